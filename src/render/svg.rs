//! Scenes as SVG: a figure that stands on its own in a paper or on a slide. The same scene gives the same bytes; text is
//! text, colours are told apart in greyscale too, and nothing in the data is read as markup.

use std::collections::BTreeMap;
use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

use super::harmless;
use crate::scene::{Arrow, Bars, Cells, Drawing, Graph, Lanes, Scene, Span, Spans, Weight};

/// The width of a page's column, in pixels.
const WIDTH: f64 = 720.0;
/// What is left free around the drawing.
const MARGIN: f64 = 12.0;
/// The height of a line of text.
const LINE: f64 = 14.0;
/// How wide a letter of the drawing's text is on average.
const LETTER: f64 = 6.1;
/// One accent an organization, each of another lightness; ink for what has none.
const ACCENTS: [&str; 4] = ["#1c7fc0", "#d08a12", "#33256b", "#77836e"];
const INK: &str = "#1c1b18";
const SOFT: &str = "#5c5850";
const RULE: &str = "#d9d4c8";

/// The scene as one SVG document.
pub(super) fn draw(scene: &Scene) -> String {
    let mut sheet = Sheet::default();
    let title = wrapped(&scene.title, 84);
    let mut y = MARGIN + 16.0;
    for line in &title {
        sheet.text(MARGIN, y, line, "font-size=\"15\" font-weight=\"600\"", INK);
        y += 19.0;
    }
    y += 6.0;
    let (width, bottom) = match &scene.drawing {
        Drawing::Lanes(lanes) => draw_lanes(lanes, y, &mut sheet),
        Drawing::Spans(spans) => draw_spans(spans, y, &mut sheet),
        Drawing::Cells(cells) => draw_cells(cells, y, &mut sheet),
        Drawing::Bars(bars) => draw_bars(bars, y, &mut sheet),
        Drawing::Graph(graph) => draw_graph(graph, y, &mut sheet),
    };
    let mut y = bottom + 18.0;
    for text in [&scene.about, &scene.source] {
        for line in footed(text).iter().filter(|line| !line.is_empty()) {
            sheet.text(MARGIN, y, line, "font-size=\"10\"", SOFT);
            y += 13.0;
        }
    }
    let height = y + MARGIN - 6.0;
    let (title, about) = (escaped(&scene.title), escaped(&scene.about));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" role=\"img\" \
         aria-labelledby=\"title desc\" font-family=\"Helvetica, Arial, 'Liberation Sans', sans-serif\" font-size=\"11\">\n\
         <title id=\"title\">{title}</title>\n<desc id=\"desc\">{about}</desc>\n\
         <rect width=\"{w}\" height=\"{h}\" fill=\"#ffffff\"/>\n{body}</svg>\n",
        w = number(width),
        h = number(height),
        body = sheet.body
    )
}

/// What is drawn, element by element.
#[derive(Default)]
struct Sheet {
    body: String,
}

impl Sheet {
    /// `attributes` are the drawing's own words; `text` may be anything.
    fn text(&mut self, x: f64, y: f64, text: &str, attributes: &str, fill: &str) {
        let gap = if attributes.is_empty() { "" } else { " " };
        let _ = writeln!(
            self.body,
            "<text x=\"{}\" y=\"{}\" fill=\"{fill}\"{gap}{attributes}>{}</text>",
            number(x),
            number(y),
            escaped(text)
        );
    }

    fn line(&mut self, from: (f64, f64), to: (f64, f64), stroke: &str, attributes: &str) {
        let _ = writeln!(
            self.body,
            "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"{stroke}\" {attributes}/>",
            number(from.0),
            number(from.1),
            number(to.0),
            number(to.1)
        );
    }

    fn rect(&mut self, x: f64, y: f64, width: f64, height: f64, fill: &str) {
        let _ = writeln!(
            self.body,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{fill}\"/>",
            number(x),
            number(y),
            number(width),
            number(height)
        );
    }

    fn circle(&mut self, x: f64, y: f64, radius: f64, attributes: &str, title: &str) {
        let _ = writeln!(
            self.body,
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" {attributes}><title>{}</title></circle>",
            number(x),
            number(y),
            number(radius),
            escaped(title)
        );
    }
}

/// At most one digit after the point, so that no platform writes another number.
fn number(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").unwrap_or(&text).to_owned()
}

/// The text as character data: nothing in it is markup, and nothing in it is a character that XML refuses.
fn escaped(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in harmless(text).chars() {
        match letter {
            '&' => shown.push_str("&amp;"),
            '<' => shown.push_str("&lt;"),
            '>' => shown.push_str("&gt;"),
            '"' => shown.push_str("&quot;"),
            '\'' => shown.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => {}
            other => shown.push(other),
        }
    }
    shown
}

fn wrapped(text: &str, letters: usize) -> Vec<String> {
    textwrap::wrap(&harmless(text), letters.max(4))
        .into_iter()
        .map(std::borrow::Cow::into_owned)
        .collect()
}

/// The lines of a text below the drawing. No date is broken at its hyphens.
fn footed(text: &str) -> Vec<String> {
    let options = textwrap::Options::new(136).word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::wrap(&harmless(text), options)
        .into_iter()
        .map(std::borrow::Cow::into_owned)
        .collect()
}

fn color(accent: Option<usize>) -> &'static str {
    accent.map_or(SOFT, |number| ACCENTS[number.min(ACCENTS.len() - 1)])
}

#[expect(
    clippy::cast_precision_loss,
    reason = "years, counts and lengths of labels are small"
)]
const fn float(value: usize) -> f64 {
    value as f64
}

#[expect(clippy::cast_precision_loss, reason = "years are small")]
const fn year(value: i64) -> f64 {
    value as f64
}

/// How wide the labels' column has to be, between these bounds.
fn label_width<'t>(labels: impl Iterator<Item = &'t str>, least: f64, most: f64) -> f64 {
    let letters = labels.map(UnicodeWidthStr::width).max().unwrap_or(0);
    (float(letters) * LETTER + 10.0).clamp(least, most)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a column of text is some dozen letters wide"
)]
fn letters_in(width: f64) -> usize {
    (width / LETTER).max(4.0) as usize
}

/// Lines at years, as many as there is room for, with the years above them.
fn axis(from: i64, to: i64, place: impl Fn(i64) -> f64, top: f64, bottom: f64, sheet: &mut Sheet) {
    let room = place(to) - place(from);
    let step = [1, 2, 5, 10, 20, 50]
        .into_iter()
        .find(|step| year((to - from) / step + 1) * 34.0 <= room.max(34.0))
        .unwrap_or(100);
    for each in (from..=to).filter(|each| each.rem_euclid(step) == 0 || from == to) {
        let x = place(each);
        sheet.line((x, top), (x, bottom), RULE, "stroke-width=\"1\"");
        sheet.text(
            x + 2.0,
            top - 3.0,
            &each.to_string(),
            "font-size=\"10\"",
            SOFT,
        );
    }
}

fn draw_lanes(lanes: &Lanes, top: f64, sheet: &mut Sheet) -> (f64, f64) {
    let shown: Vec<_> = lanes
        .lanes
        .iter()
        .filter(|lane| !lane.marks.is_empty())
        .collect();
    let label = label_width(shown.iter().map(|lane| lane.label.as_str()), 40.0, 150.0) + 28.0;
    let years = year((lanes.to - lanes.from + 1).max(1));
    let column = (WIDTH - 2.0 * MARGIN - label) / years;
    let left = MARGIN + label;
    let radius = (column / 2.0 - 0.6).clamp(1.5, 5.0);
    let step = radius * 2.0 + 1.0;
    let place = |at: i64| left + year(at - lanes.from) * column;
    let begin = top + 14.0;
    let mut y = begin;
    let mut drawn = Sheet::default();
    for lane in shown {
        let stack = |at: i64| lane.marks.iter().filter(move |mark| mark.year == at);
        let most = (lanes.from..=lanes.to)
            .map(|at| stack(at).count())
            .max()
            .unwrap_or(0);
        let height = (float(most) * step + 12.0).max(30.0);
        let base = y + height - 6.0;
        for at in lanes.from..=lanes.to {
            for (place_in_stack, mark) in stack(at).enumerate() {
                let paint = if mark.faint {
                    format!(
                        "fill=\"#ffffff\" stroke=\"{}\" stroke-width=\"1.4\"",
                        color(lane.accent)
                    )
                } else {
                    format!("fill=\"{}\"", color(lane.accent))
                };
                drawn.circle(
                    place(at) + column / 2.0,
                    base - radius - float(place_in_stack) * step,
                    if mark.faint { radius - 0.7 } else { radius },
                    &paint,
                    &format!("{} {}", mark.date, mark.label),
                );
            }
        }
        let lines = wrapped(&lane.label, letters_in(label - 28.0));
        for (line, text) in lines.iter().enumerate() {
            let up = float(lines.len() - 1 - line) * LINE;
            drawn.text(MARGIN, base - 2.0 - up, text, "", INK);
        }
        drawn.text(
            left - 6.0,
            base - 2.0,
            &lane.marks.len().to_string(),
            "text-anchor=\"end\" font-size=\"10\"",
            SOFT,
        );
        y += height;
        drawn.line((MARGIN, y), (WIDTH - MARGIN, y), RULE, "stroke-width=\"1\"");
    }
    axis(lanes.from, lanes.to, place, begin, y, sheet);
    sheet.body.push_str(&drawn.body);
    (WIDTH, y)
}

/// What is written behind the pieces of a row.
fn noted(row: &Span) -> String {
    let parts = [row.note.as_str(), row.group.as_str()];
    let told: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    told.join(" · ")
}

fn draw_spans(spans: &Spans, top: f64, sheet: &mut Sheet) -> (f64, f64) {
    const ROW: f64 = 16.0;
    let label = label_width(spans.rows.iter().map(|row| row.label.as_str()), 60.0, 210.0);
    // A color never speaks by itself: next to the years is the name of whoever it stands for.
    let notes: Vec<String> = spans.rows.iter().map(noted).collect();
    let note = label_width(notes.iter().map(String::as_str), 0.0, 150.0);
    let left = MARGIN + label + 16.0;
    let room = WIDTH - left - MARGIN - note;
    let place =
        |time: f64| left + (time - year(spans.from)) / year((spans.to - spans.from).max(1)) * room;
    let begin = top + 14.0;
    let mut y = begin + 4.0;
    let mut drawn = Sheet::default();
    for (row, note_of_row) in spans.rows.iter().zip(&notes) {
        let lines = wrapped(&row.label, letters_in(label));
        let middle = y + ROW / 2.0;
        for (line, text) in lines.iter().enumerate() {
            drawn.text(MARGIN, middle + 4.0 + float(line) * LINE, text, "", INK);
        }
        drawn.text(
            left - 12.0,
            middle + 4.0,
            &row.letter.to_string(),
            "font-weight=\"600\"",
            SOFT,
        );
        for piece in &row.pieces {
            let (from, to) = (
                place(piece.from).max(left),
                place(piece.to).min(left + room),
            );
            let width = (to - from).max(1.5);
            match piece.weight {
                Weight::Thin => drawn.rect(from, middle - 1.5, width, 3.0, color(row.accent)),
                Weight::Thick => drawn.rect(from, middle - 4.5, width, 9.0, color(row.accent)),
                Weight::Uncertain => drawn.line(
                    (from, middle),
                    (from + width, middle),
                    color(row.accent),
                    "stroke-width=\"2\" stroke-dasharray=\"2 3\"",
                ),
            }
            if piece.open {
                let _ = writeln!(
                    drawn.body,
                    "<path d=\"M{} {} l6 5 l-6 5 z\" fill=\"{}\"/>",
                    number(from + width),
                    number(middle - 5.0),
                    color(row.accent)
                );
            }
        }
        drawn.text(
            WIDTH - MARGIN - note + 6.0,
            middle + 4.0,
            note_of_row,
            "font-size=\"10\"",
            SOFT,
        );
        y += ROW + float(lines.len().saturating_sub(1)) * LINE;
    }
    axis(spans.from, spans.to, |at| place(year(at)), begin, y, sheet);
    sheet.body.push_str(&drawn.body);
    y += 14.0;
    let mut letters: Vec<String> = spans
        .letters
        .iter()
        .map(|(letter, word)| format!("{letter} {word}"))
        .collect();
    let weights = [
        (Weight::Thick, "thick: ran with that mandate"),
        (Weight::Uncertain, "dotted: may have run"),
    ];
    for (weight, said) in weights {
        let mut pieces = spans.rows.iter().flat_map(|row| &row.pieces);
        if pieces.any(|piece| piece.weight == weight) {
            letters.push(said.to_owned());
        }
    }
    sheet.text(MARGIN, y, &letters.join(" · "), "font-size=\"10\"", SOFT);
    (WIDTH, y)
}

fn draw_cells(cells: &Cells, top: f64, sheet: &mut Sheet) -> (f64, f64) {
    const SIZE: f64 = 18.0;
    let label = label_width(
        cells.rows.iter().map(|(name, _)| name.as_str()),
        80.0,
        260.0,
    );
    let head: Vec<Vec<String>> = cells.columns.iter().map(|name| wrapped(name, 26)).collect();
    let wide = cells
        .rows
        .iter()
        .flat_map(|(_, row)| row.iter().map(|cell| cell.text.width()))
        .max()
        .unwrap_or(0);
    let column = (float(wide) * 5.6 + 8.0).max(22.0);
    let tall = head
        .iter()
        .flatten()
        .map(|line| float(line.width()) * LETTER * 0.72)
        .fold(40.0, f64::max);
    let left = MARGIN + label;
    let begin = top + tall + 8.0;
    for (place, lines) in head.iter().enumerate() {
        for (line, text) in lines.iter().enumerate() {
            let x = left + float(place) * column + column / 2.0 + float(line) * 11.0;
            let turn = format!(
                "font-size=\"10\" transform=\"rotate(-45 {} {})\"",
                number(x),
                number(begin - 6.0)
            );
            sheet.text(x, begin - 6.0, text, &turn, INK);
        }
    }
    let mut y = begin;
    let width = left + float(cells.columns.len()) * column;
    for (name, row) in &cells.rows {
        let lines = wrapped(name, letters_in(label - 6.0));
        let height = SIZE.max(float(lines.len()) * LINE + 4.0);
        let middle = y + height / 2.0;
        for (line, text) in lines.iter().enumerate() {
            let down = (float(line) - (float(lines.len()) - 1.0) / 2.0) * LINE;
            sheet.text(MARGIN, middle + 4.0 + down, text, "", INK);
        }
        for (place, cell) in row.iter().enumerate() {
            let x = left + float(place) * column + column / 2.0;
            if !cell.filled {
                continue;
            }
            if cell.text.is_empty() {
                let paint = if cell.hollow {
                    format!("fill=\"#ffffff\" stroke=\"{INK}\" stroke-width=\"1.2\"")
                } else {
                    format!("fill=\"{INK}\"")
                };
                sheet.circle(x, middle, 3.6, &paint, &cells.columns[place]);
            } else {
                let weight = if cell.hollow {
                    "font-style=\"italic\""
                } else {
                    "font-weight=\"600\""
                };
                sheet.text(
                    x,
                    middle + 3.5,
                    &cell.text,
                    &format!("text-anchor=\"middle\" font-size=\"10\" {weight}"),
                    INK,
                );
            }
        }
        y += height;
        sheet.line((MARGIN, y), (width, y), RULE, "stroke-width=\"1\"");
    }
    ((width + tall * 0.8 + MARGIN).max(WIDTH), y)
}

#[expect(clippy::cast_precision_loss, reason = "counts of records are small")]
fn draw_bars(bars: &Bars, top: f64, sheet: &mut Sheet) -> (f64, f64) {
    const ROW: f64 = 18.0;
    let label = label_width(bars.bars.iter().map(|bar| bar.label.as_str()), 60.0, 240.0);
    let left = MARGIN + label + 6.0;
    let room = WIDTH - left - MARGIN - 90.0;
    let most = bars
        .bars
        .iter()
        .map(|bar| bar.value)
        .max()
        .unwrap_or(1)
        .max(1) as f64;
    let mut y = top;
    let mut group = None;
    for bar in &bars.bars {
        if !bar.group.is_empty() && group != Some(&bar.group) {
            y += if group.is_some() { 10.0 } else { 0.0 };
            sheet.text(MARGIN, y + 13.0, &bar.group, "font-weight=\"600\"", INK);
            y += ROW;
            group = Some(&bar.group);
        }
        let lines = wrapped(&bar.label, letters_in(label));
        for (line, text) in lines.iter().enumerate() {
            sheet.text(MARGIN, y + 13.0 + float(line) * LINE, text, "", INK);
        }
        let width = bar.value as f64 / most * room;
        sheet.rect(left, y + 3.0, width, 12.0, color(bar.accent));
        let share = bars
            .total
            .filter(|total| *total > 0)
            .map_or(String::new(), |total| {
                format!(" ({:.0}%)", bar.value as f64 * 100.0 / total as f64)
            });
        sheet.text(
            left + width + 6.0,
            y + 13.0,
            &format!("{}{share}", bar.value),
            "",
            INK,
        );
        y += ROW + float(lines.len().saturating_sub(1)) * LINE;
    }
    if let Some(total) = bars.total {
        sheet.text(
            left,
            y + 14.0,
            &format!("{total} {} in all", bars.unit),
            "font-size=\"10\"",
            SOFT,
        );
        y += 18.0;
    }
    (WIDTH, y)
}

fn ends(arrows: &[Arrow], fits: impl Fn(&&Arrow) -> bool) -> usize {
    arrows.iter().filter(fits).count()
}

fn draw_graph(graph: &Graph, top: f64, sheet: &mut Sheet) -> (f64, f64) {
    const BOX: f64 = 168.0;
    const GAP: f64 = 116.0;
    let columns = graph.columns();
    let count = columns.iter().max().map_or(0, |last| last + 1);
    let texts: Vec<Vec<String>> = graph
        .nodes
        .iter()
        .map(|node| wrapped(&node.label, letters_in(BOX - 14.0)))
        .collect();
    let height = |node: usize| float(texts[node].len().max(1)) * LINE + 8.0;
    let mut heights = vec![0.0_f64; count];
    for (node, column) in columns.iter().enumerate() {
        heights[*column] += height(node) + 10.0;
    }
    let tall = heights.iter().copied().fold(0.0, f64::max);
    let mut next: Vec<f64> = heights.iter().map(|own| top + (tall - own) / 2.0).collect();
    let mut places = Vec::with_capacity(graph.nodes.len());
    for (node, column) in columns.iter().enumerate() {
        let x = MARGIN + float(*column) * (BOX + GAP);
        places.push((x, next[*column]));
        next[*column] += height(node) + 10.0;
    }
    let find = |id: &str| graph.nodes.iter().position(|node| node.id == id);
    let mut labels = Sheet::default();
    // How many labels are at the left and at the right of each node.
    let mut said: BTreeMap<(usize, bool), usize> = BTreeMap::new();
    for arrow in &graph.arrows {
        let (Some(from), Some(to)) = (find(&arrow.from), find(&arrow.to)) else {
            continue;
        };
        let forward = columns[from] < columns[to];
        let start = (
            places[from].0 + if forward { BOX } else { 0.0 },
            places[from].1 + height(from) / 2.0,
        );
        let end = (
            places[to].0 + if forward { 0.0 } else { BOX },
            places[to].1 + height(to) / 2.0,
        );
        let bend = start.0.midpoint(end.0);
        let dash = if arrow.broken {
            " stroke-dasharray=\"4 3\""
        } else {
            ""
        };
        let point = if forward { -6.0 } else { 6.0 };
        let _ = writeln!(
            sheet.body,
            "<path d=\"M{} {} C{} {} {} {} {} {}\" fill=\"none\" stroke=\"{SOFT}\"{dash}/>\n\
             <path d=\"M{} {} l{} -3.5 v7 z\" fill=\"{SOFT}\"/>",
            number(start.0),
            number(start.1),
            number(bend),
            number(start.1),
            number(bend),
            number(end.1),
            number(end.0),
            number(end.1),
            number(end.0),
            number(end.1),
            number(point)
        );
        // At the end that has fewer arrows there is room for the words.
        let at_end = ends(&graph.arrows, |other| other.to == arrow.to)
            <= ends(&graph.arrows, |other| other.from == arrow.from);
        let (node, (x, y)) = if at_end { (to, end) } else { (from, start) };
        let leftward = forward == at_end;
        let taken = said.entry((node, leftward)).or_insert(0);
        let anchor = if leftward { "end" } else { "start" };
        labels.text(
            x + if leftward { -9.0 } else { 9.0 },
            y - 3.0 - float(*taken) * 10.0,
            &arrow.label,
            &format!(
                "font-size=\"9\" text-anchor=\"{anchor}\" paint-order=\"stroke\" stroke=\"#ffffff\" stroke-width=\"3\""
            ),
            SOFT,
        );
        *taken += 1;
    }
    for (node, (x, y)) in places.iter().enumerate() {
        let (stroke, wide) = if graph.nodes[node].subject {
            (INK, 2.5)
        } else {
            (color(graph.nodes[node].accent), 1.2)
        };
        let _ = writeln!(
            sheet.body,
            "<rect x=\"{}\" y=\"{}\" width=\"{BOX}\" height=\"{}\" rx=\"2\" fill=\"#ffffff\" stroke=\"{stroke}\" stroke-width=\"{wide}\"/>",
            number(*x),
            number(*y),
            number(height(node))
        );
        for (line, text) in texts[node].iter().enumerate() {
            sheet.text(x + 7.0, y + 15.0 + float(line) * LINE, text, "", INK);
        }
    }
    sheet.body.push_str(&labels.body);
    let width = 2.0 * MARGIN + float(count) * BOX + float(count.saturating_sub(1)) * GAP;
    (width.max(WIDTH), top + tall)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{Bar, Cell, Lane, Mark, Node, Piece};

    fn scenes(text: &str) -> Vec<Scene> {
        let text = || text.to_owned();
        let scene = |drawing| Scene {
            title: text(),
            about: text(),
            source: text(),
            drawing,
        };
        let node = |id: &str| Node {
            id: id.to_owned(),
            label: text(),
            accent: Some(1),
            subject: true,
        };
        vec![
            scene(Drawing::Lanes(Lanes {
                from: 1999,
                to: 2001,
                lanes: vec![Lane {
                    label: text(),
                    accent: Some(0),
                    marks: vec![Mark {
                        year: 2000,
                        date: text(),
                        label: text(),
                        faint: true,
                    }],
                }],
            })),
            scene(Drawing::Spans(Spans {
                from: 1999,
                to: 2001,
                letters: vec![('E', text())],
                rows: vec![Span {
                    label: text(),
                    group: text(),
                    letter: 'E',
                    accent: Some(9),
                    pieces: vec![Piece {
                        from: 1999.5,
                        to: 2000.0,
                        weight: Weight::Thick,
                        open: true,
                    }],
                    note: text(),
                }],
            })),
            scene(Drawing::Cells(Cells {
                columns: vec![text()],
                rows: vec![(
                    text(),
                    vec![Cell {
                        text: text(),
                        filled: true,
                        hollow: false,
                    }],
                )],
            })),
            scene(Drawing::Bars(Bars {
                bars: vec![Bar {
                    group: text(),
                    label: text(),
                    value: 3,
                    accent: None,
                }],
                total: Some(3),
                unit: text(),
            })),
            scene(Drawing::Graph(Graph {
                nodes: vec![node("a"), node("b")],
                arrows: vec![Arrow {
                    from: "a".to_owned(),
                    to: "b".to_owned(),
                    label: text(),
                    broken: true,
                }],
            })),
        ]
    }

    #[test]
    fn text_from_data_is_text() {
        for scene in scenes("<img src=x onerror='alert(1)'> & \"q\" ]]> \u{1b}[31m \u{0}") {
            let svg = draw(&scene);
            assert!(!svg.contains("<img"), "{svg}");
            assert!(!svg.contains('\u{1b}') && !svg.contains('\u{0}'), "{svg}");
            assert!(svg.contains("&lt;img"), "{svg}");
            // Every ampersand begins one of the five entities that were written here.
            for (place, _) in svg.match_indices('&') {
                let rest = &svg[place..];
                assert!(
                    ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;"]
                        .iter()
                        .any(|entity| rest.starts_with(entity)),
                    "{rest}"
                );
            }
        }
    }

    #[test]
    fn the_same_scene_gives_the_same_bytes() {
        for (one, two) in scenes("plain").iter().zip(&scenes("plain")) {
            assert_eq!(draw(one), draw(two));
        }
    }
}
