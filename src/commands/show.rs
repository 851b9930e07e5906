//! `show`: everything on a record, what points at it, what is disputed about it, and its sources.

use anyhow::Result;

use super::verb::{self, Forms, Needs, Question, Verb};
use crate::ask::{Arguments, Parameter, Takes, plain};
use crate::dataset::{Dataset, Record, Reference};
use crate::model::field::Shape;
use crate::model::value::Value;
use crate::view::{Answer, Block, Body, Column, Item, Page, Rows, Set};

pub const VERB: Verb = Verb {
    name: "show",
    aliases: &[],
    about: "show one record in full, with every record that refers to it",
    group: "Ask",
    more: "",
    kind: None,
    parameters,
    examples: &[
        ("unamsil", "a mission by its acronym"),
        ("\"operation artemis\"", "by its name"),
        ("S/RES/1270 hrddp", "two documents, one by its symbol"),
    ],
    needs: Needs::Validated,
    forms: Forms::Every,
    answer: verb::answer::<Show>,
};

fn parameters(_: &Verb) -> Vec<Parameter> {
    vec![
        Parameter::argument(
            "id",
            Takes::Record(&[]),
            "An id, acronym, symbol, alias, or name",
        )
        .several()
        .required(),
    ]
}

/// The records to show, as they were named.
struct Show {
    records: Vec<String>,
}

impl Question for Show {
    fn read(_: &Verb, arguments: &Arguments) -> Result<Self> {
        Ok(Self {
            records: arguments.all("id").to_vec(),
        })
    }

    fn answer<'d>(&self, dataset: &'d Dataset<'d>) -> Result<Answer<'d>> {
        let records = plain::records(dataset, &self.records)?.into_iter();
        let records = records.map(|record| (record, dataset.references_to(record.id())));
        Ok(Answer::new(Body::Page(Box::new(Shown {
            dataset,
            records: records.collect(),
        }))))
    }
}

/// Records, each with the links to it.
struct Shown<'d> {
    dataset: &'d Dataset<'d>,
    records: Vec<(&'d Record<'d>, Vec<Reference<'d, 'd>>)>,
}

impl<'d> Shown<'d> {
    fn values(&self) -> impl Iterator<Item = Value<'d>> {
        let records = self.records.iter();
        records.map(|(record, references)| answer(record, references))
    }
}

impl<'d> Page<'d> for Shown<'d> {
    fn blocks(&self) -> Vec<Block<'d>> {
        let mut blocks = Vec::new();
        for (record, references) in &self.records {
            page(self.dataset, record, references, &mut blocks);
        }
        blocks
    }

    fn rows(&self) -> Rows<'d> {
        let columns = ["record", "referenced_by", "discrepancies"];
        let columns = columns.map(|path| Column::new(path, Set::Prose));
        Rows::made(columns.to_vec(), self.values())
    }
}

fn answer<'d>(record: &'d Record<'d>, references: &[Reference<'d, 'd>]) -> Value<'d> {
    let referenced_by = references.iter().map(|reference| {
        Value::object([
            ("kind", Value::from(reference.from.kind.name)),
            ("id", Value::from(reference.from.id())),
            ("name", Value::Text(reference.from.name())),
            ("field", Value::from(reference.field)),
        ])
    });
    Value::object([
        ("record", record.whole()),
        ("referenced_by", Value::List(referenced_by.collect())),
        (
            "discrepancies",
            Value::texts(
                discrepancies(references)
                    .iter()
                    .map(|discrepancy| discrepancy.id()),
            ),
        ),
    ])
}

/// The discrepancies among the records that link to one, each once.
fn discrepancies<'d>(references: &[Reference<'d, 'd>]) -> Vec<&'d Record<'d>> {
    let mut found: Vec<&Record<'_>> = references
        .iter()
        .map(|reference| reference.from)
        .filter(|from| from.kind.name == "discrepancy")
        .collect();
    found.dedup_by_key(|record| record.id());
    found
}

fn page<'d>(
    dataset: &'d Dataset<'d>,
    record: &'d Record<'d>,
    references: &[Reference<'d, 'd>],
    blocks: &mut Vec<Block<'d>>,
) {
    blocks.push(Block::Heading(format!(
        "{} ({}, {})",
        record.name(),
        record.kind.name,
        record.id()
    )));
    let disputed = dataset.disputed(record.id());
    let mut fields = Vec::new();
    for field in record.kind.fields {
        if matches!(field.name, "id" | "kind" | "name" | "citations") {
            continue;
        }
        let value = record.get(field.name);
        let own = |path: &String| {
            path == field.name
                || path
                    .strip_prefix(field.name)
                    .is_some_and(|rest| rest.starts_with('.'))
        };
        told(field.name, &value, disputed.iter().any(own), &mut fields);
    }
    blocks.push(Block::Fields(fields));
    blocks.extend(remarks(record).map(|remark| Block::Text(remark.to_owned())));
    let pointing: Vec<_> = references
        .iter()
        .filter(|reference| reference.from.kind.name != "discrepancy")
        .map(|reference| {
            let what = format!("{} {}", reference.from.kind.name, reference.field);
            (
                what,
                vec![Item::new(format!(
                    "{} ({})",
                    reference.from.name(),
                    reference.from.id()
                ))],
            )
        })
        .collect();
    if !pointing.is_empty() {
        blocks.push(Block::Heading("What points at it".to_owned()));
        blocks.push(Block::Fields(gathered(pointing)));
    }
    for discrepancy in discrepancies(references) {
        blocks.push(Block::Heading(format!(
            "Disputed: {} ({})",
            discrepancy.text("topic"),
            discrepancy.id()
        )));
        blocks.push(Block::Fields(accounts(dataset, discrepancy)));
    }
    let citations = record.get("citations");
    if !citations.items().is_empty() {
        blocks.push(Block::Heading("Sources".to_owned()));
        let sources = citations.items().iter().map(|citation| {
            (
                source_name(dataset, citation),
                vec![Item::new(place(citation))],
            )
        });
        blocks.push(Block::Fields(gathered(sources.collect())));
    }
}

/// What is said beside every record that has one of its words.
fn remarks(record: &Record<'_>) -> impl Iterator<Item = &'static str> {
    record.kind.fields.iter().filter_map(|field| {
        let Shape::Word(words) = field.shape else {
            return None;
        };
        let word = record.text(field.name);
        let known = words.words.iter().find(|known| known.word == word)?;
        Some(known.remark).filter(|remark| !remark.is_empty())
    })
}

/// Entries of the same name put together.
fn gathered<'d>(entries: Vec<(String, Vec<Item<'d>>)>) -> Vec<(String, Vec<Item<'d>>)> {
    let mut together: Vec<(String, Vec<Item<'d>>)> = Vec::new();
    for (name, items) in entries {
        match together.iter_mut().find(|(known, _)| *known == name) {
            Some((_, known)) => known.extend(items),
            None => together.push((name, items)),
        }
    }
    together
}

/// What each account of a discrepancy says and where, and what is known to be right.
fn accounts<'d>(
    dataset: &'d Dataset<'d>,
    discrepancy: &'d Record<'d>,
) -> Vec<(String, Vec<Item<'d>>)> {
    let held = discrepancy.get("held").as_integer();
    let mut fields = Vec::new();
    for (number, account) in discrepancy.get("accounts").items().iter().enumerate() {
        let places: Vec<_> = account
            .get("citations")
            .map(Value::items)
            .unwrap_or_default()
            .iter()
            .map(|citation| {
                [source_name(dataset, citation), place(citation)]
                    .join(", ")
                    .trim_end_matches(", ")
                    .to_owned()
            })
            .collect();
        let claim = account.str_at("claim").unwrap_or_default();
        let is_held = usize::try_from(held.unwrap_or(-1)) == Ok(number);
        let name = format!(
            "account {}{}",
            number + 1,
            if is_held { ", held here" } else { "" }
        );
        fields.push((
            name,
            vec![Item::new(format!("{claim} [{}]", places.join("; ")))],
        ));
    }
    let resolution = discrepancy.text("resolution");
    fields.push((
        "resolution".to_owned(),
        if resolution.is_empty() {
            Vec::new()
        } else {
            vec![Item::new(resolution)]
        },
    ));
    fields
}

fn source_name(dataset: &Dataset<'_>, citation: &Value<'_>) -> String {
    let id = citation.str_at("source").unwrap_or_default();
    dataset
        .find(id)
        .map_or_else(|| id.to_owned(), |source| source.name().into_owned())
}

/// The place of a citation, what it supports, and what is not certain about it.
fn place(citation: &Value<'_>) -> String {
    let mut parts = Vec::new();
    if let Some(at) = citation.str_at("at") {
        parts.push(at.to_owned());
    }
    if let Some(via) = citation.str_at("via") {
        parts.push(format!("seen through {via}"));
    }
    let fields = citation.get("for").map(Value::items).unwrap_or_default();
    if !fields.is_empty() {
        parts.push(format!(
            "for {}",
            fields
                .iter()
                .filter_map(Value::as_str)
                .collect::<Vec<_>>()
                .join(", ")
        ));
    }
    if let Some(doubt) = citation.str_at("doubt") {
        parts.push(format!("doubt: {doubt}"));
    }
    parts.join("; ")
}

/// A field as people read it: parts under dotted names, blank ones left out.
fn told<'d>(
    name: &str,
    value: &Value<'d>,
    disputed: bool,
    fields: &mut Vec<(String, Vec<Item<'d>>)>,
) {
    match value {
        Value::Null => {}
        Value::Object(entries)
            if entries
                .iter()
                .any(|(_, value)| matches!(value, Value::Object(_))) =>
        {
            // Named parts that a definition does not speak of would drown those that it does.
            for (key, part) in entries
                .iter()
                .filter(|(_, part)| part.get("present") != Some(&Value::Flag(false)))
            {
                fields.push((format!("{name}.{key}"), vec![Item::new(sentence(part))]));
            }
        }
        Value::Object(entries) => {
            for (key, value) in entries {
                told(&format!("{name}.{key}"), value, disputed, fields);
            }
        }
        Value::List(items) if items.is_empty() => {}
        Value::List(items) if items.iter().any(|item| matches!(item, Value::Object(_))) => {
            let items = items
                .iter()
                .map(|item| Item::new(sentence(item)).disputed(disputed))
                .collect();
            fields.push((name.to_owned(), items));
        }
        value => {
            let text = crate::view::plain(value).into_owned();
            fields.push((name.to_owned(), vec![Item::new(text).disputed(disputed)]));
        }
    }
}

/// The parts of an object on one line.
pub fn sentence(value: &Value<'_>) -> String {
    let Value::Object(entries) = value else {
        return crate::view::plain(value).into_owned();
    };
    let parts = entries.iter().filter(|(key, value)| {
        !matches!(&**key, "citations" | "present")
            && !value.is_blank()
            && *value != Value::Flag(false)
    });
    parts
        .map(|(key, value)| match value {
            Value::Flag(true) => key.to_string(),
            value if matches!(&**key, "text" | "concept" | "by" | "label" | "measure") => {
                crate::view::plain(value).into_owned()
            }
            value => format!("{key} {}", crate::view::plain(value)),
        })
        .collect::<Vec<_>>()
        .join("; ")
}
