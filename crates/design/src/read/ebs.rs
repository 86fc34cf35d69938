//! Reads EBS volumes.

use super::component::component_id;
use super::node::Object;
use super::usage::{provisioned, usage_value};
use crate::component::Body;
use crate::ebs::{EbsConfig, EbsUsage, VolumeType};
use definitions::limits;

pub(super) fn ebs(object: &mut Object<'_, '_>) -> Option<Body> {
    let config = object.required("config", |node| {
        let mut object = node.object()?;
        let volume_type = object.required("volume_type", |node| node.word(VolumeType::ALL));
        let size_gib = object.required("size_gib", |node| node.whole(1, limits::VOLUME_GIB));
        let iops = object.optional("iops", |node| node.whole(0, limits::IOPS));
        let throughput_mibps = object.optional("throughput_mibps", |node| node.whole(0, limits::THROUGHPUT_MIBPS));
        let attached_to = object.optional("attached_to", component_id);
        let root = object.optional("root", |node| node.boolean()).unwrap_or_default();
        let multi_attach = object.optional("multi_attach", |node| node.boolean()).unwrap_or_default();
        let kms_key = object.optional("kms_key", |node| node.boolean()).unwrap_or_default();
        object.finish();
        Some(EbsConfig {
            volume_type: volume_type?,
            size_gib: size_gib?,
            iops,
            throughput_mibps,
            attached_to,
            root,
            multi_attach,
            kms_key,
        })
    });
    let usage = object
        .optional("usage", |node| {
            let mut object = node.object()?;
            let provisioned = object.optional("provisioned", provisioned).unwrap_or_default();
            let io_requests_per_month =
                object.optional("io_requests_per_month", |node| usage_value(node, limits::USAGE));
            let need_iops = object.optional("need_iops", |node| node.whole(0, limits::IOPS));
            let need_mibps = object.optional("need_mibps", |node| node.whole(0, limits::THROUGHPUT_MIBPS));
            object.finish();
            Some(EbsUsage { provisioned, io_requests_per_month, need_iops, need_mibps })
        })
        .unwrap_or_default();
    Some(Body::Ebs { config: config?, usage })
}
