//! Resources: each record, and each kind with the meaning of its fields.

use std::borrow::Cow;

use super::page::MOST;
use super::rpc::{Fault, Server};
use super::tools::TOOLS;
use crate::model::value::Value;
use crate::model::{KINDS, kind};

/// The beginning of the address of a record.
const RECORD: &str = "poc://record/";
/// The beginning of the address of a kind.
const KIND: &str = "poc://kind/";
/// The number of resources per page of the list.
const AT_ONCE: usize = 200;

const JSON: &str = "application/json";

/// The answer to `resources/list`: the kinds, then the records.
pub fn listed<'d>(server: &Server<'d>, params: &Value<'_>) -> Result<Value<'d>, Fault<'d>> {
    let begin = match params.get("cursor") {
        None | Some(Value::Null) => 0,
        Some(cursor) => cursor
            .as_str()
            .and_then(|cursor| cursor.parse::<usize>().ok())
            .ok_or_else(|| Fault::params("unknown `cursor`"))?,
    };
    let kinds = KINDS.into_iter().map(|kind| {
        resource(
            format!("{KIND}{}", kind.name),
            kind.name.into(),
            Value::from(kind.plural),
            Value::from(kind.about),
        )
    });
    let records = server.dataset.all().map(|record| {
        resource(
            format!("{RECORD}{}", record.id()),
            record.id().into(),
            Value::Text(record.name()),
            record.get("summary"),
        )
    });
    let mut page: Vec<_> = kinds.chain(records).skip(begin).take(AT_ONCE + 1).collect();
    let more = page.len() > AT_ONCE;
    page.truncate(AT_ONCE);
    let mut entries: Vec<(Cow<'d, str>, Value<'d>)> = vec![("resources".into(), Value::List(page))];
    if more {
        let next = begin + AT_ONCE;
        entries.push(("nextCursor".into(), Value::from(next.to_string())));
    }
    Ok(Value::Object(entries))
}

fn resource<'d>(
    uri: String,
    name: Cow<'d, str>,
    title: Value<'d>,
    description: Value<'d>,
) -> Value<'d> {
    let mut entries = vec![
        ("uri".into(), Value::from(uri)),
        ("name".into(), Value::Text(name)),
        ("title".into(), title),
    ];
    if !description.is_blank() {
        entries.push(("description".into(), description));
    }
    entries.push(("mimeType".into(), Value::from(JSON)));
    Value::Object(entries)
}

/// The answer to `resources/templates/list`.
pub fn templates<'d>() -> Value<'d> {
    let template = |uri: String, name, description| {
        Value::object([
            ("uriTemplate", Value::from(uri)),
            ("name", Value::from(name)),
            ("description", Value::from(description)),
            ("mimeType", Value::from(JSON)),
        ])
    };
    Value::object([(
        "resourceTemplates",
        Value::List(vec![
            template(
                format!("{RECORD}{{id}}"),
                "record",
                "A record in full, with the records that refer to it and its sources",
            ),
            template(
                format!("{KIND}{{name}}"),
                "kind",
                "What the fields of a kind of record mean, and how they are coded",
            ),
        ]),
    )])
}

/// The answer to `resources/read`.
pub fn read<'d>(server: &Server<'d>, params: &Value<'_>) -> Result<Value<'d>, Fault<'d>> {
    let uri = params
        .str_at("uri")
        .ok_or_else(|| Fault::params("`uri` is missing"))?;
    let missing = || {
        Fault::no_resource(
            format!("unknown resource `{uri}`"),
            Value::object([("uri", Value::from(uri.to_owned()))]),
        )
    };
    let (tool, argument, word) = if let Some(id) = uri.strip_prefix(RECORD) {
        let record = server.dataset.find(id).ok_or_else(missing)?;
        ("show", "id", record.id())
    } else if let Some(name) = uri.strip_prefix(KIND) {
        ("codebook", "field", kind(name).ok_or_else(missing)?.name)
    } else {
        return Err(missing());
    };
    let given = Value::object([(argument, Value::from(word)), ("limit", Value::from(MOST))]);
    let tool = TOOLS.iter().find(|known| known.name == tool);
    let answer = tool.and_then(|tool| server.call(tool, &given).ok());
    let answer = answer.ok_or_else(missing)?;
    let text = serde_json::to_string(&answer).unwrap_or_default();
    Ok(Value::object([(
        "contents",
        Value::List(vec![Value::object([
            ("uri", Value::from(uri.to_owned())),
            ("mimeType", Value::from(JSON)),
            ("text", Value::from(text)),
        ])]),
    )]))
}
