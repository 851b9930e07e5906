//! How the records come into the program. `build.rs` compiles the model too, without them.

/// The embedded records of the kind whose file has this name.
macro_rules! embedded {
    ($name:literal) => {
        crate::model::Embedded {
            json: include_str!(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/data/",
                $name,
                ".json"
            )),
            places: include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".places")),
        }
    };
}
