//! Which columns a table shows, in which of their forms, and how wide. Pure: it knows widths and texts, no terminal, no
//! format and no record, so that a table, a page and a picture can share it.
//!
//! Columns come in the order in which they are read. Where they do not fit, the last one that has a shorter form takes
//! it, then the one before it; where that is not enough, columns are left out, those of the highest rank first and the
//! last of them before the others.

pub mod text;

use text::Measure;

/// Between two columns: a space, a line, a space.
pub const GAP: usize = 3;
/// The width from which on a table is worth drawing.
pub const NARROWEST: usize = 60;

/// How a column may be broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Set {
    /// Words of prose, wrapped as need be.
    #[default]
    Prose,
    /// Names and lists of ids, wrapped between them and at their hyphens.
    Names,
    /// Dates, numbers and words of a closed list: wrapped only where one is uncommonly long.
    Whole,
}

/// The widths at which a column is still easy to read, by how it is set, and where it has a shorter form.
const COMFORT: usize = 24;
const COMFORT_OF_LONG: usize = 48;
const COMFORT_OF_PROSE: usize = 34;
/// The widths below which it is hard to read.
const LEAST: usize = 10;
const LEAST_OF_PROSE: usize = 18;
const LEAST_OF_WHOLE: usize = 20;
/// A column that is no wider is better not squeezed at all.
const SHORT: usize = 18;
/// The width to which a column that must be there may be squeezed.
pub const HARD: usize = 10;
/// The width below which the cells of a pivot are better set as rows.
pub const LEAST_OF_PIVOT: usize = 16;

/// The rank from which on a column is shown only where all columns are easy to read beside it.
const DISPENSABLE: u8 = 2;

/// A column that wants a place.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// How it may be broken.
    pub set: Set,
    /// In how many forms it can be set, each shorter than the one before; at least one.
    pub forms: usize,
    /// How many of them are easy to read; the others are taken only where the usual cell would be broken.
    pub easy: usize,
    /// Columns of a higher rank are left out first.
    pub rank: u8,
    /// Whether it is never left out.
    pub kept: bool,
}

/// Where a column was placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// Which of the columns it is.
    pub column: usize,
    /// The form in which it is set, 0 for the fullest.
    pub form: usize,
    /// The width of its cells.
    pub width: usize,
}

/// How columns share a width.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// The columns that are shown, in their order.
    pub placed: Vec<Placed>,
    /// The columns that are left out, in their order.
    pub left_out: Vec<usize>,
}

/// The least width in which all columns can be shown, each in its shortest form.
#[must_use]
pub fn needed(columns: &[Column], mut measure: impl FnMut(usize, usize) -> Measure) -> usize {
    let eased = columns.iter().any(Column::is_dispensable);
    let widths = columns.iter().enumerate().map(|(number, column)| {
        if eased {
            let form = column.easy.max(1) - 1;
            let shorter = column.forms - 1 - form;
            Wish::of(measure(number, form), column.set, shorter).comfort
        } else {
            Wish::of(measure(number, column.forms - 1), column.set, 0).least
        }
    });
    (widths.sum::<usize>() + GAP * columns.len().saturating_sub(1)).max(NARROWEST)
}

impl Column {
    const fn is_dispensable(&self) -> bool {
        self.rank >= DISPENSABLE && !self.kept
    }
}

/// What a column wants in one of its forms.
#[derive(Debug, Clone, Copy)]
struct Wish {
    natural: usize,
    /// What keeps every word whole that is not uncommonly long.
    whole: usize,
    /// The width that keeps its cells on a line, or nearly all of them, where that is a short one.
    short: Option<usize>,
    usual: usize,
    comfort: usize,
    /// What keeps the usual cell easy to read.
    soft: usize,
    least: usize,
}

impl Wish {
    /// What it wants in a form with so many `shorter` ones.
    fn of(measure: Measure, set: Set, shorter: usize) -> Self {
        let natural = measure.line.max(measure.head);
        // A heading is broken between its words where a cell may be.
        let narrow = measure.line.max(measure.head_part);
        let squeezed = |from: usize, to: usize| {
            let part = measure.part.max(measure.head_part);
            part.clamp(from, to).min(narrow)
        };
        let (comfort, least) = match set {
            Set::Prose => (
                COMFORT_OF_PROSE,
                squeezed(LEAST_OF_PROSE, LEAST_OF_PROSE + 4),
            ),
            // Before lines are broken, a shorter form is taken; but the shortest only where the usual cell is broken.
            Set::Names if shorter > 1 => (COMFORT_OF_LONG, narrow),
            Set::Names if shorter == 1 => {
                let usual = measure.usual.max(squeezed(LEAST, LEAST + 6)).min(narrow);
                (COMFORT_OF_LONG, usual)
            }
            Set::Names => (COMFORT, squeezed(LEAST, LEAST + 6)),
            Set::Whole => (COMFORT, narrow.min(LEAST_OF_WHOLE)),
        };
        // Names need no more than the usual one does.
        let enough = |width: usize| match set {
            Set::Names if shorter < 2 => width.max(measure.head_part),
            Set::Names | Set::Whole => usize::MAX,
            Set::Prose => COMFORT,
        };
        let comfortable = narrow.min(comfort);
        let usual = enough(measure.usual).min(comfortable).max(least);
        let comfort = if set == Set::Names && shorter == 1 {
            usual
        } else {
            comfortable.max(least)
        };
        let short = [natural, measure.nearly_all.max(measure.head)];
        let short = short.into_iter().find(|width| *width <= SHORT);
        Self {
            natural,
            whole: squeezed(0, LEAST_OF_WHOLE + 2),
            short,
            usual: measure.usual,
            comfort,
            soft: usual,
            least,
        }
    }
}

/// Shares `width` among `columns`, whose cells `measure` measures in the form asked; gives nothing where those that must
/// be there do not fit.
#[must_use]
pub fn arrange(
    columns: &[Column],
    width: usize,
    mut measure: impl FnMut(usize, usize) -> Measure,
) -> Option<Layout> {
    let mut wishes: Vec<Vec<Wish>> = vec![Vec::new(); columns.len()];
    let mut wish = |number: usize, form: usize| {
        let known = &mut wishes[number];
        while known.len() <= form {
            let shorter = columns[number].forms.saturating_sub(known.len() + 1);
            let measure = measure(number, known.len());
            let next = Wish::of(measure, columns[number].set, shorter);
            known.push(next);
        }
        known[form]
    };
    let mut shown: Vec<usize> = (0..columns.len()).collect();
    let mut left_out = Vec::new();
    loop {
        let available = width.checked_sub(GAP * shown.len().saturating_sub(1));
        if let Some(available) = available
            && let Some((forms, wishes, eased)) = forms(columns, &shown, available, &mut wish)
            && (eased || !shown.iter().any(|column| columns[*column].is_dispensable()))
        {
            let placed = shown.iter().zip(forms).zip(share(&wishes, available));
            left_out.sort_unstable();
            return Some(Layout {
                placed: placed
                    .map(|((column, form), width)| Placed {
                        column: *column,
                        form,
                        width,
                    })
                    .collect(),
                left_out,
            });
        }
        // The first column says what a row is about, and is never left out.
        let last = shown
            .iter()
            .enumerate()
            .skip(1)
            .filter(|(_, column)| !columns[**column].kept)
            .max_by_key(|(place, column)| (columns[**column].rank, *place))
            .map(|(place, _)| place);
        if let Some(place) = last {
            left_out.push(shown.remove(place));
        } else {
            return None;
        }
    }
}

/// The fullest forms in which the columns that are shown fit, the last one giving way first, and whether all are easy to
/// read; nothing where they do not fit even in their shortest.
fn forms(
    columns: &[Column],
    shown: &[usize],
    available: usize,
    wish: &mut impl FnMut(usize, usize) -> Wish,
) -> Option<(Vec<usize>, Vec<Wish>, bool)> {
    let mut forms = vec![0; shown.len()];
    let mut soft = None;
    loop {
        let wishes: Vec<Wish> = shown
            .iter()
            .zip(&forms)
            .map(|(column, form)| wish(*column, *form))
            .collect();
        let fits = |width: fn(&Wish) -> usize| {
            let sum: usize = wishes.iter().map(width).sum();
            sum <= available
        };
        let mut each = shown.iter().zip(&forms);
        if each.all(|(column, form)| *form < columns[*column].easy.max(1)) {
            if fits(|wish| wish.comfort) {
                return Some((forms, wishes, true));
            }
            if soft.is_none() && fits(|wish| wish.soft) {
                soft = Some((forms.clone(), wishes.clone(), false));
            }
        }
        let shorter = shown
            .iter()
            .zip(&forms)
            .rposition(|(column, form)| form + 1 < columns[*column].forms);
        if let Some(place) = shorter {
            forms[place] += 1;
        } else {
            let shortest = fits(|wish| wish.least).then_some((forms, wishes.clone(), false));
            return soft.or(shortest);
        }
    }
}

/// The widths of columns that must all be there: as good as can be, and where need be no wider than `hard`; nothing where
/// even that is too wide.
#[must_use]
pub fn squeeze(columns: &[(Measure, Set)], width: usize, hard: usize) -> Option<Vec<usize>> {
    let available = width.checked_sub(GAP * columns.len().saturating_sub(1))?;
    let soft: Vec<Wish> = columns
        .iter()
        .map(|(measure, set)| Wish::of(*measure, *set, 0))
        .collect();
    let squeezed = soft.iter().map(|wish| {
        let least = wish.least.min(hard);
        Wish { least, ..*wish }
    });
    [soft.clone(), squeezed.collect()]
        .into_iter()
        .find(|wishes| wishes.iter().map(|wish| wish.least).sum::<usize>() <= available)
        .map(|wishes| share(&wishes, available))
}

/// The widths of columns with these wishes, of which the least is known to fit in `available`. What is left goes, one by
/// one, to the column whose usual cell would otherwise need the most lines; where none needs more than one, to the one
/// whose widest cell does.
fn share(wishes: &[Wish], available: usize) -> Vec<usize> {
    let mut widths: Vec<usize> = wishes.iter().map(|wish| wish.least).collect();
    let mut left = available.saturating_sub(widths.iter().sum());
    // Before that, what keeps words whole, and for columns that need little more all of it, those that need least before
    // the others.
    let mut words: Vec<usize> = (0..wishes.len())
        .filter(|column| wishes[*column].whole > widths[*column])
        .collect();
    words.sort_by_key(|column| wishes[*column].whole - widths[*column]);
    for column in words {
        let more = wishes[column].whole - widths[column];
        if more <= left {
            widths[column] += more;
            left -= more;
        }
    }
    let more = |column: usize, widths: &[usize]| {
        let short = wishes[column].short?;
        short.checked_sub(widths[column])
    };
    let mut short: Vec<(usize, usize)> = (0..wishes.len())
        .filter_map(|column| Some((more(column, &widths)?, column)))
        .collect();
    short.sort_unstable();
    for (more, column) in short {
        if more <= left {
            widths[column] += more;
            left -= more;
        }
    }
    for wanted in [|wish: &Wish| wish.usual, |wish: &Wish| wish.natural] {
        while left > 0 {
            let lines = |column: &usize| wanted(&wishes[*column]) * 1000 / widths[*column].max(1);
            let wanting = (0..wishes.len()).filter(|column| {
                let wish = &wishes[*column];
                widths[*column] < wanted(wish).min(wish.natural)
            });
            let Some(tallest) = wanting.max_by_key(lines) else {
                break;
            };
            widths[tallest] += 1;
            left -= 1;
        }
    }
    widths
}

/// Columns in blocks that each fit `width`, every block beginning with a column of the width `first`; each block is a
/// range of `widths`. A column wider than what is left beside the first has a block of its own.
#[must_use]
pub fn blocks(first: usize, widths: &[usize], width: usize) -> Vec<std::ops::Range<usize>> {
    let mut blocks = Vec::new();
    let (mut begin, mut used) = (0, first);
    for (number, column) in widths.iter().enumerate() {
        if number > begin && used + GAP + column > width {
            blocks.push(begin..number);
            (begin, used) = (number, first);
        }
        used += GAP + column;
    }
    if begin < widths.len() {
        blocks.push(begin..widths.len());
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(set: Set, forms: usize, rank: u8) -> Column {
        Column {
            set,
            forms,
            easy: forms,
            rank,
            kept: false,
        }
    }

    /// Columns of cells that are all one word of these widths, a list for each column of its forms.
    fn arranged(columns: &[(Column, &[usize])], width: usize) -> Option<Layout> {
        let (columns, widths): (Vec<Column>, Vec<&[usize]>) = columns.iter().copied().unzip();
        arrange(&columns, width, |column, form| {
            let line = widths[column][form];
            Measure {
                line,
                part: line,
                usual: line,
                ..Measure::default()
            }
        })
    }

    fn outline(layout: &Layout) -> Vec<(usize, usize)> {
        layout
            .placed
            .iter()
            .map(|placed| (placed.column, placed.form))
            .collect()
    }

    #[test]
    fn the_last_column_takes_its_shorter_form_first() {
        let columns: [(Column, &[usize]); 3] = [
            (column(Set::Whole, 2, 0), &[10, 4]),
            (column(Set::Whole, 1, 0), &[10]),
            (column(Set::Whole, 2, 0), &[10, 4]),
        ];
        let forms = |width| outline(&arranged(&columns, width).expect("fits"));
        assert_eq!(forms(36), [(0, 0), (1, 0), (2, 0)]);
        assert_eq!(forms(35), [(0, 0), (1, 0), (2, 1)]);
        assert_eq!(forms(29), [(0, 1), (1, 0), (2, 1)]);
    }

    #[test]
    fn columns_are_left_out_by_rank_and_the_rest_fuller_again() {
        let columns: [(Column, &[usize]); 3] = [
            (column(Set::Whole, 1, 0), &[10]),
            (column(Set::Whole, 1, 5), &[10]),
            (column(Set::Whole, 2, 0), &[10, 4]),
        ];
        let layout = arranged(&columns, 23).expect("fits");
        assert_eq!(outline(&layout), [(0, 0), (2, 0)]);
        assert_eq!(layout.left_out, [1]);
        let layout = arranged(&columns, 12).expect("fits");
        assert_eq!(outline(&layout), [(0, 0)]);
        assert_eq!(layout.left_out, [1, 2]);
    }

    #[test]
    fn what_is_kept_is_not_left_out() {
        let mut kept = column(Set::Whole, 1, 9);
        kept.kept = true;
        let columns: [(Column, &[usize]); 2] = [(column(Set::Whole, 1, 0), &[10]), (kept, &[10])];
        assert_eq!(arranged(&columns, 22), None);
        assert!(arranged(&columns, 23).is_some());
    }

    #[test]
    fn the_longer_text_gets_the_wider_column() {
        let wishes: Vec<Wish> = [20, 100]
            .map(|line| {
                Wish::of(
                    Measure {
                        line,
                        part: 5,
                        usual: line,
                        ..Measure::default()
                    },
                    Set::Prose,
                    0,
                )
            })
            .to_vec();
        assert_eq!(share(&wishes, 57), [18, 39]);
        assert_eq!(share(&wishes, 200), [20, 100]);
    }

    #[test]
    fn too_many_columns_come_in_blocks() {
        assert_eq!(blocks(10, &[5, 5, 5, 30, 5], 26), [0..2, 2..3, 3..4, 4..5]);
        assert_eq!(blocks(10, &[], 26), [] as [std::ops::Range<usize>; 0]);
    }
}
