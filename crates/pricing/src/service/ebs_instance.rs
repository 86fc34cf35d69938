//! The limits of an instance for all its volumes together. Reported once, for the group.

use catalog::InstanceType;
use design::{Body, Component, ComponentId, EbsConfig, EbsUsage, VolumeType};
use units::{Decimal, format};

use super::{Context, ebs_limits};
use crate::finding::{Finding, Severity};
use crate::words::number;

/// Bytes per MB, the unit in which AWS lists the limits of instances.
const BYTES_OF_MB: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);

/// Bytes per MiB, the unit in which volumes are provisioned.
const BYTES_OF_MIB: Decimal = Decimal::from_parts(1_048_576, 0, 0, false, 0);

/// Findings about the group that the volumes are attached to; only its first set of volumes reports them.
pub(super) fn findings(context: &Context<'_>, config: &EbsConfig) -> Vec<Finding> {
    let Some(id) = &config.attached_to else { return Vec::new() };
    let first = attached(context, id).next();
    if first.is_none_or(|first| first.component.id != context.component.id) {
        return Vec::new();
    }
    let Some(at_group) = context.relations.index(id).and_then(|index| context.at(index)) else { return Vec::new() };
    let Body::Ec2 { config: instances, .. } = &at_group.component.body else { return Vec::new() };
    let volumes: Vec<Attached<'_>> = attached(context, id).collect();
    let mut findings: Vec<Finding> = root(&at_group, &volumes).into_iter().collect();
    for known in instances.types().filter_map(|(name, _)| context.catalogue.instance_type(name)) {
        findings.extend(attachments(&at_group, &volumes, known));
        findings.extend(performance(&at_group, &volumes, known));
    }
    findings
}

/// A set of volumes attached to each instance of a group.
struct Attached<'a> {
    component: &'a Component,
    config: &'a EbsConfig,
    usage: &'a EbsUsage,
}

fn attached<'a>(context: &Context<'a>, id: &ComponentId) -> impl Iterator<Item = Attached<'a>> {
    context.relations.referring(id).filter_map(|component| match &component.body {
        Body::Ebs { config, usage } => Some(Attached { component, config, usage }),
        _ => None,
    })
}

impl Attached<'_> {
    /// The number of volumes per instance.
    fn count(&self) -> u64 {
        self.component.placement.count()
    }

    /// The performance of these volumes at one instance, given that of `each` volume: shared volumes divide it among
    /// the instances.
    fn at_one(&self, each: u64, instances: u64) -> u64 {
        let all = each.saturating_mul(self.count());
        if self.config.multi_attach { all.div_ceil(instances.max(1)) } else { all }
    }

    /// The IOPS that a volume needs, otherwise its provisioned IOPS; the IOPS included with gp3 do not count.
    fn iops(&self) -> u64 {
        let provisioned = match self.config.volume_type {
            VolumeType::Gp2 => Some(ebs_limits::gp2_iops(self.config.size_gib)),
            _ => self.config.iops,
        };
        self.usage.need_iops.or(provisioned).unwrap_or_default()
    }

    /// The same for MiB/s.
    fn mibps(&self) -> u64 {
        let provisioned = self.config.throughput_mibps.filter(|_| self.config.volume_type.takes_throughput());
        self.usage.need_mibps.or(provisioned).unwrap_or_default()
    }
}

/// Rule `gen-one-root`: an instance boots from a single volume.
fn root(group: &Context<'_>, volumes: &[Attached<'_>]) -> Option<Finding> {
    let roots = volumes.iter().filter(|volume| volume.config.root).map(Attached::count).fold(0, u64::saturating_add);
    (roots > 1).then(|| {
        let message = format!("each instance has {} boot volumes, it boots from one", number(roots));
        group.finding(
            Severity::Error,
            "gen-one-root",
            "",
            message,
            "mark one volume as root, the others as data volumes",
        )
    })
}

/// Rule `ebs-attach-limit`. The limit in the catalogue already excludes one network interface and the local disks,
/// where they share the limit.
fn attachments(group: &Context<'_>, volumes: &[Attached<'_>], known: &InstanceType) -> Option<Finding> {
    let most = u64::from(known.ebs.max_attachments?);
    let attached = volumes.iter().map(Attached::count).fold(0, u64::saturating_add);
    (attached > most).then(|| {
        let message = format!("{} takes at most {most} volumes, {} are attached", known.name, number(attached));
        let fix = "attach fewer and larger volumes, or choose a type that takes more";
        group.finding(Severity::Error, "ebs-attach-limit", "/config/instance_type", message, fix)
    })
}

/// IOPS and MiB/s that all volumes of an instance share. Small types reach their maximum for 30 minutes a day and then
/// fall to a baseline (AWS EC2 user guide, EBS-optimized instances).
fn performance(group: &Context<'_>, volumes: &[Attached<'_>], known: &InstanceType) -> Option<Finding> {
    let instances = group.component.count();
    let iops = volumes.iter().map(|volume| volume.at_one(volume.iops(), instances)).fold(0, u64::saturating_add);
    let mibps = volumes.iter().map(|volume| volume.at_one(volume.mibps(), instances)).fold(0, u64::saturating_add);
    let bytes = Decimal::from(mibps).saturating_mul(BYTES_OF_MIB);
    let over = |limit: Option<u32>, speed: Option<Decimal>| {
        limit.is_some_and(|limit| iops > u64::from(limit))
            || speed.is_some_and(|limit| bytes > limit.saturating_mul(BYTES_OF_MB))
    };
    let bursts =
        below(known.ebs.base_iops, known.ebs.max_iops) || below(known.ebs.base_mb_per_s, known.ebs.max_mb_per_s);
    let over_most = over(known.ebs.max_iops, known.ebs.max_mb_per_s);
    if !(over_most || bursts && over(known.ebs.base_iops, known.ebs.base_mb_per_s)) {
        return None;
    }
    let most = speeds(known.ebs.max_iops, known.ebs.max_mb_per_s);
    let base = speeds(known.ebs.base_iops, known.ebs.base_mb_per_s);
    let asked: Vec<String> = [(iops, "IOPS"), (mibps, "MiB/s")]
        .into_iter()
        .filter(|(amount, _)| *amount > 0)
        .map(|(amount, unit)| format!("{} {unit}", number(amount)))
        .collect();
    let asked = format!("its volumes are to give {}", asked.join(" and "));
    let name = &known.name;
    if over_most {
        let only = if bursts { format!(", that only for 30 minutes a day, and {base} all day") } else { String::new() };
        let message = format!("{name} delivers at most {most}{only}; {asked}, the rest is unusable");
        let fix = "choose a larger instance type, or provision less";
        return Some(group.finding(Severity::Warning, "ebs-instance-limit", "/config/instance_type", message, fix));
    }
    let message = format!("{name} delivers {base} all day, and {most} for 30 minutes a day; {asked}");
    let fix = "choose a larger instance type if they are needed for longer";
    Some(group.finding(Severity::Advice, "ebs-instance-limit", "/config/instance_type", message, fix))
}

/// Whether both limits are known and the first is lower.
fn below<T: PartialOrd>(base: Option<T>, most: Option<T>) -> bool {
    matches!((base, most), (Some(base), Some(most)) if base < most)
}

/// The limits of an instance in the units of volumes.
fn speeds(iops: Option<u32>, mb_per_s: Option<Decimal>) -> String {
    let iops = iops.map(|iops| format!("{} IOPS", number(iops.into())));
    let mibps = mb_per_s.and_then(|mb| mb.checked_mul(BYTES_OF_MB)?.checked_div(BYTES_OF_MIB));
    let mibps = mibps.map(|mibps| format!("{} MiB/s", format::quantity(mibps, 0)));
    iops.into_iter().chain(mibps).collect::<Vec<_>>().join(" and ")
}
