//! The evidence of the records in an answer: sources with places, and what is judged, doubtful, or disputed. Also the short
//! form of a record.

use std::borrow::Cow;

use crate::ask::Path;
use crate::dataset::{Dataset, Record, dispute};
use crate::model::value::Value;

/// The greatest number of sources of a record in an answer; `show` has all of them.
const SOURCES: usize = 8;
/// The keys of answers that have the ids of records.
const KEYS: [&str; 7] = ["id", "ids", "row", "column", "from", "to", "root"];
/// The key of records that only refer to the requested ones.
const ASIDE: &str = "referenced_by";

/// The record, if `value` is a full record.
pub fn whole<'d, 'a>(value: &Value<'_>, dataset: &'d Dataset<'a>) -> Option<&'d Record<'a>> {
    let Value::Object(entries) = value else {
        return None;
    };
    let record = dataset.find(value.str_at("id")?)?;
    let kind = record.kind;
    let is_whole = entries.len() == kind.fields.len() && value.str_at("kind") == Some(kind.name);
    is_whole.then_some(record)
}

/// The value with its records in short form: their names, and the fields that a table shows.
pub fn brief<'d>(value: Value<'d>, dataset: &'d Dataset<'d>) -> Value<'d> {
    if let Some(record) = whole(&value, dataset) {
        return in_brief(record, dataset);
    }
    match value {
        Value::List(items) => {
            Value::List(items.into_iter().map(|item| brief(item, dataset)).collect())
        }
        Value::Object(entries) => Value::Object(
            entries
                .into_iter()
                .map(|(key, value)| (key, brief(value, dataset)))
                .collect(),
        ),
        other => other,
    }
}

fn in_brief<'d>(record: &'d Record<'d>, dataset: &'d Dataset<'d>) -> Value<'d> {
    let always = ["id", "kind", "name", "summary", "orgs"];
    let columns = record.kind.columns.iter();
    let columns = columns.flat_map(|column| column.paths.iter().copied());
    let mut entries: Vec<(Cow<'d, str>, Value<'d>)> = Vec::new();
    for path in always.into_iter().chain(columns) {
        if entries.iter().any(|(known, _)| known == path) {
            continue;
        }
        if let Some(path) = Path::parse(record.kind, path) {
            let value = dataset.at(record, &path);
            // A history is too long here, and has its own sources.
            if value
                .items()
                .iter()
                .any(|item| matches!(item, Value::Object(_)))
            {
                continue;
            }
            entries.push((path.text().to_owned().into(), value));
        }
    }
    Value::Object(entries)
}

/// The records in an answer, each once and in order, up to `most`, and their number.
pub fn records<'d>(
    answer: &Value<'_>,
    dataset: &'d Dataset<'d>,
    most: usize,
) -> (Vec<&'d Record<'d>>, usize) {
    let mut ids = Vec::new();
    gather(answer, &mut ids);
    let mut found: Vec<&Record<'_>> = Vec::new();
    for id in ids {
        if let Some(record) = dataset.find(&id)
            && !found.iter().any(|known| known.id() == record.id())
        {
            found.push(record);
        }
    }
    let all = found.len();
    found.truncate(most);
    (found, all)
}

fn gather(value: &Value<'_>, ids: &mut Vec<String>) {
    match value {
        Value::List(items) => items.iter().for_each(|item| gather(item, ids)),
        Value::Object(entries) => {
            for (key, value) in entries {
                if KEYS.contains(&&**key) {
                    let texts = value.items().iter().chain([value]);
                    ids.extend(texts.filter_map(Value::as_str).map(str::to_owned));
                }
                // A record that is only linked to is not part of the answer.
                if key != ASIDE && entries.iter().all(|(key, _)| key != "citations") {
                    gather(value, ids);
                }
            }
        }
        _ => {}
    }
}

/// The evidence of a record.
pub fn of<'d>(record: &'d Record<'d>, dataset: &'d Dataset<'d>) -> Value<'d> {
    let mut entries: Vec<(Cow<'d, str>, Value<'d>)> = vec![
        ("kind".into(), Value::from(record.kind.name)),
        ("name".into(), Value::Text(record.name())),
        (
            "resource".into(),
            Value::from(format!("poc://record/{}", record.id())),
        ),
        ("layer".into(), record.get("layer")),
    ];
    let seen = record.get("last_seen");
    if !seen.is_blank() {
        entries.push(("last_seen".into(), seen));
    }
    let mut judged = Vec::new();
    let mut doubts = Vec::new();
    for field in record.kind.fields {
        if field.name != "citations" {
            remarks(
                &record.get(field.name),
                field.name,
                &mut judged,
                &mut doubts,
            );
        }
    }
    entries.push(("judged".into(), Value::List(judged)));
    entries.push(("doubts".into(), Value::List(doubts)));
    entries.push(("disputed".into(), Value::List(disputes(record, dataset))));
    let citations = record.get("citations");
    let mut sources: Vec<_> = citations
        .items()
        .iter()
        .map(|citation| source(citation, dataset))
        .collect();
    if sources.is_empty() && record.kind.is_citable() {
        let itself = Value::object([("source", Value::from(record.id()))]);
        sources.push(source(&itself, dataset));
    }
    let all = sources.len();
    sources.truncate(SOURCES);
    entries.push(("sources".into(), Value::List(sources)));
    if all > SOURCES {
        entries.push(("sources_omitted".into(), Value::from(all - SOURCES)));
        let how = format!("`show` {} has them all", record.id());
        entries.push(("how".into(), Value::from(how)));
    }
    Value::Object(entries)
}

/// Collects all judgments and doubts below `value` at `path`, each with its place.
fn remarks<'d>(
    value: &Value<'d>,
    path: &str,
    judged: &mut Vec<Value<'d>>,
    doubts: &mut Vec<Value<'d>>,
) {
    let told = |key: &'static str, value: &Value<'d>| {
        Value::object([
            ("field", Value::from(path.to_owned())),
            (key, value.clone()),
        ])
    };
    match value {
        Value::List(items) => {
            for (place, item) in items.iter().enumerate() {
                remarks(item, &format!("{path}.{place}"), judged, doubts);
            }
        }
        Value::Object(entries) => {
            for (key, value) in entries {
                match &**key {
                    _ if value.is_blank() => {}
                    "judged" => judged.push(told("judged", value)),
                    "doubt" => doubts.push(told("doubt", value)),
                    // The doubts of a citation are given with its source.
                    "citations" => {}
                    _ => remarks(value, &format!("{path}.{key}"), judged, doubts),
                }
            }
        }
        _ => {}
    }
}

/// The discrepancies of the record, each with the fields concerned.
fn disputes<'d>(record: &Record<'_>, dataset: &'d Dataset<'d>) -> Vec<Value<'d>> {
    if dataset.disputed(record.id()).is_empty() {
        return Vec::new();
    }
    dataset
        .disputes()
        .filter_map(|discrepancy| {
            let fields = dispute::of_record(discrepancy, record.id())?;
            Some(Value::object([
                (discrepancy.kind.name, Value::from(discrepancy.id())),
                ("name", Value::Text(discrepancy.name())),
                ("summary", discrepancy.get("summary")),
                ("fields", Value::texts(fields)),
            ]))
        })
        .collect()
}

/// A citation with the name and date of its source, without empty entries.
fn source<'d>(citation: &Value<'d>, dataset: &'d Dataset<'d>) -> Value<'d> {
    let mut entries: Vec<(Cow<'d, str>, Value<'d>)> = Vec::new();
    let cited = citation.str_at("source").and_then(|id| dataset.find(id));
    if let Value::Object(parts) = citation {
        for (key, value) in parts.iter().filter(|(_, value)| !value.is_blank()) {
            entries.push((key.clone(), value.clone()));
            if key == "source"
                && let Some(cited) = cited
            {
                entries.push(("name".into(), Value::Text(cited.name())));
                if let Some(when) = cited.kind.when {
                    entries.push(("date".into(), cited.get(when.from)));
                }
            }
        }
    }
    Value::Object(entries)
}
