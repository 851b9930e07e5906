//! Which documents answer a search, and how well.
//!
//! BM25F, where a word counts by the field in which it occurs, and other forms and names of a word count less than the
//! word itself; then what share of the question a document meets, whether one field meets much of it, what the question
//! asks for (a kind of record, a field, an organization, a year, the first or the last in time), and how likely a kind is
//! meant. The page of the atlas ranks by the same rule: src/atlas/rank.js.

use super::corpus::Corpus;
use super::index::scan::{BELONGS, HELD_SINCE};
use super::index::table::Occurrence;
use super::intent::Order;
use super::question::{How, Question, Term};
use super::rule::Rule;
use crate::model::KINDS;

/// A document and how well it answers.
#[derive(Debug, Clone, Copy)]
pub struct Hit {
    /// The document's number in the corpus.
    pub document: usize,
    /// The higher the better.
    pub score: f32,
    /// What the sum of its words was multiplied by.
    pub factors: Factors,
}

/// What was found.
#[derive(Debug, Default)]
pub struct Ranking {
    /// The best hits, best first.
    pub hits: Vec<Hit>,
    /// How many of them are good matches: those that come first.
    pub good: usize,
    /// How many documents have any word of the question.
    pub all: usize,
}

impl Question {
    /// The documents that answer best, best first, equals by their id: as many as `most`, or else the good matches.
    #[must_use]
    pub fn rank(
        &self,
        corpus: &Corpus<'_, '_>,
        rule: &Rule,
        most: Option<usize>,
        keeps: &dyn Fn(usize) -> bool,
    ) -> Ranking {
        let tally = self.tally(corpus, rule);
        let mut hits: Vec<Hit> = tally
            .scores
            .iter()
            .enumerate()
            .filter(|(document, score)| **score > 0.0 && keeps(*document))
            .map(|(document, score)| {
                let factors = self.factors(&tally, corpus, document, rule);
                Hit {
                    document,
                    score: score * factors.product(),
                    factors,
                }
            })
            .collect();
        let all = hits.len();
        self.put_in_order(&mut hits, &tally, corpus, rule);
        let by_score = |left: &Hit, right: &Hit| {
            let ids = || corpus.id(left.document).cmp(corpus.id(right.document));
            right.score.total_cmp(&left.score).then_with(ids)
        };
        let best = hits.iter().map(|hit| hit.score).fold(0.0, f32::max);
        let good = hits
            .iter()
            .filter(|hit| hit.score >= rule.good * best)
            .count();
        let most = most.unwrap_or(good);
        if most < hits.len() {
            hits.select_nth_unstable_by(most, by_score);
        }
        hits.truncate(most);
        hits.sort_unstable_by(by_score);
        Ranking { hits, good, all }
    }

    /// Counts what each document has of the question.
    fn tally(&self, corpus: &Corpus<'_, '_>, rule: &Rule) -> Tally {
        let all = self.terms.iter().map(|term| term.weight).sum();
        let mut tally = Tally::of(corpus.documents(), all);
        tally.kinds = (0..KINDS.len())
            .map(|kind| self.kind_factor(kind, rule))
            .collect();
        for term in &self.terms {
            tally.count(term, corpus, rule, self.intent.order);
        }
        for org in &self.intent.orgs {
            let term = corpus.locate(&format!("{BELONGS}{org}"));
            corpus.each(
                term,
                |_| true,
                |document, _| {
                    tally.orgs[document] += 1;
                },
            );
        }
        tally
    }

    fn factors(
        &self,
        tally: &Tally,
        corpus: &Corpus<'_, '_>,
        document: usize,
        rule: &Rule,
    ) -> Factors {
        let all = tally.all;
        let intent = &self.intent;
        let gains = |gains: bool, gain: f32| if gains { 1.0 + gain } else { 1.0 };
        let of_year = |year: u16| intent.years.contains(&year);
        Factors {
            coverage: tally.met[document] / all,
            together: 1.0 + rule.together * tally.together[document] / all,
            kind: tally
                .kinds
                .get(corpus.kind_of(document))
                .copied()
                .unwrap_or(1.0),
            org: if intent.orgs.is_empty() {
                1.0
            } else {
                #[expect(clippy::cast_precision_loss, reason = "a question names few")]
                let all = intent.orgs.len() as f32;
                1.0 + rule.org * f32::from(tally.orgs[document]) / all
            },
            answers: gains(
                tally.holds[document] > 0,
                if tally.named[document] {
                    rule.answers_named
                } else {
                    rule.answers
                },
            ) * gains(tally.sorts[document], rule.sort),
            year: gains(
                !intent.years.is_empty() && corpus.document(document).year.is_some_and(of_year),
                rule.year,
            ),
            order: 1.0,
        }
    }

    /// How likely a kind is meant: more where the question asks for it.
    fn kind_factor(&self, kind: usize, rule: &Rule) -> f32 {
        let prior = KINDS
            .get(kind)
            .map_or(100.0, |kind| f32::from(kind.search_boost));
        let kinds = &self.intent.kinds;
        match kinds.iter().find(|(asked, _)| *asked == kind) {
            None => prior / 100.0,
            Some((_, by_name)) => {
                let gain = if *by_name {
                    rule.asked_by_name
                } else {
                    rule.asked
                };
                prior.max(rule.asked_prior) / 100.0 * (1.0 + gain)
            }
        }
    }

    /// Where the question asks for the first or the last, lets the good hits gain by their date: those of the sort that it
    /// asks for, if it asks for one.
    fn put_in_order(&self, hits: &mut [Hit], tally: &Tally, corpus: &Corpus<'_, '_>, rule: &Rule) {
        let Some(order) = self.intent.order else {
            return;
        };
        let sorted = hits.iter().any(|hit| tally.sorts[hit.document]);
        let may = |hit: &Hit| !sorted || tally.sorts[hit.document];
        let pool = hits.iter().filter(|hit| may(hit));
        let best = pool.map(|hit| hit.score).fold(0.0, f32::max);
        let good = |hit: &&Hit| may(hit) && hit.score >= rule.candidate * best;
        let met = |hit: &Hit| tally.content[hit.document];
        let most = hits.iter().filter(good).map(met).fold(0.0, f32::max);
        let mut dates: Vec<(usize, u32)> = Vec::new();
        for (place, hit) in hits.iter().enumerate() {
            if good(&hit) && met(hit) >= rule.candidate_met * most {
                let date = match tally.holds[hit.document] {
                    0 => corpus.document(hit.document).date(),
                    1 => None,
                    year => Some(10_000 * u32::from(year)),
                };
                dates.extend(date.map(|date| (place, date)));
            }
        }
        let mut distinct: Vec<u32> = dates.iter().map(|(_, date)| *date).collect();
        distinct.sort_unstable();
        distinct.dedup();
        if order == Order::Last {
            distinct.reverse();
        }
        for (place, date) in dates {
            let rank = distinct.iter().position(|known| *known == date);
            #[expect(clippy::cast_precision_loss, reason = "a rank is small")]
            let rank = rank.unwrap_or_default() as f32;
            let gain = 1.0 + rule.order / (1.0 + rank);
            hits[place].factors.order = gain;
            hits[place].score *= gain;
        }
    }
}

/// How many fields of a record are told apart.
const FIELDS: usize = 24;

/// What documents have of a question.
struct Tally {
    /// How much the question is: what its words count.
    all: f32,
    scores: Vec<f32>,
    /// How much of the question each document meets.
    met: Vec<f32>,
    /// The same without the words that ask for the first or the last.
    content: Vec<f32>,
    /// How much of it each field of each document meets.
    fields: Vec<f32>,
    /// How much of it the field of each document meets that meets most.
    together: Vec<f32>,
    /// How likely each kind is meant.
    kinds: Vec<f32>,
    /// Whether a document has a field that the question asks for: its year, 1 where it has none, else 0.
    holds: Vec<u16>,
    /// Whether the question names a document.
    named: Vec<bool>,
    /// Whether a document is of the sort that the question asks for.
    sorts: Vec<bool>,
    /// To how many of the organizations that the question names a document belongs.
    orgs: Vec<u8>,
    /// What each document has of the word that is counted.
    best: Vec<Best>,
    /// The documents that have anything of it.
    touched: Vec<usize>,
}

/// What a document has of one word.
#[derive(Debug, Clone, Copy, Default)]
struct Best {
    score: f32,
    quality: f32,
    /// The fields that have it, a bit each.
    fields: u32,
}

impl Tally {
    fn of(documents: usize, all: f32) -> Self {
        Self {
            all,
            scores: vec![0.0; documents],
            met: vec![0.0; documents],
            content: vec![0.0; documents],
            fields: vec![0.0; documents * FIELDS],
            together: vec![0.0; documents],
            kinds: Vec::new(),
            holds: vec![0; documents],
            named: vec![false; documents],
            sorts: vec![false; documents],
            orgs: vec![0; documents],
            best: vec![Best::default(); documents],
            touched: Vec::new(),
        }
    }

    /// Counts one word: of the ways in which a document has it, the best.
    fn count(&mut self, term: &Term, corpus: &Corpus<'_, '_>, rule: &Rule, order: Option<Order>) {
        for found in &term.matches {
            let quality = rule.counts(found.how);
            let asks_for_a_field = found.asks_for_a_field();
            corpus.each(
                found.at,
                |_| true,
                |document, occurrences| {
                    let score = found.score(rule, occurrences);
                    let known = &mut self.best[document];
                    if known.quality == 0.0 {
                        self.touched.push(document);
                    }
                    known.score = known.score.max(score);
                    known.quality = known.quality.max(quality);
                    if found.how == How::Named {
                        self.named[document] = true;
                    }
                    if matches!(found.how, How::Sort | How::Held) {
                        if found.how == How::Sort {
                            self.sorts[document] = true;
                        } else if asks_for_a_field {
                            self.hold(document, occurrences, order);
                        }
                        return;
                    }
                    for place in occurrences {
                        let number = place.field.number % FIELDS;
                        let bit = 1 << number;
                        if known.fields & bit == 0 {
                            known.fields |= bit;
                            let field = &mut self.fields[document * FIELDS + number];
                            *field += term.weight * quality;
                            self.together[document] = self.together[document].max(*field);
                        }
                    }
                },
            );
        }
        for document in self.touched.drain(..) {
            let best = std::mem::take(&mut self.best[document]);
            self.scores[document] += best.score;
            let met = term.weight * best.quality;
            self.met[document] += met;
            if !term.orders {
                self.content[document] += met;
            }
        }
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a count is a byte"
    )]
    /// Notes the year of a field that the question asks for.
    fn hold(&mut self, document: usize, occurrences: &[Occurrence<'_, '_>], order: Option<Order>) {
        let count = occurrences.first().map_or(0.0, |place| place.count) as u16;
        let year = if count > 0 {
            count + HELD_SINCE as u16
        } else {
            1
        };
        let known = &mut self.holds[document];
        *known = match order {
            _ if *known <= 1 => year,
            _ if year == 1 => *known,
            Some(Order::First) => year.min(*known),
            _ => year.max(*known),
        };
    }
}

/// What the score of a document is multiplied by.
#[derive(Debug, Clone, Copy)]
pub struct Factors {
    /// How much of the question it meets.
    pub coverage: f32,
    /// How much of it one field meets.
    pub together: f32,
    /// Its kind.
    pub kind: f32,
    /// Whether it is of the organizations that the question names.
    pub org: f32,
    /// Whether it has the field, or is of the sort, that the question asks for.
    pub answers: f32,
    /// Whether it is of a year that the question names.
    pub year: f32,
    /// Whether it is the first or the last, where the question asks for that.
    pub order: f32,
}

impl Default for Factors {
    fn default() -> Self {
        Self {
            coverage: 1.0,
            together: 1.0,
            kind: 1.0,
            org: 1.0,
            answers: 1.0,
            year: 1.0,
            order: 1.0,
        }
    }
}

impl Factors {
    fn product(&self) -> f32 {
        self.coverage * self.together * self.kind * self.org * self.answers * self.year * self.order
    }
}
