//! How a word is read: each sort of word in one way, wherever it is given. Case and accents are folded everywhere.

pub use crate::dataset::kinds::{kind, kind_among};

use crate::dataset::path::Path;
use crate::dataset::{Dataset, Record};
pub use crate::fold::capitalized;
use crate::fold::fold;
use crate::model::date::{Date, Day, Period};
use crate::model::field::{self, Field, Vocabulary};
use crate::model::{BETWEEN, KINDS, Kind, PARTIES};
use crate::problem::Problem;
use crate::time::calendar::Length;

/// The kinds that `words` name, each once and in the order in which kinds are listed; all where there is no word.
///
/// # Errors
/// Where a word names no kind.
pub fn kinds(words: &[String]) -> Result<Vec<&'static Kind>, Problem> {
    let asked = words
        .iter()
        .map(|word| kind(word))
        .collect::<Result<Vec<_>, _>>()?;
    Ok(KINDS
        .into_iter()
        .filter(|kind| asked.is_empty() || asked.iter().any(|one| one.name == kind.name))
        .collect())
}

/// The year, month or day that `word` is.
///
/// # Errors
/// Where it is none.
pub fn year(word: &str) -> Result<Date, Problem> {
    word.parse().map_err(|_| {
        if word.parse::<Period>().is_ok() {
            let message =
                format!("`{word}` is a range, and one date is expected; use --from and --to");
            return Problem::new("bad-year", message);
        }
        let message = format!("invalid date `{word}`; use 2013, 2013-03, or 2013-03-28");
        Problem::new("bad-year", message)
    })
}

/// The years, months or days that `words` are.
///
/// # Errors
/// Where one of them is none.
pub fn years(words: &[String]) -> Result<Vec<Date>, Problem> {
    words.iter().map(|word| year(word)).collect()
}

/// The period that `word` is: a date, or from one to another.
///
/// # Errors
/// Where it is neither.
pub fn period(word: &str) -> Result<Period, Problem> {
    word.parse().map_err(|_| {
        if is_reversed(word) {
            return reversed(word);
        }
        let message = format!(
            "invalid date `{word}`; use 2013, 2013-03, 2013-03-28, or a range such as 2010-2015 or 2016.."
        );
        Problem::new("bad-year", message)
    })
}

/// Whether `word` would be a range if its ends changed places.
fn is_reversed(word: &str) -> bool {
    let ends = word.split_once("..").or_else(|| word.split_once('-'));
    ends.is_some_and(|(first, last)| {
        !first.is_empty()
            && !last.is_empty()
            && format!("{last}..{first}").parse::<Period>().is_ok()
    })
}

/// The error where a range, as it is typed, ends before it begins.
#[must_use]
pub fn reversed(range: &str) -> Problem {
    Problem::new(
        "bad-year",
        format!("the range `{range}` ends before it begins"),
    )
}

/// The one day that `word` is.
///
/// # Errors
/// Where it is none.
pub fn day(word: &str) -> Result<Day, Problem> {
    let date = word
        .parse::<Date>()
        .ok()
        .filter(|date| date.day().is_some());
    date.map(Date::earliest).ok_or_else(|| {
        Problem::new(
            "bad-date",
            format!("invalid day `{word}`; use the form 2026-11-27"),
        )
    })
}

/// The length of time that `word` is.
///
/// # Errors
/// Where it is none.
pub fn length(word: &str) -> Result<Length, Problem> {
    word.parse().map_err(|_| {
        let message = format!("invalid length of time `{word}`; use 90d, 12w, 3m, or 1y");
        Problem::new("bad-length", message)
    })
}

/// The words of a closed list that `word` is or means; `what` is the parameter's name.
///
/// # Errors
/// Where it is none of the list and no group.
pub fn word(vocabulary: &Vocabulary, what: &str, word: &str) -> Result<Vec<&'static str>, Problem> {
    let words = vocabulary.read(&fold(word));
    if !words.is_empty() {
        return Ok(words);
    }
    let groups = vocabulary.groups.iter().map(|(group, _)| *group);
    let known = groups.chain(vocabulary.names());
    Err(Problem::unknown("unknown-value", what, word, known))
}

/// The one of `known` that `word` is; `code` names the error where it is none.
///
/// # Errors
/// Where it is none.
pub fn choice(
    code: &'static str,
    what: &str,
    word: &str,
    known: &[&'static str],
) -> Result<&'static str, Problem> {
    let folded = fold(word);
    known
        .iter()
        .find(|name| **name == folded)
        .copied()
        .ok_or_else(|| Problem::unknown(code, what, word, known.iter().copied()))
}

/// Yes or no.
///
/// # Errors
/// Where `word` is neither `true` nor `false`.
pub fn truth(what: &str, word: &str) -> Result<bool, Problem> {
    choice("unknown-value", what, word, &["true", "false"]).map(|word| word == "true")
}

/// The number of records that `word` is.
///
/// # Errors
/// Where it is not an integer.
pub fn limit(word: &str) -> Result<usize, Problem> {
    let number = word.parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| {
        let message = format!("invalid limit `{word}`; use a number of 1 or more");
        Problem::new("bad-limit", message)
    })
}

/// The path that `text` is for records of `kind`.
///
/// # Errors
/// Where the kind has no such field.
pub fn path(kind: &'static Kind, text: &str) -> Result<Path, Problem> {
    if let Some(path) = Path::parse(kind, text) {
        return Ok(path);
    }
    let mut known = Vec::new();
    field::each(kind.fields, &mut |path, _| known.push(path.to_owned()));
    let mut problem = Problem::unknown(
        "unknown-field",
        "field",
        text,
        known.iter().map(String::as_str),
    );
    if problem.suggestions.is_empty() {
        problem.message = format!(
            "{}; `poc codebook {}` lists the fields",
            problem.message, kind.name
        );
    }
    Err(problem)
}

/// The ids of the records that `words` mean among `kinds`, of any kind where none is named.
///
/// # Errors
/// Where a word means no record, or several.
pub fn ids<'d>(
    dataset: &'d Dataset<'d>,
    words: &[String],
    kinds: &[&str],
) -> Result<Vec<&'d str>, Problem> {
    words
        .iter()
        .map(|word| Ok(record(dataset, word, kinds)?.id()))
        .collect()
}

/// The record that `word` means among `kinds`, of any kind where none is named.
///
/// # Errors
/// Where it means no record, or several.
pub fn record<'d>(
    dataset: &'d Dataset<'d>,
    word: &str,
    kinds: &[&str],
) -> Result<&'d Record<'d>, Problem> {
    no_track(word, kinds)?;
    dataset.resolve(word, kinds)
}

/// The record that `word` means as a value of `field`, which links to `kinds`.
///
/// # Errors
/// Where it means no record, or several.
pub fn linked<'d>(
    dataset: &'d Dataset<'d>,
    field: &Field,
    kinds: &[&str],
    word: &str,
) -> Result<&'d Record<'d>, Problem> {
    no_track(word, kinds)?;
    dataset.resolve_for(word, field, kinds)
}

/// Refuses the one track that is no organization where one is asked.
fn no_track(word: &str, kinds: &[&str]) -> Result<(), Problem> {
    if kinds == PARTIES && word == BETWEEN {
        return Err(Problem::new(
            "unknown-organization",
            format!("`{word}` is a track, not an organization; use --track {word}"),
        ));
    }
    Ok(())
}
