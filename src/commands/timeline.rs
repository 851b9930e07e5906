//! `timeline`: milestones as a grid of years against the columns of Annex 2, or as the list that they are.

use anyhow::Result;
use clap::Command;

use super::{Call, Verb, list};
use crate::dataset::Record;
use crate::model::{Kind, kind};
use crate::problem::Problem;
use crate::view::{Answer, Block, Body, Grid, Item, Set, Sign};

pub const VERB: Verb = Verb {
    name: "timeline",
    about: "dated events: every entry of Annex 2, others that the paper dates, developments since",
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
    ],
    proves: true,
};

fn milestones() -> Result<&'static Kind> {
    Ok(kind("milestone").ok_or_else(|| Problem::new("unknown-kind", "there are no milestones"))?)
}

fn args(command: Command) -> Command {
    match kind("milestone") {
        Some(kind) => list::args(kind, command),
        None => command,
    }
}

/// The columns that Annex 2 has, by track.
const TRACKS: [(&str, &str); 4] = [
    ("un", "UN"),
    ("eu", "EU"),
    ("nato", "NATO"),
    ("inter", "interorganizational"),
];

fn run<'d>(call: &Call<'d>) -> Result<Answer<'d>> {
    let kind = milestones()?;
    let (records, filters) = list::select(call, kind)?;
    let asked = list::fields(call.matches, kind)?;
    let sorted = !list::values(call.matches, "sort").is_empty();
    if asked.is_some() || sorted || records.is_empty() || call.matches.get_flag("count") {
        return list::answer(call, kind, &records, &filters);
    }
    let rows = list::rows(call, kind, &records, None);
    let data =
        crate::model::value::Value::List(records.iter().map(|record| record.whole()).collect());
    Ok(Answer::new(Body::Page {
        blocks: vec![Block::Grid(grid(call, &records))],
        data,
        rows,
    }))
}

/// Years against tracks. A column that stays empty is left out only where a filter of tracks asked for others.
fn grid<'d>(call: &Call<'d>, records: &[&'d Record<'d>]) -> Grid<'d> {
    let asked = list::values(call.matches, "track");
    let mut columns: Vec<(String, String)> = TRACKS
        .iter()
        .filter(|(track, _)| asked.is_empty() || asked.iter().any(|word| word == track))
        .map(|(track, name)| ((*track).to_owned(), (*name).to_owned()))
        .collect();
    if records.iter().any(|record| column(record).is_none()) {
        columns.push((String::new(), "elsewhere".to_owned()));
    }
    let mut rows: Vec<(u16, Vec<Vec<Item<'d>>>)> = Vec::new();
    for record in records {
        let year = record.year().unwrap_or_default();
        if rows.last().is_none_or(|(last, _)| *last != year) {
            rows.push((year, vec![Vec::new(); columns.len()]));
        }
        let track = column(record).unwrap_or_default();
        let place = columns.iter().position(|(column, _)| *column == track);
        if let (Some(place), Some((_, cells))) = (place, rows.last_mut()) {
            let disputed = !call.dataset.disputed(record.id()).is_empty();
            cells[place].push(
                Item::new(record.name())
                    .sign(Sign::Bullet)
                    .accent(&track)
                    .disputed(disputed)
                    .added(record.text("layer") == "supplement"),
            );
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
    Grid { header, rows }
}

/// The column that a milestone stands in: the one that it is printed in, else by whose act it is.
fn column(record: &Record<'_>) -> Option<String> {
    let track = record.text("track");
    if !track.is_empty() {
        return Some(track.into_owned());
    }
    let known = |org: &String| TRACKS.iter().any(|(track, _)| track == org);
    match record.words("orgs").as_slice() {
        [one] if known(one) => Some(one.clone()),
        [_, _, ..] => Some("inter".to_owned()),
        _ => None,
    }
}
