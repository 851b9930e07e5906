//! What people type into a search, taken apart: words, phrases, what to leave out, and conditions.

use crate::dataset::kinds::kind;
use crate::model::Kind;
use crate::problem::Problem;

/// A search, taken apart.
#[derive(Debug, Clone, Default)]
pub struct Query {
    /// What was typed.
    pub typed: String,
    /// All words to look for, those of phrases among them, in their order.
    pub text: String,
    /// Words that must stand one after the other.
    pub phrases: Vec<String>,
    /// Words and phrases that must not stand there.
    pub without: Vec<String>,
    /// The kinds to look in; all where none is named.
    pub kinds: Vec<&'static Kind>,
    /// The organizations that a record must belong to one of, as they were typed; any where none is named.
    pub orgs: Vec<String>,
    /// The first and the last year that a record may be of.
    pub years: Option<(u16, u16)>,
}

impl Query {
    /// Takes `text` apart: `"exact phrase"`, `not:word`, `kind:mission`, `org:eu,un`, `year:2010..2015`; the rest is words.
    ///
    /// # Errors
    /// Where a kind is not known or a year is none.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let mut query = Self {
            typed: text.trim().to_owned(),
            ..Self::default()
        };
        let text = text.replace(['“', '”', '„', '«', '»'], "\"");
        let mut rest = text.trim_start();
        while !rest.is_empty() {
            let (key, after) = key(rest);
            let (value, after, quoted) = value(after);
            match key {
                "not" if !value.is_empty() => query.without.push(value.to_owned()),
                "kind" => query.add_kinds(value)?,
                "org" => query.orgs.extend(listed(value).map(str::to_owned)),
                "year" => query.years = Some(years(value)?),
                _ if value.trim().is_empty() => {}
                _ => {
                    if quoted {
                        query.phrases.push(value.to_owned());
                    }
                    query.text.push_str(value);
                    query.text.push(' ');
                }
            }
            rest = after.trim_start();
        }
        query.text.truncate(query.text.trim_end().len());
        Ok(query)
    }

    /// Whether it asks for more than words.
    #[must_use]
    pub fn has_conditions(&self) -> bool {
        !self.kinds.is_empty()
            || !self.orgs.is_empty()
            || self.years.is_some()
            || !self.phrases.is_empty()
            || !self.without.is_empty()
    }

    /// Adds the kinds that `words` (joined by commas) name to those to look in.
    ///
    /// # Errors
    /// Where one is not known.
    pub fn add_kinds(&mut self, words: &str) -> Result<(), Problem> {
        for word in listed(words) {
            self.kinds.push(kind(word)?);
        }
        Ok(())
    }
}

fn listed(words: &str) -> impl Iterator<Item = &str> {
    words
        .split(',')
        .map(str::trim)
        .filter(|word| !word.is_empty())
}

/// The key that `text` begins with, if it is one, and what follows.
fn key(text: &str) -> (&'static str, &str) {
    ["not", "kind", "org", "year"]
        .into_iter()
        .find_map(|key| Some((key, text.strip_prefix(key)?.strip_prefix(':')?)))
        .unwrap_or(("", text))
}

/// The word or quoted phrase that `text` begins with, what follows, and whether it was quoted.
fn value(text: &str) -> (&str, &str, bool) {
    if let Some(quoted) = text.strip_prefix('"') {
        let (value, rest) = quoted.split_once('"').unwrap_or((quoted, ""));
        return (value, rest, true);
    }
    let end = text
        .find(|letter: char| letter.is_whitespace() || letter == '"')
        .unwrap_or(text.len());
    (&text[..end], &text[end..], false)
}

fn years(text: &str) -> Result<(u16, u16), Problem> {
    let year = |word: &str, open: u16| match word {
        "" => Some(open),
        word => word.parse().ok().filter(|_| word.len() == 4),
    };
    let bounds = match text.split_once("..") {
        Some((from, to)) => year(from, 0).zip(year(to, u16::MAX)),
        None => year(text, 0).map(|year| (year, year)),
    };
    bounds
        .filter(|(from, to)| from <= to && *to > 0)
        .ok_or_else(|| {
            Problem::new(
                "bad-year",
                format!("invalid year `{text}`; use year:2013 or year:2010..2015"),
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Query {
        Query::parse(text).expect("a query")
    }

    #[test]
    fn words_phrases_and_conditions_are_told_apart() {
        let query = parse(
            r#"  "use of force" congo not:nato kind:missions,policy org:eu year:2003..2005 not:"air strike""#,
        );
        assert_eq!(query.text, "use of force congo");
        assert_eq!(query.phrases, ["use of force"]);
        assert_eq!(query.without, ["nato", "air strike"]);
        let kinds: Vec<_> = query.kinds.iter().map(|kind| kind.name).collect();
        assert_eq!(kinds, ["mission", "policy"]);
        assert_eq!(query.orgs, ["eu"]);
        assert_eq!(query.years, Some((2003, 2005)));
    }

    #[test]
    fn years_may_be_open() {
        assert_eq!(parse("year:2013").years, Some((2013, 2013)));
        assert_eq!(parse("year:2013..").years, Some((2013, u16::MAX)));
        assert_eq!(parse("year:..2013").years, Some((0, 2013)));
        for wrong in ["year:", "year:13", "year:2015..2013", "year:x"] {
            assert_eq!(Query::parse(wrong).expect_err(wrong).code, "bad-year");
        }
    }

    #[test]
    fn an_unknown_kind_is_told() {
        let problem = Query::parse("kind:misson").expect_err("refused");
        assert_eq!(problem.code, "unknown-kind");
        assert_eq!(problem.suggestions, ["mission"]);
    }

    #[test]
    fn other_colons_and_open_quotes_are_words() {
        assert_eq!(parse("a:b \"c d").text, "a:b c d");
        assert_eq!(parse("not: x").text, "x");
        assert_eq!(parse("").text, "");
    }
}
