//! The controlled vocabulary of protection, and how the organizations' terms map on each other.

use super::column::Column;
use super::field::Shape::{Integer, Link, List, Object, Text, Word as OneOf};
use super::field::{Field, Vocabulary, Word};
use super::shared::{ALIASES, CITATIONS, ID, KIND as KIND_FIELD, LAYER, NAME, SUMMARY, orgs};
use super::{Kind, Role};

pub const KIND: Kind = Kind {
    name: "concept",
    plural: "concepts",
    list: "concepts",
    aliases: &[],
    about: "the concepts of POC: tiers, elements, and lenses",
    role: Role::Concept,
    prefix: "",
    must_be_linked: true,
    search_boost: 112,
    asked_by: &["what is", "what are", "meaning"],
    fields: &[
        ID,
        KIND_FIELD,
        NAME,
        SUMMARY.rule("What the concept means."),
        orgs("Who uses it, as coded here: in the `concepts` of its policies, definitions or tools, in a label, or where a place that is cited says so. A statement that an organization lacks something, or is criticized for it, does not count as use.")
            .derived_from(&["policy", "definition"]),
        Field::new("group", OneOf(&GROUPS), "the group of concepts that it belongs to").example("tier").filter("group").selects("of a group"),
        ALIASES,
        Field::new("broader", List(&Link(&["concept"])), "the concepts that it is part of").reads("Part of", "Concepts that are part of it").one_way()
            .rule("Omitted where `matches` already records the relation.")
            .example("[\"human-rights\"]")
            .judged(),
        Field::new("labels", List(&Object(LABEL)), "what documents call it, edition by edition").asked_by(&["called", "label"])
            .rule("Wording that the paper quotes or prints from a document; a paraphrase gives none.")
            .searched(5),
        Field::new("matches", List(&Object(MATCH)), "corresponding concepts of other organizations").asked_by(&["map", "mapping", "correspond", "crosswalk", "equivalent", "match", "compare", "versus"])
            .rule("Recorded in both concepts, as inverses: broader and narrower; exact, close, and related are symmetric."),
        LAYER,
        CITATIONS,
    ],
    columns: &[
        Column::plain("concept", &["name"]),
        Column::plain("group", &["group"]),
        Column::labels("org", &["orgs"]),
        Column::plain("summary", &["summary"]),
    ],
    order: &["name"],
    tally: &[],
    when: None,
    events: &[],
    linked_from: &[],
    examples: &[
        ("--group tier,lens --fields id,name,matches.concept,matches.match", "the crosswalk of tiers and lenses"),
        ("--org nato", "the concepts of NATO's documents"),
        ("--group tier --json | jq -r '.[].id'", "ids of the UN's tiers, for a script"),
    ],
    ..Kind::NEW
};

const LABEL: &[Field] = &[
    Field::new("label", Text, "the name as the document has it")
        .example("protection of human rights")
        .searched(5),
    Field::new("policy", Link(&["policy"]), "the document")
        .reads("", "Concepts that it labels")
        .example("ajp-3-4-5-2015"),
    Field::new("year", Integer, "its year")
        .or_null()
        .example("2015"),
];

const MATCH: &[Field] = &[
    Field::new("concept", Link(&["concept"]), "the other concept").reads("", "Matched by").example("harm-mitigation"),
    Field::new("match", OneOf(&MATCHES), "how the other concept relates to this one")
        .rule("An organization's own tier, element or lens is `narrower` than the general concept of which it is a form, `broader` where it takes in all of that and more, `related` where each takes in something that the other does not; never `exact`. `close` is for terms of the same rank: those of two organizations, or two general concepts.")
        .example("broader")
        .judged(),
    Field::new("reason", Text, "why")
        .example("Harm mitigation is about harm from one's own operations; the lens includes harm by third parties."),
];

const GROUPS: Vocabulary = Vocabulary::new(&[
    Word::new("tier", "a tier of the UN's approach")
        .titled("tiers")
        .of_one_approach(),
    Word::new("lens", "a lens of NATO's approach")
        .titled("lenses")
        .of_one_approach(),
    Word::new("element", "an element of the EU's approach")
        .titled("elements")
        .of_one_approach(),
    Word::new("approach", "a way to protect").titled("approaches"),
    Word::new("norm", "a body of norms or an agenda").titled("norms"),
    Word::new("context", "institutions and circumstances").titled("contexts"),
]);

const MATCHES: Vocabulary = Vocabulary::new(&[
    Word::kept(
        "exact",
        "both mean the same",
        "no two organizations' terms were found to have the same meaning",
    ),
    Word::new("close", "close in meaning, though not interchangeable"),
    Word::new("broader", "the other concept includes more").inverse("narrower"),
    Word::new("narrower", "the other concept includes less").inverse("broader"),
    Word::new("related", "they overlap"),
]);
