//! Cross tables of two linked kinds: which record of one is tied to which of the other, since when, and how much the columns
//! have in common.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::dataset::about::org_rank;
use crate::dataset::{Dataset, Record};
use crate::fold::fold;
use crate::model::date::Date;
use crate::model::field::{Field, Shape, Word};
use crate::model::value::Value;
use crate::model::{KINDS, Kind, kind};
use crate::state;

/// The tie between a row and a column.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tie {
    /// The number of records that make it.
    pub count: usize,
    /// Its first known year.
    pub year: Option<u16>,
}

impl Tie {
    fn add(&mut self, year: Option<u16>) {
        self.count += 1;
        self.year = self.year.into_iter().chain(year).min();
    }
}

/// One side of a cross table: all records of a kind, or those with a certain word of a closed list.
#[derive(Debug, Clone, Copy)]
pub struct Side {
    /// The kind.
    pub kind: &'static Kind,
    /// The field and its word, if only some records are meant.
    pub word: Option<(&'static Field, &'static Word)>,
}

impl Side {
    /// All records of a kind.
    #[must_use]
    pub const fn all(kind: &'static Kind) -> Self {
        Self { kind, word: None }
    }

    /// The records with a word of a closed list that has its own title: `tiers`, `lenses`.
    #[must_use]
    pub fn titled(word: &str) -> Option<Self> {
        KINDS.into_iter().find_map(|kind| {
            kind.fields.iter().find_map(|field| {
                let Shape::Word(words) = field.shape else {
                    return None;
                };
                let known = words.words.iter().find(|known| {
                    !known.title.is_empty() && (fold(known.title) == word || known.word == word)
                })?;
                let word = Some((field, known));
                Some(Self { kind, word })
            })
        })
    }

    /// Every title that [`Self::titled`] knows.
    pub fn titles() -> impl Iterator<Item = &'static str> {
        let fields = KINDS.into_iter().flat_map(|kind| kind.fields);
        let words = fields.flat_map(|field| match field.shape {
            Shape::Word(words) => words.words,
            _ => &[],
        });
        words
            .map(|word| word.title)
            .filter(|title| !title.is_empty() && !title.contains(' '))
            .filter(|title| kind(&fold(title)).is_none())
    }

    /// The name of its records.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self.word {
            Some((_, word)) => word.heading(),
            None => self.kind.plural,
        }
    }

    /// Whether `record` is one of them.
    #[must_use]
    pub fn has(&self, record: &Record<'_>) -> bool {
        record.kind.name == self.kind.name
            && self
                .word
                .is_none_or(|(field, word)| record.text(field.name) == word.word)
    }

    /// The number of its records.
    #[must_use]
    pub fn count(&self, dataset: &Dataset<'_>) -> usize {
        let records = dataset.records(self.kind).iter();
        records.filter(|record| self.has(record)).count()
    }
}

/// The relation of a record to another, as a word of a closed list, with the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// The word.
    pub word: String,
    /// What the word means.
    pub meaning: &'static str,
    /// The reason that the coders give; may be empty.
    pub reason: String,
}

/// The ties by row and column.
pub type Ties = BTreeMap<(String, String), Tie>;

/// A cross table with its rows and columns in order.
pub struct Cross {
    /// The year, if one is given; otherwise all years.
    pub year: Option<Date>,
    /// The ids of the rows.
    pub rows: Vec<String>,
    /// The ids of the columns.
    pub columns: Vec<String>,
    /// The ties between them.
    pub ties: Ties,
    /// How much each pair of columns has in common.
    pub measures: Vec<Measure>,
    /// The ties that have a relation.
    pub relations: BTreeMap<(String, String), Relation>,
}

/// How much two columns have in common.
#[derive(Debug, PartialEq)]
pub struct Measure {
    /// The ids of the columns.
    pub pair: [String; 2],
    /// The number of rows of each.
    pub rows: [usize; 2],
    /// The number of rows that both have.
    pub common: usize,
}

impl Measure {
    /// The share of each column's rows that the other column also has.
    #[must_use]
    pub fn shares(&self) -> [f64; 2] {
        self.rows.map(|rows| ratio(self.common, rows))
    }

    /// The number of rows that both have, divided by the number that either has.
    #[must_use]
    pub fn jaccard(&self) -> f64 {
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

/// The paths of `from` that may have ids of `to`, with whether they name that kind.
fn paths(from: &Kind, to: &Kind) -> Vec<(String, bool)> {
    from.links()
        .into_iter()
        .filter(|(_, kinds)| kinds.is_empty() || kinds.contains(&to.name))
        .map(|(path, kinds)| (path, !kinds.is_empty()))
        .collect()
}

/// Whether one of the kinds declares a link to the other.
#[must_use]
pub fn is_declared(one: &Kind, other: &Kind) -> bool {
    let names = |from, to| paths(from, to).iter().any(|(_, named)| *named);
    names(one, other) || names(other, one)
}

/// The field of `of` that is computed from the links of other records, if it links to `to`.
fn summed_up(of: &Kind, to: &Kind) -> Option<&'static Field> {
    of.derived().filter(
        |field| matches!(field.shape.item(), Shape::Link(kinds) if kinds.contains(&to.name)),
    )
}

/// The cross table of two sides, as of `year` if one is given.
#[must_use]
pub fn cross(dataset: &Dataset<'_>, rows: Side, columns: Side, year: Option<Date>) -> Cross {
    let mut ties = ties(dataset, rows.kind, columns.kind, year);
    if rows.word.is_some() || columns.word.is_some() {
        let is_of = |side: &Side, id: &str| dataset.find(id).is_some_and(|record| side.has(record));
        ties.retain(|(row, column), _| is_of(&rows, row) && is_of(&columns, column));
    }
    let mut cross = Cross::of(ties, year);
    cross.relations = relations(dataset, rows.kind, &cross.ties);
    cross
}

/// The relations of the links of records of `of` that are among `ties`.
fn relations(
    dataset: &Dataset<'_>,
    of: &'static Kind,
    ties: &Ties,
) -> BTreeMap<(String, String), Relation> {
    let mut relations = BTreeMap::new();
    for field in of.fields {
        let parts = field.shape.parts();
        let word = parts.iter().find_map(|part| match part.shape {
            Shape::Word(words) => Some((part.name, words)),
            _ => None,
        });
        let link = parts
            .iter()
            .find(|part| matches!(part.shape, Shape::Link(_)));
        let (Some((word, words)), Some(link)) = (word, link) else {
            continue;
        };
        let reason = parts
            .iter()
            .find(|part| matches!(part.shape, Shape::Text))
            .map_or("", |part| part.name);
        for record in dataset.records(of) {
            for entry in record.get(field.name).items() {
                let (Some(id), Some(said)) = (entry.str_at(link.name), entry.str_at(word)) else {
                    continue;
                };
                let pair = (record.id().to_owned(), id.to_owned());
                if !ties.contains_key(&pair) {
                    continue;
                }
                let known = words.words.iter().find(|known| known.word == said);
                relations.insert(
                    pair,
                    Relation {
                        word: said.to_owned(),
                        meaning: known.map_or("", |known| known.meaning),
                        reason: entry.str_at(reason).unwrap_or_default().to_owned(),
                    },
                );
            }
        }
    }
    relations
}

/// All ties between records of the two kinds, as of `year` if one is given.
#[must_use]
pub fn ties(
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
            // Several fields may give the same link.
            let mut tie = Tie::default();
            tie.add(years.into_iter().flatten().min());
            ties.insert(pair, tie);
        }
    }
    ties
}

/// Calls `visit` for each record from which `field` is computed, with the id of the record of kind `of` that it names, the
/// value of the field in it, and its year.
fn witnessed(
    dataset: &Dataset<'_>,
    of: &'static Kind,
    field: &Field,
    year: Option<Date>,
    visit: &mut impl FnMut(String, String, Option<u16>),
) {
    for witness in field.derived_from.iter().filter_map(|name| kind(name)) {
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

/// Since when a link exists.
#[derive(Clone, Copy)]
enum Since {
    /// The link has its own year, if known.
    Own(Option<u16>),
    /// Since both of its ends exist.
    Ends,
}

/// The ids at `path`, each with since when the link exists.
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

/// The year since which both exist: the later of their beginnings, or the year of an event.
fn together(record: &Record<'_>, other: &Record<'_>) -> Option<u16> {
    let event = |record: &Record<'_>| record.kind.when.is_some_and(|when| when.to.is_none());
    if event(record) {
        return record.year();
    }
    match (record.kind.when, other.kind.when) {
        (Some(_), None) => record.year(),
        (None, Some(_)) => other.year(),
        // If one of two dates is not known, the other is of no use.
        _ => Some(record.year()?.max(other.year()?)),
    }
}

impl Cross {
    /// The ties with rows and columns in an order that shows the pattern: by first year, then by the number of ties, but
    /// organizations in their own order.
    #[must_use]
    pub fn of(ties: Ties, year: Option<Date>) -> Self {
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
                org_rank(id),
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
            relations: BTreeMap::new(),
        }
    }

    /// The cells by row and column.
    pub fn cells(&self) -> impl Iterator<Item = (&str, &str, Tie)> {
        self.rows.iter().flat_map(move |row| {
            self.columns.iter().filter_map(move |column| {
                let tie = self.ties.get(&(row.clone(), column.clone()))?;
                Some((row.as_str(), column.as_str(), *tie))
            })
        })
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
