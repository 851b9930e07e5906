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
use crate::search::phrase;
use crate::search::query::Query;
use crate::search::rank::{Hit, How, Question, RULE, Reason};
use crate::search::snippet::{self, Marker};
use crate::view::{Answer, Block, Body, Column, Grid, Item, Rows, Set};

pub const VERB: Verb = Verb {
    name: "search",
    about: "the records that answer a question best, of every kind",
    group: "Ask",
    args,
    run,
    examples: &[
        ("joint protection teams", "whatever speaks of them"),
        ("who leads EUTM Mali", "a question, as one asks it"),
        ("drones kind:tool", "tools alone; --kind tool says the same"),
        (
            "'\"use of force\" org:un year:1999..2005 not:kosovo'",
            "a phrase, and conditions",
        ),
        (
            "resolution 2098 --explain",
            "and why each record ranks where it does",
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
                .help("Tell why each record ranks where it does")
                .action(ArgAction::SetTrue),
        )
        .arg(
            super::option("limit", "N", "Show the best N; otherwise a table shows 20 and data are whole")
                .short('n'),
        )
}

fn run<'d>(call: &Call<'d>) -> Result<Answer<'d>> {
    let query = query(call.matches)?;
    let orgs = organizations(call.dataset, &query.orgs)?;
    let own = Own::scan(call.dataset);
    let corpus = Corpus::over(call.dataset, own.as_ref());
    let question = Question::read(&query.text, &corpus, THESAURUS, &RULE);
    let conditions = Conditions::of(&query, &orgs, &corpus);
    // People see the best; scripts get all, unless told otherwise.
    let people = call.common.marks_disputes();
    let most = limit(call.matches)?.unwrap_or(if people { SHOWN } else { usize::MAX });
    let hits = if query.text.is_empty() {
        let all = corpus.all().filter(|document| conditions.keep(*document));
        all.map(|document| Hit {
            document,
            score: 0.0,
        })
        .collect()
    } else {
        question
            .rank(&corpus, &RULE, most, &|document| conditions.keep(document))
            .hits
    };
    let mut answer = Found {
        call,
        corpus: &corpus,
        question: &question,
        marker: Marker::of(&question, THESAURUS),
        marks: call.common.look(io::stdout().is_terminal()).color,
        most,
        explain: call.matches.get_flag("explain"),
    }
    .answer(&hits);
    for note in &question.notes {
        answer = answer.note(note);
    }
    if hits.is_empty() {
        answer = answer.note(why_empty(&query, &question, &corpus));
    }
    Ok(answer.negative(hits.is_empty()))
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
    let conditions = !query.kinds.is_empty()
        || !query.orgs.is_empty()
        || query.years.is_some()
        || !query.phrases.is_empty()
        || !query.without.is_empty();
    let all = question.rank(corpus, &RULE, 0, &|_| true).all;
    if conditions && all > 0 {
        return format!("nothing meets all conditions; {all} records have the words");
    }
    if question.terms.is_empty() && question.notes.is_empty() && !query.text.is_empty() {
        return format!("`{}` has no word to search by", query.text);
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
    /// How many hits to show.
    most: usize,
    explain: bool,
}

impl<'d> Found<'_, 'd> {
    /// A page for people or data for scripts: only what is asked for is made, since making it is what costs.
    fn answer(&self, hits: &[Hit]) -> Answer<'d> {
        let people = self.call.common.marks_disputes();
        let shown = &hits[..hits.len().min(self.most)];
        let mut blocks = Vec::new();
        let mut data = Vec::new();
        let reasons = self.question.explain(self.corpus, &RULE, shown);
        if people {
            self.page(hits, shown, &reasons, &mut blocks);
        } else {
            let hits = shown.iter().zip(&reasons);
            data.extend(hits.filter_map(|(hit, reasons)| self.object(*hit, reasons)));
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

    fn object(&self, hit: Hit, reasons: &[Reason<'_, '_>]) -> Option<Value<'d>> {
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
                Value::from(snippet::of(&record, reasons, &self.marker)),
            ),
        ];
        if self.explain {
            let reasons = reasons.iter().map(reason).collect();
            object.push((Cow::Borrowed("explain"), Value::List(reasons)));
        }
        object.push((Cow::Borrowed("record"), record.whole()));
        Some(Value::Object(object))
    }

    fn page(
        &self,
        hits: &[Hit],
        shown: &[Hit],
        reasons: &[Vec<Reason<'_, '_>>],
        blocks: &mut Vec<Block<'d>>,
    ) {
        let header = [
            ("kind", Set::Whole),
            ("id", Set::Whole),
            ("name", Set::Prose),
            ("snippet", Set::Prose),
        ];
        let mut rows = Vec::new();
        let mut explained = Vec::new();
        for (hit, reasons) in shown.iter().zip(reasons) {
            let Some(record) = self.corpus.record(hit.document) else {
                continue;
            };
            let disputed = self.corpus.document(hit.document).disputed;
            rows.push(vec![
                vec![Item::new(record.kind.name)],
                vec![Item::new(record.id().to_owned())],
                vec![self.item(record.name().into_owned()).disputed(disputed)],
                vec![self.item(snippet::of(&record, reasons, &self.marker))],
            ]);
            if self.explain {
                explained.push(self.reasons(&record, *hit, reasons));
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
            blocks.push(Block::Fields(self.counts(hits, shown.len())));
        }
        for (heading, lines) in explained {
            blocks.push(Block::Heading(heading));
            blocks.push(Block::Fields(lines));
        }
    }

    fn item(&self, text: String) -> Item<'d> {
        if !self.marks {
            return Item::new(text);
        }
        let marks = self.marker.matches(&text);
        Item::new(text).marks(marks)
    }

    /// How many hits there are, and of which kinds and organizations.
    fn counts(&self, hits: &[Hit], shown: usize) -> Vec<(String, Vec<Item<'d>>)> {
        let mut all = format!("{}", hits.len());
        if shown < hits.len() {
            all = format!(
                "{all}; the best {shown} are shown, `-n {}` shows all",
                hits.len()
            );
        }
        let mut kinds = vec![0; KINDS.len()];
        let mut orgs: Vec<(&str, usize)> = Vec::new();
        for hit in hits {
            kinds[self.corpus.kind_of(hit.document)] += 1;
            for org in self.corpus.orgs(hit.document) {
                match orgs.iter_mut().find(|(known, _)| *known == org) {
                    Some((_, count)) => *count += 1,
                    None => orgs.push((org, 1)),
                }
            }
        }
        let names = KINDS.iter().map(|kind| kind.name);
        vec![
            ("records".to_owned(), vec![Item::new(all)]),
            (
                "by kind".to_owned(),
                vec![Item::new(ordered(names.zip(kinds)))],
            ),
            ("by org".to_owned(), vec![Item::new(ordered(orgs))]),
        ]
    }

    /// Why a record ranks where it does: what each word gives, and what the sum is multiplied by.
    fn reasons(
        &self,
        record: &Record<'_>,
        hit: Hit,
        reasons: &[Reason<'_, '_>],
    ) -> (String, Vec<(String, Vec<Item<'d>>)>) {
        let line = |score: f32, text: String| (format!("{score:.2}"), vec![Item::new(text)]);
        let mut lines: Vec<_> = reasons
            .iter()
            .map(|reason| {
                let fields: Vec<String> = reason
                    .fields
                    .iter()
                    .map(|(field, score)| format!("{field} {score:.2}"))
                    .collect();
                line(
                    reason.score,
                    format!("{} in {}", how(reason), fields.join(", ")),
                )
            })
            .collect();
        let sum: f32 = reasons.iter().map(|reason| reason.score).sum();
        lines.push(line(
            hit.score,
            format!("is their sum {sum:.2}, for a {}", record.kind.name),
        ));
        (record.id().to_owned(), lines)
    }
}

/// Counts as words, the highest first, those of nothing left out.
fn ordered<'n>(counts: impl IntoIterator<Item = (&'n str, usize)>) -> String {
    let mut counts: Vec<(&str, usize)> =
        counts.into_iter().filter(|(_, count)| *count > 0).collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let counts: Vec<String> = counts
        .iter()
        .map(|(name, count)| format!("{name} {count}"))
        .collect();
    counts.join(", ")
}

/// How a word of the question is met.
fn how(reason: &Reason<'_, '_>) -> String {
    let word = &reason.term.word;
    match reason.found.how {
        How::Itself => format!("`{word}`"),
        How::Derived => format!("`{word}` as `{}`", reason.found.term),
        How::Same => format!("`{word}` by another name"),
        How::Near => format!("`{word}` by something near"),
        How::Joined => format!("`{word}` joined or parted"),
        How::Named => format!("`{word}` as a whole name"),
        How::Held => format!("`{word}` by a field that answers it"),
        How::Sort => format!("`{word}` as the sort of record"),
        How::Begun => format!("`{word}` as the beginning of `{}`", reason.found.term),
        How::Corrected => format!("`{word}` read as `{}`", reason.found.term),
    }
}

fn reason<'d>(reason: &Reason<'_, '_>) -> Value<'d> {
    let fields = reason
        .fields
        .iter()
        .map(|(field, score)| ((*field).to_owned(), Value::Decimal(rounded(*score))));
    Value::object([
        ("word", Value::from(reason.term.word.clone())),
        ("how", Value::from(how(reason))),
        ("score", Value::Decimal(rounded(reason.score))),
        ("fields", Value::object(fields)),
    ])
}

/// A score with three decimals: more would say nothing.
fn rounded(score: f32) -> f64 {
    (f64::from(score) * 1000.0).round() / 1000.0
}
