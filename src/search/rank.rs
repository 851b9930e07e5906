//! Which documents answer a search, and how well: BM25F, a word counting by the field that it stands in, with forms,
//! names and near things of each word counting less than the word itself.

use std::collections::BTreeMap;

use super::corpus::{Corpus, Occurrence};
use super::index::scan;
use super::index::stem;
use super::index::thesaurus::{Lines, NEAR};
use super::index::tokens::{self, Sort, Token};
use super::spelling;
use crate::model::{KINDS, Kind};

/// The numbers of the ranking rule. They were fitted to the questions in `tests/questions/tune.json`; the tests tell how
/// they do on others.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// How fast more of a word counts less.
    pub saturation: f32,
    /// How much a word counts less in a long field: 0 not at all, 1 wholly.
    pub length: f32,
    /// What a derivation of a word counts (`protective` for `protection`).
    pub derived: f32,
    /// What another name of the same thing counts.
    pub same: f32,
    /// What the name of something near counts.
    pub near: f32,
    /// What two words written as one count, and one as two.
    pub joined: f32,
    /// How much of the score hangs on how much of the question is met.
    pub coverage: f32,
    /// What a kind gains that the question asks for.
    pub asked: f32,
    /// What the name of a kind counts as a word.
    pub kind_word: f32,
    /// What a whole name counts beside its words.
    pub named: f32,
    /// How much less it counts where it is a small part of the question.
    pub named_part: f32,
    /// What part of the best way a way must count to be followed.
    pub least: f32,
}

/// The ranking rule.
pub const RULE: Rule = Rule {
    saturation: 7.0,
    length: 0.4,
    derived: 0.75,
    same: 0.95,
    near: 0.65,
    joined: 0.5,
    coverage: 0.25,
    asked: 0.45,
    kind_word: 0.5,
    named: 0.5,
    named_part: 0.6,
    least: 0.1,
};

/// A word of the question, with everything that may stand for it.
#[derive(Debug)]
pub struct Sought {
    /// The word as it was typed.
    pub word: String,
    /// What may stand for it; the best one that a document has counts.
    pub ways: Vec<Way>,
    /// What the word itself is worth.
    worth: f32,
}

/// One way in which a document can have a word of the question.
#[derive(Debug)]
pub struct Way {
    /// The term that it looks for.
    pub term: String,
    /// How it stands for the word.
    pub how: How,
    /// What it counts, the rarity of the term included.
    weight: f32,
}

impl Way {
    fn score(&self, rule: &Rule, occurrences: &[Occurrence<'_, '_>]) -> f32 {
        match self.how {
            How::Named => self.weight,
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
    /// It is the word joined to its neighbour, or a part of it.
    Joined,
    /// It is the word spelt right.
    Corrected,
    /// It is a whole name of the record.
    Named,
}

/// A question, ready to be ranked.
#[derive(Debug, Default)]
pub struct Question {
    /// Its words.
    pub sought: Vec<Sought>,
    /// The kinds that it asks for, by position.
    pub asked: Vec<usize>,
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
}

impl Question {
    /// Reads the words of a question for what `corpus` has.
    #[must_use]
    pub fn read(text: &str, corpus: &Corpus<'_, '_>, thesaurus: Lines<'_>, rule: &Rule) -> Self {
        let tokens = tokens::all(text);
        let asked = asked(&tokens);
        let mut question = Self {
            asked: asked.iter().map(|(kind, _)| *kind).collect(),
            ..Self::default()
        };
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
        let mut read: Vec<String> = terms.iter().map(|term| (*term).to_owned()).collect();
        for (number, token) in words.iter().enumerate() {
            let mut reader = Reader {
                corpus,
                rule,
                exact: corpus.frequency(&token.term),
                ways: Vec::new(),
            };
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
            if reader.ways.is_empty() {
                question
                    .notes
                    .push(reader.corrected(&token.surface, &token.term));
                if let Some(way) = reader.ways.first() {
                    read[number].clone_from(&way.term);
                }
            }
            let named = asked
                .iter()
                .any(|(_, kind)| kind.as_deref() == Some(&*token.term));
            question.add(
                &token.surface,
                reader.ways,
                if named { rule.kind_word } else { 1.0 },
                rule,
            );
        }
        for token in tokens.iter().filter(|token| token.sort == Sort::Joined) {
            let mut reader = Reader {
                corpus,
                rule,
                exact: corpus.frequency(&token.term),
                ways: Vec::new(),
            };
            reader.way(token.term.to_string(), How::Itself, 1.0);
            question.add(&token.surface, reader.ways, 1.0, rule);
        }
        question.add_names(&read, corpus, rule);
        question
    }

    /// Looks for terms that are together a whole name of a record.
    fn add_names(&mut self, terms: &[String], corpus: &Corpus<'_, '_>, rule: &Rule) {
        const LONGEST: usize = 10;
        let reader = Reader {
            corpus,
            rule,
            exact: 0,
            ways: Vec::new(),
        };
        let worth: Vec<f32> = terms
            .iter()
            .map(|term| reader.rarity(corpus.frequency(term)))
            .collect();
        let all: f32 = worth.iter().sum();
        for begin in 0..terms.len() {
            for end in begin..terms.len().min(begin + LONGEST) {
                let name = terms[begin..=end].join(" ");
                let term = format!("{}{name}", scan::NAMED);
                if corpus.frequency(&term) == 0 {
                    continue;
                }
                let part: f32 = worth[begin..=end].iter().sum();
                self.sought.push(Sought {
                    word: name,
                    ways: vec![Way {
                        term,
                        how: How::Named,
                        weight: rule.named * part * (part / all).powf(rule.named_part),
                    }],
                    worth: 0.0,
                });
            }
        }
    }

    fn add(&mut self, word: &str, mut ways: Vec<Way>, share: f32, rule: &Rule) {
        for way in &mut ways {
            way.weight *= share;
        }
        let worth = ways.iter().map(|way| way.weight).fold(0.0, f32::max);
        // What counts next to nothing would only take time.
        ways.retain(|way| way.weight > rule.least * worth);
        if worth > 0.0 {
            self.sought.push(Sought {
                word: word.to_owned(),
                ways,
                worth,
            });
        }
    }

    /// The documents that have a word of the question: as many as asked for the best first, equals by their id, then the
    /// others.
    #[must_use]
    pub fn rank(
        &self,
        corpus: &Corpus<'_, '_>,
        rule: &Rule,
        most: usize,
        keeps: &dyn Fn(usize) -> bool,
    ) -> Vec<Hit> {
        let mut scores = vec![0.0_f32; corpus.documents()];
        let mut met = vec![0.0_f32; corpus.documents()];
        let mut best = vec![0.0_f32; corpus.documents()];
        for sought in &self.sought {
            best.fill(0.0);
            for way in &sought.ways {
                corpus.each(&way.term, |_| true, &mut |document, occurrences| {
                    let score = way.score(rule, occurrences);
                    if score > best[document] {
                        best[document] = score;
                    }
                });
            }
            for (document, best) in best.iter().enumerate().filter(|(_, best)| **best > 0.0) {
                scores[document] += best;
                met[document] += sought.worth;
            }
        }
        let mut hits: Vec<Hit> = scores
            .iter()
            .enumerate()
            .filter(|(document, score)| **score > 0.0 && keeps(*document))
            .map(|(document, score)| Hit {
                document,
                score: score
                    * self.covered(met[document], rule)
                    * self.lean(corpus.kind_of(document), rule),
            })
            .collect();
        let order = |left: &Hit, right: &Hit| {
            let ids = || corpus.id(left.document).cmp(corpus.id(right.document));
            right.score.total_cmp(&left.score).then_with(ids)
        };
        if most < hits.len() {
            hits.select_nth_unstable_by(most, order);
        }
        let most = most.min(hits.len());
        hits[..most].sort_unstable_by(order);
        hits
    }

    /// What a document loses by what it lacks of the question.
    #[must_use]
    pub fn coverage(&self, reasons: &[Reason<'_, '_>], rule: &Rule) -> f32 {
        let met = reasons.iter().map(|reason| reason.sought.worth).sum();
        self.covered(met, rule)
    }

    fn covered(&self, met: f32, rule: &Rule) -> f32 {
        let all: f32 = self.sought.iter().map(|sought| sought.worth).sum();
        1.0 - rule.coverage + rule.coverage * met / all
    }

    /// What a document gains or loses by its kind.
    #[must_use]
    pub fn lean(&self, kind: usize, rule: &Rule) -> f32 {
        let sought = KINDS.get(kind).map_or(100, |kind| kind.sought);
        let asked = if self.asked.contains(&kind) {
            1.0 + rule.asked
        } else {
            1.0
        };
        f32::from(sought) / 100.0 * asked
    }

    /// Why each of `hits` stands where it does: for each word that it has, the way that counted, and for each field there
    /// how much it gave.
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
        for sought in &self.sought {
            for way in &sought.ways {
                let wants = |document: usize| places[document].is_some();
                corpus.each(&way.term, wants, &mut |document, occurrences| {
                    let Some(place) = places[document] else {
                        return;
                    };
                    let score = way.score(rule, occurrences);
                    let known = reasons[place]
                        .last_mut()
                        .filter(|reason| std::ptr::eq(reason.sought, sought));
                    if known.as_ref().is_some_and(|known| known.score >= score) {
                        return;
                    }
                    let all: f32 = occurrences.iter().map(|place| rule.share(place)).sum();
                    let fields = occurrences
                        .iter()
                        .map(|place| (place.field.path, score * rule.share(place) / all));
                    if let Some(known) = known {
                        (known.way, known.score) = (way, score);
                        known.fields.clear();
                        known.fields.extend(fields);
                    } else {
                        reasons[place].push(Reason {
                            sought,
                            way,
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

/// Why a document has a score: one word's part of it.
#[derive(Debug)]
pub struct Reason<'q, 'c> {
    /// The word.
    pub sought: &'q Sought,
    /// How the document has it.
    pub way: &'q Way,
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
            How::Joined | How::Corrected => self.joined,
        }
    }
}

/// Finds the ways in which documents may have a word.
struct Reader<'r, 'c, 'd> {
    corpus: &'r Corpus<'c, 'd>,
    rule: &'r Rule,
    /// In how many documents the word itself stands.
    exact: u32,
    ways: Vec<Way>,
}

impl Reader<'_, '_, '_> {
    /// What a term is worth that stands in so many documents.
    #[expect(clippy::cast_precision_loss, reason = "a rarity needs no precision")]
    fn rarity(&self, documents: u32) -> f32 {
        let all = self.corpus.documents() as f32;
        let some = documents as f32;
        (1.0 + (all - some + 0.5).max(0.0) / (some + 0.5)).ln()
    }

    fn way(&mut self, term: String, how: How, share: f32) {
        let documents = self.corpus.frequency(&term);
        if documents == 0 || self.ways.iter().any(|way| way.term == term) {
            return;
        }
        // What stands for a word is worth no more than the word.
        let mut rarity = self.rarity(documents);
        if self.exact > 0 {
            rarity = rarity.min(self.rarity(self.exact));
        }
        self.ways.push(Way {
            term,
            how,
            weight: rarity * share * self.rule.counts(how),
        });
    }

    fn itself(&mut self, term: &str) {
        self.way(term.to_owned(), How::Itself, 1.0);
        let root = stem::root(term);
        if root.len() >= 5 {
            for other in self.corpus.beginning_with(root) {
                if other != term && stem::root(other) == root {
                    self.way(other.to_owned(), How::Derived, 1.0);
                }
            }
        }
    }

    fn groups(&mut self, groups: &[&str]) {
        for group in groups {
            let how = if group.starts_with(NEAR) {
                How::Near
            } else {
                How::Same
            };
            self.way((*group).to_owned(), how, 1.0);
        }
    }

    /// `peace keeping` for `peacekeeping`.
    fn joined(&mut self, left: &str, right: &str) {
        let figures = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
        if !(figures(left) && figures(right)) {
            self.way(
                stem::term(&format!("{left}{right}")).into_owned(),
                How::Joined,
                1.0,
            );
        }
    }

    /// `peacekeeping` for `peace keeping`.
    fn parted(&mut self, word: &str) {
        const LEAST: usize = 3;
        if !word.is_ascii() || word.len() < 2 * LEAST {
            return;
        }
        let parts = (LEAST..=word.len() - LEAST).find_map(|middle| {
            let (left, right) = (stem::term(&word[..middle]), stem::term(&word[middle..]));
            (self.corpus.frequency(&left) > 0 && self.corpus.frequency(&right) > 0)
                .then_some((left, right))
        });
        if let Some((left, right)) = parts {
            self.way(left.into_owned(), How::Joined, 0.5);
            self.way(right.into_owned(), How::Joined, 0.5);
        }
    }

    /// Takes the nearest words for one that no document has, and says so.
    fn corrected(&mut self, surface: &str, term: &str) -> String {
        let near = spelling::nearest(self.corpus, surface, term);
        let Some((first, _)) = near.first() else {
            return format!("no record has `{surface}`");
        };
        let note = format!("no record has `{surface}`; searched for `{first}`");
        for (_, term) in near {
            self.way(term, How::Corrected, 1.0);
        }
        note
    }
}

/// The kinds that a question asks for, by position, each with the term that named it if it was its own name.
fn asked(tokens: &[Token]) -> Vec<(usize, Option<String>)> {
    let mut found = BTreeMap::new();
    for (position, kind) in KINDS.iter().enumerate() {
        if let Some(term) = named(kind, tokens) {
            found.insert(position, Some(term));
        } else if kind.answers.iter().any(|phrase| says(tokens, phrase)) {
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
