//! The command line: what is typed, read and explained. The options that every command has are read in a pass of their own
//! before clap sees the rest: so that they hold before and after the command, may be repeated where that has a meaning, and
//! shape even the error about a bad argument.

mod complete;
mod completions;
pub mod grammar;
pub mod help;
mod man;
pub mod open;
pub mod output;
pub mod refusal;
pub mod typed;
mod version;

use std::env;

use crate::ask::{Arguments, Parameter, Takes, read};
use crate::bytes;
use crate::commands::verb::{Example, Forms, Verb};
use crate::commands::{VERBS, lists};
use crate::dataset::Layer;
use crate::problem::Problem;
use crate::render::{self, Format, Look};
use crate::serve;

pub use version::answer as version;

/// The commands that speak of the command line itself.
const OWN: &[Verb] = &[completions::VERB, man::VERB, complete::VERB];

/// Every command, the plain lists last.
pub fn verbs() -> impl Iterator<Item = &'static Verb> {
    VERBS.iter().chain(serve::VERBS).chain(OWN).chain(lists())
}

/// The command called `word`.
#[must_use]
pub fn verb(word: &str) -> Option<&'static Verb> {
    verbs().find(|verb| verb.is_called(word))
}

/// Every example that help shows, command by command.
pub fn examples() -> impl Iterator<Item = Example> {
    verbs().flat_map(|verb| {
        verb.examples.iter().map(|(args, asks)| Example {
            command: verb.name,
            args,
            asks,
        })
    })
}

/// The common options of one call.
#[derive(Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an option of its own, as it is typed"
)]
pub struct Common {
    /// The form of the answer, if one was asked for.
    pub format: Option<Format>,
    /// The file to write to instead of standard output.
    pub output: Option<String>,
    /// A user's own data, in the order in which they are merged.
    pub data: Vec<String>,
    /// Whether to leave out the embedded data.
    pub only_data: bool,
    /// Whether to skip the validation of a user's data.
    pub trust: bool,
    /// Which layer to show.
    pub layer: Option<Layer>,
    /// Whether to colour, if it was said.
    pub color: Option<Color>,
    /// The width that tables may fill, if it was said.
    pub width: Option<usize>,
    /// Whether to use only ASCII characters.
    pub ascii: bool,
    /// Whether to leave out the header.
    pub no_header: bool,
    /// Whether csv and tsv begin with a byte-order mark.
    pub bom: bool,
    /// Whether a negative answer exits with 1.
    pub exit_code: bool,
    /// Whether to suppress notes.
    pub quiet: bool,
    /// Whether to tell the versions, and nothing else.
    pub version: bool,
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Color {
    /// On a terminal that wants it.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Color {
    /// Every choice with the word that makes it.
    const ALL: [(&'static str, Self); 3] = [
        ("auto", Self::Auto),
        ("always", Self::Always),
        ("never", Self::Never),
    ];
}

/// One common option: how it is typed and explained, and what it sets.
struct Opt {
    long: &'static str,
    short: Option<char>,
    takes: Takes,
    value: &'static str,
    heading: &'static str,
    help: &'static str,
    set: fn(&mut Common, &str) -> Result<(), Problem>,
}

const OUTPUT: &str = "Output";
const DATA: &str = "Data";

const OPTIONS: [Opt; 16] = [
    Opt {
        long: "format",
        short: Some('f'),
        takes: Takes::Choice(formats),
        value: "FORMAT",
        heading: OUTPUT,
        help: "Output format: table, list, json, ndjson, csv, tsv, markdown, html, or latex; for pictures svg, mermaid, or dot; lists also bibtex, biblatex, ris, or csl-json",
        set: |common, value| {
            common.set_format(match Format::named(value) {
                Some(format) => format,
                None => one_of("unknown-format", "format", value, &Format::ALL)?,
            })
        },
    },
    Opt {
        long: "json",
        short: None,
        takes: Takes::Flag,
        value: "",
        heading: OUTPUT,
        help: "Same as --format json",
        set: |common, _| common.set_format(Format::Json),
    },
    Opt {
        long: "chart",
        short: None,
        takes: Takes::Flag,
        value: "",
        heading: OUTPUT,
        help: "Draw a chart in the terminal: timeline, missions, matrix, stats, compare",
        set: |common, _| common.set_format(Format::Chart),
    },
    Opt {
        long: "output",
        short: Some('o'),
        takes: Takes::File,
        value: "FILE",
        heading: OUTPUT,
        help: "Write to FILE instead of standard output; - is standard output",
        set: |common, value| {
            common.output = file(value)?;
            Ok(())
        },
    },
    Opt {
        long: "width",
        short: None,
        takes: Takes::Number,
        value: "N",
        heading: OUTPUT,
        help: "Fit tables to N columns",
        set: |common, value| {
            common.width = Some(width(value)?);
            Ok(())
        },
    },
    Opt {
        long: "color",
        short: None,
        takes: Takes::Choice(colors),
        value: "WHEN",
        heading: OUTPUT,
        help: "Use color: auto, always, or never",
        set: |common, value| {
            common.color = Some(one_of("unknown-color", "color", value, &Color::ALL)?);
            Ok(())
        },
    },
    Opt {
        long: "ascii",
        short: None,
        takes: Takes::Flag,
        value: "",
        heading: OUTPUT,
        help: "Use only ASCII characters",
        set: |common, _| {
            common.ascii = true;
            Ok(())
        },
    },
    Opt {
        long: "no-header",
        short: None,
        takes: Takes::Flag,
        value: "",
        heading: OUTPUT,
        help: "Print only rows: no header, key, or count",
        set: |common, _| {
            common.no_header = true;
            Ok(())
        },
    },
    Opt {
        long: "bom",
        short: None,
        takes: Takes::Flag,
        value: "",
        heading: OUTPUT,
        help: "Start csv and tsv with a byte-order mark (for Excel)",
        set: |common, _| {
            common.bom = true;
            Ok(())
        },
    },
    Opt {
        long: "quiet",
        short: Some('q'),
        takes: Takes::Flag,
        value: "",
        heading: OUTPUT,
        help: "Suppress notes",
        set: |common, _| {
            common.quiet = true;
            Ok(())
        },
    },
    Opt {
        long: "exit-code",
        short: None,
        takes: Takes::Flag,
        value: "",
        heading: OUTPUT,
        help: "Exit with 1 if nothing matches, no path exists, or data differ",
        set: |common, _| {
            common.exit_code = true;
            Ok(())
        },
    },
    Opt {
        long: "data",
        short: None,
        takes: Takes::Data,
        value: "PATH",
        heading: DATA,
        help: "Add your own records: a directory, a .json or .ndjson file, or - for standard input. A record with a known id replaces the built-in one. Repeatable",
        set: |common, value| {
            common.data.push(value.to_owned());
            Ok(())
        },
    },
    Opt {
        long: "only-data",
        short: None,
        takes: Takes::Flag,
        value: "",
        heading: DATA,
        help: "Use only your own records",
        set: |common, _| {
            common.only_data = true;
            Ok(())
        },
    },
    Opt {
        long: "trust",
        short: None,
        takes: Takes::Flag,
        value: "",
        heading: DATA,
        help: "Load your own records without validating them; records that cannot match are skipped, and what is wrong in them is not reported",
        set: |common, _| {
            common.trust = true;
            Ok(())
        },
    },
    Opt {
        long: "layer",
        short: None,
        takes: Takes::Choice(layers),
        value: "LAYER",
        heading: DATA,
        help: "Show only one layer: paper or supplement",
        set: |common, value| {
            common.layer = Some(one_of("unknown-layer", "layer", value, &Layer::ALL)?);
            Ok(())
        },
    },
    Opt {
        long: "version",
        short: Some('V'),
        takes: Takes::Flag,
        value: "",
        heading: OUTPUT,
        help: "Print the versions of the program, the data, and the schema",
        set: |common, _| {
            common.version = true;
            Ok(())
        },
    },
];

fn formats() -> Vec<&'static str> {
    words(&Format::ALL)
}

fn colors() -> Vec<&'static str> {
    words(&Color::ALL)
}

fn layers() -> Vec<&'static str> {
    words(&Layer::ALL)
}

fn words<T>(choices: &[(&'static str, T)]) -> Vec<&'static str> {
    choices.iter().map(|(word, _)| *word).collect()
}

/// The file that `value` names; none where it is standard output. A bare name of a format is what other tools take here.
fn file(value: &str) -> Result<Option<String>, Problem> {
    let known = Format::named(value).is_some();
    if known || FOREIGN.contains(&value) {
        let option = if known { value } else { "FORMAT" };
        let message = format!(
            "-o takes a file; use `-f {option}` for the format, or `-o ./{value}` for a file of this name"
        );
        let meant = vec![format!("-f {option}")];
        return Err(Problem::new("format-as-file", message).listing(meant));
    }
    Ok(Some(value.to_owned()).filter(|value| value != "-"))
}

/// Formats of other tools that this one has not.
const FOREIGN: [&str; 3] = ["yaml", "wide", "name"];

fn width(value: &str) -> Result<usize, Problem> {
    let width = value.parse().ok();
    let width = width.filter(|width| (1..=10_000).contains(width));
    width.ok_or_else(|| {
        Problem::new(
            "bad-width",
            format!("invalid width `{value}`; use a number of columns from 1 to 10000"),
        )
    })
}

impl Opt {
    const fn takes_value(&self) -> bool {
        !matches!(self.takes, Takes::Flag)
    }
}

/// The common options as every command declares its own.
pub fn parameters() -> impl Iterator<Item = Parameter> {
    OPTIONS.iter().map(|opt| {
        let parameter = Parameter::option(opt.long, opt.takes.clone(), opt.help)
            .under(opt.heading)
            .called(opt.value);
        match opt.short {
            Some(letter) => parameter.short(letter),
            None => parameter,
        }
    })
}

/// Takes the common options out of `words` and reads them; the other words are left in their order. The environment fills
/// in what was not said.
///
/// The options are given even where one of them is wrong, as far as they were read: an error too has a format.
pub fn read(words: &[String]) -> (Common, Vec<String>, Result<(), Problem>) {
    let mut common = Common::default();
    let mut rest = Vec::new();
    let mut words = words.iter();
    let mut result = Ok(());
    while let Some(word) = words.next() {
        if word == "--" {
            rest.push(word.clone());
            rest.extend(words.by_ref().cloned());
            break;
        }
        match common.take(word, &mut words) {
            Ok(true) => {}
            Ok(false) => rest.push(word.clone()),
            Err(problem) => result = result.and(Err(problem)),
        }
    }
    if common.data.is_empty()
        && let Some(path) = variable("POC_DATA")
    {
        common.data.extend(crate::dataset::input::paths_of(&path));
    }
    (common, rest, result)
}

impl Common {
    /// Takes `word` if it is a common option, with its value from `words`; says whether it was.
    fn take<'w>(
        &mut self,
        word: &str,
        words: &mut impl Iterator<Item = &'w String>,
    ) -> Result<bool, Problem> {
        let (opt, value) = if let Some(long) = word.strip_prefix("--") {
            let (name, value) = long
                .split_once('=')
                .map_or((long, None), |(name, value)| (name, Some(value)));
            (OPTIONS.iter().find(|opt| opt.long == name), value)
        } else if let Some(letter) = word
            .strip_prefix('-')
            .and_then(|short| short.chars().next())
        {
            let value = &word[1 + letter.len_utf8()..];
            let opt = OPTIONS
                .iter()
                .find(|opt| opt.short == Some(letter) && (opt.takes_value() || value.is_empty()));
            (
                opt,
                Some(value.strip_prefix('=').unwrap_or(value)).filter(|value| !value.is_empty()),
            )
        } else {
            (None, None)
        };
        let Some(opt) = opt else {
            return Ok(false);
        };
        match (opt.takes_value(), value) {
            (false, None) => (opt.set)(self, "")?,
            (false, Some(_)) => {
                return Err(Problem::new(
                    "unexpected-value",
                    format!("--{} takes no value", opt.long),
                ));
            }
            (true, value) => {
                let value = value.or_else(|| words.next().map(String::as_str));
                match value.filter(|value| !value.trim().is_empty()) {
                    Some(value) => (opt.set)(self, value)?,
                    None => return Err(refusal::no_value(opt.long, opt.value)),
                }
            }
        }
        Ok(true)
    }

    fn set_format(&mut self, format: Format) -> Result<(), Problem> {
        match self.format.replace(format) {
            Some(other) if other != format => Err(Problem::new(
                "conflicting-formats",
                "conflicting formats; use only one of --format, --json, and --chart",
            )),
            _ => Ok(()),
        }
    }

    /// Whether JSON is asked for, of an error too.
    #[must_use]
    pub fn is_json(&self) -> bool {
        self.format == Some(Format::Json)
    }

    /// Whether `verb` answers in the format that is asked for, and the format has the fields that `arguments` choose.
    ///
    /// # Errors
    /// Where it does not.
    pub fn check_format(&self, verb: &Verb, arguments: &Arguments) -> Result<(), Problem> {
        if let Some(format) = self.format.filter(|format| format.has_no_fields())
            && arguments.has("fields")
        {
            let message = match format {
                Format::Chart => "--fields and --chart exclude each other".to_owned(),
                _ => format!("--fields and `-f {}` exclude each other", format.name()),
            };
            return Err(Problem::new("conflict", message));
        }
        let own = match (verb.forms, self.format) {
            (_, None) | (Forms::Every, _) | (Forms::Json, Some(Format::Json)) => return Ok(()),
            (Forms::Json, _) => "JSON",
            (Forms::Own(name), _) => name,
        };
        Err(Problem::new(
            "no-formats",
            format!(
                "`poc {}` prints only {own} and takes no other --format",
                verb.name
            ),
        ))
    }

    /// How to print, for a standard output that is a terminal or is not.
    #[must_use]
    pub fn look(&self, terminal: bool) -> Look {
        let to_terminal = terminal && self.output.is_none();
        let width = self
            .width
            .or_else(|| variable("COLUMNS")?.parse().ok().filter(|width| *width > 0))
            .unwrap_or_else(|| match &self.output {
                Some(path) if path != "-" => render::file_width(),
                _ => render::terminal_width(),
            });
        Look {
            format: self.format.unwrap_or(Format::Table),
            width,
            color: self.colored(to_terminal),
            ascii: self.ascii || !speaks_unicode(),
            no_header: self.no_header,
            bom: self.bom,
        }
    }

    fn colored(&self, terminal: bool) -> bool {
        match self.color {
            Some(Color::Always) => true,
            Some(Color::Never) => false,
            Some(Color::Auto) | None => {
                if variable("NO_COLOR").is_some() {
                    return false;
                }
                let forced = |name| variable(name).is_some_and(|value| value != "0");
                forced("CLICOLOR_FORCE")
                    || forced("FORCE_COLOR")
                    || terminal && variable("TERM").is_none_or(|term| term != "dumb")
            }
        }
    }
}

/// The choice that `word` names.
fn one_of<T: Copy>(
    code: &'static str,
    what: &str,
    word: &str,
    choices: &[(&'static str, T)],
) -> Result<T, Problem> {
    let known = words(choices);
    let chosen = read::choice(code, what, word, &known).map_err(|problem| {
        if !problem.suggestions.is_empty() {
            return problem;
        }
        problem.see("poc --help")
    })?;
    let found = choices.iter().find(|(name, _)| *name == chosen);
    found
        .map(|(_, choice)| *choice)
        .ok_or_else(|| Problem::new(code, format!("unknown {what} `{word}`")))
}

/// A variable of the environment; an empty one is an unset one.
fn variable(name: &str) -> Option<String> {
    env::var_os(name)
        .filter(|value| !value.is_empty())
        .map(|value| bytes::text(&value).into_owned())
}

/// Whether the locale can show more than ASCII. No locale at all is taken for one that can: output through a pipe must
/// not depend on it.
fn speaks_unicode() -> bool {
    ["LC_ALL", "LC_CTYPE", "LANG"]
        .iter()
        .find_map(|name| variable(name))
        .is_none_or(|locale| {
            let locale = locale.to_ascii_uppercase();
            locale.contains("UTF-8")
                || locale.contains("UTF8")
                || !(locale == "C" || locale == "POSIX" || locale.contains('.'))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<String> {
        line.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn common_options_are_taken_wherever_they_stand() {
        let (common, rest, result) = read(&words("--json missions --data a --org un --data=b -q"));
        assert!(result.is_ok());
        assert_eq!(common.format, Some(Format::Json));
        assert_eq!(common.data, ["a", "b"]);
        assert!(common.quiet);
        assert_eq!(rest, words("missions --org un"));
    }

    #[test]
    fn two_formats_are_one_too_many() {
        let (common, _, result) = read(&words("--json -fcsv missions"));
        assert_eq!(result.expect_err("refused").code, "conflicting-formats");
        assert!(common.format.is_some());
    }

    #[test]
    fn after_two_dashes_nothing_is_an_option() {
        let (common, rest, _) = read(&words("search -- --json"));
        assert_eq!(common.format, None);
        assert_eq!(rest, words("search -- --json"));
    }

    #[test]
    fn a_missing_value_is_told() {
        let (_, _, result) = read(&words("missions --format"));
        assert_eq!(result.expect_err("refused").code, "missing-value");
    }
}
