//! From when to when a thing lasts, and what that says of a year.

use crate::dataset::Record;
use crate::model::date::{Date, Day};
use crate::model::field::Shape;

/// A record's time, as far as it is known.
#[derive(Debug, Clone, Copy)]
pub struct Span {
    from: Day,
    to: Option<Day>,
    seen: Option<Day>,
    /// Whether it runs without an end unless one is given, as a document in force or a tool in use does.
    open: bool,
}

/// What a span says of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Presence {
    /// A day of the year lies within it.
    Present,
    /// It may: its end is not known, and it was last seen before.
    Uncertain,
    /// It does not.
    Absent,
}

impl Span {
    /// The span of `record` by what its kind declares; none where its beginning is not known, its kind has no span, it
    /// never came about, or it is of a type that speaks once and does not last.
    #[must_use]
    pub fn of(record: &Record<'_>) -> Option<Self> {
        let when = record.kind.when?;
        if !Self::may_last(record) {
            return None;
        }
        let from = record.date(when.from)?;
        let to = when
            .to
            .and_then(|field| record.date(field))
            .map(Date::latest);
        let seen = when
            .seen
            .and_then(|field| record.date(field))
            .map(Date::latest);
        Some(Self {
            from: from.earliest(),
            to,
            seen,
            open: when.seen.is_none(),
        })
    }

    /// Whether `record` is something that can last: it was not merely planned, and where its kind tells lasting types from
    /// others it is of a lasting one.
    #[must_use]
    pub fn may_last(record: &Record<'_>) -> bool {
        if matches!(&*record.text("status"), "never-launched" | "planned") {
            return false;
        }
        record.kind.fields.iter().all(|field| match field.shape {
            Shape::Word(words) if words.tells_lasting() => {
                words.is_lasting(&record.text(field.name))
            }
            _ => true,
        })
    }

    /// The same span as another account has it, with its own beginning or end where it gives one.
    #[must_use]
    pub fn told(mut self, from: Option<Date>, to: Option<Date>) -> Self {
        if let Some(from) = from {
            self.from = from.earliest();
        }
        if let Some(to) = to {
            self.to = Some(to.latest());
        }
        self
    }

    /// What it says of `year`.
    #[must_use]
    pub fn presence(self, year: Date) -> Presence {
        if self.from > year.latest() {
            return Presence::Absent;
        }
        match (self.to, self.seen) {
            (Some(to), _) if to >= year.earliest() => Presence::Present,
            (Some(_), _) => Presence::Absent,
            (None, _) if self.open => Presence::Present,
            (None, Some(seen)) if seen >= year.earliest() => Presence::Present,
            // Without an end and without being seen again, only the year of its beginning is sure.
            (None, _) if self.from >= year.earliest() => Presence::Present,
            (None, _) => Presence::Uncertain,
        }
    }

    /// Whether a day of `year` surely lies within it.
    #[must_use]
    pub fn meets(self, year: Date) -> bool {
        self.presence(year) == Presence::Present
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(from: &str, to: Option<&str>, seen: Option<&str>, open: bool) -> Span {
        let day = |text: &str| text.parse::<Date>().expect("a date");
        Span {
            from: day(from).earliest(),
            to: to.map(|to| day(to).latest()),
            seen: seen.map(|seen| day(seen).latest()),
            open,
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
}
