//! Objects that are deleted before the minimum storage duration of their class.

use catalog::PriceList;
use design::{S3Usage, StorageClass};
use units::kinds::GbMonth;
use units::{Decimal, Error};

use super::storage::{item, least_days};
use super::{listed, open, sizes};
use crate::line::Factor;
use crate::service::charge::ComponentCharge;
use crate::service::{Amounts, Context};

/// The rest of the minimum storage duration, at the storage price (Amazon S3 pricing, storage).
pub(super) fn charge<'a>(
    context: &Context<'a>,
    class: StorageClass,
    usage: &S3Usage,
) -> Result<Option<ComponentCharge<'a>>, Error> {
    let least = Decimal::from(least_days(context, class));
    if usage.deleted_early_gb.is_none() || least.is_zero() {
        return Ok(None);
    }
    // Later deletion leaves fewer days to pay for.
    let amounts = match context.figure_against(usage.deleted_after_days) {
        Some(days) if days >= least => return Ok(None),
        Some(days) => {
            let left = least.checked_sub(days).ok_or(Error::Overflow)?;
            let left = Factor::new(left, format!("days left of {least}"));
            let gb = context.figure(usage.deleted_early_gb);
            let amounts = Amounts::times(vec![left], gb, "GB", "the GB deleted early");
            Amounts { share: Some(sizes::day(context)), ..amounts }
        }
        None => open("the days after which objects are deleted"),
    };
    let label = format!("Deleted before {least} days");
    let charge = listed::<GbMonth>("s3.early-delete", label, context.region(), ("storage", item(class)), amounts);
    Ok(Some(charge.named(PriceList::S3, "early-delete", class.code())))
}
