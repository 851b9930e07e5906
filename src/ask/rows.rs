//! Records as rows: which fields of them, in which columns.

use crate::dataset::path::Path;
use crate::dataset::{Dataset, Record};
use crate::model::Kind;
use crate::problem::Problem;
use crate::view::{Column, Count, Row, Rows};

use super::read;

/// The word that means every field.
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
    let columns = |paths: &[Path]| paths.iter().map(Column::along).collect();
    Rows {
        fields: fields.map_or_else(Vec::new, columns),
        kind: Some(kind),
        columns: match fields {
            Some(fields) => fields
                .iter()
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
