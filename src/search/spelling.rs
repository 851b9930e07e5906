//! Which word was meant by one that no record has.

use super::corpus::Corpus;

/// The words that begin with `surface`, the most frequent first, each as it is written and as its term.
#[must_use]
pub fn begun(corpus: &Corpus<'_, '_>, surface: &str) -> Vec<(String, String)> {
    const LEAST: usize = 3;
    if surface.chars().count() < LEAST || surface.bytes().any(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    let mut found: Vec<(u32, &str, &str)> = corpus
        .beginning_with(surface)
        .into_iter()
        .map(|entry| (entry.documents, entry.surface, entry.term))
        .collect();
    found.sort_by(|left, right| right.0.cmp(&left.0).then(left.1.cmp(right.1)));
    found
        .into_iter()
        .map(|(_, known, term)| (known.to_owned(), term.to_owned()))
        .collect()
}

/// The word of the texts nearest to one that is not there, as it is written and as its term.
#[must_use]
pub fn nearest(corpus: &Corpus<'_, '_>, surface: &str, term: &str) -> Option<(String, String)> {
    let length = surface.chars().count();
    // A number is right or wrong, and a very short word is near to everything.
    if length < 4 || surface.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let limit = match length {
        ..=7 => 1,
        _ => 2,
    };
    let letters = letters(surface);
    let mut best = limit + 1;
    let mut found: Vec<(u32, String, String)> = Vec::new();
    corpus.words(&mut |entry| {
        let known = entry.surface;
        if !entry.term.starts_with(char::is_alphanumeric) {
            return;
        }
        let gap = known.len().abs_diff(surface.len());
        // Every edit changes at most two of the letters that two words do not share.
        if gap > limit || (letters ^ self::letters(known)).count_ones() as usize > 2 * limit {
            return;
        }
        let edits = if entry.term == term {
            0
        } else {
            strsim::damerau_levenshtein(surface, known)
        };
        if edits < best {
            best = edits;
            found.clear();
        }
        if edits == best && edits <= limit {
            found.push((entry.documents, known.to_owned(), entry.term.to_owned()));
        }
    });
    // The word that more records have is the likelier one, and people rarely miss the first letter.
    let first = surface.chars().next();
    let same_start = |word: &str| word.chars().next() == first;
    found.sort_by(|left, right| {
        let starts = same_start(&right.1).cmp(&same_start(&left.1));
        starts.then(right.0.cmp(&left.0)).then(left.1.cmp(&right.1))
    });
    let (_, known, term) = found.into_iter().next()?;
    Some((known, term))
}

/// The letters of a word as a set.
fn letters(word: &str) -> u64 {
    word.bytes().fold(0, |set, byte| set | 1 << (byte & 63))
}
