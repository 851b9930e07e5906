//! `schema`: the JSON Schema of a record, read from what its kind declares.

use anyhow::Result;

use super::verb::{self, Forms, Needs, Question, Verb};
use crate::ask::parameter::any_kind;
use crate::ask::{Arguments, Parameter, Takes, read};
use crate::dataset::Dataset;
use crate::dataset::about::about;
use crate::model::field::{Field, Shape, Vocabulary};
use crate::model::value::Value;
use crate::model::{KINDS, Kind};
use crate::view::{Answer, Body};

pub const VERB: Verb = Verb {
    name: "schema",
    aliases: &[],
    about: "print the JSON Schema of a record (draft 2020-12)",
    group: "Data",
    more: "",
    kind: None,
    parameters,
    examples: &[
        ("mission", "what a mission must look like"),
        (
            "-o record.schema.json",
            "for a record of any kind, in a file",
        ),
        (
            "policy | jq -r '.properties.type.enum[]'",
            "the types of document",
        ),
    ],
    needs: Needs::None,
    forms: Forms::Own("JSON Schema"),
    answer: verb::answer::<Schema>,
};

const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

fn parameters(_: &Verb) -> Vec<Parameter> {
    vec![Parameter::argument(
        "kind",
        Takes::Kind(any_kind),
        "A kind [default: a record of any kind]",
    )]
}

/// The schema of which kind; of any where none is named.
struct Schema {
    kind: Option<&'static Kind>,
}

impl Question for Schema {
    fn read(_: &Verb, arguments: &Arguments) -> Result<Self> {
        Ok(Self {
            kind: arguments.one("kind").map(read::kind).transpose()?,
        })
    }

    fn answer<'d>(&self, _: &'d Dataset<'d>) -> Result<Answer<'d>> {
        let schema = match self.kind {
            Some(kind) => titled(kind.name, of_kind(kind)),
            None => any(),
        };
        let text = serde_json::to_string_pretty(&schema)?;
        Ok(Answer::new(Body::Text(format!("{text}\n"))))
    }
}

/// A schema, its keywords in the order in which they are best read.
type Keywords = Vec<(&'static str, Value<'static>)>;

fn object(keywords: Keywords) -> Value<'static> {
    Value::object(keywords)
}

fn titled(title: &'static str, schema: Keywords) -> Value<'static> {
    let mut keywords = vec![
        ("$schema", Value::from(DRAFT)),
        ("title", Value::from(title)),
    ];
    keywords.extend(schema);
    object(keywords)
}

/// The schema of a record of any kind: its `kind` tells which.
fn any() -> Value<'static> {
    let refs = KINDS.into_iter().map(|kind| {
        object(vec![(
            "$ref",
            Value::from(format!("#/$defs/{}", kind.name)),
        )])
    });
    let defs = KINDS.into_iter().map(|kind| {
        let mut keywords = vec![("title", Value::from(kind.name))];
        keywords.extend(of_kind(kind));
        (kind.name, object(keywords))
    });
    titled(
        "record",
        vec![
            ("description", Value::from("A record of any kind.")),
            ("oneOf", Value::List(refs.collect())),
            ("$defs", Value::object(defs)),
        ],
    )
}

fn of_kind(kind: &'static Kind) -> Keywords {
    let mut schema = vec![("description", Value::from(sentence(kind.about)))];
    schema.extend(of_parts(kind.fields, Some(kind)));
    schema
}

/// The schema of an object with these fields; `record` is the kind where they are a record's own.
fn of_parts(fields: &'static [Field], record: Option<&'static Kind>) -> Keywords {
    let properties = fields
        .iter()
        .map(|field| (field.name, of_field(field, record)));
    vec![
        ("type", Value::from("object")),
        ("properties", Value::object(properties)),
        (
            "required",
            Value::texts(fields.iter().map(|field| field.name)),
        ),
        ("additionalProperties", Value::from(false)),
    ]
}

fn of_field(field: &'static Field, record: Option<&'static Kind>) -> Value<'static> {
    let mut text = sentence(field.meaning);
    if !field.rule.is_empty() {
        text = format!("{text} {}", field.rule);
    }
    if let Shape::Word(words) = field.shape.item() {
        text = format!("{text} {}", glossed(words));
    }
    let mut schema = vec![("description", Value::from(text))];
    schema.extend(match (record, &field.shape) {
        (Some(kind), Shape::Id) => vec![
            ("type", Value::from("string")),
            ("pattern", Value::from(id_pattern(kind))),
        ],
        (Some(kind), _) if field.name == "kind" => vec![("const", Value::from(kind.name))],
        (_, shape) => of_shape(shape),
    });
    if record.is_some_and(|kind| !kind.citations_optional) && field.name == "citations" {
        schema.push(("minItems", Value::Integer(1)));
    }
    if field.nullable {
        allow_null(&mut schema);
    }
    if !field.example.is_empty() && field.name != "kind" {
        schema.push(("examples", Value::List(vec![field.example_value()])));
    }
    object(schema)
}

fn of_shape(shape: &'static Shape) -> Keywords {
    let text = |pattern: &'static str| {
        vec![
            ("type", Value::from("string")),
            ("pattern", Value::from(pattern)),
        ]
    };
    match shape {
        Shape::Text => text(r"\S"),
        Shape::Integer => vec![("type", Value::from("integer"))],
        Shape::Number => vec![("type", Value::from("number"))],
        Shape::Flag => vec![("type", Value::from("boolean"))],
        Shape::Date => text("^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
        Shape::Url => text("^https?://"),
        Shape::Id | Shape::Link(_) => text("^[a-z0-9]+(-[a-z0-9]+)*$"),
        Shape::Word(words) => vec![
            ("type", Value::from("string")),
            ("enum", Value::texts(words.names())),
        ],
        Shape::List(item) => vec![
            ("type", Value::from("array")),
            ("items", object(of_shape(item))),
        ],
        Shape::Object(fields) => of_parts(fields, None),
        Shape::Parts(words, fields) => {
            let parts = words.words.iter().map(|word| {
                let mut part = vec![("description", Value::from(sentence(word.meaning)))];
                part.extend(of_parts(fields, None));
                (word.word, object(part))
            });
            vec![
                ("type", Value::from("object")),
                ("properties", Value::object(parts)),
                ("required", Value::texts(words.names())),
                ("additionalProperties", Value::from(false)),
            ]
        }
    }
}

/// Lets the schema accept null beside what it accepts.
fn allow_null(schema: &mut Keywords) {
    for (keyword, value) in schema {
        match (*keyword, &mut *value) {
            ("type", Value::Text(name)) => {
                *value = Value::texts([std::mem::take(name), "null".into()]);
            }
            ("enum", Value::List(words)) => words.push(Value::Null),
            _ => {}
        }
    }
}

/// What an id of `kind` looks like. The paper keeps the id that it is known by.
fn id_pattern(kind: &Kind) -> String {
    let own = format!("{}[a-z0-9]+(-[a-z0-9]+)*", kind.prefix);
    if kind.is_citable() && !kind.prefix.is_empty() {
        format!("^({own}|{})$", about().paper.id)
    } else {
        format!("^{own}$")
    }
}

/// The words of a closed list with what they mean.
fn glossed(words: &Vocabulary) -> String {
    let words: Vec<_> = words
        .words
        .iter()
        .map(|word| format!("`{}`: {}", word.word, word.meaning))
        .collect();
    format!("{}.", words.join("; "))
}

fn sentence(meaning: &str) -> String {
    format!("{}.", read::capitalized(meaning))
}
