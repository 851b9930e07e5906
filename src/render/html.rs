//! HTML: plain tables with everything escaped, to be pasted into a word processor or a page.

use super::{Look, cells, harmless};
use crate::view::{Block, Grid, Item, Rows, Tree};

pub(super) fn rows(rows: &Rows<'_>, look: Look, out: &mut String) {
    let head = rows.columns.iter().map(|column| escaped(&column.heading));
    let body = rows.rows.iter().map(|row| {
        let cells = rows.columns.iter();
        cells
            .map(|column| escaped(&rows.cell(row, column, 0)))
            .collect()
    });
    table(head, body, look, out);
}

pub(super) fn page(blocks: &[Block<'_>], look: Look, out: &mut String) {
    for block in blocks {
        match block {
            Block::Heading(text) => out.push_str(&format!("<h2>{}</h2>\n", escaped(text))),
            Block::Text(text) => {
                for paragraph in text.split('\n').filter(|text| !text.is_empty()) {
                    out.push_str(&format!("<p>{}</p>\n", escaped(paragraph)));
                }
            }
            Block::Fields(fields) => {
                out.push_str("<dl>\n");
                for (name, items) in fields {
                    out.push_str(&format!(
                        "<dt>{}</dt>\n<dd>{}</dd>\n",
                        escaped(name),
                        items_text(items, look)
                    ));
                }
                out.push_str("</dl>\n");
            }
            Block::Grid(content) | Block::Cross(content) | Block::Pivot { grid: content, .. } => {
                grid(content, look, out);
            }
            Block::Count(..) | Block::Hint(_) => {}
            Block::Lines(lines) => {
                let lines: Vec<String> = lines.iter().map(|line| escaped(line)).collect();
                out.push_str(&format!("<pre>{}</pre>\n", lines.join("\n")));
            }
            Block::Tree(tree) => branches(tree, look, out),
        }
    }
}

fn grid(grid: &Grid<'_>, look: Look, out: &mut String) {
    let head = grid.header.iter().map(|(name, _)| escaped(name));
    let body = grid.rows.iter().map(|row| {
        let cells = row.iter();
        cells.map(|items| items_text(items, look)).collect()
    });
    table(head, body, look, out);
}

/// A table of cells that are escaped already.
fn table(
    head: impl Iterator<Item = String>,
    body: impl Iterator<Item = Vec<String>>,
    look: Look,
    out: &mut String,
) {
    out.push_str("<table>\n");
    if !look.no_header {
        out.push_str("<thead>\n");
        line("th", head, out);
        out.push_str("</thead>\n");
    }
    out.push_str("<tbody>\n");
    for cells in body {
        line("td", cells.into_iter(), out);
    }
    out.push_str("</tbody>\n</table>\n");
}

fn line(tag: &str, cells: impl Iterator<Item = String>, out: &mut String) {
    out.push_str("<tr>");
    for cell in cells {
        out.push_str(&format!("<{tag}>{cell}</{tag}>"));
    }
    out.push_str("</tr>\n");
}

/// A tree as a list of lists.
fn branches(tree: &Tree<'_>, look: Look, out: &mut String) {
    if let Some(root) = &tree.root {
        out.push_str(&format!("<p>{}</p>\n", item_text(root, look)));
    }
    let mut depth = 0;
    for branch in &tree.branches {
        let next = branch.depth.max(1);
        // Going deeper opens a list within the entry before; coming back closes the lists and entries between.
        while depth > next {
            out.push_str("</li>\n</ul>\n");
            depth -= 1;
        }
        if depth == next {
            out.push_str("</li>\n");
        }
        while depth < next {
            out.push_str(if depth + 1 < next {
                "<ul>\n<li>"
            } else {
                "<ul>\n"
            });
            depth += 1;
        }
        let text = super::tree::line(branch, tree.way, look);
        out.push_str(&format!("<li>{}", escaped(&text)));
    }
    for _ in 0..depth {
        out.push_str("</li>\n</ul>\n");
    }
}

fn items_text(items: &[Item<'_>], look: Look) -> String {
    let items = items.iter().filter(|item| !item.hint);
    let texts: Vec<String> = items.map(|item| item_text(item, look)).collect();
    texts.join("<br>")
}

fn item_text(item: &Item<'_>, look: Look) -> String {
    escaped(&cells::plain_text(item, look))
}

/// Text that HTML shows as it is, in an element as in an attribute.
pub(super) fn escaped(text: &str) -> String {
    let text = harmless(text);
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => shown.push_str("&amp;"),
            '<' => shown.push_str("&lt;"),
            '>' => shown.push_str("&gt;"),
            '"' => shown.push_str("&quot;"),
            '\'' => shown.push_str("&#39;"),
            '\n' => shown.push_str("<br>"),
            letter => shown.push(letter),
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_shown_as_it_is_written() {
        assert_eq!(
            escaped("<img src=x onerror=\"a('b')\"> & c"),
            "&lt;img src=x onerror=&quot;a(&#39;b&#39;)&quot;&gt; &amp; c"
        );
    }
}
