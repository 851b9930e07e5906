//! What happened and when: milestones, and what became of other records, by what their kinds declare.

use std::borrow::Cow;

use crate::dataset::Record;
use crate::model::date::Date;
use crate::model::{MILESTONE, TOLD_BY};

/// Something that happened on a date.
pub struct Event<'d> {
    /// When.
    pub date: Date,
    /// The date as the record has it.
    pub written: Cow<'d, str>,
    /// `milestone`, or what became of the record.
    pub what: &'static str,
    /// The word by which its kind declares it, which says what sort of milestone would tell the same.
    pub declared: &'static str,
    /// The column that it stands in, if one fits.
    pub track: Option<String>,
    /// Whose event it is.
    pub record: &'d Record<'d>,
}

impl<'d> Event<'d> {
    /// The milestone as an event, where its date is known.
    #[must_use]
    pub fn milestone(record: &'d Record<'d>) -> Option<Self> {
        Self::on(record, "date", MILESTONE.name)
    }

    /// What became of `record` and when, by what its kind declares.
    #[must_use]
    pub fn of(record: &'d Record<'d>) -> Vec<Self> {
        // What was planned and no more became nothing; what is a draft or may be one was brought in, not adopted.
        let status = record.text("status");
        if matches!(&*status, "planned" | "never-launched") {
            return Vec::new();
        }
        let adopted = status.is_empty() || status == "adopted";
        let mut events: Vec<Self> = record
            .kind
            .events
            .iter()
            .filter_map(|(field, what)| Self::on(record, field, what))
            .collect();
        for event in events
            .iter_mut()
            .filter(|event| event.what == "adopted" && !adopted)
        {
            event.what = "introduced";
        }
        events
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

/// What a milestone tells of the records that it names: what became of which in which year.
#[must_use]
pub fn tells(record: &Record<'_>) -> Vec<(&'static str, u16, String)> {
    let kind = record.text("type");
    let Some(year) = record.year() else {
        return Vec::new();
    };
    TOLD_BY
        .iter()
        .filter(|(_, types)| types.contains(&&*kind))
        .flat_map(|(what, _)| {
            record
                .words("records")
                .into_iter()
                .map(move |id| (*what, year, id))
        })
        .collect()
}

/// The column that a record stands in: the one that it is printed in, else by whose it is.
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

/// The track of what several organizations did with or to each other.
pub const BETWEEN: &str = "inter";
