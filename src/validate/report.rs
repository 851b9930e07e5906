//! What the checks find, counted and kept: of each sort of error its number and the first of them, so that a file in which
//! everything is wrong costs no more than it is long.

use std::collections::HashMap;

use super::Finding;
use crate::dataset::{Dataset, Input, Record};
use crate::model::KINDS;
use crate::model::field::Field;

/// Of how many errors of a sort the records that were perhaps meant are looked for.
const SUGGESTED: usize = 20;
/// Among so many records at most they are looked for.
const AMONG: usize = 10_000;

/// Where a check reports what it finds.
pub struct Findings<'d> {
    inputs: &'d [Input],
    check: &'static str,
    /// How many of each sort are kept.
    most: usize,
    list: Vec<(Finding, Option<Link>)>,
    /// The ids of the records of those that are not kept.
    others: Vec<String>,
    /// How many there are at each field.
    counts: HashMap<String, usize>,
    /// The fields, in the order in which each first came up.
    fields: Vec<String>,
}

/// A link that leads nowhere: what it may have meant is looked for when it is known to be among the first.
#[derive(Debug, Clone)]
pub(super) struct Link {
    pub(super) id: String,
    pub(super) field: &'static Field,
    pub(super) kinds: &'static [&'static str],
}

impl<'d> Findings<'d> {
    pub(super) fn new(inputs: &'d [Input], check: &'static str, most: usize) -> Self {
        Self {
            inputs,
            check,
            most,
            list: Vec::new(),
            others: Vec::new(),
            counts: HashMap::new(),
            fields: Vec::new(),
        }
    }

    /// Reports that `field` of `record` has `found` where `allowed` is.
    pub(super) fn report(
        &mut self,
        record: &Record<'_>,
        field: &str,
        found: impl Into<String>,
        allowed: impl Into<String>,
    ) {
        self.keep(record, field, found, allowed, None);
    }

    /// The same of a link that leads nowhere.
    pub(super) fn report_link(
        &mut self,
        record: &Record<'_>,
        field: &str,
        found: impl Into<String>,
        allowed: impl Into<String>,
        link: Link,
    ) {
        self.keep(record, field, found, allowed, Some(link));
    }

    fn keep(
        &mut self,
        record: &Record<'_>,
        field: &str,
        found: impl Into<String>,
        allowed: impl Into<String>,
        link: Option<Link>,
    ) {
        if self.count(field, 1) >= self.most {
            self.others.push(record.id().to_owned());
            return;
        }
        let file = record
            .input()
            .and_then(|number| self.inputs.get(number))
            .map_or_else(String::new, |input| {
                let offset = record.offset_in(&input.text);
                offset.map_or_else(
                    || input.name.clone(),
                    |offset| format!("{}:{}", input.name, input.line_at(offset)),
                )
            });
        let finding = Finding {
            check: self.check,
            file,
            record: record.id().to_owned(),
            field: field.to_owned(),
            found: found.into(),
            allowed: allowed.into(),
        };
        self.list.push((finding, link));
    }

    /// The ids of the records that were reported, those not kept too.
    pub(super) fn records(&self) -> impl Iterator<Item = &str> {
        let kept = self.list.iter().map(|(finding, _)| finding.record.as_str());
        kept.chain(self.others.iter().map(String::as_str))
    }

    /// Counts so many more at `field`, and gives how many there were.
    fn count(&mut self, field: &str, more: usize) -> usize {
        if let Some(count) = self.counts.get_mut(field) {
            *count += more;
            return *count - more;
        }
        self.counts.insert(field.to_owned(), more);
        self.fields.push(field.to_owned());
        0
    }

    /// Adds what the same check found in records behind these.
    pub(super) fn append(&mut self, other: Self) {
        let mut kept: HashMap<String, usize> = HashMap::new();
        for field in &other.fields {
            let more = other.counts.get(field).copied().unwrap_or_default();
            let before = self.count(field, more);
            kept.insert(field.clone(), before);
        }
        for (finding, link) in other.list {
            let Some(number) = kept.get_mut(&finding.field) else {
                continue;
            };
            if *number < self.most {
                self.list.push((finding, link));
            } else {
                self.others.push(finding.record);
            }
            *number += 1;
        }
        self.others.extend(other.others);
    }
}

/// What the checks found.
#[derive(Debug, Default)]
pub struct Report {
    /// The errors that were kept, in the order of the checks and of the records of each.
    pub list: Vec<Finding>,
    /// The sorts of error, in the order in which each first came up.
    pub sorts: Vec<Sort>,
}

/// Errors of one sort: of the same check at the same field.
#[derive(Debug)]
pub struct Sort {
    /// How many there are.
    pub count: usize,
    /// The first of them.
    pub first: Finding,
}

impl Report {
    /// How many errors there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.sorts.iter().map(|sort| sort.count).sum()
    }

    /// Adds what a check found.
    pub(super) fn add(&mut self, findings: Findings<'_>, dataset: &Dataset<'_>) {
        let mut first: HashMap<&str, Finding> = HashMap::new();
        let mut suggested: HashMap<String, usize> = HashMap::new();
        let begin = self.list.len();
        for (mut finding, link) in findings.list {
            if let Some(link) = link {
                let number = suggested.entry(finding.field.clone()).or_default();
                *number += 1;
                if *number <= SUGGESTED
                    && let Some(near) = meant(dataset, &link)
                {
                    finding.allowed = near;
                }
            }
            self.list.push(finding);
        }
        for finding in &self.list[begin..] {
            first
                .entry(&finding.field)
                .or_insert_with(|| finding.clone());
        }
        for field in &findings.fields {
            let count = findings.counts.get(field).copied().unwrap_or_default();
            if let Some(first) = first.remove(field.as_str()) {
                self.sorts.push(Sort { count, first });
            }
        }
    }
}

/// The records that a link may have meant, as a question.
fn meant(dataset: &Dataset<'_>, link: &Link) -> Option<String> {
    let among = KINDS
        .iter()
        .filter(|kind| link.kinds.is_empty() || link.kinds.contains(&kind.name));
    let among: usize = among.map(|kind| dataset.records(kind).len()).sum();
    if among > AMONG {
        return None;
    }
    let near = dataset
        .resolve_for(&link.id, link.field, link.kinds)
        .err()?;
    let first: Vec<_> = near.suggestions.into_iter().take(3).collect();
    (!first.is_empty()).then(|| format!("{}?", first.join(", ")))
}
