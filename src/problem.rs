//! What can go wrong, told to people and to scripts.

use std::borrow::Cow;
use std::fmt;

/// An error with a fixed name for scripts and what might have been meant.
#[derive(Debug)]
pub struct Problem {
    /// A fixed slug such as `unknown-organization`.
    pub code: Cow<'static, str>,
    /// What is wrong, in lower case, the user's words in backticks.
    pub message: String,
    /// What was probably meant, the likeliest first.
    pub suggestions: Vec<String>,
    /// Whether the message names the suggestions already.
    told: bool,
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

    /// `word` is none of `known`, the ones that `what` could be: names the near ones, or all where none is near
    /// and they are few.
    pub fn unknown<'k>(
        code: impl Into<Cow<'static, str>>,
        what: &str,
        word: &str,
        known: impl IntoIterator<Item = &'k str>,
    ) -> Self {
        let known: Vec<&str> = known.into_iter().collect();
        let near = crate::suggest::nearest(word, known.iter().copied());
        let mut problem = Self::new(code, format!("unknown {what} `{word}`"));
        if near.is_empty() && known.len() <= 40 {
            let list = known
                .iter()
                .map(|word| format!("`{word}`"))
                .collect::<Vec<_>>()
                .join(", ");
            problem.message = format!("{}; there is {list}", problem.message);
        }
        problem.meant(near)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)?;
        match self.suggestions.as_slice() {
            _ if self.told => Ok(()),
            [] => Ok(()),
            [one] => write!(formatter, "; did you mean `{one}`?"),
            [first @ .., last] => {
                let first = first
                    .iter()
                    .map(|word| format!("`{word}`"))
                    .collect::<Vec<_>>()
                    .join(", ");
                write!(formatter, "; did you mean {first} or `{last}`?")
            }
        }
    }
}

impl std::error::Error for Problem {}
