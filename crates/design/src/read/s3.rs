//! Reads S3 objects.

use units::Decimal;

use super::figures::figures;
use super::node::{Node, Object};
use crate::component::Body;
use crate::s3::{ObjectSize, Replication, S3Config, S3Usage, StorageClass, StoredDays};
use definitions::limits;
use definitions::{Scenario, UsageValue};

pub(super) fn s3(object: &mut Object<'_, '_>) -> Option<Body> {
    let config = object.required("config", config);
    let usage = object.optional("usage", usage).unwrap_or_default();
    Some(Body::S3 { config: config?, usage })
}

fn config(node: Node<'_, '_>) -> Option<S3Config> {
    let mut object = node.object()?;
    let storage_class = object.required("storage_class", |node| node.word(StorageClass::ALL));
    let bucket = object.optional("bucket", |node| node.text(limits::NAME_CHARS)).unwrap_or_default();
    let replication = object.optional("replication", replication);
    let kms_key = object.optional("kms_key", |node| node.boolean()).unwrap_or_default();
    let bucket_key = object.optional("bucket_key", |node| node.boolean()).unwrap_or_default();
    object.finish();
    Some(S3Config { storage_class: storage_class?, bucket, replication, kms_key, bucket_key })
}

fn replication(node: Node<'_, '_>) -> Option<Replication> {
    let mut object = node.object()?;
    let region = object.optional("region", |node| node.name("a region code such as us-east-1"));
    let storage_class = object.optional("storage_class", |node| node.word(StorageClass::ALL));
    let time_control = object.optional("time_control", |node| node.boolean()).unwrap_or_default();
    object.finish();
    Some(Replication { region, storage_class, time_control })
}

fn usage(node: Node<'_, '_>) -> Option<Box<S3Usage>> {
    let mut object = node.object()?;
    let mut usage = Box::<S3Usage>::default();
    figures(&mut object, usage.as_mut());
    usage.sizes = object.optional("sizes", |node| list(&node, limits::OBJECT_SIZES, size)).unwrap_or_default();
    usage.stored_days = object.optional("stored_days", |node| list(&node, 31, stored)).unwrap_or_default();
    let ways = [usage.gb.is_some(), usage.mean_kib.is_some(), !usage.sizes.is_empty(), !usage.stored_days.is_empty()];
    if ways.into_iter().filter(|said| *said).count() > 1 {
        let message = "gb, mean_kib, sizes and stored_days say the same thing";
        object.node().refuse::<()>(message, "keep one of them");
    } else if !usage.sizes.is_empty() && usage.objects.is_some() {
        object.node().refuse::<()>("sizes already say how many objects there are", "leave objects out");
    }
    let nowhere = |scenario| {
        let of = |figure: Option<UsageValue>| figure.and_then(|value| value.value(scenario));
        of(usage.objects) == Some(Decimal::ZERO) && of(usage.gb).is_some_and(|gb| !gb.is_zero())
    };
    if [Scenario::Low, Scenario::Typical, Scenario::High].into_iter().any(nowhere) {
        let message = "there are GB, but no objects that hold them";
        object.node().refuse::<()>(message, "say how many objects there are, or leave objects out");
    }
    if usage.growth_gb_per_month.is_some() && usage.growth_percent_per_month.is_some() {
        let message = "growth is said in GB and in percent";
        object.node().refuse::<()>(message, "keep one of them");
    }
    let tiers =
        [usage.infrequent_percent, usage.archive_instant_percent, usage.archive_percent, usage.deep_archive_percent];
    let most: Decimal = tiers.into_iter().flatten().filter_map(|tier| tier.value(Scenario::High)).sum();
    if most > Decimal::ONE_HUNDRED {
        let message = format!("the tiers hold {most} % of the objects, more than all");
        object.node().refuse::<()>(message, "lower them to 100 % together");
    }
    object.finish();
    Some(usage)
}

fn list<T>(node: &Node<'_, '_>, most: usize, read: fn(Node<'_, '_>) -> Option<T>) -> Option<Vec<T>> {
    node.list(most)?.into_iter().map(read).collect()
}

fn size(node: Node<'_, '_>) -> Option<ObjectSize> {
    let mut object = node.object()?;
    let number = |node: Node<'_, '_>| node.number(0, limits::USAGE, limits::USAGE_DECIMALS);
    let objects = object.required("objects", number);
    let kib = object.required("kib", number);
    object.finish();
    Some(ObjectSize { objects: objects?, kib: kib? })
}

fn stored(node: Node<'_, '_>) -> Option<StoredDays> {
    let mut object = node.object()?;
    let gb = object.required("gb", |node| node.number(0, limits::USAGE, limits::USAGE_DECIMALS));
    let days = object.required("days", |node| node.whole(1, 31));
    object.finish();
    Some(StoredDays { gb: gb?, days: days? })
}
