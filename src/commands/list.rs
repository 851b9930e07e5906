//! `missions`, `policies` and every other list of one kind: filters, order, fields, all read from what the kind declares.

use anyhow::Result;

use super::verb::{self, Forms, Needs, Question, Verb};
use super::{drawing, expand, references};
use crate::ask::filter::{dated_coarsely, may_be_there, why_empty};
use crate::ask::selection::{self, Selected};
use crate::ask::{Arguments, Parameter, Selection, Takes, plain, read, rows};
use crate::dataset::Dataset;
use crate::model::Kind;
use crate::problem::Problem;
use crate::view::{Answer, Body};

/// The list command of `kind`.
pub const fn of(kind: &'static Kind) -> Verb {
    Verb {
        name: kind.list,
        aliases: kind.aliases,
        group: "Lists",
        about: kind.about,
        more: "",
        kind: Some(kind),
        parameters: |verb| verb.kind.map_or_else(Vec::new, parameters),
        examples: kind.examples,
        needs: Needs::Validated,
        forms: Forms::Every,
        answer: verb::answer::<List>,
    }
}

/// What the list of `kind` takes.
pub fn parameters(kind: &'static Kind) -> Vec<Parameter> {
    let mut parameters = vec![plain::parameter(kind)];
    parameters.extend(selection::parameters(kind));
    if kind.history.is_some() {
        parameters.push(
            Parameter::option(
                "expand",
                Takes::Choice(expansions),
                "Print a row for each year",
            )
            .called("year")
            .explained(
                "Print a row for each mission and year in which it ran: its level of mandate, the term, the codes of the \
                 countries, and the ceilings as of that year. With --active, only the years asked for",
            ),
        );
    }
    parameters
}

/// What a list can be expanded by.
fn expansions() -> Vec<&'static str> {
    vec!["year"]
}

/// Which records to list, and whether with a row a year.
struct List(Selection, bool);

impl Question for List {
    fn read(verb: &Verb, arguments: &Arguments) -> Result<Self> {
        let kind = verb
            .kind
            .ok_or_else(|| anyhow::anyhow!("no kind to list"))?;
        let by_year = match arguments.last("expand") {
            Some(word) => {
                read::choice("unknown-value", "expansion", &word, &expansions())?;
                if !arguments.values("fields").is_empty() {
                    let message = "--expand and --fields exclude each other";
                    return Err(Problem::new("conflict", message).into());
                }
                true
            }
            None => false,
        };
        Ok(Self(Selection::read(kind, arguments)?, by_year))
    }

    fn answer<'d>(&self, dataset: &'d Dataset<'d>) -> Result<Answer<'d>> {
        let selected = self.0.select(dataset)?;
        if self.1 && !selected.records.is_empty() {
            return Ok(expanded(&self.0, dataset, &selected));
        }
        Ok(answer(&self.0, dataset, &selected))
    }
}

/// The records of a selection, a row for each year in which they last.
fn expanded<'d>(
    selection: &Selection,
    dataset: &'d Dataset<'d>,
    selected: &Selected<'d>,
) -> Answer<'d> {
    let period = selected.filters.iter().find_map(|filter| filter.period);
    let (rows, without) = expand::rows(dataset, &selected.records, period);
    let nothing = rows.rows.is_empty();
    let body = if selection.count {
        Body::Text(format!("{}\n", rows.rows.len()))
    } else {
        Body::Rows(rows)
    };
    let mut answer = Answer::new(body).negative(nothing);
    if !selection.count {
        let records = selected.records.clone();
        answer = answer.citing(move || references::of(dataset, &records));
    }
    match without {
        0 => answer,
        1 => answer.note(format!(
            "1 {} has no known years and no row",
            selection.kind.name
        )),
        many => answer.note(format!(
            "{many} {} have no known years and no row",
            selection.kind.plural
        )),
    }
}

/// The records of a selection as an answer.
pub fn answer<'d>(
    selection: &Selection,
    dataset: &'d Dataset<'d>,
    selected: &Selected<'d>,
) -> Answer<'d> {
    let Selected {
        records,
        of,
        filters,
    } = selected;
    let kind = selection.kind;
    let body = if selection.count {
        Body::Text(format!("{}\n", records.len()))
    } else {
        let fields = selection.fields.as_deref();
        let rows = rows::rows(dataset, kind, records, fields, *of);
        let period = filters.iter().find_map(|filter| filter.period);
        Body::Rows(match period {
            Some(period) => rows.as_of(kind, period),
            None => rows,
        })
    };
    let mut answer = Answer::new(body).negative(records.is_empty());
    if let Some(drawn) = kind.drawn.filter(|_| !selection.count) {
        let records = records.clone();
        answer = answer.drawn(move || drawing::of_list(dataset, kind, drawn, &records));
    }
    if !selection.count {
        let records = records.clone();
        answer = answer.citing(move || references::of(dataset, &records));
    }
    let all = dataset.records(kind);
    if records.is_empty() {
        answer.notes.push(why_empty(filters, dataset, kind));
    }
    let remarks = filters.iter().filter_map(|filter| filter.remark.clone());
    answer.notes.extend(remarks);
    answer.notes.extend(dated_coarsely(filters, records));
    answer.notes.extend(may_be_there(filters, all));
    answer
}
