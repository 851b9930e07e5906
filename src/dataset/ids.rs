//! Where the record of an id is: an index that costs eight bytes or so a record, as the ids are in the records already.

use std::hash::{BuildHasher, RandomState};
use std::sync::LazyLock;

/// All tables hash alike, so that an id that is looked up in several is hashed once.
static HASHER: LazyLock<RandomState> = LazyLock::new(RandomState::new);

/// An id to look up, and its hash.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'i> {
    id: &'i str,
    hash: u64,
}

impl<'i> From<&'i str> for Asked<'i> {
    fn from(id: &'i str) -> Self {
        Self {
            id,
            hash: HASHER.hash_one(id),
        }
    }
}

/// The numbers of records by their ids.
#[derive(Debug, Default)]
pub(super) struct Ids {
    /// For each place of the table a part of the id's hash, and the number of the record and one; 0 where it is free.
    slots: Vec<(u32, u32)>,
}

impl Ids {
    /// An index with room for so many records.
    pub(super) fn with_room(records: usize) -> Self {
        Self {
            slots: vec![(0, 0); (records * 3 / 2 + 1).next_power_of_two()],
        }
    }

    /// The number of the record with this id, if there is one; `id_of` gives the id of each.
    pub(super) fn get<'i>(
        &self,
        asked: Asked<'_>,
        id_of: impl Fn(usize) -> Option<&'i str>,
    ) -> Option<usize> {
        self.find(asked, id_of).1
    }

    /// Adds the record of that number, unless there is one with this id: then gives the number of that one.
    pub(super) fn add<'i>(
        &mut self,
        id: &str,
        number: usize,
        id_of: impl Fn(usize) -> Option<&'i str>,
    ) -> Option<usize> {
        let ((slot, tag), known) = self.find(id.into(), id_of);
        if known.is_none()
            && let (Some(slot), Ok(number)) = (self.slots.get_mut(slot), u32::try_from(number + 1))
        {
            *slot = (tag, number);
        }
        known
    }

    /// The slot of the id and the part of its hash that is kept there, and the number of the record with it.
    fn find<'i>(
        &self,
        Asked { id, hash }: Asked<'_>,
        id_of: impl Fn(usize) -> Option<&'i str>,
    ) -> ((usize, u32), Option<usize>) {
        let bytes = hash.to_le_bytes();
        let [a, b, c, d, ..] = bytes;
        let tag = u32::from_le_bytes([a, b, c, d]);
        let mask = self.slots.len().wrapping_sub(1);
        let mut slot = usize::try_from(hash >> 32).unwrap_or_default() & mask;
        while let Some((known, number)) = self.slots.get(slot) {
            let Some(number) = number.checked_sub(1) else {
                break;
            };
            let number = number as usize;
            if *known == tag && id_of(number) == Some(id) {
                return ((slot, tag), Some(number));
            }
            slot = (slot + 1) & mask;
        }
        ((slot, tag), None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_id_has_the_number_that_it_was_added_with() {
        let names: Vec<String> = (0..1000).map(|number| format!("r{number}")).collect();
        let id_of = |number: usize| names.get(number).map(String::as_str);
        let mut ids = Ids::with_room(names.len());
        for (number, name) in names.iter().enumerate() {
            assert_eq!(ids.add(name, number, id_of), None);
            assert_eq!(ids.add(name, 7, id_of), Some(number));
        }
        for (number, name) in names.iter().enumerate() {
            assert_eq!(ids.get(name.as_str().into(), id_of), Some(number));
        }
        assert_eq!(ids.get("r1000".into(), id_of), None);
        assert_eq!(Ids::default().get("r1".into(), id_of), None);
    }
}
