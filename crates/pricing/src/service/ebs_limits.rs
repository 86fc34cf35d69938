//! What EBS volume types allow and include (AWS EBS user guide, November 2026).

use design::VolumeType;

/// IOPS that the price of a gp3 volume includes.
pub(super) const GP3_INCLUDED_IOPS: u64 = 3_000;

/// MiB/s that the price of a gp3 volume includes.
pub(super) const GP3_INCLUDED_MIBPS: u64 = 125;

/// Most MiB/s of a gp3 volume.
pub(super) const GP3_MOST_MIBPS: u64 = 2_000;

/// gp3 allows one MiB/s for every four IOPS.
pub(super) const GP3_IOPS_PER_MIBPS: u64 = 4;

/// Least and most GiB of a volume.
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

/// Least and most provisioned IOPS; `None` where IOPS are not provisioned.
pub(super) const fn iops(volume_type: VolumeType) -> Option<(u64, u64)> {
    match volume_type {
        VolumeType::Gp3 => Some((3_000, 80_000)),
        VolumeType::Io1 => Some((100, 64_000)),
        VolumeType::Io2 => Some((100, 256_000)),
        VolumeType::Gp2 | VolumeType::St1 | VolumeType::Sc1 | VolumeType::Standard => None,
    }
}

/// Most IOPS for each GiB; `None` where IOPS are not provisioned.
pub(super) const fn iops_per_gib(volume_type: VolumeType) -> Option<u64> {
    match volume_type {
        VolumeType::Gp3 => Some(500),
        VolumeType::Io1 => Some(50),
        VolumeType::Io2 => Some(1_000),
        VolumeType::Gp2 | VolumeType::St1 | VolumeType::Sc1 | VolumeType::Standard => None,
    }
}

/// Whether an instance can boot from it.
pub(super) const fn bootable(volume_type: VolumeType) -> bool {
    !matches!(volume_type, VolumeType::St1 | VolumeType::Sc1)
}
