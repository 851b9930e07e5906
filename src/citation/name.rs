//! Who wrote a document: people by family and given names, bodies by the name that they have.

/// An author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Name {
    /// A person.
    Person {
        /// The names before the family's.
        given: String,
        /// The family name, with its particle.
        family: String,
    },
    /// An organization, office or group.
    Body(String),
}

/// Words that a body's name has and a person's has not.
const OF_BODIES: &[&str] = &[
    "and",
    "center",
    "centre",
    "commission",
    "committee",
    "contributors",
    "council",
    "department",
    "for",
    "group",
    "institute",
    "international",
    "ministry",
    "mission",
    "nations",
    "news",
    "of",
    "office",
    "organization",
    "program",
    "service",
    "the",
    "union",
    "unit",
    "university",
    "watch",
];

/// Words that begin a family name of several words.
const PARTICLES: &[&str] = &[
    "al", "bin", "da", "de", "del", "den", "der", "di", "dos", "du", "el", "la", "le", "ten",
    "ter", "van", "von",
];

fn is_one_of(word: &str, words: &[&str]) -> bool {
    words.contains(&word.to_lowercase().as_str())
}

impl Name {
    /// The author as the data name one: `Joachim A. Koops` or `Human Rights Watch`. The data do not say which it is; a
    /// single word, or one that only bodies have in their names, tells a body.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let words: Vec<&str> = text.split_whitespace().collect();
        let body = words.len() < 2 || words.iter().any(|word| is_one_of(word, OF_BODIES));
        if body {
            return Self::Body(words.join(" "));
        }
        let mut family = words.len() - 1;
        while family > 1 && is_one_of(words[family - 1], PARTICLES) {
            family -= 1;
        }
        Self::Person {
            given: words[..family].join(" "),
            family: words[family..].join(" "),
        }
    }

    /// `Joachim A. Koops`
    #[must_use]
    pub fn straight(&self) -> String {
        match self {
            Self::Person { given, family } => format!("{given} {family}"),
            Self::Body(name) => name.clone(),
        }
    }

    /// `Koops, Joachim A.`
    #[must_use]
    pub fn inverted(&self) -> String {
        match self {
            Self::Person { given, family } => format!("{family}, {given}"),
            Self::Body(name) => name.clone(),
        }
    }
}

/// The names in a row as a sentence has them: `A`, `A and B`, `A, B, and C`.
#[must_use]
pub fn in_a_row(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first, second] => format!("{first} and {second}"),
        [first @ .., last] => format!("{}, and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_person_has_a_family_name() {
        assert_eq!(
            Name::read("Joachim A. Koops").inverted(),
            "Koops, Joachim A."
        );
        assert_eq!(Name::read("Namie Di Razza").inverted(), "Di Razza, Namie");
        assert_eq!(
            Name::read("Sarah-Myriam Martin-Brûlé").inverted(),
            "Martin-Brûlé, Sarah-Myriam"
        );
    }

    #[test]
    fn the_bodies_among_the_authors_are_known() {
        let mut bodies = BTreeSet::new();
        for kind in crate::model::KINDS.iter().filter(|kind| kind.is_citable()) {
            for record in crate::dataset::record::read_embedded(kind) {
                for author in record.words("authors") {
                    if let Name::Body(name) = Name::read(&author) {
                        bodies.insert(name);
                    }
                }
            }
        }
        assert_eq!(
            bodies.into_iter().collect::<Vec<_>>(),
            [
                "Amnesty International",
                "Center for Civilians in Conflict",
                "Council of the European Union",
                "EU External Action Service",
                "European Council",
                "European Union External Action Service (EEAS)",
                "Finnish National Defence University",
                "German Ministry of Defence",
                "Human Rights Watch",
                "International Crisis Group",
                "KFOR",
                "MONUSCO",
                "NATO",
                "NATO Human Security Unit",
                "Oxford Research Group Every Casualty program",
                "UN Assistance Mission in Afghanistan (UNAMA)",
                "UN News Centre",
            ]
        );
    }
}
