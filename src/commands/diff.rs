//! `diff`: what changed between two datasets, record by record and field by field.

use std::collections::BTreeMap;

use anyhow::Result;

use super::verb::{self, Forms, Needs, Question, Verb};
use crate::ask::parameter::any_kind;
use crate::ask::{Arguments, Parameter, Takes, read};
use crate::dataset::{Dataset, Input, Record};
use crate::model::Kind;
use crate::model::value::Value;
use crate::view::{Answer, Block, Body, Column, Grid, Item, Page, Rows, Set, plain};

pub const VERB: Verb = Verb {
    name: "diff",
    aliases: &[],
    about: "show what changed between two datasets",
    group: "Data",
    more: "",
    kind: None,
    parameters,
    examples: &[
        ("old/", "what changed since the export in old/"),
        ("old/ mine/ --kind missions", "missions in two directories"),
        (
            "old/ --json | jq '.added | length'",
            "how many records were added",
        ),
    ],
    needs: Needs::Validated,
    forms: Forms::Every,
    answer: verb::answer::<Diff>,
};

fn parameters(_: &Verb) -> Vec<Parameter> {
    vec![
        Parameter::argument(
            "old",
            Takes::File,
            "A directory of <kind>.json files such as an export, or a .json or .ndjson file",
        )
        .called("OLD")
        .required(),
        Parameter::argument(
            "new",
            Takes::File,
            "The same [default: the built-in dataset with your own records]",
        )
        .called("NEW"),
        Parameter::option("kind", Takes::Kind(any_kind), "Compare only these kinds").several(),
    ]
}

/// Which datasets to compare, in which kinds.
struct Diff {
    old: String,
    /// The dataset that is open, where none is named.
    new: Option<String>,
    kinds: Vec<&'static Kind>,
}

/// What sets one dataset apart from another.
#[derive(Debug, Default)]
struct Difference {
    added: Vec<(&'static Kind, String)>,
    changed: Vec<Change>,
    /// With the id that stands in the place of the old one.
    retired: Vec<(&'static Kind, String, Option<String>)>,
}

/// A field that does not hold what it held.
#[derive(Debug)]
struct Change {
    kind: &'static Kind,
    id: String,
    /// The field, or a dotted path to a part of it.
    field: String,
    old: Value<'static>,
    new: Value<'static>,
}

impl Question for Diff {
    fn read(_: &Verb, arguments: &Arguments) -> Result<Self> {
        Ok(Self {
            old: arguments.one("old").unwrap_or_default().to_owned(),
            new: arguments.one("new").map(str::to_owned),
            kinds: read::kinds(&arguments.values("kind"))?,
        })
    }

    fn answer<'d>(&self, dataset: &'d Dataset<'d>) -> Result<Answer<'d>> {
        let kinds = &self.kinds;
        let old_inputs = Input::open(&self.old)?.inputs;
        let old = Dataset::open(&old_inputs, false, dataset.layer())?;
        let difference = match &self.new {
            Some(path) => {
                let inputs = Input::open(path)?.inputs;
                let new = Dataset::open(&inputs, false, dataset.layer())?;
                between(&old, &new, kinds)
            }
            None => between(&old, dataset, kinds),
        };
        // A part of a dataset differs from the whole by all that it leaves out, which is seldom what was asked.
        let left_out: Vec<&str> = kinds
            .iter()
            .filter(|kind| old.records(kind).is_empty())
            .filter(|kind| {
                let mut added = difference.added.iter();
                added.any(|(added, _)| added.name == kind.name)
            })
            .map(|kind| kind.list)
            .collect();
        let held: Vec<&str> = kinds
            .iter()
            .filter(|kind| !old.records(kind).is_empty())
            .map(|kind| kind.list)
            .collect();
        let differs = !difference.is_none();
        let answer = Answer::new(Body::Page(Box::new(difference))).negative(differs);
        if left_out.is_empty() || held.is_empty() {
            return Ok(answer);
        }
        Ok(answer.note(format!(
            "OLD has no {}; `--kind {}` compares what it has",
            left_out.join(", "),
            held.join(",")
        )))
    }
}

/// What `new` has that `old` has not, has otherwise, or has no more.
fn between(old: &Dataset<'_>, new: &Dataset<'_>, kinds: &[&'static Kind]) -> Difference {
    let mut difference = Difference::default();
    for kind in kinds.iter().copied() {
        let before = by_id(old, kind);
        let after = by_id(new, kind);
        for (id, record) in &after {
            match before.get(id) {
                None => difference.added.push((kind, (*id).to_owned())),
                Some(earlier) => {
                    for field in kind.fields {
                        changes(
                            (kind, id),
                            field.name,
                            earlier.get(field.name),
                            record.get(field.name),
                            &mut difference.changed,
                        );
                    }
                }
            }
        }
        for id in before.keys().filter(|id| !after.contains_key(*id)) {
            let successor = new
                .retired()
                .iter()
                .rfind(|retired| retired.id == *id)
                .and_then(|retired| retired.replaced_by.clone());
            difference.retired.push((kind, (*id).to_owned(), successor));
        }
    }
    difference
}

fn by_id<'d, 'a>(dataset: &'d Dataset<'a>, kind: &Kind) -> BTreeMap<&'a str, &'d Record<'a>> {
    dataset
        .records(kind)
        .iter()
        .map(|record| (record.id(), record))
        .collect()
}

/// The change of a field, or those of its named parts.
fn changes(
    of: (&'static Kind, &str),
    field: &str,
    old: Value<'_>,
    new: Value<'_>,
    found: &mut Vec<Change>,
) {
    if same(&old, &new) {
        return;
    }
    if let (Value::Object(before), Value::Object(after)) = (&old, &new) {
        let lost = before
            .iter()
            .filter(|(key, _)| !after.iter().any(|(known, _)| known == key));
        for (key, _) in after.iter().chain(lost) {
            let part = |value: &Value<'_>| value.get(key).cloned().unwrap_or_default().into_owned();
            changes(of, &format!("{field}.{key}"), part(&old), part(&new), found);
        }
        return;
    }
    found.push(Change {
        kind: of.0,
        id: of.1.to_owned(),
        field: field.to_owned(),
        old: old.into_owned(),
        new: new.into_owned(),
    });
}

/// Whether two values say the same; the order of an object's keys says nothing.
fn same(left: &Value<'_>, right: &Value<'_>) -> bool {
    match (left, right) {
        (Value::Object(entries), Value::Object(others)) => {
            entries.len() == others.len()
                && entries
                    .iter()
                    .all(|(key, value)| right.get(key).is_some_and(|other| same(value, other)))
        }
        (Value::List(items), Value::List(others)) => {
            items.len() == others.len()
                && items
                    .iter()
                    .zip(others)
                    .all(|(item, other)| same(item, other))
        }
        _ => left == right,
    }
}

impl<'d> Page<'d> for Difference {
    fn blocks(&self) -> Vec<Block<'d>> {
        let mut blocks = vec![Block::Text(self.summary())];
        if !self.is_none() {
            blocks.push(Block::Grid(self.grid()));
        }
        blocks
    }

    fn data(&self) -> Option<Value<'d>> {
        Some(self.differences())
    }

    fn rows(&self) -> Rows<'d> {
        let columns = ["change", "kind", "id", "field", "old", "new"];
        let columns = columns.map(|path| match path {
            "old" | "new" => Column::new(path, Set::Prose),
            _ => Column::new(path, Set::Whole),
        });
        Rows::made(columns.to_vec(), self.each())
    }
}

impl Difference {
    const fn is_none(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.retired.is_empty()
    }

    fn summary(&self) -> String {
        if self.is_none() {
            return "No difference.".to_owned();
        }
        let mut ids: Vec<&str> = self.changed.iter().map(|change| &*change.id).collect();
        ids.dedup();
        format!(
            "{} added, {} changed, {} retired.",
            self.added.len(),
            ids.len(),
            self.retired.len()
        )
    }

    fn differences(&self) -> Value<'static> {
        let changed = self.changed.iter().map(|change| {
            Value::object([
                ("id", Value::from(change.id.clone())),
                ("field", Value::from(change.field.clone())),
                ("old", change.old.clone()),
                ("new", change.new.clone()),
            ])
        });
        Value::object([
            (
                "added",
                Value::texts(self.added.iter().map(|(_, id)| id.clone())),
            ),
            ("changed", Value::List(changed.collect())),
            (
                "retired",
                Value::texts(self.retired.iter().map(|(_, id, _)| id.clone())),
            ),
        ])
    }

    /// One row a difference: added, changed, retired.
    fn each(&self) -> Vec<Value<'static>> {
        let row = |change: &'static str, kind: &Kind, id: &str, rest: [Value<'static>; 3]| {
            let [field, old, new] = rest;
            Value::object([
                ("change", Value::from(change)),
                ("kind", Value::from(kind.name)),
                ("id", Value::from(id.to_owned())),
                ("field", field),
                ("old", old),
                ("new", new),
            ])
        };
        let none = || [Value::Null, Value::Null, Value::Null];
        let added = self
            .added
            .iter()
            .map(|(kind, id)| row("added", kind, id, none()));
        let changed = self.changed.iter().map(|change| {
            let field = Value::from(change.field.clone());
            let rest = [field, change.old.clone(), change.new.clone()];
            row("changed", change.kind, &change.id, rest)
        });
        let retired = self
            .retired
            .iter()
            .map(|(kind, id, _)| row("retired", kind, id, none()));
        added.chain(changed).chain(retired).collect()
    }

    fn grid(&self) -> Grid<'static> {
        let header = [
            ("change", Set::Whole),
            ("id", Set::Whole),
            ("field", Set::Whole),
            ("old", Set::Prose),
            ("new", Set::Prose),
        ];
        let successors: BTreeMap<&str, &str> = self
            .retired
            .iter()
            .filter_map(|(_, id, successor)| Some((id.as_str(), successor.as_deref()?)))
            .collect();
        let rows = self.each();
        let rows = rows.iter().map(|row| {
            let cell = |key: &str| {
                let text = row.get(key).map(plain).unwrap_or_default();
                if text.is_empty() {
                    Vec::new()
                } else {
                    vec![Item::new(text.into_owned())]
                }
            };
            let mut new = cell("new");
            if let Some(successor) = row.str_at("id").and_then(|id| successors.get(id)) {
                new = vec![Item::new(format!("replaced by {successor}"))];
            }
            vec![cell("change"), cell("id"), cell("field"), cell("old"), new]
        });
        Grid {
            ranks: Vec::new(),
            header: header.map(|(name, set)| (name.to_owned(), set)).to_vec(),
            rows: rows.collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::KINDS;

    fn found(old: &str, new: &str) -> Vec<(String, String, String)> {
        let value = |text| serde_json::from_str(text).expect("JSON");
        let mut found = Vec::new();
        changes((KINDS[5], "x"), "f", value(old), value(new), &mut found);
        let text = |value: &Value<'_>| plain(value).into_owned();
        found
            .iter()
            .map(|change| (change.field.clone(), text(&change.old), text(&change.new)))
            .collect()
    }

    #[test]
    fn parts_of_a_field_change_by_themselves() {
        assert_eq!(
            found(
                r#"{"a": 1, "b": {"c": [1], "d": 2}}"#,
                r#"{"a": 1, "b": {"c": [1, 2], "d": 2}}"#
            ),
            [("f.b.c".to_owned(), "1".to_owned(), "1, 2".to_owned())]
        );
        assert_eq!(
            found(r#"{"a": 1}"#, r#"{"b": 1}"#),
            [
                ("f.b".to_owned(), String::new(), "1".to_owned()),
                ("f.a".to_owned(), "1".to_owned(), String::new())
            ]
        );
        assert_eq!(found("null", "[]").len(), 1);
        assert!(found("[1]", "[1]").is_empty());
        assert!(found(r#"[{"a": 1, "b": 2}]"#, r#"[{"b": 2, "a": 1}]"#).is_empty());
    }
}
