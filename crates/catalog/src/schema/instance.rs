//! [`InstanceType`]: the properties of an instance type.

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

/// Whether an instance type has dedicated bandwidth for EBS.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EbsSupport {
    /// Always, at no charge.
    Default,
    /// On request.
    Supported,
    /// Never: EBS traffic shares the network bandwidth.
    Unsupported,
}

impl EbsSupport {
    pub(super) const CODES: &'static [(EbsSupport, &'static str)] = &[
        (EbsSupport::Default, "default"),
        (EbsSupport::Supported, "supported"),
        (EbsSupport::Unsupported, "unsupported"),
    ];
}

/// The EBS performance of an instance type. Small types reach the maximum for half an hour a day and otherwise the
/// baseline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EbsLimits {
    /// Whether it has dedicated bandwidth.
    pub support: Option<EbsSupport>,
    /// Baseline in megabits per second.
    pub base_mbps: Option<u32>,
    /// Maximum in megabits per second.
    pub max_mbps: Option<u32>,
    /// Baseline in megabytes per second, as listed by AWS (128 KiB operations).
    pub base_mb_per_s: Option<Decimal>,
    /// Maximum in megabytes per second.
    pub max_mb_per_s: Option<Decimal>,
    /// Baseline in operations per second (16 KiB operations).
    pub base_iops: Option<u32>,
    /// Maximum in operations per second.
    pub max_iops: Option<u32>,
    /// How many volumes can be attached. Older types share this number with network interfaces and local disks.
    pub max_attachments: Option<u32>,
    /// Whether volumes are attached as NVMe devices.
    pub nvme: Option<bool>,
}

/// Network of an instance type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Network {
    /// The description by AWS, such as `Up to 12.5 Gigabit`.
    pub text: String,
    /// Baseline in gigabits per second.
    pub base_gbps: Option<Decimal>,
    /// Maximum in gigabits per second.
    pub max_gbps: Option<Decimal>,
    /// Network cards.
    pub cards: Option<u32>,
    /// Maximum number of network interfaces.
    pub max_enis: Option<u32>,
    /// Private IPv4 addresses of one interface.
    pub ipv4_per_eni: Option<u32>,
    /// Whether an Elastic Fabric Adapter is available.
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

/// An instance type. `None` and empty text mean that the tables do not say, as for most fields of types that AWS has
/// retired.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InstanceType {
    /// Name such as `m5.large`.
    pub name: String,
    /// The part before the dot.
    pub family: String,
    /// Whether AWS still recommends its generation.
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
    /// Sustained clock speed.
    pub clock_ghz: Option<Decimal>,
    /// `nitro` or `xen`; empty for bare metal.
    pub hypervisor: String,
    /// Built on Nitro. Bare metal of the Nitro generations counts, although no hypervisor runs on it.
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
    /// The part of the name after the dot, such as `large`.
    #[must_use]
    pub fn size(&self) -> &str {
        self.name.split_once('.').map_or("", |(_, size)| size)
    }

    /// The GPUs as text, such as `8 × NVIDIA A100`; `None` without GPUs.
    #[must_use]
    pub fn gpu_summary(&self) -> Option<String> {
        let model = if self.gpu_model.is_empty() { "GPU" } else { &self.gpu_model };
        self.gpu_count.map(|count| format!("{count} × {model}"))
    }

    /// The local disks as text, such as `2 × 1900 GB SSD`; `None` without local disks.
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
