//! EBS volumes.

use serde::Serialize;

use crate::words::words;
use definitions::{ComponentId, UsageValue};

words! {
    /// The type of an EBS volume, by AWS's API name.
    #[derive(Default)]
    VolumeType {
        /// General purpose SSD, current.
        #[default]
        Gp3 = "gp3", "General Purpose SSD (gp3)";
        /// General purpose SSD, previous.
        Gp2 = "gp2", "General Purpose SSD (gp2)";
        /// Provisioned IOPS SSD, previous.
        Io1 = "io1", "Provisioned IOPS SSD (io1)";
        /// Provisioned IOPS SSD, Block Express.
        Io2 = "io2", "Provisioned IOPS SSD (io2)";
        /// Throughput optimised HDD.
        St1 = "st1", "Throughput Optimized HDD (st1)";
        /// Cold HDD.
        Sc1 = "sc1", "Cold HDD (sc1)";
        /// Magnetic, the first generation.
        Standard = "standard", "Magnetic (standard)";
    }
}

impl VolumeType {
    /// Whether IOPS are provisioned by the user.
    #[must_use]
    pub const fn takes_iops(self) -> bool {
        matches!(self, VolumeType::Gp3 | VolumeType::Io1 | VolumeType::Io2)
    }

    /// Whether throughput is provisioned by the user.
    #[must_use]
    pub const fn takes_throughput(self) -> bool {
        matches!(self, VolumeType::Gp3)
    }
}

/// What a set of equal volumes is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct EbsConfig {
    /// Volume type.
    pub volume_type: VolumeType,
    /// Size of each volume in GiB.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 1_048_576)))]
    pub size_gib: u64,
    /// Provisioned IOPS; the included amount when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 10_000_000)))]
    pub iops: Option<u64>,
    /// Provisioned throughput in MiB/s; the included amount when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 1_000_000)))]
    pub throughput_mibps: Option<u64>,
    /// The EC2 group it is attached to: then every instance has `placement.count` of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attached_to: Option<ComponentId>,
    /// Whether the instances boot from it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub root: bool,
    /// Whether every instance of the group attaches the same volumes: then `placement.count` is the
    /// number of volumes, not that of each instance.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub multi_attach: bool,
}

impl EbsConfig {
    /// Free volumes with what their type includes.
    #[must_use]
    pub const fn of_type(volume_type: VolumeType, size_gib: u64) -> EbsConfig {
        EbsConfig {
            volume_type,
            size_gib,
            iops: None,
            throughput_mibps: None,
            attached_to: None,
            root: false,
            multi_attach: false,
        }
    }
}

/// How volumes are used.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct EbsUsage {
    /// How long the volumes exist; all month when left out, also while instances are stopped.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub provisioned: Provisioned,
    /// I/O requests a month per volume, for magnetic volumes; open when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub io_requests_per_month: Option<UsageValue>,
    /// IOPS that each volume has to sustain. It costs nothing by itself, it is for advice.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 10_000_000)))]
    pub need_iops: Option<u64>,
    /// MiB/s that each volume has to sustain. It costs nothing by itself, it is for advice.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 1_000_000)))]
    pub need_mibps: Option<u64>,
}

/// How long volumes exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Provisioned {
    /// All month.
    #[default]
    Always,
    /// So many hours a month.
    HoursPerMonth(UsageValue),
    /// So many GB-months of all volumes together, as bills tell them.
    GbMonths(UsageValue),
}

impl Provisioned {
    /// The usage value, unless they exist all month.
    #[must_use]
    pub const fn value(&self) -> Option<&UsageValue> {
        match self {
            Provisioned::Always => None,
            Provisioned::HoursPerMonth(value) | Provisioned::GbMonths(value) => Some(value),
        }
    }
}
