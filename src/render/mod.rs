//! How an answer looks. Rendering knows views and nothing of kinds, records or commands.

mod chart;
mod csv;
mod dot;
mod json;
mod markdown;
mod marks;
mod mermaid;
mod page;
mod picture;
mod svg;
mod table;
mod tree;
mod width;

use std::borrow::Cow;

use crate::view::{Answer, Body, File, Form};

pub use json::write_json;
pub use width::terminal_width;

/// The forms in which an answer can be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Aligned columns, wrapped to the width.
    Table,
    /// One `field: value` a line.
    List,
    /// A JSON array.
    Json,
    /// One JSON object a line.
    Ndjson,
    /// Comma-separated values after RFC 4180.
    Csv,
    /// Tab-separated values.
    Tsv,
    /// A Markdown table.
    Markdown,
    /// A graph for Graphviz.
    Dot,
    /// A flowchart for Mermaid.
    Mermaid,
}

impl Format {
    /// Every format with the word that chooses it.
    pub const ALL: [(&'static str, Self); 9] = [
        ("table", Self::Table),
        ("list", Self::List),
        ("json", Self::Json),
        ("ndjson", Self::Ndjson),
        ("csv", Self::Csv),
        ("tsv", Self::Tsv),
        ("markdown", Self::Markdown),
        ("dot", Self::Dot),
        ("mermaid", Self::Mermaid),
    ];

    /// Whether it draws the answer's picture and not the answer itself.
    #[must_use]
    pub const fn is_picture(self) -> bool {
        matches!(self, Self::Dot | Self::Mermaid)
    }
}

/// How to print.
#[derive(Debug, Clone, Copy)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an option of its own, as it is typed"
)]
pub struct Look {
    /// In which form.
    pub format: Format,
    /// The columns of a terminal that a table may fill.
    pub width: usize,
    /// Whether to colour.
    pub color: bool,
    /// Whether to draw with ASCII alone.
    pub ascii: bool,
    /// Whether to leave out the header of a table, csv or tsv.
    pub no_header: bool,
    /// Whether to begin csv and tsv with a byte-order mark.
    pub bom: bool,
}

/// The answer as text, ending in a newline where it says anything.
#[must_use]
pub fn render(answer: &Answer<'_>, look: Look) -> String {
    match (&answer.picture, look.format) {
        (Some(picture), Format::Dot) => picture::dot(picture),
        (Some(picture), Format::Mermaid) => picture::mermaid(picture),
        _ => body(&answer.body, look),
    }
}

fn body(body: &Body<'_>, look: Look) -> String {
    let mut out = String::new();
    match (body, look.format) {
        (Body::Text(text), _) => out.push_str(text),
        (Body::Files { .. }, _) => {}
        (Body::Rows(rows), Format::Json) => json::array(rows, &mut out),
        (Body::Page { data, .. }, Format::Json) => json::value(data, &mut out),
        (Body::Rows(rows) | Body::Page { rows, .. }, Format::Ndjson) => json::lines(rows, &mut out),
        (Body::Rows(rows) | Body::Page { rows, .. }, Format::Csv) => {
            csv::write(rows, csv::Dialect::Csv, look, &mut out);
        }
        (Body::Rows(rows) | Body::Page { rows, .. }, Format::Tsv) => {
            csv::write(rows, csv::Dialect::Tsv, look, &mut out);
        }
        (Body::Rows(rows), Format::Table | Format::Dot | Format::Mermaid) => {
            if table::rows(rows, look, &mut out).is_none() {
                page::list(rows, look, &mut out);
            }
        }
        (Body::Rows(rows), Format::List) => page::list(rows, look, &mut out),
        (Body::Rows(rows), Format::Markdown) => markdown::rows(rows, look, &mut out),
        (Body::Page { blocks, .. }, Format::Markdown) => markdown::page(blocks, look, &mut out),
        (Body::Page { blocks, .. }, format) => {
            page::page(blocks, look, format == Format::List, &mut out);
        }
    }
    out
}

/// A file of a folder as text, the same wherever it is written.
#[must_use]
pub fn file(file: &File<'_>) -> String {
    let look = Look {
        format: match file.form {
            Form::Json => Format::Json,
            Form::Csv => Format::Csv,
        },
        width: 100,
        color: false,
        ascii: false,
        no_header: false,
        bom: false,
    };
    body(&file.body, look)
}

/// The text with everything in it that could drive a terminal made visible.
#[must_use]
pub fn harmless(text: &str) -> Cow<'_, str> {
    let dangerous = |letter: char| {
        (letter.is_control() && letter != '\n')
            || matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    if !text.contains(dangerous) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        match letter {
            '\t' => shown.push(' '),
            '\r' => {}
            letter if dangerous(letter) => shown.extend(letter.escape_unicode()),
            letter => shown.push(letter),
        }
    }
    Cow::Owned(shown)
}

/// What a table puts for a mark or a sign, with ASCII alone or without.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Signs {
    pub(crate) none: &'static str,
    pub(crate) disputed: &'static str,
    pub(crate) added: &'static str,
    pub(crate) bullet: &'static str,
    pub(crate) plus: &'static str,
    pub(crate) minus: &'static str,
    pub(crate) mixed: &'static str,
    pub(crate) drawn: &'static str,
    pub(crate) inferred: &'static str,
    pub(crate) repeated: &'static str,
    pub(crate) up: &'static str,
    pub(crate) down: &'static str,
    /// What leads to a line of a tree that others follow, to the last one, past it, and past nothing.
    pub(crate) rails: [&'static str; 4],
}

impl Look {
    pub(crate) const fn signs(self) -> Signs {
        if self.ascii {
            Signs {
                none: "-",
                disputed: "*",
                added: "^",
                bullet: "*",
                plus: "+",
                minus: "-",
                mixed: "~",
                drawn: "~",
                inferred: "?",
                repeated: "...",
                up: "<-",
                down: "->",
                rails: ["|- ", "`- ", "|  ", "   "],
            }
        } else {
            Signs {
                none: "–",
                disputed: "†",
                added: "‡",
                bullet: "•",
                plus: "+",
                minus: "−",
                mixed: "±",
                drawn: "≈",
                inferred: "?",
                repeated: "↺",
                up: "←",
                down: "→",
                rails: ["├─ ", "└─ ", "│  ", "   "],
            }
        }
    }
}

/// The look of a test: a table of 80 columns without colour.
#[cfg(test)]
const fn plain_look() -> Look {
    Look {
        format: Format::Table,
        width: 80,
        color: false,
        ascii: false,
        no_header: false,
        bom: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_shown_not_sent() {
        assert_eq!(harmless("a\u{1b}[31mb\tc\r\nd"), "a\\u{1b}[31mb c\nd");
        assert_eq!(harmless("a\u{202e}b\u{9b}c"), "a\\u{202e}b\\u{9b}c");
        assert_eq!(harmless("Côte d’Ivoire"), "Côte d’Ivoire");
    }
}
