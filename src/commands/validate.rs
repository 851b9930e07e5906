//! `validate`: every sentence that must hold of the data, and every place where it does not.

use anyhow::Result;
use clap::{Arg, Command};

use super::{Call, Forms, Verb};
use crate::validate::{Finding, Proof, sentences};
use crate::view::{Answer, Block, Body, Column, Rows, Set};

pub const VERB: Verb = Verb {
    name: "validate",
    about: "prove the embedded data, or a dataset of your own",
    group: "Data",
    args,
    run,
    examples: &[
        ("", "prove the embedded data"),
        (
            "mine/",
            "prove your own records, laid over the embedded ones",
        ),
        (
            "mine.json --json",
            "every error as data, with what is allowed",
        ),
    ],
    proves: false,
    forms: Forms::Every,
};

fn args(command: Command) -> Command {
    command.arg(
        Arg::new("path")
            .value_name("PATH")
            .help("A directory of <kind>.json files, or a .json or .ndjson file; the embedded data where none is given"),
    )
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "every command may fail; this one does not"
)]
fn run<'d>(call: &Call<'d>) -> Result<Answer<'d>> {
    let own = !call.dataset.inputs().is_empty();
    let proof = if own && !call.common.only_data {
        Proof::of_own(call.dataset)
    } else {
        Proof::of_all(call.dataset)
    };
    let findings = proof.findings();
    let columns = ["check", "file", "record", "field", "found", "allowed"];
    let columns = columns
        .map(|path| {
            Column::new(
                path,
                if path == "record" {
                    Set::Names
                } else {
                    Set::Prose
                },
            )
        })
        .to_vec();
    let rows = Rows::made(columns, findings.iter().map(Finding::value));
    let records = proof.records.len();
    if findings.is_empty() {
        let text = format!("{records} records, {} checks: valid", sentences().count());
        let data = crate::model::value::Value::List(Vec::new());
        return Ok(Answer::new(Body::Page {
            blocks: vec![Block::Text(text)],
            data,
            rows,
        }));
    }
    let mut answer = Answer::new(Body::Rows(rows)).negative(true);
    answer.fails = true;
    Ok(answer.note(format!("{} in {records} records", errors(findings.len()))))
}

/// The number of errors in words.
pub fn errors(number: usize) -> String {
    if number == 1 {
        "1 error".to_owned()
    } else {
        format!("{number} errors")
    }
}
