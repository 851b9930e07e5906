//! Dates, paths, sort keys and the values of filters: the first byte chooses a kind.

#![no_main]

use libfuzzer_sys::fuzz_target;
use poc_cli::ask::{read, sort};
use poc_cli::model::KINDS;
use poc_cli::model::date::Date;
use poc_cli::{Dataset, Path, fold, suggest};

thread_local! {
    static DATASET: &'static Dataset<'static> = Box::leak(Box::new(Dataset::embedded()));
}

fuzz_target!(|input: &[u8]| {
    let dataset = DATASET.with(|dataset| *dataset);
    let [first, text @ ..] = input else { return };
    let Ok(text) = std::str::from_utf8(text) else {
        return;
    };
    let kind = KINDS[usize::from(*first) % KINDS.len()];
    if let Ok(date) = text.parse::<Date>() {
        assert_eq!(date.to_string().parse::<Date>().ok(), Some(date));
    }
    if let Some(path) = Path::parse(kind, text)
        && let Some(record) = dataset.records(kind).first()
    {
        let _ = dataset.at(record, &path);
    }
    let _ = sort::keys(&[text.to_owned()], |path| read::path(kind, path));
    let (name, value) = text.split_once('\n').unwrap_or((text, text));
    if let Ok(select) = dataset.select(kind).filter(name, value) {
        let _ = select.records();
    }
    let _ = dataset.resolve(text, &[]);
    let _ = suggest::nearest(text, KINDS.iter().map(|kind| kind.name));
    let folded = fold::fold(text);
    assert_eq!(fold::fold(&folded), folded);
});
