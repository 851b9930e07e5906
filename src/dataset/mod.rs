//! The dataset: embedded records with a user's merged into them, read when first asked for, and the indexes that
//! questions need, built when first needed.

pub mod about;
mod builder;
pub mod embedded;
mod ids;
pub mod input;
pub mod kinds;
pub mod path;
pub mod resolve;
pub mod retired;
mod wanted;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::mem;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

pub use crate::base::{dispute, raw, record, scan};
pub use builder::Builder;
use ids::{Asked, Ids};
pub use input::Input;
use record::CITATIONS;
pub use record::Record;
pub use retired::Retired;
pub use wanted::Wanted;

pub use crate::model::Layer;
use crate::model::field::Shape;
use crate::model::value::Value;
use crate::model::{KINDS, Kind, Role};
use crate::problem::Problem;

/// A link as it is seen from the record that it points at.
#[derive(Debug, Clone, Copy)]
pub struct Reference<'d, 'a> {
    /// The record that has the link.
    pub from: &'d Record<'a>,
    /// The path of the field that has it.
    pub field: &'d str,
}

/// All records that a query can see.
pub struct Dataset<'a> {
    embedded: bool,
    layer: Option<Layer>,
    inputs: &'a [Input],
    /// A user's records by kind, as they were read, with the texts of those of an unknown kind.
    own: Vec<Vec<Record<'a>>>,
    /// For each kind of which they are among its records already, and nowhere else: the place of the first.
    appended: [Option<usize>; KINDS.len()],
    kinds: [OnceLock<Vec<Record<'a>>>; KINDS.len()],
    /// For each kind, where among its records that of an id is.
    places: [OnceLock<Ids>; KINDS.len()],
    paths: OnceLock<Vec<Vec<String>>>,
    disputes: OnceLock<BTreeMap<String, Vec<String>>>,
    /// The documents that are of the supplement.
    added: OnceLock<Arc<HashSet<String>>>,
    /// The ids that a user's data retire.
    own_retired: Vec<Retired>,
    retired: OnceLock<Vec<Retired>>,
    remarks: Mutex<Vec<String>>,
}

impl<'a> Dataset<'a> {
    /// Opens the dataset: the embedded records unless `embedded` is false, with those of `inputs` merged into them in their
    /// order, as far as `layer` shows them. Of a user's data only the JSON is checked here.
    ///
    /// # Errors
    /// Where an input is not JSON, or has what is not a record of a known kind.
    pub(crate) fn open(
        inputs: &'a [Input],
        embedded: bool,
        layer: Option<Layer>,
    ) -> Result<Self, Problem> {
        let mut own: Vec<Vec<Record<'a>>> = (0..KINDS.len()).map(|_| Vec::new()).collect();
        let mut own_retired = Vec::new();
        for (number, input) in inputs.iter().enumerate() {
            let within = |problem: Problem| problem.within(format!("cannot read `{}`", input.name));
            for record in input.records(number).map_err(within)? {
                own[record.kind.position()].push(record);
            }
            own_retired.extend(input.retired().map_err(within)?);
        }
        let mut dataset = Self {
            embedded,
            layer,
            inputs,
            own,
            own_retired,
            ..Self::embedded()
        };
        dataset.link_by_name();
        if let Some(remark) = dataset.merge() {
            dataset.remark(remark);
        }
        Ok(dataset)
    }

    /// Puts the id in the place of each name that a user's data may write for it. A name that means none or several
    /// stays as it is, and `validate` says so.
    fn link_by_name(&mut self) {
        let mut found: Vec<(usize, usize, usize, Value<'static>)> = Vec::new();
        for (kind, records) in KINDS.iter().zip(&self.own) {
            let fields = kind.fields.iter().enumerate();
            for (position, field) in fields.filter(|(_, field)| !field.of_type.is_empty()) {
                let Shape::Link(kinds) = field.shape.item() else {
                    continue;
                };
                // However many records write a word, it is looked up once.
                let names = OnceLock::new();
                let mut known: HashMap<String, Option<&'a str>> = HashMap::new();
                for (place, record) in records.iter().enumerate() {
                    let words = record.words(field.name);
                    let mut is_named = false;
                    let ids = words.into_iter().map(|word| {
                        let id = *known.entry(word.clone()).or_insert_with(|| {
                            let names = names.get_or_init(|| self.names_for(field, kinds));
                            names
                                .may_be(&word)
                                .then(|| self.id_for(&word, field, kinds))?
                        });
                        is_named |= id.is_some();
                        id.map_or(word, str::to_owned)
                    });
                    let value = Value::texts(ids.collect::<Vec<_>>());
                    if is_named {
                        found.push((kind.position(), place, position, value));
                    }
                }
            }
        }
        for (kind, place, position, value) in found {
            if let Some(record) = self.own[kind].get_mut(place) {
                record.give(position, value);
            }
            // What was read to look names up does not have it.
            self.kinds[kind] = OnceLock::new();
            self.places[kind] = OnceLock::new();
        }
    }

    /// The embedded dataset, and nothing else.
    #[must_use]
    pub fn embedded() -> Self {
        Self {
            embedded: true,
            layer: None,
            inputs: &[],
            own: (0..KINDS.len()).map(|_| Vec::new()).collect(),
            appended: Default::default(),
            kinds: Default::default(),
            places: Default::default(),
            paths: OnceLock::new(),
            disputes: OnceLock::new(),
            added: OnceLock::new(),
            own_retired: Vec::new(),
            retired: OnceLock::new(),
            remarks: Mutex::default(),
        }
    }

    /// A choice of records to open a dataset with.
    #[must_use]
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// The same records in every layer.
    ///
    /// # Errors
    /// Where an input is not JSON, or has what is no record of a known kind.
    pub fn in_every_layer(&self) -> Result<Dataset<'a>, Problem> {
        Self::open(self.inputs, self.embedded, None)
    }

    /// The inputs that a user gave.
    #[must_use]
    pub const fn inputs(&self) -> &'a [Input] {
        self.inputs
    }

    /// How many records of trusted data were let go as they cannot be what the question asks about.
    #[must_use]
    pub fn unread(&self) -> usize {
        self.inputs.iter().map(Input::unread).sum()
    }

    /// Whether the embedded records are among those shown.
    #[must_use]
    pub const fn has_embedded(&self) -> bool {
        self.embedded
    }

    /// Whether it shows the embedded records, all of them, and no others.
    #[must_use]
    pub fn is_embedded_alone(&self) -> bool {
        self.embedded && self.layer.is_none() && self.own().next().is_none()
    }

    /// The layer that is shown, if not all are.
    #[must_use]
    pub const fn layer(&self) -> Option<Layer> {
        self.layer
    }

    /// A user's records as they were read, before one replaced another.
    pub fn own(&self) -> impl Iterator<Item = &Record<'a>> {
        (0..KINDS.len()).flat_map(|position| match self.appended[position] {
            Some(first) => self.records_at(position).get(first..).unwrap_or_default(),
            None => &self.own[position],
        })
    }

    /// The records of `kind`: sorted by id where they are the embedded ones, a user's new ones after them.
    #[must_use]
    pub fn records(&self, kind: &Kind) -> &[Record<'a>] {
        self.records_at(kind.position())
    }

    fn records_at(&self, position: usize) -> &[Record<'a>] {
        self.kinds[position].get_or_init(|| {
            let mut records = self.with_own(position).records;
            match self.layer {
                None => {}
                Some(Layer::Supplement) => {
                    records.retain(Record::is_added);
                }
                Some(Layer::Paper) => {
                    records.retain(|record| !record.is_added());
                    for record in &mut records {
                        self.cut_to_paper(record);
                    }
                }
            }
            records
        })
    }

    /// Leaves of `record` what the paper supports.
    fn cut_to_paper(&self, record: &mut Record<'a>) {
        let added = self
            .added
            .get_or_init(|| Arc::new(self.supplement_documents()));
        record.mask(supported_only_by(added, record), Arc::clone(added));
    }

    /// The record with only what the paper supports in it.
    #[must_use]
    pub fn in_paper(&self, record: &Record<'a>) -> Record<'a> {
        let mut record = record.clone();
        self.cut_to_paper(&mut record);
        record
    }

    fn with_own(&self, position: usize) -> WithOwn<'a> {
        let kind = KINDS[position];
        if self.appended[position].is_some() {
            return WithOwn {
                records: self.records_at(position).to_vec(),
                ids: None,
                replaced: Vec::new(),
            };
        }
        let mut laid = WithOwn {
            records: if self.embedded {
                embedded::read(kind)
            } else {
                Vec::new()
            },
            ids: None,
            replaced: Vec::new(),
        };
        let (own, records) = (&self.own[position], &mut laid.records);
        if own.is_empty() {
            return laid;
        }
        records.reserve_exact(own.len());
        let mut ids = Ids::of(records, own.len());
        for record in own {
            let id_of = |place: usize| records.get(place).map(Record::id);
            match ids.add(record.id(), records.len(), id_of) {
                Some(place) => {
                    records[place] = record.clone();
                    laid.replaced.push(record.id());
                }
                None => records.push(record.clone()),
            }
        }
        laid.ids = Some(ids);
        laid
    }

    fn supplement_documents(&self) -> HashSet<String> {
        KINDS
            .iter()
            .enumerate()
            .filter(|(_, kind)| kind.is_citable())
            .flat_map(|(position, _)| self.with_own(position).records)
            .filter(Record::is_added)
            .map(|record| record.id().to_owned())
            .collect()
    }

    /// Every record, kind by kind.
    pub fn all(&self) -> impl Iterator<Item = &Record<'a>> {
        (0..KINDS.len()).flat_map(|position| self.records_at(position))
    }

    /// The record with this very id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Record<'a>> {
        if self.is_embedded_alone() {
            let (kind, place) = embedded::locate(id)?;
            return self.records_at(kind).get(place);
        }
        let asked = Asked::from(id);
        (0..KINDS.len()).find_map(|position| self.find_at(position, asked))
    }

    fn find_at(&self, position: usize, asked: Asked<'_>) -> Option<&Record<'a>> {
        let records = self.records_at(position);
        let places = self.places[position].get_or_init(|| Ids::of(records, 0));
        records.get(places.get(asked, |place| records.get(place).map(Record::id))?)
    }

    /// The record of `kind` with this very id; the records of other kinds are not read.
    #[must_use]
    pub fn find_in(&self, kind: &Kind, id: &str) -> Option<&Record<'a>> {
        self.find_at(kind.position(), id.into())
    }

    /// The retired ids: the embedded dataset's, and those of a user's data after them.
    #[must_use]
    pub fn retired(&self) -> &[Retired] {
        self.retired.get_or_init(|| {
            let mut retired = if self.embedded {
                retired::embedded()
            } else {
                Vec::new()
            };
            retired.extend(self.own_retired.iter().cloned());
            retired
        })
    }

    /// How many records a user's data add and which they replace; nothing where there are none to merge with.
    fn merge(&mut self) -> Option<String> {
        /// How many replaced records a remark names.
        const NAMED: usize = 5;
        // None of those that were let go replaces another.
        let (mut added, mut replaced) = (self.unread(), Vec::new());
        for position in 0..KINDS.len() {
            let own = self.own[position].len();
            if own == 0 {
                continue;
            }
            if self.layer.is_none() && self.append(position) {
                added += own;
                continue;
            }
            let laid = self.with_own(position);
            added += own - laid.replaced.len();
            replaced.extend(laid.replaced);
            if self.layer.is_none() {
                // Nothing but this is shown.
                let _ = self.kinds[position].set(laid.records);
                if let Some(ids) = laid.ids {
                    let _ = self.places[position].set(ids);
                }
            }
        }
        if added + replaced.len() == 0 || (!self.embedded && replaced.is_empty()) {
            return None;
        }
        let records = |count: usize| {
            if count == 1 {
                "1 record".to_owned()
            } else {
                format!("{count} records")
            }
        };
        let mut remark = format!("your data add {}", records(added));
        if !replaced.is_empty() {
            let named = replaced
                .iter()
                .take(NAMED)
                .copied()
                .collect::<Vec<_>>()
                .join(", ");
            let more = match replaced.len().saturating_sub(NAMED) {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            remark = format!(
                "{remark} and replace {}: {named}{more}",
                records(replaced.len())
            );
        }
        Some(remark)
    }

    /// Moves a user's records of a kind behind the embedded ones, where none takes the place of another: they are kept once.
    /// Says whether it did.
    fn append(&mut self, position: usize) -> bool {
        let mut records = if self.embedded {
            embedded::read(KINDS[position])
        } else {
            Vec::new()
        };
        let first = records.len();
        let own = &self.own[position];
        let mut ids = Ids::of(&records, own.len());
        let id_of = |place: usize| {
            let behind = || own.get(place.checked_sub(first)?);
            records.get(place).or_else(behind).map(Record::id)
        };
        for (number, record) in own.iter().enumerate() {
            if ids.add(record.id(), first + number, id_of).is_some() {
                return false;
            }
        }
        records.reserve_exact(own.len());
        records.append(&mut self.own[position]);
        self.own[position] = Vec::new();
        self.appended[position] = Some(first);
        self.kinds[position] = records.into();
        self.places[position] = ids.into();
        true
    }

    /// Keeps a remark for people that came up while something was looked up; each is given once.
    fn remark(&self, remark: String) {
        let mut remarks = self.remarks.lock().unwrap_or_else(PoisonError::into_inner);
        if !remarks.contains(&remark) {
            remarks.push(remark);
        }
    }

    /// The remarks that came up since they were last taken.
    #[must_use]
    pub fn take_remarks(&self) -> Vec<String> {
        let mut remarks = self.remarks.lock().unwrap_or_else(PoisonError::into_inner);
        mem::take(&mut *remarks)
    }

    /// The records that link to `id`, with the field that has the link; citations are no links.
    #[must_use]
    pub fn references_to(&self, id: &str) -> Vec<Reference<'_, 'a>> {
        if !self.is_embedded_alone() {
            return self.read_references_to(id);
        }
        let paths = self.link_paths();
        let links = embedded::links_to(id);
        links
            .filter_map(|link| {
                let from = self.records_at(link.kind).get(link.place)?;
                let field = paths.get(link.kind)?.get(link.path)?;
                Some(Reference { from, field })
            })
            .collect()
    }

    /// The same, found by reading every record that may link there.
    fn read_references_to(&self, id: &str) -> Vec<Reference<'_, 'a>> {
        let mut references = Vec::new();
        for (position, paths) in self.link_paths().iter().enumerate() {
            for from in self
                .records_at(position)
                .iter()
                .filter(|record| record.id() != id)
            {
                for field in paths {
                    if from.may_link(field, id)
                        && from.words(field).iter().any(|linked| linked == id)
                    {
                        references.push(Reference { from, field });
                    }
                }
            }
        }
        references
    }

    /// For each id, the relations that link to it, in their order: one pass for who asks of many records.
    #[must_use]
    pub fn relations(&self) -> HashMap<String, Vec<&Record<'a>>> {
        let mut relations: HashMap<String, Vec<&Record<'a>>> = HashMap::new();
        for (position, paths) in self.link_paths().iter().enumerate() {
            let records = self.records_at(position).iter();
            for from in records.filter(|record| record.kind.is_relation()) {
                for id in paths.iter().flat_map(|field| from.words(field)) {
                    let linking = relations.entry(id).or_default();
                    if linking.last().is_none_or(|last| last.id() != from.id()) {
                        linking.push(from);
                    }
                }
            }
        }
        relations
    }

    /// The texts that the records of `kind` have at `path`, each once, in their order.
    #[must_use]
    pub fn values(&self, kind: &Kind, path: &str) -> Vec<String> {
        let mut values: Vec<String> = self
            .records(kind)
            .iter()
            .flat_map(|record| record.words(path))
            .collect();
        values.sort_unstable();
        values.dedup();
        values
    }

    /// For each kind, the paths of its fields that have links, citations aside.
    fn link_paths(&self) -> &[Vec<String>] {
        self.paths.get_or_init(|| {
            KINDS
                .iter()
                .map(|kind| {
                    let links = kind.links().into_iter();
                    links.map(|(path, _)| path).collect()
                })
                .collect()
        })
    }

    /// Every id that some other record links to, citations aside.
    #[must_use]
    pub fn linked_ids(&self) -> HashSet<String> {
        let mut linked = HashSet::new();
        for (position, paths) in self.link_paths().iter().enumerate() {
            for record in self.records_at(position) {
                let links = paths.iter().flat_map(|path| record.words(path));
                linked.extend(links.filter(|id| id != record.id()));
            }
        }
        linked
    }

    /// The fields of the record `id` on which accounts differ; an empty path is the record in full.
    #[must_use]
    pub fn disputed(&self, id: &str) -> Vec<&str> {
        // What the build script found is true of the embedded records as long as none is added, replaced or left out.
        if self.is_embedded_alone() {
            return embedded::disputed(id);
        }
        let disputes = self
            .disputes
            .get_or_init(|| dispute::index(self.disputes()));
        let paths = disputes.get(id).into_iter().flatten();
        paths.map(String::as_str).collect()
    }

    /// The fields of `record`, which is of this dataset, on which accounts differ; an empty path is the record in full.
    #[must_use]
    pub fn disputed_in(&self, record: &Record<'_>) -> Vec<&str> {
        if self.is_embedded_alone() && !record.may_be_disputed() {
            return Vec::new();
        }
        self.disputed(record.id())
    }

    /// The records that say where accounts differ.
    pub fn disputes(&self) -> impl Iterator<Item = &Record<'a>> {
        let kinds = KINDS.iter().filter(|kind| kind.role == Role::Dispute);
        kinds.flat_map(|kind| self.records(kind))
    }
}

/// Records of a kind, a user's merged into the embedded ones.
struct WithOwn<'a> {
    records: Vec<Record<'a>>,
    /// Their places by id, where they were needed.
    ids: Option<Ids>,
    /// The ids of records that took the place of another.
    replaced: Vec<&'a str>,
}

impl Ids {
    /// The places of `records`, with room for so many more.
    fn of(records: &[Record<'_>], more: usize) -> Self {
        let mut ids = Self::with_room(records.len() + more);
        for (place, record) in records.iter().enumerate() {
            ids.add(record.id(), place, |place| {
                records.get(place).map(Record::id)
            });
        }
        ids
    }
}

/// The paths of `record` that only citations of `documents` support.
fn supported_only_by(documents: &HashSet<String>, record: &Record<'_>) -> Vec<String> {
    let citations = record.get("citations");
    let mut masked: Vec<String> = Vec::new();
    let mut kept: HashSet<&str> = HashSet::new();
    for citation in citations.items() {
        let elsewhere = citation
            .str_at("source")
            .is_some_and(|source| documents.contains(source));
        let Some(fields) = citation.get("for") else {
            continue;
        };
        for field in fields
            .items()
            .iter()
            .filter_map(crate::model::value::Value::as_str)
        {
            if elsewhere {
                masked.push(field.to_owned());
            } else {
                kept.insert(field);
            }
        }
    }
    // Finding aids are in every layer, and where items have citations of their own, these decide item by item.
    let stays = |path: &str| {
        record.kind.field(path).is_some_and(|field| {
            let parts = field.shape.parts();
            field.in_every_layer
                || (field.shape.is_list() && parts.iter().any(|part| part.name == CITATIONS))
        })
    };
    masked.retain(|path| !kept.contains(path.as_str()) && !stays(path));
    masked
}
