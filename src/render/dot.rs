//! Graphs in the language of Graphviz.

use super::harmless;
use crate::scene::Graph;

/// The graph as one digraph, read from left to right.
pub(super) fn draw(graph: &Graph) -> String {
    let mut out = String::from("digraph poc {\n  rankdir=LR;\n  node [shape=box];\n");
    for node in &graph.nodes {
        let style = if node.subject { ", penwidth=3" } else { "" };
        out.push_str(&format!(
            "  {} [label={}{style}];\n",
            quoted(&node.id),
            quoted(&node.label)
        ));
    }
    for arrow in &graph.arrows {
        let style = if arrow.broken { ", style=dashed" } else { "" };
        out.push_str(&format!(
            "  {} -> {} [label={}{style}];\n",
            quoted(&arrow.from),
            quoted(&arrow.to),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{Arrow, Node};

    #[test]
    fn a_label_never_ends_its_quotes() {
        let node = |id: &str, label: &str, subject| Node {
            id: id.to_owned(),
            label: label.to_owned(),
            accent: None,
            subject,
        };
        let text = draw(&Graph {
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
        });
        assert!(
            text.contains(r#""end" [label="a \"b\" \\ <i> #c", penwidth=3];"#),
            "{text}"
        );
        assert!(
            text.contains(r#""end" -> "x" [label="2013 \"informed\"", style=dashed];"#),
            "{text}"
        );
    }
}
