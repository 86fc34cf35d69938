//! Objects that are deleted before the minimum storage duration of their class.

use catalog::Service;
use design::{S3Usage, StorageClass};
use units::Decimal;
use units::kinds::GbMonth;

use super::storage::{item, least_days};
use super::{listed, open, sizes};
use crate::line::Factor;
use crate::service::charge::Charge;
use crate::service::{Amounts, Context};

/// The rest of the minimum storage duration, at the storage price (Amazon S3 pricing, storage).
pub(super) fn charge<'a>(context: &Context<'a>, class: StorageClass, usage: &S3Usage) -> Option<Charge<'a>> {
    let least = Decimal::from(least_days(context, class));
    usage.deleted_early_gb.filter(|_| !least.is_zero())?;
    // Later deletion leaves fewer days to pay for.
    let amounts = match context.figure_against(usage.deleted_after_days) {
        Some(days) if days >= least => return None,
        Some(days) => {
            let left = Factor::new(least - days, format!("days left of {least}"));
            let gb = context.figure(usage.deleted_early_gb);
            let amounts = Amounts::times(vec![left], gb, "GB", "the GB deleted early");
            Amounts { share: Some(sizes::day(context)), ..amounts }
        }
        None => open("the days after which objects are deleted"),
    };
    let label = format!("Deleted before {least} days");
    let charge = listed::<GbMonth>("s3.early-delete", label, context.region(), ("storage", item(class)), amounts);
    Some(charge.named(Service::S3, "early-delete", class.code()))
}
