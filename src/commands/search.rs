//! `search`: the records that answer a question best, whatever their kind.

use std::borrow::Cow;
use std::collections::HashSet;

use anyhow::Result;

use super::verb::{self, Forms, Needs, Question as Asked, Verb};
use crate::ask::parameter::any_kind;
use crate::ask::read;
use crate::ask::{Arguments, Parameter, Takes, selection};
use crate::dataset::{Dataset, Record};
use crate::model::KINDS;
use crate::model::PARTIES;
use crate::model::value::Value;
use crate::problem::Problem;
use crate::search::corpus::{Corpus, Own, THESAURUS};
use crate::search::explain::Reason;
use crate::search::index::scan::{EVERYDAY, LENT};
use crate::search::phrase;
use crate::search::query::Query;
use crate::search::question::{How, Question};
use crate::search::rank::{Factors, Hit, Ranking};
use crate::search::rule::RULE;
use crate::search::snippet::{self, Marker, Snippet};
use crate::view::{Answer, Block, Body, Column, Grid, Item, Page, Rows, Set};

pub const VERB: Verb = Verb {
    name: "search",
    aliases: &[],
    about: "find the records that answer a question",
    group: "Ask",
    more: "",
    kind: None,
    parameters,
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
    needs: Needs::Validated,
    forms: Forms::Every,
    answer: verb::answer::<Search>,
};

/// The ranks of the columns of a table: in a narrow terminal the place in the source gives way, then the kind.
const RANKS: [u8; 5] = [0, 0, 1, 0, 1];
/// How many hits a table shows unless told otherwise.
const SHOWN: usize = 10;

fn parameters(_: &Verb) -> Vec<Parameter> {
    vec![
        Parameter::argument("words", Takes::Text, "Words or a question; also \"a phrase\", not:word, kind:mission, org:eu, year:2010..2015")
            .called("WORDS")
            .several()
            .required(),
        Parameter::option("kind", Takes::Kind(any_kind), "Records of these kinds").several(),
        Parameter::option("org", Takes::Record(PARTIES), "Records of these organizations")
            .several()
            .also(&["orgs"]),
        Parameter::flag("explain", "Show why each record ranks where it does"),
        Parameter::option("limit", Takes::Number, "Show the best N, weak matches included (default: the good matches; at most 10 in a table)")
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
            return Err(Problem::new("no-words", "no words to search for").into());
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
        let orgs = read::ids(dataset, &self.query.orgs, PARTIES)?;
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
            ranking: Ranking::default(),
            explain: self.explain,
        };
        found.ranking = found.rank();
        let why = found.ranking.hits.is_empty().then(|| found.why_empty());
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

/// What was found. Weak matches are shown where a number of records is asked for; without one, people see the best of the
/// good matches, and scripts get all good matches.
struct Found<'d> {
    dataset: &'d Dataset<'d>,
    own: Option<Own>,
    query: Query,
    orgs: Vec<&'d str>,
    question: Question,
    limit: Option<usize>,
    ranking: Ranking,
    explain: bool,
}

impl<'d> Page<'d> for Found<'d> {
    fn blocks(&self) -> Vec<Block<'d>> {
        let corpus = self.corpus();
        let marker = Marker::of(&self.question, THESAURUS);
        let hits = &self.ranking.hits;
        let shown = &hits[..hits.len().min(self.limit.unwrap_or(SHOWN))];
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

    fn rank(&self) -> Ranking {
        let corpus = self.corpus();
        let conditions = Conditions::of(&self.query, &self.orgs, &corpus);
        let keeps = |document| conditions.keep(document);
        if !self.query.text.is_empty() || !self.query.has_conditions() {
            return self.question.rank(&corpus, &RULE, self.limit, &keeps);
        }
        let all = corpus.all().filter(|document| keeps(*document));
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
    }

    fn why_empty(&self) -> String {
        let query = &self.query;
        let all = self
            .question
            .rank(&self.corpus(), &RULE, Some(0), &|_| true)
            .all;
        if query.has_conditions() && all > 0 {
            return format!("no record meets all conditions; {all} contain the words");
        }
        if self.question.terms.is_empty() && self.question.notes.is_empty() {
            return format!(
                "`{}` has no word to search for; use a name or another word",
                query.typed
            );
        }
        "nothing matches".to_owned()
    }

    fn snippet(
        &self,
        corpus: &Corpus<'_, 'd>,
        marker: &Marker<'_>,
        record: &Record<'_>,
        reasons: &[Reason<'_, '_>],
    ) -> Snippet {
        let names = |id: &str| corpus.names(id);
        snippet::of(record, &self.question, reasons, marker, &names)
    }

    /// The hits as data.
    fn objects(&self) -> Vec<Value<'d>> {
        let corpus = self.corpus();
        let marker = Marker::of(&self.question, THESAURUS);
        let hits = &self.ranking.hits;
        let shown = &hits[..hits.len().min(self.limit.unwrap_or(usize::MAX))];
        let reasons = self.question.explain(&corpus, &RULE, shown);
        let hits = shown.iter().zip(&reasons);
        hits.filter_map(|(hit, reasons)| self.object(&corpus, &marker, hit, reasons))
            .collect()
    }

    fn object(
        &self,
        corpus: &Corpus<'_, 'd>,
        marker: &Marker<'_>,
        hit: &Hit,
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
                Value::from(self.snippet(corpus, marker, &record, reasons).line()),
            ),
        ];
        if self.explain {
            let reasons = reasons
                .iter()
                .map(|found| reason(found, how(corpus, found)))
                .collect();
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
            ("name", Set::Prose),
            ("id", Set::Names),
            ("kind", Set::Whole),
            ("answer", Set::Prose),
            ("source", Set::Prose),
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
            let snippet = self.snippet(corpus, marker, &record, reasons);
            let place = snippet::place(&record, &snippet);
            let mut answer: Vec<Item<'d>> = snippet.facts.into_iter().map(Item::new).collect();
            if !snippet.text.is_empty() {
                answer.push(Item::new(snippet.text).marks(snippet.marks));
            }
            rows.push(vec![
                vec![item(short_name(&record)).disputed(disputed)],
                vec![Item::new(record.id().to_owned())],
                vec![Item::new(record.kind.name)],
                answer,
                place.into_iter().map(Item::new).collect(),
            ]);
            if self.explain {
                explained.push(explanation(corpus, &record, hit, reasons));
            }
        }
        if !rows.is_empty() {
            blocks.push(Block::Grid(Grid {
                header: header
                    .iter()
                    .map(|(name, set)| ((*name).to_owned(), *set))
                    .collect(),
                rows,
                ranks: RANKS.to_vec(),
            }));
        }
        for (heading, lines) in explained {
            blocks.push(Block::Heading(heading));
            blocks.push(Block::Fields(lines));
        }
        if !shown.is_empty() {
            blocks.push(Block::Text(footer(&self.ranking, shown.len())));
        }
        blocks
    }
}

/// Why a record ranks where it does: what each word gives, and what changes their sum.
fn explanation<'d>(
    corpus: &Corpus<'_, '_>,
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
                format!("{}{}", how(corpus, reason), fields(reason)),
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
fn how(corpus: &Corpus<'_, '_>, reason: &Reason<'_, '_>) -> String {
    let word = &reason.term.word;
    let term = &reason.found.term;
    let written = corpus.surface(reason.found.at);
    match reason.found.how {
        How::Itself => format!("`{word}`"),
        How::Derived => format!("`{word}`, in a related form (`{written}`)"),
        How::Same => format!("`{word}`, under another name"),
        How::Near => format!("`{word}`, by a related word"),
        How::Joined => format!("`{word}`, written as one word or as two"),
        How::Named => format!("`{word}` is its name"),
        How::Held if !term.contains('.') => format!("`{word}` asks for a record of this kind"),
        How::Held => format!(
            "`{word}` asks for a field that the record has: {}",
            asked(term)
        ),
        How::Sort => format!("`{word}` is what it is: {}", asked(term)),
        How::Begun | How::Corrected => format!("`{word}`, read as `{written}`"),
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
            "for the share of the question that it matches".to_owned(),
        ),
        (
            factors.together,
            "for the share that one field matches".to_owned(),
        ),
        (factors.kind, format!("for a record of kind {kind}")),
        (
            factors.org,
            "because it belongs to an organization that the question names".to_owned(),
        ),
        (
            factors.answers,
            "because it has what the question asks for".to_owned(),
        ),
        (factors.year, "for the year in the question".to_owned()),
        (factors.order, "for its position in time".to_owned()),
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
            EVERYDAY => "everyday terms for it".to_owned(),
            LENT => "the names of records that it is about".to_owned(),
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
