//! A user's own data: directories and files of records.

use std::io::Read;
use std::path::Path;

use super::record::{self, Record};
use super::retired::{self, Retired};
use crate::bytes;
use crate::model::{KINDS, Kind, kind};
use crate::problem::Problem;

/// A text of records and what it is called in messages.
#[derive(Debug)]
pub struct Input {
    /// The path as the user gave it, or `standard input`.
    pub name: String,
    /// The text.
    pub text: String,
    form: Form,
}

#[derive(Debug, Clone, Copy)]
enum Form {
    /// An array of records of one kind.
    Kind(&'static Kind),
    /// An array of records that name their kind.
    Array,
    /// One record a line, each naming its kind.
    Lines,
    /// No records, but the ids that ceased.
    Retired,
}

impl Input {
    /// Reads what `path` stands for: the files of a directory that are named after a kind, one file of records, or for
    /// `-` the standard input.
    ///
    /// # Errors
    /// Where something cannot be read, is not UTF-8, or a directory holds no file of a kind.
    pub fn open(path: &str) -> Result<Vec<Self>, Problem> {
        if path == "-" {
            let mut text = String::new();
            std::io::stdin()
                .read_to_string(&mut text)
                .map_err(|error| Problem::unreadable("standard input", error))?;
            return Ok(vec![Self::of("standard input", text)]);
        }
        let place = &*bytes::path(path);
        if !place.is_dir() {
            return Ok(vec![Self::of(path, read(place)?)]);
        }
        let mut inputs = Vec::new();
        let forms = KINDS
            .iter()
            .map(|kind| (kind.name, Form::Kind(kind)))
            .chain([("retired", Form::Retired)]);
        for (stem, form) in forms {
            let file = place.join(format!("{stem}.json"));
            if file.exists() {
                inputs.push(Self {
                    name: file.display().to_string(),
                    text: read(&file)?,
                    form,
                });
            }
        }
        if inputs.is_empty() {
            return Err(Problem::new(
                "no-data",
                format!("`{path}` holds no file named after a kind, such as `mission.json`"),
            ));
        }
        Ok(inputs)
    }

    /// A text of one file: an array of records, or one record a line. A file named after a kind holds that kind.
    pub(super) fn of(name: &str, text: String) -> Self {
        let path = Path::new(name);
        let stem = path
            .file_stem()
            .and_then(|stem| stem.to_str())
            .unwrap_or_default();
        let array = text.trim_start().starts_with('[');
        let form = match kind(stem) {
            _ if !array => Form::Lines,
            Some(kind) if kind.name == stem => Form::Kind(kind),
            _ => Form::Array,
        };
        Self {
            name: name.to_owned(),
            text,
            form,
        }
    }

    /// The records of this text, as the input with that `number`.
    ///
    /// # Errors
    /// Where it is not JSON, not records, or a record's kind is not known.
    pub(super) fn records(&self, number: usize) -> Result<Vec<Record<'_>>, Problem> {
        let text = self.text.strip_prefix('\u{feff}').unwrap_or(&self.text);
        let lines = match self.form {
            Form::Kind(kind) => {
                return record::read_array(text, kind, Some(number))
                    .map_err(|error| not_json(&error));
            }
            Form::Lines => true,
            Form::Array => false,
            Form::Retired => return Ok(Vec::new()),
        };
        let mixed =
            record::read_mixed(text, lines, Some(number)).map_err(|error| not_json(&error))?;
        let mut records = Vec::with_capacity(mixed.len());
        for (place, record) in mixed.into_iter().enumerate() {
            match record {
                Ok(record) => records.push(record),
                Err(kind) => match kind.as_str() {
                    Some(word) => {
                        let names = KINDS.iter().map(|kind| kind.name);
                        let problem = Problem::unknown("unknown-kind", "kind", word, names);
                        return Err(problem.within(format!("record {}", place + 1)));
                    }
                    None => {
                        return Err(Problem::new(
                            "no-kind",
                            format!("record {} does not name its `kind`", place + 1),
                        ));
                    }
                },
            }
        }
        Ok(records)
    }

    /// The ids that this text retires.
    ///
    /// # Errors
    /// Where it is to hold such ids and does not.
    pub(super) fn retired(&self) -> Result<Vec<Retired>, Problem> {
        match self.form {
            Form::Retired => retired::read(&self.text).map_err(|error| {
                Problem::new("not-json", format!("not a list of retired ids: {error}"))
            }),
            _ => Ok(Vec::new()),
        }
    }
}

fn read(path: &Path) -> Result<String, Problem> {
    std::fs::read_to_string(path)
        .map_err(|error| Problem::unreadable(format!("`{}`", path.display()), error))
}

fn not_json(error: &serde_json::Error) -> Problem {
    Problem::new(
        "not-json",
        format!("not a valid JSON text of records: {error}"),
    )
}
