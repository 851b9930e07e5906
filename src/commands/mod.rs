//! The commands: each reads its arguments and answers from the dataset; none of them prints.

mod cite;
mod codebook;
mod compare;
mod complete;
mod completions;
mod diff;
mod due;
mod export;
pub mod help;
mod list;
mod man;
mod matrix;
mod new;
mod schema;
mod search;
mod show;
mod stats;
mod timeline;
mod trace;
mod validate;
mod version;

pub use version::answer as version;

use anyhow::Result;
use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::cli::{self, Common};
use crate::dataset::Dataset;
use crate::model::{KINDS, Kind, kind};
use crate::problem::Problem;
use crate::render::Format;
use crate::suggest::fold;
use crate::view::Answer;

/// One call of a command: what was asked, and of what.
pub struct Call<'d> {
    /// The records.
    pub dataset: &'d Dataset<'d>,
    /// The arguments of the command.
    pub matches: &'d ArgMatches,
    /// The common options.
    pub common: &'d Common,
    /// The kind that a list command lists.
    pub kind: Option<&'static Kind>,
}

/// A command: how it is named, grouped, asked and answered.
pub struct Verb {
    /// What people type.
    pub name: &'static str,
    /// What it does, in one line.
    pub about: &'static str,
    /// The group of the help that it stands in; none where it is for machines alone.
    pub group: &'static str,
    /// Adds its arguments.
    pub args: fn(Command) -> Command,
    /// Answers it.
    pub run: for<'d> fn(&Call<'d>) -> Result<Answer<'d>>,
    /// Examples for its help: the arguments, and what they ask.
    pub examples: &'static [(&'static str, &'static str)],
    /// Whether it wants a user's data proved before it answers; `validate` proves them itself.
    pub proves: bool,
    /// In which forms it answers.
    pub forms: Forms,
}

/// In which forms a command answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Forms {
    /// In every one: it has records or rows.
    Every,
    /// In JSON, whether that is said or not.
    Json,
    /// In its own, which is called so: a script, a page.
    Own(&'static str),
}

impl Forms {
    /// Whether the answer has records or rows.
    #[must_use]
    pub const fn all(self) -> bool {
        matches!(self, Self::Every)
    }
}

impl Verb {
    /// Whether it answers in the form that was asked for.
    ///
    /// # Errors
    /// Where it does not.
    pub fn answers_in(&self, format: Option<Format>) -> Result<(), Problem> {
        let own = match (self.forms, format) {
            (_, None) | (Forms::Every, _) | (Forms::Json, Some(Format::Json)) => return Ok(()),
            (Forms::Json, _) => "JSON",
            (Forms::Own(name), _) => name,
        };
        Err(Problem::new(
            "no-formats",
            format!(
                "`poc {}` answers with {own} alone and takes no other --format",
                self.name
            ),
        ))
    }
}

/// The commands that are no plain list of one kind.
pub const VERBS: &[Verb] = &[
    show::VERB,
    timeline::VERB,
    search::VERB,
    compare::VERB,
    trace::VERB,
    matrix::VERB,
    due::VERB,
    stats::VERB,
    cite::VERB,
    codebook::VERB,
    schema::VERB,
    export::VERB,
    diff::VERB,
    validate::VERB,
    new::VERB,
    completions::VERB,
    man::VERB,
    complete::VERB,
];

/// The verb called `name`, if it is no plain list.
#[must_use]
pub fn verb(name: &str) -> Option<&'static Verb> {
    VERBS.iter().find(|verb| verb.name == name)
}

/// Answers the command `name` with its arguments.
///
/// # Errors
/// Where an argument is none that the command or the data know.
pub fn answer<'d>(name: &str, call: &Call<'d>) -> Result<Answer<'d>> {
    match verb(name) {
        Some(verb) => (verb.run)(call),
        None => list::run(call),
    }
}

/// The kind that an argument names: by its name, its list command or an alias of it.
///
/// # Errors
/// Where no kind is called so.
pub fn kind_named(word: &str) -> Result<&'static Kind, Problem> {
    kind(&fold(word)).ok_or_else(|| {
        let names = KINDS.into_iter().flat_map(|kind| {
            let list = std::iter::once(kind.list).filter(|list| *list != kind.name);
            std::iter::once(kind.name)
                .chain(list)
                .chain(kind.aliases.iter().copied())
        });
        Problem::unknown("unknown-kind", "kind", word, names)
    })
}

/// An example of a command: what is typed, and what it asks.
pub struct Example {
    /// The command.
    pub command: &'static str,
    /// Its arguments, and a pipe behind them where there is one.
    pub args: &'static str,
    /// What it asks, in words.
    pub asks: &'static str,
}

impl Example {
    /// The whole line as it is typed.
    #[must_use]
    pub fn line(&self) -> String {
        format!("poc {} {}", self.command, self.args)
            .trim_end()
            .to_owned()
    }
}

/// Every example that help shows, command by command.
pub fn examples() -> impl Iterator<Item = Example> {
    let verbs = VERBS.iter().map(|verb| (verb.name, verb.examples));
    let lists = lists().map(|kind| (kind.list, kind.examples));
    verbs.chain(lists).flat_map(|(command, examples)| {
        examples.iter().map(move |(args, asks)| Example {
            command,
            args,
            asks,
        })
    })
}

/// The kinds whose list command is a plain list.
fn lists() -> impl Iterator<Item = &'static Kind> {
    KINDS.into_iter().filter(|kind| verb(kind.list).is_none())
}

/// The whole command line as clap knows it, with its help where it is to be explained. A command's own arguments are built
/// only when it is the one that is called or explained.
#[must_use]
pub fn command(explained: bool) -> Command {
    let mut command = Command::new("poc")
        .about("A reference on the protection of civilians: UN, EU and NATO side by side")
        .override_usage("poc <COMMAND> [OPTIONS]")
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .subcommand_required(true)
        .subcommand_help_heading("COMMANDS")
        .infer_long_args(false)
        .args(cli::args().chain([cli::help_arg()]));
    if explained {
        command = help::of_program(command);
    }
    let build = if explained {
        |command| help::of_command(build(command))
    } else {
        build
    };
    for verb in VERBS {
        let mut sub = Command::new(verb.name)
            .about(verb.about)
            .hide(verb.group.is_empty())
            .defer(build);
        if let Some(kind) = kind(verb.name) {
            sub = sub.visible_aliases(kind.aliases);
        }
        command = command.subcommand(sub);
    }
    for kind in lists() {
        command = command.subcommand(
            Command::new(kind.list)
                .about(kind.about)
                .visible_aliases(kind.aliases)
                .defer(build),
        );
    }
    command
}

/// An option of a command that takes values, several times or parted by commas.
fn option(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name(value)
        .help(help)
        .action(ArgAction::Append)
}

/// Adds to a command its own arguments and the common options.
fn build(command: Command) -> Command {
    let name = command.get_name().to_owned();
    let command = match (verb(&name), kind(&name)) {
        (Some(verb), _) => (verb.args)(command),
        (None, Some(kind)) => list::args(kind, command),
        (None, None) => command,
    };
    let verb = verb(&name);
    command
        .disable_help_flag(true)
        .args(cli::args().chain([cli::help_arg()]).map(|arg| {
            let form = matches!(arg.get_id().as_str(), "format" | "json");
            arg.hide(form && verb.is_some_and(|verb| !verb.forms.all()))
        }))
}
