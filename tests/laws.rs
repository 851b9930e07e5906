//! What holds for every kind of record and every form of output, walked kind by kind.
#![allow(clippy::expect_used, reason = "a test may fail by it")]

mod common;

use std::fs;

use common::poc;
use poc_cli::dataset::{embedded, scan};
use poc_cli::model::KINDS;
use poc_cli::model::field;
use poc_cli::view::plain;

const FORMATS: [&str; 7] = ["table", "list", "json", "ndjson", "csv", "tsv", "markdown"];

fn data(kind: &str) -> String {
    fs::read_to_string(format!("data/{kind}.json")).expect("a data file")
}

#[test]
fn the_data_files_are_in_the_form_in_which_records_are_printed() {
    for kind in KINDS {
        // Read as a user's data, every record is parsed and written anew.
        let line = format!(
            "--only-data --data data --trust {} --json --sort id",
            kind.list
        );
        let printed = poc(&line).ok();
        if std::env::var_os("POC_BLESS").is_some() {
            fs::write(format!("data/{}.json", kind.name), &printed).expect("repaired");
        }
        assert!(
            printed == data(kind.name),
            "data/{}.json is not in canonical form; POC_BLESS=1 cargo test --test laws repairs it",
            kind.name
        );
    }
}

#[test]
fn embedded_and_user_data_print_alike() {
    for kind in KINDS {
        let embedded = poc(&format!("{} --json --sort id", kind.list)).ok();
        let own = poc(&format!(
            "--only-data --data data {} --json --sort id",
            kind.list
        ))
        .ok();
        assert!(
            embedded == data(kind.name) && own == embedded,
            "{}",
            kind.name
        );
    }
}

#[test]
fn the_places_found_when_built_are_those_that_json_has() {
    for kind in KINDS {
        let by_place = embedded::read(kind);
        let text = embedded::json(kind);
        let found = scan::scan(text, scan::Next::Value, Some(kind));
        assert!(found.iter().all(|part| part.stop.is_none()));
        let by_json: Vec<_> = found
            .iter()
            .flat_map(|part| part.records(text, None))
            .collect();
        assert_eq!(by_place.len(), by_json.len(), "{}", kind.name);
        for (left, right) in by_place.iter().zip(&by_json) {
            assert_eq!(left.whole(), right.whole());
            assert_eq!(right.unknown_keys(), [""; 0]);
        }
    }
}

#[test]
fn a_table_is_a_projection_of_the_json() {
    for kind in KINDS {
        // The timeline's table is a pivot unless fields are asked for.
        let paths: Vec<_> = kind
            .columns
            .iter()
            .flat_map(|column| column.paths)
            .collect();
        let mut columns: Vec<&str> = Vec::new();
        for path in paths {
            if !columns.contains(path) {
                columns.push(path);
            }
        }
        let line = format!("{} --sort id --fields {}", kind.list, columns.join(","));
        let rows = poc(&line).json();
        let table = poc(&line).arg("--width").arg("10000").ok();
        let mut lines = table.lines();
        let header: Vec<_> = lines
            .next()
            .expect("a header")
            .split(" │ ")
            .map(str::trim)
            .collect();
        assert_eq!(header, columns, "{}", kind.name);
        lines.next();
        for (row, line) in rows.as_array().expect("rows").iter().zip(lines) {
            let cells: Vec<_> = line
                .split(" │ ")
                .map(|cell| cell.trim().trim_end_matches(['†', '‡']))
                .collect();
            for (column, cell) in columns.iter().zip(cells) {
                let json = row[*column].to_string();
                let value = serde_json::from_str(&json).expect("a value");
                let text = plain(&value);
                if text.contains('{') {
                    // The keys of an object come in the order of the record, which this value does not keep.
                    continue;
                }
                let expected = if text.is_empty() { "–" } else { text.trim() };
                assert_eq!(cell, expected, "{}.{column}", kind.name);
            }
        }
    }
}

#[test]
fn the_keys_of_json_are_the_fields_of_the_kind() {
    for kind in KINDS {
        let rows: Vec<serde_json::Map<String, serde_json::Value>> =
            serde_json::from_str(&poc(kind.list).arg("--json").ok()).expect("records");
        assert!(!rows.is_empty(), "{} has a record", kind.name);
        let mut names: Vec<_> = kind.fields.iter().map(|field| field.name).collect();
        names.sort_unstable();
        for row in rows {
            assert_eq!(
                row.keys().map(String::as_str).collect::<Vec<_>>(),
                names,
                "{}",
                kind.name
            );
        }
    }
}

#[test]
fn every_field_says_what_it_means_and_every_closed_field_has_a_filter() {
    for kind in KINDS {
        field::each(kind.fields, &mut |path, field| {
            assert!(!field.meaning.is_empty(), "{}.{path}", kind.name);
            let closed = matches!(field.shape.item(), field::Shape::Word(_))
                && !path.contains('.')
                && field.name != "layer";
            assert!(
                !closed || !field.filter.is_empty(),
                "{}.{path} has no filter",
                kind.name
            );
        });
        let columns = kind.columns.iter().flat_map(|column| column.paths);
        for path in columns.chain(kind.order) {
            assert!(kind.field(path).is_some(), "{} has no {path}", kind.name);
        }
    }
}

#[test]
fn common_fields_are_the_same_in_every_kind() {
    for kind in KINDS {
        let names: Vec<_> = kind.fields.iter().map(|field| field.name).collect();
        assert_eq!(
            names[..5],
            ["id", "kind", "name", "summary", "orgs"],
            "{}",
            kind.name
        );
        assert_eq!(
            names[names.len() - 2..],
            ["layer", "citations"],
            "{}",
            kind.name
        );
    }
}

#[test]
fn every_list_answers_in_every_format_and_survives_an_empty_dataset() {
    for kind in KINDS {
        for format in FORMATS {
            let full = poc(kind.list).arg("-f").arg(format).arg("-q").ok();
            assert!(full.ends_with('\n'), "{} {format}", kind.list);
            let empty = poc("--only-data --data tests/data/empty")
                .arg(kind.list)
                .arg("-f")
                .arg(format)
                .run();
            assert_eq!(
                empty.status,
                Some(0),
                "{} {format}: {}",
                kind.list,
                empty.stderr
            );
            assert_eq!(empty.stderr, "no records of this kind\n");
        }
    }
}

#[test]
fn the_same_question_gives_the_same_bytes() {
    for kind in KINDS {
        for format in FORMATS {
            let ask = || poc(kind.list).arg("-f").arg(format).arg("-q").ok();
            assert!(ask() == ask(), "{} {format}", kind.list);
        }
    }
}

#[test]
fn the_embedded_data_are_valid() {
    let said = poc("validate").ok();
    assert!(said.ends_with("checks: valid\n"), "{said}");
    assert_eq!(poc("validate --json").ok(), "[]\n");
}

#[test]
fn the_paper_layer_shows_what_the_paper_says() {
    for kind in KINDS {
        let paper = poc("--layer paper").arg(kind.list).json();
        assert!(
            paper
                .as_array()
                .expect("records")
                .iter()
                .all(|record| record["layer"] == "paper"),
            "{}",
            kind.name
        );
    }
    // The day on which UNAMSIL ended is not in the paper.
    let mission = &poc("--layer paper show unamsil").json()[0]["record"];
    assert!(mission["end"].is_null());
    assert_eq!(poc("show unamsil").json()[0]["record"]["end"], "2005-12-31");
}

/// The files of the program's source under `folder`, with their texts.
fn sources(folder: &std::path::Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).expect("a file");
            found.push((path.display().to_string(), text));
        }
    }
}

#[test]
fn nothing_decides_by_the_name_of_a_kind_or_the_id_of_an_organization() {
    let mut files = vec![(
        "build.rs".to_owned(),
        fs::read_to_string("build.rs").expect("the build script"),
    )];
    sources(std::path::Path::new("src"), &mut files);
    let names = KINDS.map(|kind| kind.name);
    let orgs = poc("orgs --fields id").json();
    let orgs = orgs.as_array().expect("organizations").iter();
    let orgs: Vec<String> = orgs
        .map(|org| org["id"].as_str().expect("an id").to_owned())
        .collect();
    for (path, text) in files {
        // A kind may name itself and those that it links to.
        if path.contains("model/") {
            continue;
        }
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for line in code.lines().map(str::trim) {
            if line.starts_with("//") {
                continue;
            }
            for name in names {
                for decides in [
                    format!("name == \"{name}\""),
                    format!("name != \"{name}\""),
                    format!("kind(\"{name}\")"),
                ] {
                    assert!(!line.contains(&decides), "{path}: {line}");
                }
            }
            // An arm for a name of a kind may be one for a field called so, but no field is called as an organization.
            for id in &orgs {
                let decides = line.starts_with(&format!("\"{id}\" =>"))
                    || line.contains(&format!("== \"{id}\""));
                assert!(!decides, "{path}: {line}");
            }
        }
    }
}
