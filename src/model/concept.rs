//! The controlled vocabulary of protection, and how the organizations' terms map on each other.

use super::Kind;
use super::field::Shape::{Integer, Link, List, Object, Text, Word as OneOf};
use super::field::{Field, Vocabulary, Word};
use super::shared::{ALIASES, CITATIONS, ID, KIND as KIND_FIELD, LAYER, NAME, SUMMARY, orgs};

pub const KIND: Kind = Kind {
    name: "concept",
    list: "concepts",
    aliases: &[],
    about: "the vocabulary of protection, with the crosswalk between UN tiers, EU elements and NATO lenses",
    data: embedded!("concept"),
    prefix: "",
    uncited: false,
    fields: &[
        ID,
        KIND_FIELD,
        NAME,
        SUMMARY.rule("What the concept means."),
        orgs("Who uses it in a document that is coded here.").witnessed_by(&["policy", "definition"]),
        Field::new("group", OneOf(&GROUPS), "what sort of concept it is").filter("group"),
        ALIASES,
        Field::new("broader", List(&Link(&["concept"])), "the concepts that it is part of"),
        Field::new("labels", List(&Object(LABEL)), "what documents call it, edition by edition").searched(5),
        Field::new("matches", List(&Object(MATCH)), "the concepts of other organizations that it is near to")
            .rule("Told at both ends, each the inverse of the other: broader and narrower, exact, close and related with themselves."),
        LAYER,
        CITATIONS,
    ],
    columns: &["id", "name", "group", "orgs", "summary"],
    when: None,
    events: &[],
    linked_from: &[],
    examples: &[
        ("--group tier,lens --fields id,name,matches.concept,matches.match", "the crosswalk of tiers and lenses"),
        ("--org nato", "the concepts of NATO's documents"),
    ],
};

const LABEL: &[Field] = &[
    Field::new("label", Text, "the name as the document has it").searched(5),
    Field::new("policy", Link(&["policy"]), "the document"),
    Field::new("year", Integer, "its year").or_null(),
];

const MATCH: &[Field] = &[
    Field::new("concept", Link(&["concept"]), "the other concept"),
    Field::new("match", OneOf(&MATCHES), "how the other stands to this one").judged(),
    Field::new("reason", Text, "why"),
];

const GROUPS: Vocabulary = Vocabulary::new(&[
    Word::new("tier", "a tier of the UN's approach"),
    Word::new("lens", "a lens of NATO's approach"),
    Word::new("element", "an element of the EU's approach"),
    Word::new("approach", "a way to protect"),
    Word::new("norm", "a body of norms or an agenda"),
    Word::new("context", "institutions and circumstances"),
]);

const MATCHES: Vocabulary = Vocabulary::new(&[
    Word::kept(
        "exact",
        "both mean the same",
        "no two organizations' terms were found to mean quite the same",
    ),
    Word::new("close", "near enough to be read for each other with care"),
    Word::new("broader", "the other takes in more"),
    Word::new("narrower", "the other takes in less"),
    Word::new("related", "they touch"),
]);
