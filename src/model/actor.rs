//! States, groups, offices, units, centres.

use super::Kind;
use super::column::Column;
use super::field::Shape::{Date as Partial, Integer, Link, List, Object, Text, Word as OneOf};
use super::field::{Field, Trace, Vocabulary, Word};
use super::shared::{
    ACRONYM, ALIASES, ANY, CITATIONS, ID, KIND as KIND_FIELD, LAYER, NAME, SUMMARY, WHO, orgs,
};

pub const KIND: Kind = Kind {
    name: "actor",
    plural: "actors",
    list: "actors",
    aliases: &[],
    about: "states, groups, offices, units, and centers",
    prefix: "",
    must_be_linked: true,
    search_boost: 100,
    asked_by: &["who", "whose"],
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
            .filter("type").selects("of a type"),
        Field::new("part_of", Link(WHO), "what it belongs to").reads("Part of", "Parts of it")
            .or_null()
            .rule(
                "Another actor or a mission; the organization that it belongs to is in `orgs`.",
            )
            .example("nato-human-security-unit")
            .searched(1)
            .filter("part-of").selects("that belong to a record")
            .traced(Trace::Earlier("includes"))
            .one_way(),
        Field::new("successor", Link(&["actor"]), "what it became").reads("Became", "Formerly").asked_by(&["renamed", "rename", "became", "replaced", "call itself now"])
            .or_null()
            .example("dpo")
            .traced(Trace::Later("became"))
            .one_way(),
        Field::new(
            "role",
            Text,
            "its part in protecting civilians, in the coders' words",
        )
        .or_null()
        .example(
            "Turned lessons of the field into the first concept, policy and guidelines on POC.",
        )
        .attests()
        .prose()
        .searched(3),
        Field::new("acts", List(&Object(ACT)), "what it did")
            .attests()
            .rule("A government acts as its state. An act that a source attributes to an armed group is not an act of a state."),
        Field::new("iso3", Text, "the ISO 3166-1 alpha-3 code of a state or territory").reads("ISO code", "")
            .or_null()
            .rule("As in the iso-codes list of 2026. Null for what has none: ceased states, Kosovo, and every actor that is neither a state nor a territory. A withdrawn or user-assigned code is an alias.")
            .example("COD")
            .named(1)
            .formed(is_iso3, "three capital letters")
            .in_every_layer()
            .searched(3),
        Field::new("gw", List(&Object(CODE)), "the numbers of the Gleditsch-Ward list of independent states").reads("Gleditsch-Ward number", "")
            .in_every_layer()
            .rule("Copied from iisystem.dat in the version that runs to 31 December 2017 (ksgleditsch.com); empty where it has no entry. Never the number of the Correlates of War project."),
        Field::new("regions", List(&OneOf(&REGIONS)), "the regions that count it among their members")
            .rule("Each region is one membership list with its source. A state may be in several.")
            .example("[\"sahel\"]")
            .filter("region").selects("in a region")
            .in_every_layer()
            .searched(2),
        Field::new("from", Partial, "when a ceased state began").or_null().example("1992-04-27"),
        Field::new("to", Partial, "when a state ceased to exist").or_null().example("2003-02-04"),
        Field::new("successors", List(&Link(&["actor"])), "the states and territories that succeeded it").reads("Succeeded by", "Before it")
            .example("[\"serbia\", \"montenegro\"]"),
        LAYER,
        CITATIONS,
    ],
    columns: &[
        Column::first("actor", &["acronym", "name"]),
        Column::plain("type", &["type"]),
        Column::labels("org", &["orgs"]),
        Column::plain("role", &["role"]),
    ],
    order: &["name"],
    tally: &[],
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
    ..Kind::NEW
};

/// Whether it looks like an ISO 3166-1 alpha-3 code.
fn is_iso3(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

const ACT: &[Field] = &[
    Field::new("year", Integer, "when")
        .or_null()
        .example("1999"),
    Field::new("text", Text, "what, in the coders' words")
        .example("Put POC first in MONUC's new mandate.")
        .prose()
        .searched(2),
    Field::new("records", List(&Link(ANY)), "the records that it is about")
        .reads("", "Actors involved")
        .example("[\"eu-poc-guidelines-2003\"]"),
    CITATIONS,
];

const CODE: &[Field] = &[
    Field::new("code", Integer, "the number").example("490"),
    Field::new("from", Partial, "the first day of the entry in the list")
        .or_null()
        .example("1960-06-30"),
    Field::new("to", Partial, "the last day of the entry in the list")
        .or_null()
        .rule("Null where the entry is open.")
        .example("2006-06-04"),
];

/// Membership lists. Each is one list with one source, so that a region means the same to everybody.
const REGIONS: Vocabulary = Vocabulary::new(&[
    Word::new(
        "sahel",
        "the ten countries of the UN Integrated Strategy for the Sahel: Burkina Faso, Cameroon, Chad, the Gambia, Guinea, Mali, Mauritania, Niger, Nigeria, Senegal",
    ),
    Word::new(
        "horn-of-africa",
        "the members of the Intergovernmental Authority on Development (IGAD): Djibouti, Eritrea, Ethiopia, Kenya, Somalia, South Sudan, Sudan, Uganda",
    ),
    Word::new(
        "great-lakes",
        "the members of the International Conference on the Great Lakes Region (ICGLR): Angola, Burundi, Central African Republic, Congo, Democratic Republic of the Congo, Kenya, Rwanda, South Sudan, Sudan, Uganda, United Republic of Tanzania, Zambia",
    ),
    Word::new(
        "western-balkans",
        "the EU's list of partners in the Western Balkans: Albania, Bosnia and Herzegovina, Kosovo, Montenegro, North Macedonia, Serbia",
    ),
]);

const TYPES: Vocabulary = Vocabulary::new(&[
    Word::new(
        "state",
        "a Member State of the United Nations, also one that ceased to exist",
    ),
    Word::new(
        "territory",
        "any other area with a record of its own; the term implies nothing about its legal status",
    )
    .remarked("The word `territory` says nothing on the legal status of the area."),
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
        "a regional body that is not among the organizations here",
    ),
    Word::new("armed-force", "an army, an armed group or a unit"),
]);
