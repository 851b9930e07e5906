//! A user's own data: directories and files of records, in every form by every way in.

use std::io::{self, Read};
use std::path::Path;
use std::sync::OnceLock;
use std::{env, fs};

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::record::Record;
use super::retired::{self, Retired};
use super::scan::{self, Found as Places, Next, Stop};
use super::wanted::Wanted;
use crate::bytes;
use crate::model::{KINDS, Kind, kind};
use crate::problem::Problem;
use crate::suggest::nearest;

/// A text of records and what it is called in messages.
#[derive(Debug)]
pub struct Input {
    /// The path as the user gave it, or `standard input`.
    pub name: String,
    /// The text, without a byte-order mark.
    pub text: String,
    form: Form,
    /// Where its records are, found when they are first asked for.
    places: OnceLock<Vec<Places>>,
    /// How many records were let go as they were read.
    unread: usize,
    /// Where each line begins, found when a message first names one.
    lines: OnceLock<Vec<usize>>,
}

#[derive(Debug, Clone, Copy)]
enum Form {
    /// Records of one kind: a file of a directory that is named after it.
    Kind(&'static Kind),
    /// Records that name their kind.
    Mixed,
    /// No records, but retired ids.
    Retired,
}

/// What was found at a path.
#[derive(Debug, Default)]
pub struct Found {
    /// The texts, in the order in which they are merged.
    pub inputs: Vec<Input>,
    /// What a user has to know of them: files that were not read, texts without records.
    pub remarks: Vec<String>,
}

/// What standard input is called in messages.
const STANDARD: &str = "standard input";
/// The file of a directory that lists retired ids.
const RETIRED: &str = "retired";
/// The files of a dataset that are no records: what it says of itself, and the words of its search.
const BESIDES: [&str; 4] = ["dataset", "synonyms", "everyday", "datapackage"];
/// A file that says nothing is told by its first bytes, as far as these.
const SNIFFED: usize = 4096;
/// The most bytes that are read of one text: as far as the places of its records are counted.
const MOST: u64 = u32::MAX as u64;

/// What some programs begin a text with, and no part of it.
const MARK: &str = "\u{feff}";
/// How much of a text is read at once where not all of it is kept.
const WINDOW: usize = 4 << 20;

/// The paths that a variable such as `POC_DATA` names: the whole value where there is such a file, else its parts, as in
/// `PATH`.
#[must_use]
pub fn paths_of(variable: &str) -> Vec<String> {
    if variable == "-" || bytes::path(variable).exists() {
        return vec![variable.to_owned()];
    }
    env::split_paths(variable)
        .map(|path| path.to_string_lossy().into_owned())
        .filter(|path| !path.is_empty())
        .collect()
}

impl Input {
    /// Reads what `path` names: the files of a directory that are named after a kind, one file of records, or for `-` the
    /// standard input.
    ///
    /// # Errors
    /// Where something cannot be read, is not UTF-8, or a directory has no file named after a kind.
    pub fn open(path: &str) -> Result<Found, Problem> {
        Self::open_for(path, None)
    }

    /// The same, without the records that are certainly not `wanted`.
    pub(super) fn open_for(path: &str, mut wanted: Option<&mut Wanted>) -> Result<Found, Problem> {
        let mut found = Found::default();
        if path == "-" {
            found.add(Self::read(
                &mut io::stdin(),
                STANDARD,
                STANDARD,
                Form::Mixed,
                wanted,
            )?);
            return Ok(found);
        }
        let place = &*bytes::path(path);
        if !place.is_dir() {
            found.add(Self::file(path, place, Form::Mixed, wanted)?);
            return Ok(found);
        }
        let unreadable = |error| Problem::unreadable(format!("`{path}`"), error);
        let mut files: Vec<(String, bool)> = Vec::new();
        for entry in fs::read_dir(place).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            let is_file = !entry.path().is_dir();
            files.push((entry.file_name().to_string_lossy().into_owned(), is_file));
        }
        files.sort_unstable();
        for kind in KINDS {
            for ending in ["json", "ndjson"] {
                let name = format!("{}.{ending}", kind.name);
                if files.iter().any(|(file, _)| *file == name) {
                    let file = place.join(&name);
                    let name = file.display().to_string();
                    let wanted = wanted.as_deref_mut();
                    found.add(Self::file(&name, &file, Form::Kind(kind), wanted)?);
                }
            }
        }
        let retired = format!("{RETIRED}.json");
        if files.iter().any(|(file, _)| *file == retired) {
            let file = place.join(&retired);
            let name = file.display().to_string();
            found.add(Self::file(&name, &file, Form::Retired, None)?);
        }
        for (file, _) in files.iter().filter(|(_, is_file)| *is_file) {
            // A Data Package has each kind as JSON and as CSV: what was read as the one is not missing as the other.
            let twin = file
                .rsplit_once('.')
                .map(|(stem, _)| format!("{stem}.json"));
            if !twin
                .is_some_and(|twin| twin != *file && files.iter().any(|(other, _)| *other == twin))
            {
                found.remarks.extend(passed_over(path, file));
            }
        }
        if found.inputs.is_empty() {
            let mut message =
                format!("`{path}` has no file named after a kind, such as `mission.json`");
            if let Some(remark) = found.remarks.first() {
                message = format!("{message}; {remark}");
            }
            return Err(Problem::new("no-data", message));
        }
        Ok(found)
    }

    /// How many of its records were let go as they were read.
    #[must_use]
    pub(super) const fn unread(&self) -> usize {
        self.unread
    }

    fn file(
        name: &str,
        path: &Path,
        form: Form,
        wanted: Option<&mut Wanted>,
    ) -> Result<Self, Problem> {
        let quoted = format!("`{}`", path.display());
        let mut file =
            fs::File::open(path).map_err(|error| Problem::unreadable(quoted.clone(), error))?;
        Self::read(&mut file, name, &quoted, form, wanted)
    }

    /// Reads the text that `source` has, which is `quoted` in messages on reading it.
    fn read(
        source: &mut impl Read,
        name: &str,
        quoted: &str,
        form: Form,
        wanted: Option<&mut Wanted>,
    ) -> Result<Self, Problem> {
        if let (Some(wanted), Form::Kind(_) | Form::Mixed) = (wanted, form) {
            return Self::read_wanted(source, name, quoted, form, wanted);
        }
        let bytes = all(source).map_err(|error| Problem::unreadable(quoted, error))?;
        Ok(Self::new(name, text(bytes, name)?, form))
    }

    /// Reads the text in windows, and keeps of each the records that are `wanted`.
    fn read_wanted(
        source: &mut impl Read,
        name: &str,
        quoted: &str,
        form: Form,
        wanted: &mut Wanted,
    ) -> Result<Self, Problem> {
        let usual = match form {
            Form::Kind(kind) => Some(kind),
            _ => None,
        };
        let within = |problem: Problem| problem.within(format!("cannot read `{name}`"));
        let mut kept = Self::new(name, String::new(), form);
        let mut places = Places::default();
        let mut window: Vec<u8> = Vec::new();
        let (mut room, mut next) = (WINDOW, Next::Value);
        // What was read before the window: its records, its lines, and how far its last line goes.
        let (mut count, mut lines, mut column) = (0, 0, 0);
        let mut is_first = true;
        loop {
            let more = (room - window.len()) as u64;
            let read = source.by_ref().take(more).read_to_end(&mut window);
            let is_last = (read.map_err(|error| Problem::unreadable(quoted, error))? as u64) < more;
            if is_first && window.starts_with(MARK.as_bytes()) {
                window.drain(..MARK.len());
            }
            is_first = false;
            let text = match str::from_utf8(&window) {
                Ok(text) => text,
                // A letter may go on behind the window.
                Err(error) if error.error_len().is_none() && !is_last => {
                    str::from_utf8(&window[..error.valid_up_to()]).unwrap_or_default()
                }
                Err(error) => {
                    return Err(not_text(&window, error.valid_up_to(), lines, name));
                }
            };
            let parts = scan::scan_for(text, next, usual, |record| wanted.may_be(record));
            for part in &parts {
                let mut may_be = part.may_be.iter();
                let keeps = |record: &Record<'_>| {
                    let may_be = may_be.next().is_none_or(|may_be| *may_be);
                    wanted.keeps(record, may_be)
                };
                kept.unread += part.keep(text, keeps, &mut places, &mut kept.text);
                count += part.count;
            }
            let Some(last) = parts.last() else { break };
            let (before, rest) = text.split_at_checked(last.end).unwrap_or_default();
            let begins = before.rfind('\n').map(|place| place + 1);
            let line_column = before.len() - begins.unwrap_or(0) + begins.map_or(column, |_| 0);
            let before_lines = before.bytes().filter(|byte| *byte == b'\n').count();
            match &last.stop {
                Some(Stop::Short) if !is_last => {}
                Some(stop) => {
                    let place = (lines + before_lines, line_column);
                    return Err(within(stopped(stop, count + 1, rest, place, last.next)));
                }
                None if is_last => break,
                None => {}
            }
            if kept.text.len() as u64 > MOST {
                return Err(Problem::unreadable(quoted, too_large()));
            }
            lines += before_lines;
            column = line_column;
            next = last.next;
            // What does not fit a window gets a larger one.
            let end = last.end;
            room = if end == 0 {
                room * 2
            } else {
                WINDOW.max(2 * (window.len() - end))
            };
            window.drain(..end);
        }
        let _ = kept.places.set(vec![places]);
        Ok(kept)
    }

    /// Whether it came from standard input.
    #[must_use]
    pub fn is_standard(&self) -> bool {
        self.name == STANDARD
    }

    /// A text of records, each of which names its kind.
    pub(super) fn of(name: &str, text: String) -> Self {
        Self::new(name, text, Form::Mixed)
    }

    fn new(name: &str, mut text: String, form: Form) -> Self {
        if text.starts_with(MARK) {
            text.drain(..MARK.len());
        }
        Self {
            name: name.to_owned(),
            text,
            form,
            places: OnceLock::new(),
            unread: 0,
            lines: OnceLock::new(),
        }
    }

    /// The records of this text, as the input with that `number`.
    ///
    /// # Errors
    /// Where it is not JSON, not records, or a record's kind is not known.
    pub(super) fn records(
        &self,
        number: usize,
    ) -> Result<impl Iterator<Item = Record<'_>>, Problem> {
        let parts = self.places.get_or_init(|| match self.form {
            Form::Kind(kind) => scan::scan(&self.text, Next::Value, Some(kind)),
            Form::Mixed => scan::scan(&self.text, Next::Value, None),
            Form::Retired => Vec::new(),
        });
        if let Some((last, stop)) = parts
            .last()
            .and_then(|last| Some((last, last.stop.as_ref()?)))
        {
            let place = parts.iter().map(|part| part.count).sum::<usize>() + 1;
            let (before, rest) = self.text.split_at_checked(last.end).unwrap_or_default();
            let lines = before.bytes().filter(|byte| *byte == b'\n').count();
            let column = before.len() - before.rfind('\n').map_or(0, |place| place + 1);
            return Err(stopped(stop, place, rest, (lines, column), last.next));
        }
        let number = u32::try_from(number).ok();
        Ok(parts
            .iter()
            .flat_map(move |part| part.records(&self.text, number)))
    }

    /// The ids that this text retires.
    ///
    /// # Errors
    /// Where it is to list such ids and does not.
    pub(super) fn retired(&self) -> Result<Vec<Retired>, Problem> {
        match self.form {
            Form::Retired => retired::read(&self.text).map_err(|error| {
                Problem::new("not-json", format!("not a list of retired ids: {error}"))
            }),
            _ => Ok(Vec::new()),
        }
    }

    /// The line of the text, counted from 1, that the byte at `offset` is in. The lines are counted once, so that naming
    /// many places costs no more than the text is long.
    #[must_use]
    pub fn line_at(&self, offset: usize) -> usize {
        let lines = self.lines.get_or_init(|| {
            let breaks = self.text.bytes().enumerate();
            breaks
                .filter(|(_, byte)| *byte == b'\n')
                .map(|(place, _)| place)
                .collect()
        });
        lines.partition_point(|place| *place < offset) + 1
    }
}

impl Found {
    fn add(&mut self, input: Input) {
        if input.text.trim_ascii().is_empty() && input.unread == 0 {
            self.remarks
                .push(format!("`{}` is empty: it has no records", input.name));
        }
        self.inputs.push(input);
    }
}

/// Why reading stopped before the value of that `number` among the records. The text goes on with `rest`, behind so many
/// lines and so much of one, where `next` may come.
fn stopped(stop: &Stop, number: usize, rest: &str, place: (usize, usize), next: Next) -> Problem {
    match stop {
        Stop::Kind(word) => {
            let names = KINDS.iter().map(|kind| kind.name);
            Problem::unknown("unknown-kind", "kind", word, names).within(format!("record {number}"))
        }
        Stop::NoKind => Problem::new(
            "no-kind",
            format!("record {number} does not name its `kind`, such as `\"kind\": \"mission\"`"),
        ),
        Stop::NotRecord(what) => Problem::new(
            "not-a-record",
            format!(
                "value {number} is {what}; a record is an object: `poc new KIND` prints one to fill in"
            ),
        ),
        Stop::Short | Stop::Broken => {
            let is_first = number == 1 && place == (0, 0);
            let seems = other_form(rest).filter(|_| is_first).or_else(|| wide(rest));
            let message = match seems {
                Some(seems) => format!("it is not JSON but {seems}"),
                None => format!("not valid JSON: {}", not_json(rest, place, next)),
            };
            Problem::new("not-json", message)
        }
    }
}

/// What is wrong with the JSON of `rest`, which is known not to be JSON where `next` may come, and where: behind so many
/// lines and so much of one.
fn not_json(rest: &str, (lines, before): (usize, usize), next: Next) -> String {
    // What the array that it is in began with.
    let begin = match next {
        Next::Value => "",
        Next::First | Next::Item => "[",
        Next::Comma => "[0",
    };
    // Marks between values are read over.
    let rest = match next {
        Next::Value => rest.trim_start_matches(['\u{feff}', '\u{1e}']),
        _ => rest,
    };
    let text = format!("{begin}{rest}");
    let mut values = serde_json::Deserializer::from_str(&text);
    let mut read = Ok(IgnoredAny);
    while read.is_ok() && values.end().is_err() {
        read = IgnoredAny::deserialize(&mut values);
    }
    let Err(error) = read else {
        return "cannot be read".to_owned();
    };
    let (line, column) = (error.line(), error.column());
    let said = error.to_string();
    let said = said
        .strip_suffix(&format!(" at line {line} column {column}"))
        .unwrap_or(&said);
    let column = if line == 1 {
        (column + before).saturating_sub(begin.len())
    } else {
        column
    };
    format!("{said} at line {} column {column}", line + lines)
}

/// What is said of a file of a directory that is not read, where it looks as if it was meant to be.
fn passed_over(directory: &str, file: &str) -> Option<String> {
    let (stem, ending) = file.rsplit_once('.')?;
    let is_data = matches!(ending, "json" | "ndjson" | "jsonl" | "csv" | "tsv");
    let is_read = stem == RETIRED
        || BESIDES.contains(&stem)
        || (kind(stem).is_some_and(|kind| kind.name == stem)
            && matches!(ending, "json" | "ndjson"));
    if !is_data || is_read {
        return None;
    }
    let near = kind(stem).map_or_else(
        || {
            nearest(stem, KINDS.iter().map(|kind| kind.name))
                .into_iter()
                .next()
        },
        |kind| Some(kind.name.to_owned()),
    );
    let meant = match near {
        Some(near) if matches!(ending, "csv" | "tsv") => {
            format!("; records are read from `{near}.json`")
        }
        Some(near) => format!("; did you mean `{near}.json`?"),
        None => String::new(),
    };
    Some(format!(
        "`{directory}/{file}` was not read: it is not named after a kind{meant}"
    ))
}

/// How files begin that are no text.
const SIGNATURES: [(&[u8], &str); 8] = [
    (&[0x1f, 0x8b], "a file compressed with gzip"),
    (b"PK\x03\x04", "a ZIP archive, as spreadsheets are"),
    (&[0xfd, b'7', b'z', b'X', b'Z'], "a file compressed with xz"),
    (b"BZh", "a file compressed with bzip2"),
    (&[0x28, 0xb5, 0x2f, 0xfd], "a file compressed with zstd"),
    (b"%PDF", "a PDF"),
    (b"SQLite format 3", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
];

/// Whether what is no JSON has a zero for every other letter, wherever that is noticed.
fn wide(text: &str) -> Option<String> {
    let sniffed = text.len().min(SNIFFED);
    let zeros = text.bytes().take(sniffed).filter(|byte| *byte == 0);
    (zeros.count() * 4 > sniffed)
        .then(|| "looks like UTF-16 without a byte-order mark; save it as UTF-8".to_owned())
}

/// What a text that is not JSON seems to be.
fn other_form(text: &str) -> Option<String> {
    let begin = text.trim_start();
    let first = begin.lines().next().unwrap_or_default();
    for (sign, form) in SIGNATURES {
        if text.as_bytes().starts_with(sign) {
            return Some(format!("looks like {form}"));
        }
    }
    if begin.starts_with(['{', '[']) {
        return None;
    }
    for (sign, form) in [
        ("//", "JSON with comments, which JSON has not"),
        ("/*", "JSON with comments, which JSON has not"),
        ("---", "YAML"),
        ("- ", "YAML"),
    ] {
        if begin.starts_with(sign) {
            return Some(format!("looks like {form}"));
        }
    }
    if begin.starts_with('<') {
        return Some("looks like HTML or XML".to_owned());
    }
    for (name, between) in [
        ("tab-separated values", '\t'),
        ("CSV", ','),
        ("CSV with semicolons", ';'),
    ] {
        if first.contains(between) && !first.starts_with('"')
            || first.contains(&format!("\"{between}\""))
        {
            return Some(format!(
                "looks like {name}; poc reads JSON: `poc new KIND` prints a record to fill in, and docs/own-data.md converts a table"
            ));
        }
    }
    None
}

/// All that `source` has, which may be a device that never ends.
fn all(source: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source
        .by_ref()
        .take(WINDOW as u64)
        .read_to_end(&mut bytes)?;
    // No JSON has such a byte.
    if bytes.contains(&0) {
        return Ok(bytes);
    }
    let rest = MOST + 1 - bytes.len() as u64;
    source.take(rest).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST {
        return Err(too_large());
    }
    Ok(bytes)
}

fn too_large() -> io::Error {
    io::Error::new(io::ErrorKind::FileTooLarge, "more than 4 GiB")
}

/// The bytes as text.
fn text(bytes: Vec<u8>, name: &str) -> Result<String, Problem> {
    String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        not_text(error.as_bytes(), offset, 0, name)
    })
}

/// The bytes are no text at `offset`, behind so many lines: what they seem to be.
fn not_text(bytes: &[u8], offset: usize, lines: usize, name: &str) -> Problem {
    let line = lines + bytes[..offset].split(|byte| *byte == b'\n').count();
    let begin = &bytes[..bytes.len().min(SNIFFED)];
    let signature = SIGNATURES.iter().find(|(sign, _)| begin.starts_with(sign));
    let seems = match (signature, begin) {
        (Some((_, form)), _) => format!("it looks like {form}"),
        (_, [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..]) => {
            "it is UTF-32; save it as UTF-8".to_owned()
        }
        (_, [0xff, 0xfe, ..] | [0xfe, 0xff, ..]) => "it is UTF-16; save it as UTF-8".to_owned(),
        _ if begin.contains(&0) => "it is not a text".to_owned(),
        _ => "it may be Latin-1 or Windows-1252; save it as UTF-8".to_owned(),
    };
    Problem::new(
        "not-text",
        format!("cannot read `{name}`: not UTF-8 at line {line}; {seems}"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_of_a_place_is_counted_from_one() {
        let input = Input::of("x", "a\nb\n\nc".to_owned());
        assert_eq!(
            [0, 1, 2, 4, 5].map(|offset| input.line_at(offset)),
            [1, 1, 2, 3, 4]
        );
    }

    #[test]
    fn a_text_that_is_not_json_is_told_by_its_form() {
        assert!(other_form("id,name\na,b\n").is_some_and(|seems| seems.contains("CSV")));
        assert!(other_form("<html>").is_some_and(|seems| seems.contains("HTML")));
        assert!(other_form("{\"a\": 1,}").is_none());
    }

    #[test]
    fn a_file_that_looks_like_records_and_is_not_read_is_named() {
        assert_eq!(
            passed_over("d", "missions.json").as_deref(),
            Some(
                "`d/missions.json` was not read: it is not named after a kind; did you mean `mission.json`?"
            )
        );
        assert_eq!(passed_over("d", "mission.json"), None);
        assert_eq!(passed_over("d", "README.md"), None);
    }
}
