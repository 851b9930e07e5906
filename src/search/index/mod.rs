//! What a search looks words up in.
//!
//! This module is compiled twice: into `build.rs`, which tables the embedded records, and into the program, which reads
//! those tables and makes the same ones of a user's records. So both read texts, split words and count alike.

pub mod scan;
pub mod stem;
pub mod table;
pub mod thesaurus;
pub mod tokens;
