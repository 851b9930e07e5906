//! The one place that writes: standard output, a file, and remarks on standard error.

use std::fs::{self, File};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;

use anyhow::{Context, Result};

use super::Common;
use crate::problem::Problem;
use crate::render;
use crate::view::{Answer, Body};

/// Prints the answer where the options say, and its notes on standard error. Says whether the answer is no.
///
/// # Errors
/// Where it has no form in the format, or cannot be written.
pub fn print(common: &Common, answer: &Answer<'_>) -> Result<bool> {
    let look = common.look(io::stdout().is_terminal());
    let rendered = render::render(answer, look)?;
    if let Some(folder) = &answer.folder {
        let files = folder
            .files
            .iter()
            .map(|file| Ok((file.name.clone(), render::file(file)?)))
            .collect::<Result<Vec<_>>>()?;
        fill(&folder.path, folder.index, &files)?;
    }
    match &answer.body {
        Body::Files { directory, files } => write_files(directory, files)?,
        _ => write(common, rendered.text.as_bytes())?,
    }
    if !common.quiet {
        for note in rendered.notes.iter().chain(&answer.notes) {
            remark(&render::harmless(note));
        }
    }
    Ok(answer.negative && (answer.fails || common.exit_code))
}

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
    fs::create_dir_all(directory).with_context(|| format!("cannot create `{directory}`"))?;
    for (name, text) in files {
        let path = Path::new(directory).join(name);
        to_file(&path, text.as_bytes())
            .with_context(|| format!("cannot write `{}`", path.display()))?;
    }
    Ok(())
}

/// Fills `directory` with `files`. What is there already may only be what the `index` of an earlier filling
/// names; of that, files that are not written again are taken away.
///
/// # Errors
/// Where the directory holds anything else, or cannot be written.
pub fn fill(directory: &str, index: &str, files: &[(String, String)]) -> Result<()> {
    let path = Path::new(directory);
    let unreadable = || format!("cannot read `{directory}`");
    fs::create_dir_all(path).with_context(|| format!("cannot create `{directory}`"))?;
    let new = files
        .iter()
        .find(|(name, _)| name == index)
        .and_then(|(_, text)| Index::read(text));
    let earlier = fs::read_to_string(path.join(index))
        .ok()
        .and_then(|text| Index::read(&text))
        .filter(|earlier| new.as_ref().is_some_and(|new| new.name == earlier.name));
    let mut stale = Vec::new();
    for entry in fs::read_dir(path).with_context(unreadable)? {
        let name = entry.with_context(unreadable)?.file_name();
        let known = earlier
            .as_ref()
            .zip(name.to_str())
            .is_some_and(|(earlier, name)| name == index || earlier.names(name));
        if !known {
            let message = format!(
                "`{directory}` contains `{}`, which is not from an earlier export; use an empty or new directory",
                name.display()
            );
            return Err(Problem::new("directory-not-empty", message).into());
        }
        if !files.iter().any(|(file, _)| name == **file) {
            stale.push(path.join(name));
        }
    }
    write_files(directory, files)?;
    for file in stale {
        fs::remove_file(&file).with_context(|| format!("cannot remove `{}`", file.display()))?;
    }
    Ok(())
}

/// What an index says: whose it is, and the files beside it.
#[derive(serde::Deserialize)]
struct Index {
    name: String,
    resources: Vec<Resource>,
}

#[derive(serde::Deserialize)]
struct Resource {
    path: String,
}

impl Index {
    fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    fn names(&self, file: &str) -> bool {
        self.resources.iter().any(|resource| resource.path == file)
    }
}

/// Writes beside and renames, so that a file is never half of an answer; straight where the path is a device or a pipe.
fn to_file(path: &Path, bytes: &[u8]) -> Result<()> {
    let regular = fs::metadata(path).map_or(true, |meta| meta.is_file());
    if !regular {
        let mut file = File::options().write(true).open(path)?;
        file.write_all(bytes)?;
        return Ok(file.flush()?);
    }
    // Through links to what they name, which may not be there yet, and with the mode that it has.
    let followed = fs::canonicalize(path).or_else(|_| {
        fs::read_link(path).map(|link| path.parent().unwrap_or(Path::new("")).join(link))
    });
    let path = followed.as_deref().unwrap_or(path);
    let mode = fs::metadata(path).ok().map(|meta| meta.permissions());
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    let beside = path.with_file_name(name);
    let written = File::create(&beside).and_then(|mut file| {
        file.write_all(bytes)?;
        if let Some(mode) = mode {
            file.set_permissions(mode)?;
        }
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
