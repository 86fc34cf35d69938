//! The usage values of S3 objects, by topic.

use design::StorageClass::{self, DeepArchive, ExpressOneZone, Glacier, GlacierIr, OneZoneIa, StandardIa};
use design::UsageValue;

use super::empty_objects;
use crate::form::{Form, OPEN};
use crate::node::Usage;

/// Retrievals: GB and requests of each speed.
const RESTORED: [&str; 6] =
    ["standard_gb", "standard_requests", "bulk_gb", "bulk_requests", "expedited_gb", "expedited_requests"];

fn shown(values: impl IntoIterator<Item = Option<Usage>>) -> Vec<Usage> {
    values.into_iter().flatten().collect()
}

/// Shares of the tiers; the rest is in Frequent Access.
pub(super) fn tiers(form: &Form<'_>, class: StorageClass) -> Vec<Usage> {
    let tier = |name, label| form.figure(name, label, "%").empty("none").only(is_tiered(class));
    shown([
        tier("infrequent_percent", "In Infrequent Access"),
        tier("archive_instant_percent", "In Archive Instant Access"),
        tier("archive_percent", "In Archive Access"),
        tier("deep_archive_percent", "In Deep Archive Access"),
    ])
}

pub(super) fn requests(form: &Form<'_>, class: StorageClass) -> Vec<Usage> {
    let requests = |name, label| form.figure(name, label, "per month").empty(OPEN);
    let data = |name, label| form.figure(name, label, "GB per month").empty(OPEN);
    let has_retrieval_fee = matches!(class, StandardIa | OneZoneIa | GlacierIr | ExpressOneZone);
    shown([
        Some(requests("put_requests", "PUT, COPY, POST requests")),
        Some(requests("get_requests", "GET and other requests")),
        data("retrieved_gb", "Data retrieved").only(has_retrieval_fee),
        data("uploaded_gb", "Data uploaded").only(class == ExpressOneZone),
    ])
}

pub(super) fn restores(form: &Form<'_>, class: StorageClass) -> Vec<Usage> {
    let is_archive = matches!(class, Glacier | DeepArchive);
    // Expedited retrieval is not available for Deep Archive.
    let is_expedited = class == Glacier || is_tiered(class) && form.figure_of("archive_percent").is_some();
    let restored =
        |name, label, unit, others: &[&str]| form.figure(name, label, unit).empty(empty_restore(form, others));
    let gb = |name, label, requests| restored(name, label, "GB per month", &[requests]);
    let requests = |name, label, gb| restored(name, label, "per month", &[gb]);
    shown([
        gb("standard_gb", "Restored, standard", "standard_requests").hint("Within hours").only(is_archive),
        requests("standard_requests", "Standard restore requests", "standard_gb").only(is_archive),
        gb("bulk_gb", "Restored, bulk", "bulk_requests").hint("Within a day or two").only(is_archive),
        requests("bulk_requests", "Bulk restore requests", "bulk_gb").only(is_archive),
        gb("expedited_gb", "Restored, expedited", "expedited_requests").hint("Within minutes").only(is_expedited),
        requests("expedited_requests", "Expedited restore requests", "expedited_gb").only(is_expedited),
        restored("restored_days", "Restored copies kept", "days", &RESTORED)
            .hint("Billed as S3 Standard")
            .only(is_archive),
    ])
}

/// The placeholder of an empty usage value of a restore: zero, unless one of these `others` says that something is
/// restored.
fn empty_restore(form: &Form<'_>, others: &[&str]) -> &'static str {
    let zero = UsageValue::known(0);
    let some = others.iter().any(|name| form.figure_of(name).is_some_and(|value| value != zero));
    if some { OPEN } else { "none" }
}

pub(super) fn lifecycle(form: &Form<'_>, class: StorageClass) -> Vec<Usage> {
    let has_least_duration = matches!(class, StandardIa | OneZoneIa | GlacierIr | Glacier | DeepArchive);
    let early = form.figure("deleted_early_gb", "Deleted early", "GB per month").empty("none");
    let early = early.hint("Before the least duration of the class");
    let is_early = early.is_given();
    shown([
        Some(form.figure("transitions_in", "Lifecycle transitions into it", "per month").empty("none").hint("Objects")),
        early.only(has_least_duration),
        form.figure("deleted_after_days", "Stored before that", "days").empty(OPEN).only(is_early),
    ])
}

/// Versions, and rarely counted requests.
pub(super) fn others(form: &Form<'_>, class: StorageClass) -> Vec<Usage> {
    let noncurrent = form.figure("noncurrent_gb", "Noncurrent versions", "GB").empty("none");
    let has_versions = noncurrent.is_given();
    shown([
        Some(form.figure("list_requests", "LIST requests", "per month").empty("none")),
        Some(form.figure("delete_requests", "DELETE requests", "per month").empty("none").hint("Free")),
        Some(noncurrent),
        form.figure("noncurrent_objects", "How many versions", "").empty(empty_objects(class)).only(has_versions),
        Some(form.figure("incomplete_upload_gb", "Unfinished multipart uploads", "GB").empty("none")),
    ])
}

pub(super) fn access_points(form: &Form<'_>) -> Vec<Usage> {
    let routed = form.figure("access_point_gb", "By Multi-Region Access Points", "GB per month");
    vec![routed.empty("none").hint("Data routed")]
}

/// Inventories and storage class analysis.
pub(super) fn management(form: &Form<'_>) -> Vec<Usage> {
    vec![
        form.figure("inventory_objects", "Listed by S3 Inventory", "objects per month").empty("none"),
        form.figure("analyzed_objects", "Storage class analysis", "objects").empty("none").hint("Objects monitored"),
    ]
}

/// What is replicated to another bucket.
pub(super) fn replicated(form: &Form<'_>) -> Vec<Usage> {
    vec![
        form.figure("replicated_gb", "Replicated", "GB per month").empty(OPEN),
        form.figure("replicated_objects", "Objects replicated", "per month").empty(OPEN),
    ]
}

fn is_tiered(class: StorageClass) -> bool {
    class == StorageClass::IntelligentTiering
}
