//! Entries for biblatex: UTF-8, dates in ISO form, titles kept as they are.

use super::prose::curled;
use super::{Citation, Name};

/// The text with what TeX would act on escaped. Braces of the text are spelt out, for those of an entry must balance.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in curled(text, ['“', '”']).chars() {
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

/// A key may hold no white space, comma or brace.
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

pub(super) fn entry(citation: &Citation) -> String {
    let mut fields: Vec<(&str, String)> = Vec::new();
    let mut add = |name, value: Option<String>| {
        fields.extend(
            value
                .filter(|value| !value.is_empty())
                .map(|value| (name, value)),
        );
    };
    let text = |value: Option<&str>| value.map(escaped);
    // A page without an address is no page of the web.
    let entry = match (citation.form.bibtex, &citation.url) {
        ("online", None) => "misc",
        (entry, _) => entry,
    };
    let names = |names: Vec<String>| Some(names.join(" and "));
    add(
        "author",
        names(citation.makers().iter().map(person).collect()),
    );
    add("title", Some(format!("{{{}}}", escaped(&citation.title))));
    add(
        // Only what is of a book may name it as one.
        if entry == "incollection" {
            "booktitle"
        } else {
            "series"
        },
        text(citation.work()).map(|work| format!("{{{work}}}")),
    );
    add(
        "editor",
        names(citation.editors.iter().map(person).collect()),
    );
    add("journaltitle", text(citation.periodical()));
    add("volume", text(citation.volume.as_deref()));
    add(
        "number",
        text(citation.number.as_deref()).or_else(|| text(citation.symbol.as_deref())),
    );
    add("version", text(citation.version.as_deref()));
    match entry {
        "report" | "thesis" => {
            let by = citation.publisher.clone().or_else(|| {
                let bodies = if citation.issuers.is_empty() {
                    citation.makers().iter().map(Name::straight).collect()
                } else {
                    citation.issuers.clone()
                };
                Some(bodies.join(" and "))
            });
            add("type", text(citation.genre().as_deref()));
            add("institution", text(by.as_deref()));
        }
        "online" | "misc" => {
            if entry == "misc" && matches!(&*citation.sort, "press-release" | "speech") {
                add("howpublished", text(citation.genre().as_deref()));
            }
            add("organization", text(citation.publisher.as_deref()));
        }
        _ => add("publisher", text(citation.publisher.as_deref())),
    }
    add("date", citation.date.map(|date| date.to_string()));
    add("url", citation.url.as_deref().map(address));
    add("note", text(citation.standing.as_deref()));
    add("annotation", text(citation.places.as_deref()));
    let mut out = format!("@{entry}{{{}", key(&citation.id));
    for (name, value) in fields {
        out.push_str(&format!(",\n  {name} = {{{value}}}"));
    }
    out.push_str("\n}");
    out
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
