//! `codebook`: what each field means, what it may hold and how it is coded, read from what the kinds declare.

use std::fmt::Write as _;

use anyhow::Result;

use super::verb::{self, Forms, Needs, Question, Verb};
use crate::ask::{Arguments, Parameter, Takes, read};
use crate::dataset::Dataset;
use crate::model::field::{self, Field, Shape};
use crate::model::value::Value;
use crate::model::{KINDS, Kind};
use crate::problem::Problem;
use crate::suggest::fold;
use crate::view::{Answer, Block, Body, Column, Grid, Item, Page, Rows, Set};

/// The most fields that an error suggests.
const MOST: usize = 3;

pub const VERB: Verb = Verb {
    name: "codebook",
    aliases: &[],
    about: "explain a field: meaning, values, and coding rule",
    group: "Data",
    more: "",
    kind: None,
    parameters,
    examples: &[
        (
            "mission.mandate.level",
            "when a mandate counts as a POC mandate",
        ),
        ("mission.countries", "countries, and other names for them"),
        ("tool", "every field of a tool"),
        (
            "--json | jq -r '.[] | select(.judgement) | .kind + \".\" + .field'",
            "the fields that require a coder's judgment",
        ),
    ],
    needs: Needs::None,
    forms: Forms::Every,
    answer: verb::answer::<Codebook>,
};

fn parameters(_: &Verb) -> Vec<Parameter> {
    vec![Parameter::argument(
        "field",
        Takes::Field,
        "A kind, or a field of one [default: everything]",
    )]
}

/// Which fields to explain.
#[derive(Clone)]
enum Codebook {
    /// Those of all kinds.
    All,
    /// Those of a kind.
    Kind(&'static Kind),
    /// One.
    Field(Entry),
}

impl Question for Codebook {
    fn read(_: &Verb, arguments: &Arguments) -> Result<Self> {
        Ok(match arguments.one("field").map(find).transpose()? {
            None => Self::All,
            Some((kind, None)) => Self::Kind(kind),
            Some((kind, Some(path))) => Self::Field(Entry::of(kind, path)?),
        })
    }

    fn answer<'d>(&self, _: &'d Dataset<'d>) -> Result<Answer<'d>> {
        Ok(Answer::new(Body::Page(Box::new(Explained(self.clone())))))
    }
}

/// The fields explained.
struct Explained(Codebook);

impl Explained {
    fn values(&self) -> Vec<Value<'static>> {
        let entries = match &self.0 {
            Codebook::All => KINDS.into_iter().flat_map(entries).collect(),
            Codebook::Kind(kind) => entries(kind),
            Codebook::Field(entry) => vec![entry.clone()],
        };
        entries.iter().map(Entry::value).collect()
    }
}

impl<'d> Page<'d> for Explained {
    fn blocks(&self) -> Vec<Block<'d>> {
        match &self.0 {
            Codebook::All => all(),
            Codebook::Kind(kind) => of_kind(kind, &entries(kind)),
            Codebook::Field(entry) => of_field(entry),
        }
    }

    fn rows(&self) -> Rows<'d> {
        let columns = [
            ("kind", Set::Whole),
            ("field", Set::Whole),
            ("type", Set::Names),
            ("values", Set::Names),
            ("meaning", Set::Prose),
            ("rule", Set::Prose),
            ("judgement", Set::Whole),
            ("nullable", Set::Whole),
            ("example", Set::Prose),
            ("filter", Set::Whole),
            ("value_meanings", Set::Prose),
            ("synonyms", Set::Prose),
        ];
        let columns = columns.map(|(path, set)| Column::new(path, set));
        Rows::made(columns.to_vec(), self.values())
    }
}

/// A field and where it stands.
#[derive(Clone)]
struct Entry {
    kind: &'static Kind,
    path: String,
    field: &'static Field,
}

/// Every field of `kind`, parts after what they are part of.
fn entries(kind: &'static Kind) -> Vec<Entry> {
    let mut entries = Vec::new();
    field::each(kind.fields, &mut |path, field| {
        entries.push(Entry {
            kind,
            path: path.to_owned(),
            field,
        });
    });
    entries
}

/// The kind that `word` names, and the path behind it.
fn find(word: &str) -> Result<(&'static Kind, Option<&str>), Problem> {
    let (name, path) = word
        .split_once('.')
        .map_or((word, None), |(name, path)| (name, Some(path)));
    let problem = match read::kind(name) {
        Ok(kind) => return Ok((kind, path)),
        Err(problem) => problem,
    };
    // A field, or a word of a closed list, is often asked for without its kind.
    let folded = fold(word);
    let mut fields: Vec<String> = Vec::new();
    let mut valued: Vec<String> = Vec::new();
    for kind in KINDS {
        field::each(kind.fields, &mut |path, field| {
            let full = || format!("{}.{path}", kind.name);
            if path == folded {
                fields.push(full());
            }
            if let Shape::Word(vocabulary) = field.shape.item()
                && vocabulary.has(&folded)
            {
                valued.push(full());
            }
        });
    }
    let found = if fields.is_empty() { valued } else { fields };
    Err(if found.is_empty() || !problem.suggestions.is_empty() {
        problem
    } else {
        let found = found.into_iter().take(MOST).collect();
        Problem::new(problem.code, format!("unknown kind `{name}`")).meant(found)
    })
}

impl Entry {
    /// The field at `path` of `kind`.
    fn of(kind: &'static Kind, path: &str) -> Result<Self, Problem> {
        let path = read::path(kind, path)?;
        Ok(Self {
            kind,
            path: path.text().to_owned(),
            field: path.field(),
        })
    }

    /// The words that it may hold, each with what it means.
    fn words(&self) -> Vec<(&'static str, String)> {
        let (Shape::Word(vocabulary) | Shape::Parts(vocabulary, _)) = self.field.shape.item()
        else {
            return Vec::new();
        };
        vocabulary
            .words
            .iter()
            .map(|word| {
                let mut meaning = word.meaning.to_owned();
                if !word.kept.is_empty() {
                    let _ = write!(meaning, " (in no record yet; kept {})", word.kept);
                }
                (word.word, meaning)
            })
            .collect()
    }

    /// Other words that a filter accepts, each with the values that it stands for.
    fn synonyms(&self) -> &'static [(&'static str, &'static [&'static str])] {
        match self.field.shape.item() {
            Shape::Word(vocabulary) => vocabulary.groups,
            _ => &[],
        }
    }

    fn value(&self) -> Value<'static> {
        let text = |text: &'static str| {
            if text.is_empty() {
                Value::Null
            } else {
                Value::from(text)
            }
        };
        let field = self.field;
        let meanings = self.words().into_iter().map(|(word, meaning)| {
            Value::object([
                ("value", Value::from(word)),
                ("meaning", Value::from(meaning)),
            ])
        });
        let synonyms = self.synonyms().iter().map(|(word, values)| {
            Value::object([
                ("word", Value::from(*word)),
                ("values", Value::texts(values.iter().copied())),
            ])
        });
        let values = self.words().into_iter().map(|(word, _)| word);
        Value::object([
            ("kind", Value::from(self.kind.name)),
            ("field", Value::from(self.path.clone())),
            ("type", Value::from(field.shape.to_string())),
            ("values", Value::texts(values)),
            ("meaning", Value::from(field.meaning)),
            ("rule", text(field.rule)),
            ("judgement", Value::from(field.judgement)),
            ("nullable", Value::from(field.nullable)),
            ("example", text(field.example)),
            ("filter", text(field.filter)),
            ("value_meanings", Value::List(meanings.collect())),
            ("synonyms", Value::List(synonyms.collect())),
        ])
    }

    /// Its type, as people read it.
    fn type_in_words(&self) -> String {
        let null = if self.field.nullable { " or null" } else { "" };
        format!("{}{null}", self.field.shape)
    }

    /// Whether `other` says the same of the same path.
    fn is_like(&self, other: &Self) -> bool {
        self.path == other.path
            && self.field.meaning == other.field.meaning
            && self.field.rule == other.field.rule
            && self.field.example == other.field.example
    }
}

/// Everything on one field.
fn of_field<'d>(entry: &Entry) -> Vec<Block<'d>> {
    let field = entry.field;
    let one = |text: String| vec![Item::new(text)];
    let mut fields = vec![
        ("meaning".to_owned(), one(sentence(field.meaning))),
        ("type".to_owned(), one(entry.type_in_words())),
    ];
    if !field.rule.is_empty() {
        fields.push(("rule".to_owned(), one(field.rule.to_owned())));
    }
    let coded = if field.judgement {
        "requires a coder's judgment"
    } else {
        "a fact that the sources state"
    };
    fields.push(("judgement".to_owned(), one(coded.to_owned())));
    if !field.example.is_empty() {
        fields.push(("example".to_owned(), one(field.example.to_owned())));
    }
    if !field.filter.is_empty() {
        let option = format!("`poc {} --{}`", entry.kind.list, field.filter);
        fields.push(("filter".to_owned(), one(option)));
    }
    let mut blocks = vec![
        Block::Heading(format!("{}.{}", entry.kind.name, entry.path)),
        Block::Fields(fields),
    ];
    let words = entry.words();
    let synonyms = entry.synonyms();
    if !words.is_empty() {
        let rows = words
            .into_iter()
            .map(|(word, meaning)| vec![one(word.to_owned()), one(meaning)]);
        blocks.push(grid(
            &[("value", Set::Whole), ("meaning", Set::Prose)],
            rows,
        ));
    }
    if !synonyms.is_empty() {
        let rows = synonyms
            .iter()
            .map(|(word, values)| vec![one((*word).to_owned()), one(values.join(", "))]);
        let header = [("also accepted", Set::Whole), ("selects", Set::Names)];
        blocks.push(grid(&header, rows));
    }
    blocks
}

/// A table of `entries`, fields of `kind`, and one of their values.
fn of_kind<'d>(kind: &Kind, entries: &[Entry]) -> Vec<Block<'d>> {
    let mut blocks = vec![
        Block::Heading(kind.name.to_owned()),
        Block::Text(format!(
            "{}, listed by `poc {}`",
            sentence(kind.about).trim_end_matches('.'),
            kind.list
        )),
    ];
    blocks.extend(tables(entries));
    blocks
}

/// Every field of every kind: what all kinds have first and once.
fn all<'d>() -> Vec<Block<'d>> {
    let kinds: Vec<_> = KINDS.into_iter().map(entries).collect();
    let shared = |entry: &Entry| {
        kinds
            .iter()
            .all(|entries| entries.iter().any(|other| other.is_like(entry)))
    };
    let (first, _): (Vec<_>, Vec<_>) = kinds[0].iter().cloned().partition(shared);
    let mut blocks = vec![
        Block::Heading("every kind".to_owned()),
        Block::Text(
            "Null means that the sources do not say or that the field does not apply; an empty list, that none is named; \
             `unknown`, in a closed list, that the sources do not say. No field is ever left out."
                .to_owned(),
        ),
    ];
    blocks.extend(tables(&first));
    for (kind, entries) in KINDS.into_iter().zip(&kinds) {
        let own: Vec<_> = entries
            .iter()
            .filter(|entry| !shared(entry))
            .cloned()
            .collect();
        blocks.extend(of_kind(kind, &own));
    }
    blocks
}

/// The table of fields, and the table of the values of those that have a closed list.
fn tables<'d>(entries: &[Entry]) -> Vec<Block<'d>> {
    let rows = entries.iter().map(|entry| {
        let mut meaning = vec![Item::new(sentence(entry.field.meaning))];
        if !entry.field.rule.is_empty() {
            meaning.push(Item::new(entry.field.rule));
        }
        if entry.field.judgement {
            meaning.push(Item::new("Requires a coder's judgment."));
        }
        vec![
            vec![Item::new(entry.path.clone())],
            vec![Item::new(entry.type_in_words())],
            meaning,
        ]
    });
    let header = [
        ("field", Set::Whole),
        ("type", Set::Prose),
        ("meaning and rule", Set::Prose),
    ];
    let mut blocks = vec![grid(&header, rows)];
    let values: Vec<_> = entries
        .iter()
        .flat_map(|entry| {
            entry.words().into_iter().map(|(word, meaning)| {
                vec![
                    vec![Item::new(entry.path.clone())],
                    vec![Item::new(word)],
                    vec![Item::new(meaning)],
                ]
            })
        })
        .collect();
    if !values.is_empty() {
        let header = [
            ("field", Set::Whole),
            ("value", Set::Whole),
            ("meaning", Set::Prose),
        ];
        blocks.push(grid(&header, values));
    }
    blocks
}

fn grid<'d>(
    header: &[(&str, Set)],
    rows: impl IntoIterator<Item = Vec<Vec<Item<'d>>>>,
) -> Block<'d> {
    Block::Grid(Grid {
        ranks: Vec::new(),
        header: header
            .iter()
            .map(|(name, set)| ((*name).to_owned(), *set))
            .collect(),
        rows: rows.into_iter().collect(),
    })
}

/// A meaning as a sentence that stands by itself.
fn sentence(meaning: &str) -> String {
    format!("{}.", read::capitalized(meaning))
}
