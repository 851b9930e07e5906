//! Every option of every command with a value that says nothing or means nothing: refused alike, and never taken for an
//! answer that was not asked for.
#![allow(clippy::expect_used, reason = "a test may fail by it")]
#![allow(clippy::print_stdout, reason = "a test may say how much it tried")]

mod common;

use common::poc;
use poc_cli::ask::Takes;
use poc_cli::ask::parameter::{Parameter, Place};
use poc_cli::cli;
use poc_cli::commands::verb::Needs;

/// The words that a command needs beside the option that is tried.
const NEEDED: [(&str, &str); 7] = [
    ("show", "unamsil"),
    ("search", "congo"),
    ("trace", "sres-1270"),
    ("matrix", "tools missions"),
    ("diff", "tests/data/empty"),
    ("new", "mission"),
    ("completions", "bash"),
];

/// Every option of every command that takes a value, with a line that is right but for it.
fn options() -> Vec<(String, Parameter)> {
    let mut options = Vec::new();
    for verb in cli::verbs() {
        let needed = NEEDED.iter().find(|(name, _)| *name == verb.name);
        let line = format!("{} {}", verb.name, needed.map_or("", |(_, words)| *words));
        for parameter in verb.parameters() {
            // A comparison is of organizations or of records, each with options of its own.
            let line = match (verb.name, parameter.name) {
                ("compare", "fields") => "compare un nato".to_owned(),
                ("compare", name) if name != "orgs" => "compare --orgs un,nato".to_owned(),
                _ => line.clone(),
            };
            if parameter.place == Place::Option
                && !matches!(parameter.takes, Takes::Flag | Takes::Truth)
            {
                options.push((line, parameter));
            }
        }
        let line = if verb.name == "compare" {
            "compare --orgs un,nato".to_owned()
        } else {
            line
        };
        for parameter in cli::parameters() {
            // What needs no data reads none, whatever is said of them.
            if verb.needs == Needs::None && matches!(parameter.takes, Takes::Data) {
                continue;
            }
            if !matches!(parameter.takes, Takes::Flag) {
                options.push((line.clone(), parameter));
            }
        }
    }
    options
}

#[test]
fn an_empty_value_is_none() {
    let options = options();
    assert!(options.len() > 300, "{}", options.len());
    println!("{} options", options.len());
    for (line, parameter) in &options {
        for empty in ["", " "] {
            let error = poc(line)
                .arg(&format!("--{}", parameter.name))
                .arg(empty)
                .err();
            assert!(
                error.starts_with(&format!(
                    "error: --{} needs a value, as in `--{} ",
                    parameter.name, parameter.name
                )),
                "{line} --{} {empty:?}: {error}",
                parameter.name
            );
        }
        if parameter.several {
            for empty in [",", " , ,"] {
                let error = poc(line)
                    .arg(&format!("--{}", parameter.name))
                    .arg(empty)
                    .err();
                assert!(
                    error.starts_with("error: "),
                    "{line} --{} {empty}: {error}",
                    parameter.name
                );
            }
        }
    }
}

#[test]
fn a_value_that_means_nothing_is_an_error_with_a_way_on() {
    for (line, parameter) in options() {
        // These take any text, or the name of a file that may be made.
        if matches!(
            parameter.takes,
            Takes::Text | Takes::File | Takes::Value(..)
        ) {
            continue;
        }
        let word = "qqqq-no-such-thing";
        let error = poc(&line)
            .arg(&format!("--{}", parameter.name))
            .arg(word)
            .err();
        assert!(
            error.starts_with("error: "),
            "{line} --{}: {error}",
            parameter.name
        );
        assert!(error.contains(word), "{line} --{}: {error}", parameter.name);
    }
}

#[test]
fn a_value_that_begins_with_a_hyphen_is_no_option() {
    for (line, parameter) in options() {
        let value = match parameter.takes {
            Takes::Number => "-1",
            Takes::Year | Takes::Period | Takes::Day => "-5",
            Takes::Length => "-5d",
            _ => continue,
        };
        let error = poc(&line)
            .arg(&format!("--{}", parameter.name))
            .arg(value)
            .err();
        assert!(
            error.starts_with("error: invalid ") && error.contains(&format!("`{value}`")),
            "{line} --{}: {error}",
            parameter.name
        );
    }
}

#[test]
fn an_option_that_would_do_nothing_is_refused() {
    for (line, error) in [
        (
            "compare un nato --orgs un,eu",
            "error: ID and --orgs exclude each other\n",
        ),
        (
            "missions --only-data",
            "error: --only-data needs --data PATH, or POC_DATA\n",
        ),
        (
            "validate --layer paper",
            "error: `poc validate` checks every layer; leave out `--layer paper`\n",
        ),
        (
            "missions -f svg --fields id",
            "error: --fields and `-f svg` exclude each other\n",
        ),
        (
            "missions --expand year --fields id",
            "error: --expand and --fields exclude each other\n",
        ),
        (
            "missions --json --chart",
            "error: conflicting formats; use only one of --format, --json, and --chart\n",
        ),
    ] {
        assert_eq!(poc(line).err(), error, "{line}");
    }
}
