//! Ties between organizations: influences, agreements, parallel and successive missions, and courses.

use crate::dataset::{Dataset, Record};
use crate::model::date::Date;
use crate::model::value::Value;
use crate::model::{COURSE, INFLUENCE, Kind, MISSION, POLICY};
use crate::state;

/// A tie between two or more of the organizations compared.
pub struct Tie<'d> {
    /// The type of tie.
    pub sort: &'static str,
    /// The organizations, in the order in which they are compared.
    pub orgs: Vec<&'d str>,
    /// The record that makes the tie; for missions, the earlier and the later one.
    pub records: Vec<&'d Record<'d>>,
}

impl<'d> Tie<'d> {
    /// The tie as data.
    #[must_use]
    pub fn value(&self) -> Value<'d> {
        Value::object([
            ("tie", Value::from(self.sort)),
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
    joint(dataset, orgs, year, INFLUENCE, "influence", &mut ties);
    joint(dataset, orgs, year, POLICY, "agreement", &mut ties);
    linked(
        dataset,
        orgs,
        "parallel",
        "parallel",
        &mut ties,
        |earlier, later| {
            state::counts(dataset, earlier, year) && state::counts(dataset, later, year)
        },
    );
    linked(
        dataset,
        orgs,
        "predecessors",
        "sequence",
        &mut ties,
        |_, later| year.is_none_or(|year| later.year() == Some(year.year())),
    );
    joint(dataset, orgs, year, COURSE, "training", &mut ties);
    ties
}

/// Records of a kind that belong to several of `orgs` at once.
fn joint<'d>(
    dataset: &'d Dataset<'d>,
    orgs: &[&'d str],
    year: Option<Date>,
    of: &Kind,
    sort: &'static str,
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

/// Pairs of missions of different organizations of which one links to the other in `field`.
fn linked<'d>(
    dataset: &'d Dataset<'d>,
    orgs: &[&'d str],
    field: &str,
    sort: &'static str,
    ties: &mut Vec<Tie<'d>>,
    counts: impl Fn(&Record<'d>, &Record<'d>) -> bool,
) {
    for later in dataset.records(MISSION) {
        for earlier in later.words(field).iter().filter_map(|id| dataset.find(id)) {
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
