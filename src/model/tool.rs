//! Ways of doing things in the field.

use super::column::Column;
use super::field::Shape::{Date as Partial, Integer, Link, List, Object, Word as OneOf};
use super::field::{Field, Trace, Vocabulary, Word};
use super::shared::{
    ACRONYM, ALIASES, ANY, CITATIONS, CONCEPTS, DATE, ID, KIND as KIND_FIELD, LAYER, NAME, SUMMARY,
    YEAR, flag, orgs,
};
use super::{Compared, Kind, When};

pub const KIND: Kind = Kind {
    name: "tool",
    plural: "tools",
    list: "tools",
    aliases: &[],
    about: "field tools of protection and who adopted them",
    prefix: "",
    must_be_linked: true,
    compared: Some(Compared::new("tools", "tools").present("tools in use")),
    search_boost: 105,
    asked_by: &["how do", "how does"],
    fields: &[
        ID,
        KIND_FIELD,
        NAME,
        SUMMARY,
        orgs("The organizations of its users."),
        ACRONYM,
        ALIASES,
        Field::new("category", OneOf(&CATEGORIES), "the way in which it protects")
            .rule("One tool is one way of doing things. The same practice in another mission of the same organization is an adopter. Another practice of the same aim, a unit with a name of its own, and another organization's version are separate tools; an influence links them where a source does.")
            .example("force")
            .judged()
            .filter("category").selects("of a category")
            .searched(2),
        Field::new("pioneered_by", Link(ANY), "who introduced it").reads("First used by", "Tools that it introduced").asked_by(&["invent", "pioneer", "first used", "created", "first"])
            .or_null()
            .rule("Only where a source says who began, created, introduced or first used it; those who only advanced it are adopters. Competing claims to have been first are a discrepancy.")
            .example("monusco")
            .traced(Trace::Earlier("pioneered"))
            .filter("pioneer").selects("pioneered by a record")
            .searched(3),
        Field { meaning: "when it was first used, as exact as known", ..DATE }.asked_by(&["began", "begin", "introduced", "create", "start"])
            .rule("`By 2010` is 2010, and the summary says so. A tool that a document only asks for has no date.")
            .example("2008"),
        YEAR,
        Field::new("end", Partial, "when it ended").or_null().example("1995-12-20"),
        Field::new("adopted_by", List(&Object(ADOPTION)), "who adopted it, apart from the pioneer").reads("Adopted by", "").asked_by(&["adopt", "used by", "spread"]),
        Field::new("tiers", List(&Integer), "the tiers of the UN's approach that it serves: 1, 2, 3")
            .rule("Given by function to the UN's own tools, also to those older than the tiers. None for posts and bodies that only advise or plan within a mission, for tools of which the sources give no more than the name, and for tools of NATO or the EU.")
            .judged().example("[1, 2]"),
        CONCEPTS,
        LAYER,
        CITATIONS,
    ],
    columns: &[
        Column::years("years", &["year", "end"], &[], &[]),
        Column::plain("tool", &["name"]),
        Column::labels("org", &["orgs"]),
        Column::plain("category", &["category"]),
        Column::labels("first used by", &["pioneered_by"]).rank(2),
    ],
    order: &["year"],
    tally: &[],
    when: Some(When::lasting("date", "end").is("in use")),
    events: &[("date", "introduced"), ("end", "ended")],
    linked_from: &[],
    examples: &[
        ("--pioneer monuc,monusco", "what began in the Congo"),
        ("--category force --sort year", "brigades and mobile units by year"),
        ("--adopter minusca --sort year", "what MINUSCA took up"),
    ],
    ..Kind::NEW
};

const ADOPTION: &[Field] = &[
    Field::new("by", Link(ANY), "who adopted it")
        .reads("", "Tools that it adopted")
        .example("monusco")
        .traced(Trace::Later("adopted-by"))
        .filter("adopter")
        .selects("adopted by a record")
        .searched(2),
    Field::new("year", Integer, "in which year")
        .or_null()
        .example("2010"),
    flag("inferred", "whether this adopter is inferred, not named")
        .rule("`The other three largest missions` names no mission.")
        .example("true")
        .judged(),
    CITATIONS,
];

const CATEGORIES: Vocabulary = Vocabulary::new(&[
    Word::new("community-engagement", "talking and working with people"),
    Word::new(
        "information-and-warning",
        "intelligence, drones, fusion of information, warning",
    ),
    Word::new(
        "planning-and-coordination",
        "matrices, joint teams, mechanisms",
    ),
    Word::new("physical-protection", "sites and safe areas"),
    Word::new("force", "brigades, mobile units, deployments"),
    Word::new("advisers", "posts of specialists"),
    Word::new("harm-mitigation", "tracking of harm, tactical limits"),
    Word::new("political", "mediation, local agreements"),
    Word::new("civil-military", "soldiers and civilians together"),
    Word::new("assessment", "assessing threats and needs"),
    Word::new("training-method", "ways of training"),
]);
