//! One record: its fields as slices of the text, each parsed when it is asked for.

use std::collections::HashSet;
use std::sync::Arc;

use crate::base::model::date::Date;
use crate::base::model::field::{Field, Shape};
use crate::base::model::value::Value;
use crate::base::model::{Kind, Layer};
use crate::base::raw::Raw;

/// A record of the dataset.
///
/// Reading one only finds where its fields are; a field is parsed each time it is asked for. That
/// makes a query pay for the fields that it looks at and for no others, without saying which.
#[derive(Debug, Clone)]
pub struct Record<'a> {
    /// What kind of record it is.
    pub kind: &'static Kind,
    /// Which input it came from; none for the embedded data.
    input: Option<u32>,
    fields: Fields<'a>,
    /// What few records have.
    more: Option<Box<More>>,
}

/// What few records have beside their fields.
#[derive(Debug, Clone, Default)]
struct More {
    /// Keys that the kind does not have, and keys given twice.
    unknown_keys: Vec<String>,
    /// The paths of fields that are shown as null.
    masked: Vec<String>,
    /// The documents that the layer shown does not have.
    added: Option<Arc<HashSet<String>>>,
    /// Values that take the place of those in the text, by the position of their field.
    given: Vec<(usize, Value<'static>)>,
}

/// The records of a kind as they are built into the program.
#[derive(Debug)]
pub struct Embedded {
    /// The file of the kind.
    pub json: &'static str,
    /// Where in it each field of each record begins and ends, field by field in the declared order: two little-endian
    /// numbers of 32 bits.
    pub places: &'static [u8],
    /// For each record whether accounts differ on something of it: a byte that is not 0.
    pub disputed: &'static [u8],
}

impl Embedded {
    /// How many records of `kind` it has.
    #[must_use]
    pub const fn len(&self, kind: &Kind) -> usize {
        self.places.len() / (8 * kind.fields.len())
    }
}

/// Where the fields of a record are.
#[derive(Debug, Clone)]
enum Fields<'a> {
    /// In an embedded file, the first at this position among its places.
    Placed(&'static Embedded, usize),
    /// In a text that was read now: the record's own part of it, and the two bounds there of each field, 0 and 0 for one
    /// that it lacks.
    Read { text: &'a str, places: &'a [u32] },
}

impl<'a> Record<'a> {
    /// The field `name`; null where the record lacks it, hides it or the kind has no such field.
    #[must_use]
    pub fn get(&self, name: &str) -> Value<'a> {
        self.kind
            .index_of(name)
            .map_or(Value::Null, |position| self.field(position))
    }

    /// The field at `position` among the kind's fields.
    #[must_use]
    pub fn field(&self, position: usize) -> Value<'a> {
        let value = match self.given(position) {
            Some(value) => value.clone(),
            None => self
                .raw(position)
                .and_then(|raw| serde_json::from_str(raw).ok())
                .unwrap_or_default(),
        };
        match self.added() {
            None => value,
            Some(added) => {
                let mut value = self.masked(position, value);
                if let Some(field) = self.kind.fields.get(position) {
                    leave_out(added, field, &mut value);
                }
                value
            }
        }
    }

    /// The texts of all fields in their order, none for one that the record lacks.
    fn raws(&self) -> impl Iterator<Item = Option<&'a str>> {
        (0..self.kind.fields.len()).map(|position| self.raw(position))
    }

    fn raw(&self, position: usize) -> Option<&'a str> {
        match &self.fields {
            Fields::Read { text, places } => {
                let bounds = places.get(2 * position..2 * position + 2)?;
                let raw = text.get(bounds[0] as usize..bounds[1] as usize);
                raw.filter(|raw| !raw.is_empty())
            }
            Fields::Placed(file, first) => {
                let place = 8 * (first + position);
                let place = file.places.get(place..place + 8)?;
                let bound = |bytes: &[u8]| bytes.try_into().map_or(0, u32::from_le_bytes) as usize;
                file.json.get(bound(&place[..4])..bound(&place[4..]))
            }
        }
    }

    /// The text of the field at `position`, where the field has what is there and nothing is left out of it or given for it.
    pub(crate) fn as_read(&self, position: usize) -> Option<&'a str> {
        let changed = self.is_masked() || self.given(position).is_some();
        self.raw(position).filter(|_| !changed)
    }

    /// The text of the field `name` as it is read, if the record has it.
    #[must_use]
    pub fn raw_at(&self, name: &str) -> Option<Raw<'a>> {
        self.raw(self.kind.index_of(name)?).map(Raw)
    }

    /// The texts of all fields as they are read, in the order of the kind.
    pub fn each_raw(&self) -> impl Iterator<Item = Option<Raw<'a>>> {
        self.raws().map(|raw| raw.map(Raw))
    }

    /// The value that was given for the field at `position`.
    fn given(&self, position: usize) -> Option<&Value<'static>> {
        let mut given = self.more.as_deref()?.given.iter();
        given.find_map(|(field, value)| (*field == position).then_some(value))
    }

    /// Whether a field has another value than its text.
    #[must_use]
    pub fn is_given(&self) -> bool {
        self.more
            .as_deref()
            .is_some_and(|more| !more.given.is_empty())
    }

    fn added(&self) -> Option<&HashSet<String>> {
        self.more.as_deref()?.added.as_deref()
    }

    fn more(&mut self) -> &mut More {
        self.more.get_or_insert_default()
    }

    /// Whether the field that `path` begins with has the text of `id` at all: cheaper to ask than to parse it. An id has
    /// no escapes, so it is in the text as it is.
    pub(crate) fn may_link(&self, path: &str, id: &str) -> bool {
        let name = path.split_once('.').map_or(path, |(name, _)| name);
        let position = self.kind.index_of(name);
        if position.is_some_and(|position| self.given(position).is_some()) {
            return true;
        }
        let raw = position.and_then(|position| self.raw(position));
        raw.is_some_and(|raw| raw.len() > id.len() && raw.contains(id))
    }

    fn masked(&self, position: usize, mut value: Value<'a>) -> Value<'a> {
        let Some(field) = self.kind.fields.get(position) else {
            return value;
        };
        for path in self.more.iter().flat_map(|more| &more.masked) {
            let Some(rest) = path.strip_prefix(field.name) else {
                continue;
            };
            match (rest.strip_prefix('.'), &mut value) {
                (None, _) if rest.is_empty() => return empty(&field.shape),
                (Some(part), Value::Object(entries)) => {
                    for (key, inner) in entries.iter_mut().filter(|(key, _)| key == part) {
                        let shape = field.shape.parts().iter().find(|field| field.name == key);
                        *inner = shape.map_or(Value::Null, |field| empty(&field.shape));
                    }
                }
                _ => {}
            }
        }
        value
    }

    /// Gives the field at `position` another value than its text has.
    pub(crate) fn give(&mut self, position: usize, value: Value<'static>) {
        self.more().given.push((position, value));
    }

    /// Shows the field at each path of `paths` as null, or as an empty list, from now on, and leaves out what rests on the
    /// documents `added` only: citations of them, and items of which they are all that is cited.
    pub(crate) fn mask(&mut self, paths: Vec<String>, added: Arc<HashSet<String>>) {
        let more = self.more();
        more.masked = paths;
        more.added = Some(added);
    }

    /// Whether some of its fields or items may not be shown.
    #[must_use]
    pub fn is_masked(&self) -> bool {
        self.added().is_some()
    }

    /// What `path` (field names joined by dots) leads to; through a list it gives a list.
    #[must_use]
    pub fn select(&self, path: &str) -> Value<'a> {
        let Some((name, rest)) = path.split_once('.') else {
            return self.get(path);
        };
        let Some(position) = self.kind.index_of(name) else {
            return Value::Null;
        };
        match self.as_read(position) {
            Some(text) => Value::within(text, rest),
            None => self.field(position).select(rest),
        }
    }

    /// Whether the list of ids in the field `name` has `id`.
    #[must_use]
    pub fn lists(&self, name: &str, id: &str) -> bool {
        let Some(position) = self.kind.index_of(name) else {
            return false;
        };
        // Without escapes, the id is in the text between quotation marks, or not in the list.
        if let Some(text) = self.as_read(position) {
            let bytes = text.as_bytes();
            let mut rest = bytes.iter().enumerate();
            let found = rest.find(|(at, byte)| match byte {
                b'\\' => true,
                b'"' => {
                    let behind = bytes[at + 1..].strip_prefix(id.as_bytes());
                    behind.is_some_and(|behind| behind.first() == Some(&b'"'))
                }
                _ => false,
            });
            match found {
                None => return false,
                Some((_, b'"')) => return true,
                Some(_) => {}
            }
        }
        let value = self.field(position);
        value.items().iter().any(|each| each.as_str() == Some(id))
    }

    /// The text of the field at `position` in the form in which JSON is printed, where it is known to be in that form.
    #[must_use]
    pub(crate) fn as_printed(&self, position: usize) -> Option<&'a str> {
        self.file()?;
        self.as_read(position)
    }

    /// Whether accounts may differ on something of it: of an embedded record, whether the embedded accounts do.
    pub(crate) fn may_be_disputed(&self) -> bool {
        match &self.fields {
            Fields::Placed(file, first) => {
                let disputed = file.disputed.get(first / self.kind.fields.len());
                disputed.is_none_or(|disputed| *disputed != 0)
            }
            Fields::Read { .. } => true,
        }
    }

    /// The text of the field `name`; empty where it has none.
    #[must_use]
    pub fn text(&self, name: &str) -> std::borrow::Cow<'a, str> {
        // Most texts are read as they are written.
        let position = self.kind.index_of(name);
        let raw = position.and_then(|position| self.as_read(position));
        if let Some(plain) = raw.and_then(|raw| Raw(raw).plain()) {
            return std::borrow::Cow::Borrowed(plain);
        }
        match self.get(name) {
            Value::Text(text) => text,
            _ => std::borrow::Cow::Borrowed(""),
        }
    }

    /// Its id. An id never has an escape, so it is read straight from the text.
    #[must_use]
    pub fn id(&self) -> &'a str {
        self.raw(0)
            .and_then(|raw| raw.strip_prefix('"')?.strip_suffix('"'))
            .unwrap_or("")
    }

    /// Where it comes from; none where it does not say.
    #[must_use]
    pub fn layer(&self) -> Option<Layer> {
        let word = self.text("layer");
        let mut layers = Layer::ALL.into_iter();
        layers
            .find(|(name, _)| *name == word)
            .map(|(_, layer)| layer)
    }

    /// Whether it was added to what the paper says.
    #[must_use]
    pub fn is_added(&self) -> bool {
        self.layer() == Some(Layer::Supplement)
    }

    /// What people call it.
    #[must_use]
    pub fn name(&self) -> std::borrow::Cow<'a, str> {
        self.text("name")
    }

    /// Its acronym where it has one, else its name: the shortest that people know it by.
    #[must_use]
    pub fn label(&self) -> std::borrow::Cow<'a, str> {
        let acronym = self.text("acronym");
        if acronym.is_empty() {
            self.name()
        } else {
            acronym
        }
    }

    /// The ids or words of the list in the field `name`, or the one that it has.
    #[must_use]
    pub fn words(&self, path: &str) -> Vec<String> {
        let mut words = Vec::new();
        self.each_word(path, &mut |word| words.push(word.to_owned()));
        words
    }

    /// Calls `visit` with each id or word of what `path` leads to.
    pub fn each_word(&self, path: &str, visit: &mut impl FnMut(&str)) {
        let (name, rest) = path.split_once('.').unwrap_or((path, ""));
        let Some(position) = self.kind.index_of(name) else {
            return;
        };
        match self.as_read(position) {
            Some(raw) => Raw(raw).each_at(rest, &mut |value| value.each_text(visit)),
            None => self.select(path).each_text(&mut |word| visit(word)),
        }
    }

    /// The date in the field `name`. A mere year is the date of that year.
    #[must_use]
    pub fn date(&self, name: &str) -> Option<Date> {
        let position = self.kind.index_of(name)?;
        if let Some(plain) = self.as_read(position).and_then(|raw| Raw(raw).plain()) {
            return plain.parse().ok();
        }
        match self.field(position) {
            Value::Text(text) => text.parse().ok(),
            Value::Integer(year) => u16::try_from(year).ok().map(Date::of_year),
            _ => None,
        }
    }

    /// The date of the field that says when, if the kind has one and the record fills it.
    #[must_use]
    pub fn when(&self) -> Option<Date> {
        self.date(self.kind.when?.from)
    }

    /// The year of the field that says when, if the kind has one and the record fills it.
    #[must_use]
    pub fn year(&self) -> Option<u16> {
        self.date(self.kind.when?.from).map(Date::year)
    }

    /// The full record as a value, every field of the kind in its order.
    #[must_use]
    pub fn whole(&self) -> Value<'a> {
        Value::Object(
            self.kind
                .fields
                .iter()
                .enumerate()
                .map(|(position, field)| (field.name.into(), self.field(position)))
                .collect(),
        )
    }

    /// The record as the embedded file has it, from its brace to its brace. The tests make sure that the file is in the form in
    /// which records are printed, so nothing has to be written anew. Nothing where fields are hidden, or in a user's data.
    #[must_use]
    pub fn as_written(&self) -> Option<&'a str> {
        if self.is_masked() {
            return None;
        }
        let json = self.file()?;
        let place = |raw: &str| (raw.as_ptr() as usize).checked_sub(json.as_ptr() as usize);
        let first = place(self.raw(0)?)?;
        let last = self.raw(self.kind.fields.len().checked_sub(1)?)?;
        let begin = json.get(..first)?.rfind('{')?;
        json.get(begin..place(last)? + last.len() + 1)
    }

    /// The embedded file that it is in; none for a user's record.
    fn file(&self) -> Option<&'static str> {
        match self.fields {
            Fields::Placed(file, _) => Some(file.json),
            Fields::Read { .. } => None,
        }
    }

    /// The names of fields that the record lacks.
    pub fn missing(&self) -> impl Iterator<Item = &'static str> {
        self.kind
            .fields
            .iter()
            .zip(self.raws())
            .filter(|(_, raw)| raw.is_none())
            .map(|(field, _)| field.name)
    }

    /// Keys that the kind does not have, or that are there twice.
    #[must_use]
    pub fn unknown_keys(&self) -> &[String] {
        self.more.as_deref().map_or(&[], |more| &more.unknown_keys)
    }

    /// The first field of an embedded record that is where the file has another one.
    #[must_use]
    pub fn misplaced(&self) -> Option<&'static str> {
        let json = self.file()?;
        self.kind
            .fields
            .iter()
            .zip(self.raws())
            .find_map(|(field, raw)| {
                let begin = raw.map_or(0, |raw| raw.as_ptr() as usize - json.as_ptr() as usize);
                let key = format!("\"{}\":", field.name);
                let stands = json
                    .get(..begin)
                    .is_some_and(|before| before.trim_end().ends_with(&key));
                (!stands).then_some(field.name)
            })
    }

    /// How many bytes of `text` come before it, if it was read from there.
    #[must_use]
    pub fn offset_in(&self, text: &str) -> Option<usize> {
        let first = self
            .raws()
            .flatten()
            .map(|raw| raw.as_ptr() as usize)
            .min()?;
        first
            .checked_sub(text.as_ptr() as usize)
            .filter(|offset| *offset < text.len())
    }
}

/// The name of the list of citations, of a record or of an item.
pub const CITATIONS: &str = "citations";

/// Whether `item` has citations, and all of them are of the documents `added`.
pub fn is_added(added: &HashSet<String>, item: &Value<'_>) -> bool {
    let citations = item.get(CITATIONS).map(Value::items).unwrap_or_default();
    !citations.is_empty() && citations.iter().all(|citation| cites(added, citation))
}

fn cites(added: &HashSet<String>, citation: &Value<'_>) -> bool {
    let source = citation.str_at("source");
    source.is_some_and(|source| added.contains(source))
}

/// Leaves out of `value` the items and the citations that rest on the documents `added` only.
fn leave_out(added: &HashSet<String>, field: &Field, value: &mut Value<'_>) {
    if field.in_every_layer {
        return;
    }
    if let Value::List(items) = value {
        if field.name == CITATIONS {
            items.retain(|citation| !cites(added, citation));
            return;
        }
        items.retain(|item| !is_added(added, item));
    }
    let objects: &mut [Value<'_>] = match value {
        Value::List(items) => items,
        one => std::slice::from_mut(one),
    };
    for object in objects {
        if let Value::Object(entries) = object {
            for (key, part) in entries {
                if let Some(field) = field.shape.parts().iter().find(|field| field.name == *key) {
                    leave_out(added, field, part);
                }
            }
        }
    }
}

fn empty(shape: &Shape) -> Value<'static> {
    if shape.is_list() {
        Value::List(Vec::new())
    } else {
        Value::Null
    }
}

impl Record<'static> {
    /// The embedded record of `kind` that is at `place` in `file`.
    #[must_use]
    pub fn embedded(kind: &'static Kind, file: &'static Embedded, place: usize) -> Self {
        Self {
            kind,
            input: None,
            fields: Fields::Placed(file, place * kind.fields.len()),
            more: None,
        }
    }
}

impl<'a> Record<'a> {
    /// A record of `kind` that is `text`, with the places of its fields there.
    pub(super) fn read(
        kind: &'static Kind,
        input: Option<u32>,
        text: &'a str,
        places: &'a [u32],
        stray: Vec<String>,
    ) -> Self {
        let mut record = Record {
            kind,
            input,
            fields: Fields::Read { text, places },
            more: None,
        };
        if !stray.is_empty() {
            record.more().unknown_keys = stray;
        }
        record
    }

    /// The number of the input that it came from; none for the embedded data.
    #[must_use]
    pub fn input(&self) -> Option<usize> {
        self.input.map(|number| number as usize)
    }
}
