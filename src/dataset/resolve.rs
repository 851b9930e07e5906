//! From what people type to the record that they mean.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::{Dataset, Record};
use crate::fold::{bare, fold};
use crate::model::field::{Field, Series};
use crate::model::{KINDS, Kind, kind};
use crate::problem::{Problem, one_of as alternatives};
use crate::suggest::{nearest, quoted};

/// The steps of a look-up behind the id, in their order: the first that finds something decides.
const STEPS: [u8; 3] = [1, 2, 3];

/// The numbers that are a year before they are anything else.
pub const YEARS: std::ops::RangeInclusive<u32> = 1945..=2035;

impl<'a> Dataset<'a> {
    /// The record that `word` means among `kinds` (all where none is named): an id, an acronym, symbol or code, an alias, a
    /// name, an id without the prefix of its kind, looked up in that order, case and accents folded; then the same without
    /// regard to spaces and punctuation; then a name by rule, such as `res 1265`. A term is found only by its full id.
    ///
    /// # Errors
    /// Where no record is meant (with the near ones), or a step finds several (with the candidates).
    pub fn resolve(&self, word: &str, kinds: &[&str]) -> Result<&Record<'a>, Problem> {
        self.resolve_among(word, Among::kinds(kinds))
    }

    /// The record of `kind` that `word` names in full, if there is one: terms too are found by their names here.
    ///
    /// # Errors
    /// Where it names several.
    pub fn resolve_own(
        &self,
        word: &str,
        kind: &'static Kind,
    ) -> Result<Option<&Record<'a>>, Problem> {
        if !kind.by_id_only {
            return Ok(self.resolve(word, &[kind.name]).ok());
        }
        let wanted = fold(word.trim());
        let records = || self.records(kind).iter();
        if let Some(record) = records().find(|record| record.id() == wanted) {
            return Ok(Some(record));
        }
        for step in STEPS {
            let found: Vec<_> = records()
                .filter(|record| names(record, step).any(|name| fold(&name) == wanted))
                .collect();
            if let Some(record) = one_of(word, &found)? {
                return Ok(Some(record));
            }
        }
        Ok(None)
    }

    /// The record that `word` means as a value of the field, which links to `kinds`.
    ///
    /// # Errors
    /// Where no record is meant, or several.
    pub fn resolve_for(
        &self,
        word: &str,
        field: &Field,
        kinds: &[&str],
    ) -> Result<&Record<'a>, Problem> {
        self.resolve_among(word, Among::of_field(field, kinds))
    }

    fn resolve_among(&self, word: &str, among: Among<'_>) -> Result<&Record<'a>, Problem> {
        let wanted = fold(word.trim());
        // Ids are what is mostly typed, and to look one up among a few kinds reads no others.
        let few = !among.kinds.is_empty();
        let mut kinds = KINDS.iter().filter(|kind| few && among.has_kind(kind));
        let by_id = kinds.find_map(|kind| {
            let mut records = self.records(kind).iter();
            records.find(|record| record.id() == wanted)
        });
        let by_id = by_id.or_else(|| if few { None } else { self.find(&wanted) });
        if let Some(record) = by_id.filter(|record| among.has(record)) {
            return Ok(record);
        }
        if let Some((record, reason)) = self
            .successor(&wanted)?
            .filter(|(record, _)| among.has(record))
        {
            let reason = reason.map_or_else(String::new, |reason| format!(" ({reason})"));
            self.remark(format!(
                "`{wanted}` is a retired id; its record is now `{}`{reason}",
                record.id()
            ));
            return Ok(record);
        }
        self.named(word, among)?
            .ok_or_else(|| self.unknown(word, among))
    }

    /// The id of the record that `word` means as a value of the field, where it is one of the field's kinds and not an id
    /// itself. Only records of these kinds are read.
    pub(super) fn id_for(&self, word: &str, field: &Field, kinds: &[&str]) -> Option<&'a str> {
        let among = Among::of_field(field, kinds);
        let by_id = |id: &str| {
            let kinds = KINDS
                .into_iter()
                .filter(|kind| among.has_kind(kind) && !kind.by_id_only);
            let mut found = kinds.filter_map(|kind| self.find_in(kind, id));
            found.find(|record| among.has(record))
        };
        if by_id(word).is_some() {
            return None;
        }
        let found = by_id(&fold(word.trim()));
        let found = found.map_or_else(|| self.named(word, among).ok().flatten(), Some);
        found.map(Record::id)
    }

    /// What the records that may be values of the field are called.
    pub(super) fn names_for(&self, field: &Field, kinds: &[&str]) -> Names {
        let among = Among::of_field(field, kinds);
        let mut all = Names::default();
        for record in self.among(among) {
            all.by_rule |= record
                .kind
                .fields
                .iter()
                .any(|field| !field.series.is_empty());
            let short = record
                .id()
                .strip_prefix(record.kind.prefix)
                .unwrap_or_default();
            all.known.extend([record.id().to_owned(), short.to_owned()]);
            for step in STEPS {
                for name in names(record, step) {
                    all.known.insert(bare(&name));
                    all.known.insert(fold(&name).into_owned());
                }
            }
        }
        all
    }

    fn among<'d, 'k>(
        &'d self,
        among: Among<'k>,
    ) -> impl Iterator<Item = &'d Record<'a>> + use<'d, 'a, 'k> {
        KINDS
            .iter()
            .filter(move |kind| among.has_kind(kind) && !kind.by_id_only)
            .flat_map(|kind| self.records(kind))
            .filter(move |record| among.has(record))
    }

    /// The one record that `word` names among these, by the steps behind the id.
    fn named(&self, word: &str, among: Among<'_>) -> Result<Option<&Record<'a>>, Problem> {
        let wanted = fold(word.trim());
        for step in STEPS {
            let found: Vec<_> = self
                .among(among)
                .filter(|record| names(record, step).any(|name| fold(&name) == wanted))
                .collect();
            if let Some(record) = one_of(word, &found)? {
                return Ok(Some(record));
            }
        }
        let short: Vec<_> = self
            .among(among)
            .filter(|record| {
                let prefix = record.kind.prefix;
                !prefix.is_empty() && record.id().strip_prefix(prefix) == Some(&*wanted)
            })
            .collect();
        if let Some(record) = one_of(word, &short)? {
            return Ok(Some(record));
        }
        let wanted = bare(word);
        if wanted.is_empty() {
            return Ok(None);
        }
        for step in STEPS {
            let found: Vec<_> = self
                .among(among)
                .filter(|record| names(record, step).any(|name| bare(&name) == wanted))
                .collect();
            if let Some(record) = one_of(word, &found)? {
                return Ok(Some(record));
            }
        }
        let found = self.by_rule(word, among);
        if let Some(record) = found.first()
            && let Some(year) = wanted
                .parse()
                .ok()
                .filter(|number| wanted.len() == 4 && YEARS.contains(number))
        {
            return Err(two_readings(year, record));
        }
        one_of(word, &found)
    }

    /// The records that `word` names by the number in their series: `res 1265`, `S/RES/2098 (2013)`.
    fn by_rule(&self, word: &str, among: Among<'_>) -> Vec<&Record<'a>> {
        // A year in brackets behind it must be the document's own.
        let (word, year) = match word.trim().strip_suffix(')').and_then(|word| {
            let (before, year) = word.rsplit_once('(')?;
            Some((before, year.trim().parse::<u16>().ok()?))
        }) {
            Some((before, year)) => (before, Some(year)),
            None => (word, None),
        };
        let wanted = bare(word);
        if !wanted.bytes().any(|byte| byte.is_ascii_digit()) {
            return Vec::new();
        }
        self.among(among)
            .filter(|record| year.is_none_or(|year| record.year() == Some(year)))
            .filter(|record| {
                let mut fields = record.kind.fields.iter();
                fields.any(|field| {
                    let symbol = record.text(field.name);
                    let mut series = field.series.iter();
                    series.any(|series| is_called(series, &symbol, &wanted))
                })
            })
            .collect()
    }

    /// The record that replaces the retired `id`, if it is one: the last of those that replaced each other.
    ///
    /// # Errors
    /// Where the id was retired and no record replaces it.
    fn successor(&self, id: &str) -> Result<Option<(&Record<'a>, Option<&str>)>, Problem> {
        let replaced = |id: &str| self.retired().iter().rfind(|retired| retired.id == id);
        let Some(first) = replaced(id) else {
            return Ok(None);
        };
        let mut last = first;
        // No chain is longer than the list; one that is bites its own tail.
        for _ in self.retired() {
            let Some(next) = last.replaced_by.as_deref() else {
                break;
            };
            if let Some(record) = self.find(next) {
                return Ok(Some((record, first.reason.as_deref())));
            }
            match replaced(next) {
                Some(retired) => last = retired,
                None => break,
            }
        }
        let since = first.since.as_deref().map_or_else(String::new, |version| {
            format!(" in version {version} of the dataset")
        });
        let reason = last
            .reason
            .as_deref()
            .or(first.reason.as_deref())
            .map_or_else(String::new, |reason| format!(": {reason}"));
        Err(Problem::new(
            "retired",
            format!("`{id}` was retired{since} and no record replaced it{reason}"),
        ))
    }

    fn unknown(&self, word: &str, among: Among<'_>) -> Problem {
        let what = among.called();
        let code = match among.kinds {
            [one] => Cow::Owned(format!("unknown-{one}")),
            _ => Cow::Borrowed("unknown-record"),
        };
        // Ids come before acronyms, these before aliases: what is typed most comes first among equals.
        let mut known: HashMap<String, &str> = HashMap::new();
        let candidates = || {
            KINDS
                .iter()
                .filter(|kind| among.has_kind(kind))
                .flat_map(|kind| self.records(kind))
                .filter(|record| among.has(record))
        };
        for record in candidates() {
            known.insert(record.id().to_owned(), record.id());
        }
        for step in STEPS {
            for record in candidates() {
                for name in names(record, step) {
                    known.entry(fold(&name).into_owned()).or_insert(record.id());
                }
            }
        }
        let few = known
            .values()
            .collect::<std::collections::HashSet<_>>()
            .len()
            <= 8;
        let mut near: Vec<String> = Vec::new();
        for name in nearest(word, known.keys().map(String::as_str)) {
            let id = known.get(&name).copied().unwrap_or_default().to_owned();
            if !near.contains(&id) {
                near.push(id);
            }
        }
        let mut message = format!("unknown {what} `{word}`");
        if near.is_empty() {
            let mut ids: Vec<_> = known.values().copied().collect();
            ids.sort_unstable();
            ids.dedup();
            if few && !ids.is_empty() {
                message = format!("{message}; expected {}", alternatives(&ids));
            } else if let ([one], [_, ..]) = (among.kinds, among.types)
                && let Some(kind) = kind(one)
            {
                let types = among.types.join(",");
                message = format!("{message}; `poc {} --type {types}` lists them", kind.list);
            } else {
                message = format!(
                    "{message}; `poc search {}` searches all records",
                    quoted(word)
                );
            }
        }
        Problem::new(code, message).meant(near)
    }
}

/// The one record that a step found, if it found any.
fn one_of<'d, 'a>(word: &str, found: &[&'d Record<'a>]) -> Result<Option<&'d Record<'a>>, Problem> {
    match found {
        [] => Ok(None),
        [one] => Ok(Some(one)),
        several => {
            let ids: Vec<_> = several
                .iter()
                .map(|record| record.id().to_owned())
                .collect();
            let what = ids
                .iter()
                .map(|id| format!("`{id}`"))
                .collect::<Vec<_>>()
                .join(", ");
            let message = format!("`{word}` names several records: {what}; use one of these ids");
            Err(Problem::new("ambiguous", message).listing(ids))
        }
    }
}

/// What some records are called: whether a word may mean one of them is seen without looking at each.
#[derive(Debug, Default)]
pub(super) struct Names {
    known: HashSet<String>,
    /// Whether there are names that follow from a rule.
    by_rule: bool,
}

impl Names {
    /// Whether `word` may mean one of them.
    pub(super) fn may_be(&self, word: &str) -> bool {
        self.by_rule || self.known.contains(&*fold(word.trim())) || self.known.contains(&bare(word))
    }
}

/// Which records a word may mean: those of some kinds, of some types.
#[derive(Debug, Clone, Copy)]
struct Among<'k> {
    kinds: &'k [&'k str],
    types: &'k [&'k str],
    /// What a message calls one of them; empty where the kind says it.
    called: &'k str,
}

impl<'k> Among<'k> {
    const fn kinds(kinds: &'k [&'k str]) -> Self {
        Self {
            kinds,
            types: &[],
            called: "",
        }
    }

    const fn of_field(field: &Field, kinds: &'k [&'k str]) -> Self {
        Self {
            kinds,
            types: field.of_type,
            called: if field.of_type.is_empty() {
                ""
            } else {
                field.filter
            },
        }
    }

    fn has_kind(self, kind: &Kind) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&kind.name)
    }

    fn has(self, record: &Record<'_>) -> bool {
        self.has_kind(record.kind)
            && (self.types.is_empty() || self.types.contains(&&*record.text("type")))
    }

    const fn called(self) -> &'k str {
        match self.kinds {
            _ if !self.called.is_empty() => self.called,
            [one] => one,
            _ => "record",
        }
    }
}

fn names<'r>(record: &'r Record<'_>, step: u8) -> impl Iterator<Item = String> + 'r {
    record
        .kind
        .fields
        .iter()
        .filter(move |field| field.step == step)
        .flat_map(|field| record.words(field.name))
}

/// Whether `wanted`, a bare word, is what people call the document with that `symbol` by its number in the series.
fn is_called(series: &Series, symbol: &str, wanted: &str) -> bool {
    let Some(number) = symbol
        .strip_prefix(series.before)
        .and_then(|rest| rest.strip_suffix(series.after))
        .filter(|number| {
            number
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b'/')
        })
    else {
        return false;
    };
    let leads = series.leads.iter();
    leads
        .filter_map(|lead| wanted.strip_prefix(lead)?.strip_prefix(number))
        .any(|rest| series.trails.contains(&rest))
}

/// A number that is a year and the number of a document.
fn two_readings(year: u32, record: &Record<'_>) -> Problem {
    let id = record.id().to_owned();
    let timeline = format!("timeline --year {year}");
    let message = format!(
        "`{year}` may mean the year (`poc {timeline}`) or {} (`poc show {id}`)",
        record.name()
    );
    Problem::new("ambiguous", message).listing(vec![id, timeline])
}
