//! The drawing of an answer, independent of its format: lanes of marks, spans, cells, bars, or a graph. A command makes a
//! scene; `render` writes it as characters for a terminal, as SVG, for Mermaid, or for Graphviz.

/// A drawing with its texts.
#[derive(Debug, Clone)]
pub struct Scene {
    /// The heading: what it shows.
    pub title: String,
    /// What a reader must know to read it, and what it does not show.
    pub about: String,
    /// The source of the facts.
    pub source: String,
    /// The drawing itself.
    pub drawing: Drawing,
}

/// The types of drawing.
#[derive(Debug, Clone)]
pub enum Drawing {
    /// Dated marks in lanes.
    Lanes(Lanes),
    /// Things with a duration, one per row.
    Spans(Spans),
    /// A cross table of marks.
    Cells(Cells),
    /// Quantities.
    Bars(Bars),
    /// Nodes and the arrows between them.
    Graph(Graph),
}

/// Marks by year, in lanes.
#[derive(Debug, Clone)]
pub struct Lanes {
    /// The first year.
    pub from: i64,
    /// The last year.
    pub to: i64,
    /// The lanes, from top to bottom.
    pub lanes: Vec<Lane>,
}

/// One lane.
#[derive(Debug, Clone)]
pub struct Lane {
    /// Its name.
    pub label: String,
    /// The number of its accent color, from 0; none for the default color.
    pub accent: Option<usize>,
    /// Its marks.
    pub marks: Vec<Mark>,
}

/// One dated mark.
#[derive(Debug, Clone)]
pub struct Mark {
    /// The year in which it is drawn.
    pub year: i64,
    /// Its date, as exact as known.
    pub date: String,
    /// Its text.
    pub label: String,
    /// Whether it is drawn lighter because it is not from the main source.
    pub faint: bool,
}

/// Rows with a duration.
#[derive(Debug, Clone)]
pub struct Spans {
    /// The first year shown.
    pub from: i64,
    /// The first year after those shown.
    pub to: i64,
    /// The meanings of the letters that occur.
    pub letters: Vec<(char, String)>,
    /// The rows, from top to bottom.
    pub rows: Vec<Span>,
}

/// One row with a duration.
#[derive(Debug, Clone)]
pub struct Span {
    /// Its name.
    pub label: String,
    /// Its group, for drawings with sections.
    pub group: String,
    /// A letter that sums it up.
    pub letter: char,
    /// The number of its accent.
    pub accent: Option<usize>,
    /// Its pieces in chronological order; none if its dates are not known.
    pub pieces: Vec<Piece>,
    /// A text next to the pieces, or instead of them: `1999–2005`, `never launched`.
    pub note: String,
}

/// A piece of a span, in years with fractions.
#[derive(Debug, Clone, Copy)]
pub struct Piece {
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// How it is drawn.
    pub weight: Weight,
    /// Whether it continues after its end.
    pub open: bool,
}

/// How a piece of a span is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// The thing exists.
    Thin,
    /// The thing exists, and what the drawing is about applies.
    Thick,
    /// The thing may exist.
    Uncertain,
}

/// A cross table of marks.
#[derive(Debug, Clone)]
pub struct Cells {
    /// The names of the columns.
    pub columns: Vec<String>,
    /// The rows: a name, and one cell per column.
    pub rows: Vec<(String, Vec<Cell>)>,
}

/// One cell; empty if the row and the column are not connected.
#[derive(Debug, Clone, Default)]
pub struct Cell {
    /// Its text: a year, a count, or a word.
    pub text: String,
    /// Whether there is a connection.
    pub filled: bool,
    /// Whether the connection is only inferred, or only a similarity.
    pub hollow: bool,
}

/// Quantities, one per bar.
#[derive(Debug, Clone)]
pub struct Bars {
    /// The bars, from top to bottom.
    pub bars: Vec<Bar>,
    /// Their total; none if they are not parts of one total.
    pub total: Option<u64>,
    /// What is counted, in the plural.
    pub unit: String,
}

/// One quantity.
#[derive(Debug, Clone)]
pub struct Bar {
    /// Its group; empty if there are no groups.
    pub group: String,
    /// Its name.
    pub label: String,
    /// The quantity.
    pub value: u64,
    /// The number of its accent.
    pub accent: Option<usize>,
}

/// Nodes and the arrows between them, as a graph.
#[derive(Debug, Clone, Default)]
pub struct Graph {
    /// The nodes.
    pub nodes: Vec<Node>,
    /// The arrows.
    pub arrows: Vec<Arrow>,
}

/// A node of a graph.
#[derive(Debug, Clone)]
pub struct Node {
    /// Its id, to which the arrows refer.
    pub id: String,
    /// Its name.
    pub label: String,
    /// The number of its accent.
    pub accent: Option<usize>,
    /// Whether the graph is about it.
    pub subject: bool,
}

/// An arrow of a graph.
#[derive(Debug, Clone)]
pub struct Arrow {
    /// The id of its start.
    pub from: String,
    /// The id of its end.
    pub to: String,
    /// Its label.
    pub label: String,
    /// Whether it is drawn dashed, because no source states it.
    pub broken: bool,
}

impl Scene {
    /// Whether there is nothing to draw.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match &self.drawing {
            Drawing::Lanes(lanes) => lanes.lanes.iter().all(|lane| lane.marks.is_empty()),
            Drawing::Spans(spans) => spans.rows.is_empty(),
            Drawing::Cells(cells) => cells.rows.is_empty() || cells.columns.is_empty(),
            Drawing::Bars(bars) => bars.bars.is_empty(),
            Drawing::Graph(graph) => graph.nodes.is_empty(),
        }
    }
}

impl Graph {
    /// The column of each node, from the left: every arrow that does not close a cycle leads to the right.
    #[must_use]
    pub fn columns(&self) -> Vec<usize> {
        let number: std::collections::HashMap<&str, usize> = self
            .nodes
            .iter()
            .enumerate()
            .map(|(number, node)| (node.id.as_str(), number))
            .collect();
        let arrows: Vec<(usize, usize)> = self
            .arrows
            .iter()
            .filter_map(|arrow| {
                Some((
                    *number.get(arrow.from.as_str())?,
                    *number.get(arrow.to.as_str())?,
                ))
            })
            .filter(|(from, to)| from != to)
            .collect();
        // An arrow back to a node on the current path closes a cycle; without these, the graph has an order.
        let mut forward = Vec::new();
        let mut state = vec![Walk::New; self.nodes.len()];
        for root in 0..self.nodes.len() {
            walk(root, &arrows, &mut state, &mut forward);
        }
        let mut columns: Vec<usize> = vec![0; self.nodes.len()];
        let mut moved = true;
        while moved {
            moved = false;
            for (from, to) in &forward {
                if columns[*to] < columns[*from] + 1 {
                    columns[*to] = columns[*from] + 1;
                    moved = true;
                }
            }
        }
        // A node without incoming arrows is placed just before its targets, not at the far left.
        for node in 0..columns.len() {
            if !forward.iter().any(|(_, to)| *to == node) {
                let next = forward.iter().filter(|(from, _)| *from == node);
                if let Some(nearest) = next.map(|(_, to)| columns[*to]).min() {
                    columns[node] = nearest.saturating_sub(1);
                }
            }
        }
        columns
    }
}

/// The state of a node during a walk through a graph.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Walk {
    New,
    On,
    Done,
}

/// Walks from `root` along the arrows, without recursion, and keeps those that do not close a cycle.
fn walk(
    root: usize,
    arrows: &[(usize, usize)],
    state: &mut [Walk],
    forward: &mut Vec<(usize, usize)>,
) {
    if state[root] != Walk::New {
        return;
    }
    state[root] = Walk::On;
    let mut stack = vec![(root, 0)];
    while let Some((node, next)) = stack.pop() {
        let Some((number, (_, to))) = arrows
            .iter()
            .enumerate()
            .skip(next)
            .find(|(_, (from, _))| *from == node)
        else {
            state[node] = Walk::Done;
            continue;
        };
        stack.push((node, number + 1));
        if state[*to] != Walk::On {
            forward.push((node, *to));
        }
        if state[*to] == Walk::New {
            state[*to] = Walk::On;
            stack.push((*to, 0));
        }
    }
}

/// A partial date as a number of years with fractions: the beginning of its first day, or with `last` the end of its last.
#[must_use]
pub fn instant(date: &str, last: bool) -> Option<f64> {
    const BEFORE: [u32; 13] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];
    let mut parts = date.split('-');
    let year: i32 = parts.next()?.parse().ok()?;
    let month: Option<usize> = parts.next().and_then(|part| part.parse().ok());
    let day: Option<u32> = parts.next().and_then(|part| part.parse().ok());
    if month.is_some_and(|month| !(1..=12).contains(&month)) {
        return None;
    }
    let days = match (month, day) {
        (None, _) => {
            if last {
                365
            } else {
                0
            }
        }
        (Some(month), None) => *BEFORE.get(if last { month } else { month.checked_sub(1)? })?,
        (Some(month), Some(day)) => BEFORE.get(month.checked_sub(1)?)? + day - u32::from(!last),
    };
    Some(f64::from(year) + f64::from(days) / 365.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph(arrows: &[(&str, &str)]) -> Graph {
        let mut graph = Graph::default();
        for (from, to) in arrows {
            for id in [from, to] {
                if !graph.nodes.iter().any(|node| node.id == **id) {
                    graph.nodes.push(Node {
                        id: (*id).to_owned(),
                        label: (*id).to_owned(),
                        accent: None,
                        subject: false,
                    });
                }
            }
            graph.arrows.push(Arrow {
                from: (*from).to_owned(),
                to: (*to).to_owned(),
                label: String::new(),
                broken: false,
            });
        }
        graph
    }

    #[test]
    fn arrows_lead_to_the_right() {
        assert_eq!(
            graph(&[("a", "b"), ("b", "c"), ("a", "c")]).columns(),
            [0, 1, 2]
        );
    }

    #[test]
    fn a_circle_ends() {
        assert_eq!(graph(&[("a", "b"), ("b", "a")]).columns(), [0, 1]);
        assert_eq!(
            graph(&[("x", "a"), ("a", "b"), ("b", "a")]).columns(),
            [0, 1, 2]
        );
    }

    #[test]
    fn a_partial_date_spans_its_days() {
        assert_eq!(instant("2013", false), Some(2013.0));
        assert_eq!(instant("2013", true), Some(2014.0));
        assert!(instant("2013-12-31", true).is_some_and(|end| (end - 2014.0).abs() < 1e-9));
        assert_eq!(instant("2013-13", false), None);
    }
}
