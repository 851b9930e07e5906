//! Words behind a list that are no options: `missions un 2010`. Each is read as the filter that it most likely is.

use super::arguments::Arguments;
use super::filter;
use super::parameter::{Parameter, Takes};
use super::read;
use crate::dataset::resolve::YEARS;
use crate::dataset::{Dataset, Record};
use crate::fold::fold;
use crate::model::Kind;
use crate::model::PARTIES;
use crate::model::date::Period;
use crate::model::field::Shape;
use crate::problem::{Problem, one_of};
use crate::suggest::{nearest, quoted};

/// The parameter that the words are given for.
pub const WORDS: &str = "words";
/// The most words that are read as one name.
const LONGEST: usize = 8;
/// The most commands that an error suggests.
const MOST: usize = 3;

/// The parameter of a list of `kind` for words without an option.
#[must_use]
pub fn parameter(kind: &'static Kind) -> Parameter {
    let help = "A filter without its option: an organization, year, value, or name";
    Parameter::argument(WORDS, Takes::Plain(kind), help)
        .called("WORD")
        .several()
}

/// What the words behind a list ask for.
#[derive(Debug, PartialEq, Eq)]
pub enum Plain {
    /// The list with these arguments instead.
    Filtered(Arguments),
    /// Records of the kind, by their ids.
    Records(Vec<String>),
}

/// What one of the words can mean.
enum Meaning {
    /// A value of the filter.
    Filter(&'static str, String),
    /// A record of the kind.
    Record(String),
}

/// Reads the words among `arguments` of the list command `list` of `kind`; none where there is no such word.
///
/// # Errors
/// Where a word means nothing, or several things: with the full commands that may be meant.
pub fn read<'d>(
    dataset: &'d Dataset<'d>,
    list: &str,
    kind: &'static Kind,
    arguments: &Arguments,
) -> Result<Option<Plain>, Problem> {
    let words = arguments.values(WORDS);
    let mut words = words.as_slice();
    if words.is_empty() {
        return Ok(None);
    }
    let mut filtered = arguments.without(WORDS);
    let mut records = Vec::new();
    let mut filters = false;
    let single = single_valued(kind);
    while !words.is_empty() {
        // A name may be of several words: the longest run of them that means something counts.
        let run = (1..=words.len().min(LONGEST)).rev().find_map(|length| {
            let phrase = words[..length].join(" ");
            let meanings = meanings(dataset, kind, &phrase);
            (!meanings.is_empty()).then_some((length, phrase, meanings))
        });
        let Some((length, phrase, mut meanings)) = run else {
            return Err(unknown(dataset, list, kind, &words[0]));
        };
        if meanings.len() > 1 {
            let commands: Vec<String> = meanings
                .iter()
                .take(MOST)
                .map(|meaning| command(list, meaning))
                .collect();
            let shown: Vec<&str> = commands.iter().map(String::as_str).collect();
            let message = format!("`{phrase}` has several meanings; use {}", one_of(&shown));
            return Err(Problem::new("ambiguous", message).listing(commands));
        }
        match meanings.pop() {
            Some(Meaning::Filter(name, value)) => {
                if single.contains(&name)
                    && let Some(other) = filtered.one(name)
                {
                    let message = format!("--{name} takes one value: `{other}` or `{value}`");
                    return Err(Problem::new("unexpected-argument", message));
                }
                filters = true;
                filtered.add(name, value);
            }
            Some(Meaning::Record(id)) => records.push(id),
            None => {}
        }
        words = &words[length..];
    }
    if records.is_empty() {
        return Ok(Some(Plain::Filtered(filtered)));
    }
    if filters || filtered.iter().next().is_some() {
        let show = format!("poc show {}", records.join(" "));
        let message = format!(
            "`{}` is {} {}, which filters and other options do not apply to; use `{show}`",
            records[0],
            article(kind.name),
            kind.name
        );
        return Err(Problem::new("unexpected-argument", message).listing(vec![show]));
    }
    Ok(Some(Plain::Records(records)))
}

/// The command that was read, as it is typed in full.
#[must_use]
pub fn in_full(list: &str, arguments: &Arguments) -> String {
    let mut line = format!("poc {list}");
    for (name, values) in arguments.iter() {
        let value = values.join(",");
        if value == "true" {
            line.push_str(&format!(" --{name}"));
        } else {
            line.push_str(&format!(" --{name} {}", quoted(&value)));
        }
    }
    line
}

/// The filters of `kind` that take one value only.
fn single_valued(kind: &'static Kind) -> Vec<&'static str> {
    let parameters = filter::parameters(kind).into_iter();
    parameters
        .filter(|parameter| !parameter.several)
        .map(|parameter| parameter.name)
        .collect()
}

/// What `phrase` means, by the first step at which it means anything: an organization, a date, a place, a value, a record.
fn meanings<'d>(dataset: &'d Dataset<'d>, kind: &'static Kind, phrase: &str) -> Vec<Meaning> {
    let fields = filter::fields(kind);
    let by_org = fields.iter().find(|(name, _)| *name == "org");
    if let Some((name, _)) = by_org
        && let Ok(record) = dataset.resolve(phrase, PARTIES)
    {
        return vec![Meaning::Filter(name, record.id().to_owned())];
    }
    if let Some(when) = kind.when
        && is_period(phrase)
    {
        let name = if when.seen.is_some() {
            "active"
        } else {
            "year"
        };
        return vec![Meaning::Filter(name, phrase.to_owned())];
    }
    let places = fields.iter().filter(|(_, field)| !field.regions.is_empty());
    let places: Vec<Meaning> = places
        .filter_map(|(name, field)| {
            let Shape::Link(kinds) = field.shape.item() else {
                return None;
            };
            let (ids, region) = filter::linked(dataset, field, kinds, phrase).ok()?;
            let value = match (ids.as_slice(), region) {
                ([id], None) => id.clone(),
                _ => fold(phrase).into_owned(),
            };
            Some(Meaning::Filter(name, value))
        })
        .collect();
    if !places.is_empty() {
        return places;
    }
    let values = fields.iter().filter_map(|(name, field)| {
        let Shape::Word(vocabulary) = field.shape.item() else {
            return None;
        };
        let folded = fold(phrase);
        let hyphenated = folded.replace(' ', "-");
        let words = [&*folded, &hyphenated].map(|word| vocabulary.read(word));
        let word = match words.iter().find(|words| !words.is_empty())?.as_slice() {
            [one] => (*one).to_owned(),
            _ => hyphenated,
        };
        Some(Meaning::Filter(name, word))
    });
    let values: Vec<Meaning> = values.collect();
    if !values.is_empty() {
        return values;
    }
    let record = dataset.resolve_own(phrase, kind).ok().flatten();
    record
        .map(|record| Meaning::Record(record.id().to_owned()))
        .into_iter()
        .collect()
}

/// Whether `phrase` is a year, a date or a period of the time that the records are about: `1325` is a resolution.
fn is_period(phrase: &str) -> bool {
    let known = |year: u16| YEARS.contains(&u32::from(year));
    phrase.parse::<Period>().is_ok_and(|period| {
        (period.first.0 == 0 || known(period.first.0))
            && (period.last.0 == u16::MAX || known(period.last.0))
    })
}

fn command(list: &str, meaning: &Meaning) -> String {
    match meaning {
        Meaning::Filter(name, value) => format!("poc {list} --{name} {}", quoted(value)),
        Meaning::Record(id) => format!("poc show {id}"),
    }
}

/// The error where `word` means nothing: with the nearest commands.
fn unknown(dataset: &Dataset<'_>, list: &str, kind: &'static Kind, word: &str) -> Problem {
    let message = format!("unexpected argument `{word}`");
    let problem = Problem::new("unexpected-argument", message);
    // A record of another kind may be what those of this one are about.
    if let Ok(record) = dataset.resolve(word, &[]) {
        let id = record.id();
        return problem.meant(vec![
            format!("poc {list} --about {id}"),
            format!("poc show {id}"),
        ]);
    }
    let mut known: Vec<(String, Meaning)> = Vec::new();
    for (name, field) in filter::fields(kind) {
        match field.shape.item() {
            Shape::Word(vocabulary) => known.extend(vocabulary.names().map(|value| {
                let meaning = Meaning::Filter(name, value.to_owned());
                (value.to_owned(), meaning)
            })),
            Shape::Link(kinds) if name == "org" || !field.regions.is_empty() => {
                for record in kinds.iter().filter_map(|name| crate::model::kind(name)) {
                    for record in dataset.records(record) {
                        let of_type = field.of_type;
                        if of_type.is_empty() || of_type.contains(&&*record.text("type")) {
                            known.extend(called(record).map(|called| {
                                (called, Meaning::Filter(name, record.id().to_owned()))
                            }));
                        }
                    }
                }
            }
            _ => {}
        }
    }
    for record in dataset.records(kind) {
        let meaning = || Meaning::Record(record.id().to_owned());
        known.extend(called(record).map(|called| (called, meaning())));
    }
    let names = known.iter().map(|(called, _)| called.as_str());
    let mut commands: Vec<String> = Vec::new();
    for near in nearest(word, names) {
        let meanings = known.iter().filter(|(called, _)| *called == near);
        for (_, meaning) in meanings {
            let command = command(list, meaning);
            if !commands.contains(&command) && commands.len() < MOST {
                commands.push(command);
            }
        }
    }
    if commands.is_empty() {
        let search = format!("poc search {}", quoted(word));
        let message = format!("{}; `{search}` searches all records", problem.message);
        return Problem::new(problem.code, message).listing(vec![search]);
    }
    problem.meant(commands)
}

/// What a record is called in short: its id, its acronym.
fn called(record: &Record<'_>) -> impl Iterator<Item = String> {
    let acronym = fold(&record.text("acronym")).into_owned();
    std::iter::once(record.id().to_owned())
        .chain(Some(acronym).filter(|acronym| !acronym.is_empty()))
}

/// `a` or `an`, as the word asks.
#[must_use]
pub fn article(word: &str) -> &'static str {
    if word.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    }
}

/// Whether the first of `suggestions` has each of `words` in it.
fn has_all(words: &[String], suggestions: &[String]) -> bool {
    let Some(first) = suggestions.first().map(|first| fold(first)) else {
        return false;
    };
    words.iter().all(|word| first.contains(&*fold(word)))
}

/// The records that `words` name: by all of them joined, or each by one.
///
/// # Errors
/// Where a word names none, or several.
pub fn records<'d>(
    dataset: &'d Dataset<'d>,
    words: &[String],
) -> Result<Vec<&'d Record<'d>>, Problem> {
    let joined = words.join(" ");
    if words.len() > 1
        && let Ok(record) = dataset.resolve(&joined, &[])
    {
        return Ok(vec![record]);
    }
    let each = words.iter().map(|word| read::record(dataset, word, &[]));
    each.collect::<Result<_, _>>().map_err(|problem| {
        if problem.code != "unknown-record" {
            return problem;
        }
        match (words, read::kind(&joined)) {
            ([_], Ok(kind)) => {
                let message = format!("{} are a list; use `poc {}`", kind.plural, kind.list);
                Problem::new(problem.code, message).listing(vec![format!("poc {}", kind.list)])
            }
            ([_], _) => problem,
            // The words may be one name with a mistake in it.
            _ => match dataset.resolve(&joined, &[]) {
                Err(of_joined)
                    if problem.suggestions.is_empty() || has_all(words, &of_joined.suggestions) =>
                {
                    of_joined
                }
                _ => problem,
            },
        }
    })
}
