//! Words that stand one after the other.

use std::collections::HashSet;

use super::corpus::Corpus;
use super::index::scan;
use super::index::tokens::{self, Sort, Token};

/// The documents in which the words of `phrase` stand one after the other, as they are typed; one word alone stands for
/// its inflected forms too.
#[must_use]
pub fn having(phrase: &str, corpus: &Corpus<'_, '_>) -> HashSet<usize> {
    let tokens = tokens::all(phrase);
    let words: Vec<&Token> = tokens
        .iter()
        .filter(|token| !matches!(token.sort, Sort::Joined | Sort::Letter))
        .collect();
    let mut candidates: Option<HashSet<usize>> = None;
    for word in words.iter().filter(|word| word.sort == Sort::Word) {
        let mut having = HashSet::new();
        corpus.each(
            corpus.locate(&word.term),
            |_| true,
            |document, _| {
                having.insert(document);
            },
        );
        candidates = Some(match candidates {
            Some(known) => known.intersection(&having).copied().collect(),
            None => having,
        });
    }
    let mut candidates = candidates.unwrap_or_default();
    if words.len() > 1 {
        candidates.retain(|document| stands_in(&words, *document, corpus));
    }
    candidates
}

fn stands_in(words: &[&Token<'_>], document: usize, corpus: &Corpus<'_, '_>) -> bool {
    let Some(record) = corpus.record(document) else {
        return false;
    };
    let mut found = false;
    scan::texts(&record, &|id| corpus.names(id), &mut |_, text| {
        found = found || {
            let tokens = tokens::all(text);
            let surfaces: Vec<&str> = tokens
                .iter()
                .filter(|token| !matches!(token.sort, Sort::Joined | Sort::Letter))
                .map(|token| &*token.surface)
                .collect();
            surfaces.windows(words.len()).any(|window| {
                let pairs = window.iter().zip(words);
                pairs
                    .into_iter()
                    .all(|(known, word)| **known == *word.surface)
            })
        };
    });
    found
}
