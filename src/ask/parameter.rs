//! What a command takes, declared once. The command line, its help, completion and every other way in follow from it.

use std::borrow::Cow;

use crate::model::field::{Field, Shape, Vocabulary};
use crate::model::{KINDS, Kind, kind as kind_called};

/// A parameter of a command.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// Its name: `--org` is `org`.
    pub name: &'static str,
    /// What it takes.
    pub takes: Takes,
    /// What it does, in a line.
    pub help: Cow<'static, str>,
    /// The same at length, where there is more to say.
    pub more: Option<Cow<'static, str>>,
    /// The heading of the help under which it is listed; empty for the first one.
    pub heading: &'static str,
    /// Where it is on a command line.
    pub place: Place,
    /// Whether it takes several values: repeated, or joined by commas where it is an option.
    pub several: bool,
    /// Whether the command cannot do without it.
    pub required: bool,
    /// The short form of an option.
    pub short: Option<char>,
    /// Other names of it.
    pub aliases: &'static [&'static str],
    /// The parameters that it cannot be used with.
    pub excludes: &'static [&'static str],
    /// The parameters that it cannot do without.
    pub needs: &'static [&'static str],
    /// What help calls its value; empty for the usual name of what it takes.
    pub value: &'static str,
}

/// Where a parameter is on a command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Anywhere, after its name: `--org un`.
    Option,
    /// By its position among the others.
    Argument,
    /// By its position, behind `--`: whatever it begins with, it is no option.
    Behind,
}

/// What a parameter takes.
#[derive(Debug, Clone)]
pub enum Takes {
    /// Nothing: it is set by being given.
    Flag,
    /// `true` or `false`, and `true` where nothing is said.
    Truth,
    /// A kind of record, of those for which the function says yes.
    Kind(fn(&Kind) -> bool),
    /// A kind of record, or the title of a group of records of one: `tiers`.
    Side,
    /// A record of one of these kinds, of any where none is named: by its id, acronym, symbol, alias or name.
    Record(&'static [&'static str]),
    /// A record of the kind that the field may link to, or a region of such records.
    Place(&'static Kind, &'static Field),
    /// A filter of the kind without its option.
    Plain(&'static Kind),
    /// A year.
    Year,
    /// A day.
    Day,
    /// A date, or a period from one to another: `2013-03`, `2010-2015`, `2016..`.
    Period,
    /// A length of time: `90d`, `12w`, `3m`, `1y`.
    Length,
    /// A word of a closed list, or a group of such words.
    Word(&'static Vocabulary),
    /// One of the words that the function gives.
    Choice(fn() -> Vec<&'static str>),
    /// A value that records of the kind have at the path.
    Value(&'static Kind, String),
    /// The path of a field, of the kind where one is named.
    Path(Option<&'static Kind>),
    /// Paths to sort by, with `-` before one for the reverse; of the kind where one is named.
    Order(Option<&'static Kind>),
    /// A kind, or a field of one: `mission.mandate.level`.
    Field,
    /// An integer.
    Number,
    /// Any text.
    Text,
    /// A file or a directory.
    File,
    /// A file or a directory of records, which the dataset is opened with.
    Data,
    /// The name of a command.
    Command,
}

/// Every kind: for [`Takes::Kind`].
#[must_use]
pub const fn any_kind(_: &Kind) -> bool {
    true
}

impl Takes {
    /// What a filter by `field`, at `path` of `kind`, takes.
    #[must_use]
    pub fn of(kind: &'static Kind, path: &str, field: &'static Field) -> Self {
        match *field.shape.item() {
            Shape::Flag => Self::Truth,
            Shape::Word(vocabulary) => Self::Word(vocabulary),
            Shape::Link(kinds) => match kinds.first().and_then(|name| kind_called(name)) {
                Some(kind) if !field.regions.is_empty() => Self::Place(kind, field),
                _ => Self::Record(kinds),
            },
            _ => Self::Value(kind, path.to_owned()),
        }
    }

    /// The words that it takes, where they are a closed list: groups of them first.
    #[must_use]
    pub fn choices(&self) -> Vec<&'static str> {
        match self {
            Self::Word(vocabulary) => {
                let groups = vocabulary.groups.iter().map(|(group, _)| *group);
                groups.chain(vocabulary.names()).collect()
            }
            Self::Choice(words) => words(),
            Self::Kind(allowed) => {
                let kinds = KINDS.into_iter().filter(|kind| allowed(kind));
                kinds.map(|kind| kind.list).collect()
            }
            _ => Vec::new(),
        }
    }

    /// What help calls a value of it.
    const fn called(&self) -> &'static str {
        match self {
            Self::Flag => "",
            Self::Truth => "BOOL",
            Self::Kind(_) | Self::Side => "KIND",
            Self::Record(_) => "ID",
            Self::Year | Self::Day | Self::Period => "DATE",
            Self::Length => "LENGTH",
            Self::Word(_) | Self::Choice(_) => "WORD",
            Self::Place(..) | Self::Value(..) => "NAME",
            Self::Path(_) => "FIELD",
            Self::Order(_) => "FIELD,-FIELD",
            Self::Field => "KIND|KIND.FIELD",
            Self::Number => "N",
            Self::Text | Self::Plain(_) => "TEXT",
            Self::File | Self::Data => "PATH",
            Self::Command => "COMMAND",
        }
    }
}

impl Parameter {
    /// An option that takes one value.
    pub fn option(name: &'static str, takes: Takes, help: impl Into<Cow<'static, str>>) -> Self {
        Self {
            name,
            takes,
            help: help.into(),
            more: None,
            heading: "",
            place: Place::Option,
            several: false,
            required: false,
            short: None,
            aliases: &[],
            excludes: &[],
            needs: &[],
            value: "",
        }
    }

    /// An option that is set by being given.
    pub fn flag(name: &'static str, help: impl Into<Cow<'static, str>>) -> Self {
        Self::option(name, Takes::Flag, help)
    }

    /// An argument, known by its position.
    pub fn argument(name: &'static str, takes: Takes, help: impl Into<Cow<'static, str>>) -> Self {
        Self {
            place: Place::Argument,
            ..Self::option(name, takes, help)
        }
    }

    /// It takes several values.
    #[must_use]
    pub const fn several(mut self) -> Self {
        self.several = true;
        self
    }

    /// The command cannot do without it.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// It is an argument that comes behind `--`.
    #[must_use]
    pub const fn behind(mut self) -> Self {
        self.place = Place::Behind;
        self
    }

    /// It has a short form.
    #[must_use]
    pub const fn short(mut self, letter: char) -> Self {
        self.short = Some(letter);
        self
    }

    /// It has other names too.
    #[must_use]
    pub const fn also(mut self, names: &'static [&'static str]) -> Self {
        self.aliases = names;
        self
    }

    /// It cannot be used with these.
    #[must_use]
    pub const fn excludes(mut self, names: &'static [&'static str]) -> Self {
        self.excludes = names;
        self
    }

    /// It cannot do without these.
    #[must_use]
    pub const fn needs(mut self, names: &'static [&'static str]) -> Self {
        self.needs = names;
        self
    }

    /// Help calls its value so.
    #[must_use]
    pub const fn called(mut self, value: &'static str) -> Self {
        self.value = value;
        self
    }

    /// Help lists it under this heading.
    #[must_use]
    pub const fn under(mut self, heading: &'static str) -> Self {
        self.heading = heading;
        self
    }

    /// What it does, at length.
    #[must_use]
    pub fn explained(mut self, more: impl Into<Cow<'static, str>>) -> Self {
        self.more = Some(more.into());
        self
    }

    /// What help calls its value.
    #[must_use]
    pub fn value_name(&self) -> Cow<'static, str> {
        if !self.value.is_empty() {
            return Cow::Borrowed(self.value);
        }
        match self.takes {
            Takes::Order(_) | Takes::Truth => Cow::Borrowed(self.takes.called()),
            _ if self.several && self.place == Place::Option => {
                Cow::Owned(format!("{},..", self.takes.called()))
            }
            _ => Cow::Borrowed(self.takes.called()),
        }
    }

    /// Whether `word` is its name or another name of it.
    #[must_use]
    pub fn is_called(&self, word: &str) -> bool {
        self.name == word || self.aliases.contains(&word)
    }
}
