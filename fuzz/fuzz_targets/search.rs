#![no_main]

#[path = "../doors.rs"]
#[allow(dead_code, reason = "each target has one door")]
mod doors;

libfuzzer_sys::fuzz_target!(|text: &str| doors::search(text));
