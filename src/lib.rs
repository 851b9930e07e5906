//! What the United Nations, the European Union and NATO do to protect civilians in armed conflict, side by side: the dataset
//! behind the command `poc`, for programs.
//!
//! The records are built in. A [`Dataset`] reads of them what is asked for; [`Dataset::select`] gives those of a kind that
//! meet the filters that the list command has; a [`Record`] has the fields that its [`model::Kind`] declares, and
//! `poc codebook` says what each means.
//!
//! ```
//! use poc_cli::{Dataset, Path, model};
//!
//! let dataset = Dataset::embedded();
//! let missions = dataset
//!     .select(model::MISSION)
//!     .filter("mandate", "poc")?
//!     .filter("active", "2010")?
//!     .sort("start")?
//!     .records();
//! for mission in &missions {
//!     println!("{} {}", mission.text("start"), mission.name());
//! }
//!
//! // A path goes through links: the symbols of the documents that gave UNAMSIL its mandate.
//! let unamsil = dataset.find("unamsil").expect("a mission");
//! let symbols = Path::parse(model::MISSION, "mandate.documents.symbol").expect("a path");
//! for symbol in dataset.at(unamsil, &symbols).items() {
//!     println!("{}", symbol.as_str().unwrap_or("no symbol"));
//! }
//! # Ok::<(), poc_cli::Error>(())
//! ```
//!
//! Records of one's own are merged in, and a layer shown only, by [`Dataset::builder`].
//!
//! The rest is the inside of the program, documented for those who work on it and free to change. The way of a question
//! there: `cli` reads the words of a command line into a command and its arguments (`ask`); the dataset is opened; one of
//! the `commands` answers with a `view`; `render` writes it in the format asked for.

pub mod ask;
mod atlas;
mod base;
mod bytes;
#[doc(hidden)]
pub mod citation;
#[doc(hidden)]
pub mod cli;
#[doc(hidden)]
pub mod commands;
pub mod dataset;
#[doc(hidden)]
pub mod graph;
#[doc(hidden)]
pub mod layout;
pub mod problem;
#[doc(hidden)]
pub mod relate;
#[doc(hidden)]
pub mod render;
#[doc(hidden)]
pub mod scene;
#[doc(hidden)]
pub mod search;
mod serve;
#[doc(hidden)]
pub mod suggest;
#[doc(hidden)]
pub mod time;
#[doc(hidden)]
pub mod validate;
#[doc(hidden)]
pub mod view;

pub use ask::Select;
#[doc(hidden)]
pub use base::fold;
pub use base::model;
pub use dataset::path::Path;
pub use dataset::{Builder, Dataset, Layer, Record};
pub use model::value::Value;
pub use problem::Problem as Error;
#[doc(hidden)]
pub use time::{span, state};

use std::ffi::OsString;
use std::process::ExitCode;

use crate::cli::grammar::{self, Asked};
use crate::cli::typed::{self, Typed};
use crate::cli::{Common, open, output, refusal};
use crate::commands::verb::Needs;
use crate::problem::Problem;
use crate::view::{Answer, Body};

/// Something was wrong with the question, the data or the output.
const FAILED: u8 = 2;

/// Answers the command line `words` (without the program's name): prints the answer or the error, and gives the exit code:
/// 0 for done, 1 where the answer is no, 2 for an error.
#[doc(hidden)]
pub fn main(words: impl Iterator<Item = OsString>) -> ExitCode {
    let words: Vec<String> = words.map(|word| bytes::text(&word).into_owned()).collect();
    let (common, rest, read) = cli::read(&words);
    let answered = read
        .map_err(anyhow::Error::from)
        .and_then(|()| run(&common, &rest));
    ExitCode::from(match answered {
        Ok(no) => u8::from(no),
        Err(error) if output::is_closed_pipe(&error) => 0,
        Err(error) => {
            refusal::print(&error, common.is_json());
            FAILED
        }
    })
}

/// Reads what is asked, opens the data, asks, prints. Says whether the answer is no.
fn run(common: &Common, words: &[String]) -> anyhow::Result<bool> {
    let typed = if common.version {
        Typed::Version
    } else {
        typed::read(words)?
    };
    let (words, first) = match typed {
        Typed::Version => return output::print(common, &cli::version()),
        Typed::Command(words) => (words, None),
        Typed::Record { words, first } => (words, Some(first)),
    };
    let (verb, arguments) = match (grammar::read(&words), &first) {
        (Ok(Asked::Of(verb, arguments)), _) => (verb, arguments),
        (Ok(Asked::Help(text)), _) => {
            return output::print(common, &Answer::new(Body::Text(text)));
        }
        // Options of a command that there is not are no fault of `show`.
        (Err(problem), Some(first)) => {
            let embedded = Dataset::embedded();
            let known = embedded.resolve(first, &[]).is_ok();
            let unknown = || typed::unknown(first, &embedded);
            return Err(if known { problem } else { unknown() }.into());
        }
        (Err(problem), None) => return Err(problem.into()),
    };
    common.check_format(verb, &arguments)?;
    let choice = match open::choice(common, verb, &arguments) {
        // A file that is no text is no more JSON than one that is.
        Err(problem) if verb.needs == Needs::Read && problem.code == "not-text" => {
            refusal::print(&problem.into(), common.is_json());
            return Ok(true);
        }
        chosen => chosen?,
    };
    let dataset = match choice.open() {
        // What is wrong with the data is what the command is to report.
        Err(problem) if verb.needs == Needs::Read => {
            refusal::print(&problem.into(), common.is_json());
            return Ok(true);
        }
        opened => opened?,
    };
    if verb.needs == Needs::Validated && !common.trust {
        open::validate(&dataset)?;
    }
    let answer = verb.ask(&arguments, &dataset).map_err(|error| {
        let unknown = error
            .downcast_ref::<Problem>()
            .is_some_and(|problem| problem.code == "unknown-record");
        match &first {
            Some(first) if unknown && dataset.resolve(first, &[]).is_err() => {
                typed::unknown(first, &dataset).into()
            }
            _ => error,
        }
    })?;
    output::print(common, &answer)
}
