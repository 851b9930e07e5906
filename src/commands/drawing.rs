//! What lists look like as drawings: things that last as spans, relations as a graph. Which of them a kind's list is, the
//! kind declares.

use crate::dataset::about::{about, org_rank};
use crate::dataset::{Dataset, Record};
use crate::model::date::{Date, Day};
use crate::model::field::{Shape, Trace};
use crate::model::{Drawn, Kind};
use crate::scene::{
    Arrow, Drawing, Graph, Node, Piece, Scene, Span as Row, Spans, Weight, instant,
};
use crate::time::span::{Presence, Span};
use crate::view::plain;

/// Where the facts of a drawing come from.
pub(super) fn source() -> String {
    let about = about();
    format!(
        "Source: {}, version {}; evidence to {}.",
        about.name, about.version, about.evidence_to
    )
}

/// The number of the accent of the organization that a record belongs to, where it is one's alone.
pub(super) fn accent(record: &Record<'_>) -> Option<usize> {
    match record.words("orgs").as_slice() {
        [org] => Some(org_rank(org)),
        _ => None,
    }
}

/// The records of a list as the drawing that their kind declares.
pub(super) fn of_list<'d>(
    dataset: &'d Dataset<'d>,
    kind: &'static Kind,
    drawn: Drawn,
    records: &[&'d Record<'d>],
) -> Scene {
    let drawing = match drawn {
        Drawn::Spans => Drawing::Spans(spans(dataset, kind, records)),
        Drawn::Graph => Drawing::Graph(graph(dataset, kind, records)),
    };
    let (title, about) = match drawing {
        Drawing::Graph(_) => (
            format!("{} {} and what they link", records.len(), kind.plural),
            "An arrow leads from what shaped to what was shaped. A dashed arrow is a parallel drawn by a source, not a claim of influence.",
        ),
        _ => (
            format!("{} {} in time", records.len(), kind.plural),
            "The length of a bar does not show size. An end that no source gives is shown as uncertain.",
        ),
    };
    Scene {
        title,
        about: about.to_owned(),
        source: source(),
        drawing,
    }
}

/// A date as a number of years: the beginning of its first day, or the end of its last.
fn at(date: Date, last: bool) -> Option<f64> {
    instant(&date.to_string(), last)
}

fn at_day((year, month, day): Day, last: bool) -> Option<f64> {
    instant(&format!("{year:04}-{month:02}-{day:02}"), last)
}

/// The letter of a level: its first, or `?` where nothing is known.
fn letter(level: &str) -> char {
    match level {
        crate::time::state::UNKNOWN => '?',
        level => level
            .chars()
            .next()
            .map_or('?', |first| first.to_ascii_uppercase()),
    }
}

fn spans<'d>(dataset: &'d Dataset<'d>, kind: &'static Kind, records: &[&'d Record<'d>]) -> Spans {
    // The day on which the evidence was last looked at ends the drawing.
    let today = about().checked.parse::<Date>().ok();
    let now = today.and_then(|date| at(date, true)).unwrap_or(2022.0);
    let mut letters: Vec<(char, String)> = Vec::new();
    let mut rows = Vec::new();
    for record in records {
        let level = kind.history.map_or_else(String::new, |history| {
            plain(&record.select(history.level)).into_owned()
        });
        let letter = letter(&level);
        if !letters.iter().any(|(known, _)| *known == letter) {
            letters.push((letter, level));
        }
        let pieces = pieces(dataset, record, now);
        rows.push(Row {
            label: record.label().into_owned(),
            group: record
                .words("orgs")
                .iter()
                .map(|org| {
                    dataset
                        .find(org)
                        .map_or_else(|| org.clone(), |org| org.label().into_owned())
                })
                .collect::<Vec<_>>()
                .join(", "),
            letter,
            accent: accent(record),
            note: years(record, &pieces),
            pieces,
        });
    }
    if let Some(Shape::Word(words)) = kind
        .history
        .and_then(|history| kind.field(history.level))
        .map(|field| field.shape)
    {
        letters.sort_by_key(|(_, level)| words.rank(level));
    }
    let first = rows
        .iter()
        .filter_map(|row| row.pieces.first())
        .map(|piece| piece.from)
        .fold(now, f64::min);
    Spans {
        from: whole(first),
        to: whole(now) + 1,
        letters,
        rows,
    }
}

/// The year that a time lies in.
#[expect(clippy::cast_possible_truncation, reason = "years are small")]
fn whole(time: f64) -> i64 {
    time.floor() as i64
}

/// The stretches of a record: thin while it ran, thick from when it had a level of the strongest group, uncertain where no
/// source says that it still ran.
fn pieces<'d>(dataset: &'d Dataset<'d>, record: &'d Record<'d>, now: f64) -> Vec<Piece> {
    let Some(when) = record.kind.when else {
        return Vec::new();
    };
    let (Some(from), Some(span)) = (
        record.date(when.from).and_then(|date| at(date, false)),
        Span::of(dataset, record),
    ) else {
        return Vec::new();
    };
    let end = when
        .to
        .and_then(|field| record.date(field))
        .and_then(|date| at(date, true));
    let known = end.or_else(|| span.known_to().and_then(|day| at_day(day, true)));
    let open = end.is_none() && span.is_open();
    let sure = if open {
        now
    } else {
        known.unwrap_or(from).min(now)
    }
    .max(from);
    let strong = record.kind.history.and_then(|history| {
        let changes = record.select(history.changes);
        changes
            .items()
            .iter()
            .filter(|change| {
                change
                    .str_at("level")
                    .is_some_and(|level| record.kind.levels().contains(&level))
            })
            .filter_map(|change| instant(change.str_at("from")?, false))
            .reduce(f64::min)
    });
    let mut pieces = Vec::new();
    let turn = strong.map_or(sure, |strong| strong.clamp(from, sure));
    if turn > from {
        pieces.push(Piece {
            from,
            to: turn,
            weight: Weight::Thin,
            open: open && strong.is_none(),
        });
    }
    if sure > turn {
        pieces.push(Piece {
            from: turn,
            to: sure,
            weight: Weight::Thick,
            open,
        });
    }
    // A day of the last year asks whether anybody knows; where nobody does, the rest is drawn as uncertain.
    let asks = about()
        .checked
        .parse::<Date>()
        .ok()
        .map(|date| span.presence(date));
    if end.is_none() && !open && asks == Some(Presence::Uncertain) && now > sure {
        pieces.push(Piece {
            from: sure,
            to: now,
            weight: Weight::Uncertain,
            open: false,
        });
    }
    pieces
}

/// `1999–2005`, `2014–`, or what its status is where its time is not known.
fn years(record: &Record<'_>, pieces: &[Piece]) -> String {
    let Some(when) = record.kind.when else {
        return String::new();
    };
    let year = |field: &str| record.date(field).map(|date| date.year().to_string());
    match (year(when.from), when.to.and_then(year)) {
        (Some(from), Some(to)) if from == to => from,
        (Some(from), Some(to)) => format!("{from}–{to}"),
        (Some(from), None) if pieces.iter().any(|piece| piece.open) => format!("{from}–"),
        (Some(from), None) => format!("{from}–?"),
        (None, _) => record.text("status").replace('-', " "),
    }
}

/// What is written at an arrow: `lessons for, 2003`.
pub(super) fn labelled(relation: &str, year: Option<impl std::fmt::Display>) -> String {
    let relation = relation.replace('-', " ");
    year.map_or_else(|| relation.clone(), |year| format!("{relation}, {year}"))
}

/// The relations as arrows between what they tie.
fn graph<'d>(dataset: &'d Dataset<'d>, kind: &'static Kind, records: &[&'d Record<'d>]) -> Graph {
    let end = |sort: fn(&Trace) -> bool| {
        kind.fields
            .iter()
            .find(|field| field.trace.as_ref().is_some_and(sort))
            .map_or("", |field| field.name)
    };
    let begins = end(|trace| matches!(trace, Trace::Begins));
    let ends = end(|trace| matches!(trace, Trace::Ends));
    let mut graph = Graph::default();
    for record in records {
        let tied = [begins, ends].map(|field| record.text(field).into_owned());
        for id in &tied {
            if !graph.nodes.iter().any(|node| node.id == *id) {
                let node = dataset.find(id);
                graph.nodes.push(Node {
                    id: id.clone(),
                    label: node.map_or_else(|| id.clone(), |node| node.label().into_owned()),
                    accent: node.and_then(accent),
                    subject: false,
                });
            }
        }
        let [from, to] = tied;
        let relation = record.text("relation");
        graph.arrows.push(Arrow {
            from,
            to,
            label: labelled(&relation, record.year()),
            broken: record.get("explicit") == crate::model::value::Value::Flag(false),
        });
    }
    graph
}
