//! The limits and included performance of EBS volume types (AWS EBS user guide, November 2026).

use design::VolumeType;

/// IOPS included in the price of a gp3 volume.
pub(crate) const GP3_INCLUDED_IOPS: u64 = 3_000;

/// MiB/s included in the price of a gp3 volume.
pub(crate) const GP3_INCLUDED_MIBPS: u64 = 125;

/// Maximum MiB/s of a gp3 volume.
pub(super) const GP3_MOST_MIBPS: u64 = 2_000;

/// gp3 allows one MiB/s for every four IOPS.
pub(crate) const GP3_IOPS_PER_MIBPS: u64 = 4;

/// Minimum and maximum GiB of a volume.
pub(super) const fn size_gib(volume_type: VolumeType) -> (u64, u64) {
    match volume_type {
        VolumeType::Gp3 => (1, 65_536),
        VolumeType::Gp2 => (1, 16_384),
        VolumeType::Io1 => (4, 16_384),
        VolumeType::Io2 => (4, 65_536),
        VolumeType::St1 | VolumeType::Sc1 => (125, 16_384),
        VolumeType::Standard => (1, 1_024),
    }
}

/// Minimum and maximum provisioned IOPS; `None` where IOPS are not provisioned.
pub(crate) const fn iops(volume_type: VolumeType) -> Option<(u64, u64)> {
    match volume_type {
        VolumeType::Gp3 => Some((3_000, 80_000)),
        VolumeType::Io1 => Some((100, 64_000)),
        VolumeType::Io2 => Some((100, 256_000)),
        VolumeType::Gp2 | VolumeType::St1 | VolumeType::Sc1 | VolumeType::Standard => None,
    }
}

/// Maximum IOPS per GiB; `None` where IOPS are not provisioned.
pub(super) const fn iops_per_gib(volume_type: VolumeType) -> Option<u64> {
    match volume_type {
        VolumeType::Gp3 => Some(500),
        VolumeType::Io1 => Some(50),
        VolumeType::Io2 => Some(1_000),
        VolumeType::Gp2 | VolumeType::St1 | VolumeType::Sc1 | VolumeType::Standard => None,
    }
}

/// IOPS that a gp2 volume sustains: 3 per GiB, between 100 and 16,000.
pub(crate) const fn gp2_iops(size_gib: u64) -> u64 {
    match size_gib.saturating_mul(3) {
        ..100 => 100,
        16_000.. => 16_000,
        iops => iops,
    }
}

/// IOPS that a gp2 volume can burst to.
pub(super) const GP2_BURST_IOPS: u64 = 3_000;

/// Credits in the full bucket of a gp2 volume. Each operation above the sustained rate costs one.
pub(super) const GP2_CREDITS: u64 = 5_400_000;

/// MiB/s of a gp2 volume: 250 from 334 GiB, otherwise 128.
pub(crate) const fn gp2_mibps(size_gib: u64) -> u64 {
    if size_gib >= 334 { 250 } else { 128 }
}

/// Maximum IOPS of an HDD volume, in operations of 1 MiB; `None` for SSD volumes and magnetic.
pub(super) const fn hdd_iops(volume_type: VolumeType) -> Option<u64> {
    match volume_type {
        VolumeType::St1 => Some(500),
        VolumeType::Sc1 => Some(250),
        _ => None,
    }
}

/// Maximum number of instances that can share a volume.
pub(super) const MULTI_ATTACH_INSTANCES: u64 = 16;

/// Maximum IOPS of a volume at an instance that is not built on Nitro.
pub(super) const XEN_IOPS: u64 = 32_000;

/// Maximum GiB of an io2 volume at an instance that is not built on Nitro.
pub(super) const XEN_IO2_GIB: u64 = 16_384;

/// Whether several instances can share a volume of this type.
pub(super) const fn multi_attach(volume_type: VolumeType) -> bool {
    matches!(volume_type, VolumeType::Io1 | VolumeType::Io2)
}

/// Whether an instance can boot from a volume of this type.
pub(super) const fn bootable(volume_type: VolumeType) -> bool {
    !matches!(volume_type, VolumeType::St1 | VolumeType::Sc1)
}
