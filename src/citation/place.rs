//! Where in a document something is, and through which notes of the paper it was seen.

use crate::dataset::about::about;

/// The paper that the others were seen through.
#[derive(Debug)]
pub struct Paper {
    /// Its name: `Koops and Patz 2022`.
    pub name: String,
    /// Its headings in their order.
    pub outline: Vec<String>,
}

/// The places of one document, each once: a place, with the only notes of the paper through which it was seen. The empty
/// place is the full document.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Places(Vec<(String, Vec<String>)>);

impl Places {
    /// Adds what a citation says: a place and the note that it was seen through; either may be empty, and notes may be
    /// several, joined by `; `.
    pub fn add(&mut self, at: &str, via: &str) {
        let known = self.0.iter().position(|(place, _)| place == at);
        let position = known.unwrap_or_else(|| {
            self.0.push((at.to_owned(), Vec::new()));
            self.0.len() - 1
        });
        let Some((_, through)) = self.0.get_mut(position) else {
            return;
        };
        for note in parts(via) {
            if !through.contains(&note) {
                through.push(note);
            }
        }
    }

    /// Adds all of another's.
    pub fn merge(&mut self, other: &Self) {
        for (at, through) in &other.0 {
            self.add(at, &through.join("; "));
        }
    }

    /// The places as a footnote has them, and what they were seen through: `p. 157, cited in Koops and Patz 2022, “The
    /// United Nations' Implementation of POC,” note 61`. Those of the paper itself are in its own order.
    #[must_use]
    pub fn text(&self, paper: &Paper, is_paper: bool) -> Option<String> {
        let text = if is_paper {
            let mut places: Vec<String> = Vec::new();
            for place in self.0.iter().flat_map(|(at, _)| parts(at)) {
                if !places.contains(&place) {
                    places.push(place);
                }
            }
            joined(&in_paper(&places, &paper.outline))
        } else {
            let places: Vec<String> = self
                .0
                .iter()
                .map(|(at, through)| {
                    let mut said: Vec<String> = parts(at).collect();
                    if !through.is_empty() {
                        said.push(format!("cited in {}", paper.name));
                        said.extend(seen_through(through));
                    }
                    joined(&said)
                })
                .filter(|text| !text.is_empty())
                .collect();
            super::name::in_a_row(&places)
        };
        (!text.is_empty()).then_some(text)
    }
}

/// Places or notes of one field.
fn parts(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split("; ")
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
}

/// Parts joined by commas; one after a closing quotation mark goes before it.
pub(super) fn joined(parts: &[String]) -> String {
    let mut text = String::new();
    for part in parts {
        if text.is_empty() {
            text.push_str(part);
            continue;
        }
        let marks = text
            .chars()
            .rev()
            .take_while(|letter| matches!(letter, '”' | '’'))
            .map(char::len_utf8)
            .sum::<usize>();
        // An apostrophe at the end of a word is no quotation mark.
        let marks = if text.ends_with('”') { marks } else { 0 };
        text.insert(text.len() - marks, ',');
        text.push(' ');
        text.push_str(part);
    }
    text
}

fn note_number(place: &str) -> Option<u16> {
    place.strip_prefix("note ")?.parse().ok()
}

fn quoted(heading: &str) -> String {
    format!("“{heading}”")
}

/// Headings in the order of the outline, then tables and annexes, then notes.
fn in_paper(places: &[String], outline: &[String]) -> Vec<String> {
    let mut notes: Vec<u16> = places
        .iter()
        .filter_map(|place| note_number(place))
        .collect();
    notes.sort_unstable();
    let (apart, mut headings): (Vec<&String>, Vec<&String>) = places
        .iter()
        .filter(|place| note_number(place).is_none())
        .partition(|place| is_apart(place));
    headings.sort_by_key(|place| {
        let position = outline.iter().position(|heading| heading == *place);
        position.unwrap_or(outline.len())
    });
    let mut apart: Vec<String> = apart
        .into_iter()
        .map(|place| match place.split_once(", ") {
            Some((part, row)) => format!("{part} ({row})"),
            None => place.clone(),
        })
        .collect();
    apart.sort_by_key(|place| (place.starts_with("Annex"), place.clone()));
    headings
        .into_iter()
        .map(|heading| quoted(heading))
        .chain(apart)
        .chain(named_notes(&notes))
        .collect()
}

/// Whether it is a table or an annex, or a row of one, and no heading.
fn is_apart(place: &str) -> bool {
    let part = place.split_once(", ").map_or(place, |(part, _)| part);
    part.strip_prefix("Table ")
        .or_else(|| part.strip_prefix("Annex "))
        .is_some_and(|number| number.parse::<u8>().is_ok())
}

/// The notes section by section: `“Origins of POC in NATO”`, `note 21`.
fn seen_through(places: &[String]) -> Vec<String> {
    let mut notes: Vec<u16> = places
        .iter()
        .filter_map(|place| note_number(place))
        .collect();
    notes.sort_unstable();
    let paper = &about().paper;
    let mut parts = Vec::new();
    for group in
        notes.chunk_by(|left, right| paper.section_of_note(*left) == paper.section_of_note(*right))
    {
        let section = group.first().and_then(|note| paper.section_of_note(*note));
        parts.extend(section.map(|heading| {
            if is_apart(heading) {
                heading.to_owned()
            } else {
                quoted(heading)
            }
        }));
        parts.extend(named_notes(group));
    }
    parts.extend(
        places
            .iter()
            .filter(|place| note_number(place).is_none())
            .cloned(),
    );
    parts
}

fn named_notes(notes: &[u16]) -> Option<String> {
    let numbers: Vec<String> = notes.iter().map(ToString::to_string).collect();
    match numbers.as_slice() {
        [] => None,
        [one] => Some(format!("note {one}")),
        _ => Some(format!("notes {}", super::name::in_a_row(&numbers))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paper() -> Paper {
        Paper {
            name: "K".to_owned(),
            outline: ["Cover", "The UN", "The EU"].map(str::to_owned).to_vec(),
        }
    }

    fn places(at: &str, via: &str) -> Places {
        let mut places = Places::default();
        places.add(at, via);
        places
    }

    #[test]
    fn what_was_seen_through_the_paper_names_section_and_note() {
        assert_eq!(
            places("pp. 3-9", "note 64")
                .text(&paper(), false)
                .as_deref(),
            Some("pp. 3-9, cited in K, “The United Nations' Implementation of POC,” note 64")
        );
        assert_eq!(
            places("", "note 170; note 21; note 20")
                .text(&paper(), false)
                .as_deref(),
            Some("cited in K, “Origins of POC in NATO,” notes 20 and 21, Annex 2, note 170")
        );
        assert_eq!(places("", "").text(&paper(), false), None);
        let mut two = places("p. 157", "note 61");
        two.add("p. 162", "note 86");
        assert_eq!(
            two.text(&paper(), false).as_deref(),
            Some(
                "p. 157, cited in K, “The United Nations' Implementation of POC,” note 61 and p. 162, cited in K, “The European Union's Implementation of POC,” note 86"
            )
        );
    }

    #[test]
    fn places_in_the_paper_are_in_its_order_and_once() {
        let at = "note 87; Annex 2, 2003, EU; The EU; The UN; note 9";
        let mut all = places(at, "");
        all.add("note 9", "");
        assert_eq!(
            all.text(&paper(), true).as_deref(),
            Some("“The UN,” “The EU,” Annex 2 (2003, EU), notes 9 and 87")
        );
    }
}
