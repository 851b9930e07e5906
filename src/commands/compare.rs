//! `compare`: organizations side by side in the paper's eight dimensions, or records of one kind field by field.

mod profile;
mod records;
mod ties;

use anyhow::Result;
use clap::{Arg, ArgAction, ArgMatches, Command};

use super::{Call, Forms, Verb, list};
use crate::dataset::Record;
use crate::problem::Problem;
use crate::view::Answer;

pub const VERB: Verb = Verb {
    name: "compare",
    about: "organizations side by side, or records of one kind",
    group: "Ask",
    args,
    run,
    examples: &[
        (
            "--orgs un,nato",
            "two organizations in all eight dimensions",
        ),
        (
            "--orgs un,eu,nato --dimension training",
            "one dimension, with every point that is made",
        ),
        (
            "--orgs un,eu,nato --as-of 2013",
            "with what was in force, ran and was in use in 2013",
        ),
        (
            "un-2019 nato-2016 eu-2015",
            "three definitions, component by component",
        ),
        (
            "monuc minurcat --only different",
            "two missions, where they differ",
        ),
    ],
    proves: true,
    forms: Forms::Every,
};

/// Which half of a comparison is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Only {
    /// What all have in common.
    Shared,
    /// What not all have in common.
    Different,
}

fn args(command: Command) -> Command {
    command
        .arg(
            Arg::new("id")
                .value_name("ID")
                .num_args(0..)
                .action(ArgAction::Append)
                .help("Two or more records of one kind"),
        )
        .arg(
            super::option("orgs", "ORG,ORG,..", "Two or more organizations")
                .visible_alias("org")
                .conflicts_with("id"),
        )
        .arg(
            super::option("dimension", "NAME,..", "Only these dimensions, with every point that is made")
                .conflicts_with("id"),
        )
        .arg(
            super::option("as-of", "YEAR", "Counts, concepts and ties as of this year, and what was in force, ran or was in use")
                .conflicts_with("id"),
        )
        .arg(super::option("only", "WHICH", "shared or different").long_help(
            "shared or different. Of records: the fields that are the same, or not. \
             Of organizations: points on a concept that all of them have a point on in the same dimension, or the other points; \
             concepts of all of them, or the other concepts; ties are something shared",
        ))
        .arg(
            Arg::new("all-points")
                .long("all-points")
                .help("Also the points from the running text, every document and every tie")
                .action(ArgAction::SetTrue)
                .conflicts_with("id"),
        )
}

fn run<'d>(call: &Call<'d>) -> Result<Answer<'d>> {
    let only = only(call.matches)?;
    let ids = list::values(call.matches, "id");
    let orgs = list::values(call.matches, "orgs");
    if !ids.is_empty() {
        return records::answer(call, &ids, only);
    }
    if orgs.is_empty() {
        return Err(Problem::new(
            "missing-argument",
            "nothing to compare; give --orgs un,nato, or the ids of two records of one kind",
        )
        .into());
    }
    profile::answer(call, &orgs, only)
}

fn only(matches: &ArgMatches) -> Result<Option<Only>> {
    match list::values(matches, "only").last().map(String::as_str) {
        None => Ok(None),
        Some("shared") => Ok(Some(Only::Shared)),
        Some("different") => Ok(Some(Only::Different)),
        Some(other) => {
            let known = ["shared", "different"];
            Err(Problem::unknown("unknown-value", "only", other, known).into())
        }
    }
}

/// The records that `words` mean among `kinds`, each once: two at least.
fn two_or_more<'d>(
    call: &Call<'d>,
    words: &[String],
    kinds: &[&str],
    what: &str,
    example: &str,
) -> Result<Vec<&'d Record<'d>>> {
    let mut records: Vec<&Record<'_>> = Vec::new();
    for word in words {
        let record = call.dataset.resolve(word, kinds)?;
        if records.iter().all(|known| known.id() != record.id()) {
            records.push(record);
        }
    }
    match records.as_slice() {
        [one] => Err(Problem::new(
            "too-few",
            format!(
                "a comparison needs two {what}, and there is only `{}`; for example {example}",
                one.id()
            ),
        )
        .into()),
        _ => Ok(records),
    }
}

/// The acronym, or the name where there is none.
fn short(record: &Record<'_>) -> String {
    let acronym = record.text("acronym");
    let name = if acronym.is_empty() {
        record.name()
    } else {
        acronym
    };
    if name.is_empty() {
        record.id().to_owned()
    } else {
        name.into_owned()
    }
}
