//! JSON-RPC over lines: reads requests and writes the replies.

use std::io::{self, BufRead, Read, Write};

use super::{call, resources, tools};
use crate::dataset::Dataset;
use crate::dataset::about::about;
use crate::model::value::Value;
use crate::view::Dialogue;

/// The protocol versions that begin with a handshake, newest first.
const HANDSHAKE: [&str; 4] = ["2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"];
/// The protocol versions in which every request gives its own version, newest first.
const STATELESS: [&str; 1] = ["2026-07-28"];
/// The key under which such a request gives it.
const VERSION: &str = "io.modelcontextprotocol/protocolVersion";
/// The longest line that is read, far more than any request needs.
const LONGEST: u64 = 8 << 20;
/// How long a client may cache a list, in milliseconds. Lists never change while the server runs.
const KEPT: i64 = 3_600_000;

/// The instructions for an assistant.
const INSTRUCTIONS: &str = "\
A coded dataset on how the United Nations, the European Union and NATO protect civilians in armed conflict: policies, \
definitions, concepts, missions and their mandates, tools, training, dated events, influences between them, and the \
documents that say so. Start with `search` for a question in plain words, `list` for records that meet conditions, \
`show` for one record in full, `codebook` for what a field or a word of it means.

How to read an answer. `null` means that the sources do not say; it is not a no. `evidence` has for each record its sources \
with the place in them (`at`), what is judged and not stated (`judged`), what is uncertain (`doubts`), where accounts \
differ (`disputed`), and its `layer`: `paper` is what the paper behind the dataset says, `supplement` what was added to it. \
`evidence_to` is the date of the newest evidence: say nothing of later dates. Where `found` is 0 the dataset has nothing; \
`nearest` is what comes closest and is no answer to the question. Where `omitted` is not 0 the answer goes on; `how` says \
how to ask for the rest. In notes and messages `--name value` is the argument `name`, and `poc COMMAND` the tool of that \
name. Give the sources with what you say, by `cite` or by their names and places.";

/// A server for one dataset.
pub struct Server<'d> {
    pub(super) dataset: &'d Dataset<'d>,
}

/// An error in a request.
pub struct Fault<'d> {
    code: i64,
    message: String,
    data: Option<Value<'d>>,
}

impl<'d> Fault<'d> {
    const PARSE: i64 = -32700;
    const INVALID: i64 = -32600;
    const NO_METHOD: i64 = -32601;
    const PARAMS: i64 = -32602;
    const NO_RESOURCE: i64 = -32002;
    const VERSION: i64 = -32022;

    fn new(code: i64, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            data: None,
        }
    }

    /// The parameters of a request are not those of its method.
    pub(super) fn params(message: impl Into<String>) -> Self {
        Self::new(Self::PARAMS, message)
    }

    /// The resource does not exist.
    pub(super) fn no_resource(message: impl Into<String>, data: Value<'d>) -> Self {
        Self {
            data: Some(data),
            ..Self::new(Self::NO_RESOURCE, message)
        }
    }
}

impl Dialogue for Server<'_> {
    fn hold(&self, input: &mut dyn BufRead, output: &mut dyn Write) -> io::Result<()> {
        let mut line = Vec::new();
        loop {
            line.clear();
            if (&mut *input).take(LONGEST).read_until(b'\n', &mut line)? == 0 {
                return Ok(());
            }
            let reply = if line.len() as u64 == LONGEST && !line.ends_with(b"\n") {
                input.skip_until(b'\n')?;
                let message = format!("the line is longer than {LONGEST} bytes");
                Some(failed(Value::Null, Fault::new(Fault::INVALID, message)))
            } else {
                self.reply(&line)
            };
            if let Some(reply) = reply {
                serde_json::to_writer(&mut *output, &reply)?;
                output.write_all(b"\n")?;
                output.flush()?;
            }
        }
    }
}

impl<'d> Server<'d> {
    /// A server that answers from `dataset`.
    pub const fn over(dataset: &'d Dataset<'d>) -> Self {
        Self { dataset }
    }

    /// The reply to a line; none if it needs no reply.
    fn reply(&self, line: &[u8]) -> Option<Value<'d>> {
        if line.trim_ascii().is_empty() {
            return None;
        }
        let parsed = std::str::from_utf8(line)
            .map_err(|error| error.to_string())
            .and_then(|text| {
                serde_json::from_str::<Value<'_>>(text).map_err(|error| error.to_string())
            });
        match parsed {
            Err(error) => Some(failed(
                Value::Null,
                Fault::new(Fault::PARSE, format!("the line is not JSON: {error}")),
            )),
            // A batch, which one version of the protocol allows.
            Ok(Value::List(messages)) if !messages.is_empty() => {
                let replies: Vec<_> = messages
                    .iter()
                    .filter_map(|message| self.answer(message))
                    .collect();
                (!replies.is_empty()).then_some(Value::List(replies))
            }
            Ok(message) => self.answer(&message),
        }
    }

    /// The reply to a message; none for a notification or a reply.
    fn answer(&self, message: &Value<'_>) -> Option<Value<'d>> {
        let invalid =
            |id: Value<'d>, why: &str| Some(failed(id, Fault::new(Fault::INVALID, why.to_owned())));
        let Value::Object(_) = message else {
            return invalid(Value::Null, "a message is an object");
        };
        let id = match message.get("id") {
            None => None,
            Some(Value::Text(text)) => Some(Value::text(text.to_string())),
            Some(Value::Integer(number)) => Some(Value::Integer(*number)),
            Some(_) => return invalid(Value::Null, "an id is a string or an integer"),
        };
        let method = match message.get("method") {
            Some(Value::Text(method)) => method,
            None if message.get("result").is_some() || message.get("error").is_some() => {
                return None;
            }
            _ => return invalid(id.unwrap_or_default(), "there is no method"),
        };
        let id = id?;
        if message.str_at("jsonrpc") != Some("2.0") {
            return invalid(id, "`jsonrpc` is not \"2.0\"");
        }
        let none = Value::Object(Vec::new());
        let params = match message.get("params") {
            None | Some(Value::Null) => &none,
            Some(params @ Value::Object(_)) => params,
            Some(_) => {
                return Some(failed(id, Fault::params("`params` is not an object")));
            }
        };
        Some(match self.ask(method, params) {
            Ok(result) => Value::object([
                ("jsonrpc", Value::from("2.0")),
                ("id", id),
                ("result", result),
            ]),
            Err(fault) => failed(id, fault),
        })
    }

    fn ask(&self, method: &str, params: &Value<'_>) -> Result<Value<'d>, Fault<'d>> {
        let said = params.get("_meta").and_then(|meta| meta.get(VERSION));
        let stateless = match said {
            None => false,
            Some(version)
                if STATELESS
                    .iter()
                    .any(|known| version.as_str() == Some(known)) =>
            {
                true
            }
            Some(version) => {
                let versions = STATELESS.iter().chain(&HANDSHAKE).copied();
                return Err(Fault {
                    data: Some(Value::object([
                        ("supported", Value::texts(versions)),
                        ("requested", version.clone().into_owned()),
                    ])),
                    ..Fault::new(Fault::VERSION, "unsupported version of the protocol")
                });
            }
        };
        let (mut result, lasting) = match method {
            "initialize" => (self.welcome(params), false),
            "server/discover" => (self.discovered(), true),
            "ping" => (Value::Object(Vec::new()), false),
            "tools/list" => (tools::listed(), true),
            "tools/call" => (call::answer(self, params)?, false),
            "resources/list" => (resources::listed(self, params)?, true),
            "resources/templates/list" => (resources::templates(), true),
            "resources/read" => (resources::read(self, params)?, true),
            _ => {
                return Err(Fault::new(
                    Fault::NO_METHOD,
                    format!("unknown method `{method}`"),
                ));
            }
        };
        if let Value::Object(entries) = &mut result
            && stateless
        {
            entries.push(("resultType".into(), Value::from("complete")));
            if lasting {
                entries.push(("ttlMs".into(), Value::Integer(KEPT)));
                entries.push(("cacheScope".into(), Value::from("private")));
            }
        }
        Ok(result)
    }

    fn welcome(&self, params: &Value<'_>) -> Value<'d> {
        let asked = params.str_at("protocolVersion");
        let version = HANDSHAKE.into_iter().find(|known| asked == Some(known));
        let version = version.unwrap_or(HANDSHAKE[0]);
        let mut entries = vec![("protocolVersion".into(), Value::from(version))];
        if let Value::Object(rest) = self.introduction() {
            entries.extend(rest);
        }
        Value::Object(entries)
    }

    fn discovered(&self) -> Value<'d> {
        let versions = STATELESS.iter().chain(&HANDSHAKE).copied();
        let mut entries = vec![("supportedVersions".into(), Value::texts(versions))];
        if let Value::Object(rest) = self.introduction() {
            entries.extend(rest);
        }
        Value::Object(entries)
    }

    /// The server's name, its capabilities, and its instructions.
    fn introduction(&self) -> Value<'d> {
        let never = || Value::object([("listChanged", Value::Flag(false))]);
        let mut instructions = format!(
            "{INSTRUCTIONS}\n\nEvidence to {}, checked {}.",
            about().evidence_to,
            about().checked
        );
        if !self.dataset.is_embedded_alone() {
            instructions.push_str(" The dataset includes a user's own records, or omits a part.");
        }
        Value::object([
            (
                "capabilities",
                Value::object([("tools", never()), ("resources", never())]),
            ),
            (
                "serverInfo",
                Value::object([
                    ("name", Value::from("poc")),
                    ("title", Value::from(about().name)),
                    ("version", Value::from(env!("CARGO_PKG_VERSION"))),
                ]),
            ),
            ("instructions", Value::from(instructions)),
        ])
    }
}

fn failed<'d>(id: Value<'d>, fault: Fault<'d>) -> Value<'d> {
    let mut error = vec![
        ("code".into(), Value::Integer(fault.code)),
        ("message".into(), Value::from(fault.message)),
    ];
    error.extend(fault.data.map(|data| ("data".into(), data)));
    Value::object([
        ("jsonrpc", Value::from("2.0")),
        ("id", id),
        ("error", Value::Object(error)),
    ])
}
