//! Ranked search over every kind: reading the question, ranking, and what to show of a hit.

pub mod corpus;
pub mod index;
pub mod phrase;
pub mod query;
pub mod rank;
pub mod snippet;
mod spelling;
