//! A user's own records, laid over the dataset.
#![allow(clippy::expect_used, reason = "a test may fail by it")]

mod common;

use common::poc;

/// A record of a mission with every field, as one line.
fn mission(id: &str, change: &str) -> String {
    let mut record = poc("show unamsil").json()[0]["record"].clone();
    record["id"] = id.into();
    record["acronym"] = serde_json::Value::Null;
    record["aliases"] = serde_json::json!([]);
    record["name"] = format!("Mission {id}").into();
    if let Some((field, value)) = change.split_once('=') {
        record[field] = serde_json::from_str(value).expect("JSON");
    }
    record.to_string()
}

#[test]
fn a_new_record_is_known_everywhere() {
    let own = mission("ecomog", "name=\"West African force\"");
    let ids = poc("--data - missions --fields id --json")
        .input(&own)
        .run();
    assert_eq!(ids.stderr, "");
    assert!(ids.stdout.contains("\"ecomog\""));
    let shown = poc("--data - show")
        .arg("west african force")
        .input(&own)
        .run();
    assert!(
        shown
            .stdout
            .starts_with("West African force (mission, ecomog)"),
        "{}",
        shown.stderr
    );
}

#[test]
fn a_known_id_replaces_the_record_whole() {
    let own = mission("unamsil", "name=\"Another name\"");
    let ran = poc("--data - show unamsil --json").input(&own).run();
    let shown: serde_json::Value = serde_json::from_str(&ran.stdout).expect(&ran.stderr);
    assert_eq!(shown[0]["record"]["name"], "Another name");
    assert!(shown[0]["record"]["acronym"].is_null());
}

#[test]
fn a_new_organization_needs_no_rebuild() {
    let mut org = poc("show au").json()[0]["record"].clone();
    org["id"] = "ecowas".into();
    org["name"] = "Economic Community of West African States".into();
    org["acronym"] = "ECOWAS".into();
    org["aliases"] = serde_json::json!([]);
    let own = format!("{org}\n{}", mission("ecomog", "orgs=[\"ecowas\"]"));
    let ran = poc("--data - missions --org ECOWAS --count")
        .input(&own)
        .run();
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), ("1\n", ""));
}

#[test]
fn invalid_data_are_refused_before_the_first_byte() {
    let cases = [
        ("end=\"2005-13\"", "every value is of its field's type"),
        (
            "status=\"over\"",
            "found `over`; allowed: ended, ongoing, authorized, never-launched, unknown",
        ),
        (
            "lead=[\"nobody\"]",
            "every link leads to a record of the right kind",
        ),
        ("colour=\"red\"", "every key is a field of the kind"),
        ("end=\"1998\"", "nothing ends before it begins"),
        (
            "aliases=null",
            "found null; allowed: an array, each a string",
        ),
        ("citations=[]", "every record cites its place"),
    ];
    for (change, expected) in cases {
        let ran = poc("--data - missions")
            .input(&mission("mine", change))
            .run();
        assert_eq!((ran.stdout.as_str(), ran.status), ("", Some(2)), "{change}");
        assert!(
            ran.stderr.starts_with("error: invalid data: "),
            "{}",
            ran.stderr
        );
        assert!(ran.stderr.contains(expected), "{change}: {}", ran.stderr);
        assert!(
            ran.stderr.contains("standard input:1: mine"),
            "{change}: {}",
            ran.stderr
        );
        let trusted = poc("--trust --data - missions --count")
            .input(&mission("mine", change))
            .run();
        assert_eq!(trusted.status, Some(0), "{change}: {}", trusted.stderr);
    }
}

#[test]
fn validate_tells_every_error_and_exits_with_1() {
    let own = [
        mission("first", "end=\"2005-13\""),
        mission("second", "status=\"over\""),
    ]
    .join("\n");
    let ran = poc("validate - --json").input(&own).run();
    assert_eq!(ran.status, Some(1));
    let found: serde_json::Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let found = found.as_array().expect("findings");
    assert_eq!(found.len(), 2);
    for (finding, (record, line)) in found.iter().zip([("first", 1), ("second", 2)]) {
        assert_eq!(finding["record"], record);
        assert_eq!(finding["file"], format!("standard input:{line}"));
    }
    assert_eq!(ran.stderr, "2 errors in 2 records\n");
}

#[test]
fn what_is_not_json_is_no_in_validate_and_an_error_elsewhere() {
    for text in [
        "[{\"id\": ",
        "{\"kind\": \"mission\"",
        "[1, 2]",
        "{\"kind\": \"misson\"}",
        "{\"id\": \"x\"}",
        "\u{0}",
    ] {
        assert_eq!(
            poc("validate -").input(text).run().status,
            Some(1),
            "{text}"
        );
        let ran = poc("missions --data -").input(text).run();
        assert_eq!((ran.status, ran.stdout.as_str()), (Some(2), ""), "{text}");
        assert!(
            ran.stderr
                .starts_with("error: cannot read `standard input`: "),
            "{}",
            ran.stderr
        );
    }
    assert_eq!(poc("missions --data no/such/file").run().status, Some(2));
}

#[test]
fn what_others_wrote_cannot_drive_a_terminal_or_a_spreadsheet() {
    let own = mission("evil", "name=\"=cmd() \\u001b[31mred \\u202e\"");
    for format in ["table", "list", "json", "ndjson", "csv", "tsv", "markdown"] {
        let ran = poc("--data - missions --status ended --fields name,id -f")
            .arg(format)
            .input(&own)
            .run();
        assert_eq!(ran.status, Some(0), "{}", ran.stderr);
        assert!(!ran.stdout.contains('\u{1b}'), "{format}");
        if format == "csv" || format == "tsv" {
            assert!(ran.stdout.contains("'=cmd()"), "{format}");
        }
    }
    let error = poc("show").arg("\u{1b}[31m").err();
    assert!(!error.contains('\u{1b}'), "{error}");
}

#[test]
fn a_whole_number_may_be_written_with_a_fraction_of_nothing() {
    let own = mission("mine", "outcomes=[]").replace("\"id\": \"mine\"", "\"id\": \"mine\"");
    let mut policy: serde_json::Value = poc("show sres-1270").json()[0]["record"].clone();
    policy["id"] = "mine-too".into();
    policy["name"] = "Mine".into();
    policy["symbol"] = serde_json::Value::Null;
    policy["aliases"] = serde_json::json!([]);
    let year = policy["year"].clone();
    let text = policy
        .to_string()
        .replace(&format!("\"year\":{year}"), &format!("\"year\":{year}.0"));
    assert!(text.contains(".0"), "{text}");
    let ran = poc("validate -").input(&format!("{own}\n{text}")).run();
    assert_eq!(ran.status, Some(0), "{}", ran.stdout);
}
