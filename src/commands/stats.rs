//! `stats`: count records by any field, and show how complete fields are.

use std::cmp::Reverse;

use anyhow::Result;

use super::verb::{self, Forms, Needs, Question, Verb};
use crate::ask::parameter::any_kind;
use crate::ask::{Arguments, Parameter, Path, Takes, read};
use crate::dataset::{Dataset, Record};
use crate::model::field::Shape;
use crate::model::value::Value;
use crate::model::{KINDS, Kind, org_place};
use crate::problem::Problem;
use crate::scene::{Bar, Bars, Drawing, Scene};
use crate::view::{Answer, Body, Column, Rows, Set};

pub const VERB: Verb = Verb {
    name: "stats",
    aliases: &[],
    about: "count records by any field, and show how complete fields are",
    group: "Ask",
    more: "",
    kind: None,
    parameters,
    examples: &[
        ("", "records of each kind"),
        (
            "--kind mission",
            "how many missions have a value in each field",
        ),
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
    needs: Needs::Validated,
    forms: Forms::Every,
    answer: verb::answer::<Stats>,
};

/// The parameter for kinds without an option.
const KINDS_NAMED: &str = "kinds";

fn parameters(_: &Verb) -> Vec<Parameter> {
    vec![
        Parameter::argument(
            KINDS_NAMED,
            Takes::Kind(any_kind),
            "Kinds of record, as with --kind",
        )
        .called("KIND")
        .several(),
        Parameter::option(
            "kind",
            Takes::Kind(any_kind),
            "Count these kinds only; without --by, the values of each field",
        )
        .several(),
        Parameter::option(
            "by",
            Takes::Path(None),
            "Count by these fields; year and org work for every kind that has them",
        )
        .several()
        .explained("Count by these fields. `kind` counts by kind, `org` is `orgs`, and `year` is the year of the kind's date. A record with several values counts once under each; a record without a value counts under null"),
    ]
}

/// What to count, by which fields.
struct Stats {
    /// The kinds that were named; all where none is.
    kinds: Vec<&'static Kind>,
    by: Vec<String>,
}

impl Question for Stats {
    fn read(_: &Verb, arguments: &Arguments) -> Result<Self> {
        let mut words = arguments.values(KINDS_NAMED);
        words.extend(arguments.values("kind"));
        let kinds = words.iter().map(|word| Ok(read::kind(word)?));
        let by = arguments.values("by").into_iter();
        let of_every_kind = |path| {
            if path == "org" {
                "orgs".to_owned()
            } else {
                path
            }
        };
        Ok(Self {
            kinds: kinds.collect::<Result<_>>()?,
            by: by.map(of_every_kind).collect(),
        })
    }

    fn answer<'d>(&self, dataset: &'d Dataset<'d>) -> Result<Answer<'d>> {
        let rows = match (self.kinds.as_slice(), self.by.as_slice()) {
            ([], []) => by_kind(dataset),
            (kinds, []) => coverage(dataset, kinds),
            ([], by) => counted(dataset, &KINDS, by)?,
            (kinds, by) => counted(dataset, kinds, by)?,
        };
        let nothing = rows.rows.is_empty();
        let scene = self.scene(&rows);
        let mut answer = Answer::new(Body::Rows(rows)).negative(nothing);
        if let Some(scene) = scene {
            answer = answer.drawn(move || scene.clone());
        }
        Ok(if nothing {
            answer.note("there are no records to count")
        } else {
            answer
        })
    }
}

impl Stats {
    /// The counts as bars: by the first field in groups where there are two. How full fields are is no drawing.
    fn scene(&self, rows: &Rows<'_>) -> Option<Scene> {
        if self.by.is_empty() && !self.kinds.is_empty() {
            return None;
        }
        let mut bars = Vec::new();
        for row in &rows.rows {
            let value = row.whole();
            let Value::Object(entries) = &value else {
                continue;
            };
            let (keys, counts): (Vec<_>, Vec<_>) =
                entries.iter().partition(|(key, _)| key != "count");
            let words: Vec<String> = keys
                .iter()
                .map(|(_, value)| match value {
                    Value::Null => "none".to_owned(),
                    value => crate::view::plain(value).into_owned(),
                })
                .collect();
            let (group, label) = match words.as_slice() {
                [] => continue,
                [label] => (String::new(), label.clone()),
                [group, rest @ ..] => (group.clone(), rest.join(", ")),
            };
            let count = counts
                .first()
                .and_then(|(_, value)| value.as_integer())
                .unwrap_or(0);
            let accent = words
                .iter()
                .map(|word| org_place(word))
                .find(|place| *place < 3);
            bars.push(Bar {
                group,
                label,
                value: u64::try_from(count).unwrap_or(0),
                accent,
            });
        }
        // Groups are printed once, in the order in which they first come.
        let groups: Vec<String> = bars.iter().map(|bar| bar.group.clone()).collect();
        bars.sort_by_key(|bar| groups.iter().position(|group| *group == bar.group));
        let total = bars.iter().map(|bar| bar.value).sum();
        let by = if self.by.is_empty() {
            "kind".to_owned()
        } else {
            self.by.join(" and ")
        };
        let what = match self.kinds.as_slice() {
            [kind] => kind.plural,
            _ => "records",
        };
        Some(Scene {
            title: format!("{what} by {by}"),
            about: "A record with several values counts once under each.".to_owned(),
            source: super::drawing::source(),
            drawing: Drawing::Bars(Bars {
                bars,
                total: Some(total),
                unit: what.to_owned(),
            }),
        })
    }
}

fn by_kind<'d>(dataset: &'d Dataset<'d>) -> Rows<'d> {
    let columns = ["kind", "count"]
        .map(|path| Column::new(path, Set::Whole))
        .to_vec();
    let counts = KINDS.iter().map(|kind| {
        Value::object([
            ("kind", Value::from(kind.name)),
            ("count", Value::from(dataset.records(kind).len())),
        ])
    });
    Rows::made(columns, counts)
}

/// For each field how many records fill it, leave it null, name none, or say that it is unknown.
fn coverage<'d>(dataset: &'d Dataset<'d>, kinds: &[&'static Kind]) -> Rows<'d> {
    let paths = ["kind", "field", "filled", "unknown", "null", "empty"];
    let columns = paths.map(|path| Column::new(path, Set::Whole)).to_vec();
    let mut rows = Vec::new();
    for kind in kinds {
        for path in fields(kind) {
            let mut counts = [0_usize; 4];
            for record in dataset.records(kind) {
                let place = match dataset.at(record, &path) {
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
                ("field", Value::from(path.text().to_owned())),
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
fn fields(kind: &'static Kind) -> Vec<Path> {
    let mut paths = Vec::new();
    for field in kind.fields {
        match field.shape {
            Shape::Object(parts) => paths.extend(
                parts
                    .iter()
                    .filter_map(|part| Path::parse(kind, &format!("{}.{}", field.name, part.name))),
            ),
            _ => paths.extend(Path::parse(kind, field.name)),
        }
    }
    paths
}

/// What records of a kind are counted by.
enum By {
    /// What a path leads to.
    Path(Path),
    /// The year of the date that the kind has.
    Year,
    /// The decade of that year: `1990s`.
    Decade,
}

impl By {
    /// What `text` is for records of `kind`, if it is anything.
    fn of(kind: &'static Kind, text: &str) -> Option<Self> {
        let year = || (text == "year" && kind.when.is_some()).then_some(Self::Year);
        let decade = || (text == "decade" && kind.when.is_some()).then_some(Self::Decade);
        Path::parse(kind, text)
            .map(Self::Path)
            .or_else(year)
            .or_else(decade)
    }

    fn value<'d>(&self, dataset: &Dataset<'d>, record: &Record<'d>) -> Value<'d> {
        match self {
            Self::Path(path) => dataset.at(record, path),
            Self::Year => record.year().map(i64::from).into(),
            Self::Decade => record.year().map(|year| format!("{}0s", year / 10)).into(),
        }
    }
}

/// How many records there are by the fields `by`, of the kinds that have them all: the most first, years in their order.
fn counted<'d>(
    dataset: &'d Dataset<'d>,
    kinds: &[&'static Kind],
    by: &[String],
) -> Result<Rows<'d>> {
    for path in by {
        if kinds.iter().any(|kind| By::of(kind, path).is_some()) {
            continue;
        }
        if let [kind] = kinds {
            read::path(kind, path)?;
        }
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
    let mut counts: Vec<(Vec<Value<'d>>, usize)> = Vec::new();
    for kind in kinds {
        let paths: Option<Vec<By>> = by.iter().map(|path| By::of(kind, path)).collect();
        // What lacks one of the fields is not counted.
        let Some(paths) = paths else { continue };
        for record in dataset.records(kind) {
            for values in combinations(dataset, record, &paths) {
                match counts.iter_mut().find(|(known, _)| *known == values) {
                    Some((_, count)) => *count += 1,
                    None => counts.push((values, 1)),
                }
            }
        }
    }
    let by_year = by.first().is_some_and(|path| path == "year");
    counts.sort_by_cached_key(|(values, count)| {
        let order = values.iter().map(place).collect::<Vec<_>>();
        (if by_year { Reverse(0) } else { Reverse(*count) }, order)
    });
    let paths = by.iter().map(String::as_str).chain(["count"]);
    let columns = paths.map(|path| Column::new(path.to_owned(), Set::Whole));
    let columns = columns.collect();
    let rows = counts.into_iter().map(|(values, count)| {
        let keys = by.iter().cloned();
        Value::object(
            keys.zip(values)
                .chain([("count".to_owned(), Value::from(count))]),
        )
    });
    Ok(Rows::made(columns, rows.collect::<Vec<_>>()))
}

/// The values of `record` under each of the paths, every one with every other; null where it has none.
fn combinations<'d>(
    dataset: &Dataset<'d>,
    record: &Record<'d>,
    paths: &[By],
) -> Vec<Vec<Value<'d>>> {
    let mut rows = vec![Vec::new()];
    for path in paths {
        let value = path.value(dataset, record);
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
