//! What can be found out about the embedded records before any question is asked: where each field stands, so that
//! reading a kind is a matter of slicing its text, and which words stand where, so that a search reads no text at all.
//! The tests hold that this gives the same as reading the JSON does.

#[path = "build/digest.rs"]
mod digest;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::value::RawValue;

use crate::dataset::record::{self, Record};
use crate::model::KINDS;
use crate::search::index::scan::{self, Around};
use crate::search::index::table::Builder;
use crate::search::index::thesaurus::{Lines, Thesaurus};

/// The model without the records, which are read here.
macro_rules! embedded {
    ($name:literal) => {
        crate::model::Embedded {
            json: "",
            places: &[],
        }
    };
}

// The program's own files, so that both read records, fold letters and split words alike.
#[allow(
    dead_code,
    unused_imports,
    clippy::struct_field_names,
    reason = "the program uses the rest"
)]
#[path = "src/model/mod.rs"]
mod model;
#[allow(dead_code, reason = "the program uses the rest")]
#[path = "src/dataset"]
mod dataset {
    pub mod record;
}
#[path = "src/fold.rs"]
mod fold;
#[allow(dead_code, reason = "the program uses the rest")]
#[path = "src/search"]
mod search {
    pub mod index;
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=build");
    digest::tell("data")?;
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("no OUT_DIR")?);
    let mut texts = Vec::new();
    for kind in KINDS {
        let text = fs::read_to_string(Path::new("data").join(kind.name).with_extension("json"))?;
        let records = serde_json::from_str(&text)?;
        write_places(
            &text,
            &records,
            &out.join(kind.name).with_extension("places"),
        )?;
        texts.push(text);
    }
    let mut kinds = Vec::new();
    for (kind, text) in KINDS.into_iter().zip(&texts) {
        kinds.push(record::read_array(text, kind, None)?);
    }
    let (groups, names) = thesaurus(&fs::read_to_string("data/synonyms.json")?)?;
    fs::write(out.join("thesaurus.groups"), &groups)?;
    fs::write(out.join("thesaurus.names"), &names)?;
    let thesaurus = Lines {
        groups: &groups,
        names: &names,
    };
    fs::write(out.join("search.tables"), tables(&kinds, thesaurus))?;
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

/// The groups of names in `json`: each an object that lists them as `same` or as `near`.
fn thesaurus(json: &str) -> Result<(String, String), Box<dyn Error>> {
    let groups: Vec<BTreeMap<String, Vec<String>>> = serde_json::from_str(json)?;
    let mut thesaurus = Thesaurus::default();
    for (number, group) in groups.iter().enumerate() {
        for (how, names) in group {
            thesaurus.add(how, number, names.iter().map(String::as_str))?;
        }
    }
    Ok(thesaurus.write())
}

/// The tables of all words of all records.
fn tables(kinds: &[Vec<Record<'_>>], thesaurus: Lines<'_>) -> Vec<u8> {
    let all = || kinds.iter().flatten();
    let names: HashMap<&str, Vec<String>> = all()
        .map(|record| (record.id(), scan::names(record)))
        .collect();
    let disputed: HashSet<String> = all()
        .filter(|record| record.kind.name == "discrepancy")
        .flat_map(|discrepancy| discrepancy.words("records"))
        .collect();
    let around = Around {
        names: &|id| names.get(id).cloned().unwrap_or_default(),
        disputed: &|id| disputed.contains(id),
        thesaurus,
    };
    let mut builder = Builder::default();
    scan::declare(&mut builder);
    for records in kinds {
        for (place, record) in records.iter().enumerate() {
            scan::add(&mut builder, record, place, &around);
        }
    }
    builder.finish()
}
