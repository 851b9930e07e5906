//! The codebook: what it says of a field, and that the data dictionary in docs/ is what it says.

mod common;

use std::fs;

use common::poc;
use poc_cli::model::{KINDS, field};
use serde_json::Value;

#[test]
fn the_dictionary_is_what_the_program_says() {
    let said = poc("codebook -f markdown").ok();
    if std::env::var_os("POC_BLESS").is_some() {
        fs::create_dir_all("docs").expect("a directory");
        fs::write("docs/codebook.md", &said).expect("repaired");
    }
    let kept = fs::read_to_string("docs/codebook.md").expect("the dictionary");
    assert!(
        said == kept,
        "docs/codebook.md is out of date; POC_BLESS=1 cargo test repairs it"
    );
}

#[test]
fn every_field_has_an_entry() {
    let entries = poc("codebook").json();
    let entries = entries.as_array().expect("entries");
    let mut declared = 0;
    for kind in KINDS {
        field::each(kind.fields, &mut |path, field| {
            let entry = entries
                .iter()
                .find(|entry| entry["kind"] == kind.name && entry["field"] == path)
                .unwrap_or_else(|| panic!("{}.{path} has no entry", kind.name));
            assert_eq!(entry["meaning"], field.meaning);
            declared += 1;
        });
    }
    assert_eq!(entries.len(), declared);
}

#[test]
fn keys_come_as_scripts_know_them() {
    let text = poc("codebook mission.mandate.level --json").ok();
    let keys: Vec<_> = text
        .lines()
        .filter_map(|line| line.trim_start_matches(['{', ' ']).split_once(": "))
        .map(|(key, _)| key.trim_matches('"'))
        .collect();
    let first = [
        "kind",
        "field",
        "type",
        "values",
        "meaning",
        "rule",
        "judgement",
    ];
    assert_eq!(keys[..first.len()], first);
    let entry = &serde_json::from_str::<Value>(&text).expect("JSON")[0];
    assert_eq!(entry["type"], "word");
    assert_eq!(entry["judgement"], true);
    assert_eq!(
        entry["values"],
        serde_json::json!(["explicit", "training", "implicit", "none", "unknown"])
    );
    assert_eq!(
        entry["synonyms"],
        serde_json::json!([{"word": "poc", "values": ["explicit", "training"]}])
    );
}

#[test]
fn a_field_is_told_with_each_value_and_what_it_means() {
    let page = poc("codebook mission.mandate.level --width 160").ok();
    assert!(page.starts_with("mission.mandate.level\n"), "{page}");
    for words in [
        "it assigns the protection of civilians, or of people at risk, as a task",
        "poc           │ explicit, training",
        "poc missions --mandate",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
}

#[test]
fn a_region_names_its_list_and_its_members() {
    let page = poc("codebook actors.regions --width 160").ok();
    let sahel = page
        .lines()
        .find(|line| line.starts_with("sahel"))
        .expect("the region");
    assert!(
        sahel.contains("UN Integrated Strategy for the Sahel"),
        "{sahel}"
    );
}

#[test]
fn a_kind_is_a_table_in_every_form() {
    for format in ["table", "list", "json", "ndjson", "csv", "tsv", "markdown"] {
        let told = poc(&format!("codebook tool -f {format}")).ok();
        assert!(told.contains("adopted_by.inferred"), "{format}");
        assert!(told.ends_with('\n'), "{format}");
    }
}

#[test]
fn parts_that_every_word_has_are_told_once_and_for_each() {
    let once = poc("codebook definition.components.*.present").json();
    let each = poc("codebook definition.components.actors.present").json();
    assert_eq!(once[0]["meaning"], each[0]["meaning"]);
    let terms = poc("definitions --fields components.*.via").json();
    assert!(terms.as_array().is_some_and(|rows| {
        rows.iter()
            .any(|row| row["components.*.via"] != serde_json::json!([]))
    }));
}

#[test]
fn what_is_not_there_is_refused_with_what_is_near() {
    let cases = [
        ("missoin", "unknown kind `missoin`; did you mean `mission`"),
        (
            "mission.mandat",
            "unknown field `mandat`; did you mean `mandate`",
        ),
        (
            "mandate.level",
            "unknown kind `mandate`; did you mean `mission.mandate.level`?",
        ),
        ("", "unknown kind ``; `poc codebook` lists them"),
    ];
    for (word, told) in cases {
        let error = poc("codebook").arg(word).err();
        assert!(error.contains(told), "{word}: {error}");
    }
}
