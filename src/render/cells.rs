//! The cells of rows and grids as lines of text with the parts that are coloured.

use std::borrow::Cow;
use std::ops::Range;

use anstyle::{AnsiColor, Style};

use super::{Format, Look, harmless};
use crate::layout::text::{self, Measure};
use crate::view::{Accent, Item, Sign};

/// What stands out: bold, in whatever colour there is.
const MARK: Style = Style::new().bold().underline();

/// An item as it is shown: with its sign and its mark, and nothing in it that could drive a terminal.
pub(super) struct Shown {
    pub(super) text: String,
    /// What stands out in it.
    marks: Vec<Range<usize>>,
    accent: Option<Style>,
    /// Whether lines after the first stand under the text, not under the sign.
    hangs: bool,
}

/// A line of a cell, with the parts that have a style.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) styles: Vec<(Range<usize>, Style)>,
}

impl Shown {
    pub(super) fn of(item: &Item<'_>, look: Look) -> Self {
        let signs = look.signs();
        let sign = match item.sign {
            None => "",
            Some(Sign::Bullet) => signs.bullet,
            Some(Sign::Plus) => signs.plus,
            Some(Sign::Minus) => signs.minus,
            Some(Sign::Mixed) => signs.mixed,
            Some(Sign::Dot) => signs.dot,
        };
        let mut text = String::with_capacity(item.text.len() + 8);
        if !sign.is_empty() {
            text.push_str(sign);
            if !item.text.is_empty() {
                text.push(' ');
            }
        }
        let mut marks = Vec::new();
        let mut last = 0;
        for mark in &item.marks {
            let (Some(before), Some(part)) =
                (item.text.get(last..mark.start), item.text.get(mark.clone()))
            else {
                continue;
            };
            text.push_str(&set(before, look));
            let begin = text.len();
            text.push_str(&set(part, look));
            marks.push(begin..text.len());
            last = mark.end;
        }
        text.push_str(&set(item.text.get(last..).unwrap_or_default(), look));
        if item.disputed && look.shows_marks() {
            text.push_str(signs.disputed);
        }
        let accent = item.accent.as_ref().map(|accent| self::accent(&accent.org));
        Self {
            text,
            marks,
            accent: accent.filter(|_| look.color),
            hangs: !sign.is_empty(),
        }
    }

    /// The item in lines of at most `width` columns.
    pub(super) fn lines(&self, width: usize, look: Look, lines: &mut Vec<Line>) {
        let mut place = 0;
        let marks = if look.color { &self.marks[..] } else { &[] };
        for paragraph in self.text.split('\n') {
            // A hanging indent is left out where it would cost a word its whole.
            let longest = Measure::of(None, std::iter::once(std::iter::once(paragraph))).part;
            let hang = if self.hangs && longest + 2 <= width {
                "  "
            } else {
                ""
            };
            for (number, line) in text::lines(paragraph, width, hang.len()).iter().enumerate() {
                let mut shown = if number == 0 { "" } else { hang }.to_owned();
                let mut styles = Vec::new();
                for (number, part) in line.iter().enumerate() {
                    if number > 0 {
                        shown.push(' ');
                    }
                    let begin = shown.len();
                    shown.push_str(&paragraph[part.clone()]);
                    let part = part.start + place..part.end + place;
                    // The marks are in their order, and none overlaps another.
                    let first = marks.partition_point(|mark| mark.end <= part.start);
                    let inside = marks[first..].iter();
                    for mark in inside.take_while(|mark| mark.start < part.end) {
                        let (from, to) = (mark.start.max(part.start), mark.end.min(part.end));
                        let style = self
                            .accent
                            .map_or(MARK, |accent| accent | MARK.get_effects());
                        styles.push((begin + from - part.start..begin + to - part.start, style));
                    }
                }
                if let Some(accent) = self.accent {
                    styles = between(&styles, accent, shown.len());
                }
                lines.push(Line {
                    text: shown,
                    styles,
                });
            }
            place += paragraph.len() + 1;
        }
    }
}

/// The text as it may be shown, with ASCII alone for dashes, quotation marks, and dots where that is asked for. Letters stay.
fn set(text: &str, look: Look) -> Cow<'_, str> {
    let text = harmless(text);
    if !look.ascii || text.is_ascii() {
        return text;
    }
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '–' | '—' | '−' => plain.push('-'),
            '…' => plain.push_str("..."),
            '‘' | '’' => plain.push('\''),
            '“' | '”' => plain.push('"'),
            letter => plain.push(letter),
        }
    }
    plain.into()
}

/// These styles, and `rest` everywhere else of a line of `length` bytes.
fn between(
    styles: &[(Range<usize>, Style)],
    rest: Style,
    length: usize,
) -> Vec<(Range<usize>, Style)> {
    let mut all = Vec::new();
    let mut last = 0;
    for (range, style) in styles {
        if last < range.start {
            all.push((last..range.start, rest));
        }
        all.push((range.clone(), *style));
        last = range.end;
    }
    if last < length {
        all.push((last..length, rest));
    }
    all
}

impl Line {
    /// A line that is set in one style.
    pub(super) fn styled(text: String, style: Style) -> Self {
        let styles = vec![(0..text.len(), style)];
        Self { text, styles }
    }

    /// Writes the line with its colours.
    pub(super) fn write(&self, out: &mut String) {
        let mut last = 0;
        for (range, style) in &self.styles {
            out.push_str(&self.text[last..range.start]);
            out.push_str(&format!(
                "{}{}{}",
                style.render(),
                &self.text[range.clone()],
                style.render_reset()
            ));
            last = range.end;
        }
        out.push_str(&self.text[last..]);
    }
}

/// What an item says, with its sign and its mark.
pub(super) fn plain_text(item: &Item<'_>, look: Look) -> String {
    Shown::of(item, look).text
}

/// One accent an organization, of the sixteen colours that every terminal's theme sets for its own background.
pub(super) fn accent(org: &str) -> Style {
    accent_of(crate::dataset::about::org_rank(org))
}

/// The accent of that number.
pub(super) const fn accent_of(number: usize) -> Style {
    match number {
        0 => AnsiColor::Cyan,
        1 => AnsiColor::Yellow,
        2 => AnsiColor::Green,
        _ => AnsiColor::Magenta,
    }
    .on_default()
}

/// A line in an accent, where colour is on.
pub(super) fn coloured(accent: Option<&Accent>, line: &str, look: Look) -> String {
    match accent {
        Some(accent) if look.color => {
            let style = self::accent(&accent.org);
            format!("{}{line}{}", style.render(), style.render_reset())
        }
        _ => line.to_owned(),
    }
}

impl Look {
    /// Whether cells carry marks: in what people read on a terminal, not in what they paste elsewhere.
    pub(super) const fn shows_marks(self) -> bool {
        matches!(self.format, Format::Table | Format::List)
    }
}
