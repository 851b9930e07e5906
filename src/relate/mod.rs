//! The ties between records and between organizations: computed here, shown by the commands.

pub mod cross;
pub mod profile;
pub mod ties;
