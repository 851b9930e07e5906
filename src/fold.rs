//! Letters: words without case and accents, as all look-ups compare them, and with a capital.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The text with its first letter as a capital.
#[must_use]
pub fn capitalized(text: &str) -> Cow<'_, str> {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if !first.is_uppercase() => {
            Cow::Owned(first.to_uppercase().chain(letters).collect())
        }
        _ => Cow::Borrowed(text),
    }
}

/// Folds case and accents, so that `Côte d’Ivoire` and `cote d'ivoire` are one.
#[must_use]
pub fn fold(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
            Cow::Owned(text.to_ascii_lowercase())
        } else {
            Cow::Borrowed(text)
        }
    } else {
        let plain = text.nfd().filter(|letter| !is_combining_mark(*letter));
        Cow::Owned(
            plain
                .map(|letter| match letter {
                    '’' | '‘' => '\'',
                    '–' | '—' | '‑' => '-',
                    other => other,
                })
                .flat_map(char::to_lowercase)
                .collect(),
        )
    }
}

/// The letters and digits of `text` alone, folded: `D.R. Congo` and `dr congo` are one. A stroke between two digits stays,
/// so that the numbers on both sides of it do not run into one.
#[must_use]
#[allow(dead_code, reason = "the build script folds and does not look up")]
pub fn bare(text: &str) -> String {
    let letters: Vec<char> = fold(text).chars().collect();
    let digit = |place: Option<usize>| {
        place
            .and_then(|place| letters.get(place))
            .is_some_and(char::is_ascii_digit)
    };
    letters
        .iter()
        .enumerate()
        .filter(|(place, letter)| {
            letter.is_alphanumeric()
                || (**letter == '/' && digit(place.checked_sub(1)) && digit(Some(place + 1)))
        })
        .map(|(_, letter)| *letter)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_accents_fold() {
        assert_eq!(fold("Côte d’Ivoire"), "cote d'ivoire");
        assert_eq!(fold("UNMISS"), "unmiss");
    }

    #[test]
    fn spaces_and_punctuation_fold_too() {
        assert_eq!(bare("D.R.  Congo"), "drcongo");
        assert_eq!(bare("S/RES/2098"), "sres2098");
        assert_eq!(bare("A/RES/60/1"), "ares60/1");
    }
}
