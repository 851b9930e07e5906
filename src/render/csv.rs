//! Separated values: one row a line, objects as dotted columns, for spreadsheets and data frames.

use std::borrow::Cow;
use std::fmt::Write;

use super::Look;
use crate::model::value::Value;
use crate::view::{Rows, joined};

#[derive(Clone, Copy, PartialEq, Eq)]
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
    let fields = rows.data_fields();
    if !look.no_header {
        for (number, field) in fields.iter().enumerate() {
            separate(number, dialect, out);
            cell(&field.path, dialect, out);
        }
        out.push_str(dialect.line_end());
    }
    for row in &rows.rows {
        // Lists of objects are not read where their text is that of the cell but for spaces.
        let values = row.cells_but(&fields, |field| row.objects(field).is_some());
        for (number, (value, field)) in values.iter().zip(&*fields).enumerate() {
            separate(number, dialect, out);
            match (row.objects(field), value) {
                (Some("[]"), _) => {}
                (Some(objects), _) => json(objects, dialect, out),
                (None, Value::Text(_) | Value::List(_)) => {
                    cell(&guarded(separated(value)), dialect, out);
                }
                (None, value) => cell(&separated(value), dialect, out),
            }
        }
        out.push_str(dialect.line_end());
    }
}

/// Writes what is between the cell of this number and the one before it.
fn separate(number: usize, dialect: Dialect, out: &mut String) {
    if number > 0 {
        out.push(dialect.separator());
    }
}

/// The value as the text of a cell. What parts the values of a list is escaped within them, so that they can be parted again.
fn separated<'v>(value: &'v Value<'_>) -> Cow<'v, str> {
    let Value::List(items) = value else {
        return joined(value, BETWEEN);
    };
    let is_plain = |item: &Value<'_>| !matches!(item, Value::Object(_) | Value::List(_));
    let has_sign =
        |item: &Value<'_>| matches!(item, Value::Text(text) if text.contains(['\\', ';']));
    if !items.iter().all(is_plain) || !items.iter().any(has_sign) {
        return joined(value, BETWEEN);
    }
    let texts: Vec<String> = items
        .iter()
        .map(|item| {
            joined(item, BETWEEN)
                .replace('\\', "\\\\")
                .replace(';', "\\;")
        })
        .collect();
    Cow::Owned(texts.join(BETWEEN))
}

/// A list of objects as a cell: JSON without white space between its parts.
fn json(json: &str, dialect: Dialect, out: &mut String) {
    let is_plain = |byte| !matches!(byte, 0x7f | C1_LEAD);
    if dialect == Dialect::Csv && json.bytes().all(is_plain) {
        // Quotation marks, which it always has, are doubled on the way.
        out.push('"');
        compact(json, "\"\"", out);
        out.push('"');
    } else {
        let mut text = String::with_capacity(json.len());
        compact(json, "\"", &mut text);
        cell(&text, dialect, out);
    }
}

/// Writes JSON without white space between its parts, and `mark` for each quotation mark.
fn compact(json: &str, mark: &str, out: &mut String) {
    let mut rest = json;
    while let Some(opening) = rest.find('"') {
        let (between, text) = rest.split_at(opening);
        out.extend(between.split([' ', '\n']));
        out.push_str(mark);
        rest = &text[1..];
        // A text ends at the first mark that has no escape before it.
        while let Some(end) = rest.find('"') {
            let (part, behind) = rest.split_at(end);
            let escapes = part.bytes().rev().take_while(|byte| *byte == b'\\').count();
            out.push_str(part);
            out.push_str(mark);
            rest = &behind[1..];
            if escapes % 2 == 0 {
                break;
            }
        }
    }
    out.extend(rest.split([' ', '\n']));
}

/// What is between the values of a list.
const BETWEEN: &str = "; ";

/// A text that a spreadsheet would run as a formula gets a leading apostrophe; so does one that has it already, so that
/// the first apostrophe can always be taken off again.
fn guarded(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']) {
        Cow::Owned(format!("'{text}"))
    } else {
        text
    }
}

fn cell(text: &str, dialect: Dialect, out: &mut String) {
    // Most texts have nothing in them that must be written otherwise, quotation marks round them aside.
    let special = |byte: u8| match byte {
        b'\n' | b'\r' | b'\\' => dialect == Dialect::Tsv,
        byte => byte < b' ' || matches!(byte, b'"' | 0x7f | C1_LEAD),
    };
    if !text.bytes().any(special) {
        let quoted = dialect == Dialect::Csv
            && text
                .bytes()
                .any(|byte| matches!(byte, b',' | b'\n' | b'\r'));
        let mark = if quoted { "\"" } else { "" };
        out.push_str(mark);
        out.push_str(text);
        out.push_str(mark);
        return;
    }
    match dialect {
        Dialect::Csv if text.contains(['"', ',', '\n', '\r']) => {
            out.push('"');
            for (number, part) in text.split('"').enumerate() {
                if number > 0 {
                    out.push_str("\"\"");
                }
                // What is compact JSON has quotation marks, but hardly ever anything to be escaped.
                if part
                    .bytes()
                    .any(|byte| byte < b' ' || matches!(byte, 0x7f | C1_LEAD))
                {
                    part.chars().for_each(|letter| push_harmless(letter, out));
                } else {
                    out.push_str(part);
                }
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

/// The byte with which the control characters beyond ASCII begin in UTF-8.
const C1_LEAD: u8 = 0xc2;

/// RFC 4180 has no place for control characters, and a terminal would obey them.
fn push_harmless(letter: char, out: &mut String) {
    if letter.is_control() && !matches!(letter, '\n' | '\r' | '\t') {
        let _ = write!(out, "{}", letter.escape_unicode());
    } else {
        out.push(letter);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_compact_outside_of_its_texts() {
        let written = |json: &str| {
            let mut out = String::new();
            compact(json, "\"", &mut out);
            out
        };
        for (json, expected) in [
            (r#"[{"a": 1, "b c": "d  e"}]"#, r#"[{"a":1,"b c":"d  e"}]"#),
            (
                r#"[{"a": "\" b \\", "c": [1, 2]}]"#,
                r#"[{"a":"\" b \\","c":[1,2]}]"#,
            ),
            ("[1,\n 2]", "[1,2]"),
            ("", ""),
        ] {
            assert_eq!(written(json), expected);
        }
    }
}
