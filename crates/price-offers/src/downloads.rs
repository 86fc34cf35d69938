//! [`Downloads`]: the folder of fetched files, beside that of the imported prices.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use crate::Refusal;
use crate::listing::Wanted;

/// The end of the name of a file that is not complete yet.
const PART: &str = ".part";

/// The end of the name of the file that has the entity tag of an incomplete one.
const TAG: &str = ".tag";

/// The file that is locked while a process fetches.
const LOCK: &str = "lock";

/// The folder of fetched files. It stays until they are imported, so that nothing is fetched twice; one process at a time
/// has it.
#[derive(Debug)]
pub struct Downloads {
    folder: PathBuf,
    /// Locked until it is closed.
    _lock: File,
}

/// Where a file is fetched to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The file once it is complete.
    pub file: PathBuf,
    /// The file until then.
    pub part: PathBuf,
    /// The entity tag of the part.
    pub tag: PathBuf,
}

fn refused(path: &Path, error: impl ToString) -> Refusal {
    Refusal::new(&path.display().to_string(), 0, error.to_string())
}

impl Downloads {
    /// Opens the folder that belongs to a folder of imported prices: `prices.downloads` of `prices`.
    ///
    /// # Errors
    /// If it cannot be made, or another process has it.
    pub fn beside(prices: &Path) -> Result<Downloads, Refusal> {
        let name = prices.file_name().ok_or_else(|| refused(prices, "is no folder that prices can be kept in"))?;
        let folder = prices.with_file_name(format!("{}.downloads", name.to_string_lossy()));
        fs::create_dir_all(&folder).map_err(|error| refused(&folder, error))?;
        let lock = File::create(folder.join(LOCK)).map_err(|error| refused(&folder, error))?;
        match lock.try_lock() {
            Ok(()) => Ok(Downloads { folder, _lock: lock }),
            Err(TryLockError::WouldBlock) => Err(refused(&folder, "another process is fetching to it")),
            Err(TryLockError::Error(error)) => Err(refused(&folder, error)),
        }
    }

    /// Where a file is fetched to. Other versions of it are removed.
    ///
    /// # Errors
    /// If the folder cannot be read, or a version cannot be removed.
    pub fn target(&self, wanted: &Wanted) -> Result<Target, Refusal> {
        let at = |end: &str| self.folder.join(format!("{}{end}", wanted.name));
        let target = Target { file: at(""), part: at(PART), tag: at(&format!("{PART}{TAG}")) };
        for entry in fs::read_dir(&self.folder).map_err(|error| refused(&self.folder, error))? {
            let path = entry.map_err(|error| refused(&self.folder, error))?.path();
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            if name.starts_with(&wanted.series()) && ![&target.file, &target.part, &target.tag].contains(&&path) {
                fs::remove_file(&path).map_err(|error| refused(&path, error))?;
            }
        }
        Ok(target)
    }

    /// Removes fetched files, and the folder if nothing else is in it.
    ///
    /// # Errors
    /// If a file cannot be removed.
    pub fn remove(self, targets: &[Target]) -> Result<(), Refusal> {
        for target in targets {
            target.remove()?;
        }
        let others = fs::read_dir(&self.folder).map_err(|error| refused(&self.folder, error))?.count();
        if others <= 1 {
            fs::remove_dir_all(&self.folder).map_err(|error| refused(&self.folder, error))?;
        }
        Ok(())
    }
}

impl Target {
    /// Removes what was fetched.
    ///
    /// # Errors
    /// If it cannot be removed.
    pub fn remove(&self) -> Result<(), Refusal> {
        for path in [&self.file, &self.part, &self.tag] {
            if path.exists() {
                fs::remove_file(path).map_err(|error| refused(path, error))?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::listing::{Place, spot_advice};

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn only_the_wanted_version_stays() {
        let dir = tempfile::tempdir().unwrap();
        let prices = dir.path().join("prices");
        let downloads = Downloads::beside(&prices).unwrap();
        let folder = dir.path().join("prices.downloads");
        for name in ["spot-advice.all.20261101.json", "spot-advice.all.json.part", "amazonec2.eu-west-1.2.csv"] {
            fs::write(folder.join(name), "").unwrap();
        }
        let target = downloads.target(&spot_advice(&Place::aws())).unwrap();
        assert_eq!(names(&folder), ["amazonec2.eu-west-1.2.csv", "lock", "spot-advice.all.json.part"]);
        downloads.remove(&[target]).unwrap();
        assert_eq!(names(&folder), ["amazonec2.eu-west-1.2.csv", "lock"]);
        fs::remove_file(folder.join("amazonec2.eu-west-1.2.csv")).unwrap();
        Downloads::beside(&prices).unwrap().remove(&[]).unwrap();
        assert!(!folder.exists());
    }

    #[test]
    fn two_processes_do_not_fetch_to_the_same_folder() {
        let dir = tempfile::tempdir().unwrap();
        let prices = dir.path().join("prices");
        let first = Downloads::beside(&prices).unwrap();
        assert!(Downloads::beside(&prices).unwrap_err().reason.contains("another process"));
        drop(first);
        assert!(Downloads::beside(&prices).is_ok());
    }
}
