//! The terms that decisions set for an operation.

use crate::dataset::{Dataset, Record};
use crate::model::date::{Date, Day};
use crate::model::value::Value;

/// A decision on how long an operation may run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// When it was adopted.
    pub decided: Option<Date>,
    /// The id of the document.
    pub document: Option<String>,
    /// When the term ends.
    pub until: Option<Date>,
    /// Whether no end was set.
    pub open_ended: bool,
    /// What is uncertain about it.
    pub doubt: Option<String>,
    /// Its index in the record's list.
    pub place: usize,
}

/// Until when decisions authorize an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// No decision says.
    Unsaid,
    /// Up to this day.
    Until(Day),
    /// Until something else is decided.
    Open,
}

impl Term {
    fn read(dataset: &Dataset<'_>, place: usize, entry: &Value<'_>) -> Self {
        let text = |key: &str| entry.str_at(key).map(str::to_owned);
        let date = |key: &str| entry.str_at(key).and_then(|date| date.parse().ok());
        let document = text("document");
        let dated = || dataset.find(document.as_deref()?)?.when();
        Self {
            decided: date("decided").or_else(dated),
            until: date("until"),
            open_ended: is_open_ended(entry),
            doubt: text("doubt"),
            document,
            place,
        }
    }

    /// Until when it authorizes the operation.
    #[must_use]
    pub fn reach(&self) -> Reach {
        match self.until {
            _ if self.open_ended => Reach::Open,
            Some(until) => Reach::Until(until.latest()),
            None => Reach::Unsaid,
        }
    }
}

/// Whether a decision in the list set no end.
#[must_use]
pub fn is_open_ended(entry: &Value<'_>) -> bool {
    entry.get("open_ended") == Some(&Value::Flag(true))
}

/// The terms of `record` in the order in which they were decided. A term without a date stays after the one that precedes
/// it in the list.
#[must_use]
pub fn terms(dataset: &Dataset<'_>, record: &Record<'_>) -> Vec<Term> {
    let Some(path) = record.kind.when.and_then(|when| when.terms) else {
        return Vec::new();
    };
    let mut before = (0, 0, 0);
    let mut terms: Vec<(Day, Term)> = record
        .select(path)
        .items()
        .iter()
        .enumerate()
        .map(|(place, entry)| {
            let term = Term::read(dataset, place, entry);
            before = term.decided.map_or(before, Date::earliest);
            (before, term)
        })
        .collect();
    terms.sort_by_key(|(decided, _)| *decided);
    terms.into_iter().map(|(_, term)| term).collect()
}

/// Until when `terms`, in the order in which they were decided, certainly authorize an operation: the end of the last term
/// without a doubt. A later term with a doubt never extends this, but may shorten it.
#[must_use]
pub fn certain_reach(terms: &[Term]) -> Reach {
    let mut reach = Reach::Unsaid;
    for term in terms {
        reach = match (&term.doubt, term.reach(), reach) {
            (None, next, _) => next,
            (Some(_), Reach::Until(doubted), Reach::Until(known)) => {
                Reach::Until(known.min(doubted))
            }
            (Some(_), Reach::Until(doubted), Reach::Open) => Reach::Until(doubted),
            (Some(_), _, known) => known,
        };
    }
    reach
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(until: Option<&str>, doubt: bool) -> Term {
        Term {
            decided: None,
            document: None,
            until: until.map(|until| until.parse().expect("a date")),
            open_ended: until.is_none(),
            doubt: doubt.then(|| "not seen".to_owned()),
            place: 0,
        }
    }

    #[test]
    fn the_term_decided_last_counts_also_where_it_shortens() {
        let terms = [
            term(Some("2026-12-31"), false),
            term(Some("2026-06-30"), false),
        ];
        assert_eq!(certain_reach(&terms), Reach::Until((2026, 6, 30)));
        assert_eq!(certain_reach(&[]), Reach::Unsaid);
        assert_eq!(certain_reach(&[term(None, false)]), Reach::Open);
    }

    #[test]
    fn a_doubted_term_lets_nothing_run_longer() {
        let known = term(Some("2026-06-30"), false);
        let longer = [known.clone(), term(Some("2027-06-30"), true)];
        assert_eq!(certain_reach(&longer), Reach::Until((2026, 6, 30)));
        assert_eq!(
            certain_reach(&[known.clone(), term(None, true)]),
            Reach::Until((2026, 6, 30))
        );
        let shorter = [known, term(Some("2026-03"), true)];
        assert_eq!(certain_reach(&shorter), Reach::Until((2026, 3, 31)));
        assert_eq!(certain_reach(&[term(Some("2026"), true)]), Reach::Unsaid);
    }
}
