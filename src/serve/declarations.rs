//! `__declarations`: every command and its parameters, as JSON, from which bindings for other languages are generated.

use anyhow::Result;

use super::schema;
use crate::ask::{Arguments, Parameter, Place};
use crate::cli;
use crate::commands::verb::{self, Forms, Needs, Question, Verb};
use crate::dataset::Dataset;
use crate::model::value::Value;
use crate::render::write_json;
use crate::view::{Answer, Body};

pub const VERB: Verb = Verb {
    name: "__declarations",
    aliases: &[],
    about: "every command and what it takes, for bindings",
    more: "",
    group: "",
    kind: None,
    parameters: verb::no_parameters,
    examples: &[],
    needs: Needs::None,
    forms: Forms::Json,
    answer: verb::answer::<Declarations>,
};

/// All that is declared.
struct Declarations;

impl Question for Declarations {
    fn read(_: &Verb, _: &Arguments) -> Result<Self> {
        Ok(Self)
    }

    fn answer<'d>(&self, _: &'d Dataset<'d>) -> Result<Answer<'d>> {
        let shown = cli::verbs().filter(|verb| !verb.group.is_empty());
        let declared = Value::object([
            ("commands", Value::List(shown.map(command).collect())),
            (
                "common",
                Value::List(cli::parameters().map(|given| parameter(&given)).collect()),
            ),
        ]);
        let mut bytes = Vec::new();
        write_json(&declared, &mut bytes)?;
        Ok(Answer::new(Body::Text(String::from_utf8(bytes)?)))
    }
}

fn command(verb: &Verb) -> Value<'static> {
    let parameters = verb.parameters();
    let examples = verb.examples.iter().map(|(arguments, asks)| {
        Value::object([
            ("arguments", Value::from(*arguments)),
            ("asks", Value::from(*asks)),
        ])
    });
    Value::object([
        ("name", Value::from(verb.name)),
        ("aliases", Value::texts(verb.aliases.iter().copied())),
        ("about", Value::from(verb.about)),
        ("more", Value::from(verb.more)),
        ("group", Value::from(verb.group)),
        ("kind", Value::from(verb.kind.map(|kind| kind.name))),
        (
            "answers",
            Value::from(match verb.forms {
                Forms::Every => "records",
                Forms::Json => "json",
                Forms::Own(_) => "text",
            }),
        ),
        ("examples", Value::List(examples.collect())),
        (
            "parameters",
            Value::List(parameters.iter().map(parameter).collect()),
        ),
    ])
}

fn parameter(parameter: &Parameter) -> Value<'static> {
    let text = |text: &Option<std::borrow::Cow<'static, str>>| {
        text.as_ref()
            .map_or(Value::Null, |text| Value::from(text.clone().into_owned()))
    };
    Value::object([
        ("name", Value::from(parameter.name)),
        (
            "place",
            Value::from(match parameter.place {
                Place::Option => "option",
                Place::Argument => "argument",
                Place::Behind => "behind",
            }),
        ),
        ("takes", Value::from(schema::name(&parameter.takes))),
        (
            "choices",
            schema::words(&parameter.takes).map_or(Value::Null, Value::texts),
        ),
        (
            "kinds",
            Value::texts(schema::kinds(&parameter.takes).iter().copied()),
        ),
        ("form", Value::from(schema::form(&parameter.takes))),
        ("several", Value::Flag(parameter.several)),
        ("required", Value::Flag(parameter.required)),
        (
            "short",
            Value::from(parameter.short.map(|letter| letter.to_string())),
        ),
        ("aliases", Value::texts(parameter.aliases.iter().copied())),
        ("excludes", Value::texts(parameter.excludes.iter().copied())),
        ("needs", Value::texts(parameter.needs.iter().copied())),
        ("value", Value::from(parameter.value_name().into_owned())),
        ("help", Value::from(parameter.help.clone().into_owned())),
        ("more", text(&parameter.more)),
    ])
}
