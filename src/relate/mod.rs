//! What ties records to each other, and organizations: computed here, shown by the commands.

pub mod cross;
pub mod profile;
pub mod ties;
