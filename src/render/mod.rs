//! How an answer looks. Rendering knows views and nothing of kinds, records or commands.

mod cells;
mod chart;
mod csv;
mod dot;
mod html;
mod json;
mod latex;
mod markdown;
mod marks;
mod mermaid;
mod page;
mod svg;
mod table;
mod tree;
mod width;

use std::borrow::Cow;

use crate::bytes;
use crate::citation::{Style, together};
use crate::model::value::Value;
use crate::problem::Problem;
use crate::scene::Drawing;
use crate::view::{Answer, Body, File, Form, Rows};

pub use json::write_json;
pub use width::{file_width, terminal_width};

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
    /// An HTML table, plain enough to be pasted into a word processor.
    Html,
    /// A LaTeX table in the style of booktabs.
    Latex,
    /// A graph for Graphviz.
    Dot,
    /// A diagram for Mermaid: a flowchart, a timeline or a Gantt chart.
    Mermaid,
    /// A figure that stands on its own.
    Svg,
    /// A drawing for the terminal, which `--chart` asks for.
    Chart,
    /// The documents of records in a style of citation: a file for a reference manager.
    References(Style),
}

impl Format {
    /// Every format with the word that chooses it.
    pub const ALL: [(&'static str, Self); 16] = [
        ("table", Self::Table),
        ("list", Self::List),
        ("json", Self::Json),
        ("ndjson", Self::Ndjson),
        ("csv", Self::Csv),
        ("tsv", Self::Tsv),
        ("markdown", Self::Markdown),
        ("html", Self::Html),
        ("latex", Self::Latex),
        ("dot", Self::Dot),
        ("mermaid", Self::Mermaid),
        ("svg", Self::Svg),
        ("bibtex", Self::References(Style::Bibtex)),
        ("biblatex", Self::References(Style::Biblatex)),
        ("ris", Self::References(Style::Ris)),
        ("csl-json", Self::References(Style::CslJson)),
    ];

    /// Other words for a format, which are understood and not listed.
    pub const ALIASES: [(&'static str, Self); 4] = [
        ("bib", Self::References(Style::Bibtex)),
        ("md", Self::Markdown),
        ("jsonl", Self::Ndjson),
        ("tex", Self::Latex),
    ];

    /// The format that `word` chooses.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .chain(&Self::ALIASES)
            .find(|(name, _)| *name == word)
            .map(|(_, format)| *format)
    }

    /// The word that chooses it.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(_, format)| *format == self)
            .map_or("chart", |(name, _)| name)
    }

    /// Whether it prints what an answer is about, and not the fields of its records.
    #[must_use]
    pub const fn has_no_fields(self) -> bool {
        self.is_picture() || matches!(self, Self::References(_))
    }

    /// Whether it draws the answer's picture and not the answer itself.
    #[must_use]
    pub const fn is_picture(self) -> bool {
        matches!(self, Self::Dot | Self::Mermaid | Self::Svg | Self::Chart)
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

/// An answer as it is printed.
pub struct Rendered {
    /// The answer as text, ending in a newline where it says anything.
    pub text: String,
    /// What the form in which it is printed leaves out, a note a line.
    pub notes: Vec<String>,
    /// How many documents it cites, where that is what was asked for.
    pub references: Option<usize>,
}

/// The answer in the form asked for.
///
/// # Errors
/// Where the answer has no form in the format.
pub fn render(answer: &Answer<'_>, look: Look) -> Result<Rendered, Problem> {
    if let Format::References(style) = look.format {
        return cited(answer, style, look);
    }
    let mut notes = Vec::new();
    let text = if look.format.is_picture() {
        drawn(answer, look)?
    } else {
        body(&answer.body, look, &mut notes)?
    };
    Ok(Rendered {
        text,
        notes,
        references: None,
    })
}

/// The documents of the answer's records. A bare number stays one in every format.
fn cited(answer: &Answer<'_>, style: Style, look: Look) -> Result<Rendered, Problem> {
    match (&answer.references, &answer.body) {
        (Some(references), _) => {
            let references = references();
            Ok(Rendered {
                text: together(&references.citations, style),
                notes: references.notes,
                references: Some(references.citations.len()),
            })
        }
        (None, Body::Text(text)) => Ok(Rendered {
            text: text.clone(),
            notes: Vec::new(),
            references: None,
        }),
        (None, _) => {
            let name = look.format.name();
            Err(Problem::new(
                "no-references",
                format!(
                    "{name} is available for lists; `poc cite ID --style {name}` cites other records"
                ),
            ))
        }
    }
}

/// The answer as data: what JSON says of it.
#[must_use]
pub fn data<'a>(answer: &Answer<'a>) -> Value<'a> {
    match &answer.body {
        Body::Rows(rows) | Body::Either(_, rows) => json::values(rows),
        Body::Page(page) => page.data().unwrap_or_else(|| json::values(&page.rows())),
        Body::Text(text) => Value::from(text.clone()),
        Body::Files { .. } | Body::Dialogue(_) => Value::Null,
    }
}

fn body(body: &Body<'_>, look: Look, notes: &mut Vec<String>) -> Result<String, Problem> {
    let mut out = String::new();
    match (body, look.format) {
        (Body::Text(text), _) | (Body::Either(text, _), Format::Table) => out.push_str(text),
        (Body::Files { .. } | Body::Dialogue(_), _) => {}
        (Body::Rows(rows) | Body::Either(_, rows), _) => listed(rows, look, &mut out, notes),
        (Body::Page(page), Format::Json) => match page.data() {
            Some(data) => json::value(&data, &mut out),
            None => listed(&page.rows(), look, &mut out, notes),
        },
        (Body::Page(page), Format::Csv | Format::Tsv) => {
            page.check_columns()?;
            listed(&page.rows(), look, &mut out, notes);
        }
        (Body::Page(page), Format::Ndjson) => listed(&page.rows(), look, &mut out, notes),
        (Body::Page(page), Format::Markdown) => markdown::page(&page.blocks(), look, &mut out),
        (Body::Page(page), Format::Html) => html::page(&page.blocks(), look, &mut out),
        (Body::Page(page), Format::Latex) => latex::page(&page.blocks(), look, &mut out),
        (Body::Page(page), _) => {
            let lists = look.format == Format::List;
            page::page(&page.blocks(), look, lists, &mut out, notes);
        }
    }
    Ok(out)
}

fn listed(rows: &Rows<'_>, look: Look, out: &mut String, notes: &mut Vec<String>) {
    // Where nothing is found, a header would only be in the way of the count.
    let nothing = rows.rows.is_empty() && rows.count.is_some();
    match look.format {
        Format::Json => json::array(rows, out),
        Format::Ndjson => json::lines(rows, out),
        Format::Csv => csv::write(rows, csv::Dialect::Csv, look, out),
        Format::Tsv => csv::write(rows, csv::Dialect::Tsv, look, out),
        Format::Markdown => markdown::rows(rows, look, out),
        Format::Html => html::rows(rows, look, out),
        Format::Latex => latex::rows(rows, look, out),
        Format::Table if nothing || table::rows(rows, look, out, notes).is_some() => {
            marks::below_rows(rows, look, out);
        }
        _ => page::list(rows, look, out),
    }
}

/// The answer's drawing.
fn drawn(answer: &Answer<'_>, look: Look) -> Result<String, Problem> {
    // Where nothing was found the notes say why; an empty drawing would say nothing.
    if answer.negative && answer.scene().is_none_or(|scene| scene.is_empty()) {
        return Ok(String::new());
    }
    let scene = answer.scene().ok_or_else(|| {
        Problem::new(
            "no-picture",
            "no picture is available here; use timeline, missions, matrix, trace, stats, or compare --orgs",
        )
    })?;
    let not_in = |format: &str, others: &str| {
        Problem::new(
            "no-picture",
            format!("{format} is not available here; use {others}"),
        )
    };
    match look.format {
        Format::Svg => Ok(svg::draw(&scene)),
        Format::Mermaid => mermaid::draw(&scene).ok_or_else(|| not_in("mermaid", "svg")),
        Format::Dot => match &scene.drawing {
            Drawing::Graph(graph) => Ok(dot::draw(graph)),
            _ => Err(not_in("dot", "svg")),
        },
        _ if matches!(scene.drawing, Drawing::Graph(_)) => {
            Err(not_in("a chart", "svg, mermaid, or dot"))
        }
        _ => {
            let mut out = String::new();
            chart::draw(&scene, look, &mut out);
            Ok(out)
        }
    }
}

/// A file of a folder as text, the same wherever it is written.
///
/// # Errors
/// Where what it is to hold has no form in its format.
pub fn file(file: &File<'_>) -> Result<String, Problem> {
    let look = Look {
        format: match file.form {
            Form::Json => Format::Json,
            Form::Csv => Format::Csv,
        },
        width: width::file_width(),
        color: false,
        ascii: false,
        no_header: false,
        bom: false,
    };
    body(&file.body, look, &mut Vec::new())
}

/// The text with everything in it made visible that could drive a terminal, turn the order of letters, or hide.
#[must_use]
pub fn harmless(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| matches!(byte, b'\n' | b' '..=b'~')) {
        return Cow::Borrowed(text);
    }
    let mut before = '\0';
    let mut is_harmful = |letter: char| is_harmful(std::mem::replace(&mut before, letter), letter);
    if !text.contains(&mut is_harmful) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    let mut before = '\0';
    for letter in text.chars() {
        match letter {
            '\t' => shown.push(' '),
            '\r' => {}
            // A byte of a word that is not UTF-8.
            letter if bytes::byte(letter).is_some() => {
                shown.extend(bytes::byte(letter).map(|byte| format!("\\x{byte:02x}")));
            }
            letter if self::is_harmful(before, letter) => shown.extend(letter.escape_unicode()),
            letter => shown.push(letter),
        }
        before = letter;
    }
    Cow::Owned(shown)
}

/// Whether `letter` is a control character, breaks a line, turns the order of what follows, or is not seen at all. The
/// joiners that scripts and emoji need are harmless after what they can join, which is never ASCII.
fn is_harmful(before: char, letter: char) -> bool {
    match letter {
        '\n' => false,
        // Joiners, and the selectors of a form of the letter before.
        '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' => before.is_ascii(),
        letter if letter.is_control() => true,
        // Marks, embeddings, overrides and isolates of direction.
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        // Separators of lines and paragraphs.
        | '\u{2028}' | '\u{2029}'
        // Letters without width, and fillers that look like none.
        | '\u{ad}' | '\u{34f}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{200b}'
        | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff9}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}'
        // What is written for a byte that is no letter.
        | '\u{10fe80}'..='\u{10feff}' => true,
        _ => false,
    }
}

/// What a table puts for a mark or a sign, with ASCII alone or without.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Signs {
    pub(crate) none: &'static str,
    pub(crate) disputed: &'static str,
    pub(crate) bullet: &'static str,
    pub(crate) plus: &'static str,
    pub(crate) minus: &'static str,
    pub(crate) mixed: &'static str,
    pub(crate) dot: &'static str,
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
                bullet: "*",
                plus: "+",
                minus: "-",
                mixed: "~",
                dot: "x",
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
                bullet: "•",
                plus: "+",
                minus: "−",
                mixed: "±",
                dot: "●",
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

    #[test]
    fn what_is_not_seen_is_shown() {
        assert_eq!(harmless("mo\u{200b}nusco"), "mo\\u{200b}nusco");
        assert_eq!(harmless("mo\u{200d}nusco"), "mo\\u{200d}nusco");
        assert_eq!(
            harmless("a\u{2067}b\u{2028}c\u{e0041}"),
            "a\\u{2067}b\\u{2028}c\\u{e0041}"
        );
        for text in ["می\u{200c}خواهم", "👩\u{200d}🚒", "e\u{301}", "☀\u{fe0f}"] {
            assert_eq!(harmless(text), text);
        }
    }
}
