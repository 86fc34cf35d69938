//! [`cases()`]: reads the files of the cases.

use std::path::Path;
use std::{fs, io};

use crate::case::Case;

/// Areas that come first, in this order; the other areas in the folder follow by name, and those of services come last.
const FIRST: [&str; 7] = ["ec2", "ebs", "elb", "commitment", "s3", "network", "stack"];

/// Why a file cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// The file cannot be opened or read.
    #[error("{path}: {error}")]
    File {
        /// The path of the file.
        path: String,
        /// The reason.
        error: io::Error,
    },
    /// The content is not in the format of cases, for example because of an unknown field: a case must not be read in
    /// part.
    #[error("{path}: {error}")]
    Case {
        /// The path of the file.
        path: String,
        /// Which field, and its position.
        error: serde_json::Error,
    },
}

/// Every case, in the order of the report.
///
/// # Errors
/// [`Unreadable`] if a file cannot be read or is not in the format of cases.
pub fn cases() -> Result<Vec<Case>, Unreadable> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let mut all = cases_in(&folder)?;
    all.extend(cases_in(&folder.join("services"))?);
    Ok(all)
}

/// The cases in the files of a folder.
///
/// # Errors
/// [`Unreadable`] if a file cannot be read or is not in the format of cases.
pub fn cases_in(folder: &Path) -> Result<Vec<Case>, Unreadable> {
    let failed = |path: &Path, error| Unreadable::File { path: path.display().to_string(), error };
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| failed(folder, error))? {
        let path = entry.map_err(|error| failed(folder, error))?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            let area = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let rank = FIRST.iter().position(|first| *first == area).unwrap_or(FIRST.len());
            files.push((rank, path, area));
        }
    }
    files.sort();
    let mut all = Vec::new();
    for (_, path, area) in files {
        let text = fs::read_to_string(&path).map_err(|error| failed(&path, error))?;
        all.extend(read(&area, &path.display().to_string(), &text)?);
    }
    Ok(all)
}

/// The cases in a file about `area`.
fn read(area: &str, path: &str, text: &str) -> Result<Vec<Case>, Unreadable> {
    let cases = serde_json::from_str::<Vec<Case>>(text);
    let mut cases = cases.map_err(|error| Unreadable::Case { path: path.to_owned(), error })?;
    cases.iter_mut().for_each(|case| area.clone_into(&mut case.area));
    Ok(cases)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The area and id of a case with one answer, or the error that reading it reports.
    fn said(case: &str) -> String {
        match read("ec2", "cases/ec2.json", &format!("[{case}]")) {
            Ok(cases) => cases.into_iter().map(|case| format!("{}/{}", case.area, case.id)).collect(),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn services_come_after_the_areas_that_come_first() {
        let mut areas: Vec<String> = cases().unwrap().into_iter().map(|case| case.area).collect();
        areas.dedup();
        assert_eq!(areas[..FIRST.len()], FIRST);
        assert_eq!(areas[FIRST.len()..][..2], ["own-rates", "api-gateway"]);
        assert!(areas.len() > 20);
    }

    #[test]
    fn a_folder_that_is_not_there_is_told() {
        let said = cases_in(Path::new("cases/elsewhere")).unwrap_err().to_string();
        assert!(said.starts_with("cases/elsewhere: "), "{said}");
    }

    #[test]
    fn a_mistyped_field_is_told_with_its_file() {
        let case = r#"{"id": "A", "title": "", "source": "", "tolerance": {"usd": 1}, "design": {},
            "rule": {"terms": {"term": "1y", "payment": "no-upfront", "usd_per_hour": 1, "on_demand_usd_per_hour": 2}},
            "expect": {"total_usd": {"is": 1, "of": {"component": "a", "cost": "ec2.instance", "over": {"total": "monthly"}}}}}"#;
        assert_eq!(said(case), "ec2/A");
        for field in ["title", "usd", "design", "terms", "payment", "expect", "is", "component", "over", "total"] {
            let mistyped = case.replace(&format!("\"{field}\":"), &format!("\"{field}_\":"));
            let said = said(&mistyped);
            assert!(said.starts_with("cases/ec2.json: ") && said.contains(&format!("`{field}_`")), "{field}: {said}");
        }
    }

    #[test]
    fn an_answer_is_one_figure_and_has_one_name() {
        let case = |answers: &str| format!(r#"{{"id": "A", "title": "", "source": "", "expect": {{{answers}}}}}"#);
        let one = r#""a": {"is": 1, "of": {"total": "monthly"}}"#;
        assert_eq!(said(&case(one)), "ec2/A");
        assert!(said(&case(&format!("{one}, {one}"))).contains("\"a\" is there twice"));
        for (of, why) in [
            (r#"{}"#, "one thing to read"),
            (r#"{"cost": "ec2.instance", "quantity": "ec2.instance"}"#, "one thing to read"),
            (r#"{"price": "ec2.instance", "tier": 1}"#, "`tier`"),
            (r#"{"total": "weekly"}"#, "`weekly`"),
            (r#"{"cost": 1}"#, "invalid type"),
        ] {
            let said = said(&case(&format!(r#""a": {{"is": 1, "of": {of}}}"#)));
            assert!(said.starts_with("cases/ec2.json: ") && said.contains(why), "{of}: {said}");
        }
    }
}
