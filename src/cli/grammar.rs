//! The command line as clap knows it, made from what the commands declare; and back, from what clap read to arguments.
//! Nothing else in the program knows of clap but its help, its manual pages and its refusals.

use clap::{Arg, ArgAction, ArgMatches, Command};

use super::{help, parameters, refusal, verb, verbs};
use crate::ask::{Arguments, Parameter, Place, Takes};
use crate::commands::verb::Verb;
use crate::problem::Problem;

/// What `--help` does, in a line.
pub const HELP: &str = "Print help (-h for a summary, --help for all options)";

/// What words on a command line ask for.
pub enum Asked {
    /// A command with its arguments.
    Of(&'static Verb, Arguments),
    /// A help text.
    Help(String),
}

/// Reads `words`, the common options taken out.
///
/// # Errors
/// Where they are no command, or no arguments of it.
pub fn read(words: &[String]) -> Result<Asked, Problem> {
    let parse = |explained| {
        let words = std::iter::once("poc").chain(words.iter().map(String::as_str));
        command(explained).try_get_matches_from(words)
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
        Err(error) if error.use_stderr() => {
            let command = words.first().and_then(|word| verb(word));
            return Err(refusal::from_clap(&error, command.map(|verb| verb.name)));
        }
        Err(help) => return Ok(Asked::Help(help.to_string())),
    };
    let found = matches
        .subcommand()
        .and_then(|(name, matches)| Some((verb(name)?, matches)));
    let (verb, matches) = found.ok_or_else(refusal::no_command)?;
    Ok(Asked::Of(verb, arguments(verb, matches)?))
}

/// What clap read for the parameters of `verb`.
///
/// # Errors
/// Where the value of an option is empty, as an unset variable of a shell makes it.
fn arguments(verb: &Verb, matches: &ArgMatches) -> Result<Arguments, Problem> {
    let mut arguments = Arguments::new();
    for parameter in verb.parameters() {
        let name = parameter.name;
        if matches!(parameter.takes, Takes::Flag) {
            if matches.get_flag(name) {
                arguments.add(name, "true");
            }
            continue;
        }
        for value in matches.get_many::<String>(name).into_iter().flatten() {
            let empty = value.split(',').all(|value| value.trim().is_empty());
            if empty && parameter.place == Place::Option {
                return Err(refusal::no_value(name, &parameter.value_name()));
            }
            arguments.add(name, value);
        }
    }
    Ok(arguments)
}

/// The command line, with its help where it is to be explained. A command's own arguments are built only when it is the one
/// that is called or explained.
#[must_use]
pub fn command(explained: bool) -> Command {
    let mut command = Command::new("poc")
        .about("A reference on the protection of civilians: UN, EU, and NATO side by side")
        .override_usage("poc <COMMAND> [OPTIONS]")
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .subcommand_required(true)
        .subcommand_help_heading("COMMANDS")
        .infer_long_args(false)
        .args(common());
    if explained {
        command = help::of_program(command);
    }
    let build = if explained {
        |command| help::of_command(build(command))
    } else {
        build
    };
    for verb in verbs() {
        command = command.subcommand(
            Command::new(verb.name)
                .about(verb.summary().into_owned())
                .visible_aliases(verb.aliases)
                .aliases(verb.singular())
                .hide(verb.group.is_empty())
                .defer(build),
        );
    }
    command
}

/// Adds to a command its own arguments and the common options.
fn build(mut command: Command) -> Command {
    let verb = verb(command.get_name());
    if let Some(verb) = verb {
        if !verb.more.is_empty() {
            command = command.long_about(verb.more);
        }
        command = command.args(verb.parameters().iter().map(arg));
    }
    command.disable_help_flag(true).args(common().map(|arg| {
        let form = matches!(arg.get_id().as_str(), "format" | "json");
        arg.hide(form && verb.is_some_and(|verb| !verb.forms.all()))
    }))
}

/// The common options, which clap only shows: they are read before it sees the words.
pub fn common() -> impl Iterator<Item = Arg> {
    let help = Arg::new("help")
        .short('h')
        .long("help")
        .help(HELP)
        .help_heading(super::OUTPUT)
        .hide_short_help(true)
        .action(ArgAction::Help);
    parameters()
        .map(|parameter| arg(&parameter).hide_short_help(true))
        .chain([help])
}

/// A parameter as clap knows it.
fn arg(parameter: &Parameter) -> Arg {
    let mut arg = Arg::new(parameter.name)
        .help(parameter.help.to_string())
        .required(parameter.required)
        .conflicts_with_all(parameter.excludes);
    for other in parameter.needs {
        arg = arg.requires(*other);
    }
    let choices = parameter.takes.choices();
    if let Some(more) = &parameter.more {
        arg = arg.long_help(more.to_string());
    } else if !choices.is_empty() && !parameter.help.contains(choices[0]) {
        arg = arg.long_help(format!("{}: {}", parameter.help, choices.join(", ")));
    }
    if !parameter.heading.is_empty() {
        arg = arg.help_heading(parameter.heading);
    }
    if let Some(letter) = parameter.short {
        arg = arg.short(letter);
    }
    if !parameter.aliases.is_empty() {
        arg = arg.visible_aliases(parameter.aliases);
    }
    if matches!(parameter.takes, Takes::Flag) {
        return arg.long(parameter.name).action(ArgAction::SetTrue);
    }
    arg = arg.value_name(parameter.value_name().into_owned());
    if matches!(parameter.takes, Takes::Truth) {
        arg = arg
            .num_args(0..=1)
            .require_equals(true)
            .default_missing_value("true");
    }
    // `-5d` is no number to clap, and no option to whoever types it.
    if matches!(parameter.takes, Takes::Order(_) | Takes::Length) {
        arg = arg.allow_hyphen_values(true);
    }
    if matches!(
        parameter.takes,
        Takes::Number | Takes::Year | Takes::Day | Takes::Period
    ) {
        arg = arg.allow_negative_numbers(true);
    }
    match parameter.place {
        Place::Option => arg.long(parameter.name).action(ArgAction::Append),
        place if parameter.several => {
            let least = usize::from(parameter.required);
            arg.num_args(least..)
                .action(ArgAction::Append)
                .last(place == Place::Behind)
        }
        _ => arg,
    }
}
