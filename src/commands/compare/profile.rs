//! Organizations side by side: points, counts, concepts, ties, and the state of the world in a year.

use std::borrow::Cow;

use anyhow::Result;

use super::{Organizations, Sections, short, two_or_more};
use crate::dataset::about::{about, org_rank};
use crate::dataset::{Dataset, Record};
use crate::model::PARTIES;
use crate::model::date::Date;
use crate::model::value::Value;
use crate::model::{KINDS, Role, TIES};
use crate::relate::profile::{Only, Profile, Share, Standing, Status, counted};
use crate::relate::ties::Tie;
use crate::scene::{Bar, Bars, Drawing, Scene};
use crate::state;
use crate::view::{Answer, Block, Body, Column, Grid, Item, Longest, Page, Rows, Set, Sign};

/// How many documents or ties a cell names before it only counts them, unless everything is asked for.
const NAMED: usize = 3;
/// How long the table of points may be: a page for two organizations is to be one that is read at a glance, whatever the
/// width, and one of three not much longer.
const LINES: usize = 30;
const LINES_OF_EACH: usize = 40;

/// The points that a page shows: those of the tables unless all are asked for. An organization without one there, as any
/// that a user adds, has all of them shown.
fn shown_of<'p, 'd>(
    points: &'p [&'d Record<'d>],
    all: bool,
) -> impl Iterator<Item = &'d Record<'d>> + use<'p, 'd> {
    let tabled = |point: &Record<'_>| !point.get("table").is_blank();
    let all = all || !points.iter().any(|point| tabled(point));
    points
        .iter()
        .copied()
        .filter(move |point| all || tabled(point))
}

/// Organizations side by side, as they are shown.
pub(super) struct Shown<'d> {
    profile: Profile<'d>,
    /// Whether single dimensions were asked for.
    narrowed: bool,
    /// What a page shows besides the points of the tables and the counts.
    sections: Sections,
}

impl<'d> Shown<'d> {
    /// Compares the organizations that are asked for.
    pub(super) fn answer(dataset: &'d Dataset<'d>, asked: &Organizations) -> Result<Answer<'d>> {
        let orgs = two_or_more(
            dataset,
            &asked.words,
            PARTIES,
            "organizations",
            "poc compare un eu",
        )?;
        let dimensions = asked.dimensions.clone();
        let narrowed = dimensions.is_some();
        let shown = Self {
            profile: Profile::of(dataset, orgs, dimensions, asked.year, asked.only),
            narrowed,
            sections: Sections {
                points: asked.sections.points || narrowed,
                ..asked.sections
            },
        };
        let notes = shown.notes();
        let mut answer = Answer::new(Body::Page(Box::new(shown)));
        answer.notes = notes;
        Ok(answer)
    }
}

impl<'d> Page<'d> for Shown<'d> {
    fn blocks(&self) -> Vec<Block<'d>> {
        self.page()
    }

    fn data(&self) -> Option<Value<'d>> {
        Some(self.value())
    }

    fn scene(&self) -> Option<Scene> {
        let counts: Vec<_> = self
            .profile
            .standings
            .iter()
            .map(Standing::counts)
            .collect();
        let mut bars = Vec::new();
        for (place, (_, name, _)) in counts.first()?.iter().enumerate() {
            for (counts, org) in counts.iter().zip(self.ids()) {
                bars.push(Bar {
                    group: name.to_string(),
                    label: self
                        .profile
                        .dataset
                        .find(org)
                        .map_or_else(|| org.to_owned(), |org| org.label().into_owned()),
                    value: counts.get(place).map_or(0, |(_, _, count)| *count as u64),
                    accent: Some(org_rank(org)),
                });
            }
        }
        Some(Scene {
            title: "Records of each organization".to_owned(),
            about: "Counts reflect what the sources mention, not how much an organization does. A record of several organizations counts for each.".to_owned(),
            source: crate::commands::drawing::source(),
            drawing: Drawing::Bars(Bars { bars, total: None, unit: "records".to_owned() }),
        })
    }

    fn rows(&self) -> Rows<'d> {
        let columns = [
            ("dimension", Set::Whole),
            ("org", Set::Whole),
            ("stance", Set::Whole),
            ("summary", Set::Prose),
        ];
        let columns = columns.map(|(path, set)| Column::new(path, set));
        Rows::made(columns.to_vec(), self.points())
    }
}

impl<'d> Shown<'d> {
    fn ids(&self) -> impl Iterator<Item = &'d str> {
        self.profile.ids()
    }

    /// An object with a value for each organization.
    fn by_org(&self, values: impl Iterator<Item = Value<'d>>) -> Value<'d> {
        Value::object(self.ids().zip(values))
    }

    fn value(&self) -> Value<'d> {
        let dimensions = self.profile.dimensions.iter().map(|(dimension, cells)| {
            let cells = cells
                .iter()
                .map(|points| Value::List(points.iter().map(|point| point.whole()).collect()));
            Value::object([
                ("dimension", Value::from(dimension.word)),
                ("name", Value::from(dimension.heading())),
                ("cells", self.by_org(cells)),
            ])
        });
        let counts = self.profile.standings.iter().map(|standing| {
            let counts = standing.counts().into_iter();
            Value::object(counts.map(|(key, _, count)| (key, Value::from(count))))
        });
        let ids = |concepts: &mut dyn Iterator<Item = &String>| Value::texts(concepts.cloned());
        let users = |concept: &str| {
            let users = self.ids().enumerate();
            let users =
                users.filter(|(place, _)| self.profile.status(concept, *place) == Status::Has);
            Value::texts(users.map(|(_, org)| org))
        };
        let some = self.profile.concepts_of(Share::Some).map(|(concept, _)| {
            Value::object([
                ("concept", Value::from(concept.clone())),
                ("orgs", users(concept)),
            ])
        });
        let only = (0..self.profile.orgs.len()).map(|org| ids(&mut self.profile.only_of(org)));
        let concepts = KINDS.iter().filter(|kind| kind.role == Role::Concept);
        let concepts = concepts.flat_map(|kind| self.profile.dataset.records(kind));
        let status = concepts.map(|concept| {
            let of_org = (0..self.profile.orgs.len())
                .map(|org| Value::from(self.profile.status(concept.id(), org).word()));
            (concept.id(), self.by_org(of_org))
        });
        let concepts = Value::object([
            (
                "shared",
                ids(&mut self
                    .profile
                    .concepts_of(Share::All)
                    .map(|(concept, _)| concept)),
            ),
            ("some", Value::List(some.collect())),
            ("only", self.by_org(only)),
            ("status", Value::object(status)),
        ]);
        let year = self.profile.year.map(|year| year.to_string());
        Value::object([
            ("orgs", Value::texts(self.ids())),
            ("as_of", Value::from(year)),
            ("dimensions_as_of", Value::from(paper_year())),
            ("dimensions", Value::List(dimensions.collect())),
            ("counts", self.by_org(counts)),
            ("concepts", concepts),
            (
                "ties",
                Value::List(self.profile.ties.iter().map(Tie::value).collect()),
            ),
            (
                "state",
                self.profile.year.map_or(Value::Null, |_| self.state_data()),
            ),
        ])
    }

    fn state_data(&self) -> Value<'d> {
        let ids =
            |records: &[&'d Record<'d>]| Value::texts(records.iter().map(|record| record.id()));
        self.by_org(self.profile.standings.iter().map(|standing| {
            let mut state: Vec<(Cow<'static, str>, Value<'d>)> = Vec::new();
            for counted in standing.counted() {
                let compared = counted.compared;
                if !compared.present.is_empty() {
                    state.push((compared.key.into(), ids(&counted.present)));
                }
                if !compared.uncertain.is_empty() {
                    let key = format!("{}_uncertain", compared.key);
                    state.push((key.into(), ids(&counted.uncertain)));
                }
            }
            Value::Object(state)
        }))
    }

    /// One row a point.
    fn points(&self) -> Vec<Value<'d>> {
        let mut rows = Vec::new();
        for (dimension, cells) in &self.profile.dimensions {
            for (org, points) in self.ids().zip(cells) {
                rows.extend(points.iter().map(|point| {
                    Value::object([
                        ("dimension", Value::from(dimension.word)),
                        ("org", Value::from(org)),
                        ("stance", point.get("stance")),
                        ("summary", point.get("summary")),
                    ])
                }));
            }
        }
        rows
    }

    fn page(&self) -> Vec<Block<'d>> {
        let mut blocks = Vec::new();
        let names: Vec<String> = self.profile.orgs.iter().map(|org| short(org)).collect();
        let of_year = self
            .profile
            .year
            .map_or_else(String::new, |year| format!(" as of {year}"));
        blocks.push(Block::Heading(format!("{}{of_year}", names.join(", "))));
        if self.profile.year.is_some() {
            let year = paper_year().map_or_else(String::new, |year| format!(" of {year}"));
            blocks.push(Block::Text(format!(
                "The points are the paper's assessment{year}. Counts, concepts, and ties are as of the date."
            )));
        }
        match self.profile.only {
            None => {}
            Some(Only::Shared) => blocks.push(Block::Text(
                "Shown: points on concepts for which every organization has a point in the same dimension."
                    .to_owned(),
            )),
            Some(Only::Different) => blocks.push(Block::Text(
                "Not shown: points on concepts for which every organization has a point in the same dimension."
                    .to_owned(),
            )),
        }
        blocks.push(Block::Pivot {
            grid: self.grid(
                "dimension",
                self.profile
                    .dimensions
                    .iter()
                    .map(|(dimension, cells)| (dimension.heading().to_owned(), self.cells(cells)))
                    .collect(),
            ),
            names: ["org", "point"],
            compares: true,
            longest: (!self.sections.points).then(|| Longest {
                lines: LINES + LINES_OF_EACH * self.profile.orgs.len(),
                option: "--all-points",
            }),
        });
        if self.narrowed {
            return blocks;
        }
        if self.profile.only.is_none() {
            blocks.push(Block::Heading(format!("Counts{of_year}")));
            blocks.push(Block::Cross(self.grid("count", self.counts())));
        }
        if self.profile.year.is_some() {
            blocks.push(Block::Heading(format!(
                "In force, running, and in use{of_year}"
            )));
            blocks.push(Block::Pivot {
                grid: self.grid("what", self.state()),
                names: ["org", "record"],
                compares: true,
                longest: None,
            });
        }
        if self.sections.concepts {
            self.concept_blocks(&of_year, &mut blocks);
        }
        if self.sections.ties && self.profile.only != Some(Only::Different) {
            blocks.push(Block::Heading(format!("Ties{of_year}")));
            blocks.push(Block::Fields(self.tie_fields()));
        }
        blocks.extend(self.more().map(Block::Hint));
        blocks
    }

    /// What the page does not show, and how to see it.
    fn more(&self) -> Option<String> {
        let mut more = Vec::new();
        if !self.sections.points {
            let points: usize = self
                .profile
                .dimensions
                .iter()
                .flat_map(|(_, cells)| cells)
                .map(|points| points.len() - shown_of(points, false).count())
                .sum();
            more.push((points, "point", "points", " from the text (--all-points)"));
        }
        if !self.sections.concepts {
            let concepts = [Share::All, Share::Some, Share::One]
                .map(|share| self.profile.concepts_of(share).count());
            more.push((
                concepts.iter().sum(),
                "concept",
                "concepts",
                " (--concepts)",
            ));
        }
        if !self.sections.ties {
            more.push((self.profile.ties.len(), "tie", "ties", " (--ties)"));
        }
        let more: Vec<String> = more
            .into_iter()
            .filter(|(count, ..)| *count > 0)
            .map(|(count, one, many, how)| {
                format!("{count} {}{how}", if count == 1 { one } else { many })
            })
            .collect();
        let several = more.len() > 1;
        (!more.is_empty()).then(|| {
            let all = if several {
                "; --all shows everything"
            } else {
                ""
            };
            format!("Not shown: {}{all}.", more.join(", "))
        })
    }

    /// A grid with a column an organization.
    fn grid(&self, first: &str, rows: Vec<(String, Vec<Vec<Item<'d>>>)>) -> Grid<'d> {
        // Short names, which leave the width to the cells.
        let mut header = vec![(first.to_owned(), Set::Names)];
        header.extend(self.profile.orgs.iter().map(|org| (short(org), Set::Prose)));
        let rows = rows.into_iter().map(|(name, cells)| {
            std::iter::once(vec![Item::new(name)])
                .chain(cells)
                .collect()
        });
        Grid {
            ranks: Vec::new(),
            header,
            rows: rows.collect(),
        }
    }

    /// The points of one dimension as people read them.
    fn cells(&self, cells: &[Vec<&'d Record<'d>>]) -> Vec<Vec<Item<'d>>> {
        self.ids()
            .zip(cells)
            .map(|(org, points)| {
                if points.is_empty() {
                    return vec![Item::new("no assessment")];
                }
                shown_of(points, self.sections.points)
                    .map(|point| self.accented(self.point(point), org))
                    .collect()
            })
            .collect()
    }

    /// The item in the accent of one of the organizations.
    fn accented(&self, item: Item<'d>, org: &str) -> Item<'d> {
        let mut orgs = self.profile.orgs.iter();
        let known = orgs.find(|known| known.id() == org);
        item.accent(org, known.map_or_else(|| org.to_owned(), |org| short(org)))
    }

    fn point(&self, point: &Record<'d>) -> Item<'d> {
        let sign = Sign::of_stance(&point.text("stance"));
        let summary = point.text("summary");
        let text = if summary.is_empty() {
            point.name()
        } else {
            summary
        };
        Item::new(text)
            .sign(sign)
            .disputed(!self.profile.dataset.disputed_in(point).is_empty())
            .added(point.is_added())
    }

    fn counts(&self) -> Vec<(String, Vec<Vec<Item<'d>>>)> {
        let counts: Vec<_> = self
            .profile
            .standings
            .iter()
            .map(Standing::counts)
            .collect();
        let Some(first) = counts.first() else {
            return Vec::new();
        };
        first
            .iter()
            .enumerate()
            .map(|(place, (_, name, _))| {
                let cells = counts.iter().zip(self.ids()).map(|(counts, org)| {
                    let count = counts.get(place).map_or(0, |(_, _, count)| *count);
                    vec![self.accented(Item::new(count.to_string()), org)]
                });
                (name.to_string(), cells.collect())
            })
            .collect()
    }

    fn state(&self) -> Vec<(String, Vec<Vec<Item<'d>>>)> {
        let row = |name: &str, none: &'static str, of: &dyn Fn(&Standing<'d>) -> Vec<String>| {
            let standings = self.profile.standings.iter();
            let cells = standings.zip(self.ids()).map(|(standing, org)| {
                let mut items: Vec<Item<'d>> = of(standing)
                    .into_iter()
                    .map(|text| self.accented(Item::new(text).sign(Sign::Bullet), org))
                    .collect();
                if items.is_empty() {
                    items.push(Item::new(none));
                }
                items
            });
            (name.to_owned(), cells.collect())
        };
        // What has levels is named with the one it had.
        let name = |record: &&Record<'_>| match record.kind.history {
            Some(_) => format!(
                "{} ({})",
                short(record),
                state::mandate(record, self.profile.year)
            ),
            None => short(record),
        };
        let mut rows = Vec::new();
        for (place, (_, compared)) in counted().enumerate() {
            let of = |standing: &Standing<'d>, uncertain: bool| {
                let counted = standing.counted().get(place);
                let records = counted.map_or(&[][..], |counted| {
                    if uncertain {
                        &counted.uncertain
                    } else {
                        &counted.present
                    }
                });
                records.iter().map(name).collect()
            };
            if !compared.present.is_empty() {
                rows.push(row(compared.present, "none known", &|standing| {
                    of(standing, false)
                }));
            }
            if !compared.uncertain.is_empty() {
                rows.push(row(compared.uncertain, "none", &|standing| {
                    of(standing, true)
                }));
            }
        }
        rows
    }

    fn concept_blocks(&self, of_year: &str, blocks: &mut Vec<Block<'d>>) {
        for (share, title) in [
            (Share::All, "Concepts that all use"),
            (Share::Some, "Concepts that some use"),
            (Share::One, "Concepts coded for only one"),
        ] {
            let rows: Vec<_> = self
                .profile
                .concepts_of(share)
                .map(|(concept, documents)| {
                    let name = self
                        .profile
                        .dataset
                        .find(concept)
                        .map_or_else(|| concept.clone(), |record| record.name().into_owned());
                    let cells = self.ids().zip(documents).enumerate();
                    let cells = cells.map(|(place, (org, documents))| {
                        if documents.is_empty() {
                            let status = self.profile.status(concept, place);
                            vec![Item::new(status.said())]
                        } else {
                            self.documents(documents, org)
                        }
                    });
                    (name, cells.collect())
                })
                .collect();
            let asked = match self.profile.only {
                None => share != Share::Some || self.profile.orgs.len() > 2,
                Some(Only::Shared) => share == Share::All,
                Some(Only::Different) => {
                    share == Share::One || share == Share::Some && self.profile.orgs.len() > 2
                }
            };
            if !asked {
                continue;
            }
            blocks.push(Block::Heading(format!("{title}{of_year} ({})", rows.len())));
            if rows.is_empty() {
                blocks.push(Block::Text(
                    "None in the documents and definitions coded here.".to_owned(),
                ));
                continue;
            }
            if share != Share::All {
                blocks.push(Block::Text(
                    "`not mentioned`: the sources read do not mention it, which does not mean that the organization lacks it."
                        .to_owned(),
                ));
            }
            blocks.push(Block::Pivot {
                grid: self.grid("concept", rows),
                names: ["org", "documents"],
                compares: true,
                longest: None,
            });
        }
    }

    /// The documents and definitions that a concept comes from.
    fn documents(&self, documents: &[&'d Record<'d>], org: &str) -> Vec<Item<'d>> {
        let name = |record: &&Record<'_>| match record.kind {
            kind if kind.is_citable() => short(record),
            kind => format!("{} ({})", short(record), kind.name),
        };
        let names = documents.iter().map(name).collect();
        self.named(names, Some(org))
    }

    /// The first few names, and how many there are more.
    fn named(&self, names: Vec<String>, org: Option<&str>) -> Vec<Item<'d>> {
        let all = self.sections.points && !self.narrowed;
        let most = if all { usize::MAX } else { NAMED };
        let more = names.len().saturating_sub(most);
        let mut items: Vec<Item<'_>> = names
            .into_iter()
            .take(most)
            .map(|name| {
                let item = Item::new(name).sign(Sign::Bullet);
                match org {
                    Some(org) => self.accented(item, org),
                    None => item,
                }
            })
            .collect();
        if more > 0 {
            items.push(Item::new(format!("… {more} more (--all)")).hint());
        }
        items
    }

    fn tie_fields(&self) -> Vec<(String, Vec<Item<'d>>)> {
        let mut fields = Vec::new();
        for sort in &TIES {
            let name = sort.called;
            let ties = self.profile.ties.iter();
            let ties: Vec<&Tie<'_>> = ties.filter(|tie| tie.sort.word == sort.word).collect();
            if ties.is_empty() {
                fields.push((name.to_owned(), vec![Item::new("none")]));
            }
            let between = if sort.in_turn { ", then " } else { " and " };
            let mut groups: Vec<(&[&str], Vec<String>)> = Vec::new();
            for tie in ties {
                let told: Vec<String> = tie.records.iter().map(|record| short(record)).collect();
                let told = told.join(between);
                match groups.iter_mut().find(|(orgs, _)| *orgs == tie.orgs) {
                    Some((_, names)) => names.push(told),
                    None => groups.push((&tie.orgs, vec![told])),
                }
            }
            let place = |org: &str| self.ids().position(|known| known == org);
            groups.sort_by_key(|(orgs, _)| orgs.iter().map(|org| place(org)).collect::<Vec<_>>());
            let mut items = Vec::new();
            for (orgs, names) in groups {
                let orgs: Vec<String> = orgs
                    .iter()
                    .map(|org| {
                        self.profile
                            .dataset
                            .find(org)
                            .map_or_else(String::new, short)
                    })
                    .collect();
                items.push(Item::new(format!(
                    "{}: {}",
                    orgs.join(" and "),
                    names.len()
                )));
                items.extend(self.named(names, None));
            }
            if !items.is_empty() {
                fields.push((name.to_owned(), items));
            }
        }
        fields
    }

    /// Where a disputed date decides the year, and what has no date to count by.
    fn notes(&self) -> Vec<String> {
        let Some(year) = self.profile.year else {
            return Vec::new();
        };
        let mut notes = Vec::new();
        let mut undated = Vec::new();
        for (kind, compared) in counted() {
            let lasts = kind.when.is_some_and(|when| when.to.is_some());
            let mut without = 0;
            let records = self.profile.dataset.records(kind);
            for record in records
                .iter()
                .filter(|record| self.ids().any(|org| state::belongs(record, org)))
            {
                if lasts && !state::is_dated(record) {
                    without += 1;
                }
                if let Some(contested) = state::contested(self.profile.dataset, record, year) {
                    let (does, would) = if contested.counted {
                        ("counts", "would not")
                    } else {
                        ("does not count", "would")
                    };
                    notes.push(format!(
                        "sources disagree: as of {year} `{}` {does}, and {would} by another account ({}); see {}",
                        contested.record, contested.value, contested.discrepancy
                    ));
                }
            }
            if without > 0 {
                undated.push(format!("{} ({without})", compared.called));
            }
        }
        if !undated.is_empty() {
            notes.push(format!(
                "without a known date, and not counted in any year: {}",
                undated.join(", ")
            ));
        }
        notes
    }
}

/// The year of the view that the paper takes.
fn paper_year() -> Option<i64> {
    let date: Date = about().paper.date.parse().ok()?;
    Some(i64::from(date.year()))
}
