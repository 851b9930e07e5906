//! The organizations that are compared, and their partners.

use super::Kind;
use super::column::Column;
use super::field::Shape::Word as OneOf;
use super::field::{Field, Vocabulary, Word};
use super::shared::{
    ACRONYM, ALIASES, CITATIONS, ID, KIND as KIND_FIELD, LAYER, NAME, SUMMARY, orgs,
};

pub const KIND: Kind = Kind {
    name: "organization",
    plural: "organizations",
    list: "orgs",
    aliases: &["organizations"],
    about: "the organizations and their partners",
    prefix: "",
    citations_optional: true,
    search_boost: 105,
    asked_by: &["who"],
    fields: &[
        ID,
        KIND_FIELD,
        NAME,
        SUMMARY,
        orgs("The organization itself."),
        ACRONYM,
        ALIASES,
        Field::new("role", OneOf(&ROLES), "its part in the comparison")
            .example("compared")
            .filter("role")
            .selects("with a role in the comparison"),
        LAYER,
        CITATIONS,
    ],
    columns: &[
        Column::first("org", &["acronym", "name"]),
        Column::plain("name", &["name"]),
        Column::plain("role", &["role"]).rank(1),
        Column::plain("summary", &["summary"]),
    ],
    order: &["id"],
    tally: &[],
    when: None,
    events: &[],
    linked_from: &[],
    examples: &[
        ("", "all organizations"),
        ("--role compared", "the three that the paper compares"),
        ("--json | jq -r '.[].id'", "ids for a script"),
    ],
    ..Kind::NEW
};

const ROLES: Vocabulary = Vocabulary::new(&[
    Word::new("compared", "one of the organizations compared").compared(),
    Word::new("partner", "runs operations with them; not compared itself"),
    Word::kept("other", "neither", "for organizations that a user adds"),
]);
