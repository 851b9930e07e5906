//! The atlas: one page that opens anywhere, offline, with the records inside. The page's own source is HTML, CSS and
//! JavaScript beside this file; here it is put together with what the program knows of the records.

use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use miniz_oxide::deflate::compress_to_vec_zlib;
use sha2::{Digest, Sha256};

use crate::citation::{Bibliography, Style, together};
use crate::dataset::about::about;
use crate::dataset::{Dataset, Record};
use crate::fold::capitalized;
use crate::model::date::{Date, Day};
use crate::model::field::{Field, Shape, Trace, Word};
use crate::model::value::Value;
use crate::model::{KINDS, Kind, Role};
use crate::search::corpus::{THESAURUS, tables};
use crate::search::index::{stem, tokens};
use crate::search::intent;
use crate::search::rule::RULE;
use crate::time::calendar::Length;
use crate::time::due::{State, due};
use crate::time::{span, state};

const PAGE: &str = include_str!("page.html");
const STYLE: &str = include_str!("style.css");

/// The modules of the page, each after those that it imports.
const MODULES: [&str; 18] = [
    include_str!("dom.js"),
    include_str!("data.js"),
    include_str!("figure.js"),
    include_str!("parts.js"),
    include_str!("words.js"),
    include_str!("tables.js"),
    include_str!("rank.js"),
    include_str!("find.js"),
    include_str!("home.js"),
    include_str!("timeline.js"),
    include_str!("missions.js"),
    include_str!("compare.js"),
    include_str!("definitions.js"),
    include_str!("network.js"),
    include_str!("tools.js"),
    include_str!("record.js"),
    include_str!("results.js"),
    include_str!("main.js"),
];

/// How far the page looks ahead for terms that end.
const AHEAD: Length = Length::Days(90);

/// The styles in which a record can be cited on the page.
const STYLES: [&str; 5] = ["text", "footnote", "bibtex", "ris", "csl-json"];

/// How hard the records are packed: the page is made once and opened often.
const PACKED: u8 = 9;

/// The page for what `dataset` shows. The same records give the same bytes: it reads no clock, and what is due is counted
/// from the day on which the evidence was last checked.
#[must_use]
pub fn page<'d>(dataset: &'d Dataset<'d>) -> String {
    let script = script();
    let style = STYLE.replace("{{evidence}}", &quoted(&evidence(dataset)));
    let bundle = serde_json::to_vec(&bundle(dataset)).unwrap_or_default();
    let packed = |bytes: &[u8]| BASE64.encode(compress_to_vec_zlib(bytes, PACKED));
    // Each mark is filled from the text that the one before left, so that no value is looked through for marks.
    let fills = [
        ("{{script-hash}}", hash(&script)),
        ("{{style-hash}}", hash(&style)),
        ("{{title}}", escaped(about().name)),
        ("{{style}}", style),
        ("{{bundle}}", packed(&bundle)),
        ("{{tables}}", packed(&tables(dataset))),
        ("{{script}}", script),
    ];
    let mut out =
        String::with_capacity(PAGE.len() + fills.iter().map(|(_, fill)| fill.len()).sum::<usize>());
    let mut rest = PAGE;
    for (mark, fill) in &fills {
        let Some((before, after)) = rest.split_once(mark) else {
            continue;
        };
        out.push_str(before);
        out.push_str(fill);
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The modules as one: they are written to share one scope, so that no name is declared twice among them.
fn script() -> String {
    let mut script = String::new();
    for module in MODULES {
        let mut importing = false;
        for line in module.lines() {
            importing |= line.starts_with("import ");
            if !importing {
                script.push_str(line.strip_prefix("export ").unwrap_or(line));
                script.push('\n');
            }
            importing &= !line.ends_with(';');
        }
    }
    script
}

/// What the page has and how old it is, as its foot and each printed sheet say it.
fn evidence(dataset: &Dataset<'_>) -> String {
    let about = about();
    let added = match dataset.own().count() {
        0 => String::new(),
        1 => ", with 1 record added to it".to_owned(),
        many => format!(", with {many} records added to it"),
    };
    format!(
        "{} {}{added}: evidence to {}, made on {}",
        about.name, about.version, about.evidence_to, about.checked
    )
}

/// A string of CSS, which also may not end the element that it is in.
fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for letter in text.chars() {
        if letter.is_alphanumeric() || " .,:;()-".contains(letter) {
            out.push(letter);
        } else {
            let _ = write!(out, "\\{:x} ", u32::from(letter));
        }
    }
    out.push('"');
    out
}

/// What the page's content policy lets run: this text and no other.
fn hash(text: &str) -> String {
    format!("sha256-{}", BASE64.encode(Sha256::digest(text)))
}

fn escaped(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => shown.push_str("&amp;"),
            '<' => shown.push_str("&lt;"),
            '>' => shown.push_str("&gt;"),
            other => shown.push(other),
        }
    }
    shown
}

/// Everything that the page knows.
fn bundle<'d>(dataset: &'d Dataset<'d>) -> Value<'d> {
    let about = about();
    let on = about.checked.parse().map_or((1, 1, 1), Date::latest);
    let checked = written(on);
    let last = i64::from(on.0);
    Value::object([
        (
            "about",
            Value::object([
                ("name", Value::from(about.name)),
                ("version", Value::from(about.version)),
                ("evidence", Value::from(evidence(dataset))),
                ("evidence_to", Value::from(about.evidence_to)),
                ("checked", Value::from(checked.clone())),
                ("due_on", Value::from(checked)),
                ("orgs", Value::texts(parties(dataset).map(Record::id))),
            ]),
        ),
        ("kinds", Value::List(KINDS.into_iter().map(kind).collect())),
        (
            "records",
            Value::List(dataset.all().map(|record| bare(record.whole())).collect()),
        ),
        ("styles", Value::texts(STYLES)),
        ("citations", citations(dataset)),
        ("states", states(dataset, last)),
        ("due", ending(dataset, on)),
        ("search", search()),
    ])
}

/// What the page searches by beside the tables: the same lists and numbers as `poc search`.
fn search() -> Value<'static> {
    let pairs = |list: &[(&'static str, &'static str)]| {
        let pairs = list.iter().map(|(word, term)| Value::texts([*word, *term]));
        Value::List(pairs.collect())
    };
    // Written as people read them: 0.65, not the nearest double.
    let number = |number: f32| Value::Decimal(number.to_string().parse().unwrap_or_default());
    let rule = RULE.numbers().into_iter();
    let kinds = KINDS.into_iter().zip(intent::asked());
    Value::object([
        (
            "rule",
            Value::object(rule.map(|(name, value)| (name, number(value)))),
        ),
        ("groups", Value::from(THESAURUS.groups)),
        (
            "lists",
            Value::object([
                ("stop", Value::texts(tokens::STOP.iter().copied())),
                ("kept", pairs(stem::KEPT)),
                ("numbers", pairs(stem::NUMBERS)),
                ("spelt", pairs(stem::SPELT)),
                ("endings", Value::texts(stem::ENDINGS.iter().copied())),
                (
                    "root",
                    Value::from(i64::try_from(stem::ROOT).unwrap_or_default()),
                ),
                ("filler", Value::texts(intent::FILLER.split(' '))),
                ("first", Value::texts(intent::FIRST.iter().copied())),
                ("last", Value::texts(intent::LAST.iter().copied())),
            ]),
        ),
        (
            "kinds",
            Value::List(
                kinds
                    .map(|(kind, (named, asked))| {
                        let asked = asked.into_iter().map(Value::texts);
                        Value::object([
                            ("name", Value::from(kind.name)),
                            ("list", Value::from(kind.list)),
                            ("aliases", Value::texts(kind.aliases.iter().copied())),
                            ("boost", Value::from(i64::from(kind.search_boost))),
                            ("named", Value::texts(named)),
                            ("asked", Value::List(asked.collect())),
                        ])
                    })
                    .collect(),
            ),
        ),
    ])
}

/// The organizations in the order of the dataset: those that are compared first.
fn parties<'d>(dataset: &'d Dataset<'d>) -> impl Iterator<Item = &'d Record<'d>> {
    let kinds = KINDS.iter().filter(|kind| kind.is_party());
    let mut parties: Vec<&Record<'_>> = kinds.flat_map(|kind| dataset.records(kind)).collect();
    parties.sort_by_key(|record| crate::dataset::about::org_rank(record.id()));
    parties.into_iter()
}

/// A value without what says nothing: nulls, empty lists and texts, and false.
fn bare(value: Value<'_>) -> Value<'_> {
    match value {
        Value::Object(entries) => Value::Object(
            entries
                .into_iter()
                .map(|(key, value)| (key, bare(value)))
                .filter(|(_, value)| says_something(value))
                .collect(),
        ),
        Value::List(items) => Value::List(items.into_iter().map(bare).collect()),
        other => other,
    }
}

fn says_something(value: &Value<'_>) -> bool {
    match value {
        Value::Flag(flag) => *flag,
        Value::Text(text) => !text.is_empty(),
        Value::Object(entries) => !entries.is_empty(),
        other => !other.is_blank(),
    }
}

fn kind(kind: &'static Kind) -> Value<'static> {
    let mut entries = vec![
        ("name", Value::from(kind.name)),
        ("title", Value::Text(capitalized(kind.name))),
        ("titles", Value::Text(capitalized(kind.plural))),
        ("dispute", Value::Flag(kind.role == Role::Dispute)),
        (
            "joins",
            Value::Flag(
                kind.fields
                    .iter()
                    .any(|field| matches!(field.trace, Some(Trace::Begins))),
            ),
        ),
        (
            "fields",
            Value::List(kind.fields.iter().map(field).collect()),
        ),
    ];
    if let Some(compared) = kind.compared {
        let present = if compared.present.is_empty() {
            String::new()
        } else {
            let lasting = kind.when.map_or("", |when| when.lasting);
            format!("{} {lasting}", compared.called)
        };
        let parts = [
            ("called", Value::from(compared.called)),
            ("present", Value::from(present)),
            ("uncertain", Value::from(compared.uncertain)),
            (
                "leveled",
                Value::from(compared.leveled.map_or("", |(_, called)| called)),
            ),
            ("key", Value::from(kind.list)),
        ];
        entries.push(("compared", bare(Value::object(parts))));
    }
    if let Some(history) = kind.history {
        let parts = [
            ("level", history.level),
            ("changes", history.changes),
            ("group", history.group),
        ];
        let parts = parts.map(|(name, text)| (name, Value::from(text)));
        entries.push(("history", Value::object(parts)));
    }
    entries.push(("point", Value::Flag(kind.role == Role::Point)));
    Value::object(entries)
}

fn field(field: &'static Field) -> Value<'static> {
    let item = field.shape.item();
    let sort = match item {
        Shape::Link(_) => "link",
        Shape::Date => "date",
        Shape::Url => "url",
        Shape::Flag => "flag",
        Shape::Integer | Shape::Number => "number",
        _ => "text",
    };
    let mut entries = vec![
        ("name", Value::from(field.name)),
        ("label", Value::from(field.heading())),
        ("inverse", Value::from(field.inverse)),
        ("meaning", Value::from(field.meaning)),
        ("type", Value::from(sort)),
        ("weight", Value::from(i64::from(field.weight))),
    ];
    let vocabulary = match item {
        Shape::Word(vocabulary) | Shape::Parts(vocabulary, _) => Some(vocabulary),
        _ => None,
    };
    if let Some(vocabulary) = vocabulary {
        let words = || vocabulary.words.iter();
        entries.push((
            "words",
            Value::object(words().map(|word| (word.word, Value::from(spaced(word))))),
        ));
        entries.push((
            "meanings",
            Value::object(words().map(|word| (word.word, Value::from(word.meaning)))),
        ));
        let remarked = words().filter(|word| !word.remark.is_empty());
        entries.push((
            "remarks",
            Value::object(remarked.map(|word| (word.word, Value::from(word.remark)))),
        ));
        let groups = vocabulary.groups.iter();
        entries.push((
            "groups",
            Value::object(groups.map(|(name, of)| (*name, Value::texts(of.iter().copied())))),
        ));
        let own = words().filter(|word| word.of_one_approach);
        entries.push(("own", Value::texts(own.map(|word| word.word))));
    }
    if !field.shape.parts().is_empty() {
        let parts = field.shape.parts().iter().map(self::field);
        entries.push(("parts", Value::List(parts.collect())));
        entries.push(("keyed", Value::Flag(matches!(item, Shape::Parts(..)))));
    }
    bare(Value::object(entries))
}

/// What a heading calls a word of a closed list.
fn spaced(word: &Word) -> String {
    word.heading().replace('-', " ")
}

/// Each document in every style; the page puts the citations of other records together from those of their documents.
fn citations<'d>(dataset: &'d Dataset<'d>) -> Value<'d> {
    let styles: Vec<Style> = STYLES
        .iter()
        .filter_map(|name| Style::ALL.into_iter().find(|(known, _)| known == name))
        .map(|(_, style)| style)
        .collect();
    let documents = dataset.all().filter(|record| record.kind.is_citable());
    Value::object(documents.map(|record| {
        let mut bibliography = Bibliography::new(dataset);
        bibliography.add(record);
        let citations = bibliography.citations();
        let texts = styles
            .iter()
            .map(|style| together(&citations, *style).trim_end().to_owned());
        (record.id(), Value::texts(texts))
    }))
}

/// What was there in each year, organization by organization: the records of each kind that lasts, and those that may have
/// been there.
fn states<'d>(dataset: &'d Dataset<'d>, last: i64) -> Value<'d> {
    let lasting: Vec<&Kind> = KINDS
        .into_iter()
        .filter(|kind| kind.when.is_some_and(|when| when.to.is_some()))
        .collect();
    let first = lasting
        .iter()
        .flat_map(|kind| dataset.records(kind))
        .filter(|record| span::Span::may_last(record))
        .filter_map(Record::year)
        .min()
        .map_or(last, i64::from);
    let years =
        (first..=last).filter_map(|year| Some((year, Date::of_year(u16::try_from(year).ok()?))));
    Value::object(years.map(|(year, date)| {
        let mut found: Vec<(String, Vec<&Record<'_>>)> = Vec::new();
        for kind in &lasting {
            let (mut there, mut unsure) = (Vec::new(), Vec::new());
            for record in dataset.records(kind) {
                match state::presence(dataset, record, date) {
                    span::Presence::Present => there.push(record),
                    span::Presence::Uncertain => unsure.push(record),
                    span::Presence::Absent => {}
                }
            }
            found.push((kind.list.to_owned(), there));
            found.push((format!("{}_uncertain", kind.list), unsure));
        }
        let of = |belongs: &dyn Fn(&Record<'_>) -> bool| {
            Value::object(found.iter().map(|(key, records)| {
                let own = records.iter().filter(|record| belongs(record));
                (key.clone(), Value::texts(own.map(|record| record.id())))
            }))
        };
        let mut owners: Vec<(&str, Value<'_>)> = parties(dataset)
            .map(|party| (party.id(), of(&|record| state::belongs(record, party.id()))))
            .collect();
        // What a state runs belongs to no organization.
        owners.push(("", of(&|record| record.get("orgs").is_blank())));
        (year.to_string(), Value::object(owners))
    }))
}

/// The terms that end within ninety days of the day `on`, and those that have passed.
fn ending<'d>(dataset: &'d Dataset<'d>, on: Day) -> Value<'d> {
    let found = due(dataset, on, AHEAD.after(on));
    Value::List(
        found
            .iter()
            .map(|due| {
                bare(Value::object([
                    ("id", Value::from(due.record.id())),
                    ("orgs", due.record.get("orgs")),
                    ("until", Value::from(due.until.to_string())),
                    ("document", Value::from(due.term.document.clone())),
                    ("last_seen", due.record.get("last_seen")),
                    ("doubt", Value::from(due.term.doubt.clone())),
                    (
                        "state",
                        Value::from(if due.state == State::Due {
                            "due"
                        } else {
                            "passed"
                        }),
                    ),
                ]))
            })
            .collect(),
    )
}

fn written(day: Day) -> String {
    let mut text = String::new();
    let _ = write!(text, "{:04}-{:02}-{:02}", day.0, day.1, day.2);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_modules_are_joined_without_their_imports_and_exports() {
        let script = script();
        for line in script.lines() {
            assert!(!line.starts_with("import "), "{line}");
            assert!(!line.starts_with("export "), "{line}");
        }
    }

    #[test]
    fn no_name_is_declared_by_two_modules() {
        let mut names = Vec::new();
        for module in MODULES {
            for line in module.lines() {
                let line = line.strip_prefix("export ").unwrap_or(line);
                let line = line.strip_prefix("async ").unwrap_or(line);
                for word in ["function ", "const ", "let ", "class "] {
                    if let Some(rest) = line.strip_prefix(word) {
                        let name: String = rest
                            .chars()
                            .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
                            .collect();
                        if !name.is_empty() {
                            assert!(!names.contains(&name), "{name}");
                            names.push(name);
                        }
                    }
                }
            }
        }
        assert!(names.len() > 40);
    }
}
