//! [`cut_to_regions`]: files of single regions, which are imported together.

use std::collections::{BTreeMap, BTreeSet};

use catalog::Catalogue;

use crate::FilePrices;
use crate::covered::Cover;

/// Cuts each file of a single region to that region, where several such files of a service are imported together.
///
/// A file of a region may also have products of other regions, such as the other end of a transfer, and products
/// without a region. It does not have all of them, and the files of those regions have them as well. Which region a
/// file is of is not in its content: its name or a folder on its path states it, as in AWS's price list.
pub fn cut_to_regions(catalogue: &Catalogue, files: &mut [FilePrices]) {
    let regions: Vec<Option<String>> = files.iter().map(|file| region_in(catalogue, &file.name)).collect();
    let mut by_cover: BTreeMap<&Cover, BTreeSet<&str>> = BTreeMap::new();
    for (file, region) in files.iter().zip(&regions) {
        let Some(region) = region else { continue };
        for (cover, _) in &file.covers {
            by_cover.entry(cover).or_default().insert(region);
        }
    }
    let is_one_of_several = |file: &FilePrices| {
        file.covers.iter().any(|(cover, _)| by_cover.get(cover).is_some_and(|regions| regions.len() > 1))
    };
    let cut: Vec<bool> = files.iter().map(is_one_of_several).collect();
    for ((file, region), cut) in files.iter_mut().zip(&regions).zip(cut) {
        if let Some(region) = region.as_deref().filter(|_| cut) {
            file.keep_region(region);
        }
    }
}

/// The region that a path names; `None` if it names none or several.
fn region_in(catalogue: &Catalogue, path: &str) -> Option<String> {
    let mut named: BTreeSet<&str> = BTreeSet::new();
    for region in catalogue.regions() {
        let code = region.code.as_str();
        let is_named = path.match_indices(code).any(|(at, _)| {
            let before = path.get(..at).and_then(|text| text.chars().next_back());
            let after = path.get(at.saturating_add(code.len())..).and_then(|text| text.chars().next());
            // Codes of local zones begin with that of their region: `us-east-1-bos-1`.
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(|c| c.is_alphanumeric() || c == '-')
        });
        if is_named {
            named.insert(code);
        }
    }
    named.pop_first().filter(|_| named.is_empty()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use catalog::PriceDate;

    use super::*;

    #[test]
    fn a_path_names_its_region() {
        let region = |path: &str| region_in(Catalogue::embedded(), path);
        for path in [
            "offers/AmazonEC2/20261120225308/eu-west-1/index.csv",
            "AmazonEC2-eu-west-1.csv",
            "amazonec2.eu-west-1.20261120225308.csv",
        ] {
            assert_eq!(region(path).as_deref(), Some("eu-west-1"), "{path}");
        }
        for path in ["index.csv", "us-east-1-bos-1/index.csv", "eu-west-1/eu-west-2.csv", "xeu-west-1.csv"] {
            assert_eq!(region(path), None, "{path}");
        }
    }

    fn file(name: &str, regions: &[&str]) -> FilePrices {
        let cover = |region: &&str| (Cover::Service("AWSDataTransfer".to_owned()), (*region).to_owned());
        FilePrices {
            name: name.to_owned(),
            published: PriceDate::parse("2026-11-20").unwrap(),
            published_at: String::new(),
            covers: regions.iter().map(cover).collect(),
            prices: BTreeMap::new(),
            spot: None,
            refused: Vec::new(),
            unclear: BTreeSet::new(),
            left_out: BTreeMap::new(),
            not_understood: BTreeMap::new(),
        }
    }

    fn covered(files: &[FilePrices]) -> Vec<Vec<&str>> {
        files.iter().map(|file| file.covers.iter().map(|(_, region)| region.as_str()).collect()).collect()
    }

    #[test]
    fn files_of_several_regions_have_their_own_region_only() {
        let mut files = [
            file("eu-west-1.csv", &["*", "eu-west-1", "us-east-1"]),
            file("us-east-1.csv", &["*", "eu-west-1", "us-east-1"]),
        ];
        cut_to_regions(Catalogue::embedded(), &mut files);
        assert_eq!(covered(&files), [["eu-west-1"], ["us-east-1"]]);
    }

    #[test]
    fn a_single_file_and_files_without_a_region_stay_as_they_are() {
        let all = ["*", "eu-west-1", "us-east-1"];
        let mut files = [file("excerpt-eu-west-1.csv", &all), file("all.csv", &all)];
        cut_to_regions(Catalogue::embedded(), &mut files);
        assert_eq!(covered(&files), [all, all]);
        // The same file twice is not two regions.
        let mut twice = [file("a/eu-west-1.csv", &all), file("b/eu-west-1.csv", &all)];
        cut_to_regions(Catalogue::embedded(), &mut twice);
        assert_eq!(covered(&twice), [all, all]);
    }
}
