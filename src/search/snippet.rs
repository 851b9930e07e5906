//! The piece of a record that shows best why it was found.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::index::scan;
use super::index::thesaurus::{Lines, NEAR, SAME};
use super::index::tokens::{self, Sort, Token};
use super::rank::{Question, Reason};
use crate::dataset::Record;
use crate::model::Kind;
use crate::model::field::Shape;

/// The longest snippet, in letters.
const LONGEST: usize = 160;

/// What a hit's text matches: the terms of the question, and every name of what stands for its words.
pub struct Marker<'q> {
    /// What matches, by its first term: the terms that follow it.
    names: HashMap<&'q str, Vec<Vec<&'q str>>>,
}

impl<'q> Marker<'q> {
    /// Marks the words of `question`.
    #[must_use]
    pub fn of(question: &'q Question, thesaurus: Lines<'q>) -> Self {
        let matches = question.terms.iter().flat_map(|term| &term.matches);
        let (groups, words): (Vec<&str>, Vec<&str>) = matches
            .map(|found| found.term.as_str())
            .partition(|term| term.starts_with([SAME, NEAR]));
        let mut names: HashMap<&str, Vec<Vec<&str>>> = HashMap::new();
        let others = groups.into_iter().flat_map(|group| thesaurus.names(group));
        for name in words.into_iter().chain(others) {
            let mut terms = name.split(' ');
            if let Some(first) = terms.next() {
                names.entry(first).or_default().push(terms.collect());
            }
        }
        Self { names }
    }

    /// The matches in `text`, where they stand.
    #[must_use]
    pub fn matches(&self, text: &str) -> Vec<Range<usize>> {
        let tokens = tokens::all(text);
        let matches = self.matching(&tokens);
        matches.into_iter().map(|(range, _)| range).collect()
    }

    /// The matches with the first term of each; of overlapping ones the longest that begins first.
    fn matching<'t>(&self, tokens: &'t [Token<'_>]) -> Vec<(Range<usize>, &'t str)> {
        let mut found: Vec<(Range<usize>, &str)> = Vec::new();
        let mut last = 0;
        for (number, token) in tokens.iter().enumerate() {
            if token.sort == Sort::Stop || token.range.start < last {
                continue;
            }
            let Some(names) = self.names.get(&*token.term) else {
                continue;
            };
            let following = || {
                tokens[number + 1..]
                    .iter()
                    .filter(|token| token.sort == Sort::Word)
            };
            let end = names.iter().filter_map(|rest| {
                let stands = rest
                    .iter()
                    .copied()
                    .eq(following().take(rest.len()).map(|token| &*token.term));
                let end = following().take(rest.len()).last().unwrap_or(token);
                stands.then_some(end.range.end)
            });
            if let Some(end) = end.max() {
                found.push((token.range.start..end, &token.term));
                last = end;
            }
        }
        found
    }
}

/// The piece of `record` that shows best why it was found: where most of the question's words stand together, in the
/// field that counted most. The name stands beside it anyway; where nothing else matches, it is the summary's beginning.
#[must_use]
pub fn of(record: &Record<'_>, reasons: &[Reason<'_, '_>], marker: &Marker<'_>) -> String {
    let mut counts: Vec<(&str, f32)> = Vec::new();
    for (path, score) in reasons.iter().flat_map(|reason| &reason.fields) {
        match counts.iter_mut().find(|(known, _)| known == path) {
            Some((_, count)) => *count += score,
            None => counts.push((path, *score)),
        }
    }
    let best = counts
        .iter()
        .filter_map(|(path, count)| Some((tells(record.kind, path)?, *count, path)))
        .max_by(|left, right| left.0.cmp(&right.0).then(left.1.total_cmp(&right.1)));
    let texts = match best {
        Some((_, _, path)) => scan::texts_at(record, path),
        None => first_texts(record),
    };
    let pieces = texts.iter().map(|text| {
        let tokens = tokens::all(text);
        window(text, &marker.matching(&tokens))
    });
    // Of equals the first.
    let mut found = (0, String::new());
    for (count, piece) in pieces {
        if found.1.is_empty() || count > found.0 {
            found = (count, piece);
        }
    }
    found.1
}

/// The texts of the first field that says something beside the name.
fn first_texts(record: &Record<'_>) -> Vec<String> {
    scan::searched(record.kind)
        .iter()
        .filter(|(path, _)| tells(record.kind, path) == Some(1))
        .map(|(path, _)| scan::texts_at(record, path))
        .find(|texts| !texts.is_empty())
        .unwrap_or_default()
}

/// How much the texts at `path` say beside a name: sentences more than lists; nothing where it is a name itself, which
/// is what counts as much as the name does.
fn tells(kind: &Kind, path: &str) -> Option<u8> {
    let name = kind.field("name").map_or(u8::MAX, |name| name.weight);
    let field = scan::field_at(kind, path).filter(|field| field.weight < name)?;
    match field.shape {
        Shape::Text => Some(1),
        Shape::List(Shape::Text) => Some(0),
        _ => None,
    }
}

/// The piece of `text` with the most different matches, and how many.
fn window(text: &str, matches: &[(Range<usize>, &str)]) -> (usize, String) {
    let mut best = (0, 0);
    for (number, (first, _)) in matches.iter().enumerate() {
        let inside = matches[number..]
            .iter()
            .take_while(|(range, _)| range.end <= first.start + LONGEST * 3 / 4);
        let different: HashSet<&str> = inside.map(|(_, term)| *term).collect();
        if different.len() > best.0 {
            best = (different.len(), first.start);
        }
    }
    (best.0, cut(text, best.1))
}

/// About [`LONGEST`] letters of `text` around `place`, cut between words, with a sign where something is left out.
fn cut(text: &str, place: usize) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    // A little before the place, from the beginning of a word; from the beginning where that is near.
    let mut begin = place.saturating_sub(LONGEST / 4);
    while !text.is_char_boundary(begin) {
        begin -= 1;
    }
    if place < LONGEST / 2 {
        begin = 0;
    } else if begin > 0 {
        begin += text[begin..place].find(' ').map_or(0, |gap| gap + 1);
    }
    let rest = &text[begin..];
    let end = rest
        .char_indices()
        .nth(LONGEST)
        .map_or(rest.len(), |(end, _)| end);
    let piece = if end < rest.len() {
        let piece = &rest[..end];
        let piece = piece.rfind(' ').map_or(piece, |gap| &piece[..gap]);
        format!("{}…", piece.trim_end_matches([',', ';', ':', '.', ' ']))
    } else {
        rest.to_owned()
    };
    if begin > 0 {
        format!("…{piece}")
    } else {
        piece
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_text_is_whole() {
        assert_eq!(cut("short", 3), "short");
    }

    #[test]
    fn a_long_text_is_cut_between_words() {
        let text = "wörd ".repeat(100);
        for place in [0, 6, 120, 330] {
            let piece = cut(&text, place);
            assert!(piece.chars().count() <= LONGEST + 2, "{piece}");
            assert!(
                piece
                    .trim_matches('…')
                    .split(' ')
                    .all(|word| word == "wörd" || word.is_empty()),
                "{piece}"
            );
            assert!(piece.ends_with('…') || place == 330);
        }
    }
}
