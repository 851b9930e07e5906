//! `validate`: every sentence that must hold of the data, and every place where it does not.

use anyhow::Result;

use super::verb::{self, Forms, Needs, Question, Verb};
use crate::ask::{Arguments, Parameter, Takes};
use crate::dataset::Dataset;
use crate::validate::{Finding, Proof, sentences};
use crate::view::{Answer, Block, Body, Column, Page, Rows, Set};

pub const VERB: Verb = Verb {
    name: "validate",
    aliases: &[],
    about: "check the built-in data, or your own, for errors",
    group: "Data",
    more: "",
    kind: None,
    parameters,
    examples: &[
        ("", "check the built-in data"),
        (
            "mine/",
            "check your own records, merged into the built-in ones",
        ),
        (
            "mine.json --json",
            "every error as data, with what is allowed",
        ),
    ],
    needs: Needs::Read,
    forms: Forms::Every,
    answer: verb::answer::<Validate>,
};

fn parameters(_: &Verb) -> Vec<Parameter> {
    vec![Parameter::argument(
        "path",
        Takes::Data,
        "A directory of <kind>.json files, or a .json or .ndjson file [default: the built-in data]",
    )]
}

/// Whether the data are valid.
struct Validate;

impl Question for Validate {
    fn read(_: &Verb, _: &Arguments) -> Result<Self> {
        Ok(Self)
    }

    fn answer<'d>(&self, dataset: &'d Dataset<'d>) -> Result<Answer<'d>> {
        let own = !dataset.inputs().is_empty();
        let proof = if own && dataset.has_embedded() {
            Proof::of_own(dataset)
        } else {
            Proof::of_all(dataset)
        };
        let findings = proof.findings();
        let records = proof.records.len();
        if findings.is_empty() {
            let mut answer = Answer::new(Body::Page(Box::new(Valid { records })));
            answer.notes.extend(remarks(&proof));
            return Ok(answer);
        }
        let mut answer = Answer::new(Body::Rows(rows(&findings))).negative(true);
        answer.fails = true;
        let mut answer = answer.note(format!("{} in {records} records", errors(findings.len())));
        answer.notes.extend(remarks(&proof));
        Ok(answer)
    }
}

/// What is against the house style, each in a line.
fn remarks(proof: &Proof<'_, '_>) -> impl Iterator<Item = String> {
    let notes = proof.notes().into_iter();
    notes.map(|note| format!("note: {}", note.line()))
}

fn rows<'d>(findings: &[Finding]) -> Rows<'d> {
    let columns = ["check", "file", "record", "field", "found", "allowed"];
    let columns = columns.map(|path| {
        let set = match path {
            "record" => Set::Names,
            _ => Set::Prose,
        };
        Column::new(path, set)
    });
    let rows = findings.iter().map(|finding| finding.value().into_owned());
    Rows::made(columns.to_vec(), rows)
}

/// That nothing is wrong.
struct Valid {
    records: usize,
}

impl<'d> Page<'d> for Valid {
    fn blocks(&self) -> Vec<Block<'d>> {
        let checks = sentences().count();
        vec![Block::Text(format!(
            "{} records, {checks} checks: valid",
            self.records
        ))]
    }

    fn rows(&self) -> Rows<'d> {
        rows(&[])
    }
}

/// The number of errors in words.
pub fn errors(number: usize) -> String {
    if number == 1 {
        "1 error".to_owned()
    } else {
        format!("{number} errors")
    }
}
