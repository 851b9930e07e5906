//! How wide text is, and where it may be broken.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// A word that is wider than its column breaks after these before it breaks anywhere else.
const JOINTS: [char; 8] = ['-', '/', '_', '.', '&', '?', '–', '—'];
/// A parenthesis that is no wider is not broken.
const PARENTHESIS: usize = 14;
/// A word with more bytes for a column than this is taken to be wider than its line.
const BYTES: usize = 16;
/// The digits of a year, which are never parted.
const YEAR: usize = 4;

/// The columns of a terminal that a text takes, whatever its script.
#[must_use]
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else {
        text.width()
    }
}

/// How wide the cells of a column are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Measure {
    /// The widest line of a cell.
    pub line: usize,
    /// The heading.
    pub head: usize,
    /// The widest word of the heading.
    pub head_part: usize,
    /// The widest word of a cell, taken apart where a wide word may be broken.
    pub part: usize,
    /// The width that four cells in five do not exceed, all their lines taken together.
    pub usual: usize,
    /// The width that 19 cells in 20 do not exceed.
    pub nearly_all: usize,
}

impl Measure {
    /// Measures a column: its heading, and for each cell the texts that it has one under another.
    pub fn of<'t, C: Iterator<Item = &'t str>>(
        heading: Option<&str>,
        cells: impl Iterator<Item = C>,
    ) -> Self {
        let mut measure = Self::default();
        let mut widths: Vec<usize> = cells
            .map(|texts| {
                let mut whole = 0;
                for line in texts.flat_map(|text| text.split('\n')) {
                    whole += measure.add(line);
                }
                whole
            })
            .collect();
        if !widths.is_empty() {
            let last = widths.len() - 1;
            measure.usual = *widths.select_nth_unstable(last * 4 / 5).1;
            measure.nearly_all = *widths.select_nth_unstable(last * 19 / 20).1;
        }
        let heading = heading.unwrap_or_default();
        measure.head = width(heading);
        measure.head_part = heading.split(' ').map(width).max().unwrap_or_default();
        measure
    }

    /// Adds a line and gives its width.
    fn add(&mut self, line: &str) -> usize {
        let wide = width(line);
        self.line = self.line.max(wide);
        // A line that is no wider than the widest part has no wider one.
        if wide > self.part {
            let words = line.split(' ');
            let parts = words.flat_map(|word| word.split_inclusive(JOINTS));
            self.part = parts.map(width).fold(self.part, usize::max);
        }
        wide
    }
}

/// A line of a wrapped text: the ranges of the text that it shows, one space between each two.
pub type Line = Vec<Range<usize>>;

/// Breaks one paragraph into lines of at most `width` columns, between words; a word that is wider than a line is broken
/// after one of `JOINTS`, else anywhere but inside a year. Lines after the first leave room for `indent` columns. A text
/// without words is one empty line.
#[must_use]
pub fn lines(text: &str, width: usize, indent: usize) -> Vec<Line> {
    let room = |number: usize| {
        width
            .saturating_sub(if number == 0 { 0 } else { indent })
            .max(2)
    };
    let mut lines: Vec<Line> = Vec::new();
    let mut line: Line = Vec::new();
    let mut used = 0;
    for word in together(text, width.saturating_sub(indent)) {
        let wide = self::width(&text[word.clone()]);
        let gap = usize::from(!line.is_empty());
        if used + gap + wide <= room(lines.len()) {
            used += gap + wide;
            line.push(word);
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        let mut rest = word;
        loop {
            let part = &text[rest.clone()];
            let room = room(lines.len());
            // What is left of a word of a million letters is not measured again for each line of it.
            if part.len() <= room * BYTES {
                used = self::width(part);
                if used <= room {
                    line.push(rest);
                    break;
                }
            }
            let cut = rest.start + cut(part, room);
            lines.push(std::iter::once(rest.start..cut).collect());
            rest = cut..rest.end;
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// The words of a text. What belongs together is one of them where it fits a line of `room`: a short parenthesis, as in
/// `training (by 2024)`, and an option of one letter with its value, as in `-n 14`.
fn together(text: &str, room: usize) -> impl Iterator<Item = Range<usize>> {
    let room = room.min(PARENTHESIS);
    let mut words = words(text).peekable();
    std::iter::from_fn(move || {
        let mut word = words.next()?;
        if is_option(&text[word.clone()])
            && let Some(value) = words.next_if(|value| value.end - word.start <= room)
        {
            word.end = value.end;
        } else if text[word.clone()].starts_with('(') {
            // One that is not closed soon is not short.
            let mut near = text[word.start..].char_indices().take(PARENTHESIS * BYTES);
            let closed = near
                .find(|(_, letter)| *letter == ')')
                .map(|(place, _)| word.start + place);
            let fits = |closed: &usize| self::width(&text[word.start..*closed]) < room;
            if let Some(closed) = closed.filter(fits) {
                while let Some(next) = words.next_if(|next| next.start <= closed) {
                    word.end = next.end;
                }
            }
        }
        Some(word)
    })
}

/// Whether a word is an option of one letter, such as `-n`.
fn is_option(word: &str) -> bool {
    let letter = word.trim_start_matches(['(', '`']).strip_prefix('-');
    letter
        .is_some_and(|letter| matches!(letter.as_bytes(), [letter] if letter.is_ascii_lowercase()))
}

/// The words of a text: what spaces part.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut place = 0;
    text.split(' ').filter_map(move |word| {
        let begin = place;
        place += word.len() + 1;
        (!word.is_empty()).then_some(begin..begin + word.len())
    })
}

/// Where to break a word that is wider than `room`: how much of it goes on the line.
fn cut(word: &str, room: usize) -> usize {
    let mut fits = 0;
    let mut joint = 0;
    let mut used = 0;
    for (place, letter) in word.grapheme_indices(true) {
        let end = place + letter.len();
        // Letters that join take no more room together than one by one.
        used += width(letter);
        if used > room {
            break;
        }
        fits = end;
        if letter.starts_with(JOINTS) && end < word.len() {
            joint = end;
        }
    }
    if joint > 0 {
        return joint;
    }
    // One letter is taken however wide it is, so that every word comes to an end.
    if fits == 0 {
        return word.graphemes(true).next().map_or(word.len(), str::len);
    }
    before_year(word, fits)
}

/// The same place, or the beginning of the year that it would part.
fn before_year(word: &str, cut: usize) -> usize {
    let digit = |letter: &char| letter.is_ascii_digit();
    let before = word[..cut].chars().rev().take_while(digit).count();
    let after = word[cut..].chars().take_while(digit).count();
    if before > 0 && after > 0 && before + after == YEAR && cut > before {
        cut - before
    } else {
        cut
    }
}

/// The text of a line.
#[must_use]
pub fn joined(text: &str, line: &Line) -> String {
    let mut joined = String::new();
    for (number, part) in line.iter().enumerate() {
        if number > 0 {
            joined.push(' ');
        }
        joined.push_str(&text[part.clone()]);
    }
    joined
}

/// The text in lines of at most `width` columns, those after the first of a paragraph with `indent` before them.
#[must_use]
pub fn wrap(text: &str, width: usize, indent: &str) -> Vec<String> {
    let mut wrapped = Vec::new();
    for paragraph in text.split('\n') {
        if self::width(paragraph) <= width {
            wrapped.push(paragraph.to_owned());
            continue;
        }
        for (number, line) in lines(paragraph, width, self::width(indent))
            .iter()
            .enumerate()
        {
            let line = joined(paragraph, line);
            wrapped.push(if number == 0 {
                line
            } else {
                format!("{indent}{line}")
            });
        }
    }
    wrapped
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_wide_word_breaks_at_its_joints() {
        assert_eq!(
            wrap("a joint-protection-teams b", 12, ""),
            ["a", "joint-", "protection-", "teams b"]
        );
        assert_eq!(wrap("A/RES/60/1", 6, ""), ["A/RES/", "60/1"]);
        assert_eq!(wrap("Counterinsurgency", 10, ""), ["Counterins", "urgency"]);
    }

    #[test]
    fn a_word_that_fits_is_not_broken() {
        assert_eq!(
            wrap("a joint-protection-teams b", 22, ""),
            ["a", "joint-protection-teams", "b"]
        );
    }

    #[test]
    fn a_short_parenthesis_is_kept_together() {
        assert_eq!(
            wrap("training (by 2024)†", 16, ""),
            ["training", "(by 2024)†"]
        );
        assert_eq!(
            wrap("2026-11-15 (12 days ago)", 20, ""),
            ["2026-11-15", "(12 days ago)"]
        );
        assert_eq!(wrap("a (by 2024) b", 6, ""), ["a (by", "2024)", "b"]);
        assert_eq!(
            wrap("more (-n 804 shows)", 10, ""),
            ["more", "(-n 804", "shows)"]
        );
        assert_eq!(
            wrap("a (of many words in a row) b", 12, ""),
            ["a (of many", "words in a", "row) b"]
        );
    }

    #[test]
    fn a_year_is_never_parted() {
        assert_eq!(wrap("1999–2005", 7, ""), ["1999–", "2005"]);
        assert_eq!(wrap("since1999", 7, ""), ["since", "1999"]);
    }

    #[test]
    fn wide_combining_and_right_to_left_letters_are_measured() {
        assert_eq!(width("平民保护"), 8);
        assert_eq!(width("e\u{301}te\u{301}"), 3);
        assert_eq!(width("שלום"), 4);
        assert_eq!(wrap("平民保护", 5, ""), ["平民", "保护"]);
        assert_eq!(
            wrap("e\u{301}e\u{301}e\u{301}", 2, ""),
            ["e\u{301}e\u{301}", "e\u{301}"]
        );
    }

    fn any_text() -> impl Strategy<Value = String> {
        proptest::collection::vec(
            prop_oneof![
                "[a-z]{1,12}",
                "[a-z]{1,8}(-[a-z]{1,9}){1,5}",
                "(19|20)[0-9]{2}",
                "(19|20)[0-9]{2}–(19|20)[0-9]{2}",
                "[A-Z]/[A-Z]{3}/[0-9]{1,5}",
                "https://[a-z]{1,20}\\.[a-z]{2,3}/[a-z_?&/]{0,30}",
                "[\u{4e00}-\u{4e20}]{1,9}",
                "[\u{5d0}-\u{5ea}]{1,9}",
                "([a-z]\u{301}?){1,9}",
                " ",
            ],
            0..20,
        )
        .prop_map(|words| words.join(" "))
    }

    fn without_spaces(text: &str) -> String {
        text.chars().filter(|letter| *letter != ' ').collect()
    }

    proptest! {
        #[test]
        fn no_line_is_wider_and_no_word_is_lost(text in any_text(), size in 4_usize..90) {
            let wrapped = wrap(&text, size, "");
            for line in &wrapped {
                prop_assert!(width(line) <= size, "{line:?} is wider than {size}");
            }
            prop_assert_eq!(without_spaces(&wrapped.concat()), without_spaces(&text));
        }

        #[test]
        fn a_word_that_fits_is_on_one_line(text in any_text(), size in 4_usize..90) {
            let wrapped = wrap(&text, size, "");
            for word in text.split(' ').filter(|word| !word.is_empty() && width(word) <= size) {
                prop_assert!(wrapped.iter().any(|line| line.split(' ').any(|part| part == word)), "{word}");
            }
        }

        #[test]
        fn columns_never_take_more_than_there_is(
            widths in proptest::collection::vec((1_usize..200, 1_usize..40), 1..9),
            size in 20_usize..200,
        ) {
            let columns: Vec<_> = widths.iter().enumerate().map(|(number, _)| super::super::Column {
                set: [super::super::Set::Prose, super::super::Set::Names, super::super::Set::Whole][number % 3],
                forms: 1 + number % 2,
                easy: 1 + number % 2,
                rank: 0,
                kept: false,
            }).collect();
            let layout = super::super::arrange(&columns, size, |column, form| Measure {
                line: widths[column].0.max(widths[column].1) / (form + 1),
                part: widths[column].1 / (form + 1),
                usual: widths[column].0 / (form + 1),
                ..Measure::default()
            });
            if let Some(layout) = layout {
                let gaps = super::super::GAP * (layout.placed.len() - 1);
                let sum: usize = layout.placed.iter().map(|placed| placed.width).sum();
                prop_assert!(sum + gaps <= size);
                prop_assert_eq!(layout.placed.len() + layout.left_out.len(), columns.len());
            }
        }
    }
}
