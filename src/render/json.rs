//! JSON: a line a record or key at the first two levels, the rest on the line; the form of the data files too.

use std::io;

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter};

use crate::model::value::Value;
use crate::view::{Row, Rows};

/// The value in the form in which the data files are kept, ending in a newline.
///
/// # Errors
/// Where the writer fails.
pub fn write_json(value: &Value<'_>, mut writer: impl io::Write) -> io::Result<()> {
    let mut serializer = serde_json::Serializer::with_formatter(&mut writer, Canonical::default());
    value.serialize(&mut serializer)?;
    writer.write_all(b"\n")
}

pub(super) fn value(value: &Value<'_>, out: &mut String) {
    append(out, |bytes| write_json(value, bytes));
}

pub(super) fn array(rows: &Rows<'_>, out: &mut String) {
    if rows.rows.is_empty() {
        return out.push_str("[]\n");
    }
    for (number, row) in rows.rows.iter().enumerate() {
        out.push_str(if number == 0 { "[\n" } else { ",\n" });
        match row.as_written().filter(|_| rows.whole) {
            Some(text) => out.push_str(text),
            None => append(out, |bytes| {
                let element = Canonical {
                    depth: 1,
                    filled: false,
                };
                object(rows, row)
                    .serialize(&mut serde_json::Serializer::with_formatter(bytes, element))?;
                Ok(())
            }),
        }
    }
    out.push_str("\n]\n");
}

pub(super) fn lines(rows: &Rows<'_>, out: &mut String) {
    for row in &rows.rows {
        append(out, |bytes| {
            object(rows, row).serialize(&mut serde_json::Serializer::with_formatter(
                bytes,
                Safe(CompactFormatter),
            ))?;
            Ok(())
        });
        out.push('\n');
    }
}

/// The rows as a list of objects.
pub(super) fn values<'a>(rows: &Rows<'a>) -> Value<'a> {
    Value::List(rows.rows.iter().map(|row| object(rows, row)).collect())
}

/// The row as an object: whole, or cut to the fields asked for, each under its path.
fn object<'a>(rows: &Rows<'a>, row: &Row<'a>) -> Value<'a> {
    if rows.whole {
        row.whole()
    } else {
        let fields = rows.data_fields();
        let keys = fields.iter().map(|field| field.path.clone());
        Value::Object(keys.zip(row.cells(&fields)).collect())
    }
}

fn append(out: &mut String, write: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) {
    let mut bytes = Vec::new();
    // Writing to memory cannot fail, and what serde_json writes is UTF-8.
    if write(&mut bytes).is_ok() {
        out.push_str(&String::from_utf8(bytes).unwrap_or_default());
    }
}

/// Escapes what a terminal could take for a command: DEL and the C1 controls, which JSON lets stand.
fn write_safely<W: ?Sized + io::Write>(writer: &mut W, fragment: &str) -> io::Result<()> {
    let commands = |letter: char| matches!(letter, '\u{7f}'..='\u{9f}');
    if fragment.is_ascii() && !fragment.contains('\u{7f}') || !fragment.contains(commands) {
        return writer.write_all(fragment.as_bytes());
    }
    for letter in fragment.chars() {
        if commands(letter) {
            write!(writer, "\\u{:04x}", u32::from(letter))?;
        } else {
            write!(writer, "{letter}")?;
        }
    }
    Ok(())
}

struct Safe<F>(F);

impl Formatter for Safe<CompactFormatter> {
    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        write_safely(writer, fragment)
    }
}

/// Breaks lines at the first two levels.
#[derive(Default)]
struct Canonical {
    depth: usize,
    /// For each open container, whether it has a value already.
    filled: bool,
}

impl Canonical {
    fn separate<W: ?Sized + io::Write>(&self, writer: &mut W, first: bool) -> io::Result<()> {
        match (self.depth, first) {
            (1, true) => writer.write_all(b"\n"),
            (1, false) => writer.write_all(b",\n"),
            (2, false) => writer.write_all(b",\n "),
            (_, true) => Ok(()),
            (_, false) => writer.write_all(b", "),
        }
    }

    fn close<W: ?Sized + io::Write>(&mut self, writer: &mut W, end: &[u8]) -> io::Result<()> {
        if self.depth == 1 && self.filled {
            writer.write_all(b"\n")?;
        }
        self.depth -= 1;
        self.filled = true;
        writer.write_all(end)
    }

    fn open<W: ?Sized + io::Write>(&mut self, writer: &mut W, begin: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.filled = false;
        writer.write_all(begin)
    }
}

impl Formatter for Canonical {
    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        write_safely(writer, fragment)
    }

    fn begin_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open(writer, b"[")
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer, b"]")
    }

    fn begin_array_value<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.separate(writer, first)
    }

    fn end_array_value<W: ?Sized + io::Write>(&mut self, _writer: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open(writer, b"{")
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer, b"}")
    }

    fn begin_object_key<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.separate(writer, first)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }

    fn end_object_value<W: ?Sized + io::Write>(&mut self, _writer: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn canonical(json: &str) -> String {
        let value: Value<'_> = serde_json::from_str(json).expect("valid JSON");
        let mut out = String::new();
        super::value(&value, &mut out);
        out
    }

    #[test]
    fn records_stand_a_field_a_line() {
        let json = r#"[{"id":"a","orgs":["un","eu"],"mandate":{"level":null}},{"id":"b"}]"#;
        let lines = "[\n{\"id\": \"a\",\n \"orgs\": [\"un\", \"eu\"],\n \"mandate\": {\"level\": null}},\n{\"id\": \"b\"}\n]\n";
        assert_eq!(canonical(json), lines);
        assert_eq!(canonical(lines), lines);
        assert_eq!(canonical("[]"), "[]\n");
        assert_eq!(canonical("{}"), "{}\n");
    }

    #[test]
    fn control_characters_are_escaped() {
        assert_eq!(
            canonical("\"\u{9b}31m\u{7f}é\""),
            "\"\\u009b31m\\u007fé\"\n"
        );
    }
}
