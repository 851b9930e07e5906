//! The checks on data: what a record must look like, what must be true of the records of any dataset, and what must be true
//! of what they cite from the paper. All are run, and every error is reported.

mod meaning;
mod paper;
mod shape;

use std::collections::HashSet;

use crate::dataset::{Dataset, Input, Record};
use crate::model::value::Value;

/// One thing that is wrong, and where.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The sentence that is not true.
    pub check: &'static str,
    /// The input, with the line; empty for the embedded data.
    pub file: String,
    /// The record's id.
    pub record: String,
    /// The field, as a dotted path; empty where the full record is meant.
    pub field: String,
    /// What was found.
    pub found: String,
    /// What is allowed.
    pub allowed: String,
}

/// Which records are checked, among which.
pub struct Scope<'d, 'a> {
    /// All records, those that are checked among them.
    pub dataset: &'d Dataset<'a>,
    /// The records that are checked.
    pub records: Vec<&'d Record<'a>>,
    /// Whether these are all there are: some sentences are about a full dataset.
    pub is_all: bool,
}

/// Where a check reports what it finds.
pub struct Findings<'d> {
    inputs: &'d [Input],
    check: &'static str,
    list: Vec<Finding>,
}

impl Findings<'_> {
    /// Reports that `field` of `record` has `found` where `allowed` is.
    fn report(
        &mut self,
        record: &Record<'_>,
        field: &str,
        found: impl Into<String>,
        allowed: impl Into<String>,
    ) {
        let file = record
            .input
            .and_then(|number| self.inputs.get(number))
            .map_or_else(String::new, |input| {
                let offset = record.offset_in(&input.text);
                offset.map_or_else(
                    || input.name.clone(),
                    |offset| format!("{}:{}", input.name, input.line_at(offset)),
                )
            });
        self.list.push(Finding {
            check: self.check,
            file,
            record: record.id().to_owned(),
            field: field.to_owned(),
            found: found.into(),
            allowed: allowed.into(),
        });
    }
}

/// A check: a sentence, and how to look for what breaks it.
struct Check {
    sentence: &'static str,
    /// Reports every place where the sentence is not true.
    look: fn(&Scope<'_, '_>, &mut Findings<'_>),
    /// Whether it is about a full dataset, and not about a user's additions to one.
    of_all: bool,
    /// Whether it is a matter of house style, which makes no dataset invalid.
    note: bool,
}

impl Check {
    const fn new(sentence: &'static str, look: fn(&Scope<'_, '_>, &mut Findings<'_>)) -> Self {
        Self {
            sentence,
            look,
            of_all: false,
            note: false,
        }
    }

    /// It is about a full dataset.
    const fn of_all(mut self) -> Self {
        self.of_all = true;
        self
    }

    /// It is a matter of house style.
    const fn note(mut self) -> Self {
        self.note = true;
        self
    }
}

/// The checks on what records say, which those on their shape come before.
fn on_meaning() -> impl Iterator<Item = &'static Check> {
    meaning::CHECKS.iter().chain(paper::CHECKS)
}

impl<'d, 'a> Scope<'d, 'a> {
    /// Everything in the dataset.
    #[must_use]
    pub fn all(dataset: &'d Dataset<'a>) -> Self {
        Self {
            dataset,
            records: dataset.all().collect(),
            is_all: true,
        }
    }

    /// What a user merged into the dataset.
    #[must_use]
    pub fn own(dataset: &'d Dataset<'a>) -> Self {
        Self {
            dataset,
            records: dataset.own().collect(),
            is_all: false,
        }
    }

    /// What is against the house style: nothing that makes the data invalid.
    #[must_use]
    pub fn notes(&self) -> Vec<Finding> {
        let mut findings = Findings {
            inputs: self.dataset.inputs(),
            check: "",
            list: Vec::new(),
        };
        for check in on_meaning().filter(|check| check.note) {
            findings.check = check.sentence;
            (check.look)(self, &mut findings);
        }
        findings.list
    }

    /// Every check, run: what is wrong, in the order of the records of each check.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        let mut findings = Findings {
            inputs: self.dataset.inputs(),
            check: "",
            list: Vec::new(),
        };
        for check in shape::CHECKS
            .iter()
            .filter(|check| self.is_all || !check.of_all)
        {
            findings.check = check.sentence;
            (check.look)(self, &mut findings);
        }
        // What has the wrong shape would make every other sentence fail as well.
        let broken: HashSet<String> = findings
            .list
            .iter()
            .map(|finding| finding.record.clone())
            .collect();
        let sound = Scope {
            dataset: self.dataset,
            records: self
                .records
                .iter()
                .copied()
                .filter(|record| !broken.contains(record.id()))
                .collect(),
            is_all: self.is_all,
        };
        for check in on_meaning().filter(|check| !check.note && (self.is_all || !check.of_all)) {
            findings.check = check.sentence;
            (check.look)(&sound, &mut findings);
        }
        findings.list
    }
}

/// Findings of one sort: the same check at the same field.
pub struct Sort<'f> {
    /// How many there are.
    pub count: usize,
    /// The first of them.
    pub first: &'f Finding,
}

/// The findings by sort, in the order in which each first came up.
#[must_use]
pub fn sorts(findings: &[Finding]) -> Vec<Sort<'_>> {
    let mut places: std::collections::HashMap<(&str, &str), usize> =
        std::collections::HashMap::new();
    let mut sorts: Vec<Sort<'_>> = Vec::new();
    for finding in findings {
        match places.entry((finding.check, finding.field.as_str())) {
            std::collections::hash_map::Entry::Occupied(place) => sorts[*place.get()].count += 1,
            std::collections::hash_map::Entry::Vacant(place) => {
                place.insert(sorts.len());
                sorts.push(Sort {
                    count: 1,
                    first: finding,
                });
            }
        }
    }
    sorts
}

/// The sentence of every check, in the order in which they are run.
pub fn sentences() -> impl Iterator<Item = &'static str> {
    shape::CHECKS
        .iter()
        .chain(on_meaning())
        .map(|check| check.sentence)
}

impl Finding {
    /// The finding as one line for people.
    #[must_use]
    pub fn line(&self) -> String {
        let place = [
            self.file.as_str(),
            self.record.as_str(),
            self.field.as_str(),
        ];
        let place: Vec<_> = place.into_iter().filter(|part| !part.is_empty()).collect();
        let allowed = if self.allowed.is_empty() {
            String::new()
        } else {
            format!("; allowed: {}", self.allowed)
        };
        format!(
            "{}: {}: found {}{allowed}",
            place.join(": "),
            self.check,
            self.found
        )
    }

    /// The finding as data.
    #[must_use]
    pub fn value(&self) -> Value<'static> {
        let text = |text: &str| {
            if text.is_empty() {
                Value::Null
            } else {
                Value::from(text.to_owned())
            }
        };
        Value::object([
            ("check", Value::from(self.check)),
            ("file", text(&self.file)),
            ("record", text(&self.record)),
            ("field", text(&self.field)),
            ("found", text(&self.found)),
            ("allowed", text(&self.allowed)),
        ])
    }
}
