//! What ties organizations to each other: records of several of them, and links between records of one and of another, as
//! kinds and fields declare.

use crate::dataset::{Dataset, Record};
use crate::model::date::Date;
use crate::model::field::Field;
use crate::model::value::Value;
use crate::model::{KINDS, Kind, TIES, Tie as Sort};
use crate::state;

/// A tie between two or more of the organizations compared.
pub struct Tie<'d> {
    /// What sort of tie it is.
    pub sort: &'static Sort,
    /// The organizations that it ties, in the order in which they are compared.
    pub orgs: Vec<&'d str>,
    /// The record that makes it; of two that are linked the earlier and the later one.
    pub records: Vec<&'d Record<'d>>,
}

impl<'d> Tie<'d> {
    /// The tie as data.
    #[must_use]
    pub fn value(&self) -> Value<'d> {
        Value::object([
            ("tie", Value::from(self.sort.word)),
            ("orgs", Value::texts(self.orgs.iter().copied())),
            (
                "ids",
                Value::texts(self.records.iter().map(|record| record.id())),
            ),
        ])
    }
}

/// The ties between `orgs` by type, as of `year` if one is given.
#[must_use]
pub fn between<'d>(dataset: &'d Dataset<'d>, orgs: &[&'d str], year: Option<Date>) -> Vec<Tie<'d>> {
    let mut ties = Vec::new();
    for sort in &TIES {
        for kind in KINDS {
            if kind.tie == sort.word {
                joint(dataset, orgs, year, kind, sort, &mut ties);
            }
            for field in kind.fields.iter().filter(|field| field.tie == sort.word) {
                linked(dataset, orgs, year, (kind, field), sort, &mut ties);
            }
        }
    }
    ties
}

/// Records of a kind that belong to several of `orgs` at once.
fn joint<'d>(
    dataset: &'d Dataset<'d>,
    orgs: &[&'d str],
    year: Option<Date>,
    of: &Kind,
    sort: &'static Sort,
    ties: &mut Vec<Tie<'d>>,
) {
    for record in dataset.records(of) {
        let concerned: Vec<&str> = orgs
            .iter()
            .copied()
            .filter(|org| state::belongs(record, org))
            .collect();
        if concerned.len() > 1 && state::counts(dataset, record, year) {
            ties.push(Tie {
                sort,
                orgs: concerned,
                records: vec![record],
            });
        }
    }
}

/// Records of different organizations that one links to the other in the field: of `year` where the later began in it, or
/// both were there.
fn linked<'d>(
    dataset: &'d Dataset<'d>,
    orgs: &[&'d str],
    year: Option<Date>,
    (kind, field): (&Kind, &Field),
    sort: &'static Sort,
    ties: &mut Vec<Tie<'d>>,
) {
    let counts = |earlier: &Record<'d>, later: &Record<'d>| match year {
        Some(year) if sort.in_turn => later.year() == Some(year.year()),
        year => state::counts(dataset, earlier, year) && state::counts(dataset, later, year),
    };
    for later in dataset.records(kind) {
        for earlier in later
            .words(field.name)
            .iter()
            .filter_map(|id| dataset.find(id))
        {
            let of = |record: &Record<'_>, org: &str| state::belongs(record, org);
            let apart = orgs.iter().any(|one| {
                of(earlier, one)
                    && orgs
                        .iter()
                        .any(|other| one != other && of(later, other) && !of(earlier, other))
            });
            if apart && counts(earlier, later) {
                let concerned = orgs
                    .iter()
                    .copied()
                    .filter(|org| of(earlier, org) || of(later, org));
                ties.push(Tie {
                    sort,
                    orgs: concerned.collect(),
                    records: vec![earlier, later],
                });
            }
        }
    }
}
