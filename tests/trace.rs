//! What shaped what: the asks of `trace`, held against the paper.

mod common;

use common::poc;
use serde_json::Value;

/// The edges of an answer as `from relation to year`.
fn edges(answer: &Value) -> Vec<String> {
    let edge = |edge: &Value| {
        let text = |key: &str| edge[key].as_str().unwrap_or_default().to_owned();
        let words = [
            text("from"),
            text("relation"),
            text("to"),
            edge["year"].to_string(),
        ];
        words.join(" ")
    };
    answer["edges"]
        .as_array()
        .into_iter()
        .flatten()
        .map(edge)
        .collect()
}

fn ids(answer: &Value) -> Vec<&str> {
    let nodes = answer["nodes"].as_array().into_iter().flatten();
    nodes.filter_map(|node| node["id"].as_str()).collect()
}

#[test]
fn what_artemis_shaped() {
    let answer = poc("trace artemis --down --depth 1 -q").json();
    let edges = edges(&answer);
    // "MONUC established an Ituri brigade closely modeled on Artemis", "an impetus for MONUSCO's subsequent formation of its
    // own intervention brigades", "set the standard for EU cooperation with UN peace operations".
    for known in [
        "artemis template-for monuc-ituri-brigade 2003",
        "artemis impetus-for force-intervention-brigade 2013",
        "artemis lessons-for monuc 2003",
        "artemis template-for interorganizational-cooperation null",
    ] {
        assert!(
            edges.iter().any(|edge| edge == known),
            "{known} in {edges:?}"
        );
    }
    // Nothing that shaped it is among them.
    assert!(edges.iter().all(|edge| edge.starts_with("artemis ")));
    assert_eq!(answer["root"], "artemis");
    assert_eq!(answer["to"], Value::Null);
    assert_eq!(answer["paths"], serde_json::json!([]));
}

#[test]
fn what_shaped_natos_policy() {
    let answer = poc("trace nato-poc-policy-2016 --depth 1 -q").json();
    let edges = edges(&answer);
    for known in [
        "austria-food-for-thought-2013 informed nato-poc-policy-2016 2016",
        "jallc-harm-report-2015 informed nato-poc-policy-2016 2016",
        "poc-tiger-team advocated nato-poc-policy-2016 2016",
        "nato-poc-policy-2016 template-for ukraine-poc-strategy-2020 2020",
    ] {
        assert!(
            edges.iter().any(|edge| edge == known),
            "{known} in {edges:?}"
        );
    }
    let tree = poc("trace nato-poc-policy-2016 --depth 1 -q").ok();
    let (up, down) = tree.split_once("What it shaped").expect("two trees");
    assert!(
        up.contains(
            "2016 informed ← Austrian food-for-thought paper 2013 (austria-food-for-thought-2013)"
        ),
        "{up}"
    );
    assert!(
        down.contains("2020 template-for → Ukraine's POC strategy (ukraine-poc-strategy-2020)"),
        "{down}"
    );
}

#[test]
fn the_way_from_austrias_paper_to_ukraines_strategy() {
    let asked = "trace austria-food-for-thought-2013 --to ukraine-poc-strategy-2020";
    let answer = poc(asked).json();
    assert_eq!(
        answer["paths"],
        serde_json::json!([[
            "austria-food-for-thought-2013",
            "nato-poc-policy-2016",
            "ukraine-poc-strategy-2020"
        ]])
    );
    assert_eq!(answer["to"], "ukraine-poc-strategy-2020");
    assert_eq!(ids(&answer).len(), 3);
    assert_eq!(
        edges(&answer),
        [
            "austria-food-for-thought-2013 informed nato-poc-policy-2016 2016",
            "nato-poc-policy-2016 template-for ukraine-poc-strategy-2020 2020"
        ]
    );
    let tree = poc(asked).arg("--ascii").ok();
    assert!(
        tree.contains("`- 2016 informed -> NATO POC policy"),
        "{tree}"
    );
    assert!(tree.is_ascii());
}

#[test]
fn a_way_back_is_told_as_one() {
    let ran = poc(
        "trace ukraine-poc-strategy-2020 --to austria-food-for-thought-2013 --json --exit-code",
    )
    .run();
    assert_eq!(ran.status, Some(0));
    assert_eq!(
        ran.stderr,
        "no path from `ukraine-poc-strategy-2020` to `austria-food-for-thought-2013`; showing those from `austria-food-for-thought-2013` to `ukraine-poc-strategy-2020`\n"
    );
    let answer: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    assert_eq!(
        answer["paths"],
        serde_json::json!([[
            "ukraine-poc-strategy-2020",
            "nato-poc-policy-2016",
            "austria-food-for-thought-2013"
        ]])
    );
    // The edges run as they run, whichever way was asked.
    assert_eq!(answer["edges"][0]["from"], "nato-poc-policy-2016");
}

#[test]
fn no_way_is_no_error() {
    let asked = "trace ukraine-poc-strategy-2020 --to austria-food-for-thought-2013 --down --json";
    let ran = poc(asked).run();
    assert_eq!(ran.status, Some(0));
    assert_eq!(
        ran.stderr,
        "no path from `ukraine-poc-strategy-2020` to `austria-food-for-thought-2013`\n"
    );
    let answer: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    assert_eq!(answer["paths"], serde_json::json!([]));
    assert_eq!(answer["edges"], serde_json::json!([]));
    assert_eq!(poc(asked).arg("--exit-code").run().status, Some(1));
    let near = poc("trace austria --to ukraine-poc-strategy-2020 --depth 2 --exit-code").run();
    assert_eq!(near.status, Some(1));
    assert!(near.stderr.contains("within 2 steps"), "{}", near.stderr);
}

#[test]
fn a_tools_lineage_stands_in_order_of_year() {
    let answer = poc("trace un-female-engagement-teams --depth 1 -q").json();
    // A precursor by the paper's word, first used by MONUSCO in 2015, MINUSCA among the first.
    let edges = edges(&answer);
    assert!(
        edges.iter().any(|edge| edge
            == "isaf-female-engagement-teams foreshadowed un-female-engagement-teams 2015")
    );
    let adopters: Vec<_> = answer["edges"]
        .as_array()
        .expect("edges")
        .iter()
        .filter(|edge| edge["field"] == "adopted_by.by")
        .collect();
    assert!(
        adopters
            .iter()
            .all(|edge| edge["id"].is_null() && edge["relation"] == "adopted-by")
    );
    assert_eq!(adopters[0]["to"], "minusca");
    let years: Vec<_> = adopters
        .iter()
        .map(|edge| edge["year"].as_i64().unwrap_or(9999))
        .collect();
    assert!(years.is_sorted(), "{years:?}");
}

#[test]
fn pictures_name_every_node_and_break_what_is_no_claim() {
    let mermaid = poc("trace isaf-female-engagement-teams -f mermaid -q").ok();
    assert!(mermaid.starts_with("flowchart LR\n  n0[\"ISAF female engagement teams\"]\n"));
    assert!(mermaid.contains("-->|\"pioneered, 2008\"| n0"), "{mermaid}");
    assert!(
        mermaid.contains("n0 -->|\"foreshadowed, 2015\"|"),
        "{mermaid}"
    );
    let dot = poc("trace isaf-female-engagement-teams -f dot -q").ok();
    assert!(dot.starts_with("digraph ") && dot.ends_with("}\n"));
    assert!(
        dot.contains("\"isaf-female-engagement-teams\" -> \"un-female-engagement-teams\" [label=\"foreshadowed, 2015\"];"),
        "{dot}"
    );
}

#[test]
fn a_mere_parallel_is_marked() {
    // "Which have some parallels with the UN's civilian community liaison assistants."
    let asked = "trace village-stability-operations --depth 1 -q";
    let tree = poc(asked).ok();
    assert!(
        tree.contains("2010 parallel≈ ← Community liaison assistants"),
        "{tree}"
    );
    assert!(tree.contains("≈ a parallel drawn by the source"), "{tree}");
    let plain = poc(asked).arg("--ascii").ok();
    assert!(plain.contains("2010 parallel~ <- "), "{plain}");
    let picture = poc(asked).arg("-fdot").ok();
    assert!(
        picture.contains("[label=\"parallel, 2010\", style=dashed];"),
        "{picture}"
    );
}

#[test]
fn what_has_no_picture_says_so() {
    for (asked, error) in [
        ("missions -f dot", "dot is not available here; use svg"),
        (
            "show artemis --format dot",
            "no picture is available here; use timeline, missions, matrix, trace, stats, or compare --orgs",
        ),
    ] {
        assert_eq!(poc(asked).err(), format!("error: {error}\n"), "{asked}");
    }
}

#[test]
fn what_lies_deeper_is_told_and_can_be_had() {
    let ran = poc("trace artemis --down").run();
    assert!(
        ran.stderr.ends_with("use --depth 3, or --depth all\n"),
        "{}",
        ran.stderr
    );
    let all = poc("trace artemis --down --depth all").json();
    assert_eq!(all, poc("trace artemis --down --depth 0").json());
    let two = poc("trace artemis --down -q").json();
    assert!(ids(&all).len() > ids(&two).len());
    // Cycles end, and every node is there once.
    let mut nodes = ids(&all);
    let count = nodes.len();
    nodes.sort_unstable();
    nodes.dedup();
    assert_eq!(nodes.len(), count);
    let tree = poc("trace artemis --down --depth all").ok();
    assert!(tree.contains('↺'));
}

#[test]
fn one_row_an_edge() {
    let csv = poc("trace isaf-female-engagement-teams --depth 1 -q -f csv").ok();
    let mut lines = csv.lines();
    assert_eq!(lines.next(), Some("id,from,to,relation,year,field"));
    assert_eq!(
        lines.next(),
        Some(",isaf,isaf-female-engagement-teams,pioneered,2008,pioneered_by")
    );
    assert_eq!(
        lines.next(),
        Some(
            "inf-isaf-un-engagement-teams,isaf-female-engagement-teams,un-female-engagement-teams,foreshadowed,2015,"
        )
    );
    assert_eq!(lines.next(), None);
    let rows = poc("trace isaf-female-engagement-teams --depth 1 -q -f ndjson").ok();
    assert_eq!(rows.lines().count(), 2);
    assert!(
        poc("trace isaf-female-engagement-teams --depth 1 -q -f tsv")
            .ok()
            .starts_with("id\tfrom\tto\t")
    );
}

#[test]
fn trees_fit_the_width() {
    for width in [60, 100, 160] {
        for form in ["table", "list"] {
            let tree = poc("trace nato-poc-policy-2016 --depth 4 -q -f")
                .arg(form)
                .arg("--width")
                .arg(&width.to_string())
                .ok();
            for line in tree.lines() {
                assert!(line.chars().count() <= width, "{width}: {line}");
            }
        }
    }
}

#[test]
fn a_record_without_ties_says_so() {
    let ran = poc("trace koops-patz-2022 --exit-code").run();
    assert_eq!(ran.status, Some(1));
    assert_eq!(
        ran.stderr,
        "`koops-patz-2022` has no recorded links to what shaped it or what it shaped\n"
    );
    assert!(ran.stdout.contains("nothing recorded"));
    let link = poc("trace inf-artemis-fib").run();
    assert!(
        link.stderr
            .contains("from `artemis` to `force-intervention-brigade`"),
        "{}",
        link.stderr
    );
}

#[test]
fn bad_words_are_refused() {
    assert!(
        poc("trace artemiss")
            .err()
            .contains("did you mean `artemis`?")
    );
    assert!(
        poc("trace artemis --depth deep")
            .err()
            .contains("invalid depth `deep`")
    );
    assert!(poc("trace artemis --to natoo").err().contains("nato"));
    assert!(poc("trace").err().contains("missing"));
    assert!(
        poc("trace artemis --only-data --data tests/data/empty")
            .err()
            .contains("unknown record")
    );
}

#[test]
fn the_papers_layer_has_the_papers_edges_alone() {
    let paper = poc("trace isaf-female-engagement-teams --layer paper --depth all -q").json();
    let known: Vec<String> = poc("influences --layer paper --json")
        .ok()
        .lines()
        .map(str::to_owned)
        .collect();
    for edge in paper["edges"].as_array().expect("edges") {
        if let Some(id) = edge["id"].as_str() {
            assert!(known.iter().any(|line| line.contains(&format!("\"{id}\""))));
        }
    }
}
