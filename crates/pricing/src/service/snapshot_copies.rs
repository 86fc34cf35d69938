//! Copies of snapshots, usually in another region: what they store there, and the data that is sent there.

use catalog::PriceList;
use design::{SnapshotConfig, SnapshotTier, SnapshotUsage};
use units::Error;
use units::kinds::{Gb, GbMonth};

use super::charge::{ComponentCharge, Price};
use super::network::data;
use super::partition::partition;
use super::snapshots::{Snapshots, stored};
use super::{Context, snapshot_schedule};
use crate::finding::{Finding, Severity};
use crate::line::Factor;

/// Charges of copies. The copy itself costs nothing: the destination pays for storage, and the region of the snapshots
/// for the data between regions (Amazon EBS pricing, snapshots).
pub(super) fn charges<'a>(
    snapshots: &Snapshots<'a>,
    config: &'a SnapshotConfig,
    usage: &SnapshotUsage,
) -> Result<Vec<ComponentCharge<'a>>, Error> {
    let Some(to) = config.copy_to.as_deref().filter(|_| config.tier == SnapshotTier::Standard) else {
        return Ok(Vec::new());
    };
    let (context, from) = (snapshots.context, snapshots.context.region());
    let gib = |value, label, missing: &str| {
        let figure = snapshots.figure(Some(value));
        figure.map(|gib| vec![Factor::new(gib, label)]).ok_or_else(|| missing.to_owned())
    };
    let amounts = match usage.copy_storage_gib {
        Some(value) => snapshots.amounts(gib(value, "GB of copies", "the GiB of copies"), None)?,
        None => snapshots.amounts(stored(snapshots, config, usage)?, snapshot_schedule::share(config.kept))?,
    };
    let price = Price::listed(PriceList::Ebs, "snapshot", "standard");
    let label = format!("Snapshot copies in {to}, standard tier");
    let storage = ComponentCharge::new::<GbMonth>("ebs.snapshot-copies", label, to, price, amounts);
    let storage = if usage.copy_storage_gib.is_some() {
        storage
    } else {
        storage.assuming("as many copies are kept as snapshots, and they hold the same")
    };

    let missing = "the GiB copied per month";
    let copied = usage.copied_gib.map_or_else(|| Err(missing.to_owned()), |value| gib(value, "GB copied", missing));
    let amounts = snapshots.amounts(copied, None)?;
    let (code, label) = ("ebs.snapshot-copy-transfer", format!("Data transfer of snapshot copies to {to}"));
    let transfer = if to == from {
        ComponentCharge::new::<Gb>(code, label, from, Price::Free, amounts)
    } else {
        data::amounts_to_other_region(context, code, label, (from, to), amounts)
    };
    Ok(vec![storage, transfer])
}

/// Rules `ebs-copy-partition` and `ebs-copy-own-region` (Amazon EBS user guide, copying a snapshot).
pub(super) fn finding(context: &Context<'_>, config: &SnapshotConfig) -> Option<Finding> {
    let (from, to) = (context.region(), config.copy_to.as_deref()?);
    let place = "/config/copy_to";
    if partition(from) != partition(to) {
        let message = format!("no snapshot is copied from {from} to {to}: they are different partitions of AWS");
        let fix = "choose a region of the same partition";
        return Some(context.finding(Severity::Error, "ebs-copy-partition", place, message, fix));
    }
    (from == to).then(|| {
        let message = "copies in the region of the snapshots cost nothing, unless they are encrypted in another way";
        let fix = "take the copies out, or choose another region";
        context.finding(Severity::Warning, "ebs-copy-own-region", place, message.to_owned(), fix)
    })
}
