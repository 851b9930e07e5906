//! Answers in parts: a limit on the number of records, and a statement of what is left out.

use super::evidence;
use crate::dataset::Dataset;
use crate::model::value::Value;
use crate::problem::Problem;

/// The default number of items of a list.
pub const DEFAULT: usize = 20;
/// The greatest number that can be requested.
pub const MOST: usize = 200;
/// The minimum number of items of a list deeper in the answer.
const DEEPER: usize = 50;

/// The lists of an answer to which an offset applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moves {
    /// The answer itself, which is a list.
    Answer,
    /// The lists in it.
    Lists,
}

/// The part of an answer that is requested.
#[derive(Debug, Clone, Copy)]
pub struct Page {
    /// The greatest number of items.
    pub limit: usize,
    /// The number of items skipped.
    pub offset: usize,
}

/// A part of an answer.
pub struct Part<'d> {
    /// The answer, with its lists cut.
    pub answer: Value<'d>,
    /// The total number of items.
    pub found: usize,
    /// The number of items left out, before and after.
    pub omitted: usize,
    /// The lists that are cut: the place, the total, and the number given.
    pub cut: Vec<Value<'d>>,
    /// Whether a list is cut of which only a higher limit shows more.
    pub deep: bool,
}

impl Page {
    /// The part that the arguments `given` request.
    pub fn read(given: &Value<'_>) -> Result<Self, Problem> {
        let number = |name: &str, usual: usize, least: usize, most: usize| {
            let value = match given.get(name) {
                None | Some(Value::Null) => return Ok(usual),
                Some(Value::Integer(number)) => usize::try_from(*number).ok(),
                Some(Value::Text(text)) => text.parse().ok(),
                Some(_) => None,
            };
            value
                .filter(|value| (least..=most).contains(value))
                .ok_or_else(|| {
                    let bound = if most == usize::MAX {
                        format!("of {least} or more")
                    } else {
                        format!("from {least} to {most}")
                    };
                    Problem::new("bad-limit", format!("`{name}` is an integer {bound}"))
                })
        };
        Ok(Self {
            limit: number("limit", DEFAULT, 1, MOST)?,
            offset: number("offset", 0, 0, usize::MAX)?,
        })
    }

    /// This part of `answer`.
    pub fn of<'d>(self, answer: Value<'d>, moves: Moves, dataset: &Dataset<'_>) -> Part<'d> {
        let mut cutter = Cutter {
            page: self,
            dataset,
            found: 0,
            omitted: 0,
            cut: Vec::new(),
            deep: false,
        };
        let answer = match (moves, answer) {
            (Moves::Answer, Value::List(items)) => {
                let items = cutter.window(items, "answer");
                Value::List(cutter.each(items, "answer"))
            }
            (Moves::Lists, Value::List(mut items)) => {
                cutter.found = items.len();
                if items.len() > self.limit {
                    cutter.note("answer", items.len(), self.limit);
                    cutter.omitted = items.len() - self.limit;
                    items.truncate(self.limit);
                }
                let items = items.into_iter().enumerate();
                let items = items.map(|(place, item)| {
                    let lead = format!("answer.{place}.");
                    cutter.lists(item, &lead)
                });
                Value::List(items.collect())
            }
            (Moves::Lists, other) => cutter.lists(other, "answer."),
            (Moves::Answer, other) => {
                cutter.found = 1;
                other
            }
        };
        Part {
            answer,
            found: cutter.found,
            omitted: cutter.omitted,
            cut: cutter.cut,
            deep: cutter.deep,
        }
    }

    /// How to get what `part` leaves out; none if it leaves out nothing.
    pub fn how(self, part: &Part<'_>) -> Option<String> {
        if part.omitted == 0 && !part.deep {
            return None;
        }
        let next = self.offset.saturating_add(self.limit);
        let mut how = format!("ask again with `offset` {next} for what comes next");
        if self.offset > 0 {
            how.push_str(", with a smaller one for what comes before");
        }
        if self.limit < MOST {
            how = format!("{how}, or with a `limit` of up to {MOST} for more at once");
        }
        Some(how)
    }
}

struct Cutter<'c, 'a, 'd> {
    page: Page,
    dataset: &'c Dataset<'a>,
    found: usize,
    omitted: usize,
    cut: Vec<Value<'d>>,
    deep: bool,
}

impl<'d> Cutter<'_, '_, 'd> {
    fn note(&mut self, at: &str, found: usize, given: usize) {
        self.cut.push(Value::object([
            ("list", Value::from(at.to_owned())),
            ("found", Value::from(found)),
            ("given", Value::from(given)),
        ]));
    }

    /// The items of a list that are in the part.
    fn window(&mut self, items: Vec<Value<'d>>, at: &str) -> Vec<Value<'d>> {
        let found = items.len();
        let kept: Vec<_> = items
            .into_iter()
            .skip(self.page.offset)
            .take(self.page.limit)
            .collect();
        self.found += found;
        if kept.len() < found {
            self.omitted += found - kept.len();
            self.note(at, found, kept.len());
        }
        kept
    }

    /// An object with each of its lists cut to the part. Lists deeper in it are cut only if they are very long.
    fn lists(&mut self, value: Value<'d>, lead: &str) -> Value<'d> {
        let Value::Object(entries) = value else {
            return self.deeper(value, lead.trim_end_matches('.'));
        };
        let entries = entries.into_iter().map(|(key, value)| {
            let at = format!("{lead}{key}");
            let value = match value {
                Value::List(items) => {
                    let items = self.window(items, &at);
                    Value::List(self.each(items, &at))
                }
                other => self.deeper(other, &at),
            };
            (key, value)
        });
        Value::Object(entries.collect())
    }

    fn each(&mut self, items: Vec<Value<'d>>, at: &str) -> Vec<Value<'d>> {
        let items = items.into_iter().enumerate();
        items
            .map(|(place, item)| self.deeper(item, &format!("{at}.{place}")))
            .collect()
    }

    /// Cuts lists in a value that are very long. A record is never cut inside.
    fn deeper(&mut self, value: Value<'d>, at: &str) -> Value<'d> {
        if evidence::whole(&value, self.dataset).is_some() {
            return value;
        }
        match value {
            Value::List(mut items) => {
                let most = self.page.limit.max(DEEPER);
                if items.len() > most {
                    self.note(at, items.len(), most);
                    self.deep = true;
                    items.truncate(most);
                }
                Value::List(self.each(items, at))
            }
            Value::Object(entries) => Value::Object(
                entries
                    .into_iter()
                    .map(|(key, value)| {
                        let value = self.deeper(value, &format!("{at}.{key}"));
                        (key, value)
                    })
                    .collect(),
            ),
            other => other,
        }
    }
}
