//! Tables for a terminal: the only file that knows the crate that draws them. The layout decides on columns and widths and
//! the lines of each cell are made here, so that the crate has only to draw; colours are put in afterwards, at the places
//! where the cells are known to be, and never pass through it.

use anstyle::Style;
use comfy_table::{
    Cell, CellAlignment, ColumnConstraint, ContentArrangement, ContentLineStyle, LineStyle, Table,
    TableStyle, Width,
};

use super::cells::{Line, Shown};
use super::{Look, harmless, marks};
use crate::layout::text::{self, Measure};
use crate::layout::{self, Set};
use crate::view::{Grid, Item, Longest, Rows, Sign};

const fn style(line: char, cross: char, thin: char, thin_cross: char, bar: char) -> TableStyle {
    TableStyle::new()
        .header_lines(ContentLineStyle::none().junction(bar))
        .header_separator(LineStyle::none().fill(line).junction(cross))
        .content_lines(ContentLineStyle::none().junction(bar))
        .row_separator(LineStyle::none().fill(thin).junction(thin_cross))
}

/// A table whose columns and widths are decided.
struct Sheet {
    heads: Vec<String>,
    widths: Vec<usize>,
    /// Columns of numbers, which are set to the right.
    numbers: Vec<bool>,
    /// The lines of each cell of each row.
    rows: Vec<Vec<Vec<Line>>>,
}

/// On how many rows the columns and widths are settled, and how many are drawn at once: a longer table is drawn part by
/// part, so that no more of it is in memory.
const SETTLED: usize = 2000;

/// What the rows that were drawn say of those that follow them.
#[derive(Debug, Clone, Copy, Default)]
struct Part {
    /// How many rows there were; the last of them is the first of the next part.
    drawn: usize,
    /// Whether rows of several lines are parted from their neighbours by a rule.
    ruled: bool,
}

/// Records or rows as a table; gives nothing and draws nothing where their columns do not fit the width.
pub(super) fn rows(
    rows: &Rows<'_>,
    look: Look,
    out: &mut String,
    notes: &mut Vec<String>,
) -> Option<()> {
    if look.width < layout::NARROWEST {
        return None;
    }
    let mut texts: Vec<Vec<Vec<Shown>>> = rows.columns.iter().map(|_| Vec::new()).collect();
    // Whether a cell is disputed is the same in all its forms.
    let mut disputed: Vec<Vec<Option<bool>>> =
        vec![vec![None; rows.rows.len().min(SETTLED)]; rows.columns.len()];
    let mut text = |number: usize, form: usize| {
        let known = &mut texts[number];
        while known.len() <= form {
            let column = &rows.columns[number];
            let form = known.len();
            let items = rows.rows.iter().take(SETTLED).zip(&mut disputed[number]);
            let items = items.map(|(row, disputed)| {
                marks::marked(rows, row, column, form, look, || {
                    *disputed.get_or_insert_with(|| rows.is_disputed(row, column))
                })
            });
            known.push(items.map(|item| Shown::of(&item, look)).collect());
        }
        let heading = (!look.no_header).then_some(&*rows.columns[number].heading);
        let cells = known[form].iter();
        Measure::of(
            heading,
            cells.map(|shown| std::iter::once(shown.text.as_str())),
        )
    };
    let (shown, columns) = wanting(rows);
    let mut measure = |number: usize, form: usize| text(shown[number], form);
    let layout = layout::arrange(&columns, look.width, &mut measure).or_else(|| {
        let asked = rows.columns.iter().any(|column| column.asked);
        (!asked)
            .then(|| squeezed(&columns, look.width, &mut measure))
            .flatten()
    });
    let Some(layout) = layout else {
        notes.push(format!(
            "a table of these fields needs {} columns; use --width, or fewer fields",
            layout::needed(&columns, &mut measure)
        ));
        return None;
    };
    if !layout.left_out.is_empty() {
        let names: Vec<String> = layout
            .left_out
            .iter()
            .map(|number| format!("`{}`", rows.columns[shown[*number]].heading))
            .collect();
        let needed = layout::needed(&columns, &mut measure);
        let mut note = hidden(&names, needed, look);
        // Only the fields of a kind can be chosen.
        if rows.kind.is_some() {
            note.push_str(", or --fields");
        }
        notes.push(note);
    }
    let placed: Vec<(usize, usize, usize)> = layout
        .placed
        .iter()
        .map(|placed| (shown[placed.column], placed.form, placed.width))
        .collect();
    let lines = |row: usize, (number, form, width): (usize, usize, usize)| {
        let mut lines = Vec::new();
        if let Some(shown) = texts[number][form].get(row) {
            shown.lines(width, look, &mut lines);
        } else if let Some(row) = rows.rows.get(row) {
            let item = marks::item(rows, row, &rows.columns[number], form, look);
            Shown::of(&item, look).lines(width, look, &mut lines);
        }
        lines
    };
    let mut sheet = Sheet {
        heads: placed
            .iter()
            .map(|(number, ..)| rows.columns[*number].heading.to_string())
            .collect(),
        widths: placed.iter().map(|(.., width)| *width).collect(),
        numbers: placed
            .iter()
            .map(|(number, form, _)| are_numbers(texts[*number][*form].iter(), look))
            .collect(),
        rows: Vec::new(),
    };
    let mut part = Part::default();
    for begin in (0..rows.rows.len().max(1)).step_by(SETTLED) {
        let end = rows.rows.len().min(begin + SETTLED);
        sheet.rows.extend(
            (begin..end).map(|row| placed.iter().map(|column| lines(row, *column)).collect()),
        );
        part = draw_part(&sheet, part, look, out);
        // The last row is there again, so that what is between it and the next one can be drawn.
        sheet.rows.drain(..sheet.rows.len().saturating_sub(1));
    }
    Some(())
}

/// The numbers of the columns that say anything, and what the layout is to know of them.
fn wanting(rows: &Rows<'_>) -> (Vec<usize>, Vec<layout::Column>) {
    let is_empty = |column: &crate::view::Column| {
        let mut all = rows.rows.iter();
        !column.asked && rows.rows.len() > 1 && all.all(|row| rows.cell(row, column, 0).is_empty())
    };
    let columns = rows.columns.iter().enumerate();
    columns
        .filter(|(number, column)| *number == 0 || !is_empty(column))
        .map(|(number, column)| {
            let wanted = layout::Column {
                set: column.set,
                forms: column.forms(),
                easy: column.easy_forms(),
                rank: column.rank(),
                kept: column.is_kept(),
            };
            (number, wanted)
        })
        .unzip()
}

/// Which columns are not shown, and how to see them.
fn hidden(names: &[String], needed: usize, look: Look) -> String {
    let (width, names) = (look.width, names.join(", "));
    format!("hidden to fit {width} columns: {names}; use --width {needed}")
}

/// A layout of columns that nobody asked for by name and no kind declares, squeezed as far as can be read.
fn squeezed(
    columns: &[layout::Column],
    width: usize,
    measure: &mut impl FnMut(usize, usize) -> Measure,
) -> Option<layout::Layout> {
    let measures: Vec<(Measure, Set)> = columns
        .iter()
        .enumerate()
        .map(|(number, column)| (measure(number, 0), column.set))
        .collect();
    let widths = layout::squeeze(&measures, width, layout::HARD)?;
    let placed = widths.into_iter().enumerate();
    Some(layout::Layout {
        placed: placed
            .map(|(column, width)| layout::Placed {
                column,
                form: 0,
                width,
            })
            .collect(),
        left_out: Vec::new(),
    })
}

/// A grid with what its cells show.
struct Cells<'g> {
    heads: Vec<&'g str>,
    sets: Vec<Set>,
    rows: Vec<Vec<Vec<Shown>>>,
}

impl<'g> Cells<'g> {
    fn of(grid: &'g Grid<'_>, look: Look) -> Self {
        let shown =
            |items: &Vec<Item<'_>>| items.iter().map(|item| Shown::of(item, look)).collect();
        Self {
            heads: grid.header.iter().map(|(name, _)| name.as_str()).collect(),
            sets: grid.header.iter().map(|(_, set)| *set).collect(),
            rows: grid
                .rows
                .iter()
                .map(|row| row.iter().map(shown).collect())
                .collect(),
        }
    }

    /// Without the columns after the first in which nothing stands.
    fn without_empty(mut self) -> Self {
        fn keep<T>(items: &mut Vec<T>, filled: &[bool]) {
            let mut filled = filled.iter();
            items.retain(|_| filled.next().is_none_or(|filled| *filled));
        }
        let filled: Vec<bool> = (0..self.heads.len())
            .map(|number| number == 0 || self.rows.iter().any(|row| !row[number].is_empty()))
            .collect();
        keep(&mut self.heads, &filled);
        keep(&mut self.sets, &filled);
        for row in &mut self.rows {
            keep(row, &filled);
        }
        self
    }

    fn measure(&self, number: usize, look: Look) -> Measure {
        let heading = (!look.no_header).then_some(self.heads[number]);
        let cells = self.rows.iter().map(|row| row[number].iter());
        Measure::of(
            heading,
            cells.map(|items| items.map(|shown| shown.text.as_str())),
        )
    }

    fn measures(&self, look: Look) -> Vec<(Measure, Set)> {
        (0..self.heads.len())
            .map(|number| (self.measure(number, look), self.sets[number]))
            .collect()
    }

    /// The columns `numbers` at these widths.
    fn sheet(&self, numbers: &[usize], widths: Vec<usize>, look: Look) -> Sheet {
        Sheet {
            heads: numbers
                .iter()
                .map(|number| self.heads[*number].to_owned())
                .collect(),
            numbers: numbers
                .iter()
                .map(|number| are_numbers(self.rows.iter().flat_map(|row| &row[*number]), look))
                .collect(),
            rows: self
                .rows
                .iter()
                .map(|row| {
                    let cells = numbers.iter().zip(&widths);
                    cells
                        .map(|(number, width)| {
                            let mut lines = Vec::new();
                            for shown in &row[*number] {
                                shown.lines(*width, look, &mut lines);
                            }
                            lines
                        })
                        .collect()
                })
                .collect(),
            widths,
        }
    }
}

/// Whether a column has nothing but numbers, and not only years, which are all of one width and need no setting to the
/// right.
fn are_numbers<'s>(cells: impl Iterator<Item = &'s Shown>, look: Look) -> bool {
    let none = look.signs().none;
    let mut widths = (usize::MAX, 0);
    for shown in cells.filter(|shown| shown.text != none && !shown.text.is_empty()) {
        let number = shown.text.trim_end_matches('%').replace(['.', ','], "");
        if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
            return false;
        }
        let width = text::width(&shown.text);
        widths = (widths.0.min(width), widths.1.max(width));
    }
    widths.0 < widths.1 || widths.1 < YEAR
}

/// The width of a year.
const YEAR: usize = 4;

/// Draws the grid; gives nothing and draws nothing where its columns do not fit the width.
pub(super) fn grid(
    grid: &Grid<'_>,
    look: Look,
    out: &mut String,
    notes: &mut Vec<String>,
) -> Option<()> {
    if look.width < layout::NARROWEST {
        return None;
    }
    let cells = Cells::of(grid, look);
    if !grid.ranks.is_empty() {
        return ranked(&cells, &grid.ranks, look, out, notes);
    }
    squeezed_grid(&cells, look, out)
}

/// Draws all columns, however narrow.
fn squeezed_grid(cells: &Cells<'_>, look: Look, out: &mut String) -> Option<()> {
    let widths = layout::squeeze(&cells.measures(look), look.width, layout::HARD)?;
    let all: Vec<usize> = (0..widths.len()).collect();
    draw(&cells.sheet(&all, widths, look), look, out);
    Some(())
}

/// Draws the columns that are easy to read beside each other, those of the lowest ranks first.
fn ranked(
    cells: &Cells<'_>,
    ranks: &[u8],
    look: Look,
    out: &mut String,
    notes: &mut Vec<String>,
) -> Option<()> {
    let columns = cells.sets.iter().zip(ranks);
    let columns: Vec<layout::Column> = columns
        .map(|(set, rank)| layout::Column {
            set: *set,
            forms: 1,
            easy: 1,
            rank: *rank,
            kept: *rank == 0,
        })
        .collect();
    let mut measure = |number: usize, _: usize| cells.measure(number, look);
    let Some(layout) = layout::arrange(&columns, look.width, &mut measure) else {
        return squeezed_grid(cells, look, out);
    };
    if !layout.left_out.is_empty() {
        let names = layout.left_out.iter();
        let names: Vec<String> = names
            .map(|number| format!("`{}`", cells.heads[*number]))
            .collect();
        let needed = layout::needed(&columns, &mut measure);
        notes.push(hidden(&names, needed, look));
    }
    let (shown, widths): (Vec<usize>, Vec<usize>) = layout
        .placed
        .iter()
        .map(|placed| (placed.column, placed.width))
        .unzip();
    draw(&cells.sheet(&shown, widths, look), look, out);
    Some(())
}

/// How many lines of a grid that compares nothing are one screen.
const SCREEN: usize = 60;

/// A grid with a column for each of several things. Where their cells would be too narrow, or where it `compares` nothing,
/// is longer than a screen, and is shorter so, it is set as rows, a fact a row, under `names`.
pub(super) struct Pivot<'g, 'a> {
    pub(super) grid: &'g Grid<'a>,
    pub(super) names: [&'static str; 2],
    pub(super) compares: bool,
    pub(super) longest: Option<Longest>,
}

impl Pivot<'_, '_> {
    /// Draws it, and gives a line on how to see what is left out of it, which is empty where nothing is; gives nothing and
    /// draws nothing where its columns do not fit the width.
    pub(super) fn draw(&self, look: Look, out: &mut String) -> Option<String> {
        if look.width < layout::NARROWEST {
            return None;
        }
        let mut drawn = String::new();
        pivot(self.grid, self.names, self.compares, look, &mut drawn)?;
        let fits = |drawn: &str, lines: usize| drawn.lines().count() <= lines;
        let too_long = |longest: &Longest| !fits(&drawn, longest.lines);
        let longest = self.longest.filter(too_long);
        if let Some(longest) = longest {
            let most = self.grid.rows.iter().flatten().map(Vec::len).max();
            // As many things a cell as fit, and never none: the halves of the range are tried in turn.
            let (mut least, mut most) = (1, most.unwrap_or_default());
            while least < most {
                let middle = least + (most - least) / 2;
                let mut shorter = String::new();
                let cut = cut(self.grid, middle);
                pivot(&cut, self.names, self.compares, look, &mut shorter)?;
                let is_short = fits(&shorter, longest.lines);
                if is_short || middle == 1 {
                    drawn = shorter;
                }
                if is_short {
                    least = middle + 1;
                } else {
                    most = middle;
                }
            }
        }
        out.push_str(&drawn);
        let dots = if look.ascii { "..." } else { "…" };
        let more = longest.map(|longest| format!("{dots} more: {}\n", longest.option));
        Some(more.unwrap_or_default())
    }
}

/// The grid with the first `most` things of each cell, and how many more there are.
fn cut<'a>(grid: &Grid<'a>, most: usize) -> Grid<'a> {
    let cell = |items: &Vec<Item<'a>>| {
        let more = items.len().saturating_sub(most);
        let mut items: Vec<Item<'a>> = items.iter().take(most).cloned().collect();
        if more > 0 {
            items.push(Item::new(format!("… {more} more")).hint());
        }
        items
    };
    Grid {
        header: grid.header.clone(),
        rows: grid
            .rows
            .iter()
            .map(|row| row.iter().map(cell).collect())
            .collect(),
        ranks: grid.ranks.clone(),
    }
}

fn pivot(
    grid: &Grid<'_>,
    names: [&str; 2],
    compares: bool,
    look: Look,
    out: &mut String,
) -> Option<()> {
    let cells = Cells::of(grid, look).without_empty();
    let measures = cells.measures(look);
    let widths = layout::squeeze(&measures, look.width, layout::LEAST_OF_PIVOT).filter(|widths| {
        let mut columns = widths.iter().zip(&measures).skip(1);
        columns.all(|(width, (measure, _))| *width >= measure.line.min(layout::LEAST_OF_PIVOT))
    });
    let Some(widths) = widths else {
        return squeezed_grid(&Cells::of(&as_rows(grid, names), look), look, out);
    };
    let all: Vec<usize> = (0..widths.len()).collect();
    let mut drawn = String::new();
    draw(&cells.sheet(&all, widths, look), look, &mut drawn);
    if !compares && drawn.lines().count() > SCREEN {
        let mut rows = String::new();
        let as_rows = as_rows(grid, names);
        if squeezed_grid(&Cells::of(&as_rows, look), look, &mut rows).is_some()
            && rows.lines().count() < drawn.lines().count()
        {
            drawn = rows;
        }
    }
    out.push_str(&drawn);
    Some(())
}

/// The facts of a pivot, a row each.
fn as_rows<'a>(grid: &Grid<'a>, names: [&str; 2]) -> Grid<'a> {
    let first = grid.header.first().cloned().unwrap_or_default();
    let [column, fact] = names.map(str::to_owned);
    let mut rows: Vec<Vec<Vec<Item<'a>>>> = Vec::new();
    for row in &grid.rows {
        for ((name, _), items) in grid.header.iter().zip(row).skip(1) {
            for item in items {
                // How many there are more is said in the row of the last.
                if item.hint
                    && let Some([_, _, facts]) = rows.last_mut().map(Vec::as_mut_slice)
                {
                    facts.push(item.clone());
                    continue;
                }
                let mut item = item.clone();
                // One fact a row needs no bullet before it.
                item.sign = item.sign.filter(|sign| *sign != Sign::Bullet);
                rows.push(vec![
                    row.first().cloned().unwrap_or_default(),
                    vec![Item::new(name.clone())],
                    vec![item],
                ]);
            }
        }
    }
    Grid {
        header: vec![first, (column, Set::Names), (fact, Set::Prose)],
        rows,
        ranks: Vec::new(),
    }
}

/// Draws a cross table, in blocks of columns where it is too wide.
pub(super) fn cross(grid: &Grid<'_>, look: Look, out: &mut String) -> Option<()> {
    if look.width < layout::NARROWEST {
        return None;
    }
    let cells = Cells::of(grid, look);
    let mut measures = cells.measures(look).into_iter().map(|(measure, _)| measure);
    let first = measures.next()?;
    let rest: Vec<Measure> = measures.collect();
    let all: usize = rest
        .iter()
        .map(|measure| measure.line.max(measure.head_part) + layout::GAP)
        .sum();
    let share = look.width / 3;
    let named = first.line.min(look.width.saturating_sub(all).max(share));
    let room = look.width.saturating_sub(named + layout::GAP);
    let widths: Vec<usize> = rest
        .iter()
        .map(|measure| measure.line.max(measure.head_part).min(share).min(room))
        .collect();
    let blocks = layout::blocks(named, &widths, look.width);
    let several = blocks.len() > 1;
    for (number, block) in blocks.into_iter().enumerate() {
        if number > 0 {
            out.push('\n');
        }
        let columns: Vec<usize> = std::iter::once(0)
            .chain(block.clone().map(|column| column + 1))
            .collect();
        let widths = std::iter::once(named)
            .chain(widths[block].iter().copied())
            .collect();
        let mut sheet = cells.sheet(&columns, widths, look);
        if several {
            // A row of which a block has nothing is not named there again.
            let has = |cells: &Vec<Vec<Line>>| cells.iter().skip(1).any(|lines| !lines.is_empty());
            sheet.rows.retain(has);
        }
        draw(&sheet, look, out);
    }
    Some(())
}

fn draw(sheet: &Sheet, look: Look, out: &mut String) {
    draw_part(sheet, Part::default(), look, out);
}

/// Draws rows behind those that `part` tells of.
fn draw_part(sheet: &Sheet, part: Part, look: Look, out: &mut String) -> Part {
    let columns = sheet.widths.len();
    let lines = if look.ascii {
        style('-', '+', '-', '+', '|')
    } else {
        style('─', '┼', '╌', '┼', '│')
    };
    let bar = if look.ascii { "|" } else { "│" };
    let mut table = Table::new();
    table.set_content_arrangement(ContentArrangement::Disabled);
    let mut drawn: Vec<Drawn> = Vec::new();
    if !look.no_header && part.drawn == 0 {
        let bold = if look.color {
            Style::new().bold()
        } else {
            Style::new()
        };
        let heads: Vec<Vec<Line>> = sheet
            .heads
            .iter()
            .zip(&sheet.widths)
            .map(|(head, width)| {
                text::wrap(&harmless(head), *width, "")
                    .into_iter()
                    .map(|line| Line::styled(line, bold))
                    .collect()
            })
            .collect();
        table.set_header(heads.iter().map(|lines| cell(lines)));
        drawn.extend(across(&heads).map(Drawn::Cells));
        drawn.push(Drawn::Rule { shown: true });
    }
    // A rule parts a row of several lines from its neighbours; rows of one line each need none between them.
    let wraps = |cells: &Vec<Vec<Line>>| cells.iter().any(|lines| lines.len() > 1);
    let ruled = if part.drawn == 0 {
        !look.no_header && sheet.rows.iter().any(wraps)
    } else {
        part.ruled
    };
    let mut after_wrapped = false;
    for (number, cells) in sheet.rows.iter().enumerate() {
        table.add_row(cells.iter().map(|lines| cell(lines)));
        let wrapped = wraps(cells);
        if ruled && number > 0 {
            drawn.push(Drawn::Rule {
                shown: wrapped || after_wrapped,
            });
        }
        after_wrapped = wrapped;
        let is_new = number > 0 || part.drawn == 0;
        drawn.extend(across(cells).map(|line| {
            if is_new {
                Drawn::Cells(line)
            } else {
                Drawn::Before
            }
        }));
    }
    table.load_style(if ruled {
        lines
    } else {
        lines.row_separator(LineStyle::none())
    });
    table.set_constraints(sheet.widths.iter().enumerate().map(|(number, width)| {
        // The crate counts a column's padding as part of its width.
        let padded = width + usize::from(number > 0) + usize::from(number + 1 < columns);
        ColumnConstraint::Absolute(Width::Fixed(u16::try_from(padded).unwrap_or(u16::MAX)))
    }));
    for number in 0..columns {
        if let Some(column) = table.column_mut(number) {
            column.set_padding((u16::from(number > 0), u16::from(number + 1 < columns)));
            if sheet.numbers[number] {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
    }
    let mut drawn = drawn.into_iter();
    for line in table.lines() {
        let line = line.trim_end();
        match drawn.next() {
            Some(Drawn::Rule { shown: false } | Drawn::Before) => continue,
            Some(Drawn::Cells(cells)) if look.color => colour(line, &cells, sheet, bar, out),
            _ => out.push_str(line),
        }
        out.push('\n');
    }
    Part {
        drawn: part.drawn + sheet.rows.len() - usize::from(part.drawn > 0).min(sheet.rows.len()),
        ruled,
    }
}

/// A line that the crate draws.
enum Drawn {
    /// A line of a row that was drawn already.
    Before,
    /// The lines of a row's cells that stand side by side.
    Cells(Vec<Line>),
    /// A line between rows. The crate draws it everywhere or nowhere.
    Rule { shown: bool },
}

/// The lines of a cell for the crate that draws.
fn cell(lines: &[Line]) -> Cell {
    let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    Cell::new(texts.join("\n"))
}

/// A row line by line: for each line the cells' own lines.
fn across(cells: &[Vec<Line>]) -> impl Iterator<Item = Vec<Line>> {
    let height = cells.iter().map(Vec::len).max().unwrap_or_default().max(1);
    (0..height).map(move |number| {
        let line = |lines: &Vec<Line>| lines.get(number).cloned().unwrap_or_default();
        cells.iter().map(line).collect()
    })
}

/// Writes a drawn line with the colours of its cells. Where a cell is not where it should be, the line stays plain.
fn colour(line: &str, cells: &[Line], sheet: &Sheet, bar: &str, out: &mut String) {
    let mut whole = Line {
        text: line.to_owned(),
        styles: Vec::new(),
    };
    let mut place = 0;
    for (number, (cell, width)) in cells.iter().zip(&sheet.widths).enumerate() {
        if number > 0 {
            place += 1 + bar.len() + 1;
        }
        let blank = width.saturating_sub(text::width(&cell.text));
        let before = if sheet.numbers[number] { blank } else { 0 };
        place += before;
        if line.get(place..place + cell.text.len()) == Some(&cell.text) {
            let styles = cell.styles.iter();
            let moved =
                styles.map(|(range, style)| (range.start + place..range.end + place, *style));
            whole
                .styles
                .extend(moved.filter(|(_, style)| !style.is_plain()));
        }
        place += cell.text.len() + blank - before;
    }
    whole.write(out);
}

/// A heading, bold where colour is on.
pub(super) fn heading(text: &str, look: Look, out: &mut String) {
    let text = harmless(text);
    if look.color {
        Line::styled(text.into_owned(), Style::new().bold()).write(out);
    } else {
        out.push_str(&text);
    }
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

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
            ranks: Vec::new(),
            rows: vec![vec![
                vec![Item::new("2013")],
                vec![Item::new(
                    "a name of several words that has to be wrapped somewhere, and of more words than fit a line",
                )],
            ]],
        }
    }

    fn drawn(look: Look) -> String {
        let mut out = String::new();
        grid(&example(), look, &mut out, &mut Vec::new()).expect("fits");
        out
    }

    #[test]
    fn no_line_is_wider_than_asked() {
        for size in [60, 80, 100] {
            let out = drawn(look(size));
            assert!(
                out.lines().all(|line| text::width(line) <= size),
                "{size}: {out}"
            );
        }
    }

    #[test]
    fn below_sixty_columns_nothing_is_drawn() {
        let mut out = String::new();
        assert!(grid(&example(), look(59), &mut out, &mut Vec::new()).is_none());
        assert!(out.is_empty());
    }

    #[test]
    fn colour_changes_nothing_but_colour() {
        let mut grid_of_colours = example();
        grid_of_colours.rows[0][1][0] = grid_of_colours.rows[0][1][0].clone().accent("un", "UN");
        grid_of_colours.rows[0][1][0].marks = vec![2..6, 60..70];
        let mut plain = String::new();
        grid(&grid_of_colours, look(60), &mut plain, &mut Vec::new()).expect("fits");
        let mut coloured = String::new();
        let with_colour = Look {
            color: true,
            ..look(60)
        };
        grid(
            &grid_of_colours,
            with_colour,
            &mut coloured,
            &mut Vec::new(),
        )
        .expect("fits");
        let escapes = regex_lite::Regex::new("\u{1b}\\[[0-9;]*m").expect("a pattern");
        assert!(coloured.contains('\u{1b}'));
        assert_eq!(escapes.replace_all(&coloured, ""), plain);
    }
}
