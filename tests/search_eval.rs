//! How well `search` answers questions that people would ask. The ranking was fitted to the halves called `tune`; the
//! halves called `held` were written at the same time by people who had not seen the ranking, and it was not fitted to
//! them. docs/search.md has the figures; `cargo test --test search_eval -- --nocapture` prints them.
#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a test may fail by it, and this one prints figures"
)]

mod common;

use common::poc;

/// The groups of questions: the name, the files of the two halves.
const GROUPS: &[(&str, &str, &str)] = &[
    ("desk officer", "desk-tune", "desk-held"),
    ("outsider", "outsider-tune", "outsider-held"),
    ("researcher", "researcher-tune", "researcher-held"),
    ("status and dates", "status-tune", "status-held"),
    ("first edition", "tune", "held_out"),
];

/// How often a wanted record came first, among the first five and ten, and the mean reciprocal rank.
#[derive(Debug, Default)]
struct Success {
    questions: f64,
    first: f64,
    five: f64,
    ten: f64,
    reciprocal: f64,
}

impl Success {
    fn add(&mut self, place: Option<usize>) {
        let one = |holds: bool| f64::from(u8::from(holds));
        self.questions += 1.0;
        let Some(place) = place else {
            return;
        };
        self.first += one(place == 0);
        self.five += one(place < 5);
        self.ten += one(place < 10);
        self.reciprocal += 1.0 / f64::from(u32::try_from(place + 1).expect("few"));
    }

    fn row(&self, name: &str) -> String {
        let share = |count: f64| format!("{:.1}", 100.0 * count / self.questions);
        format!(
            "| {name} | {} | {} | {} | {} | {:.3} |",
            self.questions,
            share(self.first),
            share(self.five),
            share(self.ten),
            self.reciprocal / self.questions
        )
    }
}

fn ask(file: &str) -> Success {
    let path = format!("{}/tests/questions/{file}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("the questions");
    let questions: Vec<serde_json::Value> = serde_json::from_str(&text).expect("JSON");
    let mut success = Success::default();
    for question in &questions {
        let asked = question["q"].as_str().expect("a question");
        let wanted: Vec<&str> = question["ids"]
            .as_array()
            .expect("ids")
            .iter()
            .filter_map(serde_json::Value::as_str)
            .collect();
        let ran = poc("search -f csv --no-header -n 50 --").arg(asked).run();
        assert_eq!(ran.status, Some(0), "{}", ran.stderr);
        let ids: Vec<&str> = ran
            .stdout
            .lines()
            .filter_map(|line| line.split(',').nth(1))
            .collect();
        let place = ids.iter().position(|id| wanted.contains(id));
        success.add(place);
        // `SEARCH_EVAL=1` shows what went wrong in a half that the ranking may be fitted to, never in the other.
        let shows = file.ends_with("tune") && std::env::var_os("SEARCH_EVAL").is_some();
        if shows && place != Some(0) {
            let top = &ids[..ids.len().min(5)];
            println!("{place:?} {asked}: wanted {wanted:?}, found {top:?}");
        }
    }
    success
}

#[test]
fn questions_are_answered() {
    println!("| group and half | questions | @1 | @5 | @10 | MRR |");
    println!("| --- | --- | --- | --- | --- | --- |");
    for (name, tune, held) in GROUPS {
        for (half, file) in [("fitted", tune), ("held out", held)] {
            let success = ask(file);
            println!("{}", success.row(&format!("{name}, {half}")));
            let share = success.first / success.questions;
            assert!(share >= 0.6, "{name}, {half}: {success:?}");
            let share = success.five / success.questions;
            assert!(share >= 0.8, "{name}, {half}: {success:?}");
        }
    }
}
