//! The size budget: a limit on what a first visit downloads.
//!
//! The limits are in a committed text file with one `path bytes` pair per line and `#` for comments. A limit applies to
//! the brotli copy, which is what browsers fetch.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

/// Prints each size next to its limit, and fails if one is exceeded or if nothing was compared.
pub(crate) fn check(site: &Path, limits: &Path) -> Result<()> {
    let text = fs::read_to_string(limits).with_context(|| format!("cannot read {}", limits.display()))?;
    let limits = parse(&text)?;
    if limits.is_empty() {
        bail!("the budget sets no limit");
    }
    let mut above = Vec::new();
    for (path, limit) in limits {
        let copy = site.join(format!("{path}.br"));
        let size = fs::metadata(&copy).with_context(|| format!("cannot measure {}", copy.display()))?.len();
        println!("    {path}: {size} bytes in brotli, limit {limit}");
        if size > limit {
            above.push(path);
        }
    }
    if !above.is_empty() {
        bail!("above the size budget: {}", above.join(", "));
    }
    Ok(())
}

fn parse(text: &str) -> Result<Vec<(&str, u64)>> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| {
            let (path, bytes) = line.split_once(' ').with_context(|| format!("`{line}` is not `path bytes`"))?;
            let bytes = bytes.trim().parse().with_context(|| format!("`{line}`: not a size"))?;
            Ok((path, bytes))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use anyhow::Result;

    use super::{check, parse};

    #[test]
    fn limits_are_pairs_of_path_and_bytes() -> Result<()> {
        assert_eq!(parse("# first visit\n\npkg/a.wasm 12\npkg/a.js  3\n")?, [("pkg/a.wasm", 12), ("pkg/a.js", 3)]);
        assert!(parse("pkg/a.wasm").is_err());
        assert!(parse("pkg/a.wasm many").is_err());
        Ok(())
    }

    #[test]
    fn a_file_at_its_limit_passes_and_one_byte_more_fails() -> Result<()> {
        let dir = tempfile::tempdir()?;
        let limits = dir.path().join("limits");
        fs::write(&limits, "a.wasm 4")?;
        assert!(check(dir.path(), &limits).is_err(), "nothing to measure");
        fs::write(dir.path().join("a.wasm.br"), [0; 4])?;
        check(dir.path(), &limits)?;
        fs::write(dir.path().join("a.wasm.br"), [0; 5])?;
        assert!(check(dir.path(), &limits).is_err());
        fs::write(&limits, "# empty")?;
        assert!(check(dir.path(), &limits).is_err(), "no limit");
        Ok(())
    }
}
