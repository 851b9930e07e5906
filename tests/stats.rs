//! `stats`: counts of records and how full their fields are.
#![allow(clippy::expect_used, reason = "a test may fail by it")]

mod common;

use common::poc;
use poc_cli::model::KINDS;
use serde_json::Value;

fn rows(answer: &Value) -> &[Value] {
    answer.as_array().expect("rows")
}

#[test]
fn every_kind_is_counted() {
    let answer = poc("stats").json();
    assert_eq!(rows(&answer).len(), KINDS.len());
    for row in rows(&answer) {
        let kind = row["kind"].as_str().expect("a kind");
        let list = if kind == "organization" {
            "organizations"
        } else {
            kind
        };
        let counted = poc(&format!("stats --kind {list} --by kind")).json();
        assert_eq!(counted[0]["count"], row["count"], "{kind}");
    }
    let missions = rows(&answer).iter().find(|row| row["kind"] == "mission");
    let listed = poc("missions --count").ok();
    assert_eq!(
        missions.expect("missions")["count"].to_string(),
        listed.trim()
    );
}

#[test]
fn coverage_accounts_for_every_record() {
    let answer = poc("stats --kind mission").json();
    let count: u64 = poc("missions --count")
        .ok()
        .trim()
        .parse()
        .expect("a number");
    for row in rows(&answer) {
        let sum: u64 = ["filled", "unknown", "null", "empty"]
            .iter()
            .map(|key| row[key].as_u64().expect("a count"))
            .sum();
        assert_eq!(sum, count, "{row}");
    }
    let field = |name: &str| {
        rows(&answer)
            .iter()
            .find(|row| row["field"] == name)
            .expect("the field")
    };
    // The operation planned for Libya never began, so it has no start.
    let missions = poc("missions").json();
    let without = rows(&missions).iter().filter(|one| one["start"].is_null());
    assert_eq!(field("start")["null"], without.count());
    assert_eq!(field("name")["filled"], count);
}

#[test]
fn counts_are_those_of_the_filters() {
    let answer = poc("stats --kind mission --by orgs,mandate.level").json();
    for (org, level) in [("un", "explicit"), ("eu", "training"), ("nato", "implicit")] {
        let row = rows(&answer)
            .iter()
            .find(|row| row["orgs"] == org && row["mandate.level"] == level)
            .expect("the group");
        let listed = poc(&format!("missions --org {org} --mandate {level} --count")).ok();
        assert_eq!(row["count"].to_string(), listed.trim(), "{org} {level}");
    }
}

/// Two fields make a cross table, whose totals count a record once however many values it has.
#[test]
fn counts_by_two_fields_are_a_cross_table_with_totals() {
    let page = poc("stats --kind mission --by mandate.level,orgs --width 80").ok();
    for said in ["explicit ", "total", "%", "stated", "counted under each"] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let count = poc("missions --count").ok();
    let total = page
        .lines()
        .find(|line| line.starts_with("total"))
        .expect("a line");
    let numbers: Vec<&str> = total.split('│').map(str::trim).collect();
    assert_eq!(numbers[numbers.len() - 2], count.trim(), "{page}");
    assert_eq!(numbers.last(), Some(&"100"), "{page}");
    let decades = poc("stats --kind mission --by mandate.level,decade").ok();
    let header = decades.lines().next().expect("a header");
    assert!(header.find("1990s") < header.find("2010s"), "{header}");
    let csv = poc("stats --kind mission --by mandate.level,orgs -f csv").ok();
    assert!(csv.starts_with("mandate.level,orgs,count\r\n"), "{csv}");
}

#[test]
fn years_come_in_their_order_and_of_any_date() {
    let answer = poc("stats --kind milestone --by year").json();
    let years: Vec<_> = rows(&answer)
        .iter()
        .map(|row| row["year"].as_i64())
        .collect();
    assert!(years.is_sorted(), "{years:?}");
    let artemis = poc("stats --kind mission --by year,orgs").json();
    assert!(
        rows(&artemis)
            .iter()
            .any(|row| row["year"] == 2003 && row["orgs"] == "eu")
    );
}

#[test]
fn a_field_of_any_kind_is_counted_over_all() {
    let answer = poc("stats --by org").json();
    assert_eq!(rows(&answer)[0]["orgs"], "un");
    assert!(rows(&answer).iter().any(|row| row["orgs"].is_null()));
}

#[test]
fn what_is_not_known_is_refused() {
    assert!(
        poc("stats --kind mission --by countrie")
            .err()
            .contains("did you mean `countries`?")
    );
    assert!(
        poc("stats --kind mision")
            .err()
            .contains("did you mean `mission`")
    );
    assert!(poc("stats --by zzz").err().contains("unknown field `zzz`"));
}

#[test]
fn an_empty_dataset_has_counts_of_nothing() {
    let answer = poc("stats --only-data --data tests/data/empty").json();
    assert!(rows(&answer).iter().all(|row| row["count"] == 0));
    let ran =
        poc("stats --kind mission --by orgs --only-data --data tests/data/empty --json").run();
    assert_eq!((ran.stdout.as_str(), ran.status), ("[]\n", Some(0)));
    assert!(ran.stderr.contains("no records to count"), "{}", ran.stderr);
}

#[test]
fn a_chart_counts_each_record_once_in_its_total_and_names_what_is_linked() {
    let line = "stats --kind mission --by mandate.level,orgs";
    let chart = poc(line).arg("--chart").ok();
    let all = poc("missions --count").ok();
    let total = chart
        .lines()
        .find(|line| line.starts_with("all missions"))
        .unwrap_or_default();
    assert_eq!(total.split_whitespace().last(), Some(all.trim()), "{chart}");
    assert!(
        chart.starts_with("Missions by mandate level and orgs\n"),
        "{chart}"
    );
    assert!(
        chart.contains("\nUN ") && chart.contains("\nnot stated "),
        "{chart}"
    );
}
