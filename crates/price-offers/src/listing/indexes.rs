//! The indexes: of all offers, and of the regions of an offer or of Savings Plans.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::collected::short;
use crate::covered::Cover;

/// The offer whose Savings Plans are those of instances.
const WITH_PLANS: &str = "AmazonEC2";
/// The offer whose Savings Plans are those of databases.
const WITH_DATABASE_PLANS: &str = "AmazonRDS";

/// The index of all offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offers(BTreeMap<String, Offer>);

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Offer {
    #[serde(default)]
    offer_code: String,
    #[serde(default)]
    current_region_index_url: String,
    #[serde(default)]
    current_savings_plan_index_url: String,
}

#[derive(Deserialize)]
struct OfferIndex {
    offers: BTreeMap<String, Offer>,
}

/// Reads the index of all offers.
///
/// # Errors
/// If it has another layout, or a path that leads elsewhere.
pub fn offers(text: &str) -> Result<Offers, String> {
    let OfferIndex { offers } = serde_json::from_str(text).map_err(|error| error.to_string())?;
    for (code, offer) in &offers {
        if offer.offer_code != *code {
            return Err(format!("has the offer {:?} under the name {:?}", short(&offer.offer_code), short(code)));
        }
        for path in [&offer.current_region_index_url, &offer.current_savings_plan_index_url] {
            if !path.is_empty() {
                checked(path)?;
            }
        }
    }
    Ok(Offers(offers))
}

impl Offers {
    /// The path of the index of regions; `None` if there is none, or none of this kind.
    #[must_use]
    pub fn regions_of(&self, cover: &Cover) -> Option<&str> {
        let path = match cover {
            Cover::Service(code) => &self.0.get(code)?.current_region_index_url,
            Cover::SavingsPlans => &self.0.get(WITH_PLANS)?.current_savings_plan_index_url,
            Cover::DatabaseSavingsPlans => &self.0.get(WITH_DATABASE_PLANS)?.current_savings_plan_index_url,
            Cover::SpotAdvice | Cover::SpotPrices => return None,
        };
        Some(path.as_str()).filter(|path| !path.is_empty())
    }
}

/// The files of an offer, or of Savings Plans, by region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Regions {
    /// When the index was published.
    pub(super) published: String,
    /// The path of the file of each region.
    pub(super) paths: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RegionIndex {
    publication_date: String,
    regions: Listed,
}

/// Offers have an object of regions, Savings Plans a list.
#[derive(Deserialize)]
#[serde(untagged)]
enum Listed {
    Object(BTreeMap<String, Region>),
    List(Vec<Region>),
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    region_code: String,
    #[serde(alias = "versionUrl")]
    current_version_url: String,
}

/// Reads the index of the regions of an offer, or of Savings Plans.
///
/// # Errors
/// If it has another layout, a region twice, or a path that leads elsewhere.
pub fn regions(text: &str) -> Result<Regions, String> {
    let index: RegionIndex = serde_json::from_str(text).map_err(|error| error.to_string())?;
    crate::dates::day(&index.publication_date)?;
    let listed = match index.regions {
        Listed::Object(regions) => regions.into_values().collect(),
        Listed::List(regions) => regions,
    };
    let mut paths = BTreeMap::new();
    for Region { region_code, current_version_url } in listed {
        checked(&current_version_url)?;
        if paths.insert(region_code.clone(), current_version_url).is_some() {
            return Err(format!("has the region {:?} twice", short(&region_code)));
        }
    }
    Ok(Regions { published: index.publication_date, paths })
}

/// A path of an index leads to a JSON file on the same host.
fn checked(path: &str) -> Result<(), String> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/._-".contains(&byte);
    let is_path = path.starts_with('/') && !path.starts_with("//") && !path.contains("..");
    if is_path && path.ends_with(".json") && path.bytes().all(is_plain) {
        return Ok(());
    }
    Err(format!("has no path of a file where one should be: {:?}", short(path)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const INDEX: &str = r#"{"formatVersion": "v1.0", "publicationDate": "2026-11-20T22:53:08Z", "offers": {
        "AmazonEC2": {"offerCode": "AmazonEC2", "currentVersionUrl": "/offers/v1.0/aws/AmazonEC2/current/index.json",
            "currentRegionIndexUrl": "/offers/v1.0/aws/AmazonEC2/current/region_index.json",
            "currentSavingsPlanIndexUrl": "/savingsPlan/v1.0/aws/AWSComputeSavingsPlan/current/region_index.json"},
        "AmazonRDS": {"offerCode": "AmazonRDS", "currentVersionUrl": "/offers/v1.0/aws/AmazonRDS/current/index.json",
            "currentSavingsPlanIndexUrl": "/savingsPlan/v1.0/aws/AWSDatabaseSavingsPlans/current/region_index.json"}}}"#;

    #[test]
    fn offers_and_savings_plans_have_an_index_of_regions() {
        let offers = offers(INDEX).unwrap();
        let of = |cover| offers.regions_of(&cover);
        let ec2 = Cover::Service("AmazonEC2".to_owned());
        assert_eq!(of(ec2), Some("/offers/v1.0/aws/AmazonEC2/current/region_index.json"));
        let plans = "/savingsPlan/v1.0/aws/AWSComputeSavingsPlan/current/region_index.json";
        assert_eq!(of(Cover::SavingsPlans), Some(plans));
        let plans = "/savingsPlan/v1.0/aws/AWSDatabaseSavingsPlans/current/region_index.json";
        assert_eq!(of(Cover::DatabaseSavingsPlans), Some(plans));
        assert_eq!(of(Cover::Service("AmazonRDS".to_owned())), None);
        assert_eq!(of(Cover::Service("AmazonSNS".to_owned())), None);
    }

    #[test]
    fn both_forms_of_a_region_index_are_read() {
        let path = "/offers/v1.0/aws/AmazonEC2/20261120225308/eu-west-1/index.json";
        let object = format!(
            r#"{{"publicationDate": "2026-11-20T22:53:08Z",
                "regions": {{"eu-west-1": {{"regionCode": "eu-west-1", "currentVersionUrl": "{path}"}}}}}}"#
        );
        let list = format!(
            r#"{{"publicationDate": "2026-11-20T22:53:08Z",
                "regions": [{{"regionCode": "eu-west-1", "versionUrl": "{path}"}}]}}"#
        );
        assert_eq!(regions(&object).unwrap().paths["eu-west-1"], path);
        assert_eq!(regions(&object), regions(&list));
    }

    #[test]
    fn another_layout_is_refused() {
        let index = |path: &str| {
            let region = format!(r#"{{"regionCode": "eu-west-1", "versionUrl": "{path}"}}"#);
            format!(r#"{{"publicationDate": "2026-11-20T22:53:08Z", "regions": [{region}, {region}]}}"#)
        };
        let refusal = |text: &str| regions(text).unwrap_err();
        assert!(refusal(&index("/a.json")).contains("twice"));
        for path in ["", "a.json", "//other.example/a.json", "https://other.example/a.json", "/../a.json", "/a.csv"] {
            assert!(refusal(&index(path)).starts_with("has no path"), "{path}");
        }
        assert!(regions("<html>").is_err() && offers("{}").is_err());
        assert!(refusal(&index("/a.json").replace("2026-11-20T", "yesterday")).starts_with("not a publication date"));
        assert!(offers(&INDEX.replace("\"offerCode\": \"AmazonRDS\"", "\"offerCode\": \"AmazonSNS\"")).is_err());
    }
}
