//! The checks on data: what a record must look like, what must be true of the records of any dataset, and what must be true
//! of what they cite from the paper. All are run, and every error is reported.

mod meaning;
mod paper;
mod quick;
mod report;
mod shape;

use std::collections::HashSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::dataset::{Dataset, Record};
use crate::model::value::Value;
pub use report::{Findings, Report, Sort};

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

/// A check: a sentence, and how to look for what breaks it.
struct Check {
    sentence: &'static str,
    /// Reports every place where the sentence is not true.
    look: fn(&Scope<'_, '_>, &mut Findings<'_>),
    /// Whether it is about a full dataset, and not about a user's additions to one.
    of_all: bool,
    /// Whether it is a matter of house style, which makes no dataset invalid.
    note: bool,
    /// Whether it compares the records with each other, and must see them together.
    together: bool,
}

impl Check {
    const fn new(sentence: &'static str, look: fn(&Scope<'_, '_>, &mut Findings<'_>)) -> Self {
        Self {
            sentence,
            look,
            of_all: false,
            note: false,
            together: false,
        }
    }

    /// It compares the records with each other.
    const fn together(mut self) -> Self {
        self.together = true;
        self
    }

    /// It is about a full dataset.
    const fn of_all(mut self) -> Self {
        self.of_all = true;
        self.together = true;
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

    /// What is against the house style, at most so many of each sort: nothing that makes the data invalid.
    #[must_use]
    pub fn notes(&self, most: usize) -> Report {
        let mut report = Report::default();
        let checks: Vec<&Check> = on_meaning().filter(|check| check.note).collect();
        for findings in self.run(&checks, most) {
            report.add(findings, self.dataset);
        }
        report
    }

    /// Every check, run: what is wrong, in the order of the records of each check.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        self.report(usize::MAX).list
    }

    /// Every check, run: how much is wrong, and at most so many errors of each sort.
    #[must_use]
    pub fn report(&self, most: usize) -> Report {
        let mut report = Report::default();
        let asked = |check: &&Check| !check.note && (self.is_all || !check.of_all);
        let checks: Vec<&Check> = on_meaning().filter(asked).collect();
        // The shape and the meaning of a part are looked at together while it is at hand.
        let parts = self.each_part(|part| {
            let records = part.records.iter().copied();
            let unsure: Vec<_> = records.filter(|record| !quick::is_sound(record)).collect();
            (unsure, part.run_apart(&checks, most))
        });
        let (unsure, found): (Vec<_>, Vec<_>) = parts.into_iter().unzip();
        let unsure = Scope {
            dataset: self.dataset,
            records: unsure.into_iter().flatten().collect(),
            is_all: self.is_all,
        };
        let mut broken: HashSet<String> = HashSet::new();
        let on_shape: Vec<&Check> = shape::CHECKS.iter().filter(asked).collect();
        for findings in unsure.run(&on_shape, most) {
            broken.extend(findings.records().map(str::to_owned));
            report.add(findings, self.dataset);
        }
        let found = if broken.is_empty() {
            self.run_together(&checks, found, most)
        } else {
            // What has the wrong shape would make every other sentence fail as well.
            let is_sound = |record: &&Record<'_>| !broken.contains(record.id());
            let sound = Scope {
                dataset: self.dataset,
                records: self.records.iter().copied().filter(is_sound).collect(),
                is_all: self.is_all,
            };
            sound.run(&checks, most)
        };
        for findings in found {
            report.add(findings, self.dataset);
        }
        report
    }

    /// What each of `checks` finds.
    fn run(&self, checks: &[&'static Check], most: usize) -> Vec<Findings<'d>> {
        let parts = self.each_part(|part| part.run_apart(checks, most));
        self.run_together(checks, parts, most)
    }

    /// What those of `checks` find that need not see the records together.
    fn run_apart(&self, checks: &[&'static Check], most: usize) -> Vec<Findings<'d>> {
        let apart = checks.iter().filter(|check| !check.together);
        apart.map(|check| self.look(check, most)).collect()
    }

    /// What each of `checks` finds, where it is known for each part what those find that see it by itself.
    fn run_together(
        &self,
        checks: &[&'static Check],
        parts: Vec<Vec<Findings<'d>>>,
        most: usize,
    ) -> Vec<Findings<'d>> {
        let together: Vec<_> = checks.iter().filter(|check| check.together).collect();
        let mut together =
            tasks(together.len(), |number| self.look(together[number], most)).into_iter();
        let mut parts: Vec<_> = parts.into_iter().map(Vec::into_iter).collect();
        let findings = |check: &Check| Findings::new(self.dataset.inputs(), check.sentence, most);
        checks
            .iter()
            .map(|check| {
                if check.together {
                    return together.next().unwrap_or_else(|| findings(check));
                }
                let mut all = findings(check);
                for part in &mut parts {
                    if let Some(found) = part.next() {
                        all.append(found);
                    }
                }
                all
            })
            .collect()
    }

    fn look(&self, check: &Check, most: usize) -> Findings<'d> {
        let mut findings = Findings::new(self.dataset.inputs(), check.sentence, most);
        (check.look)(self, &mut findings);
        findings
    }

    /// What `look` gives for each part of the records, in their order. The parts are the same on every machine.
    fn each_part<T: Send>(&self, look: impl Fn(&Self) -> T + Sync) -> Vec<T> {
        let parts: Vec<&[&Record<'a>]> = self.records.chunks(PART).collect();
        tasks(parts.len(), |number| {
            look(&Self {
                dataset: self.dataset,
                records: parts[number].to_vec(),
                is_all: self.is_all,
            })
        })
    }
}

/// How many records are looked at by one thread before it asks for others.
const PART: usize = 256;

/// The results of so many tasks, in their order. Several threads share them where there are several.
fn tasks<T: Send>(number: usize, task: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let threads = thread::available_parallelism()
        .map_or(1, usize::from)
        .min(number);
    if threads < 2 {
        return (0..number).map(task).collect();
    }
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let taken = next.fetch_add(1, Ordering::Relaxed);
            if taken >= number {
                return done;
            }
            done.push((taken, task(taken)));
        }
    };
    let mut done = thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mut done = work();
        for other in others {
            match other.join() {
                Ok(more) => done.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    });
    done.sort_by_key(|(number, _)| *number);
    done.into_iter().map(|(_, result)| result).collect()
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
