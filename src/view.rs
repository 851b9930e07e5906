//! The content of an answer, independent of its format: records or rows with named fields, or a page of blocks with the
//! same facts as data.

use std::borrow::Cow;
use std::io::{self, BufRead, Write};

use crate::citation::Citation;
use crate::graph::{Claim, Way};
use crate::model::value::Value;
use crate::problem::Problem;
use crate::scene::Scene;

mod cell;
mod rows;

pub use crate::layout::Set;
pub use rows::{Column, Count, Row, Rows};

/// The answer of a command.
pub struct Answer<'a> {
    /// The content.
    pub body: Body<'a>,
    /// Notes for people, one per line, that are not part of the answer.
    pub notes: Vec<String>,
    /// Whether the answer is negative: nothing matched, no path, invalid, different.
    pub negative: bool,
    /// Whether a negative answer fails the command even without `--exit-code`.
    pub fails: bool,
    /// Files to write in addition to the answer.
    pub folder: Option<Folder<'a>>,
    /// Draws records or rows; a page has its own drawing.
    pub drawing: Option<Box<dyn Fn() -> Scene + 'a>>,
    /// Cites the documents of records, where these are a list.
    pub references: Option<Box<dyn Fn() -> References + 'a>>,
}

/// The documents that records are or cite, for a file of references.
pub struct References {
    /// The documents, each once, in the order of the records.
    pub citations: Vec<Citation>,
    /// What has no document and is left out, a note a line.
    pub notes: Vec<String>,
}

/// A directory of files that an answer writes.
pub struct Folder<'a> {
    /// Its path.
    pub path: String,
    /// The file that lists the others. A later answer may replace only the files listed.
    pub index: &'static str,
    /// The files, the index first.
    pub files: Vec<File<'a>>,
}

/// A file of a folder.
pub struct File<'a> {
    /// Its name.
    pub name: String,
    /// Its content.
    pub body: Body<'a>,
    /// Its form.
    pub form: Form,
}

/// The form of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// JSON.
    Json,
    /// Comma-separated values.
    Csv,
}

impl<'a> Answer<'a> {
    /// An answer without notes.
    #[must_use]
    pub const fn new(body: Body<'a>) -> Self {
        Self {
            body,
            notes: Vec::new(),
            negative: false,
            fails: false,
            folder: None,
            drawing: None,
            references: None,
        }
    }

    /// The same answer with a drawing of its records or rows, made only when it is requested.
    #[must_use]
    pub fn drawn(mut self, drawing: impl Fn() -> Scene + 'a) -> Self {
        self.drawing = Some(Box::new(drawing));
        self
    }

    /// The same answer with the documents of its records, gathered where they are asked for.
    #[must_use]
    pub fn citing(mut self, references: impl Fn() -> References + 'a) -> Self {
        self.references = Some(Box::new(references));
        self
    }

    /// The drawing, if there is one.
    #[must_use]
    pub fn scene(&self) -> Option<Scene> {
        match (&self.drawing, &self.body) {
            (Some(drawing), _) => Some(drawing()),
            (None, Body::Page(page)) => page.scene(),
            _ => None,
        }
    }

    /// The same answer with a note for people.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// The same answer, marked as negative.
    #[must_use]
    pub const fn negative(mut self, negative: bool) -> Self {
        self.negative = negative;
        self
    }
}

/// The content of an answer.
pub enum Body<'a> {
    /// Records or rows of one type, which every format prints.
    Rows(Rows<'a>),
    /// A page for people, with the same facts as data.
    Page(Box<dyn Page<'a> + 'a>),
    /// A text for table output, and the same facts as rows for every other format.
    Either(String, Rows<'a>),
    /// A text without any other form.
    Text(String),
    /// Texts that are written to files in a directory; nothing is printed.
    Files {
        /// The directory.
        directory: String,
        /// The names and contents of the files.
        files: Vec<(String, String)>,
    },
    /// Answers to questions that are read later.
    Dialogue(Box<dyn Dialogue + 'a>),
}

/// Reads and answers questions until there are no more.
pub trait Dialogue {
    /// Answers on `output` the questions on `input`.
    ///
    /// # Errors
    /// If a question cannot be read or an answer cannot be written.
    fn hold(&self, input: &mut dyn BufRead, output: &mut dyn Write) -> io::Result<()>;
}

/// An answer that differs by format. Only the form that is printed is computed.
pub trait Page<'a> {
    /// For people: table, list, and markdown.
    fn blocks(&self) -> Vec<Block<'a>>;

    /// For csv, tsv, and ndjson: the same facts as tidy rows.
    fn rows(&self) -> Rows<'a>;

    /// For json; none if that is the array of the rows.
    fn data(&self) -> Option<Value<'a>> {
        None
    }

    /// For charts and figures; none if there is nothing to draw.
    fn scene(&self) -> Option<Scene> {
        None
    }

    /// Whether all rows have the same columns, as csv and tsv require.
    ///
    /// # Errors
    /// If they do not, with what to ask instead.
    fn check_columns(&self) -> Result<(), Problem> {
        Ok(())
    }
}

/// A part of a page.
pub enum Block<'a> {
    /// A heading.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// The fields of one thing with their values.
    Fields(Vec<(String, Vec<Item<'a>>)>),
    /// A table whose cells have several items each. If it has too many columns, those of the highest rank are left out.
    Grid(Grid<'a>),
    /// A table with a column for each of several things of one type. If the columns would be too narrow, it is printed as
    /// rows, one fact per row.
    Pivot {
        /// The table.
        grid: Grid<'a>,
        /// What its columns are, and what its cells have: the headings if it is printed as rows.
        names: [&'static str; 2],
        /// Whether its purpose is to show the columns side by side; otherwise it is also printed as rows if it is long and
        /// rows make it shorter.
        compares: bool,
        /// How long it may be; a longer one shows the first items of each cell and counts the others.
        longest: Option<Longest>,
    },
    /// A cross table of mostly empty cells: as a list, each row names the columns in which it has a value.
    Cross(Grid<'a>),
    /// The last line of a table: the count.
    Count(usize, Count),
    /// How to see what a page leaves out; only for a terminal.
    Hint(String),
    /// Lines that keep their form, such as a tree or a chart.
    Lines(Vec<String>),
    /// A tree of what shaped a thing, or of what it shaped.
    Tree(Tree<'a>),
}

/// A tree, each line after its parent.
pub struct Tree<'a> {
    /// The root, if no heading names it.
    pub root: Option<Item<'a>>,
    /// Whether the lines show what shaped the root, or what it shaped.
    pub way: Way,
    /// The lines.
    pub branches: Vec<Branch<'a>>,
}

/// One line of a tree.
pub struct Branch<'a> {
    /// The distance from the root: 1 for its children.
    pub depth: usize,
    /// Its relation to its parent.
    pub ties: Vec<Tie<'a>>,
    /// The thing on this line.
    pub item: Item<'a>,
    /// Whether it is shown elsewhere in the tree with its branches.
    pub repeated: bool,
}

/// How one thing shaped another.
pub struct Tie<'a> {
    /// When, if known.
    pub year: Option<i64>,
    /// How.
    pub relation: Cow<'a, str>,
    /// According to whom.
    pub claim: Claim,
}

/// How long a table may be, and how to see what is left out of a longer one.
#[derive(Debug, Clone, Copy)]
pub struct Longest {
    /// The number of lines.
    pub lines: usize,
    /// The option that shows everything.
    pub option: &'static str,
}

/// A table whose cells have items.
pub struct Grid<'a> {
    /// The headers, each with how its column is wrapped.
    pub header: Vec<(String, Set)>,
    /// The rows, with a list of items for each cell.
    pub rows: Vec<Vec<Vec<Item<'a>>>>,
    /// The ranks of the columns, as in `layout`: columns of rank 0 are always shown. Empty if all are.
    pub ranks: Vec<u8>,
}

/// The accent color of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accent {
    /// The organization.
    pub org: String,
    /// Its name in the key.
    pub name: String,
}

/// One item in a cell.
#[derive(Debug, Clone, Default)]
pub struct Item<'a> {
    /// Its text.
    pub text: Cow<'a, str>,
    /// The organization whose accent color it has, if any.
    pub accent: Option<Accent>,
    /// A sign before it, such as `+` for a strength.
    pub sign: Option<Sign>,
    /// Whether sources disagree about it.
    pub disputed: bool,
    /// Whether it is from the supplement.
    pub added: bool,
    /// The parts of the text that are highlighted in color.
    pub marks: Vec<std::ops::Range<usize>>,
    /// Whether it is a hint how to see more, which is only for a terminal.
    pub hint: bool,
}

/// A sign before an item, so that color is never the only mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// One of several things.
    Bullet,
    /// A strength.
    Plus,
    /// A weakness.
    Minus,
    /// Both, or uncertain.
    Mixed,
    /// One exists; nothing more is known.
    Dot,
}

impl Sign {
    /// The sign of a judgment: strength, weakness, or mixed; a bullet if there is none.
    #[must_use]
    pub fn of_stance(stance: &str) -> Self {
        match stance {
            "strength" => Self::Plus,
            "weakness" => Self::Minus,
            "mixed" => Self::Mixed,
            _ => Self::Bullet,
        }
    }
}

impl<'a> Tree<'a> {
    /// All items of the tree.
    pub fn items(&self) -> impl Iterator<Item = &Item<'a>> {
        self.root
            .iter()
            .chain(self.branches.iter().map(|branch| &branch.item))
    }
}

impl<'a> Item<'a> {
    /// An item with `text`.
    pub fn new(text: impl Into<Cow<'a, str>>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// The same item with a sign before it.
    #[must_use]
    pub const fn sign(mut self, sign: Sign) -> Self {
        self.sign = Some(sign);
        self
    }

    /// The same item in the accent color of an organization, which the key shows as `name`.
    #[must_use]
    pub fn accent(mut self, org: &str, name: impl Into<String>) -> Self {
        self.accent = Some(Accent {
            org: org.to_owned(),
            name: name.into(),
        });
        self
    }

    /// The same item with highlighted parts, given in order.
    #[must_use]
    pub fn marks(mut self, marks: Vec<std::ops::Range<usize>>) -> Self {
        self.marks = marks;
        self
    }

    /// The same item as a hint how to see more.
    #[must_use]
    pub const fn hint(mut self) -> Self {
        self.hint = true;
        self
    }

    /// The same item, marked if sources disagree about it.
    #[must_use]
    pub const fn disputed(mut self, disputed: bool) -> Self {
        self.disputed = disputed;
        self
    }

    /// The same item, marked if it is from the supplement.
    #[must_use]
    pub const fn added(mut self, added: bool) -> Self {
        self.added = added;
        self
    }
}

/// A value as text for people, the same in every format. Values of a list are joined by `, `; a value without a plain form
/// is compact JSON; null is empty.
#[must_use]
pub fn plain<'v>(value: &'v Value<'_>) -> Cow<'v, str> {
    joined(value, ", ")
}

/// The same, with the values of a list joined by `between`.
#[must_use]
pub fn joined<'v>(value: &'v Value<'_>, between: &str) -> Cow<'v, str> {
    match value {
        Value::Null => Cow::Borrowed(""),
        Value::Flag(flag) => Cow::Borrowed(if *flag { "true" } else { "false" }),
        Value::Integer(number) => Cow::Owned(number.to_string()),
        Value::Text(text) => Cow::Borrowed(text),
        Value::List(items)
            if !items
                .iter()
                .any(|item| matches!(item, Value::Object(_) | Value::List(_))) =>
        {
            Cow::Owned(
                items
                    .iter()
                    .map(|item| joined(item, between))
                    .collect::<Vec<_>>()
                    .join(between),
            )
        }
        other => Cow::Owned(serde_json::to_string(other).unwrap_or_default()),
    }
}
