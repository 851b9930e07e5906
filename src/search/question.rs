//! A question, ready to be ranked: its words with everything that may stand for them, and what it asks for.

use super::corpus::{Corpus, Located};
use super::index::scan::{BELONGS, NAMED};
use super::index::table::Occurrence;
use super::index::thesaurus::{HELD, Lines};
use super::index::tokens::{self, Sort, Token};
use super::intent::{Intent, Order};
use super::reader::Reader;
use super::rule::Rule;
use crate::model::Kind;

/// A word of the question, with everything that may stand for it.
#[derive(Debug)]
pub struct Term {
    /// The word as it was typed.
    pub word: String,
    /// What may stand for it; the best one that a document has counts.
    pub matches: Vec<Match>,
    /// What the word itself counts.
    pub weight: f32,
    /// Whether it asks for the first or the last.
    pub orders: bool,
}

/// One way in which a document can have a word of the question.
#[derive(Debug)]
pub struct Match {
    /// The indexed term.
    pub term: String,
    /// Where it is in the tables.
    pub at: Located,
    /// How it stands for the word.
    pub how: How,
    /// What it counts, the rarity of the term included.
    pub weight: f32,
}

impl Match {
    /// What it gives a document where the term is at `occurrences`.
    #[must_use]
    pub fn score(&self, rule: &Rule, occurrences: &[Occurrence<'_, '_>]) -> f32 {
        match self.how {
            How::Named => self.weight,
            How::Held | How::Sort => self.weight * 0.5,
            _ => {
                let all: f32 = occurrences.iter().map(|place| place.share(rule)).sum();
                // More of a word counts more, but less and less.
                self.weight * all / (rule.saturation + all)
            }
        }
    }

    /// Whether it is a field that the question asks for.
    #[must_use]
    pub fn asks_for_a_field(&self) -> bool {
        // What has no path is a kind.
        self.how == How::Held && self.term.contains('.') && !self.term.contains('=')
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
    /// It is a name of the record, in full.
    Named,
}

/// A question, ready to be ranked.
#[derive(Debug, Default)]
pub struct Question {
    /// Its words.
    pub terms: Vec<Term>,
    /// What it asks for beside them.
    pub intent: Intent,
    /// What people should know of how it was read.
    pub notes: Vec<String>,
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
        let mut question = Self {
            intent: Intent::of(&tokens, &terms),
            ..Self::default()
        };
        let read = question.add_words(&words, &terms, corpus, thesaurus, rule);
        for token in tokens.iter().filter(|token| token.sort == Sort::Joined) {
            let mut reader = Reader::of(corpus, rule, &token.term);
            reader.add(token.term.to_string(), How::Itself, 1.0);
            question.add(&token.surface, reader.matches, 1.0, false, rule);
        }
        // What asks for a field says more than the `who` or `when` beside it.
        let mut matches = question.terms.iter().flat_map(|term| &term.matches);
        if matches.any(Match::asks_for_a_field) {
            question.intent.kinds.retain(|(_, by_name)| *by_name);
        }
        let typed: Vec<&str> = words.iter().map(|token| &*token.surface).collect();
        question.add_names(&terms, &typed, corpus, rule);
        if read.iter().ne(&terms) {
            let read: Vec<&str> = read.iter().map(String::as_str).collect();
            question.add_names(&read, &typed, corpus, rule);
        }
        question.find_orgs(corpus);
        question
    }

    /// Adds the words with what may stand for each. Gives their terms, those read for ones cut short or misspelled among
    /// them.
    fn add_words(
        &mut self,
        words: &[&Token<'_>],
        terms: &[&str],
        corpus: &Corpus<'_, '_>,
        thesaurus: Lines<'_>,
        rule: &Rule,
    ) -> Vec<String> {
        let mut groups: Vec<Vec<&str>> = vec![Vec::new(); words.len()];
        thesaurus.each(terms, &mut |group, range| {
            for groups in &mut groups[range] {
                groups.push(group);
            }
        });
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
            if !reader.is_exact() {
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
                self.notes.push(reader.guessed(&token.surface, &token.term));
                if let Some(first) = reader.matches.first() {
                    read[number].clone_from(&first.term);
                }
            }
            let share = if self.intent.kind_names.contains(&&*token.term) {
                rule.kind_word
            } else if Intent::is_filler(&token.term) {
                rule.filler
            } else {
                1.0
            };
            let orders = Order::of(&token.term).is_some();
            self.add(&token.surface, reader.matches, share, orders, rule);
        }
        read
    }

    /// Looks for terms that are together a name of a record, in full.
    fn add_names(&mut self, terms: &[&str], typed: &[&str], corpus: &Corpus<'_, '_>, rule: &Rule) {
        let reader = Reader::of(corpus, rule, "");
        let weights: Vec<f32> = terms
            .iter()
            .map(|term| reader.rarity(corpus.frequency(term)))
            .collect();
        let all: f32 = weights.iter().sum();
        for begin in 0..terms.len() {
            let mut term = String::from(NAMED);
            for end in begin..terms.len() {
                if end > begin {
                    term.push(' ');
                }
                term.push_str(terms[end]);
                // A longer name begins with this one.
                if !corpus.has_beginning(&term) {
                    break;
                }
                let mut matches = self.terms.iter().flat_map(|known| &known.matches);
                let at = corpus.locate(&term);
                if at.documents == 0 || matches.any(|known| known.term == term) {
                    continue;
                }
                let part: f32 = weights[begin..=end].iter().sum();
                self.terms.push(Term {
                    word: typed[begin..=end].join(" "),
                    matches: vec![Match {
                        term: term.clone(),
                        at,
                        how: How::Named,
                        weight: rule.named * part * (part / all).powf(rule.named_part),
                    }],
                    weight: 0.0,
                    orders: false,
                });
            }
        }
    }

    /// Finds the organizations among the records that the question names.
    fn find_orgs(&mut self, corpus: &Corpus<'_, '_>) {
        let orgs = &mut self.intent.orgs;
        let matches = self.terms.iter().flat_map(|term| &term.matches);
        for found in matches.filter(|found| found.how == How::Named) {
            corpus.each(
                found.at,
                |_| true,
                |document, _| {
                    let id = corpus.id(document);
                    let is_org = corpus.frequency(&format!("{BELONGS}{id}")) > 0;
                    if is_org && !orgs.iter().any(|known| known == id) {
                        orgs.push(id.to_owned());
                    }
                },
            );
        }
    }

    fn add(&mut self, word: &str, mut matches: Vec<Match>, share: f32, orders: bool, rule: &Rule) {
        for found in &mut matches {
            found.weight *= share;
        }
        // The word itself counts for nothing where another name of it counts as much: that is found wherever the word is.
        let same = matches.iter().filter(|found| found.how == How::Same);
        let same = same.map(|found| found.weight).fold(0.0, f32::max);
        matches.retain(|found| found.how != How::Itself || found.weight > same);
        let weight = matches.iter().map(|found| found.weight).fold(0.0, f32::max);
        // What counts next to nothing would only take time.
        matches.retain(|found| found.weight > rule.least * weight);
        if weight > 0.0 {
            self.terms.push(Term {
                word: word.to_owned(),
                matches,
                weight,
                orders,
            });
        }
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
}
