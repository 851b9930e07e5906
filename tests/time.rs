//! What ran, was in force or had which mandate as of a day, and which terms end: on a dataset of the tests' own, in which
//! every way to begin, to last and to end occurs once.
#![allow(clippy::expect_used, reason = "a test may fail by it")]

mod common;

use common::{Ran, poc};

const OWN: &str = "--only-data --data tests/data/terms.ndjson";

fn ask(line: &str) -> Ran {
    poc(&format!("{line} {OWN}")).run()
}

/// The ids that a list of missions has, and what it says on standard error.
fn missions(filters: &str) -> (Vec<String>, String) {
    let ran = ask(&format!("missions {filters} --json"));
    assert_eq!(ran.status, Some(0), "{}", ran.stderr);
    let found: serde_json::Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let found = found.as_array().expect("an array");
    let ids = found
        .iter()
        .map(|record| record["id"].as_str().expect("an id").to_owned());
    (ids.collect(), ran.stderr)
}

fn running(on: &str) -> Vec<String> {
    let mut ids = missions(&format!("--active {on}")).0;
    ids.sort_unstable();
    ids
}

fn uncertain(on: &str) -> Vec<String> {
    let mut ids = missions(&format!("--active {on} --uncertain")).0;
    ids.sort_unstable();
    ids
}

#[test]
fn a_mission_runs_from_its_start_to_its_end() {
    assert!(running("2019").is_empty());
    assert!(running("2020").contains(&"ended".to_owned()));
    assert!(running("2021-06-30").contains(&"ended".to_owned()));
    assert!(!running("2021-07").contains(&"ended".to_owned()));
    assert!(!uncertain("2021-07").contains(&"ended".to_owned()));
    // A known end decides, also against a longer term.
    assert!(running("2026-12-31").contains(&"closing".to_owned()));
    assert!(!running("2027").contains(&"closing".to_owned()));
}

#[test]
fn a_period_counts_where_any_of_its_days_does() {
    for period in [
        "2018-2020",
        "2018..2020-01",
        "..2020",
        "2021-2023",
        "2021-06-30..",
        "2021-06",
    ] {
        assert!(running(period).contains(&"ended".to_owned()), "{period}");
    }
    for period in ["..2019", "2021-07..2022", "2022.."] {
        assert!(!running(period).contains(&"ended".to_owned()), "{period}");
    }
}

#[test]
fn without_an_end_it_runs_as_far_as_it_was_seen_or_its_last_term_goes() {
    assert_eq!(
        running("2025-06-15"),
        ["closing", "doubted", "open", "seen", "shortened", "termed"]
    );
    // `seen` was last seen before; the term of `doubted` that has no doubt ended on 1 January.
    assert_eq!(
        running("2026-01-02"),
        ["closing", "open", "shortened", "termed"]
    );
    // The decision adopted last counts although the list has it first and it shortens the term.
    assert_eq!(running("2026-07-01"), ["closing", "open", "termed"]);
    // Where no end was set it runs on.
    assert_eq!(running("2090"), ["open"]);
}

#[test]
fn what_is_uncertain_is_named_and_listed_when_asked() {
    let (ids, note) = missions("--active 2026-11-27");
    assert_eq!(ids, ["closing", "open", "termed"]);
    assert_eq!(
        note,
        "4 more may have been active, as no source gives their start or end: seen, shortened, doubted, \
         authorized; `--active 2026-11-27 --uncertain` lists them\n"
    );
    assert_eq!(
        uncertain("2026-11-27"),
        ["authorized", "doubted", "seen", "shortened"]
    );
    // The other filters choose among the uncertain too.
    let (_, note) = missions("--active 2026-11-27 --mandate explicit");
    assert!(note.starts_with("1 more may have been active"), "{note}");
    assert!(note.contains(": authorized; "), "{note}");
    let error = ask("missions --uncertain");
    assert_eq!(error.status, Some(2));
    assert!(error.stderr.contains("--active"), "{}", error.stderr);
    // What is known to be over is uncertain only up to the day on which somebody looked.
    assert!(uncertain("2022").contains(&"over".to_owned()));
}

#[test]
fn a_doubted_term_never_makes_a_mission_active() {
    assert!(!running("2026-06").contains(&"doubted".to_owned()));
    assert!(uncertain("2026-06").contains(&"doubted".to_owned()));
}

#[test]
fn what_has_no_start_is_never_active_and_what_was_never_launched_never_runs() {
    for period in ["2025", "2026", "2030"] {
        assert!(
            !running(period).contains(&"authorized".to_owned()),
            "{period}"
        );
        assert!(
            uncertain(period).contains(&"authorized".to_owned()),
            "{period}"
        );
    }
    // Before it was authorized it certainly did not run.
    assert!(!uncertain("2025-09").contains(&"authorized".to_owned()));
    for period in ["2019", "2025", "1900..2100"] {
        assert!(!running(period).contains(&"planned".to_owned()), "{period}");
        assert!(
            !uncertain(period).contains(&"planned".to_owned()),
            "{period}"
        );
    }
}

#[test]
fn the_mandate_is_the_one_of_the_day() {
    let found = |filters: &str| missions(filters).0;
    assert_eq!(found("--active 2021 --mandate none"), ["termed"]);
    assert_eq!(found("--active 2021 --mandate explicit"), ["ended"]);
    assert_eq!(found("--active 2024-05-01 --mandate explicit"), ["termed"]);
    // The strongest of a period counts.
    assert_eq!(found("--active 2023-2024 --mandate explicit"), ["termed"]);
    // Known by 2024: not before.
    assert!(found("--active 2023 --mandate training").is_empty());
    assert_eq!(found("--active 2024 --mandate training"), ["open"]);
    assert!(found("--active 2023 --mandate unknown").contains(&"open".to_owned()));
    // Without a date it is the strongest that it ever had.
    assert!(found("--mandate explicit").contains(&"termed".to_owned()));
    assert!(!found("--mandate none").contains(&"termed".to_owned()));
}

#[test]
fn the_level_shown_is_the_one_of_the_day() {
    let shown = |line: &str| ask(line).stdout;
    let fields = shown("missions --active 2021 --mandate none --fields id,mandate.level -f csv");
    assert_eq!(fields, "id,mandate.level\r\ntermed,none\r\n");
    let table = shown("missions --active 2021 --mandate none");
    assert!(
        table.contains("none") && !table.contains("explicit"),
        "{table}"
    );
    let table = shown("missions --active 2025 --mandate explicit");
    assert!(table.contains("explicit"), "{table}");
    // A whole record is the same everywhere.
    let whole = shown("missions --active 2021 --mandate none --json");
    let whole: serde_json::Value = serde_json::from_str(&whole).expect("JSON");
    assert_eq!(whole[0]["mandate"]["level"], "explicit");
}

#[test]
fn nothing_found_is_said_with_what_to_drop() {
    let ran = poc("missions --active 1990 --mandate poc").run();
    assert_eq!(ran.status, Some(0));
    assert_eq!(
        ran.stderr,
        "nothing matches `--mandate poc --active 1990`; without `--mandate poc`: 1\n"
    );
    let error = poc("missions --active 13").err();
    assert!(error.contains("invalid date `13`"), "{error}");
}

#[test]
fn terms_that_end_come_first_and_then_those_that_have_passed() {
    let ran = ask("due --on 2026-11-27 --json");
    assert_eq!(ran.status, Some(0));
    assert_eq!(
        ran.stderr,
        "as of 2026-11-27: 3 terms end by 2027-02-25, 2 terms have passed with no later decision known\n"
    );
    let found: serde_json::Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let told: Vec<_> = found
        .as_array()
        .expect("an array")
        .iter()
        .map(|due| {
            format!(
                "{} {} {} {}",
                due["id"].as_str().expect("an id"),
                due["until"].as_str().expect("a date"),
                due["days"],
                due["state"].as_str().expect("a state")
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "termed 2026-12-20 23 due",
            "closing 2026-12-31 34 due",
            "doubted 2027-01-01 35 due",
            "authorized 2026-10-02 -56 passed",
            "shortened 2026-06-30 -150 passed",
        ]
    );
    assert_eq!(found[0]["document"], "act-first");
    assert_eq!(found[0]["orgs"], serde_json::json!(["org"]));
    assert_eq!(found[2]["doubt"], "Its number was not seen.");
    let keys: Vec<_> = found[0]
        .as_object()
        .expect("an object")
        .keys()
        .cloned()
        .collect();
    let mut expected = [
        "id",
        "name",
        "orgs",
        "until",
        "days",
        "document",
        "last_seen",
        "doubt",
        "state",
    ];
    expected.sort_unstable();
    assert_eq!(keys, expected);
}

#[test]
fn how_far_to_look_ahead_is_said_in_days_weeks_months_or_years() {
    let count = |line: &str| {
        let ran = ask(line);
        assert_eq!(ran.status, Some(0), "{}", ran.stderr);
        ran.stdout.matches("due").count()
    };
    assert_eq!(count("due --on 2026-11-27 --within 23d -f csv"), 1);
    assert_eq!(count("due --on 2026-11-27 --within 22d -f csv"), 0);
    assert_eq!(count("due --on 2026-11-27 --within 5w -f csv"), 3);
    assert_eq!(count("due --on 2026-11-27 --within 1m -f csv"), 1);
    assert_eq!(count("due --on 2026-11-27 --within 1y -f csv"), 3);
    let error = ask("due --within soon");
    assert_eq!(error.status, Some(2));
    assert!(
        error.stderr.contains("invalid length of time `soon`"),
        "{}",
        error.stderr
    );
    let error = ask("due --on 2026-11");
    assert!(
        error.stderr.contains("invalid day `2026-11`"),
        "{}",
        error.stderr
    );
}

#[test]
fn a_decision_is_not_known_before_it_is_adopted() {
    // On 1 February the term of `shortened` still ends in December; the decision of March is later knowledge.
    let ran = ask("due --on 2026-02-01 --within 1y -f csv");
    assert!(
        ran.stdout
            .contains("shortened,Shortened,org,2026-12-31,333"),
        "{}",
        ran.stdout
    );
    // A term that has passed is not told where something followed.
    let ran = ask("due --on 2026-04-01 --within 1d -f csv");
    assert!(!ran.stdout.contains("doubted"), "{}", ran.stdout);
}

#[test]
fn without_a_day_it_is_today_and_the_answer_says_which() {
    let seconds = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .expect("after 1970")
        .as_secs();
    let ran = ask("due");
    let day = poc_cli::time::calendar::day(i64::try_from(seconds / 86_400).expect("a number"));
    let (year, month, day) = day.expect("a day");
    // The test may run over midnight; the year and the month are enough then.
    let _ = day;
    assert!(
        ran.stderr
            .starts_with(&format!("as of {year:04}-{month:02}-")),
        "{}",
        ran.stderr
    );
}
