//! `matrix`: two kinds that are linked as a cross table, and how much its columns have in common.

use anyhow::Result;

use super::drawing;
use super::verb::{self, Forms, Needs, Question, Verb};
use crate::ask::{Arguments, Parameter, Takes, read};
use crate::dataset::Dataset;
use crate::fold::capitalized;
use crate::fold::fold;
use crate::model::date::Date;
use crate::model::value::Value;
use crate::model::{KINDS, Kind, ORGANIZATION};
use crate::problem::Problem;
use crate::relate::cross::{self, Cross, Measure, Side};
use crate::scene::{Cell, Cells, Drawing, Scene};
use crate::view::{Answer, Block, Body, Column, Grid, Item, Page, Rows, Set, Sign};

pub const VERB: Verb = Verb {
    name: "matrix",
    aliases: &[],
    about: "cross-tabulate two linked kinds, or groups of concepts",
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
            "tiers lenses",
            "how the UN's tiers and NATO's lenses correspond, and why",
        ),
        ("concepts definitions", "the concepts of each definition"),
        (
            "concepts orgs --as-of 2003,2010,2016,2021 --measures",
            "how the concepts of the organizations converged",
        ),
        ("concepts orgs --json | jq .measures", "only the measures"),
    ],
    needs: Needs::Validated,
    forms: Forms::Every,
    answer: verb::answer::<Matrix>,
};

/// How many pairs of columns a page shows measures of.
const PAIRS: usize = 10;

const MORE: &str = "Show two linked kinds as a cross table. A cell gives the first year of the link, where one is known, and in \
brackets the number of records that make it, where there are several. Rows and columns without a link are not shown. The groups \
`tiers`, `lenses`, `elements`, `approaches`, `norms` and `contexts` of concepts can be rows and columns too: a cell then says how \
close the concepts are, and the reasons follow below.

With --measures, each pair of columns is compared: how many rows both have, the share of each column's rows that this is, and the \
Jaccard index (rows of both divided by rows of either: 0 none in common, 1 all). They measure how far two columns overlap in what \
is coded here. They do not measure whether both mean the same, how much weight they give it, what no record here was coded for, or \
whether one took it from the other; see `poc trace` and `poc influences` for that. JSON always has the measures.

The concepts of an organization are those of its documents and definitions. As of a year, only what is in force, running or in use \
in that year counts; events are those of the year.";

fn parameters(_: &Verb) -> Vec<Parameter> {
    vec![
        Parameter::argument(
            "rows",
            Takes::Side,
            "The kind or the group of concepts for the rows",
        )
        .called("ROWS")
        .required(),
        Parameter::argument(
            "columns",
            Takes::Side,
            "The kind or the group of concepts for the columns",
        )
        .called("COLUMNS")
        .required(),
        Parameter::option("as-of", Takes::Year, "As of these years, one table a year").several(),
        Parameter::flag("measures", "Also show how much the columns have in common"),
    ]
}

/// Which kinds to cross, as of which years.
struct Matrix {
    rows: Side,
    columns: Side,
    years: Vec<Date>,
    /// Whether a page shows the measures.
    measures: bool,
}

impl Question for Matrix {
    fn read(_: &Verb, arguments: &Arguments) -> Result<Self> {
        Ok(Self {
            rows: side(arguments.one("rows").unwrap_or_default())?,
            columns: side(arguments.one("columns").unwrap_or_default())?,
            years: read::years(&arguments.values("as-of"))?,
            measures: arguments.has("measures"),
        })
    }

    fn answer<'d>(&self, dataset: &'d Dataset<'d>) -> Result<Answer<'d>> {
        let (rows, columns) = (self.rows, self.columns);
        let ever = cross::cross(dataset, rows, columns, None);
        let some = rows.count(dataset) > 0 && columns.count(dataset) > 0;
        if ever.ties.is_empty() && some && !cross::is_declared(rows.kind, columns.kind) {
            return Err(unlinked(dataset, rows.kind, columns.kind).into());
        }
        let crosses: Vec<Cross> = if self.years.is_empty() {
            vec![ever]
        } else {
            let of_year = |year: &Date| cross::cross(dataset, rows, columns, Some(*year));
            self.years.iter().map(of_year).collect()
        };
        let nothing = crosses.iter().all(|cross| cross.ties.is_empty());
        let answer = Answer::new(Body::Page(Box::new(Crossed {
            dataset,
            sides: (rows, columns),
            crosses,
            measures: self.measures,
        })));
        if !nothing {
            return Ok(answer);
        }
        Ok(answer.negative(true).note(format!(
            "no {} and {} are linked{}",
            rows.name(),
            columns.name(),
            if self.years.is_empty() {
                ""
            } else {
                " as of the year; without --as-of all links are shown"
            }
        )))
    }
}

/// The kind, or the group of records of one, that `word` names.
fn side(word: &str) -> Result<Side, Problem> {
    match read::kind(word) {
        Ok(kind) => Ok(Side::all(kind)),
        Err(problem) => Side::titled(&fold(word)).ok_or_else(|| {
            let near = Problem::unknown("unknown-kind", "kind", word, Side::titles());
            if problem.suggestions.is_empty() && !near.suggestions.is_empty() {
                near
            } else {
                problem
            }
        }),
    }
}

/// Two sides, crossed.
struct Crossed<'d> {
    dataset: &'d Dataset<'d>,
    sides: (Side, Side),
    crosses: Vec<Cross>,
    measures: bool,
}

impl<'d> Page<'d> for Crossed<'d> {
    fn blocks(&self) -> Vec<Block<'d>> {
        self.page()
    }

    fn data(&self) -> Option<Value<'d>> {
        Some(data(&self.crosses))
    }

    fn scene(&self) -> Option<Scene> {
        let cross = self.crosses.first()?;
        let (rows, columns) = self.sides;
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
                    let name = head(self.dataset, row);
                    let cells = cross.columns.iter().map(|column| {
                        let pair = (row.clone(), column.clone());
                        let tie = cross.ties.get(&pair);
                        let relation = cross.relations.get(&pair);
                        let year = tie.and_then(|tie| tie.year);
                        let year = year.map_or_else(String::new, |year| year.to_string());
                        Cell {
                            text: relation.map_or(year, |relation| relation.word.clone()),
                            filled: tie.is_some(),
                            hollow: false,
                        }
                    });
                    (name, cells.collect())
                })
                .collect(),
        };
        Some(Scene {
            title: capitalized(&format!("{} by {}", rows.name(), columns.name())).into_owned(),
            about: "A cell is filled where a record links the two; a year is the first that is known. Rows and columns without a link are not shown.".to_owned(),
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
        Value::object(
            as_of(cross)
                .into_iter()
                .chain([
                    ("row", Value::from(row.to_owned())),
                    ("column", Value::from(column.to_owned())),
                    ("count", Value::from(tie.count)),
                    ("year", Value::from(tie.year.map(i64::from))),
                ])
                .chain(related(cross, row, column)),
        )
    })
}

/// How row and column are related, where the table says so at all.
fn related<'v>(cross: &Cross, row: &str, column: &str) -> Vec<(&'static str, Value<'v>)> {
    if cross.relations.is_empty() {
        return Vec::new();
    }
    let relation = cross.relations.get(&(row.to_owned(), column.to_owned()));
    let text = |text: Option<&String>| Value::from(text.cloned());
    vec![
        ("match", text(relation.map(|relation| &relation.word))),
        ("reason", text(relation.map(|relation| &relation.reason))),
    ]
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
    let related = crosses.iter().any(|cross| !cross.relations.is_empty());
    let columns = ["as_of", "row", "column", "count", "year", "match", "reason"]
        .into_iter()
        .filter(|path| dated || *path != "as_of")
        .filter(|path| related || !matches!(*path, "match" | "reason"))
        .map(|path| Column::new(path, Set::Whole));
    Rows::made(
        columns.collect(),
        crosses.iter().flat_map(cell_values).collect::<Vec<_>>(),
    )
}

impl<'d> Crossed<'d> {
    fn page(&self) -> Vec<Block<'d>> {
        let (rows, columns) = self.sides;
        let mut blocks = Vec::new();
        for cross in &self.crosses {
            let of_year = cross
                .year
                .map_or_else(String::new, |year| format!(" as of {}", year.year()));
            blocks.push(Block::Heading(format!(
                "{} by {}{of_year}",
                capitalized(rows.name()),
                columns.name()
            )));
            if cross.ties.is_empty() {
                blocks.push(Block::Text("No links.".to_owned()));
                continue;
            }
            blocks.push(Block::Cross(self.grid(cross)));
            blocks.extend(legend(cross));
            blocks.extend(self.not_shown(cross));
            self.reasons(cross, &mut blocks);
            if self.measures {
                measures(self.dataset, cross, &mut blocks);
            }
        }
        blocks
    }

    /// What has no link and is not shown.
    fn not_shown(&self, cross: &Cross) -> Option<Block<'d>> {
        let (rows, columns) = self.sides;
        let without = |side: Side, shown: usize| {
            let left = side.count(self.dataset).saturating_sub(shown);
            let one = side.word.map_or(side.kind.name, |(_, word)| word.word);
            let name = if left == 1 { one } else { side.name() };
            (left > 0).then(|| format!("{left} {name}"))
        };
        let left: Vec<String> = without(rows, cross.rows.len())
            .into_iter()
            .chain(without(columns, cross.columns.len()))
            .collect();
        (!left.is_empty())
            .then(|| Block::Text(format!("Not shown (no links): {}.", left.join(", "))))
    }

    /// Why what is related is.
    fn reasons(&self, cross: &Cross, blocks: &mut Vec<Block<'d>>) {
        let mut fields = Vec::new();
        for (row, column, _) in cross.cells() {
            let Some(relation) = cross.relations.get(&(row.to_owned(), column.to_owned())) else {
                continue;
            };
            if relation.reason.is_empty() {
                continue;
            }
            let [one, other] = [row, column].map(|id| head(self.dataset, id));
            let said = format!("{}. {}", capitalized(&relation.word), relation.reason);
            fields.push((format!("{one} and {other}"), vec![Item::new(said)]));
        }
        if !fields.is_empty() {
            blocks.push(Block::Heading("Reasons".to_owned()));
            blocks.push(Block::Fields(fields));
        }
    }

    fn grid(&self, cross: &Cross) -> Grid<'d> {
        let (rows, columns) = self.sides;
        let by_organization = columns.kind.name == ORGANIZATION.name;
        let first = rows.word.map_or(rows.kind.name, |(_, word)| word.word);
        let mut header = vec![(first.to_owned(), Set::Names)];
        header.extend(
            cross
                .columns
                .iter()
                .map(|id| (head(self.dataset, id), Set::Whole)),
        );
        let cell = |row: &String, column: &String| {
            let pair = (row.clone(), column.clone());
            let Some(tie) = cross.ties.get(&pair) else {
                return Vec::new();
            };
            let item = match (cross.relations.get(&pair), tie.year, tie.count) {
                (Some(relation), ..) => Item::new(relation.word.clone()),
                (_, Some(year), 1) => Item::new(year.to_string()),
                (_, Some(year), count) => Item::new(format!("{year} ({count})")),
                (_, None, 1) => Item::new("").sign(Sign::Dot),
                (_, None, count) => Item::new(format!("({count})")).sign(Sign::Dot),
            };
            // Only an organization has an accent.
            vec![if by_organization {
                item.accent(column, head(self.dataset, column))
            } else {
                item
            }]
        };
        let rows = cross.rows.iter().map(|row| {
            std::iter::once(vec![Item::new(head(self.dataset, row))])
                .chain(cross.columns.iter().map(|column| cell(row, column)))
                .collect()
        });
        Grid {
            ranks: Vec::new(),
            header,
            rows: rows.collect(),
        }
    }
}

/// What the cells mean, as far as they do not say it: a number in brackets, and the words of relations.
fn legend<'v>(cross: &Cross) -> Option<Block<'v>> {
    let mut lines: Vec<String> = Vec::new();
    if cross.ties.values().any(|tie| tie.count > 1) {
        lines.push("(n): number of documents and definitions, where more than one".to_owned());
    }
    if !cross.relations.is_empty() {
        lines.push("Each word gives the relation of the column to the row.".to_owned());
    }
    for relation in cross.relations.values() {
        let line = format!("{}: {}", relation.word, relation.meaning);
        if !relation.meaning.is_empty() && !lines.contains(&line) {
            lines.push(line);
        }
    }
    (!lines.is_empty()).then(|| Block::Text(lines.join("\n")))
}

/// What heads a row or a column: the acronym, else the name.
fn head(dataset: &Dataset<'_>, id: &str) -> String {
    dataset
        .find(id)
        .map_or_else(|| id.to_owned(), |record| record.label().into_owned())
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
        ranks: Vec::new(),
        header: header.map(|(name, set)| (name.to_owned(), set)).to_vec(),
        rows: rows.collect(),
    }));
    let left = cross.measures.len() - shown.len();
    if left > 0 {
        blocks.push(Block::Text(format!(
            "The {} nearest pairs; --json has the {left} others.",
            shown.len()
        )));
    }
}
