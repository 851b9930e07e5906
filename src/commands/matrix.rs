//! `matrix`: two kinds that are linked as a cross table, and how much its columns have in common.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;

use super::verb::{self, Forms, Needs, Question, Verb};
use crate::ask::parameter::any_kind;
use crate::ask::{Arguments, Parameter, Takes, read};
use crate::dataset::{Dataset, Record};
use crate::model::date::Date;
use crate::model::field::{Field, Shape};
use crate::model::value::Value;
use crate::model::{KINDS, Kind, kind, org_place};
use crate::problem::Problem;
use crate::state;
use crate::view::{Answer, Block, Body, Column, Grid, Item, Page, Rows, Set};

pub const VERB: Verb = Verb {
    name: "matrix",
    aliases: &[],
    about: "two linked kinds as a cross table",
    group: "Ask",
    more: MORE,
    kind: None,
    parameters,
    examples: &[
        (
            "tools missions",
            "which mission used which tool, and since when",
        ),
        ("concepts definitions", "what each definition speaks of"),
        (
            "concepts orgs --as-of 2003,2010,2016,2021",
            "how the organizations' concepts drew nearer",
        ),
        ("concepts orgs --json | jq .measures", "the measures alone"),
    ],
    needs: Needs::Validated,
    forms: Forms::Every,
    answer: verb::answer::<Matrix>,
};

/// How many pairs of columns a page tells of.
const PAIRS: usize = 10;

const MORE: &str = "Two kinds that are linked as a cross table: a cell holds the first year of the link, where one is known, \
and in brackets how many records make it where they are several. Rows and columns without a mark are left out.

With it come measures for each pair of columns: how many rows both have, the share of each column's rows that this is, and the \
Jaccard index (rows of both by rows of either: 0 none in common, 1 all). They tell how far two columns overlap in what is coded \
here. They cannot tell whether both mean the same by it, how much weight they give it, what no record here was coded for, nor \
that one took it from the other: see `poc trace` and `poc influences` for that.

The concepts of an organization are those of its documents and definitions. As of a year, only what is in force, runs or is in \
use in that year is counted; events are those of the year.";

fn parameters(_: &Verb) -> Vec<Parameter> {
    vec![
        Parameter::argument(
            "rows",
            Takes::Kind(any_kind),
            "The kind whose records are rows",
        )
        .called("ROWS")
        .required(),
        Parameter::argument(
            "columns",
            Takes::Kind(any_kind),
            "The kind whose records are columns",
        )
        .called("COLUMNS")
        .required(),
        Parameter::option("as-of", Takes::Year, "As of these years, one table a year").several(),
    ]
}

/// Which kinds to cross, as of which years.
struct Matrix {
    rows: &'static Kind,
    columns: &'static Kind,
    years: Vec<Date>,
}

/// What ties a row to a column.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Tie {
    /// The records that make it.
    count: usize,
    /// The first year that is known of it.
    year: Option<u16>,
}

impl Tie {
    fn add(&mut self, year: Option<u16>) {
        self.count += 1;
        self.year = self.year.into_iter().chain(year).min();
    }
}

/// The ties by row and column.
type Ties = BTreeMap<(String, String), Tie>;

/// A cross table with its rows and columns in order.
struct Cross {
    year: Option<Date>,
    rows: Vec<String>,
    columns: Vec<String>,
    ties: Ties,
    measures: Vec<Measure>,
}

/// How much two columns have in common.
#[derive(Debug, PartialEq)]
struct Measure {
    pair: [String; 2],
    /// The rows of each.
    rows: [usize; 2],
    /// The rows of both.
    common: usize,
}

impl Measure {
    /// The share of the rows of each column that the other has too.
    fn shares(&self) -> [f64; 2] {
        self.rows.map(|rows| ratio(self.common, rows))
    }

    /// The rows of both by the rows of either.
    fn jaccard(&self) -> f64 {
        ratio(self.common, self.rows[0] + self.rows[1] - self.common)
    }
}

/// The ratio to three digits.
#[expect(
    clippy::cast_precision_loss,
    reason = "there are fewer rows than a float can count"
)]
fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        return 0.0;
    }
    (part as f64 / whole as f64 * 1000.0).round() / 1000.0
}

impl Question for Matrix {
    fn read(_: &Verb, arguments: &Arguments) -> Result<Self> {
        let kind = |name| read::kind(arguments.one(name).unwrap_or_default());
        Ok(Self {
            rows: kind("rows")?,
            columns: kind("columns")?,
            years: read::years(&arguments.values("as-of"))?,
        })
    }

    fn answer<'d>(&self, dataset: &'d Dataset<'d>) -> Result<Answer<'d>> {
        let (rows, columns) = (self.rows, self.columns);
        let ties = ties(dataset, rows, columns, None);
        let some = !dataset.records(rows).is_empty() && !dataset.records(columns).is_empty();
        if ties.is_empty() && some && !is_declared(rows, columns) {
            return Err(unlinked(dataset, rows, columns).into());
        }
        let crosses: Vec<Cross> = if self.years.is_empty() {
            vec![Cross::of(ties, None)]
        } else {
            let of_year = |year: &Date| {
                Cross::of(self::ties(dataset, rows, columns, Some(*year)), Some(*year))
            };
            self.years.iter().map(of_year).collect()
        };
        let nothing = crosses.iter().all(|cross| cross.ties.is_empty());
        let answer = Answer::new(Body::Page(Box::new(Crossed {
            dataset,
            kinds: (rows, columns),
            crosses,
        })));
        if !nothing {
            return Ok(answer);
        }
        Ok(answer.negative(true).note(format!(
            "no {} and {} are linked{}",
            rows.list,
            columns.list,
            if self.years.is_empty() {
                ""
            } else {
                " as of the year; without --as-of all links are shown"
            }
        )))
    }
}

/// Two kinds, crossed.
struct Crossed<'d> {
    dataset: &'d Dataset<'d>,
    kinds: (&'static Kind, &'static Kind),
    crosses: Vec<Cross>,
}

impl<'d> Page<'d> for Crossed<'d> {
    fn blocks(&self) -> Vec<Block<'d>> {
        page(self.dataset, self.kinds, &self.crosses)
    }

    fn data(&self) -> Option<Value<'d>> {
        Some(data(&self.crosses))
    }

    fn rows(&self) -> Rows<'d> {
        tidy(&self.crosses)
    }
}

/// The paths of `from` that may hold ids of `to`, with whether they name that kind; a citation is no link here.
fn paths(from: &Kind, to: &Kind) -> Vec<(String, bool)> {
    from.links()
        .into_iter()
        .filter(|(path, kinds)| {
            !path.contains("citations") && (kinds.is_empty() || kinds.contains(&to.name))
        })
        .map(|(path, kinds)| (path, !kinds.is_empty()))
        .collect()
}

/// Whether one of the kinds names the other in a field.
fn is_declared(one: &Kind, other: &Kind) -> bool {
    let names = |from, to| paths(from, to).iter().any(|(_, named)| *named);
    names(one, other) || names(other, one)
}

fn unlinked(dataset: &Dataset<'_>, rows: &'static Kind, columns: &'static Kind) -> Problem {
    let linked: Vec<&str> = KINDS
        .into_iter()
        .filter(|kind| !ties(dataset, rows, kind, None).is_empty())
        .map(|kind| kind.list)
        .collect();
    let message = format!(
        "{} and {} are not linked; {} are linked with {}",
        rows.list,
        columns.list,
        rows.list,
        linked.join(", ")
    );
    Problem::new("not-linked", message).listing(linked.into_iter().map(str::to_owned).collect())
}

/// The field of `of` that sums up what other records say of it, where it links to `to`.
fn summed_up(of: &Kind, to: &Kind) -> Option<&'static Field> {
    of.fields.iter().find(|field| {
        !field.witnesses.is_empty()
            && matches!(field.shape.item(), Shape::Link(kinds) if kinds.contains(&to.name))
    })
}

/// Every tie between records of the two kinds: of `year` where one is asked.
fn ties(
    dataset: &Dataset<'_>,
    rows: &'static Kind,
    columns: &'static Kind,
    year: Option<Date>,
) -> Ties {
    let mut ties = Ties::new();
    if let Some(field) = summed_up(rows, columns) {
        witnessed(dataset, rows, field, year, &mut |row, column, first| {
            ties.entry((row, column)).or_default().add(first);
        });
    } else if let Some(field) = summed_up(columns, rows) {
        witnessed(dataset, columns, field, year, &mut |column, row, first| {
            ties.entry((row, column)).or_default().add(first);
        });
    } else {
        let mut seen = BTreeMap::new();
        linked(dataset, rows, columns, year, &mut |row, column, first| {
            seen.entry((row, column))
                .or_insert_with(Vec::new)
                .push(first);
        });
        if rows.name != columns.name {
            linked(dataset, columns, rows, year, &mut |column, row, first| {
                seen.entry((row, column))
                    .or_insert_with(Vec::new)
                    .push(first);
            });
        }
        for (pair, years) in seen {
            // Several fields may tell of one link.
            let mut tie = Tie::default();
            tie.add(years.into_iter().flatten().min());
            ties.insert(pair, tie);
        }
    }
    ties
}

/// Calls `visit` for each record of the witnesses of `field` with the record of `kind` that it names, what the field
/// holds of the witness, and its year.
fn witnessed(
    dataset: &Dataset<'_>,
    of: &'static Kind,
    field: &Field,
    year: Option<Date>,
    visit: &mut impl FnMut(String, String, Option<u16>),
) {
    for witness in field.witnesses.iter().filter_map(|name| kind(name)) {
        let named: Vec<String> = paths(witness, of)
            .into_iter()
            .map(|(path, _)| path)
            .collect();
        for record in dataset.records(witness) {
            let holders = record.words(field.name);
            if holders.is_empty() || !state::counts(dataset, record, year) {
                continue;
            }
            let about: BTreeSet<String> =
                named.iter().flat_map(|path| record.words(path)).collect();
            for id in about {
                for holder in &holders {
                    visit(id.clone(), holder.clone(), record.year());
                }
            }
        }
    }
}

/// Calls `visit` for each link from a record of `from` to one of `to`, with the year of the link.
fn linked(
    dataset: &Dataset<'_>,
    from: &'static Kind,
    to: &'static Kind,
    year: Option<Date>,
    visit: &mut impl FnMut(String, String, Option<u16>),
) {
    let paths = paths(from, to);
    for record in dataset.records(from) {
        if !state::counts(dataset, record, year) {
            continue;
        }
        for (path, _) in &paths {
            for (id, since) in links(record, path) {
                let Some(other) = dataset.find(&id).filter(|other| other.kind.name == to.name)
                else {
                    continue;
                };
                let first = match since {
                    Since::Own(first) => first,
                    Since::Ends => together(record, other),
                };
                let begun = year.is_none_or(|year| first.is_none_or(|first| first <= year.year()));
                if begun && state::counts(dataset, other, year) {
                    visit(record.id().to_owned(), id, first);
                }
            }
        }
    }
}

/// Since when a link holds.
#[derive(Clone, Copy)]
enum Since {
    /// The link has a year of its own, where it is known.
    Own(Option<u16>),
    /// It holds since there are both of its ends.
    Ends,
}

/// The ids that `path` holds, each with since when.
fn links(record: &Record<'_>, path: &str) -> Vec<(String, Since)> {
    let Some((parent, leaf)) = path.rsplit_once('.') else {
        return record
            .words(path)
            .into_iter()
            .map(|id| (id, Since::Ends))
            .collect();
    };
    let dated = record
        .kind
        .field(parent)
        .into_iter()
        .flat_map(|field| field.shape.parts())
        .find(|part| part.name == "year" || matches!(part.shape, Shape::Date))
        .map(|part| part.name);
    let value = record.select(parent);
    let entries = match &value {
        Value::List(items) => items.as_slice(),
        one => std::slice::from_ref(one),
    };
    let mut found = Vec::new();
    for entry in entries {
        let since = dated.map_or(Since::Ends, |part| {
            Since::Own(entry.get(part).and_then(year_of))
        });
        entry
            .select(leaf)
            .each_text(&mut |id| found.push((id.to_owned(), since)));
    }
    found
}

fn year_of(value: &Value<'_>) -> Option<u16> {
    match value {
        Value::Integer(year) => u16::try_from(*year).ok(),
        value => Some(value.as_str()?.parse::<Date>().ok()?.year()),
    }
}

/// Since when there are both: the later of their beginnings; of an event its own year.
fn together(record: &Record<'_>, other: &Record<'_>) -> Option<u16> {
    let event = |record: &Record<'_>| record.kind.when.is_some_and(|when| when.to.is_none());
    if event(record) {
        return record.year();
    }
    match (record.kind.when, other.kind.when) {
        (Some(_), None) => record.year(),
        (None, Some(_)) => other.year(),
        // Where one of two dates is not known, the other tells nothing.
        _ => Some(record.year()?.max(other.year()?)),
    }
}

impl Cross {
    /// The ties with rows and columns in the order in which the pattern shows: what began first and then what has most
    /// stands first, organizations in their own order.
    fn of(ties: Ties, year: Option<Date>) -> Self {
        let mut rows: BTreeMap<&str, Tie> = BTreeMap::new();
        let mut columns: BTreeMap<&str, (Tie, BTreeSet<&str>)> = BTreeMap::new();
        for ((row, column), tie) in &ties {
            rows.entry(row).or_default().add(tie.year);
            let column = columns.entry(column).or_default();
            column.0.add(tie.year);
            column.1.insert(row);
        }
        let place = |id: &str, tie: &Tie| {
            (
                org_place(id),
                tie.year.unwrap_or(u16::MAX),
                Reverse(tie.count),
                id.to_owned(),
            )
        };
        let mut row_ids: Vec<&str> = rows.keys().copied().collect();
        row_ids.sort_by_cached_key(|id| place(id, &rows[id]));
        let mut column_ids: Vec<&str> = columns.keys().copied().collect();
        column_ids.sort_by_cached_key(|id| place(id, &columns[id].0));
        let mut measures = Vec::new();
        for (number, one) in column_ids.iter().enumerate() {
            for other in &column_ids[number + 1..] {
                let (left, right) = (&columns[one].1, &columns[other].1);
                measures.push(Measure {
                    pair: [(*one).to_owned(), (*other).to_owned()],
                    rows: [left.len(), right.len()],
                    common: left.intersection(right).count(),
                });
            }
        }
        let owned = |ids: Vec<&str>| ids.into_iter().map(str::to_owned).collect();
        let (rows, columns) = (owned(row_ids), owned(column_ids));
        Self {
            year,
            rows,
            columns,
            ties,
            measures,
        }
    }

    /// The cells in the order of rows and columns.
    fn cells(&self) -> impl Iterator<Item = (&str, &str, Tie)> {
        self.rows.iter().flat_map(move |row| {
            self.columns.iter().filter_map(move |column| {
                let tie = self.ties.get(&(row.clone(), column.clone()))?;
                Some((row.as_str(), column.as_str(), *tie))
            })
        })
    }

    fn as_of<'v>(&self) -> Option<(&'static str, Value<'v>)> {
        self.year
            .map(|year| ("as_of", Value::from(i64::from(year.year()))))
    }

    fn cell_values<'v>(&self) -> impl Iterator<Item = Value<'v>> {
        self.cells().map(|(row, column, tie)| {
            Value::object(self.as_of().into_iter().chain([
                ("row", Value::from(row.to_owned())),
                ("column", Value::from(column.to_owned())),
                ("count", Value::from(tie.count)),
                ("year", Value::from(tie.year.map(i64::from))),
            ]))
        })
    }

    fn measure_values<'v>(&self) -> impl Iterator<Item = Value<'v>> {
        self.measures.iter().map(|measure| {
            let shares = measure.shares().map(Value::Decimal).to_vec();
            Value::object(self.as_of().into_iter().chain([
                ("columns", Value::texts(measure.pair.clone())),
                ("rows", Value::List(measure.rows.map(Value::from).to_vec())),
                ("common", Value::from(measure.common)),
                ("shares", Value::List(shares)),
                ("jaccard", Value::Decimal(measure.jaccard())),
            ]))
        })
    }
}

/// What all tables say, as one value: rows and columns of any of them, each once.
fn data<'v>(crosses: &[Cross]) -> Value<'v> {
    let each_once = |ids: &dyn Fn(&Cross) -> &[String]| {
        let mut known: Vec<String> = Vec::new();
        for id in crosses.iter().flat_map(ids) {
            if !known.contains(id) {
                known.push(id.clone());
            }
        }
        Value::texts(known)
    };
    Value::object([
        ("rows", each_once(&|cross| &cross.rows)),
        ("columns", each_once(&|cross| &cross.columns)),
        (
            "cells",
            Value::List(crosses.iter().flat_map(Cross::cell_values).collect()),
        ),
        (
            "measures",
            Value::List(crosses.iter().flat_map(Cross::measure_values).collect()),
        ),
    ])
}

/// One row a cell.
fn tidy<'v>(crosses: &[Cross]) -> Rows<'v> {
    let dated = crosses.iter().any(|cross| cross.year.is_some());
    let columns = ["as_of", "row", "column", "count", "year"]
        .into_iter()
        .filter(|path| dated || *path != "as_of")
        .map(|path| Column::new(path, Set::Whole));
    Rows::made(
        columns.collect(),
        crosses
            .iter()
            .flat_map(Cross::cell_values)
            .collect::<Vec<_>>(),
    )
}

fn page<'d>(
    dataset: &'d Dataset<'d>,
    (rows, columns): (&'static Kind, &'static Kind),
    crosses: &[Cross],
) -> Vec<Block<'d>> {
    let mut blocks = Vec::new();
    for cross in crosses {
        let of_year = cross
            .year
            .map_or_else(String::new, |year| format!(" as of {}", year.year()));
        blocks.push(Block::Heading(format!(
            "{} by {}{of_year}",
            rows.list, columns.list
        )));
        if cross.ties.is_empty() {
            blocks.push(Block::Text("No links.".to_owned()));
            continue;
        }
        blocks.push(Block::Cross(grid(dataset, rows, cross)));
        blocks.extend(legend(cross));
        let without = |kind: &'static Kind, shown: usize| {
            let left = dataset.records(kind).len().saturating_sub(shown);
            (left > 0).then(|| format!("{} ({left})", kind.list))
        };
        let left: Vec<String> = without(rows, cross.rows.len())
            .into_iter()
            .chain(without(columns, cross.columns.len()))
            .collect();
        if !left.is_empty() {
            blocks.push(Block::Text(format!(
                "Left out, as without a link: {}.",
                left.join(", ")
            )));
        }
        measures(dataset, cross, &mut blocks);
    }
    blocks
}

fn grid<'d>(dataset: &'d Dataset<'d>, rows: &'static Kind, cross: &Cross) -> Grid<'d> {
    let mut header = vec![(rows.name.to_owned(), Set::Prose)];
    header.extend(
        cross
            .columns
            .iter()
            .map(|id| (head(dataset, id), Set::Whole)),
    );
    let cell = |row: &String, column: &String| {
        let Some(tie) = cross.ties.get(&(row.clone(), column.clone())) else {
            return Vec::new();
        };
        let text = match (tie.year, tie.count) {
            (Some(year), 1) => year.to_string(),
            (Some(year), count) => format!("{year} ({count})"),
            (None, 1) => "x".to_owned(),
            (None, count) => format!("({count})"),
        };
        vec![Item::new(text).accent(column)]
    };
    let rows = cross.rows.iter().map(|row| {
        let name = dataset
            .find(row)
            .map_or_else(|| row.clone(), |record| record.name().into_owned());
        std::iter::once(vec![Item::new(name)])
            .chain(cross.columns.iter().map(|column| cell(row, column)))
            .collect()
    });
    Grid {
        header,
        rows: rows.collect(),
    }
}

/// What the marks of the table mean, as far as it has them.
fn legend<'v>(cross: &Cross) -> Option<Block<'v>> {
    let mut told = Vec::new();
    if cross
        .ties
        .values()
        .any(|tie| tie.year.is_none() && tie.count == 1)
    {
        told.push("x: linked, since when is not known");
    }
    if cross.ties.values().any(|tie| tie.count > 1) {
        told.push("(n): the number of documents and definitions, where it is more than one");
    }
    (!told.is_empty()).then(|| Block::Text(told.join("; ")))
}

/// What heads a column: the acronym, or the id without the prefix of its kind.
fn head(dataset: &Dataset<'_>, id: &str) -> String {
    let Some(record) = dataset.find(id) else {
        return id.to_owned();
    };
    let acronym = record.text("acronym");
    if acronym.is_empty() {
        id.strip_prefix(record.kind.prefix).unwrap_or(id).to_owned()
    } else {
        acronym.into_owned()
    }
}

fn measures<'d>(dataset: &'d Dataset<'d>, cross: &Cross, blocks: &mut Vec<Block<'d>>) {
    if cross.measures.is_empty() {
        return;
    }
    let few = cross.measures.len() <= PAIRS;
    let mut shown: Vec<&Measure> = cross
        .measures
        .iter()
        .filter(|measure| few || measure.common > 0)
        .collect();
    if !few {
        shown.sort_by(|left, right| {
            right
                .jaccard()
                .total_cmp(&left.jaccard())
                .then(right.common.cmp(&left.common))
        });
        shown.truncate(PAIRS);
    }
    let header = [
        ("columns", Set::Prose),
        ("in common", Set::Whole),
        ("of the first", Set::Whole),
        ("of the second", Set::Whole),
        ("Jaccard", Set::Whole),
    ];
    let rows = shown.iter().map(|measure| {
        let [one, other] = &measure.pair;
        let [first, second] = measure.shares();
        let part = |share: f64, rows: usize| format!("{:.0}% of {rows}", share * 100.0);
        let texts = [
            format!("{} and {}", head(dataset, one), head(dataset, other)),
            measure.common.to_string(),
            part(first, measure.rows[0]),
            part(second, measure.rows[1]),
            format!("{:.2}", measure.jaccard()),
        ];
        texts.map(|text| vec![Item::new(text)]).to_vec()
    });
    blocks.push(Block::Heading("Rows in common".to_owned()));
    if shown.is_empty() {
        blocks.push(Block::Text(
            "No two columns have a row in common.".to_owned(),
        ));
        return;
    }
    blocks.push(Block::Cross(Grid {
        header: header.map(|(name, set)| (name.to_owned(), set)).to_vec(),
        rows: rows.collect(),
    }));
    let left = cross.measures.len() - shown.len();
    if left > 0 {
        blocks.push(Block::Text(format!(
            "The {} nearest pairs; {left} others are told by --json.",
            shown.len()
        )));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cross(pairs: &[(&str, &str, Option<u16>)]) -> Cross {
        let mut ties = Ties::new();
        for (row, column, year) in pairs {
            ties.entry(((*row).to_owned(), (*column).to_owned()))
                .or_default()
                .add(*year);
        }
        Cross::of(ties, None)
    }

    #[test]
    fn the_first_row_is_the_one_that_began_first() {
        let cross = cross(&[
            ("late", "un", Some(2015)),
            ("undated", "un", None),
            ("early", "nato", Some(2001)),
            ("early", "un", Some(2010)),
        ]);
        assert_eq!(cross.rows, ["early", "late", "undated"]);
        assert_eq!(cross.columns, ["un", "nato"]);
    }

    #[test]
    fn the_measure_counts_rows_of_both_by_rows_of_either() {
        let cross = cross(&[
            ("a", "un", None),
            ("b", "un", None),
            ("c", "un", None),
            ("b", "eu", None),
        ]);
        let [measure] = cross.measures.as_slice() else {
            panic!("one pair");
        };
        assert_eq!((measure.rows, measure.common), ([3, 1], 1));
        assert!((measure.jaccard() - 0.333).abs() < f64::EPSILON);
        assert!((measure.shares()[1] - 1.0).abs() < f64::EPSILON);
    }

    #[test]
    fn several_records_make_one_tie() {
        let cross = cross(&[("a", "un", Some(2015)), ("a", "un", Some(2010))]);
        let ties: Vec<_> = cross.cells().collect();
        assert_eq!(
            ties,
            [(
                "a",
                "un",
                Tie {
                    count: 2,
                    year: Some(2010)
                }
            )]
        );
    }
}
