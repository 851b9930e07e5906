//! What was probably meant by a word that is not known.

use std::borrow::Cow;

pub use crate::fold::fold;

/// The most suggestions given at once.
const MOST: usize = 3;

/// The candidates nearest to `word`, the nearest first, three at most: by edits (a swap of two letters is one) within
/// two fifths of the longer word, then those that begin with it or hold it as a whole part.
#[must_use]
pub fn nearest<'k>(word: &str, candidates: impl IntoIterator<Item = &'k str>) -> Vec<String> {
    let word = fold(word.trim());
    if word.is_empty() {
        return Vec::new();
    }
    let mut ranked: Vec<(usize, f64, &str)> = Vec::new();
    for candidate in candidates {
        let folded = fold(candidate);
        let (own, other) = (word.chars().count(), folded.chars().count());
        let (longer, apart) = (own.max(other), own.abs_diff(other));
        let most = (longer * 2 / 5).max(1);
        // It takes at least as many edits as the lengths differ by. A word of a million letters is not compared with each name.
        let edits = if apart > most {
            apart
        } else {
            strsim::damerau_levenshtein(&word, &folded)
        };
        let rank = if edits <= most && edits < longer {
            edits
        } else if shares_part(&word, &folded) {
            100 + edits
        } else {
            continue;
        };
        if !ranked.iter().any(|(_, _, known)| *known == candidate) {
            ranked.push((rank, -strsim::jaro_winkler(&word, &folded), candidate));
        }
    }
    ranked.sort_by(|left, right| {
        left.0
            .cmp(&right.0)
            .then(left.1.total_cmp(&right.1))
            .then(left.2.cmp(right.2))
    });
    // Where something is one or two letters away, what is further off is no help.
    if let Some((best, ..)) = ranked.first() {
        let limit = if *best < 100 { best + 1 } else { usize::MAX };
        ranked.retain(|(rank, ..)| *rank <= limit);
    }
    ranked
        .into_iter()
        .take(MOST)
        .map(|(_, _, candidate)| candidate.to_owned())
        .collect()
}

/// `word` as a POSIX shell reads it back: as it is where that is safe, else in single quotes.
#[must_use]
pub fn quoted(word: &str) -> Cow<'_, str> {
    let safe = |letter: char| letter.is_alphanumeric() || "-_./:,=+@%".contains(letter);
    if !word.is_empty() && word.chars().all(safe) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(format!("'{}'", word.replace('\'', "'\\''")))
    }
}

fn shares_part(word: &str, candidate: &str) -> bool {
    word.len() >= 3
        && (candidate.starts_with(word)
            || candidate
                .split(|letter: char| !letter.is_alphanumeric())
                .any(|part| part.len() >= 3 && part == word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typo_finds_its_word_first() {
        let known = ["monusco", "monuc", "minusca", "minusma", "unmiss"];
        assert_eq!(nearest("monsuco", known)[0], "monusco");
        assert_eq!(nearest("Minusca", known)[0], "minusca");
        assert_eq!(nearest("natoo", ["un", "eu", "nato"]), ["nato"]);
    }

    #[test]
    fn a_word_is_quoted_where_a_shell_would_read_it_otherwise() {
        assert_eq!(quoted("S/RES/1270"), "S/RES/1270");
        assert_eq!(quoted("south sudan"), "'south sudan'");
        assert_eq!(quoted("$(id)"), "'$(id)'");
        assert_eq!(quoted("x; it's"), "'x; it'\\''s'");
        assert_eq!(quoted(""), "''");
    }

    #[test]
    fn what_is_far_is_not_offered() {
        assert!(nearest("zzzz", ["un", "eu", "nato"]).is_empty());
        assert!(nearest("", ["un"]).is_empty());
    }

    #[test]
    fn the_beginning_or_a_whole_part_is_enough() {
        assert_eq!(
            nearest(
                "protective",
                ["tier-3-environment", "protective-environment"]
            ),
            ["protective-environment"]
        );
        assert_eq!(nearest("eutm", ["eutm-mali", "eufor-rca"]), ["eutm-mali"]);
    }
}
