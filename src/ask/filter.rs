//! Which records a list keeps: filters that follow from what a kind declares. A [`Condition`] is what was asked, read
//! without any data; a [`Filter`] is the same with its ids and values looked up.

use std::collections::HashSet;

use super::arguments::Arguments;
use super::parameter::{Parameter, Takes};
use super::read;
use crate::dataset::path::Path;
use crate::dataset::{Dataset, Record};
use crate::fold::{bare, fold};
use crate::model::date::{Date, Day, Period};
use crate::model::field::{self, Field, Shape};
use crate::model::value::Value;
use crate::model::{Kind, kind};
use crate::problem::Problem;
use crate::time::span::Presence;
use crate::time::state;

/// The heading of the help under which filters are listed.
const HEADING: &str = "Filters";

/// What a filter of a kind looks at.
enum By {
    /// The field at the path.
    Field(String, &'static Field),
    /// The date of the record: the full year.
    Year,
    /// The date of the record: from this year on.
    From,
    /// The date of the record: up to this year.
    To,
    /// The span of the record.
    Active,
    /// Nothing of its own: whether the one before is to keep what may be there instead.
    Uncertain,
    /// Whether a record of this one kind links to it.
    LinkedFrom(&'static [&'static str]),
    /// Whether it links to a record.
    About,
}

/// The filters that `kind` has, each with its name.
fn filters(kind: &'static Kind) -> Vec<(&'static str, By)> {
    let mut filters = Vec::new();
    field::each(kind.fields, &mut |path, field| {
        if !field.filter.is_empty() {
            filters.push((field.filter, By::Field(path.to_owned(), field)));
        }
    });
    if let Some(when) = kind.when {
        filters.extend([("year", By::Year), ("from", By::From), ("to", By::To)]);
        if when.to.is_some() {
            filters.push(("active", By::Active));
        }
        if when.seen.is_some() {
            filters.push(("uncertain", By::Uncertain));
        }
    }
    for (name, linked) in kind.linked_from {
        filters.push((name, By::LinkedFrom(std::slice::from_ref(linked))));
    }
    filters.push(("about", By::About));
    filters
}

/// The filters of `kind` by one of its fields, each with its name.
#[must_use]
pub fn fields(kind: &'static Kind) -> Vec<(&'static str, &'static Field)> {
    let filters = filters(kind).into_iter();
    filters
        .filter_map(|(name, by)| match by {
            By::Field(_, field) => Some((name, field)),
            _ => None,
        })
        .collect()
}

/// Other names of a filter.
fn other_names(name: &str) -> &'static [&'static str] {
    match name {
        "org" => &["orgs"],
        "from" => &["since"],
        _ => &[],
    }
}

/// The parameters of the filters that `kind` has.
#[must_use]
pub fn parameters(kind: &'static Kind) -> Vec<Parameter> {
    let those = read::capitalized(kind.plural);
    // What happened on the date by which records are selected: missions are launched, milestones are of a date.
    let happened = kind.when.and_then(|when| {
        let mut events = kind.events.iter();
        events.find(|(path, _)| *path == when.from)
    });
    let dated = |place: &str, bare: &str| match happened {
        Some((_, happened)) => format!("{those} {happened} {place}"),
        None => format!("{those} {bare}"),
    };
    let lasting = kind.when.map_or("", |when| when.lasting);
    let parameter = |(name, by): (&'static str, By)| {
        let of = match by {
            By::Field(path, field) => {
                let help = format!("{those} {}", field.selects);
                Parameter::option(name, Takes::of(kind, &path, field), help).several()
            }
            By::Year => {
                let help = dated("in a year, date, or range", "of a year, date, or range");
                Parameter::option(name, Takes::Period, help).several()
            }
            By::From => {
                let help = dated("in or after a year or date", "of a year or date, and later");
                Parameter::option(name, Takes::Year, help)
            }
            By::To => {
                let help = dated("in or before a year or date", "up to a year or date");
                Parameter::option(name, Takes::Year, help)
            }
            By::Active => {
                let help = format!("{those} {lasting} at any time in a year, date, or range");
                Parameter::option(name, Takes::Period, help)
            }
            By::Uncertain => {
                let help = format!(
                    "With --active: {} that may have been {lasting}",
                    kind.plural
                );
                Parameter::flag(name, help).needs(&["active"])
            }
            By::LinkedFrom(linked) => {
                let help = format!("{those} that a {name} refers to");
                Parameter::option(name, Takes::Record(linked), help).several()
            }
            By::About => {
                let help = format!("{those} that refer to a record, and the record");
                Parameter::option(name, Takes::Record(&[]), help).several()
            }
        };
        of.also(other_names(name)).under(HEADING)
    };
    filters(kind).into_iter().map(parameter).collect()
}

/// One condition that a record must meet, as it was asked; a record must meet all conditions of a list.
#[derive(Debug, Clone)]
pub struct Condition {
    /// The filter that it is of.
    pub name: &'static str,
    kind: &'static Kind,
    /// The condition as it is typed, for remarks.
    typed: String,
    asks: Asks,
}

#[derive(Debug, Clone)]
enum Asks {
    /// One of the paths has one of the words.
    Words {
        paths: Vec<Path>,
        words: Vec<&'static str>,
    },
    /// One of the paths has the id of a record that one of the words means.
    Linked {
        paths: Vec<Path>,
        kinds: &'static [&'static str],
        words: Vec<String>,
    },
    /// The path has one of the values that the words mean.
    Values { path: Path, words: Vec<String> },
    /// The path has this flag.
    Flag { path: Path, wanted: bool },
    /// What the kind declares as its date is in one of these spans.
    Between(Vec<Between>),
    /// The record is there on a day of the period: certainly, or only maybe.
    Active { period: Period, uncertain: bool },
    /// A record of the kind, which one of the words means, links to it.
    LinkedFrom {
        kinds: &'static [&'static str],
        words: Vec<String>,
    },
    /// It links to a record that one of the words means, or is it.
    About(Vec<String>),
}

/// From one day to another, each open where there is none.
type Between = (Option<Day>, Option<Day>);

impl Condition {
    /// The conditions that `arguments` give for the filters of `kind`.
    ///
    /// # Errors
    /// Where a value is none that the filter could take.
    pub fn all(kind: &'static Kind, arguments: &Arguments) -> Result<Vec<Self>, Problem> {
        let mut conditions: Vec<Self> = Vec::new();
        for (name, by) in filters(kind) {
            let words = arguments.values(name);
            if words.is_empty() {
                continue;
            }
            if matches!(by, By::Uncertain) {
                if arguments.has(name) {
                    conditions.iter_mut().for_each(Self::make_uncertain);
                }
                continue;
            }
            conditions.push(Self::read(kind, name, by, words)?);
        }
        let end = |name| conditions.iter().find(|condition| condition.name == name);
        if let (Some(from), Some(to)) = (end("from"), end("to"))
            && let (Asks::Between(first), Asks::Between(last)) = (&from.asks, &to.asks)
            && let ([(Some(first), _)], [(_, Some(last))]) = (first.as_slice(), last.as_slice())
            && first > last
        {
            return Err(read::reversed(&format!("{} {}", from.typed, to.typed)));
        }
        Ok(conditions)
    }

    /// Whether it is on the level, of the kind, that changes in time.
    fn is_on_level(&self) -> bool {
        let level = self.kind.history.map(|history| history.level);
        match (&self.asks, level) {
            (Asks::Words { paths, .. }, Some(level)) => {
                paths.iter().any(|path| path.text() == level)
            }
            _ => false,
        }
    }

    /// Asks for what may be there instead of what is, where the condition is on that.
    fn make_uncertain(&mut self) {
        if let Asks::Active { uncertain, .. } = &mut self.asks {
            *uncertain = true;
            self.typed.push_str(" --uncertain");
        }
    }

    /// The period that the record must be there in, where the condition is on that.
    const fn period(&self) -> Option<Period> {
        match &self.asks {
            Asks::Active { period, .. } => Some(*period),
            _ => None,
        }
    }

    /// The condition of the filter `name` of `kind` for `words`.
    ///
    /// # Errors
    /// Where the kind has no such filter, or a word is none that it could take.
    pub fn of(kind: &'static Kind, name: &str, words: Vec<String>) -> Result<Self, Problem> {
        let mut filters = filters(kind);
        let found = filters
            .iter()
            .position(|(known, _)| *known == name || other_names(known).contains(&name));
        match found {
            Some(place) => {
                let (name, by) = filters.swap_remove(place);
                Self::read(kind, name, by, words)
            }
            None => Err(Problem::unknown(
                "unknown-filter",
                "filter",
                name,
                filters.iter().map(|(name, _)| *name),
            )),
        }
    }

    fn read(
        kind: &'static Kind,
        name: &'static str,
        by: By,
        words: Vec<String>,
    ) -> Result<Self, Problem> {
        let mut typed = format!("--{name} {}", words.join(","));
        // Of what takes one value the last one given counts.
        let last = || words.last().map_or("", String::as_str);
        let asks = match by {
            By::Field(path, field) => {
                if matches!(field.shape.item(), Shape::Flag) {
                    typed = format!("--{name}");
                }
                Self::by_field(kind, name, &path, field, words)?
            }
            By::Year => {
                let periods = words.iter().map(|word| read::period(word));
                let spans = periods.map(|period| {
                    let Period { first, last } = period?;
                    Ok((Some(first), Some(last)))
                });
                Asks::Between(spans.collect::<Result<_, Problem>>()?)
            }
            By::From => {
                typed = format!("--{name} {}", last());
                Asks::Between(vec![(Some(read::year(last())?.earliest()), None)])
            }
            By::To => {
                typed = format!("--{name} {}", last());
                Asks::Between(vec![(None, Some(read::year(last())?.latest()))])
            }
            By::Active | By::Uncertain => {
                typed = format!("--{name} {}", last());
                Asks::Active {
                    period: read::period(last())?,
                    uncertain: false,
                }
            }
            By::LinkedFrom(kinds) => Asks::LinkedFrom { kinds, words },
            By::About => Asks::About(words),
        };
        Ok(Self {
            name,
            kind,
            typed,
            asks,
        })
    }

    fn by_field(
        kind: &'static Kind,
        name: &'static str,
        path: &str,
        field: &'static Field,
        words: Vec<String>,
    ) -> Result<Asks, Problem> {
        let about = format!("poc codebook {}.{path}", kind.name);
        let path = read::path(kind, path)?;
        Ok(match *field.shape.item() {
            Shape::Flag => Asks::Flag {
                path,
                wanted: read::truth(name, words.last().map_or("true", String::as_str))?,
            },
            Shape::Word(vocabulary) => {
                let mut known = Vec::new();
                for word in &words {
                    let read = read::word(vocabulary, name, word);
                    known.extend(read.map_err(|problem| problem.see(&about))?);
                }
                Asks::Words {
                    paths: vec![path],
                    words: known,
                }
            }
            Shape::Link(kinds) => Asks::Linked {
                paths: vec![path],
                kinds,
                words,
            },
            _ => Asks::Values { path, words },
        })
    }

    /// What a record of the kind has to meet, where that is seen from the record by itself; nothing where it takes others:
    /// those that it links to, or all of its kind.
    #[must_use]
    pub fn alone(&self) -> Option<impl Fn(&Record<'_>) -> bool + Sync + use<>> {
        // What a level was at a time is another question.
        if self.is_on_level() {
            return None;
        }
        let asks = match &self.asks {
            Asks::Words { paths, .. } if paths.iter().all(Path::is_plain) => self.asks.clone(),
            Asks::Flag { path, .. } if path.is_plain() => self.asks.clone(),
            Asks::Between(_) => self.asks.clone(),
            _ => return None,
        };
        Some(move |record: &Record<'_>| match &asks {
            Asks::Words { paths, words } => paths.iter().any(|path| {
                let mut found = false;
                record.each_word(path.text(), &mut |word| found |= words.contains(&word));
                found
            }),
            Asks::Flag { path, wanted } => record.field(path.first()) == Value::Flag(*wanted),
            Asks::Between(spans) => is_between(record.when(), spans),
            _ => true,
        })
    }

    /// Whether it takes other records of `kind` to tell what a record has to meet.
    #[must_use]
    pub fn needs_others(&self, kind: &Kind) -> bool {
        match &self.asks {
            Asks::Words { paths, .. } => paths.iter().any(|path| path.leads_to(kind)),
            Asks::Linked { paths, kinds, .. } => {
                kinds.is_empty()
                    || kinds.contains(&kind.name)
                    || paths.iter().any(|path| path.leads_to(kind))
            }
            Asks::Flag { .. } | Asks::Between(_) => false,
            Asks::Values { .. }
            | Asks::Active { .. }
            | Asks::LinkedFrom { .. }
            | Asks::About(_) => true,
        }
    }

    /// The filter that it is for `dataset`: with the ids and the values that its words mean there.
    ///
    /// # Errors
    /// Where a word means none, or several.
    pub fn filter<'d>(&self, dataset: &'d Dataset<'d>) -> Result<Filter<'d>, Problem> {
        let mut maybe = HashSet::new();
        let mut remark = Vec::new();
        let test = match &self.asks {
            Asks::Words { paths, words } => Test::Words {
                paths: paths.clone(),
                words: words.iter().map(|word| (*word).to_owned()).collect(),
            },
            Asks::Linked {
                paths,
                kinds,
                words,
            } => {
                let mut ids = Vec::new();
                for word in words {
                    match paths.first().map(Path::field) {
                        Some(field) => {
                            let (found, said) = linked(dataset, field, kinds, word)?;
                            ids.extend(found);
                            remark.extend(said);
                        }
                        None => ids.push(read::record(dataset, word, kinds)?.id().to_owned()),
                    }
                }
                Test::Words {
                    paths: paths.clone(),
                    words: ids,
                }
            }
            Asks::Values { path, words } => {
                let known = dataset.values(self.kind, path.text());
                let mut values = Vec::new();
                for word in words {
                    values.extend(meant(self.name, &known, word)?);
                }
                Test::Words {
                    paths: vec![path.clone()],
                    words: values,
                }
            }
            Asks::Flag { path, wanted } => Test::Flag {
                path: path.clone(),
                wanted: *wanted,
            },
            Asks::Between(spans) => Test::Between(spans.clone()),
            Asks::Active { period, uncertain } => {
                let mut there = HashSet::new();
                for record in dataset.records(self.kind) {
                    match state::presence(dataset, record, *period) {
                        Presence::Present => there.insert(record.id().to_owned()),
                        Presence::Uncertain => maybe.insert(record.id().to_owned()),
                        Presence::Absent => false,
                    };
                }
                Test::Among(if *uncertain {
                    std::mem::take(&mut maybe)
                } else {
                    there
                })
            }
            Asks::LinkedFrom { kinds, words } => {
                let ids = read::ids(dataset, words, kinds)?;
                Test::Among(linked_from(dataset, &ids))
            }
            Asks::About(words) => Test::Among(about(dataset, &read::ids(dataset, words, &[])?)),
        };
        Ok(Filter {
            typed: self.typed.clone(),
            dataset,
            test,
            on_level: self.is_on_level(),
            period: self.period(),
            uncertain: maybe,
            remark: (!remark.is_empty()).then(|| remark.join("; ")),
        })
    }
}

/// The ids that `word` means as a value of `field`, which links to `kinds`: of the one record that it names, or of all that
/// a region has; with the list by which that is so.
///
/// # Errors
/// Where it means no record and no region, or several records.
pub fn linked<'d>(
    dataset: &'d Dataset<'d>,
    field: &'static Field,
    kinds: &[&str],
    word: &str,
) -> Result<(Vec<String>, Option<String>), Problem> {
    let problem = match read::linked(dataset, field, kinds, word) {
        Ok(record) => return Ok((vec![record.id().to_owned()], None)),
        Err(problem) => problem,
    };
    let wanted = bare(word);
    let region = kinds.iter().filter_map(|name| kind(name)).find_map(|kind| {
        let Shape::Word(regions) = kind.field(field.regions)?.shape.item() else {
            return None;
        };
        let mut words = regions.words.iter();
        Some((kind, words.find(|region| bare(region.word) == wanted)?))
    });
    let (kind, region) = region.ok_or(problem)?;
    let members = dataset.records(kind).iter().filter(|record| {
        let regions = record.words(field.regions);
        regions.iter().any(|word| word == region.word)
    });
    Ok((
        members.map(|record| record.id().to_owned()).collect(),
        Some(format!("`{}`: {}", region.word, region.meaning)),
    ))
}

/// The records that link to one of `ids`, and these themselves.
fn about(dataset: &Dataset<'_>, ids: &[&str]) -> HashSet<String> {
    let mut among: HashSet<String> = ids.iter().map(|id| (*id).to_owned()).collect();
    for id in ids {
        let references = dataset.references_to(id);
        among.extend(references.iter().map(|link| link.from.id().to_owned()));
    }
    among
}

/// The records that one of `ids` links to.
fn linked_from(dataset: &Dataset<'_>, ids: &[&str]) -> HashSet<String> {
    let mut among = HashSet::new();
    for record in ids.iter().filter_map(|id| dataset.find(id)) {
        let links = record.kind.links().into_iter().map(|(path, _)| path);
        for path in links.chain(record.kind.citations()) {
            among.extend(record.words(&path));
        }
    }
    among
}

/// What `word` can mean among the `known` values of a field.
fn meant(name: &str, known: &[String], word: &str) -> Result<Vec<String>, Problem> {
    let folded = fold(word);
    let found: Vec<String> = known
        .iter()
        .filter(|value| fold(value) == folded)
        .cloned()
        .collect();
    if found.is_empty() {
        let known = known.iter().map(String::as_str);
        return Err(Problem::unknown("unknown-value", name, word, known));
    }
    Ok(found)
}

/// A condition that is ready to be tested.
pub struct Filter<'d> {
    /// The condition as it is typed, for remarks.
    pub typed: String,
    dataset: &'d Dataset<'d>,
    test: Test,
    /// Whether it is on the level, of the kind, that changes in time.
    on_level: bool,
    /// The period that it asks the record to be there in.
    pub period: Option<Period>,
    /// Of a condition on time: the records of which no source says whether they meet it.
    uncertain: HashSet<String>,
    /// How a word of it was read, where that is not plain.
    pub remark: Option<String>,
}

enum Test {
    /// One of the paths has one of the words.
    Words {
        paths: Vec<Path>,
        words: Vec<String>,
    },
    /// The path has this flag.
    Flag { path: Path, wanted: bool },
    /// The date is in one of these spans.
    Between(Vec<Between>),
    /// The highest level that the record had on a day of the period is one of the words.
    Level { period: Period, words: Vec<String> },
    /// The record is one of these.
    Among(HashSet<String>),
}

/// Where one of the filters asks for a period, makes those on a level that changes in time ask for the level in that period.
pub fn set_as_of(filters: &mut [Filter<'_>]) {
    let Some(period) = filters.iter().find_map(|filter| filter.period) else {
        return;
    };
    for filter in filters.iter_mut().filter(|filter| filter.on_level) {
        if let Test::Words { words, .. } = &mut filter.test {
            filter.test = Test::Level {
                period,
                words: std::mem::take(words),
            };
        }
    }
}

/// What filters look at: a record, or something that happened to one.
pub trait Subject<'d> {
    /// The record.
    fn record(&self) -> &Record<'d>;

    /// What it has at `path`; none where that is nothing that it could have, and so no reason to leave it out.
    fn value(&self, dataset: &Dataset<'d>, path: &Path) -> Option<Value<'d>>;

    /// When it is, as far as that is known.
    fn date(&self) -> Option<Date>;
}

impl<'d> Subject<'d> for Record<'d> {
    fn record(&self) -> &Self {
        self
    }

    fn value(&self, dataset: &Dataset<'d>, path: &Path) -> Option<Value<'d>> {
        Some(dataset.at(self, path))
    }

    fn date(&self) -> Option<Date> {
        self.when()
    }
}

impl<'d> Filter<'d> {
    /// Whether `subject` meets the condition.
    #[must_use]
    pub fn keeps(&self, subject: &impl Subject<'d>) -> bool {
        let value = |path: &Path| subject.value(self.dataset, path);
        match &self.test {
            Test::Words { paths, words } => {
                let mut values = paths.iter().map(value);
                // The first path is the field that the filter is declared on.
                match values.next().flatten() {
                    None => true,
                    Some(first) => {
                        holds(&first, words) || values.flatten().any(|value| holds(&value, words))
                    }
                }
            }
            Test::Flag { path, wanted } => {
                value(path).is_none_or(|value| value == Value::Flag(*wanted))
            }
            Test::Between(spans) => is_between(subject.date(), spans),
            Test::Level { period, words } => {
                words.contains(&state::mandate(subject.record(), Some(*period)))
            }
            Test::Among(ids) => ids.contains(subject.record().id()),
        }
    }
}

fn is_between(date: Option<Date>, spans: &[Between]) -> bool {
    date.is_some_and(|date| {
        spans.iter().any(|(from, to)| {
            from.is_none_or(|from| date.latest() >= from)
                && to.is_none_or(|to| date.earliest() <= to)
        })
    })
}

fn holds(value: &Value<'_>, words: &[String]) -> bool {
    match value {
        Value::Text(text) => words.iter().any(|word| word == text),
        Value::Integer(number) => words.iter().any(|word| word.parse() == Ok(*number)),
        Value::List(items) => items.iter().any(|item| holds(item, words)),
        _ => false,
    }
}

/// Which filters left nothing, and which one to drop.
#[must_use]
pub fn why_empty<'d>(
    filters: &[Filter<'d>],
    dataset: &'d Dataset<'d>,
    kind: &'static Kind,
) -> String {
    let records = dataset.records(kind);
    let all = filters
        .iter()
        .map(|filter| filter.typed.as_str())
        .collect::<Vec<_>>()
        .join(" ");
    if filters.is_empty() {
        return "no records of this kind".to_owned();
    }
    if dataset.unread() > 0 {
        return format!("nothing matches `{all}`; without `--trust` the answer says why");
    }
    let mut hints = Vec::new();
    for (dropped, filter) in filters.iter().enumerate() {
        let count = records
            .iter()
            .filter(|record| {
                filters
                    .iter()
                    .enumerate()
                    .all(|(number, filter)| number == dropped || filter.keeps(*record))
            })
            .count();
        if count > 0 {
            hints.push(format!("without `{}`: {count}", filter.typed));
        }
    }
    if hints.is_empty() {
        format!("nothing matches `{all}`, also without any one of these")
    } else {
        format!("nothing matches `{all}`; {}", hints.join(", "))
    }
}

/// The remark on the `selected` records whose date is less exact than the one asked for, and may be outside it.
#[must_use]
pub fn dated_coarsely(filters: &[Filter<'_>], selected: &[&Record<'_>]) -> Option<String> {
    let inside = |date: Date, (from, to): &Between| {
        from.is_none_or(|from| date.earliest() >= from) && to.is_none_or(|to| date.latest() <= to)
    };
    let coarse = |record: &&&Record<'_>| {
        let date = record.when();
        filters.iter().any(|filter| match (&filter.test, date) {
            (Test::Between(spans), Some(date)) => !spans.iter().any(|span| inside(date, span)),
            _ => false,
        })
    };
    match selected.iter().filter(coarse).count() {
        0 => None,
        1 => Some(
            "1 record has a less precise date than asked for, and may fall outside it".to_owned(),
        ),
        many => Some(format!(
            "{many} records have less precise dates than asked for, and may fall outside"
        )),
    }
}

/// The remark on the records that meet every condition but may be there or not on the days that were asked.
#[must_use]
pub fn may_be_there<'d>(filters: &[Filter<'d>], records: &[Record<'d>]) -> Option<String> {
    let time = filters.iter().find(|filter| !filter.uncertain.is_empty())?;
    let names: Vec<_> = records
        .iter()
        .filter(|record| time.uncertain.contains(record.id()))
        .filter(|record| {
            let mut others = filters.iter().filter(|filter| !std::ptr::eq(*filter, time));
            others.all(|filter| filter.keeps(*record))
        })
        .map(Record::id)
        .collect();
    let first = records.first().filter(|_| !names.is_empty())?;
    let lasting = first.kind.when.map_or("", |when| when.lasting);
    Some(format!(
        "{} more may have been {}, as no source gives their start or end: {}; `{} --uncertain` lists them",
        names.len(),
        lasting,
        names.join(", "),
        time.typed
    ))
}
