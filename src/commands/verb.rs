//! What a command is: how it is called, what it takes, what it needs, how it answers.

use std::borrow::Cow;

use anyhow::Result;

use crate::ask::plain::{self, Plain};
use crate::ask::{Arguments, Parameter};
use crate::dataset::Dataset;
use crate::model::Kind;
use crate::view::Answer;

/// A command.
#[derive(Clone, Copy)]
pub struct Verb {
    /// What people type.
    pub name: &'static str,
    /// Other names of it.
    pub aliases: &'static [&'static str],
    /// The group of the help under which it is listed; none where it is for machines only.
    pub group: &'static str,
    /// What it does, in one line.
    pub about: &'static str,
    /// The same at length, where there is more to say; empty otherwise.
    pub more: &'static str,
    /// The kind that it lists, if it lists one.
    pub kind: Option<&'static Kind>,
    /// What it takes.
    pub parameters: fn(&Self) -> Vec<Parameter>,
    /// Examples for its help: the arguments, and what they ask.
    pub examples: &'static [(&'static str, &'static str)],
    /// What it needs of the data.
    pub needs: Needs,
    /// In which forms it answers.
    pub forms: Forms,
    /// Reads its question from the arguments and answers it.
    pub answer: for<'d> fn(&Self, &Arguments, &'d Dataset<'d>) -> Result<Answer<'d>>,
}

/// The question of a command: what its arguments ask, as a value of its own.
pub trait Question: Sized {
    /// Reads the question from the arguments of `verb`, without any data.
    ///
    /// # Errors
    /// Where an argument is none that the command knows.
    fn read(verb: &Verb, arguments: &Arguments) -> Result<Self>;

    /// Answers it from `dataset`.
    ///
    /// # Errors
    /// Where a word means nothing in the data, or several things.
    fn answer<'d>(&self, dataset: &'d Dataset<'d>) -> Result<Answer<'d>>;
}

/// Reads the question and answers it: [`Verb::answer`] for each type of question.
///
/// # Errors
/// Where an argument is none that the command or the data know.
pub fn answer<'d, Q: Question>(
    verb: &Verb,
    arguments: &Arguments,
    dataset: &'d Dataset<'d>,
) -> Result<Answer<'d>> {
    Q::read(verb, arguments)?.answer(dataset)
}

/// The parameters of a command that takes none.
#[must_use]
pub const fn no_parameters(_: &Verb) -> Vec<Parameter> {
    Vec::new()
}

/// What a command needs of the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Nothing but what is built in: a user's data are not read.
    None,
    /// The data, whatever is wrong with them: that is what it reports. Data that cannot be read are its answer too.
    Read,
    /// The data, a user's validated before it answers.
    Validated,
}

/// In which forms a command answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Forms {
    /// In every one: it has records or rows.
    Every,
    /// In JSON, whether that is said or not.
    Json,
    /// In its own, which is called so: a script, a page.
    Own(&'static str),
}

impl Forms {
    /// Whether the answer has records or rows.
    #[must_use]
    pub const fn all(self) -> bool {
        matches!(self, Self::Every)
    }
}

impl Verb {
    /// Answers what `arguments` ask. What came up on the way is among the answer's notes.
    ///
    /// # Errors
    /// Where an argument is none that the command or the data know.
    pub fn ask<'d>(&self, arguments: &Arguments, dataset: &'d Dataset<'d>) -> Result<Answer<'d>> {
        let plain = match self.kind {
            Some(kind) => plain::read(dataset, self.name, kind, arguments)?,
            None => None,
        };
        let (answered, read_as) = match plain {
            None => ((self.answer)(self, arguments, dataset), None),
            Some(Plain::Filtered(arguments)) => (
                (self.answer)(self, &arguments, dataset),
                Some(plain::in_full(self.name, &arguments)),
            ),
            Some(Plain::Records(ids)) => {
                let line = format!("poc show {}", ids.join(" "));
                let ids = ids.into_iter();
                let arguments = ids.fold(Arguments::new(), |known, id| known.with("id", id));
                let show = super::show::VERB;
                ((show.answer)(&show, &arguments, dataset), Some(line))
            }
        };
        // Taken also where there is no answer: the next one must not repeat them.
        let remarks = dataset.take_remarks();
        let mut answer = answered?;
        let read_as = read_as.map(|line| format!("read as `{line}`"));
        answer
            .notes
            .splice(0..0, read_as.into_iter().chain(remarks));
        Ok(answer)
    }

    /// What it does, in one line: what a list lists is said by its kind.
    #[must_use]
    pub fn summary(&self) -> Cow<'static, str> {
        match self.kind {
            Some(kind) if kind.about == self.about => Cow::Owned(format!("list {}", self.about)),
            _ => Cow::Borrowed(self.about),
        }
    }

    /// What it takes.
    #[must_use]
    pub fn parameters(&self) -> Vec<Parameter> {
        (self.parameters)(self)
    }

    /// Its name in the singular, where it lists a kind of another name: `mission`.
    #[must_use]
    pub fn singular(&self) -> Option<&'static str> {
        let singular = self.kind.map(|kind| kind.name);
        singular.filter(|word| *word != self.name && !self.aliases.contains(word))
    }

    /// Whether `word` is its name or another name of it.
    #[must_use]
    pub fn is_called(&self, word: &str) -> bool {
        self.name == word || self.aliases.contains(&word) || self.singular() == Some(word)
    }
}

/// An example of a command: what is typed, and what it asks.
pub struct Example {
    /// The command.
    pub command: &'static str,
    /// Its arguments, and a pipe behind them where there is one.
    pub args: &'static str,
    /// What it asks, in words.
    pub asks: &'static str,
}

impl Example {
    /// The whole line as it is typed.
    #[must_use]
    pub fn line(&self) -> String {
        format!("poc {} {}", self.command, self.args)
            .trim_end()
            .to_owned()
    }
}
