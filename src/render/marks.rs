//! The marks that cells carry in tables and lists, and the lines below that explain them and count what is shown.

use super::{Format, Look, cells};
use crate::graph::Claim;
use crate::layout::text;
use crate::view::{Accent, Block, Branch, Column, Count, Grid, Item, Row, Rows, Sign};

/// The cell of a row in one of the forms of its column. Only a cell that says something carries a mark.
pub(super) fn item<'a>(
    rows: &Rows<'a>,
    row: &Row<'a>,
    column: &Column,
    form: usize,
    look: Look,
) -> Item<'a> {
    marked(rows, row, column, form, look, || {
        rows.is_disputed(row, column)
    })
}

/// The same, where the caller knows whether the cell is disputed, or how to find out.
pub(super) fn marked<'a>(
    rows: &Rows<'a>,
    row: &Row<'a>,
    column: &Column,
    form: usize,
    look: Look,
    is_disputed: impl FnOnce() -> bool,
) -> Item<'a> {
    let text = rows.cell(row, column, form);
    if text.is_empty() {
        return Item::new(look.signs().none);
    }
    let text = if look.ascii && column.is_span() {
        text.replace('–', "-").into()
    } else {
        text
    };
    Item::new(text).disputed(is_disputed())
}

/// What stands below rows: what the marks mean, what the supplement added, and how many there are.
pub(super) fn below_rows(rows: &Rows<'_>, look: Look, out: &mut String) {
    if look.no_header {
        return;
    }
    let disputed = rows.rows.iter().any(|row| {
        let mut columns = rows.columns.iter();
        columns.any(|column| rows.is_disputed(row, column) && !rows.cell(row, column, 0).is_empty())
    });
    let seen = Seen {
        disputed,
        added: rows.rows.iter().filter(|row| row.is_added()).count(),
        ..Seen::default()
    };
    let shown = rows.rows.len();
    let many = rows.count.as_ref().map_or("rows", |count| count.many);
    seen.key(look, out);
    supplement(seen.added, shown, many, look, out);
    if let Some(count) = &rows.count {
        let mut line = counted(shown, count);
        for (field, word, phrase) in count.besides {
            let has = |row: &&Row<'_>| row.get(field).as_str() == Some(*word);
            let number = rows.rows.iter().filter(has).count();
            if number > 0 {
                line.push_str(&format!(", {number} {phrase}"));
            }
        }
        wrapped(&line, look, out);
    }
}

/// How many there are: `57 missions`, `3 of 57 missions`.
pub(super) fn counted(shown: usize, count: &Count) -> String {
    if shown < count.of {
        format!("{shown} of {} {}", count.of, count.many)
    } else {
        let name = if shown == 1 { count.one } else { count.many };
        format!("{shown} {name}")
    }
}

fn supplement(added: usize, shown: usize, many: &str, look: Look, out: &mut String) {
    if added > 0 {
        let line = if added == shown && shown == 1 {
            "from the supplement (`--layer paper` hides it)".to_owned()
        } else {
            format!(
                "{added} of {shown} {many} {} from the supplement (`--layer paper` hides {})",
                if added == 1 { "is" } else { "are" },
                if added == 1 { "it" } else { "them" }
            )
        };
        wrapped(&line, look, out);
    }
}

/// What occurs in an answer that wants an explanation.
#[derive(Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says whether one sort of mark occurs"
)]
struct Seen<'a> {
    disputed: bool,
    /// How many were added to what the paper says, and how many items there are.
    added: usize,
    items: usize,
    strength: bool,
    weakness: bool,
    mixed: bool,
    bullet: bool,
    dot: bool,
    accents: Vec<&'a Accent>,
}

impl<'a> Seen<'a> {
    fn item(&mut self, item: &'a Item<'_>) {
        self.items += 1;
        self.disputed |= item.disputed;
        self.added += usize::from(item.added);
        match item.sign {
            Some(Sign::Plus) => self.strength = true,
            Some(Sign::Minus) => self.weakness = true,
            Some(Sign::Mixed) => self.mixed = true,
            Some(Sign::Bullet) => self.bullet = true,
            Some(Sign::Dot) => self.dot = true,
            None => {}
        }
        if let Some(accent) = &item.accent
            && !accent.org.is_empty()
            && !self.accents.contains(&accent)
        {
            self.accents.push(accent);
        }
    }

    fn grid(&mut self, grid: &'a Grid<'_>) {
        for item in grid.rows.iter().flatten().flatten() {
            self.item(item);
        }
    }

    /// A line for each sort of mark that occurs.
    fn key(&self, look: Look, out: &mut String) {
        let signs = look.signs();
        if self.disputed {
            let line = format!(
                "{} sources disagree; `poc show ID` gives each account",
                signs.disputed
            );
            wrapped(&line, look, out);
        }
        if self.strength || self.weakness || self.mixed {
            let stances = [
                (self.strength, signs.plus, "strength"),
                (self.weakness, signs.minus, "weakness"),
                (self.mixed, signs.mixed, "mixed"),
                (self.bullet, signs.bullet, "neutral"),
            ];
            let stances: Vec<String> = stances
                .iter()
                .filter(|(seen, ..)| *seen)
                .map(|(_, sign, meaning)| format!("{sign} {meaning}"))
                .collect();
            wrapped(&stances.join("  "), look, out);
        }
        if self.dot {
            let line = format!("{} linked, start year unknown", signs.dot);
            wrapped(&line, look, out);
        }
        if look.color && self.accents.len() > 1 {
            let mut accents = self.accents.clone();
            accents
                .sort_by_key(|accent| (crate::dataset::about::org_rank(&accent.org), &accent.name));
            let names: Vec<String> = accents
                .iter()
                .map(|accent| {
                    let name = super::harmless(&accent.name);
                    cells::coloured(Some(accent), &name, look)
                })
                .collect();
            out.push_str(&format!("colors: {}\n", names.join("  ")));
        }
    }
}

/// What stands below a grid.
pub(super) fn below_grid(grid: &Grid<'_>, look: Look, out: &mut String) {
    if look.no_header || !look.shows_marks() {
        return;
    }
    let mut seen = Seen::default();
    seen.grid(grid);
    seen.key(look, out);
    supplement(seen.added, seen.items, "entries", look, out);
}

/// What the marks of the trees of a page mean, all trees together.
pub(super) fn legend_of_trees(blocks: &[Block<'_>], look: Look) -> String {
    let trees = || {
        blocks.iter().filter_map(|block| match block {
            Block::Tree(tree) => Some(tree),
            _ => None,
        })
    };
    let mut text = String::new();
    let branch =
        |is: &dyn Fn(&Branch<'_>) -> bool| trees().any(|tree| tree.branches.iter().any(is));
    let claim = |claim: Claim| branch(&|branch| branch.ties.iter().any(|tie| tie.claim == claim));
    let signs = look.signs();
    let own = [
        (
            claim(Claim::Drawn),
            signs.drawn,
            "a parallel drawn by the source, not a claim of influence",
        ),
        (
            claim(Claim::Inferred),
            signs.inferred,
            "inferred by the coders; the source does not name it",
        ),
        (
            branch(&|branch| branch.repeated),
            signs.repeated,
            "already shown elsewhere in the tree, with its branches",
        ),
    ];
    for (_, sign, meaning) in own.iter().filter(|(shown, ..)| *shown) {
        wrapped(&format!("{sign} {meaning}"), look, &mut text);
    }
    if look.format != Format::Table && look.format != Format::List {
        return text;
    }
    let mut seen = Seen::default();
    for item in trees().flat_map(crate::view::Tree::items) {
        seen.item(item);
    }
    seen.key(look, &mut text);
    supplement(seen.added, seen.items, "records", look, &mut text);
    text
}

fn wrapped(line: &str, look: Look, out: &mut String) {
    for line in text::wrap(line, look.width, "  ") {
        out.push_str(&line);
        out.push('\n');
    }
}
