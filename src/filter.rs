//! Which records a list keeps: filters that follow from what a kind declares.

use std::collections::HashSet;

use anyhow::Result;

use crate::dataset::{Dataset, Record};
use crate::fold::{bare, fold};
use crate::model::date::{Date, Day, Period};
use crate::model::field::{self, Field, Shape};
use crate::model::value::Value;
use crate::model::{Kind, kind};
use crate::problem::Problem;
use crate::suggest::nearest;
use crate::time::span::Presence;
use crate::time::state;

/// One condition that a record must meet; all of a list's hold together.
#[derive(Debug)]
pub struct Filter {
    /// The condition as it was typed, for remarks.
    pub typed: String,
    test: Test,
    /// Of a condition on time: the records of which no source says whether they meet it.
    uncertain: HashSet<String>,
    /// How a word of it was read, where that is not plain.
    pub remark: Option<String>,
}

#[derive(Debug)]
enum Test {
    /// One of the paths holds one of the words.
    Words {
        paths: Vec<String>,
        words: Vec<String>,
    },
    /// The path holds this flag.
    Flag { path: String, wanted: bool },
    /// What the kind declares as its date lies in one of these spans.
    Between(Vec<(Option<Day>, Option<Day>)>),
    /// The highest level that the record had on a day of the period is one of the words.
    Level { period: Period, words: Vec<String> },
    /// The record is one of these.
    Among(HashSet<String>),
}

impl Filter {
    /// Keeps the records whose field at `path` holds one of `words`: words of a closed list, ids or names of linked
    /// records, or texts, as the field has it.
    ///
    /// # Errors
    /// Where a word is none that the field could hold.
    pub fn by_field(
        dataset: &Dataset<'_>,
        kind: &Kind,
        path: &str,
        field: &Field,
        words: &[String],
    ) -> Result<Self> {
        let typed = format!("--{} {}", field.filter, words.join(","));
        if matches!(field.shape.item(), Shape::Flag) {
            let wanted = match words.last().map_or("true", String::as_str) {
                "true" => true,
                "false" => false,
                other => {
                    return Err(Problem::unknown(
                        "unknown-value",
                        field.filter,
                        other,
                        ["true", "false"],
                    )
                    .into());
                }
            };
            let path = path.to_owned();
            return Ok(Self::new(
                format!("--{}", field.filter),
                Test::Flag { path, wanted },
            ));
        }
        let mut known = Vec::new();
        let mut remarks = Vec::new();
        for word in words {
            known.extend(meant(dataset, kind, path, field, word)?);
            if let Shape::Link(kinds) = field.shape.item()
                && let Some((_, region)) = region(field, kinds, word)
            {
                remarks.push(format!("`{}`: {}", region.word, region.meaning));
            }
        }
        // A milestone belongs to an organization also by the column that it is printed in.
        let mut paths = vec![path.to_owned()];
        if field.filter == "org" && kind.field("track").is_some() {
            paths.push("track".to_owned());
        }
        let words = known;
        Ok(Self {
            remark: (!remarks.is_empty()).then(|| remarks.join("; ")),
            ..Self::new(typed, Test::Words { paths, words })
        })
    }

    fn new(typed: String, test: Test) -> Self {
        Self {
            typed,
            test,
            uncertain: HashSet::new(),
            remark: None,
        }
    }

    /// Keeps the records whose date lies from the first day of `from` to the last of `to`.
    #[must_use]
    pub fn between(typed: String, from: Option<Date>, to: Option<Date>) -> Self {
        Self::new(
            typed,
            Test::Between(vec![(from.map(Date::earliest), to.map(Date::latest))]),
        )
    }

    /// Keeps the records whose date lies in one of `years`.
    #[must_use]
    pub fn in_years(years: &[Date]) -> Self {
        let typed: Vec<String> = years.iter().map(|year| year.year().to_string()).collect();
        let spans = years
            .iter()
            .map(|year| (Some(year.earliest()), Some(year.latest())));
        Self::new(
            format!("--year {}", typed.join(",")),
            Test::Between(spans.collect()),
        )
    }

    /// Keeps the records of `kind` that are there on a day of `period`: certainly, or with `uncertain` those of which no
    /// source says whether they are.
    #[must_use]
    pub fn active(
        typed: String,
        dataset: &Dataset<'_>,
        kind: &Kind,
        period: Period,
        uncertain: bool,
    ) -> Self {
        let mut there = HashSet::new();
        let mut maybe = HashSet::new();
        for record in dataset.records(kind) {
            match state::presence(dataset, record, period) {
                Presence::Present => there.insert(record.id().to_owned()),
                Presence::Uncertain => maybe.insert(record.id().to_owned()),
                Presence::Absent => false,
            };
        }
        if uncertain {
            return Self::new(typed, Test::Among(maybe));
        }
        Self {
            uncertain: maybe,
            ..Self::new(typed, Test::Among(there))
        }
    }

    /// The same condition as of `period`, where it is on a level that changes in time.
    #[must_use]
    pub fn as_of(mut self, kind: &Kind, period: Period) -> Self {
        if let (Some(history), Test::Words { paths, words }) = (kind.history, &mut self.test)
            && paths.iter().any(|path| path == history.level)
        {
            self.test = Test::Level {
                period,
                words: std::mem::take(words),
            };
        }
        self
    }

    /// Keeps the records that link to one of `ids`, and these themselves.
    #[must_use]
    pub fn about(typed: String, dataset: &Dataset<'_>, ids: &[String]) -> Self {
        let mut among: HashSet<String> = ids.iter().cloned().collect();
        for id in ids {
            among.extend(
                dataset
                    .references_to(id)
                    .iter()
                    .map(|reference| reference.from.id().to_owned()),
            );
        }
        Self::new(typed, Test::Among(among))
    }

    /// Keeps the records that one of `ids` links to.
    #[must_use]
    pub fn linked_from(typed: String, dataset: &Dataset<'_>, ids: &[String]) -> Self {
        let mut among = HashSet::new();
        for record in ids.iter().filter_map(|id| dataset.find(id)) {
            for (path, _) in record.kind.links() {
                among.extend(record.words(&path));
            }
        }
        Self::new(typed, Test::Among(among))
    }

    /// Whether `date` meets the condition, as far as that speaks of dates.
    #[must_use]
    pub fn allows(&self, date: Date) -> bool {
        let Test::Between(spans) = &self.test else {
            return true;
        };
        spans.iter().any(|(from, to)| {
            from.is_none_or(|from| date.latest() >= from)
                && to.is_none_or(|to| date.earliest() <= to)
        })
    }

    /// Whether `record` meets the condition.
    #[must_use]
    pub fn keeps(&self, record: &Record<'_>) -> bool {
        match &self.test {
            Test::Words { paths, words } => {
                paths.iter().any(|path| holds(&record.select(path), words))
            }
            Test::Flag { path, wanted } => record.get(path) == Value::Flag(*wanted),
            Test::Between(_) => record
                .kind
                .when
                .and_then(|when| record.date(when.from))
                .is_some_and(|date| self.allows(date)),
            Test::Level { period, words } => words.contains(&state::mandate(record, Some(*period))),
            Test::Among(ids) => ids.contains(record.id()),
        }
    }
}

fn holds(value: &Value<'_>, words: &[String]) -> bool {
    match value {
        Value::Text(text) => words.iter().any(|word| word == text),
        Value::Integer(number) => words.iter().any(|word| word.parse() == Ok(*number)),
        Value::List(items) => items.iter().any(|item| holds(item, words)),
        _ => false,
    }
}

/// What `word` can mean as a value of the field.
fn meant(
    dataset: &Dataset<'_>,
    kind: &Kind,
    path: &str,
    field: &Field,
    word: &str,
) -> Result<Vec<String>> {
    match field.shape.item() {
        Shape::Word(vocabulary) => {
            let folded = fold(word);
            if vocabulary.has(&folded) {
                return Ok(vec![folded.into_owned()]);
            }
            if let Some((_, words)) = vocabulary.groups.iter().find(|(group, _)| *group == folded) {
                return Ok(words.iter().map(|word| (*word).to_owned()).collect());
            }
            let known = vocabulary
                .groups
                .iter()
                .map(|(group, _)| *group)
                .chain(vocabulary.names());
            Err(Problem::unknown("unknown-value", field.filter, word, known).into())
        }
        Shape::Link(kinds) => {
            if field.filter == "org" && word == "inter" {
                let problem = Problem::new(
                    "unknown-organization",
                    "`inter` is a track and no organization; use --track inter",
                );
                return Err(problem.into());
            }
            match dataset.resolve_for(word, field, kinds) {
                Ok(record) => Ok(vec![record.id().to_owned()]),
                Err(problem) => match region(field, kinds, word) {
                    Some((kind, region)) => Ok(members(dataset, kind, field, region)),
                    None => Err(problem.into()),
                },
            }
        }
        _ => {
            let folded = fold(word);
            let values = dataset.values(kind, path);
            let synonym = field
                .synonyms
                .iter()
                .find(|(_, words)| words.contains(&&*folded))
                .map(|(value, _)| *value);
            let found: Vec<String> = values
                .iter()
                .filter(|value| fold(value) == folded || Some(value.as_str()) == synonym)
                .cloned()
                .collect();
            if !found.is_empty() {
                return Ok(found);
            }
            let near = nearest(word, values.iter().map(String::as_str));
            let mut problem = Problem::unknown(
                "unknown-value",
                field.filter,
                word,
                values.iter().map(String::as_str),
            );
            problem.suggestions = near;
            Err(problem.into())
        }
    }
}

/// The region that `word` names, where a filter by `field` takes one: the kind whose records have regions, and the word.
fn region(
    field: &Field,
    kinds: &[&str],
    word: &str,
) -> Option<(&'static Kind, &'static field::Word)> {
    let wanted = bare(word);
    kinds.iter().filter_map(|name| kind(name)).find_map(|kind| {
        let Shape::Word(regions) = kind.field(field.regions)?.shape.item() else {
            return None;
        };
        let mut words = regions.words.iter();
        Some((kind, words.find(|region| bare(region.word) == wanted)?))
    })
}

/// The ids of the records of `kind` that the region counts among its members.
fn members(dataset: &Dataset<'_>, kind: &Kind, field: &Field, region: &field::Word) -> Vec<String> {
    dataset
        .records(kind)
        .iter()
        .filter(|record| {
            record
                .words(field.regions)
                .iter()
                .any(|word| word == region.word)
        })
        .map(|record| record.id().to_owned())
        .collect()
}

/// Which filters left nothing, and which one to drop.
#[must_use]
pub fn why_empty(filters: &[Filter], records: &[Record<'_>]) -> String {
    let all = filters
        .iter()
        .map(|filter| filter.typed.as_str())
        .collect::<Vec<_>>()
        .join(" ");
    if filters.is_empty() {
        return "there are no records of this kind".to_owned();
    }
    let mut hints = Vec::new();
    for (dropped, filter) in filters.iter().enumerate() {
        let count = records
            .iter()
            .filter(|record| {
                filters
                    .iter()
                    .enumerate()
                    .all(|(number, filter)| number == dropped || filter.keeps(record))
            })
            .count();
        if count > 0 {
            hints.push(format!("without `{}` there would be {count}", filter.typed));
        }
    }
    if hints.is_empty() {
        format!("nothing matches `{all}`, nor with one of these dropped")
    } else {
        format!("nothing matches `{all}`; {}", hints.join(", "))
    }
}

/// The remark on the records that meet every condition but may be there or not on the days that were asked.
#[must_use]
pub fn may_be_there(filters: &[Filter], records: &[Record<'_>]) -> Option<String> {
    let time = filters.iter().find(|filter| !filter.uncertain.is_empty())?;
    let names: Vec<_> = records
        .iter()
        .filter(|record| time.uncertain.contains(record.id()))
        .filter(|record| {
            let mut others = filters.iter().filter(|filter| !std::ptr::eq(*filter, time));
            others.all(|filter| filter.keeps(record))
        })
        .map(Record::id)
        .collect();
    if names.is_empty() {
        return None;
    }
    Some(format!(
        "{} more may have been there then, as no source says when they began or ended: {}; `{} --uncertain` lists them",
        names.len(),
        names.join(", "),
        time.typed
    ))
}
