//! Which documents answer a search, and how well.
//!
//! BM25F, where a word counts by the field in which it occurs, and other forms and names of a word count less than the
//! word itself; then what share of the question a document meets, whether one field meets much of it, what the question
//! asks for (a kind of record, a field, the first or the last in time), and how likely a kind is meant.

use std::collections::BTreeMap;

use super::corpus::{Corpus, Occurrence};
use super::index::scan::{self, HELD_SINCE};
use super::index::stem;
use super::index::thesaurus::{HELD, Lines, NEAR, SORT};
use super::index::tokens::{self, Sort, Token};
use super::spelling;
use crate::model::{KINDS, Kind};

/// The numbers of the ranking rule. They were fitted to the questions in `tests/questions/*tune.json`; docs/search.md says
/// how it does on others.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// How fast more of a word counts less.
    pub saturation: f32,
    /// How much a word counts less in a long field: from 0 to 1.
    pub length: f32,
    /// What a derivation of a word counts (`protective` for `protection`).
    pub derived: f32,
    /// What another name of the same thing counts.
    pub same: f32,
    /// What the name of something near counts.
    pub near: f32,
    /// What having a field counts that answers to a word (`lead` for `who leads`).
    pub held: f32,
    /// What two words written as one count, and one as two.
    pub joined: f32,
    /// What the likeliest right spelling counts.
    pub corrected: f32,
    /// What a word counts that begins with the one typed.
    pub begun: f32,
    /// What words count that say little in a question.
    pub filler: f32,
    /// What a document gains where one field has all of the question.
    pub together: f32,
    /// What a kind gains that the question asks for.
    pub asked: f32,
    /// What a document gains that has the field that the question asks for.
    pub answers: f32,
    /// What a document gains that is of the sort that the question asks for: a resolution, a handbook.
    pub sort: f32,
    /// What a kind gains whose name the question has.
    pub asked_by_name: f32,
    /// What a document gains that is of a year that the question names.
    pub year: f32,
    /// What the first or last in time gains where the question asks for it.
    pub order: f32,
    /// What the name of a kind counts as a word.
    pub kind_word: f32,
    /// What a whole name counts beside its words.
    pub named: f32,
    /// How much less it counts where it is a small part of the question.
    pub named_part: f32,
    /// In how many documents a word is taken to occur at least: rarer ones count no more.
    pub rarest: f32,
    /// What part of the best match of a word a match must count to be followed.
    pub least: f32,
    /// What part of the best score a good match has at least.
    pub good: f32,
}

/// The ranking rule.
pub const RULE: Rule = Rule {
    saturation: 9.0,
    length: 0.3,
    derived: 0.65,
    same: 1.05,
    near: 0.7,
    held: 0.6,
    joined: 0.5,
    corrected: 0.7,
    begun: 0.6,
    filler: 0.4,
    together: 0.4,
    asked: 0.37,
    answers: 0.08,
    sort: 0.22,
    asked_by_name: 0.22,
    year: 0.15,
    order: 0.5,
    kind_word: 0.5,
    named: 0.45,
    named_part: 0.6,
    rarest: 2.0,
    least: 0.1,
    good: 0.45,
};

/// Words that say little in a question beside the stop words, by their terms.
const FILLER: &str = "actual alway anything back big com different easy else ev exact find get giv go got happen just kind \
    know like look mak need now own pleas possibl really said say see set show simpl someon something \
    sort still stuff tak thing think topic try turn us want way well went word";

/// Words that ask for what came first, and for what came last, by their terms.
const FIRST: &[&str] = &[
    "debut", "earliest", "first", "initial", "oldest", "original",
];
const LAST: &[&str] = &[
    "current", "last", "latest", "newest", "now", "recent", "today",
];

/// A word of the question, with everything that may stand for it.
#[derive(Debug)]
pub struct Term {
    /// The word as it was typed.
    pub word: String,
    /// What may stand for it; the best one that a document has counts.
    pub matches: Vec<Match>,
    /// What the word itself counts.
    weight: f32,
}

/// One way in which a document can have a word of the question.
#[derive(Debug)]
pub struct Match {
    /// The indexed term.
    pub term: String,
    /// How it stands for the word.
    pub how: How,
    /// What it counts, the rarity of the term included.
    weight: f32,
}

impl Match {
    fn score(&self, rule: &Rule, occurrences: &[Occurrence<'_, '_>]) -> f32 {
        match self.how {
            How::Named => self.weight,
            How::Held | How::Sort => self.weight * 0.5,
            _ => self.weight * rule.saturated(occurrences),
        }
    }
}

/// How a term stands for a word of the question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// It is the word.
    Itself,
    /// It shares the word's root.
    Derived,
    /// It is another name of the same thing.
    Same,
    /// It is near to it.
    Near,
    /// The record has a field that answers to the word.
    Held,
    /// The record is of the sort that the word names.
    Sort,
    /// It is the word joined to its neighbour, or a part of it.
    Joined,
    /// It is the word spelt right.
    Corrected,
    /// It begins with the word.
    Begun,
    /// It is a whole name of the record.
    Named,
}

/// Whether the question asks for what came first or last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// For the earliest.
    First,
    /// For the latest.
    Last,
}

/// A question, ready to be ranked.
#[derive(Debug, Default)]
pub struct Question {
    /// Its words.
    pub terms: Vec<Term>,
    /// The kinds that it asks for, by position, and whether it names them.
    pub asked: Vec<(usize, bool)>,
    /// The years that it names.
    pub years: Vec<u16>,
    /// Whether it asks for the first or the last in time.
    pub order: Option<Order>,
    /// What people should know of how it was read.
    pub notes: Vec<String>,
}

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
    /// Reads the words of a question for what `corpus` has.
    #[must_use]
    pub fn read(text: &str, corpus: &Corpus<'_, '_>, thesaurus: Lines<'_>, rule: &Rule) -> Self {
        let tokens = tokens::all(text);
        let words: Vec<&Token> = tokens
            .iter()
            .filter(|token| token.sort == Sort::Word)
            .collect();
        let terms: Vec<&str> = words.iter().map(|token| &*token.term).collect();
        let mut groups: Vec<Vec<&str>> = vec![Vec::new(); words.len()];
        thesaurus.each(&terms, &mut |group, range| {
            for groups in &mut groups[range] {
                groups.push(group);
            }
        });
        let asked = asked(&tokens);
        let mut question = Self {
            asked: asked
                .iter()
                .map(|(kind, name)| (*kind, name.is_some()))
                .collect(),
            years: terms.iter().filter_map(|term| year(term)).collect(),
            order: order(&terms),
            ..Self::default()
        };
        let mut read: Vec<String> = terms.iter().map(|term| (*term).to_owned()).collect();
        for (number, token) in words.iter().enumerate() {
            let mut reader = Reader::of(corpus, rule, &token.term);
            reader.itself(&token.term);
            reader.groups(&groups[number]);
            let neighbours = [number.checked_sub(1), Some(number)];
            for first in neighbours.into_iter().flatten() {
                if let (Some(left), Some(right)) = (words.get(first), words.get(first + 1)) {
                    reader.joined(&left.surface, &right.surface);
                }
            }
            if reader.exact == 0 {
                reader.parted(&token.surface);
            }
            if reader.may_be_cut_short(&token.surface) {
                reader.begun(&token.surface);
                let longer = reader.matches.iter().find(|found| found.how == How::Begun);
                if let Some(longer) = longer {
                    read[number].clone_from(&longer.term);
                }
            }
            if reader.matches.is_empty() {
                question
                    .notes
                    .push(reader.guessed(&token.surface, &token.term));
                if let Some(first) = reader.matches.first() {
                    read[number].clone_from(&first.term);
                }
            }
            let named = asked
                .iter()
                .any(|(_, kind)| kind.as_deref() == Some(&*token.term));
            let share = if named {
                rule.kind_word
            } else if FILLER.split(' ').any(|word| word == token.term) {
                rule.filler
            } else {
                1.0
            };
            question.add(&token.surface, reader.matches, share, rule);
        }
        for token in tokens.iter().filter(|token| token.sort == Sort::Joined) {
            let mut reader = Reader::of(corpus, rule, &token.term);
            reader.add(token.term.to_string(), How::Itself, 1.0);
            question.add(&token.surface, reader.matches, 1.0, rule);
        }
        let typed: Vec<&str> = words.iter().map(|token| &*token.surface).collect();
        // What asks for a field says more than the `who` or `when` beside it.
        if question.asks_for_a_field() {
            question.asked.retain(|(_, by_name)| *by_name);
        }
        question.add_names(&terms, &typed, corpus, rule);
        if read.iter().ne(&terms) {
            let read: Vec<&str> = read.iter().map(String::as_str).collect();
            question.add_names(&read, &typed, corpus, rule);
        }
        question
    }

    /// Looks for terms that are together a whole name of a record.
    fn add_names(&mut self, terms: &[&str], typed: &[&str], corpus: &Corpus<'_, '_>, rule: &Rule) {
        const LONGEST: usize = 10;
        let reader = Reader::of(corpus, rule, "");
        let weights: Vec<f32> = terms
            .iter()
            .map(|term| reader.rarity(corpus.frequency(term)))
            .collect();
        let all: f32 = weights.iter().sum();
        for begin in 0..terms.len() {
            for end in begin..terms.len().min(begin + LONGEST) {
                let name = terms[begin..=end].join(" ");
                let term = format!("{}{name}", scan::NAMED);
                let known = |term: &str| {
                    let mut matches = self.terms.iter().flat_map(|known| &known.matches);
                    matches.any(|known| known.term == term)
                };
                if corpus.frequency(&term) == 0 || known(&term) {
                    continue;
                }
                let part: f32 = weights[begin..=end].iter().sum();
                self.terms.push(Term {
                    word: typed[begin..=end].join(" "),
                    matches: vec![Match {
                        term,
                        how: How::Named,
                        weight: rule.named * part * (part / all).powf(rule.named_part),
                    }],
                    weight: 0.0,
                });
            }
        }
    }

    fn add(&mut self, word: &str, mut matches: Vec<Match>, share: f32, rule: &Rule) {
        for found in &mut matches {
            found.weight *= share;
        }
        let weight = matches.iter().map(|found| found.weight).fold(0.0, f32::max);
        // What counts next to nothing would only take time.
        matches.retain(|found| found.weight > rule.least * weight);
        if weight > 0.0 {
            self.terms.push(Term {
                word: word.to_owned(),
                matches,
                weight,
            });
        }
    }

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
        let documents = corpus.documents();
        let mut tally = Tally {
            scores: vec![0.0; documents],
            met: vec![0.0; documents],
            fields: vec![0.0; documents * FIELDS],
            holds: vec![0; documents],
            sorts: vec![false; documents],
        };
        let mut best = vec![(0.0_f32, 0.0_f32); documents];
        let mut seen = vec![0_u32; documents];
        for term in &self.terms {
            best.fill((0.0, 0.0));
            seen.fill(0);
            for found in &term.matches {
                let quality = rule.counts(found.how);
                corpus.each(&found.term, |_| true, &mut |document, occurrences| {
                    let score = found.score(rule, occurrences);
                    let known = &mut best[document];
                    *known = (known.0.max(score), known.1.max(quality));
                    match found.how {
                        How::Sort => tally.sorts[document] = true,
                        How::Held if !found.term.contains('=') => {
                            tally.hold(document, occurrences, self.order);
                        }
                        _ => {}
                    }
                    if matches!(found.how, How::Sort | How::Held) {
                        return;
                    }
                    for place in occurrences {
                        let bit = 1 << (place.field.number % FIELDS);
                        if seen[document] & bit == 0 {
                            seen[document] |= bit;
                            tally.fields[document * FIELDS + place.field.number % FIELDS] +=
                                term.weight * quality;
                        }
                    }
                });
            }
            for (document, (score, quality)) in best.iter().enumerate() {
                if *score > 0.0 {
                    tally.scores[document] += score;
                    tally.met[document] += term.weight * quality;
                }
            }
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
        let all: f32 = self.terms.iter().map(|term| term.weight).sum();
        let fields = &tally.fields[document * FIELDS..(document + 1) * FIELDS];
        let together = fields.iter().copied().fold(0.0, f32::max) / all;
        let kind = corpus.kind_of(document);
        let boost = KINDS.get(kind).map_or(100, |kind| kind.search_boost);
        Factors {
            coverage: tally.met[document] / all,
            together: 1.0 + rule.together * together,
            kind: f32::from(boost) / 100.0
                * match self.asked.iter().find(|(asked, _)| *asked == kind) {
                    Some((_, true)) => 1.0 + rule.asked_by_name,
                    Some((_, false)) => 1.0 + rule.asked,
                    None => 1.0,
                },
            answers: if tally.holds[document] > 0 {
                1.0 + rule.answers
            } else {
                1.0
            } * if tally.sorts[document] {
                1.0 + rule.sort
            } else {
                1.0
            },
            year: if !self.years.is_empty()
                && corpus
                    .document(document)
                    .year
                    .is_some_and(|year| self.years.contains(&year))
            {
                1.0 + rule.year
            } else {
                1.0
            },
            order: 1.0,
        }
    }

    /// Where the question asks for the first or the last, lets the good hits gain by their year.
    fn put_in_order(&self, hits: &mut [Hit], tally: &Tally, corpus: &Corpus<'_, '_>, rule: &Rule) {
        const CANDIDATE: f32 = 0.6;
        const MET: f32 = 0.9;
        let Some(order) = self.order else {
            return;
        };
        let best = hits.iter().map(|hit| hit.score).fold(0.0, f32::max);
        let met = |hit: &Hit| tally.met[hit.document];
        let most = hits
            .iter()
            .filter(|hit| hit.score >= CANDIDATE * best)
            .map(met)
            .fold(0.0, f32::max);
        let mut years: Vec<(usize, u16)> = Vec::new();
        for (place, hit) in hits.iter().enumerate() {
            if hit.score < CANDIDATE * best || met(hit) < MET * most {
                continue;
            }
            let year = match tally.holds[hit.document] {
                0 => corpus.document(hit.document).year,
                1 => None,
                year => Some(year),
            };
            years.extend(year.map(|year| (place, year)));
        }
        let mut distinct: Vec<u16> = years.iter().map(|(_, year)| *year).collect();
        distinct.sort_unstable();
        distinct.dedup();
        if order == Order::Last {
            distinct.reverse();
        }
        for (place, year) in years {
            let rank = distinct.iter().position(|known| *known == year);
            #[expect(clippy::cast_precision_loss, reason = "a rank is small")]
            let rank = rank.unwrap_or_default() as f32;
            let gain = 1.0 + rule.order / (1.0 + rank);
            hits[place].factors.order = gain;
            hits[place].score *= gain;
        }
    }

    fn asks_for_a_field(&self) -> bool {
        let mut matches = self.terms.iter().flat_map(|term| &term.matches);
        matches.any(|found| found.how == How::Held && !found.term.contains('='))
    }

    /// The paths of the fields of `kind` that the question asks for, in the order of its words.
    #[must_use]
    pub fn fields_asked(&self, kind: &Kind) -> Vec<&str> {
        let start = format!("{HELD}{}.", kind.name);
        let mut paths = Vec::new();
        for found in self.terms.iter().flat_map(|term| &term.matches) {
            if let Some(path) = found.term.strip_prefix(&start)
                && !path.contains('=')
                && !paths.contains(&path)
            {
                paths.push(path);
            }
        }
        paths
    }

    /// Why each of `hits` has its rank: for each word that it has, the match that counted, and for each field there how
    /// much it gave.
    #[must_use]
    pub fn explain<'q, 'c>(
        &'q self,
        corpus: &Corpus<'c, '_>,
        rule: &Rule,
        hits: &[Hit],
    ) -> Vec<Vec<Reason<'q, 'c>>> {
        let mut places: Vec<Option<usize>> = vec![None; corpus.documents()];
        for (place, hit) in hits.iter().enumerate() {
            places[hit.document] = Some(place);
        }
        let mut reasons: Vec<Vec<Reason<'q, 'c>>> = hits.iter().map(|_| Vec::new()).collect();
        for term in &self.terms {
            for found in &term.matches {
                let wants = |document: usize| places[document].is_some();
                corpus.each(&found.term, wants, &mut |document, occurrences| {
                    let Some(place) = places[document] else {
                        return;
                    };
                    let score = found.score(rule, occurrences);
                    let known = reasons[place]
                        .last_mut()
                        .filter(|reason| std::ptr::eq(reason.term, term));
                    if known.as_ref().is_some_and(|known| known.score >= score) {
                        return;
                    }
                    let all: f32 = occurrences.iter().map(|place| rule.share(place)).sum();
                    let fields = occurrences
                        .iter()
                        .map(|place| (place.field.path, score * rule.share(place) / all));
                    if let Some(known) = known {
                        (known.found, known.score) = (found, score);
                        known.fields.clear();
                        known.fields.extend(fields);
                    } else {
                        reasons[place].push(Reason {
                            term,
                            found,
                            score,
                            fields: fields.collect(),
                        });
                    }
                });
            }
        }
        reasons
    }
}

/// How many fields of a record are told apart.
const FIELDS: usize = 24;

/// What documents have of a question.
struct Tally {
    scores: Vec<f32>,
    /// How much of the question each document meets.
    met: Vec<f32>,
    /// How much of it each field of each document meets.
    fields: Vec<f32>,
    /// Whether a document has a field that the question asks for: its year, 1 where it has none, else 0.
    holds: Vec<u16>,
    /// Whether a document is of the sort that the question asks for.
    sorts: Vec<bool>,
}

impl Tally {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a count is a byte"
    )]
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
            answers: 1.0,
            year: 1.0,
            order: 1.0,
        }
    }
}

impl Factors {
    fn product(&self) -> f32 {
        self.coverage * self.together * self.kind * self.answers * self.year * self.order
    }
}

/// Why a document has a score: one word's part of it.
#[derive(Debug)]
pub struct Reason<'q, 'c> {
    /// The word.
    pub term: &'q Term,
    /// How the document has it.
    pub found: &'q Match,
    /// What it gives.
    pub score: f32,
    /// What each field gives of that.
    pub fields: Vec<(&'c str, f32)>,
}

impl Rule {
    /// What a term counts in one field.
    fn share(&self, place: &Occurrence<'_, '_>) -> f32 {
        let length = 1.0 - self.length + self.length * place.length / place.field.mean;
        place.field.weight * place.count / length
    }

    /// What a term counts in a document: more of it counts more, but less and less.
    fn saturated(&self, places: &[Occurrence<'_, '_>]) -> f32 {
        let all: f32 = places.iter().map(|place| self.share(place)).sum();
        all / (self.saturation + all)
    }

    const fn counts(&self, how: How) -> f32 {
        match how {
            How::Itself | How::Named => 1.0,
            How::Derived => self.derived,
            How::Same => self.same,
            How::Near => self.near,
            How::Held | How::Sort => self.held,
            How::Joined => self.joined,
            How::Corrected => self.corrected,
            How::Begun => self.begun,
        }
    }
}

/// Finds how documents may have a word.
struct Reader<'r, 'c, 'd> {
    corpus: &'r Corpus<'c, 'd>,
    rule: &'r Rule,
    /// In how many documents the word itself occurs.
    exact: u32,
    matches: Vec<Match>,
}

impl<'r, 'c, 'd> Reader<'r, 'c, 'd> {
    fn of(corpus: &'r Corpus<'c, 'd>, rule: &'r Rule, term: &str) -> Self {
        Self {
            corpus,
            rule,
            exact: corpus.frequency(term),
            matches: Vec::new(),
        }
    }

    /// What a term counts that occurs in so many documents.
    #[expect(clippy::cast_precision_loss, reason = "a rarity needs no precision")]
    fn rarity(&self, documents: u32) -> f32 {
        let all = self.corpus.documents() as f32;
        let some = (documents as f32).max(self.rule.rarest);
        (1.0 + (all - some + 0.5).max(0.0) / (some + 0.5)).ln()
    }

    fn add(&mut self, term: String, how: How, share: f32) {
        let documents = self.corpus.frequency(&term);
        if documents == 0 || self.matches.iter().any(|known| known.term == term) {
            return;
        }
        // What stands for a word counts no more than the word.
        let mut rarity = self.rarity(documents);
        if self.exact > 0 {
            rarity = rarity.min(self.rarity(self.exact));
        }
        self.matches.push(Match {
            term,
            how,
            weight: rarity * share * self.rule.counts(how),
        });
    }

    fn itself(&mut self, term: &str) {
        self.add(term.to_owned(), How::Itself, 1.0);
        let root = stem::root(term);
        if root.len() >= 5 {
            for entry in self.corpus.beginning_with(root) {
                let other = entry.term;
                if other != term && stem::root(other) == root {
                    self.add(other.to_owned(), How::Derived, 1.0);
                }
            }
        }
    }

    fn groups(&mut self, groups: &[&str]) {
        for group in groups {
            let mark = group.chars().next();
            match mark {
                Some(HELD) => self.add((*group).to_owned(), How::Held, 1.0),
                Some(SORT) => self.add(group.replacen(SORT, "?", 1), How::Sort, 1.0),
                Some(NEAR) => self.add((*group).to_owned(), How::Near, 1.0),
                _ => self.add((*group).to_owned(), How::Same, 1.0),
            }
        }
    }

    /// `peace keeping` for `peacekeeping`.
    fn joined(&mut self, left: &str, right: &str) {
        let figures = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
        if !(figures(left) && figures(right)) {
            self.add(
                stem::term(&format!("{left}{right}")).into_owned(),
                How::Joined,
                1.0,
            );
        }
    }

    /// `peacekeeping` for `peace keeping`.
    fn parted(&mut self, word: &str) {
        const LEAST: usize = 3;
        // No word is longer than this, and what is would be stemmed at each of its letters.
        const MOST: usize = 64;
        if !word.is_ascii() || !(2 * LEAST..=MOST).contains(&word.len()) {
            return;
        }
        let parts = (LEAST..=word.len() - LEAST).find_map(|middle| {
            let (left, right) = (stem::term(&word[..middle]), stem::term(&word[middle..]));
            (self.corpus.frequency(&left) > 0 && self.corpus.frequency(&right) > 0)
                .then_some((left, right))
        });
        if let Some((left, right)) = parts {
            self.add(left.into_owned(), How::Joined, 0.5);
            self.add(right.into_owned(), How::Joined, 0.5);
        }
    }

    /// Whether a short word that hardly any record has, such as the code of a country, may be the beginning of another too.
    fn may_be_cut_short(&self, surface: &str) -> bool {
        const SHORT: usize = 4;
        const RARE: u32 = 2;
        (1..=RARE).contains(&self.exact) && surface.chars().count() <= SHORT
    }

    /// Takes the words that begin with `surface`, and gives them, the most frequent first.
    fn begun(&mut self, surface: &str) -> Vec<(String, String)> {
        let mut begun = spelling::begun(self.corpus, surface);
        begun.retain(|(_, term)| self.matches.iter().all(|known| known.term != *term));
        // Together they are as frequent as all of them.
        let all = begun
            .iter()
            .map(|(_, term)| self.corpus.frequency(term))
            .sum();
        self.exact = self.exact.max(all);
        for (_, term) in &begun {
            self.add(term.clone(), How::Begun, 1.0);
        }
        begun
    }

    /// Takes the words that begin with one that no record has, or else the nearest word, and says so.
    fn guessed(&mut self, surface: &str, term: &str) -> String {
        let begun = self.begun(surface);
        if let Some((first, _)) = begun.first() {
            return if begun.len() == 1 {
                format!("no record has `{surface}`; searched for `{first}`")
            } else {
                format!(
                    "no record has `{surface}`; searched for words that start with it, such as `{first}`"
                )
            };
        }
        let Some((word, term)) = spelling::nearest(self.corpus, surface, term) else {
            return format!("no record has `{surface}`");
        };
        self.add(term, How::Corrected, 1.0);
        format!("no record has `{surface}`; searched for `{word}`")
    }
}

/// The year that a word is.
fn year(word: &str) -> Option<u16> {
    let year = word.parse().ok().filter(|_| word.len() == 4)?;
    (1940..2100).contains(&year).then_some(year)
}

/// Whether the question asks for the first or the last in time.
fn order(terms: &[&str]) -> Option<Order> {
    terms.iter().find_map(|term| {
        if FIRST.contains(term) {
            Some(Order::First)
        } else if LAST.contains(term) {
            Some(Order::Last)
        } else {
            None
        }
    })
}

/// The kinds that a question asks for, by position, each with the term that named it if it was its own name.
fn asked(tokens: &[Token]) -> Vec<(usize, Option<String>)> {
    let mut found = BTreeMap::new();
    for (position, kind) in KINDS.iter().enumerate() {
        if let Some(term) = named(kind, tokens) {
            found.insert(position, Some(term));
        } else if kind.asked_by.iter().any(|phrase| says(tokens, phrase)) {
            found.insert(position, None);
        }
    }
    found.into_iter().collect()
}

fn named(kind: &Kind, tokens: &[Token]) -> Option<String> {
    let names = [kind.name, kind.list].into_iter();
    names
        .chain(kind.aliases.iter().copied())
        .map(|name| stem::term(name).into_owned())
        .find(|name| tokens.iter().any(|token| token.term == *name))
}

fn says(tokens: &[Token], phrase: &str) -> bool {
    let words = tokens::all(phrase);
    tokens.windows(words.len()).any(|window| {
        let mut pairs = window.iter().zip(&words);
        pairs.all(|(token, word)| token.term == word.term)
    })
}
