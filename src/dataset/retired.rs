//! Retired ids, and the records that replace them.

use serde::Deserialize;

/// An id that no record has any more.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retired {
    /// The id as it was.
    pub id: String,
    /// The id of the record that answers for it now; none where nothing does.
    pub replaced_by: Option<String>,
    /// The version of the dataset that retired it.
    pub since: Option<String>,
    /// Why it was retired.
    #[serde(default)]
    pub reason: Option<String>,
}

/// The ids that the embedded dataset retired. The tests make sure that they can be read.
pub fn embedded() -> Vec<Retired> {
    read(include_str!("../../data/retired.json")).unwrap_or_default()
}

/// The retired ids of a text.
///
/// # Errors
/// Where it is not JSON, or no array of retired ids.
pub fn read(text: &str) -> serde_json::Result<Vec<Retired>> {
    serde_json::from_str(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Dataset;

    #[test]
    fn a_retired_id_is_gone_and_its_successor_is_there() {
        let dataset = Dataset::open(&[], true, None).expect("the embedded data");
        for retired in read(include_str!("../../data/retired.json")).expect("retired ids") {
            assert!(dataset.find(&retired.id).is_none(), "{}", retired.id);
            if let Some(successor) = &retired.replaced_by {
                assert!(dataset.find(successor).is_some(), "{successor}");
            }
        }
    }
}
