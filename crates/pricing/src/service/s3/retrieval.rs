//! Data that is read and written, in classes with a fee for it.

use design::{S3Usage, StorageClass};
use units::kinds::Gb;

use super::listed;
use crate::service::charge::{ComponentCharge, Price};
use crate::service::{Amounts, Context};

/// Whether a class charges for each GB that is read.
pub(super) const fn has_fee(class: StorageClass) -> bool {
    matches!(
        class,
        StorageClass::StandardIa | StorageClass::OneZoneIa | StorageClass::GlacierIr | StorageClass::ExpressOneZone
    )
}

/// Charges for reading and writing data (Amazon S3 pricing, requests and data retrievals).
pub(super) fn charges<'a>(context: &Context<'a>, class: StorageClass, usage: &S3Usage) -> Vec<ComponentCharge<'a>> {
    let region = context.region();
    let read = Amounts::times(Vec::new(), context.figure(usage.retrieved_gb), "GB", "the GB read");
    let label = "Data retrieval";
    let mut charges = Vec::new();
    match class {
        class if has_fee(class) => {
            charges.push(listed::<Gb>("s3.retrieval", label, region, ("retrieval", class.code()), read));
        }
        // Archived objects are read through a restore.
        StorageClass::Standard | StorageClass::IntelligentTiering if usage.retrieved_gb.is_some() => {
            charges.push(ComponentCharge::new::<Gb>("s3.retrieval", label, region, Price::Free, read));
        }
        _ => {}
    }
    if class == StorageClass::ExpressOneZone {
        let written = Amounts::times(Vec::new(), context.figure(usage.uploaded_gb), "GB", "the GB written");
        charges.push(listed::<Gb>("s3.upload", "Data upload", region, ("upload", class.code()), written));
    }
    charges
}
