//! The form of S3 objects: what nearly every bucket has first, the rest folded away.

use design::{Component, StorageClass, UsageValue, limits};
use leptos::prelude::*;

use super::growth_field::{self, growth_field};
use super::replication_fields::{self, replication_fields};
use super::stored_fields::stored_fields;
use super::{change, objects_when_empty, of};
use crate::components::figure_rows::{FigureRow, OPEN, figure};
use crate::components::form::{Form, Input, block, button, row, word, words};
use crate::components::placement_fields::region_field;

/// Shares of the tiers; what is in none of them is in Frequent Access.
static TIERS: [FigureRow; 4] = [
    FigureRow::none("infrequent_percent", "In Infrequent Access", "%").only(is_tiered),
    FigureRow::none("archive_instant_percent", "In Archive Instant Access", "%").only(is_tiered),
    FigureRow::none("archive_percent", "In Archive Access", "%").only(is_tiered),
    FigureRow::none("deep_archive_percent", "In Deep Archive Access", "%").only(is_tiered),
];

static REQUESTS: [FigureRow; 4] = [
    FigureRow::open("put_requests", "PUT, COPY, POST requests", "per month"),
    FigureRow::open("get_requests", "GET and other requests", "per month"),
    FigureRow::open("retrieved_gb", "Data retrieved", "GB per month").only(has_retrieval_fee),
    FigureRow::open("uploaded_gb", "Data uploaded", "GB per month")
        .only(|c| class_of(c) == Some(StorageClass::ExpressOneZone)),
];

static RESTORES: [FigureRow; 7] = [
    FigureRow::new("standard_gb", "Restored, standard", "GB per month", |c| {
        restored_when_empty(c, &["standard_requests"])
    })
    .hint("Within hours")
    .only(is_archive),
    FigureRow::new("standard_requests", "Standard restore requests", "per month", |c| {
        restored_when_empty(c, &["standard_gb"])
    })
    .only(is_archive),
    FigureRow::new("bulk_gb", "Restored, bulk", "GB per month", |c| restored_when_empty(c, &["bulk_requests"]))
        .hint("Within a day or two")
        .only(is_archive),
    FigureRow::new("bulk_requests", "Bulk restore requests", "per month", |c| restored_when_empty(c, &["bulk_gb"]))
        .only(is_archive),
    FigureRow::new("expedited_gb", "Restored, expedited", "GB per month", |c| {
        restored_when_empty(c, &["expedited_requests"])
    })
    .hint("Within minutes")
    .only(is_expedited),
    FigureRow::new("expedited_requests", "Expedited restore requests", "per month", |c| {
        restored_when_empty(c, &["expedited_gb"])
    })
    .only(is_expedited),
    FigureRow::new("restored_days", "Restored copies kept", "days", |c| restored_when_empty(c, &RESTORED))
        .hint("Billed as S3 Standard")
        .only(is_archive),
];

const RESTORED: [&str; 6] =
    ["standard_gb", "standard_requests", "bulk_gb", "bulk_requests", "expedited_gb", "expedited_requests"];

/// What an empty figure of a restore stands for: none, unless one of these `others` says that something is restored.
fn restored_when_empty(component: &Component, others: &[&str]) -> &'static str {
    let zero = Some(UsageValue::known(0));
    let some = others.iter().any(|name| figure(component, name).is_some_and(|value| Some(value) != zero));
    if some { OPEN } else { "none" }
}

static LIFECYCLE: [FigureRow; 3] = [
    FigureRow::none("transitions_in", "Lifecycle transitions into it", "per month").hint("Objects"),
    FigureRow::none("deleted_early_gb", "Deleted early", "GB per month")
        .hint("Before the least duration of the class")
        .only(has_least_duration),
    FigureRow::open("deleted_after_days", "Stored before that", "days")
        .only(|c| figure(c, "deleted_early_gb").is_some()),
];

static OTHERS: [FigureRow; 5] = [
    FigureRow::none("list_requests", "LIST requests", "per month"),
    FigureRow::none("delete_requests", "DELETE requests", "per month").hint("Free"),
    FigureRow::none("noncurrent_gb", "Noncurrent versions", "GB"),
    FigureRow::new("noncurrent_objects", "How many versions", "", objects_when_empty)
        .only(|c| figure(c, "noncurrent_gb").is_some()),
    FigureRow::none("incomplete_upload_gb", "Unfinished multipart uploads", "GB"),
];

static ACCESS_POINTS: [FigureRow; 1] =
    [FigureRow::none("access_point_gb", "By Multi-Region Access Points", "GB per month").hint("Data routed")];

/// Class, storage, requests and retrieval; growth, lifecycle, versions, replication.
///
/// On the server: shows the design.
pub fn s3_form(form: Form) -> AnyView {
    let classes = words(StorageClass::ALL, StorageClass::label);
    let read = |c: &Component| class_of(c).map_or("", StorageClass::code);
    let class = form.choice("class", "Storage class", form.at("/config/storage_class"), classes, read, |c, code| {
        if let Some(class) = word(StorageClass::ALL, code) {
            change(c, |config, _| config.storage_class = class);
        }
    });
    let open = |read: fn(&Component) -> bool| untrack(|| form.read(read));
    let add = Callback::new(move |()| form.editor.add_transfer(Some(&form.id())));
    let fields = vec![
        row(vec![class, region_field(form)]),
        bucket_field(form),
        stored_fields(form),
        form.figures(&TIERS),
        form.figures(&REQUESTS),
        form.figures(&RESTORES),
        form.more_figures(
            "Growth and lifecycle",
            "",
            vec![growth_field(form)],
            &LIFECYCLE,
            open(|c| !growth_field::mode(c).is_empty()),
        ),
        form.more_figures("Versions and other requests", "", Vec::new(), &OTHERS, false),
        form.more_figures(
            "Replication and access points",
            "",
            vec![replication_fields(form)],
            &ACCESS_POINTS,
            open(replication_fields::is_on),
        ),
        block("actions", vec![button("Add transfer out", add)]),
    ];
    block("fields", fields)
}

fn bucket_field(form: Form) -> AnyView {
    form.input(Input {
        numeric: false,
        ..Input::new(
            "bucket",
            "Bucket name",
            "/config/bucket",
            |c| of(c).map(|(config, _)| config.bucket.clone()).unwrap_or_default(),
            |c, text| {
                if text.chars().count() > limits::NAME_CHARS {
                    return Err(format!("Use at most {} characters", limits::NAME_CHARS));
                }
                change(c, |config, _| text.trim().clone_into(&mut config.bucket));
                Ok(())
            },
        )
    })
}

fn class_of(component: &Component) -> Option<StorageClass> {
    of(component).map(|(config, _)| config.storage_class)
}

fn is_tiered(component: &Component) -> bool {
    class_of(component) == Some(StorageClass::IntelligentTiering)
}

fn is_archive(component: &Component) -> bool {
    matches!(class_of(component), Some(StorageClass::Glacier | StorageClass::DeepArchive))
}

/// Whether objects can be restored within minutes: not those of Deep Archive.
fn is_expedited(component: &Component) -> bool {
    class_of(component) == Some(StorageClass::Glacier)
        || is_tiered(component) && figure(component, "archive_percent").is_some()
}

fn has_retrieval_fee(component: &Component) -> bool {
    use StorageClass::{ExpressOneZone, GlacierIr, OneZoneIa, StandardIa};
    matches!(class_of(component), Some(StandardIa | OneZoneIa | GlacierIr | ExpressOneZone))
}

fn has_least_duration(component: &Component) -> bool {
    use StorageClass::{DeepArchive, Glacier, GlacierIr, OneZoneIa, StandardIa};
    matches!(class_of(component), Some(StandardIa | OneZoneIa | GlacierIr | Glacier | DeepArchive))
}
