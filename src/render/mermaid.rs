//! Scenes in the language of Mermaid: graphs as flowcharts, lanes as a timeline, spans as a Gantt chart.

use super::harmless;
use crate::scene::{Drawing, Graph, Lanes, Scene, Span, Spans, Weight};

/// The scene, where Mermaid has a diagram for it.
pub(super) fn draw(scene: &Scene) -> Option<String> {
    match &scene.drawing {
        Drawing::Graph(graph) => Some(flowchart(graph)),
        Drawing::Lanes(lanes) => Some(timeline(&scene.title, lanes)),
        Drawing::Spans(spans) => Some(gantt(&scene.title, spans)),
        Drawing::Cells(_) | Drawing::Bars(_) => None,
    }
}

/// Ids may be words of the language, so nodes are numbered.
fn flowchart(graph: &Graph) -> String {
    let number = |id: &str| graph.nodes.iter().position(|node| node.id == id);
    let mut out = String::from("flowchart LR\n");
    for (place, node) in graph.nodes.iter().enumerate() {
        out.push_str(&format!("  n{place}[\"{}\"]\n", entities(&node.label)));
        if node.subject {
            out.push_str(&format!("  style n{place} stroke-width:3px\n"));
        }
    }
    for arrow in &graph.arrows {
        let line = if arrow.broken { "-.->" } else { "-->" };
        if let (Some(from), Some(to)) = (number(&arrow.from), number(&arrow.to)) {
            out.push_str(&format!(
                "  n{from} {line}|\"{}\"| n{to}\n",
                entities(&arrow.label)
            ));
        }
    }
    out
}

/// A section a lane, a line a year.
fn timeline(title: &str, lanes: &Lanes) -> String {
    let mut out = format!("timeline\n  title {}\n", entities(title));
    for lane in lanes.lanes.iter().filter(|lane| !lane.marks.is_empty()) {
        out.push_str(&format!("  section {}\n", entities(&lane.label)));
        for year in lanes.from..=lanes.to {
            let events: Vec<String> = lane
                .marks
                .iter()
                .filter(|mark| mark.year == year)
                .map(|mark| entities(&mark.label))
                .collect();
            if !events.is_empty() {
                out.push_str(&format!("    {year} : {}\n", events.join(" : ")));
            }
        }
    }
    out
}

/// A section a group, a task a stretch: done where it only ran, active where its mandate held, critical where it is uncertain.
fn gantt(title: &str, spans: &Spans) -> String {
    let mut out = format!(
        "gantt\n  title {}\n  dateFormat YYYY-MM-DD\n  axisFormat %Y\n",
        entities(title)
    );
    // Mermaid draws the sections of one name as one, and sets its name wrongly where they are apart.
    let mut groups: Vec<&str> = Vec::new();
    for row in &spans.rows {
        if !groups.contains(&row.group.as_str()) {
            groups.push(&row.group);
        }
    }
    let place = |row: &Span| groups.iter().position(|group| *group == row.group);
    let mut rows: Vec<&Span> = spans
        .rows
        .iter()
        .filter(|row| !row.pieces.is_empty())
        .collect();
    rows.sort_by_key(|row| place(row));
    let mut group = None;
    for row in rows {
        if group != Some(&row.group) {
            let name = match row.group.as_str() {
                "" => "no organization",
                name => name,
            };
            out.push_str(&format!("  section {}\n", entities(name)));
            group = Some(&row.group);
        }
        for piece in &row.pieces {
            let (name, tag) = match piece.weight {
                Weight::Thin => (row.label.clone(), "done"),
                Weight::Thick => (format!("{} ({})", row.label, row.letter), "active"),
                Weight::Uncertain => (format!("{} (?)", row.label), "crit"),
            };
            out.push_str(&format!(
                "    {} :{tag}, {}, {}\n",
                entities(&name),
                day(piece.from),
                day(piece.to.max(piece.from + 0.01))
            ));
        }
    }
    out
}

/// The day of a number of years with fractions, as near as a chart of decades needs it.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a day of a year, and the year of a mission"
)]
fn day(time: f64) -> String {
    const BEFORE: [u32; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
    let year = time.floor();
    let number = ((time - year) * 365.0 + 0.5).floor().clamp(0.0, 364.0) as u32;
    let month = BEFORE
        .iter()
        .rposition(|before| *before <= number)
        .unwrap_or(0);
    format!(
        "{:04}-{:02}-{:02}",
        year as i64,
        month + 1,
        number - BEFORE[month] + 1
    )
}

/// A text in which every sign that Mermaid or HTML could read is written as its number.
fn entities(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in harmless(text).chars() {
        match letter {
            '"' | '#' | '&' | '<' | '>' | '`' | '\\' | '|' | ';' | ':' | '%' | '{' | '}' => {
                shown.push_str(&format!("#{};", u32::from(letter)));
            }
            '\n' => shown.push(' '),
            other => shown.push(other),
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{Arrow, Lane, Mark, Node, Piece, Span};

    #[test]
    fn a_label_is_no_command() {
        let text = flowchart(&Graph {
            nodes: vec![Node {
                id: "end".to_owned(),
                label: "a \"b\" \\ <i>\n#c".to_owned(),
                accent: None,
                subject: false,
            }],
            arrows: vec![Arrow {
                from: "end".to_owned(),
                to: "end".to_owned(),
                label: "2013 \"informed\"".to_owned(),
                broken: true,
            }],
        });
        assert!(
            text.contains(r#"n0["a #34;b#34; #92; #60;i#62; #35;c"]"#),
            "{text}"
        );
        assert!(
            text.contains(r#"n0 -.->|"2013 #34;informed#34;"| n0"#),
            "{text}"
        );
    }

    #[test]
    fn events_of_a_year_share_a_line() {
        let mark = |label: &str| Mark {
            year: 2013,
            date: "2013".to_owned(),
            label: label.to_owned(),
            faint: false,
        };
        let text = timeline(
            "T",
            &Lanes {
                from: 2013,
                to: 2013,
                lanes: vec![Lane {
                    label: "UN".to_owned(),
                    accent: None,
                    marks: vec![mark("one: two"), mark("three")],
                }],
            },
        );
        assert_eq!(
            text,
            "timeline\n  title T\n  section UN\n    2013 : one#58; two : three\n"
        );
    }

    #[test]
    fn a_stretch_has_its_days() {
        assert_eq!(day(2013.0), "2013-01-01");
        assert_eq!(day(2014.0 - 1.0 / 365.0), "2013-12-31");
        let text = gantt(
            "T",
            &Spans {
                from: 2013,
                to: 2014,
                letters: Vec::new(),
                rows: vec![Span {
                    label: "A, B".to_owned(),
                    group: "UN".to_owned(),
                    letter: 'E',
                    accent: None,
                    pieces: vec![Piece {
                        from: 2013.0,
                        to: 2013.5,
                        weight: Weight::Thick,
                        open: false,
                    }],
                    note: String::new(),
                }],
            },
        );
        assert!(
            text.contains("    A, B (E) :active, 2013-01-01, 2013-07-03\n"),
            "{text}"
        );
    }

    #[test]
    fn a_group_is_one_section() {
        let row = |group: &str| Span {
            label: group.to_owned(),
            group: group.to_owned(),
            letter: 'E',
            accent: None,
            pieces: vec![Piece {
                from: 2013.0,
                to: 2013.5,
                weight: Weight::Thin,
                open: false,
            }],
            note: String::new(),
        };
        let text = gantt(
            "T",
            &Spans {
                from: 2013,
                to: 2014,
                letters: Vec::new(),
                rows: vec![row("UN"), row("EU"), row("UN"), row("")],
            },
        );
        let sections: Vec<&str> = text
            .lines()
            .filter(|line| line.contains("section"))
            .collect();
        assert_eq!(
            sections,
            ["  section UN", "  section EU", "  section no organization"],
            "{text}"
        );
    }
}
