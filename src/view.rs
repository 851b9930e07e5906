//! What an answer is, before anyone decides how it looks: records or rows with named fields, or a page of blocks with
//! the same facts as data.

use std::borrow::Cow;
use std::io::{self, BufRead, Write};

use crate::graph::{Claim, Way};
use crate::model::value::Value;
use crate::problem::Problem;
use crate::scene::Scene;

mod cell;
mod rows;

pub use crate::layout::Set;
pub use rows::{Column, Count, Row, Rows};

/// What a command answers.
pub struct Answer<'a> {
    /// What is asked for.
    pub body: Body<'a>,
    /// Remarks for people, one a line, that are no part of the answer.
    pub notes: Vec<String>,
    /// True where the answer is no: nothing matched, no path, invalid, different.
    pub negative: bool,
    /// True where the negative answer fails the command even without `--exit-code`.
    pub fails: bool,
    /// Files to lay down beside the answer.
    pub folder: Option<Folder<'a>>,
    /// Draws records or rows; a page draws itself.
    pub drawing: Option<Box<dyn Fn() -> Scene + 'a>>,
}

/// A directory of files that an answer fills.
pub struct Folder<'a> {
    /// Where it is.
    pub path: String,
    /// The one of its files that names the others, by which a later answer knows what it may replace.
    pub index: &'static str,
    /// The files, the index first.
    pub files: Vec<File<'a>>,
}

/// A file of a folder.
pub struct File<'a> {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub body: Body<'a>,
    /// In which form.
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
    /// An answer without remarks.
    #[must_use]
    pub const fn new(body: Body<'a>) -> Self {
        Self {
            body,
            notes: Vec::new(),
            negative: false,
            fails: false,
            folder: None,
            drawing: None,
        }
    }

    /// The same answer with a drawing of its records or rows, made where it is asked for.
    #[must_use]
    pub fn drawn(mut self, drawing: impl Fn() -> Scene + 'a) -> Self {
        self.drawing = Some(Box::new(drawing));
        self
    }

    /// What is drawn of it, if anything is.
    #[must_use]
    pub fn scene(&self) -> Option<Scene> {
        match (&self.drawing, &self.body) {
            (Some(drawing), _) => Some(drawing()),
            (None, Body::Page(page)) => page.scene(),
            _ => None,
        }
    }

    /// The same answer with a remark for people.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// The same answer as a no.
    #[must_use]
    pub const fn negative(mut self, negative: bool) -> Self {
        self.negative = negative;
        self
    }
}

/// The answer itself.
pub enum Body<'a> {
    /// Records or rows of one sort: every format prints them.
    Rows(Rows<'a>),
    /// A page for people, with the same facts as data.
    Page(Box<dyn Page<'a> + 'a>),
    /// A text where a table is wanted, and the same facts as rows for every other format.
    Either(String, Rows<'a>),
    /// A text that has no other form.
    Text(String),
    /// Texts that are written to files of a directory, each under its name; nothing is printed.
    Files {
        /// Where they are written.
        directory: String,
        /// Their names and what they hold.
        files: Vec<(String, String)>,
    },
    /// Answers to questions that are yet to be asked.
    Dialogue(Box<dyn Dialogue + 'a>),
}

/// Questions and answers in turn, until there are no more questions.
pub trait Dialogue {
    /// Answers on `output` what is asked on `input`.
    ///
    /// # Errors
    /// Where a question cannot be read, or an answer not be written.
    fn hold(&self, input: &mut dyn BufRead, output: &mut dyn Write) -> io::Result<()>;
}

/// An answer that each format has in a form of its own. It is asked for no more than what is printed, and makes only that.
pub trait Page<'a> {
    /// For people: table, list and markdown.
    fn blocks(&self) -> Vec<Block<'a>>;

    /// For csv, tsv and ndjson: the same facts as tidy rows.
    fn rows(&self) -> Rows<'a>;

    /// For json; none where that is the array of the rows.
    fn data(&self) -> Option<Value<'a>> {
        None
    }

    /// For charts and figures; none where there is nothing to draw.
    fn scene(&self) -> Option<Scene> {
        None
    }

    /// Whether its rows have the same columns, as csv and tsv need them.
    ///
    /// # Errors
    /// Where they do not, with what to ask instead.
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
    /// Fields of one thing, each with its value.
    Fields(Vec<(String, Vec<Item<'a>>)>),
    /// A table of cells with several things each. Where its columns are too many, those of the highest rank are left out.
    Grid(Grid<'a>),
    /// The same with a column for each of several things of one sort: where the columns would be too narrow, it is set as
    /// rows, a fact a row.
    Pivot {
        /// The table.
        grid: Grid<'a>,
        /// What its columns are, and what is in its cells: the headings of the rows that it can be set as.
        names: [&'static str; 2],
        /// Whether it is there to set its columns side by side; otherwise it is set as rows also where it is long, and
        /// shorter so.
        compares: bool,
        /// How long it may be; a longer one names the first things of each cell and counts the others.
        longest: Option<Longest>,
    },
    /// A cross table of mostly empty cells: as a list, each row says which columns it has something in.
    Cross(Grid<'a>),
    /// The line that closes a table: how many there are.
    Count(usize, Count),
    /// How to see what a page leaves out: for a terminal only.
    Hint(String),
    /// Lines that keep their form, such as a tree or a chart.
    Lines(Vec<String>),
    /// What shaped a thing, or what it shaped.
    Tree(Tree<'a>),
}

/// Things that hang on one another, each line after the one that it hangs on.
pub struct Tree<'a> {
    /// What everything hangs on, where no heading names it.
    pub root: Option<Item<'a>>,
    /// Whether the lines lead to what shaped the root, or to what it shaped.
    pub way: Way,
    /// The lines.
    pub branches: Vec<Branch<'a>>,
}

/// One line of a tree.
pub struct Branch<'a> {
    /// How far from the root: 1 for what hangs on the root itself.
    pub depth: usize,
    /// How it stands to what it hangs on.
    pub ties: Vec<Tie<'a>>,
    /// What hangs there.
    pub item: Item<'a>,
    /// Whether it stands elsewhere in the tree with all that hangs on it.
    pub repeated: bool,
}

/// How one thing shaped another.
pub struct Tie<'a> {
    /// When, as far as it is known.
    pub year: Option<i64>,
    /// How.
    pub relation: Cow<'a, str>,
    /// On whose word.
    pub claim: Claim,
}

/// How long a table may be, and how to see what is left out of a longer one.
#[derive(Debug, Clone, Copy)]
pub struct Longest {
    /// Its lines.
    pub lines: usize,
    /// The option that shows everything.
    pub option: &'static str,
}

/// A table whose cells have items.
pub struct Grid<'a> {
    /// The headers, each with how its column is set.
    pub header: Vec<(String, Set)>,
    /// The rows, one list of items a cell.
    pub rows: Vec<Vec<Vec<Item<'a>>>>,
    /// The ranks of the columns, as `layout` has them: those of rank 0 are always there. Empty where all are.
    pub ranks: &'static [u8],
}

/// The accent of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accent {
    /// The organization whose accent it is.
    pub org: String,
    /// What a key calls it.
    pub name: String,
}

/// One thing in a cell.
#[derive(Debug, Clone, Default)]
pub struct Item<'a> {
    /// What it says.
    pub text: Cow<'a, str>,
    /// The organization whose accent it has, if any.
    pub accent: Option<Accent>,
    /// A sign before it, such as `+` for a strength.
    pub sign: Option<Sign>,
    /// Whether accounts differ on it.
    pub disputed: bool,
    /// Whether it was added to what the paper says.
    pub added: bool,
    /// The parts of the text that stand out, where there is colour.
    pub marks: Vec<std::ops::Range<usize>>,
    /// Whether it says how to see more, and belongs on a terminal only.
    pub hint: bool,
}

/// A sign before an item: never told by colour alone.
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
    /// There is one, of which no more is known.
    Dot,
}

impl Sign {
    /// The sign of a judgement: strength, weakness, mixed; a bullet of none.
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
    /// Everything that the tree shows.
    pub fn items(&self) -> impl Iterator<Item = &Item<'a>> {
        self.root
            .iter()
            .chain(self.branches.iter().map(|branch| &branch.item))
    }
}

impl<'a> Item<'a> {
    /// An item that says `text`.
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

    /// The same item in the accent of an organization, which a key calls `name`.
    #[must_use]
    pub fn accent(mut self, org: &str, name: impl Into<String>) -> Self {
        self.accent = Some(Accent {
            org: org.to_owned(),
            name: name.into(),
        });
        self
    }

    /// The same item with parts that stand out, given in their order.
    #[must_use]
    pub fn marks(mut self, marks: Vec<std::ops::Range<usize>>) -> Self {
        self.marks = marks;
        self
    }

    /// The same item as a hint of how to see more.
    #[must_use]
    pub const fn hint(mut self) -> Self {
        self.hint = true;
        self
    }

    /// The same item, marked where accounts differ on it.
    #[must_use]
    pub const fn disputed(mut self, disputed: bool) -> Self {
        self.disputed = disputed;
        self
    }

    /// The same item, marked where it was added to what the paper says.
    #[must_use]
    pub const fn added(mut self, added: bool) -> Self {
        self.added = added;
        self
    }
}

/// A value as people read it: the one way from value to text, whatever the format. Values of a list are joined by `, `,
/// what has no plain form is compact JSON, null is empty.
#[must_use]
pub fn plain<'v>(value: &'v Value<'_>) -> Cow<'v, str> {
    joined(value, ", ")
}

/// The same, the values of a list joined by `between`.
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
