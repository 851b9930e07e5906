//! The one place that writes: standard output, a file, and remarks on standard error.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use anyhow::{Context, Result};

use crate::cli::Common;

/// Writes an answer where the options say.
///
/// # Errors
/// Where it cannot be written whole: a full disk, a closed pipe, a directory that does not exist.
pub fn write(common: &Common, bytes: &[u8]) -> Result<()> {
    if let Some(path) = &common.output {
        to_file(Path::new(path), bytes).with_context(|| format!("cannot write `{path}`"))
    } else {
        let mut out = BufWriter::new(io::stdout().lock());
        out.write_all(bytes)
            .and_then(|()| out.flush())
            .context("cannot write to standard output")
    }
}

/// Writes texts to the files of `directory`, which is made where there is none.
///
/// # Errors
/// Where it cannot be made, or a file cannot be written whole.
pub fn write_files(directory: &str, files: &[(String, String)]) -> Result<()> {
    fs::create_dir_all(directory).with_context(|| format!("cannot make `{directory}`"))?;
    for (name, text) in files {
        let path = Path::new(directory).join(name);
        to_file(&path, text.as_bytes())
            .with_context(|| format!("cannot write `{}`", path.display()))?;
    }
    Ok(())
}

/// Writes beside and renames, so that a file is never half of an answer; straight where the path is a device or a pipe.
fn to_file(path: &Path, bytes: &[u8]) -> Result<()> {
    let regular = fs::metadata(path).map_or(true, |meta| meta.is_file());
    if !regular {
        let mut file = File::options().write(true).open(path)?;
        file.write_all(bytes)?;
        return Ok(file.flush()?);
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    let beside = path.with_file_name(name);
    let written = File::create(&beside).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    let done = written.and_then(|()| fs::rename(&beside, path));
    if done.is_err() {
        // The half-written file helps nobody; that it may be gone already does no harm.
        let _ = fs::remove_file(&beside);
    }
    Ok(done?)
}

/// Says something to people on standard error; nobody listening is no error.
pub fn remark(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// Whether the error is that nobody reads standard output any more.
#[must_use]
pub fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause
            .downcast_ref::<io::Error>()
            .is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    })
}
