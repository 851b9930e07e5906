//! Lines for the server of the Model Context Protocol: each is answered by a line of JSON, or by none.

#![no_main]

use std::io::Cursor;

use libfuzzer_sys::fuzz_target;
use poc_cli::ask::Arguments;
use poc_cli::view::Body;
use poc_cli::{Dataset, cli};

thread_local! {
    static DATASET: &'static Dataset<'static> = Box::leak(Box::new(Dataset::embedded()));
}

fuzz_target!(|lines: &[u8]| {
    let dataset = DATASET.with(|dataset| *dataset);
    let Some(verb) = cli::verb("mcp") else {
        return;
    };
    let Ok(answer) = verb.ask(&Arguments::new(), dataset) else {
        return;
    };
    let Body::Dialogue(dialogue) = &answer.body else {
        return;
    };
    let mut output = Vec::new();
    let _ = dialogue.hold(&mut Cursor::new(lines), &mut output);
    let output = String::from_utf8(output).expect("UTF-8");
    for line in output.lines() {
        serde_json::from_str::<serde_json::Value>(line).expect("a line of JSON");
    }
});
