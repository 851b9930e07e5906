//! Ranked search over every kind: reading the question, ranking, and what to show of a hit.

pub use crate::base::index;

pub mod corpus;
pub mod explain;
pub mod intent;
pub mod phrase;
pub mod query;
pub mod question;
pub mod rank;
pub mod reader;
pub mod rule;
pub mod snippet;
mod spelling;
