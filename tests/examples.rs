//! The examples of a user's own data: they are valid, they answer, and they change nothing that they do not mean to.
#![allow(clippy::expect_used, reason = "a test may fail by it")]

mod common;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use common::poc;
use serde_json::Value;

const AU: &str = "examples/african-union";

/// What a call printed, having asserted that it went well. Notes on standard error may say what was added.
fn printed(call: common::Poc) -> String {
    let ran = call.run();
    assert_eq!(ran.status, Some(0), "{}", ran.stderr);
    ran.stdout
}

/// What a call answered as JSON.
fn answered(call: common::Poc) -> Value {
    serde_json::from_str(&printed(call.arg("--json"))).expect("JSON")
}

/// A list as its records.
fn records(list: Value) -> Vec<Value> {
    match list {
        Value::Array(records) => records,
        other => panic!("no array: {other}"),
    }
}

/// The ids of records.
fn ids(records: &[Value]) -> Vec<&str> {
    records
        .iter()
        .filter_map(|record| record["id"].as_str())
        .collect()
}

/// The records of the example, as its files have them.
fn example() -> Vec<Value> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(AU).expect("a directory") {
        let path = entry.expect("a file").path();
        if path.extension().is_some_and(|kind| kind == "json") {
            let text = std::fs::read_to_string(&path).expect("a file");
            all.extend(records(serde_json::from_str(&text).expect("JSON")));
        }
    }
    all
}

/// The embedded records by id.
fn embedded() -> BTreeMap<String, Value> {
    records(answered(poc("export")))
        .into_iter()
        .map(|record| (record["id"].as_str().expect("an id").to_owned(), record))
        .collect()
}

#[test]
fn the_african_union_is_valid_without_a_note() {
    let ran = poc("validate").arg(AU).run();
    assert_eq!(
        (ran.status, ran.stderr.as_str()),
        (
            Some(0),
            "your data add 179 records and replace 1 record: au\n"
        ),
        "{}",
        ran.stdout
    );
    assert!(ran.stdout.ends_with(": valid\n"), "{}", ran.stdout);
    assert_eq!(ran.stdout.lines().count(), 1, "{}", ran.stdout);
}

#[test]
fn it_replaces_no_embedded_record_but_that_of_the_african_union() {
    let embedded = embedded();
    let example = example();
    let replaced: Vec<&str> = ids(&example)
        .into_iter()
        .filter(|id| embedded.contains_key(*id))
        .collect();
    assert_eq!(replaced, ["au"]);
    let own = example
        .iter()
        .find(|record| record["id"] == "au")
        .expect("a record");
    assert_eq!(own["role"], "compared");
    for field in ["kind", "name", "acronym", "aliases", "layer"] {
        assert_eq!(own[field], embedded["au"][field], "{field}");
    }
}

#[test]
fn every_citation_leads_to_an_address() {
    let example = example();
    let mut known = embedded();
    for record in &example {
        known.insert(
            record["id"].as_str().expect("an id").to_owned(),
            record.clone(),
        );
    }
    let has_address = |id: &str| known[id]["url"].is_string();
    for record in example.iter().filter(|record| record["id"] != "au") {
        assert_eq!(record["layer"], "supplement", "{}", record["id"]);
        for citation in record["citations"].as_array().expect("citations") {
            let source = citation["source"].as_str().expect("a source");
            // A document whose own address is not known is cited by a source that has one.
            let cited = &known[source]["citations"];
            let found = has_address(source)
                || cited.as_array().is_some_and(|places| {
                    places
                        .iter()
                        .filter_map(|place| place["source"].as_str())
                        .any(has_address)
                });
            assert!(found, "{}: {source} has no address", record["id"]);
        }
    }
    for source in example.iter().filter(|record| record["kind"] == "source") {
        assert!(source["url"].is_string(), "{}", source["id"]);
    }
}

#[test]
fn the_african_union_is_compared_in_every_dimension() {
    let compared = answered(poc("compare --orgs un,au --data").arg(AU));
    let dimensions = compared["dimensions"].as_array().expect("dimensions");
    assert_eq!(dimensions.len(), 8);
    for dimension in dimensions {
        let points = dimension["cells"]["au"].as_array().expect("points");
        assert!(!points.is_empty(), "{}", dimension["dimension"]);
    }
    assert!(compared["counts"]["au"]["policies"].as_u64() > Some(20));
    // Its points are printed in no table of the paper, and a page shows them all the same.
    let page = printed(poc("compare --orgs nato,au --width 200 --data").arg(AU));
    assert!(page.contains("− Williams calls AMIS"), "{page}");
}

#[test]
fn its_missions_are_found_through_the_environment() {
    let missions = records(answered(poc("missions --org au").env("POC_DATA", AU)));
    let ids = ids(&missions);
    for id in [
        "afisma", "amib", "amis", "maes", "misca", "rci-lra", "unamid",
    ] {
        assert!(ids.contains(&id), "{id}: {ids:?}");
    }
    let mandated = records(answered(
        poc("missions --org au --mandate poc").env("POC_DATA", AU),
    ));
    assert!(mandated.iter().any(|mission| mission["id"] == "afisma"));
    assert!(mandated.iter().all(|mission| mission["id"] != "amib"));
}

#[test]
fn its_history_has_a_column_of_its_own() {
    let page = printed(poc("timeline --org au --width 120 --data").arg(AU));
    let header = page.lines().next().expect("a header");
    assert!(header.contains(" AU "), "{header}");
    assert!(page.contains("AMISOM adopts a POC strategy"), "{page}");
}

#[test]
fn its_guidelines_are_traced_to_what_shaped_them() {
    let traced = answered(poc("trace au-poc-guidelines-2012 --depth 1 --data").arg(AU));
    let edges = traced["edges"].as_array().expect("edges");
    for from in ["un", "asia-pacific-civil-military-centre"] {
        assert!(
            edges
                .iter()
                .any(|edge| edge["from"] == from && edge["to"] == "au-poc-guidelines-2012"),
            "{from}"
        );
    }
}

#[test]
fn it_claims_no_definition_that_was_not_read() {
    let with = answered(poc("definitions --data").arg(AU));
    assert_eq!(with, answered(poc("definitions")));
    let concepts = records(answered(poc("concepts --org au --data").arg(AU)));
    assert_eq!(ids(&concepts), ["rights-based-protection"]);
}

/// The directory of the program, so that scripts find it.
fn path() -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_poc"))
        .parent()
        .expect("a directory");
    format!(
        "{}:{}",
        program.display(),
        std::env::var("PATH").unwrap_or_default()
    )
}

/// What a shell prints; nothing where `needed` is not installed.
fn shell(needed: &str, line: &str) -> Option<String> {
    let run = |line: &str| {
        Command::new("sh")
            .args(["-c", line])
            .env("PATH", path())
            .env_remove("POC_DATA")
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .expect("a shell")
    };
    if !run(&format!("command -v {needed}")).status.success() {
        return None;
    }
    let output = run(line);
    assert!(
        output.status.success(),
        "{line}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    Some(String::from_utf8(output.stdout).expect("UTF-8"))
}

/// NDJSON as records by id.
fn by_id(text: &str) -> BTreeMap<String, Value> {
    text.lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON"))
        .map(|record| (record["id"].as_str().expect("an id").to_owned(), record))
        .collect()
}

#[test]
fn every_recipe_makes_the_same_valid_records_of_a_csv() {
    let jq = shell(
        "jq",
        "cd examples/own-data && jq -Rc --argjson mission \"$(poc new mission -q)\" \
         --argjson source \"$(poc new source -q)\" -f convert.jq missions.csv",
    );
    let python = shell(
        "python3",
        "cd examples/own-data && python3 convert.py missions.csv",
    );
    let duckdb = shell(
        "duckdb",
        "copy=$(mktemp -d) && cp examples/own-data/* \"$copy\" && cd \"$copy\" && poc new mission -q > mission.empty && \
         poc new source -q > source.empty && duckdb < convert.sql > /dev/null && cat source.ndjson mission.ndjson; \
         rm -r \"$copy\"",
    );
    let more = std::fs::read_to_string("examples/own-data/ecowas.ndjson").expect("records");
    let made: Vec<String> = [jq, python, duckdb].into_iter().flatten().collect();
    for records in &made {
        assert_eq!(by_id(records), by_id(&made[0]));
        assert_eq!(by_id(records).len(), 5);
        let ran = poc("validate -").input(&format!("{more}{records}")).run();
        assert_eq!(ran.status, Some(0), "{}{}", ran.stdout, ran.stderr);
    }
}

#[test]
fn the_page_on_own_data_shows_the_recipes_as_they_are() {
    let page = std::fs::read_to_string("docs/own-data.md").expect("a page");
    for name in ["convert.jq", "convert.py", "convert.sql"] {
        let recipe =
            std::fs::read_to_string(format!("examples/own-data/{name}")).expect("a recipe");
        assert!(page.contains(&recipe), "{name}");
    }
}
