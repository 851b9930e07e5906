//! Which word was meant by one that no record has.

use super::corpus::Corpus;

/// The words of the texts nearest to one that is not there, all equally near, each as it stands and as its term.
#[must_use]
pub fn nearest(corpus: &Corpus<'_, '_>, surface: &str, term: &str) -> Vec<(String, String)> {
    let length = surface.chars().count();
    // A number is right or wrong, and a very short word is near to everything.
    if length < 4 || surface.bytes().any(|byte| byte.is_ascii_digit()) {
        return Vec::new();
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
    // The word that more records have is the likelier one.
    found.sort_by(|left, right| right.0.cmp(&left.0).then(left.1.cmp(&right.1)));
    let first = surface.chars().next();
    let same_start = found
        .iter()
        .any(|(_, known, _)| known.chars().next() == first);
    found.retain(|(_, known, _)| !same_start || known.chars().next() == first);
    found
        .into_iter()
        .take(1)
        .map(|(_, known, term)| (known, term))
        .collect()
}

/// The letters of a word as a set.
fn letters(word: &str) -> u64 {
    word.bytes().fold(0, |set, byte| set | 1 << (byte & 63))
}
