//! From records to tables: which words stand in which searched field.

use super::table::{Builder, Document, Words};
use super::thesaurus::{self, Lines};
use super::tokens::{self, Sort, Token};
use crate::dataset::record::Record;
use crate::model::field::{self, Field, Shape};
use crate::model::value::Value;
use crate::model::{KINDS, Kind};

/// What marks the term of a whole name: `^joint protect team`.
pub const NAMED: char = '^';

/// What is known of records beside the one that is scanned.
pub struct Around<'s> {
    /// The names by which the record with an id goes.
    pub names: &'s dyn Fn(&str) -> Vec<String>,
    /// Whether accounts differ on something of the record with an id.
    pub disputed: &'s dyn Fn(&str) -> bool,
    /// Which names stand for the same thing.
    pub thesaurus: Lines<'s>,
}

/// Declares the searched fields of every kind, in their order.
pub fn declare(builder: &mut Builder) {
    for (position, kind) in KINDS.iter().enumerate() {
        for (path, field) in searched(kind) {
            builder.field(position, field.weight, &path);
        }
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

/// Adds `record`, which stands at `place` among those of its kind, to the tables.
pub fn add(builder: &mut Builder, record: &Record<'_>, place: usize, around: &Around<'_>) {
    let first: usize = KINDS
        .iter()
        .take(record.kind.position())
        .map(|kind| searched(kind).len())
        .sum();
    let fields = searched(record.kind);
    let mut words = Words::default();
    texts(record, around.names, &mut |path, text| {
        let number = fields.iter().position(|(known, _)| known == path);
        let field = first + number.unwrap_or_default();
        count(field, &tokens::all(text), around.thesaurus, &mut words);
    });
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
    // A milestone belongs to an organization also by the column that it is printed in, where that is one's own.
    let track = record.words("track").into_iter();
    let track = track.filter(|org| !(around.names)(org).is_empty());
    let mut orgs: Vec<usize> = Vec::new();
    for org in record.words("orgs").into_iter().chain(track) {
        let org = builder.organization(&org);
        if !orgs.contains(&org) {
            orgs.push(org);
        }
    }
    let document = Document {
        kind: record.kind.position(),
        supplement: record.is_added(),
        disputed: (around.disputed)(record.id()),
        year: record.year(),
        place,
        orgs,
        id: record.id(),
    };
    builder.document(&document, &words);
}

fn count(field: usize, tokens: &[Token<'_>], thesaurus: Lines<'_>, words: &mut Words) {
    let mut terms: Vec<&str> = Vec::with_capacity(tokens.len());
    for token in tokens {
        match token.sort {
            Sort::Stop => {}
            Sort::Word => {
                words.add(field, &token.term, &token.surface);
                words.lengthen(field);
                terms.push(&token.term);
            }
            Sort::Joined => words.add(field, &token.term, &token.surface),
        }
    }
    thesaurus.each(&terms, &mut |group, _| words.add(field, group, ""));
}
