//! `poc --version`: which program, which data.

use crate::dataset::about::{DIGEST, about};
use crate::model::value::Value;
use crate::view::{Answer, Block, Body, Column, Rows, Set};

/// The versions of the program, of the embedded dataset and of its fields.
pub fn answer() -> Answer<'static> {
    let about = about();
    let told = [
        ("poc", env!("CARGO_PKG_VERSION")),
        ("dataset", about.version),
        ("date", about.date),
        ("schema", about.schema_version),
        ("digest", DIGEST),
    ];
    let lines = vec![
        format!("poc {}", env!("CARGO_PKG_VERSION")),
        format!(
            "dataset {}, facts checked up to {}",
            about.version, about.date
        ),
        format!("schema {}", about.schema_version),
        format!("digest sha256:{DIGEST}"),
    ];
    let data = || Value::object(told.map(|(key, value)| (key, Value::from(value))));
    let columns = told.map(|(key, _)| Column::new(key, Set::Whole)).to_vec();
    Answer::new(Body::Page {
        blocks: vec![Block::Lines(lines)],
        data: data(),
        rows: Rows::made(columns, [data()]),
    })
}
