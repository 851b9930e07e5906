//! Each field of each kind, broken in each way that its declaration knows: `validate` reports that and nothing else, and
//! names the file, the line, the record, the field, what was found, and what is allowed.
#![allow(clippy::expect_used, reason = "a test may fail by it")]
#![allow(clippy::print_stdout, reason = "a test may say how much it tried")]

mod common;

use std::collections::BTreeMap;
use std::fs;

use common::{poc, scratch};
use poc_cli::model::field::{Field, Shape};
use poc_cli::model::{KINDS, Kind};
use serde_json::{Value, json};

const KEYS: &str = "every key is a field of the kind";
const LACKS: &str = "every field is present";
const TYPES: &str = "every value has the type of its field";
const LINKS: &str = "every link leads to a record of the right kind";

/// A place in a record: where its value is, and what is declared of it.
#[derive(Clone)]
struct Place {
    /// The path as messages have it.
    path: String,
    /// The path with the numbers of items.
    pointer: String,
    shape: Shape,
    nullable: bool,
    form: Option<&'static Field>,
    /// Whether it is an item of an array, which has no key to leave out.
    is_item: bool,
}

/// Every place of `fields` in `value`: of an array the array itself and its first item.
fn places(
    fields: &'static [Field],
    path: &str,
    pointer: &str,
    value: &Value,
    found: &mut Vec<Place>,
) {
    for field in fields {
        let name = field.name;
        let here = if path.is_empty() {
            name.to_owned()
        } else {
            format!("{path}.{name}")
        };
        let Some(inner) = value.get(name) else {
            continue;
        };
        let pointer = format!("{pointer}/{name}");
        found.push(Place {
            path: here.clone(),
            pointer: pointer.clone(),
            shape: field.shape,
            nullable: field.nullable,
            form: Some(field),
            is_item: false,
        });
        within(&field.shape, &here, &pointer, inner, found);
    }
}

fn within(shape: &Shape, path: &str, pointer: &str, value: &Value, found: &mut Vec<Place>) {
    match shape {
        Shape::Object(fields) => places(fields, path, pointer, value, found),
        Shape::Parts(words, fields) => {
            for word in words.names() {
                if let Some(inner) = value.get(word) {
                    places(
                        fields,
                        &format!("{path}.{word}"),
                        &format!("{pointer}/{word}"),
                        inner,
                        found,
                    );
                }
            }
        }
        Shape::List(item) => {
            if let Some(inner) = value.get(0) {
                let pointer = format!("{pointer}/0");
                found.push(Place {
                    path: path.to_owned(),
                    pointer: pointer.clone(),
                    shape: **item,
                    // An array has no empty places.
                    nullable: false,
                    form: None,
                    is_item: true,
                });
                within(item, path, &pointer, inner, found);
            }
        }
        _ => {}
    }
}

/// For each place of the kind a record that has a value there, or at least the place.
fn examples(kind: &'static Kind) -> Vec<(Place, Value)> {
    let text = fs::read_to_string(format!("data/{}.json", kind.name)).expect("a data file");
    let records: Vec<Value> = serde_json::from_str(&text).expect("records");
    let mut known: BTreeMap<(String, bool), (Place, Value)> = BTreeMap::new();
    for record in &records {
        let mut found = Vec::new();
        places(kind.fields, "", "", record, &mut found);
        for place in found {
            let key = (place.path.clone(), place.is_item);
            let is_empty = |record: &Value, place: &Place| {
                record
                    .pointer(&place.pointer)
                    .is_none_or(|value| value.is_null() || *value == json!([]))
            };
            let better = known
                .get(&key)
                .is_none_or(|(old, of)| is_empty(of, old) && !is_empty(record, &place));
            if better {
                known.insert(key, (place, record.clone()));
            }
        }
    }
    known.into_values().collect()
}

/// What breaks a value of this shape: the value, and what a message says was found.
fn wrong(place: &Place) -> Vec<(Value, String)> {
    let plain = |value: Value, found: &str| (value, found.to_owned());
    let quoted = |text: &str| (json!(text), format!("`{text}`"));
    let mut wrong = match &place.shape {
        Shape::Text => vec![
            plain(json!(7), "an integer"),
            plain(json!(" "), "an empty string"),
        ],
        Shape::Integer => vec![plain(json!("7"), "a string"), plain(json!(7.5), "a number")],
        Shape::Number => vec![
            plain(json!("7"), "a string"),
            plain(json!(true), "a boolean"),
        ],
        Shape::Flag => vec![
            plain(json!("yes"), "a string"),
            plain(json!(1), "an integer"),
        ],
        Shape::Date => vec![
            plain(json!(2013), "an integer"),
            quoted("2013-02-30"),
            quoted("2013-13"),
            quoted("28.3.2013"),
            quoted("2013-3-28"),
        ],
        Shape::Url => vec![
            plain(json!(7), "an integer"),
            quoted("ftp://example.org"),
            quoted("javascript:alert(1)"),
        ],
        Shape::Id => vec![],
        Shape::Link(_) => vec![
            plain(json!(7), "an integer"),
            plain(json!(""), "an empty string"),
        ],
        Shape::Word(_) => vec![
            plain(json!(7), "an integer"),
            quoted("no-such-word"),
            quoted(""),
        ],
        Shape::List(_) => vec![
            plain(json!("one"), "a string"),
            plain(json!({}), "an object"),
        ],
        Shape::Object(_) | Shape::Parts(..) => vec![
            plain(json!([]), "an array"),
            plain(json!("one"), "a string"),
        ],
    };
    if !place.nullable {
        wrong.push(plain(Value::Null, "null"));
    }
    let form = place.form.and_then(|field| field.form);
    if let (Some((looks, _)), Shape::Text) = (form, &place.shape) {
        let odd = ["?", "Mli", "x y z"].into_iter().find(|text| !looks(text));
        wrong.extend(odd.map(quoted));
    }
    wrong
}

/// A broken record: what is wrong with it.
struct Mutant {
    record: Value,
    check: &'static str,
    field: String,
    found: String,
}

/// The record with the place changed.
fn changed(record: &Value, pointer: &str, value: Value) -> Value {
    let mut record = record.clone();
    *record.pointer_mut(pointer).expect("a place") = value;
    record
}

/// The object that the place is a key of, and the key.
fn parent<'v>(
    record: &'v mut Value,
    pointer: &str,
) -> (&'v mut serde_json::Map<String, Value>, String) {
    let (before, key) = pointer.rsplit_once('/').expect("a pointer");
    let object = record.pointer_mut(before).expect("an object");
    (object.as_object_mut().expect("an object"), key.to_owned())
}

fn mutants(kind: &'static Kind) -> Vec<Mutant> {
    let mut all = Vec::new();
    for (place, record) in examples(kind) {
        if ["id", "kind"].contains(&place.path.as_str()) {
            continue;
        }
        let is_top = !place.path.contains('.');
        for (value, found) in wrong(&place) {
            all.push(Mutant {
                record: changed(&record, &place.pointer, value),
                check: TYPES,
                field: place.path.clone(),
                found,
            });
        }
        if !place.is_item {
            let mut record = record.clone();
            let (object, key) = parent(&mut record, &place.pointer);
            drop(object.remove(&key));
            all.push(Mutant {
                record,
                check: if is_top { LACKS } else { TYPES },
                field: place.path.clone(),
                found: "nothing".to_owned(),
            });
        }
        // An object takes no key but its own.
        let value = record.pointer(&place.pointer).expect("a place");
        if let (Shape::Object(_) | Shape::Parts(..), Value::Object(_)) = (place.shape, value) {
            let mut record = record.clone();
            record.pointer_mut(&place.pointer).expect("a place")["colour"] = json!("red");
            all.push(Mutant {
                record,
                check: TYPES,
                field: format!("{}.colour", place.path),
                found: "an unknown key".to_owned(),
            });
        }
    }
    let (_, record) = examples(kind).into_iter().next().expect("a record");
    let mut stray = record.clone();
    stray["colour"] = json!("red");
    all.push(Mutant {
        record: stray,
        check: KEYS,
        field: "colour".to_owned(),
        found: "an unknown key".to_owned(),
    });
    all
}

#[test]
fn every_field_of_every_kind_broken_is_reported_and_nothing_else() {
    let folder = scratch("mutations");
    let mut number = 0;
    for kind in KINDS {
        let mutants = mutants(kind);
        let path = folder
            .join(format!("{}.ndjson", kind.name))
            .display()
            .to_string();
        let id = |place: usize| format!("{}mutant-{place}", kind.prefix);
        let lines: Vec<String> = mutants
            .iter()
            .enumerate()
            .map(|(place, mutant)| {
                let mut record = mutant.record.clone();
                record["id"] = id(place).into();
                format!("{record}\n")
            })
            .collect();
        fs::write(&path, lines.concat()).expect("written");
        let ran = poc("validate --json -q").arg(&path).run();
        assert_eq!(ran.status, Some(1), "{}: {}", kind.name, ran.stderr);
        let findings: Vec<Value> = serde_json::from_str(&ran.stdout).expect("findings");
        for (place, mutant) in mutants.iter().enumerate() {
            let of_it: Vec<&Value> = findings
                .iter()
                .filter(|finding| finding["record"] == id(place))
                .collect();
            let what = format!(
                "{} {}: {}\n{of_it:#?}",
                kind.name, mutant.field, mutant.found
            );
            assert_eq!(of_it.len(), 1, "{what}");
            assert_eq!(of_it[0]["check"], mutant.check, "{what}");
            assert_eq!(of_it[0]["field"], mutant.field, "{what}");
            assert_eq!(of_it[0]["found"], mutant.found, "{what}");
            assert_eq!(of_it[0]["file"], format!("{path}:{}", place + 1), "{what}");
            assert!(
                of_it[0]["allowed"]
                    .as_str()
                    .is_some_and(|allowed| !allowed.is_empty()),
                "{what}"
            );
        }
        assert_eq!(findings.len(), mutants.len(), "{}", kind.name);
        number += mutants.len();
    }
    assert!(number > 1_000, "{number} mutants");
    println!("{number} mutants");
}

/// A link to no record, and one to a record of another kind, at every place that has one.
#[test]
fn every_link_that_leads_nowhere_is_reported() {
    let mut number = 0;
    for kind in KINDS {
        for (place, record) in examples(kind) {
            let Shape::Link(kinds) = place.shape else {
                continue;
            };
            let mut targets = vec!["nobody-at-all"];
            // No link leads to a term but where any record will do.
            if !kinds.is_empty() && !kinds.contains(&"term") {
                targets.push("term-poc");
            }
            for target in targets {
                let text = changed(&record, &place.pointer, json!(target)).to_string();
                let ran = poc("validate - --json -q").input(&text).run();
                let findings: Vec<Value> = serde_json::from_str(&ran.stdout).expect("findings");
                let said = |finding: &&Value| {
                    finding["check"] == LINKS
                        && finding["field"] == place.path
                        && finding["record"] == record["id"]
                        && finding["file"] == "standard input:1"
                        && finding["found"]
                            .as_str()
                            .is_some_and(|found| found.contains(&format!("`{target}`")))
                };
                assert_eq!(ran.status, Some(1), "{} {}", kind.name, place.path);
                assert_eq!(
                    findings.iter().filter(said).count(),
                    1,
                    "{} {}: {target}\n{findings:#?}",
                    kind.name,
                    place.path
                );
                number += 1;
            }
        }
    }
    assert!(number > 100, "{number} links");
    println!("{number} links");
}

#[test]
fn an_id_or_kind_that_is_none_is_refused_or_reported() {
    for kind in KINDS {
        let (_, record) = examples(kind).into_iter().next().expect("a record");
        for id in [
            json!("Not An Id"),
            json!(""),
            json!("-x"),
            json!("x--y"),
            json!("ü"),
        ] {
            let text = changed(&record, "/id", id.clone()).to_string();
            let ran = poc("validate -").input(&text).run();
            assert_eq!(ran.status, Some(1), "{} {id}: {}", kind.name, ran.stdout);
        }
        for (field, value) in [
            ("id", json!(7)),
            ("id", Value::Null),
            ("kind", json!(7)),
            ("kind", json!("misssion")),
            ("kind", Value::Null),
        ] {
            let text = changed(&record, &format!("/{field}"), value.clone()).to_string();
            let ran = poc("validate -").input(&text).run();
            assert_eq!(
                ran.status,
                Some(1),
                "{} {field} {value}: {}",
                kind.name,
                ran.stdout
            );
            let said = format!("{}{}", ran.stdout, ran.stderr);
            assert!(
                said.contains("standard input"),
                "{} {field} {value}: {said}",
                kind.name
            );
        }
    }
}
