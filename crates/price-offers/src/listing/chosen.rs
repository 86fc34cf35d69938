//! [`choose`]: which files are wanted.

use std::collections::BTreeSet;

use catalog::{ANYWHERE, Catalogue};

use super::{Place, Regions, version};
use crate::covered::Cover;
use crate::import::Extent;
use crate::imports::Imports;

/// A file to fetch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// What it should have.
    pub cover: Cover,
    /// Its region in the catalogue; `None` if it has all of them.
    pub region: Option<String>,
    /// Where it is.
    pub url: String,
    /// When it was published, by its index; `None` if no index says so.
    pub published: Option<String>,
    /// Its name on disk, of [`Wanted::series`] and version.
    pub name: String,
}

impl Wanted {
    /// What the names of all versions of this file begin with.
    #[must_use]
    pub fn series(&self) -> String {
        series(&self.cover, self.region.as_deref())
    }
}

fn series(cover: &Cover, region: Option<&str>) -> String {
    let cover = cover.to_string().to_lowercase().replace(' ', "-");
    format!("{cover}.{}.", region.map_or("all", |region| if region == ANYWHERE { "global" } else { region }))
}

/// Which files of an index are wanted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Chosen {
    /// Those to fetch.
    pub wanted: Vec<Wanted>,
    /// What was imported already, with its region.
    pub imported: Vec<(Cover, String)>,
}

/// Chooses the files of the regions that the catalogue has, or of `only` these if there are any, without those that were
/// imported already. CSV files are smaller than JSON, and beside them.
#[must_use]
pub fn choose(
    catalogue: &Catalogue,
    place: &Place,
    (cover, index): (&Cover, &Regions),
    only: &BTreeSet<String>,
    (imports, extent): (&Imports, Extent),
) -> Chosen {
    let mut chosen = Chosen::default();
    for (code, path) in &index.paths {
        // A price list has global products under this code.
        let region = if code == "aws-global" || code == "global" { ANYWHERE } else { code };
        let is_known = region == ANYWHERE || catalogue.region(region).is_some();
        if !is_known || !(only.is_empty() || only.contains(region)) {
            continue;
        }
        let published = version::published(path).unwrap_or_else(|| index.published.clone());
        let done = imports.get(cover, region);
        if done.is_some_and(|done| {
            done.published == published && (done.extent == Extent::Complete || done.extent == extent)
        }) {
            chosen.imported.push((cover.clone(), region.to_owned()));
            continue;
        }
        let path = format!("{}.csv", path.trim_end_matches(".json"));
        chosen.wanted.push(Wanted {
            cover: cover.clone(),
            region: Some(region.to_owned()),
            url: place.at(&path),
            name: format!("{}{}.csv", series(cover, Some(region)), version::digits(&published)),
            published: Some(published),
        });
    }
    chosen
}

/// The feed of the Spot Instance Advisor. It has no version, so it is always wanted.
#[must_use]
pub fn spot_advice(place: &Place) -> Wanted {
    let cover = Cover::SpotAdvice;
    let name = format!("{}json", series(&cover, None));
    Wanted { cover, region: None, url: place.spot_feed(), published: None, name }
}

#[cfg(test)]
mod tests {
    use super::super::regions;
    use super::*;

    fn index() -> Regions {
        let path = |region: &str| format!("/offers/v1.0/aws/AmazonEC2/20261120225308/{region}/index.json");
        let codes = ["eu-west-1", "us-east-1", "us-east-1-bos-1", "aws-global"];
        let region = |code: &&str| format!(r#"{{"regionCode": "{code}", "versionUrl": "{}"}}"#, path(code));
        let all: Vec<String> = codes.iter().map(region).collect();
        regions(&format!(r#"{{"publicationDate": "2026-11-21T00:00:00Z", "regions": [{}]}}"#, all.join(","))).unwrap()
    }

    fn chosen(only: &[&str], imports: &str, extent: Extent) -> Chosen {
        let cover = Cover::Service("AmazonEC2".to_owned());
        let only = only.iter().map(|&region| region.to_owned()).collect();
        let imports = Imports::parse(&format!("of,region,published,latest_on,extent\n{imports}")).unwrap();
        choose(Catalogue::embedded(), &Place::aws(), (&cover, &index()), &only, (&imports, extent))
    }

    fn names(chosen: &Chosen) -> Vec<&str> {
        chosen.wanted.iter().map(|wanted| wanted.name.as_str()).collect()
    }

    #[test]
    fn regions_of_the_catalogue_are_chosen_as_csv() {
        let chosen = chosen(&[], "", Extent::Complete);
        let global = "amazonec2.global.20261120225308.csv";
        let regions = ["amazonec2.eu-west-1.20261120225308.csv", "amazonec2.us-east-1.20261120225308.csv"];
        assert_eq!(names(&chosen), [global, regions[0], regions[1]]);
        let ireland = &chosen.wanted[1];
        assert_eq!(ireland.published.as_deref(), Some("2026-11-20T22:53:08Z"));
        let url =
            "https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/AmazonEC2/20261120225308/eu-west-1/index.csv";
        assert_eq!(ireland.url, url);
        assert!(ireland.name.starts_with(&ireland.series()));
    }

    #[test]
    fn only_the_regions_asked_for_are_chosen() {
        assert_eq!(names(&chosen(&["us-east-1"], "", Extent::Complete)).len(), 1);
        assert!(names(&chosen(&["us-west-1"], "", Extent::Complete)).is_empty());
    }

    #[test]
    fn a_file_that_was_imported_is_not_chosen_again() {
        let same = "AmazonEC2,eu-west-1,2026-11-20T22:53:08Z,2026-11-20,complete\n";
        let done = chosen(&["eu-west-1"], same, Extent::Complete);
        assert_eq!((done.wanted.len(), done.imported.len()), (0, 1));
        assert_eq!(chosen(&["eu-west-1"], same, Extent::Excerpt).imported.len(), 1);
        // An excerpt does not stand for the whole file, nor does an earlier one.
        assert_eq!(chosen(&["eu-west-1"], &same.replace("complete", "excerpt"), Extent::Complete).imported.len(), 0);
        assert_eq!(chosen(&["eu-west-1"], &same.replace("22:53", "21:53"), Extent::Complete).imported.len(), 0);
        assert_eq!(chosen(&["eu-west-1"], &same.replace("AmazonEC2", "AmazonRDS"), Extent::Complete).imported.len(), 0);
    }

    #[test]
    fn the_spot_feed_is_always_chosen() {
        let feed = spot_advice(&Place::aws());
        assert_eq!(feed.url, "https://spot-bid-advisor.s3.amazonaws.com/spot-advisor-data.json");
        assert_eq!(feed.name, "spot-advice.all.json");
    }
}
