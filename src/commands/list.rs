//! `missions`, `policies` and every other list of one kind: filters, order, fields, all read from what the kind declares.

use std::cmp::Ordering;

use anyhow::Result;
use clap::{Arg, ArgAction, ArgMatches, Command};

use super::{Call, kind_named};
use crate::dataset::{Dataset, Record};
use crate::filter::{Filter, may_be_there, why_empty};
use crate::model::date::{Date, Period};
use crate::model::field::{self, Field, Shape};
use crate::model::value::Value;
use crate::model::{KINDS, Kind};
use crate::problem::Problem;
use crate::suggest::fold;
use crate::view::{Answer, Body, Column, Row, Rows};

const FILTERS: &str = "Filters";
const SHAPING: &str = "Order and fields";

/// The fields of `kind` that a filter speaks of, with their paths.
fn filtered(kind: &Kind) -> Vec<(String, &'static Field)> {
    let mut fields = Vec::new();
    field::each(kind.fields, &mut |path, field| {
        if !field.filter.is_empty() {
            fields.push((path.to_owned(), field));
        }
    });
    fields
}

fn option(name: &'static str, value: &'static str, help: String) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name(value)
        .help(help)
        .help_heading(FILTERS)
        .action(ArgAction::Append)
}

/// Adds the arguments of the list command of `kind`.
pub fn args(kind: &'static Kind, mut command: Command) -> Command {
    for (_, field) in filtered(kind) {
        let help = capitalized(field.meaning);
        let arg = match field.shape.item() {
            Shape::Flag => Arg::new(field.filter)
                .long(field.filter)
                .value_name("BOOL")
                .num_args(0..=1)
                .require_equals(true)
                .default_missing_value("true")
                .help(help)
                .help_heading(FILTERS)
                .action(ArgAction::Append),
            Shape::Word(words) => {
                let known: Vec<_> = words
                    .groups
                    .iter()
                    .map(|(group, _)| *group)
                    .chain(words.names())
                    .collect();
                option(field.filter, "WORD,..", help.clone())
                    .long_help(format!("{help}: {}", known.join(", ")))
            }
            Shape::Link(_) => option(field.filter, "ID,..", help),
            _ => option(field.filter, "NAME,..", help),
        };
        command = command.arg(if field.filter == "org" {
            arg.visible_alias("orgs")
        } else {
            arg
        });
    }
    if let Some(when) = kind.when {
        command = command
            .arg(option(
                "year",
                "YEAR",
                format!("Those whose `{}` lies in the year", when.from),
            ))
            .arg(option("from", "YEAR", "From this year on".to_owned()))
            .arg(option("to", "YEAR", "Up to this year".to_owned()));
        if when.to.is_some() {
            command = command.arg(option(
                "active",
                "YEAR|DATE",
                "Those that are there on a day of the year, month or period".to_owned(),
            ));
        }
        if when.seen.is_some() {
            command = command.arg(
                Arg::new("uncertain")
                    .long("uncertain")
                    .help("With --active, those of which no source says whether they are there, instead of the certain ones")
                    .help_heading(FILTERS)
                    .requires("active")
                    .action(ArgAction::SetTrue),
            );
        }
    }
    for (name, _) in kind.linked_from {
        command = command.arg(option(
            name,
            "ID,..",
            format!("Those that the {name} links to"),
        ));
    }
    command
        .arg(option(
            "about",
            "ID,..",
            "Those that link to the record".to_owned(),
        ))
        .arg(
            Arg::new("sort")
                .long("sort")
                .value_name("FIELD,-FIELD")
                .allow_hyphen_values(true)
                .help("Sort by fields, with - before it downwards; nulls last")
                .help_heading(SHAPING)
                .action(ArgAction::Append),
        )
        .arg(
            Arg::new("limit")
                .short('n')
                .long("limit")
                .value_name("N")
                .help("Show the first N; there is no limit otherwise")
                .help_heading(SHAPING)
                .action(ArgAction::Append),
        )
        .arg(
            Arg::new("count")
                .long("count")
                .help("Print the number alone")
                .help_heading(SHAPING)
                .action(ArgAction::SetTrue),
        )
        .arg(
            Arg::new("fields")
                .long("fields")
                .value_name("FIELD,..")
                .help("Show these fields, dotted paths among them, or all")
                .help_heading(SHAPING)
                .action(ArgAction::Append),
        )
}

/// The text with its first letter as a capital.
pub fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// The values of an option, commas and repeats alike.
pub fn values(matches: &ArgMatches, option: &str) -> Vec<String> {
    let Ok(Some(given)) = matches.try_get_many::<String>(option) else {
        return Vec::new();
    };
    given
        .flat_map(|values| values.split(','))
        .map(str::trim)
        .filter(|value| !value.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The year that an option gives, if it was given.
///
/// # Errors
/// Where it is no year.
pub fn year(matches: &ArgMatches, option: &str) -> Result<Option<Date>> {
    Ok(years(matches, option)?.pop())
}

/// The years that an option gives.
///
/// # Errors
/// Where one of them is no year.
pub fn years(matches: &ArgMatches, option: &str) -> Result<Vec<Date>> {
    values(matches, option)
        .into_iter()
        .map(|word| {
            let year = word.parse::<Date>().ok().filter(|_| word.len() == 4);
            year.ok_or_else(|| {
                let message = format!("`{word}` is no year; give four digits, such as 2013");
                Problem::new("bad-year", message).into()
            })
        })
        .collect()
}

/// The records of `kind` that the arguments ask for, in the order asked, with the filters that chose them.
pub fn select<'d>(
    call: &Call<'d>,
    kind: &'static Kind,
) -> Result<(Vec<&'d Record<'d>>, Vec<Filter>)> {
    let (mut records, filters) = kept(call, kind)?;
    let mut keys = keys(call.matches, |path| checked(kind, path))?;
    if keys.is_empty() && kind.name == "milestone" {
        keys.push(("date".to_owned(), false));
    }
    if keys.is_empty() {
        records.sort_by_key(|record| record.id());
    } else {
        sort(
            &mut records,
            &keys,
            |record, path| record.select(path),
            |record| record.id(),
        );
    }
    limit(call.matches, &mut records)?;
    Ok((records, filters))
}

/// The records of `kind` that the filters keep, in no order yet, with these filters.
pub fn kept<'d>(
    call: &Call<'d>,
    kind: &'static Kind,
) -> Result<(Vec<&'d Record<'d>>, Vec<Filter>)> {
    let filters = filters(call.dataset, kind, call.matches)?;
    let records = call
        .dataset
        .records(kind)
        .iter()
        .filter(|record| filters.iter().all(|filter| filter.keeps(record)))
        .collect();
    Ok((records, filters))
}

/// The paths that `--sort` names, each proved by `check`, and whether it sorts downwards.
pub fn keys(
    matches: &ArgMatches,
    check: impl Fn(&str) -> Result<String>,
) -> Result<Vec<(String, bool)>> {
    values(matches, "sort")
        .iter()
        .map(|word| {
            let (path, down) = word
                .strip_prefix('-')
                .map_or((word.as_str(), false), |path| (path, true));
            Ok((check(path)?, down))
        })
        .collect()
}

/// Cuts the answer to the number that `--limit` gives.
pub fn limit<T>(matches: &ArgMatches, answer: &mut Vec<T>) -> Result<()> {
    if let Some(word) = values(matches, "limit").pop() {
        let limit = word
            .parse()
            .map_err(|_| Problem::new("bad-limit", format!("`{word}` is no number of records")))?;
        answer.truncate(limit);
    }
    Ok(())
}

/// What `--year`, `--from` and `--to` ask of a date.
pub fn dated(matches: &ArgMatches) -> Result<Vec<Filter>> {
    let mut filters = Vec::new();
    let years = years(matches, "year")?;
    if !years.is_empty() {
        filters.push(Filter::in_years(&years));
    }
    if let Some(from) = year(matches, "from")? {
        let typed = format!("--from {}", from.year());
        filters.push(Filter::between(typed, Some(from), None));
    }
    if let Some(to) = year(matches, "to")? {
        let typed = format!("--to {}", to.year());
        filters.push(Filter::between(typed, None, Some(to)));
    }
    Ok(filters)
}

/// The period that `--active` gives, with the word that gave it.
fn active(matches: &ArgMatches) -> Result<Option<(String, Period)>> {
    let Some(word) = values(matches, "active").pop() else {
        return Ok(None);
    };
    let period = word.parse().map_err(|_| {
        let message = format!(
            "`{word}` is neither a date nor a period; give 2013, 2013-03, 2013-03-28, 2010-2015 or 2016.."
        );
        Problem::new("bad-year", message)
    })?;
    Ok(Some((word, period)))
}

fn filters(
    dataset: &Dataset<'_>,
    kind: &'static Kind,
    matches: &ArgMatches,
) -> Result<Vec<Filter>> {
    let mut filters = Vec::new();
    let active = active(matches)?;
    for (path, field) in filtered(kind) {
        let words = values(matches, field.filter);
        if !words.is_empty() {
            let filter = Filter::by_field(dataset, kind, &path, field, &words)?;
            filters.push(match active {
                Some((_, period)) => filter.as_of(kind, period),
                None => filter,
            });
        }
    }
    if kind.when.is_some() {
        filters.extend(dated(matches)?);
    }
    if let Some((word, period)) = active {
        let (flag, uncertain) = match matches.try_get_one("uncertain") {
            Ok(Some(true)) => (" --uncertain", true),
            _ => ("", false),
        };
        let typed = format!("--active {word}{flag}");
        filters.push(Filter::active(typed, dataset, kind, period, uncertain));
    }
    for (option, linked) in kind.linked_from {
        let words = values(matches, option);
        if !words.is_empty() {
            filters.push(Filter::linked_from(
                format!("--{option} {}", words.join(",")),
                dataset,
                &ids(dataset, &words, &[linked])?,
            ));
        }
    }
    let words = values(matches, "about");
    if !words.is_empty() {
        filters.push(Filter::about(
            format!("--about {}", words.join(",")),
            dataset,
            &ids(dataset, &words, &[])?,
        ));
    }
    Ok(filters)
}

/// The kinds that an option or argument names, each once and in the order in which kinds are listed; all where it names
/// none.
///
/// # Errors
/// Where a word is no kind, list command or alias.
pub fn kinds(matches: &ArgMatches, option: &str) -> Result<Vec<&'static Kind>> {
    let mut asked = Vec::new();
    for word in values(matches, option) {
        asked.push(kind_named(&word)?);
    }
    Ok(KINDS
        .into_iter()
        .filter(|kind| asked.is_empty() || asked.iter().any(|one| one.name == kind.name))
        .collect())
}

/// The ids that `words` mean among `kinds`.
pub fn ids(dataset: &Dataset<'_>, words: &[String], kinds: &[&str]) -> Result<Vec<String>> {
    words
        .iter()
        .map(|word| Ok(dataset.resolve(word, kinds)?.id().to_owned()))
        .collect()
}

/// The path, if `kind` has it.
pub fn checked(kind: &Kind, path: &str) -> Result<String> {
    if kind.field(path).is_some() {
        return Ok(path.to_owned());
    }
    let mut known = Vec::new();
    field::each(kind.fields, &mut |path, _| known.push(path.to_owned()));
    let mut problem = Problem::unknown(
        "unknown-field",
        "field",
        path,
        known.iter().map(String::as_str),
    );
    if problem.suggestions.is_empty() {
        problem.message = format!(
            "{}; `poc codebook {}` lists the fields of a {}",
            problem.message, kind.name, kind.name
        );
    }
    Err(problem.into())
}

/// Sorts by the values that `keys` lead to, ties by id.
pub fn sort<'d, T>(
    items: &mut [T],
    keys: &[(String, bool)],
    select: impl Fn(&T, &str) -> Value<'d>,
    id: impl Fn(&T) -> &'d str,
) {
    items.sort_by_cached_key(|item| {
        Key(
            keys.iter()
                .map(|(path, down)| (select(item, path), *down))
                .collect(),
            id(item),
        )
    });
}

/// What records are sorted by: values, each upwards or downwards, then the id.
struct Key<'a>(Vec<(Value<'a>, bool)>, &'a str);

impl Ord for Key<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        for ((left, down), (right, _)) in self.0.iter().zip(&other.0) {
            let order = match (left.is_blank(), right.is_blank()) {
                (false, false) if *down => compare(right, left),
                (false, false) => compare(left, right),
                (left, right) => left.cmp(&right),
            };
            if order.is_ne() {
                return order;
            }
        }
        self.1.cmp(other.1)
    }
}

impl PartialOrd for Key<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Key<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Key<'_> {}

/// Numbers by size, dates by their first day, texts as they are read, lists value by value.
fn compare(left: &Value<'_>, right: &Value<'_>) -> Ordering {
    match (left, right) {
        (Value::Integer(left), Value::Integer(right)) => left.cmp(right),
        (Value::Flag(left), Value::Flag(right)) => left.cmp(right),
        (Value::Decimal(left), Value::Decimal(right)) => left.total_cmp(right),
        (Value::Text(left), Value::Text(right)) => {
            match (left.parse::<Date>(), right.parse::<Date>()) {
                (Ok(left), Ok(right)) => left
                    .earliest()
                    .cmp(&right.earliest())
                    .then(left.latest().cmp(&right.latest()).reverse()),
                _ => fold(left).cmp(&fold(right)),
            }
        }
        (Value::List(left), Value::List(right)) => {
            let pairs = left
                .iter()
                .zip(right)
                .map(|(left, right)| compare(left, right));
            pairs
                .into_iter()
                .find(|order| order.is_ne())
                .unwrap_or_else(|| left.len().cmp(&right.len()))
        }
        _ => Ordering::Equal,
    }
}

/// The fields that `--fields` names; none where it was not given.
pub fn fields(matches: &ArgMatches, kind: &'static Kind) -> Result<Option<Vec<Column>>> {
    let words = values(matches, "fields");
    if words.is_empty() {
        return Ok(None);
    }
    let mut columns: Vec<Column> = Vec::new();
    for word in words {
        if word == "all" {
            columns.extend(kind.fields.iter().map(|field| Column::of(kind, field.name)));
        } else {
            columns.push(Column::of(kind, &checked(kind, &word)?));
        }
    }
    Ok(Some(columns))
}

/// Every field of `kind` with what has named parts taken apart: the columns of csv and tsv.
pub fn flattened(kind: &'static Kind) -> Vec<Column> {
    fn below(
        kind: &'static Kind,
        fields: &'static [Field],
        prefix: &str,
        columns: &mut Vec<Column>,
    ) {
        for field in fields {
            let path = if prefix.is_empty() {
                field.name.to_owned()
            } else {
                format!("{prefix}.{}", field.name)
            };
            match &field.shape {
                Shape::Object(parts) => below(kind, parts, &path, columns),
                Shape::Parts(words, parts) => {
                    for word in words.names() {
                        below(kind, parts, &format!("{path}.{word}"), columns);
                    }
                }
                _ => columns.push(Column::of(kind, &path)),
            }
        }
    }
    let mut columns = Vec::new();
    below(kind, kind.fields, "", &mut columns);
    columns
}

/// Records of one kind as rows: the fields asked for in every format, or the kind's own columns in tables and all fields
/// as data.
pub fn rows<'d>(
    call: &Call<'d>,
    kind: &'static Kind,
    records: &[&'d Record<'d>],
    asked: Option<Vec<Column>>,
) -> Rows<'d> {
    // Only tables and lists carry marks, so only they read the discrepancies.
    let dataset = call.dataset;
    let marks = call.common.marks_disputes();
    let whole = asked.is_none();
    let columns = asked.clone().unwrap_or_else(|| {
        kind.columns
            .iter()
            .map(|path| Column::of(kind, path))
            .collect()
    });
    Rows {
        fields: asked.unwrap_or_else(|| flattened(kind)),
        columns,
        rows: records
            .iter()
            .map(|record| {
                Row::Record(
                    record,
                    if marks {
                        dataset.disputed(record.id())
                    } else {
                        &[]
                    },
                )
            })
            .collect(),
        whole,
    }
}

/// Answers a list command.
pub fn run<'d>(call: &Call<'d>) -> Result<Answer<'d>> {
    let Some(kind) = call.kind else {
        return Err(Problem::new("unknown-kind", "no such list").into());
    };
    let (records, filters) = select(call, kind)?;
    answer(call, kind, &records, &filters)
}

/// The answer that the selected records make.
pub fn answer<'d>(
    call: &Call<'d>,
    kind: &'static Kind,
    records: &[&'d Record<'d>],
    filters: &[Filter],
) -> Result<Answer<'d>> {
    let asked = fields(call.matches, kind)?;
    let body = if call.matches.get_flag("count") {
        Body::Text(format!("{}\n", records.len()))
    } else {
        Body::Rows(rows(call, kind, records, asked))
    };
    let mut answer = Answer::new(body).negative(records.is_empty());
    if records.is_empty() {
        answer = answer.note(why_empty(filters, call.dataset.records(kind)));
    }
    for remark in filters.iter().filter_map(|filter| filter.remark.clone()) {
        answer = answer.note(remark);
    }
    if let Some(note) = may_be_there(filters, call.dataset.records(kind)) {
        answer = answer.note(note);
    }
    Ok(answer)
}
