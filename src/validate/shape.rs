//! What a record must look like, read from what its kind declares.

use super::{Check, Findings, Scope};
use crate::dataset::Record;
use crate::dataset::about::about;
use crate::model::date::Date;
use crate::model::field::{Field, Shape};
use crate::model::value::Value;

pub(super) const CHECKS: &[Check] = &[
    Check::new(
        "an embedded file has every field of every record in the declared order",
        embedded_in_order,
    )
    .of_all(),
    Check::new("every key is a field of the kind", keys_are_fields),
    Check::new("every field is present", no_field_is_left_out),
    Check::new(
        "every value has the type of its field",
        values_are_of_their_type,
    ),
];

fn embedded_in_order(scope: &Scope<'_, '_>, findings: &mut Findings<'_>) {
    for record in scope
        .records
        .iter()
        .filter(|record| record.input().is_none())
    {
        if let Some(field) = record.misplaced() {
            findings.report(
                record,
                field,
                "another field in its place",
                "the order of `poc codebook`",
            );
        }
    }
}

/// For how many unknown keys of a record the nearest field is looked for.
const SUGGESTED: usize = 50;

fn keys_are_fields(scope: &Scope<'_, '_>, findings: &mut Findings<'_>) {
    for record in &scope.records {
        for (number, key) in record.unknown_keys().iter().enumerate() {
            let known: Vec<_> = record.kind.fields.iter().map(|field| field.name).collect();
            let found = if known.contains(&key.as_str()) {
                "the key twice"
            } else {
                "an unknown key"
            };
            // A record of ten thousand keys is no record with typing errors.
            let near = match number {
                ..SUGGESTED => crate::suggest::nearest(key, known.iter().copied()),
                _ => Vec::new(),
            };
            let allowed = if near.is_empty() {
                format!("a field of `poc codebook {}`", record.kind.name)
            } else {
                near.join(", ")
            };
            findings.report(record, key, found, allowed);
        }
    }
}

fn no_field_is_left_out(scope: &Scope<'_, '_>, findings: &mut Findings<'_>) {
    for record in &scope.records {
        for name in record.missing() {
            findings.report(record, name, "nothing", "a value, null, or an empty array");
        }
    }
}

fn values_are_of_their_type(scope: &Scope<'_, '_>, findings: &mut Findings<'_>) {
    for record in &scope.records {
        let lacking: Vec<_> = record.missing().collect();
        for (position, field) in record
            .kind
            .fields
            .iter()
            .enumerate()
            .filter(|(_, field)| !lacking.contains(&field.name))
        {
            check(record, field.name, field, &record.field(position), findings);
        }
        let word = record.text("kind");
        if !lacking.contains(&"kind") && word != record.kind.name {
            findings.report(record, "kind", format!("`{word}`"), record.kind.name);
        }
    }
}

/// Whether `value` is of the type of `field`.
fn check(
    record: &Record<'_>,
    path: &str,
    field: &Field,
    value: &Value<'_>,
    findings: &mut Findings<'_>,
) {
    if matches!(value, Value::Null) {
        if !field.nullable {
            findings.report(record, path, "null", expected(&field.shape));
        }
        return;
    }
    one(record, path, &field.shape, value, findings);
    if let (Some((looks, said)), Value::Text(text)) = (field.form, value)
        && !text.trim().is_empty()
        && !looks(text)
    {
        findings.report(record, path, format!("`{text}`"), said);
    }
}

fn one(
    record: &Record<'_>,
    path: &str,
    shape: &Shape,
    value: &Value<'_>,
    findings: &mut Findings<'_>,
) {
    match (shape, value) {
        (Shape::List(item), Value::List(values)) => values
            .iter()
            .for_each(|value| one(record, path, item, value, findings)),
        (Shape::Object(fields), Value::Object(entries)) => {
            parts(record, path, fields, entries, findings);
        }
        (Shape::Parts(words, fields), Value::Object(entries)) => {
            for word in words.names() {
                match entries.iter().find(|(key, _)| key == word) {
                    Some((_, Value::Object(inner))) => {
                        parts(record, &format!("{path}.{word}"), fields, inner, findings);
                    }
                    Some((_, other)) => findings.report(
                        record,
                        &format!("{path}.{word}"),
                        other.json_type(),
                        "an object",
                    ),
                    None => {
                        findings.report(record, &format!("{path}.{word}"), "nothing", "an object");
                    }
                }
            }
            for (key, _) in entries.iter().filter(|(key, _)| !words.has(key)) {
                findings.report(
                    record,
                    &format!("{path}.{key}"),
                    "an unknown key",
                    words.names().collect::<Vec<_>>().join(", "),
                );
            }
        }
        (Shape::Text | Shape::Url | Shape::Link(_), Value::Text(text))
            if text.trim().is_empty() =>
        {
            findings.report(record, path, "an empty string", "text, or null");
        }
        (Shape::Text | Shape::Link(_), Value::Text(_))
        | (Shape::Integer, Value::Integer(_))
        | (Shape::Number, Value::Integer(_) | Value::Decimal(_))
        | (Shape::Flag, Value::Flag(_)) => {}
        (Shape::Url, Value::Text(text)) => {
            if !text.starts_with("https://") && !text.starts_with("http://") {
                findings.report(record, path, format!("`{text}`"), expected(shape));
            }
        }
        (Shape::Id, Value::Text(text)) => {
            if !is_id(text) || !text.starts_with(record.kind.prefix) && text != about().paper.id {
                let mut allowed = "lower-case words joined by hyphens".to_owned();
                if !record.kind.prefix.is_empty() {
                    allowed.push_str(&format!(", beginning with `{}`", record.kind.prefix));
                }
                findings.report(record, path, format!("`{text}`"), allowed);
            }
        }
        (Shape::Date, Value::Text(text)) => {
            if text.parse::<Date>().is_err() {
                findings.report(record, path, format!("`{text}`"), expected(shape));
            }
        }
        (Shape::Word(words), Value::Text(text)) => {
            if !words.has(text) {
                findings.report(
                    record,
                    path,
                    format!("`{text}`"),
                    words.names().collect::<Vec<_>>().join(", "),
                );
            }
        }
        (shape, other) => findings.report(record, path, other.json_type(), expected(shape)),
    }
}

fn parts(
    record: &Record<'_>,
    path: &str,
    fields: &'static [Field],
    entries: &[(std::borrow::Cow<'_, str>, Value<'_>)],
    findings: &mut Findings<'_>,
) {
    for field in fields {
        let inner = format!("{path}.{}", field.name);
        match entries.iter().find(|(key, _)| key == field.name) {
            Some((_, value)) => check(record, &inner, field, value, findings),
            None => findings.report(record, &inner, "nothing", expected(&field.shape)),
        }
    }
    for (key, _) in entries
        .iter()
        .filter(|(key, _)| !fields.iter().any(|field| field.name == key))
    {
        let known = fields
            .iter()
            .map(|field| field.name)
            .collect::<Vec<_>>()
            .join(", ");
        findings.report(record, &format!("{path}.{key}"), "an unknown key", known);
    }
}

/// Whether `text` is lower-case words and numbers joined by hyphens.
pub(super) fn is_id(text: &str) -> bool {
    text.split('-').all(|part| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    })
}

/// What a value of this shape looks like, for messages.
fn expected(shape: &Shape) -> String {
    match shape {
        Shape::Text => "a string".to_owned(),
        Shape::Integer => "an integer".to_owned(),
        Shape::Number => "a number".to_owned(),
        Shape::Flag => "true or false".to_owned(),
        Shape::Date => "a date such as 2013, 2013-03 or 2013-03-28".to_owned(),
        Shape::Url => "an address that begins with https:// or http://".to_owned(),
        Shape::Id => "an id".to_owned(),
        Shape::Link([]) => "the id of a record".to_owned(),
        Shape::Link(kinds) => format!("the id of a record of kind {}", kinds.join(", ")),
        Shape::Word(words) => words.names().collect::<Vec<_>>().join(", "),
        Shape::List(item) => format!("an array, each {}", expected(item)),
        Shape::Object(_) | Shape::Parts(..) => "an object".to_owned(),
    }
}
