//! `matrix`: linked kinds as a cross table, and the measures of its columns.
#![allow(clippy::expect_used, reason = "a test may fail by it")]

mod common;

use common::poc;
use serde_json::{Value, json};

fn cell<'v>(answer: &'v Value, row: &str, column: &str) -> Option<&'v Value> {
    answer["cells"]
        .as_array()
        .expect("cells")
        .iter()
        .find(|cell| cell["row"] == row && cell["column"] == column)
}

fn measure<'v>(answer: &'v Value, one: &str, other: &str) -> &'v Value {
    answer["measures"]
        .as_array()
        .expect("measures")
        .iter()
        .find(|measure| measure["columns"] == json!([one, other]))
        .expect("the pair")
}

#[test]
fn tools_stand_against_the_missions_that_used_them() {
    let answer = poc("matrix tools missions").json();
    let found = cell(&answer, "joint-protection-teams", "monuc").expect("the pioneer");
    assert_eq!(found["count"], 1);
    assert!(cell(&answer, "force-intervention-brigade", "monusco").is_some());
    // An adopter without a year has none: the mission's own beginning is not the tool's.
    let adopter = cell(&answer, "joint-protection-teams", "unmiss").expect("an adopter");
    assert_eq!(adopter["year"], Value::Null);
    // Either order tells the same.
    let turned = poc("matrix missions tools").json();
    assert_eq!(
        turned["cells"].as_array().expect("cells").len(),
        answer["cells"].as_array().expect("cells").len()
    );
}

#[test]
fn concepts_stand_against_organizations_by_their_documents() {
    let answer = poc("matrix concepts orgs").json();
    assert_eq!(
        answer["columns"].as_array().expect("columns")[..3],
        [json!("un"), json!("eu"), json!("nato")]
    );
    for concept in ["active-protection", "harm-mitigation"] {
        for org in ["un", "eu", "nato"] {
            assert!(cell(&answer, concept, org).is_some(), "{concept} of {org}");
        }
    }
    // The three tiers came with the UN's operational concept of 2010.
    let tier = cell(&answer, "tier-2-physical", "un").expect("the tier");
    assert_eq!(tier["year"], 2010);
    assert!(tier["count"].as_u64() > Some(1));
}

#[test]
fn a_table_a_year_shows_how_the_concepts_drew_nearer() {
    let answer = poc("matrix concepts orgs --as-of 2003,2021").json();
    let cells = answer["cells"].as_array().expect("cells");
    let of = |year: u16| cells.iter().filter(|cell| cell["as_of"] == year).count();
    assert!(0 < of(2003) && of(2003) < of(2021));
    assert!(
        cells
            .iter()
            .all(|cell| cell["year"].as_u64() <= cell["as_of"].as_u64())
    );
    let measures = answer["measures"].as_array().expect("measures");
    assert_eq!(measures.len(), 6, "three pairs a year");
    let page = poc("matrix concepts orgs --as-of 2003,2021 --measures").ok();
    assert!(
        page.contains("Concepts by organizations as of 2003"),
        "{page}"
    );
    assert!(
        page.contains("Concepts by organizations as of 2021"),
        "{page}"
    );
    assert!(page.contains("Not shown (no links): "), "{page}");
}

#[test]
fn the_measure_can_be_counted_by_hand() {
    let answer = poc("matrix concepts definitions").json();
    let rows = |definition: &str| {
        let cells = answer["cells"].as_array().expect("cells").iter();
        cells
            .filter(|cell| cell["column"] == definition)
            .map(|cell| cell["row"].as_str().expect("an id"))
            .collect::<Vec<_>>()
    };
    let (one, other) = (rows("def-nato-2016"), rows("def-nato-2021"));
    let common = one.iter().filter(|id| other.contains(id)).count();
    let found = measure(&answer, "def-nato-2016", "def-nato-2021");
    assert_eq!(found["common"], common);
    assert_eq!(found["rows"], json!([one.len(), other.len()]));
    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
    let jaccard = common as f64 / (one.len() + other.len() - common) as f64;
    assert!((found["jaccard"].as_f64().expect("a number") - jaccard).abs() < 0.001);
    let help = poc("matrix --help").ok();
    assert!(
        help.split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .contains("They do not measure whether both mean the same"),
        "{help}"
    );
}

#[test]
fn rows_that_began_first_stand_first() {
    let answer = poc("matrix definitions orgs").json();
    assert_eq!(answer["rows"][0], "def-eu-2003");
}

#[test]
fn kinds_without_a_link_are_refused_with_those_that_have_one() {
    let error = poc("matrix assessments missions").err();
    assert!(
        error.contains(
            "assessments and missions are not linked; assessments are linked with orgs, concepts"
        ),
        "{error}"
    );
    let error = poc("matrix tools mision").err();
    assert!(error.contains("did you mean `mission`"), "{error}");
    assert!(poc("matrix tools").err().contains("missing"));
    assert!(
        poc("matrix tools missions --as-of 12")
            .err()
            .contains("invalid date")
    );
}

#[test]
fn it_fits_every_width_in_blocks_of_columns() {
    for line in [
        "matrix concepts orgs",
        "matrix tools missions",
        "matrix concepts definitions",
    ] {
        for width in [60, 100, 160] {
            let out = poc(&format!("{line} --width {width}")).ok();
            assert!(
                out.lines().all(|line| line.chars().count() <= width),
                "{line} {width}: {out}"
            );
        }
        for format in ["list", "ndjson", "csv", "tsv", "markdown"] {
            assert!(poc(&format!("{line} -f {format}")).ok().len() > 100);
        }
    }
    let narrow = poc("matrix tools missions --width 60").ok();
    // Every block names its rows.
    assert!(narrow.matches("\ntool ").count() > 2, "{narrow}");
    assert!(narrow.matches("\nJoint protection").count() > 1, "{narrow}");
    let csv = poc("matrix concepts orgs -f csv").ok();
    assert!(csv.starts_with("row,column,count,year\r\n"), "{csv}");
}

#[test]
fn nothing_linked_is_an_empty_answer() {
    let ran = poc("matrix tools missions --only-data --data tests/data/empty --json").run();
    assert_eq!(ran.status, Some(0), "{}", ran.stderr);
    let answer: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    assert_eq!(
        answer,
        json!({"rows": [], "columns": [], "cells": [], "measures": []})
    );
    assert!(
        ran.stderr.contains("no tools and missions are linked"),
        "{}",
        ran.stderr
    );
}

#[test]
fn groups_of_concepts_are_crossed_with_how_close_they_are_and_why() {
    let answer = poc("matrix tiers lenses").json();
    let close = cell(&answer, "tier-3-environment", "lens-secure-environment").expect("a match");
    assert_eq!(close["match"], "close");
    assert!(
        close["reason"]
            .as_str()
            .is_some_and(|reason| !reason.is_empty())
    );
    let page = poc("matrix tiers lenses --width 80").ok();
    for said in [
        "close",
        "related",
        "Reasons",
        "Not shown (no links): 1 tier, 1 lens.",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(
        page.lines().all(|line| line.chars().count() <= 80),
        "{page}"
    );
    assert!(
        poc("matrix tiers lensess")
            .err()
            .contains("did you mean `lenses`?")
    );
}

#[test]
fn measures_are_printed_when_they_are_asked_for() {
    let page = poc("matrix concepts orgs").ok();
    assert!(!page.contains("Jaccard"), "{page}");
    let page = poc("matrix concepts orgs --measures").ok();
    assert!(page.contains("Jaccard"), "{page}");
}

#[test]
fn missions_against_tools_are_a_table_in_an_ordinary_terminal() {
    let page = poc("matrix missions tools --width 80").ok();
    assert!(
        page.lines().all(|line| line.chars().count() <= 80),
        "{page}"
    );
    assert!(page.contains("MONUSCO ") && page.contains('●'), "{page}");
    assert!(page.contains("● linked, start year unknown"), "{page}");
    let ascii = poc("matrix missions tools --width 80 --ascii").ok();
    assert!(ascii.contains("x linked, start year unknown"), "{ascii}");
}
