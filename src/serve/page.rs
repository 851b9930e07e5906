//! An answer in parts: a budget of records, and what is left out said.

use super::evidence;
use crate::dataset::Dataset;
use crate::model::value::Value;
use crate::problem::Problem;

/// How many of a list are given unless told otherwise.
pub const DEFAULT: usize = 20;
/// How many can be asked for at most.
pub const MOST: usize = 200;
/// How many of a list deeper in the answer are given at least.
const DEEPER: usize = 50;

/// Which lists of an answer an offset moves in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moves {
    /// The answer itself, which is a list.
    Answer,
    /// The lists in it.
    Lists,
}

/// Which part of an answer is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Page {
    /// How many at most.
    pub limit: usize,
    /// How many before them are left out.
    pub offset: usize,
}

/// A part of an answer.
pub struct Part<'d> {
    /// The answer, its lists cut.
    pub answer: Value<'d>,
    /// How many there are in all.
    pub found: usize,
    /// How many of them are left out, before and behind.
    pub omitted: usize,
    /// The lists that are cut: where, how many there are, how many are given.
    pub cut: Vec<Value<'d>>,
    /// Whether a list is cut that only a higher limit gives more of.
    pub deep: bool,
}

impl Page {
    /// The part that `given` asks for.
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

    /// How to ask for what `part` leaves out; nothing where that is nothing.
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

    /// An object with each of its lists cut to the part; what is deeper only where it is very long.
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

    /// Cuts the lists in a value that are longer than any that a page can want. A record is never cut inside.
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
