//! The library under `poc`, a command-line reference on the protection of civilians in armed conflict.
//!
//! The way of a question: [`cli`] reads the common options, clap the rest ([`commands`]); the [`dataset`] is opened; a
//! command answers with a [`view`]; [`render`] writes it in the form asked for; one place prints.

pub mod citation;
pub mod cli;
pub mod commands;
pub mod dataset;
mod error;
pub mod filter;
pub mod fold;
pub mod graph;
#[macro_use]
mod embedded;
pub mod model;
mod output;
pub mod problem;
pub mod render;
pub mod scene;
pub mod search;
pub mod span;
pub mod state;
pub mod suggest;
pub mod validate;
pub mod view;

use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::process::ExitCode;

use anyhow::Result;

use crate::cli::Common;
use crate::commands::Call;
use crate::dataset::{Dataset, Input};
use crate::model::KINDS;
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
            error::print(&error, common.tells_json());
            FAILED
        }
    };
    ExitCode::from(code)
}

fn run(common: &Common, rest: &[String]) -> Result<u8> {
    if common.version {
        return print(common, "--version", &commands::version(), &[]);
    }
    // `poc help X` is the same as `poc X --help`.
    let asked = match rest {
        [word, about @ ..] if word == "help" => {
            let about = about.iter().filter(|word| *word != "help").cloned();
            &about.chain(["--help".to_owned()]).collect::<Vec<_>>()[..]
        }
        _ => rest,
    };
    let parse = |explained| {
        let words = std::iter::once("poc").chain(asked.iter().map(String::as_str));
        commands::command(explained).try_get_matches_from(words)
    };
    // Help costs more to write than an answer costs to find, so it is written only when it is asked for.
    let matches = match parse(false).or_else(|error| {
        if error.use_stderr() {
            Err(error)
        } else {
            parse(true)
        }
    }) {
        Ok(matches) => matches,
        Err(error) if error.use_stderr() => return Err(error::from_clap(&error).into()),
        Err(help) => {
            output::write(common, help.to_string().as_bytes())?;
            return Ok(DONE);
        }
    };
    let Some((name, matches)) = matches.subcommand() else {
        return Err(Problem::new(
            "no-command",
            "no command was given; `poc --help` lists them",
        )
        .into());
    };
    let verb = commands::verb(name);
    if let Some(verb) = verb {
        verb.answers_in(common.format)?;
    }
    let proves = verb.is_none_or(|verb| verb.proves);
    // `validate PATH` is the same as `validate --data PATH`.
    let mut paths = common.data.clone();
    if !proves && let Ok(Some(path)) = matches.try_get_one::<String>("path") {
        paths.push(path.clone());
    }
    if common.only_data && paths.is_empty() {
        return Err(Problem::new("no-data", "--only-data needs --data PATH, or POC_DATA").into());
    }
    let mut inputs = Vec::new();
    for path in &paths {
        inputs.extend(Input::open(path)?);
    }
    let opened = Dataset::open(&inputs, !common.only_data, common.layer);
    let dataset = match opened {
        Ok(dataset) => dataset,
        Err(error) if !proves => {
            error::print(&error, common.tells_json());
            return Ok(NO);
        }
        Err(error) => return Err(error),
    };
    if proves && !common.trust && !inputs.is_empty() {
        prove(&dataset)?;
    }
    let kind = KINDS.into_iter().find(|kind| kind.list == name);
    let answer = commands::answer(
        name,
        &Call {
            dataset: &dataset,
            matches,
            common,
            kind,
        },
    )?;
    print(common, name, &answer, &dataset.remarks())
}

/// Refuses to draw what is no picture.
fn no_picture(command: &str) -> Problem {
    Problem::new(
        "no-picture",
        format!("`{command}` has no picture to draw; `poc trace ID -f dot` and `-f mermaid` have"),
    )
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

/// Prints the answer, its remarks and those that came up on the way on standard error, and gives the exit code.
fn print(common: &Common, command: &str, answer: &Answer<'_>, remarks: &[String]) -> Result<u8> {
    let look = common.look(io::stdout().is_terminal());
    if look.format.is_picture() && answer.picture.is_none() {
        return Err(no_picture(command).into());
    }
    if let Some(folder) = &answer.folder {
        let files: Vec<_> = folder
            .files
            .iter()
            .map(|file| (file.name.clone(), render::file(file)))
            .collect();
        output::fill(&folder.path, folder.index, &files)?;
    }
    match &answer.body {
        Body::Files { directory, files } => output::write_files(directory, files)?,
        _ => output::write(common, render::render(answer, look).as_bytes())?,
    }
    if !common.quiet {
        for note in remarks.iter().chain(&answer.notes) {
            output::remark(&render::harmless(note));
        }
    }
    let no = answer.negative && (answer.fails || common.exit_code);
    Ok(if no { NO } else { DONE })
}
