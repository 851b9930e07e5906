//! Where accounts differ: what a record of the role [`Role::Dispute`] says of which fields of which others. This module
//! and no other knows the fields in which it says so.

use std::collections::BTreeMap;

use crate::base::model::Role;
use crate::base::model::value::Value;
use crate::base::record::Record;

/// The field with the ids of the records that it concerns.
pub const RECORDS: &str = "records";
/// The field with the fields of these records that it concerns, if it concerns single ones.
pub const FIELDS: &str = "fields";
/// The field with what each place says.
pub const ACCOUNTS: &str = "accounts";
/// The field with the number of the account that the fields have, counted from 0.
pub const HELD: &str = "held";

/// Whether the record says where accounts differ.
#[must_use]
pub fn is_one(record: &Record<'_>) -> bool {
    record.kind.role == Role::Dispute
}

/// The fields that the dispute names, each with the id of its record.
#[must_use]
pub fn fields(dispute: &Record<'_>) -> Vec<(String, String)> {
    let fields = dispute.get(FIELDS);
    let fields = fields.items().iter();
    fields
        .filter_map(|field| Some((field.str_at("record")?, field.str_at("field")?)))
        .map(|(record, path)| (record.to_owned(), path.to_owned()))
        .collect()
}

/// The fields of the record `id` that the dispute concerns: none of them where it concerns the record in full, nothing
/// where it does not concern the record.
#[must_use]
pub fn of_record(dispute: &Record<'_>, id: &str) -> Option<Vec<String>> {
    let own = fields(dispute).into_iter();
    let own: Vec<String> = own
        .filter(|(record, _)| record == id)
        .map(|(_, path)| path)
        .collect();
    (!own.is_empty() || dispute.words(RECORDS).iter().any(|record| record == id)).then_some(own)
}

/// What one place says.
pub struct Account<'a> {
    /// What it says, in parts.
    pub said: Value<'a>,
    /// Whether the fields of the records have it.
    pub is_held: bool,
}

/// What each place says, in the order of the record.
#[must_use]
pub fn accounts<'a>(dispute: &Record<'a>) -> Vec<Account<'a>> {
    let held = dispute.get(HELD).as_integer();
    let Value::List(accounts) = dispute.get(ACCOUNTS) else {
        return Vec::new();
    };
    let numbered = accounts.into_iter().enumerate();
    numbered
        .map(|(number, said)| Account {
            said,
            is_held: held.is_some_and(|held| i64::try_from(number) == Ok(held)),
        })
        .collect()
}

/// The fields on which accounts differ, by the id of their record; an empty path is the record in full.
#[must_use]
pub fn index<'r, 'a: 'r>(
    disputes: impl Iterator<Item = &'r Record<'a>>,
) -> BTreeMap<String, Vec<String>> {
    let mut index: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for dispute in disputes {
        let fields = fields(dispute);
        for record in dispute.words(RECORDS) {
            if !fields.iter().any(|(named, _)| *named == record) {
                index.entry(record).or_default().push(String::new());
            }
        }
        for (record, path) in fields {
            index.entry(record).or_default().push(path);
        }
    }
    index
}

/// The index as a text that is searched as it is: a line a record, sorted by id, with its paths behind tabs.
#[must_use]
pub fn table(index: &BTreeMap<String, Vec<String>>) -> String {
    let lines = index.iter();
    lines
        .map(|(record, paths)| format!("{record}\t{}\n", paths.join("\t")))
        .collect()
}

/// The paths that a [`table`] has for the record `id`.
#[must_use]
pub fn find<'t>(table: &'t str, id: &str) -> Vec<&'t str> {
    let mut rest = table;
    // Each round looks at the line in the middle and leaves the lines before it or those behind it.
    while !rest.is_empty() {
        let middle = rest.len() / 2;
        let bytes = rest.as_bytes();
        let begin = bytes[..middle].iter().rposition(|byte| *byte == b'\n');
        let begin = begin.map_or(0, |end| end + 1);
        let end = bytes[begin..].iter().position(|byte| *byte == b'\n');
        let end = end.map_or(rest.len(), |end| begin + end);
        let Some((record, paths)) = rest[begin..end].split_once('\t') else {
            return Vec::new();
        };
        match id.cmp(record) {
            std::cmp::Ordering::Equal => return paths.split('\t').collect(),
            std::cmp::Ordering::Less => rest = &rest[..begin],
            std::cmp::Ordering::Greater => rest = rest.get(end + 1..).unwrap_or_default(),
        }
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_has_what_its_index_has() {
        let mut index: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for number in 0..40 {
            let paths = if number % 3 == 0 { "" } else { "start" };
            index.insert(
                format!("record-{}", number * 7 % 40),
                vec![paths.to_owned(), "end".to_owned()],
            );
            let table = table(&index);
            for (record, paths) in &index {
                assert_eq!(find(&table, record), *paths, "{record}");
            }
            for absent in ["", "a", "record-", "record-05", "z"] {
                assert_eq!(find(&table, absent), Vec::<&str>::new(), "{absent}");
            }
        }
        assert_eq!(find("", "a"), Vec::<&str>::new());
    }
}
