//! Known prices of databases, caches, data warehouses and search domains.
#![cfg(feature = "embedded")]

mod price;

use catalog::{Basis, Catalogue, PriceList};
use price::price;

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

#[test]
fn known_prices_of_keyspaces() {
    for (region, dimension, item, expected) in [
        ("us-east-1", "on-demand/requests", "write", "0.000000625"),
        ("us-gov-west-1", "on-demand/requests", "read", "0.00000015"),
        ("af-south-1", "on-demand/capacity", "write", "0.00087465"),
        ("us-east-1", "savings-plan/database/1y/no-upfront/capacity", "read", "0.0001144"),
        ("eu-central-2", "on-demand/requests", "write", "missing"),
    ] {
        assert_eq!(price(PriceList::Keyspaces, region, dimension, item), expected, "{region} {dimension} {item}");
    }
}

#[test]
fn known_prices_of_timestream() {
    for (region, dimension, item, expected) in [
        ("us-east-1", "on-demand/single-az", "db.influx.medium", "0.12"),
        ("us-east-1", "on-demand/multi-az", "db.influx.2xlarge", "1.913"),
        ("ap-northeast-1", "on-demand/multi-az", "db.influx.24xlarge", "27.552"),
        ("ap-northeast-1", "on-demand/cluster-node-io-included", "db.influx.medium", "0.1562"),
        ("us-east-1", "savings-plan/database/1y/no-upfront/cluster-node", "db.influx.2xlarge", "0.7648"),
        ("us-east-1", "storage/single-az", "iops-12000", "0.35"),
        ("us-east-1", "storage", "memory", "0.036"),
        ("us-east-1", "queries", "compute", "0.518"),
        ("us-west-1", "writes", "data", "missing"),
    ] {
        assert_eq!(price(PriceList::Timestream, region, dimension, item), expected, "{region} {dimension} {item}");
    }
}

#[test]
fn known_prices_of_databases() {
    for (region, dimension, item, expected) in [
        ("us-east-1", "on-demand/mysql/single-az", "db.t3.large", "0.136"),
        ("us-east-1", "on-demand/postgresql/multi-az", "db.t4g.small", "0.065"),
        ("us-east-1", "on-demand/postgresql/single-az", "db.m6gd.xlarge", "0.373"),
        ("us-east-1", "on-demand/mariadb/single-az", "db.m7g.large", "0.168"),
        ("us-east-1", "on-demand/mariadb/single-az", "db.t3.large", "0.136"),
        ("eu-west-1", "on-demand/mariadb/single-az", "db.m6gd.large", "0.206"),
        ("eu-west-1", "on-demand/mysql/multi-az-cluster", "db.m6gd.large", "0.577"),
        ("us-east-1", "on-demand/mysql/multi-az-cluster", "db.m8gd.large", "0.5928"),
        ("us-east-1", "reserved/1y/no-upfront/mysql/single-az", "db.t3.large", "0.0957"),
        ("us-east-1", "reserved/1y/partial-upfront/mysql/single-az", "db.t3.large", "0.0456"),
        ("us-east-1", "reserved/1y/partial-upfront-fee/mysql/single-az", "db.t3.large", "399"),
        ("us-east-1", "reserved/3y/partial-upfront/mysql/single-az", "db.t3.large", "0.0326"),
        ("us-east-1", "reserved/3y/partial-upfront-fee/mysql/single-az", "db.t3.large", "858"),
        ("ap-southeast-5", "reserved/1y/partial-upfront-fee/mysql/multi-az", "db.r6g.4xlarge", "12088.8"),
        ("us-east-1", "storage/single-az", "io1", "0.125"),
        ("us-east-1", "storage/single-az", "gp3", "0.115"),
        ("us-east-1", "storage/multi-az", "gp3", "0.23"),
        ("us-east-1", "storage/multi-az", "io1", "missing"),
        ("us-east-1", "iops/single-az", "io1", "0.1"),
        ("us-east-1", "iops/multi-az", "gp3", "0.04"),
        ("us-east-1", "throughput/single-az", "gp3", "missing"),
        ("us-east-1", "backup", "backup", "0.095"),
        ("us-east-1", "extended-support", "year-1-2", "0.1"),
        ("us-east-1", "extended-support", "year-3", "missing"),
        ("us-east-1", "cpu-credits", "t4g", "0.075"),
        ("eu-west-1", "storage/multi-az-cluster", "io1", "0.414"),
        ("eu-west-1", "iops/multi-az-cluster", "io1", "0.33"),
        ("eu-west-1", "throughput/multi-az", "gp3", "0.177"),
        ("eu-west-1", "io-requests", "magnetic", "0.00000011"),
        ("eu-west-1", "snapshot-export", "snapshot", "0.011"),
        ("eu-west-1", "proxy", "provisioned", "0.016"),
        // Listed with the licence in Ireland, and derived from it where another source lists the same price.
        ("eu-west-1", "on-demand/sqlserver-standard/single-az", "db.m5.xlarge", "1.26"),
        ("us-east-1", "on-demand/sqlserver-standard/single-az", "db.m5.xlarge", "1.224"),
        ("us-east-1", "on-demand/sqlserver-standard/single-az", "db.m5.2xlarge", "2.548"),
        ("us-east-1", "on-demand/oracle-se2/license-included/single-az", "db.t3.large", "0.3"),
        ("eu-west-1", "on-demand/oracle-ee/single-az", "db.r5.large", "0.258"),
        ("us-east-1", "on-demand/oracle-ee/single-az", "db.r5.large", "missing"),
        ("us-east-1", "savings-plan/database/1y/no-upfront/mysql/single-az", "db.m7g.large", "0.1344"),
        ("us-east-1", "license/sqlserver-standard", "sql-server", "0.12"),
    ] {
        assert_eq!(price(PriceList::Rds, region, dimension, item), expected, "{region} {dimension} {item}");
    }
}

#[test]
fn known_prices_of_database_clusters() {
    use PriceList::{Aurora, AuroraDsql, DocumentDb, Neptune};
    for (list, region, dimension, item, expected) in [
        (Aurora, "us-east-1", "on-demand/mysql/standard", "db.r6g.large", "0.26"),
        (Aurora, "us-east-1", "on-demand/postgresql/io-optimized", "db.r6g.large", "0.338"),
        (Aurora, "us-east-1", "on-demand/mysql/io-optimized", "db.r4.large", "missing"),
        (Aurora, "us-east-1", "on-demand/mysql/standard", "serverless", "0.12"),
        (Aurora, "eu-west-1", "on-demand/mysql/io-optimized", "db.r6g.large", "0.3718"),
        (Aurora, "eu-west-1", "storage", "io-optimized", "0.2475"),
        (Aurora, "us-east-1", "io-requests", "standard", "0.0000002"),
        (Aurora, "us-east-1", "global-database", "replicated-write", "missing"),
        (Aurora, "us-east-1", "reserved/1y/partial-upfront/mysql", "db.r5.large", "0.0807"),
        (Aurora, "us-east-1", "reserved/1y/partial-upfront-fee/mysql", "db.r5.large", "707"),
        (Aurora, "us-east-1", "reserved/3y/all-upfront-fee/postgresql", "db.r7g.16xlarge", "123185"),
        (AuroraDsql, "us-east-1", "on-demand/activity", "dpu", "0.000008"),
        (AuroraDsql, "eu-west-1", "on-demand/activity", "dpu", "0.0000095"),
        (Neptune, "eu-west-2", "on-demand/standard", "db.r4.large", "0.408"),
        (Neptune, "us-east-1", "on-demand/io-optimized", "serverless", "0.217"),
        (Neptune, "us-east-1", "storage", "io-optimized", "0.225"),
        (DocumentDb, "us-east-1", "on-demand/standard", "db.t3.medium", "0.078"),
        (DocumentDb, "us-east-1", "on-demand/standard", "serverless", "0.0822"),
        (DocumentDb, "eu-west-1", "storage", "standard", "missing"),
    ] {
        assert_eq!(price(list, region, dimension, item), expected, "{region} {dimension} {item}");
    }
}

#[test]
fn derived_and_doubtful_database_prices_say_so() {
    let basis = |region, dimension, item| {
        Catalogue::embedded().point(PriceList::Rds, region, dimension, item).map(|point| point.basis.to_string())
    };
    // Listed in one table, derived in another: the listed one takes precedence.
    assert_eq!(basis("us-east-1", "on-demand/mysql/single-az", "db.m7g.large").unwrap(), "listed");
    assert_eq!(
        basis("us-east-1", "on-demand/mariadb/single-az", "db.m7g.large").unwrap(),
        "derived: Database Savings Plan of 1 year / 0.80"
    );
    assert_eq!(basis("us-east-1", "storage/single-az", "gp3").unwrap(), "derived: listed 0.23 for Multi-AZ, halved");
    let stale =
        |point: &catalog::PricePoint<'_>| point.list == PriceList::Rds && matches!(point.basis, Basis::Stale { .. });
    let stale: Vec<_> = Catalogue::embedded().points().filter(stale).collect();
    assert_eq!(stale.len(), 36);
    assert!(stale.iter().all(|point| point.region == "ca-west-1" && point.dimension.ends_with("/multi-az")));
}

#[test]
fn known_prices_of_documentdb() {
    let point = |item| {
        let dimension = "on-demand/standard";
        let point = Catalogue::embedded().point(PriceList::DocumentDb, "us-east-1", dimension, item);
        let price = price(PriceList::DocumentDb, "us-east-1", dimension, item);
        point.map_or(price.clone(), |point| format!("{price} {}", point.basis.code()))
    };
    for (item, expected) in [
        ("db.r5.large", "0.277 derived"),
        ("db.r5.4xlarge", "2.216 listed"),
        ("db.r5.24xlarge", "13.296 derived"),
        ("db.t3.medium", "0.078 listed"),
        ("db.r6g.large", "missing"),
    ] {
        assert_eq!(point(item), expected, "{item}");
    }
}

/// What db.r5 derives from: the sizes of db.r8g cost in proportion to 0.2 %, in every Region that has their rates.
#[test]
fn sizes_of_documentdb_cost_in_proportion() {
    let mut regions = 0;
    for region in Catalogue::embedded().regions() {
        for configuration in ["standard", "io-optimized"] {
            let dimension = format!("savings-plan/database/1y/no-upfront/{configuration}");
            let sizes =
                [("large", 2), ("xlarge", 4), ("2xlarge", 8), ("4xlarge", 16), ("8xlarge", 32), ("16xlarge", 64)];
            let of_one = sizes.iter().filter_map(|(size, parts)| {
                let class = format!("db.r8g.{size}");
                let rate = price(PriceList::DocumentDb, &region.code, &dimension, &class).parse::<f64>().ok()?;
                Some(rate / f64::from(*parts))
            });
            let of_one: Vec<f64> = of_one.collect();
            let (Some(least), Some(most)) =
                (of_one.iter().copied().reduce(f64::min), of_one.iter().copied().reduce(f64::max))
            else {
                continue;
            };
            assert_eq!(of_one.len(), sizes.len(), "{}", region.code);
            assert!(most / least < 1.002, "{} {configuration}: {least} to {most}", region.code);
            regions += 1;
        }
    }
    assert!(regions >= 20, "{regions} of both configurations");
}
