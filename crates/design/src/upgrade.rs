//! Brings documents of older versions up to date, one version at a time.

use serde_json::Value;

use crate::document::FORMAT_VERSION;
use problem::Problem;

/// Rewrites a document of one version into the next.
type Upgrade = fn(&mut Value);

/// `UPGRADES[n]` turns version `n + 1` into `n + 2`. Version 1 is the first, so there is none yet.
const UPGRADES: &[Upgrade] = &[];

/// Upgrades `document` to [`FORMAT_VERSION`].
///
/// # Errors
/// A problem at `/abacus` when the version is missing, malformed, or newer than this program.
pub(crate) fn upgrade(document: &mut Value) -> Result<(), Problem> {
    upgrade_with(UPGRADES, FORMAT_VERSION, document)
}

fn upgrade_with(upgrades: &[Upgrade], newest: u64, document: &mut Value) -> Result<(), Problem> {
    let refuse = |message: String, fix: String| Err(Problem::new("/abacus", message, fix));
    let version = match document.get("abacus") {
        None => return refuse("the format version is missing".into(), format!("add \"abacus\": {newest}")),
        Some(value) => value.as_u64(),
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
    for step in upgrades.iter().skip(usize::try_from(version - 1).unwrap_or(usize::MAX)) {
        step(document);
    }
    document["abacus"] = newest.into();
    Ok(())
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
        upgrade_with(CHAIN, 3, &mut old).unwrap();
        assert_eq!(old, json!({"abacus": 3, "three": true}));
    }

    #[test]
    fn upgrade_refuses_missing_malformed_and_newer_versions() {
        for bad in [json!({}), json!({"abacus": 0}), json!({"abacus": "1"}), json!({"abacus": 4})] {
            let problem = upgrade_with(CHAIN, 3, &mut bad.clone()).unwrap_err();
            assert_eq!(problem.path, "/abacus", "{bad}");
        }
    }
}
