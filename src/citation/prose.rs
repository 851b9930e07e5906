//! Citations as people write them: entries of a list of references, and footnotes.

use super::Citation;
use super::form::Title;
use super::name::{Name, in_a_row};
use super::place::joined;
use crate::fold::capitalized;
use crate::model::date::{Date, MONTHS};

/// `March 24, 2021`, `March 2021`, `2021`, or that there is no date.
fn date(date: Option<Date>) -> String {
    let Some(date) = date else {
        return "n.d.".to_owned();
    };
    let month = date
        .month()
        .and_then(|month| MONTHS.get(usize::from(month) - 1));
    match (month, date.day()) {
        (Some(month), Some(day)) => format!("{month} {day}, {}", date.year()),
        (Some(month), None) => format!("{month} {}", date.year()),
        _ => date.year().to_string(),
    }
}

/// The title as running text has it, quotation marks in it made inner ones.
fn title(citation: &Citation) -> String {
    if citation.form.title == Title::Quoted {
        format!("“{}”", typographic(&curled(&citation.title, ['‘', '’'])))
    } else {
        typographic(&curled(&citation.title, ['“', '”']))
    }
}

/// The text with its straight quotation marks turned to the opening and the closing one.
pub(super) fn curled(text: &str, marks: [char; 2]) -> String {
    let mut open = false;
    text.chars()
        .map(|letter| {
            if letter != '"' {
                return letter;
            }
            open = !open;
            marks[usize::from(!open)]
        })
        .collect()
}

/// The text with its straight single quotation marks turned to the opening or the closing one; an apostrophe is a closing
/// one.
pub(super) fn typographic(text: &str) -> String {
    let mut before: Option<char> = None;
    text.chars()
        .map(|letter| {
            let opens = before.is_none_or(|letter| {
                letter.is_whitespace() || matches!(letter, '(' | '[' | '“' | '-' | '–' | '—' | '/')
            });
            before = Some(letter);
            match letter {
                '\'' if opens => '‘',
                '\'' => '’',
                other => other,
            }
        })
        .collect()
}

/// `International Peacekeeping 17, no. 1 (2010)`; without a volume the date is by itself.
fn periodical(citation: &Citation) -> Option<String> {
    let name = citation.periodical()?;
    let Some(volume) = &citation.volume else {
        return Some(name.to_owned());
    };
    let number = citation.number.as_deref();
    let number = number.map_or_else(String::new, |number| format!(", no. {number}"));
    Some(format!("{name} {volume}{number} ({})", date(citation.date)))
}

/// `in The Oxford Handbook of United Nations Peacekeeping Operations, ed. Joachim A. Koops and Thierry Tardy`, with
/// `words` for `in` and `ed.`.
fn work(citation: &Citation, [within, edited]: [&str; 2]) -> Option<String> {
    let mut text = format!(
        "{within} {}",
        typographic(&curled(citation.work()?, ['“', '”']))
    );
    if let Some(volume) = &citation.volume {
        text.push_str(&format!(", vol. {volume}"));
    }
    let editors: Vec<_> = citation.editors.iter().map(Name::straight).collect();
    if !editors.is_empty() {
        text.push_str(&format!(", {edited} {}", in_a_row(&editors)));
    }
    Some(text)
}

/// What comes after the title and what it is part of: which edition, who published it, when.
fn origin(citation: &Citation) -> Vec<String> {
    let mut parts = Vec::new();
    parts.extend(
        citation
            .symbol
            .clone()
            .filter(|symbol| !citation.title.contains(symbol.as_str())),
    );
    if matches!(&*citation.sort, "press-release" | "thesis") {
        parts.extend(citation.genre().map(|genre| genre.to_lowercase()));
    }
    parts.extend(
        citation
            .version
            .as_ref()
            .map(|version| format!("version {version}")),
    );
    parts.extend(
        citation
            .caveat
            .clone()
            .filter(|standing| !citation.title.to_lowercase().contains(standing.as_str())),
    );
    let house = citation.publisher.as_ref().filter(|house| {
        !citation
            .makers()
            .iter()
            .any(|maker| maker.straight() == **house)
    });
    parts.extend(house.cloned());
    // A volume is given with its date.
    if citation.periodical().is_none() || citation.volume.is_none() {
        parts.push(date(citation.date));
    }
    parts
}

/// `Title,” ` and all else in one line, parted by commas, without the full stop.
pub(super) fn footnote(citation: &Citation) -> String {
    let mut parts = Vec::new();
    if !citation.names_its_issuer() {
        let makers: Vec<_> = citation.makers().iter().map(Name::straight).collect();
        parts.extend(Some(in_a_row(&makers)).filter(|makers| !makers.is_empty()));
    }
    parts.push(title(citation));
    parts.extend(work(citation, ["in", "ed."]));
    parts.extend(periodical(citation));
    parts.extend(origin(citation));
    parts.extend(citation.url.clone());
    parts.extend(citation.places.clone());
    let text = joined(&parts);
    // The full stop is not doubled after `n.d.`
    text.strip_suffix('.').map(str::to_owned).unwrap_or(text)
}

/// An entry of a list of references: parts that end in full stops, the first author's family name first.
pub(super) fn entry(citation: &Citation) -> String {
    let mut parts = Vec::new();
    if !citation.names_its_issuer() {
        let names: Vec<_> = citation
            .makers()
            .iter()
            .enumerate()
            .map(|(place, maker)| {
                if place == 0 {
                    maker.inverted()
                } else {
                    maker.straight()
                }
            })
            .collect();
        // After an inverted name a comma parts it from the second.
        let row = match names.as_slice() {
            [first, second] if first.contains(", ") => format!("{first}, and {second}"),
            names => in_a_row(names),
        };
        parts.extend(Some(row).filter(|row| !row.is_empty()));
    }
    parts.push(title(citation));
    parts.extend(work(citation, ["In", "edited by"]));
    let last: Vec<String> = periodical(citation)
        .into_iter()
        .chain(origin(citation))
        .collect();
    parts.push(capitalized(&joined(&last)).into_owned());
    parts.extend(citation.url.clone());
    let mut text = String::new();
    for part in parts {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&part);
        stop(&mut text);
    }
    if let Some(places) = &citation.places {
        text.push_str(&format!(" [{places}]"));
    }
    text
}

/// Ends a part with a full stop, inside a closing quotation mark, unless it has a stop of its own.
fn stop(text: &mut String) {
    let bare = text.trim_end_matches(['”', '’']).len();
    let bare = if text.ends_with('”') {
        bare
    } else {
        text.len()
    };
    if !text[..bare].ends_with(['.', '?', '!']) {
        text.insert(bare, '.');
    }
}
