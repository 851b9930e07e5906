//! The piece of a record that shows best why it was found.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::explain::Reason;
use super::index::scan;
use super::index::thesaurus::{Lines, NEAR, SAME};
use super::index::tokens::{self, Sort, Token};
use super::question::Question;
use crate::dataset::Record;
use crate::dataset::about::about;
use crate::model::Kind;
use crate::model::field::{Field, Shape};
use crate::model::value::Value;

/// The longest snippet, in letters.
const LONGEST: usize = 200;

/// What of a record answers a question.
#[derive(Debug, Default)]
pub struct Snippet {
    /// The fields that the question asks for, with their values.
    pub facts: Vec<String>,
    /// The sentence, or a piece of it.
    pub text: String,
    /// What of it matches.
    pub marks: Vec<Range<usize>>,
    /// The field that a source has to support.
    path: String,
}

impl Snippet {
    /// All of it in one line, without the source.
    #[must_use]
    pub fn line(&self) -> String {
        let mut parts = self.facts.clone();
        if !self.text.is_empty() {
            parts.push(self.text.clone());
        }
        parts.join("; ")
    }
}

/// What a hit's text matches: the terms of the question, and every name of what stands for its words.
pub struct Marker<'q> {
    /// What matches, by its first term: the terms that follow it.
    names: HashMap<&'q str, Vec<Vec<&'q str>>>,
}

impl<'q> Marker<'q> {
    /// Marks the words of `question`.
    #[must_use]
    pub fn of(question: &'q Question, thesaurus: Lines<'q>) -> Self {
        let matches = question.terms.iter().flat_map(|term| &term.matches);
        let (groups, words): (Vec<&str>, Vec<&str>) = matches
            .map(|found| found.term.as_str())
            .partition(|term| term.starts_with([SAME, NEAR]));
        let mut names: HashMap<&str, Vec<Vec<&str>>> = HashMap::new();
        let others = groups.into_iter().flat_map(|group| thesaurus.names(group));
        for name in words.into_iter().chain(others) {
            let mut terms = name.split(' ');
            if let Some(first) = terms.next() {
                names.entry(first).or_default().push(terms.collect());
            }
        }
        Self { names }
    }

    /// The matches in `text`, where they stand.
    #[must_use]
    pub fn matches(&self, text: &str) -> Vec<Range<usize>> {
        let tokens = tokens::all(text);
        let matches = self.matching(&tokens);
        matches.into_iter().map(|(range, _)| range).collect()
    }

    /// The matches with the first term of each; of overlapping ones the longest that begins first.
    fn matching<'t>(&self, tokens: &'t [Token<'_>]) -> Vec<(Range<usize>, &'t str)> {
        let mut found: Vec<(Range<usize>, &str)> = Vec::new();
        let mut last = 0;
        for (number, token) in tokens.iter().enumerate() {
            if token.sort == Sort::Stop || token.range.start < last {
                continue;
            }
            let Some(names) = self.names.get(&*token.term) else {
                continue;
            };
            let following = || {
                tokens[number + 1..]
                    .iter()
                    .filter(|token| token.sort == Sort::Word)
            };
            let end = names.iter().filter_map(|rest| {
                let stands = rest
                    .iter()
                    .copied()
                    .eq(following().take(rest.len()).map(|token| &*token.term));
                let end = following().take(rest.len()).last().unwrap_or(token);
                stands.then_some(end.range.end)
            });
            if let Some(end) = end.max() {
                found.push((token.range.start..end, &token.term));
                last = end;
            }
        }
        found
    }
}

/// What of `record` answers the question best: the fields that it asks for, and the sentence where most of its words occur
/// together, in the field that counted most. The name is shown beside it anyway; where nothing else matches, it is the
/// beginning of the summary.
#[must_use]
pub fn of(
    record: &Record<'_>,
    question: &Question,
    reasons: &[Reason<'_, '_>],
    marker: &Marker<'_>,
    names: &dyn Fn(&str) -> Vec<String>,
) -> Snippet {
    let mut counts: Vec<(&str, f32)> = Vec::new();
    for (path, score) in reasons.iter().flat_map(|reason| &reason.fields) {
        match counts.iter_mut().find(|(known, _)| known == path) {
            Some((_, count)) => *count += score,
            None => counts.push((path, *score)),
        }
    }
    let mut best: Vec<(u8, f32, &str)> = counts
        .iter()
        .filter_map(|(path, count)| Some((tells(record.kind, path)?, *count, *path)))
        .collect();
    best.sort_by(|left, right| left.0.cmp(&right.0).then(left.1.total_cmp(&right.1)));
    // From the best down, so that few texts are read.
    let best = best.into_iter().rev().find_map(|(_, _, path)| {
        let texts = scan::texts_at(record, path);
        is_prose(&texts).then(|| (path.to_owned(), texts))
    });
    let (path, texts) = best.unwrap_or_else(|| first_texts(record));
    let pieces = texts.iter().map(|text| {
        let tokens = tokens::all(text);
        sentence(text, &marker.matching(&tokens))
    });
    // Of equals the first.
    let mut found = Piece::default();
    for piece in pieces {
        if found.text.is_empty() || piece.count > found.count {
            found = piece;
        }
    }
    let asked = question.fields_asked(record.kind);
    let facts: Vec<(&str, String)> = asked
        .iter()
        .filter_map(|path| Some((*path, fact(record, path, marker, names)?)))
        .take(FACTS)
        .collect();
    let path = facts
        .first()
        .map_or(path.as_str(), |(path, _)| path)
        .to_owned();
    Snippet {
        facts: facts.into_iter().map(|(_, fact)| fact).collect(),
        text: found.text,
        marks: found.marks,
        path,
    }
}

/// A piece of a text, with what matches in it.
#[derive(Debug, Default)]
struct Piece {
    /// How many different words match.
    count: usize,
    text: String,
    marks: Vec<Range<usize>>,
}

/// How many fields a snippet shows.
const FACTS: usize = 3;
/// How many characters of a field can be read beside a name.
const SHORT: usize = 80;

/// The field at `path` with its value, where it is short enough to be read beside a name.
fn fact(
    record: &Record<'_>,
    path: &str,
    marker: &Marker<'_>,
    names: &dyn Fn(&str) -> Vec<String>,
) -> Option<String> {
    let field = record.kind.field(path)?;
    let value = record.select(path);
    let value = match (field.shape.item(), value) {
        // Of a series, such as the terms of a mandate, the entry with most of the question; of equals the last.
        (Shape::Object(parts), Value::List(items)) => {
            let entries = items.iter().map(|item| entry(parts, item, names));
            entries.max_by_key(|entry| marker.matches(entry).len())?
        }
        (_, value) => of_last(record, path, names).unwrap_or_else(|| words(field, &value, names)),
    };
    let title = path.replace(['.', '_'], " ");
    (!value.is_empty() && value.chars().count() <= SHORT).then(|| format!("{title}: {value}"))
}

/// Of a part of a series, such as the votes on a mandate's terms, the value in the last entry, with what the entry is.
fn of_last(record: &Record<'_>, path: &str, names: &dyn Fn(&str) -> Vec<String>) -> Option<String> {
    let (series, part) = path.rsplit_once('.')?;
    let list = record.kind.field(series)?;
    let parts = list.shape.item().parts();
    let entry_name = parts.first().filter(|first| first.name != part)?;
    let part = parts.iter().find(|each| each.name == part)?;
    let entries = record.select(series);
    let (last, before) = entries.items().split_last()?;
    let value = words(part, last.get(part.name)?, names);
    let name = words(entry_name, last.get(entry_name.name)?, names);
    if value.is_empty() || name.is_empty() {
        return None;
    }
    let number = before.len() + 1;
    Some(if before.is_empty() {
        format!("{value} ({name})")
    } else {
        format!("{value} ({name}, the last of {number})")
    })
}

/// The short parts of an object in a line: what it is, then in parentheses what is said of it, as far as there is room.
fn entry(parts: &[Field], entry: &Value<'_>, names: &dyn Fn(&str) -> Vec<String>) -> String {
    let mut said = parts.iter().filter_map(|part| {
        let value = words(part, entry.get(part.name)?, names);
        let prose = matches!(part.shape, Shape::Text) && value.chars().count() > SHORT / 2;
        let short = !value.is_empty() && !prose && !matches!(part.shape, Shape::Flag);
        short.then(|| (part.name.replace('_', " "), value))
    });
    let Some((_, mut line)) = said.next() else {
        return String::new();
    };
    let mut opened = false;
    for (name, value) in said {
        let separator = if opened { ", " } else { " (" };
        if line.chars().count() + name.len() + value.chars().count() + 8 > SHORT {
            line.push_str(separator);
            line.push('…');
            opened = true;
            break;
        }
        line.push_str(&format!("{separator}{name} {value}"));
        opened = true;
    }
    if opened {
        line.push(')');
    }
    line
}

/// A value in words: of a link the name.
fn words(field: &Field, value: &Value<'_>, names: &dyn Fn(&str) -> Vec<String>) -> String {
    match (field.shape.item(), value) {
        (_, Value::List(items)) => {
            let words = items.iter().map(|item| words(field, item, names));
            let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
            words.join(", ")
        }
        // The last name is the one that it is known by; the first of several is an acronym.
        (Shape::Link(_), Value::Text(id)) => names(id).pop().unwrap_or_else(|| id.to_string()),
        (Shape::Object(_) | Shape::Parts(..), _) => String::new(),
        (_, Value::Text(text)) => text.to_string(),
        (_, Value::Integer(number)) => number.to_string(),
        (_, Value::Flag(flag)) => if *flag { "yes" } else { "no" }.to_owned(),
        _ => String::new(),
    }
}

/// Where a source supports what `snippet` shows, or else the record: the place in the paper, or the source with the place.
#[must_use]
pub fn place(record: &Record<'_>, snippet: &Snippet) -> Option<String> {
    let path = snippet.path.as_str();
    let citations = record.get("citations");
    let supports = |citation: &&Value<'_>| {
        let fields = citation.get("for").map_or(&[][..], Value::items);
        fields.iter().any(|field| {
            let field = field.as_str().unwrap_or_default();
            !field.is_empty() && (path.starts_with(field) || field.starts_with(path))
        })
    };
    let whole = |citation: &&Value<'_>| citation.get("for").is_none_or(Value::is_blank);
    let all = citations.items();
    let citation = all
        .iter()
        .find(supports)
        .or_else(|| all.iter().find(whole))
        .or_else(|| all.first())?;
    let source = citation.str_at("source")?;
    match citation.str_at("at") {
        Some(at) if source == about().paper.id => at.split("; ").next().map(str::to_owned),
        Some(at) => Some(format!("{source}, {at}")),
        None => Some(source.to_owned()),
    }
}

/// Whether there is more than a code or a single word.
fn is_prose(texts: &[String]) -> bool {
    texts
        .iter()
        .any(|text| text.trim().contains(' ') || !text.is_ascii())
}

/// The texts of the first field that says something beside the name.
fn first_texts(record: &Record<'_>) -> (String, Vec<String>) {
    scan::searched(record.kind)
        .into_iter()
        .filter(|(path, _)| tells(record.kind, path) == Some(1))
        .map(|(path, _)| {
            let texts = scan::texts_at(record, &path);
            (path, texts)
        })
        .find(|(_, texts)| !texts.is_empty())
        .unwrap_or_default()
}

/// How much the texts at `path` say beside a name: sentences more than lists; nothing where it is a name itself, which
/// is what counts as much as the name does.
fn tells(kind: &Kind, path: &str) -> Option<u8> {
    let name = kind.field("name").map_or(u8::MAX, |name| name.weight);
    let field = scan::field_at(kind, path).filter(|field| field.weight < name)?;
    match field.shape {
        Shape::Text => Some(1),
        Shape::List(Shape::Text) => Some(0),
        _ => None,
    }
}

/// The sentence of `text` with the most different matches, with those after it that have room, and how many matches it has.
/// A sentence that is too long is cut around the matches.
fn sentence(text: &str, matches: &[(Range<usize>, &str)]) -> Piece {
    let different = |range: &Range<usize>| {
        let first = matches.partition_point(|(found, _)| found.start < range.start);
        let inside = matches[first..].iter();
        inside
            .take_while(|(found, _)| found.start < range.end)
            .map(|(_, term)| *term)
            .collect::<HashSet<&str>>()
            .len()
    };
    let sentences = sentences(text);
    let mut best = (0, 0);
    for (number, sentence) in sentences.iter().enumerate() {
        let count = different(sentence);
        if count > best.0 {
            best = (count, number);
        }
    }
    let Some(sentence) = sentences.get(best.1) else {
        return Piece::default();
    };
    let short = |range: &Range<usize>| text[range.clone()].chars().count() <= LONGEST;
    if !short(sentence) {
        return window(&text[sentence.clone()], &inside(matches, sentence));
    }
    let longer = sentences[best.1 + 1..]
        .iter()
        .map(|next| sentence.start..next.end)
        .take_while(short)
        .last();
    let range = longer.unwrap_or_else(|| sentence.clone());
    let marks = inside(matches, &range).into_iter().map(|(mark, _)| mark);
    Piece {
        count: best.0,
        marks: marks.collect(),
        text: text[range].to_owned(),
    }
}

/// The piece of `text` with the most different matches.
fn window(text: &str, matches: &[(Range<usize>, &str)]) -> Piece {
    let mut best = (0, 0);
    for (number, (first, _)) in matches.iter().enumerate() {
        let inside = matches[number..]
            .iter()
            .take_while(|(range, _)| range.end <= first.start + LONGEST * 3 / 4);
        let different: HashSet<&str> = inside.map(|(_, term)| *term).collect();
        if different.len() > best.0 {
            best = (different.len(), first.start);
        }
    }
    let (before, range, after) = cut(text, best.1);
    let marks = inside(matches, &range)
        .into_iter()
        .map(|(mark, _)| mark.start + before.len()..mark.end + before.len());
    Piece {
        count: best.0,
        marks: marks.collect(),
        text: format!("{before}{}{after}", &text[range]),
    }
}

/// The matches in a part of a text, counted from its beginning.
fn inside<'t>(
    matches: &[(Range<usize>, &'t str)],
    part: &Range<usize>,
) -> Vec<(Range<usize>, &'t str)> {
    let inside = matches
        .iter()
        .filter(|(found, _)| part.contains(&found.start) && found.end <= part.end);
    inside
        .map(|(found, term)| (found.start - part.start..found.end - part.start, *term))
        .collect()
}

/// The sentences of `text`: they end at a full stop, a question or an exclamation mark before a capital letter.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut begin = 0;
    for (place, mark) in text.match_indices(['.', '?', '!']) {
        let end = place + mark.len();
        let mut after = text[end..].chars();
        if after.next() == Some(' ') && after.next().is_some_and(char::is_uppercase) {
            found.push(begin..end);
            begin = end + 1;
        }
    }
    if begin < text.len() {
        found.push(begin..text.len());
    }
    found
}

/// Where about [`LONGEST`] letters of `text` around `place` begin and end, between words, with a sign before and after where
/// something is left out.
fn cut(text: &str, place: usize) -> (&'static str, Range<usize>, &'static str) {
    const MORE: &str = "…";
    if text.chars().count() <= LONGEST {
        return ("", 0..text.len(), "");
    }
    // A little before the place, from the beginning of a word; from the beginning where that is near.
    let mut begin = place.saturating_sub(LONGEST / 4);
    while !text.is_char_boundary(begin) {
        begin -= 1;
    }
    if place < LONGEST / 2 {
        begin = 0;
    } else if begin > 0 {
        begin += text[begin..place].find(' ').map_or(0, |gap| gap + 1);
    }
    let before = if begin > 0 { MORE } else { "" };
    let rest = &text[begin..];
    let Some((end, _)) = rest.char_indices().nth(LONGEST) else {
        return (before, begin..text.len(), "");
    };
    let piece = &rest[..end];
    let piece = piece.rfind(' ').map_or(piece, |gap| &piece[..gap]);
    let piece = piece.trim_end_matches([',', ';', ':', '.', ' ']);
    (before, begin..begin + piece.len(), MORE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut_text(text: &str, place: usize) -> String {
        let (before, range, after) = cut(text, place);
        format!("{before}{}{after}", &text[range])
    }

    #[test]
    fn a_short_text_is_whole() {
        assert_eq!(cut_text("short", 3), "short");
    }

    #[test]
    fn a_long_text_is_cut_between_words() {
        let text = "wörd ".repeat(100);
        for place in [0, 6, 120, 480] {
            let piece = cut_text(&text, place);
            assert!(piece.chars().count() <= LONGEST + 2, "{piece}");
            assert!(
                piece
                    .trim_matches('…')
                    .split(' ')
                    .all(|word| word == "wörd" || word.is_empty()),
                "{piece}"
            );
            assert!(piece.ends_with('…') || place == 480);
        }
    }

    #[test]
    fn a_sentence_is_shown_with_what_matches_in_it() {
        let text = "It began in 2003. The force used drones in Goma. It left.";
        let found = sentence(text, &[(33..39, "drone")]);
        assert_eq!(found.text, "The force used drones in Goma. It left.");
        assert_eq!(&found.text[found.marks[0].clone()], "drones");
        let long = format!("First. {}drones end", "many words here ".repeat(30));
        let place = long.find("drones").unwrap_or_default();
        let found = sentence(&long, &[(place..place + 6, "drone")]);
        assert!(found.text.starts_with('…'), "{}", found.text);
        assert_eq!(&found.text[found.marks[0].clone()], "drones");
    }
}
