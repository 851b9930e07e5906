//! What the dataset says of itself: its name, version, date, licence and authors.

use std::sync::LazyLock;

use serde::Deserialize;

/// The dataset itself, as `data/dataset.json` describes it.
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
    /// The organizations in the order in which they are listed and coloured; others come after them.
    pub orgs: Vec<&'static str>,
    /// The paper that the dataset encodes.
    pub paper: Paper,
}

/// The paper that the dataset encodes: the record to which most citations point, and what there is in it to cite.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    /// The id of its record.
    pub id: &'static str,
    /// What it is called where its record is not at hand.
    pub name: &'static str,
    /// Its date, which is also that of its view of things.
    pub date: &'static str,
    /// How many numbered notes it has.
    pub notes: u16,
    /// The parts of the paper by the first of their notes.
    pub note_sections: Vec<Section>,
    /// The kinds of place in it besides its headings and notes.
    pub places: Vec<Place>,
}

/// A kind of place in the paper: parts joined by commas, such as `Table 2, Training, UN`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// What each part may be.
    pub parts: Vec<Part>,
    /// One such place, where messages show one.
    pub example: Option<&'static str>,
}

/// A part of a place.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// This word.
    Word(&'static str),
    /// One of these.
    OneOf(Vec<&'static str>),
    /// A year from the first of these to the last.
    Years(u16, u16),
    /// Any date.
    Date,
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

/// The embedded dataset's own description. The tests make sure that it can be read.
pub fn about() -> &'static About {
    static ABOUT: LazyLock<About> = LazyLock::new(|| {
        serde_json::from_str(include_str!("../../data/dataset.json")).unwrap_or_default()
    });
    &ABOUT
}

/// The place of an organization in their order; behind all where it is none of those listed. Its accent follows from it.
#[must_use]
pub fn org_rank(id: &str) -> usize {
    let orgs = &about().orgs;
    let place = orgs.iter().position(|known| *known == id);
    place.unwrap_or(orgs.len())
}

impl Paper {
    /// The heading under which the note of this number is.
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
    use crate::model::date::Date;

    #[test]
    fn the_dataset_says_what_it_is() {
        let about = about();
        assert_eq!(about.version, "2.0.0");
        assert!(about.paper.date.parse::<Date>().is_ok());
        assert_eq!(about.licence, "CC-BY-4.0");
        let evidence = about.evidence_to.parse::<Date>().expect("a date");
        let checked = about.checked.parse::<Date>().expect("a date");
        assert!(evidence.latest() <= checked.latest());
        assert_eq!(DIGEST.len(), 64);
    }

    #[test]
    fn the_notes_of_the_paper_are_under_its_headings_in_order() {
        let sources = crate::model::kind("source").expect("a kind");
        let records = crate::dataset::embedded::read(sources);
        let paper = records
            .iter()
            .find(|record| record.id() == about().paper.id);
        let outline = paper.expect("the paper").words("outline");
        let sections = &about().paper.note_sections;
        assert!(sections.is_sorted_by(|left, right| left.first < right.first));
        for section in sections {
            assert!(
                outline.iter().any(|heading| heading == section.heading)
                    || section.heading.starts_with("Annex "),
                "{}",
                section.heading
            );
        }
        let section = |note| about().paper.section_of_note(note);
        assert_eq!(
            section(64),
            Some("The United Nations' Implementation of POC")
        );
        assert_eq!(section(29), Some("Origins of POC in NATO"));
        assert_eq!(section(170), Some("Annex 2"));
    }
}
