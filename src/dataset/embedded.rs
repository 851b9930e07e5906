//! The records that are built into the program, and what the build script tabled of them.

use super::dispute;
use super::record::{Embedded, Record};
use crate::base::links::{self, Link};
use crate::model::{KINDS, Kind};

/// The file of each kind.
static FILES: [Embedded; KINDS.len()] = include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// The fields on which accounts differ, as [`dispute::table`] writes them.
static DISPUTES: &str = include_str!(concat!(env!("OUT_DIR"), "/disputes"));

/// The file of `kind`.
#[must_use]
pub fn json(kind: &Kind) -> &'static str {
    FILES[kind.position()].json
}

/// The embedded records of `kind`, found by where the build script saw each field. Every record has every field in the
/// declared order: the tests make sure of it.
#[must_use]
pub fn read(kind: &'static Kind) -> Vec<Record<'static>> {
    let file = &FILES[kind.position()];
    (0..file.len(kind))
        .map(|place| Record::embedded(kind, file, place))
        .collect()
}

/// The one embedded record of `kind` that is at `place` among them.
#[must_use]
pub fn read_at(kind: &'static Kind, place: usize) -> Option<Record<'static>> {
    let file = &FILES[kind.position()];
    (place < file.len(kind)).then(|| Record::embedded(kind, file, place))
}

/// The ids and the links between them, as [`links::table`] writes them.
static LINKS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/links"));

/// The number of the id among all, with the position of the kind and the place of its record.
fn number(id: &str) -> Option<(usize, usize, usize)> {
    links::find(LINKS, id, |kind, place| {
        let kind = KINDS.get(kind).copied();
        let record = kind.map(|kind| Record::embedded(kind, &FILES[kind.position()], place));
        record.map_or("", |record| record.id())
    })
}

/// The position of the kind and the place of the record `id`.
pub(super) fn locate(id: &str) -> Option<(usize, usize)> {
    number(id).map(|(_, kind, place)| (kind, place))
}

/// The links to the record `id`, kind by kind.
pub(super) fn links_to(id: &str) -> impl Iterator<Item = Link> {
    let links = number(id).map(|(number, ..)| links::to(LINKS, number));
    links.into_iter().flatten()
}

/// The fields of the embedded record `id` on which accounts differ; an empty path is the record in full.
pub(super) fn disputed(id: &str) -> Vec<&'static str> {
    dispute::find(DISPUTES, id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Dataset;

    #[test]
    fn the_tables_have_what_reading_the_records_gives() {
        let dataset = Dataset::embedded();
        for record in dataset.all() {
            let (kind, place) = locate(record.id()).expect("a place");
            assert_eq!(KINDS[kind].name, record.kind.name, "{}", record.id());
            assert_eq!(dataset.records(KINDS[kind])[place].id(), record.id());
            let disputed = dataset.disputed(record.id());
            assert_eq!(record.may_be_disputed(), !disputed.is_empty());
        }
        assert_eq!(locate("nobody"), None);
        assert_eq!(links_to("nobody").count(), 0);
        for id in ["un", "unamsil", "koops-patz-2022", "dis-isaf-end"] {
            let tabled = dataset.references_to(id).into_iter();
            let read = dataset.read_references_to(id).into_iter();
            assert!(
                tabled
                    .map(|link| (link.from.id(), link.field))
                    .eq(read.map(|link| (link.from.id(), link.field))),
                "{id}"
            );
        }
    }
    use crate::model::field::{Field, Shape, each};

    /// The values that an example shows: those of a list one by one.
    fn shown(field: &Field) -> Vec<String> {
        if !field.shape.is_list() {
            return vec![field.example.to_owned()];
        }
        serde_json::from_str::<Vec<serde_json::Value>>(field.example)
            .unwrap_or_default()
            .iter()
            .map(|value| value.as_str().map_or(value.to_string(), str::to_owned))
            .collect()
    }

    #[test]
    fn every_field_shows_an_example_of_its_list_or_an_id_that_there_is() {
        for kind in KINDS {
            each(kind.fields, &mut |path, field| {
                if !field.shape.parts().is_empty() {
                    return;
                }
                let shown = shown(field);
                assert!(!shown.is_empty(), "{}.{path}", kind.name);
                for value in shown {
                    let known = match field.shape.item() {
                        Shape::Word(vocabulary) => vocabulary.has(&value),
                        Shape::Link(kinds) => KINDS.into_iter().any(|linked| {
                            (kinds.is_empty() || kinds.contains(&linked.name))
                                && read(linked).iter().any(|record| record.id() == value)
                        }),
                        _ => !value.is_empty(),
                    };
                    assert!(known, "{}.{path}: {value}", kind.name);
                }
            });
        }
    }
}
