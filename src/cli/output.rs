//! The one place that writes: standard output, a file, and remarks on standard error.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::Common;
use crate::bytes;
use crate::problem::Problem;
use crate::render::{self, Format, Look};
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
        Body::Dialogue(_) if common.output.is_some() => {
            return Err(Problem::new(
                "conflict",
                "--output does not go with a command that answers questions as they come",
            )
            .into());
        }
        Body::Dialogue(dialogue) => dialogue
            .hold(
                &mut io::stdin().lock(),
                &mut BufWriter::new(io::stdout().lock()),
            )
            .context("cannot go on")?,
        _ => write(common, rendered.text.as_bytes())?,
    }
    if !common.quiet {
        let wrote = common
            .output
            .as_deref()
            .and_then(|path| wrote(path, &answer.body, rendered.references, look));
        for note in rendered.notes.iter().chain(&answer.notes).chain(&wrote) {
            remark(&render::harmless(note));
        }
    }
    Ok(answer.negative && (answer.fails || common.exit_code))
}

/// What a file got: how much of what, and where its name promises another format, which one it has.
fn wrote(path: &str, body: &Body<'_>, references: Option<usize>, look: Look) -> Option<String> {
    let what = match (body, references) {
        (_, Some(1)) => "1 reference to ".to_owned(),
        (_, Some(number)) => format!("{number} references to "),
        (Body::Rows(rows) | Body::Either(_, rows), None) => {
            let number = rows.rows.len();
            let (one, many) = rows
                .count
                .map_or(("row", "rows"), |count| (count.one, count.many));
            format!("{number} {} to ", if number == 1 { one } else { many })
        }
        (Body::Page(_) | Body::Text(_), None) => String::new(),
        (Body::Files { .. } | Body::Dialogue(_), None) => return None,
    };
    let promised = Path::new(path).extension().and_then(OsStr::to_str);
    let promised = promised.and_then(Format::named);
    // A text has no other format, and the files of references have names of their own: `.bib`, `.json`.
    let is_own = matches!(body, Body::Text(_))
        || references.is_some()
        || matches!(body, Body::Either(..)) && look.format == Format::Table;
    let hint = match promised {
        Some(promised) if promised != look.format && !is_own => {
            let (format, promised) = (look.format.name(), promised.name());
            format!("; its format is {format}, use `-f {promised}` for {promised}")
        }
        _ => String::new(),
    };
    Some(format!("wrote {what}{path}{hint}"))
}

/// Writes an answer where the options say.
///
/// # Errors
/// Where it cannot be written whole: a full disk, a closed pipe, a directory that does not exist.
pub fn write(common: &Common, text: &[u8]) -> Result<()> {
    if let Some(path) = &common.output {
        to_file(&bytes::path(path), text).with_context(|| format!("cannot write `{path}`"))
    } else {
        let mut out = BufWriter::new(io::stdout().lock());
        out.write_all(text)
            .and_then(|()| out.flush())
            .context("cannot write to standard output")
    }
}

/// Writes texts to the files of `directory`, which is made where there is none.
///
/// # Errors
/// Where it cannot be made, or a file cannot be written whole.
pub fn write_files(directory: &str, files: &[(String, String)]) -> Result<()> {
    let place = bytes::path(directory);
    fs::create_dir_all(&place).with_context(|| format!("cannot create `{directory}`"))?;
    for (name, text) in files {
        let path = place.join(name);
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
    let path = &*bytes::path(directory);
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

/// Writes beside and renames, so that a file is never half of an answer; straight where the path is a device or a pipe. A
/// link stays a link: what it leads to is written.
fn to_file(path: &Path, text: &[u8]) -> Result<()> {
    let known = match fs::metadata(path) {
        Ok(meta) => Some(meta),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error.into()),
    };
    // What these lead to is open already, and whoever opened it goes on writing there.
    let is_open = ["/dev", "/proc"]
        .iter()
        .any(|place| path.starts_with(place));
    if known
        .as_ref()
        .is_some_and(|meta| is_open || !meta.is_file())
    {
        let mut file = File::options().write(true).open(path)?;
        file.write_all(text)?;
        return Ok(file.flush()?);
    }
    let place = target(path)?;
    if known.is_some() {
        // A file that may not be written is not replaced either.
        File::options().write(true).open(&place)?;
    }
    let (beside, mut file) = beside(&place)?;
    let written = file.write_all(text).and_then(|()| {
        if let Some(known) = known {
            file.set_permissions(known.permissions())?;
        }
        file.sync_all()
    });
    let done = written.and_then(|()| fs::rename(&beside, &place));
    if done.is_err() {
        // The half-written file helps nobody; that it may be gone already does no harm.
        let _ = fs::remove_file(&beside);
    }
    Ok(done?)
}

/// How many links may lead from one to the next; as many as Linux follows.
const LINKS: usize = 40;

/// What `path` leads to, through links, whether there is anything or not.
fn target(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..LINKS {
        match fs::read_link(&path) {
            // A relative link starts where the link is.
            Ok(next) => path = path.parent().unwrap_or(Path::new("")).join(next),
            Err(_) => return Ok(path),
        }
    }
    Err(io::ErrorKind::TooManyLinks.into())
}

/// A new file in the directory of `place`, and its path.
fn beside(place: &Path) -> io::Result<(PathBuf, File)> {
    let mut number = 0;
    loop {
        // The name is short whatever that of the file is, and a file of that name is never touched.
        let path = place.with_file_name(format!(".poc-{}-{number}.part", std::process::id()));
        match File::create_new(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < 100 => {
                number += 1;
            }
            file => return Ok((path, file?)),
        }
    }
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
