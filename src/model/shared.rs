//! Fields and vocabularies that several kinds share.

use super::field::Shape::{
    Date, Flag, Id, Integer, Link, List, Number, Object, Text, Url, Word as OneOf,
};
use super::field::{Field, Vocabulary, Word};

/// Ids of records of any kind.
pub const ANY: &[&str] = &[];
/// What a citation may name.
pub const DOCUMENTS: &[&str] = &["source", "policy"];
/// Whom records belong to: what `orgs` may name.
pub const PARTIES: &[&str] = &["organization"];
/// Who can act: the kinds of record that stand for somebody.
pub const WHO: &[&str] = &["organization", "actor", "mission"];

/// Where a record or a single field comes from.
const CITATION: &[Field] = &[
    Field::new("source", Link(DOCUMENTS), "the document or source cited")
        .cites()
        .rule("The paper itself is `koops-patz-2022`; a primary document is cited as well where the paper names one.")
        .example("koops-patz-2022"),
    Field::new("at", Text, "the place in that source")
        .or_null()
        .rule("In the paper: a heading of its outline, `note 64`, `Table 2, Training, UN`, `Annex 1, NATO, 2016` or `Annex 2, 2013, UN`; several are joined by `; `. Elsewhere: a page or paragraph.")
        .example("Annex 2, 2013, UN; note 170"),
    Field::new("for", List(&Text), "the fields that it supports")
        .or_null()
        .rule("Null: it supports the full record. The only list that may be null.")
        .example("[\"start\", \"end\"]"),
    Field::new("via", Text, "the note or notes of the paper through which a primary document is cited, where it was not read itself").or_null().example("note 64"),
    Field::new("doubt", Text, "what is uncertain about it").or_null().example("the day is recalled, not read"),
];

/// A figure that a source gives.
const FIGURE: &[Field] = &[
    Field::new("measure", Text, "what is counted or measured").example("civilian casualties"),
    Field::new("low", Number, "the lowest value given")
        .or_null()
        .rule("A single value is both low and high; `more than 500` has a low and no high.")
        .example("400"),
    Field::new("high", Number, "the highest value given")
        .or_null()
        .example("600"),
    Field::new("unit", Text, "the unit")
        .or_null()
        .example("people"),
    Field::new(
        "citations",
        List(&Object(CITATION)),
        "where the figure comes from",
    ),
];

pub const ID: Field = Field::new(
    "id",
    Id,
    "the record's own name for links and for typing: stable, never reused",
)
.rule("Lower case, at most five words joined by hyphens, unique across all kinds, without a year that is disputed.")
.example("monusco")
.searched(4);

/// The word that says what kind of record it is.
pub const KIND: Field = Field::new("kind", Text, "the kind of record").example("mission");

pub const NAME: Field = Field::new("name", Text, "what people call it")
    .rule("Where a record has no name of its own: a label of at most 60 characters.")
    .example("Operation Artemis")
    .named(3)
    .searched(8);

pub const SUMMARY: Field = Field::new(
    "summary",
    Text,
    "a summary in one or two sentences, in the coders' words",
)
.or_null()
.rule("Facts, names, titles and figures carry over from the source; its sentences do not.")
.example("Camps that came about when UNMISS opened its base to people in flight.")
.prose()
.searched(4);

pub const LAYER: Field = Field::new("layer", OneOf(&LAYERS), "where the record comes from")
    .rule("A field of a `paper` record that was taken from elsewhere has a citation of its own that names the field in `for`.")
    .example("paper");

const LAYERS: Vocabulary = Vocabulary::new(&[
    Word::new("paper", "the paper says it"),
    Word::new(
        "supplement",
        "checked against public material, not in the paper",
    ),
]);

pub const CITATIONS: Field = Field::new(
    "citations",
    List(&Object(CITATION)),
    "the places in the sources that support it",
)
.rule("Never empty, except in organization, term, source, and discrepancy.");

pub const FIGURES: Field = Field::new(
    "figures",
    List(&Object(FIGURE)),
    "figures that the sources give for it",
);

pub const CONCEPTS: Field = Field::new(
    "concepts",
    List(&Link(&["concept"])),
    "the concepts of protection that it mentions",
)
.rule("The one to four that the words at the places cited name or describe, not all that could be read into them.")
.example("[\"active-protection\", \"use-of-force\"]")
.judged()
.filter("concept").selects("about a concept")
.searched(2);

pub const ACRONYM: Field = Field::new("acronym", Text, "its acronym or usual short form")
    .or_null()
    .example("MONUSCO")
    .named(1)
    .unambiguous()
    .searched(10);

pub const ALIASES: Field = Field::new("aliases", List(&Text), "other names in use for it")
    .example("[\"IEMF\"]")
    .in_every_layer()
    .named(2)
    .unambiguous()
    .searched(8);

pub const NOTES: Field = Field::new(
    "notes",
    List(&Integer),
    "the notes of the paper that cite it",
)
.reads("Notes of the paper", "")
.attests()
.rule("Short forms and `ibid.` are followed to the document they mean. Numbers 1 to 188.")
.example("[64, 169]");

pub const YEAR: Field = Field::new(
    "year",
    Integer,
    "the year of `date`, stored separately for scripts",
)
.or_null()
.rule("The year that a source gives, never guessed from another. Of `by 2010` it is 2010, and the summary says so.")
.example("2013");

pub const DATE: Field = Field::new(
    "date",
    Date,
    "when it was adopted, issued or published, as exact as known",
)
.or_null()
.example("2013-03-28")
.searched(2);

pub const URL: Field = Field::new(
    "url",
    Url,
    "where it can be read, if the sources give an address",
).reads("Address", "")
.or_null()
.rule("An address that the paper prints without a scheme is given with `https`. None was opened on the live web.")
.example("https://www.nato.int/cps/en/natohq/topics_49206.htm");

pub const AUTHORS: Field = Field::new("authors", List(&Text), "who wrote it, in the order given")
    .asked_by(&["wrote", "author", "written"])
    .rule("A person is `Family, Given` or `Family, Given, Suffix`, with particles kept (`Di Razza, Namie`). Without a comma it is a body; a body whose name has a comma, or a person whose name is never taken apart, is in braces (`{Hussein Yusuf Ali}`). One person or body has one form everywhere, the fullest that the notes print.")
    .example("[\"Holt, Victoria K.\", \"Taylor, Glyn\", \"Kelly, Max\"]")
    .people()
    .searched(3);

pub const PUBLISHER: Field = Field::new("publisher", Text, "who published it")
    .or_null()
    .rule("A body given as the author is not repeated here. A name inferred only from an address has a doubt.")
    .example("Naval Postgraduate School")
    .searched(2);

pub const ACCESS: Field =
    Field::new("access", OneOf(&ACCESSES), "whether it is publicly available, and how")
        .rule("What was issued or published is `public`. Internal papers known only by title (drafts, orders, plans) are `unknown`.")
        .example("public")
        .filter("access").selects("by how they can be accessed");

const ACCESSES: Vocabulary = Vocabulary::new(&[
    Word::new(
        "public",
        "an official or web publication that anyone can read",
    ),
    Word::new("press", "press"),
    Word::new(
        "literature",
        "a book, article, thesis or report by researchers or organizations outside the three",
    ),
    Word::new(
        "interview",
        "an interview by the paper's authors, known only through the paper",
    ),
    Word::new("on-file", "on file with the paper's authors, not published"),
    Word::new("unknown", "the sources do not say"),
]);

/// Whose it is: the field of every kind, with the kind's own rule.
pub const fn orgs(rule: &'static str) -> Field {
    Field::new(
        "orgs",
        List(&Link(PARTIES)),
        "the organizations concerned, in the order un, eu, nato, others",
    )
    .reads("Organizations", "")
    .rule(rule)
    .example("[\"un\", \"eu\"]")
    .filter("org")
    .selects("of an organization")
    .searched(1)
}

/// A yes-or-no field.
pub const fn flag(name: &'static str, meaning: &'static str) -> Field {
    Field::new(name, Flag, meaning)
}
