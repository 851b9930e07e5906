//! Scenes as characters, for a terminal. Every drawing can be read without colour, and has an ASCII twin.

use anstyle::Style;
use unicode_width::UnicodeWidthStr;

use super::{Look, harmless};
use crate::scene::{Bars, Cells, Drawing, Lanes, Scene, Spans, Weight};

/// The least columns for a drawing beside its labels.
const LEAST: usize = 20;

/// The scene as lines of text, each ended by a newline.
pub(super) fn draw(scene: &Scene, look: Look, out: &mut String) {
    let mut lines = Vec::new();
    lines.push(harmless(&scene.title).into_owned());
    lines.push(String::new());
    match &scene.drawing {
        Drawing::Lanes(lanes) => draw_lanes(lanes, look, &mut lines),
        Drawing::Spans(spans) => draw_spans(spans, look, &mut lines),
        Drawing::Cells(cells) => draw_cells(cells, look, &mut lines),
        Drawing::Bars(bars) => draw_bars(bars, look, &mut lines),
        // A graph is read as a tree, which the page of the answer has.
        Drawing::Graph(_) => {}
    }
    for text in [&scene.about] {
        if !text.is_empty() {
            lines.push(String::new());
            lines.extend(
                textwrap::wrap(&harmless(text), look.width.max(LEAST))
                    .into_iter()
                    .map(std::borrow::Cow::into_owned),
            );
        }
    }
    for line in lines {
        out.push_str(line.trim_end());
        out.push('\n');
    }
}

/// The characters that drawings are made of.
struct Ink {
    mark: char,
    faint: char,
    thin: char,
    thick: char,
    uncertain: char,
    open: char,
    rule: char,
    full: char,
    filled: char,
    hollow: char,
}

const fn ink(look: Look) -> Ink {
    if look.ascii {
        Ink {
            mark: 'o',
            faint: '.',
            thin: '-',
            thick: '=',
            uncertain: '.',
            open: '>',
            rule: '-',
            full: '#',
            filled: 'x',
            hollow: 'o',
        }
    } else {
        Ink {
            mark: '●',
            faint: '○',
            thin: '─',
            thick: '━',
            uncertain: '┄',
            open: '→',
            rule: '─',
            full: '█',
            filled: '●',
            hollow: '○',
        }
    }
}

/// The text cut or filled to `width` columns; what was cut ends in an ellipsis.
fn fitted(text: &str, width: usize, look: Look) -> String {
    let text = harmless(text);
    if text.width() <= width {
        return format!("{text}{}", " ".repeat(width - text.width()));
    }
    let end = if look.ascii { "~" } else { "…" };
    let mut shown = String::new();
    for letter in text.chars() {
        let mut next = shown.clone();
        next.push(letter);
        if next.width() + 1 > width {
            break;
        }
        shown = next;
    }
    let shown = format!("{shown}{end}");
    let gap = width.saturating_sub(shown.width());
    format!("{shown}{}", " ".repeat(gap))
}

fn painted(text: &str, accent: Option<usize>, look: Look) -> String {
    match accent {
        Some(number) if look.color && !text.trim().is_empty() => {
            let style: Style = super::cells::accent_of(number);
            format!("{}{text}{}", style.render(), style.render_reset())
        }
        _ => text.to_owned(),
    }
}

fn widest<'t>(texts: impl Iterator<Item = &'t str>) -> usize {
    texts.map(|text| harmless(text).width()).max().unwrap_or(0)
}

/// Years above a drawing of `width` columns, as many as there is room for.
fn axis(from: i64, to: i64, width: usize, place: impl Fn(i64) -> usize) -> String {
    let mut line = " ".repeat(width + 6);
    let mut free = 0;
    for step in [1, 2, 5, 10, 20, 50, 100] {
        let years = (to - from) / step + 1;
        if usize::try_from(years)
            .unwrap_or(usize::MAX)
            .saturating_mul(6)
            <= width.max(6)
            || step == 100
        {
            for year in (from..=to).filter(|year| year.rem_euclid(step) == 0 || from == to) {
                let at = place(year);
                let text = year.to_string();
                if at >= free && at + text.len() <= width + 6 {
                    line.replace_range(at..at + text.len(), &text);
                    free = at + text.len() + 1;
                }
            }
            break;
        }
    }
    line.trim_end().to_owned()
}

fn draw_lanes(lanes: &Lanes, look: Look, lines: &mut Vec<String>) {
    let ink = ink(look);
    let shown: Vec<_> = lanes
        .lanes
        .iter()
        .filter(|lane| !lane.marks.is_empty())
        .collect();
    let label = widest(shown.iter().map(|lane| lane.label.as_str()))
        .max(4)
        .min(look.width / 4)
        + 5;
    let room = look.width.saturating_sub(label + 1).max(LEAST);
    let years = usize::try_from(lanes.to - lanes.from + 1)
        .unwrap_or(1)
        .max(1);
    // A column of characters is a year or several; several columns may make a year.
    let per = years.div_ceil(room);
    let bins = years.div_ceil(per);
    let wide = (room / bins).clamp(1, 6);
    let bin = |year: i64| usize::try_from(year - lanes.from).unwrap_or(0) / per;
    lines.push(format!(
        "{}{}",
        " ".repeat(label + 1),
        axis(lanes.from, lanes.to, bins * wide, |year| bin(year) * wide)
    ));
    let rule: String = std::iter::repeat_n(ink.rule, label + 1 + bins * wide).collect();
    for lane in shown {
        lines.push(rule.clone());
        let mut stacks: Vec<Vec<char>> = vec![Vec::new(); bins];
        for mark in &lane.marks {
            if let Some(stack) = stacks.get_mut(bin(mark.year)) {
                stack.push(if mark.faint { ink.faint } else { ink.mark });
            }
        }
        let tall = stacks.iter().map(Vec::len).max().unwrap_or(0);
        for height in (0..tall).rev() {
            let row: String = stacks
                .iter()
                .map(|stack| {
                    let mark = stack.get(height).copied().unwrap_or(' ');
                    format!("{mark}{}", " ".repeat(wide - 1))
                })
                .collect();
            let name = if height == 0 {
                let count = lane.marks.len().to_string();
                format!("{} {count:>4}", fitted(&lane.label, label - 5, look))
            } else {
                " ".repeat(label)
            };
            lines.push(format!("{name} {}", painted(&row, lane.accent, look)));
        }
    }
    lines.push(rule);
    let mut key = format!("{} an event", ink.mark);
    if lanes
        .lanes
        .iter()
        .any(|lane| lane.marks.iter().any(|mark| mark.faint))
    {
        key.push_str(&format!("   {} added from other sources", ink.faint));
    }
    if per > 1 {
        key.push_str(&format!("   one column is {per} years"));
    }
    lines.push(key);
}

#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "years and columns of a terminal are small, and times before the first year are moved to it"
)]
fn draw_spans(spans: &Spans, look: Look, lines: &mut Vec<String>) {
    let ink = ink(look);
    let label = widest(spans.rows.iter().map(|row| row.label.as_str()))
        .max(4)
        .min((look.width / 3).max(8));
    let note = widest(spans.rows.iter().map(|row| row.note.as_str())).min(look.width / 4);
    let room = look.width.saturating_sub(label + note + 5).max(LEAST);
    let years = (spans.to - spans.from).max(1) as f64;
    let place = |time: f64| {
        (((time - spans.from as f64) / years * room as f64)
            .round()
            .max(0.0) as usize)
            .min(room)
    };
    lines.push(format!(
        "{}{}",
        " ".repeat(label + 3),
        axis(spans.from, spans.to, room, |year| place(year as f64))
    ));
    for row in &spans.rows {
        let mut cells = vec![' '; room];
        let mut letter = None;
        for piece in &row.pieces {
            let (from, to) = (place(piece.from), place(piece.to));
            let from = from.min(room - 1);
            let drawn = match piece.weight {
                Weight::Thin => ink.thin,
                Weight::Thick => ink.thick,
                Weight::Uncertain => ink.uncertain,
            };
            for cell in &mut cells[from..to.max(from + 1)] {
                *cell = drawn;
            }
            if piece.open {
                let end = to.max(from + 1).min(room) - 1;
                cells[end] = ink.open;
            }
            if piece.weight == Weight::Thick && letter.is_none() {
                letter = Some(from);
            }
        }
        if let Some(place) = letter {
            cells[place] = row.letter;
        }
        let drawn: String = cells.into_iter().collect();
        lines.push(format!(
            "{} {} {} {}",
            fitted(&row.label, label, look),
            row.letter,
            painted(&drawn, row.accent, look),
            fitted(&row.note, note, look)
        ));
    }
    let letters: Vec<String> = spans
        .letters
        .iter()
        .map(|(letter, word)| format!("{letter} {word}"))
        .collect();
    lines.push(String::new());
    lines.push(letters.join("   "));
    let has = |weight| {
        spans
            .rows
            .iter()
            .any(|row| row.pieces.iter().any(|piece| piece.weight == weight))
    };
    let mut key = Vec::new();
    for (weight, sign, words) in [
        (Weight::Thin, ink.thin, "ran"),
        (
            Weight::Thick,
            ink.thick,
            "ran with that mandate, from the letter onward",
        ),
        (
            Weight::Uncertain,
            ink.uncertain,
            "may have run: no end is known",
        ),
    ] {
        if has(weight) {
            key.push(format!("{sign}{sign} {words}"));
        }
    }
    if spans
        .rows
        .iter()
        .any(|row| row.pieces.iter().any(|piece| piece.open))
    {
        key.push(format!("{} no end set", ink.open));
    }
    lines.extend(key);
}

fn draw_cells(cells: &Cells, look: Look, lines: &mut Vec<String>) {
    let ink = ink(look);
    let label = widest(cells.rows.iter().map(|(name, _)| name.as_str()))
        .max(4)
        .min((look.width / 2).max(8));
    let per = (look.width.saturating_sub(label + 2) / 4).max(1);
    for (block, columns) in cells.columns.chunks(per).enumerate() {
        if block > 0 {
            lines.push(String::new());
        }
        let first = block * per;
        // The names of the columns are numbered above and spelt out below: a column of marks is narrower than any name.
        let head: String = (0..columns.len())
            .map(|column| format!("{:>4}", first + column + 1))
            .collect();
        lines.push(format!("{}{head}", " ".repeat(label)));
        for (name, row) in &cells.rows {
            let marks: String = row
                .iter()
                .skip(first)
                .take(columns.len())
                .map(|cell| {
                    let mark = match (cell.filled, cell.hollow) {
                        (false, _) => ' ',
                        (true, false) => ink.filled,
                        (true, true) => ink.hollow,
                    };
                    format!("   {mark}")
                })
                .collect();
            lines.push(format!("{}{marks}", fitted(name, label, look)));
        }
        lines.push(String::new());
        for (column, name) in columns.iter().enumerate() {
            lines.push(format!("{:>4} {}", first + column + 1, harmless(name)));
        }
    }
}

#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "counts of records and columns of a terminal are small"
)]
fn draw_bars(bars: &Bars, look: Look, lines: &mut Vec<String>) {
    const EIGHTHS: [char; 7] = ['▏', '▎', '▍', '▌', '▋', '▊', '▉'];
    let ink = ink(look);
    let label = widest(bars.bars.iter().map(|bar| bar.label.as_str()))
        .max(bars.unit.width() + 4)
        .min((look.width / 3).max(8));
    let most = bars
        .bars
        .iter()
        .map(|bar| bar.value)
        .max()
        .unwrap_or(1)
        .max(1);
    let digits = most.max(bars.total.unwrap_or(0)).to_string().len();
    let room = look.width.saturating_sub(label + digits + 9).max(LEAST);
    let mut group = None;
    for bar in &bars.bars {
        if !bar.group.is_empty() && group != Some(&bar.group) {
            if group.is_some() {
                lines.push(String::new());
            }
            lines.push(harmless(&bar.group).into_owned());
            group = Some(&bar.group);
        }
        let eighths = (bar.value as f64 / most as f64 * room as f64 * 8.0).round() as usize;
        let mut drawn: String = std::iter::repeat_n(ink.full, eighths / 8).collect();
        if !look.ascii && !eighths.is_multiple_of(8) {
            drawn.push(EIGHTHS[eighths % 8 - 1]);
        } else if drawn.is_empty() && bar.value > 0 {
            drawn.push(if look.ascii { ink.full } else { EIGHTHS[0] });
        }
        let share = bars
            .total
            .filter(|total| *total > 0)
            .map_or(String::new(), |total| {
                format!(" {:>3.0}%", bar.value as f64 * 100.0 / total as f64)
            });
        let gap = " ".repeat(room.saturating_sub(drawn.chars().count()));
        lines.push(format!(
            "{} {}{gap} {:>digits$}{share}",
            fitted(&bar.label, label, look),
            painted(&drawn, bar.accent, look),
            bar.value
        ));
    }
    if let Some(total) = bars.total {
        let all = format!("all {}", bars.unit);
        let gap = " ".repeat(room);
        lines.push(format!(
            "{} {gap} {total:>digits$}",
            fitted(&all, label, look)
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{Bar, Lane, Mark, Piece, Span};

    fn scenes() -> Vec<Scene> {
        let mark = |year: i64, label: &str| Mark {
            year,
            date: year.to_string(),
            label: label.to_owned(),
            faint: year > 2022,
        };
        let scene = |drawing| Scene {
            title: "Titre \u{1b}[31m".to_owned(),
            about: "What it does not show.".to_owned(),
            source: String::new(),
            drawing,
        };
        vec![
            scene(Drawing::Lanes(Lanes {
                from: 1994,
                to: 2026,
                lanes: vec![Lane {
                    label: "UN".to_owned(),
                    accent: Some(0),
                    marks: vec![mark(1999, "a"), mark(1999, "b"), mark(2025, "c")],
                }],
            })),
            scene(Drawing::Spans(Spans {
                from: 1978,
                to: 2027,
                letters: vec![('E', "explicit".to_owned())],
                rows: vec![Span {
                    label: "联合国驻黎巴嫩临时部队".to_owned(),
                    group: "UN".to_owned(),
                    letter: 'E',
                    accent: Some(0),
                    pieces: vec![
                        Piece {
                            from: 1978.2,
                            to: 2006.6,
                            weight: Weight::Thin,
                            open: false,
                        },
                        Piece {
                            from: 2006.6,
                            to: 2026.9,
                            weight: Weight::Thick,
                            open: true,
                        },
                    ],
                    note: "1978–".to_owned(),
                }],
            })),
            scene(Drawing::Bars(Bars {
                bars: vec![
                    Bar {
                        group: String::new(),
                        label: "explicit".to_owned(),
                        value: 22,
                        accent: None,
                    },
                    Bar {
                        group: String::new(),
                        label: "none".to_owned(),
                        value: 0,
                        accent: None,
                    },
                ],
                total: Some(22),
                unit: "missions".to_owned(),
            })),
        ]
    }

    fn look(width: usize, ascii: bool) -> Look {
        Look {
            width,
            ascii,
            ..super::super::plain_look()
        }
    }

    #[test]
    fn no_line_is_wider_than_the_width_and_nothing_drives_the_terminal() {
        for scene in scenes() {
            for width in [60, 80, 100, 160] {
                for ascii in [false, true] {
                    let mut out = String::new();
                    draw(&scene, look(width, ascii), &mut out);
                    assert!(!out.contains('\u{1b}'), "{out}");
                    for line in out.lines() {
                        assert!(line.width() <= width, "{width}: {line:?}");
                    }
                    assert!(
                        !ascii || out.is_ascii() || out.contains('联') || out.contains('–'),
                        "{out}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_bar_is_as_long_as_its_value() {
        let mut out = String::new();
        draw(&scenes()[2], look(60, true), &mut out);
        let lengths: Vec<usize> = out.lines().map(|line| line.matches('#').count()).collect();
        assert!(lengths.contains(&0));
        assert!(lengths.iter().any(|length| *length > 20), "{out}");
    }
}
