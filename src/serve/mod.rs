//! Answers for programs: `mcp`, a Model Context Protocol server on standard input and output, and `__declarations`, the
//! parameters of every command, from which bindings for other languages are generated.
//!
//! The official Rust SDK of the protocol needs an asynchronous runtime and about fifty more crates. A server that answers
//! one question after another from a dataset that never changes only needs a loop over lines, which is written here.

mod call;
mod declarations;
mod evidence;
mod page;
mod resources;
mod rpc;
mod schema;
mod tools;

use anyhow::Result;

use crate::ask::{Arguments, Parameter};
use crate::commands::verb::{self, Forms, Needs, Question, Verb};
use crate::dataset::Dataset;
use crate::view::{Answer, Body};

pub use declarations::VERB as DECLARATIONS;

pub const MCP: Verb = Verb {
    name: "mcp",
    aliases: &[],
    about: "serve answers to agents over the Model Context Protocol",
    group: "Data",
    more: "Serve the records to an assistant over the Model Context Protocol, on standard input and output. The assistant \
           starts the program and requests records, comparisons, and sources. Each request is one line of JSON-RPC, and \
           so is its response; the server stops when its input ends. It reads only the files of --data, writes no files, \
           and opens no connections.",
    kind: None,
    parameters: verb::no_parameters,
    examples: &[
        (
            "< questions.ndjson",
            "the answers to a file of requests, one a line",
        ),
        (
            "--data mine < questions.ndjson",
            "with your own records added to the dataset",
        ),
        (
            "--layer paper < questions.ndjson",
            "with only the paper's records",
        ),
    ],
    needs: Needs::Validated,
    forms: Forms::Own("the Model Context Protocol"),
    answer: verb::answer::<Serve>,
};

/// The commands for programs.
pub const VERBS: &[Verb] = &[MCP, DECLARATIONS];

/// Answers over the protocol until the input ends.
struct Serve;

impl Question for Serve {
    fn read(_: &Verb, _: &Arguments) -> Result<Self> {
        Ok(Self)
    }

    fn answer<'d>(&self, dataset: &'d Dataset<'d>) -> Result<Answer<'d>> {
        Ok(Answer::new(Body::Dialogue(Box::new(rpc::Server::over(
            dataset,
        )))))
    }
}

/// Whether a program can use the parameter. Parameters that name a file, and filters without an option name, are only for
/// the command line.
fn is_offered(parameter: &Parameter) -> bool {
    use crate::ask::Takes;
    !matches!(parameter.takes, Takes::File | Takes::Data | Takes::Plain(_))
}
