//! The site folder: everything the server sends as a file.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::{compress, css};

/// The files of the site, by path relative to its root.
pub(crate) type Files = BTreeMap<PathBuf, Vec<u8>>;

/// Reads the module, bundles the style sheets, and adds the public files.
pub(crate) fn collect(module: &Path, style: &Path, name: &str, public: &Path) -> Result<Files> {
    let mut files = Files::new();
    for path in below(module)? {
        files.insert(Path::new("pkg").join(&path), read(&module.join(&path))?);
    }
    if files.is_empty() {
        bail!("{} holds no browser module", module.display());
    }
    files.insert(PathBuf::from(format!("pkg/{name}.css")), css::inline(style)?.into_bytes());
    for path in below(public)? {
        let content = read(&public.join(&path))?;
        if files.insert(path.clone(), content).is_some() {
            bail!("{} would replace a built file", public.join(path).display());
        }
    }
    Ok(files)
}

/// Makes `out` contain exactly `files` and their compressed copies; returns how many were new or changed.
///
/// A file that is up to date keeps its modification time, so that nothing that depends on it is rebuilt.
pub(crate) fn synchronise(files: &Files, out: &Path) -> Result<usize> {
    let present = below(out)?;
    let mut wanted = BTreeSet::new();
    let mut changed = 0;
    for (path, content) in files {
        wanted.insert(path.clone());
        let target = out.join(path);
        let is_new = fs::read(&target).ok().as_ref() != Some(content);
        if is_new {
            changed += 1;
            for (extension, copy) in compress::copies(path, content)? {
                let copied = with_suffix(path, extension);
                write(&out.join(&copied), &copy)?;
                wanted.insert(copied);
            }
            // Written last, so that an interrupted run does not leave an up-to-date file with outdated copies.
            write(&target, content)?;
        } else {
            let copies = ["br", "gz"].map(|extension| with_suffix(path, extension));
            wanted.extend(copies.into_iter().filter(|copy| present.contains(copy)));
        }
    }
    for path in present.difference(&wanted) {
        fs::remove_file(out.join(path)).with_context(|| format!("cannot remove {}", out.join(path).display()))?;
    }
    Ok(changed)
}

/// The files in `dir`, as paths relative to it; empty if there is no such folder.
fn below(dir: &Path) -> Result<BTreeSet<PathBuf>> {
    let mut found = BTreeSet::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        let full = dir.join(&folder);
        if !full.is_dir() {
            continue;
        }
        let entries = fs::read_dir(&full).with_context(|| format!("cannot list {}", full.display()))?;
        for entry in entries {
            let entry = entry?;
            let path = folder.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else {
                found.insert(path);
            }
        }
    }
    Ok(found)
}

fn with_suffix(path: &Path, extension: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    PathBuf::from(name)
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

fn write(path: &Path, content: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    }
    fs::write(path, content).with_context(|| format!("cannot write {}", path.display()))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use anyhow::Result;

    use super::{Files, below, collect, synchronise};

    fn files() -> Files {
        Files::from([
            (PathBuf::from("pkg/abacus.css"), "p { margin: 0; }\n".repeat(20).into_bytes()),
            (PathBuf::from("logo.png"), vec![7; 100]),
        ])
    }

    #[test]
    fn module_style_and_public_files_come_together() -> Result<()> {
        let dir = tempfile::tempdir()?;
        let at = |path: &str| dir.path().join(path);
        for folder in ["module/snippets", "style", "public/icons"] {
            fs::create_dir_all(at(folder))?;
        }
        fs::write(at("module/abacus_bg.wasm"), "wasm")?;
        fs::write(at("module/snippets/inline.js"), "js")?;
        fs::write(at("style/main.css"), "p {}")?;
        fs::write(at("public/icons/logo.svg"), "<svg/>")?;
        let files = collect(&at("module"), &at("style/main.css"), "abacus", &at("public"))?;
        let paths: Vec<_> = files.keys().map(|path| path.to_string_lossy()).collect();
        assert_eq!(paths, ["icons/logo.svg", "pkg/abacus.css", "pkg/abacus_bg.wasm", "pkg/snippets/inline.js"]);
        Ok(())
    }

    #[test]
    fn copies_lie_beside_what_gains_from_them() -> Result<()> {
        let out = tempfile::tempdir()?;
        assert_eq!(synchronise(&files(), out.path())?, 2);
        let expected = ["logo.png", "pkg/abacus.css", "pkg/abacus.css.br", "pkg/abacus.css.gz"];
        assert_eq!(below(out.path())?, expected.map(PathBuf::from).into());
        Ok(())
    }

    #[test]
    fn a_second_run_changes_nothing_and_stale_files_go() -> Result<()> {
        let out = tempfile::tempdir()?;
        synchronise(&files(), out.path())?;
        let before = below(out.path())?;
        fs::write(out.path().join("stale.js.br"), "old")?;
        assert_eq!(synchronise(&files(), out.path())?, 0);
        assert_eq!(below(out.path())?, before);
        Ok(())
    }

    #[test]
    fn a_module_is_required() -> Result<()> {
        let dir = tempfile::tempdir()?;
        let absent = dir.path().join("absent");
        assert!(collect(&absent, Path::new("main.css"), "abacus", &absent).is_err());
        Ok(())
    }
}
