//! Paths to what a record has: through parts, lists and links alike. A path is parsed once, for a kind, and then followed
//! from as many records of it as are asked.

use super::{Dataset, Record};
use crate::model::field::{EVERY, Field, Shape};
use crate::model::value::Value;
use crate::model::{KINDS, Kind};

/// A path that a kind has: `mandate.level`, or through a link `mandate.documents.symbol`.
#[derive(Debug, Clone)]
pub struct Path {
    text: String,
    /// The position of the field that it begins with.
    first: usize,
    steps: Vec<Step>,
    /// The names of the parts up to the first link, joined by dots, and how many there are.
    parts: String,
    within: usize,
    field: &'static Field,
}

/// A step of a path behind its first field.
#[derive(Debug, Clone)]
enum Step {
    /// To the part called so.
    Part(&'static str),
    /// To every part, whatever it is called.
    Every,
    /// To what the linked record has, by its kind.
    Follow(Vec<(&'static Kind, Path)>),
}

impl Path {
    /// The path `text` (names joined by dots) from records of `kind`; none where the kind has no such path.
    #[must_use]
    pub fn parse(kind: &'static Kind, text: &str) -> Option<Self> {
        let (name, mut rest) = split(text);
        let first = kind.index_of(name)?;
        let mut field = &kind.fields[first];
        let mut steps = Vec::new();
        while let Some(behind) = rest {
            if let Shape::Link(kinds) = field.shape.item() {
                let ends: Vec<(&'static Kind, Self)> = KINDS
                    .into_iter()
                    .filter(|kind| kinds.is_empty() || kinds.contains(&kind.name))
                    .filter_map(|kind| Some((kind, Self::parse(kind, behind)?)))
                    .collect();
                field = ends.first()?.1.field;
                steps.push(Step::Follow(ends));
                break;
            }
            let mut behind = split(behind);
            if let Shape::Parts(vocabulary, _) = field.shape.item() {
                let (word, next) = behind;
                steps.push(if word == EVERY {
                    Step::Every
                } else {
                    Step::Part(vocabulary.names().find(|known| *known == word)?)
                });
                let Some(next) = next else { break };
                behind = split(next);
            }
            let (name, next) = behind;
            field = field.shape.parts().iter().find(|part| part.name == name)?;
            steps.push(Step::Part(field.name));
            rest = next;
        }
        let mut parts: Vec<&str> = Vec::new();
        for step in &steps {
            match step {
                Step::Part(name) => parts.push(name),
                Step::Every => parts.push(EVERY),
                Step::Follow(_) => break,
            }
        }
        Some(Self {
            text: text.to_owned(),
            first,
            within: parts.len(),
            parts: parts.join("."),
            steps,
            field,
        })
    }

    /// The paths of every field of `kind`, with what has named parts taken apart: the columns of csv and tsv.
    #[must_use]
    pub fn every(kind: &'static Kind) -> Vec<Self> {
        fn below(
            kind: &'static Kind,
            fields: &'static [Field],
            prefix: &str,
            paths: &mut Vec<Path>,
        ) {
            for field in fields {
                let path = format!("{prefix}{}", field.name);
                match &field.shape {
                    Shape::Object(parts) => below(kind, parts, &format!("{path}."), paths),
                    Shape::Parts(words, parts) => {
                        for word in words.names() {
                            below(kind, parts, &format!("{path}.{word}."), paths);
                        }
                    }
                    _ => paths.extend(Path::parse(kind, &path)),
                }
            }
        }
        let mut paths = Vec::new();
        below(kind, kind.fields, "", &mut paths);
        paths
    }

    /// The path as it is written.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The field that it leads to; where a link on the way may be of several kinds, that of the first that has it.
    #[must_use]
    pub const fn field(&self) -> &'static Field {
        self.field
    }

    /// The position, among the fields of its kind, of the one that it begins with.
    #[must_use]
    pub const fn first(&self) -> usize {
        self.first
    }

    /// Whether it goes through a link that may be to a record of `kind`.
    #[must_use]
    pub fn leads_to(&self, kind: &Kind) -> bool {
        self.steps.iter().any(|step| match step {
            Step::Follow(ends) => ends
                .iter()
                .any(|(end, path)| end.name == kind.name || path.leads_to(kind)),
            _ => false,
        })
    }

    /// Whether it is a field of the record itself, and no part of one.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.steps.is_empty()
    }
}

impl PartialEq for Path {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Path {}

fn split(text: &str) -> (&str, Option<&str>) {
    text.split_once('.')
        .map_or((text, None), |(name, rest)| (name, Some(rest)))
}

impl<'a> Dataset<'a> {
    /// What `path` leads to from `record`. Through a list it gives the list of what each value leads to, lists of lists made
    /// one; what is not there is null.
    #[must_use]
    pub fn at(&self, record: &Record<'a>, path: &Path) -> Value<'a> {
        if path.is_plain() {
            return record.field(path.first);
        }
        let Some(text) = record.as_read(path.first) else {
            return self.along(&record.field(path.first), path);
        };
        // Of a field that is read now, only what the path leads to is made.
        let value = Value::within(text, &path.parts);
        match &path.steps[path.within..] {
            [] => value,
            links => self.follow(&value, links),
        }
    }

    /// The same, where the field that `path` begins with has been read already.
    #[must_use]
    pub fn along(&self, first: &Value<'a>, path: &Path) -> Value<'a> {
        self.follow(first, &path.steps)
    }

    fn follow(&self, value: &Value<'a>, steps: &[Step]) -> Value<'a> {
        let Some((step, rest)) = steps.split_first() else {
            return value.clone();
        };
        match (value, step) {
            (Value::List(items), _) => {
                Value::joined(items.iter().map(|item| self.follow(item, steps)))
            }
            (Value::Object(_), Step::Part(name)) => value
                .get(name)
                .map_or(Value::Null, |part| self.follow(part, rest)),
            (Value::Object(entries), Step::Every) => {
                Value::joined(entries.iter().map(|(_, part)| self.follow(part, rest)))
            }
            (Value::Text(id), Step::Follow(ends)) => self
                .find(id)
                .and_then(|linked| {
                    let (_, path) = ends
                        .iter()
                        .find(|(kind, _)| kind.name == linked.kind.name)?;
                    Some(self.at(linked, path))
                })
                .unwrap_or_default(),
            _ => Value::Null,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{field, kind};

    #[test]
    fn every_declared_path_is_one_and_leads_where_the_text_does() {
        let dataset = Dataset::open(&[], true, None).expect("the embedded data");
        for kind in KINDS {
            field::each(kind.fields, &mut |text, declared| {
                let path = Path::parse(kind, text).expect(text);
                assert!(std::ptr::eq(path.field(), declared), "{text}");
                for record in dataset.records(kind).iter().take(20) {
                    assert_eq!(dataset.at(record, &path), record.select(text), "{text}");
                }
            });
        }
    }

    #[test]
    fn a_link_is_followed_to_the_record() {
        let dataset = Dataset::open(&[], true, None).expect("the embedded data");
        let mission = kind("mission").expect("a kind");
        let unamir = dataset.find("unamir").expect("a mission");
        let at = |text| dataset.at(unamir, &Path::parse(mission, text).expect(text));
        assert_eq!(at("countries.name"), Value::texts(["Rwanda"]));
        let symbols = at("mandate.documents.symbol");
        let first = symbols.items().first().and_then(Value::as_str);
        assert!(first.is_some_and(|symbol| symbol.starts_with("S/RES/872")));
        assert!(!at("citations.source.kind").items().is_empty());
    }

    #[test]
    fn what_no_kind_has_is_no_path() {
        let mission = kind("mission").expect("a kind");
        for text in [
            "",
            "foo",
            "name.foo",
            "countries.foo",
            "mandate.",
            "mandate.documents.foo",
        ] {
            assert!(Path::parse(mission, text).is_none(), "{text}");
        }
    }
}
