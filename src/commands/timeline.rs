//! `timeline`: milestones as a grid of years against the columns of Annex 2, or as the list that they are; and laid in
//! among them, where it was asked for, the dates of other records.

use std::borrow::Cow;
use std::collections::HashSet;

use anyhow::Result;
use clap::{Arg, ArgAction, ArgMatches, Command};

use super::{Call, Forms, Verb, list};
use crate::dataset::{Dataset, Record};
use crate::filter::{Filter, why_empty};
use crate::model::date::Date;
use crate::model::field::Shape;
use crate::model::value::Value;
use crate::model::{KINDS, Kind, TOLD_BY, kind};
use crate::problem::Problem;
use crate::suggest::fold;
use crate::view::{Answer, Block, Body, Column, Grid, Item, Row, Rows, Set, Sign};

pub const VERB: Verb = Verb {
    name: "timeline",
    about: "dated events by year: Annex 2, others in the paper, and since",
    group: "Ask",
    args,
    run,
    examples: &[
        ("--year 2013", "what happened in 2013"),
        (
            "--from 2008 --to 2010 --track un,inter",
            "three years, two columns",
        ),
        ("--about monuc", "what happened around MONUC"),
        (
            "--silent",
            "documents that pass over the protection of civilians",
        ),
        (
            "--from 2015 --org nato --include policies,missions",
            "with the dates of documents and operations laid in",
        ),
    ],
    proves: true,
    forms: Forms::Every,
};

fn milestones() -> Result<&'static Kind> {
    Ok(kind("milestone").ok_or_else(|| Problem::new("unknown-kind", "there are no milestones"))?)
}

fn args(command: Command) -> Command {
    let known: Vec<&str> = dated_kinds().map(|kind| kind.list).collect();
    let command = command.arg(
        Arg::new("include")
            .long("include")
            .value_name("KIND,..")
            .help(format!("Lay in the dates of {}", known.join(", ")))
            .long_help(format!(
                "Lay in when records were adopted, launched, introduced and ended: {}. Years, --org, --track, --about and --theme hold for them too; --type for what tells the same as a milestone of that type; --annex and --silent speak of milestones alone",
                known.join(", ")
            ))
            .action(ArgAction::Append),
    );
    match kind("milestone") {
        Some(kind) => list::args(kind, command),
        None => command,
    }
}

/// The kinds whose dates can be laid in.
fn dated_kinds() -> impl Iterator<Item = &'static Kind> {
    KINDS.into_iter().filter(|kind| !kind.events.is_empty())
}

fn run<'d>(call: &Call<'d>) -> Result<Answer<'d>> {
    let included = included(call.matches)?;
    if included.is_empty() {
        milestones_alone(call)
    } else {
        with_events(call, &included)
    }
}

/// The kinds that `--include` names.
fn included(matches: &ArgMatches) -> Result<Vec<&'static Kind>> {
    let mut included: Vec<&Kind> = Vec::new();
    for word in list::values(matches, "include") {
        let found = kind(&word)
            .filter(|kind| !kind.events.is_empty())
            .ok_or_else(|| {
                let known = dated_kinds().map(|kind| kind.list);
                Problem::unknown("unknown-kind", "kind to include", &word, known)
            })?;
        if !included.iter().any(|known| known.name == found.name) {
            included.push(found);
        }
    }
    Ok(included)
}

fn milestones_alone<'d>(call: &Call<'d>) -> Result<Answer<'d>> {
    let kind = milestones()?;
    let (records, filters) = list::select(call, kind)?;
    let asked = list::fields(call.matches, kind)?;
    let sorted = !list::values(call.matches, "sort").is_empty();
    if asked.is_some() || sorted || records.is_empty() || call.matches.get_flag("count") {
        return list::answer(call, kind, &records, &filters);
    }
    let rows = list::rows(call, kind, &records, None);
    let data = Value::List(records.iter().map(|record| record.whole()).collect());
    let events: Vec<_> = records
        .iter()
        .filter_map(|record| Event::milestone(record))
        .collect();
    Ok(Answer::new(Body::Page {
        blocks: vec![Block::Pivot {
            grid: grid(call, &events)?,
            names: ["track", "event"],
        }],
        data,
        rows,
    }))
}

fn with_events<'d>(call: &Call<'d>, included: &[&'static Kind]) -> Result<Answer<'d>> {
    let kind = milestones()?;
    let (records, filters) = list::kept(call, kind)?;
    let told: HashSet<(&str, u16, String)> =
        records.iter().flat_map(|record| tells(record)).collect();
    let mut events: Vec<Event<'d>> = records
        .iter()
        .filter_map(|record| Event::milestone(record))
        .collect();
    let wanted = Wanted::read(call)?;
    for kind in included {
        for record in call.dataset.records(kind) {
            events.extend(
                Event::of(record)
                    .into_iter()
                    .filter(|event| wanted.keeps(event))
                    .filter(|event| {
                        let id = event.record.id().to_owned();
                        !told.contains(&(event.declared, event.date.year(), id))
                    }),
            );
        }
    }
    let columns = events_columns();
    let check = |path: &str| check(kind, included, &columns, path);
    let mut keys = list::keys(call.matches, check)?;
    let sorted = !keys.is_empty();
    if !sorted {
        keys.push(("date".to_owned(), false));
    }
    list::sort(&mut events, &keys, Event::select, |event| event.record.id());
    list::limit(call.matches, &mut events)?;

    let asked = list::values(call.matches, "fields");
    let whole = asked.is_empty() || asked.iter().any(|word| word == "all");
    let columns = if whole {
        columns
    } else {
        asked
            .iter()
            .map(|path| Ok(Column::new(check(path)?, Set::Prose)))
            .collect::<Result<_>>()?
    };
    let rows = Rows {
        fields: columns.clone(),
        columns,
        rows: events
            .iter()
            .map(|event| Row::Made(event.value()))
            .collect(),
        whole,
        ..Rows::default()
    };
    let body = if call.matches.get_flag("count") {
        Body::Text(format!("{}\n", events.len()))
    } else if whole && !sorted && !events.is_empty() {
        Body::Page {
            blocks: vec![Block::Pivot {
                grid: grid(call, &events)?,
                names: ["track", "event"],
            }],
            data: Value::List(events.iter().map(Event::value).collect()),
            rows,
        }
    } else {
        Body::Rows(rows)
    };
    let mut answer = Answer::new(body).negative(events.is_empty());
    if events.is_empty() {
        answer = answer.note(why_empty(&filters, call.dataset.records(kind)));
    }
    Ok(answer)
}

/// What a milestone tells of the records that it names: what became of which in which year.
fn tells(record: &Record<'_>) -> Vec<(&'static str, u16, String)> {
    let kind = record.text("type");
    let Some(year) = record.year() else {
        return Vec::new();
    };
    TOLD_BY
        .iter()
        .filter(|(_, types)| types.contains(&&*kind))
        .flat_map(|(what, _)| {
            record
                .words("records")
                .into_iter()
                .map(move |id| (*what, year, id))
        })
        .collect()
}

/// The columns of events as rows.
fn events_columns() -> Vec<Column> {
    [
        ("date", Set::Whole),
        ("year", Set::Whole),
        ("event", Set::Whole),
        ("track", Set::Whole),
        ("record.kind", Set::Whole),
        ("record.id", Set::Names),
        ("record.name", Set::Prose),
    ]
    .map(|(path, set)| Column::new(path, set))
    .to_vec()
}

/// The path, if events have it: one of their own or, below `record`, one of the kinds that are shown.
fn check(
    milestone: &'static Kind,
    included: &[&'static Kind],
    columns: &[Column],
    path: &str,
) -> Result<String> {
    let shown = || std::iter::once(&milestone).chain(included);
    let below = path.strip_prefix("record.");
    let is_known = path == "record"
        || columns.iter().any(|column| column.path == path)
        || below.is_some_and(|path| shown().any(|kind| kind.field(path).is_some()));
    if is_known {
        return Ok(path.to_owned());
    }
    let mut known: Vec<String> = columns
        .iter()
        .map(|column| column.path.to_string())
        .collect();
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
    Err(Problem::unknown("unknown-field", "field of an event", path, known).into())
}

/// Something that happened on a date.
struct Event<'d> {
    date: Date,
    /// The date as the record has it.
    written: Cow<'d, str>,
    /// `milestone`, or what became of the record.
    what: &'static str,
    /// The word by which its kind declares it, which says what sort of milestone would tell the same.
    declared: &'static str,
    /// The column that it stands in, if one fits.
    track: Option<String>,
    record: &'d Record<'d>,
}

impl<'d> Event<'d> {
    fn milestone(record: &'d Record<'d>) -> Option<Self> {
        Self::on(record, "date", "milestone")
    }

    /// What became of `record` and when, by what its kind declares.
    fn of(record: &'d Record<'d>) -> Vec<Self> {
        // What was planned and no more became nothing; what is a draft or may be one was brought in, not adopted.
        let status = record.text("status");
        if matches!(&*status, "planned" | "never-launched") {
            return Vec::new();
        }
        let adopted = status.is_empty() || status == "adopted";
        let mut events: Vec<Self> = record
            .kind
            .events
            .iter()
            .filter_map(|(field, what)| Self::on(record, field, what))
            .collect();
        for event in events
            .iter_mut()
            .filter(|event| event.what == "adopted" && !adopted)
        {
            event.what = "introduced";
        }
        events
    }

    fn on(record: &'d Record<'d>, field: &str, what: &'static str) -> Option<Self> {
        let written = record.text(field);
        Some(Self {
            date: written.parse().ok()?,
            written,
            what,
            declared: what,
            track: track(record),
            record,
        })
    }

    fn item(&self, dataset: &Dataset<'_>) -> Item<'d> {
        let text = if self.what == "milestone" {
            self.record.name()
        } else {
            Cow::Owned(format!("{}: {}", self.what, self.record.label()))
        };
        Item::new(text)
            .sign(Sign::Bullet)
            .accent(self.track.as_deref().unwrap_or_default())
            .disputed(!dataset.disputed(self.record.id()).is_empty())
            .added(self.record.text("layer") == "supplement")
    }

    fn value(&self) -> Value<'d> {
        Value::object([
            ("date", Value::Text(self.written.clone())),
            ("year", Value::from(i64::from(self.date.year()))),
            ("event", Value::from(self.what)),
            ("track", Value::from(self.track.clone())),
            ("record", self.record.whole()),
        ])
    }

    fn select(&self, path: &str) -> Value<'d> {
        match path.strip_prefix("record.") {
            Some(path) => self.record.select(path),
            // What most are sorted by is had without reading the whole record.
            None if path == "date" => Value::Text(self.written.clone()),
            None => self.value().select(path),
        }
    }
}

/// Which events of other records are laid in.
struct Wanted {
    dates: Vec<Filter>,
    about: Option<Filter>,
    orgs: Vec<String>,
    tracks: Vec<String>,
    themes: Vec<String>,
    types: Vec<String>,
}

impl Wanted {
    fn read(call: &Call<'_>) -> Result<Self> {
        let dataset = call.dataset;
        let ids = |option: &str, kinds: &[&str]| {
            list::ids(dataset, &list::values(call.matches, option), kinds)
        };
        let about = ids("about", &[])?;
        Ok(Self {
            dates: list::dated(call.matches)?,
            about: (!about.is_empty()).then(|| Filter::about(String::new(), dataset, &about)),
            orgs: ids("org", &["organization"])?,
            tracks: folded(&list::values(call.matches, "track")),
            themes: ids("theme", &["concept"])?,
            types: folded(&list::values(call.matches, "type")),
        })
    }

    fn keeps(&self, event: &Event<'_>) -> bool {
        let meets = |wanted: &[String], has: &[String]| {
            wanted.is_empty() || has.iter().any(|has| wanted.contains(has))
        };
        let types: Vec<String> = TOLD_BY
            .iter()
            .filter(|(what, _)| *what == event.declared)
            .flat_map(|(_, types)| types.iter().map(|kind| (*kind).to_owned()))
            .collect();
        let track: Vec<String> = event.track.iter().cloned().collect();
        self.dates.iter().all(|filter| filter.allows(event.date))
            && self
                .about
                .as_ref()
                .is_none_or(|about| about.keeps(event.record))
            && meets(&self.orgs, &event.record.words("orgs"))
            && meets(&self.tracks, &track)
            && meets(&self.themes, &event.record.words("concepts"))
            && meets(&self.types, &types)
    }
}

/// The column that a record stands in: the one that it is printed in, else by whose it is.
fn track(record: &Record<'_>) -> Option<String> {
    let printed = record.text("track");
    if !printed.is_empty() {
        return Some(printed.into_owned());
    }
    let mut orgs = record.words("orgs");
    if orgs.len() > 1 {
        return Some(BETWEEN.to_owned());
    }
    orgs.pop()
}

/// The track of what several organizations did with or to each other.
const BETWEEN: &str = "inter";

/// The columns of the grid, each a track and its header: the organizations that are compared, in the order of Annex 2,
/// and any that was asked for; what lies between them; and elsewhere, where something stands in none of these.
fn columns(call: &Call<'_>, events: &[Event<'_>]) -> Result<Vec<(String, String)>> {
    let asked = list::ids(
        call.dataset,
        &list::values(call.matches, "org"),
        &["organization"],
    )?;
    let printed: Vec<&str> = match milestones()?.field("track").map(|field| field.shape) {
        Some(Shape::Word(tracks)) => tracks.names().collect(),
        _ => Vec::new(),
    };
    let place = |org: &str| {
        let place = printed.iter().position(|track| *track == org);
        place.unwrap_or(printed.len())
    };
    let mut orgs: Vec<&Record<'_>> = kind("organization")
        .map_or(&[][..], |kind| call.dataset.records(kind))
        .iter()
        .filter(|org| org.text("role") == "compared" || asked.iter().any(|id| id == org.id()))
        .collect();
    orgs.sort_by_key(|org| place(org.id()));
    let mut columns: Vec<(String, String)> = orgs
        .into_iter()
        .map(|org| (org.id().to_owned(), org.label().into_owned()))
        .collect();
    columns.push((BETWEEN.to_owned(), "joint".to_owned()));

    let stands_in = |event: &Event<'_>, column: &str| event.track.as_deref() == Some(column);
    let tracks = folded(&list::values(call.matches, "track"));
    if !tracks.is_empty() {
        columns.retain(|(track, _)| tracks.contains(track));
    } else if !asked.is_empty() {
        // Who asks for one organization does not want to see that the others' columns are empty.
        columns.retain(|(track, _)| events.iter().any(|event| stands_in(event, track)));
    }
    let fits = |event: &Event<'_>| columns.iter().any(|(track, _)| stands_in(event, track));
    if !events.iter().all(fits) {
        columns.push((String::new(), "elsewhere".to_owned()));
    }
    Ok(columns)
}

/// Years against tracks.
fn grid<'d>(call: &Call<'d>, events: &[Event<'d>]) -> Result<Grid<'d>> {
    let columns = columns(call, events)?;
    let mut rows: Vec<(u16, Vec<Vec<Item<'d>>>)> = Vec::new();
    for event in events {
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
            cell.push(event.item(call.dataset));
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
    Ok(Grid { header, rows })
}

/// Words of a closed list as the data have them.
fn folded(words: &[String]) -> Vec<String> {
    words.iter().map(|word| fold(word).into_owned()).collect()
}
