//! S3 Inventory and storage class analysis.

use design::S3Usage;
use units::kinds::{Object, ObjectMonth};

use super::listed;
use crate::service::charge::ComponentCharge;
use crate::service::{Amounts, Context};

/// Charges for each object that an inventory lists, and for each object that storage class analysis monitors in the
/// month (Amazon S3 pricing, management and insights).
pub(super) fn charges<'a>(context: &Context<'a>, usage: &S3Usage) -> Vec<ComponentCharge<'a>> {
    let region = context.region();
    let mut charges = Vec::new();
    if usage.inventory_objects.is_some() {
        let objects = context.figure(usage.inventory_objects);
        let amounts = Amounts::times(Vec::new(), objects, "objects", "the objects listed by inventories");
        let price = ("management", "inventory");
        charges.push(listed::<Object>("s3.inventory", "S3 Inventory, objects listed", region, price, amounts));
    }
    if usage.analyzed_objects.is_some() {
        let objects = context.figure(usage.analyzed_objects);
        let amounts = Amounts::times(Vec::new(), objects, "objects", "the objects analyzed");
        let (label, price) = ("Storage class analysis, objects monitored", ("management", "analytics"));
        charges.push(listed::<ObjectMonth>("s3.analytics", label, region, price, amounts));
    }
    charges
}
