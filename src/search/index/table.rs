//! The tables of a search: for every term where it stands, for every document (a record) what filters ask of it.
//!
//! One block of bytes, made by [`Builder`] and read in place by [`Table`]. Numbers are little-endian; those marked `v`
//! take as many bytes as they need (LEB128).
//!
//! | section | entry |
//! | --- | --- |
//! | fields | a searched field: kind, weight (one byte each), mean length (v, in hundredths of a word), path |
//! | organizations | id |
//! | documents | kind, flags (one byte each), year (v, 0 = none), day of the year (v), place (v), organizations (v each, after their number), id |
//! | terms | in order: term, surface (empty where it is the term), number of documents (v), postings |
//!
//! A section begins with the number of its entries and where each begins (32 bits each). Texts follow their length (v).
//! A posting: the step from the last document (v), the number of bytes that follow (v), then for each field its number,
//! how often the term stands there (one byte each) and how many words it has (v).

use std::collections::BTreeMap;

/// A document has been added by the supplement.
const SUPPLEMENT: u8 = 1;
/// Accounts differ on something of the document.
const DISPUTED: u8 = 2;

const SECTIONS: usize = 4;

/// A searched field, as the tables know it.
#[derive(Debug, Clone, Copy)]
pub struct Searched<'t> {
    /// The position of its kind.
    pub kind: usize,
    /// Its position among the fields of its kind.
    pub number: usize,
    /// How much a word found here counts.
    pub weight: f32,
    /// How many words it has on average, where it has any.
    pub mean: f32,
    /// Its path.
    pub path: &'t str,
}

/// A document, as the tables know it.
#[derive(Debug, Clone)]
pub struct Document<'t> {
    /// The position of its kind.
    pub kind: usize,
    /// Whether it is of the supplement.
    pub supplement: bool,
    /// Whether accounts differ on something of it.
    pub disputed: bool,
    /// The year that it is of, if it tells one.
    pub year: Option<u16>,
    /// The month and the day of that year in one number, as `1113`; what is not known is 0.
    pub day: u16,
    /// Its position among the records of its kind.
    pub place: usize,
    /// The organizations that it belongs to, as [`Table::organization`] numbers them.
    pub orgs: Vec<usize>,
    /// Its id.
    pub id: &'t str,
}

impl Document<'_> {
    /// Its date in one number, as `20251113`, if it has one.
    #[must_use]
    pub fn date(&self) -> Option<u32> {
        let year = self.year?;
        Some(10_000 * u32::from(year) + u32::from(self.day))
    }
}

/// Makes the tables, document by document.
#[derive(Debug, Default)]
pub struct Builder {
    fields: Vec<FieldSum>,
    orgs: Vec<String>,
    documents: Vec<Vec<u8>>,
    terms: BTreeMap<String, Term>,
}

#[derive(Debug)]
struct FieldSum {
    kind: usize,
    weight: u8,
    path: String,
    words: u64,
    documents: u64,
}

#[derive(Debug, Default)]
struct Term {
    /// How often each surface stands for it.
    surfaces: BTreeMap<String, u32>,
    documents: u32,
    last: u32,
    postings: Vec<u8>,
}

/// The words of one document, before they are tabled.
#[derive(Debug, Default)]
pub struct Words {
    /// For each term and field: how often, and the surfaces.
    counts: BTreeMap<String, BTreeMap<usize, u32>>,
    surfaces: Vec<(String, String)>,
    lengths: BTreeMap<usize, u32>,
}

impl Words {
    /// Counts `term` once in `field`; `surface` is how it stood there.
    pub fn add(&mut self, field: usize, term: &str, surface: &str) {
        *self
            .counts
            .entry(term.to_owned())
            .or_default()
            .entry(field)
            .or_default() += 1;
        if !surface.is_empty() {
            self.surfaces.push((term.to_owned(), surface.to_owned()));
        }
    }

    /// Counts `term` so many times in `field`.
    pub fn add_counted(&mut self, field: usize, term: &str, count: u32) {
        let fields = self.counts.entry(term.to_owned()).or_default();
        *fields.entry(field).or_default() += count;
    }

    /// Counts a word towards the length of `field`.
    pub fn lengthen(&mut self, field: usize) {
        *self.lengths.entry(field).or_default() += 1;
    }
}

impl Builder {
    /// Declares the next field; fields are numbered in the order in which they are declared.
    pub fn field(&mut self, kind: usize, weight: u8, path: &str) {
        self.fields.push(FieldSum {
            kind,
            weight,
            path: path.to_owned(),
            words: 0,
            documents: 0,
        });
    }

    /// The number of the organization `id`, new or known.
    pub fn organization(&mut self, id: &str) -> usize {
        self.orgs
            .iter()
            .position(|known| known == id)
            .unwrap_or_else(|| {
                self.orgs.push(id.to_owned());
                self.orgs.len() - 1
            })
    }

    /// Adds the next document with its words.
    pub fn document(&mut self, document: &Document<'_>, words: &Words) {
        let number = short(self.documents.len());
        let mut bytes = vec![
            byte(document.kind),
            u8::from(document.supplement) * SUPPLEMENT + u8::from(document.disputed) * DISPUTED,
        ];
        push(&mut bytes, document.year.map_or(0, u32::from));
        push(&mut bytes, u32::from(document.day));
        push(&mut bytes, short(document.place));
        push(&mut bytes, short(document.orgs.len()));
        for org in &document.orgs {
            push(&mut bytes, short(*org));
        }
        push_text(&mut bytes, document.id);
        self.documents.push(bytes);
        for (field, length) in &words.lengths {
            if let Some(sum) = self.fields.get_mut(*field) {
                sum.words += u64::from(*length);
                sum.documents += 1;
            }
        }
        for (term, fields) in &words.counts {
            let entry = self.terms.entry(term.clone()).or_default();
            entry.documents += 1;
            push(&mut entry.postings, number - entry.last);
            entry.last = number;
            let mut places = Vec::new();
            for (field, count) in fields {
                places.push(byte(*field));
                places.push(byte(*count as usize));
                let length = words.lengths.get(field).copied();
                push(&mut places, length.unwrap_or(1));
            }
            push(&mut entry.postings, short(places.len()));
            entry.postings.extend(places);
        }
        for (term, surface) in &words.surfaces {
            if let Some(entry) = self.terms.get_mut(term) {
                *entry.surfaces.entry(surface.clone()).or_default() += 1;
            }
        }
    }

    /// The tables.
    #[must_use]
    pub fn finish(&self) -> Vec<u8> {
        let fields = self.fields.iter().map(|field| {
            let mut bytes = vec![byte(field.kind), field.weight];
            let mean = field.words * 100 / field.documents.max(1);
            push(&mut bytes, u32::try_from(mean).unwrap_or(u32::MAX));
            push_text(&mut bytes, &field.path);
            bytes
        });
        let orgs = self.orgs.iter().map(|org| {
            let mut bytes = Vec::new();
            push_text(&mut bytes, org);
            bytes
        });
        let terms = self.terms.iter().map(|(term, entry)| {
            let mut bytes = Vec::new();
            push_text(&mut bytes, term);
            // The surface met most often stands for the term; of equals the shortest, then the first.
            let surface = entry
                .surfaces
                .iter()
                .max_by(|left, right| {
                    left.1
                        .cmp(right.1)
                        .then(right.0.len().cmp(&left.0.len()))
                        .then(right.0.cmp(left.0))
                })
                .map_or("", |(surface, _)| surface);
            push_text(&mut bytes, if surface == term { "" } else { surface });
            push(&mut bytes, entry.documents);
            bytes.extend_from_slice(&entry.postings);
            bytes
        });
        let sections: [Vec<u8>; SECTIONS] = [
            section(fields),
            section(orgs),
            section(self.documents.iter().cloned()),
            section(terms),
        ];
        let mut bytes = Vec::new();
        let mut begin = 4 * SECTIONS;
        for section in &sections {
            bytes.extend(short(begin).to_le_bytes());
            begin += section.len();
        }
        bytes.extend(sections.concat());
        bytes
    }
}

fn section(entries: impl Iterator<Item = Vec<u8>>) -> Vec<u8> {
    let entries: Vec<Vec<u8>> = entries.collect();
    let mut bytes = short(entries.len()).to_le_bytes().to_vec();
    let mut begin = 4 + 4 * entries.len();
    for entry in &entries {
        bytes.extend(short(begin).to_le_bytes());
        begin += entry.len();
    }
    bytes.extend(entries.concat());
    bytes
}

fn byte(number: usize) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}

fn short(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn push(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    bytes.push(number.to_le_bytes()[0]);
}

fn push_text(bytes: &mut Vec<u8>, text: &str) {
    push(bytes, short(text.len()));
    bytes.extend_from_slice(text.as_bytes());
}

/// Reads numbers and texts one after the other; past the end there are zeros and empty texts.
#[derive(Debug, Clone, Copy)]
struct Reader<'t>(&'t [u8]);

impl<'t> Reader<'t> {
    fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else {
            return 0;
        };
        self.0 = rest;
        *first
    }

    fn number(&mut self) -> u32 {
        let mut number = 0;
        let mut shift = 0;
        loop {
            let byte = self.byte();
            number |= u32::from(byte & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 || shift > 28 {
                return number;
            }
        }
    }

    fn bytes(&mut self) -> &'t [u8] {
        let length = self.number() as usize;
        let (bytes, rest) = self.0.split_at(length.min(self.0.len()));
        self.0 = rest;
        bytes
    }

    fn text(&mut self) -> &'t str {
        std::str::from_utf8(self.bytes()).unwrap_or_default()
    }
}

/// A section of a table: numbered entries.
#[derive(Debug, Clone, Copy)]
struct Section<'t> {
    bytes: &'t [u8],
    entries: usize,
}

impl<'t> Section<'t> {
    fn of(bytes: &'t [u8], number: usize) -> Self {
        let bytes = bytes.get(fixed(bytes, number)..).unwrap_or_default();
        Self {
            bytes,
            entries: fixed(bytes, 0),
        }
    }

    fn entry(&self, number: usize) -> Reader<'t> {
        if number >= self.entries {
            return Reader(&[]);
        }
        Reader(
            self.bytes
                .get(fixed(self.bytes, number + 1)..)
                .unwrap_or_default(),
        )
    }
}

/// The number of 32 bits that stands at `place` among such numbers.
fn fixed(bytes: &[u8], place: usize) -> usize {
    bytes
        .get(4 * place..4 * place + 4)
        .and_then(|bytes| bytes.try_into().ok())
        .map_or(0, u32::from_le_bytes) as usize
}

/// Tables to look up in.
#[derive(Debug, Clone, Copy)]
pub struct Table<'t> {
    fields: Section<'t>,
    orgs: Section<'t>,
    documents: Section<'t>,
    terms: Section<'t>,
}

/// A term as the tables have it.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'t> {
    /// The term.
    pub term: &'t str,
    /// How it mostly stands in the texts.
    pub surface: &'t str,
    /// In how many documents it stands.
    pub documents: u32,
    postings: Reader<'t>,
}

/// A term in a field of a document, with all that its weight follows from.
#[derive(Debug, Clone, Copy)]
pub struct Occurrence<'p, 't> {
    /// The field.
    pub field: &'p Searched<'t>,
    /// How often the term occurs there.
    pub count: f32,
    /// How many words the field has.
    pub length: f32,
}

impl<'t> Table<'t> {
    /// The tables in `bytes`, as [`Builder::finish`] made them.
    #[must_use]
    pub fn over(bytes: &'t [u8]) -> Self {
        Self {
            fields: Section::of(bytes, 0),
            orgs: Section::of(bytes, 1),
            documents: Section::of(bytes, 2),
            terms: Section::of(bytes, 3),
        }
    }

    /// The number of documents.
    #[must_use]
    pub const fn documents(&self) -> usize {
        self.documents.entries
    }

    /// The document with that number.
    #[must_use]
    pub fn document(&self, number: usize) -> Document<'t> {
        let mut reader = self.documents.entry(number);
        let kind = usize::from(reader.byte());
        let flags = reader.byte();
        let year = u16::try_from(reader.number()).unwrap_or_default();
        let day = u16::try_from(reader.number()).unwrap_or_default();
        let place = reader.number() as usize;
        let orgs = (0..reader.number())
            .map(|_| reader.number() as usize)
            .collect();
        Document {
            kind,
            supplement: flags & SUPPLEMENT != 0,
            disputed: flags & DISPUTED != 0,
            year: (year > 0).then_some(year),
            day,
            place,
            orgs,
            id: reader.text(),
        }
    }

    /// The id of the document with that number.
    #[must_use]
    pub fn id(&self, number: usize) -> &'t str {
        let mut reader = self.documents.entry(number);
        let (_kind, _flags) = (reader.byte(), reader.byte());
        let (_year, _day, _place) = (reader.number(), reader.number(), reader.number());
        for _ in 0..reader.number() {
            reader.number();
        }
        reader.text()
    }

    /// The position of the kind of the document with that number.
    #[must_use]
    pub fn kind_of(&self, document: usize) -> usize {
        usize::from(self.documents.entry(document).byte())
    }

    /// The number of the document with that id, where the documents of each of so many kinds are sorted by id.
    #[must_use]
    pub fn identify(&self, id: &str, kinds: usize) -> Option<usize> {
        (0..kinds).find_map(|kind| {
            let place = self.first(|document| {
                let known = self.kind_of(document);
                known < kind || known == kind && self.id(document) < id
            });
            (self.kind_of(place) == kind && self.id(place) == id).then_some(place)
        })
    }

    /// The first document for which `before` does not hold, as it does for all before it.
    fn first(&self, before: impl Fn(usize) -> bool) -> usize {
        let (mut low, mut high) = (0, self.documents());
        while low < high {
            let middle = low + (high - low) / 2;
            if before(middle) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// The id of the organization with that number.
    #[must_use]
    pub fn organization(&self, number: usize) -> &'t str {
        self.orgs.entry(number).text()
    }

    /// The searched fields in their order.
    #[must_use]
    pub fn fields(&self) -> Vec<Searched<'t>> {
        let mut last = (0, 0);
        (0..self.fields.entries)
            .map(|number| {
                let mut reader = self.fields.entry(number);
                let (kind, weight) = (reader.byte(), reader.byte());
                last = if last.0 == kind {
                    (kind, last.1 + 1)
                } else {
                    (kind, 0)
                };
                let mean = reader.number();
                #[expect(
                    clippy::cast_precision_loss,
                    reason = "a mean length needs no precision"
                )]
                let mean = mean as f32 / 100.0;
                Searched {
                    kind: usize::from(kind),
                    number: last.1,
                    weight: f32::from(weight),
                    mean: mean.max(1.0),
                    path: reader.text(),
                }
            })
            .collect()
    }

    /// The number of terms.
    #[must_use]
    pub const fn terms(&self) -> usize {
        self.terms.entries
    }

    /// The term with that number.
    #[must_use]
    pub fn term(&self, number: usize) -> Entry<'t> {
        let mut reader = self.terms.entry(number);
        let term = reader.text();
        let surface = reader.text();
        Entry {
            term,
            surface: if surface.is_empty() { term } else { surface },
            documents: reader.number(),
            postings: reader,
        }
    }

    /// The number of the first term that is not before `term`.
    #[must_use]
    pub fn position(&self, term: &str) -> usize {
        let (mut low, mut high) = (0, self.terms.entries);
        while low < high {
            let middle = low + (high - low) / 2;
            if self.terms.entry(middle).bytes() < term.as_bytes() {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// The number of `term`, if a document has it.
    #[must_use]
    pub fn number(&self, term: &str) -> Option<usize> {
        let position = self.position(term);
        let known = self.terms.entry(position).bytes() == term.as_bytes();
        (position < self.terms.entries && known).then_some(position)
    }

    /// The terms that begin with `start`.
    pub fn beginning_with<'s>(
        &self,
        start: &'s str,
    ) -> impl Iterator<Item = Entry<'t>> + use<'t, 's> {
        let table = *self;
        (self.position(start)..self.terms.entries)
            .map(move |number| table.term(number))
            .take_while(move |entry| entry.term.starts_with(start))
    }
}

impl<'t> Entry<'t> {
    /// Calls `visit` with every document of the term that is wanted, and its occurrences in the `fields` of the table.
    pub fn each(
        &self,
        fields: &[Searched<'t>],
        wants: impl Fn(usize) -> bool,
        mut visit: impl FnMut(usize, &[Occurrence<'_, 't>]),
    ) {
        let mut reader = self.postings;
        let mut document = 0;
        let mut occurrences = Vec::with_capacity(8);
        for _ in 0..self.documents {
            document += reader.number() as usize;
            let size = reader.number() as usize;
            let (here, rest) = reader.0.split_at(size.min(reader.0.len()));
            reader.0 = rest;
            if !wants(document) {
                continue;
            }
            occurrences.clear();
            let mut reader = Reader(here);
            while !reader.0.is_empty() {
                let (field, count) = (reader.byte(), reader.byte());
                #[expect(clippy::cast_precision_loss, reason = "a length needs no precision")]
                let length = reader.number() as f32;
                occurrences.extend(fields.get(usize::from(field)).map(|field| Occurrence {
                    field,
                    count: f32::from(count),
                    length,
                }));
            }
            visit(document, &occurrences);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tables() -> Vec<u8> {
        let mut builder = Builder::default();
        builder.field(3, 8, "name");
        let un = builder.organization("un");
        for (place, (id, text)) in [("a", "force brigade"), ("b", ""), ("c", "force force")]
            .into_iter()
            .enumerate()
        {
            let mut words = Words::default();
            for word in text.split_whitespace() {
                words.add(0, word, &format!("{word}s"));
                words.lengthen(0);
            }
            let document = Document {
                kind: 3,
                supplement: false,
                disputed: place == 1,
                year: Some(2010),
                day: 1113,
                place,
                orgs: vec![un],
                id,
            };
            builder.document(&document, &words);
        }
        builder.finish()
    }

    #[test]
    fn what_is_tabled_is_found() {
        let bytes = tables();
        let table = Table::over(&bytes);
        assert_eq!((table.documents(), table.terms()), (3, 2));
        assert_eq!(table.fields()[0].path, "name");
        let second = table.document(1);
        assert_eq!(
            (second.id, second.year, second.day),
            ("b", Some(2010), 1113)
        );
        assert!(second.disputed && !second.supplement);
        assert_eq!(table.organization(second.orgs[0]), "un");
        let fields = table.fields();
        let force = table.term(table.number("force").expect("there"));
        assert_eq!((force.documents, force.surface), (2, "forces"));
        let mut seen = Vec::new();
        force.each(
            &fields,
            |_| true,
            |document, places| {
                seen.push((document, places[0].count, places[0].length));
            },
        );
        assert_eq!(seen, [(0, 1.0, 2.0), (2, 2.0, 2.0)]);
        assert!(table.number("forc").is_none() && table.number("zzz").is_none());
        assert_eq!(table.beginning_with("br").count(), 1);
    }

    #[test]
    fn broken_tables_are_empty_tables() {
        let bytes = tables();
        for end in 0..bytes.len() {
            let table = Table::over(&bytes[..end]);
            for number in 0..table.documents().min(5) {
                let _ = table.document(number);
            }
            if let Some(number) = table.number("force") {
                table
                    .term(number)
                    .each(&table.fields(), |_| true, |_, _| {});
            }
        }
    }
}
