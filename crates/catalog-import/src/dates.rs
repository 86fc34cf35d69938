//! The dates of tables that do not give dates line by line.

use catalog::{PriceDate, Provenance};

pub(crate) const INSTANCE_TYPES: &str = "2026-10";
pub(crate) const OFFERINGS: &str = "2026-10";
pub(crate) const OS_SURCHARGE: &str = "2025-03";
pub(crate) const OS_RULES: &str = "2026-11";
pub(crate) const RESERVED: &str = "2025-04";
pub(crate) const DEDICATED_FEE: &str = "2023-02-23";
pub(crate) const FAMILIES: &str = "2026-11";
pub(crate) const SPOT: &str = "2025-06";
pub(crate) const DEDICATED_HOSTS: &str = "2024-07";
pub(crate) const EBS: &str = "2024-07";
pub(crate) const S3: &str = "2025-10";
pub(crate) const S3_CLASS_RULES: &str = "2026-10";
pub(crate) const ELB_CAPACITY_UNITS: &str = "2026-09";
pub(crate) const CLOUDFRONT_PLANS: &str = "2026-09";
/// The single points were seen between 2024 and 2026; individual dates are unknown.
pub(crate) const SINGLE_POINTS: &str = "2024";
/// The rows of the many services were seen between this month and 2025-11; individual dates are unknown.
pub(crate) const SERVICES_OTHER: &str = "2024-08";
/// AWS halved the prices of on-demand requests to DynamoDB in this month, and the rows have the lower ones.
pub(crate) const DYNAMODB: &str = "2024-11";
pub(crate) const RDS_INSTANCES: &str = "2025-04";
pub(crate) const CACHE_NODES: &str = "2025-03";
/// The nodes of data warehouses were seen in this year; months are unknown.
pub(crate) const WAREHOUSE_NODES: &str = "2025";
/// The load balancer rows were seen from 2022 on; some have no date.
pub(crate) const ELB_UNDATED: &str = "2022";
/// The derived load balancer rows are based on hourly prices of this month.
pub(crate) const ELB_DERIVED: &str = "2022-09";

pub(crate) fn date(text: &str) -> anyhow::Result<PriceDate> {
    Ok(PriceDate::parse(text)?)
}

pub(crate) fn provenance(as_of: &str, source: &str) -> anyhow::Result<Provenance> {
    Ok(Provenance { as_of: date(as_of)?, source: source.to_owned() })
}
