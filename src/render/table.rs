//! Tables for a terminal: the only file that knows the crate that draws them.

use anstyle::{AnsiColor, Style};
use comfy_table::{
    Cell, ColumnConstraint, ContentArrangement, ContentLineStyle, LineStyle, Table, TableStyle,
    Width,
};

use super::width::{self, Wish};
use super::{Look, harmless, marks};
use crate::view::{Grid, Item, Rows, Set, Sign};

/// Between two columns: a space, a line, a space.
const GAP: usize = 3;
/// Stand in for the beginning and the end of an accent while the table is laid out: they take no width.
const ACCENT_ON: [char; 4] = ['\u{2061}', '\u{2062}', '\u{2063}', '\u{2064}'];
const ACCENT_OFF: char = '\u{2060}';
/// The same for a part of an item that stands out.
const MARK_ON: char = '\u{206a}';
const MARK_OFF: char = '\u{206b}';

const fn style(line: char, cross: char, thin: char, thin_cross: char, bar: char) -> TableStyle {
    TableStyle::new()
        .header_lines(ContentLineStyle::none().junction(bar))
        .header_separator(LineStyle::none().fill(line).junction(cross))
        .content_lines(ContentLineStyle::none().junction(bar))
        .row_separator(LineStyle::none().fill(thin).junction(thin_cross))
}

/// Without lines between rows.
fn plain(style: TableStyle) -> TableStyle {
    style.row_separator(LineStyle::none())
}

/// Records or rows as a table; gives nothing and draws nothing where their columns cannot fit the width.
pub(super) fn rows(rows: &Rows<'_>, look: Look, out: &mut String) -> Option<()> {
    let header = rows
        .columns
        .iter()
        .map(|column| (column.path.to_string(), column.set))
        .collect();
    let cells = rows.rows.iter().map(|row| {
        marks::items(rows, row, look)
            .into_iter()
            .map(|item| vec![item])
            .collect()
    });
    let whole = Grid {
        header,
        rows: cells.collect(),
    };
    grid(&whole, look, false, out)?;
    out.push_str(&marks::legend_of_rows(rows, look));
    Some(())
}

/// Draws the grid; gives nothing and draws nothing where its columns cannot fit the width.
pub(super) fn grid(grid: &Grid<'_>, look: Look, ruled: bool, out: &mut String) -> Option<()> {
    let columns = grid.header.len();
    let texts: Vec<Vec<String>> = grid
        .rows
        .iter()
        .map(|row| row.iter().map(|items| full(items, look)).collect())
        .collect();
    let wishes: Vec<Wish> = grid
        .header
        .iter()
        .enumerate()
        .map(|(column, (header, set))| {
            let header = (!look.no_header).then_some(header.as_str());
            Wish::of(
                header
                    .into_iter()
                    .chain(texts.iter().map(|row| row[column].as_str())),
                *set,
            )
        })
        .collect();
    let widths = width::share(&wishes, look.width.checked_sub(GAP * (columns.max(1) - 1))?)?;
    let mut table = Table::new();
    let lines = if look.ascii {
        style('-', '+', '-', '+', '|')
    } else {
        style('─', '┼', '╌', '┼', '│')
    };
    table.set_content_arrangement(ContentArrangement::Disabled);
    if !look.no_header {
        table.set_header(grid.header.iter().zip(&widths).map(|((header, _), width)| {
            Cell::new(width::wrap(&harmless(header), *width, "").join("\n"))
        }));
    }
    let mut tall = false;
    for row in &grid.rows {
        let cells = row.iter().zip(grid.header.iter().zip(&widths));
        let cells: Vec<_> = cells
            .map(|(items, ((_, set), width))| wrapped(items, *width, *set, look))
            .collect();
        tall |= cells.iter().any(|cell| cell.contains('\n'));
        table.add_row(cells);
    }
    // Rows of one line each need no lines between them.
    table.load_style(if ruled && tall { lines } else { plain(lines) });
    table.set_constraints(widths.iter().enumerate().map(|(number, width)| {
        // The crate counts a column's padding as part of its width.
        let padded = width + usize::from(number > 0) + usize::from(number + 1 < columns);
        ColumnConstraint::Absolute(Width::Fixed(u16::try_from(padded).unwrap_or(u16::MAX)))
    }));
    for number in 0..columns {
        if let Some(column) = table.column_mut(number) {
            column.set_padding((u16::from(number > 0), u16::from(number + 1 < columns)));
        }
    }
    for line in table.lines() {
        let line = line.trim_end();
        colour(line, look, out);
        out.push('\n');
    }
    Some(())
}

fn full(items: &[Item<'_>], look: Look) -> String {
    items
        .iter()
        .map(|item| plain_text(item, look))
        .collect::<Vec<_>>()
        .join("\n")
}

/// What an item says, with its sign and its mark.
pub(super) fn plain_text(item: &Item<'_>, look: Look) -> String {
    let signs = look.signs();
    let sign = match item.sign {
        None => "",
        Some(Sign::Bullet) => signs.bullet,
        Some(Sign::Plus) => signs.plus,
        Some(Sign::Minus) => signs.minus,
        Some(Sign::Mixed) => signs.mixed,
    };
    let gap = if sign.is_empty() { "" } else { " " };
    let disputed = if item.disputed { signs.disputed } else { "" };
    let added = if item.added { signs.added } else { "" };
    format!("{sign}{gap}{}{disputed}{added}", harmless(&item.text))
}

/// The same item, its marked parts between signs that stand for colours.
fn marked<'i>(item: &Item<'i>) -> Item<'i> {
    let mut text = String::with_capacity(item.text.len() + 16);
    let mut last = 0;
    for mark in &item.marks {
        let (Some(before), Some(part)) =
            (item.text.get(last..mark.start), item.text.get(mark.clone()))
        else {
            continue;
        };
        text.push_str(before);
        // A line may break at a space, and no colour reaches over a line's end.
        for (number, word) in part.split(' ').enumerate() {
            if number > 0 {
                text.push(' ');
            }
            text.push(MARK_ON);
            text.push_str(word);
            text.push(MARK_OFF);
        }
        last = mark.end;
    }
    text.push_str(item.text.get(last..).unwrap_or_default());
    Item {
        text: text.into(),
        ..item.clone()
    }
}

fn wrapped(items: &[Item<'_>], width: usize, set: Set, look: Look) -> String {
    let mut lines = Vec::new();
    for item in items {
        let indent = if item.sign.is_some() { "  " } else { "" };
        let shown = if look.color && !item.marks.is_empty() {
            plain_text(&marked(item), look)
        } else {
            plain_text(item, look)
        };
        for paragraph in shown.split('\n') {
            for line in width::wrap_cell(paragraph, width, indent, set) {
                lines.push(match accent_number(item.accent.as_deref()) {
                    Some(number) if look.color => {
                        format!("{}{line}{ACCENT_OFF}", ACCENT_ON[number])
                    }
                    _ => line,
                });
            }
        }
    }
    lines.join("\n")
}

fn accent_number(org: Option<&str>) -> Option<usize> {
    match org? {
        "un" => Some(0),
        "eu" => Some(1),
        "nato" => Some(2),
        _ => Some(3),
    }
}

/// What stands out: bold, in whatever colour there is.
const MARK: Style = Style::new().bold().underline();

/// One accent an organization, of the sixteen colours that every terminal's theme sets for its own background.
pub(super) const fn accent(number: usize) -> Style {
    let color = match number {
        0 => AnsiColor::Cyan,
        1 => AnsiColor::Yellow,
        2 => AnsiColor::Green,
        _ => AnsiColor::Magenta,
    };
    color.on_default()
}

fn colour(line: &str, look: Look, out: &mut String) {
    if !look.color {
        out.push_str(line);
        return;
    }
    let mut current = None;
    for letter in line.chars() {
        if let Some(number) = ACCENT_ON.iter().position(|on| *on == letter) {
            current = Some(accent(number));
            out.push_str(&accent(number).render().to_string());
        } else if letter == ACCENT_OFF {
            if let Some(style) = current.take() {
                out.push_str(&style.render_reset().to_string());
            }
        } else if letter == MARK_ON {
            out.push_str(&MARK.render().to_string());
        } else if letter == MARK_OFF {
            out.push_str(&MARK.render_reset().to_string());
            if let Some(style) = current {
                out.push_str(&style.render().to_string());
            }
        } else {
            out.push(letter);
        }
    }
}

/// A line of an item in the item's accent, where colour is on.
pub(super) fn coloured(item: &Item<'_>, line: &str, look: Look) -> String {
    match accent_number(item.accent.as_deref()) {
        Some(number) if look.color => {
            let style = accent(number);
            format!("{}{line}{}", style.render(), style.render_reset())
        }
        _ => line.to_owned(),
    }
}

/// A heading, bold where colour is on.
pub(super) fn heading(text: &str, look: Look, out: &mut String) {
    let text = harmless(text);
    if look.color {
        let bold = Style::new().bold();
        out.push_str(&format!("{}{text}{}\n", bold.render(), bold.render_reset()));
    } else {
        out.push_str(&text);
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::Set;

    fn look(width: usize) -> Look {
        Look {
            format: super::super::Format::Table,
            width,
            color: false,
            ascii: false,
            no_header: false,
            bom: false,
        }
    }

    fn example() -> Grid<'static> {
        Grid {
            header: vec![("year".into(), Set::Whole), ("name".into(), Set::Prose)],
            rows: vec![vec![
                vec![Item::new("2013")],
                vec![Item::new(
                    "a name of several words that has to be wrapped somewhere",
                )],
            ]],
        }
    }

    #[test]
    fn no_line_is_wider_than_asked() {
        for size in [22, 40, 60, 100] {
            let mut out = String::new();
            grid(&example(), look(size), false, &mut out).expect("fits");
            assert!(
                out.lines().all(|line| width::of(line) <= size),
                "{size}: {out}"
            );
        }
    }

    #[test]
    fn what_cannot_fit_is_not_drawn() {
        let mut out = String::new();
        assert!(grid(&example(), look(18), false, &mut out).is_none());
        assert!(out.is_empty());
    }
}
