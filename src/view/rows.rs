//! Records or rows with named fields, and the columns in which a table shows them.

use std::borrow::Cow;

use super::cell;
use crate::dataset::path::Path;
use crate::dataset::{Dataset, Record};
use crate::layout::Set;
use crate::model::Kind;
use crate::model::column::{self, Put};
use crate::model::date::Period;
use crate::model::field::{Field, Shape};
use crate::model::value::Value;
use crate::time::state;

/// Records or rows with the same fields.
#[derive(Default)]
pub struct Rows<'a> {
    /// The fields in data formats, if they are not those of the kind.
    pub fields: Vec<Column>,
    /// The kind whose fields are all printed in data formats if `fields` is empty.
    pub kind: Option<&'static Kind>,
    /// The columns that a table shows.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row<'a>>,
    /// Whether the rows are full records, not cut to `fields`.
    pub whole: bool,
    /// The count in the last line of a table.
    pub count: Option<Count>,
}

/// The number of rows, and what they are.
#[derive(Debug, Clone, Copy)]
pub struct Count {
    /// The noun in the singular.
    pub one: &'static str,
    /// The noun in the plural.
    pub many: &'static str,
    /// The number before a limit was applied.
    pub of: usize,
    /// An additional count: a field, a word in it, and how those that have it are described.
    pub besides: &'static [(&'static str, &'static str, &'static str)],
}

/// A field of rows, or a column made of several: its name, and how it is wrapped.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its path, which is also its name in data formats.
    pub path: Cow<'static, str>,
    /// Its heading in a table.
    pub heading: Cow<'static, str>,
    /// How its text may be wrapped.
    pub set: Set,
    /// The parsed path, if the rows are records.
    pub lead: Option<Path>,
    /// How it is made, if a kind declares it.
    pub(super) declared: Option<Declared>,
    /// Whether the user asked for it by name, so that it is never left out.
    pub asked: bool,
    /// Its rank, if no kind declares it and it may be left out.
    rank: Option<u8>,
    /// The period for which it is computed, if it is a level that changes over time.
    pub as_of: Option<Period>,
}

/// A column as a kind declares it.
#[derive(Debug, Clone)]
pub(super) struct Declared {
    pub(super) column: column::Column,
    /// The paths of the fields of which it is made, parsed.
    pub(super) paths: Vec<Option<Path>>,
    /// The kinds to which its first field links.
    pub(super) links: &'static [&'static str],
    /// Whether its first field links to records.
    pub(super) linked: bool,
}

/// One row.
pub enum Row<'a> {
    /// A record of the dataset.
    Record(&'a Record<'a>, &'a Dataset<'a>),
    /// A row made for the answer.
    Made(Value<'a>),
}

impl Column {
    /// A column of rows made for an answer.
    pub fn new(path: impl Into<Cow<'static, str>>, set: Set) -> Self {
        let path = path.into();
        Self {
            heading: path.clone(),
            path,
            set,
            lead: None,
            declared: None,
            asked: false,
            rank: None,
            as_of: None,
        }
    }

    /// The same column, which may be left out before those of a lower rank.
    #[must_use]
    pub const fn ranked(mut self, rank: u8) -> Self {
        self.rank = Some(rank);
        self
    }

    /// The same column as of `period`, if it is a level of `kind` that changes over time.
    #[must_use]
    pub fn as_of(self, kind: &Kind, period: Period) -> Self {
        if kind
            .history
            .is_none_or(|history| history.level != self.path)
        {
            return self;
        }
        Self {
            declared: None,
            set: Set::Whole,
            as_of: Some(period),
            ..self
        }
    }

    /// The same column under another heading.
    #[must_use]
    pub fn headed(mut self, heading: impl Into<Cow<'static, str>>) -> Self {
        self.heading = heading.into();
        self
    }

    /// The same column, requested by name, so that it is never left out.
    #[must_use]
    pub const fn asked(mut self) -> Self {
        self.asked = true;
        self
    }

    /// The column of `path`, wrapped according to the type of its field.
    #[must_use]
    pub fn along(path: &Path) -> Self {
        Self {
            lead: Some(path.clone()),
            ..Self::new(path.text().to_owned(), set(path.field()))
        }
    }

    /// A column that `kind` declares.
    #[must_use]
    pub fn declared(kind: &'static Kind, column: &'static column::Column) -> Self {
        let path = column.paths.first().copied().unwrap_or_default();
        let field = kind.field(path);
        let links = match field.map(|field| field.shape.item()) {
            Some(Shape::Link(kinds)) => Some(*kinds),
            _ => None,
        };
        let set = match column.put {
            Put::Plain => field.map_or(Set::Prose, set),
            Put::First | Put::Names | Put::Labels | Put::Since => Set::Names,
            Put::Date | Put::Years { .. } | Put::Flag(_) => Set::Whole,
            Put::Held => Set::Prose,
        };
        Self {
            path: path.into(),
            heading: column.heading.into(),
            set,
            lead: None,
            declared: Some(Declared {
                column: *column,
                paths: column
                    .paths
                    .iter()
                    .map(|path| Path::parse(kind, path))
                    .collect(),
                links: links.unwrap_or_default(),
                linked: links.is_some(),
            }),
            asked: false,
            rank: None,
            as_of: None,
        }
    }

    /// The number of its forms, from the longest to the shortest.
    #[must_use]
    pub fn forms(&self) -> usize {
        match self.declared.as_ref().map(|declared| declared.column.put) {
            Some(Put::Names) => 3,
            Some(Put::Date) => 2,
            _ => 1,
        }
    }

    /// How many of its forms are easy to read: codes are not.
    #[must_use]
    pub fn easy_forms(&self) -> usize {
        match self.declared.as_ref().map(|declared| declared.column.put) {
            Some(Put::Names) => 2,
            _ => self.forms(),
        }
    }

    /// Whether it is never left out: it was requested by name, or no kind declares it.
    #[must_use]
    pub const fn is_kept(&self) -> bool {
        self.asked || self.declared.is_none() && self.rank.is_none()
    }

    /// Whether it is a range of years.
    #[must_use]
    pub fn is_span(&self) -> bool {
        self.declared
            .as_ref()
            .is_some_and(|declared| matches!(declared.column.put, Put::Years { .. }))
    }

    /// Columns of a higher rank are left out before others.
    #[must_use]
    pub fn rank(&self) -> u8 {
        let rank = self.declared.as_ref().map(|declared| declared.column.rank);
        rank.or(self.rank).unwrap_or(0)
    }

    /// The fields of which it is made.
    fn paths(&self) -> impl Iterator<Item = &str> {
        let declared = self
            .declared
            .as_ref()
            .map_or(&[][..], |declared| declared.column.paths);
        let own = declared.is_empty().then_some(&*self.path);
        own.into_iter().chain(declared.iter().copied())
    }
}

/// How a field is wrapped in a table.
fn set(field: &Field) -> Set {
    match (field.name, &field.shape) {
        ("acronym", _) => Set::Whole,
        ("symbol", _) | (_, Shape::List(_) | Shape::Link(_)) => Set::Names,
        (_, Shape::Text | Shape::Url | Shape::Object(_) | Shape::Parts(..)) => Set::Prose,
        _ => Set::Whole,
    }
}

impl<'a> Row<'a> {
    /// Its values in `columns`. A field that several columns use is read once.
    #[must_use]
    pub fn cells(&self, columns: &[Column]) -> Vec<Value<'a>> {
        self.cells_but(columns, |_| false)
    }

    /// The same, without reading the fields of columns for which `skips` says yes.
    #[must_use]
    pub fn cells_but(&self, columns: &[Column], skips: impl Fn(&Column) -> bool) -> Vec<Value<'a>> {
        let first = |column: &Column| column.lead.as_ref().map(Path::first);
        let mut read: Option<(usize, Value<'a>)> = None;
        let mut cell = |(number, column): (usize, &Column)| match (self, &column.lead) {
            _ if skips(column) => Value::Null,
            (Self::Record(record, _), _) if column.as_of.is_some() => {
                Value::from(state::mandate(record, column.as_of))
            }
            (Self::Record(record, dataset), Some(path)) => {
                // The columns of one field are adjacent.
                let next = columns.get(number + 1).and_then(first);
                let known = read.take().filter(|(known, _)| *known == path.first());
                if path.is_plain() || known.is_none() && next != Some(path.first()) {
                    return dataset.at(record, path);
                }
                let known = known.unwrap_or_else(|| (path.first(), record.field(path.first())));
                let (_, value) = read.insert(known);
                dataset.along(value, path)
            }
            _ => self.get(&column.path),
        };
        columns.iter().enumerate().map(&mut cell).collect()
    }

    /// The text of a list of objects in the form in which JSON is printed, where it is known to be in that form.
    #[must_use]
    pub fn objects(&self, column: &Column) -> Option<&'a str> {
        let (Self::Record(record, _), Some(path)) = (self, &column.lead) else {
            return None;
        };
        let of_objects = path.is_plain()
            && matches!(path.field().shape, Shape::List(Shape::Object(_)))
            && column.as_of.is_none();
        of_objects.then(|| record.as_printed(path.first()))?
    }

    /// The value of the field `name` of the row; of a row made for an answer, also that at a path of the answer.
    #[must_use]
    pub fn get(&self, name: &str) -> Value<'a> {
        match self {
            Self::Record(record, _) => record.get(name),
            Self::Made(value) => value
                .get(name)
                .cloned()
                .unwrap_or_else(|| value.select(name)),
        }
    }

    /// The value at `path` of the record.
    #[must_use]
    pub(super) fn at(&self, path: &Path) -> Value<'a> {
        match self {
            Self::Record(record, dataset) => dataset.at(record, path),
            Self::Made(_) => Value::Null,
        }
    }

    /// Whether sources disagree about `path`; an empty path means the record as a whole.
    #[must_use]
    pub fn is_disputed(&self, path: &str) -> bool {
        match self {
            Self::Record(record, dataset) => dataset.disputed_in(record).contains(&path),
            Self::Made(_) => false,
        }
    }

    /// Whether it is a record of the supplement.
    #[must_use]
    pub fn is_added(&self) -> bool {
        matches!(self, Self::Record(record, _) if record.is_added())
    }

    /// The full row as its source text, if that is already in the form in which JSON is printed.
    #[must_use]
    pub fn as_written(&self) -> Option<&'a str> {
        match self {
            Self::Record(record, _) => record.as_written(),
            Self::Made(_) => None,
        }
    }

    /// The full row as a value.
    #[must_use]
    pub fn whole(&self) -> Value<'a> {
        match self {
            Self::Record(record, _) => record.whole(),
            Self::Made(value) => value.clone(),
        }
    }
}

impl<'a> Rows<'a> {
    /// The same rows with the level of `kind` that changes over time as of `period`, in the columns shown and in the fields
    /// requested. Full records are unchanged.
    #[must_use]
    pub fn as_of(mut self, kind: &Kind, period: Period) -> Self {
        for columns in [&mut self.columns, &mut self.fields] {
            let all = std::mem::take(columns).into_iter();
            *columns = all.map(|column| column.as_of(kind, period)).collect();
        }
        self
    }

    /// Rows made for an answer, with the same fields in every format.
    #[must_use]
    pub fn made(columns: Vec<Column>, rows: impl IntoIterator<Item = Value<'a>>) -> Self {
        Self {
            fields: columns.clone(),
            columns,
            rows: rows.into_iter().map(Row::Made).collect(),
            whole: true,
            ..Self::default()
        }
    }

    /// The fields in data formats: those requested, or every field of the kind, with named parts as separate fields. Computed
    /// on demand, because json and tables do not need them.
    #[must_use]
    pub fn data_fields(&self) -> Cow<'_, [Column]> {
        match self.kind {
            Some(kind) if self.fields.is_empty() => Path::every(kind)
                .iter()
                .map(Column::along)
                .collect::<Vec<_>>()
                .into(),
            _ => Cow::Borrowed(&self.fields),
        }
    }

    /// The text of the cell of `row` in `column`, in one of the column's forms; may be empty.
    #[must_use]
    pub fn cell(&self, row: &Row<'a>, column: &Column, form: usize) -> Cow<'a, str> {
        cell::text(row, column, form)
    }

    /// Whether sources disagree about the cell of `row` in `column`. Disagreement about the record as a whole is marked in
    /// the first column.
    #[must_use]
    pub fn is_disputed(&self, row: &Row<'a>, column: &Column) -> bool {
        let first = self
            .columns
            .first()
            .is_some_and(|first| first.path == column.path);
        first && row.is_disputed("") || column.paths().any(|path| row.is_disputed(path))
    }
}
