//! The documents behind a list: what `-f bibtex` and the other formats of references print.

use crate::citation::Bibliography;
use crate::dataset::{Dataset, Record};
use crate::view::References;

/// The documents that `records` are or cite. A note says how many of the records have none.
pub fn of<'d>(dataset: &'d Dataset<'d>, records: &[&'d Record<'d>]) -> References {
    let mut bibliography = Bibliography::of_many(dataset);
    let mut without = 0_usize;
    for record in records {
        if !bibliography.add(record) {
            without += 1;
        }
    }
    let notes = match without {
        0 => Vec::new(),
        1 => vec!["1 record cites no document".to_owned()],
        many => vec![format!("{many} records cite no document")],
    };
    References {
        citations: bibliography.citations(),
        notes,
    }
}
