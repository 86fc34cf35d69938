//! [`Component`]: one part of a design.

use std::collections::BTreeMap;

use definitions::{AwsService, ComponentId, Values};
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
use crate::tags::Tags;

/// One part of a design: its stable id, name, placement, configuration and usage.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Component {
    /// Stable id, unique in the design.
    pub id: ComponentId,
    /// Display name; the id if omitted.
    #[cfg_attr(feature = "schema", schemars(default, length(max = 200)))]
    pub name: String,
    /// Where the component is, and how many there are.
    #[serde(skip_serializing_if = "Placement::is_default")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub placement: Placement,
    /// Tags, such as `env` or `owner`, by which costs are grouped.
    #[serde(skip_serializing_if = "Tags::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub tags: Tags,
    /// Kind, configuration and usage.
    #[serde(flatten)]
    pub body: Body,
}

/// The configuration and usage of a component, by kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Body {
    /// Identical EC2 instances.
    Ec2 {
        /// Their configuration.
        config: Ec2Config,
        /// Their usage.
        #[cfg_attr(feature = "schema", schemars(default))]
        usage: Ec2Usage,
    },
    /// Identical EBS volumes.
    Ebs {
        /// Their configuration.
        config: EbsConfig,
        /// Their usage.
        #[cfg_attr(feature = "schema", schemars(default))]
        usage: EbsUsage,
    },
    /// EBS snapshots.
    Snapshots {
        /// Their configuration.
        config: SnapshotConfig,
        /// Their usage.
        #[cfg_attr(feature = "schema", schemars(default))]
        usage: Box<SnapshotUsage>,
    },
    /// Dedicated Hosts.
    DedicatedHost {
        /// Their configuration.
        config: HostConfig,
        /// Their usage.
        #[cfg_attr(feature = "schema", schemars(default))]
        usage: HostUsage,
    },
    /// Reserved Instances that apply to every group that they match.
    ReservedInstances {
        /// Their configuration.
        config: ReservedConfig,
    },
    /// A Savings Plan that applies to every group that it matches.
    SavingsPlan {
        /// Its configuration.
        config: SavingsPlanConfig,
    },
    /// NAT gateways.
    NatGateway {
        /// Their configuration.
        #[cfg_attr(feature = "schema", schemars(default))]
        config: NatConfig,
        /// Their usage.
        #[cfg_attr(feature = "schema", schemars(default))]
        usage: Box<NatUsage>,
    },
    /// Transit gateways.
    TransitGateway {
        /// Their configuration.
        #[cfg_attr(feature = "schema", schemars(default))]
        config: TransitConfig,
        /// Their usage.
        #[cfg_attr(feature = "schema", schemars(default))]
        usage: Box<TransitUsage>,
    },
    /// Load balancers.
    LoadBalancer {
        /// Their configuration.
        config: BalancerConfig,
        /// Their usage.
        #[cfg_attr(feature = "schema", schemars(default))]
        usage: Box<BalancerUsage>,
    },
    /// S3 objects.
    S3 {
        /// Their configuration.
        config: S3Config,
        /// Their usage.
        #[cfg_attr(feature = "schema", schemars(default))]
        usage: Box<S3Usage>,
    },
    /// A VPC.
    Vpc {
        /// Its configuration.
        #[cfg_attr(feature = "schema", schemars(default))]
        config: Box<VpcConfig>,
    },
    /// A flow of data between two ends.
    Flow {
        /// Its configuration.
        config: Box<FlowConfig>,
        /// The data that it carries.
        #[cfg_attr(feature = "schema", schemars(default))]
        usage: Box<FlowUsage>,
    },
    /// A component of a kind that has a definition.
    #[serde(untagged)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    Defined(Box<Values>),
}

impl Body {
    /// The AWS service that a component is as the end of a flow.
    #[must_use]
    pub fn service(&self) -> Option<&'static AwsService> {
        match self.values() {
            // Public repositories have another address, and prices of their own.
            Some(values) if values.definition().kind == "ecr" && values.code("visibility") == "public" => {
                AwsService::named(AwsService::PUBLIC_ECR)
            }
            _ => self.kind().service(),
        }
    }

    /// The kind of the component.
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

    /// The values, for kinds that have a definition.
    #[must_use]
    pub fn values(&self) -> Option<&Values> {
        match self {
            Body::Defined(values) => Some(values),
            _ => None,
        }
    }

    /// Like [`Body::values`], but mutable.
    pub fn values_mut(&mut self) -> Option<&mut Values> {
        match self {
            Body::Defined(values) => Some(values),
            _ => None,
        }
    }

    /// The usage values, for kinds that list them by name.
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

    /// Like [`Body::figures`], but mutable.
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
    // A single copy of this code for everything that clones components, because browsers download it.
    #[inline(never)]
    fn clone(&self) -> Component {
        let Component { id, name, placement, tags, body } = self;
        Component {
            id: id.clone(),
            name: name.clone(),
            placement: placement.clone(),
            tags: tags.clone(),
            body: body.clone(),
        }
    }
}

impl Component {
    /// The name, or the id if the name is empty.
    #[must_use]
    pub fn title(&self) -> &str {
        if self.name.trim().is_empty() { self.id.as_str() } else { &self.name }
    }

    /// The EC2 group to which a volume is attached, if any.
    #[must_use]
    pub fn attached_to(&self) -> Option<&ComponentId> {
        match &self.body {
            Body::Ebs { config, .. } => config.attached_to.as_ref(),
            _ => None,
        }
    }

    /// The parent: the group of a volume, the volumes of snapshots, the component that a definition names as the parent
    /// (such as the sender of data), or the first end of a flow that is a component.
    #[must_use]
    pub fn hangs_on(&self) -> Option<&ComponentId> {
        match &self.body {
            Body::Snapshots { config, .. } => config.of.as_ref(),
            Body::Defined(values) => values.reference(values.definition().parent?),
            Body::Flow { config, .. } => config.from.component().or_else(|| config.to.component()),
            _ => self.attached_to(),
        }
    }

    /// How many there are: the peak of an Auto Scaling group, else the count of the placement.
    #[must_use]
    pub fn count(&self) -> u64 {
        match &self.body {
            Body::Ec2 { usage: Ec2Usage { running: Running::Profile(profile), .. }, .. } => profile.peak(),
            _ => self.placement.count(),
        }
    }
}

/// Where a component is, and how many there are.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Placement {
    /// AWS Region. If omitted, the region of the design; for an attached volume, that of its instances; for snapshots,
    /// that of their volumes; for data transfer, that of the sender; for a flow, that of its first end that is a
    /// component.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// How many there are; if omitted, the sum of `zones`, or one without `zones`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 100_000)))]
    pub count: Option<u64>,
    /// How many there are in each Availability Zone, by the letter of the zone.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub zones: BTreeMap<String, u64>,
    /// Names of its subnets, one for each zone; proposed if omitted.
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
