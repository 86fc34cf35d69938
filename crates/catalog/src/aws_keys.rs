//! [`AwsKeys`]: the keys of prices that AWS's names stand for.

use foldhash::{HashMap, HashMapExt as _};

use crate::aws_name::usage_type;
use crate::schema::{AwsNameRow, EVERY_ITEM, Prefix};
use crate::{ANYWHERE, Catalogue, PriceList, Region};

/// Stands for the item of a usage type while the text before it is determined.
const MARK: &str = "\u{1}";

/// The key of a price that AWS's names stand for; its region is that of [`AwsKeys`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AwsKey<'a> {
    /// The service.
    pub list: PriceList,
    /// What is metered, such as `on-demand/linux`.
    pub dimension: &'a str,
    /// The item, such as `m5.large`.
    pub item: String,
}

/// AWS's names of one region, to find the keys that they stand for. The inverse of [`Catalogue::aws_name`].
#[derive(Debug)]
pub struct AwsKeys<'a> {
    catalogue: &'a Catalogue,
    /// Rows and their items, by service code and complete usage type.
    whole: HashMap<(&'a str, String), Vec<(usize, &'a str)>>,
    /// By service code: the usage type up to the item, and the rows for every item.
    patterns: HashMap<&'a str, Vec<(String, Vec<usize>)>>,
}

impl Catalogue {
    /// The names of a region, or those without a region if `region` is [`ANYWHERE`]; `None` if it is unknown.
    #[must_use]
    pub fn aws_keys(&self, region: &str) -> Option<AwsKeys<'_>> {
        let place = match region {
            ANYWHERE => None,
            code => Some(self.region(code)?),
        };
        let mut keys = AwsKeys { catalogue: self, whole: HashMap::new(), patterns: HashMap::new() };
        for (index, row) in self.tables.aws_names.iter().enumerate() {
            match place {
                Some(region) => keys.add(index, row, region),
                None if row.prefix == Prefix::Nowhere && !row.usage_type.contains('{') => {
                    keys.whole.entry((&row.service_code, row.usage_type.clone())).or_default().push((index, &row.item));
                }
                None => {}
            }
        }
        Some(keys)
    }
}

impl<'a> AwsKeys<'a> {
    fn add(&mut self, index: usize, row: &'a AwsNameRow, region: &Region) {
        if row.usage_type.contains("{to}") {
            return self.add_receivers(index, row, region);
        }
        if row.item == EVERY_ITEM {
            // A placeholder for a class shortens the item, which the mark is too short for.
            if let Some(text) = usage_type(row, region, MARK, None)
                && let Some(before) = text.strip_suffix(MARK)
            {
                let patterns = self.patterns.entry(&row.service_code).or_default();
                match patterns.iter_mut().find(|(known, _)| known == before) {
                    Some((_, rows)) => rows.push(index),
                    None => patterns.push((before.to_owned(), vec![index])),
                }
            }
            return;
        }
        if let Some(text) = usage_type(row, region, &row.item, None) {
            self.whole.entry((&row.service_code, text)).or_default().push((index, &row.item));
        }
    }

    /// Adds a row whose usage type names the region that receives data. If its items are these regions, it names those
    /// that have a price of their own; otherwise it names the rest.
    fn add_receivers(&mut self, index: usize, row: &'a AwsNameRow, region: &Region) {
        let catalogue = self.catalogue;
        for to in catalogue.regions().iter().filter(|to| to.code != region.code) {
            let own = catalogue.tables.aws_names.iter().any(|other| {
                let list = PriceList::from_code(&other.service);
                let same = other.item == EVERY_ITEM && other.usage_type == row.usage_type;
                let has = |list| catalogue.point(list, &region.code, &other.dimension, &to.code).is_some();
                same && other.service == row.service && list.is_some_and(has)
            });
            let item = match (row.item == EVERY_ITEM, own) {
                (true, true) => to.code.as_str(),
                (false, false) => row.item.as_str(),
                _ => continue,
            };
            if let Some(text) = usage_type(row, region, item, Some(to)) {
                self.whole.entry((&row.service_code, text)).or_default().push((index, item));
            }
        }
    }

    /// The keys that a service code, a usage type and an operation stand for: one; several if the names do not
    /// distinguish them; none if the names are unknown.
    #[must_use]
    pub fn find(&self, service_code: &str, usage_type: &str, operation: &str) -> Vec<AwsKey<'a>> {
        let mut named: Vec<(&'a AwsNameRow, String)> = Vec::new();
        let rows = &self.catalogue.tables.aws_names;
        if let Some(indexes) = self.whole.get(&(service_code, usage_type.to_owned())) {
            named.extend(indexes.iter().filter_map(|(index, item)| Some((rows.get(*index)?, (*item).to_owned()))));
        }
        for (before, indexes) in self.patterns.get(service_code).map_or(&[][..], Vec::as_slice) {
            let Some(rest) = usage_type.strip_prefix(before.as_str()).filter(|rest| !rest.is_empty()) else { continue };
            for index in indexes {
                let Some(row) = rows.get(*index) else { continue };
                let Some(item) = item(row, rest) else { continue };
                if self.names_every(*index, row, &item) {
                    named.push((row, item));
                }
            }
        }
        let of_operation = |row: &AwsNameRow| row.operation.as_deref() == Some(operation);
        if named.iter().any(|(row, _)| of_operation(row)) {
            named.retain(|(row, _)| of_operation(row));
        } else if named.iter().all(|(row, _)| row.operation.is_some()) {
            named.clear();
        }
        let key = |(row, item): (&'a AwsNameRow, String)| {
            Some(AwsKey { list: PriceList::from_code(&row.service)?, dimension: &row.dimension, item })
        };
        named.into_iter().filter_map(key).collect()
    }

    /// Whether an item has no line of its own besides that for every item.
    fn names_every(&self, index: usize, row: &AwsNameRow, item: &str) -> bool {
        let list = PriceList::from_code(&row.service);
        list.and_then(|list| self.catalogue.names.aws(list, &row.dimension, item)) == Some(index)
    }
}

/// Longest item that a usage type may have.
const LONGEST_ITEM: usize = 60;

/// The item that the rest of a usage type stands for; `None` if it cannot be one.
fn item(row: &AwsNameRow, rest: &str) -> Option<String> {
    let good = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'.');
    if rest.len() > LONGEST_ITEM || !rest.bytes().all(good) {
        return None;
    }
    // Sizes of bare metal are short in both.
    let shortened = row.usage_type.ends_with("{class}") && rest.ends_with("xl") && !rest.contains(".metal-");
    Some(if shortened { format!("{rest}arge") } else { rest.to_owned() })
}
