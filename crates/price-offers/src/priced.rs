//! [`priced`]: what a catalogue has prices of, with their dates.

use std::collections::{BTreeMap, BTreeSet};

use catalog::{Catalogue, PriceDate, PriceList};

use crate::covered::Cover;
use crate::key::{PriceKey, Words};

/// The prices of a catalogue that one kind of file has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Priced {
    /// The regions that have a price, or [`ANYWHERE`](catalog::ANYWHERE).
    pub regions: BTreeSet<String>,
    /// Date of the oldest price.
    pub oldest: PriceDate,
    /// Date of the newest price.
    pub newest: PriceDate,
}

/// What a catalogue has prices of. These are the services whose price lists can be imported.
#[must_use]
pub fn priced(catalogue: &Catalogue) -> BTreeMap<Cover, Priced> {
    let mut words = Words::default();
    let mut priced: BTreeMap<Cover, Priced> = BTreeMap::new();
    // Points are in order, and all instance types of a dimension are in the same file.
    let mut last: Option<((PriceList, String, String), Option<Cover>)> = None;
    for point in catalogue.points() {
        let group = (point.list, point.region.to_owned(), point.dimension.to_owned());
        let known = last.take().filter(|(of, _)| *of == group && point.list == PriceList::Ec2);
        let cover = match known {
            Some((_, cover)) => cover,
            None => {
                let [region, dimension, item] =
                    [point.region, point.dimension, point.item].map(|word| words.shared(word));
                Cover::of(catalogue, &PriceKey { list: point.list, region, dimension, item })
            }
        };
        if let Some(cover) = &cover {
            let found = priced.entry(cover.clone()).or_insert_with(|| Priced {
                regions: BTreeSet::new(),
                oldest: point.as_of.clone(),
                newest: point.as_of.clone(),
            });
            if !found.regions.contains(point.region) {
                found.regions.insert(point.region.to_owned());
            }
            found.oldest = found.oldest.clone().min(point.as_of.clone());
            found.newest = found.newest.clone().max(point.as_of.clone());
        }
        last = Some((group, cover));
    }
    priced
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_service_of_the_catalogue_has_a_service_code() {
        let priced = priced(Catalogue::embedded());
        let names: Vec<String> = priced.keys().map(Cover::to_string).collect();
        for code in
            ["AWSDataTransfer", "AWSELB", "AmazonEC2", "AmazonRoute53", "AmazonS3", "AmazonS3GlacierDeepArchive"]
        {
            assert!(names.iter().any(|name| name == code), "{code} in {names:?}");
        }
        let ec2 = &priced[&Cover::Service("AmazonEC2".to_owned())];
        assert!(ec2.regions.len() == 36 && ec2.oldest < ec2.newest);
    }
}
