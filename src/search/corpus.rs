//! The documents that a search looks through: the embedded ones by the tables that were made when the program was built,
//! a user's own and those that a layer changes by the same tables made now.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use crate::dataset::{Dataset, Layer, Record, embedded};
use crate::model::KINDS;
use crate::search::index::scan::{self, Context, Scan};
use crate::search::index::table::{Document, Entry, Occurrence, Searched, Table};
use crate::search::index::thesaurus::Lines;
use crate::search::rule::Rule;

static TABLES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/search.tables"));

/// Which names stand for the same thing.
pub static THESAURUS: Lines<'static> = Lines {
    groups: include_str!(concat!(env!("OUT_DIR"), "/thesaurus.groups")),
    names: include_str!(concat!(env!("OUT_DIR"), "/thesaurus.names")),
    everyday: include_str!(concat!(env!("OUT_DIR"), "/thesaurus.everyday")),
    asked: include_str!(concat!(env!("OUT_DIR"), "/thesaurus.asked")),
};

/// From how many records of a user's own on everything is scanned.
const MANY: usize = 100;

/// Tables of the records that the embedded tables do not tell of, and the documents there that do not count.
#[derive(Debug, Default)]
pub struct Own {
    tables: Vec<u8>,
    hidden: HashSet<String>,
}

impl Own {
    /// Scans what differs from the embedded records: a user's, those that link to one, and those with a veiled field.
    /// Nothing where nothing differs.
    #[must_use]
    pub fn scan(dataset: &Dataset<'_>) -> Option<Self> {
        if dataset.is_embedded_alone() {
            return None;
        }
        let replaced: HashSet<&str> = dataset.own().map(Record::id).collect();
        // Looking for who links to each costs more, where they are many, than scanning everything.
        let all = !dataset.has_embedded() || replaced.len() > MANY;
        let referring = replaced.iter().filter(|_| !all);
        let touched: HashSet<String> = referring
            .flat_map(|id| dataset.references_to(id))
            .map(|reference| reference.from.id().to_owned())
            .chain(dataset.own().flat_map(scan::lends))
            .collect();
        Some(Self::of(dataset, &|record| {
            all || record.input().is_some() || record.is_masked() || touched.contains(record.id())
        }))
    }

    /// Scans the records that are wanted.
    fn of(dataset: &Dataset<'_>, wants: &dyn Fn(&Record<'_>) -> bool) -> Self {
        let mut lent: HashMap<String, Vec<String>> = HashMap::new();
        let lenders = KINDS.into_iter().filter(|kind| scan::may_lend(kind));
        for record in lenders.flat_map(|kind| dataset.records(kind)) {
            for id in scan::lends(record) {
                lent.entry(id).or_default().extend(scan::names(record));
            }
        }
        let context = Context {
            lent: &|id| lent.get(id).cloned().unwrap_or_default(),
            names: &|id| dataset.find(id).map(scan::names).unwrap_or_default(),
            disputed: &|id| !dataset.disputed(id).is_empty(),
            thesaurus: THESAURUS,
        };
        let mut scan = Scan::new(context);
        let mut hidden = HashSet::new();
        for kind in KINDS {
            for (place, record) in dataset.records(kind).iter().enumerate() {
                if wants(record) {
                    scan.add(record, place);
                    hidden.insert(record.id().to_owned());
                }
            }
        }
        Self {
            tables: scan.finish(),
            hidden,
        }
    }
}

/// The tables of everything that `dataset` shows.
#[must_use]
pub fn tables(dataset: &Dataset<'_>) -> Cow<'static, [u8]> {
    if dataset.is_embedded_alone() {
        Cow::Borrowed(TABLES)
    } else {
        Cow::Owned(Own::of(dataset, &|_| true).tables)
    }
}

/// The documents that a search looks through, numbered through over all tables.
pub struct Corpus<'c, 'd> {
    dataset: &'d Dataset<'d>,
    parts: Vec<Part<'c>>,
}

struct Part<'c> {
    table: Table<'c>,
    fields: Vec<Searched<'c>>,
    first: usize,
    /// The documents that count; all where there is no list.
    shown: Option<Vec<bool>>,
    embedded: bool,
}

/// How many tables there are at most: the embedded ones and those of what differs.
const TABLED: usize = 2;

/// Where a term is in the tables, so that it need not be looked up again.
#[derive(Debug, Clone, Copy, Default)]
pub struct Located {
    /// In how many documents it occurs.
    pub documents: u32,
    /// Its number in each of the tables.
    numbers: [Option<usize>; TABLED],
}

impl Occurrence<'_, '_> {
    /// What the term counts there.
    #[must_use]
    pub fn share(&self, rule: &Rule) -> f32 {
        let length = 1.0 - rule.length + rule.length * self.length / self.field.mean;
        self.field.weight * self.count / length
    }
}

impl<'c, 'd> Corpus<'c, 'd> {
    /// The corpus of what `dataset` shows; `own` is what [`Own::scan`] gave for it.
    #[must_use]
    pub fn over(dataset: &'d Dataset<'d>, own: Option<&'c Own>) -> Self {
        let mut corpus = Self {
            dataset,
            parts: Vec::new(),
        };
        if dataset.has_embedded() {
            let table = Table::over(TABLES);
            let shown = own.map(|own| {
                (0..table.documents())
                    .map(|number| {
                        let document = table.document(number);
                        !own.hidden.contains(document.id)
                            && match dataset.layer() {
                                None => true,
                                Some(Layer::Paper) => !document.supplement,
                                Some(Layer::Supplement) => document.supplement,
                            }
                    })
                    .collect()
            });
            corpus.add(table, shown, true);
        }
        if let Some(own) = own {
            corpus.add(Table::over(&own.tables), None, false);
        }
        corpus
    }

    fn add(&mut self, table: Table<'c>, shown: Option<Vec<bool>>, embedded: bool) {
        let first = self.documents();
        self.parts.push(Part {
            table,
            fields: table.fields(),
            first,
            shown,
            embedded,
        });
    }

    /// The number of documents, those that do not count among them.
    #[must_use]
    pub fn documents(&self) -> usize {
        self.parts
            .last()
            .map_or(0, |part| part.first + part.table.documents())
    }

    /// Every document that counts.
    pub fn all(&self) -> impl Iterator<Item = usize> {
        self.parts.iter().flat_map(|part| {
            (0..part.table.documents())
                .filter(|number| part.shows(*number))
                .map(|number| part.first + number)
        })
    }

    fn part(&self, document: usize) -> (&Part<'c>, usize) {
        let number = self
            .parts
            .iter()
            .rposition(|part| part.first <= document)
            .unwrap_or_default();
        let part = &self.parts[number];
        (part, document - part.first)
    }

    /// What filters ask of a document.
    #[must_use]
    pub fn document(&self, number: usize) -> Document<'c> {
        let (part, number) = self.part(number);
        part.table.document(number)
    }

    /// The id of a document.
    #[must_use]
    pub fn id(&self, number: usize) -> &'c str {
        let (part, number) = self.part(number);
        part.table.id(number)
    }

    /// The position of a document's kind.
    #[must_use]
    pub fn kind_of(&self, number: usize) -> usize {
        let (part, number) = self.part(number);
        part.table.kind_of(number)
    }

    /// The ids of the organizations that a document belongs to.
    pub fn orgs(&self, number: usize) -> impl Iterator<Item = &'c str> {
        let (part, number) = self.part(number);
        let table = part.table;
        let orgs = table.document(number).orgs.into_iter();
        orgs.map(move |org| table.organization(org))
    }

    /// The record of a document.
    #[must_use]
    pub fn record(&self, number: usize) -> Option<Record<'d>> {
        let (part, number) = self.part(number);
        let document = part.table.document(number);
        let kind = KINDS.get(document.kind)?;
        if part.embedded && self.dataset.layer().is_none() {
            embedded::read_at(kind, document.place)
        } else if part.embedded {
            self.dataset.find(document.id).cloned()
        } else {
            self.dataset.records(kind).get(document.place).cloned()
        }
    }

    /// The names by which the record with that id goes.
    #[must_use]
    pub fn names(&self, id: &str) -> Vec<String> {
        let record = match self.parts.as_slice() {
            // Looking the id up in the tables reads one record instead of all.
            [part] if self.dataset.is_embedded_alone() => {
                let document = part.table.identify(id, KINDS.len());
                document.and_then(|document| self.record(document))
            }
            _ => self.dataset.find(id).cloned(),
        };
        record.as_ref().map(scan::names).unwrap_or_default()
    }

    /// Where `term` is.
    #[must_use]
    pub fn locate(&self, term: &str) -> Located {
        let mut located = Located::default();
        for (part, number) in self.parts.iter().zip(&mut located.numbers) {
            *number = part.table.number(term);
            if let Some(number) = *number {
                located.documents += part.table.term(number).documents;
            }
        }
        located
    }

    /// In how many documents `term` occurs.
    #[must_use]
    pub fn frequency(&self, term: &str) -> u32 {
        self.locate(term).documents
    }

    /// How a term is mostly written.
    #[must_use]
    pub fn surface(&self, located: Located) -> &'c str {
        let entry = self.entries(located).next();
        entry.map_or("", |(_, entry)| entry.surface)
    }

    fn entries(&self, located: Located) -> impl Iterator<Item = (&Part<'c>, Entry<'c>)> {
        let parts = self.parts.iter().zip(located.numbers);
        parts.filter_map(|(part, number)| Some((part, part.table.term(number?))))
    }

    /// Calls `visit` with every document that has a term and is wanted, and with its occurrences there.
    pub fn each(
        &self,
        located: Located,
        wants: impl Fn(usize) -> bool,
        mut visit: impl FnMut(usize, &[Occurrence<'_, 'c>]),
    ) {
        for (part, entry) in self.entries(located) {
            entry.each(
                &part.fields,
                |document| part.shows(document) && wants(part.first + document),
                |document, occurrences| visit(part.first + document, occurrences),
            );
        }
    }

    /// Whether a term begins with `start`.
    #[must_use]
    pub fn has_beginning(&self, start: &str) -> bool {
        let mut parts = self.parts.iter();
        parts.any(|part| part.table.beginning_with(start).next().is_some())
    }

    /// The terms that begin with `start`.
    pub fn beginning_with(&self, start: &str) -> Vec<Entry<'c>> {
        self.parts
            .iter()
            .flat_map(|part| part.table.beginning_with(start))
            .collect()
    }

    /// Calls `visit` with every word of the texts: its term and how it mostly stands there.
    pub fn words(&self, visit: &mut impl FnMut(Entry<'c>)) {
        for part in &self.parts {
            for number in 0..part.table.terms() {
                visit(part.table.term(number));
            }
        }
    }
}

impl Part<'_> {
    fn shows(&self, document: usize) -> bool {
        self.shown
            .as_ref()
            .is_none_or(|shown| shown.get(document).copied().unwrap_or_default())
    }
}
