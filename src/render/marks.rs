//! The marks that records carry in tables, lists and Markdown: accounts differ, or it is not from the paper.

use super::{Look, width};
use crate::graph::Claim;
use crate::view::{Block, Branch, Grid, Item, Row, Rows, plain};

/// The cells of a row, one item a column, with their marks. A dispute on a field that is not shown marks the first cell, and
/// so does that the record was added to what the paper says.
pub(super) fn items(rows: &Rows<'_>, row: &Row<'_>, look: Look) -> Vec<Item<'static>> {
    let shown = rows
        .columns
        .iter()
        .any(|column| row.is_disputed(&column.path));
    rows.columns
        .iter()
        .zip(row.cells(&rows.columns))
        .enumerate()
        .map(|(number, (column, value))| {
            let text = plain(&value);
            let item = if text.is_empty() {
                Item::new(look.signs().none)
            } else {
                Item::new(text.into_owned())
            };
            let first = number == 0;
            item.disputed(row.is_disputed(&column.path) || first && !shown && row.has_dispute())
                .added(first && row.is_added())
        })
        .collect()
}

/// What the marks of these rows mean, a line each; nothing where no row has one.
pub(super) fn legend_of_rows(rows: &Rows<'_>, look: Look) -> String {
    legend(
        rows.rows.iter().any(Row::has_dispute),
        rows.rows.iter().any(Row::is_added),
        look,
    )
}

/// What the marks of this grid mean.
pub(super) fn legend_of_grid(grid: &Grid<'_>, look: Look) -> String {
    let any = |is: fn(&Item<'_>) -> bool| grid.rows.iter().flatten().flatten().any(is);
    legend(any(|item| item.disputed), any(|item| item.added), look)
}

/// What the marks of the trees of a page mean, all trees together.
pub(super) fn legend_of_trees(blocks: &[Block<'_>], look: Look) -> String {
    let trees = || {
        blocks.iter().filter_map(|block| match block {
            Block::Tree(tree) => Some(tree),
            _ => None,
        })
    };
    let branch =
        |is: &dyn Fn(&Branch<'_>) -> bool| trees().any(|tree| tree.branches.iter().any(is));
    let claim = |claim: Claim| branch(&|branch| branch.ties.iter().any(|tie| tie.claim == claim));
    let item = |is: fn(&Item<'_>) -> bool| trees().any(|tree| tree.items().any(is));
    let signs = look.signs();
    let own = [
        (
            claim(Claim::Drawn),
            signs.drawn,
            "no more than a parallel that the source draws; it claims no influence",
        ),
        (
            claim(Claim::Inferred),
            signs.inferred,
            "inferred by the coders; the source does not name it",
        ),
        (
            branch(&|branch| branch.repeated),
            signs.repeated,
            "stands elsewhere in the tree, with what hangs on it",
        ),
    ];
    explained(&own, look) + &legend(item(|item| item.disputed), item(|item| item.added), look)
}

fn legend(disputed: bool, added: bool, look: Look) -> String {
    let signs = look.signs();
    let marks = [
        (
            disputed,
            signs.disputed,
            "accounts differ; `poc show ID` tells how",
        ),
        (
            added,
            signs.added,
            "not in the paper but in the supplement; `--layer paper` leaves it out",
        ),
    ];
    explained(&marks, look)
}

/// The signs that are shown, each with its meaning, a line each.
fn explained(signs: &[(bool, &str, &str)], look: Look) -> String {
    let mut text = String::new();
    for (_, sign, meaning) in signs.iter().filter(|(shown, ..)| *shown) {
        for line in width::wrap(&format!("{sign} {meaning}"), look.width, "  ") {
            text.push_str(&line);
            text.push('\n');
        }
    }
    text
}
