//! `compare`: organizations side by side, and records field by field.
#![allow(clippy::expect_used, reason = "a test may fail by it")]

mod common;

use common::poc;
use serde_json::Value;

fn ids(value: &Value) -> Vec<&str> {
    value
        .as_array()
        .expect("an array")
        .iter()
        .map(|id| id.as_str().expect("an id"))
        .collect()
}

/// The dimension of this name in the answer.
fn dimension<'v>(answer: &'v Value, name: &str) -> &'v Value {
    answer["dimensions"]
        .as_array()
        .expect("dimensions")
        .iter()
        .find(|dimension| dimension["dimension"] == name)
        .expect("the dimension")
}

/// What is told with `--as-of`: the answer, with remarks about disputed and missing dates beside it.
fn as_of(line: &str) -> (Value, String) {
    let ran = poc(line).arg("--json").run();
    assert_eq!(ran.status, Some(0), "{}", ran.stderr);
    (serde_json::from_str(&ran.stdout).expect("JSON"), ran.stderr)
}

#[test]
fn two_organizations_stand_side_by_side_in_eight_dimensions() {
    let answer = poc("compare --orgs un,nato").json();
    let keys: Vec<_> = answer.as_object().expect("an object").keys().collect();
    assert_eq!(
        keys.len(),
        8,
        "orgs, as_of, dimensions_as_of, dimensions, counts, concepts, ties, state: {keys:?}"
    );
    assert_eq!(ids(&answer["orgs"]), ["un", "nato"]);
    assert_eq!(answer["as_of"], Value::Null);
    assert_eq!(answer["state"], Value::Null);
    assert_eq!(answer["dimensions_as_of"], 2022);
    assert_eq!(
        answer["dimensions"].as_array().expect("dimensions").len(),
        8
    );
    let importance = dimension(&answer, "importance-of-poc");
    assert_eq!(importance["name"], "Importance of POC");
    // Table 1 prints one bullet for the UN and two for NATO in this row.
    let printed = |org: &str| {
        let cell = importance["cells"][org].as_array().expect("a cell");
        cell.iter().take_while(|point| point["table"] == 1).count()
    };
    assert_eq!((printed("un"), printed("nato")), (1, 2));
}

#[test]
fn the_tables_of_the_paper_stand_first_and_the_text_is_counted() {
    let page = poc("compare --orgs un,eu,nato").ok();
    assert!(page.contains("Advantages and"), "{page}");
    assert!(page.contains("+ The UN understands"), "{page}");
    assert!(page.contains("− NATO lacks the mindset"), "{page}");
    assert!(
        page.contains("+ strength  − weakness  ± mixed  • neutral"),
        "{page}"
    );
    assert!(
        page.contains("points from the text (--all-points)"),
        "{page}"
    );
    let all = poc("compare --orgs un,eu,nato --all-points").ok();
    assert!(!all.contains("--all-points"), "{all}");
    assert!(all.len() > page.len());
}

#[test]
fn a_comparison_fits_a_screen_or_two() {
    for (orgs, most) in [("un,nato", 130), ("un,eu", 130), ("un,eu,nato", 170)] {
        let page = poc(&format!("compare --orgs {orgs} --width 100")).ok();
        assert!(page.contains("Counts"), "{page}");
        assert!(
            !page.contains("Concepts") && !page.contains("Ties"),
            "{page}"
        );
        let lines = page.lines().count();
        assert!(lines <= most, "{orgs}: {lines} lines");
    }
    let page = poc("compare --orgs un,nato --all").ok();
    for part in [
        "Concepts that all use",
        "Concepts coded for only one",
        "Ties",
        "claims of influence",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(!page.contains("Not shown"), "{page}");
    let page = poc("compare --orgs un,nato --ties").ok();
    assert!(
        page.contains("Ties") && !page.contains("Concepts that all use"),
        "{page}"
    );
}

#[test]
fn mandates_to_protect_and_to_train_are_counted_apart() {
    let answer = poc("compare --orgs un,eu,nato").json();
    for org in ["un", "eu", "nato"] {
        let counts = &answer["counts"][org];
        let number = |key: &str| counts[key].as_u64().expect("a count");
        assert_eq!(
            number("missions_with_poc_mandate"),
            number("missions_explicit") + number("missions_training")
        );
        let listed = poc(&format!(
            "missions --org {org} --mandate training --count -q"
        ))
        .ok();
        assert_eq!(counts["missions_training"].to_string(), listed.trim());
    }
}

#[test]
fn one_dimension_is_told_whole_and_alone() {
    let page = poc("compare --orgs un,nato --dimension training").ok();
    assert!(
        page.contains("Member states around the world offer 28"),
        "{page}"
    );
    assert!(
        !page.contains("Counts") && !page.contains("in the text"),
        "{page}"
    );
    let answer = poc("compare --orgs un,nato --dimension training").json();
    assert_eq!(answer["dimensions"].as_array().expect("one").len(), 1);
    let error = poc("compare --orgs un,nato --dimension trainin").err();
    assert!(error.contains("did you mean `training`?"), "{error}");
}

#[test]
fn the_counts_are_those_of_the_lists() {
    let answer = poc("compare --orgs eu,nato").json();
    for (key, list) in [
        ("policies", "policies"),
        ("missions", "missions"),
        ("missions_with_poc_mandate", "missions --mandate poc"),
        ("tools", "tools"),
        ("milestones", "timeline"),
        ("courses", "training"),
    ] {
        for org in ["eu", "nato"] {
            let listed = poc(&format!("{list} --org {org} --count")).ok();
            let counted = answer["counts"][org][key].to_string();
            assert_eq!(counted, listed.trim(), "{key} of {org}");
        }
    }
}

#[test]
fn each_concept_is_shared_by_all_by_some_or_of_one_alone() {
    let answer = poc("compare --orgs un,eu,nato").json();
    let shared = ids(&answer["concepts"]["shared"]);
    let alone = |org: &str| ids(&answer["concepts"]["only"][org]);
    assert!(shared.contains(&"active-protection"), "{shared:?}");
    // Terms of one organization's own approach are compared through their matches.
    assert!(!alone("nato").contains(&"lens-mitigate-harm"));
    assert!(!alone("eu").contains(&"element-essential-services"));
    for some in answer["concepts"]["some"].as_array().expect("some") {
        assert_eq!(ids(&some["orgs"]).len(), 2, "{some}");
        assert!(!shared.contains(&some["concept"].as_str().expect("an id")));
    }
    let two = poc("compare --orgs un,nato").json();
    assert_eq!(two["concepts"]["some"], serde_json::json!([]));
}

#[test]
fn ties_name_the_records_that_make_them() {
    let answer = poc("compare --orgs un,eu,nato").json();
    let ties = answer["ties"].as_array().expect("ties");
    let has = |tie: &str, orgs: &[&str], of: &[&str]| {
        ties.iter().any(|known| {
            known["tie"] == tie && ids(&known["orgs"]) == orgs && ids(&known["ids"]) == of
        })
    };
    assert!(has(
        "agreement",
        &["un", "nato"],
        &["un-nato-declaration-2008"]
    ));
    assert!(has("parallel", &["un", "eu"], &["monuc", "artemis"]));
    assert!(has("sequence", &["eu", "nato"], &["sfor", "althea"]));
    assert!(has("training", &["un", "eu"], &["austria-eu-poc"]));
    assert!(ties.iter().any(|tie| tie["tie"] == "influence"));
}

#[test]
fn as_of_a_year_only_what_was_there_then_counts() {
    let (answer, remarks) = as_of("compare --orgs un,nato --as-of 2013");
    assert_eq!(answer["as_of"], "2013");
    let un = &answer["state"]["un"];
    assert!(ids(&un["missions"]).contains(&"monusco"));
    assert!(!ids(&un["missions"]).contains(&"monuc"), "it ended in 2010");
    assert!(ids(&un["tools"]).contains(&"force-intervention-brigade"));
    assert!(ids(&un["policies"]).contains(&"dpko-poc-concept-2010"));
    assert!(!ids(&un["policies"]).contains(&"un-poc-policy-2015"));
    assert!(
        !ids(&un["policies"]).contains(&"sres-1270"),
        "a resolution speaks once"
    );
    let counted = answer["counts"]["un"]["missions"]
        .as_u64()
        .expect("a count");
    assert_eq!(counted, ids(&un["missions"]).len() as u64);
    assert!(answer["counts"]["nato"]["milestones"].as_u64() < Some(10));
    // NATO had no policy on POC, and so no lenses, in 2013.
    assert!(!ids(&answer["concepts"]["only"]["nato"]).contains(&"lens-mitigate-harm"));
    assert!(remarks.contains("without a known date"), "{remarks}");
    let ran = poc("compare --orgs un,nato --as-of 2013").run();
    assert!(
        ran.stdout.contains("the paper's assessment of 2022"),
        "{}",
        ran.stdout
    );
    assert!(ran.stdout.contains("MONUSCO (explicit)"), "{}", ran.stdout);
}

#[test]
fn the_mandate_of_a_year_is_read_from_its_history() {
    // MONUC had no mandate to protect before February 2000, UNAMSIL had one from October 1999.
    let (before, _) = as_of("compare --orgs un,nato --as-of 1998");
    assert_eq!(before["counts"]["un"]["missions_with_poc_mandate"], 0);
    let (first, _) = as_of("compare --orgs un,nato --as-of 1999");
    assert_eq!(first["counts"]["un"]["missions_with_poc_mandate"], 1);
    let (second, _) = as_of("compare --orgs un,nato --as-of 2000");
    assert_eq!(second["counts"]["un"]["missions_with_poc_mandate"], 2);
}

#[test]
fn a_disputed_year_that_decides_is_told() {
    let (_, remarks) = as_of("compare --orgs un,nato --as-of 2016");
    assert!(
        remarks.contains("sources disagree: as of 2016 `isaf` does not count, and would by another account (2021); see dis-isaf-end"),
        "{remarks}"
    );
    let (_, elsewhere) = as_of("compare --orgs un,nato --as-of 2006");
    assert!(!elsewhere.contains("isaf"), "{elsewhere}");
}

#[test]
fn what_is_shared_and_what_is_not_come_apart() {
    let shared = poc("compare --orgs un,nato --only shared").json();
    let different = poc("compare --orgs un,nato --only different").json();
    let all = poc("compare --orgs un,nato").json();
    assert_eq!(ids(&shared["concepts"]["only"]["un"]), Vec::<&str>::new());
    assert_eq!(ids(&different["concepts"]["shared"]), Vec::<&str>::new());
    assert_eq!(different["ties"], serde_json::json!([]));
    let points = |answer: &Value| {
        let cells = answer["dimensions"].as_array().expect("dimensions").iter();
        cells
            .map(|dimension| dimension["cells"]["un"].as_array().expect("a cell").len())
            .sum::<usize>()
    };
    assert!(points(&shared) > 0);
    assert_eq!(points(&shared) + points(&different), points(&all));
}

#[test]
fn tidy_rows_are_one_a_point() {
    let csv = poc("compare --orgs un,nato -f csv").ok();
    assert!(csv.starts_with("dimension,org,stance,summary\r\n"), "{csv}");
    let points = poc("assessments --org un,nato --count").ok();
    assert_eq!(
        csv.lines().count() - 1,
        points.trim().parse::<usize>().expect("a number")
    );
}

#[test]
fn an_organization_of_ones_own_survives_without_data() {
    let own = r#"[{"id": "osce", "kind": "organization", "name": "Organization for Security and Co-operation in Europe", "summary": null, "orgs": [], "acronym": "OSCE", "aliases": [], "role": "other", "layer": "supplement", "citations": []}]"#;
    let page = poc("compare --orgs un,osce --data - -q").input(own).ok();
    assert!(page.contains("no assessment"), "{page}");
    let ran = poc("compare --orgs un,osce --as-of 2013 --data - --json")
        .input(own)
        .run();
    let answer: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    assert_eq!(answer["counts"]["osce"]["missions"], 0);
    assert_eq!(answer["state"]["osce"]["tools"], serde_json::json!([]));
}

#[test]
fn what_cannot_be_compared_is_refused() {
    let error = poc("compare --orgs un,natoo").err();
    assert_eq!(
        error,
        "error: unknown organization `natoo`; did you mean `nato`?\n"
    );
    let error = poc("compare --orgs un").err();
    assert!(error.contains("needs two organizations"), "{error}");
    assert!(poc("compare --orgs un,un").err().contains("needs two"));
    assert!(poc("compare monuc").err().contains("needs two records"));
    assert!(poc("compare").err().contains("nothing to compare"));
    let error = poc("compare monuc hrddp").err();
    assert!(
        error.contains("`monuc` is a mission, `hrddp` is a policy"),
        "{error}"
    );
    assert!(
        poc("compare --orgs un,eu --as-of 20133")
            .err()
            .contains("invalid date `20133`")
    );
    assert!(
        poc("compare --orgs un,eu --as-of 2013,2016")
            .err()
            .contains("one year")
    );
    assert!(
        poc("compare --orgs un,eu --only same")
            .err()
            .contains("unknown only `same`")
    );
    assert_eq!(
        poc("compare monuc monusco --orgs un,eu").run().status,
        Some(2)
    );
}

#[test]
fn definitions_are_compared_component_by_component() {
    let answer = poc("compare un-2019 nato-2016 eu-2015").json();
    assert_eq!(
        ids(&answer["ids"]),
        ["def-un-2019", "def-nato-2016", "def-eu-2015"]
    );
    assert_eq!(answer["kind"], "definition");
    let fields = answer["fields"].as_array().expect("fields");
    let field = |name: &str| {
        fields
            .iter()
            .find(|field| field["field"] == name)
            .expect("the field")
    };
    // Of the three, deadly force stands in the UN's alone.
    let force = field("components.force-limit.present");
    assert_eq!(force["same"], false);
    assert_eq!(force["values"]["def-un-2019"], true);
    assert_eq!(force["values"]["def-nato-2016"], false);
    assert_eq!(field("components.third-party-harm.present")["same"], true);
    let page = poc("compare un-2019 nato-2016 eu-2015").ok();
    assert!(page.contains("Shared by all"), "{page}");
    assert!(
        page.contains("Only in UN definition, 2019 policy and 2020 handbook"),
        "{page}"
    );
    assert!(page.contains("not mentioned"), "{page}");
}

#[test]
fn records_are_compared_by_name() {
    let page = poc("compare monusco unmiss --width 80").ok();
    assert!(
        page.starts_with("2 missions, field by field\n\nfield "),
        "{page}"
    );
    assert!(
        page.contains("│ MONUSCO ") && page.contains("│ UNMISS"),
        "{page}"
    );
    let only = page.split("Only in MONUSCO\n").nth(1).unwrap_or_default();
    assert!(only.contains("Took over from: MONUC\n"), "{only}");
    assert!(
        page.contains("Shared by all\nOrganizations: UN\n"),
        "{page}"
    );
    // A field is called as `show` calls it, and a link is a name.
    let page = poc("compare un-2019 nato-2016").ok();
    for said in [
        "Limit of force",
        "Harm by own",
        "Concepts:   Active protection",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    for id in ["def-", "active-protection", "force-limit"] {
        assert!(!page.contains(id), "{id}: {page}");
    }
    // The name is what the columns are called.
    assert!(
        !page.lines().any(|line| line.starts_with("Name ")),
        "{page}"
    );
}

#[test]
fn records_are_compared_field_by_field() {
    let answer = poc("compare monuc minurcat --only shared").json();
    let fields = answer["fields"].as_array().expect("fields");
    assert!(fields.iter().all(|field| field["same"] == true));
    assert!(fields.iter().any(|field| field["field"] == "type"));
    let answer = poc("compare monuc minurcat --only different").json();
    let fields = answer["fields"].as_array().expect("fields");
    assert!(fields.iter().all(|field| field["same"] == false));
    let csv = poc("compare monuc minurcat -f csv").ok();
    assert!(csv.starts_with("field,id,value,same\r\n"), "{csv}");
    assert!(csv.contains("start,monuc,1999-11-30,false\r\n"), "{csv}");
}

#[test]
fn a_short_id_means_the_one_record_that_has_it_behind_a_prefix() {
    assert!(poc("show nato-2021").ok().contains("def-nato-2021"));
    let error = poc("compare nato-2031 un-2019").err();
    assert!(error.contains("unknown record `nato-2031`"), "{error}");
}

#[test]
fn every_format_answers_and_every_width() {
    for line in [
        "compare --orgs un,eu,nato --as-of 2013 -q",
        "compare un-2019 nato-2016",
    ] {
        for format in ["table", "list", "json", "ndjson", "csv", "tsv", "markdown"] {
            let out = poc(&format!("{line} -f {format}")).ok();
            assert!(out.ends_with('\n') && out.len() > 100, "{line} -f {format}");
        }
        for width in [40, 60, 100, 160] {
            let out = poc(&format!("{line} --width {width}")).ok();
            let wide = out
                .lines()
                .filter(|line| line.chars().count() > width)
                .count();
            assert!(wide == 0 || width == 40, "{line} --width {width}: {out}");
        }
    }
}

#[test]
fn of_each_concept_and_organization_it_is_said_what_is_known() {
    let answer = poc("compare --orgs un,eu,nato").json();
    let status = answer["concepts"]["status"].as_object().expect("an object");
    let all = poc("concepts --count").ok();
    assert_eq!(status.len().to_string(), all.trim());
    for (concept, by_org) in status {
        for (org, word) in by_org.as_object().expect("an object") {
            assert!(
                ["has", "passes-over", "not-told", "not-coded"]
                    .contains(&word.as_str().expect("a word")),
                "{concept}, {org}: {word}"
            );
        }
    }
    for shared in ids(&answer["concepts"]["shared"]) {
        for org in ["un", "eu", "nato"] {
            assert_eq!(status[shared][org], "has", "{shared}");
        }
    }
    // One has a concept to itself only where every other is known to pass it over, and no tier, lens or element does.
    for org in ["un", "eu", "nato"] {
        for concept in ids(&answer["concepts"]["only"][org]) {
            for other in ["un", "eu", "nato"]
                .into_iter()
                .filter(|other| *other != org)
            {
                assert_eq!(status[concept][other], "passes-over", "{concept}");
            }
            for own in ["tier-", "lens-", "element-"] {
                assert!(!concept.starts_with(own), "{concept}");
            }
        }
    }
    let early = poc("compare --orgs un,nato --as-of 1990 -q").json();
    assert_eq!(early["as_of"], "1990");
    let words = early["concepts"]["status"]
        .as_object()
        .expect("an object")
        .values();
    assert!(words.clone().all(|by_org| by_org["nato"] == "not-coded"));
}

#[test]
fn organizations_are_compared_as_of_a_day_too() {
    let answer = poc("compare --orgs un,eu --as-of 2010-07-01").run();
    let page = answer.stdout;
    assert!(page.contains("as of 2010-07-01"), "{page}");
}
