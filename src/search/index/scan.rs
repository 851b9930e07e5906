//! From records to tables: which words stand in which searched field.

use super::table::{Builder, Document, Words};
use super::thesaurus::{self, HELD, Lines, SORT};
use super::tokens::{self, Sort, Token};
use crate::base::model::field::{self, Field, Shape};
use crate::base::model::value::Value;
use crate::base::model::{KINDS, Kind};
use crate::base::record::Record;

/// What marks the term of a whole name: `^joint protect team`.
pub const NAMED: char = '^';

/// What marks the term of the records of an organization: `@un`.
pub const BELONGS: char = '@';

/// The name of the field that has the everyday words for a record, which no record has itself.
pub const EVERYDAY: &str = "everyday";

/// The name of the field that has the names that other records lend to a record, which no record has itself.
pub const LENT: &str = "lent";

/// What is known of records beside the one that is scanned.
pub struct Context<'s> {
    /// The names by which the record with an id goes.
    pub names: &'s dyn Fn(&str) -> Vec<String>,
    /// The names that other records lend to the record with an id: see [`lends`].
    pub lent: &'s dyn Fn(&str) -> Vec<String>,
    /// Whether accounts differ on something of the record with an id.
    pub disputed: &'s dyn Fn(&str) -> bool,
    /// Which names stand for the same thing.
    pub thesaurus: Lines<'s>,
}

/// The years of what answers to words of a question are counted from here, so that one byte has them.
pub const HELD_SINCE: u32 = 1900;

/// How much an everyday word counts.
const EVERYDAY_WEIGHT: u8 = 5;

/// How much a word of a name counts that another record lends.
const LENT_WEIGHT: u8 = 4;

/// Scans records into tables.
pub struct Scan<'s> {
    context: Context<'s>,
    builder: Builder,
    plans: Vec<Plan>,
}

/// What is looked for in the records of a kind, worked out once.
struct Plan {
    /// The number of its first field.
    first: usize,
    /// The searched fields in their order.
    fields: Vec<(String, &'static Field)>,
    /// What answers to words of a question.
    asked: Vec<Asked>,
}

/// A field that answers to words of a question.
struct Asked {
    path: String,
    field: &'static Field,
    /// The position of the top-level field that has it.
    top: usize,
    /// The term of the field, if having it is an answer.
    term: Option<String>,
    /// The terms of the words of its closed list that are an answer.
    words: Vec<(&'static str, String)>,
}

impl<'s> Scan<'s> {
    /// Declares the searched fields of every kind, in their order.
    #[must_use]
    pub fn new(context: Context<'s>) -> Self {
        let mut builder = Builder::default();
        let mut plans = Vec::new();
        let mut first = 0;
        for (position, kind) in KINDS.iter().enumerate() {
            let fields = searched(kind);
            for (path, field) in &fields {
                builder.field(position, field.weight, path);
            }
            builder.field(position, EVERYDAY_WEIGHT, EVERYDAY);
            builder.field(position, LENT_WEIGHT, LENT);
            let number = fields.len() + 2;
            plans.push(Plan {
                first,
                fields,
                asked: answers(kind, context.thesaurus),
            });
            first += number;
        }
        Self {
            context,
            builder,
            plans,
        }
    }

    /// The tables of all that was scanned.
    #[must_use]
    pub fn finish(&self) -> Vec<u8> {
        self.builder.finish()
    }
}

/// The fields of `kind` that a search looks into, in their order.
#[must_use]
pub fn searched(kind: &Kind) -> Vec<(String, &'static Field)> {
    let mut fields = Vec::new();
    field::each(kind.fields, &mut |path, field| {
        if field.weight > 0 {
            fields.push((path.to_owned(), field));
        }
    });
    fields
}

/// The field that holds the texts at `path`: a path of [`searched`].
#[must_use]
pub fn field_at(kind: &Kind, path: &str) -> Option<&'static Field> {
    let mut fields = kind.fields;
    let mut found = None;
    for name in path.split('.') {
        let field = fields.iter().find(|field| field.name == name)?;
        fields = field.shape.parts();
        found = Some(field);
    }
    found
}

/// The names by which a record goes: its acronym, other names and its name.
#[must_use]
pub fn names(record: &Record<'_>) -> Vec<String> {
    ["acronym", "symbol", "aliases", "name"]
        .iter()
        .flat_map(|field| record.words(field))
        .collect()
}

/// Whether records of `kind` lend their names to others.
#[must_use]
pub fn may_lend(kind: &Kind) -> bool {
    fn lends(field: &Field) -> bool {
        field.lends_names || field.shape.parts().iter().any(lends)
    }
    kind.fields.iter().any(lends)
}

/// The ids of the records to which `record` lends its names.
#[must_use]
pub fn lends(record: &Record<'_>) -> Vec<String> {
    let mut ids = Vec::new();
    field::each(record.kind.fields, &mut |path, field| {
        if field.lends_names {
            for id in record.words(path) {
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
        }
    });
    ids
}

/// Calls `visit` with the path and the text of everything in `record` that is searched. Of a link that is the names of
/// the record that it leads to, of a date its year.
pub fn texts(
    record: &Record<'_>,
    names: &dyn Fn(&str) -> Vec<String>,
    visit: &mut dyn FnMut(&str, &str),
) {
    for (position, field) in record.kind.fields.iter().enumerate() {
        if looks_into(field) {
            below(field, field.name, &record.field(position), names, visit);
        }
    }
}

/// The texts of the one searched field at `path`.
#[must_use]
pub fn texts_at(record: &Record<'_>, path: &str) -> Vec<String> {
    let name = path.split('.').next().unwrap_or(path);
    let mut texts = Vec::new();
    if let Some(position) = record.kind.index_of(name) {
        let field = &record.kind.fields[position];
        let value = record.field(position);
        below(
            field,
            field.name,
            &value,
            &|_| Vec::new(),
            &mut |known, text| {
                if known == path {
                    texts.push(text.to_owned());
                }
            },
        );
    }
    texts
}

/// What of the records of `kind` answers to words of a question.
fn answers(kind: &'static Kind, thesaurus: Lines<'_>) -> Vec<Asked> {
    let mut found = Vec::new();
    field::each(kind.fields, &mut |path, field| {
        let term = asked(kind, path);
        let is_asked = !field.asked_by.is_empty() || thesaurus.asks(&term);
        let words: &[&'static str] = match field.shape.item() {
            Shape::Word(vocabulary) => &vocabulary
                .words
                .iter()
                .map(|word| word.word)
                .collect::<Vec<_>>(),
            Shape::Flag => &["true"],
            _ => &[],
        };
        let words: Vec<_> = words
            .iter()
            .map(|word| (*word, asked_word(kind, path, word)))
            .filter(|(_, term)| field.sorts || thesaurus.asks(term))
            .collect();
        let top = path.split('.').next().unwrap_or(path);
        if let (true, Some(top)) = (is_asked || !words.is_empty(), kind.index_of(top)) {
            found.push(Asked {
                path: path.to_owned(),
                field,
                top,
                term: is_asked.then_some(term),
                words,
            });
        }
    });
    found
}

/// What answers to words of a question in `record`: which of its fields have a value, and which word of a closed list it
/// has there, each with the year of it.
fn held<'a>(record: &Record<'_>, asked: &'a [Asked]) -> Vec<(&'a str, Option<u16>)> {
    let mut found: Vec<(&str, Option<u16>)> = Vec::new();
    let mut last: Option<(usize, Value<'_>)> = None;
    for asked in asked {
        // Fields below one another come together: their text is read once.
        let top = match last.take() {
            Some((top, value)) if top == asked.top => value,
            _ => record.field(asked.top),
        };
        let value = match asked.path.split_once('.') {
            Some((_, below)) => top.select(below),
            None => top.clone(),
        };
        last = Some((asked.top, top));
        if !has_value(&value) {
            continue;
        }
        for (word, term) in &asked.words {
            if has_word(&value, word) {
                found.push((term, record.year()));
            }
        }
        let field = asked.field;
        let known = field.answered_by;
        let answers = known.is_empty() || known.iter().any(|known| has_word(&value, known));
        if let (true, Some(term)) = (answers, &asked.term) {
            let year = if !field.dated_by.is_empty() {
                year(&record.select(field.dated_by))
            } else if matches!(field.shape, Shape::Date) {
                year(&value)
            } else {
                record.year()
            };
            found.push((term, year));
        }
    }
    found
}

fn has_word(value: &Value<'_>, word: &str) -> bool {
    match value {
        Value::List(items) => items.iter().any(|item| has_word(item, word)),
        Value::Flag(flag) => *flag && word == "true",
        value => value.as_str() == Some(word),
    }
}

/// The term of the records of a kind, which answer to the words that ask for it.
#[must_use]
pub fn of_kind(kind: &Kind) -> String {
    format!("{HELD}{}", kind.name)
}

/// The term of a field that answers to words of a question.
#[must_use]
pub fn asked(kind: &Kind, path: &str) -> String {
    format!("{HELD}{}.{path}", kind.name)
}

/// The term of a word of a closed list that answers to words of a question.
#[must_use]
pub fn asked_word(kind: &Kind, path: &str, word: &str) -> String {
    format!("{HELD}{}.{path}={word}", kind.name)
}

fn year(date: &Value<'_>) -> Option<u16> {
    date.as_str()?.get(..4)?.parse().ok()
}

fn has_value(value: &Value<'_>) -> bool {
    match value {
        Value::List(items) => items.iter().any(has_value),
        value => !value.is_blank(),
    }
}

fn looks_into(field: &Field) -> bool {
    field.weight > 0 || field.shape.parts().iter().any(looks_into)
}

fn below(
    field: &Field,
    path: &str,
    value: &Value<'_>,
    names: &dyn Fn(&str) -> Vec<String>,
    visit: &mut dyn FnMut(&str, &str),
) {
    match (field.shape.item(), value) {
        (_, Value::List(items)) => {
            for item in items {
                below(field, path, item, names, visit);
            }
        }
        (Shape::Object(parts), value @ Value::Object(_)) => {
            for part in parts.iter().filter(|part| looks_into(part)) {
                if let Some(value) = value.get(part.name) {
                    below(part, &format!("{path}.{}", part.name), value, names, visit);
                }
            }
        }
        (Shape::Parts(_, parts), Value::Object(entries)) => {
            for (_, entry) in entries {
                for part in parts.iter().filter(|part| looks_into(part)) {
                    if let Some(value) = entry.get(part.name) {
                        below(part, &format!("{path}.{}", part.name), value, names, visit);
                    }
                }
            }
        }
        _ if field.weight == 0 => {}
        (Shape::Link(_), Value::Text(id)) => {
            for name in names(id) {
                visit(path, &name);
            }
        }
        (Shape::Date, Value::Text(date)) => visit(path, date.get(..4).unwrap_or(date)),
        (_, Value::Text(text)) => visit(path, text),
        (_, Value::Integer(number)) => visit(path, &number.to_string()),
        _ => {}
    }
}

impl Scan<'_> {
    /// Adds `record`, which stands at `place` among those of its kind, to the tables.
    pub fn add(&mut self, record: &Record<'_>, place: usize) {
        let Self {
            context,
            builder,
            plans,
        } = self;
        let Some(Plan {
            first,
            fields,
            asked,
        }) = plans.get(record.kind.position())
        else {
            return;
        };
        let first = *first;
        let mut words = Words::default();
        texts(record, context.names, &mut |path, text| {
            let number = fields.iter().position(|(known, _)| known == path);
            let field = first + number.unwrap_or_default();
            count(field, &tokens::all(text), context.thesaurus, &mut words);
        });
        for text in context.thesaurus.everyday(record.id()) {
            let field = first + fields.len();
            count(field, &tokens::all(text), context.thesaurus, &mut words);
        }
        for name in (context.lent)(record.id()) {
            let field = first + fields.len() + 1;
            count(field, &tokens::all(&name), context.thesaurus, &mut words);
        }
        words.add(first, &of_kind(record.kind), "");
        for (term, year) in held(record, asked) {
            let count = year.map_or(0, |year| u32::from(year).saturating_sub(HELD_SINCE));
            words.add_counted(first, term, count);
        }
        let id = if record.kind.prefix.is_empty() {
            record.id()
        } else {
            ""
        };
        let mut known = Vec::new();
        for name in names(record).iter().map(String::as_str).chain([id]) {
            let key = thesaurus::key(name);
            if !key.is_empty() && !known.contains(&key) {
                words.add(first, &format!("{NAMED}{key}"), "");
                known.push(key);
            }
        }
        // An event belongs to an organization also by the column that it is printed in, where that is one's own.
        let printed = record.kind.fields.iter();
        let printed = printed.filter(|field| field.one_of == "orgs");
        let track = printed.flat_map(|field| record.words(field.name));
        let track = track.filter(|org| !(context.names)(org).is_empty());
        let mut orgs: Vec<usize> = Vec::new();
        for org in record.words("orgs").into_iter().chain(track) {
            words.add(first, &format!("{BELONGS}{org}"), "");
            let org = builder.organization(&org);
            if !orgs.contains(&org) {
                orgs.push(org);
            }
        }
        let document = Document {
            kind: record.kind.position(),
            supplement: record.is_added(),
            disputed: (context.disputed)(record.id()),
            year: record.year(),
            day: record.when().map_or(0, |date| {
                100 * u16::from(date.month().unwrap_or(0)) + u16::from(date.day().unwrap_or(0))
            }),
            place,
            orgs,
            id: record.id(),
        };
        builder.document(&document, &words);
    }
}

fn count(field: usize, tokens: &[Token<'_>], thesaurus: Lines<'_>, words: &mut Words) {
    let mut terms: Vec<&str> = Vec::with_capacity(tokens.len());
    for token in tokens {
        match token.sort {
            Sort::Stop => {}
            Sort::Letter => words.add(field, &token.term, ""),
            Sort::Word => {
                words.add(field, &token.term, &token.surface);
                words.lengthen(field);
                terms.push(&token.term);
            }
            Sort::Joined => words.add(field, &token.term, &token.surface),
        }
    }
    thesaurus.each(&terms, &mut |group, _| {
        if !group.starts_with([HELD, SORT]) {
            words.add(field, group, "");
        }
    });
}
