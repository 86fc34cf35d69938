//! EBS volumes.

use serde::Serialize;

use crate::words::words;
use definitions::{ComponentId, UsageValue};

words! {
    /// The type of an EBS volume, by its AWS API name.
    #[derive(Default)]
    VolumeType {
        /// General purpose SSD, current generation.
        #[default]
        Gp3 = "gp3", "General Purpose SSD (gp3)";
        /// General purpose SSD, previous generation.
        Gp2 = "gp2", "General Purpose SSD (gp2)";
        /// Provisioned IOPS SSD, previous generation.
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
    /// Whether the user can provision IOPS.
    #[must_use]
    pub const fn takes_iops(self) -> bool {
        matches!(self, VolumeType::Gp3 | VolumeType::Io1 | VolumeType::Io2)
    }

    /// Whether the user can provision throughput.
    #[must_use]
    pub const fn takes_throughput(self) -> bool {
        matches!(self, VolumeType::Gp3)
    }
}

/// The configuration of a set of identical volumes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct EbsConfig {
    /// Volume type.
    pub volume_type: VolumeType,
    /// Size of each volume in GiB.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 1_048_576)))]
    pub size_gib: u64,
    /// Provisioned IOPS; the included amount if omitted.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 10_000_000)))]
    pub iops: Option<u64>,
    /// Provisioned throughput in MiB/s; the included amount if omitted.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 1_000_000)))]
    pub throughput_mibps: Option<u64>,
    /// The EC2 group to which it is attached: every instance then has `placement.count` of these volumes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attached_to: Option<ComponentId>,
    /// Whether the instances boot from it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub root: bool,
    /// Whether all instances of the group attach the same volumes (Multi-Attach): `placement.count` is then the number
    /// of volumes in total, not per instance.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub multi_attach: bool,
    /// Whether they are encrypted with a customer managed key of KMS, which bills the key and its requests. Keys that AWS
    /// manages, and no encryption, cost nothing.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub kms_key: bool,
}

impl EbsConfig {
    /// Unattached volumes with the IOPS and throughput that their type includes.
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
            kms_key: false,
        }
    }
}

/// The usage of volumes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct EbsUsage {
    /// How long the volumes exist; the whole month if omitted, including the time while instances are stopped.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub provisioned: Provisioned,
    /// I/O requests per month and volume, for magnetic volumes; open if omitted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub io_requests_per_month: Option<UsageValue>,
    /// IOPS that each volume must sustain. For advice only: it does not affect the price.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 10_000_000)))]
    pub need_iops: Option<u64>,
    /// MiB/s that each volume must sustain. For advice only: it does not affect the price.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 1_000_000)))]
    pub need_mibps: Option<u64>,
}

/// How long volumes exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Provisioned {
    /// The whole month.
    #[default]
    Always,
    /// This many hours per month.
    HoursPerMonth(UsageValue),
    /// This many GB-months for all volumes together, as on a bill.
    GbMonths(UsageValue),
}

impl Provisioned {
    /// The usage value, unless the volumes exist for the whole month.
    #[must_use]
    pub const fn value(&self) -> Option<&UsageValue> {
        match self {
            Provisioned::Always => None,
            Provisioned::HoursPerMonth(value) | Provisioned::GbMonths(value) => Some(value),
        }
    }
}
