//! A command line, an argument a line: read, asked and printed as the program does it.

#![no_main]

use libfuzzer_sys::fuzz_target;
use poc_cli::cli::{self, grammar, typed};
use poc_cli::{Dataset, render};

thread_local! {
    static DATASET: &'static Dataset<'static> = Box::leak(Box::new(Dataset::embedded()));
}

fuzz_target!(|line: &str| {
    let dataset = DATASET.with(|dataset| *dataset);
    let words: Vec<String> = line.split('\n').map(str::to_owned).collect();
    let (common, rest, read) = cli::read(&words);
    let look = common.look(false);
    let (rest, first) = match read.and_then(|()| typed::read(&rest)) {
        Ok(typed::Typed::Command(rest)) => (rest, None),
        Ok(typed::Typed::Record { words, first }) => (words, Some(first)),
        _ => return,
    };
    if let Some(first) = &first {
        let _ = typed::unknown(first, dataset);
    }
    let Ok(grammar::Asked::Of(verb, arguments)) = grammar::read(&rest) else {
        return;
    };
    // What reads or writes files, or makes a large page, is no matter of words.
    if ["diff", "validate", "export", "atlas", "mcp"].contains(&verb.name)
        || common.check_format(verb, &arguments).is_err()
    {
        return;
    }
    if let Ok(answer) = verb.ask(&arguments, dataset) {
        let _ = render::render(&answer, look);
    }
});
