//! Selections for programs: the same filters and the same order as the list commands have.

use super::filter::{self, Condition, Filter};
use super::read;
use super::selection;
use super::sort::{self, Key};
use crate::dataset::path::Path;
use crate::dataset::{Dataset, Record};
use crate::model::Kind;
use crate::problem::Problem;

/// Records of one kind, to be filtered and sorted: see [`Dataset::select`].
pub struct Select<'d> {
    dataset: &'d Dataset<'d>,
    kind: &'static Kind,
    filters: Vec<Filter<'d>>,
    order: Vec<Key<Path>>,
    limit: Option<usize>,
}

impl<'d> Dataset<'d> {
    /// Selects records of `kind`.
    ///
    /// ```
    /// use poc_cli::{Dataset, model};
    ///
    /// let dataset = Dataset::embedded();
    /// let missions = dataset
    ///     .select(model::MISSION)
    ///     .filter("org", "eu")?
    ///     .filter("mandate", "poc")?
    ///     .sort("start")?
    ///     .records();
    /// assert!(missions.iter().all(|mission| mission.words("orgs").contains(&"eu".to_owned())));
    ///
    /// // What is not known is an error that says what is near.
    /// let error = dataset.select(model::MISSION).filter("org", "natoo").err();
    /// assert_eq!(error.map(|error| error.suggestions), Some(vec!["nato".to_owned()]));
    /// # Ok::<(), poc_cli::Error>(())
    /// ```
    #[must_use]
    pub const fn select(&'d self, kind: &'static Kind) -> Select<'d> {
        Select {
            dataset: self,
            kind,
            filters: Vec::new(),
            order: Vec::new(),
            limit: None,
        }
    }
}

impl<'d> Select<'d> {
    /// Keeps the records that meet the filter `name`, which is that of the list command: `filter("mandate", "poc")` is
    /// `--mandate poc`. Several words are joined by commas, and one of them is enough.
    ///
    /// # Errors
    /// Where the kind has no such filter, or it takes no such word.
    pub fn filter(mut self, name: &str, words: &str) -> Result<Self, Problem> {
        let words = words.split(',').map(|word| word.trim().to_owned());
        let condition = Condition::of(self.kind, name, words.collect())?;
        self.filters.push(condition.filter(self.dataset)?);
        Ok(self)
    }

    /// Sorts by the value of `field`, downwards with `-` before it, after those that were given before.
    ///
    /// # Errors
    /// Where the kind has no such field.
    pub fn sort(mut self, field: &str) -> Result<Self, Problem> {
        let keys = sort::keys(&[field.to_owned()], |path| read::path(self.kind, path))?;
        self.order.extend(keys);
        Ok(self)
    }

    /// Gives the first `number` records only.
    #[must_use]
    pub const fn limit(mut self, number: usize) -> Self {
        self.limit = Some(number);
        self
    }

    /// The records.
    #[must_use]
    pub fn records(mut self) -> Vec<&'d Record<'d>> {
        filter::set_as_of(&mut self.filters);
        let mut records = selection::kept(self.dataset, self.kind, &self.filters);
        selection::arrange(
            self.dataset,
            self.kind,
            &self.order,
            self.limit,
            &mut records,
        );
        records
    }
}
