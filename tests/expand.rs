//! `missions --expand year`: a row a mission and year.
#![allow(clippy::expect_used, reason = "a test may fail by it")]

mod common;

use common::poc;
use serde_json::Value;

#[test]
fn each_year_has_its_own_level_term_and_codes() {
    let answer = poc("missions --expand year -q").json();
    let rows = answer.as_array().expect("rows");
    let of = |id: &str, year: u64| -> Option<&Value> {
        rows.iter()
            .find(|row| row["id"] == id && row["year"] == year)
    };
    assert_eq!(of("unifil", 1990).expect("a row")["level"], "none");
    assert_eq!(of("unifil", 2010).expect("a row")["level"], "explicit");
    assert_eq!(of("unifil", 2010).expect("a row")["iso3"][0], "LBN");
    assert_eq!(of("unifil", 2024).expect("a row")["until"], "2025-08-31");
    assert!(of("unamsil", 1998).is_none() && of("unamsil", 2006).is_none());
    let one = poc("missions --active 2010 --expand year -q").json();
    let rows = one.as_array().expect("rows");
    assert!(rows.iter().all(|row| row["year"] == 2010));
    let listed = poc("missions --active 2010 --count -q").ok();
    assert_eq!(rows.len().to_string(), listed.trim());
}

#[test]
fn only_years_are_known_and_no_fields_are_chosen() {
    assert!(poc("missions --expand month").err().contains("year"));
    assert!(
        poc("missions --expand year --fields id")
            .err()
            .contains("--fields")
    );
}
