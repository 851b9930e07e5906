//! Opening a dataset: which records are in it.

use super::{Dataset, Input, Layer, Wanted};
use crate::problem::Problem;

/// The choice of the records that a dataset has: the embedded ones, and a user's own. It keeps the texts that the records of
/// the open dataset are read from.
///
/// ```
/// use poc_cli::{Dataset, Layer};
///
/// // Only what the paper itself says.
/// let paper = Dataset::builder().layer(Layer::Paper);
/// let dataset = paper.open()?;
/// assert!(dataset.find("unamsil").is_some());
/// # Ok::<(), poc_cli::Error>(())
/// ```
///
/// A user's own records come from files, or from a text:
///
/// ```
/// use poc_cli::{Dataset, model};
///
/// let record = r#"{"id": "au", "kind": "organization", "name": "African Union"}"#;
/// let own = Dataset::builder().text("own records", record).only_data();
/// let dataset = own.open()?;
/// assert_eq!(dataset.records(model::ORGANIZATION).len(), 1);
/// # Ok::<(), poc_cli::Error>(())
/// ```
#[derive(Debug, Default)]
pub struct Builder {
    inputs: Vec<Input>,
    remarks: Vec<String>,
    wanted: Option<Wanted>,
    only_data: bool,
    layer: Option<Layer>,
}

impl Builder {
    /// Adds the records at `path`, merged into those before by id: a directory of files named after kinds, a file of
    /// records, or `-` for standard input.
    ///
    /// # Errors
    /// Where they cannot be read.
    pub fn data(mut self, path: &str) -> Result<Self, Problem> {
        if path == "-" && self.inputs.iter().any(Input::is_standard) {
            return Err(Problem::new(
                "stdin-twice",
                "standard input can be read only once; give `-` once",
            ));
        }
        let found = Input::open_for(path, self.wanted.as_mut())?;
        self.inputs.extend(found.inputs);
        self.remarks.extend(found.remarks);
        Ok(self)
    }

    /// Adds the records that `text` has, called `name` in messages: an array of records or one after another, each naming
    /// its `kind`.
    #[must_use]
    pub fn text(mut self, name: &str, text: impl Into<String>) -> Self {
        self.inputs.push(Input::of(name, text.into()));
        self
    }

    /// Reads of the data that are added from now on only what `wanted` may be about.
    #[must_use]
    pub fn only_wanted(mut self, wanted: Option<Wanted>) -> Self {
        self.wanted = wanted;
        self
    }

    /// Leaves the embedded records out.
    #[must_use]
    pub const fn only_data(mut self) -> Self {
        self.only_data = true;
        self
    }

    /// Shows the records and fields of one layer only.
    #[must_use]
    pub const fn layer(mut self, layer: Layer) -> Self {
        self.layer = Some(layer);
        self
    }

    /// Opens the dataset. Of a user's records only the JSON is checked here.
    ///
    /// # Errors
    /// Where a text is not JSON, or has what is no record of a known kind.
    pub fn open(&self) -> Result<Dataset<'_>, Problem> {
        let dataset = Dataset::open(&self.inputs, !self.only_data, self.layer)?;
        for remark in &self.remarks {
            dataset.remark(remark.clone());
        }
        Ok(dataset)
    }
}
