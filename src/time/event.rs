//! What happened and when: records that are events themselves, and what became of others, by what their kinds declare.

use std::borrow::Cow;

use crate::dataset::Record;
use crate::model::date::Date;
use crate::model::field::{Being, Field, Shape, Vocabulary};
use crate::model::{BETWEEN, Kind};
use crate::time::span;

/// Something that happened on a date.
pub struct Event<'d> {
    /// When.
    pub date: Date,
    /// The date as written in the record.
    pub written: Cow<'d, str>,
    /// The name of its kind where the record is the event itself, else what became of the record.
    pub what: &'static str,
    /// The word by which its kind declares it, which says what sort of event would report the same.
    pub declared: &'static str,
    /// The column that it belongs in, if one fits.
    pub track: Option<String>,
    /// The record whose event it is.
    pub record: &'d Record<'d>,
}

impl<'d> Event<'d> {
    /// The record as an event itself, where its date is known.
    #[must_use]
    pub fn itself(record: &'d Record<'d>) -> Option<Self> {
        Self::on(record, record.kind.when?.from, record.kind.name)
    }

    /// Whether the record is the event itself.
    #[must_use]
    pub fn is_itself(&self) -> bool {
        self.what == self.record.kind.name
    }

    /// The events of `record` that its kind declares.
    #[must_use]
    pub fn of(record: &'d Record<'d>) -> Vec<Self> {
        // What was only planned became nothing.
        if span::being(record) == Being::Never {
            return Vec::new();
        }
        // What is a draft or may be one was introduced, not adopted.
        let otherwise = || first_event(record);
        let events = record.kind.events.iter().enumerate();
        events
            .filter_map(|(number, (field, what))| {
                let mut event = Self::on(record, field, what)?;
                if number == 0 {
                    event.what = otherwise().unwrap_or(what);
                }
                Some(event)
            })
            .collect()
    }

    fn on(record: &'d Record<'d>, field: &str, what: &'static str) -> Option<Self> {
        let written = record.text(field);
        Some(Self {
            date: written.parse().ok()?,
            written,
            what,
            declared: what,
            track: track(record),
            record,
        })
    }
}

/// What the words of the record have its first event called.
fn first_event(record: &Record<'_>) -> Option<&'static str> {
    let mut fields = record.kind.fields.iter();
    fields.find_map(|field| match field.shape {
        Shape::Word(words) if words.words.iter().any(|word| !word.first_event.is_empty()) => words
            .get(&record.text(field.name))
            .map(|word| word.first_event)
            .filter(|what| !what.is_empty()),
        _ => None,
    })
}

/// The closed list of `kind` whose words report what became of the records that an event names, with its field.
fn reporting(kind: &Kind) -> Option<(&'static Field, &'static Vocabulary)> {
    kind.fields.iter().find_map(|field| match field.shape {
        Shape::Word(words) if words.words.iter().any(|word| !word.reports.is_empty()) => {
            Some((field, words))
        }
        _ => None,
    })
}

/// What an event reports of the records that it names: what became of which in which year.
#[must_use]
pub fn reports(record: &Record<'_>) -> Vec<(&'static str, u16, String)> {
    let Some((field, words)) = reporting(record.kind) else {
        return Vec::new();
    };
    let word = words.get(&record.text(field.name));
    match (word, record.year()) {
        (Some(word), Some(year)) if !word.reports.is_empty() => {
            let named = record.words("records").into_iter();
            named.map(|id| (word.reports, year, id)).collect()
        }
        _ => Vec::new(),
    }
}

/// The types of event of `kind` that report `what`.
pub fn reported_by(kind: &Kind, what: &str) -> impl Iterator<Item = &'static str> {
    let words = reporting(kind).map_or(&[][..], |(_, words)| words.words);
    let words = words.iter().filter(move |word| word.reports == what);
    words.map(|word| word.word)
}

/// The column that a record belongs in: the one that it is printed in, else by whose it is.
fn track(record: &Record<'_>) -> Option<String> {
    let printed = record.text("track");
    if !printed.is_empty() {
        return Some(printed.into_owned());
    }
    let mut orgs = record.words("orgs");
    if orgs.len() > 1 {
        return Some(BETWEEN.to_owned());
    }
    orgs.pop()
}
