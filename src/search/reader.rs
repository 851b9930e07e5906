//! How records may have a word of a question: as it is, in another form, under another name, cut short or misspelled.

use super::corpus::Corpus;
use super::index::stem;
use super::index::thesaurus::{HELD, NEAR, SORT};
use super::question::{How, Match};
use super::rule::Rule;
use super::spelling;

/// Finds how documents may have a word.
pub struct Reader<'r, 'c, 'd> {
    corpus: &'r Corpus<'c, 'd>,
    rule: &'r Rule,
    /// In how many documents the word itself occurs.
    exact: u32,
    /// What was found.
    pub matches: Vec<Match>,
}

impl<'r, 'c, 'd> Reader<'r, 'c, 'd> {
    /// Begins with the term of the word itself.
    #[must_use]
    pub fn of(corpus: &'r Corpus<'c, 'd>, rule: &'r Rule, term: &str) -> Self {
        Self {
            corpus,
            rule,
            exact: corpus.frequency(term),
            matches: Vec::new(),
        }
    }

    /// Whether a record has the word itself.
    #[must_use]
    pub const fn is_exact(&self) -> bool {
        self.exact > 0
    }

    #[expect(clippy::cast_precision_loss, reason = "a share needs no precision")]
    fn is_common(&self) -> bool {
        self.exact as f32 >= self.rule.common * self.corpus.documents() as f32
    }

    /// What a term counts that occurs in so many documents.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a rarity needs no precision")]
    pub fn rarity(&self, documents: u32) -> f32 {
        let all = self.corpus.documents() as f32;
        let some = (documents as f32).max(self.rule.rarest);
        (1.0 + (all - some + 0.5).max(0.0) / (some + 0.5)).ln()
    }

    /// Takes `term` as a way to have the word, if a record has it.
    pub fn add(&mut self, term: String, how: How, share: f32) {
        if self.matches.iter().any(|known| known.term == term) {
            return;
        }
        let at = self.corpus.locate(&term);
        if at.documents == 0 {
            return;
        }
        // What stands for a word counts no more than the word.
        let mut rarity = self.rarity(at.documents);
        if self.exact > 0 {
            rarity = rarity.min(self.rarity(self.exact));
        }
        self.matches.push(Match {
            term,
            at,
            how,
            weight: rarity * share * self.rule.counts(how),
        });
    }

    /// Takes the word itself and its derivations.
    pub fn itself(&mut self, term: &str) {
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

    /// Takes the names that stand for the word.
    pub fn groups(&mut self, groups: &[&str]) {
        for group in groups {
            let mark = group.chars().next();
            match mark {
                Some(HELD) => self.add((*group).to_owned(), How::Held, 1.0),
                Some(SORT) => self.add(group.replacen(SORT, "?", 1), How::Sort, 1.0),
                // What is near to a word that many records have adds nothing.
                Some(NEAR) if self.is_common() => {}
                Some(NEAR) => self.add((*group).to_owned(), How::Near, 1.0),
                _ => self.add((*group).to_owned(), How::Same, 1.0),
            }
        }
    }

    /// `peace keeping` for `peacekeeping`.
    pub fn joined(&mut self, left: &str, right: &str) {
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
    pub fn parted(&mut self, word: &str) {
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
    #[must_use]
    pub fn may_be_cut_short(&self, surface: &str) -> bool {
        const SHORT: usize = 4;
        const RARE: u32 = 2;
        (1..=RARE).contains(&self.exact) && surface.chars().count() <= SHORT
    }

    /// Takes the words that begin with `surface`, and gives them, the most frequent first.
    pub fn begun(&mut self, surface: &str) -> Vec<(String, String)> {
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
    pub fn guessed(&mut self, surface: &str, term: &str) -> String {
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
