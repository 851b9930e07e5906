//! `due`: operations whose term ends soon, and those whose term has passed and of which nothing later is known.

use anyhow::Result;
use clap::{Arg, ArgAction, Command};

use super::{Call, Forms, Verb, list};
use crate::model::date::{Date, Day};
use crate::model::value::Value;
use crate::problem::Problem;
use crate::time::calendar::{self, Length};
use crate::time::due::{Due, State, due};
use crate::view::{Answer, Body, Column, Rows, Set};

pub const VERB: Verb = Verb {
    name: "due",
    about: "missions whose term ends soon, or has passed",
    group: "Ask",
    args,
    run,
    examples: &[
        ("", "what ends in the next 90 days"),
        ("--on 2025-11-01", "what ends in the 90 days from then on"),
        (
            "--on 2025-11-01 --within 1y",
            "what ends in the year from then on",
        ),
    ],
    proves: true,
    forms: Forms::Every,
};

/// How far it looks ahead unless told otherwise.
const WITHIN: &str = "90d";

fn args(command: Command) -> Command {
    command
        .arg(
            Arg::new("on")
                .long("on")
                .value_name("DATE")
                .help("The day to reckon from; today in UTC unless given")
                .action(ArgAction::Append),
        )
        .arg(
            Arg::new("within")
                .long("within")
                .value_name("LENGTH")
                .help("How far to look ahead: 90d, 12w, 3m, 1y [default: 90d]")
                .action(ArgAction::Append),
        )
}

fn run<'d>(call: &Call<'d>) -> Result<Answer<'d>> {
    let on = match list::values(call.matches, "on").pop() {
        Some(word) => day(&word)?,
        None => calendar::today().ok_or_else(|| {
            Problem::new("no-clock", "the clock gives no day; give one with --on")
        })?,
    };
    let word = list::values(call.matches, "within")
        .pop()
        .unwrap_or_else(|| WITHIN.to_owned());
    let within: Length = word.parse().map_err(|_| {
        let message = format!("`{word}` is not a length of time; give 90d, 12w, 3m or 1y");
        Problem::new("bad-length", message)
    })?;
    let last = within.after(on);
    let found = due(call.dataset, on, last);
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
        "as of {}: {} by {}, {} with nothing later known",
        written(on),
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

fn terms(count: usize, one: &str, several: &str) -> String {
    match count {
        1 => format!("1 term {one}"),
        many => format!("{many} terms {several}"),
    }
}

/// The one day that `word` is.
fn day(word: &str) -> Result<Day, Problem> {
    let date = word
        .parse::<Date>()
        .ok()
        .filter(|date| date.day().is_some());
    date.map(Date::earliest).ok_or_else(|| {
        Problem::new(
            "bad-date",
            format!("`{word}` is not a day; give one such as 2026-11-27"),
        )
    })
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
