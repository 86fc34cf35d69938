//! Replication that AWS does not offer.

use design::{Replication, S3Config, StorageClass};

use crate::finding::{Finding, Severity};
use crate::service::Context;
use crate::service::partition::partition;

/// Whether the design has copies that AWS can make.
pub(super) fn work(context: &Context<'_>, config: &S3Config) -> bool {
    config.replication.is_some() && refused(context, config).is_empty()
}

/// Rules `s3-replication-class` and `s3-replication-partition` (Amazon S3 user guide, what does Amazon S3
/// replicate; AWS general reference, partitions).
pub(super) fn refused(context: &Context<'_>, config: &S3Config) -> Vec<Finding> {
    let Some(replication) = &config.replication else { return Vec::new() };
    [class(context, config.storage_class, replication), across(context, replication)].into_iter().flatten().collect()
}

fn class(context: &Context<'_>, class: StorageClass, replication: &Replication) -> Option<Finding> {
    let express = StorageClass::ExpressOneZone;
    let (place, message) = match class {
        StorageClass::Glacier | StorageClass::DeepArchive | StorageClass::ExpressOneZone => {
            ("", format!("objects in {} are not replicated", class.label()))
        }
        _ if replication.storage_class == Some(express) => {
            ("/storage_class", format!("nothing is replicated to {}", express.label()))
        }
        _ => return None,
    };
    let fix = "leave the replication out, or choose another class";
    let place = format!("/config/replication{place}");
    Some(context.finding(Severity::Error, "s3-replication-class", &place, message, fix))
}

fn across(context: &Context<'_>, replication: &Replication) -> Option<Finding> {
    let to = replication.region.as_deref()?;
    let from = context.region();
    (partition(from) != partition(to)).then(|| {
        let message = format!("nothing is replicated from {from} to {to}: they are different partitions of AWS");
        let fix = "choose a region of the same partition";
        context.finding(Severity::Error, "s3-replication-partition", "/config/replication/region", message, fix)
    })
}
