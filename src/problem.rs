//! What can go wrong, told to people and to scripts.

use std::borrow::Cow;
use std::fmt;

/// The codes of errors, each with what it says. Where a record of one kind is expected and the word names none, the code is
/// `unknown-` with the name of the kind, such as `unknown-organization`.
pub const CODES: &[(&str, &str)] = &[
    ("ambiguous", "The word names several records."),
    ("bad-argument", "The argument is not allowed here."),
    ("bad-date", "The word is not a day."),
    ("bad-depth", "The word is not a number of steps."),
    ("bad-length", "The word is not a length of time."),
    ("bad-limit", "The word is not a number of records."),
    ("bad-width", "The word is not a width."),
    (
        "bad-year",
        "The word is not a year or a period, or there are too many of them.",
    ),
    ("conflict", "Two arguments cannot be used together."),
    ("conflicting-formats", "Two formats are asked for."),
    (
        "different-kinds",
        "The records to compare are of different kinds.",
    ),
    (
        "directory-not-empty",
        "The directory to write to has files that are not from an earlier export.",
    ),
    (
        "error",
        "Another error, such as a file that cannot be written.",
    ),
    (
        "format-as-file",
        "A format is named where a file is expected.",
    ),
    ("invalid-data", "A user's data are invalid."),
    (
        "missing-argument",
        "The command needs an argument that is not given.",
    ),
    ("missing-value", "An option needs a value."),
    ("no-clock", "The system clock gives no date."),
    ("no-command", "No command is given."),
    ("no-data", "Data are expected and none are given."),
    ("no-formats", "The command answers in one format only."),
    ("no-kind", "A record does not name its kind."),
    ("no-picture", "The answer has no picture to draw."),
    (
        "no-references",
        "The answer is no list, and has no references to print.",
    ),
    ("no-words", "No words to search for."),
    (
        "not-json",
        "A file is not JSON of the form that is expected.",
    ),
    ("not-a-record", "An input has a value that is not a record."),
    ("not-linked", "Records of the two kinds are not linked."),
    ("not-text", "An input is not text in UTF-8."),
    ("retired", "The id was retired, and no record replaced it."),
    (
        "several-kinds",
        "Records of several kinds have no common columns.",
    ),
    ("stdin-twice", "Standard input is given as data twice."),
    ("too-few", "A comparison needs more records."),
    ("unexpected-argument", "Unexpected argument."),
    (
        "unexpected-value",
        "An option that takes no value is given one.",
    ),
    ("unknown-color", "Unknown choice of color."),
    ("unknown-command", "Unknown command."),
    ("unknown-field", "Unknown field."),
    ("unknown-filter", "Unknown filter of the kind."),
    ("unknown-format", "Unknown format."),
    ("unknown-kind", "Unknown kind of record."),
    ("unknown-layer", "Unknown layer."),
    ("unknown-option", "Unknown option of the command."),
    ("unknown-organization", "Unknown organization."),
    ("unknown-record", "Unknown record."),
    ("unknown-shell", "Unknown shell."),
    ("unknown-style", "Unknown style of citation."),
    (
        "unknown-value",
        "The word is not one that the option or the field takes.",
    ),
    ("unreadable", "A file or the standard input cannot be read."),
];

/// The most values that an error lists.
const FEW: usize = 8;

/// An error with a fixed name for scripts and what might have been meant.
#[derive(Debug)]
pub struct Problem {
    /// A fixed slug such as `unknown-organization`: one of [`CODES`].
    pub code: Cow<'static, str>,
    /// What is wrong, in lower case, the user's words in backticks.
    pub message: String,
    /// What was probably meant, the likeliest first.
    pub suggestions: Vec<String>,
    /// Whether the message names the suggestions already.
    told: bool,
    /// Whether the message says what to choose from.
    complete: bool,
}

impl Problem {
    /// `what` cannot be read.
    pub fn unreadable(what: impl fmt::Display, error: impl fmt::Display) -> Self {
        Self::new("unreadable", format!("cannot read {what}: {error}"))
    }

    /// The same problem, found while something else was done: its message says so first.
    #[must_use]
    pub fn within(mut self, what: impl fmt::Display) -> Self {
        self.message = format!("{what}: {}", self.message);
        self
    }

    /// A problem without a suggestion.
    pub fn new(code: impl Into<Cow<'static, str>>, message: impl Into<String>) -> Self {
        Self {
            code: code.into(),
            message: message.into(),
            suggestions: Vec::new(),
            told: false,
            complete: false,
        }
    }

    /// The same problem with what might have been meant.
    #[must_use]
    pub fn meant(mut self, suggestions: Vec<String>) -> Self {
        self.suggestions = suggestions;
        self
    }

    /// The same problem with the candidates that its message already names.
    #[must_use]
    pub fn listing(mut self, candidates: Vec<String>) -> Self {
        self.suggestions = candidates;
        self.told = true;
        self
    }

    /// `word` is none of `known`, the ones that `what` could be: names the near ones, or all where none is near and they
    /// are few. Where they are many, [`Problem::see`] says how to list them.
    pub fn unknown<'k>(
        code: impl Into<Cow<'static, str>>,
        what: &str,
        word: &str,
        known: impl IntoIterator<Item = &'k str>,
    ) -> Self {
        let known: Vec<&str> = known.into_iter().collect();
        let near = crate::suggest::nearest(word, known.iter().copied());
        let mut problem = Self::new(code, format!("unknown {what} `{word}`"));
        if near.is_empty() && (1..=FEW).contains(&known.len()) {
            problem.message = format!("{}; expected {}", problem.message, one_of(&known));
            problem.complete = true;
        }
        problem.meant(near)
    }

    /// The same problem with the command that lists what there is, where its message names nothing to choose from.
    #[must_use]
    pub fn see(mut self, command: impl fmt::Display) -> Self {
        if self.suggestions.is_empty() && !self.complete {
            self.message = format!("{}; `{command}` lists them", self.message);
            self.complete = true;
        }
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)?;
        match self.suggestions.as_slice() {
            _ if self.told => Ok(()),
            [] => Ok(()),
            near => {
                let near: Vec<&str> = near.iter().map(String::as_str).collect();
                write!(formatter, "; did you mean {}?", one_of(&near))
            }
        }
    }
}

/// Words as alternatives: `` `un`, `eu`, or `nato` ``.
#[must_use]
pub fn one_of(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [one, other] => format!("{one} or {other}"),
        [first @ .., last] => format!("{}, or {last}", first.join(", ")),
    }
}

impl std::error::Error for Problem {}
