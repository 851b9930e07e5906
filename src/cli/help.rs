//! Help: the commands in their groups, options in short and in full, examples. The full help of a command is clap's;
//! the short one, a line an option, is written here, and so is all that surrounds them. The manual pages say the same.

use clap::Command;

use super::{examples, grammar, verb, verbs};
use crate::ask::{Parameter, Place, Takes};
use crate::commands::verb::{Example, Verb};

/// The columns that help fills, on a terminal and off it.
const WIDTH: usize = 80;
/// The most examples that short help shows.
const FIRST: usize = 3;

/// The groups of commands, each with its heading, in the order in which help has them.
const GROUPS: [(&str, &str); 3] = [
    ("Ask", "Look up"),
    ("Lists", "Browse"),
    ("Data", "Data and scripting"),
];

/// What the exit codes mean.
pub const EXIT_STATUS: [(&str, &str); 3] = [
    ("0", "Success, also if nothing matches."),
    (
        "1",
        "Negative answer: validate found errors; with --exit-code, nothing matched, no path exists, or the data differ.",
    ),
    (
        "2",
        "Error: an unknown option, value, id, or field, an unreadable file, invalid data, or a failed write.",
    ),
];

/// The variables of the environment that are read. An option takes precedence, and an empty variable is an unset one.
pub const ENVIRONMENT: [(&str, &str); 6] = [
    ("POC_DATA", "Your own records, as with --data."),
    ("NO_COLOR", "Disable color."),
    (
        "CLICOLOR_FORCE, FORCE_COLOR",
        "Force color, even if the output is not a terminal.",
    ),
    ("TERM", "No color if it is \"dumb\"."),
    ("COLUMNS", "The width of tables."),
    (
        "LC_ALL, LC_CTYPE, LANG",
        "Characters beyond ASCII, if the locale supports them.",
    ),
];

/// The files that are read.
pub const FILES: [(&str, &str); 2] = [
    (
        "DIRECTORY/<kind>.json",
        "With --data DIRECTORY: an array of records of that kind, such as mission.json.",
    ),
    (
        "FILE.json, FILE.ndjson",
        "With --data FILE: records that name their kind, as an array or one per line.",
    ),
];

/// Gives the whole command line its help.
pub fn of_program(command: Command) -> Command {
    let options = Command::new("poc")
        .disable_help_flag(true)
        .args(grammar::common())
        .term_width(WIDTH)
        .help_template("{all-args}")
        .render_long_help()
        .to_string();
    let short = format!(
        "{}\nRun `poc COMMAND -h` for a summary of a command, `poc COMMAND --help` for full\n\
         help. Options may come before or after the command; see `poc --help`.",
        groups(false)
    );
    let long = format!(
        "{}\n{options}\n{}\n{}\n{}",
        groups(true),
        listed("Exit status", &EXIT_STATUS),
        listed("Environment (options take precedence)", &ENVIRONMENT),
        listed("Files", &FILES),
    );
    command
        .term_width(WIDTH)
        .help_template("{about}\n\n{usage-heading} {usage}{after-help}")
        .after_help(short)
        .after_long_help(long.trim_end().to_owned())
}

/// Gives a command, complete with its arguments, its help.
pub fn of_command(command: Command) -> Command {
    let name = command.get_name().to_owned();
    let given: Vec<_> = examples()
        .filter(|example| example.command == name)
        .collect();
    let verb = verb(&name);
    let more = if verb.is_some_and(|verb| !verb.forms.all()) {
        "Also -o FILE, -q; see --help"
    } else {
        "Also -f FORMAT, --json, -o FILE, --data PATH, --layer LAYER; see --help"
    };
    let parameters = verb.map(Verb::parameters).unwrap_or_default();
    let options = in_short(&parameters);
    let first = shown(&given[..given.len().min(FIRST)]);
    command
        .term_width(WIDTH)
        .mut_args(|arg| {
            let positional = arg.is_positional();
            arg.hide_short_help(!positional)
        })
        .after_help(format!("{options}{first}\n{}", textwrap::fill(more, WIDTH)))
        .after_long_help(shown(&given).trim_end().to_owned())
}

/// The commands in their groups, one a line; with their other names where `aliases` says so.
fn groups(aliases: bool) -> String {
    let widest = verbs().map(|verb| verb.name.len()).max();
    let widest = widest.unwrap_or_default();
    let mut text = String::new();
    for (group, heading) in GROUPS {
        text.push_str(&format!("{heading}:\n"));
        for verb in verbs().filter(|verb| verb.group == group) {
            text.push_str(&format!("  {:widest$}  {}\n", verb.name, verb.summary()));
            if aliases && !verb.aliases.is_empty() {
                let others = verb.aliases.join(", ");
                text.push_str(&format!("  {:widest$}  (also {others})\n", ""));
            }
        }
        text.push('\n');
    }
    text.pop();
    text
}

/// Words and what they mean, under a heading.
fn listed(heading: &str, entries: &[(&str, &str)]) -> String {
    let mut text = format!("{heading}:\n");
    for (word, meaning) in entries {
        let options = textwrap::Options::new(WIDTH)
            .initial_indent("          ")
            .subsequent_indent("          ");
        text.push_str(&format!("  {word}\n{}\n", textwrap::fill(meaning, options)));
    }
    text
}

/// Options, a line each as far as it fits: how it is typed, what it does, the first of the words that it takes.
fn in_short(parameters: &[Parameter]) -> String {
    let options: Vec<_> = parameters
        .iter()
        .filter(|parameter| parameter.place == Place::Option)
        .collect();
    let widest = options.iter().map(|option| typed(option).len()).max();
    let widest = widest.unwrap_or_default();
    let mut headings: Vec<&str> = Vec::new();
    for option in &options {
        if !headings.contains(&option.heading) {
            headings.push(option.heading);
        }
    }
    let mut text = String::new();
    for heading in headings {
        let title = if heading.is_empty() {
            "Options"
        } else {
            heading
        };
        text.push_str(&format!("{title}:\n"));
        for option in options.iter().filter(|option| option.heading == heading) {
            let room = WIDTH - widest - 4;
            let indent = " ".repeat(widest + 4);
            let wrapped = textwrap::Options::new(WIDTH)
                .initial_indent(&indent)
                .subsequent_indent(&indent);
            let said = said(option, room);
            let lines = textwrap::fill(&said, wrapped);
            text.push_str(&format!(
                "  {:widest$}  {}\n",
                typed(option),
                lines.trim_start()
            ));
        }
        text.push('\n');
    }
    text
}

/// What an option does, with as many of the words that it takes as fit into `room`; two at least.
fn said(option: &Parameter, room: usize) -> String {
    let words = option.takes.choices();
    if words.is_empty() || option.help.contains(words[0]) {
        return option.help.to_string();
    }
    let mut text = format!("{}: {}", option.help, words[0]);
    for (place, word) in words.iter().enumerate().skip(1) {
        let last = place + 1 == words.len();
        let more = if last { 0 } else { ", ..".len() };
        if place > 1 && text.len() + word.len() + 2 + more > room {
            text.push_str(", ..");
            break;
        }
        text.push_str(&format!(", {word}"));
    }
    text
}

/// An option as it is typed: `--org ID,..`.
fn typed(option: &Parameter) -> String {
    let name = match option.short {
        Some(short) => format!("-{short}, --{}", option.name),
        None => format!("--{}", option.name),
    };
    match option.takes {
        Takes::Flag | Takes::Truth => name,
        _ => format!("{name} {}", option.value_name()),
    }
}

/// Examples with what they ask, beside them where all of that fits and under them where it does not.
fn shown(examples: &[Example]) -> String {
    if examples.is_empty() {
        return String::new();
    }
    let lines: Vec<_> = examples.iter().map(Example::line).collect();
    let beside = lines
        .iter()
        .map(|line| line.chars().count())
        .filter(|length| *length < WIDTH / 2)
        .max()
        .unwrap_or_default();
    let mut text = String::from("Examples:\n");
    for (line, example) in lines.iter().zip(examples) {
        let whole = format!("  {line:beside$}  {}", example.asks);
        if whole.chars().count() <= WIDTH && line.chars().count() <= beside {
            text.push_str(&whole);
        } else {
            text.push_str(&format!("  {line}\n      {}", example.asks));
        }
        text.push('\n');
    }
    text
}
