//! From a text to the words that are looked up.

use std::borrow::Cow;
use std::ops::Range;

use super::stem;
use crate::base::fold::fold;

/// One word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token<'t> {
    /// What it counts as: see [`stem::term`]. A stop word counts as nothing, and is its own term.
    pub term: Cow<'t, str>,
    /// The word as it stands, folded.
    pub surface: Cow<'t, str>,
    /// Where it stands in the text.
    pub range: Range<usize>,
    /// What sort of word it is.
    pub sort: Sort,
}

/// What sort of word a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A word.
    Word,
    /// A word that says nothing by itself: the, of, which.
    Stop,
    /// Several words that are written as one, without what joins them: `sres2098` of `S/RES/2098`, `peacekeeping` of
    /// `peace-keeping`. Its parts come before it as words.
    Joined,
    /// One letter of a script that is written without spaces between words. What counts there as words is every two
    /// letters that follow each other; single ones are indexed too, so that a name of one letter is found.
    Letter,
}

/// Words that every text has and no search can go by, those of questions among them.
pub const STOP: &[&str] = &[
    "a", "about", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be", "because",
    "been", "being", "but", "by", "came", "can", "could", "did", "do", "does", "for", "from",
    "had", "has", "have", "he", "her", "his", "how", "i", "if", "in", "into", "is", "it", "its",
    "let", "many", "may", "me", "might", "more", "most", "much", "my", "no", "nor", "not", "of",
    "off", "on", "one", "or", "our", "out", "over", "shall", "she", "should", "so", "some", "such",
    "tell", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this",
    "those", "to", "up", "was", "we", "were", "what", "when", "where", "which", "who", "whom",
    "whose", "why", "will", "with", "would", "you", "your",
];

/// Calls `visit` with the words of `text` in their order.
pub fn each<'t>(text: &'t str, visit: &mut impl FnMut(Token<'t>)) {
    let mut rest = 0;
    while let Some(chunk) = next_chunk(text, rest) {
        rest = chunk.end;
        of_chunk(text, chunk, visit);
    }
}

/// The words of `text` in a list.
#[must_use]
pub fn all(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::with_capacity(text.len() / 6 + 1);
    each(text, &mut |token| tokens.push(token));
    tokens
}

const fn joins(letter: char) -> bool {
    matches!(letter, '-' | '–' | '‑' | '/' | '.' | '\'' | '’')
}

fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric()
        || !letter.is_ascii() && unicode_normalization::char::is_combining_mark(letter)
}

/// The next run of letters and digits, with single signs that join them.
fn next_chunk(text: &str, from: usize) -> Option<Range<usize>> {
    let begin = from + text.get(from..)?.find(is_letter)?;
    let mut end = begin;
    let mut letters = text[begin..].char_indices().peekable();
    while let Some((place, letter)) = letters.next() {
        if is_letter(letter) {
            end = begin + place + letter.len_utf8();
        } else if !joins(letter) || !letters.peek().is_some_and(|(_, next)| is_letter(*next)) {
            break;
        }
    }
    Some(begin..end)
}

fn of_chunk<'t>(text: &'t str, chunk: Range<usize>, visit: &mut impl FnMut(Token<'t>)) {
    // What follows an apostrophe is an ending (`NATO's`) or a word of its own (`d'Ivoire`).
    let mut begin = chunk.start;
    for piece in text[chunk.clone()].split(['\'', '’']) {
        let range = begin..begin + piece.len();
        begin = past_sign(text, range.end, chunk.end);
        of_piece(text, range, visit);
    }
}

/// The place behind the one sign that stands between `place` and `end`, if one does.
fn past_sign(text: &str, place: usize, end: usize) -> usize {
    let sign = text[place..end].chars().next();
    place + sign.map_or(0, char::len_utf8)
}

fn of_piece<'t>(text: &'t str, piece: Range<usize>, visit: &mut impl FnMut(Token<'t>)) {
    let whole = &text[piece.clone()];
    if !whole.contains(joins) {
        return part(whole, piece, visit);
    }
    if let Some(acronym) = dotted(whole) {
        return word(Cow::Owned(acronym), false, piece, visit);
    }
    let mut joined = String::new();
    let mut parts = 0;
    let mut begin = piece.start;
    for one in split(whole) {
        let range = begin..begin + one.len();
        begin = past_sign(text, range.end, piece.end);
        parts += 1;
        joined.extend(fold(one).chars().filter(|letter| *letter != '.'));
        part(one, range, visit);
    }
    if parts > 1 {
        visit(Token {
            term: Cow::Owned(stem::term(&joined).into_owned()),
            surface: Cow::Owned(joined),
            range: piece,
            sort: Sort::Joined,
        });
    }
}

fn part<'t>(part: &'t str, range: Range<usize>, visit: &mut impl FnMut(Token<'t>)) {
    if !part.is_ascii() && part.contains(is_unspaced) {
        return without_spaces(part, &range, visit);
    }
    let folded = fold(part);
    // ITS is an office, its is none.
    let capitals = part.len() > 1 && part.chars().all(char::is_uppercase);
    let stop = !capitals && is_stop(&folded);
    word(folded, stop, range, visit);
}

/// Scripts that are written without spaces between words, or that join endings to them: Chinese, Japanese, Korean, Thai,
/// Lao, Khmer and Burmese.
fn is_unspaced(letter: char) -> bool {
    matches!(u32::from(letter),
        0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1100..=0x11FF | 0x1780..=0x17FF | 0x3005..=0x3007
        | 0x3040..=0x30FF | 0x3130..=0x318F | 0x3400..=0x9FFF | 0xAC00..=0xD7AF | 0xF900..=0xFAFF
        | 0x2_0000..=0x3_FFFF)
}

/// Every two letters that follow each other, and every letter; what is of another script between them is a part.
fn without_spaces<'t>(text: &'t str, range: &Range<usize>, visit: &mut impl FnMut(Token<'t>)) {
    // A letter is a character with the marks above and below it.
    let mut letters: Vec<Range<usize>> = Vec::new();
    let mut other = 0..0;
    let close = |letters: &mut Vec<Range<usize>>, visit: &mut dyn FnMut(Token<'t>)| {
        let sorts: &[(usize, Sort)] = match letters.len() {
            0 => &[],
            1 => &[(1, Sort::Word)],
            _ => &[(2, Sort::Word), (1, Sort::Letter)],
        };
        for (number, sort) in sorts {
            for window in letters.windows(*number) {
                let place = window[0].start..window[number - 1].end;
                let folded = fold(&text[place.clone()]);
                visit(Token {
                    term: folded.clone(),
                    surface: folded,
                    range: range.start + place.start..range.start + place.end,
                    sort: *sort,
                });
            }
        }
        letters.clear();
    };
    for (place, letter) in text.char_indices() {
        let here = place..place + letter.len_utf8();
        if unicode_normalization::char::is_combining_mark(letter) && !letters.is_empty() {
            if let Some(last) = letters.last_mut() {
                last.end = here.end;
            }
        } else if is_unspaced(letter) {
            if !other.is_empty() {
                part(
                    &text[other.clone()],
                    range.start + other.start..range.start + other.end,
                    visit,
                );
            }
            other = 0..0;
            letters.push(here);
        } else {
            close(&mut letters, visit);
            other = if other.is_empty() {
                here
            } else {
                other.start..here.end
            };
        }
    }
    close(&mut letters, visit);
    if !other.is_empty() {
        part(
            &text[other.clone()],
            range.start + other.start..range.start + other.end,
            visit,
        );
    }
}

/// Parts at hyphens and slashes, and at dots that do not stand between digits.
fn split(piece: &str) -> impl Iterator<Item = &str> {
    let bytes = piece.as_bytes();
    let digit = |place: Option<usize>| {
        place
            .and_then(|place| bytes.get(place))
            .is_some_and(u8::is_ascii_digit)
    };
    let mut begin = 0;
    let mut parts = Vec::new();
    for (place, letter) in piece.char_indices() {
        let between_digits = letter == '.' && digit(place.checked_sub(1)) && digit(Some(place + 1));
        if joins(letter) && !between_digits {
            parts.push(&piece[begin..place]);
            begin = place + letter.len_utf8();
        }
    }
    parts.push(&piece[begin..]);
    parts.into_iter()
}

/// `U.N.` as the acronym that it is.
fn dotted(piece: &str) -> Option<String> {
    let single = piece.contains('.') && piece.split('.').all(|part| part.chars().count() == 1);
    (single
        && piece
            .chars()
            .all(|letter| letter.is_alphabetic() || letter == '.'))
    .then(|| fold(&piece.replace('.', "")).into_owned())
}

fn is_stop(folded: &str) -> bool {
    STOP.binary_search(&folded).is_ok()
}

fn word<'t>(
    folded: Cow<'t, str>,
    stop: bool,
    range: Range<usize>,
    visit: &mut impl FnMut(Token<'t>),
) {
    // A single letter is what an apostrophe or a symbol leaves.
    let single = folded.len() == 1 && !folded.as_bytes()[0].is_ascii_digit();
    if single && folded != "a" && folded != "i" {
        return;
    }
    let term = match &folded {
        known if stop => known.clone(),
        Cow::Borrowed(word) => stem::term(word),
        Cow::Owned(word) => Cow::Owned(stem::term(word).into_owned()),
    };
    visit(Token {
        term,
        surface: folded,
        range,
        sort: if stop { Sort::Stop } else { Sort::Word },
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(text: &str) -> Vec<String> {
        let terms = all(text).into_iter().map(|token| token.term);
        terms.map(Cow::into_owned).collect()
    }

    #[test]
    fn stop_words_are_sorted() {
        assert!(STOP.is_sorted());
    }

    #[test]
    fn symbols_give_their_parts_and_themselves() {
        assert_eq!(terms("S/RES/2098"), ["res", "2098", "sres2098"]);
        assert_eq!(terms("AJP-3.4.1"), ["ajp", "3.4.1", "ajp341"]);
        assert_eq!(terms("2013/34/CFSP"), ["2013", "34", "cfsp", "201334cfsp"]);
        assert_eq!(
            terms("EUFOR Tchad/RCA"),
            ["eufor", "tchad", "rca", "tchadrca"]
        );
    }

    #[test]
    fn acronyms_are_one_word() {
        assert_eq!(
            terms("the U.N. and U.S. forces"),
            ["the", "un", "and", "us", "forc"]
        );
        assert_eq!(terms("POCs"), ["poc"]);
    }

    #[test]
    fn an_acronym_is_no_stop_word() {
        let sorts: Vec<_> = all("ITS and its US")
            .into_iter()
            .map(|token| token.sort)
            .collect();
        assert_eq!(sorts, [Sort::Word, Sort::Stop, Sort::Stop, Sort::Word]);
    }

    #[test]
    fn apostrophes_part_and_accents_fold() {
        assert_eq!(terms("NATO's Côte d’Ivoire"), ["nato", "cote", "ivoir"]);
    }

    #[test]
    fn hyphens_part_and_join() {
        assert_eq!(terms("peace-keeping"), ["peac", "keep", "peacekeep"]);
    }

    #[test]
    fn a_token_knows_its_place() {
        let text = "Côte d’Ivoire: S/RES/1528.";
        let shown: Vec<_> = all(text)
            .into_iter()
            .map(|token| &text[token.range])
            .collect();
        assert_eq!(shown, ["Côte", "Ivoire", "RES", "1528", "S/RES/1528"]);
    }

    #[test]
    fn whatever_the_text_there_is_no_panic() {
        for text in [
            "",
            "'",
            "-/.",
            "a'b''c",
            "’é’é",
            "..1..2",
            "x\u{301}-\u{301}",
            "𝔘𝔑-1",
        ] {
            let _ = all(text);
        }
    }
}
