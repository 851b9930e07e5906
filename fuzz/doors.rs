//! The doors by which foreign bytes come in, each as a function of them: what the fuzz targets call, and what
//! `tests/fuzzing.rs` calls with the seeds.

use std::io::Cursor;

use poc_cli::ask::{Arguments, read, sort};
use poc_cli::cli::{self, grammar, typed};
use poc_cli::commands::verb::Forms;
use poc_cli::model::KINDS;
use poc_cli::model::date::Date;
use poc_cli::render::{self, Format, Look};
use poc_cli::validate::Scope;
use poc_cli::view::Body;
use poc_cli::{Dataset, Path, fold, suggest};
use serde_json::Value;
use serde_json::de::Deserializer;

thread_local! {
    static DATASET: &'static Dataset<'static> = Box::leak(Box::new(Dataset::embedded()));
}

fn embedded() -> &'static Dataset<'static> {
    DATASET.with(|dataset| *dataset)
}

fn look(format: Format, color: bool) -> Look {
    Look {
        format,
        width: 72,
        color,
        ascii: false,
        no_header: false,
        bom: false,
    }
}

/// Records of a user's own: whatever they are, they are refused, or every question about them has an answer or an error.
/// The first two bytes choose the question and the format.
pub fn data(input: &[u8]) {
    let [verb, format, text @ ..] = input else {
        return;
    };
    let Ok(text) = std::str::from_utf8(text) else {
        return;
    };
    let mut own = Dataset::builder().text("fuzz", text);
    if format & 0x80 == 0 {
        own = own.only_data();
    }
    let Ok(dataset) = own.open() else {
        return;
    };
    for finding in Scope::own(&dataset).findings() {
        assert!(!finding.line().is_empty());
    }
    // Commands that answer from records, and read no file.
    let verbs: Vec<_> = cli::verbs()
        .filter(|verb| verb.forms == Forms::Every)
        .filter(|verb| !["diff", "validate"].contains(&verb.name))
        .collect();
    let verb = verbs[usize::from(*verb) % verbs.len()];
    let id = dataset.own().next().map(|record| record.id().to_owned());
    let arguments = match (verb.name, id) {
        ("show" | "cite" | "trace", Some(id)) => Arguments::new().with("id", id),
        ("search", Some(id)) => Arguments::new().with("words", id),
        _ => Arguments::new(),
    };
    let Ok(answer) = verb.ask(&arguments, &dataset) else {
        return;
    };
    let (_, format) = Format::ALL[usize::from(format & 0x7f) % Format::ALL.len()];
    if let Ok(rendered) = render::render(&answer, look(format, false))
        && format == Format::Json
    {
        let parsed = serde_json::from_str::<Value>(&rendered.text);
        assert!(parsed.is_ok(), "JSON that is none: {}", rendered.text);
    }
}

/// The reader of records against serde_json: both take the same texts for JSON, and read the same from them.
pub fn json(text: &str) {
    let own = Dataset::builder().text("fuzz", text).only_data();
    // A byte-order mark is no matter of JSON.
    let json = text.strip_prefix('\u{feff}').unwrap_or(text);
    let is_json = || {
        let mut values = Deserializer::from_str(json).into_iter::<serde::de::IgnoredAny>();
        values.all(|value| value.is_ok())
    };
    // Not all JSON can be had as a value: deep nesting, a number out of range, half a surrogate pair. The reader may take
    // or refuse that.
    let values = Deserializer::from_str(json).into_iter::<Value>();
    let values = values.collect::<Result<Vec<_>, _>>();
    let dataset = match own.open() {
        Ok(dataset) => dataset,
        Err(problem) => {
            assert!(
                problem.code != "not-json" || values.is_err(),
                "refused JSON: {}: {text}",
                problem.message
            );
            return;
        }
    };
    // Between values there may be marks that are no JSON.
    let has_marks = json.contains(['\u{feff}', '\u{1e}']);
    assert!(has_marks || is_json(), "took for JSON what is none: {text}");
    let Ok(values) = values else {
        return;
    };
    let objects: Vec<Value> = values
        .into_iter()
        .flat_map(|value| match value {
            Value::Array(items) => items,
            object => vec![object],
        })
        .collect();
    // Of several records with one id the last counts, so each record read is one of those.
    for record in dataset.own() {
        // `validate` reports a key that is given twice; which of the two counts is not promised.
        let is_field = |key: &String| record.kind.fields.iter().any(|field| field.name == key);
        if record.unknown_keys().iter().any(is_field) {
            continue;
        }
        let found = objects.iter().any(|object| {
            record.kind.fields.iter().all(|field| {
                let read = serde_json::to_value(record.get(field.name)).ok();
                let told = object.get(field.name).cloned().unwrap_or(Value::Null);
                read.is_some_and(|read| {
                    is_same(&read, &told) || told.is_null() && read == Value::Array(Vec::new())
                })
            })
        });
        assert!(
            found,
            "{} was not read as it is written: {text}",
            record.id()
        );
    }
}

/// Whether two values are the same: a whole number may be written as `19e4` or `7.0`.
fn is_same(read: &Value, told: &Value) -> bool {
    match (read, told) {
        (Value::Number(read), Value::Number(told)) => read.as_f64() == told.as_f64(),
        (Value::Array(read), Value::Array(told)) => {
            read.len() == told.len()
                && read
                    .iter()
                    .zip(told)
                    .all(|(read, told)| is_same(read, told))
        }
        (Value::Object(read), Value::Object(told)) => {
            read.len() == told.len()
                && read
                    .iter()
                    .all(|(key, read)| told.get(key).is_some_and(|told| is_same(read, told)))
        }
        (read, told) => read == told,
    }
}

/// The words of a search.
pub fn search(words: &str) {
    let Some(verb) = cli::verb("search") else {
        return;
    };
    if let Ok(answer) = verb.ask(&Arguments::new().with("words", words), embedded()) {
        let _ = render::render(&answer, look(Format::Table, true));
    }
}

/// A command line, an argument a line: read, asked and printed as the program does it.
pub fn words(line: &str) {
    let words: Vec<String> = line.split('\n').map(str::to_owned).collect();
    let (common, rest, read) = cli::read(&words);
    let look = common.look(false);
    let (rest, first) = match read.and_then(|()| typed::read(&rest)) {
        Ok(typed::Typed::Command(rest)) => (rest, None),
        Ok(typed::Typed::Record { words, first }) => (words, Some(first)),
        _ => return,
    };
    if let Some(first) = &first {
        let _ = typed::unknown(first, embedded());
    }
    let Ok(grammar::Asked::Of(verb, arguments)) = grammar::read(&rest) else {
        return;
    };
    // What reads or writes files, or makes a large page, is no matter of words.
    if ["diff", "validate", "export", "atlas", "mcp"].contains(&verb.name)
        || common.check_format(verb, &arguments).is_err()
    {
        return;
    }
    if let Ok(answer) = verb.ask(&arguments, embedded()) {
        let _ = render::render(&answer, look);
    }
}

/// Dates, paths, sort keys and the values of filters: the first byte chooses a kind.
pub fn values(input: &[u8]) {
    let dataset = embedded();
    let [first, text @ ..] = input else { return };
    let Ok(text) = std::str::from_utf8(text) else {
        return;
    };
    let kind = KINDS[usize::from(*first) % KINDS.len()];
    if let Ok(date) = text.parse::<Date>() {
        assert_eq!(date.to_string().parse::<Date>().ok(), Some(date));
    }
    if let Some(path) = Path::parse(kind, text)
        && let Some(record) = dataset.records(kind).first()
    {
        let _ = dataset.at(record, &path);
    }
    let _ = sort::keys(&[text.to_owned()], |path| read::path(kind, path));
    let (name, value) = text.split_once('\n').unwrap_or((text, text));
    if let Ok(select) = dataset.select(kind).filter(name, value) {
        let _ = select.records();
    }
    let _ = dataset.resolve(text, &[]);
    let _ = suggest::nearest(text, KINDS.iter().map(|kind| kind.name));
    let folded = fold::fold(text);
    assert_eq!(fold::fold(&folded), folded);
}

/// Lines for the server of the Model Context Protocol: each is answered by a line of JSON, or by none.
pub fn mcp(lines: &[u8]) {
    let Some(verb) = cli::verb("mcp") else {
        return;
    };
    let Ok(answer) = verb.ask(&Arguments::new(), embedded()) else {
        return;
    };
    let Body::Dialogue(dialogue) = &answer.body else {
        return;
    };
    let mut output = Vec::new();
    let _ = dialogue.hold(&mut Cursor::new(lines), &mut output);
    for line in output.split(|byte| *byte == b'\n') {
        let is_json = line.is_empty() || serde_json::from_slice::<Value>(line).is_ok();
        assert!(is_json, "{}", String::from_utf8_lossy(line));
    }
}
