//! What organizations have, side by side: the points made on them, what is counted, the concepts that they use, the ties
//! between them; ever, or as of a year.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

use super::ties::{self, Tie};
use crate::dataset::{Dataset, Record};
use crate::model::date::Date;
use crate::model::field::{Shape, Vocabulary, Word};
use crate::model::{ASSESSMENT, CONCEPT, COURSE, Kind, MILESTONE, MISSION, POLICY, TOOL};
use crate::span::Presence;
use crate::state;

/// Which half of a comparison is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Only {
    /// What all have in common.
    Shared,
    /// What not all have in common.
    Different,
}

/// What is counted for an organization: the key, the kind, and what people call it.
pub const COUNTED: [(&str, &Kind, &str); 5] = [
    ("policies", POLICY, "documents"),
    ("missions", MISSION, "missions"),
    ("tools", TOOL, "tools"),
    ("milestones", MILESTONE, "milestones"),
    ("courses", COURSE, "courses"),
];
/// The count that looks into the records, and the group of levels of mandate that it is of.
const MANDATED: (&str, &str) = ("missions_with_poc_mandate", "missions with a POC mandate");
const MANDATES: &str = "poc";
/// The group of concepts that belong to one organization's scheme by definition: they are compared by what they match.
const SCHEMES: &str = "scheme";

/// What is known of an organization's use of a concept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// One of its documents or definitions has it, or another coded place does.
    Has,
    /// A document that was read in full does not have it.
    PassesOver,
    /// The sources read on its documents do not mention it.
    NotTold,
    /// None of its documents is coded.
    NotCoded,
}

impl Use {
    /// The word for it in data.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Has => "has",
            Self::PassesOver => "passes-over",
            Self::NotTold => "not-told",
            Self::NotCoded => "not-coded",
        }
    }
}

/// Organizations, side by side.
pub struct Profile<'d> {
    /// The data.
    pub dataset: &'d Dataset<'d>,
    /// The organizations.
    pub orgs: Vec<&'d Record<'d>>,
    /// As of which year; ever where none is asked.
    pub year: Option<Date>,
    /// Which half is asked for.
    pub only: Option<Only>,
    /// For each dimension the points made on each organization, those of the tables first.
    pub dimensions: Vec<(&'static Word, Vec<Vec<&'d Record<'d>>>)>,
    /// What each organization has.
    pub standings: Vec<Standing<'d>>,
    /// For each concept the documents and definitions of each organization that speak of it.
    pub concepts: BTreeMap<String, Vec<Vec<&'d Record<'d>>>>,
    /// For each of these concepts, what is known of each organization's use of it.
    pub uses: BTreeMap<String, Vec<Use>>,
    /// What ties them to each other.
    pub ties: Vec<Tie<'d>>,
}

/// What an organization has: of the year where one is asked, ever otherwise.
pub struct Standing<'d> {
    /// The records of each counted kind.
    counted: [Vec<&'d Record<'d>>; COUNTED.len()],
    /// Missions that may have run.
    pub uncertain: Vec<&'d Record<'d>>,
    /// The missions with each level of mandate that counts as one on the protection of civilians.
    mandated: Vec<(&'static str, usize)>,
}

/// The closed list of dimensions.
#[must_use]
pub fn dimensions() -> Option<&'static Vocabulary> {
    match ASSESSMENT.field("dimension")?.shape {
        Shape::Word(words) => Some(words),
        _ => None,
    }
}

/// The points of a table that sum up the organization `org`: those of the last dimension.
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
    /// Compares `orgs` in the dimensions asked for, all where none is.
    #[must_use]
    pub fn of(
        dataset: &'d Dataset<'d>,
        orgs: Vec<&'d Record<'d>>,
        asked: Option<Vec<&'static Word>>,
        year: Option<Date>,
        only: Option<Only>,
    ) -> Self {
        let ids: Vec<&str> = orgs.iter().map(|org| org.id()).collect();
        let (concepts, uses) = concepts(dataset, &ids, year);
        Self {
            dataset,
            year,
            only,
            dimensions: points(dataset, &ids, asked, only),
            standings: ids
                .iter()
                .map(|org| Standing::of(dataset, org, year))
                .collect(),
            concepts,
            uses,
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

    /// The concepts that all, some or one of the organizations use, as far as they are asked for.
    pub fn concepts_of(
        &self,
        share: Share,
    ) -> impl Iterator<Item = (&String, &Vec<Vec<&'d Record<'d>>>)> {
        let asked = match self.only {
            None => true,
            Some(Only::Shared) => share == Share::All,
            Some(Only::Different) => share != Share::All,
        };
        self.concepts.iter().filter(move |(concept, _)| {
            asked && self.uses.get(*concept).map(|uses| Share::of(uses)) == Some(share)
        })
    }

    /// The concepts that the organization at `place` has and every other one passes over. That the sources read on the
    /// others do not mention a concept is not enough, and what belongs to one organization's own scheme is not compared so.
    pub fn only(&self, place: usize) -> impl Iterator<Item = &String> {
        let of_scheme = |concept: &str| {
            self.dataset.find(concept).is_some_and(|record| {
                record.kind.fields.iter().any(|field| match field.shape {
                    Shape::Word(words) => words.group(SCHEMES).contains(&&*record.text(field.name)),
                    _ => false,
                })
            })
        };
        let asked = self.only != Some(Only::Shared);
        self.uses
            .iter()
            .filter(move |(_, uses)| {
                asked
                    && uses.iter().enumerate().all(|(org, known)| {
                        *known
                            == if org == place {
                                Use::Has
                            } else {
                                Use::PassesOver
                            }
                    })
            })
            .map(|(concept, _)| concept)
            .filter(move |concept| !of_scheme(concept))
    }
}

/// The documents and definitions of each concept that any of `orgs` uses.
type Documents<'d> = BTreeMap<String, Vec<Vec<&'d Record<'d>>>>;

/// The concepts that any of `orgs` uses, with the documents and definitions of each organization that have them, and what
/// is known of each organization's use.
fn concepts<'d>(
    dataset: &'d Dataset<'d>,
    orgs: &[&str],
    year: Option<Date>,
) -> (Documents<'d>, BTreeMap<String, Vec<Use>>) {
    let mut documents = state::concepts(dataset, orgs, year);
    let mut others: BTreeMap<&str, Vec<bool>> = BTreeMap::new();
    // What is coded elsewhere than in a document has no date: it counts ever, and in no year.
    if year.is_none() {
        for concept in dataset.records(CONCEPT) {
            let has: Vec<bool> = orgs
                .iter()
                .map(|org| state::belongs(concept, org))
                .collect();
            if has.contains(&true) {
                documents
                    .entry(concept.id().to_owned())
                    .or_insert_with(|| vec![Vec::new(); orgs.len()]);
            }
            others.insert(concept.id(), has);
        }
    }
    let coded: Vec<bool> = (0..orgs.len())
        .map(|org| documents.values().any(|by_org| !by_org[org].is_empty()))
        .collect();
    let read: Vec<bool> = orgs
        .iter()
        .map(|org| {
            dataset.records(POLICY).iter().any(|policy| {
                policy.text("coverage") == "full-text"
                    && policy.text("poc") == "central"
                    && state::belongs(policy, org)
                    && state::counts(dataset, policy, year)
            })
        })
        .collect();
    let uses = documents
        .iter()
        .map(|(concept, by_org)| {
            let uses = by_org.iter().enumerate().map(|(org, own)| {
                let elsewhere = others.get(concept.as_str()).is_some_and(|has| has[org]);
                match (!own.is_empty() || elsewhere, read[org], coded[org]) {
                    (true, ..) => Use::Has,
                    (_, true, _) => Use::PassesOver,
                    (.., true) => Use::NotTold,
                    _ => Use::NotCoded,
                }
            });
            (concept.clone(), uses.collect())
        })
        .collect();
    (documents, uses)
}

/// The points made on each of `orgs`, dimension by dimension, those that a table prints first.
fn points<'d>(
    dataset: &'d Dataset<'d>,
    orgs: &[&str],
    asked: Option<Vec<&'static Word>>,
    only: Option<Only>,
) -> Vec<(&'static Word, Vec<Vec<&'d Record<'d>>>)> {
    let records = dataset.records(ASSESSMENT);
    let all = dimensions().map_or(&[][..], |all| all.words);
    let asked = asked.unwrap_or_else(|| all.iter().collect());
    let of = |dimension: &Word, org: &str| {
        let mut points: Vec<&Record<'_>> = records
            .iter()
            .filter(|record| record.text("dimension") == dimension.word)
            .filter(|record| state::belongs(record, org))
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

/// The concepts that every cell has a point on.
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
        let own = |kind: &Kind| {
            dataset
                .records(kind)
                .iter()
                .filter(|record| state::belongs(record, org))
        };
        let counted = COUNTED.map(|(_, kind, _)| {
            own(kind)
                .filter(|record| state::counts(dataset, record, year))
                .collect::<Vec<_>>()
        });
        let uncertain = year.map_or_else(Vec::new, |year| {
            own(MISSION)
                .filter(|record| state::presence(dataset, record, year) == Presence::Uncertain)
                .collect()
        });
        let levels: Vec<String> = own(MISSION)
            .filter(|record| state::counts(dataset, record, year))
            .map(|record| state::mandate(record, year))
            .collect();
        let mandated = levels_of_mandate()
            .iter()
            .map(|level| (*level, levels.iter().filter(|known| known == level).count()))
            .collect();
        Self {
            counted,
            uncertain,
            mandated,
        }
    }

    /// The records counted under `key`.
    #[must_use]
    pub fn under(&self, key: &str) -> &[&'d Record<'d>] {
        COUNTED
            .iter()
            .position(|(known, ..)| *known == key)
            .map_or(&[], |place| &self.counted[place])
    }

    /// Every count with its key and what people call it.
    #[must_use]
    pub fn counts(&self) -> Vec<(Cow<'static, str>, Cow<'static, str>, usize)> {
        let mut counts = Vec::new();
        for ((key, _, name), records) in COUNTED.iter().zip(&self.counted) {
            counts.push((Cow::Borrowed(*key), Cow::Borrowed(*name), records.len()));
            if *key == "missions" {
                let all = self.mandated.iter().map(|(_, count)| count).sum();
                counts.push((MANDATED.0.into(), MANDATED.1.into(), all));
                for (level, count) in &self.mandated {
                    counts.push((
                        format!("missions_{level}").into(),
                        format!("of these, {level}").into(),
                        *count,
                    ));
                }
            }
        }
        counts
    }
}

/// The levels of mandate that count as one on the protection of civilians.
fn levels_of_mandate() -> &'static [&'static str] {
    let level = MISSION
        .history
        .and_then(|history| MISSION.field(history.level));
    match level.map(|field| field.shape) {
        Some(Shape::Word(words)) => words.group(MANDATES),
        _ => &[],
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
    fn of(uses: &[Use]) -> Self {
        match uses.iter().filter(|own| **own == Use::Has).count() {
            users if users == uses.len() => Self::All,
            0 | 1 => Self::One,
            _ => Self::Some,
        }
    }
}
