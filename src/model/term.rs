//! Abbreviations and terms.

use super::Kind;
use super::column::Column;
use super::field::Field;
use super::field::Shape::{Link, Text};
use super::shared::{ANY, CITATIONS, ID, KIND as KIND_FIELD, LAYER, NAME, SUMMARY, orgs};

pub const KIND: Kind = Kind {
    name: "term",
    plural: "terms",
    list: "glossary",
    aliases: &["terms"],
    about: "abbreviations and terms",
    prefix: "term-",
    by_id_only: true,
    citations_optional: true,
    search_boost: 95,
    asked_by: &[
        "stand for",
        "stands for",
        "mean",
        "meaning",
        "abbreviation",
        "acronym",
    ],
    fields: &[
        ID,
        KIND_FIELD,
        NAME,
        SUMMARY,
        orgs("The organizations of the record that it refers to."),
        Field::new("expansion", Text, "what the abbreviation is short for")
            .or_null()
            .rule("Null where it is not an abbreviation, or where the name of the record that it refers to is the expansion.")
            .example("Common Foreign and Security Policy")
            .searched(6),
        Field::new("refers_to", Link(ANY), "the record that it refers to").reads("Refers to", "In the glossary")
            .or_null()
            .rule("What it means, or the document that sets it out; not the event that it arose from.")
            .example("monusco")
            .searched(2),
        LAYER,
        CITATIONS,
    ],
    columns: &[
        Column::plain("term", &["name"]),
        Column::plain("expansion", &["expansion"]),
        Column::plain("meaning", &["summary"]),
        Column::labels("org", &["orgs"]).rank(1),
    ],
    order: &["name"],
    tally: &[],
    when: None,
    events: &[],
    linked_from: &[],
    examples: &[
        ("", "all abbreviations and terms"),
        ("--org nato", "those of NATO"),
        (
            "--fields name,expansion -f csv",
            "a list of abbreviations for a spreadsheet",
        ),
    ],
    ..Kind::NEW
};
