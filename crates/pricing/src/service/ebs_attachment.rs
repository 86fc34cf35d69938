//! What AWS would reject about attaching volumes to a group.

use std::collections::BTreeSet;

use design::{Body, Component, EbsConfig, Ec2Config, VolumeType};

use super::{Context, ebs_counts, ebs_limits};
use crate::finding::{Finding, Severity};
use crate::words::number;

/// Everything that AWS would reject about attaching a set of volumes to its group.
pub(super) fn refusals(context: &Context<'_>, config: &EbsConfig) -> Vec<Finding> {
    let mut findings = Vec::new();
    findings.extend(shared_type(context, config));
    let Some(group) = ebs_counts::group(context, config) else { return findings };
    findings.extend(region(context, group).or_else(|| zones(context, group)));
    if let Body::Ec2 { config: instances, .. } = &group.body {
        findings.extend(shared_by(context, config, group, instances));
        findings.extend(nitro(context, config, instances));
    }
    findings
}

/// The zones with instances or volumes, by letter.
fn used_zones(component: &Component) -> BTreeSet<&str> {
    component.placement.zones.iter().filter(|(_, count)| **count > 0).map(|(zone, _)| zone.as_str()).collect()
}

fn listed(zones: &BTreeSet<&str>) -> String {
    let plural = if zones.len() == 1 { "zone" } else { "zones" };
    format!("{plural} {}", zones.iter().copied().collect::<Vec<_>>().join(", "))
}

fn region(context: &Context<'_>, group: &Component) -> Option<Finding> {
    let (here, there) = (context.region(), context.relations.region_of(group));
    (here != there).then(|| {
        let message = format!("the volume is in {here}, the instances it is attached to in {there}");
        let fix = "a volume attaches only inside its own zone; copy it with a snapshot, or move it";
        context.finding(Severity::Error, "ebs-az-mismatch", "/placement/region", message, fix)
    })
}

fn zones(context: &Context<'_>, group: &Component) -> Option<Finding> {
    let (here, there) = (used_zones(context.component), used_zones(group));
    (!here.is_empty() && !there.is_empty() && here != there).then(|| {
        let message =
            format!("the volumes are in {}, the instances they are attached to in {}", listed(&here), listed(&there));
        let fix = "leave the zones of the volumes out: they are where their instances are";
        context.finding(Severity::Error, "ebs-az-mismatch", "/placement/zones", message, fix)
    })
}

/// The requirements of Multi-Attach on the volume (AWS EBS user guide, Multi-Attach).
fn shared_type(context: &Context<'_>, config: &EbsConfig) -> Option<Finding> {
    let refuse = |message: String, fix| {
        Some(context.finding(Severity::Error, "ebs-multi-attach", "/config/multi_attach", message, fix))
    };
    if !config.multi_attach {
        None
    } else if !ebs_limits::multi_attach(config.volume_type) {
        let message = format!("{} volumes cannot be shared; Multi-Attach needs io1 or io2", config.volume_type.code());
        refuse(message, "choose io2, or give each instance its own volume")
    } else if config.root {
        refuse("a shared volume cannot be a boot volume".into(), "boot from gp3, and share this one as a data volume")
    } else {
        None
    }
}

/// The requirements of Multi-Attach on the group.
fn shared_by(context: &Context<'_>, config: &EbsConfig, group: &Component, instances: &Ec2Config) -> Option<Finding> {
    let refuse = |message: String, fix| {
        Some(context.finding(Severity::Error, "ebs-multi-attach", "/config/multi_attach", message, fix))
    };
    let zones = used_zones(group);
    if !config.multi_attach {
        None
    } else if group.count() > ebs_limits::MULTI_ATTACH_INSTANCES {
        let most = ebs_limits::MULTI_ATTACH_INSTANCES;
        let message = format!("{} instances share the volume, at most {most} can", number(group.count()));
        refuse(message, "split the group, and give each part its own volume")
    } else if zones.len() > 1 {
        let message = format!("the instances are in {}, a shared volume reaches only one zone", listed(&zones));
        refuse(message, "place all its instances in one zone")
    } else if config.volume_type == VolumeType::Io1 && instances.os.is_windows() {
        refuse("Windows shares io2 volumes only".into(), "choose io2")
    } else {
        None
    }
}

/// What only Nitro instances can do. If the catalogue does not say whether a type is built on Nitro, nothing is
/// reported.
fn nitro(context: &Context<'_>, config: &EbsConfig, instances: &Ec2Config) -> Option<Finding> {
    let (what, place) = if config.multi_attach {
        ("a shared volume".to_owned(), "/config/multi_attach")
    } else if let Some(iops) = config.iops.filter(|iops| *iops > ebs_limits::XEN_IOPS) {
        (format!("a volume of {} IOPS", number(iops)), "/config/iops")
    } else if config.volume_type == VolumeType::Io2 && config.size_gib > ebs_limits::XEN_IO2_GIB {
        (format!("an io2 volume of {} GiB", number(config.size_gib)), "/config/size_gib")
    } else {
        return None;
    };
    let mut types = instances.types().filter_map(|(name, _)| context.catalogue.instance_type(name));
    let known = types.find(|known| known.nitro == Some(false))?;
    let message = format!("{what} needs a Nitro instance, {} is none", known.name);
    let fix = "choose an instance type of a newer generation";
    Some(context.finding(Severity::Error, "ebs-nitro-required", place, message, fix))
}
