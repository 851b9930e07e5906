//! CSL JSON: what citation processors and reference managers read.

use super::{Citation, Name};
use crate::model::value::Value;

fn name(name: &Name) -> Value<'static> {
    match name {
        Name::Person {
            given,
            family,
            suffix,
        } => {
            let mut parts = vec![
                ("family", Value::from(family.clone())),
                ("given", Value::from(given.clone())),
            ];
            if let Some(suffix) = suffix {
                parts.push(("suffix", Value::from(suffix.clone())));
            }
            Value::object(parts)
        }
        Name::Body(name) => Value::object([("literal", Value::from(name.clone()))]),
    }
}

pub(super) fn item(citation: &Citation) -> Value<'static> {
    let mut entries: Vec<(&'static str, Value<'static>)> = Vec::new();
    let mut add = |key, value: Value<'static>| {
        if !value.is_blank() {
            entries.push((key, value));
        }
    };
    let text = |value: Option<&str>| Value::from(value.map(str::to_owned));
    add("id", text(Some(&citation.id)));
    add("type", text(Some(citation.form.csl)));
    add("title", text(Some(&citation.title)));
    add(
        "author",
        Value::List(citation.makers().iter().map(name).collect()),
    );
    add(
        "editor",
        Value::List(citation.editors.iter().map(name).collect()),
    );
    add("container-title", text(citation.container.as_deref()));
    add("volume", text(citation.volume.as_deref()));
    add("issue", text(citation.number.as_deref()));
    add("number", text(citation.symbol.as_deref()));
    add("genre", text(citation.genre().as_deref()));
    add("version", text(citation.version.as_deref()));
    add("publisher", text(citation.publisher.as_deref()));
    add(
        "issued",
        Value::from(citation.date.map(|date| {
            let parts = [
                Some(date.year()),
                date.month().map(u16::from),
                date.day().map(u16::from),
            ];
            let parts = parts.into_iter().flatten().map(i64::from).map(Value::from);
            Value::object([(
                "date-parts",
                Value::List(vec![Value::List(parts.collect())]),
            )])
        })),
    );
    add("URL", text(citation.url.as_deref()));
    add("note", text(citation.caveat.as_deref()));
    add("annote", text(citation.places.as_deref()));
    Value::object(entries)
}
