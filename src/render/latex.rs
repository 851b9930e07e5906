//! LaTeX: tables in the style of the package booktabs, which run over pages with longtable; everything is escaped.

use super::{Look, cells, harmless};
use crate::layout::text;
use crate::view::{Block, Grid, Item, Rows, Tree};

/// The width from which on a column is set as a paragraph.
const PARAGRAPH: usize = 24;

pub(super) fn rows(rows: &Rows<'_>, look: Look, out: &mut String) {
    let head = rows.columns.iter().map(|column| column.heading.to_string());
    let body = rows.rows.iter().map(|row| {
        let cells = rows.columns.iter();
        cells
            .map(|column| vec![rows.cell(row, column, 0).into_owned()])
            .collect()
    });
    table(
        &head.collect::<Vec<_>>(),
        &body.collect::<Vec<_>>(),
        look,
        out,
    );
}

pub(super) fn page(blocks: &[Block<'_>], look: Look, out: &mut String) {
    for (number, block) in blocks.iter().enumerate() {
        if number > 0 && !matches!(block, Block::Count(..) | Block::Hint(_)) {
            out.push('\n');
        }
        match block {
            Block::Heading(text) => out.push_str(&format!("\\subsection*{{{}}}\n", escaped(text))),
            Block::Text(text) => {
                for paragraph in text.split('\n').filter(|text| !text.is_empty()) {
                    out.push_str(&format!("{}\n\n", escaped(paragraph)));
                }
            }
            Block::Fields(fields) => {
                out.push_str("\\begin{description}\n");
                for (name, items) in fields {
                    let texts: Vec<String> = texts(items, look)
                        .iter()
                        .map(|text| escaped(text))
                        .collect();
                    out.push_str(&format!(
                        "\\item[{{{}}}] {}\n",
                        escaped(name),
                        texts.join("; ")
                    ));
                }
                out.push_str("\\end{description}\n");
            }
            Block::Grid(content) | Block::Cross(content) | Block::Pivot { grid: content, .. } => {
                grid(content, look, out);
            }
            Block::Count(..) | Block::Hint(_) => {}
            Block::Lines(lines) => {
                for line in lines {
                    out.push_str(&format!("\\noindent {}\\par\n", escaped(line)));
                }
            }
            Block::Tree(tree) => branches(tree, look, out),
        }
    }
}

fn grid(grid: &Grid<'_>, look: Look, out: &mut String) {
    let head: Vec<String> = grid.header.iter().map(|(name, _)| name.clone()).collect();
    let body = grid.rows.iter().map(|row| {
        let cells = row.iter();
        cells.map(|items| texts(items, look)).collect()
    });
    table(&head, &body.collect::<Vec<_>>(), look, out);
}

/// A table of cells with several texts each; wide columns share the width of the page by what is in them.
fn table(head: &[String], body: &[Vec<Vec<String>>], look: Look, out: &mut String) {
    let widths: Vec<usize> = (0..head.len())
        .map(|column| {
            let texts = body.iter().filter_map(|row| row.get(column)).flatten();
            let widest = texts.map(|text| text::width(text)).max();
            widest.unwrap_or_default().max(text::width(&head[column]))
        })
        .collect();
    let narrow: usize = widths.iter().filter(|width| **width <= PARAGRAPH).sum();
    let wide: usize = widths
        .iter()
        .filter(|width| **width > PARAGRAPH)
        .map(|width| (*width).min(4 * PARAGRAPH))
        .sum();
    // A line of an article is about ninety letters wide; narrow columns take of it what they need.
    let rest = 90_usize.saturating_sub(narrow + 2 * head.len()).max(30);
    let columns: Vec<String> = widths
        .iter()
        .map(|width| {
            if *width <= PARAGRAPH {
                "l".to_owned()
            } else {
                let share = (*width).min(4 * PARAGRAPH) * rest * 100 / wide.max(1) / 90;
                format!("p{{0.{:02}\\linewidth}}", share.clamp(5, 95))
            }
        })
        .collect();
    out.push_str("% needs \\usepackage{booktabs,longtable}\n");
    out.push_str(&format!(
        "\\begin{{longtable}}{{{}}}\n\\toprule\n",
        columns.join("")
    ));
    if !look.no_header {
        let heads: Vec<String> = head.iter().map(|text| escaped(text)).collect();
        out.push_str(&format!(
            "{} \\\\\n\\midrule\n\\endhead\n",
            heads.join(" & ")
        ));
    }
    for row in body {
        let cells: Vec<String> = row
            .iter()
            .map(|texts| {
                let texts: Vec<String> = texts.iter().map(|text| escaped(text)).collect();
                texts.join("\\newline ")
            })
            .collect();
        // A row that began with a bracket would be read as an argument of the line's end before it.
        let begin = if cells
            .first()
            .is_some_and(|cell| cell.starts_with(['[', '*']))
        {
            "{}"
        } else {
            ""
        };
        out.push_str(&format!("{begin}{} \\\\\n", cells.join(" & ")));
    }
    out.push_str("\\bottomrule\n\\end{longtable}\n");
}

/// A tree as a list of lists, as deep as LaTeX allows.
fn branches(tree: &Tree<'_>, look: Look, out: &mut String) {
    const DEEPEST: usize = 4;
    if let Some(root) = &tree.root {
        out.push_str(&format!("{}\n", escaped(&cells::plain_text(root, look))));
    }
    let mut depth = 0;
    for branch in &tree.branches {
        let next = branch.depth.clamp(1, DEEPEST);
        while depth < next {
            out.push_str("\\begin{itemize}\n");
            depth += 1;
        }
        while depth > next {
            out.push_str("\\end{itemize}\n");
            depth -= 1;
        }
        let line = escaped(&super::tree::line(branch, tree.way, look));
        out.push_str(&format!("\\item {{}}{line}\n"));
    }
    for _ in 0..depth {
        out.push_str("\\end{itemize}\n");
    }
}

fn texts(items: &[Item<'_>], look: Look) -> Vec<String> {
    items
        .iter()
        .filter(|item| !item.hint)
        .map(|item| cells::plain_text(item, look))
        .collect()
}

/// Text that LaTeX sets as it is: no command is begun, no argument, no formula.
fn escaped(text: &str) -> String {
    let text = harmless(text);
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' => shown.push_str("\\textbackslash{}"),
            '{' | '}' | '$' | '&' | '%' | '#' | '_' => {
                shown.push('\\');
                shown.push(letter);
            }
            '~' => shown.push_str("\\textasciitilde{}"),
            '^' => shown.push_str("\\textasciicircum{}"),
            '"' => shown.push_str("\\symbol{34}"),
            '<' => shown.push_str("\\textless{}"),
            '>' => shown.push_str("\\textgreater{}"),
            '|' => shown.push_str("\\textbar{}"),
            // Two of these in a row would be set as one other sign; so would a quotation mark after these two.
            '`' | '\'' | '-' | ',' => {
                if shown.ends_with(letter) || letter == '`' && shown.ends_with(['?', '!']) {
                    shown.push_str("{}");
                }
                shown.push(letter);
            }
            '\u{2212}' => shown.push_str("\\ensuremath{-}"),
            '±' => shown.push_str("\\ensuremath{\\pm}"),
            '•' => shown.push_str("\\textbullet{}"),
            '→' => shown.push_str("\\ensuremath{\\rightarrow}"),
            '←' => shown.push_str("\\ensuremath{\\leftarrow}"),
            '≈' => shown.push_str("\\ensuremath{\\approx}"),
            '\n' => shown.push_str("\\newline "),
            letter => shown.push(letter),
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_shown_as_they_are_written() {
        assert_eq!(escaped("\\input{x}"), "\\textbackslash{}input\\{x\\}");
        assert_eq!(
            escaped("a_b & 5% ^~"),
            "a\\_b \\& 5\\% \\textasciicircum{}\\textasciitilde{}"
        );
        assert_eq!(escaped("a--b"), "a-{}-b");
    }
}
