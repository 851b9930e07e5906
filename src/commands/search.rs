//! `search`: the records that answer a question best, whatever their kind.

use std::borrow::Cow;
use std::collections::HashSet;
use std::io::{self, IsTerminal};

use anyhow::Result;
use clap::{Arg, ArgAction, ArgMatches, Command};

use super::{Call, Forms, Verb, list};
use crate::dataset::{Dataset, Record};
use crate::model::value::Value;
use crate::model::{KINDS, kind};
use crate::problem::Problem;
use crate::render::Format;
use crate::search::corpus::{Corpus, Own, THESAURUS};
use crate::search::index::scan::EVERYDAY;
use crate::search::phrase;
use crate::search::query::Query;
use crate::search::rank::{Factors, Hit, How, Question, RULE, Ranking, Reason};
use crate::search::snippet::{self, Marker, Snippet};
use crate::view::{Answer, Block, Body, Column, Grid, Item, Rows, Set};

pub const VERB: Verb = Verb {
    name: "search",
    about: "find the records that answer a question",
    group: "Ask",
    args,
    run,
    examples: &[
        ("joint protection teams", "records about a thing"),
        ("who leads EUTM Mali", "a question in plain words"),
        ("drones kind:tool", "only tools, as with --kind tool"),
        (
            "'\"use of force\" org:un year:1999..2005 not:kosovo'",
            "a phrase, with conditions",
        ),
        (
            "resolution 2098 --explain",
            "why each record ranks where it does",
        ),
    ],
    proves: true,
    forms: Forms::Every,
};

/// How many hits a table shows unless told otherwise.
const SHOWN: usize = 20;

fn args(command: Command) -> Command {
    command
        .arg(
            Arg::new("words")
                .value_name("WORDS")
                .required(true)
                .num_args(1..)
                .action(ArgAction::Append)
                .help("Words or a question; also \"a phrase\", not:word, kind:mission, org:eu, year:2010..2015"),
        )
        .arg(super::option("kind", "KIND,..", "Records of these kinds"))
        .arg(super::option("org", "ID,..", "Records of these organizations").visible_alias("orgs"))
        .arg(
            Arg::new("explain")
                .long("explain")
                .help("Show why each record ranks where it does")
                .action(ArgAction::SetTrue),
        )
        .arg(
            super::option("limit", "N", "Show the best N, weak matches included (default: the good matches; at most 20 in a table)")
                .short('n'),
        )
}

fn run<'d>(call: &Call<'d>) -> Result<Answer<'d>> {
    let query = query(call.matches)?;
    let orgs = organizations(call.dataset, &query.orgs)?;
    let own = Own::scan(call.dataset);
    let corpus = Corpus::over(call.dataset, own.as_ref());
    let question = Question::read(&query.text, &corpus, THESAURUS, &RULE);
    let conditions_only = query.text.is_empty() && query.has_conditions();
    let conditions = Conditions::of(&query, &orgs, &corpus);
    let people = call.common.marks_disputes();
    let limit = limit(call.matches)?;
    let ranking = if conditions_only {
        let all = corpus.all().filter(|document| conditions.keep(*document));
        let hits: Vec<Hit> = all
            .map(|document| Hit {
                document,
                score: 0.0,
                factors: Factors::default(),
            })
            .collect();
        Ranking {
            good: hits.len(),
            all: hits.len(),
            hits,
        }
    } else {
        question.rank(&corpus, &RULE, limit, &|document| conditions.keep(document))
    };
    // Weak matches are shown where a number of records is asked for.
    let most = limit.unwrap_or(if people {
        ranking.good.min(SHOWN)
    } else {
        ranking.good
    });
    let mut answer = Found {
        call,
        corpus: &corpus,
        question: &question,
        marker: Marker::of(&question, THESAURUS),
        marks: call.common.look(io::stdout().is_terminal()).color,
        explain: call.matches.get_flag("explain"),
    }
    .answer(&ranking, most);
    for note in &question.notes {
        answer = answer.note(note);
    }
    if ranking.hits.is_empty() {
        answer = answer.note(why_empty(&query, &question, &corpus));
    }
    Ok(answer.negative(ranking.hits.is_empty()))
}

/// What was typed: words and conditions among them, and conditions as options.
fn query(matches: &ArgMatches) -> Result<Query> {
    let words: Vec<&str> = matches
        .get_many::<String>("words")
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    let words = words.join(" ");
    if words.trim().is_empty() {
        return Err(Problem::new("no-words", "there is nothing to search for").into());
    }
    let mut query = Query::parse(&words)?;
    for word in list::values(matches, "kind") {
        query.add_kinds(&word)?;
    }
    query.orgs.extend(list::values(matches, "org"));
    Ok(query)
}

fn limit(matches: &ArgMatches) -> Result<Option<usize>> {
    let Some(word) = list::values(matches, "limit").pop() else {
        return Ok(None);
    };
    let limit = word
        .parse()
        .map_err(|_| Problem::new("bad-limit", format!("`{word}` is no number of records")))?;
    Ok(Some(limit))
}

/// The ids of the organizations that `words` mean.
fn organizations(dataset: &Dataset<'_>, words: &[String]) -> Result<Vec<String>> {
    let known = kind("organization").map_or(&[][..], |kind| dataset.records(kind));
    let mut ids = Vec::new();
    for word in words {
        // Ids are what is mostly typed, and looking them up here reads no other kind.
        let id = match known.iter().find(|record| record.id() == word) {
            Some(record) => record.id(),
            None => dataset.resolve(word, &["organization"])?.id(),
        };
        ids.push(id.to_owned());
    }
    Ok(ids)
}

/// What a record must meet to be a hit, beside having a word of the question.
struct Conditions<'q, 'd> {
    query: &'q Query,
    orgs: &'q [String],
    corpus: &'q Corpus<'q, 'd>,
    /// The documents that have all phrases, where there are any.
    with: Option<HashSet<usize>>,
    without: HashSet<usize>,
}

impl<'q, 'd> Conditions<'q, 'd> {
    fn of(query: &'q Query, orgs: &'q [String], corpus: &'q Corpus<'q, 'd>) -> Self {
        let having = |words: &str| phrase::having(words, corpus);
        let mut with: Option<HashSet<usize>> = None;
        for phrase in &query.phrases {
            let having = having(phrase);
            with = Some(match with {
                Some(with) => with.intersection(&having).copied().collect(),
                None => having,
            });
        }
        Self {
            query,
            orgs,
            corpus,
            with,
            without: query
                .without
                .iter()
                .flat_map(|words| having(words))
                .collect(),
        }
    }

    fn keep(&self, number: usize) -> bool {
        if self.without.contains(&number)
            || self
                .with
                .as_ref()
                .is_some_and(|with| !with.contains(&number))
        {
            return false;
        }
        let kinds = &self.query.kinds;
        let kind = || KINDS[self.corpus.kind_of(number)];
        if !kinds.is_empty() && !kinds.iter().any(|asked| asked.name == kind().name) {
            return false;
        }
        if !self.orgs.is_empty()
            && !self
                .corpus
                .orgs(number)
                .any(|org| self.orgs.iter().any(|asked| asked == org))
        {
            return false;
        }
        self.query.years.is_none_or(|(from, to)| {
            let year = self.corpus.document(number).year;
            year.is_some_and(|year| (from..=to).contains(&year))
        })
    }
}

fn why_empty(query: &Query, question: &Question, corpus: &Corpus<'_, '_>) -> String {
    let all = question.rank(corpus, &RULE, Some(0), &|_| true).all;
    if query.has_conditions() && all > 0 {
        return format!("nothing meets all conditions; {all} records have the words");
    }
    if question.terms.is_empty() && question.notes.is_empty() {
        return format!(
            "`{}` has no word to search by; give a name or a word of what you look for",
            query.typed
        );
    }
    "nothing matches".to_owned()
}

/// What was found, and how to show it.
struct Found<'f, 'd> {
    call: &'f Call<'d>,
    corpus: &'f Corpus<'f, 'd>,
    question: &'f Question,
    marker: Marker<'f>,
    /// Whether there is colour for what matches.
    marks: bool,
    explain: bool,
}

impl<'d> Found<'_, 'd> {
    /// A page for people or data for scripts: only what is asked for is made, since making it is what costs.
    fn answer(&self, ranking: &Ranking, most: usize) -> Answer<'d> {
        let people = self.call.common.marks_disputes();
        let shown = &ranking.hits[..ranking.hits.len().min(most)];
        let mut blocks = Vec::new();
        let mut data = Vec::new();
        let reasons = self.question.explain(self.corpus, &RULE, shown);
        if people {
            self.page(ranking, shown, &reasons, &mut blocks);
        } else {
            let hits = shown.iter().zip(&reasons);
            data.extend(hits.filter_map(|(hit, reasons)| self.object(hit, reasons)));
        }
        let mut columns = vec![
            Column::new("kind", Set::Whole),
            Column::new("id", Set::Whole),
            Column::new("name", Set::Prose),
            Column::new("score", Set::Whole),
            Column::new("snippet", Set::Prose),
        ];
        if self.explain {
            columns.push(Column::new("explain", Set::Prose));
        }
        // One json array, or rows: never both.
        let (data, rows) = if self.call.common.format == Some(Format::Json) {
            (data, Vec::new())
        } else {
            (Vec::new(), data)
        };
        Answer::new(Body::Page {
            blocks,
            data: Value::List(data),
            rows: Rows::made(columns, rows),
        })
    }

    fn object(&self, hit: &Hit, reasons: &[Reason<'_, '_>]) -> Option<Value<'d>> {
        let record = self.corpus.record(hit.document)?;
        let mut object = vec![
            (Cow::Borrowed("kind"), Value::from(record.kind.name)),
            (Cow::Borrowed("id"), Value::from(record.id().to_owned())),
            (
                Cow::Borrowed("name"),
                Value::from(record.name().into_owned()),
            ),
            (Cow::Borrowed("score"), Value::Decimal(rounded(hit.score))),
            (
                Cow::Borrowed("snippet"),
                Value::from(self.snippet(&record, reasons).line()),
            ),
        ];
        if self.explain {
            let reasons = reasons
                .iter()
                .map(|found| reason(found, self.how(found)))
                .collect();
            object.push((Cow::Borrowed("explain"), Value::List(reasons)));
        }
        object.push((Cow::Borrowed("record"), record.whole()));
        Some(Value::Object(object))
    }

    fn snippet(&self, record: &Record<'_>, reasons: &[Reason<'_, '_>]) -> Snippet {
        let names = |id: &str| self.corpus.names(id);
        snippet::of(record, self.question, reasons, &self.marker, &names)
    }

    fn page(
        &self,
        ranking: &Ranking,
        shown: &[Hit],
        reasons: &[Vec<Reason<'_, '_>>],
        blocks: &mut Vec<Block<'d>>,
    ) {
        let header = [
            ("name", Set::Prose),
            ("id", Set::Whole),
            ("answer", Set::Prose),
            ("source", Set::Prose),
            ("kind", Set::Whole),
        ];
        let mut rows = Vec::new();
        let mut explained = Vec::new();
        for (hit, reasons) in shown.iter().zip(reasons) {
            let Some(record) = self.corpus.record(hit.document) else {
                continue;
            };
            let disputed = self.corpus.document(hit.document).disputed;
            let snippet = self.snippet(&record, reasons);
            let mut answer: Vec<Item<'d>> = snippet.facts.into_iter().map(Item::new).collect();
            if !snippet.text.is_empty() {
                answer.push(self.item(snippet.text));
            }
            rows.push(vec![
                vec![self.item(short_name(&record)).disputed(disputed)],
                vec![Item::new(record.id().to_owned())],
                answer,
                snippet.place.into_iter().map(Item::new).collect(),
                vec![Item::new(record.kind.name)],
            ]);
            if self.explain {
                explained.push(self.reasons(&record, hit, reasons));
            }
        }
        if !rows.is_empty() {
            blocks.push(Block::Grid(Grid {
                header: header
                    .iter()
                    .map(|(name, set)| ((*name).to_owned(), *set))
                    .collect(),
                rows,
            }));
        }
        for (heading, lines) in explained {
            blocks.push(Block::Heading(heading));
            blocks.push(Block::Fields(lines));
        }
        if !shown.is_empty() {
            blocks.push(Block::Text(footer(ranking, shown.len())));
        }
    }

    fn item(&self, text: String) -> Item<'d> {
        if !self.marks {
            return Item::new(text);
        }
        let marks = self.marker.matches(&text);
        Item::new(text).marks(marks)
    }

    /// Why a record ranks where it does: what each word gives, and what changes their sum.
    fn reasons(
        &self,
        record: &Record<'_>,
        hit: &Hit,
        reasons: &[Reason<'_, '_>],
    ) -> (String, Vec<(String, Vec<Item<'d>>)>) {
        let line = |key: String, text: String| (key, vec![Item::new(text)]);
        let mut lines: Vec<_> = reasons
            .iter()
            .map(|reason| {
                line(
                    format!("{:.2}", reason.score),
                    format!("{}{}", self.how(reason), fields(reason)),
                )
            })
            .collect();
        for (factor, why) in changes(&hit.factors, record) {
            lines.push(line(format!("× {factor:.2}"), why));
        }
        lines.push(line(format!("= {:.2}", hit.score), "score".to_owned()));
        (record.id().to_owned(), lines)
    }

    /// How a record has a word of the question.
    fn how(&self, reason: &Reason<'_, '_>) -> String {
        let word = &reason.term.word;
        let term = &reason.found.term;
        let written = self.corpus.surface(term);
        match reason.found.how {
            How::Itself => format!("`{word}`"),
            How::Derived => format!("`{word}`, in a related form (`{written}`)"),
            How::Same => format!("`{word}`, under another name"),
            How::Near => format!("`{word}`, by a related word"),
            How::Joined => format!("`{word}`, written as one word or as two"),
            How::Named => format!("`{word}` is its name"),
            How::Held => format!("`{word}` asks for a field that it has: {}", asked(term)),
            How::Sort => format!("`{word}` is what it is: {}", asked(term)),
            How::Begun | How::Corrected => format!("`{word}`, read as `{written}`"),
        }
    }
}

/// The name, or an acronym for a long one.
fn short_name(record: &Record<'_>) -> String {
    const LONGEST: usize = 48;
    let name = record.name();
    if name.chars().count() > LONGEST {
        record.label().into_owned()
    } else {
        name.into_owned()
    }
}

/// How many records match, and how to see those that are not shown.
fn footer(ranking: &Ranking, shown: usize) -> String {
    let records = |number: usize| match number {
        1 => "1 record".to_owned(),
        number => format!("{number} records"),
    };
    let weak = ranking.all.saturating_sub(ranking.good.max(shown));
    let matches = if shown < ranking.good {
        format!(
            "{shown} of {}; -n {} shows all",
            records(ranking.good),
            ranking.good
        )
    } else {
        records(shown.max(ranking.good))
    };
    if weak == 0 {
        return matches;
    }
    format!(
        "{matches}; {weak} more share a word with the question (-n {} shows them)",
        ranking.all
    )
}

/// What the sum of the words is multiplied by, where it changes it, and why.
fn changes(factors: &Factors, record: &Record<'_>) -> Vec<(f32, String)> {
    let kind = record.kind.name;
    [
        (
            factors.coverage,
            "for the part of the question that it has".to_owned(),
        ),
        (
            factors.together,
            "for the part that one of its fields has".to_owned(),
        ),
        (factors.kind, format!("for a record of kind {kind}")),
        (
            factors.answers,
            "because it has what the question asks for".to_owned(),
        ),
        (factors.year, "for the year in the question".to_owned()),
        (factors.order, "for its place in time".to_owned()),
    ]
    .into_iter()
    .filter(|(factor, _)| (factor - 1.0).abs() >= 0.005)
    .collect()
}

/// The field, and its value if there is one, that a term of an answer names: `lead` of `?mission.lead`.
fn asked(term: &str) -> &str {
    term.split_once('.').map_or(term, |(_, field)| field)
}

/// In which fields a record has a word.
fn fields(reason: &Reason<'_, '_>) -> String {
    if matches!(reason.found.how, How::Held | How::Sort | How::Named) {
        return String::new();
    }
    let names: Vec<String> = reason
        .fields
        .iter()
        .map(|(field, _)| match *field {
            EVERYDAY => "everyday words for it".to_owned(),
            field => field.replace('_', " "),
        })
        .collect();
    format!(", in {}", names.join(", "))
}

fn reason<'d>(reason: &Reason<'_, '_>, how: String) -> Value<'d> {
    let fields = reason
        .fields
        .iter()
        .map(|(field, score)| ((*field).to_owned(), Value::Decimal(rounded(*score))));
    Value::object([
        ("word", Value::from(reason.term.word.clone())),
        ("how", Value::from(how)),
        ("score", Value::Decimal(rounded(reason.score))),
        ("fields", Value::object(fields)),
    ])
}

/// A score with three decimals: more would say nothing.
fn rounded(score: f32) -> f64 {
    (f64::from(score) * 1000.0).round() / 1000.0
}
