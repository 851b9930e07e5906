//! Whole records out of the program and in again, and the Data Package.

#![allow(clippy::expect_used, reason = "a test may fail by it")]

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use common::poc;
use poc_cli::model::KINDS;
use serde_json::Value;

/// A directory of its own for one test, not there yet.
fn place(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("export-{name}"));
    let _ = fs::remove_dir_all(&path);
    path
}

fn package(name: &str) -> PathBuf {
    let path = place(name);
    poc("export --out").arg(&path.display().to_string()).ok();
    path
}

#[test]
fn an_export_is_valid_data_and_exporting_it_again_gives_the_same_bytes() {
    let all = poc("export --json").ok();
    let again = poc("-q --only-data --data - export --json")
        .input(&all)
        .ok();
    assert!(again == all);
    assert_eq!(
        poc("-q --only-data --data - validate --json")
            .input(&all)
            .ok(),
        "[]\n"
    );
    let lines = poc("export -f ndjson").ok();
    let again = poc("-q --only-data --data - export --json")
        .input(&lines)
        .ok();
    assert!(again == all);
    for kind in KINDS {
        let one = poc("export").arg(kind.name).arg("--json").ok();
        assert!(one == fs::read_to_string(format!("data/{}.json", kind.name)).expect("data"));
        let again = poc("-q --trust --data - export")
            .arg(kind.list)
            .arg("--json")
            .input(&one)
            .ok();
        assert!(again == one, "{}", kind.name);
    }
}

#[test]
fn a_package_is_valid_data_and_exporting_it_again_gives_the_same_files() {
    let first = package("first");
    let second = place("second");
    poc("-q --only-data --data")
        .arg(&first.display().to_string())
        .arg("export")
        .arg("--out")
        .arg(&second.display().to_string())
        .ok();
    let files = |path: &PathBuf| -> BTreeSet<String> {
        let entries = fs::read_dir(path).expect("a directory");
        entries
            .map(|entry| entry.expect("a file").file_name().display().to_string())
            .collect()
    };
    assert_eq!(files(&first), files(&second));
    // Every kind in two formats, the ids that ceased, and the description of the package.
    assert_eq!(files(&first).len(), 2 * KINDS.len() + 2);
    for file in files(&first) {
        let read = |path: &PathBuf| fs::read(path.join(&file)).expect("a file");
        assert!(read(&first) == read(&second), "{file}");
    }
}

#[test]
fn csv_is_read_back_as_what_the_json_says() {
    for kind in KINDS {
        let csv = poc("export").arg(kind.name).arg("-f").arg("csv").ok();
        let rows = poc("export").arg(kind.name).json();
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let header = reader.headers().expect("a header").clone();
        let records: Vec<_> = reader
            .records()
            .collect::<Result<_, _>>()
            .expect("RFC 4180: every row as long as the header");
        assert_eq!(records.len(), rows.as_array().expect("rows").len());
        for (record, row) in records.iter().zip(rows.as_array().expect("rows")) {
            for (name, cell) in header.iter().zip(record) {
                let value = name.split('.').try_fold(row, |value, key| value.get(key));
                let value = value.unwrap_or(&Value::Null);
                if cell.starts_with('[') {
                    let cell: Value = serde_json::from_str(cell).expect("JSON");
                    assert_eq!(&cell, value, "{name}");
                } else {
                    assert_eq!(cell, expected(value), "{name}");
                }
                assert!(
                    !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
                    "{cell}"
                );
            }
        }
    }
}

/// The cell that stands for a value, as the contract of the formats has it.
fn expected(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']) => {
            format!("'{text}")
        }
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(expected).collect::<Vec<_>>().join("; "),
        other => other.to_string(),
    }
}

#[test]
fn a_formula_in_a_cell_is_kept_from_running() {
    let mut source = poc("show src-friis-2010").json()[0]["record"].clone();
    source["id"] = "src-own".into();
    source["name"] = "Own 2010".into();
    source["title"] = "=HYPERLINK(\"x\"), \"quoted\"\nand a second line".into();
    source["authors"] = serde_json::json!(["@sum", "B"]);
    source["publisher"] = "'quoted".into();
    let csv = poc(
        "-q --data - sources --access literature --fields id,title,authors,publisher,year -f csv",
    )
    .input(&source.to_string())
    .ok();
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let row = reader
        .records()
        .map(|record| record.expect("a row"))
        .find(|record| &record[0] == "src-own")
        .expect("the record");
    assert_eq!(
        row.iter().collect::<Vec<_>>(),
        [
            "src-own",
            "'=HYPERLINK(\"x\"), \"quoted\"\nand a second line",
            "'@sum; B",
            "''quoted",
            "2010"
        ]
    );
}

#[test]
fn the_package_describes_its_tables() {
    let path = package("described");
    let text = fs::read_to_string(path.join("datapackage.json")).expect("an index");
    let index: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(index["name"], "poc-dataset");
    assert_eq!(index["version"], "2.0.0");
    assert_eq!(index["licenses"][0]["name"], "CC-BY-4.0");
    let resources = index["resources"].as_array().expect("resources");
    for kind in KINDS {
        let resource = resources
            .iter()
            .find(|resource| resource["name"] == kind.name)
            .expect("a table");
        let schema = &resource["schema"];
        assert_eq!(schema["primaryKey"], serde_json::json!(["id"]));
        let names: Vec<_> = schema["fields"]
            .as_array()
            .expect("fields")
            .iter()
            .map(|field| field["name"].as_str().expect("a name"))
            .collect();
        let csv = fs::read_to_string(path.join(format!("{}.csv", kind.name))).expect("a table");
        assert_eq!(csv.lines().next(), Some(&*names.join(",")), "{}", kind.name);
        assert!(path.join(format!("{}.json", kind.name)).exists());
    }
    let mission = resources
        .iter()
        .find(|resource| resource["name"] == "mission");
    let schema = &mission.expect("missions")["schema"];
    assert_eq!(
        schema["foreignKeys"],
        serde_json::json!([{"fields": ["part_of"], "reference": {"fields": ["id"]}}])
    );
    let level = schema["fields"]
        .as_array()
        .expect("fields")
        .iter()
        .find(|field| field["name"] == "mandate.level")
        .expect("a field");
    assert_eq!(
        level["constraints"],
        serde_json::json!({"required": true, "enum": ["explicit", "training", "implicit", "none", "unknown"]})
    );
}

#[test]
fn a_smaller_export_takes_the_place_of_a_larger_one() {
    let path = package("smaller");
    let shown = path.display().to_string();
    let said = poc("export missions tools --json --out").arg(&shown).ok();
    assert_eq!(
        serde_json::from_str::<Value>(&said).expect("JSON")[0]["file"],
        "mission.json"
    );
    // Two kinds in two formats, the ids that ceased, and the description of the package.
    assert_eq!(fs::read_dir(&path).expect("a directory").count(), 6);
}

#[test]
fn what_is_not_from_an_export_is_never_touched() {
    let path = place("foreign");
    fs::create_dir_all(&path).expect("a directory");
    let own = path.join("mission.json");
    fs::write(&own, "[]").expect("a file");
    let shown = path.display().to_string();
    let said = poc("export missions --out").arg(&shown).err();
    assert!(said.contains("contains `mission.json`, which is not from an earlier export"));
    // Nor is what another package's index names.
    let index = r#"{"name": "other", "resources": [{"name": "mission", "path": "mission.json"}]}"#;
    fs::write(path.join("datapackage.json"), index).expect("a file");
    poc("export missions --out").arg(&shown).err();
    assert_eq!(fs::read_to_string(&own).expect("still there"), "[]");
    // A file that came to an export later is not either.
    let path = package("added-to");
    fs::write(path.join("notes.txt"), "mine").expect("a file");
    let said = poc("export --out").arg(&path.display().to_string()).err();
    assert!(said.contains("`notes.txt`"), "{said}");
}

#[test]
fn every_format_answers_and_an_empty_dataset_is_survived() {
    for format in ["table", "list", "json", "ndjson", "csv", "tsv", "markdown"] {
        let one = poc("export tools -q -f").arg(format).ok();
        assert!(one.contains("joint-protection-teams"), "{format}");
        let empty = poc("--only-data --data tests/data/empty export tools -f")
            .arg(format)
            .run();
        assert_eq!(empty.status, Some(0), "{}", empty.stderr);
        if !matches!(format, "csv" | "tsv") {
            let two = poc("export tools courses -q -f").arg(format).ok();
            assert!(two.contains("joint-protection-teams") && two.contains("fincent-un-nato-poc"));
        }
    }
    assert_eq!(
        poc("export tools courses -f csv").err(),
        "error: csv and tsv take one kind, as columns differ; name one kind, or use --out DIR for a file each\n"
    );
    assert!(
        poc("export missoins")
            .err()
            .starts_with("error: unknown kind `missoins`; did you mean ")
    );
}
