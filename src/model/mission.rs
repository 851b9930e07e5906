//! Operations.

use super::field::Shape::{Date as Partial, Integer, Link, List, Object, Text, Word as OneOf};
use super::field::{Field, Trace, Vocabulary, Word};
use super::shared::{
    ACRONYM, ALIASES, CITATIONS, FIGURES, ID, KIND as KIND_FIELD, LAYER, NAME, SUMMARY, WHO, orgs,
};
use super::{Kind, When};

pub const KIND: Kind = Kind {
    name: "mission",
    list: "missions",
    aliases: &["operations"],
    about: "operations: the three organizations', their partners', and one that was never launched",
    data: embedded!("mission"),
    prefix: "",
    uncited: false,
    fields: &[
        ID,
        KIND_FIELD,
        NAME,
        SUMMARY,
        orgs("Who runs it, not who authorizes it. A national operation has none: its lead is the state."),
        ACRONYM,
        ALIASES,
        Field::new("type", OneOf(&TYPES), "what sort of operation it is").filter("type").searched(1),
        Field::new("countries", List(&Text), "where, in short English names of countries")
            .rule("One name a country; other names and abbreviations are accepted when asked.")
            .example("[\"Chad\", \"Central African Republic\"]")
            .filter("country")
            .also(COUNTRIES)
            .searched(5),
        Field::new("lead", List(&Link(WHO)), "the framework nation or command").filter("lead").searched(1),
        Field::new("partners", List(&Link(super::shared::ANY)), "others that run or join it").filter("partner").searched(1),
        Field::new("start", Partial, "when it began")
            .or_null()
            .rule("UN: the establishing resolution, or the first day where it takes over from another mission. EU and NATO: the launch.")
            .example("2003-06-12"),
        Field::new("end", Partial, "when its mandate ended").or_null().rule("`status` tells whether null means that it runs or that it is not known."),
        Field::new("status", OneOf(&STATUSES), "whether it still runs").filter("status"),
        Field::new("last_seen", Partial, "the date at which a source last shows it running").or_null(),
        Field::new("mandate", Object(MANDATE), "its mandate to protect civilians"),
        Field::new("predecessors", List(&Link(&["mission"])), "the operations that it took over from")
            .rule("Stored on the later one alone.")
            .traced(Trace::Earlier("succeeded-by")),
        Field::new("parallel", List(&Link(&["mission"])), "operations that ran beside it, from another hand")
            .rule("Stored on the later one alone.")
            .traced(Trace::Earlier("ran-beside")),
        Field::new("part_of", Link(&["mission"]), "the operation that it is part of").or_null().traced(Trace::Earlier("included")),
        Field::new("outcomes", List(&Object(OUTCOME)), "verdicts on it")
            .rule("A dated failure is a milestone; an outcome is a verdict on the operation."),
        FIGURES,
        LAYER,
        CITATIONS,
    ],
    columns: &["acronym", "name", "orgs", "countries", "start", "end", "mandate.level"],
    when: Some(When { from: "start", to: Some("end"), seen: Some("last_seen") }),
    events: &[("start", "launched"), ("end", "ended")],
    linked_from: &[("tool", "tool")],
    examples: &[
        ("--mandate poc", "those with a mandate to protect civilians, or to train others in it"),
        ("--active 2006 --org eu,un", "those of the EU and the UN that ran in 2006"),
        ("--country drc --sort start", "those in the Democratic Republic of the Congo, by start"),
        ("--tool joint-protection-teams", "those that used joint protection teams"),
        ("--mandate poc --json | jq -r '.[].name'", "names for a script"),
    ],
};

/// Other names of countries, as people type them.
const COUNTRIES: &[(&str, &[&str])] = &[
    ("Afghanistan", &["afg"]),
    ("Bosnia and Herzegovina", &["bosnia", "bih"]),
    ("Central African Republic", &["car", "rca"]),
    ("Chad", &["tchad"]),
    ("Côte d'Ivoire", &["ivory coast"]),
    (
        "Democratic Republic of the Congo",
        &["drc", "rdc", "dr congo", "congo", "congo-kinshasa", "zaire"],
    ),
    ("Federal Republic of Yugoslavia", &["fry", "yugoslavia"]),
    (
        "North Macedonia",
        &[
            "macedonia",
            "former yugoslav republic of macedonia",
            "fyrom",
        ],
    ),
    ("South Sudan", &["rss"]),
];

const MANDATE: &[Field] = &[
    Field::new(
        "level",
        OneOf(&LEVELS),
        "the strongest mandate to protect that it ever had",
    )
    .judged()
    .filter("mandate")
    .searched(1),
    Field::new(
        "judged",
        OneOf(&JUDGED),
        "whether a source says so or the coders infer it",
    )
    .filter("judged"),
    Field::new("basis", Text, "why that level, in the coders' words")
        .or_null()
        .searched(3),
    Field::new(
        "documents",
        List(&Link(&["policy"])),
        "the documents that give or change it",
    )
    .searched(1),
    Field::new("history", List(&Object(CHANGE)), "how it changed")
        .rule("Empty where only one level is known."),
];

const CHANGE: &[Field] = &[
    Field::new("from", Partial, "from when").or_null(),
    Field::new("level", OneOf(&LEVELS), "the level from then on").judged(),
    Field::new(
        "document",
        Link(&["policy"]),
        "the document that made the change",
    )
    .or_null(),
];

const OUTCOME: &[Field] = &[
    Field::new(
        "effect",
        OneOf(&EFFECTS),
        "whether the verdict is good or bad",
    )
    .judged(),
    Field::new("text", Text, "the verdict, in the coders' words").searched(3),
    Field::new("year", Integer, "the year that it speaks of").or_null(),
    super::shared::CITATIONS,
];

const TYPES: Vocabulary = Vocabulary::new(&[
    Word::new("peacekeeping", "under UN command, also hybrid"),
    Word::new(
        "peace-support",
        "a ground force that keeps or stabilizes under NATO, the EU, the AU or another regional body",
    ),
    Word::new(
        "military-operation",
        "another executive or combat deployment",
    ),
    Word::new("air-operation", "an air operation"),
    Word::new("maritime-operation", "a naval operation"),
    Word::new("training-mission", "trains, advises or assists"),
    Word::new("police-mission", "a police mission"),
    Word::new("political-mission", "an unarmed political mission"),
    Word::new("interim-administration", "governs a territory for a time"),
    Word::new("support-operation", "helps another organization's mission"),
    Word::kept("other", "none of these", "for operations that a user adds"),
]);

const STATUSES: Vocabulary = Vocabulary::new(&[
    Word::new("ended", "it is over"),
    Word::new("ongoing", "it ran when it was last seen"),
    Word::new("never-launched", "it was planned and never began"),
    Word::new("unknown", "the sources do not say"),
]);

const LEVELS: Vocabulary = Vocabulary {
    words: &[
        Word::new(
            "explicit",
            "it gives protecting civilians, or a population at risk, as a task",
        ),
        Word::new(
            "training",
            "it names the protection of civilians as something to train others in",
        ),
        Word::new(
            "implicit",
            "it names only security, public safety, safe movement, rights, or contributing to a population's safety",
        ),
        Word::new(
            "none",
            "a source says that it had no mandate, or no explicit one, to protect civilians",
        ),
        Word::new("unknown", "the sources do not say"),
    ],
    groups: &[("poc", &["explicit", "training"])],
};

const JUDGED: Vocabulary = Vocabulary::new(&[
    Word::new("stated", "a source says so"),
    Word::new(
        "inferred",
        "read by the coders from what a source says of the mandate",
    ),
    Word::new("unknown", "nothing to judge by"),
]);

const EFFECTS: Vocabulary = Vocabulary::new(&[
    Word::new("positive", "it did well"),
    Word::new("negative", "it did badly"),
    Word::new("mixed", "both"),
]);
