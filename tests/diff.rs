//! What `diff` finds between two datasets, and what becomes of ids that ceased.

#![allow(clippy::expect_used, reason = "a test may fail by it")]

mod common;

use std::fs;
use std::path::PathBuf;

use common::poc;
use serde_json::{Value, json};

fn place(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("diff-{name}"));
    let _ = fs::remove_dir_all(&path);
    path
}

/// The missions as they might once have been: without Artemis, with another one, and MONUSCO described otherwise.
fn older() -> String {
    let missions = poc("export missions").json();
    let mut missions = missions.as_array().expect("records").clone();
    missions.retain(|mission| mission["id"] != "artemis");
    let mut gone = missions[0].clone();
    gone["id"] = "old-mission".into();
    missions.push(gone);
    for mission in &mut missions {
        if mission["id"] == "monusco" {
            mission["countries"] = json!(["Zaire"]);
            mission["mandate"]["level"] = "implicit".into();
        }
    }
    Value::Array(missions).to_string()
}

fn older_file(name: &str) -> String {
    let path = place(name).with_extension("json");
    fs::write(&path, older()).expect("a file");
    path.display().to_string()
}

#[test]
fn an_export_does_not_differ_from_what_it_was_made_of() {
    let path = place("same");
    let shown = path.display().to_string();
    poc("export --out").arg(&shown).ok();
    let same = poc("diff --exit-code").arg(&shown).ok();
    assert_eq!(same, "No difference.\n");
    assert_eq!(
        poc("diff").arg(&shown).arg(&shown).json(),
        json!({"added": [], "changed": [], "retired": []})
    );
    let all = poc("export --json").ok();
    assert_eq!(poc("diff -").input(&all).ok(), "No difference.\n");
}

#[test]
fn differences_are_told_field_by_field() {
    let old = older_file("fields");
    let ran = poc("diff --kind missions --json").arg(&old).run();
    assert_eq!(ran.status, Some(0), "{}", ran.stderr);
    let found: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    assert_eq!(
        found,
        json!({
            "added": ["artemis"],
            "changed": [
                {"id": "monusco", "field": "countries", "old": ["Zaire"], "new": ["democratic-republic-congo"]},
                {"id": "monusco", "field": "mandate.level", "old": "implicit", "new": "explicit"},
            ],
            "retired": ["old-mission"],
        })
    );
    let rows = poc("diff --kind missions -f csv").arg(&old).ok();
    assert_eq!(
        rows,
        "change,kind,id,field,old,new\r\nadded,mission,artemis,,,\r\nchanged,mission,monusco,countries,Zaire,democratic-republic-congo\r\nchanged,mission,monusco,mandate.level,implicit,explicit\r\nretired,mission,old-mission,,,\r\n"
    );
    for format in ["table", "list", "markdown", "ndjson", "tsv"] {
        let said = poc("diff --kind missions -f").arg(format).arg(&old).ok();
        assert!(
            said.contains("mandate.level") && said.contains("artemis"),
            "{said}"
        );
    }
    assert!(
        poc("diff --kind missions")
            .arg(&old)
            .ok()
            .starts_with("1 added, 1 changed, 1 retired.\n")
    );
}

#[test]
fn the_exit_code_tells_whether_they_differ() {
    let old = older_file("code");
    let status = |line: &str| poc(line).arg(&old).run().status;
    assert_eq!(status("diff --kind missions"), Some(0));
    assert_eq!(status("diff --kind missions --exit-code"), Some(1));
    assert_eq!(status("diff --kind tools --exit-code --data"), Some(2));
    assert_eq!(poc("diff no-such-file").run().status, Some(2));
    assert!(poc("diff").err().contains("missing argument <OLD>"));
    assert!(
        poc("diff --kind missoins")
            .arg(&old)
            .err()
            .starts_with("error: unknown kind `missoins`; did you mean ")
    );
}

#[test]
fn a_part_of_a_dataset_says_what_it_lacks() {
    let ran = poc("diff").arg(&older_file("part")).run();
    assert!(
        ran.stderr
            .contains("`--kind missions` compares what it has"),
        "{}",
        ran.stderr
    );
}

/// A directory with retired ids and nothing else.
fn retired(name: &str) -> String {
    let path = place(name);
    fs::create_dir_all(&path).expect("a directory");
    let ids = json!([
        {"id": "older-mission", "replaced_by": "old-mission", "since": null},
        {"id": "old-mission", "replaced_by": "monusco", "since": "1.1.0"},
        {"id": "gone-mission", "replaced_by": null, "since": "1.1.0"},
        {"id": "ring-a", "replaced_by": "ring-b", "since": null},
        {"id": "ring-b", "replaced_by": "ring-a", "since": null},
    ]);
    fs::write(path.join("retired.json"), ids.to_string()).expect("a file");
    path.display().to_string()
}

#[test]
fn an_old_id_answers_wherever_an_id_is_asked() {
    let own = retired("answers");
    let remark = "`old-mission` is a retired id; its record is now `monusco`\n";
    for line in [
        "show old-mission",
        "cite old-mission",
        "tools --about old-mission",
        "trace old-mission --depth all",
        "show old-mission old-mission",
    ] {
        let old = poc(line).arg("--data").arg(&own).run();
        assert_eq!(old.stderr, remark, "{line}");
        assert_eq!(old.status, Some(0), "{line}");
        let new = poc(&line.replace("old-mission", "monusco")).ok();
        assert!(old.stdout == new, "{line}");
    }
    let quiet = poc("show older-mission -q --data").arg(&own).ok();
    assert!(quiet.contains("monusco"), "{quiet}");
}

#[test]
fn an_old_id_without_a_successor_says_so() {
    let own = retired("gone");
    assert_eq!(
        poc("show gone-mission --data").arg(&own).err(),
        "error: `gone-mission` was retired in version 1.1.0 of the dataset and no record replaced it\n"
    );
    assert!(
        poc("show ring-a --data")
            .arg(&own)
            .err()
            .contains("no record replaced it")
    );
}

#[test]
fn a_diff_and_an_export_know_what_replaced_an_id() {
    let own = retired("known");
    let old = older_file("older-missions");
    let said = poc("diff --kind missions")
        .arg(&old)
        .arg("--data")
        .arg(&own)
        .ok();
    assert!(said.contains("replaced by monusco"), "{said}");
    let package = place("package");
    let shown = package.display().to_string();
    poc("export missions --out")
        .arg(&shown)
        .arg("--data")
        .arg(&own)
        .ok();
    assert!(package.join("retired.json").exists());
    let said = poc("show old-mission --data").arg(&shown).run();
    assert!(
        said.stderr
            .contains("`old-mission` is a retired id; its record is now `monusco`"),
        "{}",
        said.stderr
    );
}

#[test]
fn a_list_of_retired_ids_that_is_none_is_refused() {
    let path = place("broken");
    fs::create_dir_all(&path).expect("a directory");
    fs::write(path.join("retired.json"), "{").expect("a file");
    let said = poc("show un --data").arg(&path.display().to_string()).err();
    assert!(
        said.contains("retired.json`: not a list of retired ids"),
        "{said}"
    );
}

#[test]
fn the_version_tells_program_data_and_digest() {
    let said = poc("--version").ok();
    let lines: Vec<_> = said.lines().collect();
    assert_eq!(lines[0], concat!("poc ", env!("CARGO_PKG_VERSION")));
    assert_eq!(lines[1], "dataset 2.0.0");
    assert!(lines[2].starts_with("evidence to 2026-"), "{said}");
    assert!(lines[2].contains(", checked 2026-"), "{said}");
    assert_eq!(lines[3], "schema 2.0");
    assert!(lines[4].starts_with("digest sha256:"));
    assert_eq!(poc("-V").ok(), said);
    let told = poc("-V").json();
    assert_eq!(told["dataset"], "2.0.0");
    assert!(told["evidence_to"].as_str() <= told["checked"].as_str());
    assert_eq!(told["digest"].as_str().map(str::len), Some(64));
}
