//! The codes of states and territories, compared with the public lists that they were copied from.

mod common;

use std::collections::BTreeMap;

use common::poc;
use serde_json::{Value, json};

#[expect(
    clippy::expect_used,
    reason = "a test without its list has nothing to say"
)]
/// The rows of a list kept beside the tests, without its comments.
fn list(name: &str) -> Vec<Vec<String>> {
    let path = format!("{}/tests/data/lists/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path)
        .expect("the list can be read")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split('\t').map(str::to_owned).collect())
        .collect()
}

/// Every state and territory.
fn areas() -> Vec<Value> {
    match poc("actors --type state,territory --json").json() {
        Value::Array(records) => records,
        other => panic!("no array: {other}"),
    }
}

#[test]
fn alpha_3_codes_are_those_of_the_list() {
    let listed: BTreeMap<String, String> = list("iso-3166-1.tsv")
        .into_iter()
        .map(|row| (row[0].clone(), row[1].clone()))
        .collect();
    for area in areas() {
        let id = area["id"].as_str().expect("an id");
        assert_eq!(
            area["iso3"].as_str(),
            listed.get(id).map(String::as_str),
            "{id}"
        );
    }
}

#[test]
fn gleditsch_ward_numbers_are_those_of_the_list() {
    // The version that was copied ends on this day; an entry that ends with it is open.
    const LAST: &str = "2017-12-31";
    let mut listed: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for row in list("gleditsch-ward.tsv") {
        let to = (row[4] != LAST).then(|| row[4].clone());
        let code: u32 = row[1].parse().expect("a number");
        listed
            .entry(row[0].clone())
            .or_default()
            .push(json!({"code": code, "from": row[3], "to": to}));
    }
    for area in areas() {
        let id = area["id"].as_str().expect("an id");
        let entries = listed.remove(id).unwrap_or_default();
        assert_eq!(area["gw"], Value::Array(entries), "{id}");
    }
    assert!(listed.is_empty(), "without a record: {listed:?}");
}

#[test]
fn a_ceased_state_has_a_last_day_and_successors() {
    for area in areas() {
        let id = &area["id"];
        let successors = area["successors"].as_array().expect("an array");
        assert_eq!(area["to"].is_null(), successors.is_empty(), "{id}");
        assert!(area["to"].is_null() || area["iso3"].is_null(), "{id}");
    }
}
