//! What a question asks for beside its words: a kind of record, the first or the last in time, a year, an organization.

use super::index::tokens::Token;
use crate::model::KINDS;

/// The words that ask for a kind, a line a kind in the order of [`KINDS`]: its names and then its phrases, each in terms,
/// parted by `|`. Made when the program is built.
const ASKED: &str = include_str!(concat!(env!("OUT_DIR"), "/kinds.asked"));

/// Words that say little in a question beside the stop words, by their terms.
pub const FILLER: &str = "actual alway anything back big com different easy else ev exact find get giv go got happen just kind \
    know like look mak need now own pleas possibl really said say see set show simpl someon something \
    sort still stuff tak thing think topic try turn us want way well went word";

/// Words that ask for what came first, by their terms.
pub const FIRST: &[&str] = &[
    "debut", "earliest", "first", "initial", "oldest", "original",
];

/// Words that ask for what came last, by their terms.
pub const LAST: &[&str] = &[
    "current", "last", "latest", "newest", "now", "recent", "today",
];

/// Whether the question asks for what came first or last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// For the earliest.
    First,
    /// For the latest.
    Last,
}

impl Order {
    /// What a word asks for, by its term.
    #[must_use]
    pub fn of(term: &str) -> Option<Self> {
        if FIRST.contains(&term) {
            Some(Self::First)
        } else if LAST.contains(&term) {
            Some(Self::Last)
        } else {
            None
        }
    }
}

/// What a question asks for.
#[derive(Debug, Default)]
pub struct Intent {
    /// The kinds, by position, and whether it names them.
    pub kinds: Vec<(usize, bool)>,
    /// The terms of the names of kinds that it has.
    pub kind_names: Vec<&'static str>,
    /// The years that it names.
    pub years: Vec<u16>,
    /// Whether it asks for the first or the last in time.
    pub order: Option<Order>,
    /// The ids of the organizations that it names.
    pub orgs: Vec<String>,
}

impl Intent {
    /// Reads it from the words of a question; `terms` are those that are no stop words.
    #[must_use]
    pub fn of(tokens: &[Token<'_>], terms: &[&str]) -> Self {
        let mut intent = Self {
            years: terms.iter().filter_map(|term| year(term)).collect(),
            order: terms.iter().find_map(|term| Order::of(term)),
            ..Self::default()
        };
        for (position, line) in ASKED.lines().enumerate() {
            let (names, phrases) = line.split_once('\t').unwrap_or_default();
            let has = |name: &&str| tokens.iter().any(|token| token.term == *name);
            if let Some(name) = names.split('|').find(has) {
                intent.kinds.push((position, true));
                intent.kind_names.push(name);
            } else if phrases.split('|').any(|phrase| says(tokens, phrase)) {
                intent.kinds.push((position, false));
            }
        }
        intent
    }

    /// Whether `term` is little of a question.
    #[must_use]
    pub fn is_filler(term: &str) -> bool {
        FILLER.split(' ').any(|word| word == term)
    }
}

/// The names and phrases that ask for each kind, in terms.
pub fn asked() -> impl Iterator<Item = (Vec<&'static str>, Vec<Vec<&'static str>>)> {
    let listed = |text: &'static str| text.split('|').filter(|part| !part.is_empty());
    ASKED.lines().take(KINDS.len()).map(move |line| {
        let (names, phrases) = line.split_once('\t').unwrap_or_default();
        (
            listed(names).collect(),
            listed(phrases)
                .map(|phrase| phrase.split(' ').collect())
                .collect(),
        )
    })
}

/// The year that a word is.
fn year(word: &str) -> Option<u16> {
    let year = word.parse().ok().filter(|_| word.len() == 4)?;
    (1940..2100).contains(&year).then_some(year)
}

/// Whether the words of a phrase follow one another among `tokens`.
fn says(tokens: &[Token<'_>], phrase: &str) -> bool {
    !phrase.is_empty()
        && (0..tokens.len()).any(|begin| {
            let mut rest = tokens[begin..].iter();
            phrase
                .split(' ')
                .all(|word| rest.next().is_some_and(|token| token.term == word))
        })
}
