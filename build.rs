//! What can be found out about the embedded records before any question is asked: where each field is, so that reading a
//! kind is a matter of slicing its text; which fields accounts differ on; which records link to which; and which words are
//! where, so that a search reads no text at all. The tests make sure that this gives the same as reading the JSON.

#[path = "build/digest.rs"]
mod digest;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::value::RawValue;

use crate::base::index::scan::{self, Context, Scan};
use crate::base::index::thesaurus::{Lines, Thesaurus, key};
use crate::base::index::{stem, tokens};
use crate::base::model::field::Shape;
use crate::base::model::{self, KINDS, field};
use crate::base::record::Record;
use crate::base::scan::{Found, Next, scan as records_of};
use crate::base::{dispute, links};

// What the program is made of too, so that both read records, fold letters and split words alike.
#[allow(dead_code, unused_imports, reason = "the program uses the rest")]
#[path = "src/base.rs"]
mod base;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=build");
    digest::set("data")?;
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
    let found: Vec<Vec<Found>> = KINDS
        .into_iter()
        .zip(&texts)
        .map(|(kind, text)| records_of(text, Next::Value, Some(kind)))
        .collect();
    let mut kinds: Vec<Vec<Record<'_>>> = Vec::new();
    for ((kind, text), found) in KINDS.into_iter().zip(&texts).zip(&found) {
        if let Some(stop) = found.iter().find_map(|part| part.stop.as_ref()) {
            return Err(format!("data/{}.json: {stop:?}", kind.name).into());
        }
        let records = found.iter().flat_map(|part| part.records(text, None));
        kinds.push(records.collect());
    }
    fs::write(out.join("kinds.asked"), kinds_asked())?;
    let disputes = dispute::index(kinds.iter().flatten().filter(|each| dispute::is_one(each)));
    fs::write(out.join("disputes"), dispute::table(&disputes))?;
    for (kind, records) in KINDS.into_iter().zip(&kinds) {
        let disputed = records
            .iter()
            .map(|record| u8::from(disputes.contains_key(record.id())));
        fs::write(
            out.join(kind.name).with_extension("disputed"),
            disputed.collect::<Vec<u8>>(),
        )?;
    }
    fs::write(out.join("links"), links::table(&kinds)?)?;
    fs::write(out.join("embedded.rs"), embedded())?;
    let thesaurus = thesaurus(
        &fs::read_to_string("data/synonyms.json")?,
        &fs::read_to_string("data/everyday.json")?,
    )?;
    for (name, lines) in [
        ("groups", &thesaurus.groups),
        ("names", &thesaurus.names),
        ("everyday", &thesaurus.everyday),
        ("asked", &thesaurus.asked),
    ] {
        fs::write(out.join("thesaurus").with_extension(name), lines)?;
    }
    let thesaurus = Lines {
        groups: &thesaurus.groups,
        names: &thesaurus.names,
        everyday: &thesaurus.everyday,
        asked: &thesaurus.asked,
    };
    fs::write(
        out.join("search.tables"),
        tables(&kinds, &disputes, thesaurus),
    )?;
    Ok(())
}

/// The list of the files of all kinds, in their order, as the program includes it.
fn embedded() -> String {
    let files = KINDS.map(|kind| {
        let name = kind.name;
        format!(
            "    Embedded {{\n        \
             json: include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/data/{name}.json\")),\n        \
             places: include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{name}.places\")),\n        \
             disputed: include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{name}.disputed\")),\n    }},\n"
        )
    });
    format!("[\n{}]\n", files.concat())
}

/// Writes for each record, field by field in the order of its text, where the value begins and ends: two little-endian
/// numbers of 32 bits. The text is taken to have every field in the declared order; `validate` and the tests make sure that it has.
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

/// Everyday words for some records, for all that have a field, or for all that have a word of a closed list in it.
#[derive(serde::Deserialize)]
#[serde(untagged, deny_unknown_fields)]
enum Everyday {
    Records {
        ids: Vec<String>,
        words: Vec<String>,
    },
    Field {
        field: String,
        word: serde_json::Value,
        words: Vec<String>,
    },
}

/// The thesaurus in lines.
struct Written {
    groups: String,
    names: String,
    everyday: String,
    asked: String,
}

/// What words mean: `synonyms` are objects that list names as `same` or as `near`, `everyday` has the words that lead
/// to a record or a term.
fn thesaurus(synonyms: &str, everyday: &str) -> Result<Written, Box<dyn Error>> {
    let groups: Vec<BTreeMap<String, Vec<String>>> = serde_json::from_str(synonyms)?;
    let mut thesaurus = Thesaurus::default();
    for (number, group) in groups.iter().enumerate() {
        for (how, names) in group {
            thesaurus.add(how, number, names.iter().map(String::as_str))?;
        }
    }
    for kind in KINDS {
        // Of phrases with a stop word too little would be left: `lead` of `lead to`.
        let known = kind.asked_by.iter().copied();
        let whole =
            known.filter(|phrase| key(phrase).split(' ').count() == phrase.split(' ').count());
        let whole = whole.filter(|phrase| !key(phrase).is_empty());
        thesaurus.ask(&scan::of_kind(kind), whole)?;
        let mut asked = Ok(());
        field::each(kind.fields, &mut |path, field| {
            let words = field.asked_by.iter().copied();
            asked = asked
                .clone()
                .and(thesaurus.ask(&scan::asked(kind, path), words));
            if let (true, Shape::Word(vocabulary)) = (field.sorts, field.shape) {
                for word in vocabulary.words {
                    let term = scan::asked_word(kind, path, word.word);
                    asked = asked.clone().and(thesaurus.ask_sort(&term, word.word));
                }
            }
        });
        asked?;
    }
    let entries: Vec<Everyday> = serde_json::from_str(everyday)?;
    let mut records: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut asked: BTreeSet<String> = BTreeSet::new();
    for entry in entries {
        match entry {
            Everyday::Records { ids, words } => {
                for id in ids {
                    records.entry(id).or_default().extend(words.iter().cloned());
                }
            }
            Everyday::Field { field, word, words } => {
                let (kind, path) = field.split_once('.').ok_or("a field without its kind")?;
                let kind = model::kind(kind).ok_or("everyday words for no kind")?;
                kind.field(path).ok_or("everyday words for no field")?;
                let term = match &word {
                    serde_json::Value::Null => scan::asked(kind, path),
                    serde_json::Value::String(word) => scan::asked_word(kind, path, word),
                    word => scan::asked_word(kind, path, &word.to_string()),
                };
                let known = words.iter().map(String::as_str);
                thesaurus.ask(&term, known.filter(|word| !key(word).is_empty()))?;
                asked.insert(term);
            }
        }
    }
    let everyday = records
        .iter()
        .map(|(record, words)| format!("{record}\t{}\n", words.join("|")));
    let (groups, names) = thesaurus.write();
    Ok(Written {
        groups,
        names,
        everyday: everyday.collect(),
        asked: asked.iter().map(|term| format!("{term}\t\n")).collect(),
    })
}

/// The words that ask for each kind, in terms: its names and its phrases.
fn kinds_asked() -> String {
    let phrase = |phrase: &&str| {
        let tokens = tokens::all(phrase);
        let terms: Vec<&str> = tokens.iter().map(|token| &*token.term).collect();
        terms.join(" ")
    };
    let line = |kind: &&model::Kind| {
        // The name of what is found by its id only is a word of other questions: the term of a mandate.
        let names = [kind.name, kind.list].into_iter();
        let names: Vec<_> = names
            .skip(usize::from(kind.by_id_only))
            .chain(kind.aliases.iter().copied())
            .map(stem::term)
            .collect();
        let phrases: Vec<String> = kind.asked_by.iter().map(phrase).collect();
        format!("{}\t{}\n", names.join("|"), phrases.join("|"))
    };
    KINDS.iter().map(line).collect()
}

/// The tables of all words of all records.
fn tables(
    kinds: &[Vec<Record<'_>>],
    disputes: &BTreeMap<String, Vec<String>>,
    thesaurus: Lines<'_>,
) -> Vec<u8> {
    let all = || kinds.iter().flatten();
    let names: HashMap<&str, Vec<String>> = all()
        .map(|record| (record.id(), scan::names(record)))
        .collect();
    let mut lent: HashMap<String, Vec<String>> = HashMap::new();
    for record in all() {
        for id in scan::lends(record) {
            lent.entry(id).or_default().extend(scan::names(record));
        }
    }
    let context = Context {
        lent: &|id| lent.get(id).cloned().unwrap_or_default(),
        names: &|id| names.get(id).cloned().unwrap_or_default(),
        disputed: &|id| disputes.contains_key(id),
        thesaurus,
    };
    let mut scan = Scan::new(context);
    for records in kinds {
        for (place, record) in records.iter().enumerate() {
            scan.add(record, place);
        }
    }
    scan.finish()
}
