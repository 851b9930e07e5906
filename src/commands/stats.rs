//! `stats`: count records by any field, and show how complete fields are.

use std::cmp::Reverse;

use anyhow::Result;

use super::verb::{self, Forms, Needs, Question, Verb};
use crate::ask::parameter::any_kind;
use crate::ask::{Arguments, Parameter, Path, Takes, read};
use crate::dataset::about::{about, org_rank};
use crate::dataset::{Dataset, Record};
use crate::model::field::{Shape, Vocabulary};
use crate::model::value::Value;
use crate::model::{KINDS, Kind};
use crate::problem::Problem;
use crate::scene::{Bar, Bars, Drawing, Scene};
use crate::view::{Answer, Block, Body, Column, Count, Grid, Item, Page, Rows, Set};

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
            "--kind mission --by mandate.level,decade",
            "levels of mandate over the decades",
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
            "Without --by, show how complete the fields are. Count these kinds",
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
        let kinds = self.kinds();
        let mut total = None;
        let (body, rows) = match (self.kinds.as_slice(), self.by.as_slice()) {
            ([], []) => (None, by_kind(dataset)),
            (kinds, []) => (None, coverage(dataset, kinds)),
            (_, by) => {
                let counts = Counts::of(dataset, kinds, by)?;
                let rows = counts.rows();
                total = u64::try_from(counts.total).ok();
                let page = Tally {
                    dataset,
                    counts,
                    noun: match self.kinds.as_slice() {
                        [kind] => (kind.name, kind.plural),
                        _ => ("record", "records"),
                    },
                };
                // Counts by three fields and more are a list of their own.
                let body = (by.len() <= 2).then(|| Body::Page(Box::new(page)));
                (body, rows)
            }
        };
        let nothing = rows.rows.is_empty();
        let scene = self.scene(dataset, &rows, total);
        let body = match body {
            Some(body) if !nothing => body,
            _ => Body::Rows(rows),
        };
        let mut answer = Answer::new(body).negative(nothing);
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
    /// The kinds that are counted.
    fn kinds(&self) -> &[&'static Kind] {
        if self.kinds.is_empty() {
            &KINDS
        } else {
            &self.kinds
        }
    }

    /// The counts as bars: by the first field in groups where there are two. How full fields are is no drawing.
    ///
    /// A record with several values is in several bars, so that `total` may be less than their sum.
    fn scene(&self, dataset: &Dataset<'_>, rows: &Rows<'_>, total: Option<u64>) -> Option<Scene> {
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
                .map(|(path, value)| {
                    let is_link = self.kinds().iter().any(|kind| is_link(kind, path));
                    said(dataset, is_link, value)
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
            let accent = keys
                .iter()
                .filter_map(|(_, value)| value.as_str())
                .map(org_rank)
                .find(|place| *place < about().orgs.len());
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
        let total = total.unwrap_or_else(|| bars.iter().map(|bar| bar.value).sum());
        let by = if self.by.is_empty() {
            "kind".to_owned()
        } else {
            self.by.join(" and ").replace(['.', '_'], " ")
        };
        let what = match self.kinds.as_slice() {
            [kind] => kind.plural,
            _ => "records",
        };
        Some(Scene {
            title: read::capitalized(&format!("{what} by {by}")).into_owned(),
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
    let mut rows = Rows::made(columns, rows);
    if let [_] = kinds {
        // Every row would name the kind that was asked for.
        rows.columns.remove(0);
    }
    rows
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

/// Records counted by fields.
struct Counts<'d> {
    by: Vec<String>,
    /// How many records have each combination of values.
    cells: Vec<(Vec<Value<'d>>, usize)>,
    /// For each field, how many records have each of its values; a record is counted once.
    margins: Vec<Vec<(Value<'d>, usize)>>,
    /// How many records are counted.
    total: usize,
    /// What values of each field are sorted by, besides themselves: the place in a closed list.
    words: Vec<Option<&'static Vocabulary>>,
    /// Whether the values of each field are ids of records.
    links: Vec<bool>,
}

impl<'d> Counts<'d> {
    /// Counts the records of the kinds that have all the fields `by`.
    fn of(dataset: &'d Dataset<'d>, kinds: &[&'static Kind], by: &[String]) -> Result<Self> {
        check(kinds, by)?;
        let mut counts = Self {
            by: by.to_vec(),
            cells: Vec::new(),
            margins: vec![Vec::new(); by.len()],
            total: 0,
            words: by
                .iter()
                .map(|path| kinds.iter().find_map(|kind| vocabulary(kind, path)))
                .collect(),
            links: by
                .iter()
                .map(|path| kinds.iter().any(|kind| is_link(kind, path)))
                .collect(),
        };
        for kind in kinds {
            let paths: Option<Vec<By>> = by.iter().map(|path| By::of(kind, path)).collect();
            // What lacks one of the fields is not counted.
            let Some(paths) = paths else { continue };
            for record in dataset.records(kind) {
                counts.total += 1;
                let combinations = combinations(dataset, record, &paths);
                for (place, margin) in counts.margins.iter_mut().enumerate() {
                    let mut seen: Vec<&Value<'_>> = Vec::new();
                    for value in combinations.iter().filter_map(|values| values.get(place)) {
                        if !seen.contains(&value) {
                            seen.push(value);
                            add(margin, value.clone());
                        }
                    }
                }
                for values in combinations {
                    add(&mut counts.cells, values);
                }
            }
        }
        counts.sort();
        Ok(counts)
    }

    /// Puts the counts in order: what has an order of its own, such as years and the words of a closed list, in that order,
    /// anything else by number.
    fn sort(&mut self) {
        let is_ordered: Vec<bool> = (0..self.by.len())
            .map(|field| self.is_ordered(field))
            .collect();
        let words = self.words.clone();
        let key = |field: usize, value: &Value<'_>| place(value, words[field]);
        for (field, margin) in self.margins.iter_mut().enumerate() {
            margin.sort_by_cached_key(|(value, count)| {
                let count = if is_ordered[field] { 0 } else { *count };
                (value.is_blank(), Reverse(count), key(field, value))
            });
        }
        let first_is_ordered = is_ordered.first() == Some(&true);
        self.cells.sort_by_cached_key(|(values, count)| {
            let order: Vec<_> = values
                .iter()
                .enumerate()
                .map(|(field, value)| key(field, value))
                .collect();
            (Reverse(if first_is_ordered { 0 } else { *count }), order)
        });
    }

    /// Whether the values of the field at `place` have an order of their own.
    fn is_ordered(&self, place: usize) -> bool {
        self.words[place].is_some()
            || self.by[place] == "decade"
            || self.margins[place]
                .iter()
                .all(|(value, _)| matches!(value, Value::Integer(_) | Value::Null))
    }

    /// One row a combination of values.
    fn rows(&self) -> Rows<'d> {
        let paths = self.by.iter().map(String::as_str).chain(["count"]);
        let columns = paths.map(|path| Column::new(path.to_owned(), Set::Whole));
        let rows = self.cells.iter().map(|(values, count)| {
            let keys = self.by.iter().cloned();
            Value::object(
                keys.zip(values.iter().cloned())
                    .chain([("count".to_owned(), Value::from(*count))]),
            )
        });
        Rows::made(columns.collect(), rows.collect::<Vec<_>>())
    }
}

fn add<K: PartialEq>(counts: &mut Vec<(K, usize)>, key: K) {
    match counts.iter_mut().find(|(known, _)| *known == key) {
        Some((_, count)) => *count += 1,
        None => counts.push((key, 1)),
    }
}

/// A value as people read it: a record that it links to by what it is called.
fn said(dataset: &Dataset<'_>, is_link: bool, value: &Value<'_>) -> String {
    if value.is_blank() {
        return "not stated".to_owned();
    }
    let text = crate::view::plain(value).into_owned();
    let record = dataset.find(&text).filter(|_| is_link);
    record.map_or(text, |record| record.label().into_owned())
}

/// Whether `path` leads to ids of records.
fn is_link(kind: &'static Kind, path: &str) -> bool {
    let field = Path::parse(kind, path);
    field.is_some_and(|path| matches!(path.field().shape.item(), Shape::Link(_)))
}

/// The closed list of the field that `path` leads to.
fn vocabulary(kind: &'static Kind, path: &str) -> Option<&'static Vocabulary> {
    match kind.field(path)?.shape.item() {
        Shape::Word(words) => Some(words),
        _ => None,
    }
}

/// Whether records of one of `kinds` can be counted by each of the fields `by`.
fn check(kinds: &[&'static Kind], by: &[String]) -> Result<()> {
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
    Ok(())
}

/// Counts by one field or two, as people read them.
struct Tally<'d> {
    dataset: &'d Dataset<'d>,
    counts: Counts<'d>,
    /// What is counted: one, and several.
    noun: (&'static str, &'static str),
}

impl<'d> Page<'d> for Tally<'d> {
    fn blocks(&self) -> Vec<Block<'d>> {
        let counts = &self.counts;
        let mut blocks = vec![Block::Cross(match counts.margins.as_slice() {
            [rows, columns] => self.cross(rows, columns),
            margins => self.single(margins.first().map_or(&[][..], Vec::as_slice)),
        })];
        let several = counts
            .margins
            .iter()
            .any(|margin| margin.iter().map(|(_, count)| count).sum::<usize>() > counts.total);
        if several {
            blocks.push(Block::Text(
                "A record with several values is counted under each of them, and once in the totals."
                    .to_owned(),
            ));
        }
        let (one, many) = self.noun;
        blocks.push(Block::Count(
            counts.total,
            Count {
                one,
                many,
                of: counts.total,
                besides: &[],
            },
        ));
        blocks
    }

    fn rows(&self) -> Rows<'d> {
        self.counts.rows()
    }
}

impl<'d> Tally<'d> {
    /// Each value with its number and its share.
    fn single(&self, margin: &[(Value<'d>, usize)]) -> Grid<'d> {
        let name = self.counts.by.first().map_or("", String::as_str);
        let header = vec![
            (name.replace(['.', '_'], " "), Set::Names),
            ("count".to_owned(), Set::Whole),
            ("%".to_owned(), Set::Whole),
        ];
        let row = |name: String, count: usize| {
            vec![
                vec![Item::new(name)],
                vec![Item::new(count.to_string())],
                vec![Item::new(self.share(count))],
            ]
        };
        let mut rows: Vec<_> = margin
            .iter()
            .map(|(value, count)| row(self.said(0, value), *count))
            .collect();
        rows.push(row("total".to_owned(), self.counts.total));
        Grid {
            header,
            rows,
            ranks: Vec::new(),
        }
    }

    /// The values of the first field as rows and those of the second as columns, with totals and shares; turned where the
    /// second has too many.
    fn cross(&self, rows: &[(Value<'d>, usize)], columns: &[(Value<'d>, usize)]) -> Grid<'d> {
        let turned = columns.len() > WIDE && rows.len() < columns.len();
        let (rows, columns, first) = if turned {
            (columns, rows, 1)
        } else {
            (rows, columns, 0)
        };
        let name = &self.counts.by[first];
        let mut header = vec![(name.replace(['.', '_'], " "), Set::Names)];
        header.extend(
            columns
                .iter()
                .map(|(value, _)| (self.said(1 - first, value), Set::Whole)),
        );
        header.extend(["total", "%"].map(|name| (name.to_owned(), Set::Whole)));
        let count = |row: &Value<'_>, column: &Value<'_>| {
            let pair = if turned { [column, row] } else { [row, column] };
            let known = self.counts.cells.iter();
            known
                .filter(|(values, _)| values.iter().eq(pair))
                .map(|(_, count)| *count)
                .sum::<usize>()
        };
        let number = |count: usize| vec![Item::new(count.to_string())];
        let mut grid: Vec<Vec<Vec<Item<'d>>>> = Vec::new();
        for (row, total) in rows {
            let mut cells = vec![vec![Item::new(self.said(first, row))]];
            cells.extend(columns.iter().map(|(column, _)| match count(row, column) {
                0 => Vec::new(),
                count => number(count),
            }));
            cells.push(number(*total));
            cells.push(vec![Item::new(self.share(*total))]);
            grid.push(cells);
        }
        let mut total = vec![vec![Item::new("total")]];
        let mut share = vec![vec![Item::new("%")]];
        for (_, count) in columns {
            total.push(number(*count));
            share.push(vec![Item::new(self.share(*count))]);
        }
        total.push(number(self.counts.total));
        total.push(vec![Item::new(self.share(self.counts.total))]);
        share.push(vec![Item::new(self.share(self.counts.total))]);
        share.push(Vec::new());
        grid.extend([total, share]);
        Grid {
            header,
            rows: grid,
            ranks: Vec::new(),
        }
    }

    /// A value of the field at `place` as a heading says it: a record by what it is called.
    fn said(&self, place: usize, value: &Value<'_>) -> String {
        said(self.dataset, self.counts.links[place], value)
    }

    /// The share of all records, in percent.
    fn share(&self, count: usize) -> String {
        let total = self.counts.total.max(1);
        ((count * 100 + total / 2) / total).to_string()
    }
}

/// With how many values of the second field the first one is put above the columns instead.
const WIDE: usize = 12;

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

/// What values are sorted by: numbers by size, words of a closed list and organizations in their order, texts as they are
/// read, null last.
fn place(value: &Value<'_>, words: Option<&'static Vocabulary>) -> (u8, i64, usize, String) {
    match value {
        Value::Null => (1, 0, 0, String::new()),
        Value::Integer(number) => (0, *number, 0, String::new()),
        other => {
            let text = crate::view::plain(other).into_owned();
            let rank = words.map_or_else(|| org_rank(&text), |words| words.rank(&text));
            (0, 0, rank, text)
        }
    }
}
