//! Data stored in addition to the current objects: versions, parts of uploads; and Multi-Region Access Points.

use catalog::PriceList;
use design::{S3Usage, StorageClass};
use units::Error;
use units::kinds::{Gb, GbMonth};

use super::restore::is_archive;
use super::sizes::Stored;
use super::storage::{Names, Pile, item};
use super::{listed, tiers};
use crate::service::charge::{ComponentCharge, Price};
use crate::service::{Amounts, Context};

const NONCURRENT: Names = Names {
    label: "Noncurrent versions: ",
    count: "the number of noncurrent versions",
    storage: "s3.noncurrent",
    frequent: "s3.noncurrent",
    overhead: "s3.noncurrent-overhead",
    overhead_standard: "s3.noncurrent-overhead-standard",
    monitoring: "s3.noncurrent-monitoring",
};

/// Where parts of uploads to the archive classes are kept until the upload is complete.
const STAGING: &str = "glacier-staging";

/// Charges of versions and upload parts, which are billed like objects (Amazon S3 FAQ, versioning; user guide,
/// multipart upload and pricing), and of routing by Multi-Region Access Points.
pub(super) fn charges<'a>(
    context: &Context<'a>,
    class: StorageClass,
    usage: &S3Usage,
) -> Result<Vec<ComponentCharge<'a>>, Error> {
    let region = context.region();
    let mut charges = Vec::new();
    if usage.noncurrent_gb.is_some() {
        let count = context.figure(usage.noncurrent_objects);
        let stored = context.figure(usage.noncurrent_gb).map(|gb| Stored::of_gb(gb, count));
        let missing = "the GB of noncurrent versions";
        charges.extend(Pile { names: &NONCURRENT, region, class, stored, count, missing }.charges(context)?);
    }
    if usage.incomplete_upload_gb.is_some() {
        let item = if is_archive(class) { STAGING } else { item(class) };
        let gb = context.figure(usage.incomplete_upload_gb);
        let amounts = Amounts::times(Vec::new(), gb, "GB", "the GB of incomplete uploads");
        let label = "Incomplete multipart uploads";
        let charge = listed::<GbMonth>("s3.incomplete-uploads", label, region, ("storage", item), amounts);
        let in_tiers = item == tiers::FREQUENT || class == StorageClass::Standard;
        charges.push(match class {
            StorageClass::DeepArchive => charge.named(PriceList::S3, "storage", "deep-archive-staging"),
            _ if in_tiers => charge.pooled(),
            _ => charge,
        });
    }
    if usage.access_point_gb.is_some() {
        let gb = context.figure(usage.access_point_gb);
        let amounts = Amounts::times(Vec::new(), gb, "GB routed", "the GB routed by access points");
        let price = Price::listed(PriceList::S3, "multi-region-access-point", "routing");
        charges.push(ComponentCharge::new::<Gb>(
            "s3.access-point",
            "Multi-Region Access Point routing",
            region,
            price,
            amounts,
        ));
    }
    Ok(charges)
}
