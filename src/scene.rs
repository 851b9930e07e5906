//! What is drawn of an answer: lanes of marks, spans, cells, bars or a graph, before anyone decides with what it is drawn.
//! A command makes a scene; `render` writes it as characters for a terminal, as SVG, for Mermaid or for Graphviz.

/// A drawing with the words around it.
#[derive(Debug, Clone)]
pub struct Scene {
    /// What it shows, as a heading.
    pub title: String,
    /// What a reader has to know to read it, and what it does not show.
    pub about: String,
    /// Where the facts come from.
    pub source: String,
    /// The drawing itself.
    pub drawing: Drawing,
}

/// The sorts of drawing.
#[derive(Debug, Clone)]
pub enum Drawing {
    /// Dated marks in lanes.
    Lanes(Lanes),
    /// Things that last, one a row.
    Spans(Spans),
    /// A cross table of marks.
    Cells(Cells),
    /// Quantities.
    Bars(Bars),
    /// Things and the arrows between them.
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
    /// The number of its accent, counted from 0; none for ink.
    pub accent: Option<usize>,
    /// Its marks.
    pub marks: Vec<Mark>,
}

/// One dated mark.
#[derive(Debug, Clone)]
pub struct Mark {
    /// The year that it is drawn in.
    pub year: i64,
    /// Its date, as exact as known.
    pub date: String,
    /// What it says.
    pub label: String,
    /// Whether it is drawn lighter: it does not come from the main source.
    pub faint: bool,
}

/// Rows that last from one time to another.
#[derive(Debug, Clone)]
pub struct Spans {
    /// The first year shown.
    pub from: i64,
    /// The first year no longer shown.
    pub to: i64,
    /// What the letters mean, for those that occur.
    pub letters: Vec<(char, String)>,
    /// The rows, from top to bottom.
    pub rows: Vec<Span>,
}

/// One row that lasts.
#[derive(Debug, Clone)]
pub struct Span {
    /// Its name.
    pub label: String,
    /// The group that it belongs to, for drawings with sections.
    pub group: String,
    /// A letter that sums it up.
    pub letter: char,
    /// The number of its accent.
    pub accent: Option<usize>,
    /// Its pieces, in the order of time; none where its time is not known.
    pub pieces: Vec<Piece>,
    /// What is said in words beside or instead of the pieces: `1999–2005`, `never launched`.
    pub note: String,
}

/// A stretch of a span, in years with fractions.
#[derive(Debug, Clone, Copy)]
pub struct Piece {
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// How it is drawn.
    pub weight: Weight,
    /// Whether it goes on beyond its end.
    pub open: bool,
}

/// How a stretch of a span is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// It lasts.
    Thin,
    /// It lasts, and what the drawing is about holds.
    Thick,
    /// It may last.
    Uncertain,
}

/// A cross table of marks.
#[derive(Debug, Clone)]
pub struct Cells {
    /// What the columns are.
    pub columns: Vec<String>,
    /// The rows: a name, and one cell a column.
    pub rows: Vec<(String, Vec<Cell>)>,
}

/// One cell; empty where nothing ties row and column.
#[derive(Debug, Clone, Default)]
pub struct Cell {
    /// What it says: a year, a count, a word.
    pub text: String,
    /// Whether there is a tie.
    pub filled: bool,
    /// Whether the tie is only inferred or only a likeness.
    pub hollow: bool,
}

/// Quantities, one a bar.
#[derive(Debug, Clone)]
pub struct Bars {
    /// The bars, from top to bottom.
    pub bars: Vec<Bar>,
    /// What all of them add up to; none where they are not parts of one whole.
    pub total: Option<u64>,
    /// What is counted, in the plural.
    pub unit: String,
}

/// One quantity.
#[derive(Debug, Clone)]
pub struct Bar {
    /// The group that it belongs to; empty where there are no groups.
    pub group: String,
    /// Its name.
    pub label: String,
    /// How many.
    pub value: u64,
    /// The number of its accent.
    pub accent: Option<usize>,
}

/// Things and arrows between them.
#[derive(Debug, Clone, Default)]
pub struct Graph {
    /// The things.
    pub nodes: Vec<Node>,
    /// The arrows.
    pub arrows: Vec<Arrow>,
}

/// A thing of a graph.
#[derive(Debug, Clone)]
pub struct Node {
    /// Its id, which the arrows name.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// The number of its accent.
    pub accent: Option<usize>,
    /// Whether the graph is about it.
    pub subject: bool,
}

/// An arrow of a graph.
#[derive(Debug, Clone)]
pub struct Arrow {
    /// The id that it begins at.
    pub from: String,
    /// The id that it ends at.
    pub to: String,
    /// What is written on it.
    pub label: String,
    /// Whether it is drawn broken, because no source states it.
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
    /// The column of each node, from the left: every arrow that closes no circle leads to the right.
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
        // An arrow back to a node that the walk is still on closes a circle; without these the rest has an order.
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
        // What nothing leads to stands just before what it leads to, and not at the far left.
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

/// How far a walk through a graph has come with a node.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Walk {
    New,
    On,
    Done,
}

/// Walks from `root` along the arrows, without recursion, and keeps those that close no circle.
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
