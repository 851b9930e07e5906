//! The schemas: every record there is satisfies the one of its kind, and nothing that is broken does.
//!
//! A validator of the whole of JSON Schema would more than double the crates that a test needs. The schemas use few
//! keywords, so these few are read here, and any other fails the test.
#![allow(clippy::expect_used, reason = "a test may fail by it")]

mod common;

use common::poc;
use poc_cli::model::KINDS;
use regex_lite::Regex;
use serde_json::{Value, json};

/// Why `value` does not satisfy `schema`, if it does not.
fn refusal(root: &Value, schema: &Value, value: &Value, at: &str) -> Option<String> {
    let keywords = schema.as_object().expect("a schema");
    keywords.iter().find_map(|(keyword, wanted)| {
        let list = || wanted.as_array().expect("a list");
        let text = || wanted.as_str().expect("a text");
        let holds = match keyword.as_str() {
            "$schema" | "$defs" | "title" | "description" | "examples" => true,
            "$ref" => {
                let pointer = text().strip_prefix('#').expect("a pointer");
                let schema = root.pointer(pointer).expect("a schema");
                return refusal(root, schema, value, at);
            }
            "oneOf" => {
                let fits = |schema: &&Value| refusal(root, schema, value, at).is_none();
                list().iter().filter(fits).count() == 1
            }
            "const" => value == wanted,
            "enum" => list().contains(value),
            "type" => wanted
                .as_array()
                .map_or_else(|| vec![wanted], |names| names.iter().collect())
                .iter()
                .any(|name| is(value, name.as_str().expect("a name"))),
            "pattern" => {
                let pattern = Regex::new(text()).expect("a pattern");
                value.as_str().is_none_or(|text| pattern.is_match(text))
            }
            "minItems" => value
                .as_array()
                .is_none_or(|items| items.len() as u64 >= wanted.as_u64().expect("a number")),
            "items" => {
                let mut items = value.as_array().into_iter().flatten();
                return items.find_map(|item| refusal(root, wanted, item, &format!("{at}[]")));
            }
            "properties" => {
                let parts = value.as_object().into_iter().flatten();
                return parts
                    .filter_map(|(key, part)| Some((key, part, wanted.get(key)?)))
                    .find_map(|(key, part, schema)| {
                        refusal(root, schema, part, &format!("{at}.{key}"))
                    });
            }
            "required" => value.as_object().is_none_or(|object| {
                list()
                    .iter()
                    .all(|name| object.contains_key(name.as_str().expect("a name")))
            }),
            "additionalProperties" => {
                assert_eq!(wanted, false);
                let known = |key: &String| schema["properties"].get(key).is_some();
                value
                    .as_object()
                    .is_none_or(|object| object.keys().all(known))
            }
            other => panic!("the schemas do not use {other}"),
        };
        (!holds).then(|| format!("{at}: {keyword}: {value}"))
    })
}

/// Whether `value` is of the type that JSON Schema calls `name`.
fn is(value: &Value, name: &str) -> bool {
    match name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("no type {other}"),
    }
}

fn schema(line: &str) -> Value {
    serde_json::from_str(&poc(line).ok()).expect("JSON")
}

fn records(list: &str) -> Vec<Value> {
    let text = poc(list).arg("--json").ok();
    serde_json::from_str(&text).expect("JSON")
}

#[test]
fn every_record_satisfies_its_schema() {
    let any = schema("schema");
    for kind in KINDS {
        let own = schema(&format!("schema {}", kind.name));
        assert_eq!(
            own["$schema"],
            "https://json-schema.org/draft/2020-12/schema"
        );
        assert_eq!(own["title"], kind.name);
        for record in records(kind.list) {
            let id = record["id"].as_str().expect("an id").to_owned();
            assert_eq!(refusal(&own, &own, &record, &id), None);
        }
        let first = &records(kind.list)[0];
        assert_eq!(refusal(&any, &any, first, kind.name), None);
    }
}

#[test]
fn a_broken_record_satisfies_none() {
    let any = schema("schema");
    for kind in KINDS {
        let own = schema(&format!("schema {}", kind.list));
        let sound = records(kind.list).swap_remove(0);
        let refuses = |record: &Value, why: &str| {
            assert!(
                refusal(&own, &own, record, "").is_some(),
                "{}: {why}",
                kind.name
            );
            assert!(
                refusal(&any, &any, record, "").is_some(),
                "{}: {why}",
                kind.name
            );
        };
        for key in sound.as_object().expect("an object").keys() {
            let mut lacking = sound.clone();
            lacking.as_object_mut().expect("an object").remove(key);
            refuses(&lacking, key);
            let mut other = sound.clone();
            other[key] = json!({"no": "such"});
            refuses(&other, key);
        }
        let broken = [
            ("id", json!("Not An Id")),
            ("kind", json!("nothing")),
            ("layer", json!("elsewhere")),
            ("name", json!(" ")),
            ("orgs", Value::Null),
            ("more", json!(1)),
        ];
        for (key, value) in broken {
            let mut record = sound.clone();
            record[key] = value;
            refuses(&record, key);
        }
    }
}

#[test]
fn dates_and_prefixes_have_a_form() {
    let own = schema("schema policy");
    let pattern = own["properties"]["date"]["pattern"]
        .as_str()
        .expect("a pattern");
    let pattern = Regex::new(pattern).expect("a pattern");
    for date in ["2013", "2013-03", "2013-03-28"] {
        assert!(pattern.is_match(date), "{date}");
    }
    for date in ["13", "2013-13", "2013-3", "2013-03-32", "2013-03-28T10"] {
        assert!(!pattern.is_match(date), "{date}");
    }
    assert_eq!(own["properties"]["date"]["type"], json!(["string", "null"]));
    let milestone = schema("schema timeline");
    let id = milestone["properties"]["id"]["pattern"]
        .as_str()
        .expect("a pattern");
    assert!(id.starts_with("^ms-"), "{id}");
}

#[test]
fn a_schema_has_one_form() {
    for line in [
        "schema -f csv",
        "schema mission --json",
        "completions bash --json",
        "man -f table",
        "new tool -f csv",
    ] {
        let ran = poc(line).run();
        assert_eq!(ran.status, Some(2), "{line}");
        assert_eq!(ran.stdout, "", "{line}");
        assert!(
            ran.stderr.contains("takes no other --format"),
            "{line}: {}",
            ran.stderr
        );
    }
    assert!(
        poc("schema misson")
            .err()
            .contains("did you mean `mission`")
    );
}

#[test]
fn a_new_record_is_sound_once_it_is_filled_in() {
    for kind in KINDS {
        let ran = poc("new").arg(kind.name).run();
        assert_eq!(ran.status, Some(0));
        assert!(ran.stderr.starts_with("fill in id, "), "{}", ran.stderr);
        let own = schema(&format!("schema {}", kind.name));
        let mut record: Value = serde_json::from_str(&ran.stdout).expect("JSON");
        let record = &mut record[0];
        assert!(
            refusal(&own, &own, record, "").is_some(),
            "nothing is filled in yet"
        );
        // What is still open takes what a record that there is has in its place.
        let sample = records(kind.list).swap_remove(0);
        fill(record, &sample);
        if kind.name == "discrepancy" {
            // It is one of two accounts at least.
            record["records"] = sample["records"].clone();
            record["accounts"] = sample["accounts"].clone();
        }
        // Whose it is has to agree with the rest.
        record["orgs"] = sample["orgs"].clone();
        // Under its id, so that no name stands for two.
        record["id"] = sample["id"].clone();
        assert_eq!(refusal(&own, &own, record, kind.name), None);
        let ran = poc("validate --data - --json")
            .input(&format!("[{record}]"))
            .run();
        assert_eq!(ran.status, Some(0), "{}: {}", kind.name, ran.stdout);
    }
}

/// Fills what is empty in `record` with what `sample` has there.
fn fill(record: &mut Value, sample: &Value) {
    match (record, sample) {
        (Value::Object(entries), Value::Object(samples)) => {
            for (key, value) in entries {
                // Null is an answer where the sample's is no number; so is an empty list.
                fill(value, samples.get(key).unwrap_or(&Value::Null));
            }
        }
        (Value::Array(items), Value::Array(samples)) => {
            for (item, sample) in items.iter_mut().zip(samples) {
                fill(item, sample);
            }
        }
        (value, sample)
            if value.is_null()
                || *value == json!("")
                || value.as_str().is_some_and(|text| text.ends_with('-')) =>
        {
            *value = sample.clone();
        }
        _ => {}
    }
}
