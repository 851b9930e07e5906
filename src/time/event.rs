//! Dated events: milestones, and the events of other records that their kinds declare.

use std::borrow::Cow;

use crate::dataset::Record;
use crate::model::date::Date;
use crate::model::{MILESTONE, TOLD_BY};

/// Something that happened on a date.
pub struct Event<'d> {
    /// When.
    pub date: Date,
    /// The date as written in the record.
    pub written: Cow<'d, str>,
    /// `milestone`, or what happened to the record.
    pub what: &'static str,
    /// The word by which its kind declares it, which determines the type of milestone for the same event.
    pub declared: &'static str,
    /// Its column, if one fits.
    pub track: Option<String>,
    /// The record whose event it is.
    pub record: &'d Record<'d>,
}

impl<'d> Event<'d> {
    /// The milestone as an event, if its date is known.
    #[must_use]
    pub fn milestone(record: &'d Record<'d>) -> Option<Self> {
        Self::on(record, "date", MILESTONE.name)
    }

    /// The events of `record` that its kind declares.
    #[must_use]
    pub fn of(record: &'d Record<'d>) -> Vec<Self> {
        // A thing that was only planned has no events; a draft, or what may be one, was introduced, not adopted.
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

/// The events of other records that a milestone already reports: what happened, in which year, to which record.
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

/// The column of a record: the one in which it is printed, else that of its organization.
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

/// The track of events between several organizations.
pub const BETWEEN: &str = "inter";
