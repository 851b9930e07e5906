//! Dated events.

use super::column::Column;
use super::field::Shape::{Date as Partial, Integer, Link, List, Word as OneOf};
use super::field::{Field, Vocabulary, Word};
use super::shared::{
    ANY, CITATIONS, FIGURES, ID, KIND as KIND_FIELD, LAYER, NAME, SUMMARY, flag, orgs,
};
use super::{Compared, Kind, When};

pub const KIND: Kind = Kind {
    name: "milestone",
    plural: "milestones",
    list: "timeline",
    aliases: &["milestones"],
    about: "events, from the paper and later updates",
    prefix: "ms-",
    labelled: true,
    compared: Some(Compared::new("milestones", "milestones")),
    search_boost: 95,
    asked_by: &["when", "event"],
    fields: &[
        ID,
        KIND_FIELD,
        NAME,
        SUMMARY,
        orgs("Whose act or failure it is; an interorganizational one names every organization concerned. None where a state or a non-governmental organization acts on its own; the organization where a state acts within it, or in whose column the entry is printed."),
        Field::new("date", Partial, "when, as exact as known")
            .rule("A milestone of Annex 2 keeps its row's year, even a wrong one; a discrepancy says so. A day that only the supplement adds to an entry of the paper is recorded in the mission or the document.")
            .example("2013")
            .searched(2),
        Field::new("year", Integer, "the year of `date`, stored separately for scripts").example("2013"),
        flag("annex", "whether Annex 2 prints it as an entry of its own").reads("Entry of Annex 2", "").example("true").filter("annex").selects("printed in Annex 2"),
        Field::new("track", OneOf(&TRACKS), "the column that it is printed in").reads("Column of Annex 2", "")
            .or_null()
            .rule("An organization's id or `inter`. A national text printed in NATO's column has `nato`. Null outside the annex where none fits.")
            .example("inter")
            .one_of("orgs")
            .filter("track").selects("printed in a column of Annex 2"),
        Field::new("type", OneOf(&TYPES), "the type of event")
            .rule("`launch` only where an operation is launched, deployed, begun or taken over; giving it a mandate is `mandate`, what it did or caused is `incident`, its established practice is `practice`. A published or signed text is `document`, also training material and agreements; a named summit `meeting`; an act of one organization toward another `cooperation`. Large-scale violence is `incident`; `crisis` is a war, a genocide or a political crisis.")
            .example("practice")
            .judged()
            .filter("type").selects("of a type"),
        Field::new("themes", List(&Link(&["concept"])), "the concepts that it is about").reads("Themes", "Milestones on it")
            .rule("Only concepts mentioned at a place that the record cites; for an incident, not the later response to it.")
            .example("[\"safe-areas\", \"active-protection\"]")
            .judged()
            .filter("theme").selects("about a concept").searched(2),
        Field::new("records", List(&Link(ANY)), "the records that it is about").reads("About", "Milestones about it")
            .rule("What the entry names, those who act in it, and the document where the entry is about one.")
            .example("[\"sres-1973\", \"unified-protector\", \"security-council\"]")
            .judged()
            .searched(2),
        flag("silent", "whether its point is that a document does not mention the protection of civilians").reads("Notes a silence on POC", "")
            .requires(&("records", "poc", "silent"))
            .rule("Only for documents.")
            .example("false")
            .filter("silent").selects("that note that a document does not mention POC"),
        FIGURES,
        LAYER,
        CITATIONS,
    ],
    columns: &[
        Column::date("date", &["date"]),
        Column::plain("event", &["name"]),
        Column::plain("track", &["track"]).rank(1),
        Column::plain("type", &["type"]).rank(2),
    ],
    order: &["date"],
    tally: &[],
    when: Some(When::on("date")),
    events: &[],
    linked_from: &[],
    examples: &[
        ("--year 2013", "what happened in 2013"),
        ("--from 2008 --to 2010 --track un,inter", "three years, two columns"),
        ("--about monuc", "what happened around MONUC"),
        ("--silent", "documents that pass over the protection of civilians"),
    ],
    ..Kind::NEW
};

/// The track of what several organizations did with or to each other.
pub const BETWEEN: &str = "inter";

const TRACKS: Vocabulary = Vocabulary::new(&[
    Word::new("un", "the UN's column"),
    Word::new("eu", "the EU's column"),
    Word::new("nato", "NATO's column"),
    Word::new(BETWEEN, "interorganizational developments").titled("Joint"),
]);

const TYPES: Vocabulary = Vocabulary::new(&[
    Word::new("document", "a document was issued, adopted or prepared").reports("adopted"),
    Word::new("mandate", "a mandate was given or changed").reports("adopted"),
    Word::new("launch", "an operation began").reports("launched"),
    Word::new("end", "an operation or practice ended").reports("ended"),
    Word::new("practice", "a practice began or was adopted").reports("introduced"),
    Word::new("training", "a course or exercise began or changed"),
    Word::new(
        "institution",
        "a post, a unit or a group was created or changed",
    ),
    Word::new("incident", "something happened in the field"),
    Word::new("meeting", "a meeting, a summit or a debate"),
    Word::new("cooperation", "organizations worked together, or failed to"),
    Word::new("crisis", "a war, a genocide or a political crisis"),
]);
