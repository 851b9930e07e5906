//! Day arithmetic: the days between two dates, the date a given time later, and today's date.
//!
//! This is not left to a library: partial dates are specific to this program, no answer needs a time zone or an hour, and
//! the rest is to number the days of the Gregorian calendar.

use std::str::FromStr;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::model::date::{Day, days_in};

/// The number of days from 1 January 1970 to `day`; negative before.
#[must_use]
pub fn number(day: Day) -> i64 {
    let (year, month, day) = (i64::from(day.0), i64::from(day.1), i64::from(day.2));
    // Years begin in March here, so that a leap day is the last day of its year.
    let year = if month < 3 { year - 1 } else { year };
    let month = (month + 9) % 12;
    let of_year = (153 * month + 2) / 5 + day - 1;
    365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + of_year
        - 719_468
}

/// The day with this `number`, if it is in the years 1 to 9999.
#[must_use]
pub fn day(number: i64) -> Option<Day> {
    let days = number + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    let year = era * 400 + year_of_era + i64::from(month < 3);
    if !(1..=9999).contains(&year) {
        return None;
    }
    Some((
        u16::try_from(year).ok()?,
        u8::try_from(month).ok()?,
        u8::try_from(day).ok()?,
    ))
}

/// Today, in UTC. Nothing else in the program reads the clock.
#[must_use]
pub fn today() -> Option<Day> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs();
    day(i64::try_from(seconds / 86_400).ok()?)
}

/// A length of time as users write it: `90d`, `12w`, `3m`, `1y`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// Days; a week is seven days.
    Days(u32),
    /// Months; a year is twelve months.
    Months(u32),
}

/// The text is not a length of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoLength;

impl FromStr for Length {
    type Err = NoLength;

    fn from_str(text: &str) -> Result<Self, NoLength> {
        let number = text.trim_end_matches(|letter: char| !letter.is_ascii_digit());
        let count: u32 = number.parse().map_err(|_| NoLength)?;
        match text[number.len()..].trim() {
            "" | "d" => Some(Self::Days(count)),
            "w" => count.checked_mul(7).map(Self::Days),
            "m" => Some(Self::Months(count)),
            "y" => count.checked_mul(12).map(Self::Months),
            _ => None,
        }
        .ok_or(NoLength)
    }
}

impl Length {
    /// The day this much later than `from`, or the last day of the month if it has no such day. Never later than the last
    /// day of the year 9999.
    #[must_use]
    pub fn after(self, from: Day) -> Day {
        const LAST: Day = (9999, 12, 31);
        match self {
            Self::Days(days) => day(number(from) + i64::from(days)).unwrap_or(LAST),
            Self::Months(months) => {
                let months = u32::from(from.1) - 1 + months;
                let Some(year) = u16::try_from(months / 12)
                    .ok()
                    .and_then(|years| from.0.checked_add(years))
                    .filter(|year| *year <= LAST.0)
                else {
                    return LAST;
                };
                let month = u8::try_from(months % 12 + 1).unwrap_or(12);
                (year, month, from.2.min(days_in(year, month)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_has_its_number_and_every_number_its_day() {
        assert_eq!(number((1970, 1, 1)), 0);
        assert_eq!(number((2000, 3, 1)) - number((2000, 2, 28)), 2);
        assert_eq!(number((1900, 3, 1)) - number((1900, 2, 28)), 1);
        let mut last = number((1899, 12, 31));
        for year in 1900..=2100 {
            for month in 1..=12 {
                for of_month in 1..=days_in(year, month) {
                    let this = number((year, month, of_month));
                    assert_eq!(this, last + 1);
                    assert_eq!(day(this), Some((year, month, of_month)));
                    last = this;
                }
            }
        }
    }

    #[test]
    fn a_length_is_days_weeks_months_or_years() {
        let after = |text: &str, from| text.parse::<Length>().map(|length| length.after(from));
        let day = (2026, 11, 27);
        assert_eq!(after("90d", day), Ok((2027, 2, 25)));
        assert_eq!(after("12w", day), Ok((2027, 2, 19)));
        assert_eq!(after("3m", day), Ok((2027, 2, 27)));
        assert_eq!(after("1y", day), Ok((2027, 11, 27)));
        assert_eq!(after("1m", (2026, 1, 31)), Ok((2026, 2, 28)));
        assert_eq!(after("0d", day), Ok(day));
        assert_eq!(after("4000000000d", day), Ok((9999, 12, 31)));
        for text in ["", "d", "3x", "-3d", "1.5y", "4000000000y", "3 days"] {
            assert_eq!(after(text, day), Err(NoLength), "{text}");
        }
    }
}
