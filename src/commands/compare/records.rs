//! Records of one kind, field by field: what each says, what all share, what only one says.

use anyhow::Result;

use super::{short, two_or_more};
use crate::ask::{Path, plain::article, rows};
use crate::commands::show;
use crate::dataset::{Dataset, Record};
use crate::model::Kind;
use crate::model::field::{Field, Shape, Word};
use crate::model::value::Value;
use crate::problem::Problem;
use crate::relate::profile::Only;
use crate::view::{Answer, Block, Body, Column, Grid, Item, Page, Rows, Set, Sign, plain};

/// The fields that tell records apart by nature, and those that `show` is for.
const APART: [&str; 2] = ["id", "kind"];
const ASIDE: [&str; 4] = ["id", "kind", "layer", "citations"];

/// One field of all records.
struct Compared<'d> {
    path: String,
    values: Vec<Value<'d>>,
}

impl Compared<'_> {
    fn same(&self) -> bool {
        self.values.windows(2).all(|pair| pair[0] == pair[1])
    }

    /// Whether any of the records says something here.
    fn says(&self) -> bool {
        self.values
            .iter()
            .any(|value| !value.is_blank() && *value != Value::Flag(false))
    }

    fn asked(&self, only: Option<Only>) -> bool {
        match only {
            None => true,
            Some(Only::Shared) => self.same() && self.says(),
            Some(Only::Different) => !self.same(),
        }
    }
}

/// Records of one kind, side by side.
pub(super) struct Records<'d> {
    dataset: &'d Dataset<'d>,
    kind: &'static Kind,
    all: Vec<&'d Record<'d>>,
    compared: Vec<Compared<'d>>,
    only: Option<Only>,
}

impl<'d> Records<'d> {
    /// Compares the records that `words` name.
    pub(super) fn compare(
        dataset: &'d Dataset<'d>,
        words: &[String],
        only: Option<Only>,
        fields: &[String],
    ) -> Result<Answer<'d>> {
        let example = "poc compare monuc monusco";
        let records = two_or_more(dataset, words, &[], "records", example)?;
        let Some(kind) = records.first().map(|record| record.kind) else {
            return Err(Problem::new("missing-argument", "nothing to compare").into());
        };
        if let Some(other) = records.iter().find(|record| record.kind.name != kind.name) {
            return Err(Problem::new(
                "different-kinds",
                format!(
                    "only records of one kind can be compared: `{}` is {} {}, `{}` is {} {}",
                    records[0].id(),
                    article(kind.name),
                    kind.name,
                    other.id(),
                    article(other.kind.name),
                    other.kind.name
                ),
            )
            .into());
        }
        let paths = rows::fields(kind, fields)?.unwrap_or_else(|| Path::every(kind));
        let compared: Vec<Compared<'_>> = paths
            .into_iter()
            .filter(|path| !APART.contains(&path.text()))
            .map(|path| Compared {
                values: records
                    .iter()
                    .map(|record| dataset.at(record, &path))
                    .collect(),
                path: path.text().to_owned(),
            })
            .filter(|field| field.asked(only))
            .collect();
        let nothing = compared.is_empty();
        let mut answer = Answer::new(Body::Page(Box::new(Self {
            dataset,
            kind,
            all: records,
            compared,
            only,
        })))
        .negative(nothing);
        if nothing {
            answer = answer.note(match only {
                Some(Only::Shared) => "no field has the same value in all of them",
                _ => "no field differs",
            });
        }
        Ok(answer)
    }

    fn ids(&self) -> impl Iterator<Item = &'d str> {
        self.all.iter().map(|record| record.id())
    }
}

impl<'d> Page<'d> for Records<'d> {
    fn blocks(&self) -> Vec<Block<'d>> {
        page(
            self.dataset,
            self.kind,
            &self.all,
            &self.compared,
            self.only,
        )
    }

    fn data(&self) -> Option<Value<'d>> {
        let fields = self.compared.iter().map(|field| {
            let values = self.ids().zip(field.values.iter().cloned());
            Value::object([
                ("field", Value::from(field.path.clone())),
                ("values", Value::object(values)),
                ("same", Value::Flag(field.same())),
            ])
        });
        Some(Value::object([
            ("ids", Value::texts(self.ids())),
            ("kind", Value::from(self.kind.name)),
            ("fields", Value::List(fields.collect())),
        ]))
    }

    fn rows(&self) -> Rows<'d> {
        let columns = [
            ("field", Set::Whole),
            ("id", Set::Whole),
            ("value", Set::Prose),
            ("same", Set::Whole),
        ];
        let columns = columns.map(|(path, set)| Column::new(path, set));
        let rows = self.compared.iter().flat_map(|field| {
            self.ids().zip(&field.values).map(|(id, value)| {
                Value::object([
                    ("field", Value::from(field.path.clone())),
                    ("id", Value::from(id)),
                    ("value", value.clone()),
                    ("same", Value::Flag(field.same())),
                ])
            })
        });
        Rows::made(columns.to_vec(), rows)
    }
}

fn page<'d>(
    dataset: &'d Dataset<'d>,
    kind: &'static Kind,
    records: &[&'d Record<'d>],
    compared: &[Compared<'d>],
    only: Option<Only>,
) -> Vec<Block<'d>> {
    let mut header = vec![("field".to_owned(), Set::Prose)];
    let heads = heads(records);
    header.extend(heads.iter().map(|head| (head.clone(), Set::Prose)));
    let mut rows = Vec::new();
    for Part {
        path: name,
        field,
        title,
    } in shown(kind)
    {
        let below = |path: &str| {
            path.strip_prefix(&name)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        let mut parts = compared.iter().filter(|part| below(&part.path)).peekable();
        if parts.peek().is_none() {
            continue;
        }
        let parts: Vec<_> = parts.collect();
        let cells: Vec<Vec<Item<'_>>> = records
            .iter()
            .map(|record| {
                let disputed = dataset.disputed(record.id()).iter().any(|path| below(path));
                cell(dataset, record, (&name, field), disputed)
            })
            .collect();
        // Where the columns are called by the names, the names need no row.
        let is_head = |(cell, head): (&Vec<Item<'_>>, &String)| matches!(cell.as_slice(), [item] if item.text == head.as_str() && !item.disputed);
        if cells.iter().zip(&heads).all(is_head) {
            continue;
        }
        if parts.iter().any(|part| part.says()) {
            let mut first = vec![Item::new(title)];
            if only.is_none() && parts.iter().all(|part| part.same()) {
                first.push(Item::new("(the same)"));
            }
            rows.push(std::iter::once(first).chain(cells).collect());
        }
    }
    let mut blocks = vec![Block::Heading(format!(
        "{} {}, field by field",
        records.len(),
        kind.plural
    ))];
    if rows.is_empty() {
        blocks.push(Block::Text("No field to show.".to_owned()));
        return blocks;
    }
    blocks.push(Block::Pivot {
        grid: Grid {
            header,
            rows,
            ranks: Vec::new(),
        },
        names: ["record", "value"],
        compares: true,
        longest: None,
    });
    if only.is_none() {
        let silent = none_says(kind, records);
        if !silent.is_empty() {
            blocks.push(Block::Heading("Empty in all".to_owned()));
            blocks.push(Block::Text(silent.join(", ")));
        }
    }
    if only != Some(Only::Different) {
        summary(
            &mut blocks,
            "Shared by all",
            all_share(dataset, kind, records),
        );
    }
    if only != Some(Only::Shared) {
        for (place, head) in heads.iter().enumerate() {
            let title = format!("Only in {head}");
            summary(&mut blocks, &title, only_in(dataset, kind, records, place));
        }
    }
    blocks
}

fn summary<'d>(blocks: &mut Vec<Block<'d>>, title: &str, fields: Vec<(String, Vec<Item<'d>>)>) {
    blocks.push(Block::Heading(title.to_owned()));
    blocks.push(if fields.is_empty() {
        Block::Text("None.".to_owned())
    } else {
        Block::Fields(fields)
    });
}

/// What the columns are called: acronyms or names, or the ids where two would be called the same.
fn heads(records: &[&Record<'_>]) -> Vec<String> {
    let names: Vec<String> = records.iter().map(|record| short(record)).collect();
    let is_first = |(place, name): (usize, &String)| !names[..place].contains(name);
    if names.iter().enumerate().all(is_first) {
        names
    } else {
        let ids = records.iter().map(|record| record.id().to_owned());
        ids.collect()
    }
}

/// A row of the page.
struct Part {
    path: String,
    field: &'static Field,
    title: String,
}

/// The rows of the page: the fields of the kind, with what has named parts taken apart once.
fn shown(kind: &'static Kind) -> Vec<Part> {
    let mut shown = Vec::new();
    for field in kind
        .fields
        .iter()
        .filter(|field| !ASIDE.contains(&field.name))
    {
        match field.shape {
            Shape::Object(parts) => {
                shown.extend(parts.iter().map(|part| Part {
                    path: format!("{}.{}", field.name, part.name),
                    field: part,
                    title: format!("{}, {}", field.heading(), part.heading().to_lowercase()),
                }));
            }
            Shape::Parts(words, _) => {
                // What a definition says on a point is called after the point.
                shown.extend(words.words.iter().map(|word| Part {
                    path: format!("{}.{}", field.name, word.word),
                    field,
                    title: title(word),
                }));
            }
            _ => shown.push(Part {
                path: field.name.to_owned(),
                field,
                title: field.heading(),
            }),
        }
    }
    shown
}

/// What one record says in one field, in words also where it says nothing.
fn cell<'d>(
    dataset: &'d Dataset<'d>,
    record: &'d Record<'d>,
    (path, field): (&str, &'static Field),
    disputed: bool,
) -> Vec<Item<'d>> {
    let value = record.select(path);
    let absent = value.get("present") == Some(&Value::Flag(false));
    let nothing = if matches!(field.shape, Shape::Parts(..)) {
        "not mentioned"
    } else if field.shape.is_list() {
        "none"
    } else {
        "not stated"
    };
    if value.is_blank() || absent {
        return vec![Item::new(nothing).disputed(disputed)];
    }
    let texts: Vec<String> = match &value {
        Value::List(items) if items.iter().any(|item| matches!(item, Value::Object(_))) => {
            items.iter().map(show::sentence).collect()
        }
        Value::Object(_) => component(dataset, &value),
        value if matches!(field.shape.item(), Shape::Link(_)) => {
            let mut names = Vec::new();
            value.each_text(&mut |id| {
                names.push(dataset.find(id).map_or_else(|| id.to_owned(), short));
            });
            names
        }
        Value::List(items) => items.iter().map(|item| plain(item).into_owned()).collect(),
        value => vec![plain(value).into_owned()],
    };
    let several = field.shape.is_list() && texts.len() > 1;
    texts
        .into_iter()
        .map(|text| {
            let item = Item::new(text).disputed(disputed);
            if several {
                item.sign(Sign::Bullet)
            } else {
                item
            }
        })
        .collect()
}

/// A word of a closed list as a heading.
fn title(word: &Word) -> String {
    crate::ask::read::capitalized(word.heading()).into_owned()
}

/// What a definition says on one point, its own terms after it.
fn component(dataset: &Dataset<'_>, value: &Value<'_>) -> Vec<String> {
    let mut told = vec![value.str_at("text").unwrap_or("mentioned").to_owned()];
    let terms = value
        .get("terms")
        .map(|terms| plain(terms).into_owned())
        .unwrap_or_default();
    if !terms.is_empty() {
        told.push(format!("[{terms}]"));
    }
    if let Some(via) = value.str_at("via") {
        let via = dataset.find(via).map_or_else(|| via.to_owned(), short);
        told.push(format!("(by reference to {via})"));
    }
    told
}

/// What each record names under a field that can be shared in part: the values of a list, or the components spoken of.
fn named(dataset: &Dataset<'_>, record: &Record<'_>, field: &'static Field) -> Option<Vec<String>> {
    match field.shape {
        Shape::List(Shape::Link(_)) => {
            let mut names = Vec::new();
            record.get(field.name).each_text(&mut |id| {
                names.push(dataset.find(id).map_or_else(|| id.to_owned(), short));
            });
            Some(names)
        }
        Shape::List(item) if item.parts().is_empty() => Some(
            record
                .get(field.name)
                .items()
                .iter()
                .map(|value| plain(value).into_owned())
                .collect(),
        ),
        Shape::Parts(words, _) => {
            let Value::Object(entries) = record.get(field.name) else {
                return Some(Vec::new());
            };
            let present = entries
                .into_iter()
                .filter(|(_, part)| part.get("present") == Some(&Value::Flag(true)));
            let present: Vec<_> = present.map(|(word, _)| word).collect();
            let words = words.words.iter();
            let words = words.filter(|word| present.iter().any(|known| known == word.word));
            Some(words.map(|word| title(word).to_lowercase()).collect())
        }
        _ => None,
    }
}

/// The fields with the same value, and what is common to lists.
fn all_share<'d>(
    dataset: &Dataset<'_>,
    kind: &'static Kind,
    records: &[&'d Record<'d>],
) -> Vec<(String, Vec<Item<'d>>)> {
    let mut shared = Vec::new();
    for field in kind
        .fields
        .iter()
        .filter(|field| !ASIDE.contains(&field.name))
    {
        let said = match records
            .iter()
            .map(|record| named(dataset, record, field))
            .collect::<Option<Vec<_>>>()
        {
            Some(lists) => lists
                .into_iter()
                .reduce(|common, list| {
                    common
                        .into_iter()
                        .filter(|value| list.contains(value))
                        .collect()
                })
                .unwrap_or_default()
                .join(", "),
            None if field.shape.parts().is_empty() => {
                let first = records[0].get(field.name);
                let is_link = matches!(field.shape, Shape::Link(_));
                if records.iter().all(|record| record.get(field.name) == first) {
                    let text = plain(&first).into_owned();
                    let linked = dataset.find(&text).filter(|_| is_link);
                    linked.map_or(text, short)
                } else {
                    String::new()
                }
            }
            None => String::new(),
        };
        if !said.is_empty() {
            shared.push((field.heading(), vec![Item::new(said)]));
        }
    }
    shared
}

/// The fields that no record fills, and the points that no definition speaks of.
fn none_says(kind: &'static Kind, records: &[&Record<'_>]) -> Vec<String> {
    let blank =
        |value: &Value<'_>| value.is_blank() || value.get("present") == Some(&Value::Flag(false));
    shown(kind)
        .into_iter()
        .filter(|part| {
            let mut records = records.iter();
            records.all(|record| blank(&record.select(&part.path)))
        })
        .map(|part| part.title)
        .collect()
}

/// What only the record at `place` names in a list or among the components.
fn only_in<'d>(
    dataset: &Dataset<'_>,
    kind: &'static Kind,
    records: &[&'d Record<'d>],
    place: usize,
) -> Vec<(String, Vec<Item<'d>>)> {
    let mut alone = Vec::new();
    for field in kind
        .fields
        .iter()
        .filter(|field| !ASIDE.contains(&field.name))
    {
        let Some(mut own) = named(dataset, records[place], field) else {
            continue;
        };
        for (_, other) in records
            .iter()
            .enumerate()
            .filter(|(number, _)| *number != place)
        {
            let others = named(dataset, other, field).unwrap_or_default();
            own.retain(|value| !others.contains(value));
        }
        if !own.is_empty() {
            alone.push((field.heading(), vec![Item::new(own.join(", "))]));
        }
    }
    alone
}
