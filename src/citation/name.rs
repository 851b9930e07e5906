//! Who wrote a document: people by family and given names, bodies by the name that they have.

/// Words that a body's name has and a person's has not.
const OF_BODIES: &[&str] = &[
    "and",
    "bank",
    "center",
    "centre",
    "commission",
    "committee",
    "contributors",
    "council",
    "department",
    "for",
    "foundation",
    "group",
    "house",
    "institute",
    "institution",
    "international",
    "ministry",
    "mission",
    "nations",
    "network",
    "news",
    "of",
    "office",
    "organization",
    "program",
    "programme",
    "rights",
    "sans",
    "service",
    "the",
    "union",
    "unit",
    "university",
    "watch",
];

/// The most commas that a person's name has: `Family, Given, Suffix`.
const COMMAS: usize = 2;

/// An author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Name {
    /// A person.
    Person {
        /// The names before the family's.
        given: String,
        /// The family name, with its particle.
        family: String,
        /// `Jr.`, `III`.
        suffix: Option<String>,
    },
    /// An organization, office or group.
    Body(String),
}

impl Name {
    /// The author as the data name one: `Koops, Joachim A.`, `Human Rights Watch` or, for a name with a comma or one that
    /// is never taken apart, `{Hussein Yusuf Ali}`. A suffix follows the given names: `King, Martin Luther, Jr.`
    #[must_use]
    pub fn read(text: &str) -> Self {
        let text = text.trim();
        let braced = text
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'));
        match (braced, text.split_once(',')) {
            (Some(name), _) => Self::Body(name.trim().to_owned()),
            (None, Some((family, rest))) => {
                let (given, suffix) = match rest.split_once(',') {
                    Some((given, suffix)) => (given, Some(suffix.trim().to_owned())),
                    None => (rest, None),
                };
                Self::Person {
                    given: given.trim().to_owned(),
                    family: family.trim().to_owned(),
                    suffix,
                }
            }
            (None, None) => Self::Body(text.to_owned()),
        }
    }

    /// `Joachim A. Koops`, and with a suffix `Martin Luther King, Jr.`
    #[must_use]
    pub fn straight(&self) -> String {
        match self {
            Self::Person {
                given,
                family,
                suffix,
            } => with_suffix(format!("{given} {family}"), suffix.as_deref()),
            Self::Body(name) => name.clone(),
        }
    }

    /// `Koops, Joachim A.`
    #[must_use]
    pub fn inverted(&self) -> String {
        match self {
            Self::Person {
                given,
                family,
                suffix,
            } => with_suffix(format!("{family}, {given}"), suffix.as_deref()),
            Self::Body(name) => name.clone(),
        }
    }
}

fn with_suffix(name: String, suffix: Option<&str>) -> String {
    match suffix {
        Some(suffix) => format!("{name}, {suffix}"),
        None => name,
    }
}

/// Whether `text` has more commas than a person's name can have, and no braces that keep it together.
#[must_use]
pub fn has_too_many_commas(text: &str) -> bool {
    !text.trim().starts_with('{') && text.matches(',').count() > COMMAS
}

/// Whether `text`, which is read as the name of a body, looks like that of a person: two or three words, each with a
/// capital, none of them in capitals throughout or one that only bodies have.
#[must_use]
pub fn looks_like_a_person(text: &str) -> bool {
    if text.contains([',', '{', '(']) {
        return false;
    }
    let is_named = |word: &str| {
        let mut letters = word.chars().filter(|letter| letter.is_alphabetic());
        let capital = letters.next().is_some_and(char::is_uppercase);
        let rest: Vec<char> = letters.collect();
        capital && (rest.is_empty() || rest.iter().any(|letter| letter.is_lowercase()))
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    (2..=3).contains(&words.len())
        && words
            .iter()
            .all(|word| is_named(word) && !OF_BODIES.contains(&word.to_lowercase().as_str()))
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

    #[test]
    fn a_comma_divides_family_and_given_names() {
        let name = Name::read("Di Razza, Namie");
        assert_eq!(name.straight(), "Namie Di Razza");
        assert_eq!(name.inverted(), "Di Razza, Namie");
        let name = Name::read("King, Martin Luther, Jr.");
        assert_eq!(name.straight(), "Martin Luther King, Jr.");
        assert_eq!(name.inverted(), "King, Martin Luther, Jr.");
    }

    #[test]
    fn without_a_comma_or_in_braces_it_is_not_taken_apart() {
        for (text, name) in [
            ("Human Rights Watch", "Human Rights Watch"),
            ("{Hussein Yusuf Ali}", "Hussein Yusuf Ali"),
            ("{Department of Peace, Oslo}", "Department of Peace, Oslo"),
        ] {
            assert_eq!(Name::read(text), Name::Body(name.to_owned()));
        }
    }

    #[test]
    fn what_looks_like_a_person_is_known() {
        for person in ["Jane Smith", "Joachim A. Koops", "José María Ruiz"] {
            assert!(looks_like_a_person(person), "{person}");
        }
        for body in [
            "NATO",
            "World Bank",
            "Amnesty International",
            "Médecins Sans Frontières",
            "Chatham House",
            "NATO Human Security Unit",
            "{Jane Smith}",
            "Smith, Jane",
            "The poc contributors",
        ] {
            assert!(!looks_like_a_person(body), "{body}");
        }
        assert!(has_too_many_commas("A, B, C, D"));
        assert!(!has_too_many_commas("{A, B, C, D}"));
    }
}
