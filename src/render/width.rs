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
            for word in line.split(' ') {
                wish.word = wish.word.max(of(word));
            }
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
    let options = textwrap::Options::new(width.max(1))
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
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
    fn ids_are_not_broken_at_hyphens() {
        assert_eq!(
            wrap("a joint-protection-teams b", 22, ""),
            ["a", "joint-protection-teams", "b"]
        );
    }
}
