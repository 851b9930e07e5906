//! The data that a command is asked about.

use super::Common;
use crate::ask::{Arguments, Selection, Takes, plain};
use crate::commands::verb::{Needs, Verb};
use crate::dataset::{Builder, Dataset, Layer};
use crate::problem::Problem;
use crate::validate::Scope;

/// How many errors of invalid data a refusal names.
const FIRST: usize = 5;

/// The records that `verb` is asked about: those of the common options, and those among its own arguments.
///
/// # Errors
/// Where a user's data cannot be read.
pub fn choice(common: &Common, verb: &Verb, arguments: &Arguments) -> Result<Builder, Problem> {
    let mut choice = Dataset::builder();
    if verb.needs == Needs::None {
        return Ok(choice);
    }
    if let Some(layer) = common.layer.filter(|_| verb.needs == Needs::Read) {
        let layers = Layer::ALL.iter();
        let mut names = layers.filter(|(_, known)| *known == layer);
        let word = names.next().map_or("", |(word, _)| *word);
        let message = format!(
            "`poc {}` checks every layer; leave out `--layer {word}`",
            verb.name
        );
        return Err(Problem::new("conflict", message));
    }
    let mut paths: Vec<&str> = common.data.iter().map(String::as_str).collect();
    for parameter in verb.parameters() {
        if matches!(parameter.takes, Takes::Data) {
            paths.extend(arguments.all(parameter.name).iter().map(String::as_str));
        }
    }
    if common.only_data {
        if paths.is_empty() {
            let message = "--only-data needs --data PATH, or POC_DATA";
            return Err(Problem::new("no-data", message));
        }
        choice = choice.only_data();
    }
    if let Some(layer) = common.layer {
        choice = choice.layer(layer);
    }
    // Trusted data need not be read further than the question goes.
    if common.trust
        && common.layer.is_none()
        && let Some(kind) = verb.kind
        && arguments.values(plain::WORDS).is_empty()
        && let Ok(selection) = Selection::read(kind, arguments)
    {
        choice = choice.only_wanted(selection.wanted());
    }
    for path in paths {
        choice = choice.data(path)?;
    }
    Ok(choice)
}

/// Refuses a user's data that are invalid, with the first errors and their number.
///
/// # Errors
/// Where they are.
pub fn validate(dataset: &Dataset<'_>) -> Result<(), Problem> {
    if dataset.inputs().is_empty() {
        return Ok(());
    }
    // What a layer leaves out is no reason to refuse what refers to it.
    let whole;
    let dataset = if dataset.layer().is_some() {
        whole = dataset.in_every_layer()?;
        &whole
    } else {
        dataset
    };
    let report = Scope::own(dataset).report(1);
    let sorts = &report.sorts;
    let mut message = match report.count() {
        0 => return Ok(()),
        1 => "invalid data: 1 error".to_owned(),
        many => format!("invalid data: {many} errors"),
    };
    for sort in sorts.iter().take(FIRST) {
        let times = if sort.count == 1 {
            String::new()
        } else {
            format!(" (and {} more of this kind)", sort.count - 1)
        };
        message.push_str(&format!("\n  {}{times}", sort.first.line()));
    }
    if sorts.len() > FIRST || report.count() > sorts.len() {
        message.push_str("\n  `poc validate` with the same data lists every error");
    }
    Err(Problem::new("invalid-data", message))
}
