//! [`InstanceType`]: what a size of machine is and what it can do.

use serde::{Deserialize, Serialize};
use units::Decimal;

/// Processor architecture of an instance type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Arch {
    /// 64-bit Intel or AMD.
    X86_64,
    /// 32-bit and 64-bit Intel, in the oldest types.
    I386OrX86_64,
    /// 64-bit Arm.
    Arm64,
    /// A Mac with an Apple processor.
    Arm64Mac,
    /// A Mac with an Intel processor.
    X86_64Mac,
}

impl Arch {
    /// Every architecture with the name used in files.
    pub(super) const CODES: &'static [(Arch, &'static str)] = &[
        (Arch::X86_64, "x86_64"),
        (Arch::I386OrX86_64, "i386/x86_64"),
        (Arch::Arm64, "arm64"),
        (Arch::Arm64Mac, "arm64_mac"),
        (Arch::X86_64Mac, "x86_64_mac"),
    ];

    /// Whether software must be built for Arm.
    #[must_use]
    pub const fn is_arm(self) -> bool {
        matches!(self, Arch::Arm64 | Arch::Arm64Mac)
    }

    /// Whether it is a Mac.
    #[must_use]
    pub const fn is_mac(self) -> bool {
        matches!(self, Arch::Arm64Mac | Arch::X86_64Mac)
    }
}

/// Whether an instance type has bandwidth of its own for EBS.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EbsSupport {
    /// Always, at no charge.
    Default,
    /// If asked for.
    Supported,
    /// Never: volumes share the network.
    Unsupported,
}

impl EbsSupport {
    pub(super) const CODES: &'static [(EbsSupport, &'static str)] = &[
        (EbsSupport::Default, "default"),
        (EbsSupport::Supported, "supported"),
        (EbsSupport::Unsupported, "unsupported"),
    ];
}

/// What an instance type can do with EBS volumes. Small types reach the maximum for half an hour a
/// day and fall back to the base.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EbsLimits {
    /// Whether it has bandwidth of its own.
    pub support: Option<EbsSupport>,
    /// Megabits per second at all times.
    pub base_mbps: Option<u32>,
    /// Megabits per second at most.
    pub max_mbps: Option<u32>,
    /// Megabytes per second at all times, as AWS lists it (128 KiB operations).
    pub base_mb_per_s: Option<Decimal>,
    /// Megabytes per second at most.
    pub max_mb_per_s: Option<Decimal>,
    /// Operations per second at all times (16 KiB operations).
    pub base_iops: Option<u32>,
    /// Operations per second at most.
    pub max_iops: Option<u32>,
    /// Volumes that can be attached. Older types share this number with network interfaces and
    /// local disks.
    pub max_attachments: Option<u32>,
    /// Whether volumes are attached as NVMe devices.
    pub nvme: Option<bool>,
}

/// Network of an instance type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Network {
    /// In AWS's words, such as `Up to 12.5 Gigabit`.
    pub text: String,
    /// Gigabits per second at all times.
    pub base_gbps: Option<Decimal>,
    /// Gigabits per second at most.
    pub max_gbps: Option<Decimal>,
    /// Network cards.
    pub cards: Option<u32>,
    /// Network interfaces at most.
    pub max_enis: Option<u32>,
    /// Private IPv4 addresses of one interface.
    pub ipv4_per_eni: Option<u32>,
    /// Elastic Fabric Adapter offered.
    pub efa: Option<bool>,
}

/// Local disks of an instance type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Storage {
    /// GB (10^9 bytes) in total.
    pub total_gb: u64,
    /// Number of disks.
    pub disks: u32,
    /// `ssd` or `hdd`.
    pub kind: String,
}

/// A size of machine. `None` and empty text mean that the tables do not tell, as for most fields of
/// types that AWS has retired.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InstanceType {
    /// Name such as `m5.large`.
    pub name: String,
    /// The part before the dot.
    pub family: String,
    /// Of a generation that AWS still recommends.
    pub current_generation: Option<bool>,
    /// Virtual processors.
    pub vcpu: u32,
    /// Physical cores.
    pub cores: Option<u32>,
    /// Threads per core.
    pub threads_per_core: Option<u32>,
    /// Memory.
    pub memory_mib: u64,
    /// Architecture.
    pub arch: Option<Arch>,
    /// Maker of the processor: `Intel`, `AMD`, `AWS` or `Apple`.
    pub cpu_vendor: String,
    /// Sustained clock.
    pub clock_ghz: Option<Decimal>,
    /// `nitro` or `xen`; empty for bare metal.
    pub hypervisor: String,
    /// Built on Nitro. Bare metal of the Nitro generations counts, though nothing runs below it.
    pub nitro: Option<bool>,
    /// A whole server without a hypervisor.
    pub bare_metal: Option<bool>,
    /// Runs on CPU credits.
    pub burstable: Option<bool>,
    /// Offered as Spot.
    pub spot: Option<bool>,
    /// Offered on dedicated hosts.
    pub dedicated_hosts: Option<bool>,
    /// Limits for EBS volumes.
    pub ebs: EbsLimits,
    /// Network.
    pub network: Network,
    /// Number of GPUs.
    pub gpu_count: Option<u32>,
    /// Model of the GPUs, such as `NVIDIA L4`.
    pub gpu_model: String,
    /// Memory of all GPUs.
    pub gpu_memory_mib: Option<u64>,
    /// Other accelerators, such as `2xInferentia2`.
    pub accelerator: String,
    /// Local disks.
    pub local_storage: Option<Storage>,
}

impl InstanceType {
    /// The part of the name behind the dot, such as `large`.
    #[must_use]
    pub fn size(&self) -> &str {
        self.name.split_once('.').map_or("", |(_, size)| size)
    }

    /// The GPUs in words, such as `8 × NVIDIA A100`; `None` without any.
    #[must_use]
    pub fn gpu_summary(&self) -> Option<String> {
        let model = if self.gpu_model.is_empty() { "GPU" } else { &self.gpu_model };
        self.gpu_count.map(|count| format!("{count} × {model}"))
    }

    /// The local disks in words, such as `2 × 1900 GB SSD`; `None` without any.
    #[must_use]
    pub fn local_storage_summary(&self) -> Option<String> {
        let store = self.local_storage.as_ref()?;
        let kind = store.kind.to_uppercase();
        let disks = u64::from(store.disks);
        Some(if disks > 0 && store.total_gb.is_multiple_of(disks) {
            format!("{disks} × {} GB {kind}", store.total_gb / disks)
        } else {
            format!("{disks} disks, {} GB {kind}", store.total_gb)
        })
    }
}
