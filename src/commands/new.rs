//! `new`: an empty record of a kind, to fill in.

use anyhow::Result;

use super::verb::{self, Forms, Needs, Question, Verb};
use crate::ask::parameter::any_kind;
use crate::ask::{Arguments, Parameter, Takes, read};
use crate::dataset::Dataset;
use crate::model::Kind;
use crate::model::field::{self, Field, Shape};
use crate::model::value::Value;
use crate::render::write_json;
use crate::view::{Answer, Body};

pub const VERB: Verb = Verb {
    name: "new",
    aliases: &[],
    about: "print an empty record to start from",
    group: "Data",
    more: "",
    kind: None,
    parameters,
    examples: &[
        ("mission > mine.json", "a mission to fill in"),
        (
            "organization -o mine.json",
            "the same for an organization, written to a file",
        ),
        (
            "tool -q | jq '.[0].id = \"my-tool\"'",
            "filled in by a script",
        ),
    ],
    needs: Needs::None,
    forms: Forms::Json,
    answer: verb::answer::<New>,
};

fn parameters(_: &Verb) -> Vec<Parameter> {
    vec![Parameter::argument("kind", Takes::Kind(any_kind), "The kind of record").required()]
}

/// The kind of the record.
struct New {
    kind: &'static Kind,
}

impl Question for New {
    fn read(_: &Verb, arguments: &Arguments) -> Result<Self> {
        Ok(Self {
            kind: read::kind(arguments.one("kind").unwrap_or_default())?,
        })
    }

    fn answer<'d>(&self, _: &'d Dataset<'d>) -> Result<Answer<'d>> {
        let mut json = Vec::new();
        write_json(&Value::List(vec![empty_record(self.kind)]), &mut json)?;
        let text = String::from_utf8(json)?;
        let open = to_fill_in(self.kind).join(", ");
        Ok(Answer::new(Body::Text(text)).note(format!(
            "fill in {open}; `poc codebook {}` explains them, and `poc validate FILE` reports what is missing",
            self.kind.name
        )))
    }
}

/// A record of `kind` that says nothing: what may be null is null, a list is empty, a closed list says `unknown` where it
/// can. What must be filled in is an empty text, or null.
#[must_use]
pub fn empty_record(kind: &'static Kind) -> Value<'static> {
    Value::object(kind.fields.iter().map(|field| {
        let value = match field.name {
            "kind" => Value::from(kind.name),
            "id" => Value::from(kind.prefix),
            // A record must cite something: here is the form of it.
            "citations" if !kind.citations_optional => Value::List(vec![blank(field.shape.item())]),
            _ => empty(field),
        };
        (field.name, value)
    }))
}

fn empty(field: &Field) -> Value<'static> {
    if field.nullable {
        Value::Null
    } else {
        blank(&field.shape)
    }
}

fn blank(shape: &Shape) -> Value<'static> {
    match shape {
        // No number says nothing, so null stands for what is missing.
        Shape::Integer | Shape::Number => Value::Null,
        Shape::Flag => Value::Flag(false),
        Shape::Word(words) if words.has("unknown") => Value::from("unknown"),
        Shape::Text | Shape::Date | Shape::Url | Shape::Id | Shape::Link(_) | Shape::Word(_) => {
            Value::from("")
        }
        Shape::List(_) => Value::List(Vec::new()),
        Shape::Object(fields) => parts(fields),
        Shape::Parts(words, fields) => {
            Value::object(words.names().map(|word| (word, parts(fields))))
        }
    }
}

fn parts(fields: &'static [Field]) -> Value<'static> {
    Value::object(fields.iter().map(|field| (field.name, empty(field))))
}

/// The paths that an empty record of `kind` leaves to be filled in.
fn to_fill_in(kind: &'static Kind) -> Vec<String> {
    let record = empty_record(kind);
    let mut paths = Vec::new();
    field::each(kind.fields, &mut |path, field| {
        let blank = match record.select(path) {
            Value::Null => !field.nullable,
            Value::Text(text) => text.is_empty() || path == "id",
            Value::List(items) => items.contains(&Value::from("")),
            _ => false,
        };
        if blank {
            paths.push(path.to_owned());
        }
    });
    paths
}
