//! The values of a parameter, as JSON Schema and as a type name for bindings in other languages.

use crate::ask::{Parameter, Place, Takes};
use crate::model::KINDS;
use crate::model::value::Value;

/// The type name of a value in declarations.
pub const fn name(takes: &Takes) -> &'static str {
    match takes {
        Takes::Flag => "flag",
        Takes::Truth => "truth",
        Takes::Kind(_) => "kind",
        Takes::Record(_) => "record",
        Takes::Place(..) => "place",
        Takes::Plain(_) => "plain",
        Takes::Year => "year",
        Takes::Day => "day",
        Takes::Period => "period",
        Takes::Length => "length",
        Takes::Word(_) => "word",
        Takes::Choice(_) => "choice",
        Takes::Value(..) => "value",
        Takes::Path(_) => "path",
        Takes::Order(_) => "order",
        Takes::Field => "field",
        Takes::Number => "number",
        Takes::File => "file",
        Takes::Data => "data",
        Takes::Command => "command",
        _ => "text",
    }
}

/// The words that the parameter takes, if they are a closed list.
pub fn words(takes: &Takes) -> Option<Vec<&'static str>> {
    match takes {
        Takes::Kind(allowed) => {
            let mut words = Vec::new();
            for kind in KINDS.into_iter().filter(|kind| allowed(kind)) {
                words.push(kind.name);
                if kind.list != kind.name {
                    words.push(kind.list);
                }
            }
            Some(words)
        }
        Takes::Word(vocabulary) => {
            let groups = vocabulary.groups.iter().map(|(group, _)| *group);
            Some(groups.chain(vocabulary.names()).collect())
        }
        Takes::Choice(words) => Some(words()),
        _ => None,
    }
}

/// The kinds of record that the parameter takes; none if it takes any kind, or no record.
pub const fn kinds(takes: &Takes) -> &'static [&'static str] {
    match takes {
        Takes::Record(kinds) => kinds,
        _ => &[],
    }
}

/// The schema of the values of several parameters with the same name.
pub fn of(parameters: &[&Parameter], description: String) -> Value<'static> {
    let mut entries = vec![("description".into(), Value::from(description))];
    let several = parameters.iter().any(|parameter| takes_list(parameter));
    let item = item(parameters);
    if several {
        entries.push(("type".into(), Value::from("array")));
        entries.push(("items".into(), item));
    } else if let Value::Object(item) = item {
        entries.extend(item);
    }
    Value::Object(entries)
}

/// Whether its values are given as a list. The words of a question are one text.
fn takes_list(parameter: &Parameter) -> bool {
    let is_text = matches!(parameter.takes, Takes::Text) && parameter.place != Place::Option;
    parameter.several && !is_text
}

/// The schema of one value.
fn item(parameters: &[&Parameter]) -> Value<'static> {
    let mut listed: Vec<&'static str> = Vec::new();
    let mut open = false;
    let mut single = None;
    for parameter in parameters {
        match (&parameter.takes, words(&parameter.takes)) {
            (_, Some(words)) => {
                listed.extend(
                    words
                        .iter()
                        .filter(|word| !listed.contains(word))
                        .copied()
                        .collect::<Vec<_>>(),
                );
            }
            (Takes::Flag | Takes::Truth, _) => single = Some("boolean"),
            (Takes::Number, _) => single = Some("integer"),
            _ => open = true,
        }
    }
    match single {
        Some("integer") => Value::object([
            ("type", Value::from("integer")),
            ("minimum", Value::Integer(0)),
        ]),
        Some(single) => Value::object([("type", Value::from(single))]),
        None if open || listed.is_empty() => Value::object([("type", Value::from("string"))]),
        None => Value::object([
            ("type", Value::from("string")),
            ("enum", Value::texts(listed)),
        ]),
    }
}

/// How a value is written, if its type does not show it.
pub const fn form(takes: &Takes) -> &'static str {
    match takes {
        Takes::Place(..) => "a name, code or region",
        Takes::Record(_) => "an id, acronym, symbol, alias or name",
        Takes::Year => "2013, 2013-03 or 2013-03-28",
        Takes::Day => "2013-03-28",
        Takes::Period => "2013, 2013-03, 2013-03-28, 2010-2015 or 2016..",
        Takes::Length => "90d, 12w, 3m or 1y",
        Takes::Path(_) => "the path of a field, such as mandate.level",
        Takes::Order(_) => "the path of a field, with - before it for the reverse",
        Takes::Field => "a kind, or a kind, a dot and a field, such as mission.mandate.level",
        _ => "",
    }
}
