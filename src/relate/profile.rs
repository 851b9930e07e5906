//! Organizations side by side: the points made about them, counts, the concepts they use, and the ties between them, in all
//! years or as of one.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

use super::ties::{self, Tie};
use crate::dataset::{Dataset, Record};
use crate::model::date::Date;
use crate::model::field::{Shape, Vocabulary, Word};
use crate::model::{Compared, KINDS, Kind, Role};
use crate::span::{Presence, Span};
use crate::state;

/// Which part of a comparison is requested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Only {
    /// What all have in common.
    Shared,
    /// What not all have in common.
    Different,
}

/// The kinds that are counted for an organization, and how.
pub fn counted() -> impl Iterator<Item = (&'static Kind, Compared)> {
    let kinds = KINDS.into_iter();
    kinds.filter_map(|kind| Some((kind, kind.compared?)))
}

/// Organizations, side by side.
pub struct Profile<'d> {
    /// The data.
    pub dataset: &'d Dataset<'d>,
    /// The organizations.
    pub orgs: Vec<&'d Record<'d>>,
    /// The year, if one is given; otherwise all years.
    pub year: Option<Date>,
    /// Which part is requested.
    pub only: Option<Only>,
    /// For each dimension, the points made about each organization, those of the tables first.
    pub dimensions: Vec<(&'static Word, Vec<Vec<&'d Record<'d>>>)>,
    /// The counts of each organization.
    pub standings: Vec<Standing<'d>>,
    /// For each concept, the documents and definitions of each organization that have it.
    pub concepts: BTreeMap<String, Vec<Vec<&'d Record<'d>>>>,
    /// For each organization, what is known of the concepts that it is not known to use.
    read: Vec<Reading>,
    /// What ties them to each other.
    pub ties: Vec<Tie<'d>>,
}

/// What is known about a concept in the documents of an organization.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// A document or a definition of the organization has it.
    Has,
    /// A lasting document of the organization about POC was read in full and does not name it.
    PassesOver,
    /// The sources read on the documents of the organization do not mention it.
    NotTold,
    /// No document of the organization is coded.
    NotCoded,
}

impl Status {
    /// The word for it in data formats.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Has => "has",
            Self::PassesOver => "passes-over",
            Self::NotTold => "not-told",
            Self::NotCoded => "not-coded",
        }
    }

    /// The text for people if there are no documents.
    #[must_use]
    pub const fn said(self) -> &'static str {
        match self {
            Self::Has => "",
            Self::PassesOver => "not named in the documents read in full",
            Self::NotTold => "not mentioned in the sources read",
            Self::NotCoded => "no document coded",
        }
    }
}

/// The documents of an organization by how they were read.
struct Reading {
    any: bool,
    /// Whether one would name a concept if the organization had it: read in full, lasting, and about protecting civilians.
    in_full: bool,
}

impl Reading {
    fn of(dataset: &Dataset<'_>, org: &str, year: Option<Date>) -> Self {
        let documents: Vec<&Record<'_>> = state::sources_of_concepts()
            .filter(|kind| kind.is_citable())
            .flat_map(|kind| dataset.records(kind))
            .filter(|document| state::belongs(document, org))
            .filter(|document| {
                let date = document.when();
                year.is_none_or(|year| date.is_some_and(|date| date.earliest() <= year.latest()))
            })
            .collect();
        let in_full = documents.iter().any(|document| is_conclusive(document));
        Self {
            any: !documents.is_empty(),
            in_full,
        }
    }
}

/// Whether the silence of the document counts: it lasts, it can be read, and its words say so.
fn is_conclusive(document: &Record<'_>) -> bool {
    document.kind.fields.iter().all(|field| match field.shape {
        Shape::Word(words) if words.words.iter().any(|word| word.conclusive) => words
            .get(&document.text(field.name))
            .is_some_and(|word| word.conclusive),
        Shape::Url => !document.get(field.name).is_blank(),
        _ => true,
    }) && Span::may_last(document)
}

/// What an organization has: of the year where one is asked, ever otherwise.
pub struct Standing<'d>(Vec<Counted<'d>>);

/// The records of a kind that an organization has.
pub struct Counted<'d> {
    /// How they are counted.
    pub compared: Compared,
    /// Those that are there.
    pub present: Vec<&'d Record<'d>>,
    /// Those that may be there, as of a year.
    pub uncertain: Vec<&'d Record<'d>>,
    /// How many have each of the levels that are counted as one.
    levels: Vec<(&'static str, usize)>,
}

fn kinds_of_points() -> impl Iterator<Item = &'static Kind> {
    KINDS.into_iter().filter(|kind| kind.role == Role::Point)
}

/// The closed list of dimensions.
#[must_use]
pub fn dimensions() -> Option<&'static Vocabulary> {
    let kind = kinds_of_points().next()?;
    match kind.field("dimension")?.shape {
        Shape::Word(words) => Some(words),
        _ => None,
    }
}

/// The points of a table that summarize the organization `org`: those of the last dimension.
#[must_use]
pub fn summing_up<'d>(dataset: &'d Dataset<'d>, org: &'d str) -> Vec<&'d Record<'d>> {
    let last = dimensions().and_then(|all| all.words.last());
    let Some(last) = last else { return Vec::new() };
    let points = points(dataset, &[org], Some(vec![last]), None);
    let points = points.into_iter().flat_map(|(_, cells)| cells).flatten();
    points
        .filter(|point| !point.get("table").is_blank())
        .collect()
}

impl<'d> Profile<'d> {
    /// Compares `orgs` in the given dimensions, or in all if none is given.
    #[must_use]
    pub fn of(
        dataset: &'d Dataset<'d>,
        orgs: Vec<&'d Record<'d>>,
        asked: Option<Vec<&'static Word>>,
        year: Option<Date>,
        only: Option<Only>,
    ) -> Self {
        let ids: Vec<&str> = orgs.iter().map(|org| org.id()).collect();
        Self {
            dataset,
            year,
            only,
            dimensions: points(dataset, &ids, asked, only),
            standings: ids
                .iter()
                .map(|org| Standing::of(dataset, org, year))
                .collect(),
            concepts: state::concepts(dataset, &ids, year),
            read: ids
                .iter()
                .map(|org| Reading::of(dataset, org, year))
                .collect(),
            ties: if only == Some(Only::Different) {
                Vec::new()
            } else {
                ties::between(dataset, &ids, year)
            },
            orgs,
        }
    }

    /// The ids of the organizations.
    pub fn ids(&self) -> impl Iterator<Item = &'d str> {
        self.orgs.iter().map(|org| org.id())
    }

    /// What is known about `concept` for the organization at index `place`.
    #[must_use]
    pub fn status(&self, concept: &str, place: usize) -> Status {
        let used = self
            .concepts
            .get(concept)
            .and_then(|by_org| by_org.get(place));
        let Some(reading) = self.read.get(place) else {
            return Status::NotCoded;
        };
        if used.is_some_and(|documents| !documents.is_empty()) {
            Status::Has
        } else if reading.in_full {
            Status::PassesOver
        } else if reading.any {
            Status::NotTold
        } else {
            Status::NotCoded
        }
    }

    /// The concepts that the organization at index `place` has, and that no other names in documents read in full. Terms
    /// specific to the approach of one organization are excluded: they are compared through their matches.
    pub fn only_of(&self, place: usize) -> impl Iterator<Item = &String> {
        self.concepts_of(Share::One)
            .map(|(concept, _)| concept)
            .filter(move |concept| {
                (0..self.orgs.len()).all(|other| {
                    let status = self.status(concept, other);
                    status
                        == if other == place {
                            Status::Has
                        } else {
                            Status::PassesOver
                        }
                }) && !self.is_of_one_approach(concept)
            })
    }

    fn is_of_one_approach(&self, concept: &str) -> bool {
        let Some(record) = self.dataset.find(concept) else {
            return false;
        };
        record.kind.fields.iter().any(|field| match field.shape {
            Shape::Word(words) => {
                let word = record.text(field.name);
                words
                    .words
                    .iter()
                    .any(|known| known.word == word && known.of_one_approach)
            }
            _ => false,
        })
    }

    /// The concepts that all, some, or one of the organizations use, if requested.
    pub fn concepts_of(
        &self,
        share: Share,
    ) -> impl Iterator<Item = (&String, &Vec<Vec<&'d Record<'d>>>)> {
        let asked = match self.only {
            None => true,
            Some(Only::Shared) => share == Share::All,
            Some(Only::Different) => share != Share::All,
        };
        self.concepts
            .iter()
            .filter(move |(_, documents)| asked && Share::of(documents) == share)
    }
}

/// The points made about each of `orgs`, by dimension, those of the tables first.
fn points<'d>(
    dataset: &'d Dataset<'d>,
    orgs: &[&str],
    asked: Option<Vec<&'static Word>>,
    only: Option<Only>,
) -> Vec<(&'static Word, Vec<Vec<&'d Record<'d>>>)> {
    let all_points = kinds_of_points().flat_map(|kind| dataset.records(kind));
    let all_points: Vec<_> = all_points
        .map(|point| (point.text("dimension"), point))
        .collect();
    let all = dimensions().map_or(&[][..], |all| all.words);
    let asked = asked.unwrap_or_else(|| all.iter().collect());
    let of = |dimension: &Word, org: &str| {
        let mut points: Vec<&Record<'_>> = all_points
            .iter()
            .filter(|(of, point)| of == dimension.word && state::belongs(point, org))
            .map(|(_, point)| *point)
            .collect();
        points.sort_by_key(|point| (point.get("table").is_blank(), point.id()));
        points
    };
    asked
        .into_iter()
        .map(|dimension| {
            let mut cells: Vec<Vec<&Record<'_>>> =
                orgs.iter().map(|org| of(dimension, org)).collect();
            if let Some(only) = only {
                let common = common_concepts(&cells);
                for cell in &mut cells {
                    cell.retain(|point| {
                        let shared = point
                            .words("concepts")
                            .iter()
                            .any(|concept| common.contains(concept));
                        shared == (only == Only::Shared)
                    });
                }
            }
            (dimension, cells)
        })
        .collect()
}

/// The concepts on which every cell has a point.
fn common_concepts(cells: &[Vec<&Record<'_>>]) -> HashSet<String> {
    cells
        .iter()
        .map(|points| {
            points
                .iter()
                .flat_map(|point| point.words("concepts"))
                .collect::<HashSet<String>>()
        })
        .reduce(|common, concepts| &common & &concepts)
        .unwrap_or_default()
}

impl<'d> Standing<'d> {
    fn of(dataset: &'d Dataset<'d>, org: &str, year: Option<Date>) -> Self {
        let counted = counted().map(|(kind, compared)| {
            let (mut present, mut uncertain) = (Vec::new(), Vec::new());
            let own = dataset.records(kind).iter();
            for record in own.filter(|record| state::belongs(record, org)) {
                let presence = year.map_or(Presence::Present, |year| {
                    state::presence(dataset, record, year)
                });
                match presence {
                    Presence::Present => present.push(record),
                    Presence::Uncertain => uncertain.push(record),
                    Presence::Absent => {}
                }
            }
            let had: Vec<String> = match kind.levels() {
                [] => Vec::new(),
                _ => present
                    .iter()
                    .map(|record| state::mandate(record, year))
                    .collect(),
            };
            let levels = kind.levels().iter();
            let levels = levels.map(|level| {
                let count = had.iter().filter(|known| known == level).count();
                (*level, count)
            });
            Counted {
                compared,
                present,
                uncertain,
                levels: levels.collect(),
            }
        });
        Self(counted.collect())
    }

    /// What is counted, kind by kind.
    #[must_use]
    pub fn counted(&self) -> &[Counted<'d>] {
        &self.0
    }

    /// Every count with its key and label.
    #[must_use]
    pub fn counts(&self) -> Vec<(Cow<'static, str>, Cow<'static, str>, usize)> {
        let mut counts = Vec::new();
        for counted in &self.0 {
            let Compared {
                key,
                called,
                leveled,
                ..
            } = counted.compared;
            counts.push((key.into(), called.into(), counted.present.len()));
            if let Some((all, called)) = leveled {
                let sum = counted.levels.iter().map(|(_, count)| count).sum();
                counts.push((all.into(), called.into(), sum));
                for (level, count) in &counted.levels {
                    counts.push((
                        format!("{key}_{level}").into(),
                        format!("of these, {level}").into(),
                        *count,
                    ));
                }
            }
        }
        counts
    }
}

/// How many of the organizations use a concept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Share {
    /// All of them.
    All,
    /// Several, but not all.
    Some,
    /// One.
    One,
}

impl Share {
    fn of(documents: &[Vec<&Record<'_>>]) -> Self {
        match documents.iter().filter(|own| !own.is_empty()).count() {
            users if users == documents.len() => Self::All,
            0 | 1 => Self::One,
            _ => Self::Some,
        }
    }
}
