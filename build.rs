//! Finds where each field of each embedded record stands, so that no query has to look for it: reading a kind is then a
//! matter of slicing its text. The tests hold that this reads the same as reading the JSON does.

#[path = "build/digest.rs"]
mod digest;

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::value::RawValue;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=build");
    digest::tell("data")?;
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("no OUT_DIR")?);
    for entry in fs::read_dir("data")? {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            let text = fs::read_to_string(&path)?;
            if let Ok(records) = serde_json::from_str(&text) {
                let stem = path.file_stem().unwrap_or_default();
                write_places(&text, &records, &out.join(stem).with_extension("places"))?;
            }
        }
    }
    Ok(())
}

/// Writes for each record, field by field in the order of its text, where the value begins and ends: two little-endian
/// numbers of 32 bits. The text is taken to have every field in the declared order; `validate` and the tests hold that it has.
fn write_places(
    text: &str,
    records: &Vec<BTreeMap<&str, &RawValue>>,
    path: &Path,
) -> Result<(), Box<dyn Error>> {
    let mut places = Vec::new();
    for record in records {
        let mut spans: Vec<(usize, usize)> = record
            .values()
            .map(|value| {
                let begin = value.get().as_ptr() as usize - text.as_ptr() as usize;
                (begin, begin + value.get().len())
            })
            .collect();
        spans.sort_unstable();
        for (begin, end) in spans {
            places.extend(u32::try_from(begin)?.to_le_bytes());
            places.extend(u32::try_from(end)?.to_le_bytes());
        }
    }
    fs::write(path, places)?;
    Ok(())
}
