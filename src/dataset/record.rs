//! One record: its fields as slices of the text, each parsed when it is asked for.

use std::collections::HashSet;
use std::fmt;
use std::rc::Rc;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::base::model::date::Date;
use crate::base::model::field::{Field, Shape};
use crate::base::model::value::{Key, Value};
use crate::base::model::{Kind, Layer, kind};

/// A record of the dataset.
///
/// Reading one only finds where its fields are; a field is parsed each time it is asked for. That
/// makes a query pay for the fields that it looks at and for no others, without saying which.
#[derive(Debug, Clone)]
pub struct Record<'a> {
    /// What kind of record it is.
    pub kind: &'static Kind,
    /// Which input it came from; none for the embedded data.
    pub input: Option<usize>,
    fields: Fields<'a>,
    /// Keys that the kind does not have, and keys given twice.
    unknown_keys: Vec<String>,
    /// The paths of fields that are shown as null.
    masked: Vec<String>,
    /// The documents that the layer shown does not have.
    added: Option<Rc<HashSet<String>>>,
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
    /// In a text that was read now, none for a field that the record lacks.
    Read(Box<[Option<&'a str>]>),
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
        let given = self.given.iter().find(|(field, _)| *field == position);
        let value = match given {
            Some((_, value)) => value.clone(),
            None => self
                .raw(position)
                .and_then(|raw| serde_json::from_str(raw).ok())
                .unwrap_or_default(),
        };
        match &self.added {
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
            Fields::Read(fields) => fields.get(position).copied().flatten(),
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
        let changed =
            self.added.is_some() || self.given.iter().any(|(field, _)| *field == position);
        self.raw(position).filter(|_| !changed)
    }

    /// Whether the field that `path` begins with has the text of `id` at all: cheaper to ask than to parse it. An id has
    /// no escapes, so it is in the text as it is.
    pub(crate) fn may_link(&self, path: &str, id: &str) -> bool {
        let name = path.split_once('.').map_or(path, |(name, _)| name);
        let position = self.kind.index_of(name);
        if self.given.iter().any(|(field, _)| Some(*field) == position) {
            return true;
        }
        let raw = position.and_then(|position| self.raw(position));
        raw.is_some_and(|raw| raw.len() > id.len() && raw.contains(id))
    }

    fn masked(&self, position: usize, mut value: Value<'a>) -> Value<'a> {
        let Some(field) = self.kind.fields.get(position) else {
            return value;
        };
        for path in &self.masked {
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
        self.given.push((position, value));
    }

    /// Shows the field at each path of `paths` as null, or as an empty list, from now on, and leaves out what rests on the
    /// documents `added` only: citations of them, and items of which they are all that is cited.
    pub(crate) fn mask(&mut self, paths: Vec<String>, added: Rc<HashSet<String>>) {
        self.masked = paths;
        self.added = Some(added);
    }

    /// Whether some of its fields or items may not be shown.
    #[must_use]
    pub fn is_masked(&self) -> bool {
        self.added.is_some()
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
            Fields::Read(_) => true,
        }
    }

    /// The text of the field `name`; empty where it has none.
    #[must_use]
    pub fn text(&self, name: &str) -> std::borrow::Cow<'a, str> {
        let Some(position) = self.kind.index_of(name) else {
            return std::borrow::Cow::Borrowed("");
        };
        if let Some(text) = self.plain_text(position) {
            return std::borrow::Cow::Borrowed(text);
        }
        match self.field(position) {
            Value::Text(text) => text,
            _ => std::borrow::Cow::Borrowed(""),
        }
    }

    /// The text of the field at `position`, where it has no escapes and needs no reading.
    fn plain_text(&self, position: usize) -> Option<&'a str> {
        let text = self.as_read(position)?;
        let text = text.strip_prefix('"')?.strip_suffix('"')?;
        (!text.contains('\\')).then_some(text)
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
        self.select(path)
            .each_text(&mut |word| words.push(word.to_owned()));
        words
    }

    /// The date in the field `name`. A mere year is the date of that year.
    #[must_use]
    pub fn date(&self, name: &str) -> Option<Date> {
        let position = self.kind.index_of(name)?;
        if let Some(text) = self.plain_text(position) {
            return text.parse().ok();
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
            Fields::Read(_) => None,
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
        &self.unknown_keys
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

/// Reads an array of records of one kind.
///
/// # Errors
/// Where the text is not JSON or not an array of objects.
pub fn read_array<'a>(
    text: &'a str,
    kind: &'static Kind,
    input: Option<usize>,
) -> serde_json::Result<Vec<Record<'a>>> {
    let mut records = Vec::new();
    let mut deserializer = serde_json::Deserializer::from_str(text);
    Top {
        usual: Some(kind),
        input,
        records: &mut records,
        refused: &mut None,
    }
    .deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(records)
}

/// Why a value is no record.
#[derive(Debug)]
pub enum Refused {
    /// It is an object whose kind is this, which there is not.
    Kind(String),
    /// It is an object that does not name its kind.
    NoKind,
    /// It is no object: what it is instead.
    NotRecord(&'static str),
}

/// Why a text of records cannot be read.
#[derive(Debug)]
pub enum Unread {
    /// It is not JSON.
    Json(serde_json::Error),
    /// The value of that number, counted from 1, is no record.
    Record(usize, Refused),
}

/// Reads records in any form: one object, an array, objects or arrays one after another with or without line breaks. A
/// record that does not name its kind is of the `usual` one, where there is one. The text is gone through once.
///
/// # Errors
/// Where the text is not JSON, or a value is no record of a known kind.
pub fn read<'a>(
    text: &'a str,
    usual: Option<&'static Kind>,
    input: Option<usize>,
) -> Result<Vec<Record<'a>>, Unread> {
    let mut records = Vec::new();
    let mut refused = None;
    let mut deserializer = serde_json::Deserializer::from_str(text);
    while deserializer.end().is_err() {
        let top = Top {
            usual,
            input,
            records: &mut records,
            refused: &mut refused,
        };
        let read = top.deserialize(&mut deserializer);
        if let Some(refused) = refused {
            return Err(Unread::Record(records.len() + 1, refused));
        }
        read.map_err(Unread::Json)?;
    }
    Ok(records)
}

/// A value at the top of a text: a record, or an array of records.
struct Top<'r, 'a> {
    usual: Option<&'static Kind>,
    input: Option<usize>,
    records: &'r mut Vec<Record<'a>>,
    /// Set where a value is JSON and no record: reading stops there.
    refused: &'r mut Option<Refused>,
}

impl<'de> DeserializeSeed<'de> for Top<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Top<'_, '_> {
    /// Stops the reading: the error is not shown.
    fn refuse<E: serde::de::Error>(self, what: &'static str) -> Result<(), E> {
        *self.refused = Some(Refused::NotRecord(what));
        Err(E::custom(what))
    }
}

impl<'de> Visitor<'de> for Top<'_, 'de> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a record or an array of records")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
        while access
            .next_element_seed(One {
                usual: self.usual,
                input: self.input,
                records: self.records,
                refused: self.refused,
            })?
            .is_some()
        {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, access: A) -> Result<(), A::Error> {
        One {
            usual: self.usual,
            input: self.input,
            records: self.records,
            refused: self.refused,
        }
        .visit_map(access)
    }

    fn visit_bool<E: serde::de::Error>(self, _: bool) -> Result<(), E> {
        self.refuse("a boolean")
    }

    fn visit_i64<E: serde::de::Error>(self, _: i64) -> Result<(), E> {
        self.refuse("a number")
    }

    fn visit_u64<E: serde::de::Error>(self, _: u64) -> Result<(), E> {
        self.refuse("a number")
    }

    fn visit_f64<E: serde::de::Error>(self, _: f64) -> Result<(), E> {
        self.refuse("a number")
    }

    fn visit_str<E: serde::de::Error>(self, _: &str) -> Result<(), E> {
        self.refuse("a text")
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<(), E> {
        self.refuse("null")
    }
}

/// One record, added to those before it.
struct One<'r, 'a> {
    usual: Option<&'static Kind>,
    input: Option<usize>,
    records: &'r mut Vec<Record<'a>>,
    refused: &'r mut Option<Refused>,
}

impl<'de> DeserializeSeed<'de> for One<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl One<'_, '_> {
    fn refuse<E: serde::de::Error>(self, what: &'static str) -> Result<(), E> {
        *self.refused = Some(Refused::NotRecord(what));
        Err(E::custom(what))
    }
}

impl<'de> Visitor<'de> for One<'_, 'de> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a record")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
        // The key that says the kind may come after others, so the fields are kept until it is known.
        let mut entries: Vec<(std::borrow::Cow<'de, str>, &'de str)> = Vec::with_capacity(32);
        let mut named = None;
        while let Some(Key(key)) = access.next_key()? {
            let raw = access.next_value::<&'de RawValue>()?.get();
            if key == "kind" && named.is_none() {
                named = serde_json::from_str::<Value<'de>>(raw).ok();
            }
            entries.push((key, raw));
        }
        let word = named.as_ref().and_then(Value::as_str);
        let known = match (word.and_then(kind), self.usual) {
            (Some(kind), None) => kind,
            // A file named after a kind has that kind; where a record says otherwise, `validate` says so.
            (_, Some(usual)) => usual,
            (None, None) => {
                *self.refused = Some(match word {
                    Some(word) => Refused::Kind(word.to_owned()),
                    None => Refused::NoKind,
                });
                return Err(serde::de::Error::custom("no kind"));
            }
        };
        self.records.push(Record::of(known, self.input, entries));
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, _: A) -> Result<(), A::Error> {
        self.refuse("an array")
    }

    fn visit_bool<E: serde::de::Error>(self, _: bool) -> Result<(), E> {
        self.refuse("a boolean")
    }

    fn visit_i64<E: serde::de::Error>(self, _: i64) -> Result<(), E> {
        self.refuse("a number")
    }

    fn visit_u64<E: serde::de::Error>(self, _: u64) -> Result<(), E> {
        self.refuse("a number")
    }

    fn visit_f64<E: serde::de::Error>(self, _: f64) -> Result<(), E> {
        self.refuse("a number")
    }

    fn visit_str<E: serde::de::Error>(self, _: &str) -> Result<(), E> {
        self.refuse("a text")
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<(), E> {
        self.refuse("null")
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
            unknown_keys: Vec::new(),
            masked: Vec::new(),
            added: None,
            given: Vec::new(),
        }
    }
}

impl<'a> Record<'a> {
    /// A record of `kind` with these fields as they are written.
    fn of(
        kind: &'static Kind,
        input: Option<usize>,
        entries: Vec<(std::borrow::Cow<'a, str>, &'a str)>,
    ) -> Self {
        let known = kind.fields;
        let mut fields = vec![None; known.len()].into_boxed_slice();
        let mut unknown_keys = Vec::new();
        // Keys mostly come in the declared order, so the search begins behind the last one found.
        let mut next = 0;
        for (key, raw) in entries {
            let found = (next..known.len())
                .chain(0..next)
                .find(|position| known[*position].name == key);
            match found {
                Some(position) if fields[position].is_none() => {
                    fields[position] = Some(raw);
                    next = position + 1;
                }
                _ => unknown_keys.push(key.into_owned()),
            }
        }
        Record {
            kind,
            input,
            fields: Fields::Read(fields),
            unknown_keys,
            masked: Vec::new(),
            added: None,
            given: Vec::new(),
        }
    }
}
