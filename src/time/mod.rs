//! What was when: from when to when a thing lasts, what of it is certain, how long decisions let it run, which level it
//! had as of a day, and how days are counted.

pub mod calendar;
pub mod due;
pub mod event;
pub mod span;
pub mod state;
pub mod term;
