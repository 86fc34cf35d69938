//! [`status`]: how old prices are.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::time::SystemTime;

use catalog::{ANYWHERE, Catalogue, PriceDate, Table};
use serde::Serialize;

use crate::covered::Cover;
use crate::dates::days_since;
use crate::import::Extent;
use crate::imports::Imports;
use crate::priced::{Priced, never_imported, priced};

/// Prices that were last known to be the latest more days ago are worth a refresh.
pub const OLD_DAYS: i64 = 90;

/// How old the prices of a catalogue are: what was imported, and what only the build has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Status {
    /// What was imported.
    pub imported: Vec<OfImport>,
    /// What was not.
    pub of_build_only: Vec<OfBuild>,
}

/// Something that was imported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OfImport {
    /// Service code, `Savings Plans`, `Spot advice` or `Spot prices`.
    pub service: String,
    /// The regions, by code.
    pub regions: Vec<RegionStatus>,
    /// The regions whose prices are only those of the build.
    pub of_build_only: Vec<String>,
    /// Whether one of the files was last known to be the latest more than 90 days ago.
    pub old: bool,
    /// How to ask a refresh for it; `None` if no price list has it.
    pub asked_as: Option<String>,
}

/// What was imported of one region.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RegionStatus {
    /// Its code, or `*`.
    pub region: String,
    /// When the file was published; of formats that state no time, the day of the file.
    pub published: String,
    /// The last day on which this was known to be the latest file: that of publication, or that of a refresh.
    pub latest_on: String,
    /// Days since that day.
    pub age_days: Option<i64>,
    /// Whether the file had everything.
    pub extent: Extent,
}

/// Something that only the build has prices of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OfBuild {
    /// Service code, `Savings Plans`, `Spot advice` or `Spot prices`; the name of the catalogue if there is no code.
    pub service: String,
    /// How many regions have prices.
    pub regions: usize,
    /// Date of the oldest price: a day, month or year, as precise as known.
    pub oldest: String,
    /// Date of the newest price.
    pub newest: String,
    /// How to ask a refresh for it; `None` if no price list has it, or it is not understood there.
    pub asked_as: Option<String>,
}

/// How old imported prices are at this time, and what only the build has.
#[must_use]
pub fn status(embedded: &Catalogue, imports: &Imports, now: SystemTime) -> Status {
    let mut built = priced(embedded);
    if let Some(advice) = embedded.table_info(Table::Spot) {
        let date: PriceDate = advice.as_of.clone();
        let priced = Priced { regions: BTreeSet::new(), oldest: date.clone(), newest: date };
        built.insert(Cover::SpotAdvice, priced);
    }
    let mut by_cover: BTreeMap<&Cover, Vec<RegionStatus>> = BTreeMap::new();
    for (cover, region, imported) in imports.iter() {
        by_cover.entry(cover).or_default().push(RegionStatus {
            region: region.to_owned(),
            published: imported.published.clone(),
            latest_on: imported.latest_on.clone(),
            age_days: days_since(&imported.latest_on, now),
            extent: imported.extent,
        });
    }
    let asked_as = |cover: &Cover| cover.asked_as().map(str::to_owned);
    let mut imported = Vec::new();
    for (cover, regions) in by_cover {
        let here = |region: &String| regions.iter().any(|status| status.region == *region);
        let of_build = built.remove(cover).map(|priced| priced.regions).unwrap_or_default();
        imported.push(OfImport {
            service: cover.to_string(),
            of_build_only: of_build.into_iter().filter(|region| !here(region)).collect(),
            old: regions.iter().filter_map(|status| status.age_days).any(|days| days > OLD_DAYS),
            asked_as: asked_as(cover),
            regions,
        });
    }
    let of_build = |service: String, priced: Priced, asked_as: Option<String>| OfBuild {
        service,
        regions: priced.regions.len(),
        oldest: priced.oldest.to_string(),
        newest: priced.newest.to_string(),
        asked_as,
    };
    let known = built.into_iter().map(|(cover, priced)| of_build(cover.to_string(), priced, asked_as(&cover)));
    let others = never_imported(embedded).into_iter();
    let others = others.map(|(list, priced)| of_build(list.code().to_owned(), priced, None));
    Status { imported, of_build_only: known.chain(others).collect() }
}

impl Status {
    /// The status as text; `command` fetches newer prices.
    #[must_use]
    pub fn text(&self, command: &str) -> String {
        let mut out = String::new();
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{:<28}{:>8}  {:<12}{:<12}{:>9}", "imported", "regions", "oldest", "newest", "age");
        for service in &self.imported {
            service.write(&mut out, command);
        }
        if self.imported.is_empty() {
            out.push_str("nothing\n");
        }
        let _ = writeln!(out, "\n{:<28}{:>8}  {:<12}newest", "of the build only", "regions", "oldest");
        for OfBuild { service, regions, oldest, newest, .. } in &self.of_build_only {
            let regions = if *regions == 0 { String::new() } else { regions.to_string() };
            let _ = writeln!(out, "{service:<28}{regions:>8}  {oldest:<12}{newest}");
        }
        if self.of_build_only.iter().any(|service| service.asked_as.is_some()) {
            let _ = writeln!(out, "Newer ones: {command}");
        }
        out
    }
}

impl OfImport {
    fn write(&self, out: &mut String, command: &str) {
        let day = |status: &RegionStatus| status.published.get(..10).unwrap_or_default().to_owned();
        let days: BTreeSet<String> = self.regions.iter().map(day).collect();
        let (oldest, newest) = (days.first().cloned().unwrap_or_default(), days.last().cloned().unwrap_or_default());
        let age = self.regions.iter().filter_map(|status| status.age_days).max();
        let age = age.map_or_else(String::new, |days| format!("{days} days"));
        let (service, regions) = (&self.service, self.regions.len());
        let _ = write!(out, "{service:<28}{regions:>8}  {oldest:<12}{newest:<12}{age:>9}");
        let others = self.of_build_only.iter().filter(|region| *region != ANYWHERE).count();
        if others > 0 {
            let _ = write!(out, "  {others} regions of the build only");
        }
        let excerpts = self.regions.iter().filter(|status| status.extent == Extent::Excerpt).count();
        if excerpts > 0 {
            let _ = write!(out, "  {excerpts} excerpts");
        }
        out.push('\n');
        match (&self.asked_as, self.old) {
            (_, false) => {}
            (Some(name), true) => {
                let _ = writeln!(out, "  older than {OLD_DAYS} days: {command} --service {name}");
            }
            (None, true) => {
                let _ = writeln!(out, "  older than {OLD_DAYS} days: import a newer file");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn of(imports: &str) -> Status {
        // 2026-11-28T12:00:00Z
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_867_200);
        let imports = Imports::parse(&format!("of,region,published,latest_on,extent\n{imports}")).unwrap();
        status(Catalogue::embedded(), &imports, now)
    }

    #[test]
    fn imported_prices_have_an_age_and_the_others_their_dates() {
        let status = of("AmazonEC2,eu-west-1,2026-08-01T00:00:00Z,2026-08-01,complete\n\
             AmazonEC2,us-east-1,2026-11-20T22:53:08Z,2026-11-20,complete\n\
             AWSLambda,us-east-1,2025-11-27T00:00:00Z,2026-11-27,excerpt\n");
        let [lambda, ec2] = status.imported.as_slice() else { panic!("{:?}", status.imported) };
        assert_eq!((ec2.service.as_str(), ec2.old, ec2.of_build_only.len()), ("AmazonEC2", true, 34));
        assert_eq!((lambda.old, lambda.regions[0].age_days), (false, Some(1)));
        let text = status.text("abacus catalog refresh --catalog prices");
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines[1].starts_with("AWSLambda") && lines[1].ends_with("1 excerpts"), "{text}");
        assert!(lines[2].contains("2  2026-08-01  2026-11-20   119 days  34 regions of the build only"), "{text}");
        assert_eq!(
            lines[3], "  older than 90 days: abacus catalog refresh --catalog prices --service AmazonEC2",
            "{text}"
        );
        let names: Vec<&str> = status.of_build_only.iter().map(|service| service.service.as_str()).collect();
        assert!(names.contains(&"AmazonS3") && names.contains(&"direct-connect") && names.contains(&"Spot advice"));
        assert!(!names.contains(&"AmazonEC2"));
    }

    #[test]
    fn without_an_import_everything_is_of_the_build() {
        let text = of("").text("refresh");
        assert!(text.contains("\nnothing\n") && text.ends_with("Newer ones: refresh\n"), "{text}");
    }
}
