//! The library under `poc`, a command-line reference on the protection of civilians in armed conflict.
//!
//! The way of a question: [`cli`] reads the words of a command line into a command and its arguments ([`ask`]); the
//! [`dataset`] is opened; one of the [`commands`] answers with a [`view`]; [`render`] writes it in the form asked for; one
//! place prints.

pub mod ask;
pub mod citation;
pub mod cli;
pub mod commands;
pub mod dataset;
pub mod fold;
pub mod graph;
#[macro_use]
mod embedded;
pub mod model;
pub mod problem;
pub mod render;
pub mod scene;
pub mod search;
pub mod suggest;
pub mod time;
pub mod validate;
pub mod view;

pub use time::{span, state};

use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::process::ExitCode;

use anyhow::Result;

use crate::ask::{Arguments, Takes};
use crate::cli::grammar::{self, Asked};
use crate::cli::{Common, output, refusal};
use crate::commands::verb::{Needs, Verb};
use crate::dataset::{Dataset, Input};
use crate::problem::Problem;
use crate::validate::Proof;
use crate::view::{Answer, Body};

/// Done, also where nothing matched.
const DONE: u8 = 0;
/// The answer is no.
const NO: u8 = 1;
/// Something was wrong with the question, the data or the output.
const FAILED: u8 = 2;

/// Answers the command line `words` (without the program's name): prints the answer or the error, and gives the exit code.
pub fn main(words: impl Iterator<Item = OsString>) -> ExitCode {
    let words: Vec<String> = words
        .map(|word| word.to_string_lossy().into_owned())
        .collect();
    let (common, rest, read) = cli::read(&words);
    let result = read
        .map_err(anyhow::Error::from)
        .and_then(|()| run(&common, &rest));
    let code = match result {
        Ok(code) => code,
        Err(error) if output::is_closed_pipe(&error) => DONE,
        Err(error) => {
            refusal::print(&error, common.is_json());
            FAILED
        }
    };
    ExitCode::from(code)
}

/// Reads what is asked, opens the data, asks, prints.
fn run(common: &Common, words: &[String]) -> Result<u8> {
    if common.version {
        return print(common, &cli::version());
    }
    let (verb, arguments) = match grammar::read(words)? {
        Asked::Of(verb, arguments) => (verb, arguments),
        Asked::Help(text) => {
            output::write(common, text.as_bytes())?;
            return Ok(DONE);
        }
    };
    common.check_format(verb)?;
    let inputs = inputs(common, verb, &arguments)?;
    let opened = match verb.needs {
        Needs::None => Dataset::open(&[], true, None),
        _ => Dataset::open(&inputs, !common.only_data, common.layer),
    };
    let dataset = match opened {
        // What is wrong with the data is what the command is to report.
        Err(error) if verb.needs == Needs::Read => {
            refusal::print(&error, common.is_json());
            return Ok(NO);
        }
        opened => opened?,
    };
    if verb.needs == Needs::Validated && !common.trust && !inputs.is_empty() {
        prove(&dataset)?;
    }
    print(common, &verb.ask(&arguments, &dataset)?)
}

/// The user's data that the command is asked about: those of the common options, and those among its own arguments.
fn inputs(common: &Common, verb: &Verb, arguments: &Arguments) -> Result<Vec<Input>> {
    if verb.needs == Needs::None {
        return Ok(Vec::new());
    }
    let mut paths: Vec<&str> = common.data.iter().map(String::as_str).collect();
    for parameter in verb.parameters() {
        if matches!(parameter.takes, Takes::Data) {
            paths.extend(arguments.all(parameter.name).iter().map(String::as_str));
        }
    }
    if common.only_data && paths.is_empty() {
        return Err(Problem::new("no-data", "--only-data needs --data PATH, or POC_DATA").into());
    }
    let mut inputs = Vec::new();
    for path in paths {
        inputs.extend(Input::open(path)?);
    }
    Ok(inputs)
}

/// Refuses a user's data that break a sentence, with the first errors and their number.
fn prove(dataset: &Dataset<'_>) -> Result<()> {
    const FIRST: usize = 5;
    let findings = Proof::of_own(dataset).findings();
    if findings.is_empty() {
        return Ok(());
    }
    let mut message = format!("invalid data: {} errors", findings.len());
    if findings.len() == 1 {
        message.truncate(message.len() - 1);
    }
    for finding in findings.iter().take(FIRST) {
        message.push_str("\n  ");
        message.push_str(&finding.line());
    }
    if findings.len() > FIRST {
        message.push_str("\n  ... `poc validate` with the same data tells all");
    }
    Err(Problem::new("invalid-data", message).into())
}

/// Prints the answer, its notes on standard error, and gives the exit code.
fn print(common: &Common, answer: &Answer<'_>) -> Result<u8> {
    let look = common.look(io::stdout().is_terminal());
    let text = render::render(answer, look)?;
    if let Some(folder) = &answer.folder {
        let files = folder
            .files
            .iter()
            .map(|file| Ok((file.name.clone(), render::file(file)?)))
            .collect::<Result<Vec<_>>>()?;
        output::fill(&folder.path, folder.index, &files)?;
    }
    match &answer.body {
        Body::Files { directory, files } => output::write_files(directory, files)?,
        _ => output::write(common, text.as_bytes())?,
    }
    if !common.quiet {
        for note in &answer.notes {
            output::remark(&render::harmless(note));
        }
    }
    let no = answer.negative && (answer.fails || common.exit_code);
    Ok(if no { NO } else { DONE })
}
