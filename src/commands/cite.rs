//! `cite`: what a record rests on, ready for a footnote, a list of references or a reference manager.

use anyhow::Result;

use super::verb::{self, Forms, Needs, Question, Verb};
use crate::ask::{Arguments, Parameter, Takes, read};
use crate::citation::{Bibliography, Citation, Style, together};
use crate::dataset::Dataset;
use crate::dataset::about::about;
use crate::model::value::Value;
use crate::render::harmless;
use crate::view::{Answer, Body, Column, Rows, Set};

pub const VERB: Verb = Verb {
    name: "cite",
    aliases: &[],
    about: "cite a record as text, footnote, BibTeX, RIS, or CSL JSON",
    group: "Data",
    more: "",
    kind: None,
    parameters,
    examples: &[
        ("", "the dataset and the paper"),
        ("sres-1270 hrddp", "two documents"),
        (
            "artemis --style footnote",
            "one footnote with every source on Artemis",
        ),
        ("monusco --style biblatex -o monusco.bib", "for biblatex"),
        (
            "src-interview-n21 --style ris",
            "an interview, for a reference manager",
        ),
    ],
    needs: Needs::Validated,
    forms: Forms::Every,
    answer: verb::answer::<Cite>,
};

fn parameters(_: &Verb) -> Vec<Parameter> {
    vec![
        Parameter::argument(
            "id",
            Takes::Record(&[]),
            "An id, acronym, symbol, alias, or name [default: the dataset and the paper]",
        )
        .several(),
        Parameter::option("style", Takes::Choice(styles), "Citation style").called("STYLE"),
    ]
}

/// The citations as they are printed. What people read may not turn the order of letters; what programs read has every
/// letter as it was.
fn shown(text: String, style: Style) -> String {
    match style {
        Style::Text | Style::Footnote => harmless(&text).into_owned(),
        _ => text,
    }
}

fn styles() -> Vec<&'static str> {
    Style::ALL.map(|(name, _)| name).to_vec()
}

/// What to cite, as it was named, and in which style.
struct Cite {
    records: Vec<String>,
    style: (&'static str, Style),
}

impl Question for Cite {
    fn read(_: &Verb, arguments: &Arguments) -> Result<Self> {
        let word = arguments.last("style");
        let word = word.as_deref().unwrap_or("text");
        let name = read::choice("unknown-style", "style", word, &styles())?;
        let style = Style::ALL.into_iter().find(|(known, _)| *known == name);
        Ok(Self {
            records: arguments.all("id").to_vec(),
            style: style.unwrap_or(Style::ALL[0]),
        })
    }

    fn answer<'d>(&self, dataset: &'d Dataset<'d>) -> Result<Answer<'d>> {
        let mut citations = Vec::new();
        let mut notes = Vec::new();
        let mut bibliography = Bibliography::new(dataset);
        if self.records.is_empty() {
            citations.push(Citation::of_dataset());
            if let Some(paper) = dataset.find(about().paper.id) {
                bibliography.add(paper);
            }
        }
        for word in &self.records {
            let record = read::record(dataset, word, &[])?;
            if !bibliography.add(record) {
                notes.push(format!("`{}` has no sources to cite", record.id()));
            }
        }
        citations.extend(bibliography.citations());
        let (name, style) = self.style;
        let mut answer = Answer::new(Body::Either(
            shown(together(&citations, style), style),
            rows(name, style, &citations),
        ))
        .negative(citations.is_empty());
        answer.notes = notes;
        Ok(answer)
    }
}

/// One row a citation.
fn rows<'d>(name: &'static str, style: Style, citations: &[Citation]) -> Rows<'d> {
    let columns = vec![
        Column::new("id", Set::Whole),
        Column::new("style", Set::Whole),
        Column::new("text", Set::Prose),
    ];
    Rows::made(
        columns,
        citations.iter().map(|citation| {
            Value::object([
                ("id", Value::from(citation.id.clone())),
                ("style", Value::from(name)),
                ("text", Value::from(citation.text(style))),
            ])
        }),
    )
}
