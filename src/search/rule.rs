//! The numbers of the ranking rule, in one place, for the search and for the page of the atlas.

use super::question::How;

/// The numbers of the ranking rule. They were fitted to the questions in `tests/questions/`; docs/search.md says how.
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
    /// What the name of a kind counts as a word.
    pub kind_word: f32,
    /// What a name in full counts beside its words.
    pub named: f32,
    /// How much less it counts where it is a small part of the question.
    pub named_part: f32,
    /// In how many records a word is taken to occur at least: rarer ones count no more.
    pub rarest: f32,
    /// What part of the records must have a word for what is near to it to be left out.
    pub common: f32,
    /// What part of the best match of a word a match must count to be followed.
    pub least: f32,
    /// What a record gains where one field has all of the question.
    pub together: f32,
    /// What a kind gains that the question asks for.
    pub asked: f32,
    /// What a kind gains whose name the question has.
    pub asked_by_name: f32,
    /// What a kind that the question asks for counts at least, in percent: it is meant, however seldom it is elsewhere.
    pub asked_prior: f32,
    /// What a record gains that is of the organizations that the question names.
    pub org: f32,
    /// What a record gains that has the field that the question asks for.
    pub answers: f32,
    /// What it gains where the question names it too.
    pub answers_named: f32,
    /// What a record gains that is of the sort that the question asks for: a resolution, a handbook.
    pub sort: f32,
    /// What a record gains that is of a year that the question names.
    pub year: f32,
    /// What the first or last in time gains where the question asks for it.
    pub order: f32,
    /// What part of the best score a record must have to be the first or the last.
    pub candidate: f32,
    /// What part of the words of the best such record it must have, those that ask for the first or the last left out.
    pub candidate_met: f32,
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
    kind_word: 0.5,
    named: 0.45,
    named_part: 0.6,
    rarest: 2.0,
    common: 0.2,
    least: 0.2,
    together: 0.4,
    asked: 0.37,
    asked_by_name: 0.22,
    asked_prior: 112.0,
    org: 0.25,
    answers: 0.08,
    answers_named: 0.25,
    sort: 0.22,
    year: 0.15,
    order: 0.5,
    candidate: 0.5,
    candidate_met: 0.75,
    good: 0.45,
};

impl Rule {
    /// Every number with its name.
    #[must_use]
    pub const fn numbers(&self) -> [(&'static str, f32); 29] {
        [
            ("saturation", self.saturation),
            ("length", self.length),
            ("derived", self.derived),
            ("same", self.same),
            ("near", self.near),
            ("held", self.held),
            ("joined", self.joined),
            ("corrected", self.corrected),
            ("begun", self.begun),
            ("filler", self.filler),
            ("kind_word", self.kind_word),
            ("named", self.named),
            ("named_part", self.named_part),
            ("rarest", self.rarest),
            ("common", self.common),
            ("least", self.least),
            ("together", self.together),
            ("asked", self.asked),
            ("asked_by_name", self.asked_by_name),
            ("asked_prior", self.asked_prior),
            ("org", self.org),
            ("answers", self.answers),
            ("answers_named", self.answers_named),
            ("sort", self.sort),
            ("year", self.year),
            ("order", self.order),
            ("candidate", self.candidate),
            ("candidate_met", self.candidate_met),
            ("good", self.good),
        ]
    }

    /// What a way to have a word counts.
    #[must_use]
    pub const fn counts(&self, how: How) -> f32 {
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
