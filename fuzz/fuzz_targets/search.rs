//! The words of a search.

#![no_main]

use libfuzzer_sys::fuzz_target;
use poc_cli::ask::Arguments;
use poc_cli::render::{self, Format, Look};
use poc_cli::{Dataset, cli};

thread_local! {
    static DATASET: &'static Dataset<'static> = Box::leak(Box::new(Dataset::embedded()));
}

fuzz_target!(|words: &str| {
    let dataset = DATASET.with(|dataset| *dataset);
    let Some(verb) = cli::verb("search") else {
        return;
    };
    let arguments = Arguments::new().with("words", words);
    if let Ok(answer) = verb.ask(&arguments, dataset) {
        let look = Look {
            format: Format::Table,
            width: 80,
            color: true,
            ascii: false,
            no_header: false,
            bom: false,
        };
        let _ = render::render(&answer, look);
    }
});
