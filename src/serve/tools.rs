//! The tools of the server: commands with the parameters that they declare, and one tool for all list commands.

use std::borrow::Cow;

use super::page::{DEFAULT, MOST, Moves};
use super::{is_offered, schema};
use crate::ask::parameter::any_kind;
use crate::ask::{Parameter, Takes};
use crate::commands::verb::Verb;
use crate::commands::verbs;
use crate::model::value::Value;
use crate::model::{KINDS, Kind};

/// A tool: its name, and how its answers are split into parts.
pub struct Tool {
    /// Its name, which is that of its command; `list` is not a command.
    pub name: &'static str,
    /// Its description for an assistant.
    about: &'static str,
    /// The lists of an answer to which `offset` applies.
    pub moves: Moves,
    /// Whether its answers have full records, which are abridged unless `full` is set.
    pub brief: bool,
}

/// The tools.
pub const TOOLS: [Tool; 10] = [
    Tool::new(
        "search",
        "Finds the records that answer a question in plain words best, of every kind. The place to start.",
        Moves::Answer,
    )
    .brief(),
    Tool::new(
        "show",
        "Gives records in full, each with every record that refers to it, what is disputed about it, and its sources.",
        Moves::Lists,
    ),
    Tool::new(
        "list",
        "Lists the records of one kind that meet all conditions given. Several values of one argument are alternatives.",
        Moves::Answer,
    )
    .brief(),
    Tool::new(
        "compare",
        "Compares organizations in the paper's eight dimensions (`orgs`), or records of one kind field by field (`id`).",
        Moves::Lists,
    )
    .brief(),
    Tool::new(
        "timeline",
        "Gives dated events in their order; with `include` the dates of policies, missions and tools among them.",
        Moves::Answer,
    )
    .brief(),
    Tool::new(
        "trace",
        "Follows what shaped a record and what it shaped, or finds the paths between two.",
        Moves::Lists,
    ),
    Tool::new(
        "matrix",
        "Crosses two kinds of record that are linked, such as tools and missions, and measures how far columns overlap.",
        Moves::Lists,
    ),
    Tool::new(
        "due",
        "Gives the missions whose term ends soon, and those whose term has passed and of which nothing later is known.",
        Moves::Answer,
    ),
    Tool::new(
        "cite",
        "Gives references for records; without an id those of the dataset and the paper behind it.",
        Moves::Answer,
    ),
    Tool::new(
        "codebook",
        "Explains what a field means, which values it takes and how it is coded.",
        Moves::Answer,
    ),
];

/// Parameters of commands that answers in parts replace with their own.
const OWN: [&str; 2] = ["limit", "count"];

impl Tool {
    const fn new(name: &'static str, about: &'static str, moves: Moves) -> Self {
        Self {
            name,
            about,
            moves,
            brief: false,
        }
    }

    const fn brief(mut self) -> Self {
        self.brief = true;
        self
    }

    /// The command that it runs, if that does not depend on a kind.
    pub fn verb(&self) -> Option<&'static Verb> {
        verbs().find(|verb| verb.name == self.name)
    }

    /// Its parameters, except those for answers in parts.
    pub fn parameters(&self) -> Vec<Parameter> {
        match self.verb() {
            Some(verb) => parameters(verb),
            None => vec![
                Parameter::option("kind", Takes::Kind(any_kind), "The kind of record to list")
                    .required(),
            ],
        }
    }

    fn listed(&self) -> Value<'static> {
        let mut properties = Vec::new();
        let own = self.parameters();
        for parameter in &own {
            properties.push((
                Cow::Borrowed(parameter.name),
                schema::of(&[parameter], described(parameter, "")),
            ));
        }
        if self.verb().is_none() {
            properties.extend(filters());
        }
        let required = own.iter().filter(|parameter| parameter.required);
        let required = Value::texts(required.map(|parameter| parameter.name));
        properties.extend(self.own());
        Value::object([
            ("name", Value::from(self.name)),
            ("description", Value::from(self.about)),
            (
                "inputSchema",
                Value::object([
                    ("type", Value::from("object")),
                    ("properties", Value::Object(properties)),
                    ("required", required),
                    ("additionalProperties", Value::Flag(false)),
                ]),
            ),
            ("outputSchema", output()),
            (
                "annotations",
                Value::object([
                    ("readOnlyHint", Value::Flag(true)),
                    ("destructiveHint", Value::Flag(false)),
                    ("idempotentHint", Value::Flag(true)),
                    ("openWorldHint", Value::Flag(false)),
                ]),
            ),
        ])
    }

    /// The parameters for answers in parts.
    fn own(&self) -> Vec<(Cow<'static, str>, Value<'static>)> {
        let number = |least, help: String| {
            vec![
                (Cow::Borrowed("description"), Value::from(help)),
                ("type".into(), Value::from("integer")),
                ("minimum".into(), Value::Integer(least)),
            ]
        };
        let lists = match self.moves {
            Moves::Answer => "the answer",
            Moves::Lists => "each list in the answer",
        };
        let mut limit = number(1, format!("Give at most so many of {lists}"));
        limit.push(("maximum".into(), Value::from(MOST)));
        limit.push(("default".into(), Value::from(DEFAULT)));
        let mut offset = number(0, format!("Leave out the first so many of {lists}"));
        offset.push(("default".into(), Value::Integer(0)));
        let mut own = vec![
            ("limit".into(), Value::Object(limit)),
            ("offset".into(), Value::Object(offset)),
        ];
        if self.brief {
            own.push((
                "full".into(),
                Value::object([
                    (
                        "description",
                        Value::from("Give every field of a record, not its main ones"),
                    ),
                    ("type", Value::from("boolean")),
                    ("default", Value::Flag(false)),
                ]),
            ));
        }
        own
    }
}

/// The parameters of a command that a program can use.
pub fn parameters(verb: &Verb) -> Vec<Parameter> {
    let mut parameters = verb.parameters();
    parameters.retain(|parameter| is_offered(parameter) && !OWN.contains(&parameter.name));
    parameters
}

/// The command that lists the records of `kind`.
pub fn list(kind: &Kind) -> Option<&'static Verb> {
    verbs().find(|verb| verb.kind.is_some_and(|listed| listed.name == kind.name))
}

/// The filters of all lists, one per name, each with the kinds that have it.
fn filters() -> Vec<(Cow<'static, str>, Value<'static>)> {
    let mut found: Vec<(&str, Vec<(Parameter, &Kind)>)> = Vec::new();
    for kind in KINDS {
        for parameter in list(kind).map_or_else(Vec::new, parameters) {
            match found.iter_mut().find(|(name, _)| *name == parameter.name) {
                Some((_, having)) => having.push((parameter, kind)),
                None => found.push((parameter.name, vec![(parameter, kind)])),
            }
        }
    }
    found
        .into_iter()
        .map(|(name, having)| {
            let parameters: Vec<_> = having.iter().map(|(parameter, _)| parameter).collect();
            let kinds: Vec<_> = having.iter().map(|(_, kind)| kind.plural).collect();
            let whose = if kinds.len() == KINDS.len() {
                String::new()
            } else {
                format!(" (of {})", kinds.join(", "))
            };
            let described = having
                .first()
                .map_or_else(String::new, |(parameter, _)| described(parameter, &whose));
            (Cow::Borrowed(name), schema::of(&parameters, described))
        })
        .collect()
}

/// The description of a parameter, and how its value is written.
fn described(parameter: &Parameter, whose: &str) -> String {
    let help = parameter.more.as_ref().unwrap_or(&parameter.help);
    let form = schema::form(&parameter.takes);
    if form.is_empty() || help.contains(form) {
        format!("{help}{whose}")
    } else {
        format!("{help}{whose}: {form}")
    }
}

/// The schema of every answer.
fn output() -> Value<'static> {
    let of = |kind: &'static str, description: &'static str| {
        Value::object([
            ("type", Value::from(kind)),
            ("description", Value::from(description)),
        ])
    };
    Value::object([
        ("type", Value::from("object")),
        (
            "properties",
            Value::object([
                (
                    "answer",
                    Value::object([("description", Value::from("What the command answers"))]),
                ),
                (
                    "found",
                    of(
                        "integer",
                        "How many there are in all; 0 where the dataset has nothing",
                    ),
                ),
                (
                    "omitted",
                    of("integer", "How many of them are not in this answer"),
                ),
                ("how", of("string", "How to ask for what is omitted")),
                (
                    "parts",
                    of(
                        "array",
                        "The lists of the answer that are not given in full",
                    ),
                ),
                (
                    "evidence",
                    of(
                        "object",
                        "For each record by its id: sources, what is judged, doubtful or disputed, layer",
                    ),
                ),
                ("notes", of("array", "What is to be known of the answer")),
                (
                    "nearest",
                    of(
                        "array",
                        "Where nothing is found: the records that come closest, which are no answer",
                    ),
                ),
                (
                    "evidence_to",
                    of("string", "The date of the newest evidence"),
                ),
                (
                    "error",
                    of(
                        "object",
                        "Where the question could not be read: code, message, suggestions",
                    ),
                ),
            ]),
        ),
    ])
}

/// The answer to `tools/list`.
pub fn listed<'d>() -> Value<'d> {
    Value::object([(
        "tools",
        Value::List(TOOLS.iter().map(Tool::listed).collect()),
    )])
}
