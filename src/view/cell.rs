//! The text of a cell: a value, or a combination of several that a kind declares.

use std::borrow::Cow;

use super::plain;
use super::rows::{Column, Declared, Row};
use crate::dataset::{Dataset, Record};
use crate::layout::text::width;
use crate::model::column::Put;
use crate::model::date::Date;
use crate::model::kind;
use crate::model::value::Value;

/// The text of a cell in one of the forms of its column; may be empty.
pub(super) fn text<'a>(row: &Row<'a>, column: &Column, form: usize) -> Cow<'a, str> {
    let Some(declared) = &column.declared else {
        let cells = row.cells(std::slice::from_ref(column));
        return cells.into_iter().next().map_or(Cow::Borrowed(""), shown);
    };
    let value = |place: usize| {
        let path = declared.paths.get(place).and_then(Option::as_ref);
        path.map_or(Value::Null, |path| row.at(path))
    };
    match declared.column.put {
        Put::Plain => shown(value(0)),
        Put::First => (0..declared.column.paths.len())
            .map(value)
            .find(|value| !value.is_blank())
            .map_or(Cow::Borrowed(""), shown),
        Put::Names => {
            let naming = match form {
                0 => Naming::Name,
                1 => Naming::Short,
                _ => Naming::Code,
            };
            linked(row, declared, &value(0), naming).into()
        }
        Put::Labels => linked(row, declared, &value(0), Naming::Label).into(),
        Put::Date if form == 0 => shown(value(0)),
        Put::Date => year(&value(0)).map_or_else(|| shown(value(0)), Cow::Owned),
        Put::Years { open, never } => years(&value(0), &value(1), &value(2), open, never).into(),
        Put::Since => {
            let path = declared.column.paths.first().copied().unwrap_or_default();
            let key = path.rsplit('.').next().unwrap_or_default();
            since(value(0), key, &value(1), || value(2))
        }
        Put::Held => held(&value(0), &value(1)),
        Put::Flag(yes) => Cow::Borrowed(if value(0) == Value::Flag(true) {
            yes
        } else {
            ""
        }),
    }
}

/// A value as text, borrowed if possible.
fn shown(value: Value<'_>) -> Cow<'_, str> {
    match value {
        Value::Text(text) => text,
        other => Cow::Owned(plain(&other).into_owned()),
    }
}

/// How a record is named in a cell, from the longest form to the shortest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Naming {
    /// By its name.
    Name,
    /// By its name if that is short, else by its acronym or its first shorter alias.
    Short,
    /// By its acronym, else its name.
    Label,
    /// By its code if it has one, else by the short form.
    Code,
}

/// The greatest width of a short name.
const SHORT: usize = 16;

/// The name of the record `id`, which is of one of `kinds`, or of any kind if none is given.
fn name(dataset: &Dataset<'_>, kinds: &[&str], id: &str, naming: Naming) -> Option<String> {
    // If kinds are given, only their records are read.
    let record = if kinds.is_empty() {
        dataset.find(id)
    } else {
        let mut kinds = kinds.iter().filter_map(|name| kind(name));
        kinds.find_map(|kind| dataset.find_in(kind, id))
    }?;
    let name = match naming {
        Naming::Name => record.name(),
        Naming::Label => record.label(),
        Naming::Short => short(record),
        Naming::Code => {
            let code = record.text("iso3");
            if code.is_empty() { short(record) } else { code }
        }
    };
    Some(name.into_owned())
}

/// The name of a record if that is short, else its acronym or its first shorter alias.
fn short<'a>(record: &Record<'a>) -> Cow<'a, str> {
    let (name, label) = (record.name(), record.label());
    if width(&name) <= SHORT || label != name {
        return if width(&name) <= SHORT { name } else { label };
    }
    let alias = record.words("aliases").into_iter().next();
    match alias.filter(|alias| width(alias) < width(&name)) {
        Some(alias) => Cow::Owned(alias),
        None => name,
    }
}

/// The names of the records that a value links to; a value that links to none is unchanged.
fn linked(row: &Row<'_>, declared: &Declared, value: &Value<'_>, naming: Naming) -> String {
    let mut texts = Vec::new();
    value.each_text(&mut |id| {
        let name = match row {
            Row::Record(_, dataset) if declared.linked => name(dataset, declared.links, id, naming),
            _ => None,
        };
        texts.push(name.unwrap_or_else(|| id.to_owned()));
    });
    texts.join(", ")
}

/// The year of a date.
fn year(value: &Value<'_>) -> Option<String> {
    match value {
        Value::Integer(year) => Some(year.to_string()),
        Value::Text(text) => {
            let date: Date = text.parse().ok()?;
            Some(date.year().to_string())
        }
        _ => None,
    }
}

/// A range of years. An unknown end is open if the status says so, or if there is no status.
fn years(
    start: &Value<'_>,
    end: &Value<'_>,
    status: &Value<'_>,
    open: &[&str],
    never: &[&str],
) -> String {
    let is = |words: &[&str]| {
        status
            .as_str()
            .is_some_and(|status| words.contains(&status))
    };
    let (start, end) = (year(start), year(end));
    match (start, end) {
        (None, None) => String::new(),
        (Some(start), Some(end)) if start == end => start,
        (Some(start), Some(end)) => format!("{start}–{end}"),
        (None, Some(end)) => format!("?–{end}"),
        (Some(start), None) if is(never) => start,
        (Some(start), None) if is(open) || status.is_blank() => format!("{start}–"),
        (Some(start), None) => format!("{start}–?"),
    }
}

/// A word with the year since which it applies, else the year by which the history, under `key`, first shows it.
fn since<'a, 'h>(
    word: Value<'a>,
    key: &str,
    since: &Value<'_>,
    history: impl FnOnce() -> Value<'h>,
) -> Cow<'a, str> {
    if let Some(year) = year(since) {
        return Cow::Owned(format!("{} {year}", shown(word)));
    }
    let history = history();
    let seen = history
        .items()
        .iter()
        .filter(|entry| word.as_str().is_some() && entry.str_at(key) == word.as_str())
        .find_map(|entry| {
            let from = entry.get("from").and_then(year);
            let seen = || entry.get("seen_by").and_then(year);
            from.or_else(|| seen().map(|year| format!("(by {year})")))
        });
    match seen {
        Some(year) => Cow::Owned(format!("{} {year}", shown(word))),
        None => shown(word),
    }
}

/// The value of the account that is used, else its claim.
fn held<'a>(accounts: &Value<'a>, held: &Value<'_>) -> Cow<'a, str> {
    let account = held
        .as_integer()
        .and_then(|number| usize::try_from(number).ok())
        .and_then(|number| accounts.items().get(number));
    let part = |name: &str| {
        let value = account?.get(name)?.clone();
        (!value.is_blank()).then(|| shown(value))
    };
    part("value").or_else(|| part("claim")).unwrap_or_default()
}
