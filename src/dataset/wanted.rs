//! What a question wants of the records of its kind, known before any is read: of trusted data, records that certainly do
//! not meet it are let go as they are read, so that a query over a large file has no more in memory than it needs.

use std::collections::HashSet;
use std::fmt;

use super::{Record, embedded};
use crate::model::Kind;

/// A question about records of one kind that needs no others of that kind than those it may be about.
pub struct Wanted {
    kind: &'static Kind,
    may_be: Box<dyn Fn(&Record<'_>) -> bool + Sync>,
    /// The ids of records that were kept, and of the embedded ones: what replaces one of these is kept too.
    known: HashSet<String>,
}

impl Wanted {
    /// The records of `kind` for which `may_be` says yes.
    pub fn new(kind: &'static Kind, may_be: impl Fn(&Record<'_>) -> bool + Sync + 'static) -> Self {
        let known = embedded::read(kind)
            .iter()
            .map(|record| record.id().to_owned())
            .collect();
        Self {
            kind,
            may_be: Box::new(may_be),
            known,
        }
    }

    /// Whether the record may be one that is asked about, not regarding those before it.
    pub(super) fn may_be(&self, record: &Record<'_>) -> bool {
        record.kind.name != self.kind.name || (self.may_be)(record)
    }

    /// Whether to keep the record, of which `may_be` is what the test above said.
    pub(super) fn keeps(&mut self, record: &Record<'_>, may_be: bool) -> bool {
        let keeps = may_be || self.known.contains(record.id());
        if keeps && record.kind.name == self.kind.name && !self.known.contains(record.id()) {
            self.known.insert(record.id().to_owned());
        }
        keeps
    }
}

impl fmt::Debug for Wanted {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Wanted")
            .field("kind", &self.kind.name)
            .finish_non_exhaustive()
    }
}
