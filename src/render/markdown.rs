//! Markdown: tables as GitHub reads them.

use super::{Look, cells, marks};
use crate::view::{Block, Grid, Item, Rows, Tree};

pub(super) fn rows(rows: &Rows<'_>, look: Look, out: &mut String) {
    if !look.no_header {
        line(
            rows.columns.iter().map(|column| escaped(&column.heading)),
            out,
        );
        line(rows.columns.iter().map(|_| "---".to_owned()), out);
    }
    for row in &rows.rows {
        line(
            rows.columns
                .iter()
                .map(|column| escaped(&rows.cell(row, column, 0))),
            out,
        );
    }
}

pub(super) fn page(blocks: &[Block<'_>], look: Look, out: &mut String) {
    for (number, block) in blocks.iter().enumerate() {
        if number > 0 && !matches!(block, Block::Count(..) | Block::Hint(_)) {
            out.push('\n');
        }
        match block {
            Block::Heading(text) => out.push_str(&format!("## {}\n", escaped(text))),
            Block::Text(text) => out.push_str(&format!("{}\n", paragraph(text))),
            Block::Fields(fields) => {
                for (name, items) in fields {
                    out.push_str(&format!(
                        "- **{}**: {}\n",
                        escaped(name),
                        items_text(items, look)
                    ));
                }
            }
            Block::Grid(content) | Block::Cross(content) | Block::Pivot { grid: content, .. } => {
                grid(content, look, out);
            }
            Block::Count(..) | Block::Hint(_) => {}
            Block::Lines(lines) => {
                out.push_str("```text\n");
                for text in lines {
                    out.push_str(&super::harmless(text));
                    out.push('\n');
                }
                out.push_str("```\n");
            }
            Block::Tree(tree) => branches(tree, look, out),
        }
    }
    legend(&marks::legend_of_trees(blocks, look), out);
}

/// A tree as a list of lists.
fn branches(tree: &Tree<'_>, look: Look, out: &mut String) {
    if let Some(root) = &tree.root {
        out.push_str(&format!("{}\n\n", escaped(&cells::plain_text(root, look))));
    }
    for branch in &tree.branches {
        let indent = "  ".repeat(branch.depth.saturating_sub(1));
        let line = escaped(&super::tree::line(branch, tree.way, look));
        out.push_str(&format!("{indent}- {line}\n"));
    }
}

fn grid(grid: &Grid<'_>, look: Look, out: &mut String) {
    line(grid.header.iter().map(|(name, _)| escaped(name)), out);
    line(grid.header.iter().map(|_| "---".to_owned()), out);
    for row in &grid.rows {
        line(row.iter().map(|items| items_text(items, look)), out);
    }
}

fn legend(text: &str, out: &mut String) {
    for line in text.lines() {
        out.push_str(&format!("\n{}\n", escaped(line)));
    }
}

fn items_text(items: &[Item<'_>], look: Look) -> String {
    items
        .iter()
        .filter(|item| !item.hint)
        .map(|item| escaped(&cells::plain_text(item, look)))
        .collect::<Vec<_>>()
        .join("<br>")
}

fn line(cells: impl Iterator<Item = String>, out: &mut String) {
    for text in cells {
        out.push_str("| ");
        out.push_str(&text);
        out.push(' ');
    }
    out.push_str("|\n");
}

/// Text that Markdown leaves as it is: no column is opened, no line broken, no tag, link, image, entity or code begun.
fn escaped(text: &str) -> String {
    let text = super::harmless(text);
    let mut shown = String::with_capacity(text.len() + 8);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let next = letters.peek();
        match letter {
            '\\' | '|' | '[' | '`' | '*' => {
                shown.push('\\');
                shown.push(letter);
            }
            '<' => shown.push_str("&lt;"),
            '&' if next.is_some_and(|next| *next == '#' || next.is_ascii_alphabetic()) => {
                shown.push_str("&amp;");
            }
            '\n' => shown.push_str("<br>"),
            letter => shown.push(letter),
        }
    }
    shown
}

/// A paragraph, of which no line begins a heading, a list, a quotation or a rule.
fn paragraph(text: &str) -> String {
    let shown = escaped(text);
    let shown = shown.trim_start();
    let number = shown.trim_start_matches(|letter: char| letter.is_ascii_digit());
    if shown.starts_with(['#', '>', '-', '+', '=', '~']) {
        format!("\\{shown}")
    } else if number.len() < shown.len() && number.starts_with(['.', ')']) {
        let digits = &shown[..shown.len() - number.len()];
        format!("{digits}\\{number}")
    } else {
        shown.to_owned()
    }
}
