//! Everything about time: from when to when a thing lasts and how certain that is, the terms that decisions set, the level
//! of a mandate as of a day, and day arithmetic.

pub mod calendar;
pub mod due;
pub mod event;
pub mod span;
pub mod state;
pub mod term;
