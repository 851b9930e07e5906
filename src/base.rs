//! What is compiled twice: into the program, and into `build.rs`, which reads the embedded records with it and tables what
//! can be known of them before any question is asked. So both read records, fold letters and split words alike.
//!
//! Nothing below may use any other part of the program, as the build script has none: its imports begin with `super` or
//! `crate::base`.

#[path = "dataset/dispute.rs"]
pub mod dispute;
#[path = "fold.rs"]
pub mod fold;
#[path = "search/index/mod.rs"]
pub mod index;
#[path = "dataset/links.rs"]
pub mod links;
#[path = "model/mod.rs"]
pub mod model;
#[path = "dataset/raw.rs"]
pub mod raw;
#[path = "dataset/record.rs"]
pub mod record;
#[path = "dataset/scan.rs"]
pub mod scan;
