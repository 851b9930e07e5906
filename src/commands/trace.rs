//! `trace`: what shaped a record, what it shaped, and the ways between two.

use anyhow::Result;

use super::drawing;
use super::verb::{self, Forms, Needs, Question, Verb};
use crate::ask::{Arguments, Parameter, Takes, read};
use crate::dataset::{Dataset, Record};
use crate::graph::{Claim, Edge, Graph, Paths, Reach, Way};
use crate::model::field::{Field, Trace as Follow};
use crate::model::value::Value;
use crate::problem::Problem;
use crate::scene::{self, Arrow, Drawing, Node, Scene};
use crate::view::{Answer, Block, Body, Branch, Column, Item, Page, Rows, Set, Tie, Tree};

pub const VERB: Verb = Verb {
    name: "trace",
    aliases: &[],
    about: "show what shaped a record, what it shaped, and paths",
    group: "Ask",
    more: "",
    kind: None,
    parameters,
    examples: &[
        ("artemis --down", "what Operation Artemis shaped"),
        (
            "nato-poc-policy-2016",
            "what shaped NATO's policy, and what it shaped",
        ),
        (
            "joint-protection-teams --depth 1",
            "who pioneered a tool and who adopted it, by year",
        ),
        (
            "austria-food-for-thought-2013 --to ukraine-poc-strategy-2020",
            "how one led to the other",
        ),
        (
            "isaf-female-engagement-teams -f mermaid",
            "a picture for Mermaid",
        ),
    ],
    needs: Needs::Validated,
    forms: Forms::Every,
    answer: verb::answer::<Trace>,
};

/// How far it goes unless told otherwise.
const DEPTH: usize = 2;
/// How many paths are told at most.
const PATHS: usize = 1000;

fn parameters(_: &Verb) -> Vec<Parameter> {
    vec![
        Parameter::argument(
            "id",
            Takes::Record(&[]),
            "An id, acronym, symbol, alias, or name",
        )
        .required(),
        Parameter::flag("up", "Show only what shaped it"),
        Parameter::flag("down", "Show only what it shaped"),
        Parameter::option(
            "depth",
            Takes::Number,
            "Follow N steps, or all [default: 2]",
        ),
        Parameter::option(
            "to",
            Takes::Record(&[]),
            "Show all shortest paths to this record, else from it",
        ),
    ]
}

/// What to trace, which way and how far.
struct Trace {
    /// The record, as it was named.
    root: String,
    /// The record to find a way to.
    to: Option<String>,
    depth: Option<Bound>,
    ways: Vec<Way>,
}

impl Question for Trace {
    fn read(_: &Verb, arguments: &Arguments) -> Result<Self> {
        let mut to = arguments.values("to");
        if to.len() > 1 {
            let message = "--to takes one record";
            return Err(Problem::new("conflict", message).into());
        }
        Ok(Self {
            root: arguments.one("id").unwrap_or_default().to_owned(),
            to: to.pop(),
            depth: depth(arguments)?,
            ways: ways(arguments),
        })
    }

    fn answer<'d>(&self, dataset: &'d Dataset<'d>) -> Result<Answer<'d>> {
        let record = |word: &String| read::record(dataset, word, &[]);
        let traced = Traced {
            dataset,
            graph: Graph::of(dataset),
            root: record(&self.root)?,
            goal: self.to.as_ref().map(record).transpose()?,
            depth: self.depth,
            ways: self.ways.clone(),
        };
        let (negative, notes) = match traced.goal {
            None => traced.notes_around(),
            Some(goal) => traced.notes_to(goal),
        };
        let mut answer = Answer::new(Body::Page(Box::new(traced))).negative(negative);
        answer.notes = notes;
        Ok(answer)
    }
}

/// The bound that `--depth` sets, if it was given.
fn depth(arguments: &Arguments) -> Result<Option<Bound>> {
    let Some(word) = arguments.last("depth") else {
        return Ok(None);
    };
    let steps = if word == "all" { Ok(0) } else { word.parse() };
    let bound = steps.map(|steps: usize| Some((steps > 0).then_some(steps)));
    Ok(bound.map_err(|_| {
        Problem::new(
            "bad-depth",
            format!("invalid depth `{word}`; use 1, 2, .. or `all`"),
        )
    })?)
}

/// A number of steps, or none where there is no bound.
type Bound = Option<usize>;

fn ways(arguments: &Arguments) -> Vec<Way> {
    let asked = [("up", Way::Up), ("down", Way::Down)]
        .into_iter()
        .filter(|(option, _)| arguments.has(option))
        .map(|(_, way)| way)
        .collect::<Vec<_>>();
    if asked.is_empty() {
        vec![Way::Up, Way::Down]
    } else {
        asked
    }
}

/// A record and what lies around it, or on the way to another.
struct Traced<'d> {
    dataset: &'d Dataset<'d>,
    graph: Graph<'d>,
    root: &'d Record<'d>,
    goal: Option<&'d Record<'d>>,
    depth: Option<Bound>,
    ways: Vec<Way>,
}

impl<'d> Page<'d> for Traced<'d> {
    fn blocks(&self) -> Vec<Block<'d>> {
        match self.goal {
            None => self.blocks_around(),
            Some(goal) => self.blocks_to(goal),
        }
    }

    fn data(&self) -> Option<Value<'d>> {
        let found = self.found();
        let nodes = found.nodes.iter().filter_map(|id| self.dataset.find(id));
        let nodes = nodes.map(|record| {
            Value::object([
                ("id", Value::from(record.id())),
                ("kind", Value::from(record.kind.name)),
                ("name", Value::Text(record.name())),
            ])
        });
        let paths = self.goal.and_then(|goal| self.paths(goal));
        let paths = paths.map(|found| found.paths).unwrap_or_default();
        let paths = paths
            .iter()
            .map(|path| Value::texts(path.iter().copied()))
            .collect();
        Some(Value::object([
            ("root", Value::from(self.root.id())),
            ("to", Value::from(self.goal.map(Record::id))),
            ("nodes", Value::List(nodes.collect())),
            (
                "edges",
                Value::List(found.edges.iter().map(|edge| told(edge)).collect()),
            ),
            ("paths", Value::List(paths)),
        ]))
    }

    fn rows(&self) -> Rows<'d> {
        let columns = [
            ("id", Set::Names),
            ("from", Set::Names),
            ("to", Set::Names),
            ("relation", Set::Whole),
            ("year", Set::Whole),
            ("field", Set::Whole),
        ];
        let columns = columns.map(|(path, set)| Column::new(path, set));
        let found = self.found();
        Rows::made(columns.to_vec(), found.edges.iter().map(|edge| told(edge)))
    }

    fn scene(&self) -> Option<Scene> {
        let found = self.found();
        let goal = self.goal.map(Record::id);
        let subject = |id: &str| id == self.root.id() || goal == Some(id);
        let title = match self.goal {
            Some(goal) => format!("From {} to {}", self.root.label(), goal.label()),
            None => format!("What shaped {}, and what it shaped", self.root.label()),
        };
        Some(Scene {
            title,
            about: "An arrow reads from what came first, or shaped, to what was shaped. A dashed arrow is inferred, or a parallel drawn by a source.".to_owned(),
            source: drawing::source(),
            drawing: Drawing::Graph(scene::Graph {
                nodes: found
                    .nodes
                    .iter()
                    .map(|id| Node {
                        id: (*id).to_owned(),
                        label: self.dataset.find(id).map_or_else(
                            || (*id).to_owned(),
                            |record| record.label().into_owned(),
                        ),
                        accent: self.dataset.find(id).and_then(drawing::accent),
                        subject: subject(id),
                    })
                    .collect(),
                arrows: found
                    .edges
                    .iter()
                    .map(|edge| Arrow {
                        from: edge.from.to_owned(),
                        to: edge.to.to_owned(),
                        label: drawing::labelled(&edge.relation, edge.year),
                        broken: edge.claim != Claim::Stated,
                    })
                    .collect(),
            }),
        })
    }
}

impl<'d> Traced<'d> {
    /// How far it goes around the record.
    fn bound(&self) -> Bound {
        self.depth.unwrap_or(Some(DEPTH))
    }

    /// What is reached in each direction.
    fn reaches(&self) -> impl Iterator<Item = (Way, Reach<'_, 'd>)> {
        let reach = |way: &Way| {
            let reach = self.graph.reach(self.root.id(), *way, self.bound());
            (*way, reach)
        };
        self.ways.iter().map(reach)
    }

    /// The shortest paths to `goal`: along the edges, else against them.
    fn paths(&self, goal: &'d Record<'d>) -> Option<Paths<'d>> {
        let (root, bound) = (self.root.id(), self.depth.flatten());
        // Down is from the first to the second, which is how the question reads.
        let mut ways = self.ways.iter().rev();
        ways.find_map(|way| self.graph.paths(root, goal.id(), *way, bound, PATHS))
    }

    /// The records and edges that the answer speaks of.
    fn found(&self) -> Found<'_, 'd> {
        let mut found = Found::new(self.root.id());
        let Some(goal) = self.goal else {
            for (_, reach) in self.reaches() {
                for step in &reach.steps {
                    found.add(step.id, &step.edges);
                }
            }
            return found;
        };
        let Some(paths) = self.paths(goal) else {
            found.add(goal.id(), &[]);
            return found;
        };
        for path in &paths.paths {
            for pair in path.windows(2) {
                let [id, other] = pair else { continue };
                found.add(other, &self.graph.between(id, other, paths.way));
            }
        }
        found
    }

    fn blocks_around(&self) -> Vec<Block<'d>> {
        let mut blocks = vec![Block::Heading(self.named(self.root.id()))];
        for (way, reach) in self.reaches() {
            blocks.push(Block::Heading(
                match way {
                    Way::Up => "What shaped it",
                    Way::Down => "What it shaped",
                }
                .to_owned(),
            ));
            blocks.push(if reach.steps.is_empty() {
                Block::Text("nothing recorded".to_owned())
            } else {
                Block::Tree(self.tree(&reach, way))
            });
        }
        blocks
    }

    /// Whether nothing is around the record, and what is to be said of that or of what lies beyond.
    fn notes_around(&self) -> (bool, Vec<String>) {
        let mut notes = Vec::new();
        let (mut nothing, mut beyond) = (true, 0);
        for (_, reach) in self.reaches() {
            nothing &= reach.steps.is_empty();
            beyond += reach.beyond;
        }
        if nothing {
            notes.push(self.why_nothing());
        }
        if let (Some(steps), true) = (self.bound(), beyond > 0) {
            let records = if beyond == 1 { "record" } else { "records" };
            notes.push(format!(
                "{beyond} more {records} at depth {0}; use --depth {0}, or --depth all",
                steps + 1
            ));
        }
        (nothing, notes)
    }

    fn why_nothing(&self) -> String {
        let root = self.root;
        let end = |field: &Field| matches!(field.trace, Some(Follow::Begins | Follow::Ends));
        let ends: Vec<String> = root
            .kind
            .fields
            .iter()
            .filter(|field| end(field))
            .map(|field| format!("`{}`", root.text(field.name)))
            .collect();
        if !ends.is_empty() {
            return format!(
                "`{}` is a link, from {}; trace one of these",
                root.id(),
                ends.join(" to ")
            );
        }
        let what = match self.ways.as_slice() {
            [Way::Up] => "shaped it",
            [Way::Down] => "it shaped",
            _ => "shaped it or what it shaped",
        };
        format!("`{}` has no recorded links to what {what}", root.id())
    }

    fn blocks_to(&self, goal: &'d Record<'d>) -> Vec<Block<'d>> {
        let root = self.root.id();
        let mut blocks = vec![Block::Heading(format!(
            "From {} to {}",
            self.named(root),
            self.named(goal.id())
        ))];
        let Some(found) = self.paths(goal) else {
            blocks.push(Block::Text("no path".to_owned()));
            return blocks;
        };
        for path in &found.paths {
            let mut branches = Vec::new();
            for (depth, pair) in path.windows(2).enumerate() {
                let [id, other] = pair else { continue };
                let edges = self.graph.between(id, other, found.way);
                branches.push(self.branch(depth + 1, other, &edges, false));
            }
            blocks.push(Block::Tree(Tree {
                root: Some(self.item(root)),
                way: found.way,
                branches,
            }));
        }
        blocks
    }

    /// Whether no path leads to `goal`, and what is to be said of that or of those that do.
    fn notes_to(&self, goal: &'d Record<'d>) -> (bool, Vec<String>) {
        let (root, goal_id) = (self.root.id(), goal.id());
        let Some(found) = self.paths(goal) else {
            let ways = match self.ways.as_slice() {
                [Way::Up] => format!("no path from `{goal_id}` to `{root}`"),
                [Way::Down] => format!("no path from `{root}` to `{goal_id}`"),
                _ => format!("no path from `{root}` to `{goal_id}`, nor back"),
            };
            let bound = self.depth.flatten();
            let within = bound.map_or_else(String::new, |steps| format!(" within {steps} steps"));
            return (true, vec![format!("{ways}{within}")]);
        };
        let mut notes = Vec::new();
        if found.way == Way::Up && self.ways.len() > 1 {
            notes.push(format!(
                "no path from `{root}` to `{goal_id}`; showing those from `{goal_id}` to `{root}`"
            ));
        }
        if found.more {
            notes.push(format!(
                "more than {PATHS} shortest paths; showing the first {PATHS}"
            ));
        }
        (false, notes)
    }

    fn tree(&self, reach: &Reach<'_, 'd>, way: Way) -> Tree<'d> {
        let branches = reach
            .steps
            .iter()
            .map(|step| self.branch(step.depth, step.id, &step.edges, step.repeated))
            .collect();
        Tree {
            root: None,
            way,
            branches,
        }
    }

    fn branch(&self, depth: usize, id: &str, edges: &[&Edge<'d>], repeated: bool) -> Branch<'d> {
        let ties = edges.iter().map(|edge| Tie {
            year: edge.year,
            relation: edge.relation.clone(),
            claim: edge.claim,
        });
        Branch {
            depth,
            ties: ties.collect(),
            item: self.item(id),
            repeated,
        }
    }

    /// A record in the accent of the organization whose it is, where it is one's alone.
    fn item(&self, id: &str) -> Item<'d> {
        let item = Item::new(self.named(id)).disputed(!self.dataset.disputed(id).is_empty());
        let Some(record) = self.dataset.find(id) else {
            return item;
        };
        let item = item.added(record.is_added());
        match record.words("orgs").as_slice() {
            [org] => {
                let name = self.dataset.find(org).map(Record::label);
                item.accent(org, name.unwrap_or_default())
            }
            _ => item,
        }
    }

    /// Its acronym or name, with its id.
    fn named(&self, id: &str) -> String {
        match self.dataset.find(id) {
            Some(record) => format!("{} ({id})", record.label()),
            None => id.to_owned(),
        }
    }
}

/// What an answer speaks of: records and edges, each once, in the order in which they are met.
struct Found<'g, 'd> {
    nodes: Vec<&'d str>,
    edges: Vec<&'g Edge<'d>>,
    known: std::collections::HashSet<(&'d str, &'d str)>,
}

impl<'g, 'd> Found<'g, 'd> {
    fn new(root: &'d str) -> Self {
        let mut found = Self {
            nodes: Vec::new(),
            edges: Vec::new(),
            known: std::collections::HashSet::new(),
        };
        found.add(root, &[]);
        found
    }

    /// Adds a record with all edges between it and the one that it hangs on.
    fn add(&mut self, id: &'d str, edges: &[&'g Edge<'d>]) {
        // A record stands for itself, a pair for the edges from the one to the other.
        if self.known.insert((id, "")) {
            self.nodes.push(id);
        }
        if let Some(first) = edges.first()
            && self.known.insert((first.from, first.to))
        {
            self.edges.extend_from_slice(edges);
        }
    }
}

fn told<'d>(edge: &Edge<'d>) -> Value<'d> {
    Value::object([
        ("id", Value::from(edge.id)),
        ("from", Value::from(edge.from)),
        ("to", Value::from(edge.to)),
        ("relation", Value::Text(edge.relation.clone())),
        ("year", Value::from(edge.year)),
        (
            "field",
            Value::from(edge.field.clone().map(std::borrow::Cow::into_owned)),
        ),
    ])
}
