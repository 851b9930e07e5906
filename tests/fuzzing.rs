//! The fuzz targets with their seeds, and with every small change of the seeds of JSON: so that the targets compile, and
//! what they found stays mended. `fuzz/README.md` says how they are run for longer.
#![allow(clippy::expect_used, reason = "a test may fail by it")]
#![allow(clippy::print_stdout, reason = "a test may say how much it tried")]

#[path = "../fuzz/doors.rs"]
mod doors;

use std::fs;

/// The seeds of a target.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let entries = fs::read_dir(format!("fuzz/seeds/{target}")).expect("seeds");
    let mut paths: Vec<_> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "{target}");
    paths
        .iter()
        .map(|path| fs::read(path).expect("a seed"))
        .collect()
}

/// The seeds of a target that takes a text.
fn texts(target: &str) -> Vec<String> {
    let seeds = seeds(target).into_iter();
    seeds
        .map(|seed| String::from_utf8(seed).expect("UTF-8"))
        .collect()
}

#[test]
fn every_target_takes_its_seeds() {
    for seed in seeds("data") {
        doors::data(&seed);
    }
    for seed in seeds("values") {
        doors::values(&seed);
    }
    for seed in seeds("mcp") {
        doors::mcp(&seed);
    }
    for seed in texts("json") {
        doors::json(&seed);
    }
    for seed in texts("search") {
        doors::search(&seed);
    }
    for seed in texts("words") {
        doors::words(&seed);
    }
}

/// What may make JSON of what is none, and the other way round.
const SIGNS: [&str; 24] = [
    "", "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud800", "0", "-", ".", "e", "+", "t",
    "null", " ", "\n", "\u{1}", "\u{7f}", "ü", "\u{feff}",
];

#[test]
fn records_are_read_as_serde_json_reads_them_whatever_byte_is_changed() {
    let mut number = 0;
    for text in texts("json") {
        for (place, letter) in text.char_indices() {
            let (before, after) = (&text[..place], &text[place + letter.len_utf8()..]);
            for sign in SIGNS {
                doors::json(&format!("{before}{sign}{after}"));
                doors::json(&format!("{before}{sign}{letter}{after}"));
                number += 2;
            }
            doors::json(before);
        }
    }
    println!("{number} texts");
}

/// Texts long enough to be read part by part, in which much looks like the beginning of a record and is none.
#[test]
fn a_long_text_is_read_as_one() {
    let record = |number: usize| {
        let quoted = r#"{\"id\":\"m-7\",\"kind\":\"mission\"},\n{\"id\":\"m-8\"}]"#.repeat(700);
        let nested = vec![r#"{"id":"m-0","kind":"mission","name":"M"}"#; 900].join(",");
        format!(
            r#"{{"id":"m-{number}","kind":"mission","name":"M {number}","summary":"{quoted}","figures":[{nested}]}}"#
        )
    };
    let records: Vec<String> = (0..50).map(record).collect();
    assert!(records.concat().len() > 3 << 20);
    let array = |between: &str| format!("[{}]", records.join(between));
    let spread = records.join("\n\n").replace("},{", "}\n,\n{");
    let two_lists = format!(
        "[{}]\n[{}]",
        records[..25].join(","),
        records[25..].join(",\n")
    );
    for text in [
        array(","),
        array(",\n"),
        array("\n,\r\n "),
        records.concat(),
        records.join("\n"),
        spread,
        two_lists,
    ] {
        doors::json(&text);
        // The same with something wrong in the middle of a part, and behind it.
        for part in [2, 5] {
            let mut place = text.len() / 7 * part;
            while !text.is_char_boundary(place) {
                place += 1;
            }
            for wrong in ["\"", "]", "}", "{", "{\"id\":\"m-1\",\"kind\":\"mission\"}"] {
                doors::json(&format!("{}{wrong}{}", &text[..place], &text[place..]));
            }
            doors::json(&text[..place]);
        }
    }
}
