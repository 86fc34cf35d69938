//! [`Component`]: one thing in a design.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::commitment::{ReservedConfig, SavingsPlanConfig};
use crate::ebs::{EbsConfig, EbsUsage};
use crate::ec2::{Ec2Config, Ec2Usage};
use crate::host::{HostConfig, HostUsage};
use crate::id::ComponentId;
use crate::running::Running;
use crate::snapshot::{SnapshotConfig, SnapshotUsage};

/// One thing in a design: a stable id, a name, where it stands, what it is and how it is used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Component {
    /// Stable id, unique in the design.
    pub id: ComponentId,
    /// Name for people; the id when left out.
    #[cfg_attr(feature = "schema", schemars(default, length(max = 200)))]
    pub name: String,
    /// Where it stands, and how many there are.
    #[serde(skip_serializing_if = "Placement::is_default")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub placement: Placement,
    /// Kind, configuration and usage.
    #[serde(flatten)]
    pub body: Body,
}

/// What a component is and how it is used, by kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Body {
    /// Identical EC2 instances.
    Ec2 {
        /// What they are.
        config: Ec2Config,
        /// How they are used.
        #[cfg_attr(feature = "schema", schemars(default))]
        usage: Ec2Usage,
    },
    /// Equal EBS volumes.
    Ebs {
        /// What they are.
        config: EbsConfig,
        /// How they are used.
        #[cfg_attr(feature = "schema", schemars(default))]
        usage: EbsUsage,
    },
    /// EBS snapshots.
    Snapshots {
        /// What they are.
        config: SnapshotConfig,
        /// How they are used.
        #[cfg_attr(feature = "schema", schemars(default))]
        usage: Box<SnapshotUsage>,
    },
    /// Dedicated hosts.
    DedicatedHost {
        /// What they are.
        config: HostConfig,
        /// How they are used.
        #[cfg_attr(feature = "schema", schemars(default))]
        usage: HostUsage,
    },
    /// Reserved Instances that apply to any group they match.
    ReservedInstances {
        /// What was bought.
        config: ReservedConfig,
    },
    /// A Savings Plan that applies to any group it matches.
    SavingsPlan {
        /// What was bought.
        config: SavingsPlanConfig,
    },
}

/// The kind of a component, without its contents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// EC2 instances.
    Ec2,
    /// EBS volumes.
    Ebs,
    /// EBS snapshots.
    Snapshots,
    /// Dedicated hosts.
    DedicatedHost,
    /// Reserved Instances.
    ReservedInstances,
    /// A Savings Plan.
    SavingsPlan,
}

impl Kind {
    /// Every kind with its name in the document.
    pub const ALL: &'static [(&'static str, Kind)] = &[
        ("ec2", Kind::Ec2),
        ("ebs", Kind::Ebs),
        ("snapshots", Kind::Snapshots),
        ("dedicated-host", Kind::DedicatedHost),
        ("reserved-instances", Kind::ReservedInstances),
        ("savings-plan", Kind::SavingsPlan),
    ];

    /// What people call it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Kind::Ec2 => "EC2 instances",
            Kind::Ebs => "EBS volumes",
            Kind::Snapshots => "EBS snapshots",
            Kind::DedicatedHost => "Dedicated hosts",
            Kind::ReservedInstances => "Reserved Instances",
            Kind::SavingsPlan => "Savings Plan",
        }
    }
}

impl Body {
    /// The kind.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Body::Ec2 { .. } => Kind::Ec2,
            Body::Ebs { .. } => Kind::Ebs,
            Body::Snapshots { .. } => Kind::Snapshots,
            Body::DedicatedHost { .. } => Kind::DedicatedHost,
            Body::ReservedInstances { .. } => Kind::ReservedInstances,
            Body::SavingsPlan { .. } => Kind::SavingsPlan,
        }
    }
}

impl Component {
    /// The name people gave it, or its id.
    #[must_use]
    pub fn title(&self) -> &str {
        if self.name.trim().is_empty() { self.id.as_str() } else { &self.name }
    }

    /// The group a volume is attached to, if it is one and has one.
    #[must_use]
    pub fn attached_to(&self) -> Option<&ComponentId> {
        match &self.body {
            Body::Ebs { config, .. } => config.attached_to.as_ref(),
            _ => None,
        }
    }

    /// What it hangs on: the group of a volume, the volumes of snapshots.
    #[must_use]
    pub fn hangs_on(&self) -> Option<&ComponentId> {
        match &self.body {
            Body::Snapshots { config, .. } => config.of.as_ref(),
            _ => self.attached_to(),
        }
    }

    /// How many there are: the peak of an Auto Scaling group, else what the placement says.
    #[must_use]
    pub fn count(&self) -> u64 {
        match &self.body {
            Body::Ec2 { usage: Ec2Usage { running: Running::Profile(profile), .. }, .. } => profile.peak(),
            _ => self.placement.count(),
        }
    }
}

/// Where a component stands, and how many there are.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Placement {
    /// AWS Region; the design's (for an attached volume: its instances', for snapshots: their volumes')
    /// when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// How many; the sum of `zones` when these are given, else one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 100_000)))]
    pub count: Option<u64>,
    /// How many in each availability zone, by its letter.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub zones: BTreeMap<String, u64>,
    /// Name of the subnet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subnet: Option<String>,
}

impl Placement {
    /// How many there are.
    #[must_use]
    pub fn count(&self) -> u64 {
        match self.count {
            Some(count) => count,
            None if self.zones.is_empty() => 1,
            None => self.zones.values().sum(),
        }
    }

    fn is_default(&self) -> bool {
        *self == Placement::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn count_is_said_summed_or_one() {
        let zones = BTreeMap::from([("a".to_owned(), 2), ("b".to_owned(), 1)]);
        assert_eq!(Placement::default().count(), 1);
        assert_eq!(Placement { count: Some(0), ..Placement::default() }.count(), 0);
        assert_eq!(Placement { zones, ..Placement::default() }.count(), 3);
    }
}
