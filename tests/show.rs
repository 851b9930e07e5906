//! `show`: a record on a page.
#![allow(clippy::expect_used, reason = "a test may fail by it")]

mod common;

use common::poc;

#[test]
fn an_organization_is_one_page_with_the_commands_for_the_rest() {
    let page = poc("show un --width 100").ok();
    assert!(page.lines().count() < 80, "{page}");
    let count = poc("assessments --org un --count").ok();
    let line = page
        .lines()
        .find(|line| line.contains("poc assessments --org un"))
        .expect("the command");
    assert!(line.trim_start().starts_with(count.trim()), "{line}");
    assert!(page.contains("Highlights"), "{page}");
    assert!(page.contains("poc show un --all"), "{page}");
    assert!(poc("show un --all").ok().lines().count() > 1000);
}

#[test]
fn fields_and_links_have_labels_and_not_paths() {
    for id in [
        "unamsil",
        "monuc",
        "joint-protection-teams",
        "def-eu-2015",
        "france",
    ] {
        let page = poc(&format!("show {id}")).ok();
        for path in [
            "adopted_by",
            "last_seen",
            "mandate.level",
            "acts.records",
            "What points at it",
        ] {
            assert!(!page.contains(path), "{id}, {path}: {page}");
        }
        assert!(page.contains("Referenced by"), "{page}");
    }
}

#[test]
fn long_lists_say_how_many_more_there_are_and_how_to_see_them() {
    let page = poc("show monuc").ok();
    assert!(page.contains(" more: poc show monuc --all"), "{page}");
    assert!(!poc("show monuc --all").ok().contains(" more: poc"));
}

#[test]
fn a_definition_says_where_its_text_can_be_read() {
    let page = poc("show def-eu-2015 --width 160").ok();
    assert!(
        page.contains("The text is not reproduced here; read pp. 6–7 of"),
        "{page}"
    );
}

#[test]
fn both_accounts_are_at_the_disputed_field() {
    let page = poc("show unifil --width 160").ok();
    let lines: Vec<&str> = page.lines().collect();
    let start = lines.iter().position(|line| line.starts_with("Start:"));
    let start = start.expect("the field");
    assert!(lines[start].contains("1978-03-19†"), "{page}");
    assert!(
        lines[start + 1].contains("Sources disagree (dis-unifil-start)"),
        "{page}"
    );
    assert!(page.contains("(used here)"), "{page}");
}

#[test]
fn the_terms_of_a_mission_are_a_table() {
    let page = poc("show unifil --width 100").ok();
    assert!(page.contains("decision "), "{page}");
    assert!(page.contains("│ 2026-12-31 │"), "{page}");
}

#[test]
fn a_territory_has_the_sentence_on_its_status() {
    assert!(
        poc("show kosovo")
            .ok()
            .contains("says nothing on the legal status")
    );
}
