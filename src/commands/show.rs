//! `show`: a record in full, the records that refer to it, what is disputed about it, and its sources.

mod page;

use anyhow::Result;

use super::verb::{self, Forms, Needs, Question, Verb};
use crate::ask::{Arguments, Parameter, Takes, plain};
use crate::dataset::{Dataset, Record, Reference, dispute};
use crate::model::value::Value;
use crate::view::{Answer, Block, Body, Column, Page, Rows, Set};

pub use page::sentence;

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
        (
            "un",
            "an organization on a page, with the commands for more",
        ),
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
        Parameter::flag("all", "Show every link, however many there are"),
    ]
}

/// The records to show, as they were named.
struct Show {
    records: Vec<String>,
    /// Whether lists of links are shown in full.
    all: bool,
}

impl Question for Show {
    fn read(_: &Verb, arguments: &Arguments) -> Result<Self> {
        Ok(Self {
            records: arguments.all("id").to_vec(),
            all: arguments.has("all"),
        })
    }

    fn answer<'d>(&self, dataset: &'d Dataset<'d>) -> Result<Answer<'d>> {
        let records = plain::records(dataset, &self.records)?.into_iter();
        let records = records.map(|record| (record, dataset.references_to(record.id())));
        Ok(Answer::new(Body::Page(Box::new(Shown {
            dataset,
            records: records.collect(),
            all: self.all,
        }))))
    }
}

/// Records, each with the links to it.
struct Shown<'d> {
    dataset: &'d Dataset<'d>,
    records: Vec<(&'d Record<'d>, Vec<Reference<'d, 'd>>)>,
    all: bool,
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
            page::page(self.dataset, record, references, self.all, &mut blocks);
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
        .filter(|from| dispute::is_one(from))
        .collect();
    found.dedup_by_key(|record| record.id());
    found
}
