//! Words and names that stand for the same thing, or for things near to each other.

use std::collections::BTreeMap;

use super::tokens::{self, Sort};

/// Groups of names: where one of a group stands in a text, the text is found by every other too.
#[derive(Debug, Default)]
pub struct Thesaurus {
    /// For each name, its terms joined by spaces: the groups that it is of.
    groups: BTreeMap<String, Vec<String>>,
}

/// What marks the term of a group whose names stand for the same thing.
pub const SAME: char = '=';
/// What marks the term of a group whose names stand for things near to each other.
pub const NEAR: char = '~';
/// What marks the term of a field that a record has, which answers to words of a question.
pub const HELD: char = '?';
/// What marks that a word asks for the sort of records that has a term of [`HELD`].
pub const SORT: char = '!';
/// The longest name, in words.
const LONGEST: usize = 6;

impl Thesaurus {
    /// Adds a group of names that stand for the `same` thing or for things `near` to each other; `number` tells groups
    /// apart.
    ///
    /// # Errors
    /// Where a name is too long or has no word in it, or `how` is neither.
    pub fn add<'n>(
        &mut self,
        how: &str,
        number: usize,
        names: impl IntoIterator<Item = &'n str>,
    ) -> Result<(), String> {
        let mark = match how {
            "same" => SAME,
            "near" => NEAR,
            _ => return Err(format!("`{how}` is neither `same` nor `near`")),
        };
        names
            .into_iter()
            .try_for_each(|name| self.add_name(name, &format!("{mark}{number}")))
    }

    /// Lets `words` of a question ask for what has `term`.
    ///
    /// # Errors
    /// Where one is too long or has no word in it.
    pub fn ask<'n>(
        &mut self,
        term: &str,
        words: impl IntoIterator<Item = &'n str>,
    ) -> Result<(), String> {
        words
            .into_iter()
            .try_for_each(|name| self.add_name(name, term))
    }

    /// Lets `word`, and every other name of the same thing, ask for the records of a sort: those that have `term`.
    ///
    /// # Errors
    /// Where it is too long or has no word in it.
    pub fn ask_sort(&mut self, term: &str, word: &str) -> Result<(), String> {
        let asks = term.replacen(HELD, &SORT.to_string(), 1);
        self.add_name(word, &asks)?;
        let known = self.groups.get(&key(word)).cloned().unwrap_or_default();
        for groups in self.groups.values_mut() {
            let shares = |group: &String| group.starts_with(SAME) && known.contains(group);
            if groups.iter().any(shares) && !groups.contains(&asks) {
                groups.push(asks.clone());
            }
        }
        Ok(())
    }

    fn add_name(&mut self, name: &str, group: &str) -> Result<(), String> {
        let key = key(name);
        if key.is_empty() || key.split(' ').count() > LONGEST {
            return Err(format!("`{name}` has no word or too many"));
        }
        let groups = self.groups.entry(key).or_default();
        if !groups.iter().any(|known| known == group) {
            groups.push(group.to_owned());
        }
        Ok(())
    }

    /// The thesaurus as lines, for [`Lines`]: of a name and its groups, or of a group and its names.
    #[must_use]
    pub fn write(&self) -> (String, String) {
        let mut names: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (name, groups) in &self.groups {
            for group in groups
                .iter()
                .filter(|group| !group.starts_with([HELD, SORT]))
            {
                names.entry(group).or_default().push(name);
            }
        }
        let line = |key: &str, values: String| format!("{key}\t{values}\n");
        let groups = self.groups.iter();
        (
            groups
                .map(|(name, groups)| line(name, groups.join("|")))
                .collect(),
            names
                .iter()
                .map(|(group, names)| line(group, names.join("|")))
                .collect(),
        )
    }
}

/// The terms of a name, stop words left out, joined by spaces.
#[must_use]
pub fn key(name: &str) -> String {
    let tokens = tokens::all(name);
    let terms: Vec<&str> = tokens
        .iter()
        .filter(|token| token.sort == Sort::Word)
        .map(|token| &*token.term)
        .collect();
    terms.join(" ")
}

/// A thesaurus as it was written: sorted lines, looked up in place.
#[derive(Debug, Clone, Copy)]
pub struct Lines<'t> {
    /// The groups of each name.
    pub groups: &'t str,
    /// The names of each group.
    pub names: &'t str,
    /// The everyday words for each record.
    pub everyday: &'t str,
    /// The terms that everyday words ask for.
    pub asked: &'t str,
}

impl<'t> Lines<'t> {
    /// The names of a group.
    pub fn names(&self, group: &str) -> impl Iterator<Item = &'t str> + use<'t> {
        find(self.names, group).into_iter().flatten()
    }

    /// The everyday words for the record with that id.
    pub fn everyday(&self, id: &str) -> impl Iterator<Item = &'t str> + use<'t> {
        find(self.everyday, id).into_iter().flatten()
    }

    /// Whether everyday words ask for what has that term.
    #[must_use]
    pub fn asks(&self, term: &str) -> bool {
        find(self.asked, term).is_some()
    }

    /// Calls `visit` with every group that has a name among `terms` (words in their order, stop words left out), and
    /// with the words that make the name.
    pub fn each(&self, terms: &[&str], visit: &mut impl FnMut(&'t str, std::ops::Range<usize>)) {
        let mut name = String::new();
        for begin in 0..terms.len() {
            name.clear();
            for (end, term) in terms.iter().enumerate().skip(begin).take(LONGEST) {
                if end > begin {
                    name.push(' ');
                }
                name.push_str(term);
                let (groups, next) = look_up(self.groups, &name);
                for group in groups.into_iter().flat_map(|groups| groups.split('|')) {
                    visit(group, begin..end + 1);
                }
                // Names that begin with this one follow it.
                let rest = self.groups.get(next..).unwrap_or_default();
                let goes_on = rest.strip_prefix(name.as_str());
                if !goes_on.is_some_and(|rest| rest.starts_with(' ')) {
                    break;
                }
            }
        }
    }
}

/// What follows `key` in sorted lines.
fn find<'t>(text: &'t str, key: &str) -> Option<std::str::Split<'t, char>> {
    look_up(text, key).0.map(|values| values.split('|'))
}

/// What follows `key` in sorted lines, and where the first line after it begins.
fn look_up<'t>(text: &'t str, key: &str) -> (Option<&'t str>, usize) {
    let (mut low, mut high) = (0, text.len());
    while low < high {
        // The line around the middle.
        let middle = low + (high - low) / 2;
        let begin = text.as_bytes()[..middle]
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(0, |place| place + 1);
        let line = text[begin..].split('\n').next().unwrap_or_default();
        let end = begin + line.len();
        let Some((known, values)) = line.split_once('\t') else {
            break;
        };
        match known.cmp(key) {
            std::cmp::Ordering::Equal => return (Some(values), end + 1),
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = begin,
        }
    }
    (None, low)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_of_a_group_is_found() {
        let mut thesaurus = Thesaurus::default();
        let same = ["drone", "unmanned aerial vehicle", "UAV"];
        thesaurus.add("same", 0, same).expect("added");
        let near = ["protection of civilians", "drones"];
        thesaurus.add("near", 1, near).expect("added");
        assert!(thesaurus.add("alike", 2, ["x-ray"]).is_err());
        let (groups, names) = thesaurus.write();
        let lines = Lines {
            groups: &groups,
            names: &names,
            everyday: "",
            asked: "",
        };
        let mut seen = Vec::new();
        let terms = ["uav", "of", "unman", "aerial", "vehicl", "dron"];
        lines.each(&terms, &mut |group, words| {
            seen.push((group.to_owned(), words));
        });
        let expected = [("=0", 0..1), ("=0", 2..5), ("=0", 5..6), ("~1", 5..6)];
        assert_eq!(
            seen,
            expected.map(|(group, words)| (group.to_owned(), words))
        );
        let names: Vec<_> = lines.names("~1").collect();
        assert_eq!(names, ["dron", "protection civilian"]);
    }
}
