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
use crate::view::{Answer, Block, Body, Column, Grid, Item, Page, Rows, Set};

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
        let nothing = found.is_empty();
        let due = found.iter().filter(|due| due.state == State::Due).count();
        let passed = found.len() - due;
        let note = format!(
            "as of {}: {due} {} by {}, {passed} {} with no later decision known",
            written(self.on),
            if due == 1 { "term ends" } else { "terms end" },
            written(last),
            if passed == 1 {
                "term has passed"
            } else {
                "terms have passed"
            },
        );
        Ok(Answer::new(Body::Page(Box::new(Dates {
            dataset,
            on: self.on,
            last,
            found,
        })))
        .note(note)
        .negative(nothing))
    }
}

/// The terms that end or have passed.
struct Dates<'d> {
    dataset: &'d Dataset<'d>,
    on: Day,
    last: Day,
    found: Vec<Due<'d>>,
}

impl<'d> Page<'d> for Dates<'d> {
    fn blocks(&self) -> Vec<Block<'d>> {
        let (ending, passed): (Vec<&Due<'_>>, Vec<_>) =
            self.found.iter().partition(|due| due.state == State::Due);
        let mut blocks = vec![Block::Heading(format!(
            "{} from {} to {}",
            terms(ending.len(), "ends", "end"),
            written(self.on),
            written(self.last),
        ))];
        if !ending.is_empty() {
            blocks.push(Block::Grid(self.grid(&ending)));
        }
        blocks.push(Block::Heading(format!(
            "{} before {} with no later decision known here",
            terms(passed.len(), "ended", "ended"),
            written(self.on),
        )));
        if !passed.is_empty() {
            blocks.push(Block::Grid(self.grid(&passed)));
        }
        blocks
    }

    fn rows(&self) -> Rows<'d> {
        let columns = [
            ("id", Set::Names),
            ("name", Set::Prose),
            ("orgs", Set::Names),
            ("until", Set::Whole),
            ("days", Set::Whole),
            ("document", Set::Names),
            ("last_seen", Set::Whole),
            ("doubt", Set::Prose),
            ("state", Set::Whole),
        ];
        let columns = columns.map(|(path, set)| Column::new(path, set)).to_vec();
        Rows::made(columns, self.found.iter().map(row))
    }
}

impl<'d> Dates<'d> {
    fn grid(&self, dues: &[&Due<'d>]) -> Grid<'d> {
        let label = |id: &str| {
            let record = self.dataset.find(id);
            record.map_or_else(|| id.to_owned(), |record| record.label().into_owned())
        };
        let decision = |id: &str| {
            let symbol = self.dataset.find(id).map(|record| record.text("symbol"));
            match symbol {
                Some(symbol) if !symbol.is_empty() => symbol.into_owned(),
                _ => label(id),
            }
        };
        let rows: Vec<[String; 7]> = dues
            .iter()
            .map(|due| {
                let orgs = due.record.words("orgs");
                let orgs: Vec<String> = orgs.iter().map(|org| label(org)).collect();
                let document = due.term.document.as_deref();
                let decided = due.term.decided.map(|date| format!("decision of {date}"));
                [
                    due.until.to_string(),
                    days(due.days),
                    due.record.label().into_owned(),
                    orgs.join(", "),
                    document.map_or_else(|| decided.unwrap_or_default(), decision),
                    due.record.text("last_seen").into_owned(),
                    due.term.doubt.clone().unwrap_or_default(),
                ]
            })
            .collect();
        let heads = [
            ("until", Set::Whole, 0),
            ("when", Set::Whole, 1),
            ("mission", Set::Names, 0),
            ("org", Set::Names, 1),
            ("decision", Set::Names, 0),
            ("last seen", Set::Whole, 1),
            ("doubt", Set::Prose, 1),
        ];
        let kept: Vec<usize> = (0..heads.len())
            .filter(|column| rows.iter().any(|row| !row[*column].is_empty()))
            .collect();
        let cell = |text: &str| match text {
            "" => Vec::new(),
            text => vec![Item::new(text.to_owned())],
        };
        Grid {
            ranks: kept.iter().map(|column| heads[*column].2).collect(),
            header: kept
                .iter()
                .map(|column| (heads[*column].0.to_owned(), heads[*column].1))
                .collect(),
            rows: rows
                .iter()
                .map(|row| kept.iter().map(|column| cell(&row[*column])).collect())
                .collect(),
        }
    }
}

/// A number of days from the day asked.
fn days(number: i64) -> String {
    match number {
        0 => "today".to_owned(),
        1 => "in 1 day".to_owned(),
        -1 => "1 day ago".to_owned(),
        past if past < 0 => format!("{} days ago", -past),
        number => format!("in {number} days"),
    }
}

fn terms(count: usize, one: &str, several: &str) -> String {
    match count {
        0 => format!("No term {one}"),
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
