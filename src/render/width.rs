//! How wide things are, and how a table's columns share the width that there is.

use unicode_width::UnicodeWidthStr;

use crate::view::Set;

/// The least that prose is squeezed to before a table turns into a list.
const PROSE: usize = 13;
/// The least for names and lists of ids.
const NAMES: usize = 8;

/// The width of the terminal behind standard output, if there is one.
#[must_use]
pub fn terminal_width() -> Option<usize> {
    terminal_size::terminal_size().map(|(terminal_size::Width(width), _)| usize::from(width))
}

pub(super) fn of(text: &str) -> usize {
    text.width()
}

/// What a column wants: its widest line, its longest word, and how it is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wish {
    pub(super) natural: usize,
    pub(super) word: usize,
    pub(super) set: Set,
}

impl Wish {
    pub(super) fn of<'t>(texts: impl Iterator<Item = &'t str>, set: Set) -> Self {
        let mut wish = Self {
            natural: 0,
            word: 0,
            set,
        };
        for line in texts.flat_map(str::lines) {
            wish.natural = wish.natural.max(of(line));
            wish.word = wish.word.max(longest_part(line, set));
        }
        wish
    }

    /// The least that it can do with.
    fn least(self) -> usize {
        match self.set {
            Set::Whole => self.natural,
            Set::Names => self.word.max(NAMES).min(self.natural),
            Set::Prose => self.word.max(PROSE).min(self.natural),
        }
    }
}

/// The widths of columns with these wishes in `available` columns of a terminal, or nothing where they cannot fit.
pub(super) fn share(wishes: &[Wish], available: usize) -> Option<Vec<usize>> {
    let mut widths: Vec<usize> = wishes.iter().map(|wish| wish.least()).collect();
    let mut left = available.checked_sub(widths.iter().sum())?;
    // What is left goes, one by one, to the column that would otherwise need the most lines.
    while left > 0 {
        let lines = |column: &usize| wishes[*column].natural * 1000 / widths[*column].max(1);
        let wanting = (0..wishes.len()).filter(|column| widths[*column] < wishes[*column].natural);
        let Some(tallest) = wanting.max_by_key(lines) else {
            break;
        };
        widths[tallest] += 1;
        left -= 1;
    }
    Some(widths)
}

/// The text in lines of at most `width` columns, broken between words; a word that is wider than a line is broken.
pub(super) fn wrap(text: &str, width: usize, indent: &str) -> Vec<String> {
    wrap_by(text, width, indent, textwrap::WordSplitter::NoHyphenation)
}

/// The same for a cell of a column that is set in one way: prose is also broken where its words are joined by hyphens,
/// and a hanging indent is left out where it would cost a word its whole.
pub(super) fn wrap_cell(text: &str, width: usize, indent: &str, set: Set) -> Vec<String> {
    let indent = if longest_part(text, set) + of(indent) <= width {
        indent
    } else {
        ""
    };
    let splitter = if set == Set::Prose {
        textwrap::WordSplitter::Custom(joints)
    } else {
        textwrap::WordSplitter::NoHyphenation
    };
    wrap_by(text, width, indent, splitter)
}

/// The widest part of a line that must not be broken.
fn longest_part(line: &str, set: Set) -> usize {
    let parts = line.split(' ').flat_map(|word| {
        let mut ends = if set == Set::Prose {
            joints(word)
        } else {
            Vec::new()
        };
        ends.push(word.len());
        let starts = std::iter::once(0).chain(ends.clone());
        starts.zip(ends).map(|(start, end)| of(&word[start..end]))
    });
    parts.max().unwrap_or_default()
}

/// Where a word of prose may be broken: after a hyphen between two longer parts, as in `Secretary-General`. An id is never
/// broken, and is known by having no capital.
fn joints(word: &str) -> Vec<usize> {
    const LONG: usize = 4;
    let is_name = word.contains(char::is_uppercase);
    let letters = |part: &str| part.chars().filter(|letter| letter.is_alphabetic()).count();
    word.match_indices('-')
        .map(|(place, _)| place + 1)
        .filter(|place| {
            let (before, after) = (
                word[..*place].rsplit('-').nth(1),
                word[*place..].split('-').next(),
            );
            is_name && letters(before.unwrap_or("")) >= LONG && letters(after.unwrap_or("")) >= LONG
        })
        .collect()
}

fn wrap_by(
    text: &str,
    width: usize,
    indent: &str,
    splitter: textwrap::WordSplitter,
) -> Vec<String> {
    let options = textwrap::Options::new(width.max(1))
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .word_splitter(splitter)
        .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit)
        .subsequent_indent(indent);
    textwrap::wrap(text, options)
        .into_iter()
        .map(std::borrow::Cow::into_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(natural: usize, word: usize, set: Set) -> Wish {
        Wish { natural, word, set }
    }

    #[test]
    fn what_is_whole_is_never_squeezed() {
        let wishes = [wish(10, 10, Set::Whole), wish(200, 12, Set::Prose)];
        assert_eq!(share(&wishes, 60), Some(vec![10, 50]));
        assert_eq!(share(&wishes, 22), None);
    }

    #[test]
    fn the_longer_text_gets_the_wider_column() {
        let wishes = [wish(20, 5, Set::Prose), wish(100, 5, Set::Prose)];
        assert_eq!(share(&wishes, 60), Some(vec![13, 47]));
        assert_eq!(share(&wishes, 200), Some(vec![20, 100]));
    }

    #[test]
    fn prose_is_broken_at_the_hyphen_of_a_name() {
        let wrapped = |text: &str| wrap_cell(text, 14, "  ", Set::Prose);
        assert_eq!(
            wrapped("• Secretary-General"),
            ["• Secretary-", "  General"]
        );
        assert_eq!(
            wrapped("• of tier-2-physical"),
            ["• of", "tier-2-physica", "l"]
        );
        assert_eq!(
            wrapped("• Counterinsurge ad"),
            ["•", "Counterinsurge", "ad"]
        );
        let (year, set) = (["2008-2010", "EU-UN", "AJP-3.4.1"], Set::Prose);
        assert!(
            year.iter()
                .all(|word| longest_part(word, set) == word.len())
        );
    }

    #[test]
    fn ids_are_not_broken_at_hyphens() {
        assert_eq!(
            wrap("a joint-protection-teams b", 22, ""),
            ["a", "joint-protection-teams", "b"]
        );
    }
}
