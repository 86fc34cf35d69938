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
    grouped(catalogue).into_iter().filter_map(|((cover, _), priced)| Some((cover?, priced))).fold(
        BTreeMap::new(),
        |mut all, (cover, priced)| {
            all.entry(cover).and_modify(|known: &mut Priced| known.join(&priced)).or_insert(priced);
            all
        },
    )
}

/// The services of a catalogue none of whose prices can be imported, since AWS's names of them are not known.
#[must_use]
pub fn never_imported(catalogue: &Catalogue) -> BTreeMap<PriceList, Priced> {
    let groups = grouped(catalogue);
    let can_be: BTreeSet<PriceList> =
        groups.keys().filter(|(cover, _)| cover.is_some()).map(|(_, list)| *list).collect();
    let of_list = groups.into_iter().map(|((_, list), priced)| (list, priced));
    of_list.filter(|(list, _)| !can_be.contains(list)).collect()
}

/// What a file has, and the service.
type Group = (Option<Cover>, PriceList);

fn grouped(catalogue: &Catalogue) -> BTreeMap<Group, Priced> {
    let mut words = Words::default();
    let mut groups: BTreeMap<Group, Priced> = BTreeMap::new();
    let mut add = |group: Group, priced: Priced| {
        groups.entry(group).and_modify(|known| known.join(&priced)).or_insert(priced);
    };
    let mut run: Option<Run<'_>> = None;
    for point in catalogue.points() {
        let dimension = (point.list, point.region, point.dimension);
        if let Some(run) = run.as_mut().filter(|run| run.of == dimension && point.list == PriceList::Ec2) {
            run.priced.note(point.as_of);
            continue;
        }
        let [region, dimension_name, item] = [point.region, point.dimension, point.item].map(|word| words.shared(word));
        let key = PriceKey { list: point.list, region, dimension: dimension_name, item };
        let priced = Priced {
            regions: BTreeSet::from([point.region.to_owned()]),
            oldest: point.as_of.clone(),
            newest: point.as_of.clone(),
        };
        let next = Run { of: dimension, group: (Cover::of(catalogue, &key), point.list), priced };
        if let Some(run) = run.replace(next) {
            add(run.group, run.priced);
        }
    }
    if let Some(run) = run {
        add(run.group, run.priced);
    }
    groups
}

/// Prices of one region and dimension, which follow each other. All instance types of a dimension are in the same file.
struct Run<'c> {
    of: (PriceList, &'c str, &'c str),
    group: Group,
    priced: Priced,
}

impl Priced {
    fn join(&mut self, other: &Priced) {
        self.regions.extend(other.regions.iter().cloned());
        self.note(&other.oldest);
        self.note(&other.newest);
    }

    fn note(&mut self, date: &PriceDate) {
        if *date < self.oldest {
            self.oldest = date.clone();
        }
        if *date > self.newest {
            self.newest = date.clone();
        }
    }
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
        let never: Vec<&str> = never_imported(Catalogue::embedded()).keys().map(|list| list.code()).collect();
        assert_eq!(never, ["direct-connect", "cloudfront", "global-accelerator"]);
    }
}
