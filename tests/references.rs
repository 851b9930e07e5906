//! Every list as a file of references: `-f bibtex`, `biblatex`, `ris`, `csl-json`.
#![allow(clippy::expect_used, reason = "a test may fail by it")]

mod common;

use std::collections::HashSet;

use common::{poc, scratch};
use poc_cli::model::{KINDS, Kind};

const FORMATS: [&str; 4] = ["bibtex", "biblatex", "ris", "csl-json"];

/// Asks for `line` in `format`, without notes.
fn ask(line: &str, format: &str) -> String {
    poc(line).arg("-q").arg("-f").arg(format).ok()
}

/// The keys of the entries in `text`, in their order.
fn keys(text: &str, format: &str) -> Vec<String> {
    match format {
        "csl-json" => {
            let items: serde_json::Value = serde_json::from_str(text).expect("JSON");
            let items = items.as_array().expect("an array").clone();
            let ids = items
                .iter()
                .map(|item| item["id"].as_str().expect("an id").to_owned());
            ids.collect()
        }
        "ris" => text
            .split("\r\n")
            .filter_map(|line| line.strip_prefix("ID  - "))
            .map(str::to_owned)
            .collect(),
        _ => text
            .lines()
            .filter_map(|line| line.strip_prefix('@')?.split_once('{'))
            .map(|(_, key)| key.trim_end_matches(',').to_owned())
            .collect(),
    }
}

/// The entries of a BibTeX file.
fn entries(text: &str) -> impl Iterator<Item = &str> {
    text.split("\n\n")
        .map(str::trim)
        .filter(|entry| !entry.is_empty())
}

fn ids(list: &str) -> Vec<String> {
    let records = poc(list).args("-q --fields id").json();
    let records = records.as_array().expect("records").clone();
    let ids = records
        .iter()
        .map(|record| record["id"].as_str().expect("an id").to_owned());
    ids.collect()
}

#[test]
fn every_list_has_the_same_documents_in_every_format_of_references() {
    let documents: HashSet<String> = ["policies", "sources"].into_iter().flat_map(ids).collect();
    for kind in KINDS {
        let of_all: Vec<Vec<String>> = FORMATS
            .iter()
            .map(|format| keys(&ask(kind.list, format), format))
            .collect();
        let [first, others @ ..] = of_all.as_slice() else {
            panic!("no formats")
        };
        assert!(!first.is_empty(), "{}", kind.list);
        for other in others {
            assert_eq!(first, other, "{}", kind.list);
        }
        let once: HashSet<&String> = first.iter().collect();
        assert_eq!(once.len(), first.len(), "{}: each document once", kind.list);
        for key in first {
            assert!(documents.contains(key), "{}: {key}", kind.list);
        }
        // A list of documents has all of them, in its order.
        if kind.is_citable() {
            assert_eq!(*first, ids(kind.list), "{}", kind.list);
        }
    }
    let all: HashSet<String> = keys(&ask("export", "ris"), "ris").into_iter().collect();
    assert_eq!(all, documents);
}

#[test]
fn a_list_and_cite_print_the_same_entries() {
    let citable: Vec<&Kind> = KINDS
        .iter()
        .copied()
        .filter(|kind| kind.is_citable())
        .collect();
    assert!(!citable.is_empty());
    for kind in citable {
        let line = format!("{} -n 40", kind.list);
        for format in FORMATS {
            let mut cite = poc("cite --style").arg(format);
            for id in ids(&line) {
                cite = cite.arg(&id);
            }
            assert_eq!(cite.ok(), ask(&line, format), "{line} -f {format}");
        }
    }
    assert_eq!(
        ask("missions --sort id -n 1", "biblatex"),
        poc("cite")
            .arg(&ids("missions --sort id -n 1")[0])
            .args("--style biblatex")
            .ok()
    );
}

#[test]
fn filters_order_and_layer_apply() {
    let line = "sources --type interview --sort -date";
    assert_eq!(keys(&ask(line, "ris"), "ris"), ids(line));
    let timeline = keys(&ask("timeline --year 2013", "bibtex"), "bibtex");
    assert!(timeline.contains(&"sres-2098".to_owned()), "{timeline:?}");
    let with_policies = "timeline --year 2013 --include policies";
    assert!(keys(&ask(with_policies, "bibtex"), "bibtex").len() > timeline.len());
    assert!(!ask("missions --expand year --active 2010", "csl-json").is_empty());

    let layer = |id: &str| poc("show").arg(id).json()[0]["record"]["layer"].clone();
    let paper = keys(&ask("missions --layer paper --org eu", "ris"), "ris");
    assert!(paper.len() > 3);
    for id in paper {
        assert_eq!(layer(&id), "paper", "{id}");
    }
}

#[test]
fn nothing_found_is_an_empty_file_and_a_number_stays_one() {
    for (format, empty) in [
        ("bibtex", ""),
        ("biblatex", ""),
        ("ris", ""),
        ("csl-json", "[]\n"),
    ] {
        assert_eq!(ask("sources --year 1800", format), empty, "{format}");
        assert_eq!(ask("sources -n 7 --count", format), "7\n", "{format}");
        let ran = poc("--only-data --data tests/data/empty sources -f")
            .arg(format)
            .run();
        assert_eq!(
            (ran.stdout.as_str(), ran.status),
            (empty, Some(0)),
            "{format}"
        );
    }
}

#[test]
fn a_record_without_documents_is_counted() {
    let mut org = poc("show au").json()[0]["record"].clone();
    for (field, value) in [
        ("id", "ecowas"),
        ("acronym", "ECOWAS"),
        ("name", "Economic Community"),
    ] {
        org[field] = value.into();
    }
    org["aliases"] = serde_json::json!([]);
    org["citations"] = serde_json::json!([]);
    let ran = poc("--data - --only-data --trust orgs -f ris")
        .input(&org.to_string())
        .run();
    assert_eq!((ran.stdout.as_str(), ran.status), ("", Some(0)));
    assert!(
        ran.stderr.contains("1 record cites no document\n"),
        "{}",
        ran.stderr
    );
}

#[test]
fn what_is_no_list_refuses_and_says_how() {
    for line in [
        "show unamsil",
        "search congo",
        "cite unamsil",
        "stats",
        "compare un nato",
        "matrix tiers lenses",
    ] {
        for format in FORMATS {
            assert_eq!(
                poc(line).arg("-f").arg(format).err(),
                format!(
                    "error: {format} is available for lists; `poc cite ID --style {format}` cites other records\n"
                ),
                "{line}"
            );
        }
    }
    for (option, said) in [
        ("-f ris", "`-f ris`"),
        ("-f svg", "`-f svg`"),
        ("--chart", "--chart"),
    ] {
        assert_eq!(
            poc("missions --fields id").args(option).err(),
            format!("error: --fields and {said} exclude each other\n")
        );
    }
    assert!(poc("sources -o bibtex").err().contains("`-f bibtex`"));
    assert!(
        poc("sources -f bibtext")
            .err()
            .contains("did you mean `bibtex`")
    );
}

#[test]
fn a_file_is_said_to_have_references() {
    let folder = scratch("references");
    for (name, format, said) in [
        ("a.bib", "bib", ""),
        ("b.bib", "biblatex", ""),
        ("c.json", "csl-json", ""),
    ] {
        let path = folder.join(name).display().to_string();
        let ran = poc("sources -n 2 -f")
            .arg(format)
            .arg("-o")
            .arg(&path)
            .run();
        assert_eq!(ran.status, Some(0), "{}", ran.stderr);
        assert_eq!(ran.stderr, format!("wrote 2 references to {path}{said}\n"));
    }
    let path = folder.join("d.bib").display().to_string();
    let ran = poc("sources -n 1 -o").arg(&path).run();
    assert_eq!(
        ran.stderr,
        format!("wrote 1 source to {path}; its format is table, use `-f bibtex` for bibtex\n")
    );
}

/// What the styles of BibTeX and the data model of biblatex ask of an entry. Both programs were run by hand; this is what
/// they complained about.
#[test]
fn entries_have_what_their_programs_ask() {
    let plain = ask("export", "bibtex");
    for entry in entries(&plain) {
        let has = |name: &str| entry.contains(&format!("\n  {name} = "));
        assert!(has("title"), "{entry}");
        // Without these a style has nothing to sort an entry by, and some stop.
        assert!(has("author") || has("editor") || has("key"), "{entry}");
        assert_eq!(
            entry.starts_with("@techreport"),
            has("institution"),
            "{entry}"
        );
    }
    let rich = ask("export", "biblatex");
    let mut days = 0;
    for entry in entries(&rich) {
        let has = |name: &str| entry.contains(&format!("\n  {name} = "));
        assert!(!has("key") && !has("year"), "{entry}");
        let reports = ["@report", "@thesis"];
        let is_report = reports.iter().any(|of| entry.starts_with(of));
        assert_eq!(is_report, has("institution"), "{entry}");
        // Of the types used, only this one has the day of an event, and it has no organization.
        if has("eventdate") {
            days += 1;
            assert!(entry.starts_with("@unpublished"), "{entry}");
        }
        if entry.starts_with("@unpublished") {
            assert!(!has("organization"), "{entry}");
        }
        if ["@misc", "@online", "@unpublished"]
            .iter()
            .any(|of| entry.starts_with(of))
        {
            assert!(!has("number"), "{entry}");
        }
    }
    assert!(days > 5, "{days}");
}

#[test]
fn people_are_no_institution() {
    let mut report = poc("show src-hrw-2008").json()[0]["record"].clone();
    report["id"] = "src-mine".into();
    report["name"] = "Mine".into();
    report["authors"] = serde_json::json!(["Smith, Jane", "Müller, Hans-Jürgen"]);
    report["publisher"] = serde_json::Value::Null;
    let cite = |style: &str| {
        let ran = poc("--data - cite src-mine --style")
            .arg(style)
            .input(&report.to_string())
            .run();
        assert_eq!(ran.status, Some(0), "{}", ran.stderr);
        ran.stdout
    };
    for style in ["bibtex", "biblatex"] {
        let said = cite(style);
        assert!(said.starts_with("@misc{src-mine,"), "{said}");
        assert!(said.contains("  howpublished = {Report}"), "{said}");
        assert!(!said.contains("institution"), "{said}");
    }
}
