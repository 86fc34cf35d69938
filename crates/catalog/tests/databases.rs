//! Known prices of caches, data warehouses and search domains.
#![cfg(feature = "embedded")]

use catalog::{Catalogue, Lookup, PriceList};

/// All tiers of a price as `bound:price …`, or a word if there is none.
fn price(list: PriceList, region: &str, dimension: &str, item: &str) -> String {
    match Catalogue::embedded().lookup(list, region, dimension, item) {
        Lookup::Found(point) => {
            let steps = point.tiers.steps().iter();
            let step = |step: &units::Tier| match step.up_to {
                Some(bound) => format!("{} to {bound}", step.price.amount()),
                None => step.price.amount().to_string(),
            };
            steps.map(step).collect::<Vec<_>>().join(", ")
        }
        Lookup::NotSold => "not sold".to_owned(),
        Lookup::Missing => "missing".to_owned(),
    }
}

#[test]
fn known_prices_of_caches() {
    let point = |region, dimension, item| {
        let point = Catalogue::embedded().point(PriceList::ElastiCache, region, dimension, item);
        point.map(|point| format!("{} {}", price(PriceList::ElastiCache, region, dimension, item), point.basis.code()))
    };
    for (region, dimension, item, expected) in [
        ("us-east-1", "on-demand/redis", "cache.r7g.large", "0.219 listed"),
        ("us-east-1", "on-demand/valkey", "cache.r7g.large", "0.1752 listed"),
        ("af-south-1", "on-demand/valkey", "cache.r7g.large", "0.2331 derived"),
        ("us-east-1", "on-demand/redis", "cache.r6gd.xlarge", "0.781 derived"),
        ("us-east-1", "reserved/1y-partial-upfront-fee/redis", "cache.c7gn.large", "725.985 listed"),
        ("us-east-1", "reserved/1y-partial-upfront-fee/valkey", "cache.c7gn.large", "580.788 derived"),
        ("ap-south-1", "reserved/3y-no-upfront/redis", "cache.r6gd.2xlarge", "0.973 stale"),
        ("eu-west-1", "extended-support/year-1-2", "cache.r6g.xlarge", "0.366 derived"),
        ("us-east-1", "serverless", "data-valkey", "0.084 derived"),
        ("us-east-1", "serverless", "ecpu-valkey", "0.0000000023 approximate"),
    ] {
        assert_eq!(point(region, dimension, item).unwrap(), expected, "{region} {dimension} {item}");
    }
    assert_eq!(point("us-east-1", "on-demand/memcached", "cache.r6gd.xlarge"), None);
}

#[test]
fn known_prices_of_warehouses() {
    for (region, dimension, item, expected) in [
        ("us-east-1", "on-demand", "ra3.xlplus", "1.086"),
        ("us-east-1", "on-demand", "rg.xlarge", "missing"),
        ("us-east-1", "concurrency-scaling", "ra3.4xlarge", "0.0009"),
        ("us-east-1", "serverless", "rpu", "0.375"),
        ("ap-east-2", "serverless", "rpu", "0.4446"),
        ("us-east-1", "managed-storage", "provisioned", "0.024"),
        ("us-east-1", "spectrum", "scanned", "0.0048828125"),
        ("us-east-1", "snapshots", "snapshot", "0.023 to 51200, 0.022 to 512000, 0.021"),
    ] {
        assert_eq!(price(PriceList::Redshift, region, dimension, item), expected, "{region} {dimension} {item}");
    }
}

#[test]
fn known_prices_of_search_domains() {
    for (region, dimension, item, expected) in [
        ("us-east-1", "on-demand", "c4.2xlarge.search", "0.587"),
        ("eu-west-2", "on-demand", "m4.large.search", "0.184"),
        ("us-east-1", "on-demand", "r7g.large.search", "missing"),
        ("us-east-1", "storage", "gp3", "0.122"),
        ("us-east-1", "iops", "io1", "0.088"),
        ("us-east-1", "throughput", "gp3", "0.064"),
    ] {
        assert_eq!(price(PriceList::OpenSearch, region, dimension, item), expected, "{region} {dimension} {item}");
    }
}
