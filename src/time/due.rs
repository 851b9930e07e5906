//! Terms that end soon, and terms that have passed without a known successor.

use super::calendar;
use super::span::{Span, being};
use super::term::{self, Reach, Term};
use crate::dataset::{Dataset, Record};
use crate::model::KINDS;
use crate::model::date::{Date, Day};
use crate::model::field::Being;

/// Whether a term has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It ends on the given day or later.
    Due,
    /// It ended earlier, and no source says what followed.
    Passed,
}

/// A term that ends, or that has ended without a known successor.
#[derive(Debug)]
pub struct Due<'d> {
    /// The record whose term it is.
    pub record: &'d Record<'d>,
    /// When it ends, as given in the source.
    pub until: Date,
    /// The number of days from the given day; negative if the term has passed.
    pub days: i64,
    /// The decision that set it.
    pub term: Term,
    /// Whether it has ended.
    pub state: State,
}

/// The terms that end from `on` to `last`, soonest first; then those that ended before `on` without a known successor,
/// latest first. Decisions adopted after `on` are ignored.
#[must_use]
pub fn due<'d>(dataset: &'d Dataset<'d>, on: Day, last: Day) -> Vec<Due<'d>> {
    let mut due: Vec<Due<'d>> = KINDS
        .into_iter()
        .filter(|kind| kind.when.is_some_and(|when| when.terms.is_some()))
        .flat_map(|kind| dataset.records(kind))
        .filter_map(|record| of(dataset, record, on))
        .filter(|due| due.state == State::Passed || due.until.latest() <= last)
        .collect();
    due.sort_by_key(|due| {
        let distance = match due.state {
            State::Due => due.days,
            State::Passed => -due.days,
        };
        (due.state, distance, due.record.id())
    });
    due
}

/// The due term of one record.
fn of<'d>(dataset: &'d Dataset<'d>, record: &'d Record<'d>, on: Day) -> Option<Due<'d>> {
    let when = record.kind.when?;
    if !Span::may_last(record) {
        return None;
    }
    let (known, later): (Vec<Term>, Vec<Term>) = term::terms(dataset, record)
        .into_iter()
        .partition(|term| term.decided.is_none_or(|decided| decided.earliest() <= on));
    let term = known.into_iter().next_back()?;
    // A known end takes precedence over the term.
    let end = when.to.and_then(|field| record.date(field));
    let until = match (end, term.reach()) {
        (Some(end), _) => end,
        (None, Reach::Until(_)) => term.until?,
        (None, Reach::Open | Reach::Unsaid) => return None,
    };
    let state = if until.latest() >= on {
        State::Due
    } else {
        State::Passed
    };
    if state == State::Passed {
        let seen = when.seen.and_then(|field| record.date(field));
        let seen_later = seen.is_some_and(|seen| seen.latest() > until.latest());
        if end.is_some() || being(record) == Being::Over || seen_later || !later.is_empty() {
            return None;
        }
    }
    Some(Due {
        record,
        until,
        days: calendar::number(until.latest()) - calendar::number(on),
        term,
        state,
    })
}
