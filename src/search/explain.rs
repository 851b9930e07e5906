//! Why a record has its rank: what each word of the question gave it, and in which fields.

use super::corpus::Corpus;
use super::question::{Match, Question, Term};
use super::rank::Hit;
use super::rule::Rule;

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

impl Question {
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
                corpus.each(found.at, wants, |document, occurrences| {
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
                    let all: f32 = occurrences.iter().map(|place| place.share(rule)).sum();
                    let fields = occurrences
                        .iter()
                        .map(|place| (place.field.path, score * place.share(rule) / all));
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
