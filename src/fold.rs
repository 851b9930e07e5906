//! Letters without case and accents: how all look-ups compare words.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_accents_fold() {
        assert_eq!(fold("Côte d’Ivoire"), "cote d'ivoire");
        assert_eq!(fold("UNMISS"), "unmiss");
    }
}
