//! The headline questions, with answers checked by hand against the paper.
#![allow(clippy::expect_used, reason = "a test may fail by it")]

mod common;

use common::poc;

fn names(rows: &serde_json::Value, field: &str) -> Vec<String> {
    rows.as_array()
        .expect("rows")
        .iter()
        .map(|row| row[field].as_str().unwrap_or("-").to_owned())
        .collect()
}

#[test]
fn what_happened_in_2013() {
    let rows = poc("timeline --year 2013 --annex").json();
    let tracks = names(&rows, "track");
    let count = |track: &str| tracks.iter().filter(|known| *known == track).count();
    assert_eq!(
        (count("un"), count("eu"), count("nato"), count("inter")),
        (3, 1, 2, 0)
    );
    let grid = poc("timeline --year 2013 --width 200").ok();
    assert!(grid.starts_with("year │ UN "), "{grid}");
    assert!(grid.contains("Force Intervention Brigade") && grid.contains("DPKO"));
    // Nothing of that year lies between organizations, and an empty column is not drawn.
    assert!(!grid.contains("joint"));
}

#[test]
fn every_entry_of_annex_2_is_there_once() {
    let rows = poc("timeline --annex").json();
    assert_eq!(rows.as_array().expect("rows").len(), 150);
    let tracks = names(&rows, "track");
    let count = |track: &str| tracks.iter().filter(|known| *known == track).count();
    assert_eq!(
        (count("un"), count("eu"), count("nato"), count("inter")),
        (54, 25, 40, 31)
    );
    let years: Vec<_> = rows
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| row["year"].as_i64().expect("a year"))
        .collect();
    assert_eq!((years.first(), years.last()), (Some(&1994), Some(&2021)));
    assert!(!years.contains(&1997) && !years.contains(&1998));
}

#[test]
fn which_missions_had_a_mandate_to_protect() {
    let rows = poc("missions --mandate poc").json();
    let ids = names(&rows, "id");
    for id in [
        "unamsil",
        "monuc",
        "monusco",
        "unmiss",
        "minusma",
        "minusca",
        "eufor-tchad-rca",
        "eutm-mali",
        "unified-protector",
    ] {
        assert!(ids.iter().any(|known| known == id), "{id}");
    }
    for id in ["eutm-somalia", "unmik", "kfor", "eufor-libya"] {
        assert!(!ids.iter().any(|known| known == id), "{id}");
    }
    let levels = names(
        &poc("missions --mandate poc --fields mandate.level").json(),
        "mandate.level",
    );
    assert!(
        levels
            .iter()
            .all(|level| level == "explicit" || level == "training")
    );
    // The UN counts sixteen peacekeeping operations since 1999; UNAMIR came before, and UNITAMS was a political mission.
    assert_eq!(
        names(&poc("missions --mandate poc --org un").json(), "id").len(),
        18
    );
    assert_eq!(
        names(
            &poc("missions --mandate poc --org un --layer paper").json(),
            "id"
        )
        .len(),
        14
    );
}

#[test]
fn who_ran_in_2006() {
    let rows =
        poc("missions --active 2006 --org eu,un --fields acronym,countries,mandate.level").json();
    let acronyms = names(&rows, "acronym");
    assert!(
        acronyms.contains(&"EUFOR RD Congo".to_owned()) && acronyms.contains(&"MONUC".to_owned())
    );
    assert!(
        !acronyms.contains(&"EUFOR Tchad/RCA".to_owned())
            && !acronyms.contains(&"MONUSCO".to_owned())
    );
    assert_eq!(
        rows[0]
            .as_object()
            .expect("an object")
            .keys()
            .collect::<Vec<_>>(),
        ["acronym", "countries", "mandate.level"]
    );
}

#[test]
fn three_years_in_two_columns() {
    let page = poc("timeline --from 2008 --to 2010 --track un,inter -f markdown").ok();
    let mut lines = page.lines();
    assert_eq!(lines.next(), Some("| year | UN | joint |"));
    assert_eq!(lines.next(), Some("| --- | --- | --- |"));
    assert_eq!(
        lines
            .filter(|line| line.starts_with("| "))
            .map(|line| line[2..6].to_owned())
            .collect::<Vec<_>>(),
        ["2008", "2009", "2010"]
    );
}

#[test]
fn a_country_goes_by_many_names() {
    let by = |name: &str| names(&poc("missions --country").arg(name).json(), "id");
    assert_eq!(by("DRC"), by("Democratic Republic of the Congo"));
    assert_eq!(by("cote d'ivoire"), by("Côte d’Ivoire"));
    assert!(by("drc").contains(&"artemis".to_owned()));
}

#[test]
fn a_record_is_found_by_whatever_people_call_it() {
    for word in [
        "artemis",
        "operation artemis",
        "IEMF",
        "Interim Emergency Multinational Force",
    ] {
        assert_eq!(
            poc("show").arg(word).json()[0]["record"]["id"],
            "artemis",
            "{word}"
        );
    }
    assert_eq!(
        poc("show S/RES/1270").json()[0]["record"]["id"],
        "sres-1270"
    );
    assert_eq!(poc("show MONUSCO").json()[0]["record"]["kind"], "mission");
    assert_eq!(poc("show term-monusco").json()[0]["record"]["kind"], "term");
}

#[test]
fn both_years_of_the_due_diligence_policy_are_told() {
    let page = poc("show hrddp").ok();
    assert!(page.contains("2011") && page.contains("2013"), "{page}");
    assert!(page.contains("Sources disagree"), "{page}");
    let shown = poc("show hrddp").json();
    assert!(
        !shown[0]["discrepancies"]
            .as_array()
            .expect("ids")
            .is_empty()
    );
    assert!(
        !shown[0]["referenced_by"]
            .as_array()
            .expect("links")
            .is_empty()
    );
}

#[test]
fn silence_is_told_of_documents() {
    let rows = poc("timeline --silent").json();
    let rows = rows.as_array().expect("rows");
    assert!(
        rows.iter()
            .any(|row| row["year"] == 2008 && row["track"] == "inter")
    );
    assert!(rows.iter().all(|row| row["silent"] == true));
}

#[test]
fn counts_sorts_and_limits() {
    assert_eq!(poc("timeline --annex --count").ok(), "150\n");
    let rows = poc("missions --org eu --sort -start --limit 2 --fields id,start").json();
    let starts = names(&rows, "start");
    assert_eq!(starts.len(), 2);
    assert!(starts[0] >= starts[1]);
    // What has no date comes last, upwards and downwards.
    for order in ["start", "-start"] {
        let all = names(
            &poc("missions --fields start --sort").arg(order).json(),
            "start",
        );
        let first_null = all
            .iter()
            .position(|start| start == "-")
            .unwrap_or(all.len());
        assert!(
            all[first_null..].iter().all(|start| start == "-"),
            "{order}"
        );
    }
}
