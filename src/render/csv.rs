//! Separated values: one row a line, objects as dotted columns, for spreadsheets and data frames.

use std::borrow::Cow;
use std::fmt::Write;

use super::Look;
use crate::model::value::Value;
use crate::view::{Rows, joined};

#[derive(Clone, Copy)]
pub(super) enum Dialect {
    Csv,
    Tsv,
}

impl Dialect {
    const fn separator(self) -> char {
        match self {
            Self::Csv => ',',
            Self::Tsv => '\t',
        }
    }

    const fn line_end(self) -> &'static str {
        match self {
            Self::Csv => "\r\n",
            Self::Tsv => "\n",
        }
    }
}

pub(super) fn write(rows: &Rows<'_>, dialect: Dialect, look: Look, out: &mut String) {
    if look.bom {
        out.push('\u{feff}');
    }
    if !look.no_header {
        line(
            rows.fields.iter().map(|field| Cow::Borrowed(&*field.path)),
            dialect,
            out,
        );
    }
    for row in &rows.rows {
        let values = row.cells(&rows.fields);
        line(
            values.iter().map(|value| {
                let text = joined(value, "; ");
                if matches!(value, Value::Text(_) | Value::List(_)) {
                    guarded(text)
                } else {
                    text
                }
            }),
            dialect,
            out,
        );
    }
}

/// A text that a spreadsheet would run as a formula gets a leading apostrophe; so does one that has it already, so that
/// the first apostrophe can always be taken off again.
fn guarded(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']) {
        Cow::Owned(format!("'{text}"))
    } else {
        text
    }
}

fn line<'v>(cells: impl Iterator<Item = Cow<'v, str>>, dialect: Dialect, out: &mut String) {
    for (number, text) in cells.enumerate() {
        if number > 0 {
            out.push(dialect.separator());
        }
        match dialect {
            Dialect::Csv if text.contains(['"', ',', '\n', '\r']) => {
                out.push('"');
                for letter in text.chars() {
                    if letter == '"' {
                        out.push('"');
                    }
                    push_harmless(letter, out);
                }
                out.push('"');
            }
            Dialect::Csv => text.chars().for_each(|letter| push_harmless(letter, out)),
            Dialect::Tsv => {
                for letter in text.chars() {
                    match letter {
                        '\\' => out.push_str("\\\\"),
                        '\t' => out.push_str("\\t"),
                        '\n' => out.push_str("\\n"),
                        '\r' => out.push_str("\\r"),
                        other => push_harmless(other, out),
                    }
                }
            }
        }
    }
    out.push_str(dialect.line_end());
}

/// RFC 4180 has no place for control characters, and a terminal would obey them.
fn push_harmless(letter: char, out: &mut String) {
    if letter.is_control() && !matches!(letter, '\n' | '\r' | '\t') {
        let _ = write!(out, "{}", letter.escape_unicode());
    } else {
        out.push(letter);
    }
}
