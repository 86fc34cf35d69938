//! What a refresh is asked for.

use std::collections::{BTreeMap, BTreeSet};

use catalog::{ANYWHERE, Catalogue};
use price_offers::{Cover, Refusal, priced};

/// The regions asked for, as the catalogue calls them.
pub(super) fn regions(codes: &[String]) -> Result<BTreeSet<String>, Refusal> {
    let region = |code: &String| match code.as_str() {
        "global" | "aws-global" => Ok(ANYWHERE.to_owned()),
        known if Catalogue::embedded().region(known).is_some() => Ok(known.to_owned()),
        other => Err(Refusal { file: other.to_owned(), line: 0, reason: "is no region of the catalogue".to_owned() }),
    };
    codes.iter().map(region).collect()
}

/// What is asked for by the names of [`Refresh::services`](super::Refresh::services).
pub(super) fn covers(services: &[String]) -> Result<BTreeSet<Cover>, Refusal> {
    let all = priced(Catalogue::embedded());
    let mut known: BTreeMap<String, Cover> = BTreeMap::new();
    for cover in all.into_keys().chain([Cover::SavingsPlans, Cover::SpotAdvice]) {
        if let Some(name) = cover.asked_as() {
            known.insert(name.to_owned(), cover);
        }
    }
    if services.is_empty() {
        return Ok(known.into_values().collect());
    }
    let cover = |name: &String| {
        known.get(name).cloned().ok_or_else(|| {
            let names: Vec<&str> = known.keys().map(String::as_str).collect();
            let reason = format!("is no service with prices; there are {}", names.join(", "));
            Refusal { file: name.clone(), line: 0, reason }
        })
    };
    services.iter().map(cover).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_that_is_not_known_is_named_before_anything_is_fetched() {
        let known = covers(&["AmazonEC2".to_owned(), "spot-advice".to_owned()]).unwrap();
        assert_eq!(known, BTreeSet::from([Cover::Service("AmazonEC2".to_owned()), Cover::SpotAdvice]));
        let refusal = covers(&["AmazonLightsail".to_owned()]).unwrap_err();
        assert!(refusal.reason.contains("savings-plans") && refusal.reason.contains("AmazonS3"), "{refusal}");
    }
}
