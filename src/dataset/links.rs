//! The ids of the embedded records and the links between them, tabled when the program is built, so that a record and those
//! that link to it are found without reading all others.
//!
//! A table has the number of ids, for each id in their order an entry, one more entry for the end, and the links of all ids
//! one after another. An entry has the kind and the place of its record, and the number of the first of its links: 16, 16
//! and 32 bits, little-endian. A link has the kind and the place of the record that it comes from, and the number of the
//! path, among the links of that kind, that it is at: 16 bits each.

use std::collections::BTreeMap;
use std::num::TryFromIntError;

use crate::base::model::KINDS;
use crate::base::record::Record;

/// A link to a record, seen from there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// The position of the kind of the record that it comes from.
    pub kind: usize,
    /// The place of that record among those of its kind.
    pub place: usize,
    /// The number of the path that it is at, among the links of that kind.
    pub path: usize,
}

const ENTRY: usize = 8;
const LINK: usize = 6;

/// The table of `kinds`: for each kind of the list its records in their order.
///
/// # Errors
/// Where there are more of something than the table can count.
#[allow(dead_code, reason = "the build script calls it")]
pub fn table(kinds: &[Vec<Record<'_>>]) -> Result<Vec<u8>, TryFromIntError> {
    let mut known: BTreeMap<&str, (usize, usize, Vec<Link>)> = BTreeMap::new();
    for (kind, records) in kinds.iter().enumerate() {
        for (place, record) in records.iter().enumerate() {
            known
                .entry(record.id())
                .or_insert((kind, place, Vec::new()));
        }
    }
    for (kind, (declared, records)) in KINDS.iter().zip(kinds).enumerate() {
        let paths = declared.links();
        for (place, record) in records.iter().enumerate() {
            for (path, (text, _)) in paths.iter().enumerate() {
                let mut words = record.words(text);
                words.sort_unstable();
                words.dedup();
                for id in words.iter().filter(|id| *id != record.id()) {
                    if let Some((_, _, links)) = known.get_mut(id.as_str()) {
                        links.push(Link { kind, place, path });
                    }
                }
            }
        }
    }
    let mut bytes = Vec::new();
    bytes.extend(u32::try_from(known.len())?.to_le_bytes());
    let mut first = 0;
    for (kind, place, links) in known.values() {
        bytes.extend(u16::try_from(*kind)?.to_le_bytes());
        bytes.extend(u16::try_from(*place)?.to_le_bytes());
        bytes.extend(u32::try_from(first)?.to_le_bytes());
        first += links.len();
    }
    bytes.extend([0; ENTRY - 4]);
    bytes.extend(u32::try_from(first)?.to_le_bytes());
    for link in known.values().flat_map(|(_, _, links)| links) {
        for number in [link.kind, link.place, link.path] {
            bytes.extend(u16::try_from(number)?.to_le_bytes());
        }
    }
    Ok(bytes)
}

fn short(table: &[u8], at: usize) -> usize {
    let bytes = table
        .get(at..at + 2)
        .and_then(|bytes| bytes.try_into().ok());
    bytes.map_or(0, u16::from_le_bytes).into()
}

fn long(table: &[u8], at: usize) -> usize {
    let bytes = table
        .get(at..at + 4)
        .and_then(|bytes| bytes.try_into().ok());
    bytes.map_or(0, u32::from_le_bytes) as usize
}

/// The number of the id in the table, with the kind and the place of its record; `id_of` gives the id of a record by these.
pub fn find<'t>(
    table: &[u8],
    id: &str,
    id_of: impl Fn(usize, usize) -> &'t str,
) -> Option<(usize, usize, usize)> {
    let (mut low, mut high) = (0, long(table, 0));
    while low < high {
        let middle = usize::midpoint(low, high);
        let at = 4 + middle * ENTRY;
        let (kind, place) = (short(table, at), short(table, at + 2));
        match id.cmp(id_of(kind, place)) {
            std::cmp::Ordering::Equal => return Some((middle, kind, place)),
            std::cmp::Ordering::Less => high = middle,
            std::cmp::Ordering::Greater => low = middle + 1,
        }
    }
    None
}

/// The links to the record whose id has this number in the table, kind by kind.
pub fn to(table: &[u8], number: usize) -> impl Iterator<Item = Link> + '_ {
    let begin = 4 + (long(table, 0) + 1) * ENTRY;
    let first = |number: usize| long(table, 4 + number * ENTRY + 4);
    (first(number)..first(number + 1)).map(move |link| {
        let at = begin + link * LINK;
        Link {
            kind: short(table, at),
            place: short(table, at + 2),
            path: short(table, at + 4),
        }
    })
}
