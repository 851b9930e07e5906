//! RIS: tagged lines that end in CR LF, from `TY` to `ER`.

use super::Citation;

pub(super) fn entry(citation: &Citation) -> String {
    let mut lines = vec![format!("TY  - {}", citation.form.ris)];
    // What was read has no line breaks any more, so a value is always one line.
    let mut add = |tag: &str, value: Option<&str>| {
        lines.extend(
            value
                .filter(|value| !value.is_empty())
                .map(|value| format!("{tag}  - {value}")),
        );
    };
    add("ID", Some(&citation.id));
    for maker in citation.makers() {
        add("AU", Some(&maker.inverted()));
    }
    add("TI", Some(&citation.title));
    add("T2", citation.container.as_deref());
    for editor in &citation.editors {
        add("A2", Some(&editor.inverted()));
    }
    add("VL", citation.volume.as_deref());
    add("IS", citation.number.as_deref());
    // Reference managers read the number of a report or document from `SN`, and keep `M1` as a remark.
    add("SN", citation.symbol.as_deref());
    add("M1", citation.symbol.as_deref());
    add("M3", citation.genre().as_deref());
    add("ET", citation.version.as_deref());
    add("PB", citation.publisher.as_deref());
    if let Some(date) = citation.date {
        let part = |part: Option<u8>| part.map_or_else(String::new, |part| format!("{part:02}"));
        add("PY", Some(&date.year().to_string()));
        add(
            "DA",
            Some(&format!(
                "{}/{}/{}/",
                date.year(),
                part(date.month()),
                part(date.day())
            )),
        );
    }
    add("UR", citation.url.as_deref());
    for note in [&citation.caveat, &citation.places] {
        add("N1", note.as_deref());
    }
    lines.push("ER  - ".to_owned());
    lines.join("\r\n")
}
