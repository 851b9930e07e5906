//! `missions`, `policies` and every other list of one kind: filters, order, fields, all read from what the kind declares.

use anyhow::Result;

use super::drawing;
use super::verb::{self, Forms, Needs, Question, Verb};
use crate::ask::filter::{dated_coarsely, may_be_there, why_empty};
use crate::ask::selection::{self, Selected};
use crate::ask::{Arguments, Parameter, Selection, plain, rows};
use crate::dataset::Dataset;
use crate::model::Kind;
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
    parameters
}

/// Which records to list.
struct List(Selection);

impl Question for List {
    fn read(verb: &Verb, arguments: &Arguments) -> Result<Self> {
        let kind = verb
            .kind
            .ok_or_else(|| anyhow::anyhow!("no kind to list"))?;
        Ok(Self(Selection::read(kind, arguments)?))
    }

    fn answer<'d>(&self, dataset: &'d Dataset<'d>) -> Result<Answer<'d>> {
        Ok(answer(&self.0, dataset, &self.0.select(dataset)?))
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
    let all = dataset.records(kind);
    if records.is_empty() {
        answer.notes.push(why_empty(filters, all));
    }
    let remarks = filters.iter().filter_map(|filter| filter.remark.clone());
    answer.notes.extend(remarks);
    answer.notes.extend(dated_coarsely(filters, records));
    answer.notes.extend(may_be_there(filters, all));
    answer
}
