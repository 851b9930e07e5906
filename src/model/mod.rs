//! The kinds of record: each is declared once, in a file of its own, and every command follows from it.

pub mod column;
pub mod date;
pub mod field;
pub mod form;
pub mod value;

mod actor;
mod assessment;
mod concept;
mod course;
mod definition;
mod discrepancy;
mod influence;
mod milestone;
mod mission;
mod organization;
mod policy;
mod recommendation;
mod shared;
mod source;
mod term;
mod tool;

use field::{Field, Shape, Trace};

/// A kind of record: its names, its fields, and which of them tables, dates and events use.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is declared on its own, and none excludes another"
)]
#[derive(Debug)]
pub struct Kind {
    /// Its name, in the singular: `mission`.
    pub name: &'static str,
    /// What several are called: `missions`.
    pub plural: &'static str,
    /// The command that lists it: `missions`.
    pub list: &'static str,
    /// Other words for that command.
    pub aliases: &'static [&'static str],
    /// What its records are, in one line.
    pub about: &'static str,
    /// What part its records have in the dataset.
    pub role: Role,
    /// What an id of this kind begins with; empty where people type the bare id.
    pub prefix: &'static str,
    /// Whether a record may be without a citation.
    pub citations_optional: bool,
    /// Whether its records have no names of their own, so that `name` is a short label.
    pub labelled: bool,
    /// Whether each of its records must be connected: by a link from or to another one, or by a citation.
    pub must_be_linked: bool,
    /// How its records are counted where organizations are compared.
    pub compared: Option<Compared>,
    /// The sort of tie that a record of several organizations makes between them; empty where it makes none.
    pub tie: &'static str,
    /// Whether a record is found only by its id, and by none of its names: a term, whose names are those of other records.
    pub by_id_only: bool,
    /// Search boost in percent: above 100, its records rank before records about the same thing.
    pub search_boost: u8,
    /// Question words that ask for this kind, beside its own names: `who`, `when`.
    pub asked_by: &'static [&'static str],
    /// The fields, in the order in which JSON has them.
    pub fields: &'static [Field],
    /// The columns that a table shows by default, in the order in which they are read.
    pub columns: &'static [column::Column],
    /// The fields that its list is sorted by, by default.
    pub order: &'static [&'static str],
    /// What is counted besides below its table: a field, the word in it, and what is said of those that have it.
    pub tally: &'static [(&'static str, &'static str, &'static str)],
    /// What its list is as a drawing, where it is one.
    pub drawn: Option<Drawn>,
    /// The fields that say when.
    pub when: Option<When>,
    /// The level that its records have as of a day.
    pub history: Option<History>,
    /// The events that a timeline can include: the field with the date, and what happened then.
    pub events: &'static [(&'static str, &'static str)],
    /// Filters by a link that is stored at the other end: the option and the kind whose records link here.
    pub linked_from: &'static [(&'static str, &'static str)],
    /// Examples for the help of the list command: the arguments and what they ask.
    pub examples: &'static [(&'static str, &'static str)],
}

/// What part the records of a kind have in the dataset, besides being listed. What follows from a part is in one module
/// each, which knows the fields that such records have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// None of its own.
    Plain,
    /// Each says where accounts differ, on which fields of which records: `dataset::dispute`.
    Dispute,
    /// Each is a point made on an organization in a dimension of the comparison: `relate::profile`.
    Point,
    /// Each is a concept that documents use: `relate::profile`, `time::state`.
    Concept,
}

/// How the records of a kind are counted where organizations are compared.
#[derive(Debug, Clone, Copy)]
pub struct Compared {
    /// The key of the count in data.
    pub key: &'static str,
    /// What people call what is counted.
    pub called: &'static str,
    /// What those are called that are there as of a date; empty where the state as of a date does not list them.
    pub present: &'static str,
    /// What those are called that may be there, where the kind has dates of evidence; empty otherwise.
    pub uncertain: &'static str,
    /// The key and the name of the count of those with a level of the group, where the kind has levels.
    pub leveled: Option<(&'static str, &'static str)>,
}

impl Compared {
    /// What is counted under `key`.
    #[must_use]
    pub const fn new(key: &'static str, called: &'static str) -> Self {
        Self {
            key,
            called,
            present: "",
            uncertain: "",
            leveled: None,
        }
    }

    /// The state as of a date lists them under this name.
    #[must_use]
    pub const fn present(mut self, called: &'static str) -> Self {
        self.present = called;
        self
    }
}

/// A sort of tie between organizations.
#[derive(Debug)]
pub struct Tie {
    /// The word for it in data.
    pub word: &'static str,
    /// What people call such ties.
    pub called: &'static str,
    /// Whether one thing follows the other rather than being there at the same time.
    pub in_turn: bool,
}

/// The sorts of tie, in the order in which they are shown. Kinds and fields declare which they make.
pub const TIES: [Tie; 5] = [
    Tie {
        word: "influence",
        called: "claims of influence",
        in_turn: false,
    },
    Tie {
        word: "agreement",
        called: "joint documents",
        in_turn: false,
    },
    Tie {
        word: "parallel",
        called: "missions in parallel",
        in_turn: false,
    },
    Tie {
        word: "sequence",
        called: "missions in sequence",
        in_turn: true,
    },
    Tie {
        word: "training",
        called: "courses",
        in_turn: false,
    },
];

/// Which fields of a kind say when.
#[derive(Debug, Clone, Copy)]
pub struct When {
    /// The field that `--year`, `--from` and `--to` select by.
    pub from: &'static str,
    /// The field with its end, where it lasts.
    pub to: Option<&'static str>,
    /// The field with the date at which it was last seen, where its end may be unknown.
    pub seen: Option<&'static str>,
    /// The list of the decisions that say how long it may run.
    pub terms: Option<&'static str>,
    /// What it is while it lasts: `active`, `in force`.
    pub lasting: &'static str,
}

impl When {
    /// What happens on a date.
    #[must_use]
    pub const fn on(from: &'static str) -> Self {
        Self {
            from,
            to: None,
            seen: None,
            terms: None,
            lasting: "active",
        }
    }

    /// What it is while it lasts.
    #[must_use]
    pub const fn is(mut self, lasting: &'static str) -> Self {
        self.lasting = lasting;
        self
    }

    /// What lasts from a date to another.
    #[must_use]
    pub const fn lasting(from: &'static str, to: &'static str) -> Self {
        Self {
            to: Some(to),
            ..Self::on(from)
        }
    }
}

/// What the list of a kind is as a drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drawn {
    /// Things that last, one a row.
    Spans,
    /// Arrows from where its relations begin to where they end.
    Graph,
}

/// The fields with a level that changes in time.
#[derive(Debug, Clone, Copy)]
pub struct History {
    /// The path of the field with the highest level that it ever had.
    pub level: &'static str,
    /// The path of the list of its changes, each with `from`, `seen_by` and `level`.
    pub changes: &'static str,
    /// The group of levels that are counted as one.
    pub group: &'static str,
}

/// Where a record comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layer {
    /// What the paper says.
    Paper,
    /// What was added to it.
    Supplement,
}

impl Layer {
    /// Both, with the words for them in data and options.
    pub const ALL: [(&'static str, Self); 2] =
        [("paper", Self::Paper), ("supplement", Self::Supplement)];
}

/// All kinds, in the order in which they are listed.
const LISTED: &[&Kind] = &[
    &organization::KIND,
    &assessment::KIND,
    &policy::KIND,
    &definition::KIND,
    &concept::KIND,
    &mission::KIND,
    &tool::KIND,
    &milestone::KIND,
    &course::KIND,
    &influence::KIND,
    &recommendation::KIND,
    &actor::KIND,
    &term::KIND,
    &source::KIND,
    &discrepancy::KIND,
];

/// All kinds, in the order in which they are listed. How many there are follows from the list.
pub const KINDS: [&Kind; LISTED.len()] = match LISTED.first_chunk() {
    Some(kinds) => *kinds,
    None => [LISTED[0]; LISTED.len()],
};

/// The kind `actor`.
pub const ACTOR: &Kind = &actor::KIND;
/// The kind `assessment`.
pub const ASSESSMENT: &Kind = &assessment::KIND;
/// The kind `concept`.
pub const CONCEPT: &Kind = &concept::KIND;
/// The kind `course`.
pub const COURSE: &Kind = &course::KIND;
/// The kind `definition`.
pub const DEFINITION: &Kind = &definition::KIND;
/// The kind `discrepancy`.
pub const DISCREPANCY: &Kind = &discrepancy::KIND;
/// The kind `influence`.
pub const INFLUENCE: &Kind = &influence::KIND;
/// The kind `milestone`.
pub const MILESTONE: &Kind = &milestone::KIND;
/// The kind `mission`.
pub const MISSION: &Kind = &mission::KIND;
/// The kind `organization`.
pub const ORGANIZATION: &Kind = &organization::KIND;
/// The kind `policy`.
pub const POLICY: &Kind = &policy::KIND;
/// The kind `recommendation`.
pub const RECOMMENDATION: &Kind = &recommendation::KIND;
/// The kind `source`.
pub const SOURCE: &Kind = &source::KIND;
/// The kind `term`.
pub const TERM: &Kind = &term::KIND;
/// The kind `tool`.
pub const TOOL: &Kind = &tool::KIND;

pub use milestone::BETWEEN;
pub use shared::PARTIES;

/// The kind called `word`: by its name, its list command or an alias of it.
#[must_use]
pub fn kind(word: &str) -> Option<&'static Kind> {
    KINDS
        .into_iter()
        .find(|kind| kind.name == word || kind.list == word || kind.aliases.contains(&word))
}

impl Kind {
    /// A kind of which nothing is said yet: what a declaration leaves out.
    pub const NEW: Self = Self {
        name: "",
        list: "",
        plural: "",
        order: &[],
        tally: &[],
        aliases: &[],
        about: "",
        role: Role::Plain,
        prefix: "",
        citations_optional: false,
        labelled: false,
        must_be_linked: false,
        compared: None,
        tie: "",
        by_id_only: false,
        search_boost: 100,
        drawn: None,
        asked_by: &[],
        fields: &[],
        columns: &[],
        when: None,
        history: None,
        events: &[],
        linked_from: &[],
        examples: &[],
    };

    /// The position of this kind among [`KINDS`].
    #[must_use]
    pub fn position(&self) -> usize {
        KINDS
            .iter()
            .position(|kind| kind.name == self.name)
            .unwrap_or_default()
    }

    /// The field that `path` leads to, if this kind has it.
    #[must_use]
    pub fn field(&self, path: &str) -> Option<&'static Field> {
        field::find(self.fields, path)
    }

    /// The position of the field `name` among this kind's fields.
    #[must_use]
    pub fn index_of(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.name == name)
    }

    /// Whether its records are documents to cite: what the source of a citation may be.
    #[must_use]
    pub fn is_citable(&self) -> bool {
        shared::DOCUMENTS.contains(&self.name)
    }

    /// Whether records belong to those of this kind: what `orgs` may name.
    #[must_use]
    pub fn is_party(&self) -> bool {
        PARTIES.contains(&self.name)
    }

    /// The levels that are counted as one, where its records have levels.
    #[must_use]
    pub fn levels(&self) -> &'static [&'static str] {
        let Some(history) = self.history else {
            return &[];
        };
        match self.field(history.level).map(|field| field.shape) {
            Some(Shape::Word(words)) => words.group(history.group),
            _ => &[],
        }
    }

    /// The field that is derived from what records of other kinds say, if it has one.
    #[must_use]
    pub fn derived(&self) -> Option<&'static Field> {
        let mut fields = self.fields.iter();
        fields.find(|field| !field.derived_from.is_empty())
    }

    /// Whether its records are claims about two others, which bring their own sources along.
    #[must_use]
    pub fn is_relation(&self) -> bool {
        let mut fields = self.fields.iter();
        fields.any(|field| matches!(field.trace, Some(Trace::Begins)))
    }

    /// Every path of this kind that has ids of other records, citations aside, and the kinds they may be of.
    #[must_use]
    pub fn links(&self) -> Vec<(String, &'static [&'static str])> {
        self.linking(false)
    }

    /// Every path of this kind that has ids of documents which it cites.
    #[must_use]
    pub fn citations(&self) -> Vec<String> {
        let citations = self.linking(true).into_iter();
        citations.map(|(path, _)| path).collect()
    }

    fn linking(&self, cites: bool) -> Vec<(String, &'static [&'static str])> {
        let mut links = Vec::new();
        field::each(self.fields, &mut |path, field| {
            if let Shape::Link(kinds) = field.shape.item()
                && field.cites == cites
            {
                links.push((path.to_owned(), *kinds));
            }
        });
        links
    }
}

#[cfg(test)]
mod tests {
    use super::{KINDS, TIES, field};

    #[test]
    fn every_tie_is_of_a_declared_sort() {
        let known = |tie: &str| tie.is_empty() || TIES.iter().any(|sort| sort.word == tie);
        for kind in KINDS {
            assert!(known(kind.tie), "{}", kind.name);
            field::each(kind.fields, &mut |path, field| {
                assert!(known(field.tie), "{}.{path}", kind.name);
            });
        }
    }
}
