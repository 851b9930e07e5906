//! `man`: the manual, a page for the program and one for each command.

use anyhow::Result;
use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use super::{examples, grammar, help};
use crate::ask::{Arguments, Parameter, Takes};
use crate::commands::verb::{self, Example, Forms, Needs, Question, Verb};
use crate::dataset::Dataset;
use crate::problem::Problem;
use crate::view::{Answer, Body};

pub const VERB: Verb = Verb {
    name: "man",
    aliases: &[],
    about: "print the manual pages",
    group: "Data",
    more: "",
    kind: None,
    parameters,
    examples: &[
        ("| man -l -", "read the main page"),
        ("missions | man -l -", "read the page of a command"),
        ("--out man1", "all pages, as files in a directory"),
    ],
    needs: Needs::None,
    forms: Forms::Own("roff"),
    answer: verb::answer::<Manual>,
};

/// The date of the manual.
const DATE: &str = "2026-11-22";

fn parameters(_: &Verb) -> Vec<Parameter> {
    vec![
        Parameter::argument(
            "command",
            Takes::Command,
            "The command [default: the main page]",
        ),
        Parameter::option("out", Takes::File, "Write all pages to this directory")
            .called("DIR")
            .excludes(&["command"]),
    ]
}

/// Which page of the manual, or where to write all of them.
struct Manual {
    command: Option<String>,
    out: Option<String>,
}

impl Question for Manual {
    fn read(_: &Verb, arguments: &Arguments) -> Result<Self> {
        Ok(Self {
            command: arguments.one("command").map(str::to_owned),
            out: arguments.one("out").map(str::to_owned),
        })
    }

    fn answer<'d>(&self, _: &'d Dataset<'d>) -> Result<Answer<'d>> {
        let mut program = grammar::command(false);
        program.build();
        if let Some(directory) = &self.out {
            let mut files = vec![("poc.1".to_owned(), page(&program)?)];
            for sub in pages(&program) {
                files.push((format!("poc-{}.1", sub.get_name()), page(sub)?));
            }
            return Ok(Answer::new(Body::Files {
                directory: directory.clone(),
                files,
            }));
        }
        let asked = match &self.command {
            None => &program,
            Some(word) => pages(&program)
                .find(|sub| {
                    sub.get_name() == word || sub.get_all_aliases().any(|name| name == word)
                })
                .ok_or_else(|| {
                    let names = pages(&program).map(Command::get_name);
                    Problem::unknown("unknown-command", "command", word, names)
                })?,
        };
        Ok(Answer::new(Body::Text(page(asked)?)))
    }
}

/// The commands that have a page.
fn pages(program: &Command) -> impl Iterator<Item = &Command> {
    program.get_subcommands().filter(|sub| !sub.is_hide_set())
}

fn page(command: &Command) -> Result<String> {
    let is_program = command.has_subcommands();
    let usage = command.clone().render_usage().to_string();
    let usage = usage.strip_prefix("Usage: ").unwrap_or(&usage).to_owned();
    let title = command.get_display_name().unwrap_or("poc").to_uppercase();
    let shown = command
        .clone()
        .override_usage(usage)
        .mut_args(|arg| arg.hide_short_help(false));
    let man = Man::new(shown)
        .title(title)
        .date(DATE)
        .source(concat!("poc ", env!("CARGO_PKG_VERSION")))
        .manual("Protection of civilians");
    let mut out = Vec::new();
    man.render_title(&mut out)?;
    man.render_name_section(&mut out)?;
    man.render_synopsis_section(&mut out)?;
    man.render_description_section(&mut out)?;
    if is_program {
        man.render_subcommands_section(&mut out)?;
    }
    man.render_options_section(&mut out)?;
    let mut roff = Roff::new();
    listed(&mut roff, "EXIT STATUS", &help::EXIT_STATUS);
    listed(&mut roff, "ENVIRONMENT", &help::ENVIRONMENT);
    listed(&mut roff, "FILES", &help::FILES);
    roff.control("SH", ["EXAMPLES"]);
    for example in examples().filter(|example| shows(command, example)) {
        roff.control("TP", []);
        roff.text([bold(example.line())]);
        roff.text([roman(example.asks)]);
    }
    if !is_program {
        roff.control("SH", ["SEE ALSO"]);
        roff.text([bold("poc"), roman("(1)")]);
    }
    roff.to_writer(&mut out)?;
    Ok(String::from_utf8(out)?)
}

/// Whether the page of `command` shows the example: its own, or on the main page the first of each command.
fn shows(command: &Command, example: &Example) -> bool {
    if command.has_subcommands() {
        examples()
            .find(|first| first.command == example.command)
            .is_some_and(|first| first.args == example.args)
    } else {
        example.command == command.get_name()
    }
}

fn listed(roff: &mut Roff, heading: &str, entries: &[(&str, &str)]) {
    roff.control("SH", [heading]);
    for (word, meaning) in entries {
        roff.control("TP", []);
        roff.text([bold(*word)]);
        roff.text([roman(*meaning)]);
    }
}
