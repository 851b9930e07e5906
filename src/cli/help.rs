//! Help: the commands in their groups, options in short and whole, examples. What clap writes of a command's own options
//! stands as it is; everything round it is written here, and the manual pages say the same.

use clap::{Arg, Command};

use super::{examples, grammar, verb, verbs};
use crate::commands::verb::Example;

/// The columns that help fills, on a terminal and off it.
const WIDTH: usize = 80;
/// The lines that short help may take: a small screen.
const LINES: usize = 24;
/// The most examples that short help shows.
const FIRST: usize = 3;

/// The groups of commands, each with its heading, in the order in which help has them.
const GROUPS: [(&str, &str); 3] = [
    ("Ask", "Ask"),
    ("Lists", "Lists"),
    ("Data", "Data and shell"),
];

/// What the exit codes mean.
pub const EXIT_STATUS: [(&str, &str); 3] = [
    ("0", "Done, also where nothing matched."),
    (
        "1",
        "The answer is no: invalid data in validate; with --exit-code, nothing matched, no path, or a difference.",
    ),
    (
        "2",
        "An error: an unknown option, value, id or field, an unreadable file, invalid data under a question, a full disk.",
    ),
];

/// The variables of the environment that are read. An option beats a variable, and an empty one is an unset one.
pub const ENVIRONMENT: [(&str, &str); 6] = [
    ("POC_DATA", "Your own records, as with --data."),
    ("NO_COLOR", "No colour."),
    ("CLICOLOR_FORCE, FORCE_COLOR", "Colour, terminal or not."),
    ("TERM", "No colour where it is dumb."),
    ("COLUMNS", "The width that tables may fill."),
    (
        "LC_ALL, LC_CTYPE, LANG",
        "Signs beyond ASCII where the locale has them.",
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
        "With --data FILE: an array of records, or one a line, that name their kind.",
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
        "{}\nOptions hold before and after the command; poc --help tells them.\n\
         poc COMMAND -h tells a command in short, poc COMMAND --help whole.",
        groups(false)
    );
    let long = format!(
        "{}\n{options}\n{}\n{}\n{}",
        groups(true),
        listed("Exit status", &EXIT_STATUS),
        listed("Environment (an option beats it)", &ENVIRONMENT),
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
    let own: Vec<Arg> = command
        .get_arguments()
        .filter(|arg| !arg.is_positional() && !arg.is_hide_short_help_set())
        .cloned()
        .collect();
    let more = match verb(&name) {
        Some(verb) if !verb.forms.all() => "Also -o FILE, -q and others: --help tells all",
        _ => "Also -f FORMAT, --json, -o FILE, --data PATH, --layer LAYER: --help tells all",
    };
    let first = format!("{}\n{more}", shown(&given[..given.len().min(FIRST)]));
    let command = command
        .term_width(WIDTH)
        .after_help(first.clone())
        .after_long_help(shown(&given).trim_end().to_owned());
    let lines = command.clone().render_help().to_string().lines().count();
    if lines <= LINES {
        return command;
    }
    command
        .mut_args(|arg| {
            let positional = arg.is_positional();
            arg.hide_short_help(!positional)
        })
        .after_help(format!("{}{first}", drawn_together(&own)))
}

/// The commands in their groups, one a line; with their other names where `aliases` says so.
fn groups(aliases: bool) -> String {
    let widest = verbs().map(|verb| verb.name.len()).max();
    let widest = widest.unwrap_or_default();
    let mut text = String::new();
    for (group, heading) in GROUPS {
        text.push_str(&format!("{heading}:\n"));
        for verb in verbs().filter(|verb| verb.group == group) {
            text.push_str(&format!("  {:widest$}  {}\n", verb.name, verb.about));
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

/// Options without what they mean, a paragraph a heading.
fn drawn_together(args: &[Arg]) -> String {
    let mut headings: Vec<&str> = Vec::new();
    for arg in args {
        let heading = arg.get_help_heading().unwrap_or("Options");
        if !headings.contains(&heading) {
            headings.push(heading);
        }
    }
    let mut text = String::new();
    for heading in headings {
        text.push_str(&format!("{heading}:\n"));
        let mut line = String::new();
        for arg in args
            .iter()
            .filter(|arg| arg.get_help_heading().unwrap_or("Options") == heading)
        {
            let word = typed(arg);
            if !line.is_empty() && line.len() + word.len() + 4 > WIDTH {
                text.push_str(&format!("{line}\n"));
                line.clear();
            }
            line.push_str(&format!("  {word}"));
        }
        text.push_str(&format!("{line}\n"));
    }
    text.push('\n');
    text
}

/// An option as it is typed: `--org ID,..`.
fn typed(arg: &Arg) -> String {
    let name = match (arg.get_long(), arg.get_short()) {
        (Some(long), Some(short)) => format!("-{short}/--{long}"),
        (Some(long), None) => format!("--{long}"),
        (None, Some(short)) => format!("-{short}"),
        (None, None) => String::new(),
    };
    let values = arg.get_value_names().unwrap_or_default();
    let optional = arg.is_require_equals_set();
    match values.first() {
        Some(value) if arg.get_action().takes_values() && !optional => format!("{name} {value}"),
        _ => name,
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
