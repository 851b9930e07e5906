//! The digest that identifies a state of the embedded data.

use std::fmt::Write;
use std::path::PathBuf;
use std::{fs, io};

use sha2::{Digest, Sha256};

/// Hands the SHA-256 of the data files, in the order of their names, to the program as `POC_DATA_DIGEST`: what
/// `cat data/*.json | sha256sum` prints.
pub fn set(data: &str) -> io::Result<()> {
    let mut paths: Vec<PathBuf> = fs::read_dir(data)?
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<_>>()?;
    paths.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "json")
    });
    paths.sort_unstable();
    let mut hash = Sha256::new();
    for path in paths {
        hash.update(fs::read(path)?);
    }
    let mut digest = String::new();
    for byte in hash.finalize() {
        let _ = write!(digest, "{byte:02x}");
    }
    println!("cargo::rustc-env=POC_DATA_DIGEST={digest}");
    Ok(())
}
