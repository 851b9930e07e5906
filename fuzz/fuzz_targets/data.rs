//! Records of a user's own: whatever they are, they are refused, or every question about them has an answer or an error.

#![no_main]

use libfuzzer_sys::fuzz_target;
use poc_cli::ask::Arguments;
use poc_cli::commands::verb::Forms;
use poc_cli::render::{self, Format, Look};
use poc_cli::validate::Proof;
use poc_cli::{Dataset, cli};

fuzz_target!(|input: &[u8]| {
    let [verb, format, text @ ..] = input else {
        return;
    };
    let Ok(text) = std::str::from_utf8(text) else {
        return;
    };
    let own = Dataset::builder().text("fuzz", text);
    // One bit of the format says whether the built-in records are there too.
    let own = if format & 0x80 == 0 {
        own.only_data()
    } else {
        own
    };
    let Ok(dataset) = own.open() else {
        return;
    };
    for finding in Proof::of_own(&dataset).findings() {
        assert!(!finding.line().is_empty());
    }
    // Commands that answer from records, and read no file.
    let verbs: Vec<_> = cli::verbs()
        .filter(|verb| verb.forms == Forms::Every)
        .filter(|verb| !["diff", "validate"].contains(&verb.name))
        .collect();
    let verb = verbs[usize::from(*verb) % verbs.len()];
    let id = dataset.own().next().map(|record| record.id().to_owned());
    let arguments = match (verb.name, id) {
        ("show" | "cite" | "trace", Some(id)) => Arguments::new().with("id", id),
        ("search", Some(id)) => Arguments::new().with("words", id),
        _ => Arguments::new(),
    };
    let Ok(answer) = verb.ask(&arguments, &dataset) else {
        return;
    };
    let (_, format) = Format::ALL[usize::from(format & 0x7f) % Format::ALL.len()];
    let look = Look {
        format,
        width: 72,
        color: false,
        ascii: false,
        no_header: false,
        bom: false,
    };
    if let Ok(rendered) = render::render(&answer, look)
        && format == Format::Json
    {
        let parsed = serde_json::from_str::<serde_json::Value>(&rendered.text);
        assert!(parsed.is_ok(), "JSON that is none: {}", rendered.text);
    }
});
