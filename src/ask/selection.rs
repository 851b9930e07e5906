//! Some records of one kind: which of them, in which order, how many.

use super::arguments::Arguments;
use super::filter::{self, Condition, Filter};
use super::parameter::{Parameter, Takes};
use super::sort::{self, Key};
use super::{read, rows};
use crate::dataset::path::Path;
use crate::dataset::{Dataset, Record, Wanted};
use crate::model::Kind;
use crate::model::field::Shape;
use crate::problem::Problem;

/// The heading of the help under which order and fields are listed.
const SHAPING: &str = "Order and fields";

/// Some records of one kind.
#[derive(Debug, Clone)]
pub struct Selection {
    /// The kind.
    pub kind: &'static Kind,
    /// What a record must meet.
    pub conditions: Vec<Condition>,
    /// What to sort by; the kind's own order where there is nothing.
    pub order: Vec<Key<Path>>,
    /// How many to give; all where nothing is said.
    pub limit: Option<usize>,
    /// The fields to give of each; the usual ones where nothing is said.
    pub fields: Option<Vec<Path>>,
    /// Whether to give their number only.
    pub count: bool,
}

/// The records of a selection, and the filters that chose them.
pub struct Selected<'d> {
    /// The records.
    pub records: Vec<&'d Record<'d>>,
    /// How many there were before a limit was put to them.
    pub of: usize,
    /// The filters.
    pub filters: Vec<Filter<'d>>,
}

/// The parameters of a selection of records of `kind`.
#[must_use]
pub fn parameters(kind: &'static Kind) -> Vec<Parameter> {
    let mut parameters = filter::parameters(kind);
    parameters.extend([
        Parameter::option(
            "sort",
            Takes::Order(Some(kind)),
            "Sort by fields; prefix one with - for descending order",
        )
        .several()
        .under(SHAPING),
        Parameter::option("limit", Takes::Number, "Show the first N only")
            .short('n')
            .under(SHAPING),
        Parameter::flag("count", "Print only the number").under(SHAPING),
        Parameter::option(
            "fields",
            Takes::Path(Some(kind)),
            "Show these fields (orgs.name follows links), or all",
        )
        .several()
        .under(SHAPING),
    ]);
    parameters
}

impl Selection {
    /// All records of `kind`.
    #[must_use]
    pub const fn of(kind: &'static Kind) -> Self {
        Self {
            kind,
            conditions: Vec::new(),
            order: Vec::new(),
            limit: None,
            fields: None,
            count: false,
        }
    }

    /// The records of `kind` that the arguments ask for.
    ///
    /// # Errors
    /// Where a filter, a field or a number is none.
    pub fn read(kind: &'static Kind, arguments: &Arguments) -> Result<Self, Problem> {
        Ok(Self {
            order: sort::keys(&arguments.values("sort"), |path| read::path(kind, path))?,
            fields: rows::fields(kind, &arguments.values("fields"))?,
            ..Self::kept(kind, arguments)?
        })
    }

    /// The same, for those who read the order and the fields in their own way.
    ///
    /// # Errors
    /// Where a filter or a number is none.
    pub fn kept(kind: &'static Kind, arguments: &Arguments) -> Result<Self, Problem> {
        Ok(Self {
            conditions: Condition::all(kind, arguments)?,
            limit: limit(arguments)?,
            count: arguments.has("count"),
            ..Self::of(kind)
        })
    }

    /// What of the records of its kind the selection is certainly not about, where others of the kind are not needed to
    /// tell, nor shown beside those that are selected; nothing where everything is needed.
    #[must_use]
    pub fn wanted(&self) -> Option<Wanted> {
        let kind = self.kind;
        let links_here = |path: &str| {
            kind.field(path)
                .is_some_and(|field| match field.shape.item() {
                    Shape::Link(kinds) => kinds.is_empty() || kinds.contains(&kind.name),
                    _ => false,
                })
        };
        let shown = kind.columns.iter().flat_map(|column| column.paths);
        let paths = self.fields.iter().flatten();
        let mut paths = paths.chain(self.order.iter().map(|key| &key.path));
        if kind.is_citable()
            || self
                .conditions
                .iter()
                .any(|condition| condition.needs_others(kind))
            || paths.any(|path| path.leads_to(kind))
            || shown.copied().any(links_here)
        {
            return None;
        }
        let tests: Vec<_> = self
            .conditions
            .iter()
            .filter_map(Condition::alone)
            .collect();
        (!tests.is_empty())
            .then(|| Wanted::new(kind, move |record| tests.iter().all(|test| test(record))))
    }

    /// The records in their order.
    ///
    /// # Errors
    /// Where a word of a condition means no record or value in `dataset`, or several.
    pub fn select<'d>(&self, dataset: &'d Dataset<'d>) -> Result<Selected<'d>, Problem> {
        let filters = self.conditions.iter();
        let mut filters = filters
            .map(|condition| condition.filter(dataset))
            .collect::<Result<Vec<_>, _>>()?;
        filter::set_as_of(&mut filters);
        let mut records = kept(dataset, self.kind, &filters);
        let of = records.len();
        arrange(dataset, self.kind, &self.order, self.limit, &mut records);
        Ok(Selected {
            records,
            of,
            filters,
        })
    }
}

/// The records of `kind` that all `filters` keep.
#[must_use]
pub fn kept<'d>(
    dataset: &'d Dataset<'d>,
    kind: &Kind,
    filters: &[Filter<'d>],
) -> Vec<&'d Record<'d>> {
    let records = dataset.records(kind).iter();
    records
        .filter(|record| filters.iter().all(|filter| filter.keeps(*record)))
        .collect()
}

/// Puts records of `kind` in `order`, in the kind's own where there is none, and cuts them to the limit.
pub fn arrange<'d>(
    dataset: &'d Dataset<'d>,
    kind: &'static Kind,
    order: &[Key<Path>],
    limit: Option<usize>,
    records: &mut Vec<&'d Record<'d>>,
) {
    let usual = usual_order(kind);
    let order = if order.is_empty() { &usual } else { order };
    sort::sort(
        records,
        order,
        |record, path| dataset.at(record, path),
        |record| record.id(),
    );
    if let Some(limit) = limit {
        records.truncate(limit);
    }
}

/// The order of the kind where none is asked for.
fn usual_order(kind: &'static Kind) -> Vec<Key<Path>> {
    let paths = kind.order.iter();
    paths
        .filter_map(|path| Path::parse(kind, path))
        .map(|path| Key { path, down: false })
        .collect()
}

/// How many items are asked for, if that was said.
///
/// # Errors
/// Where it is no number.
pub fn limit(arguments: &Arguments) -> Result<Option<usize>, Problem> {
    arguments
        .last("limit")
        .map(|word| read::limit(&word))
        .transpose()
}
