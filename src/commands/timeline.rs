//! `timeline`: milestones as a grid of years against the columns of Annex 2, or as the list that they are; and laid in
//! among them, where it was asked for, the dates of other records.

use std::borrow::Cow;
use std::collections::HashSet;

use anyhow::Result;

use super::verb::{self, Forms, Needs, Question, Verb};
use super::{drawing, list, references};
use crate::ask::filter::{Subject, dated_coarsely, why_empty};
use crate::ask::read;
use crate::ask::selection::Selected;
use crate::ask::sort::{self, Key};
use crate::ask::{Arguments, Parameter, Path, Selection, Takes, rows};
use crate::dataset::about::org_rank;
use crate::dataset::{Dataset, Record};
use crate::model::date::Date;
use crate::model::field::Shape;
use crate::model::value::Value;
use crate::model::{BETWEEN, KINDS, Kind, MILESTONE, PARTIES, kind};
use crate::problem::Problem;
use crate::scene::{Drawing, Lane, Lanes, Mark, Scene};
use crate::time::event::{self, Event};
use crate::view::{Answer, Block, Body, Column, Count, Grid, Item, Page, Rows, Set, Sign};

pub const VERB: Verb = Verb {
    name: "timeline",
    aliases: MILESTONE.aliases,
    about: "show events by year, from the paper and later updates",
    group: "Ask",
    more: "",
    kind: Some(MILESTONE),
    parameters,
    examples: &[
        ("--year 2013", "what happened in 2013"),
        (
            "--from 2008 --to 2010 --track un,inter",
            "three years, two columns",
        ),
        ("--about monuc", "what happened around MONUC"),
        ("--silent", "documents that do not mention POC"),
        (
            "--from 2015 --org nato --include policies,missions",
            "with the dates of documents and missions",
        ),
    ],
    needs: Needs::Validated,
    forms: Forms::Every,
    answer: verb::answer::<Timeline>,
};

fn parameters(_: &Verb) -> Vec<Parameter> {
    let known: Vec<&str> = KINDS
        .into_iter()
        .filter(|kind| is_dated(kind))
        .map(|kind| kind.list)
        .collect();
    let known = known.join(", ");
    let include = Parameter::option(
        "include",
        Takes::Kind(is_dated),
        "Also show the dates of records of these kinds",
    )
    .several()
    .explained(format!(
        "Also show when policies were adopted, missions launched, and the like: {known}. --year, --from, --to, --org, --track, --about, and --theme apply to these dates too, and --type to dates of the same type; --annex and --silent apply only to milestones"
    ));
    let mut parameters = vec![include];
    parameters.extend(list::parameters(MILESTONE));
    parameters
}

/// Whether the dates of the kind can be laid in.
const fn is_dated(kind: &Kind) -> bool {
    !kind.events.is_empty()
}

/// Which milestones, and what else is laid in among them.
struct Timeline {
    milestones: Selection,
    /// The organizations and tracks that are asked for, which decide the columns.
    orgs: Vec<String>,
    tracks: Vec<&'static str>,
    /// The kinds whose dates are laid in.
    included: Vec<&'static Kind>,
    /// What events are sorted by, and the fields to give of each, where dates are laid in.
    order: Vec<Key<String>>,
    fields: Option<Vec<String>>,
}

impl Question for Timeline {
    fn read(_: &Verb, arguments: &Arguments) -> Result<Self> {
        let mut included: Vec<&Kind> = Vec::new();
        for word in arguments.values("include") {
            let kind = read::kind_among(&word, "kind to include", is_dated)?;
            if !included.iter().any(|known| known.name == kind.name) {
                included.push(kind);
            }
        }
        let mut tracks = Vec::new();
        if let Some(Shape::Word(known)) = MILESTONE.field("track").map(|field| field.shape) {
            for word in arguments.values("track") {
                tracks.extend(read::word(known, "track", &word)?);
            }
        }
        let (mut order, mut fields) = (Vec::new(), None);
        let milestones = if included.is_empty() {
            Selection::read(MILESTONE, arguments)?
        } else {
            let path = |path: &str| event_path(&included, path);
            order = sort::keys(&arguments.values("sort"), path)?;
            let asked = arguments.values("fields");
            if !asked.is_empty() && !asked.iter().any(|word| word == "all") {
                let mut paths: Vec<String> = Vec::new();
                for word in &asked {
                    let path = path(word)?;
                    if !paths.contains(&path) {
                        paths.push(path);
                    }
                }
                fields = Some(paths);
            }
            Selection::kept(MILESTONE, arguments)?
        };
        Ok(Self {
            milestones,
            orgs: arguments.values("org"),
            tracks,
            included,
            order,
            fields,
        })
    }

    fn answer<'d>(&self, dataset: &'d Dataset<'d>) -> Result<Answer<'d>> {
        if self.included.is_empty() {
            self.milestones_only(dataset)
        } else {
            self.with_events(dataset)
        }
    }
}

impl Timeline {
    fn milestones_only<'d>(&self, dataset: &'d Dataset<'d>) -> Result<Answer<'d>> {
        let asked = &self.milestones;
        let selected = asked.select(dataset)?;
        let listed = asked.fields.is_some() || !asked.order.is_empty() || asked.count;
        if listed || selected.records.is_empty() {
            return Ok(list::answer(asked, dataset, &selected));
        }
        let coarse = dated_coarsely(&selected.filters, &selected.records);
        let events = selected.records.iter();
        let cited = selected.records.clone();
        let mut answer = Answer::new(Body::Page(Box::new(Dates {
            dataset,
            events: events.filter_map(|record| Event::itself(record)).collect(),
            milestones: Some(selected.records),
            of: selected.of,
            orgs: read::ids(dataset, &self.orgs, PARTIES)?,
            tracks: self.tracks.clone(),
        })))
        .citing(move || references::of(dataset, &cited));
        answer.notes.extend(coarse);
        Ok(answer)
    }

    fn with_events<'d>(&self, dataset: &'d Dataset<'d>) -> Result<Answer<'d>> {
        let mut every = self.milestones.clone();
        every.limit = None;
        let Selected {
            records, filters, ..
        } = every.select(dataset)?;
        let told: HashSet<(&str, u16, String)> = records
            .iter()
            .flat_map(|record| event::reports(record))
            .collect();
        let mut events: Vec<Event<'d>> = records
            .iter()
            .filter_map(|record| Event::itself(record))
            .collect();
        for kind in &self.included {
            for record in dataset.records(kind) {
                events.extend(
                    Event::of(record)
                        .into_iter()
                        .filter(|event| filters.iter().all(|filter| filter.keeps(event)))
                        .filter(|event| {
                            let id = event.record.id().to_owned();
                            !told.contains(&(event.declared, event.date.year(), id))
                        }),
                );
            }
        }
        let usual = [Key {
            path: "date".to_owned(),
            down: false,
        }];
        let order = if self.order.is_empty() {
            &usual[..]
        } else {
            &self.order
        };
        sort::sort(
            &mut events,
            order,
            |event, path| select(event, path),
            |event| event.record.id(),
        );
        if let Some(limit) = self.milestones.limit {
            events.truncate(limit);
        }
        let nothing = events.is_empty();
        let cited: Vec<&Record<'d>> = events.iter().map(|event| event.record).collect();
        let body = if self.milestones.count {
            Body::Text(format!("{}\n", events.len()))
        } else if self.fields.is_some() || !self.order.is_empty() || nothing {
            Body::Rows(event_rows(&events, self.fields.as_deref()))
        } else {
            Body::Page(Box::new(Dates {
                dataset,
                of: events.len(),
                events,
                milestones: None,
                orgs: read::ids(dataset, &self.orgs, PARTIES)?,
                tracks: self.tracks.clone(),
            }))
        };
        let mut answer = Answer::new(body).negative(nothing);
        if !self.milestones.count {
            answer = answer.citing(move || references::of(dataset, &cited));
        }
        Ok(if nothing {
            answer.note(why_empty(&filters, dataset, MILESTONE))
        } else {
            answer
        })
    }
}

/// What happened, year by year.
struct Dates<'d> {
    dataset: &'d Dataset<'d>,
    events: Vec<Event<'d>>,
    /// The milestones, where these are all the events.
    milestones: Option<Vec<&'d Record<'d>>>,
    /// How many there were before a limit was put to them.
    of: usize,
    /// The organizations and the tracks that were asked for.
    orgs: Vec<&'d str>,
    tracks: Vec<&'static str>,
}

impl<'d> Page<'d> for Dates<'d> {
    fn blocks(&self) -> Vec<Block<'d>> {
        let grid = Block::Pivot {
            grid: self.grid(),
            names: ["track", "event"],
            compares: false,
            longest: None,
        };
        let (one, many) = match self.milestones {
            Some(_) => (MILESTONE.name, MILESTONE.plural),
            None => ("event", "events"),
        };
        let count = Count {
            one,
            many,
            of: self.of,
            besides: &[],
        };
        vec![grid, Block::Count(self.events.len(), count)]
    }

    fn scene(&self) -> Option<Scene> {
        let year = |event: &Event<'_>| i64::from(event.date.year());
        let lanes = self.columns().into_iter().map(|(track, heading)| Lane {
            label: heading,
            accent: self.dataset.find(&track).map(|org| org_rank(org.id())),
            marks: self
                .events
                .iter()
                .filter(|event| event.track.as_deref().unwrap_or_default() == track)
                .map(|event| Mark {
                    year: year(event),
                    date: event.written.to_string(),
                    label: item(event, "", self.dataset).text.into_owned(),
                    faint: event.record.is_added(),
                })
                .collect(),
        });
        let from = self.events.iter().map(year).min()?;
        let to = self.events.iter().map(year).max()?;
        Some(Scene {
            title: format!("{} events, {from} to {to}", self.events.len()),
            about: "Each mark is an event; marks above one another are of the same year. Only events that the sources date are shown.".to_owned(),
            source: drawing::source(),
            drawing: Drawing::Lanes(Lanes { from, to, lanes: lanes.collect() }),
        })
    }

    fn rows(&self) -> Rows<'d> {
        match &self.milestones {
            Some(records) => rows::rows(self.dataset, MILESTONE, records, None, self.of),
            None => event_rows(&self.events, None),
        }
    }
}

/// The columns of events as rows.
const EVENT: [(&str, Set); 7] = [
    ("date", Set::Whole),
    ("year", Set::Whole),
    ("event", Set::Whole),
    ("track", Set::Whole),
    ("record.kind", Set::Whole),
    ("record.id", Set::Names),
    ("record.name", Set::Prose),
];

/// Events as rows: whole, or the fields asked for.
fn event_rows<'d>(events: &[Event<'d>], fields: Option<&[String]>) -> Rows<'d> {
    let columns: Vec<Column> = match fields {
        None => EVENT
            .iter()
            .map(|(path, set)| Column::new(*path, *set))
            .collect(),
        Some(fields) => fields
            .iter()
            .map(|path| Column::new(path.clone(), Set::Prose))
            .collect(),
    };
    let mut rows = Rows::made(columns, events.iter().map(value));
    rows.whole = fields.is_none();
    rows
}

/// The path, if events have it: one of their own or, below `record`, one of the kinds that are shown.
fn event_path(included: &[&'static Kind], path: &str) -> Result<String, Problem> {
    let shown = || std::iter::once(MILESTONE).chain(included.iter().copied());
    let below = path.strip_prefix("record.");
    let is_known = path == "record"
        || EVENT.iter().any(|(known, _)| *known == path)
        || below.is_some_and(|path| shown().any(|kind| kind.field(path).is_some()));
    if is_known {
        return Ok(path.to_owned());
    }
    let mut known: Vec<String> = EVENT.iter().map(|(path, _)| (*path).to_owned()).collect();
    known.push("record".to_owned());
    if below.is_some() {
        for kind in shown() {
            known.extend(
                kind.fields
                    .iter()
                    .map(|field| format!("record.{}", field.name)),
            );
        }
    }
    known.sort_unstable();
    known.dedup();
    let known = known.iter().map(String::as_str);
    Err(Problem::unknown(
        "unknown-field",
        "field of an event",
        path,
        known,
    ))
}

/// The event in a cell.
fn item<'d>(event: &Event<'d>, name: &str, dataset: &Dataset<'_>) -> Item<'d> {
    let track = event.track.as_deref().unwrap_or_default();
    let text = if event.is_itself() {
        event.record.name()
    } else {
        Cow::Owned(format!("{}: {}", event.what, event.record.label()))
    };
    let item = Item::new(text).sign(Sign::Bullet);
    // What happened elsewhere has no accent, as no key could explain it.
    let item = if track.is_empty() {
        item
    } else {
        item.accent(track, name)
    };
    item.disputed(!dataset.disputed_in(event.record).is_empty())
        .added(event.record.is_added())
}

/// The event as data.
fn value<'d>(event: &Event<'d>) -> Value<'d> {
    Value::object([
        ("date", Value::Text(event.written.clone())),
        ("year", Value::from(i64::from(event.date.year()))),
        ("event", Value::from(event.what)),
        ("track", Value::from(event.track.clone())),
        ("record", event.record.whole()),
    ])
}

/// What `path` leads to from the event.
fn select<'d>(event: &Event<'d>, path: &str) -> Value<'d> {
    match path.strip_prefix("record.") {
        Some(path) => event.record.select(path),
        // What most are sorted by is had without reading the whole record.
        None if path == "date" => Value::Text(event.written.clone()),
        None => value(event).select(path),
    }
}

/// An event meets the filters of milestones by what it has of the same sort.
impl<'d> Subject<'d> for Event<'d> {
    fn record(&self) -> &Record<'d> {
        self.record
    }

    fn value(&self, _: &Dataset<'d>, path: &Path) -> Option<Value<'d>> {
        Some(match path.text() {
            "orgs" => self.record.get("orgs"),
            "track" => Value::from(self.track.clone()),
            "themes" => self.record.get("concepts"),
            // The types of milestone that would report the same.
            "type" => Value::texts(event::reported_by(MILESTONE, self.declared)),
            // What speaks of milestones only leaves no event out.
            _ => return None,
        })
    }

    fn date(&self) -> Option<Date> {
        Some(self.date)
    }
}

/// Whether a word of the record says that it is set side by side with others.
fn is_compared(record: &Record<'_>) -> bool {
    record.kind.fields.iter().any(|field| match field.shape {
        Shape::Word(words) if words.words.iter().any(|word| word.compared) => words
            .get(&record.text(field.name))
            .is_some_and(|word| word.compared),
        _ => false,
    })
}

impl<'d> Dates<'d> {
    /// The columns of the grid, each a track and its header: the organizations that are compared, in the order of Annex 2,
    /// and any that was asked for; what lies between them; and elsewhere, where something stands in none of these.
    fn columns(&self) -> Vec<(String, String)> {
        let mut orgs: Vec<&Record<'_>> = PARTIES
            .iter()
            .filter_map(|name| kind(name))
            .flat_map(|kind| self.dataset.records(kind))
            .filter(|org| is_compared(org) || self.orgs.contains(&org.id()))
            .collect();
        orgs.sort_by_key(|org| org_rank(org.id()));
        let mut columns: Vec<(String, String)> = orgs
            .into_iter()
            .map(|org| (org.id().to_owned(), org.label().into_owned()))
            .collect();
        columns.push((BETWEEN.to_owned(), "joint".to_owned()));

        let stands_in = |event: &Event<'_>, column: &str| event.track.as_deref() == Some(column);
        if !self.tracks.is_empty() {
            columns.retain(|(track, _)| self.tracks.contains(&track.as_str()));
        } else if !self.orgs.is_empty() {
            // Who asks for one organization does not want to see that the others' columns are empty.
            columns.retain(|(track, _)| self.events.iter().any(|event| stands_in(event, track)));
        }
        let fits = |event: &Event<'_>| columns.iter().any(|(track, _)| stands_in(event, track));
        if !self.events.iter().all(fits) {
            columns.push((String::new(), "elsewhere".to_owned()));
        }
        columns
    }

    /// Years against tracks.
    fn grid(&self) -> Grid<'d> {
        let columns = self.columns();
        let mut rows: Vec<(u16, Vec<Vec<Item<'d>>>)> = Vec::new();
        for event in &self.events {
            let year = event.date.year();
            if rows.last().is_none_or(|(last, _)| *last != year) {
                rows.push((year, vec![Vec::new(); columns.len()]));
            }
            // What fits nowhere stands in the last column, which is there for it.
            let track = event.track.as_deref();
            let place = columns
                .iter()
                .position(|(column, _)| Some(column.as_str()) == track)
                .unwrap_or(columns.len() - 1);
            if let Some(cell) = rows.last_mut().and_then(|(_, cells)| cells.get_mut(place)) {
                cell.push(item(event, &columns[place].1, self.dataset));
            }
        }
        let mut header = vec![("year".to_owned(), Set::Whole)];
        header.extend(columns.into_iter().map(|(_, name)| (name, Set::Prose)));
        let rows = rows
            .into_iter()
            .map(|(year, cells)| {
                std::iter::once(vec![Item::new(year.to_string())])
                    .chain(cells)
                    .collect()
            })
            .collect();
        Grid {
            header,
            rows,
            ranks: Vec::new(),
        }
    }
}
