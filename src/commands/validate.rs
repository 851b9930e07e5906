//! `validate`: every sentence that must hold of the data, and every place where it does not.

use anyhow::Result;

use super::verb::{self, Forms, Needs, Question, Verb};
use crate::ask::{Arguments, Parameter, Takes};
use crate::dataset::Dataset;
use crate::validate::{Finding, Report, Scope, Sort, sentences};
use crate::view::{Answer, Block, Body, Column, Grid, Item, Page, Rows, Set};

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
    vec![
        Parameter::argument(
            "path",
            Takes::Data,
            "Directories of <kind>.json files, .json or .ndjson files, or - [default: the built-in data]",
        )
        .several(),
    ]
}

/// Whether the data are valid.
struct Validate;

impl Question for Validate {
    fn read(_: &Verb, _: &Arguments) -> Result<Self> {
        Ok(Self)
    }

    fn answer<'d>(&self, dataset: &'d Dataset<'d>) -> Result<Answer<'d>> {
        let proof = scope(dataset);
        let report = proof.report(MOST);
        let records = proof.records.len();
        let count = report.count();
        if count == 0 {
            let mut answer = Answer::new(Body::Page(Box::new(Valid { records })));
            answer.notes.extend(remarks(&proof));
            return Ok(answer);
        }
        let told = format!("{} in {}", errors(count), counted(records));
        let body = if count > EACH {
            Body::Page(Box::new(Invalid { dataset, report }))
        } else {
            Body::Rows(rows(&report.list))
        };
        let mut answer = Answer::new(body).negative(true);
        answer.fails = true;
        let mut answer = answer.note(told);
        answer.notes.extend(remarks(&proof));
        Ok(answer)
    }
}

/// What is validated: a user's records among the others, else everything.
fn scope<'d>(dataset: &'d Dataset<'d>) -> Scope<'d, 'd> {
    if dataset.has_embedded() && !dataset.inputs().is_empty() {
        Scope::own(dataset)
    } else {
        Scope::all(dataset)
    }
}

/// What is against the house style, each in a line; of many of one sort the first and how many more there are.
fn remarks(proof: &Scope<'_, '_>) -> Vec<String> {
    let notes = proof.notes(EACH);
    let mut remarks: Vec<String> = Vec::new();
    for note in &notes.list {
        remarks.push(format!("note: {}", note.line()));
    }
    for sort in notes.sorts.iter().filter(|sort| sort.count > EACH) {
        let (check, more) = (sort.first.check, sort.count - EACH);
        remarks.push(format!("note: {check}: {more} more notes of this kind"));
    }
    remarks
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

/// How many errors a table lists one by one; more are grouped by kind.
const EACH: usize = 20;
/// How many errors of each sort are kept where one of each is shown.
const MOST: usize = 100;

fn counted(records: usize) -> String {
    match records {
        1 => "1 record".to_owned(),
        many => format!("{many} records"),
    }
}

/// How many fields a row names before it counts the others.
const FIELDS: usize = 8;

/// Errors of one check with the same words, and the fields in which they are.
struct Alike<'f> {
    count: usize,
    first: &'f Finding,
    fields: Vec<&'f str>,
}

/// The errors by check and words, in the order in which each first came up.
fn alike(sorts: &[Sort]) -> Vec<Alike<'_>> {
    let mut groups: Vec<Alike<'_>> = Vec::new();
    for sort in sorts {
        let first = &sort.first;
        let same = |group: &&mut Alike<'_>| {
            let known = group.first;
            (known.check, &known.found, &known.allowed)
                == (first.check, &first.found, &first.allowed)
        };
        if let Some(group) = groups.iter_mut().find(same) {
            group.count += sort.count;
            group.fields.push(&first.field);
        } else {
            groups.push(Alike {
                count: sort.count,
                first,
                fields: vec![&first.field],
            });
        }
    }
    groups
}

/// More errors than anybody reads: for people one of each kind and how many there are, for scripts all.
struct Invalid<'d> {
    dataset: &'d Dataset<'d>,
    report: Report,
}

impl<'d> Page<'d> for Invalid<'d> {
    fn blocks(&self) -> Vec<Block<'d>> {
        let heads = [
            ("errors", Set::Whole, 1),
            ("check", Set::Prose, 1),
            ("fields", Set::Names, 0),
            ("found", Set::Prose, 0),
            ("allowed", Set::Prose, 0),
            ("first at", Set::Names, 0),
        ];
        let rows = alike(&self.report.sorts).into_iter().map(|alike| {
            let first = alike.first;
            let place = [first.file.as_str(), first.record.as_str()];
            let place: Vec<&str> = place.into_iter().filter(|part| !part.is_empty()).collect();
            let mut fields = alike.fields[..alike.fields.len().min(FIELDS)].join(", ");
            if alike.fields.len() > FIELDS {
                fields.push_str(&format!(", … {} more", alike.fields.len() - FIELDS));
            }
            [
                alike.count.to_string(),
                first.check.to_owned(),
                fields,
                first.found.clone(),
                first.allowed.clone(),
                place.join(" "),
            ]
            .map(|text| vec![Item::new(text)])
            .to_vec()
        });
        let grid = Grid {
            header: heads.map(|(head, set, _)| (head.to_owned(), set)).to_vec(),
            rows: rows.collect(),
            ranks: heads.map(|(.., rank)| rank).to_vec(),
        };
        vec![
            Block::Grid(grid),
            Block::Text("One row for each kind of error; --json lists every error.".to_owned()),
        ]
    }

    fn rows(&self) -> Rows<'d> {
        // Scripts get every error; what was kept for people may be less.
        if self.report.list.len() < self.report.count() {
            rows(&scope(self.dataset).findings())
        } else {
            rows(&self.report.list)
        }
    }
}

/// That nothing is wrong.
struct Valid {
    records: usize,
}

impl<'d> Page<'d> for Valid {
    fn blocks(&self) -> Vec<Block<'d>> {
        let checks = sentences().count();
        vec![Block::Text(format!(
            "{}, {checks} checks: valid",
            counted(self.records)
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
