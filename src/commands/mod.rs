//! The commands. Each declares what it takes, reads its question from the arguments, and answers it from the dataset. None
//! of them knows of a command line, a terminal or a format.

mod atlas;
mod cite;
mod codebook;
mod compare;
mod diff;
mod drawing;
mod due;
mod expand;
mod export;
mod list;
mod matrix;
mod new;
mod references;
mod schema;
mod search;
mod show;
mod stats;
mod timeline;
mod trace;
mod validate;
pub mod verb;

use crate::model::KINDS;
use verb::Verb;

/// The commands that are not the plain list of a kind.
pub const VERBS: &[Verb] = &[
    show::VERB,
    timeline::VERB,
    search::VERB,
    compare::VERB,
    trace::VERB,
    matrix::VERB,
    due::VERB,
    stats::VERB,
    cite::VERB,
    codebook::VERB,
    schema::VERB,
    export::VERB,
    atlas::VERB,
    diff::VERB,
    validate::VERB,
    new::VERB,
];

/// A list command for every kind.
static LISTS: [Verb; KINDS.len()] = {
    let mut lists = [list::of(KINDS[0]); KINDS.len()];
    let mut place = 0;
    while place < KINDS.len() {
        lists[place] = list::of(KINDS[place]);
        place += 1;
    }
    lists
};

/// The commands that are the plain list of a kind: those of the kinds that no other command lists.
pub fn lists() -> impl Iterator<Item = &'static Verb> {
    let listed = |list: &&Verb| !VERBS.iter().any(|verb| verb.name == list.name);
    LISTS.iter().filter(listed)
}

/// Every command.
pub fn verbs() -> impl Iterator<Item = &'static Verb> {
    VERBS.iter().chain(lists())
}
