//! `search` as people and scripts ask it.
#![allow(clippy::expect_used, reason = "a test may fail by it")]

mod common;

use common::{Poc, poc};

/// A search for `words`, kept together as one argument.
fn search(words: &str) -> Poc {
    poc("search").arg(words)
}

/// The ids found, best first.
fn ids(call: Poc) -> Vec<String> {
    let hits = call.json();
    let hits = hits.as_array().expect("an array");
    hits.iter()
        .map(|hit| hit["id"].as_str().expect("an id").to_owned())
        .collect()
}

fn first(words: &str) -> String {
    ids(search(words)).first().cloned().unwrap_or_default()
}

/// A directory for one test's own data, emptied first.
fn own(name: &str, file: &str, text: &str) -> String {
    let directory = std::env::temp_dir().join(format!("poc-search-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&directory).expect("a directory");
    std::fs::write(directory.join(file), text).expect("written");
    directory.display().to_string()
}

#[test]
fn symbols_and_acronyms_find_their_record() {
    for (words, id) in [
        ("S/RES/2098", "sres-2098"),
        ("2098", "sres-2098"),
        ("resolution 2098", "sres-2098"),
        ("2013/34/CFSP", "2013-34-cfsp"),
        ("EUFOR Tchad/RCA", "eufor-tchad-rca"),
        ("eufor chad/car", "eufor-tchad-rca"),
        ("hrddp", "hrddp"),
        ("MONUSCO", "monusco"),
    ] {
        assert_eq!(first(words), id, "{words}");
    }
    let editions = ids(search("AJP-3.4.1").arg("-n2"));
    assert!(
        editions.iter().all(|id| id.starts_with("ajp-3-4-1")),
        "{editions:?}"
    );
}

#[test]
fn other_spellings_and_names_find_the_same() {
    for (left, right) in [
        ("côte d'ivoire", "COTE D'IVOIRE"),
        ("stabilisation force", "stabilization force"),
        ("16 operations", "sixteen operations"),
        ("air strikes", "airstrikes"),
        ("missions of the OTAN", "missions of NATO"),
    ] {
        assert_eq!(first(left), first(right), "{left}");
    }
    assert_eq!(first("drones"), "unmanned-aerial-vehicles");
    assert_eq!(first("UAVs"), "unmanned-aerial-vehicles");
    assert_eq!(first("Department of Peacekeeping Operations"), "dpko");
}

#[test]
fn a_hit_has_the_keys_of_the_contract() {
    let hits = search("joint protection teams").arg("-n1").json();
    let hit = hits[0].as_object().expect("an object");
    let keys: Vec<&str> = hit.keys().map(String::as_str).collect();
    assert_eq!(hits.as_array().map(Vec::len), Some(1));
    assert_eq!(hit["id"], "joint-protection-teams");
    assert_eq!(hit["kind"], "tool");
    assert_eq!(hit["record"]["pioneered_by"], "monuc");
    for key in ["kind", "id", "name", "score", "snippet", "record"] {
        assert!(keys.contains(&key), "{key}");
    }
    assert_eq!(keys.len(), 6);
}

#[test]
fn a_typo_is_told_and_corrected() {
    let ran = search("monsuco").arg("-n1").arg("-fcsv").run();
    assert_eq!(ran.status, Some(0));
    assert_eq!(
        ran.stderr,
        "no record has `monsuco`; searched for `monusco`\n"
    );
    assert!(ran.stdout.contains("mission,monusco,"), "{}", ran.stdout);
}

#[test]
fn nothing_found_is_an_empty_answer() {
    let ran = search("qqqqzzzz").arg("--json").run();
    assert_eq!((ran.stdout.as_str(), ran.status), ("[]\n", Some(0)));
    assert_eq!(ran.stderr, "no record has `qqqqzzzz`\nnothing matches\n");
    let ran = search("qqqqzzzz").arg("--exit-code").run();
    assert_eq!((ran.stdout.as_str(), ran.status), ("", Some(1)));
    let ran = search("the of").arg("--json").run();
    assert_eq!(
        ran.stderr,
        "`the of` has no word to search for; use a name or another word\n"
    );
}

#[test]
fn conditions_narrow_the_answer() {
    let missions = search("kind:mission congo").json();
    let missions = missions.as_array().expect("an array");
    assert!(!missions.is_empty());
    assert!(missions.iter().all(|hit| hit["kind"] == "mission"));
    assert_eq!(
        ids(search("kind:operations congo")),
        ids(poc("search congo --kind missions"))
    );
    let of_eu = search("training org:eu").json();
    let of_eu = of_eu.as_array().expect("an array");
    assert!(of_eu.iter().all(|hit| {
        let orgs = hit["record"]["orgs"].to_string();
        orgs.contains("\"eu\"") || hit["record"]["track"] == "eu"
    }));
    assert_eq!(
        ids(search("training org:eu")),
        ids(poc("search training --org eu"))
    );
    let named = poc("search training --orgs").arg("European Union");
    assert_eq!(ids(search("training org:eu")), ids(named));
    let early = search("mandate kind:milestone year:1999..2000").json();
    let early = early.as_array().expect("an array");
    assert!(
        early
            .iter()
            .any(|hit| hit["id"] == "ms-1999-unamsil-mandate")
    );
    assert!(
        early
            .iter()
            .all(|hit| matches!(hit["record"]["year"].as_i64(), Some(1999 | 2000)))
    );
}

#[test]
fn phrases_stand_together_and_words_can_be_left_out() {
    let all = |words: &str| search(words).arg("-n").arg("9999").json();
    let phrase = all("\"use of force\"");
    let phrase = phrase.as_array().expect("an array");
    let any = all("use of force").as_array().expect("an array").len();
    assert!(!phrase.is_empty() && phrase.len() < any);
    assert_eq!(phrase[0]["id"], "use-of-force");
    let with = ids(search("kosovo riots").arg("-n9999"));
    let without = ids(search("kosovo riots not:kfor").arg("-n9999"));
    assert!(with.contains(&"kfor".to_owned()) && !without.contains(&"kfor".to_owned()));
    assert!(!without.is_empty() && without.len() < with.len());
    let ran = search("\"force of use\"").run();
    assert_eq!((ran.stdout.as_str(), ran.status), ("", Some(0)));
    assert!(
        ran.stderr.contains("no record meets all conditions"),
        "{}",
        ran.stderr
    );
}

#[test]
fn conditions_alone_list_all_that_meet_them() {
    let courses = ids(search("kind:course"));
    assert_eq!(
        courses.len().to_string(),
        poc("training --count").ok().trim()
    );
}

#[test]
fn wrong_conditions_are_errors() {
    assert!(
        poc("search x --kind misson")
            .err()
            .contains("unknown kind `misson`; did you mean `mission`?")
    );
    assert!(
        search("kind:misson x")
            .err()
            .contains("unknown kind `misson`")
    );
    assert!(
        poc("search x --org natoo")
            .err()
            .contains("unknown organization `natoo`")
    );
    assert!(search("x year:13").err().contains("invalid year `13`"));
    assert!(
        poc("search x -n many")
            .err()
            .contains("invalid limit `many`")
    );
    assert!(search(" ").err().contains("no words to search for"));
    poc("search").err();
}

/// The last line of an answer for people.
fn footer(call: Poc) -> String {
    let page = call.ok();
    page.lines().last().unwrap_or_default().to_owned()
}

#[test]
fn a_page_ends_in_one_line_that_counts_the_good_matches() {
    let few = ids(search("joint protection teams")).len();
    assert!((2..20).contains(&few), "{few}");
    let line = footer(search("joint protection teams").arg("--width").arg("120"));
    assert!(line.starts_with(&format!("{few} records; ")), "{line}");
    assert!(line.contains(" more share a word with the question (-n "));
    let line = footer(search("joint protection teams").arg("-n1"));
    assert!(
        line.starts_with(&format!("1 of {few} records; -n {few} shows all; ")),
        "{line}"
    );
    let line = footer(search("kind:course"));
    assert!(line.ends_with(" records"), "{line}");
}

#[test]
fn a_table_shows_ten_at_most_and_scripts_get_all_good_matches() {
    let courses = ids(search("kind:milestone")).len();
    assert!(courses > 10);
    let line = footer(search("kind:milestone").arg("--width").arg("100"));
    assert_eq!(
        line,
        format!("10 of {courses} records; -n {courses} shows all")
    );
    let table = search("protection").arg("--width").arg("100").ok();
    assert!(table.lines().all(|line| line.chars().count() <= 100));
}

#[test]
fn a_hit_begins_with_its_name_and_shows_what_answers_and_the_source() {
    let page = search("joint protection teams")
        .arg("-n1")
        .arg("--width")
        .arg("140")
        .ok();
    let header: Vec<&str> = page
        .lines()
        .next()
        .unwrap_or_default()
        .split('│')
        .map(str::trim)
        .collect();
    assert_eq!(header, ["name", "id", "kind", "answer", "source"]);
    assert!(page.contains("POC"), "{page}");
    let page = search("is unifil still running")
        .arg("-n1")
        .arg("-fmarkdown")
        .ok();
    assert!(page.contains("status: ongoing"), "{page}");
    let page = search("who led artemis").arg("-n1").arg("-fmarkdown").ok();
    assert!(page.contains("lead: "), "{page}");
    let hit = search("who led artemis").arg("-n1").json();
    let snippet = hit[0]["snippet"].as_str().expect("text");
    assert!(
        snippet.starts_with("lead: ") && snippet.contains("; "),
        "{snippet}"
    );
    // Of a series, the entry that was decided last, with what it is; what has no room is marked.
    for (words, shown) in [
        (
            "until when does minusca run",
            "terms: Security Council Resolution 2800 (until 2026-11-15, for 14, against 0, …)",
        ),
        (
            "who voted against unifil",
            "terms against: 0 (Security Council Resolution 2790, the last of 5)",
        ),
    ] {
        let hit = search(words).arg("-n1").json();
        let snippet = hit[0]["snippet"].as_str().expect("text");
        assert!(snippet.contains(shown), "{words}: {snippet}");
    }
}

#[test]
fn questions_are_answered_by_the_record_that_has_the_answer() {
    for (words, wanted) in [
        ("flying cameras", &["unmanned-aerial-vehicles"][..]),
        ("unifl still running?", &["unifil"]),
        ("who leads eutm moz", &["eutm-mozambique"]),
        (
            "first UN mission with a mandate to protect civilians",
            &["unamsil", "sres-1270"],
        ),
        (
            "how do UN tiers map to NATO lenses",
            &["tier-1-dialogue", "tier-2-physical", "tier-3-environment"],
        ),
        ("joint protection teams", &["joint-protection-teams"]),
        (
            "rules for helping a local army that abuses people",
            &["hrddp"],
        ),
        (
            "what to do before harm happens",
            &["prevention-to-consolidation"],
        ),
        ("latest un poc pol ref no", &["un-poc-policy-2023"]),
    ] {
        let ran = search(words)
            .arg("-fcsv")
            .arg("--no-header")
            .arg("-n1")
            .run();
        let found = ran.stdout.split(',').nth(1).unwrap_or_default();
        assert!(wanted.contains(&found), "{words}: {found}");
    }
}

#[test]
fn a_word_cut_short_is_found_by_its_beginning() {
    let ran = search("eutm moz").arg("-n1").arg("-fcsv").run();
    assert!(ran.stdout.contains("mission,eutm-mozambique,"));
    assert_eq!(ran.stderr, "");
    let ran = search("monusc").arg("-n1").arg("-fcsv").run();
    assert!(ran.stdout.contains("mission,monusco,"));
    assert!(
        ran.stderr
            .starts_with("no record has `monusc`; searched for `monusco`"),
        "{}",
        ran.stderr
    );
}

#[test]
fn a_word_that_the_data_have_is_never_changed() {
    for words in [
        "unmis",
        "unmiss",
        "misca",
        "minusca",
        "eufor",
        "drones",
        "flying cameras",
    ] {
        let ran = search(words).arg("--json").run();
        assert_eq!(ran.stderr, "", "{words}");
    }
    assert_eq!(first("unmis"), "unmis");
}

#[test]
fn what_has_no_word_asks_for_one() {
    for words in ["\"", "\"\"", "*", "the", "\"of the\"", "a"] {
        let ran = search(words).arg("--json").run();
        assert_eq!(
            (ran.stdout.as_str(), ran.status),
            ("[]\n", Some(0)),
            "{words}"
        );
        assert_eq!(
            ran.stderr,
            format!("`{words}` has no word to search for; use a name or another word\n")
        );
    }
}

#[test]
fn part_of_a_word_is_found_in_scripts_without_spaces() {
    let text = poc("missions --fields all --json").ok();
    let missions: Vec<serde_json::Value> = serde_json::from_str(&text).expect("JSON");
    let artemis = missions.iter().find(|mission| mission["id"] == "artemis");
    let mut added = artemis.expect("there").clone();
    let mut records = Vec::new();
    for (id, name) in [
        ("own-chinese", "联合国刚果民主共和国特派团"),
        ("own-korean", "유엔 콩고민주공화국 안정화 임무단"),
        ("own-japanese", "国際連合コンゴ民主共和国ミッション"),
        ("own-thai", "ภารกิจสหประชาชาติในคองโก"),
    ] {
        added["id"] = id.into();
        added["name"] = name.into();
        added["aliases"] = serde_json::json!([]);
        records.push(added.clone());
    }
    let data = own(
        "scripts",
        "mission.json",
        &serde_json::json!(records).to_string(),
    );
    for (words, id) in [
        ("刚果", "own-chinese"),
        ("特派团", "own-chinese"),
        ("刚", "own-chinese"),
        ("콩고", "own-korean"),
        ("コンゴ", "own-japanese"),
        ("คองโก", "own-thai"),
    ] {
        let found = ids(search(words)
            .arg("--data")
            .arg(&data)
            .arg("-q")
            .arg("--trust"));
        assert_eq!(found.first().map(String::as_str), Some(id), "{words}");
    }
    let none = search("中国")
        .arg("--data")
        .arg(&data)
        .arg("--trust")
        .arg("--json")
        .run();
    assert_eq!(
        none.stdout,
        "[]
"
    );
}

/// People find a record by everyday words, and never see them as a name of it.
#[test]
fn everyday_words_are_not_shown() {
    let hit = search("flying cameras").arg("-n1").json();
    assert!(!hit[0].to_string().to_lowercase().contains("flying camera"));
    let page = search("flying cameras").arg("-n1").arg("--explain").ok();
    assert!(page.contains("everyday terms for it"), "{page}");
}

#[test]
fn matches_are_marked_in_colour_alone() {
    let plain = poc("search drones -n 1").ok();
    assert!(!plain.contains('\u{1b}') && !plain.contains('\u{206a}'));
    let coloured = poc("search drones -n 1 --color always").ok();
    assert!(
        coloured.contains("\u{1b}[1m\u{1b}[4mDrones\u{1b}[0m"),
        "{coloured}"
    );
    assert!(!coloured.contains('\u{206a}'));
}

#[test]
fn a_rank_can_be_explained() {
    let page = poc("search drones -n 1 --explain --width 120").ok();
    assert!(
        page.contains("`drones`, under another name, in id, "),
        "{page}"
    );
    assert!(page.contains("= ") && page.contains(": score"), "{page}");
    let page = poc("search who leads eutm moz -n 1 --explain --width 120")
        .run()
        .stdout;
    assert!(page.contains("`moz`, read as `mozambique`, in "), "{page}");
    assert!(page.contains("`eutm moz` is its name"), "{page}");
    let hits = poc("search drones -n 1 --explain").json();
    let reasons = hits[0]["explain"].as_array().expect("reasons");
    assert_eq!(reasons[0]["word"], "drones");
    assert!(
        reasons[0]["fields"]["name"]
            .as_f64()
            .is_some_and(|score| score > 0.0)
    );
}

#[test]
fn every_format_answers_with_and_without_data() {
    let empty = own("empty", "mission.json", "[]");
    for format in ["table", "list", "json", "ndjson", "csv", "tsv", "markdown"] {
        let some = poc(&format!("search artemis -n 2 -f {format}")).ok();
        assert!(some.contains("artemis"), "{format}");
        let ran = poc(&format!(
            "search artemis -f {format} --only-data --data {empty}"
        ))
        .run();
        assert_eq!(ran.status, Some(0), "{format}");
        assert!(!ran.stdout.contains("artemis"));
        assert!(ran.stderr.contains("no record has `artemis`"));
    }
}

/// What is tabled when the program is built is what would be tabled now.
#[test]
fn embedded_records_rank_as_scanned_ones_do() {
    for words in [
        "who leads EUTM Mali",
        "S/RES/2098",
        "protection of civilians in congo",
        "drones",
    ] {
        let scanned = search(words)
            .arg("--only-data")
            .arg("--data")
            .arg("data")
            .arg("--trust");
        assert_eq!(search(words).json(), scanned.json(), "{words}");
    }
}

#[test]
fn a_users_records_are_found_among_the_others() {
    let text = poc("missions --fields all --json").ok();
    let mut missions: Vec<serde_json::Value> = serde_json::from_str(&text).expect("JSON");
    let mut artemis = missions.remove(
        missions
            .iter()
            .position(|mission| mission["id"] == "artemis")
            .expect("there"),
    );
    artemis["summary"] = "Zanzibar was never its area.".into();
    let mut added = artemis.clone();
    added["id"] = "operation-quagga".into();
    added["name"] = "Operation Quagga".into();
    added["aliases"] = serde_json::json!([]);
    let data = own(
        "own",
        "mission.json",
        &serde_json::json!([artemis, added]).to_string(),
    );
    let with = |words: &str| {
        ids(search(words)
            .arg("--data")
            .arg(&data)
            .arg("-q")
            .arg("--trust"))
    };
    // The decisions that it names as its basis are found by its name too, after it.
    assert_eq!(
        with("quagga"),
        ["operation-quagga", "2003-423-cfsp", "sres-1484"]
    );
    assert_eq!(with("zanzibar").len(), 2);
    assert_eq!(with("operation artemis")[0], "artemis");
    assert_eq!(
        with("operation artemis")
            .iter()
            .filter(|id| *id == "artemis")
            .count(),
        1
    );
}

#[test]
fn a_layer_hides_the_other() {
    assert_eq!(first("minujusth"), "minujusth");
    let paper = ids(search("minujusth").arg("--layer").arg("paper"));
    assert!(!paper.contains(&"minujusth".to_owned()), "{paper:?}");
    let supplement = search("minujusth").arg("--layer").arg("supplement").json();
    let supplement = supplement.as_array().expect("an array");
    assert!(supplement.iter().any(|hit| hit["id"] == "minujusth"));
    assert!(
        supplement
            .iter()
            .all(|hit| hit["record"]["layer"] == "supplement")
    );
}
