//! The regions, without local zones and Wavelength zones.

use std::collections::BTreeMap;

use catalog::{Region, RegionsFile};

use crate::prefixes::usage_prefix;
use crate::report::Report;
use crate::table::Tables;

/// The regions whose prices are imported.
pub(crate) struct Regions(BTreeMap<String, Region>);

impl Regions {
    pub(crate) fn read(tables: &Tables, report: &mut Report) -> anyhow::Result<Regions> {
        let mut regions = BTreeMap::new();
        for row in tables.read("regions.csv")? {
            let code = row.text("code")?;
            if row.text("type")? != "AWS Region" {
                report.leave_out(row.file(), "a local or Wavelength zone");
            } else if is_zone(code) {
                report.leave_out(row.file(), "called a region, but a local zone by its code");
            } else {
                let (name, continent) = (row.text("name")?.to_owned(), row.text("continent")?.to_owned());
                let region = Region { code: code.to_owned(), name, continent, usage_prefix: usage_prefix(code) };
                if regions.insert(code.to_owned(), region).is_some() {
                    return Err(row.fault("the region is listed twice"));
                }
            }
        }
        Ok(Regions(regions))
    }

    /// Whether the prices of `code` are imported; if not, the line is counted as left out.
    pub(crate) fn takes(&self, code: &str, file: &str, report: &mut Report) -> bool {
        let known = self.0.contains_key(code);
        if !known {
            let reason = if code.is_empty() { "no region given" } else { "a zone, or no region of regions.csv" };
            report.leave_out(file, reason);
        }
        known
    }

    /// Their codes.
    pub(crate) fn codes(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    pub(crate) fn file(&self) -> RegionsFile {
        RegionsFile(self.0.values().cloned().collect())
    }
}

/// Region codes end in their number; zone codes continue after it.
fn is_zone(code: &str) -> bool {
    let is_number = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    code.split('-').position(is_number).is_some_and(|at| at + 1 < code.split('-').count())
}

#[cfg(test)]
mod tests {
    use super::is_zone;

    #[test]
    fn zones_have_more_behind_the_number() {
        assert!(is_zone("us-east-2-mci-1"));
        assert!(!is_zone("us-gov-east-1"));
        assert!(!is_zone("eu-central-1"));
    }
}
