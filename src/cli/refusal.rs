//! Errors as people and scripts read them: one form, clap's included.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::output::remark;
use crate::model::value::Value;
use crate::problem::Problem;
use crate::render::{harmless, write_json};

/// Prints `error` on standard error, as JSON where scripts asked for that.
pub fn print(error: &anyhow::Error, as_json: bool) {
    let problem = error
        .chain()
        .find_map(|cause| cause.downcast_ref::<Problem>());
    let message = error
        .chain()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(": ");
    if as_json {
        let code = problem.map_or("error", |problem| &*problem.code);
        let suggestions = problem
            .map(|problem| problem.suggestions.as_slice())
            .unwrap_or_default();
        // In JSON the suggestions are a member of their own.
        let message = match problem {
            Some(problem) => error
                .chain()
                .map(|cause| {
                    if cause.is::<Problem>() {
                        problem.message.clone()
                    } else {
                        cause.to_string()
                    }
                })
                .collect::<Vec<_>>()
                .join(": "),
            None => message,
        };
        let object = Value::object([(
            "error",
            Value::object([
                ("code", Value::from(code)),
                ("message", Value::from(message)),
                (
                    "suggestions",
                    Value::texts(suggestions.iter().map(String::as_str)),
                ),
            ]),
        )]);
        let mut bytes = Vec::new();
        if write_json(&object, &mut bytes).is_ok() {
            remark(String::from_utf8_lossy(&bytes).trim_end());
        }
    } else {
        remark(&format!("error: {}", harmless(&message)));
    }
}

/// Options of other tools, each with what to use here.
const FOREIGN: [(&str, &str); 8] = [
    ("--organization", "--org ID"),
    ("--organizations", "--org ID,.."),
    ("--reverse", "--sort -FIELD"),
    ("--columns", "--fields FIELD,.."),
    ("--where", "a filter such as --org or --type"),
    ("--filter", "a filter such as --org or --type"),
    ("-v", "-V for the version"),
    ("-j", "--json"),
];

/// The error where no command is given.
pub fn no_command() -> Problem {
    Problem::new("no-command", "missing command; `poc -h` lists the commands")
}

/// The error where the option `name` has no value.
pub fn no_value(name: &str, value: &str) -> Problem {
    let message = format!("--{name} needs a value, as in `--{name} {value}`");
    Problem::new("missing-value", message)
}

/// clap's refusal of the arguments of `command` in our words.
pub fn from_clap(error: &clap::Error, command: Option<&str>) -> Problem {
    let help = command.map_or_else(
        || "poc --help".to_owned(),
        |name| format!("poc {name} --help"),
    );
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(other) => other.to_string(),
        None => String::new(),
    };
    let arg = text(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::UnknownArgument if arg.starts_with('-') => unknown_option(error, &arg, &help),
        ErrorKind::UnknownArgument => Problem::new(
            "unexpected-argument",
            format!("unexpected argument `{arg}`"),
        ),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            no_command()
        }
        ErrorKind::MissingRequiredArgument => Problem::new(
            "missing-argument",
            format!("missing argument {arg}; see `{help}`"),
        ),
        ErrorKind::InvalidValue if text(ContextKind::InvalidValue).is_empty() => {
            // clap calls it `--sort <FIELD>`.
            let (name, value) = arg.split_once(' ').unwrap_or((&arg, "VALUE"));
            let value = value.trim_matches(|letter| matches!(letter, '<' | '>' | '.'));
            no_value(name.trim_start_matches('-'), value)
        }
        ErrorKind::ArgumentConflict => Problem::new(
            "conflict",
            format!(
                "{} and {} exclude each other",
                bare(&arg),
                bare(&text(ContextKind::PriorArg))
            ),
        ),
        _ => {
            let told = error.to_string();
            let first = told.lines().next().unwrap_or_default();
            Problem::new(
                "bad-argument",
                first
                    .strip_prefix("error: ")
                    .unwrap_or(first)
                    .replace('\'', "`"),
            )
        }
    }
}

/// An option without its value, an argument without its brackets: what clap calls `--orgs <ORG,..>` and `[ID]...`.
fn bare(arg: &str) -> &str {
    let name = arg.split(' ').next().unwrap_or(arg);
    name.trim_matches(|letter| matches!(letter, '[' | ']' | '<' | '>' | '.'))
}

/// The error where there is no option `typed`: with what to use instead, or the nearest one.
fn unknown_option(error: &clap::Error, typed: &str, help: &str) -> Problem {
    let foreign = FOREIGN.iter().find(|(known, _)| *known == typed);
    let near = match (foreign, error.get(ContextKind::SuggestedArg)) {
        (None, Some(ContextValue::String(near))) => vec![near.clone()],
        _ => Vec::new(),
    };
    let hint = match foreign {
        Some((_, instead)) => format!("; use {instead}"),
        None if near.is_empty() => format!("; see `{help}`"),
        None => String::new(),
    };
    Problem::new("unknown-option", format!("unknown option `{typed}`{hint}")).meant(near)
}
