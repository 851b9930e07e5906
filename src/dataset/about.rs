//! What the dataset says of itself: its name, version, date, licence and authors.

use std::sync::LazyLock;

use serde::Deserialize;

/// The dataset as a whole, as `data/dataset.json` tells it.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// The key under which it is cited.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// The version of the records.
    pub version: &'static str,
    /// The version of the fields that they have.
    pub schema_version: &'static str,
    /// The date of the newest evidence that it has.
    pub evidence_to: &'static str,
    /// The day on which somebody last looked for what is newer.
    pub checked: &'static str,
    /// The licence, by its SPDX name.
    pub licence: &'static str,
    /// Who made it.
    pub authors: Vec<&'static str>,
    /// Where the numbered notes of the paper stand.
    pub note_sections: Vec<Section>,
}

/// A part of the paper, with the first of its notes; they run up to the next part's.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// The heading, as places name it.
    pub heading: &'static str,
    /// The number of its first note.
    pub first: u16,
}

/// The SHA-256 of the embedded data files: what `cat data/*.json | sha256sum` prints.
pub const DIGEST: &str = env!("POC_DATA_DIGEST");

/// The embedded dataset's own account. The tests hold that it can be read.
pub fn about() -> &'static About {
    static ABOUT: LazyLock<About> = LazyLock::new(|| {
        serde_json::from_str(include_str!("../../data/dataset.json")).unwrap_or_default()
    });
    &ABOUT
}

impl About {
    /// The heading under which the paper's note of this number stands.
    #[must_use]
    pub fn section_of_note(&self, number: u16) -> Option<&'static str> {
        self.note_sections
            .iter()
            .rev()
            .find(|section| section.first <= number)
            .map(|section| section.heading)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PAPER;
    use crate::model::date::Date;

    #[test]
    fn the_dataset_tells_what_it_is() {
        let about = about();
        assert_eq!(about.version, "2.0.0");
        assert_eq!(about.licence, "CC-BY-4.0");
        let evidence = about.evidence_to.parse::<Date>().expect("a date");
        let checked = about.checked.parse::<Date>().expect("a date");
        assert!(evidence.latest() <= checked.latest());
        assert_eq!(DIGEST.len(), 64);
    }

    #[test]
    fn the_notes_of_the_paper_stand_under_its_headings_in_order() {
        let sources = crate::model::kind("source").expect("a kind");
        let records = crate::dataset::embedded::read(sources);
        let paper = records.iter().find(|record| record.id() == PAPER);
        let outline = paper.expect("the paper").words("outline");
        let sections = &about().note_sections;
        assert!(sections.is_sorted_by(|left, right| left.first < right.first));
        for section in sections {
            assert!(
                outline.iter().any(|heading| heading == section.heading)
                    || section.heading.starts_with("Annex "),
                "{}",
                section.heading
            );
        }
        assert_eq!(
            about().section_of_note(64),
            Some("The United Nations' Implementation of POC")
        );
        assert_eq!(about().section_of_note(29), Some("Origins of POC in NATO"));
        assert_eq!(about().section_of_note(170), Some("Annex 2"));
    }
}
