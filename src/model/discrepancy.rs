//! Accounts that do not agree.

use super::column::Column;
use super::field::Shape::{Integer, Link, List, Object, Text, Word as OneOf};
use super::field::{Field, Vocabulary, Word};
use super::shared::{ANY, CITATIONS, ID, KIND as KIND_FIELD, LAYER, NAME, SUMMARY, orgs};
use super::{Kind, Role};

pub const KIND: Kind = Kind {
    name: "discrepancy",
    plural: "discrepancies",
    list: "discrepancies",
    aliases: &[],
    about: "points on which sources disagree, with the resolution",
    role: Role::Dispute,
    prefix: "dis-",
    labelled: true,
    citations_optional: true,
    search_boost: 90,
    asked_by: &["dispute", "disagree", "contradict", "really", "disagreement", "inconsistent", "error", "conflicting"],
    fields: &[
        ID,
        KIND_FIELD,
        NAME,
        SUMMARY,
        orgs("The organizations of the records that it names."),
        Field::new("topic", Text, "what the accounts differ on")
            .example("Which UN mission drew on Artemis for its own brigade.")
            .searched(5),
        Field::new("type", OneOf(&TYPES), "the type of difference").rule("`order` is about time, not about extent.").example("date").filter("type").selects("of a type"),
        Field::new("records", List(&Link(ANY)), "the records that it concerns").example("[\"artemis\", \"sres-1484\"]").searched(2),
        Field::new("fields", List(&Object(DISPUTED)), "the fields that it concerns")
            .rule("Where a name, title or heading differs and a record prints one of the forms, that field is named."),
        Field::new("accounts", List(&Object(ACCOUNT)), "what each place says: two or more")
            .in_every_layer()
            .asked_by(&["contradiction", "contradict", "differ", "dispute", "disagree", "disagreement", "really", "correct", "wrong"])
            .rule("Two places or sources that cannot both be true of one field. A finer date is no discrepancy, nor a shorter form of a longer quotation, nor two steps of one act, nor what a selective list leaves out."),
        Field::new("held", Integer, "which account the fields follow, counted from 0")
            .or_null()
            .rule("The resolution if one is known; otherwise the body text takes precedence over the notes, and the notes over the annexes. A milestone keeps its row's year. Null: none, or the field lists both, or its value fits both.")
            .example("0"),
        Field::new("resolution", Text, "what is known to be right, and how")
            .or_null()
            .rule("Null where no source read settles it.")
            .example("The brigade of 2003 was MONUC's; MONUSCO began in July 2010.")
            .searched(2),
        Field::new("severity", OneOf(&SEVERITIES), "how much it matters").example("hard").judged().filter("severity").selects("of a severity"),
        LAYER,
        CITATIONS,
    ],
    columns: &[
        Column::plain("topic", &["topic"]),
        Column::plain("type", &["type"]),
        Column::held("used here", &["accounts", "held"]),
    ],
    order: &["topic"],
    tally: &[],
    when: None,
    events: &[],
    linked_from: &[],
    examples: &[
        ("--about monusco", "what is disputed about MONUSCO"),
        ("--severity hard --type date", "dates of which only one can be right"),
        ("--type date --count", "how many are about a date"),
    ],
    ..Kind::NEW
};

const DISPUTED: &[Field] = &[
    Field::new("record", Link(ANY), "the record").example("artemis"),
    Field::new("field", Text, "the field, or a dotted path to a part of it")
        .example("mandate.level"),
];

const ACCOUNT: &[Field] = &[
    Field::new("claim", Text, "what this place says, in the coders' words")
        .example("By 2009 it was the third time within three years.")
        .searched(3),
    Field::new("value", Text, "the value that it gives")
        .or_null()
        .example("2011"),
    super::shared::CITATIONS,
];

const TYPES: Vocabulary = Vocabulary::new(&[
    Word::new("date", "when"),
    Word::new("count", "how many"),
    Word::new("name", "what it is called"),
    Word::new("order", "which came first"),
    Word::new("issuer", "who issued or adopted it"),
    Word::new("scope", "what is counted or included"),
    Word::new("wording", "how a text is worded"),
    Word::new("attribution", "who did it or said it"),
    Word::new("citation", "what a citation points to"),
    Word::kept(
        "omission",
        "what one place leaves out though it claims to be complete",
        "no such case was found in the paper",
    ),
]);

const SEVERITIES: Vocabulary = Vocabulary::new(&[
    Word::new("hard", "the accounts exclude each other"),
    Word::new("soft", "both accounts can be true in some reading"),
    Word::new("editorial", "an editorial slip"),
]);
