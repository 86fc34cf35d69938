//! Upgrades documents of older versions, one version at a time.

use serde_json::Value;

use crate::document::FORMAT_VERSION;
use problem::Problem;

/// Upgrades a document from one version to the next.
type Upgrade = fn(&mut Value);

/// `UPGRADES[n]` upgrades version `n + 1` to `n + 2`. Version 1 is the first, so there are none yet.
const UPGRADES: &[Upgrade] = &[];

/// Upgrades the document in `text`, which is not of [`FORMAT_VERSION`], to that version. `version` is the version that
/// the document states: `None` if it states none, `Some(None)` if it is not a whole number.
///
/// # Errors
/// A problem at `/abacus` if the version is missing, malformed or newer than this program.
pub(crate) fn upgrade(text: &str, version: Option<Option<u64>>) -> Result<Value, Problem> {
    let before = check(FORMAT_VERSION, version)?;
    // The text was already parsed successfully, into a type that is faster to read.
    let mut document: Value = serde_json::from_str(text).unwrap_or_default();
    run(UPGRADES, FORMAT_VERSION, before, &mut document);
    Ok(document)
}

/// The number of upgrades before those that a document of this version needs.
fn check(newest: u64, version: Option<Option<u64>>) -> Result<usize, Problem> {
    let refuse = |message: String, fix: String| Err(Problem::new("/abacus", message, fix));
    let Some(version) = version else {
        return refuse("the format version is missing".into(), format!("add \"abacus\": {newest}"));
    };
    let Some(version) = version.filter(|version| *version >= 1) else {
        return refuse("the format version is not a whole number from 1".into(), format!("write \"abacus\": {newest}"));
    };
    if version > newest {
        return refuse(
            format!("version {version} is newer than this Abacus, which reads up to version {newest}"),
            "open it with a newer Abacus".into(),
        );
    }
    Ok(usize::try_from(version - 1).unwrap_or(usize::MAX))
}

fn run(upgrades: &[Upgrade], newest: u64, before: usize, document: &mut Value) {
    for step in upgrades.iter().skip(before) {
        step(document);
    }
    document["abacus"] = newest.into();
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const CHAIN: &[Upgrade] = &[|d| d["two"] = json!(true), |d| d["three"] = json!(true)];

    #[test]
    fn there_is_one_step_for_every_older_version() {
        assert_eq!(u64::try_from(UPGRADES.len()), Ok(FORMAT_VERSION - 1));
    }

    #[test]
    fn upgrade_runs_only_the_missing_steps() {
        let mut old = json!({"abacus": 2});
        run(CHAIN, 3, check(3, Some(Some(2))).unwrap(), &mut old);
        assert_eq!(old, json!({"abacus": 3, "three": true}));
    }

    #[test]
    fn upgrade_refuses_missing_malformed_and_newer_versions() {
        for bad in [None, Some(Some(0)), Some(None), Some(Some(4))] {
            assert_eq!(check(3, bad).unwrap_err().path, "/abacus", "{bad:?}");
        }
    }
}
