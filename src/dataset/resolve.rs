//! From what people type to the record that they mean.

use std::collections::HashMap;

use super::{Dataset, Record};
use crate::model::{KINDS, Kind};
use crate::problem::Problem;
use crate::suggest::fold;

/// The steps of a look-up, in their order: the first that finds something decides.
const STEPS: [&[&str]; 4] = [
    &["id"],
    &["acronym", "symbol"],
    &["aliases"],
    &["name", "title"],
];

impl<'a> Dataset<'a> {
    /// The record that `word` means among `kinds` (all where none is named): an id, an acronym or symbol, an alias, a
    /// name, an id without the prefix of its kind, looked up in that order, case and accents folded. A term is found by
    /// its whole id alone.
    ///
    /// # Errors
    /// Where no record is meant (with the near ones), or a step finds several (with the candidates).
    pub fn resolve(&self, word: &str, kinds: &[&str]) -> Result<&Record<'a>, Problem> {
        let wanted = fold(word.trim());
        if let Some(record) = self
            .find(&wanted)
            .filter(|record| allows(kinds, record.kind))
        {
            return Ok(record);
        }
        if let Some(record) = self
            .successor(&wanted)?
            .filter(|record| allows(kinds, record.kind))
        {
            self.remark(format!(
                "`{wanted}` is an old id; the record is `{}` now",
                record.id()
            ));
            return Ok(record);
        }
        let candidates = || {
            KINDS
                .iter()
                .filter(|kind| allows(kinds, kind) && kind.name != "term")
                .flat_map(|kind| self.records(kind))
        };
        for fields in &STEPS[1..] {
            let found: Vec<_> = candidates()
                .filter(|record| names(record, fields).any(|name| fold(&name) == wanted))
                .collect();
            if let Some(record) = one_of(word, &found)? {
                return Ok(record);
            }
        }
        let short: Vec<_> = KINDS
            .iter()
            .filter(|kind| allows(kinds, kind) && kind.name != "term" && !kind.prefix.is_empty())
            .filter_map(|kind| self.find(&format!("{}{wanted}", kind.prefix)))
            .filter(|record| allows(kinds, record.kind))
            .collect();
        one_of(word, &short)?.ok_or_else(|| self.unknown(word, kinds))
    }

    /// The record that answers for the retired `id`, if it is one: the last of those that replaced each other.
    ///
    /// # Errors
    /// Where the id was retired and no record stands in its place.
    fn successor(&self, id: &str) -> Result<Option<&Record<'a>>, Problem> {
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
                return Ok(Some(record));
            }
            match replaced(next) {
                Some(retired) => last = retired,
                None => break,
            }
        }
        let since = first.since.as_deref().map_or_else(String::new, |version| {
            format!(" in version {version} of the dataset")
        });
        Err(Problem::new(
            "retired",
            format!("`{id}` was retired{since} and no record replaced it"),
        ))
    }

    fn unknown(&self, word: &str, kinds: &[&str]) -> Problem {
        let what = match kinds {
            [one] => one,
            _ => "record",
        };
        let code = match what {
            "organization" => "unknown-organization",
            "mission" => "unknown-mission",
            "policy" => "unknown-policy",
            "concept" => "unknown-concept",
            _ => "unknown-record",
        };
        // Ids come before acronyms, these before aliases: what is typed most stands first among equals.
        let mut known: HashMap<String, &str> = HashMap::new();
        for fields in STEPS {
            for record in KINDS
                .iter()
                .filter(|kind| allows(kinds, kind))
                .flat_map(|kind| self.records(kind))
            {
                for name in names(record, fields) {
                    known.entry(fold(&name).into_owned()).or_insert(record.id());
                }
            }
        }
        let few = known
            .values()
            .collect::<std::collections::HashSet<_>>()
            .len()
            <= 12;
        let mut near: Vec<String> = Vec::new();
        for name in crate::suggest::nearest(word, known.keys().map(String::as_str)) {
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
                let list = ids
                    .iter()
                    .map(|id| format!("`{id}`"))
                    .collect::<Vec<_>>()
                    .join(", ");
                message = format!("{message}; there is {list}");
            } else {
                message = format!("{message}; `poc search {word}` looks for the word everywhere");
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
            let message =
                format!("`{word}` stands for several records: {what}; give one of these ids");
            Err(Problem::new("ambiguous", message).listing(ids))
        }
    }
}

fn allows(kinds: &[&str], kind: &Kind) -> bool {
    kinds.is_empty() || kinds.contains(&kind.name)
}

fn names<'r>(record: &'r Record<'_>, fields: &'r [&str]) -> impl Iterator<Item = String> + 'r {
    fields.iter().flat_map(|field| record.words(field))
}
