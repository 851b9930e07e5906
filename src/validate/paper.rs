//! What must be true of what records cite from the paper that the dataset encodes, by what `data/dataset.json` says is in it.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::meaning::{Fields, each_citation, fields_of_kinds};
use super::{Check, Findings, Scope};
use crate::dataset::about::{self, Part, about};
use crate::dataset::raw::Raw;
use crate::dataset::{Layer, Record};
use crate::model::date::{Date, MONTHS};
use crate::model::value::Value;

pub(super) const CHECKS: &[Check] = &[
    Check::new("every place cited exists in the paper", places_exist),
    Check::new("a note is one that the paper has", notes_exist),
    Check::new(
        "a supplement record cites more than the paper",
        supplement_cites_elsewhere,
    )
    .note(),
    Check::new(
        "text of the paper's records has no year after the paper, except in names",
        prose_is_the_papers,
    )
    .note(),
    Check::new(
        "every note of the paper is covered by a source or a policy",
        notes_are_covered,
    )
    .of_all(),
];

/// The fields with prose in the coders' words.
static PROSE: Fields = LazyLock::new(|| fields_of_kinds(|field| field.is_prose));

fn places_exist(scope: &Scope<'_, '_>, findings: &mut Findings<'_>) {
    let paper = &about().paper;
    let outline = scope
        .dataset
        .find(paper.id)
        .map(|paper| paper.words("outline"))
        .unwrap_or_default();
    // The same places are cited again and again.
    let mut known: HashSet<String> = HashSet::new();
    for record in &scope.records {
        each_citation(record, &mut |path, citation| {
            let (mut source, mut at) = (None, None);
            for (key, value) in citation.entries() {
                match &*key {
                    "source" => source = value.text(),
                    "at" => at = value.text(),
                    "via" => {
                        let via = value.text();
                        if let Some(via) = via.filter(|via| !via.split("; ").all(is_note)) {
                            findings.report(
                                record,
                                path,
                                format!("via `{via}`"),
                                format!("note 1 to note {}", paper.notes),
                            );
                        }
                    }
                    _ => {}
                }
            }
            if source.as_deref() != Some(paper.id) {
                return;
            }
            let at = at.unwrap_or_default();
            if known.contains(&*at) {
                return;
            }
            let mut is_known = true;
            for place in at.split("; ") {
                if !is_place(place, &outline) {
                    is_known = false;
                    findings.report(record, path, format!("`{place}`"), known_places());
                }
            }
            if is_known && known.len() < REMEMBERED {
                known.insert(at.into_owned());
            }
        });
    }
}

/// How many places that exist are remembered.
const REMEMBERED: usize = 1000;

/// The kinds of place, by examples.
fn known_places() -> String {
    let mut places = vec!["a heading of the outline".to_owned(), "`note 1`".to_owned()];
    let examples = about()
        .paper
        .places
        .iter()
        .filter_map(|place| place.example);
    places.extend(examples.map(|example| format!("`{example}`")));
    places.join(", ")
}

fn is_note(place: &str) -> bool {
    place
        .strip_prefix("note ")
        .and_then(|number| number.parse().ok())
        .is_some_and(is_number)
}

/// Whether a note has this number.
fn is_number(note: i64) -> bool {
    (1..=i64::from(about().paper.notes)).contains(&note)
}

/// Whether the paper has such a place.
fn is_place(place: &str, outline: &[String]) -> bool {
    is_note(place)
        || outline.iter().any(|heading| heading == place)
        || about().paper.places.iter().any(|known| fits(known, place))
}

/// Whether `text` is a place of this kind.
fn fits(place: &about::Place, text: &str) -> bool {
    let given: Vec<_> = text.split(", ").collect();
    given.len() == place.parts.len()
        && place
            .parts
            .iter()
            .zip(given)
            .all(|(part, given)| match part {
                Part::Word(word) => given == *word,
                Part::OneOf(words) => words.contains(&given),
                Part::Years(first, last) => given
                    .parse()
                    .is_ok_and(|year: u16| (*first..=*last).contains(&year)),
                Part::Date => given.parse::<Date>().is_ok(),
            })
}

fn notes_exist(scope: &Scope<'_, '_>, findings: &mut Findings<'_>) {
    for record in &scope.records {
        for note in record
            .get("notes")
            .items()
            .iter()
            .filter_map(Value::as_integer)
        {
            if !is_number(note) {
                findings.report(
                    record,
                    "notes",
                    note.to_string(),
                    format!("1 to {}", about().paper.notes),
                );
            }
        }
    }
}

fn supplement_cites_elsewhere(scope: &Scope<'_, '_>, findings: &mut Findings<'_>) {
    for record in scope
        .records
        .iter()
        .filter(|record| record.is_added() && !record.kind.citations_optional)
    {
        let citations = record.raw_at("citations").into_iter();
        let mut sources = citations
            .flat_map(Raw::items)
            .map(|citation| citation.get("source").and_then(Raw::text));
        if sources.all(|source| source.as_deref() == Some(about().paper.id)) {
            findings.report(
                record,
                "citations",
                "only the paper",
                "another document or source",
            );
        }
    }
}

/// What the coders say in a record of the paper is what the paper says: what came later has a place of its own. Names of
/// the record and of those that it links to may have later years in them, numbers of documents and a period too.
fn prose_is_the_papers(scope: &Scope<'_, '_>, findings: &mut Findings<'_>) {
    for record in scope
        .records
        .iter()
        .filter(|record| record.layer() == Some(Layer::Paper))
    {
        let mut kept = None;
        for (path, _) in &PROSE[record.kind.position()] {
            record.each_word(path, &mut |text| {
                if later_years(text).is_empty() {
                    return;
                }
                let kept = kept.get_or_insert_with(|| scope.dataset.in_paper(record));
                if !kept.words(path).iter().any(|kept| kept == text) {
                    return;
                }
                let years = later_years(&without_names(scope, record, text));
                if !years.is_empty() {
                    let allowed = "what the paper says; what is newer in `terms`, `history`, `end` or a milestone";
                    findings.report(record, path, years.join(", "), allowed);
                }
            });
        }
    }
}

/// `text` without the names of the record and of those that it links to.
fn without_names(scope: &Scope<'_, '_>, record: &Record<'_>, text: &str) -> String {
    let names = |record: &Record<'_>| {
        let fields = record.kind.fields.iter().filter(|field| field.step > 0);
        fields
            .flat_map(|field| record.words(field.name))
            .filter(|name| name.chars().any(|letter| letter.is_ascii_digit()))
            .collect::<Vec<_>>()
    };
    let mut text = text.to_owned();
    let links = record.kind.links().into_iter().map(|(path, _)| path);
    let paths = links.chain(record.kind.citations());
    let linked = paths.flat_map(|path| record.words(&path));
    let linked: Vec<String> = linked.filter(|id| id != about().paper.id).collect();
    let others = linked.iter().filter_map(|id| scope.dataset.find(id));
    for name in names(record).into_iter().chain(others.flat_map(names)) {
        text = text.replace(&name, "");
    }
    text
}

/// The years after that of the paper that `text` names, and the later months of its own: `2023`, `June 2022`. The second
/// year of a period is none, nor is the number of a resolution.
fn later_years(text: &str) -> Vec<String> {
    let digits = |four: &[u8]| four.iter().all(u8::is_ascii_digit);
    if !text.as_bytes().windows(4).any(digits) {
        return Vec::new();
    }
    let Ok(paper) = about().paper.date.parse::<Date>() else {
        return Vec::new();
    };
    let (own, month, _) = paper.latest();
    let later = &MONTHS[usize::from(month).min(MONTHS.len())..];
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut years = Vec::new();
    for (place, word) in words.iter().enumerate() {
        let before = place
            .checked_sub(1)
            .and_then(|place| words.get(place))
            .copied()
            .unwrap_or_default();
        let year = word.trim_matches(|letter: char| !letter.is_ascii_digit());
        let Some(number) = year.parse::<u16>().ok().filter(|_| year.len() == 4) else {
            continue;
        };
        let is_later =
            (own + 1..2100).contains(&number) || number == own && later.contains(&before);
        if is_later && !before.to_lowercase().starts_with("res") {
            years.push(if number == own {
                format!("`{before} {number}`")
            } else {
                format!("`{number}`")
            });
        }
    }
    years
}

fn notes_are_covered(scope: &Scope<'_, '_>, findings: &mut Findings<'_>) {
    let covered: HashSet<i64> = scope
        .dataset
        .all()
        .flat_map(|record| {
            record
                .get("notes")
                .items()
                .iter()
                .filter_map(Value::as_integer)
                .collect::<Vec<_>>()
        })
        .collect();
    if let Some(paper) = scope.dataset.find(about().paper.id) {
        for note in (1..=i64::from(about().paper.notes)).filter(|note| !covered.contains(note)) {
            findings.report(
                paper,
                "notes",
                format!("note {note} in no record"),
                "a source or policy that names it, or the paper itself where it only comments",
            );
        }
    }
}
