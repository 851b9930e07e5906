//! The options that every command has, read in a pass of their own before clap sees the rest: so that they hold before
//! and after the command, may be repeated where that has a meaning, and shape even the error about a bad argument.

use std::env;

use clap::{Arg, ArgAction};

use crate::dataset::Layer;
use crate::problem::Problem;
use crate::render::{self, Format, Look};

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
    /// A user's own data, in the order in which they are laid over each other.
    pub data: Vec<String>,
    /// Whether to leave out the embedded data.
    pub only_data: bool,
    /// Whether to skip the proof of a user's data.
    pub trust: bool,
    /// Which layer to show.
    pub layer: Option<Layer>,
    /// Whether to colour, if it was said.
    pub color: Option<Color>,
    /// The width that tables may fill, if it was said.
    pub width: Option<usize>,
    /// Whether to draw with ASCII alone.
    pub ascii: bool,
    /// Whether to leave out the header.
    pub no_header: bool,
    /// Whether csv and tsv begin with a byte-order mark.
    pub bom: bool,
    /// Whether a negative answer exits with 1.
    pub exit_code: bool,
    /// Whether to print no remarks.
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

/// The words that the common option `long` takes, where it takes words of a closed list.
#[must_use]
pub fn choices(long: &str) -> Vec<&'static str> {
    fn words<T>(choices: &[(&'static str, T)]) -> Vec<&'static str> {
        choices.iter().map(|(word, _)| *word).collect()
    }
    match long {
        "format" => words(&Format::ALL),
        "color" => words(&Color::ALL),
        "layer" => words(&Layer::ALL),
        _ => Vec::new(),
    }
}

/// One common option, as it is typed and explained.
struct Opt {
    long: &'static str,
    short: Option<char>,
    value: Option<&'static str>,
    heading: &'static str,
    help: &'static str,
}

const OUTPUT: &str = "Output";
const DATA: &str = "Data";

const OPTIONS: [Opt; 15] = [
    Opt {
        long: "format",
        short: Some('f'),
        value: Some("FORMAT"),
        heading: OUTPUT,
        help: "table, list, json, ndjson, csv, tsv or markdown; dot or mermaid where there is a picture",
    },
    Opt {
        long: "json",
        short: None,
        value: None,
        heading: OUTPUT,
        help: "The same as --format json",
    },
    Opt {
        long: "output",
        short: Some('o'),
        value: Some("FILE"),
        heading: OUTPUT,
        help: "Write to FILE instead of standard output",
    },
    Opt {
        long: "width",
        short: None,
        value: Some("N"),
        heading: OUTPUT,
        help: "Fit tables into N columns",
    },
    Opt {
        long: "color",
        short: None,
        value: Some("WHEN"),
        heading: OUTPUT,
        help: "auto, always or never",
    },
    Opt {
        long: "ascii",
        short: None,
        value: None,
        heading: OUTPUT,
        help: "Draw tables and signs with ASCII alone",
    },
    Opt {
        long: "no-header",
        short: None,
        value: None,
        heading: OUTPUT,
        help: "Leave out the header of tables, csv and tsv",
    },
    Opt {
        long: "bom",
        short: None,
        value: None,
        heading: OUTPUT,
        help: "Begin csv and tsv with a byte-order mark, for Excel",
    },
    Opt {
        long: "quiet",
        short: Some('q'),
        value: None,
        heading: OUTPUT,
        help: "Print no remarks",
    },
    Opt {
        long: "exit-code",
        short: None,
        value: None,
        heading: OUTPUT,
        help: "Exit with 1 where nothing matches or the answer is no",
    },
    Opt {
        long: "data",
        short: None,
        value: Some("PATH"),
        heading: DATA,
        help: "Lay your own records over the dataset: a directory, a .json or .ndjson file, or - for standard input; repeatable",
    },
    Opt {
        long: "only-data",
        short: None,
        value: None,
        heading: DATA,
        help: "Use your own records alone",
    },
    Opt {
        long: "trust",
        short: None,
        value: None,
        heading: DATA,
        help: "Skip the proof of your own records",
    },
    Opt {
        long: "layer",
        short: None,
        value: Some("LAYER"),
        heading: DATA,
        help: "Show the paper's layer or the supplement's alone: paper or supplement",
    },
    Opt {
        long: "version",
        short: Some('V'),
        value: None,
        heading: OUTPUT,
        help: "Print the versions of the program, the dataset and its schema",
    },
];

/// The common options as clap shows them in help and completions.
pub fn args() -> impl Iterator<Item = Arg> {
    OPTIONS.iter().map(|opt| {
        let mut arg = Arg::new(opt.long)
            .long(opt.long)
            .help(opt.help)
            .help_heading(opt.heading)
            .hide_short_help(true);
        if let Some(short) = opt.short {
            arg = arg.short(short);
        }
        match opt.value {
            Some(name) => arg.value_name(name).action(ArgAction::Append),
            None => arg.action(ArgAction::SetTrue),
        }
    })
}

/// `-h` and `--help`, which clap answers by itself.
#[must_use]
pub fn help_arg() -> Arg {
    Arg::new("help")
        .short('h')
        .long("help")
        .help("Print help: -h in short, --help whole")
        .help_heading(OUTPUT)
        .hide_short_help(true)
        .action(ArgAction::Help)
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
        common.data.push(path);
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
                .find(|opt| opt.short == Some(letter) && (opt.value.is_some() || value.is_empty()));
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
        match (opt.value, value) {
            (None, None) => self.set(opt.long, "")?,
            (None, Some(_)) => {
                return Err(Problem::new(
                    "unexpected-value",
                    format!("--{} takes no value", opt.long),
                ));
            }
            (Some(_), Some(value)) => self.set(opt.long, value)?,
            (Some(name), None) => match words.next() {
                Some(value) => self.set(opt.long, value)?,
                None => {
                    return Err(Problem::new(
                        "missing-value",
                        format!("--{} needs a value: --{} {name}", opt.long, opt.long),
                    ));
                }
            },
        }
        Ok(true)
    }

    fn set(&mut self, option: &str, value: &str) -> Result<(), Problem> {
        match option {
            "format" => match Format::named(value) {
                Some(format) => self.set_format(format)?,
                None => self.set_format(one_of("format", value, &Format::ALL)?)?,
            },
            "json" => self.set_format(Format::Json)?,
            "output" => self.output = Some(value.to_owned()),
            "width" => {
                let width = value
                    .parse()
                    .ok()
                    .filter(|width| (1..=10_000).contains(width));
                self.width = Some(width.ok_or_else(|| {
                    Problem::new(
                        "bad-width",
                        format!("`{value}` is no width; give a number of columns from 1 to 10000"),
                    )
                })?);
            }
            "color" => {
                self.color = Some(one_of("color", value, &Color::ALL)?);
            }
            "ascii" => self.ascii = true,
            "no-header" => self.no_header = true,
            "bom" => self.bom = true,
            "quiet" => self.quiet = true,
            "version" => self.version = true,
            "exit-code" => self.exit_code = true,
            "data" => self.data.push(value.to_owned()),
            "only-data" => self.only_data = true,
            "trust" => self.trust = true,
            _ => {
                self.layer = Some(one_of("layer", value, &Layer::ALL)?);
            }
        }
        Ok(())
    }

    fn set_format(&mut self, format: Format) -> Result<(), Problem> {
        match self.format.replace(format) {
            Some(other) if other != format => Err(Problem::new(
                "conflicting-formats",
                "two formats were asked for; give --json or one --format",
            )),
            _ => Ok(()),
        }
    }

    /// Whether errors are told as JSON.
    #[must_use]
    pub fn tells_json(&self) -> bool {
        self.format == Some(Format::Json)
    }

    /// Whether the answer is for people, and shows where accounts differ.
    #[must_use]
    pub const fn marks_disputes(&self) -> bool {
        matches!(
            self.format,
            None | Some(Format::Table | Format::List | Format::Markdown)
        )
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
fn one_of<T: Copy>(what: &str, word: &str, choices: &[(&'static str, T)]) -> Result<T, Problem> {
    choices
        .iter()
        .find(|(name, _)| *name == word)
        .map(|(_, choice)| *choice)
        .ok_or_else(|| {
            let code = match what {
                "format" => "unknown-format",
                "color" => "unknown-color",
                _ => "unknown-layer",
            };
            let known: Vec<_> = choices.iter().map(|(name, _)| *name).collect();
            let mut problem = Problem::unknown(code, what, word, known.iter().copied());
            if !problem.suggestions.is_empty() {
                problem.message = format!("{} (there is {})", problem.message, known.join(", "));
            }
            problem
        })
}

/// A variable of the environment; an empty one is an unset one.
fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
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
