//! From when to when a thing lasts, and whether that includes a period.

use super::term::{self, Reach};
use crate::dataset::about::about;
use crate::dataset::{Dataset, Record};
use crate::model::date::{Date, Day, Period};
use crate::model::field::{Being, Shape};

/// The dates of a record, as far as known.
#[derive(Debug, Clone, Copy)]
pub struct Span {
    from: Beginning,
    to: Option<Day>,
    /// Until when it certainly lasts, if its end is not known.
    reach: Reach,
    /// A day by which it was over, whenever it ended.
    over: Option<Day>,
}

/// When a thing began.
#[derive(Debug, Clone, Copy)]
enum Beginning {
    /// On a day within this date.
    On(Date),
    /// No source says when, or whether it began; not before this day, if one is known.
    Unknown(Option<Day>),
}

/// Whether a thing exists in a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Presence {
    /// It exists on a day of the period.
    Present,
    /// It may exist: no source says whether it had begun, or whether it still lasted.
    Uncertain,
    /// It does not exist.
    Absent,
}

impl Span {
    /// The span of `record` as its kind declares it. None if its kind has no span, if it never existed, if its type does not
    /// last, or if its beginning is not known and its kind has no dates of evidence.
    #[must_use]
    pub fn of(dataset: &Dataset<'_>, record: &Record<'_>) -> Option<Self> {
        let when = record.kind.when?;
        if !Self::may_last(record) {
            return None;
        }
        let to = when
            .to
            .and_then(|field| record.date(field))
            .map(Date::latest);
        let from = record.date(when.from);
        let Some(seen) = when.seen else {
            return Some(Self {
                from: Beginning::On(from?),
                to,
                reach: Reach::Open,
                over: None,
            });
        };
        // A record with an end needs no evidence of how long it ran.
        let terms = if to.is_none() || from.is_none() {
            term::terms(dataset, record)
        } else {
            Vec::new()
        };
        let from = from.map_or_else(
            || {
                let decided = terms.iter().filter_map(|term| term.decided);
                Beginning::Unknown(decided.map(Date::earliest).min())
            },
            Beginning::On,
        );
        let reach = match (term::certain_reach(&terms), record.date(seen)) {
            (Reach::Unsaid, Some(seen)) => Reach::Until(seen.latest()),
            (Reach::Until(until), Some(seen)) => Reach::Until(until.max(seen.latest())),
            (reach, _) => reach,
        };
        let over = (to.is_none() && being(record) == Being::Over)
            .then(|| about().checked.parse::<Date>().ok().map(Date::earliest))
            .flatten();
        Some(Self {
            from,
            to,
            reach,
            over,
        })
    }

    /// Whether `record` is something that can last: it was not merely planned, and where its kind separates lasting
    /// types from one-off ones it is of a lasting one.
    #[must_use]
    pub fn may_last(record: &Record<'_>) -> bool {
        if being(record) == Being::Never {
            return false;
        }
        record.kind.fields.iter().all(|field| match field.shape {
            Shape::Word(words) if words.separates_lasting() => {
                words.is_lasting(&record.text(field.name))
            }
            _ => true,
        })
    }

    /// Its end, or else the last day on which it certainly lasted, if known.
    #[must_use]
    pub const fn known_to(&self) -> Option<Day> {
        match (self.to, self.reach) {
            (Some(day), _) | (None, Reach::Until(day)) => Some(day),
            _ => None,
        }
    }

    /// Whether it lasts until a source says otherwise.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.to.is_none() && matches!(self.reach, Reach::Open)
    }

    /// The same span with the beginning or end that another account gives.
    #[must_use]
    pub fn with(mut self, from: Option<Date>, to: Option<Date>) -> Self {
        if let Some(from) = from {
            self.from = Beginning::On(from);
        }
        if let Some(to) = to {
            self.to = Some(to.latest());
        }
        self
    }

    /// Whether the thing exists in `period`.
    #[must_use]
    pub fn presence(self, period: impl Into<Period>) -> Presence {
        let period = period.into();
        let over = |end: Day| end < period.first;
        let is_over = self.over.is_some_and(|day| day <= period.first);
        let begun = match self.from {
            Beginning::On(from) if from.earliest() > period.last => return Presence::Absent,
            Beginning::On(from) => Some(from),
            Beginning::Unknown(after) => {
                let early = after.is_some_and(|after| after > period.last);
                return if early || self.to.is_some_and(over) || is_over {
                    Presence::Absent
                } else {
                    Presence::Uncertain
                };
            }
        };
        if let Some(to) = self.to {
            return if over(to) {
                Presence::Absent
            } else {
                Presence::Present
            };
        }
        // Its beginning is certain, whatever followed.
        let lasted = match self.reach {
            Reach::Open => true,
            Reach::Until(until) => !over(until),
            Reach::Unsaid => false,
        };
        if lasted || begun.is_some_and(|from| !over(from.latest())) {
            Presence::Present
        } else if is_over {
            Presence::Absent
        } else {
            Presence::Uncertain
        }
    }

    /// Whether the thing certainly exists on a day of `period`.
    #[must_use]
    pub fn meets(self, period: impl Into<Period>) -> bool {
        self.presence(period) == Presence::Present
    }
}

/// Whether `record` exists at all, according to the words in its fields.
#[must_use]
pub fn being(record: &Record<'_>) -> Being {
    let mut said = record
        .kind
        .fields
        .iter()
        .filter_map(|field| match field.shape {
            Shape::Word(words) if words.says_being() => Some(words.being(&record.text(field.name))),
            _ => None,
        });
    said.find(|being| *being != Being::Unsaid)
        .unwrap_or(Being::Unsaid)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(from: &str, to: Option<&str>, seen: Option<&str>, open: bool) -> Span {
        let day = |text: &str| text.parse::<Date>().expect("a date");
        Span {
            from: Beginning::On(day(from)),
            to: to.map(|to| day(to).latest()),
            reach: match seen {
                _ if open => Reach::Open,
                Some(seen) => Reach::Until(day(seen).latest()),
                None => Reach::Unsaid,
            },
            over: None,
        }
    }

    fn presence(span: Span, year: u16) -> Presence {
        span.presence(Date::of_year(year))
    }

    #[test]
    fn any_day_of_the_year_counts() {
        let artemis = span("2003-06-12", Some("2003-09-01"), None, false);
        assert_eq!(presence(artemis, 2002), Presence::Absent);
        assert_eq!(presence(artemis, 2003), Presence::Present);
        assert_eq!(presence(artemis, 2004), Presence::Absent);
    }

    #[test]
    fn without_an_end_it_runs_as_far_as_it_was_seen() {
        let mission = span("2016-07-16", None, Some("2024-09"), false);
        assert_eq!(presence(mission, 2024), Presence::Present);
        assert_eq!(presence(mission, 2025), Presence::Uncertain);
        assert_eq!(
            presence(span("2016", None, None, false), 2016),
            Presence::Present
        );
        assert_eq!(
            presence(span("2016", None, None, false), 2017),
            Presence::Uncertain
        );
    }

    #[test]
    fn what_is_open_stays() {
        assert_eq!(
            presence(span("2010", None, None, true), 2030),
            Presence::Present
        );
    }

    #[test]
    fn a_date_as_coarse_as_a_year_meets_every_day_of_it() {
        let mission = span("2016", None, None, false);
        let day: Date = "2016-07-01".parse().expect("a date");
        assert_eq!(mission.presence(day), Presence::Present);
    }

    #[test]
    fn without_a_beginning_nothing_is_certain() {
        let authorized = Span {
            from: Beginning::Unknown(Some((2025, 9, 30))),
            to: None,
            reach: Reach::Until((2026, 10, 2)),
            over: None,
        };
        assert_eq!(presence(authorized, 2024), Presence::Absent);
        assert_eq!(presence(authorized, 2026), Presence::Uncertain);
        assert_eq!(presence(authorized, 2030), Presence::Uncertain);
    }

    #[test]
    fn what_is_over_is_not_there_after_somebody_looked() {
        let over = Span {
            over: Some((2026, 11, 27)),
            ..span("2010-09-01", None, Some("2010-09-15"), false)
        };
        assert_eq!(presence(over, 2010), Presence::Present);
        assert_eq!(presence(over, 2012), Presence::Uncertain);
        let looked: Date = "2026-11-27".parse().expect("a date");
        assert_eq!(over.presence(looked), Presence::Absent);
        assert_eq!(presence(over, 2027), Presence::Absent);
    }
}
