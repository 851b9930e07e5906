//! Official documents.

use super::column::Column;
use super::field::Shape::{Date as Partial, Link, List, Text, Word as OneOf};
use super::field::{Field, Series, Trace, Vocabulary, Word};
use super::shared::{
    ACCESS, ACRONYM, ALIASES, AUTHORS, CITATIONS, CONCEPTS, DATE, ID, KIND as KIND_FIELD, LAYER,
    NAME, NOTES, PUBLISHER, SUMMARY, URL, WHO, YEAR, orgs,
};
use super::{Compared, Kind, When, form};

pub const KIND: Kind = Kind {
    name: "policy",
    plural: "policies",
    list: "policies",
    aliases: &["documents"],
    about: "policies, doctrine, resolutions, and other documents",
    prefix: "",
    must_be_linked: true,
    compared: Some(Compared::new("policies", "documents").present("documents in force")),
    tie: "agreement",
    search_boost: 110,
    asked_by: &["text", "paper"],
    fields: &[
        ID,
        KIND_FIELD,
        NAME,
        SUMMARY,
        orgs("Who issues it. A national document has none."),
        Field::new("title", Text, "the full title")
            .example("NATO Policy for the Protection of Civilians")
            .named(3)
            .searched(6),
        ACRONYM,
        ALIASES,
        Field::new("type", OneOf(&TYPES), "the type of document").sorts()
            .rule("A joint text of two organizations on their cooperation is `declaration`, whatever it is called; priorities and proposals that both endorse are `agreement`, and a report on them is `report`. A military field manual is `doctrine`; `handbook` is guidance outside a doctrine series.")
            .example("resolution")
            .judged()
            .filter("type").selects("of a type")
            .searched(2),
        Field::new("issuer", List(&Link(WHO)), "who issued it").reads("Issued by", "Documents that it issued").asked_by(&["issued", "issuer", "draft", "wrote"])
            .rule("The body that issued it, where known; `orgs` then includes its organization.")
            .example("[\"dpko\", \"dfs\"]")
            .filter("issuer").selects("issued by a body")
            .searched(1),
        DATE.asked_by(&["adopted", "issued", "published", "signed", "date", "released"]),
        YEAR,
        Field::new("symbol", Text, "the symbol that its issuer gave it").asked_by(&["symbol", "reference", "ref", "number", "ref no", "document number"])
            .or_null()
            .rule("As the note writes it; other spellings are aliases. Two symbols of one document are joined by a hyphen.")
            .example("S/RES/1270")
            .named(1)
            .in_series(SERIES)
            .searched(10),
        CONCEPTS.rule("The one to four that the words at the places cited name or describe; more only where the paper sets out the document's contents point by point: then each point that it names."),
        Field::new(
            "poc",
            OneOf(&PRESENCES),
            "how it treats the protection of civilians",
        )
        .rule("The substance counts: limiting harm to civilians or responding to violence against them is coded also where the term is not used. `silent` only where a source says that the document does not mention it.")
        .example("central")
        .judged()
        .reads("On POC", "").filter("poc").selects("by what they say on POC"),
        Field::new(
            "revises",
            List(&Link(&["policy"])),
            "the documents that it revises or replaces",
        ).reads("Revises", "Revised by").asked_by(&["revise", "revision", "update", "updated", "latest", "edition"])
        .rule("Recorded only on the later document.")
        .example("[\"eu-poc-guidelines-2003\"]")
        .traced(Trace::Earlier("revised-by"))
        .one_way(),
        Field::new("status", OneOf(&STATUSES), "its status")
            .rule("A draft that was published or used is `draft`; a paper only reported to exist is `unknown`.")
            .example("adopted")
            .filter("status").selects("with a status"),
        Field::new("end", Partial, "when it expired or was replaced").asked_by(&["in force", "expire", "expired", "superseded", "valid", "until", "lapse"])
            .or_null()
            .example("2022-06-29"),
        URL.asked_by(&["full text", "download", "link", "text"]),
        AUTHORS,
        PUBLISHER,
        NOTES.rule("Notes that cite or mention the document itself; short forms and `ibid.` are resolved. A note on another text about it, or that names it only in another title, does not count. Numbers 1 to 188."),
        ACCESS,
        Field::new("coverage", OneOf(&COVERAGES), "how much of the document was read for this dataset")
            .rule("What the paper says of a document is `secondary`: the paper's silence is not the document's.")
            .example("secondary")
            .filter("coverage").selects("by how much of them was read"),
        LAYER,
        CITATIONS,
    ],
    columns: &[
        Column::date("date", &["date"]),
        Column::plain("document", &["name"]),
        Column::labels("org", &["orgs"]),
        Column::plain("type", &["type"]),
        Column::plain("symbol", &["symbol"]).rank(3),
        Column::plain("on POC", &["poc"]).rank(2),
    ],
    order: &["date"],
    tally: &[],
    when: Some(When::lasting("date", "end").is("in force")),
    events: &[("date", "adopted"), ("end", "ended")],
    linked_from: &[],
    examples: &[
        ("--org eu --type guideline", "the EU's guidelines"),
        (
            "--poc silent",
            "documents that pass over the protection of civilians",
        ),
        (
            "--from 2015 --to 2016 --sort date",
            "what was issued in 2015 and 2016",
        ),
    ],
    ..Kind::NEW
};

/// The numbered series whose documents people name by number: names that nobody has to store.
const SERIES: &[Series] = &[
    Series {
        before: "S/RES/",
        after: "",
        leads: &[
            "",
            "r",
            "res",
            "resolution",
            "sc",
            "scr",
            "scres",
            "scresolution",
            "sres",
            "unsc",
            "unscr",
            "unscres",
            "unscresolution",
            "securitycouncilres",
            "securitycouncilresolution",
            "unsecuritycouncilresolution",
        ],
        trails: &[""],
    },
    Series {
        before: "A/RES/",
        after: "",
        leads: &[
            "res",
            "resolution",
            "ga",
            "gares",
            "garesolution",
            "ares",
            "unga",
            "ungares",
            "ungaresolution",
            "generalassemblyresolution",
            "ungeneralassemblyresolution",
        ],
        trails: &[""],
    },
    Series {
        before: "",
        after: "/CFSP",
        leads: EU_ACTS,
        trails: &["", "cfsp"],
    },
    Series {
        before: "(CFSP) ",
        after: "",
        leads: EU_ACTS,
        trails: &["", "cfsp"],
    },
];

const EU_ACTS: &[&str] = &[
    "",
    "cfsp",
    "decision",
    "decisioncfsp",
    "councildecision",
    "councildecisioncfsp",
    "jointaction",
    "jointactioncfsp",
    "counciljointaction",
    "counciljointactioncfsp",
];

/// The lasting ones stay in force until they end; the others speak once.
const TYPES: Vocabulary = Vocabulary::new(&[
    Word::new("policy", "a policy; lasting")
        .lasts()
        .cited_as(form::OFFICIAL),
    Word::new("concept", "an operational or military concept; lasting")
        .lasts()
        .cited_as(form::OFFICIAL),
    Word::new("guideline", "guidelines; lasting")
        .lasts()
        .cited_as(form::OFFICIAL),
    Word::new("handbook", "a handbook or manual; lasting")
        .lasts()
        .cited_as(form::OFFICIAL),
    Word::new("doctrine", "doctrine, with its edition; lasting")
        .lasts()
        .cited_as(form::OFFICIAL),
    Word::new(
        "directive",
        "a commander's order or tactical directive; lasting",
    )
    .lasts()
    .cited_as(form::OFFICIAL),
    Word::new("strategy", "a strategy; lasting")
        .lasts()
        .cited_as(form::OFFICIAL),
    Word::new("action-plan", "an action plan; lasting")
        .lasts()
        .cited_as(form::OFFICIAL),
    Word::new("principles", "principles or voluntary pledges; lasting")
        .lasts()
        .cited_as(form::OFFICIAL),
    Word::new("declaration", "a declaration, also a joint one; lasting")
        .lasts()
        .cited_as(form::OFFICIAL),
    Word::new(
        "agreement",
        "an agreement between organizations, states or parties; lasting",
    )
    .lasts()
    .cited_as(form::AGREEMENT),
    Word::new("framework", "a framework, matrix or template; lasting")
        .lasts()
        .cited_as(form::OFFICIAL),
    Word::new("glossary", "an official glossary; lasting")
        .lasts()
        .cited_as(form::OFFICIAL),
    Word::new(
        "resolution",
        "a resolution of a council, an assembly or a parliament",
    )
    .cited_as(form::ACT),
    Word::new(
        "decision",
        "a legal act, such as a decision of the Council of the EU",
    )
    .cited_as(form::ACT),
    Word::new(
        "statement",
        "a presidential statement, a communiqué or conclusions",
    )
    .cited_as(form::OFFICIAL),
    Word::new("letter", "an official letter").cited_as(form::OFFICIAL),
    Word::new(
        "report",
        "a report by the secretary-general, or a progress or annual report",
    )
    .cited_as(form::REPORT),
    Word::new(
        "inquiry",
        "the report of a panel, an evaluation, an inspection or a commissioned study",
    )
    .cited_as(form::OFFICIAL),
    Word::new("aide-memoire", "an aide-memoire").cited_as(form::OFFICIAL),
    Word::new("lessons-note", "a note or report of lessons learned").cited_as(form::OFFICIAL),
    Word::new(
        "working-paper",
        "food for thought, a white paper or an internal study",
    )
    .cited_as(form::OFFICIAL),
    Word::new("training-material", "training material").cited_as(form::OFFICIAL),
    Word::new("compilation", "a collection of documents").cited_as(form::OFFICIAL),
    Word::kept("other", "none of these", "for documents that a user adds").cited_as(form::OTHER),
]);

const PRESENCES: Vocabulary = Vocabulary::new(&[
    Word::new(
        "central",
        "it is about protecting civilians, or gives a mandate to do so",
    )
    .conclusive(),
    Word::new("mentions", "it mentions it among other matters"),
    Word::new("silent", "a source says that it does not mention it"),
    Word::new("unknown", "the sources do not say"),
]);

const COVERAGES: Vocabulary = Vocabulary::new(&[
    Word::kept(
        "full-text",
        "all of it",
        "for documents that are read in full",
    )
    .conclusive(),
    Word::new("excerpt", "a part of it"),
    Word::new(
        "secondary",
        "nothing of it: known through what others say of it",
    ),
]);

const STATUSES: Vocabulary = Vocabulary::new(&[
    Word::kept(
        "planned",
        "announced or prepared, not yet adopted",
        "what the paper calls planned has been adopted since",
    )
    .never_was()
    .caveat(),
    Word::new("draft", "published or used as a draft")
        .first_event("introduced")
        .caveat(),
    Word::new("adopted", "adopted, issued or published"),
    Word::new("unknown", "the sources do not say").first_event("introduced"),
]);
