//! A value as the text of a record has it: looked at where it is, and nothing made of it. The text is known to be JSON, as
//! the reader of records has checked it.

use std::borrow::Cow;

use crate::base::model::field::EVERY;
use crate::base::model::value::Value;

/// The text of one JSON value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Raw<'t>(pub &'t str);

impl<'t> Raw<'t> {
    /// Whether it is null.
    #[must_use]
    pub fn is_null(self) -> bool {
        self.0 == "null"
    }

    /// What is between the quotation marks of a text without escapes.
    #[must_use]
    pub fn plain(self) -> Option<&'t str> {
        let inside = self.0.strip_prefix('"')?.strip_suffix('"')?;
        (!inside.as_bytes().contains(&b'\\')).then_some(inside)
    }

    /// The text, where this is one.
    #[must_use]
    pub fn text(self) -> Option<Cow<'t, str>> {
        match self.plain() {
            Some(plain) => Some(Cow::Borrowed(plain)),
            None if self.0.starts_with('"') => match serde_json::from_str(self.0) {
                Ok(Value::Text(text)) => Some(text),
                _ => None,
            },
            None => None,
        }
    }

    /// Whether the other may be the same value: false only where it certainly is another.
    #[must_use]
    pub fn may_be(self, other: Self) -> bool {
        if self.0 == other.0 {
            return true;
        }
        match (self.plain(), other.plain()) {
            (Some(_), Some(_)) => return false,
            (None, None) => {}
            // A text with escapes may be one without.
            (Some(_), None) => return other.0.starts_with('"'),
            (None, Some(_)) => return self.0.starts_with('"'),
        }
        if !self.0.starts_with('{') || !other.0.starts_with('{') {
            return true;
        }
        let mut others = other.entries();
        let same = self.entries().all(|(key, value)| {
            others
                .next()
                .is_some_and(|(other, its)| key == other && value.may_be(its))
        });
        same && others.next().is_none()
    }

    /// The items of an array; nothing where this is none.
    #[must_use]
    pub fn items(self) -> Parts<'t> {
        Parts::of(self.0, '[', ']')
    }

    /// The keys and values of an object; nothing where this is none.
    pub fn entries(self) -> impl Iterator<Item = (Cow<'t, str>, Self)> {
        let mut parts = Parts::of(self.0, '{', '}');
        std::iter::from_fn(move || {
            let key = parts.next()?.text()?;
            Some((key, parts.next()?))
        })
    }

    /// The value under `key`, where this is an object that has it.
    #[must_use]
    pub fn get(self, key: &str) -> Option<Self> {
        self.entries()
            .find(|(known, _)| known == key)
            .map(|(_, value)| value)
    }

    /// Calls `visit` with each value that `path` (keys joined by dots) leads to, through arrays item by item.
    pub fn each_at(self, path: &str, visit: &mut impl FnMut(Self)) {
        if self.0.starts_with('[') {
            self.items().for_each(|item| item.each_at(path, visit));
            return;
        }
        if path.is_empty() {
            if !self.is_null() {
                visit(self);
            }
            return;
        }
        let (key, rest) = path.split_once('.').unwrap_or((path, ""));
        if key == EVERY {
            for (_, value) in self.entries() {
                value.each_at(rest, visit);
            }
        } else if let Some(value) = self.get(key) {
            value.each_at(rest, visit);
        }
    }

    /// Calls `visit` with every text in this value, however deep; keys are none.
    pub fn each_text(self, visit: &mut impl FnMut(&str)) {
        match self.0.as_bytes().first() {
            Some(b'"') => {
                if let Some(text) = self.text() {
                    visit(&text);
                }
            }
            Some(b'[') => self.items().for_each(|item| item.each_text(visit)),
            Some(b'{') => {
                for (_, value) in self.entries() {
                    value.each_text(visit);
                }
            }
            _ => {}
        }
    }
}

/// The values in an array one after another, or the keys and values in an object by turns.
#[derive(Debug, Clone)]
pub struct Parts<'t> {
    rest: &'t str,
}

impl<'t> Parts<'t> {
    fn of(text: &'t str, begin: char, end: char) -> Self {
        let inside = text
            .strip_prefix(begin)
            .and_then(|text| text.strip_suffix(end));
        Self {
            rest: inside.unwrap_or_default(),
        }
    }
}

impl<'t> Iterator for Parts<'t> {
    type Item = Raw<'t>;

    fn next(&mut self) -> Option<Raw<'t>> {
        let between = |byte: &u8| matches!(byte, b' ' | b'\n' | b'\t' | b'\r' | b',' | b':');
        let bytes = self.rest.as_bytes();
        let begin = bytes.iter().position(|byte| !between(byte))?;
        let end = end(bytes, begin);
        let value = self.rest.get(begin..end)?;
        self.rest = self.rest.get(end..)?;
        Some(Raw(value))
    }
}

/// Where the value ends that begins at `begin`.
fn end(bytes: &[u8], begin: usize) -> usize {
    if bytes.get(begin) == Some(&b'"') {
        return text_end(bytes, begin + 1);
    }
    let mut depth = 0_usize;
    let mut at = begin;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => {
                at = text_end(bytes, at + 1);
                continue;
            }
            b'[' | b'{' => depth += 1,
            b']' | b'}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at + 1;
                }
            }
            b',' | b' ' | b'\n' | b'\t' | b'\r' if depth == 0 => return at,
            _ => {}
        }
        at += 1;
    }
    at
}

/// Where the text ends whose letters begin at `at`.
fn text_end(bytes: &[u8], mut at: usize) -> usize {
    loop {
        at = plain(bytes, at);
        match bytes.get(at) {
            Some(b'\\') => at += 2,
            Some(b'"') => return at + 1,
            Some(_) => at += 1,
            None => return bytes.len(),
        }
    }
}

/// The first byte from `at` on that ends a text, begins an escape or must not be in one: eight are looked at together.
pub(super) fn plain(bytes: &[u8], mut at: usize) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    const fn every(byte: u8) -> u64 {
        ONES * byte as u64
    }
    while let Some(eight) = bytes.get(at..at + 8) {
        let eight = eight.try_into().map_or(0, u64::from_le_bytes);
        let quote = eight ^ every(b'"');
        let escape = eight ^ every(b'\\');
        // A byte below the one subtracted borrows from its high bit. Borrowing goes upwards, so the lowest bit is true.
        let less = eight.wrapping_sub(every(0x20)) & !eight;
        let quote = quote.wrapping_sub(ONES) & !quote;
        let escape = escape.wrapping_sub(ONES) & !escape;
        let ends = (less | quote | escape) & HIGH;
        if ends != 0 {
            return at + (ends.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    while let Some(byte) = bytes.get(at) {
        if matches!(byte, b'"' | b'\\' | 0..0x20) {
            break;
        }
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_value_are_found_where_they_are() {
        let raw = Raw(r#"{"a": [1, {"b" : "x,]}\"" }, []], "c":null , "d": {"e": true}}"#);
        let keys: Vec<_> = raw.entries().map(|(key, value)| (key, value.0)).collect();
        let list = r#"[1, {"b" : "x,]}\"" }, []]"#;
        assert_eq!(
            keys,
            [
                ("a".into(), list),
                ("c".into(), "null"),
                ("d".into(), r#"{"e": true}"#)
            ]
        );
        let mut found = Vec::new();
        raw.each_at("a.b", &mut |value| found.push(value.text()));
        raw.each_at("*.e", &mut |value| assert_eq!(value.0, "true"));
        assert_eq!(found, [Some("x,]}\"".into())]);
        let mut texts = Vec::new();
        raw.each_text(&mut |text| texts.push(text.to_owned()));
        assert_eq!(texts, ["x,]}\""]);
    }

    #[test]
    fn eight_bytes_are_looked_at_as_one_would_be() {
        let letters = [
            "a", "\"", "\\", "\u{1f}", "\u{7f}", "é", "\u{80}", " ", "!", "#", "]", "[",
        ];
        for first in letters {
            for second in letters {
                for before in 0..9 {
                    let text = format!("{}{first}{second}abcdefgh", "ÿ".repeat(before));
                    let one = text
                        .bytes()
                        .position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20));
                    assert_eq!(
                        plain(text.as_bytes(), 0),
                        one.unwrap_or(text.len()),
                        "{text}"
                    );
                }
            }
        }
    }
}
