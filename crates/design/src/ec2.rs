//! An EC2 group: instances that do the same work.

use serde::Serialize;

use crate::mix::{GroupSize, InstanceMix};
use crate::os::OperatingSystem;
use crate::purchase::Purchase;
use crate::running::Running;
use crate::words::words;
use definitions::{ComponentId, UsageValue};

/// The configuration of an EC2 group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Ec2Config {
    /// Instance type, such as `m7g.large`.
    pub instance_type: String,
    /// Other types that the group may run, with their weights; only the one above if omitted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mix: Option<InstanceMix>,
    /// The smallest and largest size that Auto Scaling may give the group, for the range of its cost; the size does not
    /// change if omitted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_size: Option<GroupSize>,
    /// Operating system; Linux if omitted.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub os: OperatingSystem,
    /// Tenancy; shared if omitted.
    #[serde(skip_serializing_if = "Tenancy::is_shared")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub tenancy: Tenancy,
    /// The Dedicated Hosts on which the instances run, if the tenancy is `host`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host: Option<ComponentId>,
    /// Purchase option; On-Demand if omitted.
    #[serde(skip_serializing_if = "Purchase::is_on_demand")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub purchase: Purchase,
    /// What a burstable instance does when it has spent its CPU credits. If omitted, the default of its family:
    /// `standard` for T2, `unlimited` for the others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credits: Option<CreditMode>,
    /// Detailed monitoring: whether CloudWatch metrics arrive every minute.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub detailed_monitoring: bool,
    /// Number of public IPv4 addresses of each instance.
    #[serde(skip_serializing_if = "is_zero")]
    #[cfg_attr(feature = "schema", schemars(default, range(min = 0, max = 50)))]
    pub public_ipv4: u64,
    /// Whether these addresses are Elastic IP addresses, which remain while an instance is stopped.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub elastic_ips: bool,
    /// Number of instances with capacity reserved for the whole month, whether it is in use or not.
    #[serde(skip_serializing_if = "is_zero")]
    #[cfg_attr(feature = "schema", schemars(default, range(min = 0, max = 100_000)))]
    pub capacity_reservation: u64,
}

impl Ec2Config {
    /// On-Demand Linux instances on shared hardware, without extras.
    #[must_use]
    pub fn of_type(instance_type: &str) -> Ec2Config {
        Ec2Config {
            instance_type: instance_type.to_owned(),
            mix: None,
            group_size: None,
            os: OperatingSystem::default(),
            tenancy: Tenancy::default(),
            host: None,
            purchase: Purchase::default(),
            credits: None,
            detailed_monitoring: false,
            public_ipv4: 0,
            elastic_ips: false,
            capacity_reservation: 0,
        }
    }

    /// Every instance type of the group with its weight, the first one first.
    pub fn types(&self) -> impl Iterator<Item = (&str, u64)> {
        let first = self.mix.as_ref().map_or(1, |mix| mix.weight);
        let others = self.mix.iter().flat_map(|mix| &mix.others);
        let others = others.map(|other| (other.instance_type.as_str(), other.weight));
        std::iter::once((self.instance_type.as_str(), first)).chain(others)
    }

    /// The place of an instance type in the configuration, from its position among [`types`](Self::types).
    #[must_use]
    pub fn type_place(position: usize) -> String {
        match position.checked_sub(1) {
            None => "instance_type".to_owned(),
            Some(other) => format!("mix/others/{other}/instance_type"),
        }
    }

    /// The instance types in a few words, such as `m7g.large` or `m7g.large or 2 other types`.
    #[must_use]
    pub fn types_label(&self) -> String {
        let first = &self.instance_type;
        match self.mix.as_ref().map(|mix| mix.others.as_slice()) {
            None | Some([]) => first.clone(),
            Some([other]) => format!("{first} or {}", other.instance_type),
            Some(others) => format!("{first} or {} other types", others.len()),
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_zero(count: &u64) -> bool {
    *count == 0
}

/// The usage of an EC2 group.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Ec2Usage {
    /// When each instance runs; always if omitted.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub running: Running,
    /// Average CPU utilisation of a burstable type in percent; at most its baseline if omitted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cpu_percent: Option<UsageValue>,
    /// Work that Spot Instances repeat after interruptions, in percent of their hours; none if omitted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repeated_work_percent: Option<UsageValue>,
}

words! {
    /// The tenancy of an instance: whose hardware it runs on.
    #[derive(Default)]
    Tenancy {
        /// Hardware shared with other customers.
        #[default]
        Shared = "shared", "Shared";
        /// A Dedicated Instance: hardware for a single customer, chosen by AWS.
        Dedicated = "dedicated", "Dedicated instance";
        /// A Dedicated Host, which is a component of its own.
        Host = "host", "Dedicated host";
    }
}

impl Tenancy {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
    fn is_shared(&self) -> bool {
        *self == Tenancy::Shared
    }
}

words! {
    /// The credit mode of a burstable instance: what it does when it has spent its CPU credits.
    CreditMode {
        /// It is limited to its baseline.
        Standard = "standard", "Standard";
        /// It continues to burst and pays for surplus credits.
        Unlimited = "unlimited", "Unlimited";
    }
}
