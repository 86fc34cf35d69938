//! Replication: copies in another bucket.

use catalog::PriceList;
use design::{Replication, S3Usage, StorageClass};
use units::Error;
use units::kinds::{Gb, Request};

use super::storage::{Names, Pile};
use super::{listed, retrieval, sizes};
use crate::service::charge::{ComponentCharge, Price};
use crate::service::network::data;
use crate::service::{Amounts, Context};

const REPLICA: Names = Names {
    label: "Replica: ",
    count: "the number of objects",
    storage: "s3.replica-storage",
    frequent: "s3.replica-storage",
    overhead: "s3.replica-overhead",
    overhead_standard: "s3.replica-overhead-standard",
    monitoring: "s3.replica-monitoring",
};

/// The missing value while no amount of replicated data is given.
const MISSING: &str = "the GB replicated";

/// Charges of copies: stored at the destination as the originals are here, written there, read and sent from here
/// (Amazon S3 pricing, replication).
pub(super) fn charges<'a>(
    context: &Context<'a>,
    class: StorageClass,
    replication: &'a Replication,
    usage: &S3Usage,
) -> Result<Vec<ComponentCharge<'a>>, Error> {
    let from = context.region();
    let to = replication.region.as_deref().unwrap_or(from);
    let copies = replication.storage_class.unwrap_or(class);
    let stored = sizes::stored(context, usage)?;
    let (count, missing) = (sizes::count_of(context, usage, stored.as_ref())?, sizes::missing(context, usage));
    let pile = Pile { names: &REPLICA, region: to, class: copies, stored, count, missing };
    let mut charges = pile.charges(context)?;
    let objects = context.figure(usage.replicated_objects);
    let amounts = Amounts::times(Vec::new(), objects, "objects", "the objects replicated");
    let label = "Replica: PUT requests";
    charges.push(listed::<Request>("s3.replica-put", label, to, ("requests/put", copies.code()), amounts));
    let gb = context.figure(usage.replicated_gb);
    let amounts = || Amounts::times(Vec::new(), gb, "GB", MISSING);
    let (code, label) = ("s3.replica-transfer", "Data transfer to the replica");
    charges.push(if to == from {
        ComponentCharge::new::<Gb>(code, label, from, Price::Free, amounts())
    } else {
        data::other_region(context, code, label, (from, to), gb)
    });
    if retrieval::has_fee(class) {
        let (code, label) = ("s3.replica-retrieval", "Data retrieval for the replica");
        charges.push(listed::<Gb>(code, label, from, ("retrieval", class.code()), amounts()));
    }
    if replication.time_control {
        let (code, label) = ("s3.replica-time-control", "S3 Replication Time Control");
        let charge = ComponentCharge::new::<Gb>(code, label, from, Price::Unlisted, amounts());
        let charge = charge.named(PriceList::S3, "replication-time-control", "other-region");
        charges.push(if to == from { charge } else { charge.sent_to(to) });
    }
    Ok(charges)
}
