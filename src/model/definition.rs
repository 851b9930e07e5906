//! Definitions of the protection of civilians, taken apart.

use super::column::Column;
use super::field::Shape::{Integer, Link, List, Parts, Text, Word as OneOf};
use super::field::{Field, Trace, Vocabulary, Word};
use super::shared::{
    CITATIONS, CONCEPTS, ID, KIND as KIND_FIELD, LAYER, NAME, SUMMARY, flag, orgs,
};
use super::{Kind, When};

pub const KIND: Kind = Kind {
    name: "definition",
    plural: "definitions",
    list: "definitions",
    aliases: &[],
    about: "definitions of POC, broken down by component",
    prefix: "def-",
    labelled: true,
    search_boost: 95,
    asked_by: &["define", "defined"],
    fields: &[
        ID,
        KIND_FIELD,
        NAME,
        SUMMARY,
        orgs("Whose definition it is."),
        Field::new("policy", Link(&["policy"]), "the document that gives it").reads("Document", "Definitions")
            .example("un-poc-policy-2019")
            .traced(Trace::Earlier("defines"))
            .valid_while(),
        Field::new(
            "also_in",
            List(&Link(&["policy"])),
            "documents that repeat it",
        ).reads("Also in", "Definitions that it repeats")
        .example("[\"un-poc-handbook-2020\"]")
        .traced(Trace::Later("repeated-in"))
        .valid_while(),
        Field::new("year", Integer, "the year of that document").example("2016"),
        Field::new(
            "components",
            Parts(&COMPONENTS, COMPONENT),
            "what the definition says on each point that any of the definitions covers",
        )
        .asked_by(&["define", "definition", "wording", "component"]),
        CONCEPTS.rule("Every tier, lens, and element that the passage names, and at most four others that its words name."),
        LAYER,
        CITATIONS,
    ],
    columns: &[
        Column::plain("year", &["year"]),
        Column::plain("definition", &["name"]),
        Column::labels("org", &["orgs"]).rank(1),
        Column::plain("summary", &["summary"]),
    ],
    order: &["year"],
    tally: &[],
    when: Some(When::on("year")),
    events: &[],
    linked_from: &[],
    examples: &[
        ("", "all definitions"),
        (
            "--org eu --fields id,year,components.force-limit.present",
            "how far each definition of the EU allows force",
        ),
        (
            "--org nato --json | jq -r '.[].components[].terms[]'",
            "NATO's terms of art",
        ),
    ],
    ..Kind::NEW
};

const COMPONENT: &[Field] = &[
    flag("present", "whether the definition says anything on it")
        .rule("By the passage that Annex 1 prints, and by what the paper says of the same document. A resource that is requested is not a limit of capability, and a source of harm is not an actor.")
        .example("true")
        .judged(),
    Field::new("found", OneOf(&FOUND), "where it says so")
        .or_null()
        .rule("Null where it is absent. What only the body of the document says is `document`, with a citation whose doubt names the component.")
        .example("definition"),
    Field::new("text", Text, "what it says, in the coders' words")
        .or_null()
        .example("Only as far as the mission is able.")
        .searched(3),
    Field::new("terms", List(&Text), "its own terms of art, short")
        .example("[\"mission's capabilities\"]")
        .searched(4),
    Field::new(
        "via",
        Link(&["definition"]),
        "the definition that it adopts by reference, where it has no wording of its own",
    ).reads("", "Definitions that refer to it")
    .or_null()
    .example("def-un-2019"),
];

const FOUND: Vocabulary = Vocabulary::new(&[
    Word::new("definition", "in the printed passage"),
    Word::new(
        "document",
        "in the body of the same document, not in the passage",
    ),
]);

/// What definitions are compared by.
pub const COMPONENTS: Vocabulary = Vocabulary::new(&[
    Word::new("actors", "who acts; a source of harm is not an actor"),
    Word::new(
        "acts-prevent",
        "acts before harm occurs: prevent, deter, pre-empt, avoid, minimize",
    ).titled("Acts to prevent harm"),
    Word::new(
        "acts-respond",
        "acts in response to harm: respond, mitigate, protect",
    ).titled("Acts in response to harm"),
    Word::new("own-harm", "harm by the organization's own operations").titled("Harm by own operations"),
    Word::new("third-party-harm", "harm by others").titled("Harm by others"),
    Word::new("persons", "which persons are protected"),
    Word::new("objects", "whether objects are protected"),
    Word::new(
        "services-environment-heritage",
        "services, infrastructure, the environment or cultural heritage that are protected themselves; access to them is `access`",
    ).titled("Services, environment, heritage"),
    Word::new("means", "by what means"),
    Word::new("force-limit", "how much force is allowed").titled("Limit of force"),
    Word::new(
        "capability-limit",
        "whether it is limited to what the organization is able to do",
    ).titled("Limit of capability"),
    Word::new(
        "area-limit",
        "whether it is limited to the area of deployment",
    ).titled("Limit of area"),
    Word::new("condition", "under what condition it applies"),
    Word::new("host-state", "the host state's responsibility").titled("Host state"),
    Word::new("layers", "tiers or lenses"),
    Word::new("military", "military activity"),
    Word::new("police", "police activity"),
    Word::new("civilian", "civilian or non-military activity"),
    Word::new("violence", "physical violence and the threat of it"),
    Word::new("rights", "rights and norms"),
    Word::new(
        "access",
        "access to aid, services and resources, and of humanitarian workers",
    ),
    Word::new(
        "secure-environment",
        "a safe, secure, stable or protective environment, also where a tier is named so",
    ).titled("Secure environment"),
    Word::new("non-discrimination", "grounds of discrimination").titled("Non-discrimination"),
    Word::new("horizon", "over what time"),
    Word::new("cooperation", "with whom"),
]);
