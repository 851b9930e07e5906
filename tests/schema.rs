//! The schemas: every record there is satisfies the one of its kind, and nothing that is broken does. A validator by others
//! reads them, so that they mean to everybody what they are to mean here.
#![allow(clippy::expect_used, reason = "a test may fail by it")]

mod common;

use boon::{Compiler, SchemaIndex, Schemas};
use common::poc;
use poc_cli::model::{KINDS, Role};
use regex_lite::Regex;
use serde_json::{Value, json};

/// A schema that is ready to validate with. It is itself checked against the schema of schemas.
struct Validator {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Validator {
    fn of(schema: &Value) -> Self {
        const NAME: &str = "https://example.org/schema.json";
        let mut schemas = Schemas::new();
        let mut compiler = Compiler::new();
        compiler
            .add_resource(NAME, schema.clone())
            .expect("a resource");
        let index = compiler
            .compile(NAME, &mut schemas)
            .expect("a sound schema");
        Self { schemas, index }
    }

    /// Why `value` does not satisfy the schema, if it does not.
    fn refusal(&self, value: &Value) -> Option<String> {
        let refused = self.schemas.validate(value, self.index).err()?;
        Some(format!("{refused:#}"))
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
    let any = Validator::of(&schema("schema"));
    for kind in KINDS {
        let own = schema(&format!("schema {}", kind.name));
        assert_eq!(
            own["$schema"],
            "https://json-schema.org/draft/2020-12/schema"
        );
        assert_eq!(own["title"], kind.name);
        let own = Validator::of(&own);
        let records = records(kind.list);
        for record in &records {
            assert_eq!(own.refusal(record), None, "{}", record["id"]);
        }
        assert_eq!(any.refusal(&records[0]), None, "{}", kind.name);
    }
}

#[test]
fn a_broken_record_satisfies_none() {
    let any = Validator::of(&schema("schema"));
    for kind in KINDS {
        let own = Validator::of(&schema(&format!("schema {}", kind.list)));
        let sound = records(kind.list).swap_remove(0);
        let refuses = |record: &Value, why: &str| {
            assert!(own.refusal(record).is_some(), "{}: {why}", kind.name);
            assert!(any.refusal(record).is_some(), "{}: {why}", kind.name);
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
        let own = Validator::of(&schema(&format!("schema {}", kind.name)));
        let mut record: Value = serde_json::from_str(&ran.stdout).expect("JSON");
        let record = &mut record[0];
        assert!(own.refusal(record).is_some(), "nothing is filled in yet");
        // What is still open takes what a record that there is has in its place.
        let sample = records(kind.list).swap_remove(0);
        fill(record, &sample);
        if kind.role == Role::Dispute {
            // It is one of two accounts at least.
            record["records"] = sample["records"].clone();
            record["accounts"] = sample["accounts"].clone();
        }
        // Whose it is has to agree with the rest.
        record["orgs"] = sample["orgs"].clone();
        // Under its id, so that no name stands for two.
        record["id"] = sample["id"].clone();
        assert_eq!(own.refusal(record), None, "{}", kind.name);
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
