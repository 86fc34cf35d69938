//! [`Component`]: one thing in a design.

use std::collections::BTreeMap;

use definitions::{ComponentId, Values};
use serde::Serialize;

use crate::balancer::{BalancerConfig, BalancerUsage};
use crate::commitment::{ReservedConfig, SavingsPlanConfig};
use crate::ebs::{EbsConfig, EbsUsage};
use crate::ec2::{Ec2Config, Ec2Usage};
use crate::figures::Figures;
use crate::flow::{FlowConfig, FlowUsage};
use crate::host::{HostConfig, HostUsage};
use crate::kind::Kind;
use crate::network::{NatConfig, NatUsage, TransitConfig, TransitUsage, VpcConfig};
use crate::running::Running;
use crate::s3::{S3Config, S3Usage};
use crate::snapshot::{SnapshotConfig, SnapshotUsage};

/// One thing in a design: a stable id, a name, where it stands, what it is and how it is used.
#[derive(Debug, PartialEq, Eq, Serialize)]
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
    /// NAT gateways.
    NatGateway {
        /// What they are.
        #[cfg_attr(feature = "schema", schemars(default))]
        config: NatConfig,
        /// How they are used.
        #[cfg_attr(feature = "schema", schemars(default))]
        usage: Box<NatUsage>,
    },
    /// Transit gateways.
    TransitGateway {
        /// What they are.
        #[cfg_attr(feature = "schema", schemars(default))]
        config: TransitConfig,
        /// How they are used.
        #[cfg_attr(feature = "schema", schemars(default))]
        usage: Box<TransitUsage>,
    },
    /// Load balancers.
    LoadBalancer {
        /// What they are.
        config: BalancerConfig,
        /// How they are used.
        #[cfg_attr(feature = "schema", schemars(default))]
        usage: Box<BalancerUsage>,
    },
    /// S3 objects.
    S3 {
        /// What they are.
        config: S3Config,
        /// How they are used.
        #[cfg_attr(feature = "schema", schemars(default))]
        usage: Box<S3Usage>,
    },
    /// A VPC.
    Vpc {
        /// What it is.
        #[cfg_attr(feature = "schema", schemars(default))]
        config: Box<VpcConfig>,
    },
    /// Data between two ends.
    Flow {
        /// What it is.
        config: Box<FlowConfig>,
        /// How much it carries.
        #[cfg_attr(feature = "schema", schemars(default))]
        usage: Box<FlowUsage>,
    },
    /// Of a kind that has a definition.
    #[serde(untagged)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    Defined(Box<Values>),
}

impl Body {
    /// The kind.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Body::Ec2 { .. } => Kind::Ec2,
            Body::Ebs { .. } => Kind::Ebs,
            Body::Snapshots { .. } => Kind::Snapshots,
            Body::DedicatedHost { .. } => Kind::DedicatedHost,
            Body::ReservedInstances { .. } => Kind::ReservedInstances,
            Body::SavingsPlan { .. } => Kind::SavingsPlan,
            Body::NatGateway { .. } => Kind::NatGateway,
            Body::TransitGateway { .. } => Kind::TransitGateway,
            Body::LoadBalancer { .. } => Kind::LoadBalancer,
            Body::S3 { .. } => Kind::S3,
            Body::Vpc { .. } => Kind::Vpc,
            Body::Flow { .. } => Kind::Flow,
            Body::Defined(values) => Kind::Defined(values.definition()),
        }
    }

    /// The values, of the kinds that have a definition.
    #[must_use]
    pub fn values(&self) -> Option<&Values> {
        match self {
            Body::Defined(values) => Some(values),
            _ => None,
        }
    }

    /// As [`Body::values`], to be changed.
    pub fn values_mut(&mut self) -> Option<&mut Values> {
        match self {
            Body::Defined(values) => Some(values),
            _ => None,
        }
    }

    /// The usage figures, of the kinds that list them by name.
    #[must_use]
    pub fn figures(&self) -> Option<&dyn Figures> {
        match self {
            Body::NatGateway { usage, .. } => Some(usage.as_ref()),
            Body::TransitGateway { usage, .. } => Some(usage.as_ref()),
            Body::LoadBalancer { usage, .. } => Some(usage.as_ref()),
            Body::S3 { usage, .. } => Some(usage.as_ref()),
            Body::Flow { usage, .. } => Some(usage.as_ref()),
            _ => None,
        }
    }

    /// As [`Body::figures`], to be changed.
    pub fn figures_mut(&mut self) -> Option<&mut dyn Figures> {
        match self {
            Body::NatGateway { usage, .. } => Some(usage.as_mut()),
            Body::TransitGateway { usage, .. } => Some(usage.as_mut()),
            Body::LoadBalancer { usage, .. } => Some(usage.as_mut()),
            Body::S3 { usage, .. } => Some(usage.as_mut()),
            Body::Flow { usage, .. } => Some(usage.as_mut()),
            _ => None,
        }
    }
}

impl Clone for Component {
    // One copy of this code for everything that clones components: browsers download it.
    #[inline(never)]
    fn clone(&self) -> Component {
        let Component { id, name, placement, body } = self;
        Component { id: id.clone(), name: name.clone(), placement: placement.clone(), body: body.clone() }
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

    /// What it hangs on: the group of a volume, the volumes of snapshots, what sends data, the ends of a flow (the first
    /// that is a component).
    #[must_use]
    pub fn hangs_on(&self) -> Option<&ComponentId> {
        match &self.body {
            Body::Snapshots { config, .. } => config.of.as_ref(),
            Body::Defined(values) => values.reference(values.definition().parent?),
            Body::Flow { config, .. } => config.from.component().or_else(|| config.to.component()),
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
    /// AWS Region; the design's (for an attached volume: its instances', for snapshots: their volumes', for
    /// transfer and flows: its sender's) when left out.
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
    /// Names of its subnets, one for each zone; proposed when left out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default, length(max = 10)))]
    pub subnets: Vec<String>,
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
