//! `matrix`: two kinds that are linked as a cross table, and how much its columns have in common.

use anyhow::Result;

use super::drawing;
use super::verb::{self, Forms, Needs, Question, Verb};
use crate::ask::parameter::any_kind;
use crate::ask::{Arguments, Parameter, Takes, read};
use crate::dataset::Dataset;
use crate::model::date::Date;
use crate::model::value::Value;
use crate::model::{KINDS, Kind};
use crate::problem::Problem;
use crate::relate::cross::{self, Cross, Measure};
use crate::scene::{Cell, Cells, Drawing, Scene};
use crate::view::{Answer, Block, Body, Column, Grid, Item, Page, Rows, Set};

pub const VERB: Verb = Verb {
    name: "matrix",
    aliases: &[],
    about: "cross-tabulate two linked kinds of record",
    group: "Ask",
    more: MORE,
    kind: None,
    parameters,
    examples: &[
        (
            "tools missions",
            "which mission used which tool, and since when",
        ),
        (
            "concepts definitions",
            "which concepts each definition covers",
        ),
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
        let ties = cross::ties(dataset, rows, columns, None);
        let some = !dataset.records(rows).is_empty() && !dataset.records(columns).is_empty();
        if ties.is_empty() && some && !cross::is_declared(rows, columns) {
            return Err(unlinked(dataset, rows, columns).into());
        }
        let crosses: Vec<Cross> = if self.years.is_empty() {
            vec![Cross::of(ties, None)]
        } else {
            let of_year = |year: &Date| {
                Cross::of(
                    cross::ties(dataset, rows, columns, Some(*year)),
                    Some(*year),
                )
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

    fn scene(&self) -> Option<Scene> {
        let cross = self.crosses.first()?;
        let (rows, columns) = self.kinds;
        let cells = Cells {
            columns: cross
                .columns
                .iter()
                .map(|id| head(self.dataset, id))
                .collect(),
            rows: cross
                .rows
                .iter()
                .map(|row| {
                    let name = self
                        .dataset
                        .find(row)
                        .map_or_else(|| row.clone(), |record| record.name().into_owned());
                    let cells = cross.columns.iter().map(|column| {
                        let tie = cross.ties.get(&(row.clone(), column.clone()));
                        Cell {
                            text: tie
                                .and_then(|tie| tie.year)
                                .map_or_else(String::new, |year| year.to_string()),
                            filled: tie.is_some(),
                            hollow: false,
                        }
                    });
                    (name, cells.collect())
                })
                .collect(),
        };
        Some(Scene {
            title: format!("{} by {}", rows.plural, columns.plural),
            about: "A cell is filled where a record ties the two; a year is the first that is known. Rows and columns without a tie are left out.".to_owned(),
            source: drawing::source(),
            drawing: Drawing::Cells(cells),
        })
    }

    fn rows(&self) -> Rows<'d> {
        tidy(&self.crosses)
    }
}

fn unlinked(dataset: &Dataset<'_>, rows: &'static Kind, columns: &'static Kind) -> Problem {
    let linked: Vec<&str> = KINDS
        .into_iter()
        .filter(|kind| !cross::ties(dataset, rows, kind, None).is_empty())
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

/// The year of a cross table as an entry of data, where it has one.
fn as_of<'v>(cross: &Cross) -> Option<(&'static str, Value<'v>)> {
    cross
        .year
        .map(|year| ("as_of", Value::from(i64::from(year.year()))))
}

fn cell_values<'v>(cross: &Cross) -> impl Iterator<Item = Value<'v>> {
    cross.cells().map(|(row, column, tie)| {
        Value::object(as_of(cross).into_iter().chain([
            ("row", Value::from(row.to_owned())),
            ("column", Value::from(column.to_owned())),
            ("count", Value::from(tie.count)),
            ("year", Value::from(tie.year.map(i64::from))),
        ]))
    })
}

fn measure_values<'v>(cross: &Cross) -> impl Iterator<Item = Value<'v>> {
    cross.measures.iter().map(|measure| {
        let shares = measure.shares().map(Value::Decimal).to_vec();
        Value::object(as_of(cross).into_iter().chain([
            ("columns", Value::texts(measure.pair.clone())),
            ("rows", Value::List(measure.rows.map(Value::from).to_vec())),
            ("common", Value::from(measure.common)),
            ("shares", Value::List(shares)),
            ("jaccard", Value::Decimal(measure.jaccard())),
        ]))
    })
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
            Value::List(crosses.iter().flat_map(cell_values).collect()),
        ),
        (
            "measures",
            Value::List(crosses.iter().flat_map(measure_values).collect()),
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
        crosses.iter().flat_map(cell_values).collect::<Vec<_>>(),
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
