//! `__complete`: what the word at the prompt could become. The shells' scripts ask it; people do not.
//!
//! One candidate a line, a tab, and what it means; `:files` where the shell itself is to name files. What a parameter can be
//! given follows from what it is declared to take.

use anyhow::Result;

use super::{parameters as common, verb, verbs};
use crate::ask::{Arguments, Parameter, Place as Stands, Takes, filter};
use crate::commands::verb::{self as verbs_of, Forms, Needs, Question, Verb};
use crate::dataset::{Dataset, Input, Record};
use crate::fold::fold;
use crate::model::field::{self, Field, Shape};
use crate::model::{KINDS, Kind, kind};
use crate::relate::cross::Side;
use crate::view::{Answer, Body};

pub const VERB: Verb = Verb {
    name: "__complete",
    aliases: &[],
    about: "candidates for the word at the prompt",
    more: "",
    group: "",
    kind: None,
    parameters,
    examples: &[],
    needs: Needs::None,
    forms: Forms::Own("candidates"),
    answer: verbs_of::answer::<Complete>,
};

/// What a script does when it reads this instead of candidates: it names files.
const FILES: &str = ":files\n";

fn parameters(_: &Verb) -> Vec<Parameter> {
    vec![
        Parameter::argument("words", Takes::Text, "The words at the prompt")
            .called("WORDS")
            .several()
            .behind(),
    ]
}

/// The words at the prompt, the last one to be completed.
struct Complete {
    words: Vec<String>,
}

impl Question for Complete {
    fn read(_: &Verb, arguments: &Arguments) -> Result<Self> {
        Ok(Self {
            words: arguments.all("words").to_vec(),
        })
    }

    fn answer<'d>(&self, _: &'d Dataset<'d>) -> Result<Answer<'d>> {
        let (current, done) = self
            .words
            .split_last()
            .map_or(("", &[][..]), |(last, done)| (last.as_str(), done));
        // The data that the line itself names are completed too; what is being typed on standard input is no data yet.
        let (common, ..) = super::read(done);
        let mut inputs = Vec::new();
        for path in common.data.iter().filter(|path| *path != "-") {
            inputs.extend(Input::open(path)?.inputs);
        }
        let dataset = Dataset::open(&inputs, !common.only_data, common.layer)?;
        let text = complete(&dataset, done, current.trim_start_matches(['"', '\'']));
        Ok(Answer::new(Body::Text(text)))
    }
}

/// What the word `current` behind the words `done` could become, one candidate a line.
fn complete(dataset: &Dataset<'_>, done: &[String], current: &str) -> String {
    let place = Place::after(done);
    let mut found = Found {
        lead: String::new(),
        typed: current.to_owned(),
        text: String::new(),
        folded: String::new(),
        seen: Vec::new(),
    };
    if let Some(option) = &place.awaiting {
        found.values(dataset, option);
    } else if place.options && current.starts_with('-') {
        match current.split_once('=') {
            Some((name, typed)) => {
                if let Some(option) = place.option(name) {
                    found.lead = format!("{name}=");
                    typed.clone_into(&mut found.typed);
                    found.values(dataset, option);
                }
            }
            None => found.options(&place),
        }
    } else if place.verb.is_none() {
        found.commands();
    } else if let Some(argument) = place.argument() {
        found.values(dataset, argument);
    }
    if found.text.is_empty() {
        found.folded
    } else {
        found.text
    }
}

/// Where the words typed so far have led.
struct Place {
    /// The command that was named, if one was.
    verb: Option<&'static Verb>,
    /// What may follow: the command's own parameters and the common ones.
    parameters: Vec<Parameter>,
    /// The option that waits for its value.
    awaiting: Option<Parameter>,
    /// The arguments given, options aside.
    given: usize,
    /// Whether options may still follow.
    options: bool,
}

impl Place {
    fn after(words: &[String]) -> Self {
        let mut place = Self {
            verb: None,
            parameters: common().collect(),
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
                place.awaiting = place.option(word).filter(|option| waits(option)).cloned();
            } else if place.verb.is_some() {
                place.given += 1;
            } else if let Some(verb) = verb(word) {
                place.parameters = verb.parameters().into_iter().chain(common()).collect();
                place.verb = Some(verb);
            }
        }
        place
    }

    /// The argument that comes next; the last one takes all that follow where it takes several.
    fn argument(&self) -> Option<&Parameter> {
        let mut arguments = self
            .parameters
            .iter()
            .filter(|parameter| parameter.place != Stands::Option);
        let last = arguments.clone().next_back();
        arguments
            .nth(self.given)
            .or_else(|| last.filter(|argument| argument.several))
    }

    /// The option that `word` names, where its value is not in the word already.
    fn option(&self, word: &str) -> Option<&Parameter> {
        let option = |parameter: &&Parameter| {
            parameter.place == Stands::Option
                && match word.strip_prefix("--") {
                    Some(long) => parameter.is_called(long),
                    None => parameter
                        .short
                        .is_some_and(|letter| word == format!("-{letter}")),
                }
        };
        self.parameters.iter().find(option)
    }
}

/// Whether the option takes the next word as its value.
const fn waits(option: &Parameter) -> bool {
    !matches!(option.takes, Takes::Flag | Takes::Truth)
}

/// The candidates found so far.
struct Found {
    /// What stands before the part of the word that is completed.
    lead: String,
    /// That part.
    typed: String,
    /// One candidate a line.
    text: String,
    /// Those that go on from what was typed in other letter case: offered where there are none in the same.
    folded: String,
    /// The words among these.
    seen: Vec<String>,
}

impl Found {
    /// Adds a candidate, where it goes on from what was typed.
    fn add(&mut self, word: &str, meaning: &str) {
        let line = || {
            let meaning = meaning.replace(['\t', '\n'], " ");
            let line = format!("{}{word}\t{meaning}", self.lead);
            format!("{}\n", line.trim_end())
        };
        if word.starts_with(&self.typed) {
            self.text.push_str(&line());
        } else if fold(word).starts_with(&*fold(&self.typed)) {
            // An id and an acronym that differ in letter case only are one candidate.
            let folded = fold(word).into_owned();
            if !self.seen.contains(&folded) {
                self.folded.push_str(&line());
                self.seen.push(folded);
            }
        }
    }

    fn commands(&mut self) {
        for verb in verbs().filter(|verb| !verb.group.is_empty()) {
            let summary = verb.summary();
            self.add(verb.name, &summary);
            // Other names only where somebody is at them: the list is long enough.
            if !self.typed.is_empty() {
                for alias in verb.aliases {
                    self.add(alias, &summary);
                }
            }
        }
        self.add("help", "help on a command");
    }

    fn options(&mut self, place: &Place) {
        let every = place.verb.is_none_or(|verb| verb.forms.all());
        for parameter in &place.parameters {
            let form = matches!(parameter.name, "format" | "json");
            if parameter.place != Stands::Option || form && !every {
                continue;
            }
            for name in std::iter::once(&parameter.name).chain(parameter.aliases) {
                self.add(&format!("--{name}"), &parameter.help);
            }
        }
        self.add("--help", super::grammar::HELP);
    }

    /// Adds the values that `parameter` takes.
    fn values(&mut self, dataset: &Dataset<'_>, parameter: &Parameter) {
        // Behind a comma the next value begins; one given already is not offered again.
        let mut given = Vec::new();
        if parameter.several && parameter.place == Stands::Option {
            while let Some((value, rest)) = self.typed.split_once(',') {
                given.push(value.to_owned());
                self.lead.push_str(&format!("{value},"));
                self.typed = rest.to_owned();
            }
        }
        if matches!(parameter.takes, Takes::Order(_)) && self.typed.starts_with('-') {
            self.lead.push('-');
            self.typed.remove(0);
        }
        self.values_of(dataset, &parameter.takes);
        if !given.is_empty() {
            let fresh = std::mem::take(&mut self.text);
            for line in fresh.lines() {
                let value = line.split('\t').next().unwrap_or_default();
                let value = value.strip_prefix(&self.lead).unwrap_or(value);
                if !given.iter().any(|given| given == value) {
                    self.text.push_str(&format!("{line}\n"));
                }
            }
        }
    }

    fn values_of(&mut self, dataset: &Dataset<'_>, takes: &Takes) {
        match takes {
            Takes::Flag
            | Takes::Year
            | Takes::Day
            | Takes::Period
            | Takes::Length
            | Takes::Number
            | Takes::Text => {}
            Takes::Plain(kind) => self.plain(dataset, kind),
            Takes::Truth => {
                self.add("true", "");
                self.add("false", "");
            }
            Takes::Kind(allowed) => {
                for kind in KINDS.into_iter().filter(|kind| allowed(kind)) {
                    self.kind(kind);
                }
            }
            Takes::Side => {
                for kind in KINDS {
                    self.kind(kind);
                }
                for title in Side::titles() {
                    self.add(title, "");
                }
            }
            Takes::Record(kinds) => self.records(dataset, kinds),
            Takes::Place(kind, field) => self.places(dataset, kind, field),
            Takes::Word(vocabulary) => {
                for (group, words) in vocabulary.groups {
                    self.add(group, &words.join(", "));
                }
                for word in vocabulary.words {
                    self.add(word.word, word.meaning);
                }
            }
            Takes::Choice(words) => {
                for word in words() {
                    self.add(word, "");
                }
            }
            Takes::Value(kind, path) => {
                for value in dataset.values(kind, path) {
                    self.add(&value, "");
                }
            }
            Takes::Path(Some(kind)) | Takes::Order(Some(kind)) => self.fields(kind, ""),
            Takes::Path(None) | Takes::Order(None) => {
                for kind in KINDS {
                    self.fields(kind, "");
                }
            }
            Takes::Field => match self.typed.clone().split_once('.') {
                Some((name, _)) => {
                    if let Some(kind) = kind(name) {
                        self.fields(kind, &format!("{name}."));
                    }
                }
                None => KINDS.into_iter().for_each(|kind| self.kind(kind)),
            },
            Takes::File | Takes::Data => self.text.push_str(FILES),
            Takes::Command => self.commands(),
        }
    }

    /// Adds what filters of `kind` take that can be typed without their option.
    fn plain(&mut self, dataset: &Dataset<'_>, kind: &'static Kind) {
        for (name, field) in filter::fields(kind) {
            match *field.shape.item() {
                Shape::Word(_) => self.values_of(dataset, &Takes::of(kind, name, field)),
                Shape::Link(kinds) if name == "org" => self.records(dataset, kinds),
                _ => {}
            }
        }
        self.records(dataset, &[kind.name]);
    }

    /// Adds the records of `kind` that `field` may link to, by id and by name, and the regions that they belong to.
    fn places(&mut self, dataset: &Dataset<'_>, kind: &'static Kind, field: &Field) {
        let of_type = |record: &&Record<'_>| field.of_type.contains(&&*record.text("type"));
        for record in dataset.records(kind).iter().filter(of_type) {
            let name = record.name();
            self.add(record.id(), &name);
            if !self.typed.is_empty() {
                self.add(&name, record.id());
            }
        }
        let regions = kind.field(field.regions).map(|field| field.shape.item());
        if let Some(Shape::Word(regions)) = regions {
            for region in regions.words {
                self.add(region.word, region.meaning);
            }
        }
    }

    /// Adds the ids of the records of `kinds`; acronyms and symbols as well, where something of one is typed.
    fn records(&mut self, dataset: &Dataset<'_>, kinds: &[&str]) {
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

    /// Adds a kind; its list command as well, where something of it is typed.
    fn kind(&mut self, kind: &Kind) {
        self.add(kind.name, kind.about);
        if !self.typed.is_empty() && kind.list != kind.name {
            self.add(kind.list, kind.about);
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
