//! What a search looks words up in.
//!
//! It is part of `base`: the build script tables the embedded records, and the program reads those tables and makes the
//! same ones of a user's records.

pub mod scan;
pub mod stem;
pub mod table;
pub mod thesaurus;
pub mod tokens;
