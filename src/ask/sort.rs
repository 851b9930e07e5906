//! In which order records are given: by values, each upwards or downwards, then by id.

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
        let values = keys.iter().map(|key| (value(item, &key.path), key.down));
        Rank(values.collect(), id(item))
    });
}

/// The values of an item, each upwards or downwards, and its id.
struct Rank<'a>(Vec<(Value<'a>, bool)>, &'a str);

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
fn compare(left: &Value<'_>, right: &Value<'_>) -> Ordering {
    match (left, right) {
        (Value::Integer(left), Value::Integer(right)) => left.cmp(right),
        (Value::Flag(left), Value::Flag(right)) => left.cmp(right),
        (Value::Decimal(left), Value::Decimal(right)) => left.total_cmp(right),
        (Value::Text(left), Value::Text(right)) => {
            match (left.parse::<Date>(), right.parse::<Date>()) {
                (Ok(left), Ok(right)) => left
                    .earliest()
                    .cmp(&right.earliest())
                    .then(left.latest().cmp(&right.latest()).reverse()),
                _ => fold(left).cmp(&fold(right)),
            }
        }
        (Value::List(left), Value::List(right)) => {
            let pairs = left
                .iter()
                .zip(right)
                .map(|(left, right)| compare(left, right));
            pairs
                .into_iter()
                .find(|order| order.is_ne())
                .unwrap_or_else(|| left.len().cmp(&right.len()))
        }
        (Value::Integer(whole), Value::Decimal(number)) => {
            (*whole as f64).total_cmp(number).then(Ordering::Less)
        }
        (Value::Decimal(number), Value::Integer(whole)) => {
            number.total_cmp(&(*whole as f64)).then(Ordering::Greater)
        }
        _ => sort_of(left).cmp(&sort_of(right)),
    }
}

/// The place of a value's sort among the sorts.
const fn sort_of(value: &Value<'_>) -> u8 {
    match value {
        Value::Flag(_) => 0,
        Value::Integer(_) | Value::Decimal(_) => 1,
        Value::Text(_) => 2,
        Value::List(_) => 3,
        Value::Object(_) => 4,
        Value::Null => 5,
    }
}
