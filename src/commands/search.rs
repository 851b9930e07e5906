//! `search`: the records that answer a question best, whatever their kind.

use std::borrow::Cow;
use std::collections::HashSet;

use anyhow::Result;

use super::verb::{self, Forms, Needs, Question as Asked, Verb};
use crate::ask::parameter::any_kind;
use crate::ask::read::{self, ORGANIZATIONS};
use crate::ask::{Arguments, Parameter, Takes, selection};
use crate::dataset::{Dataset, Record};
use crate::model::KINDS;
use crate::model::value::Value;
use crate::problem::Problem;
use crate::search::corpus::{Corpus, Own, THESAURUS};
use crate::search::phrase;
use crate::search::query::Query;
use crate::search::rank::{Hit, How, Question, RULE, Reason};
use crate::search::snippet::{self, Marker};
use crate::view::{Answer, Block, Body, Column, Grid, Item, Page, Rows, Set};

pub const VERB: Verb = Verb {
    name: "search",
    aliases: &[],
    about: "the records that answer a question best, of every kind",
    group: "Ask",
    more: "",
    kind: None,
    parameters,
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
    needs: Needs::Validated,
    forms: Forms::Every,
    answer: verb::answer::<Search>,
};

/// How many hits a table shows unless told otherwise.
const SHOWN: usize = 20;

fn parameters(_: &Verb) -> Vec<Parameter> {
    vec![
        Parameter::argument("words", Takes::Text, "Words or a question; also \"a phrase\", not:word, kind:mission, org:eu, year:2010..2015")
            .called("WORDS")
            .several()
            .required(),
        Parameter::option("kind", Takes::Kind(any_kind), "Records of these kinds").several(),
        Parameter::option("org", Takes::Record(ORGANIZATIONS), "Records of these organizations")
            .several()
            .also(&["orgs"]),
        Parameter::flag("explain", "Tell why each record ranks where it does"),
        Parameter::option("limit", Takes::Number, "Show the best N; otherwise a table shows 20 and data are whole")
            .short('n'),
    ]
}

/// What to search for: words and conditions among them, and conditions as options.
struct Search {
    query: Query,
    limit: Option<usize>,
    explain: bool,
}

impl Asked for Search {
    fn read(_: &Verb, arguments: &Arguments) -> Result<Self> {
        let words = arguments.all("words").join(" ");
        if words.trim().is_empty() {
            return Err(Problem::new("no-words", "there is nothing to search for").into());
        }
        let mut query = Query::parse(&words)?;
        for word in arguments.values("kind") {
            query.kinds.push(read::kind(&word)?);
        }
        query.orgs.extend(arguments.values("org"));
        Ok(Self {
            query,
            limit: selection::limit(arguments)?,
            explain: arguments.has("explain"),
        })
    }

    fn answer<'d>(&self, dataset: &'d Dataset<'d>) -> Result<Answer<'d>> {
        let orgs = read::ids(dataset, &self.query.orgs, ORGANIZATIONS)?;
        let own = Own::scan(dataset);
        let corpus = Corpus::over(dataset, own.as_ref());
        let question = Question::read(&self.query.text, &corpus, THESAURUS, &RULE);
        let notes = question.notes.clone();
        let mut found = Found {
            dataset,
            own,
            query: self.query.clone(),
            orgs,
            question,
            limit: self.limit,
            hits: Vec::new(),
            explain: self.explain,
        };
        found.hits = found.rank(self.limit.unwrap_or(SHOWN));
        let why = found.hits.is_empty().then(|| found.why_empty());
        let mut answer = Answer::new(Body::Page(Box::new(found))).negative(why.is_some());
        answer.notes.extend(notes.into_iter().chain(why));
        Ok(answer)
    }
}

/// What a record must meet to be a hit, beside having a word of the question.
struct Conditions<'q, 'd> {
    query: &'q Query,
    orgs: &'q [&'d str],
    corpus: &'q Corpus<'q, 'd>,
    /// The documents that have all phrases, where there are any.
    with: Option<HashSet<usize>>,
    without: HashSet<usize>,
}

impl<'q, 'd> Conditions<'q, 'd> {
    fn of(query: &'q Query, orgs: &'q [&'d str], corpus: &'q Corpus<'q, 'd>) -> Self {
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
        if !self.orgs.is_empty() && !self.corpus.orgs(number).any(|org| self.orgs.contains(&org)) {
            return false;
        }
        self.query.years.is_none_or(|(from, to)| {
            let year = self.corpus.document(number).year;
            year.is_some_and(|year| (from..=to).contains(&year))
        })
    }
}

/// What was found. People see the best; scripts get all, unless told otherwise.
struct Found<'d> {
    dataset: &'d Dataset<'d>,
    own: Option<Own>,
    query: Query,
    orgs: Vec<&'d str>,
    question: Question,
    limit: Option<usize>,
    /// All hits, as many as a table shows in their order.
    hits: Vec<Hit>,
    explain: bool,
}

impl<'d> Page<'d> for Found<'d> {
    fn blocks(&self) -> Vec<Block<'d>> {
        let corpus = self.corpus();
        let marker = Marker::of(&self.question, THESAURUS);
        let shown = first(&self.hits, self.limit.unwrap_or(SHOWN));
        let reasons = self.question.explain(&corpus, &RULE, shown);
        self.page(&corpus, &marker, shown, &reasons)
    }

    fn rows(&self) -> Rows<'d> {
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
        Rows::made(columns, self.objects())
    }
}

impl<'d> Found<'d> {
    fn corpus(&self) -> Corpus<'_, 'd> {
        Corpus::over(self.dataset, self.own.as_ref())
    }

    /// The hits, the first `most` in their order.
    fn rank(&self, most: usize) -> Vec<Hit> {
        let corpus = self.corpus();
        let conditions = Conditions::of(&self.query, &self.orgs, &corpus);
        let keeps = |document| conditions.keep(document);
        if self.query.text.is_empty() {
            let all = corpus.all().filter(|document| keeps(*document));
            let hit = |document| Hit {
                document,
                score: 0.0,
            };
            return all.map(hit).collect();
        }
        self.question.rank(&corpus, &RULE, most, &keeps)
    }

    fn why_empty(&self) -> String {
        let query = &self.query;
        let conditions = !query.kinds.is_empty()
            || !query.orgs.is_empty()
            || query.years.is_some()
            || !query.phrases.is_empty()
            || !query.without.is_empty();
        let all = self
            .question
            .rank(&self.corpus(), &RULE, 0, &|_| true)
            .len();
        if conditions && all > 0 {
            return format!("nothing meets all conditions; {all} records have the words");
        }
        if self.question.sought.is_empty()
            && self.question.notes.is_empty()
            && !query.text.is_empty()
        {
            return format!("`{}` has no word to search by", query.text);
        }
        "nothing matches".to_owned()
    }

    /// The hits as data.
    fn objects(&self) -> Vec<Value<'d>> {
        let corpus = self.corpus();
        let marker = Marker::of(&self.question, THESAURUS);
        let every;
        let shown = if let Some(limit) = self.limit {
            first(&self.hits, limit)
        } else {
            every = self.rank(usize::MAX);
            &every
        };
        let reasons = self.question.explain(&corpus, &RULE, shown);
        let hits = shown.iter().zip(&reasons);
        hits.filter_map(|(hit, reasons)| self.object(&corpus, &marker, *hit, reasons))
            .collect()
    }

    fn object(
        &self,
        corpus: &Corpus<'_, 'd>,
        marker: &Marker<'_>,
        hit: Hit,
        reasons: &[Reason<'_, '_>],
    ) -> Option<Value<'d>> {
        let record = corpus.record(hit.document)?;
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
                Value::from(snippet::of(&record, reasons, marker)),
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
        corpus: &Corpus<'_, 'd>,
        marker: &Marker<'_>,
        shown: &[Hit],
        reasons: &[Vec<Reason<'_, '_>>],
    ) -> Vec<Block<'d>> {
        let header = [
            ("kind", Set::Whole),
            ("id", Set::Whole),
            ("name", Set::Prose),
            ("snippet", Set::Prose),
        ];
        let item = |text: String| {
            let marks = marker.matches(&text);
            Item::new(text).marks(marks)
        };
        let mut blocks = Vec::new();
        let mut rows = Vec::new();
        let mut explained = Vec::new();
        for (hit, reasons) in shown.iter().zip(reasons) {
            let Some(record) = corpus.record(hit.document) else {
                continue;
            };
            let disputed = corpus.document(hit.document).disputed;
            rows.push(vec![
                vec![Item::new(record.kind.name)],
                vec![Item::new(record.id().to_owned())],
                vec![item(record.name().into_owned()).disputed(disputed)],
                vec![item(snippet::of(&record, reasons, marker))],
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
            blocks.push(Block::Fields(self.counts(corpus, shown.len())));
        }
        for (heading, lines) in explained {
            blocks.push(Block::Heading(heading));
            blocks.push(Block::Fields(lines));
        }
        blocks
    }

    /// How many hits there are, and of which kinds and organizations.
    fn counts(&self, corpus: &Corpus<'_, 'd>, shown: usize) -> Vec<(String, Vec<Item<'d>>)> {
        let hits = &self.hits;
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
            kinds[corpus.kind_of(hit.document)] += 1;
            for org in corpus.orgs(hit.document) {
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
        let lean = self.question.lean(record.kind.position(), &RULE);
        let part = self.question.coverage(reasons, &RULE);
        lines.push(line(
            hit.score,
            format!(
                "is their sum {sum:.2}, times {lean:.2} for the kind {}, times {part:.2} for how much of the question is met",
                record.kind.name
            ),
        ));
        (record.id().to_owned(), lines)
    }
}

/// The first `most` of the hits.
fn first(hits: &[Hit], most: usize) -> &[Hit] {
    &hits[..hits.len().min(most)]
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
    let word = &reason.sought.word;
    match reason.way.how {
        How::Itself => format!("`{word}`"),
        How::Derived => format!("`{word}` as `{}`", reason.way.term),
        How::Same => format!("`{word}` by another name"),
        How::Near => format!("`{word}` by something near"),
        How::Joined => format!("`{word}` joined or parted"),
        How::Named => format!("`{word}` as a whole name"),
        How::Corrected => format!("`{word}` read as `{}`", reason.way.term),
    }
}

fn reason<'d>(reason: &Reason<'_, '_>) -> Value<'d> {
    let fields = reason
        .fields
        .iter()
        .map(|(field, score)| ((*field).to_owned(), Value::Decimal(rounded(*score))));
    Value::object([
        ("word", Value::from(reason.sought.word.clone())),
        ("how", Value::from(how(reason))),
        ("score", Value::Decimal(rounded(reason.score))),
        ("fields", Value::object(fields)),
    ])
}

/// A score with three decimals: more would say nothing.
fn rounded(score: f32) -> f64 {
    (f64::from(score) * 1000.0).round() / 1000.0
}
