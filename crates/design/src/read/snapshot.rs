//! Reads snapshots.

use super::component::component_id;
use super::node::{Node, Object};
use super::usage::{hours, or_once, usage_value};
use crate::component::Body;
use crate::snapshot::{Age, FastRestore, Kept, SnapshotConfig, SnapshotSchedule, SnapshotTier, SnapshotUsage};
use definitions::UsageValue;
use definitions::limits;

pub(super) fn snapshots(object: &mut Object<'_, '_>) -> Option<Body> {
    let config = object.required("config", config);
    let usage = object.optional("usage", usage).unwrap_or_default();
    Some(Body::Snapshots { config: config?, usage: Box::new(usage) })
}

fn config(node: Node<'_, '_>) -> Option<SnapshotConfig> {
    let mut object = node.object()?;
    let of = object.optional("of", component_id);
    let tier = object.optional("tier", |node| node.word(SnapshotTier::ALL)).unwrap_or_default();
    let kept = object.optional("kept", kept);
    let fast_restore = object.optional("fast_restore", fast_restore);
    let copy_to = object.optional("copy_to", |node| node.name("a region code such as us-east-1"));
    object.finish();
    Some(SnapshotConfig { of, tier, kept: kept.unwrap_or_default(), fast_restore, copy_to })
}

fn kept(node: Node<'_, '_>) -> Option<Kept> {
    if !node.value().is_object() {
        return node.whole(1, limits::SNAPSHOTS).map(Kept::Count);
    }
    let mut object = node.object()?;
    let every_hours = object.required("every_hours", |node| node.whole(1, limits::SNAPSHOT_HOURS));
    let for_days = object.required("for_days", |node| node.whole(1, limits::KEEP_DAYS));
    object.finish();
    let kept = Kept::Schedule(SnapshotSchedule { every_hours: every_hours?, for_days: for_days? });
    if kept.count() > limits::SNAPSHOTS {
        let message = format!("this keeps {} snapshots, which is too many", kept.count());
        return node.refuse(message, format!("keep at most {} of a volume", limits::SNAPSHOTS));
    }
    Some(kept)
}

fn fast_restore(node: Node<'_, '_>) -> Option<FastRestore> {
    let mut object = node.object()?;
    let zones = object.required("zones", |node| node.whole(1, u64::try_from(limits::ZONES).unwrap_or(u64::MAX)));
    let snapshots = object.optional("snapshots", |node| node.whole(1, limits::SNAPSHOTS));
    object.finish();
    Some(FastRestore { zones: zones?, snapshots: snapshots.unwrap_or(FastRestore::default_snapshots()) })
}

fn usage(node: Node<'_, '_>) -> Option<SnapshotUsage> {
    let mut object = node.object()?;
    let read = SnapshotUsage {
        used_gib: object.optional("used_gib", gib),
        changed_gib: object.optional("changed_gib", gib),
        fast_restore_hours: object.optional("fast_restore_hours", hours),
        copied_gib: object.optional("copied_gib", gib_or_once),
        copy_storage_gib: object.optional("copy_storage_gib", gib),
        list_requests: object.optional("list_requests", requests),
        get_requests: object.optional("get_requests", requests),
        put_requests: object.optional("put_requests", requests),
        keep_days: object.optional("keep_days", |node| node.whole(1, limits::KEEP_DAYS)),
        restore_hours: object.optional("restore_hours", |node| node.whole(0, limits::RESTORE_HOURS)),
        archived_gib: object.optional("archived_gib", gib),
        unique_gib: object.optional("unique_gib", gib),
        restored_gib: object.optional("restored_gib", gib_or_once),
        restore_days: object.optional("restore_days", |node| node.whole(1, limits::RESTORE_DAYS)),
        deleted_gib: object.optional("deleted_gib", gib_or_once),
        deleted_after: object.optional("deleted_after", age),
    };
    object.finish();
    Some(read)
}

fn gib(node: Node<'_, '_>) -> Option<UsageValue> {
    usage_value(node, limits::SNAPSHOT_GIB)
}

fn gib_or_once(node: Node<'_, '_>) -> Option<UsageValue> {
    or_once(node, limits::SNAPSHOT_GIB)
}

fn requests(node: Node<'_, '_>) -> Option<UsageValue> {
    or_once(node, limits::USAGE)
}

fn age(node: Node<'_, '_>) -> Option<Age> {
    let mut object = node.object()?;
    let days = object.optional("days", |node| node.whole(0, limits::KEEP_DAYS)).unwrap_or_default();
    let hours = object.optional("hours", |node| node.whole(0, 23)).unwrap_or_default();
    let minutes = object.optional("minutes", |node| node.whole(0, 59)).unwrap_or_default();
    object.finish();
    Some(Age { days, hours, minutes })
}
