//! What shaped what: influences and the links that kinds declare as traced, as one directed graph that runs from what
//! came first to what it shaped.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet, VecDeque};

use crate::dataset::{Dataset, Record};
use crate::model::field::{self, Trace};
use crate::model::value::Value;
use crate::model::{KINDS, Kind};

/// One step from what came first to what it shaped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edge<'a> {
    /// The record that tells it, where a record of its own does.
    pub id: Option<&'a str>,
    /// What came first.
    pub from: &'a str,
    /// What was shaped.
    pub to: &'a str,
    /// How the one stands to the other, read from `from` to `to`.
    pub relation: Cow<'a, str>,
    /// When, as far as it is known.
    pub year: Option<i64>,
    /// The path of the field that tells it, where a field of one of the two does.
    pub field: Option<Cow<'a, str>>,
    /// On whose word it stands.
    pub claim: Claim,
}

/// On whose word an edge stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    /// A source says so.
    Stated,
    /// The paper's authors draw the parallel; no source claims it.
    Drawn,
    /// The coders infer it from what a source says of several.
    Inferred,
}

/// Which way to go from a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// To what shaped it.
    Up,
    /// To what it shaped.
    Down,
}

/// The edges, and for each record those that begin and end there, in order of year.
pub struct Graph<'a> {
    edges: Vec<Edge<'a>>,
    begin: HashMap<&'a str, Vec<usize>>,
    end: HashMap<&'a str, Vec<usize>>,
}

/// One line of a tree: the edges between a record and one next to it.
#[derive(Debug)]
pub struct Step<'g, 'a> {
    /// How far from the root, which is at 0.
    pub depth: usize,
    /// The record that it leads to.
    pub id: &'a str,
    /// The edges between the two; never empty.
    pub edges: Vec<&'g Edge<'a>>,
    /// Whether the record stands elsewhere in the tree, with all that hangs on it.
    pub repeated: bool,
}

/// What can be reached from a record in one direction.
#[derive(Debug, Default)]
pub struct Reach<'g, 'a> {
    /// The lines of the tree, each after what it hangs on.
    pub steps: Vec<Step<'g, 'a>>,
    /// How many records lie one step beyond the bound.
    pub beyond: usize,
}

/// The shortest ways between two records.
#[derive(Debug)]
pub struct Paths<'a> {
    /// Whether they run from the first to the second, or back.
    pub way: Way,
    /// The ids on each, from the first record to the second.
    pub paths: Vec<Vec<&'a str>>,
    /// Whether there are more than are given.
    pub more: bool,
}

impl<'a> Graph<'a> {
    /// The graph of a dataset. A link to a record that is not there, or that the layer hides, is no edge.
    #[must_use]
    pub fn of(dataset: &'a Dataset<'a>) -> Self {
        let mut edges = Vec::new();
        for kind in KINDS {
            read(dataset, kind, &mut edges);
        }
        Self::new(edges)
    }

    /// The graph of these edges.
    #[must_use]
    pub fn new(mut edges: Vec<Edge<'a>>) -> Self {
        // What has no year comes last.
        edges.sort_by(|left, right| {
            let key = |edge: &Edge<'a>| (edge.year.is_none(), edge.year, edge.from, edge.to);
            key(left)
                .cmp(&key(right))
                .then_with(|| left.relation.cmp(&right.relation))
        });
        let mut begin: HashMap<&str, Vec<usize>> = HashMap::new();
        let mut end: HashMap<&str, Vec<usize>> = HashMap::new();
        for (number, edge) in edges.iter().enumerate() {
            begin.entry(edge.from).or_default().push(number);
            end.entry(edge.to).or_default().push(number);
        }
        Self { edges, begin, end }
    }

    /// The neighbours of `id` in one direction, in order of year, each once with all edges to it.
    fn next(&self, id: &str, way: Way) -> Vec<(&'a str, Vec<&Edge<'a>>)> {
        let ends = match way {
            Way::Up => &self.end,
            Way::Down => &self.begin,
        };
        let mut places: HashMap<&str, usize> = HashMap::new();
        let mut neighbours: Vec<(&'a str, Vec<&Edge<'a>>)> = Vec::new();
        for edge in ends
            .get(id)
            .into_iter()
            .flatten()
            .filter_map(|number| self.edges.get(*number))
        {
            let other = match way {
                Way::Up => edge.from,
                Way::Down => edge.to,
            };
            let place = *places.entry(other).or_insert(neighbours.len());
            match neighbours.get_mut(place) {
                Some((_, edges)) => edges.push(edge),
                None => neighbours.push((other, vec![edge])),
            }
        }
        neighbours
    }

    /// The tree of what is reached from `root`, at most `depth` steps away. Each record hangs where it is nearest to the
    /// root; wherever else it is met it is named again, and what hangs on it is not.
    #[must_use]
    pub fn reach(&self, root: &'a str, way: Way, depth: Option<usize>) -> Reach<'_, 'a> {
        let within = |steps: usize| depth.is_none_or(|depth| steps < depth);
        // First who hangs on whom, nearest first; then the lines, each after what it hangs on.
        let mut parents: HashMap<&str, (&str, usize)> = HashMap::from([(root, ("", 0))]);
        let mut queue = VecDeque::from([(root, 0)]);
        let mut beyond = HashSet::new();
        while let Some((id, steps)) = queue.pop_front() {
            for (other, _) in self.next(id, way) {
                if within(steps) {
                    parents.entry(other).or_insert_with(|| {
                        queue.push_back((other, steps + 1));
                        (id, steps + 1)
                    });
                } else {
                    beyond.insert(other);
                }
            }
        }
        let mut reach = Reach {
            steps: Vec::new(),
            beyond: beyond
                .iter()
                .filter(|id| !parents.contains_key(**id))
                .count(),
        };
        let parents = &parents;
        let below = |id: &'a str, depth: usize| {
            let steps = if within(depth) {
                self.next(id, way)
            } else {
                Vec::new()
            };
            steps.into_iter().rev().map(move |(other, edges)| Step {
                depth: depth + 1,
                id: other,
                repeated: parents.get(other).is_none_or(|(parent, _)| *parent != id),
                edges,
            })
        };
        let mut open: Vec<Step<'_, 'a>> = below(root, 0).collect();
        while let Some(step) = open.pop() {
            if !step.repeated {
                open.extend(below(step.id, step.depth));
            }
            reach.steps.push(step);
        }
        reach
    }

    /// All shortest ways from `root` to `goal` along the edges in one direction, at most `depth` steps long and at most
    /// `most` of them; none where there is no way.
    #[must_use]
    pub fn paths(
        &self,
        root: &'a str,
        goal: &'a str,
        way: Way,
        depth: Option<usize>,
        most: usize,
    ) -> Option<Paths<'a>> {
        // For each record how far it is and from which ones it is reached at that distance.
        let mut before: HashMap<&str, (usize, Vec<&'a str>)> =
            HashMap::from([(root, (0, Vec::new()))]);
        let mut queue = VecDeque::from([(root, 0)]);
        while let Some((id, steps)) = queue.pop_front() {
            if id == goal || depth.is_some_and(|depth| steps >= depth) {
                break;
            }
            for (other, _) in self.next(id, way) {
                let (distance, from) = before.entry(other).or_insert_with(|| {
                    queue.push_back((other, steps + 1));
                    (steps + 1, Vec::new())
                });
                if *distance == steps + 1 {
                    from.push(id);
                }
            }
        }
        before.get(goal)?;
        let mut paths = Vec::new();
        let mut more = false;
        let mut open = vec![vec![goal]];
        while let Some(mut path) = open.pop() {
            let Some((_, from)) = path.last().and_then(|id| before.get(id)) else {
                continue;
            };
            match from.as_slice() {
                [] if paths.len() == most => {
                    more = true;
                    break;
                }
                [] => {
                    path.reverse();
                    paths.push(path);
                }
                [first, others @ ..] => {
                    for id in others.iter().rev() {
                        let mut other = path.clone();
                        other.push(id);
                        open.push(other);
                    }
                    path.push(first);
                    open.push(path);
                }
            }
        }
        Some(Paths { way, paths, more })
    }

    /// The edges between two neighbours, in order of year: from `id` to `other` downwards, from `other` to `id` upwards.
    #[must_use]
    pub fn between(&self, id: &str, other: &str, way: Way) -> Vec<&Edge<'a>> {
        self.next(id, way)
            .into_iter()
            .find(|(next, _)| *next == other)
            .map(|(_, edges)| edges)
            .unwrap_or_default()
    }
}

/// Reads the edges that the records of `kind` tell, by what the kind declares of its fields.
fn read<'a>(dataset: &'a Dataset<'a>, kind: &'static Kind, edges: &mut Vec<Edge<'a>>) {
    let mut traced = Vec::new();
    field::each(kind.fields, &mut |path, field| {
        if let Some(trace) = field.trace {
            traced.push((path.to_owned(), trace));
        }
    });
    if traced.is_empty() {
        return;
    }
    let end = |wanted: fn(&Trace) -> bool| {
        traced
            .iter()
            .find(|(_, trace)| wanted(trace))
            .map(|(path, _)| path.as_str())
    };
    let begins = end(|trace| matches!(trace, Trace::Begins));
    let ends = end(|trace| matches!(trace, Trace::Ends));
    for record in dataset.records(kind) {
        if let (Some(begins), Some(ends)) = (begins, ends) {
            edges.extend(link(dataset, record, begins, ends));
        }
        for (path, trace) in &traced {
            match trace {
                Trace::Earlier(word) => fields(dataset, record, path, word, false, edges),
                Trace::Later(word) => fields(dataset, record, path, word, true, edges),
                Trace::Begins | Trace::Ends => {}
            }
        }
    }
}

/// The edge that a record is.
fn link<'a>(
    dataset: &'a Dataset<'a>,
    record: &Record<'a>,
    begins: &str,
    ends: &str,
) -> Option<Edge<'a>> {
    Some(Edge {
        id: Some(record.id()),
        from: dataset.find(&record.text(begins))?.id(),
        to: dataset.find(&record.text(ends))?.id(),
        relation: record.text("relation"),
        year: record.get("year").as_integer(),
        field: None,
        claim: if record.get("explicit") == Value::Flag(false) {
            Claim::Drawn
        } else {
            Claim::Stated
        },
    })
}

/// The edges that the links at `path` of `record` are; `later` where what they link to came after it.
fn fields<'a>(
    dataset: &'a Dataset<'a>,
    record: &Record<'a>,
    path: &str,
    word: &'static str,
    later: bool,
    edges: &mut Vec<Edge<'a>>,
) {
    let mut add = |id: &str, part: Option<&Value<'a>>| {
        let Some(other) = dataset.find(id) else {
            return;
        };
        let (from, to) = if later {
            (record, other)
        } else {
            (other, record)
        };
        // A part that has a year of its own tells when, even where it leaves it open.
        let year = match part.and_then(|part| part.get("year")) {
            Some(year) => year.as_integer(),
            None => to.year().map(i64::from),
        };
        let inferred = part.and_then(|part| part.get("inferred")) == Some(&Value::Flag(true));
        edges.push(Edge {
            id: None,
            from: from.id(),
            to: to.id(),
            relation: Cow::Borrowed(word),
            year,
            field: Some(Cow::Owned(path.to_owned())),
            claim: if inferred {
                Claim::Inferred
            } else {
                Claim::Stated
            },
        });
    };
    match path.rsplit_once('.') {
        None => record.get(path).each_text(&mut |id| add(id, None)),
        Some((whole, name)) => {
            let whole = record.select(whole);
            let parts = match &whole {
                Value::List(parts) => parts.as_slice(),
                one => std::slice::from_ref(one),
            };
            for part in parts {
                if let Some(ids) = part.get(name) {
                    ids.each_text(&mut |id| add(id, Some(part)));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edge(from: &'static str, to: &'static str, year: Option<i64>) -> Edge<'static> {
        Edge {
            id: None,
            from,
            to,
            relation: Cow::Borrowed("informed"),
            year,
            field: None,
            claim: Claim::Stated,
        }
    }

    fn graph(pairs: &[(&'static str, &'static str)]) -> Graph<'static> {
        Graph::new(
            pairs
                .iter()
                .map(|(from, to)| edge(from, to, None))
                .collect(),
        )
    }

    fn lines(reach: &Reach<'_, '_>) -> Vec<String> {
        let line = |step: &Step<'_, '_>| {
            format!(
                "{}{}{}",
                "  ".repeat(step.depth - 1),
                step.id,
                if step.repeated { " again" } else { "" }
            )
        };
        reach.steps.iter().map(line).collect()
    }

    #[test]
    fn a_tree_goes_one_way() {
        let graph = graph(&[("a", "b"), ("b", "c"), ("x", "b")]);
        assert_eq!(lines(&graph.reach("b", Way::Down, None)), ["c"]);
        assert_eq!(lines(&graph.reach("b", Way::Up, None)), ["a", "x"]);
    }

    #[test]
    fn a_cycle_ends() {
        let graph = graph(&[("a", "b"), ("b", "a"), ("b", "b")]);
        assert_eq!(
            lines(&graph.reach("a", Way::Down, None)),
            ["b", "  a again", "  b again"]
        );
    }

    #[test]
    fn a_record_hangs_where_it_is_nearest() {
        let graph = graph(&[
            ("a", "b"),
            ("b", "c"),
            ("c", "d"),
            ("a", "z"),
            ("z", "d"),
            ("d", "e"),
        ]);
        assert_eq!(
            lines(&graph.reach("a", Way::Down, None)),
            ["b", "  c", "    d again", "z", "  d", "    e"]
        );
    }

    #[test]
    fn the_bound_is_told() {
        let graph = graph(&[("a", "b"), ("b", "c"), ("b", "d"), ("b", "a")]);
        let reach = graph.reach("a", Way::Down, Some(1));
        assert_eq!(lines(&reach), ["b"]);
        assert_eq!(reach.beyond, 2);
        assert_eq!(graph.reach("a", Way::Down, Some(2)).beyond, 0);
    }

    #[test]
    fn what_comes_earlier_stands_first_and_the_undated_last() {
        let graph = Graph::new(vec![
            edge("tool", "a", None),
            edge("tool", "b", Some(2013)),
            edge("tool", "c", Some(2009)),
        ]);
        assert_eq!(
            lines(&graph.reach("tool", Way::Down, None)),
            ["c", "b", "a"]
        );
    }

    #[test]
    fn several_edges_between_two_are_one_line() {
        let graph = Graph::new(vec![edge("a", "b", Some(2003)), edge("a", "b", Some(2013))]);
        let reach = graph.reach("a", Way::Down, None);
        assert_eq!(reach.steps.len(), 1);
        assert_eq!(reach.steps[0].edges.len(), 2);
    }

    #[test]
    fn all_shortest_paths_are_found_and_no_longer_one() {
        let graph = graph(&[
            ("a", "b"),
            ("a", "c"),
            ("b", "d"),
            ("c", "d"),
            ("a", "x"),
            ("x", "y"),
            ("y", "d"),
        ]);
        let found = graph.paths("a", "d", Way::Down, None, 10).expect("a way");
        assert_eq!(found.paths, [["a", "b", "d"], ["a", "c", "d"]]);
        let back = graph
            .paths("d", "a", Way::Up, None, 10)
            .expect("a way back");
        assert_eq!(back.paths, [["d", "b", "a"], ["d", "c", "a"]]);
        assert!(graph.paths("d", "a", Way::Down, None, 10).is_none());
        assert!(graph.paths("a", "d", Way::Down, Some(1), 10).is_none());
        let first = graph.paths("a", "d", Way::Down, None, 1).expect("a way");
        assert!(first.more && first.paths.len() == 1);
    }

    #[test]
    fn a_record_is_a_path_to_itself() {
        let graph = graph(&[("a", "b"), ("b", "a")]);
        let found = graph.paths("a", "a", Way::Down, None, 10).expect("itself");
        assert_eq!(found.paths, [["a"]]);
    }

    #[test]
    fn a_long_chain_needs_no_deep_stack() {
        let ids: Vec<&'static str> = (0..20_000)
            .map(|number| &*format!("n{number}").leak())
            .collect();
        let edges = ids
            .windows(2)
            .map(|pair| edge(pair[0], pair[1], None))
            .collect();
        let graph = Graph::new(edges);
        assert_eq!(graph.reach("n0", Way::Down, None).steps.len(), 19_999);
    }
}
