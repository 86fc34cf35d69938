//! Bundles style sheets into one: every `@import "file.css";` is replaced in place by that file, so the order of the
//! imports is the order of the cascade.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// The style sheet at `path` with its imports inlined.
pub(crate) fn inline(path: &Path) -> Result<String> {
    let mut bundled = String::new();
    let mut open = Vec::new();
    append(path, &mut open, &mut bundled)?;
    Ok(bundled)
}

/// Appends the style sheet at `path` to `bundled`; `open` is the chain of style sheets that imported it.
fn append(path: &Path, open: &mut Vec<PathBuf>, bundled: &mut String) -> Result<()> {
    if open.iter().any(|seen| seen == path) {
        bail!("{} imports itself", path.display());
    }
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    open.push(path.to_path_buf());
    for line in text.lines() {
        if line.trim_start().starts_with("@import") {
            let name = imported(line).with_context(|| format!("{}: cannot bundle `{line}`", path.display()))?;
            append(&path.with_file_name(name), open, bundled)?;
        } else {
            bundled.push_str(line);
            bundled.push('\n');
        }
    }
    open.pop();
    Ok(())
}

/// The file named by an import line; other forms (media queries, other hosts) are not bundled.
fn imported(line: &str) -> Option<&str> {
    let rest = line.trim().strip_prefix("@import")?.trim().strip_suffix(';')?.trim();
    let name = rest.strip_prefix('"')?.strip_suffix('"')?;
    (!name.contains(['"', ':'])).then_some(name)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use anyhow::Result;

    use super::inline;

    #[test]
    fn imports_are_inlined_in_their_order() -> Result<()> {
        let dir = tempfile::tempdir()?;
        fs::create_dir(dir.path().join("parts"))?;
        fs::write(dir.path().join("main.css"), "@import \"tokens.css\";\n@import \"parts/form.css\";\nbody {}\n")?;
        fs::write(dir.path().join("tokens.css"), ":root {}")?;
        fs::write(dir.path().join("parts/form.css"), "@import \"field.css\";\nform {}\n")?;
        fs::write(dir.path().join("parts/field.css"), "input {}\n")?;
        let bundled = inline(&dir.path().join("main.css"))?;
        assert_eq!(bundled, ":root {}\ninput {}\nform {}\nbody {}\n");
        Ok(())
    }

    #[test]
    fn what_cannot_be_bundled_is_refused() -> Result<()> {
        let dir = tempfile::tempdir()?;
        let main = dir.path().join("main.css");
        for sheet in [
            "@import \"main.css\";",
            "@import \"absent.css\";",
            "@import \"https://example.org/x.css\";",
            "@import \"print.css\" print;",
        ] {
            fs::write(&main, sheet)?;
            assert!(inline(&main).is_err(), "{sheet}");
        }
        Ok(())
    }
}
