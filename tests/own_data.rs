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
    assert_eq!(ids.stderr, "your data add 1 record\n");
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
    assert_eq!(
        (ran.stdout.as_str(), ran.stderr.as_str()),
        ("1\n", "your data add 2 records\n")
    );
}

#[test]
fn invalid_data_are_refused_before_the_first_byte() {
    let cases = [
        ("end=\"2005-13\"", "every value has the type of its field"),
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
        ("citations=[]", "every record has a citation"),
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
    assert_eq!(
        ran.stderr,
        "your data add 2 records\n2 errors in 2 records\n"
    );
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

/// One organization and one mission, in each form in which records come.
fn forms() -> [(&'static str, String); 8] {
    let mut org = poc("show au").json()[0]["record"].clone();
    org["id"] = "ecowas".into();
    org["name"] = "Economic Community of West African States".into();
    org["acronym"] = "ECOWAS".into();
    org["aliases"] = serde_json::json!([]);
    let own = mission("ecomog", "orgs=[\"ecowas\"]");
    [
        ("an array", format!("[{org},\n{own}]")),
        ("a line each", format!("{org}\n{own}\n")),
        ("one after another", format!("{org}{own}")),
        ("two arrays", format!("[{org}]\n[{own}]")),
        (
            "two files with a mark each",
            format!("[{org}]\n\u{feff}[{own}]\n"),
        ),
        (
            "a sequence of JSON texts",
            format!("\u{1e}{org}\n\u{1e}{own}\n"),
        ),
        ("an array and a record", format!("[{org}] {own}")),
        (
            "with blank lines and returns",
            format!("\r\n\r\n[{org},\r\n{own}]\r\n"),
        ),
    ]
}

#[test]
fn every_form_is_read_alike_by_every_way_in() {
    let directory = common::scratch("forms");
    for (form, text) in forms() {
        for (mark, text) in [
            ("", text.clone()),
            ("a byte-order mark", format!("\u{feff}{text}")),
        ] {
            let told = format!("{form} {mark}");
            let path = directory.join("own.json");
            std::fs::write(&path, &text).expect("a file");
            let path = path.to_str().expect("a path");
            let counted = |ran: common::Ran| {
                assert_eq!(
                    (ran.status, ran.stdout.as_str()),
                    (Some(0), "1\n"),
                    "{told}: {}",
                    ran.stderr
                );
            };
            counted(poc("missions --org ecowas --count --data").arg(path).run());
            counted(
                poc("missions --org ecowas --count --data -")
                    .input(&text)
                    .run(),
            );
            counted(
                poc("missions --org ecowas --count")
                    .env("POC_DATA", path)
                    .run(),
            );
            for ran in [
                poc("validate").arg(path).run(),
                poc("validate -").input(&text).run(),
            ] {
                assert_eq!(ran.status, Some(0), "{told}: {}", ran.stdout);
                assert!(
                    ran.stdout.starts_with("2 records"),
                    "{told}: {}",
                    ran.stdout
                );
            }
            let ran = poc("diff --kind mission").arg(path).arg(path).run();
            assert_eq!(ran.status, Some(0), "{told}: {}", ran.stderr);
        }
    }
}

#[test]
fn what_is_not_json_is_told_by_what_it_seems_to_be() {
    let directory = common::scratch("seems");
    for (name, bytes, told) in [
        ("m.csv", &b"id,name\na,b\n"[..], "looks like CSV"),
        ("m.tsv", b"id\tname\na\tb\n", "tab-separated"),
        ("m.html", b"<!doctype html>", "HTML"),
        ("m.gz", &[0x1f, 0x8b, 8, 0, 0xff], "gzip"),
        ("m.xlsx", b"PK\x03\x04\xff\xfe", "ZIP"),
        ("m.xz", &[0xfd, b'7', b'z', b'X', b'Z', 0, 0xff], "xz"),
        ("m.bz2", b"BZh91AY", "bzip2"),
        ("m.zst", &[0x28, 0xb5, 0x2f, 0xfd], "zstd"),
        ("m.pdf", b"%PDF-1.7\n\xe2\xe3", "a PDF"),
        ("small.xlsx", b"PK\x03\x04", "ZIP"),
        ("m.yaml", b"- id: x\n  kind: mission\n", "YAML"),
        ("comment.json", b"// mine\n[]", "comments"),
        ("utf32.json", &[0xff, 0xfe, 0, 0, b'[', 0, 0, 0], "UTF-32"),
        ("no-mark.json", b"[\0]\0", "UTF-16"),
        ("utf16.json", &[0xff, 0xfe, b'[', 0, b']', 0], "UTF-16"),
        ("latin1.json", b"[{\"name\": \"C\xf4te\"}]", "Latin-1"),
        ("n.json", b"[1, 2]", "value 1 is a number"),
        ("t.json", b"\"a\"", "value 1 is a text"),
        (
            "deep.json",
            "[".repeat(200_000).as_bytes(),
            "value 1 is an array",
        ),
    ] {
        let path = directory.join(name);
        std::fs::write(&path, bytes).expect("a file");
        let ran = poc("missions --data")
            .arg(path.to_str().expect("a path"))
            .run();
        assert_eq!((ran.status, ran.stdout.as_str()), (Some(2), ""), "{name}");
        assert!(
            ran.stderr.contains(told) && ran.stderr.contains(name),
            "{name}: {}",
            ran.stderr
        );
        // To `validate` what is wrong with a file is the answer.
        let ran = poc("validate").arg(path.to_str().expect("a path")).run();
        assert_eq!(ran.status, Some(1), "{name}: {}", ran.stderr);
        assert!(ran.stderr.contains(told), "{name}: {}", ran.stderr);
    }
}

#[test]
fn what_is_left_unread_empty_or_replaced_is_said() {
    let directory = common::scratch("left");
    std::fs::write(
        directory.join("mission.json"),
        format!("[{}]", mission("unamsil", "name=\"Another name\"")),
    )
    .expect("a file");
    std::fs::write(directory.join("missions.json"), "[]").expect("a file");
    std::fs::write(directory.join("actor.json"), "").expect("a file");
    let ran = poc("validate")
        .arg(directory.to_str().expect("a path"))
        .run();
    for told in [
        "missions.json` was not read: it is not named after a kind; did you mean `mission.json`?",
        "actor.json` is empty: it has no records",
        "your data add 0 records and replace 1 record: unamsil",
    ] {
        assert!(ran.stderr.contains(told), "{told}: {}", ran.stderr);
    }
    let twice = poc("missions --data - --data -").input("[]").run();
    assert_eq!(twice.status, Some(2));
    assert!(twice.stderr.contains("only once"), "{}", twice.stderr);
}

#[test]
fn many_errors_are_grouped_by_kind() {
    let own: Vec<String> = (0..30)
        .map(|number| mission(&format!("m-{number}"), "status=\"over\""))
        .collect();
    let own = own.join("\n");
    let ran = poc("validate -").input(&own).run();
    assert_eq!(ran.status, Some(1));
    assert!(ran.stdout.contains("30"), "{}", ran.stdout);
    assert!(ran.stdout.lines().count() < 20, "{}", ran.stdout);
    let all = poc("validate - --json").input(&own).run();
    let all: serde_json::Value = serde_json::from_str(&all.stdout).expect("JSON");
    assert_eq!(all.as_array().map(Vec::len), Some(30));
    let query = poc("missions --data -").input(&own).run();
    assert_eq!(query.status, Some(2));
    assert!(
        query.stderr.contains("(and 29 more of this kind)"),
        "{}",
        query.stderr
    );
}

#[test]
fn missing_fields_are_one_row_that_names_the_first_of_them() {
    let ran = poc("validate - --width 80")
        .input("{\"kind\":\"mission\",\"id\":\"mine\"}")
        .run();
    assert_eq!(ran.status, Some(1));
    let row = ran.stdout.lines().find(|line| line.contains("nothing"));
    assert!(
        row.is_some_and(|row| row.contains("name,")),
        "{}",
        ran.stdout
    );
    let lines = ran.stdout.lines();
    assert_eq!(
        lines.filter(|line| line.contains("nothing")).count(),
        1,
        "{}",
        ran.stdout
    );
    assert!(ran.stdout.contains(" more "), "{}", ran.stdout);
    assert!(
        ran.stdout
            .ends_with("One row for each kind of error; --json lists every error.\n"),
        "{}",
        ran.stdout
    );
}

#[test]
fn a_whole_number_may_be_written_with_a_fraction_of_nothing() {
    let own = mission("mine", "outcomes=[]");
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
