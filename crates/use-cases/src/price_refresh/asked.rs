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

/// What is asked for by the names of [`Refresh::services`](super::Refresh::services), without those of
/// [`Refresh::without`](super::Refresh::without).
pub(super) fn covers(services: &[String], without: &[String]) -> Result<BTreeSet<Cover>, Refusal> {
    let all = priced(Catalogue::embedded());
    let mut known: BTreeMap<String, Cover> = BTreeMap::new();
    for cover in all.into_keys().chain([Cover::SavingsPlans, Cover::SpotAdvice]) {
        if let Some(name) = cover.asked_as() {
            known.insert(name.to_owned(), cover);
        }
    }
    let cover = |name: &String| {
        known.get(name).cloned().ok_or_else(|| {
            let names: Vec<&str> = known.keys().map(String::as_str).collect();
            let reason = format!("is no service with prices; there are {}", names.join(", "));
            Refusal { file: name.clone(), line: 0, reason }
        })
    };
    let without: BTreeSet<Cover> = without.iter().map(cover).collect::<Result<_, _>>()?;
    let mut wanted: BTreeSet<Cover> = match services {
        [] => known.values().cloned().collect(),
        services => services.iter().map(cover).collect::<Result<_, _>>()?,
    };
    wanted.retain(|cover| !without.contains(cover));
    Ok(wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_that_is_not_known_is_named_before_anything_is_fetched() {
        let known = covers(&["AmazonEC2".to_owned(), "spot-advice".to_owned()], &[]).unwrap();
        assert_eq!(known, BTreeSet::from([Cover::Service("AmazonEC2".to_owned()), Cover::SpotAdvice]));
        let refusal = covers(&["AmazonLightsail".to_owned()], &[]).unwrap_err();
        assert!(refusal.reason.contains("savings-plans") && refusal.reason.contains("AmazonS3"), "{refusal}");
        assert!(covers(&[], &["AmazonLightsail".to_owned()]).is_err());
    }

    #[test]
    fn a_service_can_be_left_out() {
        let (all, rest) = (covers(&[], &[]).unwrap(), covers(&[], &["AmazonS3".to_owned()]).unwrap());
        let missing: Vec<&Cover> = all.difference(&rest).collect();
        assert_eq!(missing, [&Cover::Service("AmazonS3".to_owned())]);
    }
}
