//! Data of any size: what large files cost, and that reading them in parts changes nothing.
#![allow(clippy::expect_used, reason = "a test may fail by it")]

mod common;

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use common::poc;
use poc_cli::dataset::scan::{self, Next, Stop};
use serde::Deserialize;
use serde::de::IgnoredAny;

fn place(name: &str) -> PathBuf {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("scale");
    fs::create_dir_all(&directory).expect("a directory");
    directory.join(name)
}

/// A valid milestone of that number.
fn milestone(number: usize) -> String {
    let year = 1994 + number % 28;
    format!(
        r#"{{"id":"ms-{year}-made-{number}","kind":"milestone","name":"Event {number}","summary":"What a report says of the event, in a sentence or two of the usual length, as there are many.","orgs":["un"],"date":"{year}","year":{year},"annex":false,"track":"un","type":"document","themes":["active-protection"],"records":["security-council"],"silent":false,"figures":[],"layer":"supplement","citations":[{{"source":"sres-1701","at":"para. {number}","for":null,"via":null,"doubt":null}}]}}"#
    )
}

/// So many records, each by itself.
fn records(number: usize) -> Vec<String> {
    (0..number).map(milestone).collect()
}

#[test]
fn a_large_file_is_read_alike_in_every_form() {
    let records = records(6000);
    let indented: Vec<String> = records
        .iter()
        .map(|record| {
            let value: serde_json::Value = serde_json::from_str(record).expect("JSON");
            serde_json::to_string_pretty(&value).expect("JSON")
        })
        .collect();
    // Within these, an object begins as a record does, so that cuts go wrong.
    let misleading: Vec<String> = records
        .iter()
        .map(|record| record.replace("\"figures\":[]", "\"figures\":[\n{\"id\":1},\n{\"id\":2}]"))
        .collect();
    let forms = [
        ("lines.ndjson", records.join("\n"), true),
        ("array.json", format!("[{}]", records.join(",")), true),
        (
            "lined.json",
            format!("[\n{}\n]\n", records.join(",\n")),
            true,
        ),
        ("indented.json", format!("[{}]", indented.join(",\n")), true),
        ("after.json", records.join(""), true),
        (
            "mark.json",
            format!("\u{feff}{}", records.join("\r\n")),
            true,
        ),
        ("misleading.json", misleading.join("\n"), false),
    ];
    for (name, text, is_valid) in forms {
        assert!(text.len() > 2 << 20, "{name}: longer than a part");
        let path = place(name);
        fs::write(&path, text).expect("a file");
        let path = path.to_str().expect("a path");
        let mut ran = vec![poc("timeline --count --trust --only-data --data").arg(path)];
        if is_valid {
            ran.push(poc("timeline --count --only-data --trust --from 1900 --data").arg(path));
        }
        for ran in ran {
            assert_eq!(ran.ok(), "6000\n", "{name}");
        }
    }
}

#[test]
fn what_breaks_off_is_named_by_its_line_whether_or_not_records_are_let_go() {
    let mut lines = records(6000);
    for (number, wrong, told) in [
        (5999, "{\"id\": 1,}", "line 6000 column 10"),
        (
            100,
            "{\"id\": \"x\", \"kind\": \"milestone\", \"name\": \"\\q\"}",
            "line 101",
        ),
        (3000, "[]]", "line 3001"),
        (4000, "7", "value 4001 is a number"),
    ] {
        let right = std::mem::replace(&mut lines[number], wrong.to_owned());
        let path = place(&format!("broken-{number}.ndjson"));
        fs::write(&path, lines.join("\n")).expect("a file");
        let path = path.to_str().expect("a path");
        for options in ["", "--trust", "--trust --year 1995"] {
            let ran = poc(&format!("timeline {options} --data")).arg(path).run();
            assert_eq!(ran.status, Some(2), "{number} {options}");
            assert!(
                ran.stderr.contains(told),
                "{number} {options}: {}",
                ran.stderr
            );
        }
        lines[number] = right;
    }
}

#[test]
fn a_question_to_trusted_data_has_the_same_answer() {
    let (first, second) = (place("first.ndjson"), place("second.ndjson"));
    fs::write(&first, records(400).join("\n")).expect("a file");
    // These take the place of an embedded record and of two above, with other years; the last is as it was.
    let other = |number: usize, id: &str| {
        let own = format!("ms-{}-made-{number}", 1994 + number % 28);
        milestone(number).replace(&own, id)
    };
    let later = [
        other(500, "ms-1994-eu-rwanda-response"),
        other(501, "ms-2013-made-19"),
        other(502, "ms-2013-made-47"),
        milestone(75),
    ];
    fs::write(&second, later.join("\n")).expect("a file");
    let paths = [&first, &second].map(|path| path.to_str().expect("a path"));
    for question in [
        "timeline --year 2013 --json",
        "timeline --year 1994 --json",
        "timeline --from 2015 --to 2016 --track un -f csv",
        "timeline --silent -f ndjson",
        "timeline --type document --year 2000,2001 --sort -name --fields id,name",
        "timeline --year 2013 --fields records.name,id",
        "timeline --about security-council --year 2013 --count",
        "timeline --org un --year 2013",
        "timeline 2013 --count",
        "timeline --year 2013 --include missions",
        "missions --active 2013 --mandate poc --count",
        "stats timeline --by year",
    ] {
        let ask = |trust: &str| {
            let [first, second] = paths;
            let command = poc(&format!("{question} {trust} --data"));
            let ran = command.arg(first).arg("--data").arg(second).run();
            assert_eq!(ran.status, Some(0), "{question} {trust}: {}", ran.stderr);
            ran.stdout
        };
        assert_eq!(ask("--trust"), ask(""), "{question}");
    }
}

#[test]
fn every_byte_is_held_against_the_grammar() {
    let text = r#"{"id": "a", "kind": "term", "x": [1, -2.5e+3, true, null, {"y": "\u00e9\n"}], "z": {}} "#;
    let mut seen = [0, 0];
    for place in 0..text.len() {
        for byte in b"\"\\{}[],: 0-.eu\n\x01t9A/" {
            for insert in [false, true] {
                let mut bytes = text.as_bytes().to_vec();
                if insert {
                    bytes.insert(place, *byte);
                } else {
                    bytes[place] = *byte;
                }
                let text = String::from_utf8(bytes).expect("ASCII");
                let mut values = serde_json::Deserializer::from_str(&text);
                let mut read = Ok(IgnoredAny);
                while read.is_ok() && values.end().is_err() {
                    read = IgnoredAny::deserialize(&mut values);
                }
                let found = scan::scan(&text, Next::Value, None);
                let is_json = match found.last().and_then(|part| part.stop.clone()) {
                    None => true,
                    Some(Stop::Short | Stop::Broken) => false,
                    // What comes behind is not read.
                    Some(_) => continue,
                };
                assert_eq!(is_json, read.is_ok(), "{text}");
                seen[usize::from(is_json)] += 1;
            }
        }
    }
    assert!(seen.iter().all(|seen| *seen > 300), "{seen:?}");
}

#[test]
fn a_long_table_has_every_word_and_no_line_too_wide() {
    let path = place("table.ndjson");
    fs::write(&path, records(4100).join("\n")).expect("a file");
    let ran =
        poc("timeline --sort name --only-data --trust --width 60 --fields id,name,summary --data")
            .arg(path.to_str().expect("a path"))
            .ok();
    assert!(ran.lines().all(|line| line.chars().count() <= 60));
    let words: usize = ran.matches("sentence").count();
    assert_eq!(words, 4100);
    // Rows that take several lines are parted by a rule, between the parts in which they are drawn too.
    let rules = ran
        .lines()
        .filter(|line| line.starts_with(['╌', '─']))
        .count();
    assert_eq!(rules, 4100);
}

/// The instructions that a run of the program takes.
fn instructions(words: &[&str]) -> u64 {
    let ran = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(env!("CARGO_BIN_EXE_poc"))
        .args(words)
        .env_remove("POC_DATA")
        .output();
    let ran = ran.expect("valgrind: install it, or leave this test out by name");
    let told = String::from_utf8_lossy(&ran.stderr);
    let line = told.lines().find(|line| line.contains("Collected"));
    let number = line.and_then(|line| line.split_whitespace().last());
    number
        .and_then(|number| number.parse().ok())
        .expect("a number of instructions")
}

#[test]
fn ten_times_as_many_errors_cost_at_most_fifteen_times_as_much() {
    let file = |number: usize| {
        let path = place(&format!("wrong-{number}.ndjson"));
        let mut text = String::new();
        for number in 0..number {
            let record = milestone(number);
            let wrong = match number % 3 {
                0 => record.replace("\"document\"", &format!("\"parade{number}\"")),
                1 => record.replace("\"year\":", "\"year\":1"),
                _ => record.replace("active-protection", "un"),
            };
            writeln!(text, "{wrong}").expect("a line");
        }
        fs::write(&path, text).expect("a file");
        path.to_str().expect("a path").to_owned()
    };
    let (few, many) = (file(200), file(2000));
    let nothing = instructions(&["validate", "/dev/null"]);
    for line in [&["validate"][..], &["timeline", "--data"]] {
        let cost = |path: &str| instructions(&[line, &[path]].concat()).saturating_sub(nothing);
        let (one, ten) = (cost(&few), cost(&many));
        assert!(ten < 15 * one, "{line:?}: {one} and {ten} instructions");
    }
}
