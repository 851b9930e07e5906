//! Pages for a terminal: headings, paragraphs, fields and grids; and lists, one `field: value` a line.

use super::{Look, cells, harmless, marks, table, tree};
use crate::layout::text;
use crate::view::{Block, Grid, Item, Rows};

/// Every row as lines of `field: value`, rows parted by an empty line.
pub(super) fn list(rows: &Rows<'_>, look: Look, out: &mut String) {
    let widest = rows
        .columns
        .iter()
        .map(|column| text::width(&column.heading))
        .max()
        .unwrap_or_default();
    for (number, row) in rows.rows.iter().enumerate() {
        if number > 0 {
            out.push('\n');
        }
        for column in &rows.columns {
            let item = marks::item(rows, row, column, 0, look);
            let text = cells::plain_text(&item, look);
            field(&column.heading, widest, &text, look, out);
        }
    }
    let mut below = String::new();
    marks::below_rows(rows, look, &mut below);
    if !below.is_empty() && !rows.rows.is_empty() {
        out.push('\n');
    }
    out.push_str(&below);
}

fn field(name: &str, widest: usize, value: &str, look: Look, out: &mut String) {
    // A pivot's columns are called after records.
    let name = &*harmless(name);
    let gap = " ".repeat(widest.saturating_sub(text::width(name)) + 1);
    let hang = " ".repeat(widest + 2);
    let room = look.width.saturating_sub(widest + 2).max(20);
    let mut first = true;
    if text::width(name) > widest {
        // A name that stands out of its column has a line of its own.
        for line in text::wrap(&format!("{name}:"), look.width, "") {
            out.push_str(&line);
            out.push('\n');
        }
        first = false;
    }
    for paragraph in harmless(value).split('\n') {
        for line in text::wrap(paragraph, room, "") {
            if first {
                out.push_str(format!("{name}:{gap}{line}").trim_end());
                first = false;
            } else {
                out.push_str(format!("{hang}{line}").trim_end());
            }
            out.push('\n');
        }
    }
}

/// The blocks one under another; grids as lists where they do not fit or where lists are asked for.
pub(super) fn page(
    blocks: &[Block<'_>],
    look: Look,
    lists: bool,
    out: &mut String,
    notes: &mut Vec<String>,
) {
    for (number, block) in blocks.iter().enumerate() {
        if number > 0
            && !matches!(
                (&blocks[number - 1], block),
                (
                    Block::Heading(_),
                    Block::Lines(_) | Block::Fields(_) | Block::Text(_) | Block::Tree(_)
                ) | (_, Block::Count(..))
            )
        {
            out.push('\n');
        }
        match block {
            Block::Heading(heading) => {
                for line in text::wrap(&harmless(heading), look.width, "") {
                    table::heading(&line, look, out);
                }
            }
            Block::Hint(_) if look.no_header => {}
            Block::Text(paragraphs) | Block::Hint(paragraphs) => {
                for paragraph in harmless(paragraphs).split('\n') {
                    for line in text::wrap(paragraph, look.width, "") {
                        out.push_str(&line);
                        out.push('\n');
                    }
                }
            }
            Block::Fields(fields) => {
                // A long name has a line of its own rather than push the values of all aside.
                let most = (look.width / 3).max(24);
                let widest = fields
                    .iter()
                    .map(|(name, _)| text::width(name))
                    .filter(|width| *width <= most)
                    .max()
                    .unwrap_or(4);
                for (name, items) in fields {
                    field(name, widest, &joined(items, look), look, out);
                }
            }
            Block::Grid(grid) => {
                if lists || table::grid(grid, look, out, notes).is_none() {
                    grid_as_list(grid, look, out);
                }
                marks::below_grid(grid, look, out);
            }
            Block::Pivot {
                grid,
                names,
                compares,
                longest,
            } => {
                let pivot = table::Pivot {
                    grid,
                    names: *names,
                    compares: *compares,
                    longest: *longest,
                };
                let drawn = (!lists).then(|| pivot.draw(look, out)).flatten();
                if drawn.is_none() {
                    grid_as_list(grid, look, out);
                }
                marks::below_grid(grid, look, out);
                if let Some(more) = drawn.filter(|_| !look.no_header) {
                    out.push_str(&more);
                }
            }
            Block::Cross(grid) => {
                if lists || table::cross(grid, look, out).is_none() {
                    cross_as_list(grid, look, out);
                }
                marks::below_grid(grid, look, out);
            }
            Block::Count(shown, count) => {
                if !look.no_header {
                    out.push_str(&marks::counted(*shown, count));
                    out.push('\n');
                }
            }
            Block::Lines(lines) => {
                for line in lines {
                    out.push_str(&harmless(line));
                    out.push('\n');
                }
            }
            Block::Tree(content) => tree::draw(content, look, out),
        }
    }
    let legend = marks::legend_of_trees(blocks, look);
    if !legend.is_empty() {
        out.push('\n');
        out.push_str(&legend);
    }
}

fn joined(items: &[Item<'_>], look: Look) -> String {
    if items.is_empty() {
        return look.signs().none.to_owned();
    }
    items
        .iter()
        .map(|item| cells::plain_text(item, look))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Each row on a line of its own: the columns that it has something in, with what it has.
fn cross_as_list(grid: &Grid<'_>, look: Look, out: &mut String) {
    let name = |row: &[Vec<Item<'_>>]| {
        row.first()
            .map_or_else(String::new, |items| joined(items, look))
    };
    let widest = grid
        .rows
        .iter()
        .map(|row| text::width(&name(row)))
        .max()
        .unwrap_or_default()
        .min(look.width / 3);
    for row in &grid.rows {
        let told: Vec<String> = grid
            .header
            .iter()
            .zip(row)
            .skip(1)
            .filter(|(_, items)| !items.is_empty())
            .map(|((header, _), items)| {
                let texts: Vec<String> = items
                    .iter()
                    .map(|item| cells::plain_text(item, look))
                    .collect();
                format!("{header} {}", texts.join(", "))
                    .trim_end()
                    .to_owned()
            })
            .collect();
        field(&name(row), widest, &told.join("; "), look, out);
    }
}

fn grid_as_list(grid: &Grid<'_>, look: Look, out: &mut String) {
    let widest = grid
        .header
        .iter()
        .map(|(name, _)| text::width(name))
        .max()
        .unwrap_or_default();
    for (number, row) in grid.rows.iter().enumerate() {
        if number > 0 {
            out.push('\n');
        }
        for ((name, _), items) in grid.header.iter().zip(row) {
            if !items.is_empty() {
                field(name, widest, &joined(items, look), look, out);
            }
        }
    }
}
