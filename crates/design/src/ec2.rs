//! An EC2 group: identical instances.

use serde::Serialize;

use crate::os::OperatingSystem;
use crate::purchase::Purchase;
use crate::running::Running;
use crate::words::words;
use definitions::{ComponentId, UsageValue};

/// What an EC2 group is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Ec2Config {
    /// Instance type, such as `m7g.large`.
    pub instance_type: String,
    /// Operating system; Linux when left out.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub os: OperatingSystem,
    /// Whose hardware it runs on; shared when left out.
    #[serde(skip_serializing_if = "Tenancy::is_shared")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub tenancy: Tenancy,
    /// The dedicated hosts it runs on, with tenancy `host`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host: Option<ComponentId>,
    /// How it is bought; on-demand when left out.
    #[serde(skip_serializing_if = "Purchase::is_on_demand")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub purchase: Purchase,
    /// What a burstable type does when its CPU credits are spent; the default of its family when
    /// left out: `standard` for T2, `unlimited` for the others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credits: Option<CreditMode>,
    /// Whether CloudWatch's metrics come every minute.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub detailed_monitoring: bool,
    /// Public IPv4 addresses of each instance.
    #[serde(skip_serializing_if = "is_zero")]
    #[cfg_attr(feature = "schema", schemars(default, range(min = 0, max = 50)))]
    pub public_ipv4: u64,
    /// Whether these addresses are Elastic IPs, which stay while an instance is stopped.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub elastic_ips: bool,
    /// Instances for which capacity is reserved all month, in use or not.
    #[serde(skip_serializing_if = "is_zero")]
    #[cfg_attr(feature = "schema", schemars(default, range(min = 0, max = 100_000)))]
    pub capacity_reservation: u64,
}

impl Ec2Config {
    /// On-demand Linux instances on shared hardware, without extras.
    #[must_use]
    pub fn of_type(instance_type: &str) -> Ec2Config {
        Ec2Config {
            instance_type: instance_type.to_owned(),
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
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_zero(count: &u64) -> bool {
    *count == 0
}

/// How an EC2 group is used.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Ec2Usage {
    /// When each instance runs; always when left out.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub running: Running,
    /// Mean CPU utilisation in percent of a burstable type; at most its baseline when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cpu_percent: Option<UsageValue>,
    /// Work that Spot instances do again after interruptions, in percent of their hours; none when
    /// left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repeated_work_percent: Option<UsageValue>,
}

words! {
    /// Whose hardware an instance runs on.
    #[derive(Default)]
    Tenancy {
        /// Hardware shared with other customers.
        #[default]
        Shared = "shared", "Shared";
        /// A dedicated instance: hardware of one customer, chosen by AWS.
        Dedicated = "dedicated", "Dedicated instance";
        /// A dedicated host, a component of its own.
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
    /// What a burstable instance does when its CPU credits are spent.
    CreditMode {
        /// It is held at its baseline.
        Standard = "standard", "Standard";
        /// It goes on and pays for surplus credits.
        Unlimited = "unlimited", "Unlimited";
    }
}
