//! `__complete`: what the word at the prompt could become. The shells' scripts ask it; people do not.
//!
//! One candidate a line, a tab, and what it means; `:files` where the shell itself is to name files. What an argument takes
//! is read from the field that its option filters by, or from the name of its value: `ID`, `KIND`, `FIELD`.

use anyhow::Result;
use clap::{Arg, ArgAction, Command};

use super::{Call, Forms, Verb, command, completions};
use crate::citation::Style;
use crate::cli;
use crate::dataset::{Dataset, Input};
use crate::model::field::{self, Field, Shape};
use crate::model::{KINDS, Kind, kind};
use crate::view::{Answer, Body};

pub const VERB: Verb = Verb {
    name: "__complete",
    about: "candidates for the word at the prompt",
    group: "",
    args,
    run,
    examples: &[],
    proves: false,
    forms: Forms::Own("candidates"),
};

/// What a script does when it reads this instead of candidates: it names files.
const FILES: &str = ":files\n";

fn args(command: Command) -> Command {
    command.arg(
        Arg::new("words")
            .value_name("WORDS")
            .num_args(0..)
            .last(true)
            .action(ArgAction::Append),
    )
}

fn run<'d>(call: &Call<'d>) -> Result<Answer<'d>> {
    let words: Vec<String> = call
        .matches
        .get_many::<String>("words")
        .into_iter()
        .flatten()
        .cloned()
        .collect();
    let (current, done) = words
        .split_last()
        .map_or(("", &[][..]), |(last, done)| (last.as_str(), done));
    // The data that the line itself names are completed too; what is being typed on standard input is no data yet.
    let (common, ..) = cli::read(done);
    let mut inputs = Vec::new();
    for path in common.data.iter().filter(|path| *path != "-") {
        inputs.extend(Input::open(path)?);
    }
    let dataset = Dataset::open(&inputs, !common.only_data, common.layer)?;
    let text = complete(&dataset, done, current.trim_start_matches(['"', '\'']));
    Ok(Answer::new(Body::Text(text)))
}

/// What the word `current` behind the words `done` could become, one candidate a line.
fn complete(dataset: &Dataset<'_>, done: &[String], current: &str) -> String {
    let mut root = command(false);
    root.build();
    let place = Place::after(&root, done);
    let mut found = Found {
        lead: String::new(),
        typed: current.to_owned(),
        text: String::new(),
    };
    if let Some(option) = place.awaiting {
        found.values(dataset, place.command, option);
    } else if place.options && current.starts_with('-') {
        match current.split_once('=') {
            Some((name, typed)) => {
                if let Some(option) = option(place.command, name) {
                    found.lead = format!("{name}=");
                    typed.clone_into(&mut found.typed);
                    found.values(dataset, place.command, option);
                }
            }
            None => found.options(place.command),
        }
    } else if place.command.has_subcommands() {
        found.commands(&root);
    } else if let Some(argument) = place.argument() {
        found.values(dataset, place.command, argument);
    }
    found.text
}

/// Where the words typed so far have led.
struct Place<'c> {
    /// The command that was named; the program itself before one is.
    command: &'c Command,
    /// The option that waits for its value.
    awaiting: Option<&'c Arg>,
    /// The arguments given, options aside.
    given: usize,
    /// Whether options may still follow.
    options: bool,
}

impl<'c> Place<'c> {
    fn after(root: &'c Command, words: &[String]) -> Self {
        let mut place = Self {
            command: root,
            awaiting: None,
            given: 0,
            options: true,
        };
        for word in words {
            if place.awaiting.take().is_some() {
                continue;
            }
            if place.options && word == "--" {
                place.options = false;
            } else if place.options && word.len() > 1 && word.starts_with('-') {
                place.awaiting = option(place.command, word).filter(|arg| waits(arg));
            } else if let Some(sub) = place.command.find_subcommand(word) {
                place.command = sub;
            } else if !place.command.has_subcommands() {
                place.given += 1;
            }
        }
        place
    }

    /// The argument that comes next; the last one takes all that follow where it takes several.
    fn argument(&self) -> Option<&'c Arg> {
        let mut arguments = self.command.get_positionals();
        let last = self.command.get_positionals().last();
        arguments.nth(self.given).or_else(|| {
            last.filter(|arg| {
                arg.get_num_args()
                    .is_some_and(|number| number.max_values() > 1)
            })
        })
    }
}

/// The option that `word` names, where its value is not in the word already.
fn option<'c>(command: &'c Command, word: &str) -> Option<&'c Arg> {
    command.get_arguments().find(|arg| {
        let long = word.strip_prefix("--").is_some_and(|name| {
            arg.get_long_and_visible_aliases()
                .is_some_and(|names| names.contains(&name))
        });
        let short = word.strip_prefix('-').is_some_and(|letter| {
            arg.get_short()
                .is_some_and(|short| letter == short.to_string())
        });
        long || short
    })
}

/// Whether the option takes the next word as its value.
fn waits(arg: &Arg) -> bool {
    arg.get_action().takes_values() && !arg.is_require_equals_set()
}

/// The candidates found so far.
struct Found {
    /// What stands before the part of the word that is completed.
    lead: String,
    /// That part.
    typed: String,
    /// One candidate a line.
    text: String,
}

impl Found {
    /// Adds a candidate, where it goes on from what was typed.
    fn add(&mut self, word: &str, meaning: &str) {
        if word.starts_with(&self.typed) {
            let meaning = meaning.replace(['\t', '\n'], " ");
            self.text
                .push_str(format!("{}{word}\t{meaning}", self.lead).trim_end());
            self.text.push('\n');
        }
    }

    fn commands(&mut self, root: &Command) {
        for sub in root.get_subcommands().filter(|sub| !sub.is_hide_set()) {
            let about = sub.get_about().map(ToString::to_string).unwrap_or_default();
            self.add(sub.get_name(), &about);
            // Other names only where somebody is at them: the list is long enough.
            if !self.typed.is_empty() {
                for alias in sub.get_visible_aliases() {
                    self.add(alias, &about);
                }
            }
        }
        self.add("help", "help on a command");
    }

    fn options(&mut self, command: &Command) {
        for arg in command.get_arguments().filter(|arg| !arg.is_hide_set()) {
            let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
            for name in arg.get_long_and_visible_aliases().into_iter().flatten() {
                self.add(&format!("--{name}"), &help);
            }
        }
    }

    /// Adds the values that `arg` of `command` takes.
    fn values(&mut self, dataset: &Dataset<'_>, command: &Command, arg: &Arg) {
        let name = arg
            .get_value_names()
            .and_then(|names| names.first())
            .map_or("", |name| name.as_str());
        // Behind a comma the next value begins; one given already is not offered again.
        let mut given = Vec::new();
        if name.contains(',') {
            while let Some((value, rest)) = self.typed.split_once(',') {
                given.push(value.to_owned());
                self.lead.push_str(&format!("{value},"));
                self.typed = rest.to_owned();
            }
        }
        if name.contains('-') && self.typed.starts_with('-') {
            self.lead.push('-');
            self.typed.remove(0);
        }
        let before = self.text.len();
        self.values_of(dataset, command, arg, name);
        if !given.is_empty() {
            let fresh = self.text.split_off(before);
            for line in fresh.lines() {
                let value = line.split('\t').next().unwrap_or_default();
                let value = value.strip_prefix(&self.lead).unwrap_or(value);
                if !given.iter().any(|given| given == value) {
                    self.text.push_str(&format!("{line}\n"));
                }
            }
        }
    }

    fn values_of(&mut self, dataset: &Dataset<'_>, command: &Command, arg: &Arg, name: &str) {
        let own = kind(command.get_name());
        let possible = arg.get_possible_values();
        if !possible.is_empty() {
            for value in &possible {
                let help = value
                    .get_help()
                    .map(ToString::to_string)
                    .unwrap_or_default();
                self.add(value.get_name(), &help);
            }
            return;
        }
        let id = arg.get_id().as_str();
        if let Some((kind, path, field)) = filtered(own, id) {
            return self.of_field(dataset, kind, &path, field);
        }
        if let Some((_, linked)) =
            own.and_then(|kind| kind.linked_from.iter().find(|(option, _)| *option == id))
        {
            return self.ids(dataset, &[linked]);
        }
        match name.split([',', '|', '.']).next().unwrap_or_default() {
            "PATH" | "FILE" | "DIR" | "OLD" | "NEW" => self.text.push_str(FILES),
            "FORMAT" | "WHEN" | "LAYER" => {
                for word in cli::choices(id) {
                    self.add(word, "");
                }
            }
            "STYLE" => {
                for (style, _) in Style::ALL {
                    self.add(style, "");
                }
            }
            "SHELL" => {
                for (shell, _) in completions::SHELLS {
                    self.add(shell, "");
                }
            }
            "COMMAND" => self.commands(&super::command(false)),
            "KIND" | "ROWS" | "COLUMNS" => self.kinds(name.contains(".FIELD")),
            "FIELD" => match own {
                Some(kind) => self.fields(kind, ""),
                None => KINDS.iter().for_each(|kind| self.fields(kind, "")),
            },
            "ORG" | "ORGS" => self.ids(dataset, &["organization"]),
            "ID" | "IDS" => self.ids(dataset, &[]),
            _ => {}
        }
    }

    /// Adds the values that a filter by `field` takes.
    fn of_field(&mut self, dataset: &Dataset<'_>, kind: &Kind, path: &str, field: &Field) {
        match field.shape.item() {
            Shape::Word(vocabulary) => {
                for (group, words) in vocabulary.groups {
                    self.add(group, &words.join(", "));
                }
                for word in vocabulary.words {
                    self.add(word.word, word.meaning);
                }
            }
            Shape::Link(kinds) => self.ids(dataset, kinds),
            Shape::Flag => {
                self.add("true", "");
                self.add("false", "");
            }
            _ => {
                for value in dataset.values(kind, path) {
                    self.add(&value, "");
                }
            }
        }
    }

    /// Adds the ids of the records of `kinds`; acronyms and symbols as well, where something of one is typed.
    fn ids(&mut self, dataset: &Dataset<'_>, kinds: &[&str]) {
        let kinds = KINDS
            .iter()
            .filter(|kind| kinds.is_empty() || kinds.contains(&kind.name));
        for record in kinds.flat_map(|kind| dataset.records(kind)) {
            let name = record.name();
            self.add(record.id(), &name);
            if !self.typed.is_empty() {
                for short in ["acronym", "symbol"] {
                    let short = record.text(short);
                    if !short.is_empty() && !short.contains(',') {
                        self.add(&short, &name);
                    }
                }
            }
        }
    }

    /// Adds the kinds; behind a dot, where `fields` says so, the fields of the one before it.
    fn kinds(&mut self, fields: bool) {
        if fields && let Some((name, _)) = self.typed.clone().split_once('.') {
            if let Some(kind) = kind(name) {
                self.fields(kind, &format!("{name}."));
            }
            return;
        }
        for kind in KINDS {
            self.add(kind.name, kind.about);
            if !self.typed.is_empty() && kind.list != kind.name {
                self.add(kind.list, kind.about);
            }
        }
    }

    fn fields(&mut self, kind: &Kind, lead: &str) {
        let mut fields = Vec::new();
        field::each(kind.fields, &mut |path, field| {
            fields.push((format!("{lead}{path}"), field.meaning));
        });
        for (path, meaning) in fields {
            if !self.text.contains(&format!("\n{path}\t")) {
                self.add(&path, meaning);
            }
        }
    }
}

/// The field that the option `name` filters by: of the command's own kind, or of the first kind that has such a filter.
fn filtered(
    own: Option<&'static Kind>,
    name: &str,
) -> Option<(&'static Kind, String, &'static Field)> {
    let name = if name == "orgs" { "org" } else { name };
    let kinds = own.map_or_else(|| KINDS.to_vec(), |kind| vec![kind]);
    kinds.into_iter().find_map(|kind| {
        let mut found = None;
        field::each(kind.fields, &mut |path, field| {
            if field.filter == name && found.is_none() {
                found = Some((kind, path.to_owned(), field));
            }
        });
        found
    })
}
