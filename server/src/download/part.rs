//! [`Part`]: the part of a file that has been fetched so far.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};

use use_cases::DownloadTarget;

/// The part of a file that is on disk, and the entity tag of the file that it is a part of.
pub(super) struct Part<'t> {
    target: &'t DownloadTarget,
    file: File,
    pub(super) bytes: u64,
    /// The size of the whole file, as this process was told.
    pub(super) size: Option<u64>,
    /// A strong entity tag.
    pub(super) tag: Option<String>,
}

impl<'t> Part<'t> {
    /// Opens what there is.
    pub(super) fn open(target: &'t DownloadTarget) -> io::Result<Part<'t>> {
        let file = OpenOptions::new().create(true).append(true).open(&target.part)?;
        let bytes = file.metadata()?.len();
        let tag = fs::read_to_string(&target.tag).ok().filter(|tag| bytes > 0 && is_strong(tag));
        Ok(Part { target, file, bytes, size: None, tag })
    }

    /// Starts again, with the file that has this entity tag.
    pub(super) fn restart(&mut self, tag: Option<&str>) -> io::Result<()> {
        self.file.set_len(0)?;
        self.bytes = 0;
        self.size = None;
        self.tag = tag.filter(|tag| is_strong(tag)).map(str::to_owned);
        match &self.tag {
            Some(tag) => fs::write(&self.target.tag, tag),
            None if self.target.tag.exists() => fs::remove_file(&self.target.tag),
            None => Ok(()),
        }
    }

    /// Adds bytes.
    pub(super) fn add(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes)?;
        self.bytes += bytes.len() as u64;
        Ok(())
    }

    /// Gives the complete file its name, and the time of its last change.
    pub(super) fn complete(self, modified: Option<std::time::SystemTime>) -> io::Result<()> {
        if let Some(modified) = modified {
            self.file.set_modified(modified)?;
        }
        self.file.sync_all()?;
        fs::rename(&self.target.part, &self.target.file)?;
        if self.target.tag.exists() { fs::remove_file(&self.target.tag) } else { Ok(()) }
    }
}

/// A weak entity tag says nothing about single bytes.
fn is_strong(tag: &str) -> bool {
    tag.len() > 2 && tag.starts_with('"') && tag.ends_with('"') && tag.bytes().all(|byte| (0x21..0x7f).contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_and_its_tag_are_found_again() {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        let target = DownloadTarget { file: at("a"), part: at("a.part"), tag: at("a.part.tag") };
        let mut part = Part::open(&target).unwrap();
        part.restart(Some("\"one\"")).unwrap();
        part.add(b"abc").unwrap();
        drop(part);
        let mut part = Part::open(&target).unwrap();
        assert_eq!((part.bytes, part.tag.as_deref()), (3, Some("\"one\"")));
        part.add(b"def").unwrap();
        part.complete(None).unwrap();
        assert_eq!(fs::read_to_string(at("a")).unwrap(), "abcdef");
        assert!(!at("a.part").exists() && !at("a.part.tag").exists());
    }

    #[test]
    fn a_weak_tag_is_no_tag() {
        assert!(is_strong("\"one\""));
        for tag in ["", "\"", "\"\"", "W/\"one\"", "\"one\"\r\nhost: other", "one"] {
            assert!(!is_strong(tag), "{tag}");
        }
    }
}
