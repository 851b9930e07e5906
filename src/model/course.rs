//! Offers to learners.

use super::column::Column;
use super::field::Shape::{Date as Partial, Link, List, Object, Text, Word as OneOf};
use super::field::{Field, Trace, Vocabulary, Word};
use super::shared::{CITATIONS, CONCEPTS, ID, KIND as KIND_FIELD, LAYER, NAME, SUMMARY, WHO, orgs};
use super::{Compared, Kind, When};

pub const KIND: Kind = Kind {
    name: "course",
    plural: "courses",
    list: "training",
    aliases: &["courses"],
    about: "courses and exercises",
    prefix: "",
    compared: Some(Compared::new("courses", "courses")),
    tie: "training",
    search_boost: 100,
    asked_by: &["learn", "teach", "class", "attend"],
    fields: &[
        ID,
        KIND_FIELD,
        NAME,
        SUMMARY,
        orgs("Whose approach it teaches."),
        Field::new("organizer", List(&Link(WHO)), "who organizes it").reads("Organized by", "Courses that it organizes").asked_by(&["organize", "offer", "run"])
            .example("[\"austria\"]")
            .filter("organizer").selects("of an organizer")
            .searched(3),
        Field::new("level", OneOf(&LEVELS), "the level that it trains").asked_by(&["level"])
            .rule("As a source names it, or by those who attend: leaders and headquarters are strategic. `unknown` otherwise.")
            .example("tactical")
            .filter("level").selects("at a level"),
        Field::new("start", Partial, "when it first took place").asked_by(&["start", "began", "first held"])
            .or_null()
            .rule("A pilot counts.")
            .example("2018"),
        Field::new("end", Partial, "when it last took place, if it has ended")
            .or_null()
            .example("2015"),
        Field::new(
            "certified_by",
            Link(&["organization", "actor"]),
            "who certified it",
        ).reads("Certified by", "Courses that it certifies").asked_by(&["certified", "certificate"])
        .or_null()
        .example("its")
        .traced(Trace::Earlier("certified")),
        Field::new(
            "teaches",
            List(&Link(&["policy"])),
            "the documents that it teaches",
        ).reads("Teaches", "Taught in")
        .rule("Documents that a source says are taught. A method that is taught is an influence of the tool.")
        .example("[\"un-poc-handbook-2020\"]")
        .traced(Trace::Earlier("taught-in")),
        Field::new("events", List(&Object(EVENT)), "what became of it"),
        CONCEPTS,
        LAYER,
        CITATIONS,
    ],
    columns: &[
        Column::years("years", &["start", "end"], &[], &[]),
        Column::plain("course", &["name"]),
        Column::labels("org", &["orgs"]),
        Column::names("organizer", &["organizer"]),
        Column::plain("level", &["level"]).rank(2),
        Column::plain("summary", &["summary"]).rank(3),
    ],
    order: &["start"],
    tally: &[],
    when: Some(When::lasting("start", "end").is("offered")),
    events: &[("start", "launched"), ("end", "ended")],
    linked_from: &[],
    examples: &[
        ("--org eu", "who teaches the EU's approach"),
        ("--level tactical", "training for those in the field"),
        (
            "--fields name,organizer,events.date,events.type",
            "who organizes them, and how they developed",
        ),
    ],
    ..Kind::NEW
};

const EVENT: &[Field] = &[
    Field::new("date", Partial, "when")
        .or_null()
        .example("2014"),
    Field::new("type", OneOf(&EVENTS), "what happened").example("certified"),
    Field::new("text", Text, "how, in the coders' words")
        .example("The UN's Integrated Training Service certified it.")
        .searched(2),
];

const EVENTS: Vocabulary = Vocabulary::new(&[
    Word::new("launched", "it took place for the first time"),
    Word::new("certified", "it was certified"),
    Word::new("updated", "it was revised"),
    Word::new("digitized", "it went online"),
    Word::new("held", "it took place"),
    Word::kept("planned", "it was announced", "for courses to come"),
    Word::new("other", "none of these"),
]);

const LEVELS: Vocabulary = Vocabulary::new(&[
    Word::new("strategic", "leaders and headquarters"),
    Word::kept(
        "operational",
        "planners and staffs of a mission",
        "the level between the two that the paper names",
    ),
    Word::new("tactical", "units in the field"),
    Word::kept("mixed", "several", "for courses that a user adds"),
    Word::new("unknown", "the sources do not say"),
]);
