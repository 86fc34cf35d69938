//! The folder of imported prices, and the files that are imported.

use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use catalog::{Catalogue, Overlay, PriceDate};
use time::OffsetDateTime;

use crate::file::OfferFile;
use crate::{Imports, Refusal};

/// The file that says what was imported, and of which date; prices do not depend on it.
const IMPORTS: &str = "imports.csv";

/// Largest file of a folder of imported prices. All services of all regions have about a tenth of that.
const LARGEST: u64 = 1 << 30;

/// Most files that are imported at once.
const MOST_FILES: usize = 10_000;

/// Deepest folder in which files are looked for.
const DEEPEST: usize = 8;

fn refused(path: &Path, error: impl ToString) -> Refusal {
    Refusal::new(&path.display().to_string(), 0, error.to_string())
}

/// Reads the prices that were imported into a folder; none if there is no such folder.
///
/// # Errors
/// If a file cannot be read, is not as it was written, or is none of an import: an import replaces the whole folder.
pub fn load(folder: &Path) -> Result<Overlay, Refusal> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Overlay::default()),
        entries => entries.map_err(|error| refused(folder, error))?,
    };
    let mut texts = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| refused(folder, error))?.path();
        let name = path.file_name().and_then(|name| name.to_str());
        if name == Some(IMPORTS) {
            continue;
        }
        let Some(name) = Overlay::files().find(|known| name == Some(*known)) else {
            return Err(refused(&path, "is no file of imported prices: give them a folder of their own"));
        };
        texts.push((name, text(&path)?));
    }
    texts.sort();
    let overlay = Overlay::from_texts(texts.iter().map(|(name, text)| (*name, text.as_str())));
    overlay.map_err(|error| in_folder(folder, error))
}

/// Reads what was imported into a folder; nothing if there is no such folder, or if it was written before this was kept.
///
/// # Errors
/// If the file cannot be read, or is not as it was written.
pub fn imports(folder: &Path) -> Result<Imports, Refusal> {
    let path = folder.join(IMPORTS);
    if !path.exists() {
        return Ok(Imports::default());
    }
    Imports::parse(&text(&path)?).map_err(|(line, reason)| Refusal::new(&path.display().to_string(), line, reason))
}

fn text(path: &Path) -> Result<String, Refusal> {
    let mut text = String::new();
    let read = File::open(path).and_then(|file| file.take(LARGEST + 1).read_to_string(&mut text));
    if read.map_err(|error| refused(path, error))? > usize::try_from(LARGEST).unwrap_or(usize::MAX) {
        return Err(refused(path, "is larger than 1 GiB"));
    }
    Ok(text)
}

/// Lays the prices of a folder over a catalogue.
///
/// # Errors
/// If they do not fit it.
pub fn lay(folder: &Path, overlay: &Overlay, embedded: &Catalogue) -> Result<Catalogue, Refusal> {
    embedded.overlaid(overlay).map_err(|error| in_folder(folder, error))
}

fn in_folder(folder: &Path, error: catalog::Error) -> Refusal {
    Refusal::from(catalog::Error { file: folder.join(&error.file).display().to_string(), ..error })
}

/// Writes imported prices, and what was imported, to a folder in place of what it has.
///
/// They are written to a new folder beside it, which then takes its place: at no time is there a folder with a part of
/// them.
///
/// # Errors
/// If something cannot be written. The folder is then as it was.
pub fn save(folder: &Path, overlay: &Overlay, imports: &Imports) -> Result<(), Refusal> {
    // A link stays a link: what it leads to is replaced.
    let folder = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    let mut name = folder.file_name().ok_or_else(|| refused(&folder, "is no folder that can be replaced"))?.to_owned();
    name.push(format!(".new-{}", std::process::id()));
    let new = folder.with_file_name(name);
    let replaced = write(&new, overlay, imports).and_then(|()| replace(&new, &folder));
    // Now it is the folder that was replaced, or what could not be written.
    let removed = if new.exists() { fs::remove_dir_all(&new) } else { Ok(()) };
    replaced.map_err(|error| refused(&folder, error))?;
    removed.map_err(|error| refused(&new, error))
}

fn write(folder: &Path, overlay: &Overlay, imports: &Imports) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for (name, text) in overlay.to_texts().into_iter().chain([(IMPORTS, imports.to_text())]) {
        let mut file = File::create(folder.join(name))?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
    }
    Ok(())
}

#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn replace(new: &Path, folder: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    if !folder.exists() {
        return fs::rename(new, folder);
    }
    match renameat_with(CWD, new, CWD, folder, RenameFlags::EXCHANGE) {
        Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS) => move_aside(new, folder),
        done => Ok(done?),
    }
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn replace(new: &Path, folder: &Path) -> io::Result<()> {
    if folder.exists() { move_aside(new, folder) } else { fs::rename(new, folder) }
}

/// Replaces a folder where two folders cannot be exchanged in one step; if the second step fails, the first is undone.
fn move_aside(new: &Path, folder: &Path) -> io::Result<()> {
    let old = new.with_extension("old");
    fs::rename(folder, &old)?;
    if let Err(error) = fs::rename(new, folder) {
        fs::rename(&old, folder)?;
        return Err(error);
    }
    fs::remove_dir_all(old)
}

/// The files of these paths: files as they are given, and of folders every file named `.csv` or `.json`.
///
/// # Errors
/// If a path cannot be read, or there are no files, or too many.
pub fn find(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Refusal> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            let before = files.len();
            add_folder(path, DEEPEST, &mut files)?;
            if files.len() == before {
                return Err(refused(path, "has no file named .csv or .json"));
            }
        } else {
            files.push(path.clone());
        }
    }
    files.sort();
    Ok(files)
}

fn add_folder(folder: &Path, deep: usize, files: &mut Vec<PathBuf>) -> Result<(), Refusal> {
    for entry in fs::read_dir(folder).map_err(|error| refused(folder, error))? {
        let entry = entry.map_err(|error| refused(folder, error))?;
        let (path, kind) = (entry.path(), entry.file_type().map_err(|error| refused(folder, error))?);
        if kind.is_dir() && deep > 0 {
            add_folder(&path, deep - 1, files)?;
        } else if !kind.is_dir() && path.extension().is_some_and(|extension| extension == "csv" || extension == "json")
        {
            files.push(path);
        }
        if files.len() > MOST_FILES {
            return Err(refused(folder, format!("there are more than {MOST_FILES} files")));
        }
    }
    Ok(())
}

/// Opens a file to read prices from it.
///
/// # Errors
/// If it cannot be opened.
pub fn open(path: &Path) -> Result<OfferFile<'static>, Refusal> {
    let opened = File::open(path).and_then(|file| Ok((file.metadata()?.modified()?, file)));
    let (modified, file) = opened.map_err(|error| refused(path, error))?;
    let modified = date(modified).ok_or_else(|| refused(path, "has no date of its last change"))?;
    Ok(OfferFile { name: path.display().to_string(), modified, content: Box::new(file) })
}

fn date(time: SystemTime) -> Option<PriceDate> {
    let date = OffsetDateTime::from(time).date();
    PriceDate::parse(&format!("{:04}-{:02}-{:02}", date.year(), u8::from(date.month()), date.day())).ok()
}
