//! `--expand year`: a row for each record and each year in which it lasts, with what was so in that year.

use crate::dataset::about::about;
use crate::dataset::{Dataset, Record};
use crate::model::date::{Date, Period};
use crate::model::value::Value;
use crate::state;
use crate::time::span::{Presence, Span};
use crate::time::term;
use crate::view::{Column, Count, Rows, Set};

/// The fields as data.
const COLUMNS: [(&str, Set); 12] = [
    ("year", Set::Whole),
    ("id", Set::Names),
    ("name", Set::Prose),
    ("orgs", Set::Names),
    ("level", Set::Whole),
    ("until", Set::Whole),
    ("document", Set::Names),
    ("countries", Set::Names),
    ("iso3", Set::Names),
    ("gw", Set::Names),
    ("ceilings", Set::Prose),
    ("doubt", Set::Prose),
];

/// Those that a table shows, and their ranks.
const SHOWN: [(&str, u8); 7] = [
    ("year", 0),
    ("id", 0),
    ("level", 0),
    ("until", 0),
    ("document", 1),
    ("iso3", 1),
    ("gw", 1),
];

/// A row for each of `records` and each year in which it certainly lasts, within `period` where one is asked for; and how
/// many of them have no row because nothing says when they lasted.
pub fn rows<'d>(
    dataset: &'d Dataset<'d>,
    records: &[&'d Record<'d>],
    period: Option<Period>,
) -> (Rows<'d>, usize) {
    let mut made = Vec::new();
    let mut without = 0;
    for record in records {
        let before = made.len();
        let years = years(dataset, record).filter(|year| {
            let own = Period::from(Date::of_year(*year));
            period.is_none_or(|asked| own.last >= asked.first && own.first <= asked.last)
        });
        made.extend(years.map(|year| row(dataset, record, year)));
        without += usize::from(made.len() == before && period.is_none());
    }
    let columns = COLUMNS.map(|(path, set)| Column::new(path, set));
    let of = made.len();
    let mut rows = Rows::made(columns.to_vec(), made);
    let rank = |column: &Column| {
        let mut shown = SHOWN.iter();
        let found = shown.find(|(path, _)| *path == column.path);
        found.map(|(_, rank)| *rank)
    };
    let columns = rows.columns.into_iter();
    let ranked = columns.filter_map(|column| Some((rank(&column)?, column)));
    rows.columns = ranked
        .map(|(rank, column)| match rank {
            0 => column,
            rank => column.ranked(rank),
        })
        .collect();
    rows.count = Some(Count {
        one: "row",
        many: "rows",
        of,
        besides: &[],
    });
    (rows, without)
}

/// The years in which `record` certainly lasts, up to the year of the newest evidence where its end is open.
fn years<'d>(
    dataset: &'d Dataset<'d>,
    record: &'d Record<'d>,
) -> impl Iterator<Item = u16> + use<'d> {
    let span = Span::of(dataset, record);
    let first = record.year();
    let evidence = about().evidence_to.parse::<Date>().ok().map(Date::year);
    let last = span.and_then(|span| span.known_to().map(|day| day.0).min(evidence).or(evidence));
    let years = match (first, last) {
        (Some(first), Some(last)) => Some(first..=last.max(first)),
        _ => None,
    };
    let lasts = move |year: &u16| {
        span.is_some_and(|span| span.presence(Date::of_year(*year)) == Presence::Present)
    };
    years.into_iter().flatten().filter(lasts)
}

/// What was so of `record` in `year`.
fn row<'d>(dataset: &'d Dataset<'d>, record: &'d Record<'d>, year: u16) -> Value<'d> {
    let period = Period::from(Date::of_year(year));
    // The term of a year is the one decided last by its end.
    let term = term::terms(dataset, record).into_iter().rfind(|term| {
        term.decided
            .is_some_and(|decided| decided.earliest() <= period.last)
    });
    let entries = record.kind.when.and_then(|when| when.terms);
    let entries = entries.map_or(Value::Null, |path| record.select(path));
    let ceilings = term
        .as_ref()
        .and_then(|term| entries.items().get(term.place)?.get("ceilings").cloned());
    let countries = record.words("countries");
    let states: Vec<&Record<'_>> = countries.iter().filter_map(|id| dataset.find(id)).collect();
    let codes = states.iter().map(|state| state.text("iso3"));
    let codes = codes.filter(|code| !code.is_empty());
    let numbers = states.iter().flat_map(|state| {
        let entries = state.get("gw");
        let entries = entries.items().iter();
        let of_year = entries.filter(|entry| {
            let date = |key: &str| entry.str_at(key)?.parse::<Date>().ok();
            let begun = date("from").is_none_or(|from| from.earliest() <= period.last);
            begun && date("to").is_none_or(|to| to.latest() >= period.first)
        });
        let codes = of_year.filter_map(|entry| entry.get("code")?.as_integer());
        codes.collect::<Vec<_>>()
    });
    Value::object([
        ("year", Value::from(i64::from(year))),
        ("id", Value::from(record.id())),
        ("name", Value::Text(record.name())),
        ("orgs", record.get("orgs")),
        ("level", Value::from(state::mandate(record, Some(period)))),
        (
            "until",
            Value::from(
                term.as_ref()
                    .and_then(|term| term.until)
                    .map(|until| until.to_string()),
            ),
        ),
        (
            "document",
            Value::from(term.as_ref().and_then(|term| term.document.clone())),
        ),
        ("countries", Value::texts(countries.clone())),
        (
            "iso3",
            Value::texts(codes.map(std::borrow::Cow::into_owned)),
        ),
        ("gw", Value::List(numbers.map(Value::Integer).collect())),
        (
            "ceilings",
            ceilings.unwrap_or_else(|| Value::List(Vec::new())),
        ),
        ("doubt", Value::from(term.and_then(|term| term.doubt))),
    ])
}
