//! What the program is built from: few crates, each with its reason, under permissive licences, from one place, once.
#![allow(clippy::expect_used, reason = "a test may fail by it")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Command;

use serde_json::Value;

/// Licences of which one is enough to use a crate in a program under MIT or Apache-2.0.
const PERMISSIVE: [&str; 4] = ["MIT", "Apache-2.0", "Unlicense", "Zlib"];

/// What cargo knows of the crates, without a network.
fn metadata() -> Value {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--offline", "--locked"])
        .args(["--filter-platform", "x86_64-unknown-linux-gnu"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    serde_json::from_slice(&output.stdout).expect("metadata")
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().map(Vec::as_slice).unwrap_or_default()
}

/// The ids of the crates that the program is built from, those of its tests left out.
fn built_from(metadata: &Value) -> BTreeSet<String> {
    let nodes: BTreeMap<&str, &Value> = list(&metadata["resolve"], "nodes")
        .iter()
        .map(|node| (node["id"].as_str().expect("an id"), node))
        .collect();
    let root = metadata["resolve"]["root"].as_str().expect("a root");
    let mut found = BTreeSet::new();
    let mut open = vec![root];
    while let Some(id) = open.pop() {
        for dependency in list(nodes[id], "deps") {
            let for_tests = list(dependency, "dep_kinds")
                .iter()
                .all(|kind| kind["kind"] == "dev");
            let id = dependency["pkg"].as_str().expect("an id");
            if !for_tests && found.insert(id.to_owned()) {
                open.push(id);
            }
        }
    }
    found
}

#[test]
fn every_crate_is_permissive_from_one_place_and_there_once() {
    let metadata = metadata();
    let built = built_from(&metadata);
    let mut names = BTreeSet::new();
    for package in list(&metadata, "packages") {
        if !built.contains(package["id"].as_str().expect("an id")) {
            continue;
        }
        let name = package["name"].as_str().expect("a name");
        assert!(names.insert(name), "{name} is built in two versions");
        assert_eq!(
            package["source"], "registry+https://github.com/rust-lang/crates.io-index",
            "{name}"
        );
        let license = package["license"].as_str().unwrap_or_default();
        let choices = license.split([' ', '(', ')', '/']);
        assert!(
            choices.clone().any(|word| PERMISSIVE.contains(&word)),
            "{name}: {license}"
        );
        // What is asked besides may be the licence of Unicode's tables.
        let besides = license.split(" AND ").skip(1);
        assert!(
            besides.clone().all(|word| word == "Unicode-3.0"),
            "{name}: {license}"
        );
    }
    assert!(
        names.len() < 60,
        "{} crates; is each of them needed?",
        names.len()
    );
}

#[test]
fn every_dependency_has_its_reason() {
    let metadata = metadata();
    let root = &metadata["resolve"]["root"];
    let package = list(&metadata, "packages")
        .iter()
        .find(|package| package["id"] == *root);
    let declared: BTreeSet<String> = list(package.expect("this package"), "dependencies")
        .iter()
        .map(|dependency| dependency["name"].as_str().expect("a name").to_owned())
        .collect();
    let text = fs::read_to_string("CONTRIBUTING.md").expect("a file");
    let section = text.split("## Dependencies").nth(1).expect("the section");
    let section = section.split("\n## ").next().unwrap_or_default();
    // In the first column of the table, each name in backticks.
    let told: BTreeSet<String> = section
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('|').next())
        .flat_map(|cell| cell.split('`').filter(|part| !part.contains([' ', ','])))
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect();
    assert_eq!(told, declared);
}
