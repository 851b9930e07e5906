//! A tool call: from its arguments to an answer with its evidence and what it leaves out.

use std::borrow::Cow;

use anyhow::Result;

use super::evidence;
use super::page::Page;
use super::rpc::{Fault, Server};
use super::tools::{self, TOOLS, Tool};
use crate::ask::{Arguments, Parameter, Takes, read};
use crate::commands::verb::Verb;
use crate::commands::verbs;
use crate::dataset::about::about;
use crate::model::Kind;
use crate::model::value::Value;
use crate::problem::Problem;
use crate::render;
use crate::suggest;

/// The greatest number of records named if nothing is found.
const NEAREST: usize = 5;

/// The field that identifies records.
const ID: &str = "id";

/// The answer to `tools/call`.
pub fn answer<'d>(server: &Server<'d>, params: &Value<'_>) -> Result<Value<'d>, Fault<'d>> {
    let name = params
        .str_at("name")
        .ok_or_else(|| Fault::params("`name` of the tool is missing"))?;
    let tool = TOOLS.iter().find(|tool| tool.name == name).ok_or_else(|| {
        let names = TOOLS.iter().map(|tool| tool.name).collect::<Vec<_>>();
        Fault::params(format!(
            "unknown tool `{name}`; expected {}",
            names.join(", ")
        ))
    })?;
    let none = Value::Object(Vec::new());
    let given = match params.get("arguments") {
        None | Some(Value::Null) => &none,
        Some(given @ Value::Object(_)) => given,
        Some(_) => return Err(Fault::params("`arguments` is not an object")),
    };
    let (structured, failed) = match server.call(tool, given) {
        Ok(structured) => (structured, false),
        Err(error) => (refused(&error), true),
    };
    let text = serde_json::to_string(&structured).unwrap_or_default();
    Ok(Value::object([
        (
            "content",
            Value::List(vec![Value::object([
                ("type", Value::from("text")),
                ("text", Value::from(text)),
            ])]),
        ),
        ("structuredContent", structured),
        ("isError", Value::Flag(failed)),
    ]))
}

/// An error as an answer.
fn refused<'d>(error: &anyhow::Error) -> Value<'d> {
    let problem = error
        .chain()
        .find_map(|cause| cause.downcast_ref::<Problem>());
    let (code, message, suggestions) = match problem {
        Some(problem) => (
            problem.code.to_string(),
            problem.message.clone(),
            problem.suggestions.as_slice(),
        ),
        None => ("error".to_owned(), format!("{error:#}"), &[][..]),
    };
    Value::object([(
        "error",
        Value::object([
            ("code", Value::from(code)),
            ("message", Value::from(message)),
            ("suggestions", Value::texts(suggestions.iter().cloned())),
        ]),
    )])
}

impl<'d> Server<'d> {
    /// Answers a call to `tool`.
    pub(super) fn call(&self, tool: &Tool, given: &Value<'_>) -> Result<Value<'d>> {
        let page = Page::read(given)?;
        let full = match given.get("full") {
            Some(Value::Flag(full)) if tool.brief => *full,
            None | Some(Value::Null) => false,
            Some(_) if tool.brief => return Err(unread("full", "true or false").into()),
            Some(_) => return Err(unknown(tool, None, "full", &tool.parameters()).into()),
        };
        let (verb, parameters) = match tool.verb() {
            Some(verb) => (verb, tool.parameters()),
            None => listing(tool, given)?,
        };
        let arguments = arguments(tool, verb, &parameters, given)?;
        let answered = match verb.ask(&arguments, self.dataset) {
            Ok(answered) => answered,
            Err(error) => return self.not_there(verb, &arguments, error),
        };
        let mut answer = render::data(&answered);
        if tool.brief && !full {
            answer = evidence::brief(answer, self.dataset);
        }
        let part = page.of(answer, tool.moves, self.dataset);
        let nothing = answered.negative || part.found == 0;
        let (records, all) = evidence::records(&part.answer, self.dataset, 2 * page.limit + 10);
        let mut notes = answered.notes;
        if records.len() < all {
            notes.push(format!(
                "evidence is given for {} of {all} records; `show` has that of the others",
                records.len()
            ));
        }
        if part.found > 0 && page.offset >= part.found {
            notes.push(format!("there are {} only", part.found));
        }
        let rests = records.into_iter().map(|record| {
            (
                Cow::Borrowed(record.id()),
                evidence::of(record, self.dataset),
            )
        });
        let mut entries: Vec<(Cow<'d, str>, Value<'d>)> = vec![
            (
                "found".into(),
                Value::from(if nothing { 0 } else { part.found }),
            ),
            ("omitted".into(), Value::from(part.omitted)),
        ];
        if let Some(how) = page.how(&part) {
            entries.push(("how".into(), Value::from(how)));
            entries.push(("parts".into(), Value::List(part.cut)));
        }
        if nothing {
            let near = self.nearest(verb.kind, &arguments);
            entries.push(("nearest".into(), near));
        }
        entries.push(("answer".into(), part.answer));
        entries.push(("evidence".into(), Value::Object(rests.collect())));
        Ok(finished(entries, notes))
    }

    /// The answer if the dataset does not have the requested record. This is not an error, because it answers the question.
    /// Any other error remains one.
    fn not_there(
        &self,
        verb: &Verb,
        arguments: &Arguments,
        error: anyhow::Error,
    ) -> Result<Value<'d>> {
        let asks_for_any = verb
            .parameters()
            .iter()
            .any(|parameter| matches!(parameter.takes, Takes::Record([])));
        let problem = match error.downcast_ref::<Problem>() {
            Some(problem)
                if asks_for_any && matches!(&*problem.code, "unknown-record" | "retired") =>
            {
                problem
            }
            _ => return Err(error),
        };
        let mut near: Vec<_> = problem
            .suggestions
            .iter()
            .filter_map(|id| self.dataset.find(id))
            .map(|record| {
                Value::object([
                    ("kind", Value::from(record.kind.name)),
                    ("id", Value::from(record.id())),
                    ("name", Value::Text(record.name())),
                ])
            })
            .collect();
        if let Value::List(found) = self.nearest(None, arguments) {
            let known: Vec<_> = near.iter().map(id).collect();
            near.extend(
                found
                    .into_iter()
                    .filter(|found| !known.contains(&id(found))),
            );
        }
        near.truncate(NEAREST);
        Ok(finished(
            vec![
                ("found".into(), Value::Integer(0)),
                ("omitted".into(), Value::Integer(0)),
                ("nearest".into(), Value::List(near)),
                ("answer".into(), Value::List(Vec::new())),
                ("evidence".into(), Value::Object(Vec::new())),
            ],
            vec![problem.message.clone()],
        ))
    }

    /// The records closest to the words of a question, of `kind` if one is given.
    fn nearest(&self, kind: Option<&Kind>, arguments: &Arguments) -> Value<'d> {
        let words = arguments.iter().flat_map(|(_, values)| values);
        let words: Vec<&str> = words
            .map(String::as_str)
            .filter(|word| word.chars().any(char::is_alphabetic))
            .filter(|word| !matches!(*word, "true" | "false"))
            .collect();
        let Some(search) = verbs().find(|verb| verb.name == TOOLS[0].name) else {
            return Value::List(Vec::new());
        };
        // The conditions and phrases of the question matched nothing, so only its words are searched for.
        let words = words.join(" ").replace(['"', ':', ','], " ");
        let mut asked = Arguments::new()
            .with("words", words)
            .with("limit", NEAREST.to_string());
        if let Some(kind) = kind {
            asked.add("kind", kind.name);
        }
        let Ok(found) = search.ask(&asked, self.dataset) else {
            return Value::List(Vec::new());
        };
        let data = render::data(&found);
        let named = data.items().iter().map(|hit| {
            let keys = ["kind", "id", "name", "snippet"];
            Value::object(keys.map(|key| (key, hit.get(key).cloned().unwrap_or_default())))
        });
        Value::List(named.collect())
    }
}

fn id(hit: &Value<'_>) -> Option<String> {
    hit.str_at("id").map(str::to_owned)
}

/// An answer with its notes, the date of the newest evidence, and the version of the dataset.
fn finished<'d>(mut entries: Vec<(Cow<'d, str>, Value<'d>)>, notes: Vec<String>) -> Value<'d> {
    entries.push(("notes".into(), Value::texts(notes)));
    entries.push(("evidence_to".into(), Value::from(about().evidence_to)));
    entries.push(("dataset".into(), Value::from(about().version)));
    Value::Object(entries)
}

/// The command that lists the requested kind, and its parameters.
fn listing(tool: &Tool, given: &Value<'_>) -> Result<(&'static Verb, Vec<Parameter>), Problem> {
    let own = tool.parameters();
    let known = || {
        own.iter()
            .flat_map(|parameter| schema_words(&parameter.takes))
    };
    let word = given.str_at("kind").ok_or_else(|| {
        let known = known().collect::<Vec<_>>().join(", ");
        Problem::new(
            "missing-argument",
            format!("`kind` is missing; there is {known}"),
        )
    })?;
    let kind = read::kind(word)?;
    let verb =
        tools::list(kind).ok_or_else(|| Problem::unknown("unknown-kind", "kind", word, known()))?;
    let mut parameters = own.clone();
    parameters.extend(tools::parameters(verb));
    Ok((verb, parameters))
}

fn schema_words(takes: &Takes) -> Vec<&'static str> {
    super::schema::words(takes).unwrap_or_default()
}

/// Reads the arguments given for `parameters`.
fn arguments(
    tool: &Tool,
    verb: &Verb,
    parameters: &[Parameter],
    given: &Value<'_>,
) -> Result<Arguments, Problem> {
    let mut arguments = Arguments::new();
    let Value::Object(entries) = given else {
        return Ok(arguments);
    };
    for (name, value) in entries {
        let name = name.replace('_', "-");
        if matches!(&*name, "limit" | "offset" | "full") || matches!(value, Value::Null) {
            continue;
        }
        let parameter = parameters
            .iter()
            .find(|parameter| parameter.is_called(&name))
            .ok_or_else(|| unknown(tool, verb.kind, &name, parameters))?;
        // The kind selects the list command and is not an argument of it.
        if verb.name != tool.name && parameter.name == "kind" {
            continue;
        }
        let items = match value {
            Value::List(items) => items.as_slice(),
            one => std::slice::from_ref(one),
        };
        if items.len() > 1 && !parameter.several {
            return Err(unread(parameter.name, "one value and no list"));
        }
        for item in items {
            if let Some(word) = word(parameter, item)? {
                arguments.add(parameter.name, word);
            }
        }
    }
    check(parameters, &arguments, verb.name == tool.name)?;
    // Without its id, a record could not be connected to its evidence.
    for parameter in parameters {
        let is_path = matches!(parameter.takes, Takes::Path(_));
        if is_path && !arguments.all(parameter.name).is_empty() {
            let values = arguments.values(parameter.name);
            if !values.iter().any(|path| path == ID || path == "all") {
                arguments = Arguments::new().with(parameter.name, ID).and(&arguments);
            }
        }
    }
    Ok(arguments)
}

/// A value as typed on the command line; none for a flag that is not set.
fn word(parameter: &Parameter, value: &Value<'_>) -> Result<Option<String>, Problem> {
    let is_truth = matches!(parameter.takes, Takes::Flag | Takes::Truth);
    Ok(Some(match value {
        Value::Flag(false) if matches!(parameter.takes, Takes::Flag) => return Ok(None),
        Value::Flag(flag) if is_truth => flag.to_string(),
        Value::Text(text) if !is_truth || matches!(&**text, "true" | "false") => {
            if matches!(parameter.takes, Takes::Flag) && text == "false" {
                return Ok(None);
            }
            text.to_string()
        }
        Value::Integer(number) if !is_truth => number.to_string(),
        _ if is_truth => return Err(unread(parameter.name, "true or false")),
        _ => return Err(unread(parameter.name, "a text")),
    }))
}

/// Rejects missing arguments, and arguments that cannot be used together.
fn check(parameters: &[Parameter], arguments: &Arguments, own: bool) -> Result<(), Problem> {
    let given = |name: &str| !arguments.all(name).is_empty();
    for parameter in parameters {
        let name = parameter.name;
        if !given(name) {
            if parameter.required && own {
                let message = format!("`{name}` is missing");
                return Err(Problem::new("missing-argument", message));
            }
            continue;
        }
        if let Some(other) = parameter.excludes.iter().find(|other| given(other)) {
            let message = format!("`{name}` cannot be used with `{other}`");
            return Err(Problem::new("conflict", message));
        }
        if let Some(other) = parameter.needs.iter().find(|other| !given(other)) {
            let message = format!("`{name}` needs `{other}`");
            return Err(Problem::new("missing-argument", message));
        }
    }
    Ok(())
}

fn unread(name: &str, takes: &str) -> Problem {
    Problem::new("bad-argument", format!("`{name}` takes {takes}"))
}

/// The error for an argument that the tool does not take, with similar names; for a list, also with the kinds that have it.
fn unknown(tool: &Tool, kind: Option<&Kind>, name: &str, parameters: &[Parameter]) -> Problem {
    let near = suggest::nearest(name, parameters.iter().map(|parameter| parameter.name));
    let mut message = format!("unknown argument `{name}` of {}", tool.name);
    if tool.verb().is_none()
        && let Some(kind) = kind
    {
        message = format!("`{name}` is no argument of a list of {}", kind.plural);
        let having: Vec<_> = crate::model::KINDS
            .into_iter()
            .filter(|kind| {
                tools::list(kind).is_some_and(|verb| {
                    tools::parameters(verb)
                        .iter()
                        .any(|parameter| parameter.is_called(name))
                })
            })
            .map(|kind| kind.plural)
            .collect();
        if !having.is_empty() {
            message = format!("{message}; it is one of {}", having.join(", "));
        }
    }
    Problem::new("unknown-option", message).meant(near)
}
