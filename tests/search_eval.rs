//! How well `search` answers questions that people would ask: `tune.json` is what the ranking was fitted to,
//! `held_out.json` what it was not.
#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a test may fail by it, and this one tells figures"
)]

mod common;

use common::poc;

/// How often a wanted record came first, came among the first five, and how far down it came on average.
#[derive(Debug)]
struct Success {
    first: f64,
    five: f64,
    reciprocal: f64,
}

fn ask(name: &str) -> Success {
    let path = format!("{}/tests/questions/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("the questions");
    let questions: Vec<serde_json::Value> = serde_json::from_str(&text).expect("JSON");
    let (mut first, mut five, mut reciprocal) = (0.0, 0.0, 0.0);
    let number = f64::from(u32::try_from(questions.len()).expect("few"));
    for question in &questions {
        let asked = question["q"].as_str().expect("a question");
        let wanted: Vec<&str> = question["ids"]
            .as_array()
            .expect("ids")
            .iter()
            .filter_map(serde_json::Value::as_str)
            .collect();
        let ran = poc("search -f csv --no-header -n 50 --").arg(asked).run();
        assert_eq!(ran.status, Some(0), "{asked}: {}", ran.stderr);
        let ids: Vec<&str> = ran
            .stdout
            .lines()
            .filter_map(|line| line.split(',').nth(1))
            .collect();
        let place = ids.iter().position(|id| wanted.contains(id));
        if let Some(place) = place {
            first += f64::from(u8::from(place == 0));
            five += f64::from(u8::from(place < 5));
            reciprocal += 1.0 / f64::from(u32::try_from(place + 1).expect("few"));
        }
        // `SEARCH_EVAL=1` tells what went wrong there; what is held out is never told.
        let tells = name == "tune" && std::env::var_os("SEARCH_EVAL").is_some();
        if tells && place != Some(0) {
            let top = &ids[..ids.len().min(5)];
            println!(
                "{place:?} {asked} wants {wanted:?} got {top:?} {}",
                ran.stderr.trim()
            );
        }
    }
    let success = Success {
        first: first / number,
        five: five / number,
        reciprocal: reciprocal / number,
    };
    println!(
        "{name}: {} questions, success@1 {:.3}, success@5 {:.3}, MRR {:.3}",
        questions.len(),
        success.first,
        success.five,
        success.reciprocal
    );
    success
}

#[test]
fn questions_it_was_fitted_to_are_answered() {
    let success = ask("tune");
    assert!(success.first >= 0.68 && success.five >= 0.89, "{success:?}");
}

#[test]
fn questions_it_was_not_fitted_to_are_answered() {
    let success = ask("held_out");
    assert!(success.first >= 0.68 && success.five >= 0.85, "{success:?}");
}
