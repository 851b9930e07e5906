//! What a question is, wherever it comes from: a command line, a program, a server.
#![allow(clippy::expect_used, reason = "a test may fail by it")]

mod common;

use std::collections::HashSet;

use common::poc;
use poc_cli::ask::{Arguments, Takes};
use poc_cli::cli::{parameters, verb, verbs};
use poc_cli::view::Body;
use poc_cli::{Dataset, model};
use serde_json::Value;

#[test]
fn every_parameter_is_declared_once_and_explained() {
    let common: Vec<_> = parameters().collect();
    for verb in verbs() {
        let own = verb.parameters();
        let mut names = HashSet::from(["help", "h"]);
        for parameter in own.iter().chain(&common) {
            for name in std::iter::once(&parameter.name).chain(parameter.aliases) {
                assert!(names.insert(name), "{}: --{name} twice", verb.name);
            }
            assert!(
                !parameter.help.is_empty(),
                "{} {}",
                verb.name,
                parameter.name
            );
        }
        for parameter in &own {
            let known = |name: &&'static str| own.iter().any(|other| other.name == *name);
            assert!(parameter.excludes.iter().all(known));
            assert!(parameter.needs.iter().all(known));
            if let Takes::Choice(words) = parameter.takes {
                assert!(!words().is_empty(), "{} {}", verb.name, parameter.name);
            }
        }
    }
}

#[test]
fn a_question_needs_no_command_line() {
    let dataset = Dataset::embedded();
    let missions = verb("missions").expect("a command");
    let arguments = Arguments::new()
        .with("mandate", "poc")
        .with("org", "EU")
        .with("sort", "start");
    let answer = missions.ask(&arguments, &dataset).expect("an answer");
    let Body::Rows(rows) = &answer.body else {
        panic!("rows");
    };
    let selected = dataset
        .select(model::MISSION)
        .filter("mandate", "poc")
        .and_then(|missions| missions.filter("org", "eu"))
        .and_then(|missions| missions.sort("start"))
        .expect("a selection")
        .records();
    let typed = poc("missions --mandate poc --org eu --sort start").json();
    assert_eq!(rows.rows.len(), selected.len());
    assert_eq!(typed.as_array().map(Vec::len), Some(selected.len()));
    assert_eq!(typed[0]["id"], selected[0].id());
}

#[test]
fn an_answer_has_its_own_remarks_and_not_those_of_the_one_before() {
    let dataset = Dataset::embedded();
    let retired = dataset
        .retired()
        .iter()
        .find(|retired| retired.replaced_by.is_some())
        .map(|retired| retired.id.clone());
    let Some(retired) = retired else { return };
    let show = verb("show").expect("a command");
    let ask = |id: &str| {
        let answer = show.ask(&Arguments::new().with("id", id), &dataset);
        answer.expect("an answer").notes
    };
    assert_eq!(ask(&retired).len(), 1, "{retired}");
    assert!(ask("unamsil").is_empty());
    assert!(
        show.ask(&Arguments::new().with("id", "no such record"), &dataset)
            .is_err()
    );
    assert!(ask("unamsil").is_empty());
}

#[test]
fn a_path_goes_through_links_in_fields_order_and_counts() {
    let rows = poc("missions --fields id,countries.name,mandate.documents.symbol,id").json();
    let unamir = rows
        .as_array()
        .and_then(|rows| rows.iter().find(|row| row["id"] == "unamir"))
        .expect("a mission");
    // What is named twice is given once.
    assert_eq!(unamir.as_object().map(serde_json::Map::len), Some(3));
    assert_eq!(unamir["countries.name"], serde_json::json!(["Rwanda"]));
    let symbols = unamir["mandate.documents.symbol"]
        .as_array()
        .expect("symbols");
    assert!(symbols.iter().all(Value::is_string));
    let csv = poc("missions --fields id,countries.name --sort countries.name -f csv -q").ok();
    let mut lines = csv.lines();
    assert_eq!(lines.next(), Some("id,countries.name"));
    let first = lines.next().expect("a mission");
    assert!(first.contains(",A"), "{first}");
    let counts = poc("stats --kind mission --by countries.name").json();
    let afghanistan = counts.as_array().and_then(|counts| {
        counts
            .iter()
            .find(|row| row["countries.name"] == "Afghanistan")
    });
    assert!(afghanistan.is_some_and(|row| row["count"].as_u64() > Some(1)));
    let error = poc("missions --fields countries.nme").err();
    assert!(error.contains("unknown field `countries.nme`"), "{error}");
    let codebook = poc("codebook mission.mandate.documents.symbol").json();
    assert_eq!(
        codebook[0]["meaning"],
        poc("codebook policy.symbol").json()[0]["meaning"]
    );
}

#[test]
fn what_needs_no_data_reads_none() {
    for line in [
        "completions bash",
        "man",
        "man missions",
        "new mission",
        "schema tool",
        "codebook tool",
        "help missions",
        "missions --help",
        "--version",
    ] {
        let ran = poc(line).env("POC_DATA", "/no/such/place").run();
        assert_eq!(ran.status, Some(0), "{line}: {}", ran.stderr);
        assert!(!ran.stdout.is_empty(), "{line}");
    }
    let ran = poc("missions").env("POC_DATA", "/no/such/place").run();
    assert_eq!(ran.status, Some(2), "{}", ran.stderr);
}

#[test]
fn a_kind_and_a_word_of_a_list_are_read_alike_everywhere() {
    let long = poc("timeline --include missions --year 2013").json();
    for word in ["Mission", "OPERATIONS", "missions,mission"] {
        let line = format!("timeline --year 2013 --include {word}");
        assert_eq!(poc(&line).json(), long, "{word}");
    }
    let training = poc("compare --orgs un,eu --dimension training").json();
    assert_eq!(
        poc("compare --orgs UN,Eu --dimension Training").json(),
        training
    );
    let tools = poc("search protection --kind tools").json();
    assert_eq!(poc("search protection kind:TOOL").json(), tools);
}

#[test]
fn every_error_code_is_documented() {
    let codes: HashSet<&str> = poc_cli::problem::CODES
        .iter()
        .map(|(code, _)| *code)
        .collect();
    assert_eq!(codes.len(), poc_cli::problem::CODES.len(), "a code twice");
    let pattern =
        regex_lite::Regex::new(r#"(?:Problem::(?:new|unknown)|read::choice)\(\s*"([a-z-]+)""#)
            .expect("a pattern");
    let mut used = HashSet::new();
    let mut folders = vec![std::path::PathBuf::from("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let text = std::fs::read_to_string(&path).expect("a file");
                for found in pattern.captures_iter(&text) {
                    let code = found[1].to_owned();
                    assert!(codes.contains(&*code), "{}: `{code}`", path.display());
                    used.insert(code);
                }
            }
        }
    }
    for code in codes {
        assert!(
            used.contains(code)
                || code.starts_with("unknown-")
                || ["error", "unreadable"].contains(&code),
            "`{code}` is of no error"
        );
    }
}
