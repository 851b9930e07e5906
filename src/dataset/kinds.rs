//! From what people type to the kind of record that they mean.

use crate::fold::fold;
use crate::model::{KINDS, Kind, kind as kind_called};
use crate::problem::Problem;

/// The kind that `word` names: by its name, its list command or an alias of it, case and accents folded.
///
/// # Errors
/// Where no kind is called so.
pub fn kind(word: &str) -> Result<&'static Kind, Problem> {
    kind_among(word, "kind", |_| true)
}

/// The kind that `word` names among those for which `allowed` says yes; `what` is what these are.
///
/// # Errors
/// Where none of these is called so.
pub fn kind_among(
    word: &str,
    what: &str,
    allowed: fn(&Kind) -> bool,
) -> Result<&'static Kind, Problem> {
    if let Some(kind) = kind_called(&fold(word)).filter(|kind| allowed(kind)) {
        return Ok(kind);
    }
    let allowed = || KINDS.into_iter().filter(|kind| allowed(kind));
    let names = allowed().flat_map(|kind| {
        let list = std::iter::once(kind.list).filter(|list| *list != kind.name);
        std::iter::once(kind.name)
            .chain(list)
            .chain(kind.aliases.iter().copied())
    });
    let mut problem = Problem::unknown("unknown-kind", what, word, names);
    if problem.suggestions.is_empty() && allowed().count() < KINDS.len() {
        // Of a few kinds one name each is enough.
        let lists = allowed().map(|kind| kind.list);
        return Err(Problem::unknown("unknown-kind", what, word, lists));
    }
    problem = problem.see("poc codebook");
    // Of several names of one kind the nearest is enough.
    let mut near: Vec<&str> = Vec::new();
    problem.suggestions.retain(|name| {
        let kind = kind_called(name).map_or("", |kind| kind.name);
        let new = !near.contains(&kind);
        near.push(kind);
        new
    });
    Err(problem)
}
