//! Ranked search over every kind: reading the question, ranking, and what to show of a hit.

pub use crate::base::index;

pub mod corpus;
pub mod phrase;
pub mod query;
pub mod rank;
pub mod snippet;
mod spelling;
