//! EBS snapshots.

use serde::Serialize;

use crate::words::words;
use definitions::{ComponentId, UsageValue};

words! {
    /// The storage tier of snapshots.
    #[derive(Default)]
    SnapshotTier {
        /// Incremental and immediately ready for use.
        #[default]
        Standard = "standard", "Standard tier";
        /// Full copies, kept for at least 90 days and ready a day or more after a restore is requested.
        Archive = "archive", "Archive tier";
    }
}

/// The configuration of a set of snapshots.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct SnapshotConfig {
    /// The volumes from which they are taken: every usage value is then for each of these volumes, times
    /// `placement.count` sets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<ComponentId>,
    /// Storage tier; the standard tier if omitted.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub tier: SnapshotTier,
    /// Standard tier: how many snapshots of a volume are kept, or on which schedule; 7 if omitted.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub kept: Kept,
    /// Standard tier: fast snapshot restore; none if omitted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fast_restore: Option<FastRestore>,
    /// Standard tier: the region that each snapshot is copied to; not copied if omitted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copy_to: Option<String>,
}

impl Default for SnapshotConfig {
    fn default() -> SnapshotConfig {
        SnapshotConfig {
            of: None,
            tier: SnapshotTier::Standard,
            kept: Kept::default(),
            fast_restore: None,
            copy_to: None,
        }
    }
}

/// How many snapshots of a volume are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Kept {
    /// A fixed number.
    Count(#[cfg_attr(feature = "schema", schemars(range(min = 1, max = 10_000)))] u64),
    /// The snapshots that a schedule has taken and not yet deleted.
    Schedule(SnapshotSchedule),
}

impl Kept {
    /// The number of snapshots once the schedule has run for as long as it keeps each of them.
    #[must_use]
    pub const fn count(self) -> u64 {
        match self {
            Kept::Count(count) => count,
            Kept::Schedule(schedule) => {
                let count = schedule.for_days * 24 / schedule.every_hours;
                if count == 0 { 1 } else { count }
            }
        }
    }
}

impl Default for Kept {
    /// A week of daily snapshots.
    fn default() -> Kept {
        Kept::Count(7)
    }
}

/// When snapshots are taken, and how long each is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct SnapshotSchedule {
    /// Hours from one snapshot to the next.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 8_760)))]
    pub every_hours: u64,
    /// Days for which each snapshot is kept.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 36_500)))]
    pub for_days: u64,
}

/// Fast snapshot restore: volumes created from these snapshots are fast from the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct FastRestore {
    /// Number of Availability Zones in which it is enabled.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 10)))]
    pub zones: u64,
    /// Number of snapshots for which it is enabled; one if omitted.
    #[cfg_attr(feature = "schema", schemars(default = "FastRestore::default_snapshots", range(min = 1, max = 10_000)))]
    pub snapshots: u64,
}

impl FastRestore {
    /// The number of snapshots with fast restore if none is given: the last one.
    #[must_use]
    pub const fn default_snapshots() -> u64 {
        1
    }
}

/// The usage of snapshots. The usage values of their tier count; those of the other tier are kept and ignored.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct SnapshotUsage {
    /// Standard tier: GiB of the first snapshot, which holds the written blocks and not the whole volume; open if
    /// omitted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub used_gib: Option<UsageValue>,
    /// Standard tier: GiB that change from one snapshot to the next; open if omitted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changed_gib: Option<UsageValue>,
    /// Standard tier: hours per month for which fast restore is enabled; the whole month if omitted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fast_restore_hours: Option<UsageValue>,
    /// Standard tier: GiB per month that are copied to `copy_to`; open if omitted while snapshots are copied.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copied_gib: Option<UsageValue>,
    /// Standard tier: GiB stored in `copy_to`; as much as the snapshots themselves if omitted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copy_storage_gib: Option<UsageValue>,
    /// Standard tier, EBS direct APIs: ListSnapshotBlocks and ListChangedBlocks requests per month; none if omitted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list_requests: Option<UsageValue>,
    /// Standard tier, EBS direct APIs: GetSnapshotBlock requests per month, one for each block of 512 KiB; none if
    /// omitted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub get_requests: Option<UsageValue>,
    /// Standard tier, EBS direct APIs: PutSnapshotBlock requests per month, one for each block of 512 KiB; none if
    /// omitted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub put_requests: Option<UsageValue>,
    /// Standard tier: days for which each snapshot is kept. For advice only: it does not affect the price.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 36_500)))]
    pub keep_days: Option<u64>,
    /// Both tiers: hours that a restore may take. For advice only: it does not affect the price.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 8_760)))]
    pub restore_hours: Option<u64>,
    /// Archive tier: GiB of all archived snapshots, as full copies; open if omitted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub archived_gib: Option<UsageValue>,
    /// Archive tier: GiB that the same snapshots would hold in the standard tier. For advice only: it does not affect
    /// the price.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unique_gib: Option<UsageValue>,
    /// Archive tier: GiB restored temporarily per month; none if omitted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub restored_gib: Option<UsageValue>,
    /// Archive tier: days for which they are restored.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 365)))]
    pub restore_days: Option<u64>,
    /// Archive tier: GiB deleted from the archive per month; none if omitted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deleted_gib: Option<UsageValue>,
    /// Archive tier: how long the deleted GiB had been archived.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deleted_after: Option<Age>,
}

impl SnapshotUsage {
    /// Every usage value that is given.
    pub fn figures(&self) -> impl Iterator<Item = &UsageValue> {
        [
            &self.used_gib,
            &self.changed_gib,
            &self.fast_restore_hours,
            &self.copied_gib,
            &self.copy_storage_gib,
            &self.list_requests,
            &self.get_requests,
            &self.put_requests,
            &self.archived_gib,
            &self.unique_gib,
            &self.restored_gib,
            &self.deleted_gib,
        ]
        .into_iter()
        .flatten()
    }
}

/// The age of something: the sum of its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Age {
    /// Days; none if omitted.
    #[cfg_attr(feature = "schema", schemars(default, range(min = 0, max = 36_500)))]
    pub days: u64,
    /// Hours in addition to the days; none if omitted.
    #[serde(skip_serializing_if = "is_zero")]
    #[cfg_attr(feature = "schema", schemars(default, range(min = 0, max = 23)))]
    pub hours: u64,
    /// Minutes in addition to the hours; none if omitted.
    #[serde(skip_serializing_if = "is_zero")]
    #[cfg_attr(feature = "schema", schemars(default, range(min = 0, max = 59)))]
    pub minutes: u64,
}

impl Age {
    /// The whole age in minutes.
    #[must_use]
    pub const fn in_minutes(self) -> u64 {
        (self.days * 24 + self.hours) * 60 + self.minutes
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_zero(count: &u64) -> bool {
    *count == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_add_up_in_minutes() {
        assert_eq!(Age { days: 70, hours: 11, minutes: 5 }.in_minutes(), 101_465);
    }
}
