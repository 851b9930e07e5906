//! Entries for BibTeX and for biblatex, in UTF-8, titles kept as they are.

use super::prose::{curled, typographic};
use super::{Citation, Name};
use crate::model::date::Date;

/// The text with what TeX would act on escaped. Braces of the text are spelt out, for those of an entry must balance.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in typographic(&curled(text, ['“', '”'])).chars() {
        match letter {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '&' | '%' | '$' | '#' | '_' => {
                out.push('\\');
                out.push(letter);
            }
            other => out.push(other),
        }
    }
    out
}

/// An address is taken as it is; only what would end the field is written as an address may write it.
fn address(url: &str) -> String {
    url.replace('{', "%7B")
        .replace('}', "%7D")
        .replace('\\', "%5C")
        .replace(' ', "%20")
}

fn person(name: &Name) -> String {
    match name {
        Name::Person {
            given,
            family,
            suffix,
        } => {
            // BibTeX has the suffix before the given names.
            let parts = [Some(family), suffix.as_ref(), Some(given)];
            let parts: Vec<_> = parts
                .into_iter()
                .flatten()
                .map(|part| escaped(part))
                .collect();
            parts.join(", ")
        }
        Name::Body(name) => format!("{{{}}}", escaped(name)),
    }
}

/// A key may have no white space, comma or brace.
fn key(id: &str) -> String {
    id.chars()
        .map(|letter| {
            if letter.is_ascii_alphanumeric() || "-_:.+".contains(letter) {
                letter
            } else {
                '-'
            }
        })
        .collect()
}

/// For which program an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    /// BibTeX itself, and what reads its files: few types of entry, a year and a month.
    Bibtex,
    /// Biblatex: reports, pages of the web and datasets of their own, dates in ISO form.
    Biblatex,
}

/// What plain BibTeX calls a type of entry or a field of biblatex.
fn plain(name: &'static str) -> &'static str {
    match name {
        "report" => "techreport",
        "online" | "dataset" => "misc",
        "thesis" => "phdthesis",
        "journaltitle" => "journal",
        "annotation" => "annote",
        other => other,
    }
}

/// What BibTeX calls the months.
const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// The fields of an entry in their order, those without a value left out.
#[derive(Default)]
struct Fields(Vec<(&'static str, String)>);

impl Fields {
    fn add(&mut self, name: &'static str, value: Option<String>) {
        let value = value.filter(|value| !value.is_empty());
        self.0.extend(value.map(|value| (name, value)));
    }
}

pub(super) fn entry(citation: &Citation, dialect: Dialect) -> String {
    let is_plain = dialect == Dialect::Bibtex;
    let by = citation.institution();
    let entry = match citation.form.bibtex {
        // A page without an address is no page of the web.
        "online" if citation.url.is_none() => "misc",
        // A report has an institution in both dialects.
        "report" if by.is_none() => "misc",
        // The one type of biblatex for what nobody printed that has the day of an event.
        _ if !is_plain && citation.is_event() => "unpublished",
        entry => entry,
    };
    let text = |value: Option<&str>| value.map(escaped);
    let people = |names: &[Name]| Some(names.iter().map(person).collect::<Vec<_>>().join(" and "));
    let mut fields = Fields::default();
    fields.add("author", people(&citation.makers()));
    if is_plain && citation.makers().is_empty() && citation.editors.is_empty() {
        // What nobody signed is sorted and labelled by this.
        let key = citation.publisher.as_deref().unwrap_or(&citation.title);
        fields.add("key", text(Some(key)));
    }
    fields.add("title", Some(format!("{{{}}}", escaped(&citation.title))));
    fields.add(
        // Only what is of a book may name it as one.
        if entry == "incollection" {
            "booktitle"
        } else {
            "series"
        },
        text(citation.work()).map(|work| format!("{{{work}}}")),
    );
    fields.add("editor", people(&citation.editors));
    fields.add("journaltitle", text(citation.periodical()));
    fields.add("volume", text(citation.volume.as_deref()));
    let number = citation.number.as_deref().or(citation.symbol.as_deref());
    // Plain BibTeX prints no number of what is no article, report or part of a series; biblatex none of what is none of its
    // own types.
    let unnumbered = if is_plain {
        !matches!(entry, "report" | "article" | "incollection" | "book")
    } else {
        matches!(entry, "misc" | "online" | "unpublished")
    };
    fields.add("number", text(number.filter(|_| !unnumbered)));
    if !is_plain {
        fields.add("version", text(citation.version.as_deref()));
    }
    published(citation, entry, by.as_deref(), is_plain, &mut fields);
    let day = citation.date.map(|date| date.to_string());
    if is_plain {
        let month = citation.date.and_then(Date::month);
        fields.add("year", citation.date.map(|date| date.year().to_string()));
        let month = month.and_then(|month| MONTHS.get(usize::from(month) - 1));
        fields.add("month", month.map(|month| (*month).to_owned()));
    } else {
        if citation.is_event() {
            fields.add("eventdate", day.clone());
        }
        fields.add("date", day);
    }
    fields.add("url", citation.url.as_deref().map(address));
    let notes = [number.filter(|_| unnumbered), citation.caveat.as_deref()];
    let notes: Vec<String> = notes.into_iter().flatten().map(escaped).collect();
    fields.add("note", Some(notes.join(", ")));
    fields.add("annotation", text(citation.places.as_deref()));
    let called = |name| if is_plain { plain(name) } else { name };
    let mut out = format!("@{}{{{}", called(entry), key(&citation.id));
    for (name, value) in fields.0 {
        // Every style of BibTeX has the months as strings of its own, which are written without braces.
        if name == "month" {
            out.push_str(&format!(",\n  month = {value}"));
        } else {
            out.push_str(&format!(",\n  {} = {{{value}}}", called(name)));
        }
    }
    out.push_str("\n}");
    out
}

/// Who published it, and what sort of text it is where its entry does not say.
fn published(
    citation: &Citation,
    entry: &str,
    by: Option<&str>,
    is_plain: bool,
    fields: &mut Fields,
) {
    let text = |value: Option<&str>| value.map(escaped);
    match entry {
        "report" | "thesis" => {
            fields.add("type", text(citation.genre().as_deref()));
            let by_whom = if is_plain && entry == "thesis" {
                "school"
            } else {
                "institution"
            };
            fields.add(by_whom, text(by));
        }
        "online" | "misc" | "dataset" | "unpublished" => {
            let is_told = citation.is_event()
                || citation.sort == "press-release"
                || citation.form.bibtex == "report";
            let sort = is_told.then(|| citation.genre()).flatten();
            // What biblatex calls unpublished has no organization.
            if is_plain || entry == "unpublished" {
                let version = citation.version.as_ref();
                let version = version.map(|version| format!("Version {version}"));
                let parts = [sort, citation.publisher.clone(), version];
                let parts: Vec<String> = parts.into_iter().flatten().collect();
                fields.add("howpublished", Some(escaped(&parts.join(", "))));
            } else {
                if entry == "misc" {
                    fields.add("howpublished", text(sort.as_deref()));
                }
                fields.add("organization", text(citation.publisher.as_deref()));
            }
        }
        _ => fields.add("publisher", text(citation.publisher.as_deref())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tex_would_act_on_is_escaped() {
        assert_eq!(
            escaped("100% & {x} a_b #1 $2 ~ ^ \\ \"q\""),
            "100\\% \\& \\textbraceleft{}x\\textbraceright{} a\\_b \\#1 \\$2 \\textasciitilde{} \\textasciicircum{} \\textbackslash{} “q”"
        );
        assert_eq!(
            address("https://a.b/c_d?e=%C3%A9&f={g}"),
            "https://a.b/c_d?e=%C3%A9&f=%7Bg%7D"
        );
        assert_eq!(key("own, {id}"), "own---id-");
    }
}
