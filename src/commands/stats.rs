//! `stats`: how many records there are, by any field, and how full.

use std::cmp::Reverse;

use anyhow::Result;
use clap::Command;

use super::kind_named;
use super::{Call, Forms, Verb, list};
use crate::dataset::Record;
use crate::model::field::Shape;
use crate::model::value::Value;
use crate::model::{KINDS, Kind, org_place};
use crate::problem::Problem;
use crate::view::{Answer, Body, Column, Rows, Set};

pub const VERB: Verb = Verb {
    name: "stats",
    about: "how many records there are, by any field, and how full",
    group: "Ask",
    args,
    run,
    examples: &[
        ("", "records of each kind"),
        ("--kind mission", "how many missions fill each field"),
        (
            "--kind mission --by orgs,mandate.level",
            "missions by organization and mandate",
        ),
        (
            "--kind milestone --by year,track",
            "milestones by year and column",
        ),
        ("--by orgs", "records of all kinds by organization"),
    ],
    proves: true,
    forms: Forms::Every,
};

fn args(command: Command) -> Command {
    command
        .arg(super::option("kind", "KIND,..", "Only records of these kinds; without --by how many of them fill each field"))
        .arg(super::option("by", "FIELD,..", "Count by these fields; `year` and `org` are of every kind that has them")
            .long_help("Count by these fields. `kind` counts by kind, `org` is `orgs`, and `year` is the year of the date that the kind has. A record with several values counts once under each; one without a value counts under null"))
}

fn run<'d>(call: &Call<'d>) -> Result<Answer<'d>> {
    let asked = list::values(call.matches, "kind");
    let kinds = asked
        .iter()
        .map(|word| Ok(kind_named(word)?))
        .collect::<Result<Vec<_>>>()?;
    let by = list::values(call.matches, "by");
    let rows = match (kinds.as_slice(), by.as_slice()) {
        ([], []) => by_kind(call),
        (kinds, []) => coverage(call, kinds),
        ([], by) => counted(call, &KINDS, by)?,
        (kinds, by) => counted(call, kinds, by)?,
    };
    let nothing = rows.rows.is_empty();
    let answer = Answer::new(Body::Rows(rows)).negative(nothing);
    Ok(if nothing {
        answer.note("there are no records to count")
    } else {
        answer
    })
}

fn by_kind<'d>(call: &Call<'d>) -> Rows<'d> {
    let columns = ["kind", "count"]
        .map(|path| Column::new(path, Set::Whole))
        .to_vec();
    let counts = KINDS.iter().map(|kind| {
        Value::object([
            ("kind", Value::from(kind.name)),
            ("count", Value::from(call.dataset.records(kind).len())),
        ])
    });
    Rows::made(columns, counts)
}

/// For each field how many records fill it, leave it null, name none, or say that it is unknown.
fn coverage<'d>(call: &Call<'d>, kinds: &[&'static Kind]) -> Rows<'d> {
    let paths = ["kind", "field", "filled", "unknown", "null", "empty"];
    let columns = paths.map(|path| Column::new(path, Set::Whole)).to_vec();
    let mut rows = Vec::new();
    for kind in kinds {
        for path in fields(kind) {
            let mut counts = [0_usize; 4];
            for record in call.dataset.records(kind) {
                let place = match record.select(&path) {
                    Value::Text(word) if word == "unknown" => 1,
                    Value::Null => 2,
                    Value::List(items) if items.is_empty() => 3,
                    _ => 0,
                };
                counts[place] += 1;
            }
            let [filled, unknown, null, empty] = counts.map(Value::from);
            rows.push(Value::object([
                ("kind", Value::from(kind.name)),
                ("field", Value::from(path)),
                ("filled", filled),
                ("unknown", unknown),
                ("null", null),
                ("empty", empty),
            ]));
        }
    }
    Rows::made(columns, rows)
}

/// The fields of `kind`, those with named parts taken apart.
fn fields(kind: &Kind) -> Vec<String> {
    let mut paths = Vec::new();
    for field in kind.fields {
        match field.shape {
            Shape::Object(parts) => {
                paths.extend(
                    parts
                        .iter()
                        .map(|part| format!("{}.{}", field.name, part.name)),
                );
            }
            _ => paths.push(field.name.to_owned()),
        }
    }
    paths
}

/// How many records there are by the fields `by`, of the kinds that have them all: the most first, years in their order.
fn counted<'d>(call: &Call<'d>, kinds: &[&'static Kind], by: &[String]) -> Result<Rows<'d>> {
    let paths: Vec<&str> = by
        .iter()
        .map(|path| if path == "org" { "orgs" } else { path })
        .collect();
    for path in &paths {
        if let [kind] = kinds {
            if !has(kind, path) {
                list::checked(kind, path)?;
            }
        } else if !kinds.iter().any(|kind| has(kind, path)) {
            let known = kinds
                .iter()
                .flat_map(|kind| kind.fields)
                .map(|field| field.name);
            let mut problem = Problem::unknown("unknown-field", "field", path, known);
            if problem.suggestions.is_empty() {
                problem
                    .message
                    .push_str("; `poc codebook` lists the fields of every kind");
            }
            return Err(problem.into());
        }
    }
    let mut counts: Vec<(Vec<Value<'d>>, usize)> = Vec::new();
    for kind in kinds
        .iter()
        .filter(|kind| paths.iter().all(|path| has(kind, path)))
    {
        for record in call.dataset.records(kind) {
            for values in combinations(record, &paths) {
                match counts.iter_mut().find(|(known, _)| *known == values) {
                    Some((_, count)) => *count += 1,
                    None => counts.push((values, 1)),
                }
            }
        }
    }
    let by_year = paths.first() == Some(&"year");
    counts.sort_by_cached_key(|(values, count)| {
        let order = values.iter().map(place).collect::<Vec<_>>();
        (if by_year { Reverse(0) } else { Reverse(*count) }, order)
    });
    let columns = paths
        .iter()
        .chain(&["count"])
        .map(|path| Column::new((*path).to_owned(), Set::Whole));
    let columns = columns.collect();
    let rows = counts.into_iter().map(|(values, count)| {
        let keys = paths.iter().map(|path| (*path).to_owned());
        Value::object(
            keys.zip(values)
                .chain([("count".to_owned(), Value::from(count))]),
        )
    });
    Ok(Rows::made(columns, rows.collect::<Vec<_>>()))
}

/// Whether records of `kind` can be counted by `path`.
fn has(kind: &Kind, path: &str) -> bool {
    kind.field(path).is_some() || path == "year" && kind.when.is_some()
}

/// The values of `record` under each of the paths, every one with every other; null where it has none.
fn combinations<'d>(record: &Record<'d>, paths: &[&str]) -> Vec<Vec<Value<'d>>> {
    let mut rows = vec![Vec::new()];
    for path in paths {
        let value = match *path {
            "year" if record.kind.field("year").is_none() => record.year().map(i64::from).into(),
            path => record.select(path),
        };
        let mut values = match value {
            Value::List(items) if items.is_empty() => vec![Value::Null],
            Value::List(items) => items,
            one => vec![one],
        };
        // A path through a list may give one value twice; the record counts once.
        let mut seen: Vec<Value<'_>> = Vec::new();
        values.retain(|value| {
            let new = !seen.contains(value);
            seen.push(value.clone());
            new
        });
        rows = rows
            .into_iter()
            .flat_map(|row: Vec<Value<'d>>| {
                values.iter().map(move |value| {
                    let mut row = row.clone();
                    row.push(value.clone());
                    row
                })
            })
            .collect();
    }
    rows
}

/// What values are sorted by: numbers by size, organizations in their order, texts as they are read, null last.
fn place(value: &Value<'_>) -> (u8, i64, usize, String) {
    match value {
        Value::Null => (1, 0, 0, String::new()),
        Value::Integer(number) => (0, *number, 0, String::new()),
        other => {
            let text = crate::view::plain(other).into_owned();
            (0, 0, org_place(&text), text)
        }
    }
}
