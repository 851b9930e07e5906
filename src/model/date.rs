//! Partial ISO dates: a year, a month or a day, each a span from its earliest to its latest day.

use std::fmt;
use std::str::FromStr;

/// The months by name.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date as exact as a source gives it: `2013`, `2013-03` or `2013-03-28`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// A day, comparable: year, month, day.
pub type Day = (u16, u8, u8);

impl Date {
    /// A year.
    #[must_use]
    pub const fn of_year(year: u16) -> Self {
        Self {
            year,
            month: 0,
            day: 0,
        }
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, where it is known.
    #[must_use]
    pub const fn month(self) -> Option<u8> {
        if self.month == 0 {
            None
        } else {
            Some(self.month)
        }
    }

    /// The day of the month, where it is known.
    #[must_use]
    pub const fn day(self) -> Option<u8> {
        if self.day == 0 { None } else { Some(self.day) }
    }

    /// The first day it can mean.
    #[must_use]
    pub const fn earliest(self) -> Day {
        (
            self.year,
            if self.month == 0 { 1 } else { self.month },
            if self.day == 0 { 1 } else { self.day },
        )
    }

    /// The last day it can mean.
    #[must_use]
    pub const fn latest(self) -> Day {
        let month = if self.month == 0 { 12 } else { self.month };
        let day = if self.day == 0 {
            days_in(self.year, month)
        } else {
            self.day
        };
        (self.year, month, day)
    }
}

/// The number of days of a month.
#[must_use]
pub const fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        _ => 31,
    }
}

/// A stretch of days that a question is about, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// Its first day.
    pub first: Day,
    /// Its last day.
    pub last: Day,
}

impl From<Date> for Period {
    fn from(date: Date) -> Self {
        Self {
            first: date.earliest(),
            last: date.latest(),
        }
    }
}

impl Period {
    /// Whether a day that `date` can mean is in it.
    #[must_use]
    pub fn meets(self, date: Date) -> bool {
        date.earliest() <= self.last && date.latest() >= self.first
    }
}

impl FromStr for Period {
    type Err = NoDate;

    /// Reads a date, two years joined by a hyphen (`2010-2015`), or two dates joined by two dots, one of which may be left
    /// out: `2010..2015-06`, `2016..`.
    fn from_str(text: &str) -> Result<Self, NoDate> {
        if let Ok(date) = text.parse::<Date>() {
            return Ok(date.into());
        }
        let years = |text: &str| {
            let (first, last) = text.split_once('-')?;
            (first.len() == 4 && last.len() == 4).then_some((first.to_owned(), last.to_owned()))
        };
        let (first, last) = match text.split_once("..") {
            Some((first, last)) => (first.trim().to_owned(), last.trim().to_owned()),
            None => years(text).ok_or(NoDate)?,
        };
        if first.is_empty() && last.is_empty() {
            return Err(NoDate);
        }
        let period = Self {
            first: if first.is_empty() {
                (0, 1, 1)
            } else {
                first.parse::<Date>()?.earliest()
            },
            last: if last.is_empty() {
                (u16::MAX, 12, 31)
            } else {
                last.parse::<Date>()?.latest()
            },
        };
        if period.first > period.last {
            return Err(NoDate);
        }
        Ok(period)
    }
}

/// Why a text is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoDate;

impl fmt::Display for NoDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("no date of the form 2013, 2013-03 or 2013-03-28")
    }
}

impl std::error::Error for NoDate {}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}", self.year)?;
        if let Some(month) = self.month() {
            write!(formatter, "-{month:02}")?;
        }
        if let Some(day) = self.day() {
            write!(formatter, "-{day:02}")?;
        }
        Ok(())
    }
}

impl FromStr for Date {
    type Err = NoDate;

    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; refuses anything else and days that do not exist.
    fn from_str(text: &str) -> Result<Self, NoDate> {
        let number = |part: &[u8], digits: usize| {
            if part.len() != digits || !part.iter().all(u8::is_ascii_digit) {
                return Err(NoDate);
            }
            let digits = part.iter().map(|digit| u16::from(digit - b'0'));
            Ok(digits.fold(0, |number, digit| number * 10 + digit))
        };
        let mut parts = text.as_bytes().split(|byte| *byte == b'-');
        let year = number(parts.next().unwrap_or_default(), 4)?;
        let mut date = Self::of_year(year);
        if let Some(month) = parts.next() {
            date.month = u8::try_from(number(month, 2)?).map_err(|_| NoDate)?;
            if !(1..=12).contains(&date.month) {
                return Err(NoDate);
            }
        }
        if let Some(day) = parts.next() {
            date.day = u8::try_from(number(day, 2)?).map_err(|_| NoDate)?;
            if date.day == 0 || date.day > days_in(year, date.month) {
                return Err(NoDate);
            }
        }
        if year == 0 || parts.next().is_some() {
            return Err(NoDate);
        }
        Ok(date)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().expect("a date")
    }

    #[test]
    fn a_partial_date_is_a_span() {
        assert_eq!(date("2013").earliest(), (2013, 1, 1));
        assert_eq!(date("2013").latest(), (2013, 12, 31));
        assert_eq!(date("2012-02").latest(), (2012, 2, 29));
        assert_eq!(date("1900-02").latest(), (1900, 2, 28));
        assert_eq!(date("2013-03-28").earliest(), date("2013-03-28").latest());
    }

    #[test]
    fn a_period_is_a_date_or_runs_from_one_to_another() {
        let period = |text: &str| {
            text.parse::<Period>()
                .map(|period| (period.first, period.last))
        };
        assert_eq!(period("2013-03"), Ok(((2013, 3, 1), (2013, 3, 31))));
        assert_eq!(period("2010-2015"), Ok(((2010, 1, 1), (2015, 12, 31))));
        assert_eq!(period("2010..2015-06"), Ok(((2010, 1, 1), (2015, 6, 30))));
        assert_eq!(period("2016.."), Ok(((2016, 1, 1), (u16::MAX, 12, 31))));
        assert_eq!(period("..1999"), Ok(((0, 1, 1), (1999, 12, 31))));
        for text in [
            "",
            "..",
            "2015-2010",
            "2015..2010",
            "2010-15-1",
            "20102015",
            "2010-2011-2012",
        ] {
            assert_eq!(period(text), Err(NoDate), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "13",
            "2013-13",
            "2013-02-30",
            "2013-3",
            "2013-03-28-1",
            "0000",
            "abcd",
            "+201",
            "2013-00",
        ] {
            assert_eq!(text.parse::<Date>(), Err(NoDate), "{text}");
        }
    }
}
