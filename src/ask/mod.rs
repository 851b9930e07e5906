//! What a question is: the parameters that a command declares, the arguments that were given for them, and the reading of
//! each word of those. Nothing here knows where the words came from: a command line, a server, a test.

pub mod arguments;
pub mod filter;
pub mod parameter;
pub mod plain;
pub mod read;
pub mod rows;
mod select;
pub mod selection;
pub mod sort;

pub use crate::dataset::path::Path;
pub use arguments::Arguments;
pub use parameter::{Parameter, Place, Takes};
pub use select::Select;
pub use selection::Selection;
