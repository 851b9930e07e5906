//! The timeline: its filters, and the dates of other records laid in.

mod common;

use common::poc;
use serde_json::Value;

fn rows(line: &str) -> Vec<Value> {
    match poc(line).json() {
        Value::Array(rows) => rows,
        other => panic!("no array: {other}"),
    }
}

fn text<'v>(row: &'v Value, key: &str) -> &'v str {
    row[key].as_str().unwrap_or_default()
}

/// Events as `year event id`.
fn told(rows: &[Value]) -> Vec<String> {
    let event = |row: &Value| {
        format!(
            "{} {} {}",
            row["year"],
            text(row, "event"),
            text(&row["record"], "id")
        )
    };
    rows.iter().map(event).collect()
}

#[test]
fn every_filter_holds() {
    let about = rows("timeline --about monuc");
    assert!(about.iter().all(|row| {
        row["records"]
            .as_array()
            .is_some_and(|ids| ids.iter().any(|id| id == "monuc"))
    }));
    assert!(!about.is_empty());
    let themes = rows("timeline --theme responsibility-to-protect");
    assert!(themes.iter().all(|row| {
        row["themes"]
            .to_string()
            .contains("\"responsibility-to-protect\"")
    }));
    assert!(!themes.is_empty());
    let types = rows("timeline --type launch,end");
    assert!(
        types
            .iter()
            .all(|row| ["launch", "end"].contains(&text(row, "type")))
    );
    let both = rows("timeline --org un,nato --from 2013 --to 2014");
    for row in &both {
        let orgs = row["orgs"].to_string();
        assert!(
            orgs.contains("\"un\"")
                || orgs.contains("\"nato\"")
                || ["un", "nato"].contains(&text(row, "track"))
        );
        assert!((2013..=2014).contains(&row["year"].as_i64().expect("a year")));
    }
    assert!(both.len() > 5);
    let tracks = rows("timeline --track eu,inter --year 2016");
    assert!(
        tracks
            .iter()
            .all(|row| ["eu", "inter"].contains(&text(row, "track")))
    );
}

#[test]
fn several_years_are_alternatives() {
    let count = |line: &str| poc(line).ok().trim().parse::<usize>().expect("a number");
    let both = count("timeline --year 1999,2013 --count");
    assert_eq!(
        both,
        count("timeline --year 1999 --count") + count("timeline --year 2013 --count")
    );
    assert_eq!(both, count("timeline --year 1999 --year 2013 --count"));
    assert!(
        poc("timeline --year 1999,20x3")
            .err()
            .contains("invalid date `20x3`")
    );
}

#[test]
fn all_years_are_a_table_at_100_columns() {
    let disputed = "† sources disagree";
    for line in [
        "timeline --width 100",
        "timeline --include policies,missions,tools --width 100",
    ] {
        let grid = poc(line).ok();
        // A grid of all years would be longer than the same events as rows.
        assert!(grid.starts_with("year │ track "), "{}", &grid[..200]);
        assert!(grid.contains(disputed));
        assert!(grid.lines().all(|line| line.chars().count() <= 100));
        assert!(grid.contains("counterinsurgency") && !grid.contains("counterinsurgenc "));
    }
    let few = poc("timeline --from 2012 --to 2013 --width 100").ok();
    assert!(few.starts_with("year │ UN "), "{few}");
    assert!(poc("timeline --width 60").ok().starts_with("year │ track "));
    assert!(poc("timeline --width 59").ok().starts_with("year:"));
}

#[test]
fn dates_of_other_records_are_laid_in() {
    let events = rows("timeline --year 2013 --include policies,missions,tools");
    let told = told(&events);
    // MINUSMA was launched by a resolution of 25 April 2013, both of which no milestone of the annex tells.
    for known in [
        "2013 launched minusma",
        "2013 adopted sres-2100",
        "2013 introduced unmanned-aerial-vehicles",
    ] {
        assert!(
            told.iter().any(|event| event == known),
            "{known} in {told:?}"
        );
    }
    // The launch of EUTM Mali and the adoption of the resolution on the brigade stand in Annex 2 already.
    assert!(
        told.iter()
            .any(|event| event == "2013 milestone ms-2013-eutm-mali")
    );
    for double in [
        "2013 launched eutm-mali",
        "2013 adopted sres-2098",
        "2013 introduced poc-sites",
    ] {
        assert!(!told.iter().any(|event| event == double), "{double}");
    }
    for event in &events {
        let keys: Vec<_> = event
            .as_object()
            .expect("an object")
            .keys()
            .map(String::as_str)
            .collect();
        assert_eq!(keys.len(), 5, "{keys:?}");
        assert!(
            ["milestone", "adopted", "launched", "ended", "introduced"]
                .contains(&text(event, "event"))
        );
        assert!(text(event, "date").starts_with("2013"));
    }
    let dates: Vec<_> = events.iter().map(|event| text(event, "date")).collect();
    assert!(dates.is_sorted());
    let grid = poc("timeline --year 2013 --include missions").ok();
    assert!(
        grid.contains("launched:") && grid.contains("MINUSMA"),
        "{grid}"
    );
}

#[test]
fn a_date_comes_back_where_the_milestone_that_tells_it_is_not_shown() {
    let events = told(&rows("timeline --silent --include missions --year 2013"));
    assert!(
        events
            .iter()
            .any(|event| event == "2013 launched eutm-mali"),
        "{events:?}"
    );
}

#[test]
fn filters_hold_for_what_is_laid_in() {
    let events = rows("timeline --org nato --from 1999 --to 2004 --include policies,missions");
    for event in &events {
        let year = event["year"].as_i64().expect("a year");
        assert!((1999..=2004).contains(&year));
        if text(event, "event") != "milestone" {
            assert!(event["record"]["orgs"].to_string().contains("\"nato\""));
        }
    }
    // SFOR ended in 2004 although it began long before.
    assert!(told(&events).iter().any(|event| event == "2004 ended sfor"));
    let about = told(&rows("timeline --about sfor --include missions"));
    assert!(about.iter().any(|event| event == "2004 ended sfor"));
    let ends = rows("timeline --type end --include missions");
    assert!(
        ends.iter()
            .all(|event| text(event, "event") == "ended" || event["record"]["type"] == "end")
    );
    let tracks = rows("timeline --track un --include missions --year 2013");
    assert!(tracks.iter().all(|event| text(event, "track") == "un"));
}

#[test]
fn what_never_began_is_no_event_and_a_draft_was_not_adopted() {
    let all = told(&rows("timeline --include policies,missions,tools,training"));
    assert!(!all.iter().any(|event| event.ends_with(" eufor-libya")));
    assert!(
        all.iter()
            .any(|event| event == "2013 introduced dpko-poc-concept-2013")
    );
}

#[test]
fn events_answer_in_every_format() {
    let csv = poc("timeline --year 2013 --include missions -f csv").ok();
    assert!(csv.starts_with("date,year,event,track,record.kind,record.id,record.name\r\n"));
    assert!(csv.contains("2013-04-25,2013,launched,un,mission,minusma,"));
    for form in ["table", "list", "json", "ndjson", "tsv", "markdown"] {
        assert!(
            poc("timeline --year 2013 --include missions -f")
                .arg(form)
                .ok()
                .contains("MINUSMA")
                || form == "json"
                || form == "tsv"
                || form == "ndjson"
        );
    }
    let fields = poc("timeline --year 2013 --include missions --fields date,record.id -f csv").ok();
    assert!(fields.starts_with("date,record.id\r\n"));
    let last = poc("timeline --include missions --sort -date -n 1 --fields event -f csv").ok();
    assert_eq!(last, "event\r\nmilestone\r\n");
    let count = poc("timeline --year 2013 --include missions --count").ok();
    assert_eq!(
        count.trim().parse(),
        Ok(rows("timeline --year 2013 --include missions").len())
    );
}

#[test]
fn what_cannot_be_included_is_told() {
    let error = poc("timeline --include concepts").err();
    assert!(error.contains("`policies`, `missions`, `tools`"), "{error}");
    assert!(
        poc("timeline --include missions --fields record.foo")
            .err()
            .contains("unknown field")
    );
    let ran = poc("timeline --include missions --only-data --data tests/data/empty --json").run();
    assert_eq!((ran.stdout.as_str(), ran.status), ("[]\n", Some(0)));
    let ran = poc("timeline --include missions --year 1900 --exit-code").run();
    assert_eq!(ran.status, Some(1));
    assert!(ran.stderr.contains("--year 1900"), "{}", ran.stderr);
}

#[test]
fn an_organization_of_ones_own_has_a_column() {
    let own = r#"[
        {"kind": "organization", "id": "osce", "name": "Organization for Security and Co-operation in Europe", "summary": null, "orgs": ["osce"],
         "acronym": "OSCE", "aliases": [], "role": "compared", "layer": "supplement", "citations": []}
    ]"#;
    // A column in which nothing happened is not drawn, and the data say so.
    let ask = |format: &str| {
        let line = format!("timeline --year 2013 --data - --trust -q -f {format}");
        poc(&line).input(own).ok()
    };
    assert!(!ask("table").contains("OSCE"));
    let grid = ask("markdown");
    let header = grid.lines().next().expect("a header");
    assert!(header.contains("OSCE"), "{header}");
}
