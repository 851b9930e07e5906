//! What is cited and is not an official document.

use super::column::Column;
use super::field::Shape::{List, Object, Text, Word as OneOf};
use super::field::{Field, Vocabulary, Word};
use super::shared::{
    ACCESS, AUTHORS, CITATIONS, DATE, ID, KIND as KIND_FIELD, LAYER, NAME, NOTES, PUBLISHER,
    SUMMARY, URL, YEAR, orgs,
};
use super::{Kind, When, form};

pub const KIND: Kind = Kind {
    name: "source",
    plural: "sources",
    list: "sources",
    aliases: &[],
    about: "literature, press, interviews, and web pages",
    prefix: "src-",
    must_be_linked: true,
    citations_optional: true,
    search_boost: 80,
    asked_by: &["wrote", "author", "book", "article", "literature", "study", "interview"],
    fields: &[
        ID,
        KIND_FIELD,
        NAME,
        SUMMARY,
        orgs("The organization that published it; of an interview, a speech or a paper on file, the one whose official speaks. Never the one that it is about. Officials of states are none."),
        Field::new("title", Text, "the full title")
            .rule("Where the note or page gives none: a plain description.")
            .example("EUFOR RDC and the Development of the ESDP")
            .named(3)
            .searched(6),
        Field::new("type", OneOf(&TYPES), "the type of source").sorts()
            .rule("A signed and dated text by researchers or an NGO's author on a website is `article`; unsigned pages and an organization's own news are `web-page`; a mirror is `reference`.")
            .example("article")
            .judged()
            .filter("type").selects("of a type"),
        AUTHORS,
        PUBLISHER.rule("A body given as the author is not repeated here, and a periodical is the `container`. A name inferred only from an address has a doubt."),
        Field::new("container", Object(CONTAINER), "the work that contains it, for an article or a chapter"),
        DATE,
        YEAR,
        URL,
        NOTES.rule("Short forms and `ibid.` are followed to the source they mean. Numbers 1 to 188; notes that only comment are listed under the paper itself."),
        ACCESS,
        Field::new("outline", List(&Text), "the headings that citations of it name")
            .rule("The paper's own headings; empty for every other source.")
            .example("[\"Executive Summary\", \"Introduction\"]"),
        LAYER,
        CITATIONS,
    ],
    columns: &[
        Column::plain("year", &["year"]),
        Column::plain("source", &["name"]),
        Column::plain("type", &["type"]).rank(2),
        Column::plain("title", &["title"]),
    ],
    order: &["date"],
    tally: &[],
    when: Some(When::on("date")),
    events: &[],
    linked_from: &[],
    examples: &[
        ("--access interview", "interviews by the paper's authors"),
        ("--type report --sort -year", "reports, the newest first"),
        ("--access public --fields name,url -f tsv", "public sources with their addresses"),
    ],
    ..Kind::NEW
};

const CONTAINER: &[Field] = &[
    Field::new("title", Text, "the journal, newspaper, book or series")
        .or_null()
        .rule("Its full title, as the note prints it. A blog with a name of its own is one; an organization's website is its `publisher`.")
        .example("International Peacekeeping")
        .searched(2),
    Field::new("editors", List(&Text), "who edited it, in the order given")
        .rule("Written as `authors` are. Who edited the source itself is in `authors`.")
        .example("[\"Alston, Philip\", \"Macdonald, Euan\"]")
        .people()
        .searched(2),
    Field::new("volume", Text, "its volume, with the issue")
        .or_null()
        .rule("As the note prints it; an issue follows its volume after `, no. `.")
        .example("34, no. 2"),
];

const TYPES: Vocabulary = Vocabulary::new(&[
    Word::new("paper", "the paper that the dataset encodes").cited_as(form::REPORT),
    Word::new("book", "a book").cited_as(form::BOOK),
    Word::new("chapter", "a chapter of a book").cited_as(form::CHAPTER),
    Word::new("article", "an article in a journal or a blog").cited_as(form::ARTICLE),
    Word::new("thesis", "a thesis").cited_as(form::THESIS),
    Word::new("report", "a report").cited_as(form::REPORT),
    Word::new("press", "press").cited_as(form::PRESS),
    Word::new("press-release", "a press release").cited_as(form::PRESS_RELEASE),
    Word::new("web-page", "a web page").cited_as(form::WEB_PAGE),
    Word::new("speech", "a speech or remarks").cited_as(form::SPEECH),
    Word::new("interview", "an interview by the paper's authors").cited_as(form::INTERVIEW),
    Word::new("on-file", "a document on file with the paper's authors").cited_as(form::ON_FILE),
    Word::new(
        "reference",
        "an encyclopedia, a dataset or a mirror of another page",
    )
    .cited_as(form::WEB_PAGE),
]);
