//! Every sentence that `validate` holds is seen to fail on data that break it.
#![allow(clippy::expect_used, reason = "a test may fail by it")]

mod common;

use std::collections::HashSet;

use common::poc;
use poc_cli::validate::sentences;
use serde_json::{Value, json};

/// An embedded record under another id, changed at some fields (`a.b` for a part).
fn broken(id: &str, new_id: &str, changes: &[(&str, Value)]) -> String {
    let mut record = poc("show").arg(id).json()[0]["record"].clone();
    record["id"] = new_id.into();
    for field in ["acronym", "symbol"] {
        if record.get(field).is_some() {
            record[field] = Value::Null;
        }
    }
    if record.get("aliases").is_some() {
        record["aliases"] = json!([]);
    }
    record["name"] = format!("Copy {new_id}").into();
    for (path, value) in changes {
        let (name, part) = path
            .split_once('.')
            .map_or((*path, None), |(name, part)| (name, Some(part)));
        match part {
            Some(part) => record[name][part] = value.clone(),
            None if *value == json!("absent") => {
                drop(record.as_object_mut().expect("a record").remove(name));
            }
            None => record[name] = value.clone(),
        }
    }
    record.to_string()
}

/// The sentences that fail for `text`, laid over the embedded data or alone.
fn failing(text: &str, alone: bool) -> HashSet<String> {
    let line = if alone {
        "--only-data validate - --json -q"
    } else {
        "validate - --json -q"
    };
    let ran = poc(line).input(text).run();
    assert_eq!(ran.status, Some(1), "{text}\n{}", ran.stderr);
    let findings: Vec<Value> = serde_json::from_str(&ran.stdout).expect("findings");
    findings
        .iter()
        .map(|finding| finding["check"].as_str().expect("a sentence").to_owned())
        .collect()
}

fn cite(source: &str, at: &str) -> Value {
    json!([{"source": source, "at": at, "for": null, "via": null, "doubt": null}])
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases, one a sentence")]
fn every_sentence_can_fail() {
    let one = |id: &str, new: &str, changes: &[(&str, Value)]| (broken(id, new, changes), false);
    let alone = |id: &str, new: &str, changes: &[(&str, Value)]| (broken(id, new, changes), true);
    let concept = "harm-mitigation";
    let cases: Vec<(&str, (String, bool))> = vec![
        (
            "every key is a field of the kind",
            one("unamsil", "x", &[("colour", json!("red"))]),
        ),
        (
            "every field is present",
            one("unamsil", "x", &[("end", json!("absent"))]),
        ),
        (
            "every value has the type of its field",
            one("unamsil", "x", &[("end", json!("2005-13"))]),
        ),
        (
            "every value has the type of its field",
            one("mali", "x", &[("iso3", json!("Mli"))]),
        ),
        (
            "every link leads to a record of the right kind",
            one("unamsil", "x", &[("countries", json!(["brahimi-panel"]))]),
        ),
        (
            "ids are unique",
            (format!("{0}\n{0}", broken("unamsil", "x", &[])), false),
        ),
        (
            "every link leads to a record of the right kind",
            one("unamsil", "x", &[("lead", json!(["nobody"]))]),
        ),
        (
            "nothing ends before it begins",
            one("unamsil", "x", &[("end", json!("1998"))]),
        ),
        (
            "a year is the year of its date",
            one("sres-1270", "x", &[("year", json!(1998))]),
        ),
        (
            "every record has a citation",
            one("unamsil", "x", &[("citations", json!([]))]),
        ),
        (
            "every place cited exists in the paper",
            one(
                "unamsil",
                "x",
                &[("citations", cite("koops-patz-2022", "note 189"))],
            ),
        ),
        (
            "a citation supports only fields of the kind",
            one(
                "unamsil",
                "x",
                &[(
                    "citations",
                    json!([{"source": "sres-1270", "at": null, "for": ["colour"], "via": null, "doubt": null}]),
                )],
            ),
        ),
        (
            "a note is one that the paper has",
            one("sres-1270", "x", &[("notes", json!([189]))]),
        ),
        (
            "no list has a value twice",
            one("unamsil", "x", &[("countries", json!(["Chad", "Chad"]))]),
        ),
        (
            "a name or alias belongs to one record of its kind",
            one("unamsil", "x", &[("aliases", json!(["monusco"]))]),
        ),
        (
            "no link is stored at both ends",
            one("unamsil", "x", &[("predecessors", json!(["x"]))]),
        ),
        (
            "no two records state the same fact",
            one(
                "unamsil",
                "x",
                &[("name", json!("United Nations Mission in Sierra Leone"))],
            ),
        ),
        (
            "what is matched at both ends is matched inversely",
            one(
                concept,
                "x",
                &[(
                    "matches",
                    json!([{"concept": "ihl", "match": "close", "reason": "none"}]),
                )],
            ),
        ),
        (
            "a silent milestone points at a silent document",
            one(
                "ms-2008-kiwanja",
                "ms-x",
                &[("silent", json!(true)), ("records", json!(["sres-1270"]))],
            ),
        ),
        (
            "a discrepancy has two accounts at least, on fields that exist",
            one("dis-hrddp-year", "dis-x", &[("held", json!(9))]),
        ),
        (
            "no record is an orphan",
            alone(
                "src-hrw-2008",
                "src-x",
                &[("notes", json!([])), ("citations", json!([]))],
            ),
        ),
        (
            "every note of the paper is covered by a source or a policy",
            alone("koops-patz-2022", "koops-patz-2022", &[]),
        ),
        (
            "a track is one of the record's organizations, or `inter`",
            one("ms-2008-kiwanja", "ms-x", &[("track", json!("nato"))]),
        ),
        (
            "a name has at most two commas: family, given, suffix",
            one(
                "src-hrw-2008",
                "src-x",
                &[("authors", json!(["A, B, C, D"]))],
            ),
        ),
    ];
    let mut seen = HashSet::new();
    for (sentence, (text, alone)) in cases {
        let failing = failing(&text, alone);
        assert_eq!(
            failing,
            HashSet::from([sentence.to_owned()]),
            "it, and only it"
        );
        seen.insert(sentence);
    }
    // These speak of the embedded files, which a test cannot break; tests/laws.rs holds the first another way.
    seen.insert("an embedded file has every field of every record in the declared order");
    seen.insert("every word of a closed list is used, or a reason is given");
    for (sentence, ..) in NOTES {
        seen.insert(sentence);
    }
    for sentence in sentences() {
        assert!(seen.contains(sentence), "no data here break `{sentence}`");
    }
}

/// What is against the house style: the sentence, a record, its new id, the field and the value that breaks it.
const NOTES: [(&str, &str, &str, &str, &str); 7] = [
    (
        "organizations are in the order of the dataset",
        "unamsil",
        "x",
        "orgs",
        "[\"nato\", \"un\"]",
    ),
    (
        "a supplement record cites more than the paper",
        "gaza-stabilization-force",
        "x",
        "citations",
        r#"[{"source": "koops-patz-2022", "at": "note 7", "for": null, "via": null, "doubt": null}]"#,
    ),
    (
        "text of the paper's records has no year after the paper, except in names",
        "unamsil",
        "x",
        "summary",
        "\"It closed in 2024.\"",
    ),
    (
        "a label has at most 60 characters",
        "ms-2008-kiwanja",
        "ms-x",
        "name",
        "\"A label that goes on and on and on, far beyond what a table has room for\"",
    ),
    (
        "no text is in capitals",
        "unamsil",
        "x",
        "summary",
        "\"THIS TEXT SHOUTS LOUDLY\"",
    ),
    (
        "a person's name is written family, given",
        "src-hrw-2008",
        "src-x",
        "authors",
        "[\"Jane Smith\"]",
    ),
    (
        "a person's name is written family, given",
        "src-hrw-2008",
        "src-x",
        "container.editors",
        "[\"Jane Q. Smith\"]",
    ),
];

#[test]
fn house_style_is_a_note_and_never_an_error() {
    for (sentence, id, new, field, value) in NOTES {
        let value: Value = serde_json::from_str(value).expect("JSON");
        let text = broken(id, new, &[(field, value)]);
        let ran = poc("validate -").input(&text).run();
        assert_eq!(ran.status, Some(0), "{sentence}: {}", ran.stdout);
        assert!(ran.stdout.ends_with(": valid\n"), "{}", ran.stdout);
        assert!(
            ran.stderr.contains("\nnote: ") && ran.stderr.contains(sentence),
            "{sentence}: {}",
            ran.stderr
        );
        let asked = poc("--data - orgs --count").input(&text).run();
        assert_eq!(
            (asked.status, asked.stderr.contains("note: ")),
            (Some(0), false),
            "{sentence}"
        );
    }
}

#[test]
fn a_script_without_case_cannot_shout() {
    for name in ["संयुक्त राष्ट्र मिशन बल", "قوة الأمم المتحدة المؤقتة في لبنان"]
    {
        let text = broken("unamsil", "x", &[("name", json!(name))]);
        let ran = poc("validate -").input(&text).run();
        assert_eq!(
            (ran.status, ran.stderr.as_str()),
            (Some(0), "your data add 1 record\n"),
            "{name}"
        );
    }
}

#[test]
fn a_dataset_of_somebodys_own_need_not_use_every_word() {
    let ran = poc("validate --only-data --data tests/data/terms.ndjson").run();
    assert_eq!(
        (ran.status, ran.stderr.as_str()),
        (Some(0), ""),
        "{}",
        ran.stdout
    );
}
