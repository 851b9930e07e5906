//! States, groups, offices, units, centres.

use super::Kind;
use super::field::Shape::{Integer, Link, List, Object, Text, Word as OneOf};
use super::field::{Field, Trace, Vocabulary, Word};
use super::shared::{
    ACRONYM, ALIASES, ANY, CITATIONS, ID, KIND as KIND_FIELD, LAYER, NAME, SUMMARY, WHO, orgs,
};

pub const KIND: Kind = Kind {
    name: "actor",
    list: "actors",
    aliases: &[],
    about: "states, groups, offices, units and centres",
    data: embedded!("actor"),
    prefix: "",
    uncited: false,
    sought: 100,
    answers: &["who", "whose"],
    fields: &[
        ID,
        KIND_FIELD,
        NAME,
        SUMMARY,
        orgs("The organization that it belongs to; a state has none."),
        ACRONYM,
        ALIASES,
        Field::new("type", OneOf(&TYPES), "what sort of actor it is")
            .example("office")
            .filter("type"),
        Field::new("part_of", Link(WHO), "what it belongs to")
            .or_null()
            .rule(
                "Another actor or a mission; the organization that it belongs to stands in `orgs`.",
            )
            .example("nato-human-security-unit")
            .searched(1)
            .filter("part-of")
            .traced(Trace::Earlier("includes")),
        Field::new("successor", Link(&["actor"]), "what it became")
            .or_null()
            .example("dpo")
            .traced(Trace::Later("became")),
        Field::new(
            "role",
            Text,
            "its part in protecting civilians, in the coders' words",
        )
        .or_null()
        .example(
            "Turned lessons of the field into the first concept, policy and guidelines on POC.",
        )
        .searched(3),
        Field::new("acts", List(&Object(ACT)), "what it did"),
        LAYER,
        CITATIONS,
    ],
    columns: &["id", "name", "type", "orgs", "role"],
    when: None,
    events: &[],
    linked_from: &[],
    examples: &[
        ("--type state", "states, and what they did"),
        ("--org nato --type office", "offices of NATO"),
        (
            "--fields name,acts.year,acts.text -f list",
            "what each did, and when",
        ),
    ],
};

const ACT: &[Field] = &[
    Field::new("year", Integer, "when")
        .or_null()
        .example("1999"),
    Field::new("text", Text, "what, in the coders' words")
        .example("Put POC first in MONUC's new mandate.")
        .searched(2),
    Field::new("records", List(&Link(ANY)), "the records that it is about")
        .example("[\"eu-poc-guidelines-2003\"]"),
];

const TYPES: Vocabulary = Vocabulary::new(&[
    Word::new("state", "a state"),
    Word::new("group", "a group of states, friends or contributors"),
    Word::new("body", "a deciding body"),
    Word::new("office", "a department, a staff or a unit"),
    Word::new("centre", "a centre for training or lessons"),
    Word::new("person", "a person"),
    Word::new(
        "civil-society",
        "an organization of civil society or research",
    ),
    Word::new(
        "regional-body",
        "a regional body that is no organization here",
    ),
    Word::new("armed-force", "an army, an armed group or a unit"),
]);
