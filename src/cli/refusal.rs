//! Errors as people and scripts read them: one form, clap's included.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::grammar;
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
        // In JSON the suggestions stand by themselves.
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

/// The error where no command is given.
pub fn no_command() -> Problem {
    Problem::new(
        "no-command",
        "no command was given; `poc --help` lists them",
    )
}

/// clap's refusal in our words.
pub fn from_clap(error: &clap::Error) -> Problem {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(other) => other.to_string(),
        None => String::new(),
    };
    let arg = text(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let command = grammar::command(false);
            let names: Vec<&str> = command
                .get_subcommands()
                .filter(|sub| !sub.is_hide_set())
                .flat_map(|sub| std::iter::once(sub.get_name()).chain(sub.get_visible_aliases()))
                .collect();
            let mut problem = Problem::unknown(
                "unknown-command",
                "command",
                &text(ContextKind::InvalidSubcommand),
                names,
            );
            if problem.suggestions.is_empty() {
                problem
                    .message
                    .push_str("; `poc --help` lists the commands");
            }
            problem
        }
        ErrorKind::UnknownArgument => {
            // An argument that is no option is one too many; an option may be near to one that there is.
            if !arg.starts_with('-') {
                return Problem::new(
                    "unexpected-argument",
                    format!("`{arg}` is one argument too many"),
                );
            }
            let near = match error.get(ContextKind::SuggestedArg) {
                Some(ContextValue::String(near)) => vec![near.clone()],
                _ => Vec::new(),
            };
            let hint = if near.is_empty() {
                "; --help lists the options"
            } else {
                ""
            };
            Problem::new("unknown-option", format!("unknown option `{arg}`{hint}")).meant(near)
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            no_command()
        }
        ErrorKind::MissingRequiredArgument => Problem::new(
            "missing-argument",
            format!("{arg} is missing; --help tells how the command is asked"),
        ),
        ErrorKind::InvalidValue if text(ContextKind::InvalidValue).is_empty() => {
            Problem::new("missing-value", format!("{arg} needs a value"))
        }
        ErrorKind::ArgumentConflict => Problem::new(
            "conflict",
            format!("{arg} does not go with {}", text(ContextKind::PriorArg)),
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
