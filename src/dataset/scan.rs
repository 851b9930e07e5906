//! Where the records of a text of JSON are, and in each of them its fields: the one reader of records.
//!
//! The text is gone through once. Every byte of it is checked against the grammar of JSON, and only places are kept: a
//! field is parsed when somebody asks for it. A long text is cut where a record seems to begin, and the parts are gone
//! through side by side. Where a cut was wrong, the part before it ends elsewhere than the next one began, and the rest is
//! gone through again from there: cuts change how long it takes, never what is found.

use std::thread;

use crate::base::model::value::Value;
use crate::base::model::{KINDS, Kind, kind};
use crate::base::raw::plain;
use crate::base::record::Record;

/// What may come next between two records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Next {
    /// At the top: a value, or the end of the text.
    #[default]
    Value,
    /// Behind the bracket that begins an array: an item, or the end of the array.
    First,
    /// Behind an item: a comma, or the end of the array.
    Comma,
    /// Behind a comma: an item.
    Item,
}

/// Why reading stops before the end of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stop {
    /// The text ends within a value or an array.
    Short,
    /// It is not JSON.
    Broken,
    /// An object names a kind that there is not.
    Kind(String),
    /// An object does not name its kind.
    NoKind,
    /// A value is no object: what it is instead.
    NotRecord(&'static str),
}

/// The records of a stretch of text.
#[derive(Debug, Default)]
pub struct Found {
    /// For each record: the position of its kind, where in the text it begins and ends, and for each field of the kind
    /// where in the record its value begins and ends; both are 0 for a field that the record lacks.
    places: Vec<u32>,
    /// How many records there are.
    pub count: usize,
    /// Keys that the kind of a record does not have, and keys given twice, each with the number of the record.
    stray: Vec<(usize, String)>,
    /// For each record what the test said of it, if there was one.
    pub may_be: Vec<bool>,
    /// Where reading stopped: behind the last record, or where it was told to.
    pub end: usize,
    /// What may come there.
    pub next: Next,
    /// Why it stopped, where that is before the end.
    pub stop: Option<Stop>,
}

/// The numbers before the places of a record's fields.
const HEAD: usize = 3;
/// A shorter part is not worth a thread.
const PART: usize = 1 << 20;
/// As far as this a record shows how records begin.
const BEGIN: usize = 16;
/// The most threads that read one text. More would wait for the memory.
const THREADS: usize = 8;

/// The records of `text`, which begins where `next` may come: part by part, the last of which says where and why reading
/// stopped. They are of the `usual` kind where there is one; else each names its own.
#[must_use]
pub fn scan(text: &str, next: Next, usual: Option<&'static Kind>) -> Vec<Found> {
    read(text, next, usual, None)
}

/// The same, with what `may_be` says of each record.
#[must_use]
pub fn scan_for(
    text: &str,
    next: Next,
    usual: Option<&'static Kind>,
    may_be: impl Fn(&Record<'_>) -> bool + Sync,
) -> Vec<Found> {
    read(text, next, usual, Some(&may_be))
}

/// A test of records.
type Test<'t> = &'t (dyn Fn(&Record<'_>) -> bool + Sync);

fn read(
    text: &str,
    next: Next,
    usual: Option<&'static Kind>,
    test: Option<Test<'_>>,
) -> Vec<Found> {
    let read = |from, next, until| Scan::new(text, usual, test).read(from, next, until);
    let cuts = cuts(text);
    // In an array a record that is cut off follows a comma.
    let begins = text.trim_ascii_start();
    let within = next != Next::Value || begins.starts_with('[');
    let inside = if within { Next::Item } else { Next::Value };
    let mut parts = thread::scope(|scope| {
        let bounds = cuts.iter().zip(cuts.iter().skip(1).chain([&usize::MAX]));
        let others: Vec<_> = bounds
            .map(|(from, until)| scope.spawn(move || read(*from, inside, *until)))
            .collect();
        let mut parts = vec![read(0, next, cuts.first().copied().unwrap_or(usize::MAX))];
        for (cut, other) in cuts.iter().zip(others) {
            let follows = |before: &Found| {
                before.stop.is_none() && before.end == *cut && before.next == inside
            };
            match other.join() {
                Ok(part) if parts.last().is_some_and(follows) => parts.push(part),
                _ => break,
            }
        }
        parts
    });
    // Where a cut was no beginning of a record, the rest is read from where the part before it ended.
    if let Some((end, next)) = parts
        .last()
        .filter(|last| last.stop.is_none() && last.end < text.len())
        .map(|last| (last.end, last.next))
    {
        parts.push(read(end, next, usize::MAX));
    }
    parts
}

/// Where a long text may be cut: where a record seems to begin as the first one does.
fn cuts(text: &str) -> Vec<usize> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let parts = threads.min(THREADS).min(text.len() / PART);
    let Some(first) = text.find('{').filter(|_| parts > 1) else {
        return Vec::new();
    };
    // With the line before it, if it begins one: objects within records begin further to the right.
    let line = text[..first].rfind('\n').filter(|line| {
        let before = &text[line + 1..first];
        before.bytes().all(|byte| byte == b' ' || byte == b'\t')
    });
    let from = line.unwrap_or(first);
    let key = text[first..].find(':').filter(|colon| *colon < BEGIN);
    let sample = match (key, line, first) {
        (Some(colon), ..) => &text[from..first + colon],
        (None, Some(_), _) => &text[from..=first],
        // The first line of NDJSON has no line before it.
        (None, None, _) => return Vec::new(),
    };
    let is_first_line = line.is_none() && first == 0;
    let lined = format!("\n{sample}");
    let mut cuts: Vec<usize> = Vec::new();
    for number in 1..parts {
        let from = text.len() / parts * number;
        let from = (from..text.len()).find(|place| text.is_char_boundary(*place));
        let rest = from.map_or("", |from| &text[from..]);
        let begin = text.len() - rest.len();
        let found = if is_first_line {
            rest.find(&lined).or_else(|| rest.find(sample))
        } else {
            rest.find(sample)
        };
        let cut = found.and_then(|place| Some(begin + place + rest[place..].find('{')?));
        cuts.extend(cut.filter(|cut| cuts.last().is_none_or(|last| last < cut)));
    }
    cuts
}

impl Found {
    /// The records, in their order. `input` is the number of the text that they are of.
    pub fn records<'a>(
        &'a self,
        text: &'a str,
        input: Option<u32>,
    ) -> impl Iterator<Item = Record<'a>> {
        let mut stray = self.stray.iter().peekable();
        let mut rest = self.places.as_slice();
        (0..self.count).filter_map(move |number| {
            let (head, behind) = rest.split_at_checked(HEAD)?;
            let kind = *KINDS.get(head[0] as usize)?;
            let (places, behind) = behind.split_at_checked(2 * kind.fields.len())?;
            rest = behind;
            let own = text.get(head[1] as usize..head[2] as usize)?;
            let mut keys = Vec::new();
            while let Some((_, key)) = stray.next_if(|(of, _)| *of == number) {
                keys.push(key.clone());
            }
            Some(Record::read(kind, input, own, places, keys))
        })
    }

    /// Adds to `kept` each of these records for which `keeps` says yes, and to its text theirs. Says how many others there
    /// are.
    pub fn keep(
        &self,
        text: &str,
        mut keeps: impl FnMut(&Record<'_>) -> bool,
        kept: &mut Self,
        kept_text: &mut String,
    ) -> usize {
        let mut stray = self.stray.iter().peekable();
        let mut begin = 0;
        let mut others = 0;
        for (number, record) in self.records(text, None).enumerate() {
            let head = &self.places[begin..begin + HEAD];
            let end = begin + HEAD + 2 * record.kind.fields.len();
            let is_kept = keeps(&record);
            while let Some((_, key)) = stray.next_if(|(of, _)| *of == number) {
                if is_kept {
                    kept.stray.push((kept.count, key.clone()));
                }
            }
            if is_kept {
                let place = kept_text.len();
                kept_text.push_str(&text[head[1] as usize..head[2] as usize]);
                kept.places
                    .extend([head[0], offset(place), offset(kept_text.len())]);
                kept.places.extend(&self.places[begin + HEAD..end]);
                kept_text.push('\n');
                kept.count += 1;
            } else {
                others += 1;
            }
            begin = end;
        }
        kept.end = kept_text.len();
        others
    }
}

/// A reader of a text, or of a part of it.
struct Scan<'t> {
    text: &'t str,
    bytes: &'t [u8],
    usual: Option<&'static Kind>,
    /// The kind that the next record is taken to be of, until it says otherwise.
    kind: &'static Kind,
    /// Where the kind has the field that names it.
    named_at: Option<usize>,
    /// For each array or object that is open, its first byte.
    open: Vec<u8>,
    test: Option<Test<'t>>,
    found: Found,
}

/// The key that names the kind of a record.
const KIND: &str = "kind";

impl<'t> Scan<'t> {
    fn new(text: &'t str, usual: Option<&'static Kind>, test: Option<Test<'t>>) -> Self {
        let kind = usual.unwrap_or(KINDS[0]);
        Self {
            text,
            bytes: text.as_bytes(),
            usual,
            kind,
            named_at: kind.index_of(KIND),
            open: Vec::new(),
            test,
            found: Found::default(),
        }
    }

    /// Reads the records from the byte `from` on, where `next` may come, up to one that begins at `until` or behind it.
    fn read(mut self, from: usize, next: Next, until: usize) -> Found {
        self.found.end = from;
        self.found.next = next;
        self.found.stop = self.records(until).err();
        self.found
    }

    fn records(&mut self, until: usize) -> Result<(), Stop> {
        loop {
            let next = self.found.next;
            let at = match next {
                Next::Value => self.between(self.found.end),
                _ => self.space(self.found.end),
            };
            let (end, next) = match (next, self.bytes.get(at)) {
                (Next::Value, None) => {
                    self.found.end = at;
                    return Ok(());
                }
                (_, None) => return Err(Stop::Short),
                (Next::Value, Some(b'[')) => (at + 1, Next::First),
                (Next::First | Next::Comma, Some(b']')) => (at + 1, Next::Value),
                (Next::Comma, Some(b',')) => (at + 1, Next::Item),
                (Next::Comma, _) => return Err(Stop::Broken),
                (_, Some(b'{')) => {
                    if at >= until {
                        self.found.end = at;
                        if next == Next::First {
                            self.found.next = Next::Item;
                        }
                        return Ok(());
                    }
                    let end = self.record(at)?;
                    let next = if next == Next::Value {
                        next
                    } else {
                        Next::Comma
                    };
                    (end, next)
                }
                (_, Some(first)) => {
                    let what = match first {
                        b'"' => "a text",
                        b't' | b'f' => "a boolean",
                        b'n' => "null",
                        // However long it is, it is none.
                        b'[' => return Err(Stop::NotRecord("an array")),
                        b'-' | b'0'..=b'9' => "a number",
                        _ => return Err(Stop::Broken),
                    };
                    // What is no JSON is no value of the wrong sort.
                    self.value(at)?;
                    return Err(Stop::NotRecord(what));
                }
            };
            self.found.end = end;
            self.found.next = next;
        }
    }

    /// Reads the record that begins at `begin`, and gives its end.
    fn record(&mut self, begin: usize) -> Result<usize, Stop> {
        let (places, stray) = (self.found.places.len(), self.found.stray.len());
        let mut read = self.object(begin);
        while let Err(Unread::Kind(kind)) = read {
            // It is of another kind than the one before it.
            self.kind = kind;
            self.named_at = kind.index_of(KIND);
            self.found.places.truncate(places);
            self.found.stray.truncate(stray);
            read = self.object(begin);
        }
        match read {
            Ok(end) => {
                if let Some(test) = self.test {
                    let own = &self.text[begin..end];
                    let places = &self.found.places[places + HEAD..];
                    let record = Record::read(self.kind, None, own, places, Vec::new());
                    self.found.may_be.push(test(&record));
                }
                self.found.count += 1;
                Ok(end)
            }
            Err(unread) => {
                self.found.places.truncate(places);
                self.found.stray.truncate(stray);
                Err(match unread {
                    Unread::Stop(stop) => stop,
                    Unread::Kind(_) => Stop::Broken,
                })
            }
        }
    }

    fn object(&mut self, begin: usize) -> Result<usize, Unread> {
        let fields = self.kind.fields;
        let head = self.found.places.len();
        let own = head + HEAD;
        self.found.places.resize(own + 2 * fields.len(), 0);
        // Whether the kind is known for sure, and what is wrong with the word that should name it.
        let mut named = self.usual.is_some();
        let mut refused = Some(Stop::NoKind).filter(|_| !named);
        let mut next = 0;
        let mut at = self.space(begin + 1);
        if self.byte(at)? == b'}' {
            at += 1;
        } else {
            loop {
                if self.byte(at)? != b'"' {
                    return Err(Stop::Broken.into());
                }
                let (position, behind) = self.key(at + 1, next)?;
                let value = self.colon(behind)?;
                let end = self.value(value)?;
                if let Some(position) = position {
                    if !named && Some(position) == self.named_at {
                        named = true;
                        refused = self.names(value, end)?;
                    }
                    let place = own + 2 * position;
                    if self.found.places[place] == 0 {
                        self.found.places[place] = offset(value - begin);
                        self.found.places[place + 1] = offset(end - begin);
                        next = position + 1;
                    } else {
                        let name = fields[position].name.to_owned();
                        self.found.stray.push((self.found.count, name));
                    }
                }
                at = self.space(end);
                match self.byte(at)? {
                    b',' => at = self.space(at + 1),
                    b'}' => {
                        at += 1;
                        break;
                    }
                    _ => return Err(Stop::Broken.into()),
                }
            }
        }
        if let Some(stop) = refused {
            return Err(stop.into());
        }
        let head = &mut self.found.places[head..own];
        head.copy_from_slice(&[offset(self.kind.position()), offset(begin), offset(at)]);
        Ok(at)
    }

    /// Whether the value from `begin` to `end` names the kind that the record is taken to be of; what is wrong with it
    /// where it names none.
    fn names(&self, begin: usize, end: usize) -> Result<Option<Stop>, Unread> {
        let raw = &self.text[begin..end];
        let plain = raw.strip_prefix('"').and_then(|raw| raw.strip_suffix('"'));
        if plain == Some(self.kind.name) {
            return Ok(None);
        }
        match serde_json::from_str::<Value<'_>>(raw) {
            Ok(Value::Text(word)) => match kind(&word) {
                Some(kind) if kind.name == self.kind.name => Ok(None),
                Some(kind) => Err(Unread::Kind(kind)),
                None => Ok(Some(Stop::Kind(word.into_owned()))),
            },
            _ => Ok(Some(Stop::NoKind)),
        }
    }

    /// The field that the key is of whose letters begin at `at`, if the kind has it, and where the key ends. Keys mostly
    /// come in the declared order, so the one at `next` is looked at first.
    fn key(&mut self, at: usize, next: usize) -> Result<(Option<usize>, usize), Stop> {
        let fields = self.kind.fields;
        if let Some(field) = fields.get(next) {
            let end = at + field.name.len();
            if self.bytes.get(end) == Some(&b'"') && self.bytes[at..end] == *field.name.as_bytes() {
                return Ok((Some(next), end + 1));
            }
        }
        let end = self.string(at)?;
        let raw = &self.text[at - 1..end];
        let Ok(Value::Text(key)) = serde_json::from_str::<Value<'_>>(raw) else {
            return Err(Stop::Broken);
        };
        let position = fields.iter().position(|field| field.name == key);
        if position.is_none() {
            self.found.stray.push((self.found.count, key.into_owned()));
        }
        Ok((position, end))
    }

    /// Where the value behind the key begins that ends at `at`.
    fn colon(&self, at: usize) -> Result<usize, Stop> {
        let at = self.space(at);
        match self.byte(at)? {
            b':' => Ok(self.space(at + 1)),
            _ => Err(Stop::Broken),
        }
    }

    /// Where the value ends that begins at `at`.
    fn value(&mut self, at: usize) -> Result<usize, Stop> {
        match self.byte(at)? {
            b'"' => self.string(at + 1),
            b'{' | b'[' => self.container(at),
            _ => self.scalar(at),
        }
    }

    fn scalar(&self, at: usize) -> Result<usize, Stop> {
        match self.byte(at)? {
            b't' => self.word(at, b"true"),
            b'f' => self.word(at, b"false"),
            b'n' => self.word(at, b"null"),
            _ => self.number(at),
        }
    }

    /// Where the array or object ends that begins at `begin`. However deep it is, no call is nested.
    fn container(&mut self, begin: usize) -> Result<usize, Stop> {
        self.open.clear();
        let mut at = begin;
        loop {
            // A value begins here.
            let mut end = match self.byte(at)? {
                b'"' => self.string(at + 1)?,
                open @ (b'{' | b'[') => {
                    let first = self.space(at + 1);
                    if self.byte(first)? == closing(open) {
                        first + 1
                    } else {
                        self.open.push(open);
                        at = if open == b'{' {
                            self.entry(first)?
                        } else {
                            first
                        };
                        continue;
                    }
                }
                _ => self.scalar(at)?,
            };
            // It ended; so may what it is in.
            loop {
                let Some(open) = self.open.last().copied() else {
                    return Ok(end);
                };
                end = self.space(end);
                match self.byte(end)? {
                    b',' => {
                        let next = self.space(end + 1);
                        at = if open == b'{' {
                            self.entry(next)?
                        } else {
                            next
                        };
                        break;
                    }
                    byte if byte == closing(open) => {
                        self.open.pop();
                        end += 1;
                    }
                    _ => return Err(Stop::Broken),
                }
            }
        }
    }

    /// Where the value begins whose key begins at `at`.
    fn entry(&self, at: usize) -> Result<usize, Stop> {
        match self.byte(at)? {
            b'"' => self.colon(self.string(at + 1)?),
            _ => Err(Stop::Broken),
        }
    }

    fn word(&self, at: usize, word: &[u8]) -> Result<usize, Stop> {
        let rest = self.bytes.get(at..).unwrap_or_default();
        if rest.starts_with(word) {
            Ok(at + word.len())
        } else if word.starts_with(rest) {
            Err(Stop::Short)
        } else {
            Err(Stop::Broken)
        }
    }

    fn number(&self, at: usize) -> Result<usize, Stop> {
        let digits = |from: usize| {
            let digits = self.bytes.get(from..).unwrap_or_default().iter();
            match digits.take_while(|byte| byte.is_ascii_digit()).count() {
                0 if from < self.bytes.len() => Err(Stop::Broken),
                0 => Err(Stop::Short),
                some => Ok(from + some),
            }
        };
        let from = at + usize::from(self.bytes.get(at) == Some(&b'-'));
        let mut end = digits(from)?;
        if self.bytes[from] == b'0' && end > from + 1 {
            return Err(Stop::Broken);
        }
        if self.bytes.get(end) == Some(&b'.') {
            end = digits(end + 1)?;
        }
        if let Some(b'e' | b'E') = self.bytes.get(end) {
            let sign = matches!(self.bytes.get(end + 1), Some(b'+' | b'-'));
            end = digits(end + 1 + usize::from(sign))?;
        }
        Ok(end)
    }

    /// Where the text ends whose letters begin at `at`: behind its quotation mark.
    fn string(&self, mut at: usize) -> Result<usize, Stop> {
        loop {
            at = plain(self.bytes, at);
            match self.byte(at)? {
                b'"' => return Ok(at + 1),
                b'\\' => {
                    at += match self.byte(at + 1)? {
                        b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => 2,
                        b'u' => {
                            for place in at + 2..at + 6 {
                                if !self.byte(place)?.is_ascii_hexdigit() {
                                    return Err(Stop::Broken);
                                }
                            }
                            6
                        }
                        _ => return Err(Stop::Broken),
                    };
                }
                _ => return Err(Stop::Broken),
            }
        }
    }

    /// The first byte from `at` on that is neither space nor what stands between the values of texts put one behind
    /// another: a byte-order mark, the separator of a sequence of JSON texts (RFC 7464).
    fn between(&self, mut at: usize) -> usize {
        loop {
            at = self.space(at);
            at += match self.bytes.get(at..) {
                Some([0xef, 0xbb, 0xbf, ..]) => 3,
                Some([0x1e, ..]) => 1,
                _ => return at,
            };
        }
    }

    /// The first byte from `at` on that is no space.
    fn space(&self, mut at: usize) -> usize {
        while let Some(b' ' | b'\n' | b'\t' | b'\r') = self.bytes.get(at) {
            at += 1;
        }
        at
    }

    fn byte(&self, at: usize) -> Result<u8, Stop> {
        self.bytes.get(at).copied().ok_or(Stop::Short)
    }
}

const fn closing(open: u8) -> u8 {
    if open == b'{' { b'}' } else { b']' }
}

/// A place in a text as it is kept. No text that is read is longer than such a number tells.
fn offset(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// Why an object is not read as a record of the kind that it was taken to be of.
enum Unread {
    /// It is of this one.
    Kind(&'static Kind),
    /// It is none.
    Stop(Stop),
}

impl From<Stop> for Unread {
    fn from(stop: Stop) -> Self {
        Self::Stop(stop)
    }
}
