//! The everyday words and the questions name records and vocabulary that exist.
#![allow(clippy::expect_used, reason = "a test may fail by it")]

mod common;

use common::poc;
use serde_json::Value;
use std::collections::BTreeSet;

fn read(path: &str) -> Vec<Value> {
    let text = std::fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR")))
        .expect("a file of the project");
    serde_json::from_str(&text).expect("an array")
}

fn strings(value: &Value) -> Vec<&str> {
    value
        .as_array()
        .map(|items| items.iter().filter_map(Value::as_str).collect())
        .unwrap_or_default()
}

fn known_ids() -> BTreeSet<String> {
    let records = poc("export").json();
    records
        .as_array()
        .expect("records")
        .iter()
        .filter_map(|record| record["id"].as_str().map(str::to_owned))
        .collect()
}

#[test]
fn everyday_words_lead_to_records_and_values_that_exist() {
    let ids = known_ids();
    let book = poc("codebook").json();
    let mut wrong = Vec::new();
    for entry in read("data/everyday.json") {
        if strings(&entry["words"]).is_empty() {
            wrong.push(format!("no words: {entry}"));
        }
        for id in strings(&entry["ids"]) {
            if !ids.contains(id) {
                wrong.push(format!("no record {id}"));
            }
        }
        if let Some(path) = entry["field"].as_str() {
            let field = book.as_array().expect("the codebook").iter().find(|row| {
                let (kind, field) = (row["kind"].as_str(), row["field"].as_str());
                path.split_once('.') == kind.zip(field)
            });
            let values = field.map(|row| row["values"].to_string());
            let word = &entry["word"];
            let listed = values
                .is_some_and(|values| !word.is_string() || values.contains(&word.to_string()));
            if !listed {
                wrong.push(format!("no value {word} of {path}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_concept_and_tool_has_everyday_words() {
    let bridged: BTreeSet<String> = read("data/everyday.json")
        .iter()
        .flat_map(|entry| strings(&entry["ids"]).into_iter().map(str::to_owned))
        .collect();
    for list in ["concepts", "tools"] {
        for record in poc(list).json().as_array().expect("records") {
            let id = record["id"].as_str().expect("an id");
            assert!(bridged.contains(id), "{id}");
        }
    }
}

#[test]
fn the_answers_to_the_questions_exist() {
    let ids = known_ids();
    let mut wrong = Vec::new();
    for group in ["desk", "outsider", "researcher", "status", "first"] {
        for question in read(&format!("tests/questions/{group}.json")) {
            let wanted = strings(&question["ids"]);
            if wanted.is_empty() || wanted.iter().any(|id| !ids.contains(*id)) {
                wrong.push(format!("{group}: {question}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
