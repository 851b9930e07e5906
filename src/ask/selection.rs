//! Some records of one kind: which of them, in which order, how many.

use super::arguments::Arguments;
use super::filter::{self, Condition, Filter};
use super::parameter::{Parameter, Takes};
use super::sort::{self, Key};
use super::{read, rows};
use crate::dataset::path::Path;
use crate::dataset::{Dataset, Record};
use crate::model::Kind;
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
            "Sort by fields, with - before it downwards; nulls last",
        )
        .several()
        .under(SHAPING),
        Parameter::option(
            "limit",
            Takes::Number,
            "Show the first N; there is no limit otherwise",
        )
        .short('n')
        .under(SHAPING),
        Parameter::flag("count", "Print the number alone").under(SHAPING),
        Parameter::option(
            "fields",
            Takes::Path(Some(kind)),
            "Show these fields, dotted paths among them, or all",
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

    /// The filters that its conditions are for `dataset`.
    ///
    /// # Errors
    /// Where a word means no record or value there, or several.
    pub fn filters<'d>(&self, dataset: &'d Dataset<'d>) -> Result<Vec<Filter<'d>>, Problem> {
        let as_of = self.conditions.iter().find_map(Condition::period);
        self.conditions
            .iter()
            .map(|condition| condition.filter(dataset, as_of))
            .collect()
    }

    /// The records in their order.
    ///
    /// # Errors
    /// Where a word of a condition means no record or value in `dataset`, or several.
    pub fn select<'d>(&self, dataset: &'d Dataset<'d>) -> Result<Selected<'d>, Problem> {
        let filters = self.filters(dataset)?;
        let mut records: Vec<&Record<'d>> = dataset
            .records(self.kind)
            .iter()
            .filter(|record| filters.iter().all(|filter| filter.keeps(*record)))
            .collect();
        let usual = self.usual_order();
        let order = if self.order.is_empty() {
            &usual
        } else {
            &self.order
        };
        if order.is_empty() {
            records.sort_by_key(|record| record.id());
        } else {
            sort::sort(
                &mut records,
                order,
                |record, path| dataset.at(record, path),
                |record| record.id(),
            );
        }
        if let Some(limit) = self.limit {
            records.truncate(limit);
        }
        Ok(Selected { records, filters })
    }

    /// The order of the kind where none is asked for.
    fn usual_order(&self) -> Vec<Key<Path>> {
        let path = (self.kind.name == "milestone")
            .then(|| Path::parse(self.kind, "date"))
            .flatten();
        path.map(|path| Key { path, down: false })
            .into_iter()
            .collect()
    }
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
