//! Pictures that other programs draw: Graphviz and Mermaid.

use super::harmless;
use crate::view::Picture;

/// A graph in the language of Graphviz.
pub(super) fn dot(picture: &Picture) -> String {
    let mut out = String::from("digraph trace {\n  rankdir=LR;\n  node [shape=box];\n");
    for (id, label, subject) in &picture.nodes {
        let style = if *subject { ", penwidth=3" } else { "" };
        out.push_str(&format!(
            "  {} [label={}{style}];\n",
            quoted(id),
            quoted(label)
        ));
    }
    for arrow in &picture.arrows {
        let style = if arrow.broken { ", style=dashed" } else { "" };
        let (from, to) = (quoted(&arrow.from), quoted(&arrow.to));
        out.push_str(&format!(
            "  {from} -> {to} [label={}{style}];\n",
            quoted(&arrow.label)
        ));
    }
    out.push_str("}\n");
    out
}

/// A text in quotes, in which nothing ends them and nothing is a command.
fn quoted(text: &str) -> String {
    let text = harmless(text)
        .replace('\\', "\\\\")
        .replace('"', "\\\"")
        .replace('\n', " ");
    format!("\"{text}\"")
}

/// A flowchart in the language of Mermaid. Its ids may be words of that language, so nodes are numbered.
pub(super) fn mermaid(picture: &Picture) -> String {
    let number = |id: &str| picture.nodes.iter().position(|(known, ..)| known == id);
    let mut out = String::from("flowchart LR\n");
    for (place, (_, label, subject)) in picture.nodes.iter().enumerate() {
        out.push_str(&format!("  n{place}[\"{}\"]\n", entities(label)));
        if *subject {
            out.push_str(&format!("  style n{place} stroke-width:3px\n"));
        }
    }
    for arrow in &picture.arrows {
        let line = if arrow.broken { "-.->" } else { "-->" };
        if let (Some(from), Some(to)) = (number(&arrow.from), number(&arrow.to)) {
            out.push_str(&format!(
                "  n{from} {line}|\"{}\"| n{to}\n",
                entities(&arrow.label)
            ));
        }
    }
    out
}

/// A text in which every sign that Mermaid or HTML could read is told by its number.
fn entities(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in harmless(text).chars() {
        match letter {
            '"' | '#' | '&' | '<' | '>' | '`' | '\\' | '|' | ';' => {
                shown.push_str(&format!("#{};", u32::from(letter)));
            }
            '\n' => shown.push(' '),
            other => shown.push(other),
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::Arrow;

    fn picture() -> Picture {
        let node = |id: &str, label: &str, subject| (id.to_owned(), label.to_owned(), subject);
        Picture {
            nodes: vec![
                node("end", "a \"b\" \\ <i>\n#c", true),
                node("x", "plain", false),
            ],
            arrows: vec![Arrow {
                from: "end".to_owned(),
                to: "x".to_owned(),
                label: "2013 \"informed\"".to_owned(),
                broken: true,
            }],
        }
    }

    #[test]
    fn a_label_never_ends_its_quotes_in_dot() {
        let text = dot(&picture());
        assert!(
            text.contains(r#""end" [label="a \"b\" \\ <i> #c", penwidth=3];"#),
            "{text}"
        );
        assert!(
            text.contains(r#""end" -> "x" [label="2013 \"informed\"", style=dashed];"#),
            "{text}"
        );
    }

    #[test]
    fn a_label_is_no_command_in_mermaid() {
        let text = mermaid(&picture());
        assert!(
            text.contains(r#"n0["a #34;b#34; #92; #60;i#62; #35;c"]"#),
            "{text}"
        );
        assert!(
            text.contains(r#"n0 -.->|"2013 #34;informed#34;"| n1"#),
            "{text}"
        );
    }
}
