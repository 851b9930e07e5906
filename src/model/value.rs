//! A value of a field: JSON, borrowed from the text it was read from.

use std::borrow::Cow;
use std::fmt;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use super::field::EVERY;

/// The value of a field, borrowed from the text it was read from wherever that text has no escapes.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Value<'a> {
    /// The sources do not say, or the field does not apply.
    #[default]
    Null,
    /// Yes or no.
    Flag(bool),
    /// An integer.
    Integer(i64),
    /// A number with a fraction.
    Decimal(f64),
    /// Text, an id, a date or a word of a closed list.
    Text(Cow<'a, str>),
    /// Several values in their order.
    List(Vec<Value<'a>>),
    /// Named values in their order.
    Object(Vec<(Cow<'a, str>, Value<'a>)>),
}

impl<'a> Value<'a> {
    /// A text value from anything that can become one.
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Text(text.into())
    }

    /// A list of text values.
    pub fn texts<T: Into<Cow<'a, str>>>(texts: impl IntoIterator<Item = T>) -> Self {
        Self::List(texts.into_iter().map(Self::text).collect())
    }

    /// An object of the given keys and values.
    pub fn object<K: Into<Cow<'a, str>>>(
        entries: impl IntoIterator<Item = (K, Value<'a>)>,
    ) -> Self {
        Self::Object(
            entries
                .into_iter()
                .map(|(key, value)| (key.into(), value))
                .collect(),
        )
    }

    /// The text, where this is one.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The integer, where this is one.
    #[must_use]
    pub const fn as_integer(&self) -> Option<i64> {
        match self {
            Self::Integer(number) => Some(*number),
            _ => None,
        }
    }

    /// The values of a list; nothing where this is no list.
    #[must_use]
    pub fn items(&self) -> &[Value<'a>] {
        match self {
            Self::List(items) => items,
            _ => &[],
        }
    }

    /// The value under `key`, where this is an object that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value<'a>> {
        match self {
            Self::Object(entries) => entries
                .iter()
                .find(|(name, _)| name == key)
                .map(|(_, value)| value),
            _ => None,
        }
    }

    /// The text under `key`, where this is an object that has one there.
    #[must_use]
    pub fn str_at(&self, key: &str) -> Option<&str> {
        self.get(key).and_then(Value::as_str)
    }

    /// True for null and for a list without values.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Null => true,
            Self::List(items) => items.is_empty(),
            _ => false,
        }
    }

    /// What `path` (keys joined by dots) leads to. Through a list, and through an object where the key is [`EVERY`], it
    /// gives the list of what each value leads to, lists of lists made one; what is not there is null.
    #[must_use]
    pub fn select(&self, path: &str) -> Value<'a> {
        let (key, rest) = path
            .split_once('.')
            .map_or((path, None), |(key, rest)| (key, Some(rest)));
        match self {
            Self::List(items) => return Self::joined(items.iter().map(|item| item.select(path))),
            Self::Object(entries) if key == EVERY => {
                return Self::joined(entries.iter().map(|(_, value)| match rest {
                    Some(rest) => value.select(rest),
                    None => value.clone(),
                }));
            }
            _ => {}
        }
        match (self.get(key), rest) {
            (None, _) => Self::Null,
            (Some(value), None) => value.clone(),
            (Some(value), Some(rest)) => value.select(rest),
        }
    }

    /// What `path` leads to in the JSON `text`, as [`Self::select`] gives it, without making anything else of the text. What
    /// comes behind it is not read at all, so the text must be known to be JSON.
    #[must_use]
    pub(crate) fn within(text: &'a str, path: &str) -> Self {
        let mut found = Self::Null;
        let within = Within {
            path,
            stops: true,
            found: &mut found,
        };
        // An error is how the reading stops once the value is found.
        let _ = within.deserialize(&mut serde_json::Deserializer::from_str(text));
        found
    }

    /// The values as one list: lists among them taken apart, nulls left out.
    pub(crate) fn joined(values: impl Iterator<Item = Self>) -> Self {
        let mut found = Vec::new();
        for value in values {
            match value {
                Self::List(inner) => found.extend(inner),
                Self::Null => {}
                other => found.push(other),
            }
        }
        Self::List(found)
    }

    /// Calls `visit` with every text in this value, however deep.
    pub fn each_text<'v>(&'v self, visit: &mut impl FnMut(&'v str)) {
        match self {
            Self::Text(text) => visit(text),
            Self::List(items) => items.iter().for_each(|item| item.each_text(visit)),
            Self::Object(entries) => entries.iter().for_each(|(_, value)| value.each_text(visit)),
            _ => {}
        }
    }

    /// The same value, free of the text that it was read from.
    #[must_use]
    pub fn into_owned(self) -> Value<'static> {
        match self {
            Self::Null => Value::Null,
            Self::Flag(flag) => Value::Flag(flag),
            Self::Integer(number) => Value::Integer(number),
            Self::Decimal(number) => Value::Decimal(number),
            Self::Text(text) => Value::Text(Cow::Owned(text.into_owned())),
            Self::List(items) => Value::List(items.into_iter().map(Value::into_owned).collect()),
            Self::Object(entries) => Value::Object(
                entries
                    .into_iter()
                    .map(|(key, value)| (Cow::Owned(key.into_owned()), value.into_owned()))
                    .collect(),
            ),
        }
    }

    /// What kind of JSON value this is, as an error message names it.
    #[must_use]
    pub const fn json_type(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Flag(_) => "a boolean",
            Self::Integer(_) => "an integer",
            Self::Decimal(_) => "a number",
            Self::Text(_) => "a string",
            Self::List(_) => "an array",
            Self::Object(_) => "an object",
        }
    }
}

impl From<i64> for Value<'_> {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<usize> for Value<'_> {
    fn from(number: usize) -> Self {
        i64::try_from(number).map_or(Self::Null, Self::Integer)
    }
}

impl From<bool> for Value<'_> {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Value<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value<'de>, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Value<'de>, E> {
        Ok(Value::Flag(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value<'de>, E> {
        Ok(Value::Integer(number))
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "a number past i64 is no year and no figure"
    )]
    fn visit_u64<E>(self, number: u64) -> Result<Value<'de>, E> {
        Ok(i64::try_from(number).map_or(Value::Decimal(number as f64), Value::Integer))
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "the number is whole and far within the bounds"
    )]
    fn visit_f64<E>(self, number: f64) -> Result<Value<'de>, E> {
        // Tables of numbers with gaps write every integer as `2020.0`; JSON has one sort of number.
        Ok(if number.fract() == 0.0 && number.abs() < 1e15 {
            Value::Integer(number as i64)
        } else {
            Value::Decimal(number)
        })
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Value<'de>, E> {
        Ok(Value::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value<'de>, E> {
        Ok(Value::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Value<'de>, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Value::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value<'de>, A::Error> {
        let mut entries = Vec::new();
        while let Some(Key(key)) = access.next_key()? {
            entries.push((key, access.next_value()?));
        }
        Ok(Value::Object(entries))
    }
}

/// An object's key, borrowed where it has no escapes (`Cow` by itself never borrows).
pub(crate) struct Key<'a>(pub(crate) Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Key<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct KeyVisitor;
        impl<'de> Visitor<'de> for KeyVisitor {
            type Value = Key<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a key")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Borrowed(text)))
            }

            fn visit_str<E>(self, text: &str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Owned(text.to_owned())))
            }
        }
        deserializer.deserialize_str(KeyVisitor)
    }
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Integer(number) => serializer.serialize_i64(*number),
            Self::Decimal(number) => serializer.serialize_f64(*number),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => {
                let mut seq = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    seq.serialize_element(item)?;
                }
                seq.end()
            }
            Self::Object(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}

/// Reads what `path` leads to and passes over all else.
struct Within<'p, 'v, 'a> {
    path: &'p str,
    /// Whether there is nothing more to read once it is found.
    stops: bool,
    found: &'v mut Value<'a>,
}

impl<'de> DeserializeSeed<'de> for Within<'_, '_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if self.path.is_empty() {
            *self.found = Value::deserialize(deserializer)?;
            return Ok(());
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Within<'_, '_, 'de> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
        let (wanted, path) = self.path.split_once('.').unwrap_or((self.path, ""));
        let mut all = Vec::new();
        let mut is_found = false;
        while let Some(Key(key)) = access.next_key()? {
            if wanted == EVERY {
                let found = &mut Value::Null;
                let stops = false;
                access.next_value_seed(Within { path, stops, found })?;
                all.push(std::mem::take(found));
            } else if key == wanted && !is_found {
                access.next_value_seed(Within {
                    path,
                    stops: self.stops,
                    found: &mut *self.found,
                })?;
                if self.stops {
                    return Err(serde::de::Error::custom(""));
                }
                is_found = true;
            } else {
                access.next_value::<IgnoredAny>()?;
            }
        }
        if wanted == EVERY {
            *self.found = Value::joined(all.into_iter());
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
        let mut all = Vec::new();
        let mut found = Value::Null;
        while access
            .next_element_seed(Within {
                path: self.path,
                stops: false,
                found: &mut found,
            })?
            .is_some()
        {
            all.push(std::mem::take(&mut found));
        }
        *self.found = Value::joined(all.into_iter());
        Ok(())
    }

    // What has no parts leads nowhere.

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(json: &str) -> Value<'_> {
        serde_json::from_str(json).expect("valid JSON")
    }

    #[test]
    fn text_without_escapes_is_borrowed() {
        assert!(matches!(
            parse(r#""Côte d'Ivoire""#),
            Value::Text(Cow::Borrowed(_))
        ));
        assert!(matches!(parse(r#""a \"b\"""#), Value::Text(Cow::Owned(_))));
    }

    #[test]
    fn a_path_through_a_list_gives_a_list() {
        let value = parse(r#"{"a": [{"b": 1}, {"b": [2, 3]}, {"c": 4}]}"#);
        assert_eq!(value.select("a.b"), parse("[1, 2, 3]"));
        assert_eq!(value.select("a.x"), parse("[]"));
        assert_eq!(value.select("x.y"), Value::Null);
        let value = parse(r#"{"a": {"x": {"b": 1}, "y": {"b": [2]}, "z": {"b": null}}}"#);
        assert_eq!(value.select("a.*.b"), parse("[1, 2]"));
    }

    #[test]
    fn what_is_read_is_written_again() {
        let json = r#"{"a":null,"b":[true,-1,2.5,"x"],"c":{}}"#;
        assert_eq!(serde_json::to_string(&parse(json)).expect("writes"), json);
    }
}
