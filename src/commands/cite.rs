//! `cite`: what a record rests on, ready for a footnote, a list of references or a reference manager.

use anyhow::Result;
use clap::{Arg, ArgAction, Command};

use super::{Call, Forms, Verb, list};
use crate::citation::{Bibliography, Citation, Style, together};
use crate::model::PAPER;
use crate::model::value::Value;
use crate::problem::Problem;
use crate::render::Format;
use crate::view::{Answer, Body, Column, Rows, Set};

pub const VERB: Verb = Verb {
    name: "cite",
    about: "references, footnotes, BibTeX, RIS and CSL JSON for a record",
    group: "Data",
    args,
    run,
    examples: &[
        ("", "the dataset and the paper"),
        ("sres-1270 hrddp", "two documents themselves"),
        (
            "artemis --style footnote",
            "all that is known of Artemis in one footnote",
        ),
        ("monusco --style bibtex -o monusco.bib", "for biblatex"),
        (
            "src-interview-n21 --style ris",
            "an interview, for a reference manager",
        ),
    ],
    proves: true,
    forms: Forms::Every,
};

fn args(command: Command) -> Command {
    command
        .arg(
            Arg::new("id")
                .value_name("ID")
                .num_args(0..)
                .action(ArgAction::Append)
                .help("An id, acronym, symbol, alias or name; the dataset and the paper where none is given"),
        )
        .arg(
            Arg::new("style")
                .long("style")
                .value_name("STYLE")
                .action(ArgAction::Append)
                .help("text, footnote, bibtex (for biblatex), ris or csl-json"),
        )
}

fn run<'d>(call: &Call<'d>) -> Result<Answer<'d>> {
    let (name, style) = style(call)?;
    let dataset = call.dataset;
    let words: Vec<&String> = call.matches.get_many("id").into_iter().flatten().collect();
    let mut citations = Vec::new();
    let mut notes = Vec::new();
    let mut bibliography = Bibliography::new(dataset);
    if words.is_empty() {
        citations.push(Citation::of_dataset());
        if let Some(paper) = dataset.find(PAPER) {
            bibliography.add(paper);
        }
    }
    for word in words {
        let record = dataset.resolve(word, &[])?;
        if !bibliography.add(record) {
            notes.push(format!("`{}` names no document", record.id()));
        }
    }
    citations.extend(bibliography.citations());
    let mut answer = Answer::new(body(call.common.format, name, style, &citations))
        .negative(citations.is_empty());
    answer.notes = notes;
    Ok(answer)
}

/// The style that was asked for, with the word for it.
fn style(call: &Call<'_>) -> Result<(&'static str, Style), Problem> {
    let word = list::values(call.matches, "style").pop();
    let word = word.as_deref().unwrap_or("text");
    Style::ALL
        .into_iter()
        .find(|(name, _)| *name == word)
        .ok_or_else(|| {
            let names = Style::ALL.map(|(name, _)| name);
            Problem::unknown("unknown-style", "style", word, names)
        })
}

/// The citations themselves, or one row each where a format for rows was asked for.
fn body(
    format: Option<Format>,
    name: &'static str,
    style: Style,
    citations: &[Citation],
) -> Body<'static> {
    if matches!(format, None | Some(Format::Table)) {
        return Body::Text(together(citations, style));
    }
    let columns = vec![
        Column::new("id", Set::Whole),
        Column::new("style", Set::Whole),
        Column::new("text", Set::Prose),
    ];
    Body::Rows(Rows::made(
        columns,
        citations.iter().map(|citation| {
            Value::object([
                ("id", Value::from(citation.id.clone())),
                ("style", Value::from(name)),
                ("text", Value::from(citation.text(style))),
            ])
        }),
    ))
}
