//! The state of things in a year: what is in force, running, or in use, with which mandate, and where that depends on a
//! disputed date. All of it follows from the declarations of the kinds.

use std::collections::BTreeMap;

use super::span::{Presence, Span};
use crate::dataset::{Dataset, Record, dispute};
use crate::model::date::{Date, Period};
use crate::model::field::Shape;
use crate::model::value::Value;
use crate::model::{KINDS, Kind, Role, kind};

/// The mandate level if nothing is known for the year.
pub const UNKNOWN: &str = "unknown";

/// Whether `record` belongs to the organization: it is one of its `orgs`.
#[must_use]
pub fn belongs(record: &Record<'_>, org: &str) -> bool {
    record.lists("orgs", org)
}

/// Whether `record` exists in `period`: an event on its date, a definition as long as a document that gives it, a lasting
/// thing from its beginning to its end, and a thing without dates always.
#[must_use]
pub fn presence(dataset: &Dataset<'_>, record: &Record<'_>, period: impl Into<Period>) -> Presence {
    let period = period.into();
    let mut documents = record
        .kind
        .fields
        .iter()
        .filter(|field| field.valid_while)
        .flat_map(|field| record.words(field.name))
        .peekable();
    if documents.peek().is_some() {
        return documents
            .filter_map(|id| dataset.find(&id))
            .map(|document| presence(dataset, document, period))
            .min()
            .unwrap_or(Presence::Absent);
    }
    let Some(when) = record.kind.when else {
        return Presence::Present;
    };
    if when.to.is_some() {
        return Span::of(dataset, record).map_or(Presence::Absent, |span| span.presence(period));
    }
    match record.date(when.from) {
        Some(date) if period.meets(date) => Presence::Present,
        _ => Presence::Absent,
    }
}

/// Whether `record` counts as of `period`; without a period, everything counts.
#[must_use]
pub fn counts<P: Into<Period>>(
    dataset: &Dataset<'_>,
    record: &Record<'_>,
    period: Option<P>,
) -> bool {
    period.is_none_or(|period| presence(dataset, record, period) == Presence::Present)
}

/// The records of `kind` that may or may not exist on a day of `period`.
#[must_use]
pub fn uncertain<'d, 'a>(
    dataset: &'d Dataset<'a>,
    kind: &Kind,
    period: Period,
) -> Vec<&'d Record<'a>> {
    dataset
        .records(kind)
        .iter()
        .filter(|record| presence(dataset, record, period) == Presence::Uncertain)
        .collect()
}

/// Whether `record` has the dates that its kind and type need.
#[must_use]
pub fn is_dated(record: &Record<'_>) -> bool {
    record
        .kind
        .when
        .is_none_or(|when| when.seen.is_some() || record.date(when.from).is_some())
        || !Span::may_last(record)
}

/// The strongest level that `record` had in `period` according to its history, or the strongest ever if no period is given.
/// For a mission, this is its mandate to protect civilians.
#[must_use]
pub fn mandate<P: Into<Period>>(record: &Record<'_>, period: Option<P>) -> String {
    let Some(history) = record.kind.history else {
        return UNKNOWN.to_owned();
    };
    let Some(period) = period else {
        return match record.select(history.level) {
            Value::Text(level) => level.into_owned(),
            _ => UNKNOWN.to_owned(),
        };
    };
    let entries = record.select(history.changes);
    let mut changes: Vec<(Date, &str)> = entries
        .items()
        .iter()
        .filter_map(|change| {
            // A level first seen by a date counts from that date; a level without a date never counts.
            let date = |key: &str| change.str_at(key)?.parse().ok();
            let from = date("from").or_else(|| date("seen_by"))?;
            Some((from, change.str_at("level").unwrap_or(UNKNOWN)))
        })
        .collect();
    changes.sort_by_key(|(from, _)| from.earliest());
    strongest(record, history.level, held_in(&changes, period.into()))
}

/// The levels on the days of `period`: each applies from its change until the next.
fn held_in<'c>(changes: &[(Date, &'c str)], period: Period) -> Vec<&'c str> {
    let mut held = Vec::new();
    for (number, (from, level)) in changes.iter().enumerate() {
        let begun = from.earliest() <= period.last;
        let over = changes
            .get(number + 1)
            .is_some_and(|(next, _)| next.latest() <= period.first);
        if begun && !over {
            held.push(*level);
        }
    }
    held
}

/// The strongest of `levels`, which is the first in the closed list.
fn strongest(record: &Record<'_>, path: &str, levels: Vec<&str>) -> String {
    let rank = |level: &&str| match record.kind.field(path).map(|field| field.shape) {
        Some(Shape::Word(words)) => words.rank(level),
        _ => 0,
    };
    levels
        .into_iter()
        .min_by_key(rank)
        .unwrap_or(UNKNOWN)
        .to_owned()
}

/// The kinds whose records show which concepts an organization uses.
pub fn sources_of_concepts() -> impl Iterator<Item = &'static Kind> {
    let concepts = KINDS.into_iter().filter(|kind| kind.role == Role::Concept);
    let derived = concepts.filter_map(Kind::derived);
    derived.flat_map(|field| field.derived_from.iter().filter_map(|name| kind(name)))
}

/// The concepts that each of `orgs` uses, by concept and then in the order of `orgs`, with the documents and definitions
/// that have them; only those of the year, if one is given.
#[must_use]
pub fn concepts<'d>(
    dataset: &'d Dataset<'d>,
    orgs: &[&str],
    year: Option<Date>,
) -> BTreeMap<String, Vec<Vec<&'d Record<'d>>>> {
    let mut used: BTreeMap<String, Vec<Vec<&Record<'_>>>> = BTreeMap::new();
    for source in sources_of_concepts() {
        for record in dataset.records(source) {
            let users: Vec<usize> = (0..orgs.len())
                .filter(|org| belongs(record, orgs[*org]))
                .collect();
            if users.is_empty() || !counts(dataset, record, year) {
                continue;
            }
            for concept in record.words("concepts") {
                let by_org = used
                    .entry(concept)
                    .or_insert_with(|| vec![Vec::new(); orgs.len()]);
                for org in &users {
                    by_org[*org].push(record);
                }
            }
        }
    }
    for documents in used.values_mut().flatten() {
        documents.sort_by_cached_key(|record| (record.year().unwrap_or(u16::MAX), record.id()));
    }
    used
}

/// A disputed date on which it depends whether a record counts as of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contested {
    /// The record.
    pub record: String,
    /// The discrepancy with the accounts.
    pub discrepancy: String,
    /// The value of the other account.
    pub value: String,
    /// Whether the record counts by the values of its fields; by the other account, the opposite is true.
    pub counted: bool,
}

/// The first account of the beginning or the end of `record` that would change whether it counts as of `year`.
#[must_use]
pub fn contested(dataset: &Dataset<'_>, record: &Record<'_>, year: Date) -> Option<Contested> {
    let when = record.kind.when?;
    let touched = dataset.disputed(record.id());
    let begins = |path: &str| path == when.from || path == "year";
    let ends = |path: &str| Some(path) == when.to || Some(path) == when.seen;
    if !touched.iter().any(|path| begins(path) || ends(path)) || !Span::may_last(record) {
        return None;
    }
    let counted = counts(dataset, record, Some(year));
    for discrepancy in dataset.disputes() {
        let fields = dispute::of_record(discrepancy, record.id()).unwrap_or_default();
        let from = fields.iter().any(|path| begins(path));
        let to = fields.iter().any(|path| ends(path));
        if !from && !to {
            continue;
        }
        for account in dispute::accounts(discrepancy) {
            let value = account.said.str_at("value").unwrap_or_default();
            let Some((first, last)) = dates(value).filter(|_| !account.is_held) else {
                continue;
            };
            let presence = presence_if(
                dataset,
                record,
                year,
                from.then_some(first),
                to.then_some(last),
            );
            if presence.is_some_and(|presence| (presence == Presence::Present) != counted) {
                return Some(Contested {
                    record: record.id().to_owned(),
                    discrepancy: discrepancy.id().to_owned(),
                    value: value.to_owned(),
                    counted,
                });
            }
        }
    }
    None
}

/// Presence in `year` if the record began at `from` or ended at `to`.
fn presence_if(
    dataset: &Dataset<'_>,
    record: &Record<'_>,
    year: Date,
    from: Option<Date>,
    to: Option<Date>,
) -> Option<Presence> {
    let when = record.kind.when?;
    if when.to.is_some() {
        return Span::of(dataset, record).map(|span| span.with(from, to).presence(year));
    }
    let present = Period::from(year).meets(from?);
    Some(if present {
        Presence::Present
    } else {
        Presence::Absent
    })
}

/// The first and the last date of an account: `2011`, or `1995-12-20 to 1996-12-20`; none if it has another form.
fn dates(value: &str) -> Option<(Date, Date)> {
    let (first, last) = value.split_once(" to ").unwrap_or((value, value));
    Some((first.trim().parse().ok()?, last.trim().parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Dataset;

    fn year(year: u16) -> Date {
        Date::of_year(year)
    }

    fn date(text: &str) -> Date {
        text.parse().expect("a date")
    }

    fn embedded() -> Dataset<'static> {
        Dataset::open(&[], true, None).expect("opens")
    }

    fn found<'d>(dataset: &'d Dataset<'static>, id: &str) -> &'d Record<'static> {
        dataset.find(id).expect("a record")
    }

    #[test]
    fn a_level_holds_from_its_change_until_the_next() {
        let changes = [
            (date("1999-11-30"), "none"),
            (date("2000-02-24"), "explicit"),
        ];
        let held = |text: &str| held_in(&changes, text.parse().expect("a period"));
        assert_eq!(held("1998"), Vec::<&str>::new());
        assert_eq!(held("1999"), ["none"]);
        assert_eq!(held("2000"), ["none", "explicit"]);
        assert_eq!(held("2000-02-24"), ["explicit"]);
        assert_eq!(held("1998-2001"), ["none", "explicit"]);
    }

    #[test]
    fn a_change_on_the_first_day_leaves_nothing_of_the_level_before() {
        let changes = [(date("1999"), "none"), (date("2004-01-01"), "explicit")];
        assert_eq!(held_in(&changes, year(2003).into()), ["none"]);
        assert_eq!(held_in(&changes, year(2004).into()), ["explicit"]);
    }

    #[test]
    fn the_mandate_of_a_year_is_read_from_the_history() {
        let dataset = embedded();
        let monuc = found(&dataset, "monuc");
        assert_eq!(mandate(monuc, Some(year(1999))), "none");
        assert_eq!(mandate(monuc, Some(year(2000))), "explicit");
        assert_eq!(mandate(monuc, None::<Date>), "explicit");
        let unifil = found(&dataset, "unifil");
        assert_eq!(mandate(unifil, Some(year(1990))), "none");
    }

    #[test]
    fn only_lasting_documents_are_in_force() {
        let dataset = embedded();
        let resolution = found(&dataset, "sres-1270");
        assert_eq!(presence(&dataset, resolution, year(1999)), Presence::Absent);
        let policy = found(&dataset, "un-poc-policy-2015");
        assert_eq!(presence(&dataset, policy, year(2014)), Presence::Absent);
        assert_eq!(presence(&dataset, policy, year(2019)), Presence::Present);
        assert_eq!(presence(&dataset, policy, year(2020)), Presence::Absent);
    }

    #[test]
    fn a_definition_is_in_force_as_long_as_its_document() {
        let dataset = embedded();
        let definition = found(&dataset, "def-nato-2016");
        assert_eq!(presence(&dataset, definition, year(2015)), Presence::Absent);
        assert_eq!(
            presence(&dataset, definition, year(2022)),
            Presence::Present
        );
    }

    #[test]
    fn what_was_never_launched_is_never_there() {
        let dataset = embedded();
        let libya = found(&dataset, "eufor-libya");
        assert_eq!(presence(&dataset, libya, year(2011)), Presence::Absent);
    }

    #[test]
    fn an_account_is_read_where_it_is_a_date() {
        assert_eq!(dates("2011"), Some((date("2011"), date("2011"))));
        assert_eq!(dates("1995 to 1996"), Some((date("1995"), date("1996"))));
        assert_eq!(dates("under two months, 2009"), None);
    }

    #[test]
    fn a_disputed_date_decides_only_the_years_between_the_accounts() {
        let dataset = embedded();
        let isaf = found(&dataset, "isaf");
        let found = contested(&dataset, isaf, year(2016)).expect("contested");
        assert_eq!(found.discrepancy, "dis-isaf-end");
        assert!(!found.counted);
        assert_eq!(contested(&dataset, isaf, year(2010)), None);
        assert_eq!(contested(&dataset, isaf, year(2022)), None);
    }
}
