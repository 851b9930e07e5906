//! The reader of records against serde_json: both take the same texts for JSON, and read the same from them.

#![no_main]

use libfuzzer_sys::fuzz_target;
use poc_cli::Dataset;
use serde_json::Value;
use serde_json::de::Deserializer;

fuzz_target!(|text: &str| {
    let own = Dataset::builder().text("fuzz", text).only_data();
    // A byte-order mark is no matter of JSON.
    let json = text.strip_prefix('\u{feff}').unwrap_or(text);
    let syntax = || Deserializer::from_str(json).into_iter::<serde::de::IgnoredAny>();
    let dataset = match own.open() {
        Ok(dataset) => dataset,
        Err(problem) => {
            let is_json = syntax().all(|value| value.is_ok());
            assert!(
                problem.code != "not-json" || !is_json,
                "refused JSON: {}",
                problem.message
            );
            return;
        }
    };
    assert!(syntax().all(|value| value.is_ok()), "took what is no JSON");
    // What serde_json cannot have as a value is JSON all the same: deep nesting, large numbers, half a surrogate pair.
    let Ok(values) = Deserializer::from_str(json)
        .into_iter::<Value>()
        .collect::<Result<Vec<_>, _>>()
    else {
        return;
    };
    let mut objects: Vec<Value> = Vec::new();
    for value in values {
        match value {
            Value::Array(items) => objects.extend(items),
            object => objects.push(object),
        }
    }
    // Of several records with one id the last counts, so each record read is one of those.
    for record in dataset.own() {
        let found = objects.iter().any(|object| {
            record.kind.fields.iter().all(|field| {
                let read = serde_json::to_value(record.get(field.name)).ok();
                let told = object.get(field.name).cloned().unwrap_or(Value::Null);
                read.is_some_and(|read| read == told || read == serde_json::json!([]))
            })
        });
        assert!(found, "{} was not read as it is written", record.id());
    }
});
