//! Recommendations, and what is known to have followed.

use super::Kind;
use super::column::Column;
use super::field::Field;
use super::field::Shape::{Date as Partial, Link, List, Object, Text};
use super::shared::{ANY, CITATIONS, CONCEPTS, ID, KIND as KIND_FIELD, LAYER, NAME, SUMMARY, orgs};

pub const KIND: Kind = Kind {
    name: "recommendation",
    plural: "recommendations",
    list: "recommendations",
    aliases: &[],
    about: "the paper's recommendations and their follow-up",
    prefix: "rec-",
    labelled: true,
    search_boost: 100,
    asked_by: &["should", "recommend", "suggest", "propose", "advice"],
    fields: &[
        ID,
        KIND_FIELD,
        NAME,
        SUMMARY.rule("The recommendation itself, in the coders' words."),
        orgs("Who should act."),
        Field::new(
            "heading",
            Text,
            "the heading that the conclusion puts it under",
        )
        .or_null()
        .rule("One of four. Null: made in the running text.")
        .example("Adapt POC to new operational realities")
        .searched(1),
        Field::new("addressed_to", List(&Link(ANY)), "who is addressed").reads("Addressed to", "Recommendations to it").asked_by(&["recommend", "addressed", "ought", "need"])
            .rule("Whoever the text says should act. Where it names states or groups: they, and not the organizations around them.")
            .example("[\"germany\", \"austria\"]")
            .filter("addressee").selects("addressed to a record"),
        Field::new(
            "actors",
            List(&Link(&["actor"])),
            "states, groups and offices that are named",
        ).reads("Actors", "Recommendations that name it")
        .rule("Named in the recommendation itself or in the passage that it points to.")
        .example("[\"group-of-friends-poc\", \"poc-tiger-team\"]")
        .filter("actor").selects("that name an actor")
        .searched(2),
        Field::new(
            "evidence",
            List(&Link(ANY)),
            "the records that show the gap it addresses",
        ).reads("Evidence", "Recommendations based on it")
        .rule("What shows the gap, or what the recommendation names as the thing to build on.")
        .example("[\"german-tacpoc\", \"austria-eu-poc\"]")
        .judged(),
        Field::new(
            "follow_up",
            List(&Object(FOLLOW_UP)),
            "what is known to have happened since",
        )
        .reads("Follow-up", "")
        .rule(
            "Later developments; no claim is made that the recommendation caused them.",
        ),
        CONCEPTS,
        LAYER,
        CITATIONS,
    ],
    columns: &[
        Column::labels("to", &["addressed_to"]),
        Column::plain("recommendation", &["summary"]),
        Column::plain("heading", &["heading"]).rank(2),
    ],
    order: &["heading", "addressed_to"],
    tally: &[],
    when: None,
    events: &[],
    linked_from: &[],
    examples: &[
        ("--org nato", "what NATO is advised"),
        (
            "--concept use-of-force,active-protection",
            "on active protection",
        ),
        (
            "--fields id,follow_up.date,follow_up.text -f list",
            "what is known to have followed",
        ),
    ],
    ..Kind::NEW
};

const FOLLOW_UP: &[Field] = &[
    Field::new("date", Partial, "when")
        .or_null()
        .example("2022-03-21"),
    Field::new("text", Text, "what happened, in the coders' words")
        .example("The training mission in Mozambique became an assistance mission.")
        .searched(2),
    Field::new("records", List(&Link(ANY)), "the records that it is about")
        .reads("", "Follow-up to recommendations")
        .example("[\"nato-strategic-concept-2022\"]"),
    super::shared::CITATIONS,
];
