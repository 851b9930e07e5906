//! Records as rows: which fields of them, in which columns.

use crate::dataset::path::Path;
use crate::dataset::{Dataset, Record};
use crate::model::Kind;
use crate::model::field::{Field, Shape};
use crate::problem::Problem;
use crate::view::{Column, Count, Row, Rows};

use super::read;

/// The word that stands for every field.
const ALL: &str = "all";

/// The fields that `words` name, each once; none where there is no word.
///
/// # Errors
/// Where the kind has no such field.
pub fn fields(kind: &'static Kind, words: &[String]) -> Result<Option<Vec<Path>>, Problem> {
    let mut paths: Vec<Path> = Vec::new();
    for word in words {
        if word == ALL {
            for field in kind.fields {
                add(&mut paths, read::path(kind, field.name)?);
            }
        } else {
            add(&mut paths, read::path(kind, word)?);
        }
    }
    Ok((!words.is_empty()).then_some(paths))
}

fn add(paths: &mut Vec<Path>, path: Path) {
    if !paths.contains(&path) {
        paths.push(path);
    }
}

/// Every field of `kind` with what has named parts taken apart: the columns of csv and tsv.
#[must_use]
pub fn flattened(kind: &'static Kind) -> Vec<Path> {
    fn below(kind: &'static Kind, fields: &'static [Field], prefix: &str, paths: &mut Vec<Path>) {
        for field in fields {
            let path = if prefix.is_empty() {
                field.name.to_owned()
            } else {
                format!("{prefix}.{}", field.name)
            };
            match &field.shape {
                Shape::Object(parts) => below(kind, parts, &path, paths),
                Shape::Parts(words, parts) => {
                    for word in words.names() {
                        below(kind, parts, &format!("{path}.{word}"), paths);
                    }
                }
                _ => paths.extend(Path::parse(kind, &path)),
            }
        }
    }
    let mut paths = Vec::new();
    below(kind, kind.fields, "", &mut paths);
    paths
}

/// Records of one kind as rows: the `fields` asked for in every format, or the kind's own columns in tables and all fields
/// as data. There are `of` before a limit was put to them.
#[must_use]
pub fn rows<'d>(
    dataset: &'d Dataset<'d>,
    kind: &'static Kind,
    records: &[&'d Record<'d>],
    fields: Option<&[Path]>,
    of: usize,
) -> Rows<'d> {
    let columns = |paths: &[Path]| paths.iter().cloned().map(Column::along).collect();
    Rows {
        fields: fields.map_or_else(|| columns(&flattened(kind)), columns),
        columns: match fields {
            Some(fields) => fields
                .iter()
                .cloned()
                .map(|path| Column::along(path).asked())
                .collect(),
            None => kind
                .columns
                .iter()
                .map(|column| Column::declared(kind, column))
                .collect(),
        },
        rows: records
            .iter()
            .map(|record| Row::Record(record, dataset))
            .collect(),
        whole: fields.is_none(),
        count: Some(Count {
            one: kind.name,
            many: kind.plural,
            of,
            besides: kind.tally,
        }),
    }
}
