//! `poc --version`: which program, which data.

use crate::dataset::about::{DIGEST, about};
use crate::model::value::Value;
use crate::view::{Answer, Block, Body, Column, Page, Rows, Set};

/// The versions of the program, of the embedded dataset and of its fields.
pub fn answer() -> Answer<'static> {
    Answer::new(Body::Page(Box::new(Versions)))
}

struct Versions;

impl Versions {
    fn entries() -> [(&'static str, &'static str); 6] {
        let about = about();
        [
            ("poc", env!("CARGO_PKG_VERSION")),
            ("dataset", about.version),
            ("evidence_to", about.evidence_to),
            ("checked", about.checked),
            ("schema", about.schema_version),
            ("digest", DIGEST),
        ]
    }

    fn value() -> Value<'static> {
        Value::object(Self::entries().map(|(key, value)| (key, Value::from(value))))
    }
}

impl Page<'static> for Versions {
    fn blocks(&self) -> Vec<Block<'static>> {
        let about = about();
        vec![Block::Lines(vec![
            format!("poc {}", env!("CARGO_PKG_VERSION")),
            format!("dataset {}", about.version),
            format!(
                "evidence to {}, checked {}",
                about.evidence_to, about.checked
            ),
            format!("schema {}", about.schema_version),
            format!("digest sha256:{DIGEST}"),
        ])]
    }

    fn data(&self) -> Option<Value<'static>> {
        Some(Self::value())
    }

    fn rows(&self) -> Rows<'static> {
        let columns = Self::entries().map(|(key, _)| Column::new(key, Set::Whole));
        Rows::made(columns.to_vec(), [Self::value()])
    }
}
