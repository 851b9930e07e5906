//! Claims that one thing shaped another.

use super::column::Column;
use super::field::Shape::{Integer, Link, Word as OneOf};
use super::field::{Field, Trace, Vocabulary, Word};
use super::shared::{
    ANY, CITATIONS, CONCEPTS, ID, KIND as KIND_FIELD, LAYER, NAME, SUMMARY, flag, orgs,
};
use super::{Kind, When};

pub const KIND: Kind = Kind {
    name: "influence",
    plural: "influences",
    list: "influences",
    aliases: &[],
    about: "claims that one thing shaped another",
    prefix: "inf-",
    labelled: true,
    tie: "influence",
    search_boost: 85,
    asked_by: &["influence", "shape", "lead to", "led to", "effect", "impact", "why", "root", "legacy", "model", "copy", "inspire", "borrow", "lesson"],
    fields: &[
        ID,
        KIND_FIELD,
        NAME,
        SUMMARY,
        orgs("The organizations of the two records that it names. Where one of the two is a concept, only the organizations that the text mentions."),
        Field::new("from", Link(ANY), "what came first, or shaped").reads("What came first", "What it shaped")
            .example("artemis")
            .traced(Trace::Begins)
            .searched(3),
        Field::new("to", Link(ANY), "what was shaped").reads("What was shaped", "What shaped it")
            .example("monuc-ituri-brigade")
            .traced(Trace::Ends)
            .searched(3),
        Field::new(
            "relation",
            OneOf(&RELATIONS),
            "how the first influenced the second, read from `from` to `to`",
        )
        .rule("One record for each pair. `prompted` ends at a thing that an event brought about (document, tool, unit, mission, milestone); where it moved an organization or a concept it is `impetus-for` or `lessons-for`. `guided` may be an aim, with a doubt; `advocated` means that the end itself was pushed for. Succession, revision, parallel operations, and the users of a tool are recorded only in the fields of those records.")
        .example("template-for")
        .judged()
        .filter("relation").selects("with a relation"),
        Field::new("year", Integer, "the year of the effect")
            .or_null()
            .rule("Not that of the cause, also for `advocated`. Of `since 2010` it is 2010, and the summary says so.")
            .example("2003"),
        flag(
            "explicit",
            "whether the source claims it; false where it only draws a parallel",
        )
        .reads("Claimed by the source", "")
        .rule("`foreshadowed` is explicit only where the source itself calls the one a sign or precursor of the other; false where similarity or sequence is only read from two entries.")
        .example("true")
        .judged()
        .filter("explicit").selects("that a source claims (false: draws a parallel)"),
        CONCEPTS,
        LAYER,
        CITATIONS,
    ],
    columns: &[
        Column::plain("year", &["year"]),
        Column::plain("influence", &["name"]),
        Column::plain("relation", &["relation"]),
    ],
    order: &["year"],
    tally: &[],
    drawn: Some(super::Drawn::Graph),
    when: Some(When::on("year")),
    events: &[],
    linked_from: &[],
    examples: &[
        (
            "--about artemis",
            "what shaped Operation Artemis, and what it shaped",
        ),
        ("--relation template-for", "what was copied or modelled"),
        (
            "--explicit=false --sort year",
            "mere parallels, the oldest first",
        ),
    ],
    ..Kind::NEW
};

const RELATIONS: Vocabulary = Vocabulary::new(&[
    Word::new("template-for", "its text or form was copied or modelled"),
    Word::new("impetus-for", "provided the impetus"),
    Word::new("informed", "contributed knowledge or wording to"),
    Word::new("adopted-by", "was adopted in full by"),
    Word::new("welcomed-by", "was welcomed or referred to by"),
    Word::new("guided", "the other was brought into line with it"),
    Word::new("lessons-for", "its lessons, good or bad, led to change"),
    Word::new("prompted", "an event or failure caused it"),
    Word::new("requested", "asked for it"),
    Word::new("recommended", "recommended it"),
    Word::new("advocated", "an actor pushed for it"),
    Word::new("drafted", "an actor wrote or built it"),
    Word::new("supplemented-by", "was completed by"),
    Word::new("operationalized-by", "was put into practice by"),
    Word::new("taught-in", "is taught in"),
    Word::new("certified", "certified it"),
    Word::new("enabled", "bridged to, prepared or reinforced it"),
    Word::new("foreshadowed", "came before it and resembled it"),
    Word::new("hindered", "caused friction or undermined it"),
    Word::new(
        "parallel",
        "resembles it, without a claim of influence; `explicit` is false",
    ),
]);
