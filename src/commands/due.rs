//! `due`: operations whose term ends soon, and those whose term has passed and of which nothing later is known.

use anyhow::Result;

use super::verb::{self, Forms, Needs, Question, Verb};
use crate::ask::{Arguments, Parameter, Takes, read};
use crate::dataset::Dataset;
use crate::model::date::Day;
use crate::model::value::Value;
use crate::problem::Problem;
use crate::time::calendar::{self, Length};
use crate::time::due::{Due, State, due};
use crate::view::{Answer, Body, Column, Rows, Set};

pub const VERB: Verb = Verb {
    name: "due",
    aliases: &[],
    about: "list missions whose term ends soon or has passed",
    group: "Ask",
    more: "",
    kind: None,
    parameters,
    examples: &[
        ("", "what ends in the next 90 days"),
        ("--on 2025-11-01", "what ends in the 90 days from then on"),
        (
            "--on 2025-11-01 --within 1y",
            "what ends in the year from then on",
        ),
    ],
    needs: Needs::Validated,
    forms: Forms::Every,
    answer: verb::answer::<Ending>,
};

/// How far it looks ahead unless told otherwise.
const WITHIN: &str = "90d";

fn parameters(_: &Verb) -> Vec<Parameter> {
    vec![
        Parameter::option(
            "on",
            Takes::Day,
            "Count from this day [default: today in UTC]",
        ),
        Parameter::option(
            "within",
            Takes::Length,
            "Look this far ahead: 90d, 12w, 3m, 1y [default: 90d]",
        ),
    ]
}

/// Which terms end, from which day on and within which time.
struct Ending {
    on: Day,
    within: Length,
}

impl Question for Ending {
    fn read(_: &Verb, arguments: &Arguments) -> Result<Self> {
        let on = match arguments.last("on") {
            Some(word) => read::day(&word)?,
            None => calendar::today().ok_or_else(|| {
                Problem::new("no-clock", "the system clock gives no date; use --on DATE")
            })?,
        };
        let within = arguments.last("within");
        Ok(Self {
            on,
            within: read::length(within.as_deref().unwrap_or(WITHIN))?,
        })
    }

    fn answer<'d>(&self, dataset: &'d Dataset<'d>) -> Result<Answer<'d>> {
        let last = self.within.after(self.on);
        let found = due(dataset, self.on, last);
        let columns = [
            ("state", Set::Whole),
            ("until", Set::Whole),
            ("days", Set::Whole),
            ("name", Set::Prose),
            ("orgs", Set::Names),
            ("document", Set::Names),
            ("last_seen", Set::Whole),
            ("doubt", Set::Prose),
        ];
        let columns = columns.map(|(path, set)| Column::new(path, set)).to_vec();
        let (ending, passed): (Vec<&Due<'_>>, Vec<_>) =
            found.iter().partition(|due| due.state == State::Due);
        let told = format!(
            "as of {}: {} by {}, {} with no later decision known",
            written(self.on),
            terms(ending.len(), "ends", "end"),
            written(last),
            terms(passed.len(), "has passed", "have passed")
        );
        let mut rows = Rows::made(columns, found.iter().map(row));
        rows.fields.insert(0, Column::new("id", Set::Names));
        Ok(Answer::new(Body::Rows(rows))
            .note(told)
            .negative(found.is_empty()))
    }
}

fn terms(count: usize, one: &str, several: &str) -> String {
    match count {
        1 => format!("1 term {one}"),
        many => format!("{many} terms {several}"),
    }
}

fn written(day: Day) -> String {
    format!("{:04}-{:02}-{:02}", day.0, day.1, day.2)
}

fn row<'d>(due: &Due<'d>) -> Value<'d> {
    let record = due.record;
    Value::object([
        ("id", Value::from(record.id())),
        ("name", Value::Text(record.name())),
        ("orgs", record.get("orgs")),
        ("until", Value::from(due.until.to_string())),
        ("days", Value::from(due.days)),
        ("document", Value::from(due.term.document.clone())),
        ("last_seen", record.get("last_seen")),
        ("doubt", Value::from(due.term.doubt.clone())),
        (
            "state",
            Value::from(match due.state {
                State::Due => "due",
                State::Passed => "passed",
            }),
        ),
    ])
}
