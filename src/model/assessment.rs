//! The points that an account makes on an organization.

use super::column::Column;
use super::field::Shape::{Integer, Word as OneOf};
use super::field::{Field, Vocabulary, Word};
use super::shared::{
    CITATIONS, CONCEPTS, FIGURES, ID, KIND as KIND_FIELD, LAYER, NAME, SUMMARY, orgs,
};
use super::{Kind, Role};

pub const KIND: Kind = Kind {
    name: "assessment",
    plural: "assessments",
    list: "assessments",
    aliases: &[],
    about: "points that the paper makes on each organization",
    role: Role::Point,
    prefix: "at-",
    labelled: true,
    search_boost: 88,
    asked_by: &["strength", "weakness", "criticism", "evaluation", "better", "why is", "how well", "good at"],
    fields: &[
        ID,
        KIND_FIELD,
        NAME,
        SUMMARY.rule("The point in the coders' words, short enough for a table cell.")
            .example("Collective defense as a political priority."),
        orgs("The organization that the point is about."),
        Field::new("dimension", OneOf(&DIMENSIONS), "the dimension of the comparison that it belongs to")
            .rule("A row of the tables where it is printed there; the nearest of the eight otherwise.")
            .example("training")
            .judged()
            .filter("dimension").selects("in a dimension of the comparison"),
        Field::new("table", Integer, "the table of the paper that prints it: 1 or 2").or_null().rule("Null: a judgement in the running text or a note.").example("2"),
        Field::new("stance", OneOf(&STANCES), "whether the text praises or criticizes it")
            .rule("Neutral unless the words themselves judge: a description that a reader may like or dislike is neutral, and so is a fact, figure or amount brought as evidence. A dilemma that is only described is neutral; `mixed` needs both praise and criticism.")
            .example("weakness")
            .judged()
            .filter("stance").selects("that praise, criticize, or describe"),
        CONCEPTS.rule("The one to four that the words name or describe; protecting civilians as such gets none. `active-protection`: protection from others is set apart from harm mitigation, or an attack is to be stopped. `capacity-building`: training a partner's forces; one's own people are `training-and-preparedness`. `interorganizational-cooperation`: exchange, coordination or joint action, not likeness. `institutional-capacity`: staff, units and structures, not a lack of guidance, money or troops."),
        FIGURES,
        LAYER,
        CITATIONS,
    ],
    columns: &[
        Column::labels("org", &["orgs"]),
        Column::plain("dimension", &["dimension"]),
        Column::plain("stance", &["stance"]),
        Column::plain("point", &["summary"]),
    ],
    order: &["dimension", "orgs"],
    tally: &[],
    when: None,
    events: &[],
    linked_from: &[],
    examples: &[
        ("--org nato --stance weakness", "what NATO is faulted for"),
        ("--dimension training", "what is said on training"),
        ("--stance strength --fields orgs,summary -f markdown", "strengths, for a text of your own"),
    ],
    ..Kind::NEW
};

/// The eight sides of the comparison, in the order of the paper's tables.
pub const DIMENSIONS: Vocabulary = Vocabulary::new(&[
    Word::new("organizational-mandate", "what the organization is for")
        .titled("Organizational mandate"),
    Word::new(
        "operational-approach",
        "how it operates, as far as protection is concerned",
    )
    .titled("Operational approach"),
    Word::new("political-priorities", "what it puts first politically")
        .titled("Political priorities"),
    Word::new("importance-of-poc", "what protecting civilians means to it")
        .titled("Importance of POC"),
    Word::new("policies", "what its protection policies say").titled("Policies"),
    Word::new("missions", "what its operations did to protect").titled("Missions"),
    Word::new("training", "how it prepares people to protect").titled("Training"),
    Word::new(
        "advantages-and-weaknesses",
        "where it is strong and where it is weak",
    )
    .titled("Advantages and weaknesses"),
]);

const STANCES: Vocabulary = Vocabulary::new(&[
    Word::new("strength", "the text praises it"),
    Word::new("weakness", "the text criticizes it"),
    Word::new("mixed", "the text does both"),
    Word::new("neutral", "the text only describes it"),
]);
