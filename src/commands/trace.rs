//! `trace`: what shaped a record, what it shaped, and the ways between two.

use anyhow::Result;
use clap::{Arg, ArgAction, Command};

use super::{Call, Forms, Verb, list};
use crate::dataset::{Dataset, Record};
use crate::graph::{Claim, Edge, Graph, Reach, Way};
use crate::model::field::{Field, Trace as Follow};
use crate::model::value::Value;
use crate::problem::Problem;
use crate::view::{
    Answer, Arrow, Block, Body, Branch, Column, Item, Picture, Rows, Set, Tie, Tree,
};

pub const VERB: Verb = Verb {
    name: "trace",
    about: "what shaped a record, what it shaped, paths between two",
    group: "Ask",
    args,
    run,
    examples: &[
        ("artemis --down", "what Operation Artemis shaped"),
        (
            "nato-poc-policy-2016",
            "what shaped NATO's policy, and what it shaped",
        ),
        (
            "joint-protection-teams --depth 1",
            "who began a tool and who took it up, by year",
        ),
        (
            "austria-food-for-thought-2013 --to ukraine-poc-strategy-2020",
            "how the one led to the other",
        ),
        (
            "isaf-female-engagement-teams -f mermaid",
            "a picture for Mermaid",
        ),
    ],
    proves: true,
    forms: Forms::Every,
};

/// How far it goes unless told otherwise.
const DEPTH: usize = 2;
/// How many paths are told at most.
const PATHS: usize = 1000;

fn args(command: Command) -> Command {
    let flag = |name: &'static str, help: &'static str| {
        Arg::new(name)
            .long(name)
            .help(help)
            .action(ArgAction::SetTrue)
    };
    command
        .arg(
            Arg::new("id")
                .value_name("ID")
                .required(true)
                .help("An id, acronym, symbol, alias or name"),
        )
        .arg(flag("up", "Only what shaped it"))
        .arg(flag("down", "Only what it shaped"))
        .arg(
            Arg::new("depth")
                .long("depth")
                .value_name("N")
                .help("Go N steps far, 2 unless told otherwise; 0 or `all` for no bound")
                .action(ArgAction::Append),
        )
        .arg(
            Arg::new("to")
                .long("to")
                .value_name("ID")
                .help("All shortest paths to this record, or back from it where there is none")
                .action(ArgAction::Append),
        )
}

fn run<'d>(call: &Call<'d>) -> Result<Answer<'d>> {
    let dataset = call.dataset;
    let word = call
        .matches
        .get_one::<String>("id")
        .map_or("", String::as_str);
    let trace = Trace {
        dataset,
        graph: Graph::of(dataset),
        root: dataset.resolve(word, &[])?,
        depth: depth(call)?,
        ways: ways(call),
    };
    match list::values(call.matches, "to").as_slice() {
        [] => Ok(trace.around()),
        [word] => Ok(trace.to(dataset.resolve(word, &[])?)),
        _ => Err(Problem::new("conflict", "--to was given twice; paths lead to one record").into()),
    }
}

/// The bound that `--depth` sets, if it was given.
fn depth(call: &Call<'_>) -> Result<Option<Bound>> {
    let Some(word) = list::values(call.matches, "depth").pop() else {
        return Ok(None);
    };
    let steps = if word == "all" { Ok(0) } else { word.parse() };
    let bound = steps.map(|steps: usize| Some((steps > 0).then_some(steps)));
    Ok(bound.map_err(|_| {
        Problem::new(
            "bad-depth",
            format!("`{word}` is no number of steps; give 1, 2, .. or `all`"),
        )
    })?)
}

/// A number of steps, or none where there is no bound.
type Bound = Option<usize>;

fn ways(call: &Call<'_>) -> Vec<Way> {
    let asked = [("up", Way::Up), ("down", Way::Down)]
        .into_iter()
        .filter(|(option, _)| call.matches.get_flag(option))
        .map(|(_, way)| way)
        .collect::<Vec<_>>();
    if asked.is_empty() {
        vec![Way::Up, Way::Down]
    } else {
        asked
    }
}

/// A question about a record.
struct Trace<'d> {
    dataset: &'d Dataset<'d>,
    graph: Graph<'d>,
    root: &'d Record<'d>,
    depth: Option<Bound>,
    ways: Vec<Way>,
}

impl<'d> Trace<'d> {
    /// What lies around the record.
    fn around(&self) -> Answer<'d> {
        let bound = self.depth.unwrap_or(Some(DEPTH));
        let mut blocks = vec![Block::Heading(self.named(self.root.id()))];
        let mut found = Found::new(self.root.id());
        let mut beyond = 0;
        for way in &self.ways {
            let reach = self.graph.reach(self.root.id(), *way, bound);
            beyond += reach.beyond;
            for step in &reach.steps {
                found.add(step.id, &step.edges);
            }
            blocks.push(Block::Heading(
                match way {
                    Way::Up => "What shaped it",
                    Way::Down => "What it shaped",
                }
                .to_owned(),
            ));
            blocks.push(if reach.steps.is_empty() {
                Block::Text("nothing that is recorded".to_owned())
            } else {
                Block::Tree(self.tree(&reach, *way))
            });
        }
        let nothing = found.edges.is_empty();
        let mut answer = self.answer(blocks, &found, None, &[]).negative(nothing);
        if nothing {
            answer = answer.note(self.why_nothing());
        }
        if let (Some(steps), true) = (bound, beyond > 0) {
            let (records, lie) = if beyond == 1 {
                ("record", "lies")
            } else {
                ("records", "lie")
            };
            answer = answer.note(format!(
                "{beyond} more {records} {lie} a step deeper; --depth {} shows them, --depth all whatever there is",
                steps + 1
            ));
        }
        answer
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
                "`{}` is itself a step, from {}; trace one of these",
                root.id(),
                ends.join(" to ")
            );
        }
        let what = match self.ways.as_slice() {
            [Way::Up] => "shaped it",
            [Way::Down] => "it shaped",
            _ => "shaped it or that it shaped",
        };
        format!("nothing is recorded that {what}: `{}`", root.id())
    }

    /// The shortest paths to `goal`: along the edges, else against them.
    fn to(&self, goal: &'d Record<'d>) -> Answer<'d> {
        let (root, bound) = (self.root.id(), self.depth.flatten());
        // Down is from the first to the second, which is how the question reads.
        let found = self
            .ways
            .iter()
            .rev()
            .find_map(|way| self.graph.paths(root, goal.id(), *way, bound, PATHS));
        let mut blocks = vec![Block::Heading(format!(
            "From {} to {}",
            self.named(root),
            self.named(goal.id())
        ))];
        let mut told = Found::new(root);
        let Some(found) = found else {
            told.add(goal.id(), &[]);
            let ways = match self.ways.as_slice() {
                [Way::Up] => format!("no path leads from `{}` to `{root}`", goal.id()),
                [Way::Down] => format!("no path leads from `{root}` to `{}`", goal.id()),
                _ => format!("no path leads from `{root}` to `{}`, nor back", goal.id()),
            };
            let within = bound.map_or_else(String::new, |steps| format!(" within {steps} steps"));
            blocks.push(Block::Text("no path".to_owned()));
            return self
                .answer(blocks, &told, Some(goal), &[])
                .negative(true)
                .note(format!("{ways}{within}"));
        };
        for path in &found.paths {
            let mut branches = Vec::new();
            for (depth, pair) in path.windows(2).enumerate() {
                let [id, other] = pair else { continue };
                let edges = self.graph.between(id, other, found.way);
                told.add(other, &edges);
                branches.push(self.branch(depth + 1, other, &edges, false));
            }
            blocks.push(Block::Tree(Tree {
                root: Some(self.item(root)),
                way: found.way,
                branches,
            }));
        }
        let mut answer = self.answer(blocks, &told, Some(goal), &found.paths);
        if found.way == Way::Up && self.ways.len() > 1 {
            answer = answer.note(format!(
                "no path leads from `{root}` to `{}`; those from `{}` to `{root}` are shown",
                goal.id(),
                goal.id()
            ));
        }
        if found.more {
            answer = answer.note(format!(
                "there are more than {PATHS} shortest paths; the first {PATHS} are shown"
            ));
        }
        answer
    }

    fn answer(
        &self,
        blocks: Vec<Block<'d>>,
        found: &Found<'_, 'd>,
        goal: Option<&'d Record<'d>>,
        paths: &[Vec<&'d str>],
    ) -> Answer<'d> {
        let nodes = found.nodes.iter().filter_map(|id| self.dataset.find(id));
        let data = Value::object([
            ("root", Value::from(self.root.id())),
            ("to", Value::from(goal.map(Record::id))),
            (
                "nodes",
                Value::List(
                    nodes
                        .map(|record| {
                            Value::object([
                                ("id", Value::from(record.id())),
                                ("kind", Value::from(record.kind.name)),
                                ("name", Value::Text(record.name())),
                            ])
                        })
                        .collect(),
                ),
            ),
            (
                "edges",
                Value::List(found.edges.iter().map(|edge| told(edge)).collect()),
            ),
            (
                "paths",
                Value::List(
                    paths
                        .iter()
                        .map(|path| Value::texts(path.iter().copied()))
                        .collect(),
                ),
            ),
        ]);
        let columns = [
            ("id", Set::Names),
            ("from", Set::Names),
            ("to", Set::Names),
            ("relation", Set::Whole),
            ("year", Set::Whole),
            ("field", Set::Whole),
        ];
        let rows = Rows::made(
            columns.map(|(path, set)| Column::new(path, set)).to_vec(),
            found.edges.iter().map(|edge| told(edge)),
        );
        Answer::new(Body::Page { blocks, data, rows }).drawn(self.picture(found, goal))
    }

    fn picture(&self, found: &Found<'_, 'd>, goal: Option<&Record<'_>>) -> Picture {
        let subject = |id: &str| id == self.root.id() || goal.is_some_and(|goal| goal.id() == id);
        Picture {
            nodes: found
                .nodes
                .iter()
                .map(|id| ((*id).to_owned(), self.named(id), subject(id)))
                .collect(),
            arrows: found
                .edges
                .iter()
                .map(|edge| Arrow {
                    from: edge.from.to_owned(),
                    to: edge.to.to_owned(),
                    label: edge.year.map_or_else(
                        || edge.relation.to_string(),
                        |year| format!("{}, {year}", edge.relation),
                    ),
                    broken: edge.claim != Claim::Stated,
                })
                .collect(),
        }
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
        let item = item.added(record.text("layer") == "supplement");
        match record.words("orgs").as_slice() {
            [org] => item.accent(org),
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
