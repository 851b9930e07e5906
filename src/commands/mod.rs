//! The commands: each reads its arguments and answers from the dataset; none of them prints.

mod compare;
mod list;
mod matrix;
mod show;
mod stats;
mod timeline;
mod trace;
mod validate;

use anyhow::Result;
use clap::{ArgMatches, Command};

use crate::cli::{self, Common};
use crate::dataset::Dataset;
use crate::model::{KINDS, Kind, kind};
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
    /// The group of the help that it stands in.
    pub group: &'static str,
    /// Adds its arguments.
    pub args: fn(Command) -> Command,
    /// Answers it.
    pub run: for<'d> fn(&Call<'d>) -> Result<Answer<'d>>,
    /// Examples for its help: the arguments, and what they ask.
    pub examples: &'static [(&'static str, &'static str)],
    /// Whether it wants a user's data proved before it answers; `validate` proves them itself.
    pub proves: bool,
}

/// The commands that are no plain list of one kind.
pub const VERBS: &[Verb] = &[
    compare::VERB,
    matrix::VERB,
    stats::VERB,
    timeline::VERB,
    show::VERB,
    trace::VERB,
    validate::VERB,
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

/// The whole command line as clap knows it. A command's own arguments are built only when it is the one that is called
/// or explained.
#[must_use]
pub fn command() -> Command {
    let mut command = cli::with_common(
        Command::new("poc")
            .about("A reference on the protection of civilians: UN, EU and NATO side by side")
            .override_usage("poc <COMMAND> [OPTIONS]")
            .disable_version_flag(true)
            .disable_help_subcommand(true)
            .subcommand_required(true)
            .infer_long_args(false),
    );
    for verb in VERBS {
        let mut sub = Command::new(verb.name).about(verb.about).defer(build);
        if let Some(kind) = kind(verb.name) {
            sub = sub.visible_aliases(kind.aliases);
        }
        command = command.subcommand(sub);
    }
    for kind in KINDS.iter().filter(|kind| verb(kind.list).is_none()) {
        command = command.subcommand(
            Command::new(kind.list)
                .about(kind.about)
                .visible_aliases(kind.aliases)
                .defer(build),
        );
    }
    command
}

/// Adds to a command its arguments, the common options and its examples.
fn build(command: Command) -> Command {
    let name = command.get_name().to_owned();
    let (command, examples) = match verb(&name) {
        Some(verb) => ((verb.args)(command), verb.examples),
        None => match kind(&name) {
            Some(kind) => (list::args(kind, command), kind.examples),
            None => (command, &[][..]),
        },
    };
    let widest = examples
        .iter()
        .map(|(args, _)| args.len())
        .max()
        .unwrap_or_default();
    let mut text = String::from("Examples:");
    for (args, what) in examples {
        let gap = " ".repeat(widest - args.len() + 2);
        text.push_str(&format!("\n  poc {name} {args}{gap}{what}"));
    }
    let short = format!(
        "{text}\n\nCommon options (--help tells all): -f/--format, --json, -o, --width, --data, --layer, -q"
    );
    cli::with_common(command.after_help(short).after_long_help(text))
}
