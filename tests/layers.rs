//! What the layer of the paper leaves out: records, items and fields that only the supplement supports.
#![allow(clippy::expect_used, reason = "a test may fail by it")]

mod common;

use common::poc;
use serde_json::{Value, json};

/// The id of a source of the supplement.
fn added() -> String {
    let sources = poc("--layer supplement sources").json();
    sources[0]["id"].as_str().expect("an id").to_owned()
}

fn cite(sources: &[&str], fields: &Value) -> Value {
    let one = |source: &&str| json!({"source": source, "at": "note 64", "for": fields, "via": null, "doubt": null});
    sources.iter().map(one).collect()
}

/// A mission of the paper with a summary, to which the supplement added.
fn mission(change: impl Fn(&mut Value, &str)) -> String {
    let mut mission = poc("show unamsil").json()[0]["record"].clone();
    mission["id"] = "mine".into();
    mission["name"] = "A mission of mine".into();
    mission["acronym"] = Value::Null;
    mission["aliases"] = json!([]);
    mission["layer"] = "paper".into();
    mission["citations"] = cite(&["koops-patz-2022"], &Value::Null);
    change(&mut mission, &added());
    mission.to_string()
}

fn shown(text: &str, layer: &str) -> Value {
    let ran = poc(&format!("--layer {layer} --data - show mine --json"))
        .input(text)
        .run();
    assert_eq!(ran.status, Some(0), "{}", ran.stderr);
    let found: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    found[0]["record"].clone()
}

fn change(level: &str, citations: Value) -> Value {
    let from = if level == "none" {
        "1999-10-22"
    } else {
        "2000-02-07"
    };
    let mut change = json!({"from": from, "seen_by": null, "level": level, "document": null});
    change["citations"] = citations;
    change
}

#[test]
fn an_item_is_left_out_where_only_the_supplement_supports_it() {
    let text = mission(|mission, added| {
        mission["mandate"]["history"] = json!([
            change("none", cite(&["koops-patz-2022"], &Value::Null)),
            change("training", cite(&[added], &Value::Null)),
            change("explicit", cite(&[added, "koops-patz-2022"], &Value::Null)),
        ]);
        mission["mandate"]["level"] = "explicit".into();
    });
    let all: Value = poc("-q --data - show mine").input(&text).json();
    let levels = |record: &Value| {
        let history = record["mandate"]["history"]
            .as_array()
            .expect("a list")
            .iter();
        history
            .map(|item| item["level"].as_str().expect("a level").to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(levels(&all[0]["record"]), ["none", "training", "explicit"]);
    let paper = shown(&text, "paper");
    assert_eq!(levels(&paper), ["none", "explicit"]);
    // Of a value that both give, the paper's citation is left.
    let citations = paper["mandate"]["history"][1]["citations"]
        .as_array()
        .expect("a list");
    assert_eq!(citations.len(), 1);
    assert_eq!(citations[0]["source"], "koops-patz-2022");
}

#[test]
fn a_field_is_empty_where_only_the_supplement_supports_it() {
    let text = mission(|mission, added| {
        let paper = cite(&["koops-patz-2022"], &Value::Null);
        let more = cite(&[added], &json!(["end", "lead"]));
        mission["lead"] = json!(["france"]);
        mission["citations"] = [paper, more]
            .iter()
            .flat_map(|list| list.as_array().expect("a list").clone())
            .collect();
    });
    let paper = shown(&text, "paper");
    assert_eq!(paper["end"], Value::Null);
    assert_eq!(paper["lead"], json!([]));
    assert_ne!(paper["start"], Value::Null);
    assert_eq!(paper["citations"].as_array().map(Vec::len), Some(1));
}

#[test]
fn finding_aids_are_in_every_layer() {
    let mut state = poc("show mali").json()[0]["record"].clone();
    let source = added();
    state["id"] = "mine".into();
    state["name"] = "A state of mine".into();
    state["iso3"] = "XMI".into();
    state["aliases"] = json!(["Myland"]);
    state["gw"] = json!([{"code": 999, "from": null, "to": null}]);
    state["regions"] = json!(["sahel"]);
    state["layer"] = "paper".into();
    let paper = cite(&["koops-patz-2022"], &Value::Null);
    let more = cite(&[&source], &json!(["iso3", "gw", "regions", "aliases"]));
    state["citations"] = [paper, more]
        .iter()
        .flat_map(|list| list.as_array().expect("a list").clone())
        .collect();
    let paper = shown(&state.to_string(), "paper");
    for field in ["iso3", "aliases", "gw", "regions"] {
        assert_eq!(paper[field], state[field], "{field}");
    }
}

#[test]
fn prose_of_the_paper_names_no_later_year() {
    let sentence = "text of the paper's records has no year after the paper, except in names";
    let checked = |summary: &str, cited: bool| {
        let text = mission(|mission, added| {
            mission["summary"] = summary.into();
            if cited {
                let more = cite(&[added], &json!(["summary"]))[0].clone();
                mission["citations"]
                    .as_array_mut()
                    .expect("a list")
                    .push(more);
            }
        });
        // A user may know better: it is a note, and no error.
        let ran = poc("validate -").input(&text).run();
        assert_eq!(ran.status, Some(0), "{}", ran.stdout);
        ran.stderr.contains(sentence)
    };
    assert!(checked("It closed in 2024.", false));
    assert!(checked("It closed in June 2022.", false));
    for allowed in [
        "It closed in March 2022.",
        "Its plan for 2020-2024 names it.",
        "Resolution 2098 gave it a brigade.",
        "It ended in 2005.",
    ] {
        assert!(!checked(allowed, false), "{allowed}");
    }
    // What the supplement supports is not the paper's prose.
    assert!(!checked("It closed in 2024.", true));
}
