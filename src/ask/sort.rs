//! In which order records are given: by values, each upwards or downwards, then by id.

use std::borrow::Cow;
use std::cmp::Ordering;

use crate::fold::fold;
use crate::model::date::Date;
use crate::model::value::Value;
use crate::problem::Problem;

/// What to sort by.
#[derive(Debug, Clone)]
pub struct Key<P> {
    /// The path to the value.
    pub path: P,
    /// Whether it goes downwards.
    pub down: bool,
}

/// The keys that `words` name, each a path that `read` reads, with `-` before it where it goes downwards.
///
/// # Errors
/// Where `read` knows no such path.
pub fn keys<P>(
    words: &[String],
    read: impl Fn(&str) -> Result<P, Problem>,
) -> Result<Vec<Key<P>>, Problem> {
    words
        .iter()
        .map(|word| {
            let (path, down) = word
                .strip_prefix('-')
                .map_or((word.as_str(), false), |path| (path, true));
            Ok(Key {
                path: read(path)?,
                down,
            })
        })
        .collect()
}

/// Sorts by the values that `keys` lead to, nulls last, ties by id.
pub fn sort<'d, T, P>(
    items: &mut [T],
    keys: &[Key<P>],
    value: impl Fn(&T, &P) -> Value<'d>,
    id: impl Fn(&T) -> &'d str,
) {
    items.sort_by_cached_key(|item| {
        let values = keys
            .iter()
            .map(|key| (Ready::of(value(item, &key.path)), key.down));
        Rank(values.collect(), id(item))
    });
}

/// The values of an item, each upwards or downwards, and its id.
struct Rank<'a>(Vec<(Ready<'a>, bool)>, &'a str);

/// A value with what comparing it takes, found once for each and not once for each pair.
enum Ready<'a> {
    /// A date, with its text.
    Date(Date, Cow<'a, str>),
    /// A text without case and accents.
    Text(Cow<'a, str>),
    List(Vec<Ready<'a>>),
    Other(Value<'a>),
}

impl<'a> Ready<'a> {
    fn of(value: Value<'a>) -> Self {
        match value {
            Value::Text(text) => match text.parse::<Date>() {
                Ok(date) => Self::Date(date, text),
                Err(_) => Self::Text(match text {
                    Cow::Borrowed(text) => fold(text),
                    Cow::Owned(text) => Cow::Owned(fold(&text).into_owned()),
                }),
            },
            Value::List(items) => Self::List(items.into_iter().map(Self::of).collect()),
            other => Self::Other(other),
        }
    }

    fn is_blank(&self) -> bool {
        match self {
            Self::Date(..) | Self::Text(_) => false,
            Self::List(items) => items.is_empty(),
            Self::Other(value) => value.is_blank(),
        }
    }

    /// The text as it is compared with others, if it is one.
    fn text(&self) -> Option<&str> {
        match self {
            Self::Date(_, text) | Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The place of the value's sort among the sorts.
    const fn sort(&self) -> u8 {
        match self {
            Self::Other(Value::Flag(_)) => 0,
            Self::Other(Value::Integer(_) | Value::Decimal(_)) => 1,
            Self::Date(..) | Self::Text(_) | Self::Other(Value::Text(_)) => 2,
            Self::List(_) | Self::Other(Value::List(_)) => 3,
            Self::Other(Value::Object(_)) => 4,
            Self::Other(Value::Null) => 5,
        }
    }
}

impl Ord for Rank<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        for ((left, down), (right, _)) in self.0.iter().zip(&other.0) {
            let order = match (left.is_blank(), right.is_blank()) {
                (false, false) if *down => compare(right, left),
                (false, false) => compare(left, right),
                (left, right) => left.cmp(&right),
            };
            if order.is_ne() {
                return order;
            }
        }
        self.1.cmp(other.1)
    }
}

impl PartialOrd for Rank<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Rank<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Rank<'_> {}

/// Numbers by size, dates by their first day, texts as they are read, lists value by value. Values of different sorts, which
/// only data that were not validated have in one field, come sort by sort: an order must be total.
#[expect(
    clippy::cast_precision_loss,
    reason = "numbers that are one after it are parted by their sort"
)]
fn compare(left: &Ready<'_>, right: &Ready<'_>) -> Ordering {
    match (left, right) {
        (Ready::Date(left, _), Ready::Date(right, _)) => left
            .earliest()
            .cmp(&right.earliest())
            .then(left.latest().cmp(&right.latest()).reverse()),
        (Ready::List(left), Ready::List(right)) => {
            let mut pairs = left
                .iter()
                .zip(right)
                .map(|(left, right)| compare(left, right));
            pairs
                .find(|order| order.is_ne())
                .unwrap_or_else(|| left.len().cmp(&right.len()))
        }
        (Ready::Other(one), Ready::Other(other)) => match (one, other) {
            (Value::Integer(left), Value::Integer(right)) => left.cmp(right),
            (Value::Flag(left), Value::Flag(right)) => left.cmp(right),
            (Value::Decimal(left), Value::Decimal(right)) => left.total_cmp(right),
            (Value::Integer(whole), Value::Decimal(number)) => {
                (*whole as f64).total_cmp(number).then(Ordering::Less)
            }
            (Value::Decimal(number), Value::Integer(whole)) => {
                number.total_cmp(&(*whole as f64)).then(Ordering::Greater)
            }
            _ => left.sort().cmp(&right.sort()),
        },
        _ => match (left.text(), right.text()) {
            (Some(left), Some(right)) => left.cmp(right),
            _ => left.sort().cmp(&right.sort()),
        },
    }
}
