//! EBS snapshots.

use serde::Serialize;

use crate::words::words;
use definitions::{ComponentId, UsageValue};

words! {
    /// Where snapshots are kept.
    #[derive(Default)]
    SnapshotTier {
        /// Incremental, at once ready for use.
        #[default]
        Standard = "standard", "Standard tier";
        /// Full copies, kept for at least 90 days, ready a day or more after they are asked for.
        Archive = "archive", "Archive tier";
    }
}

/// What a set of snapshots is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct SnapshotConfig {
    /// The volumes they are taken of: then every figure is for each of these volumes, times
    /// `placement.count` sets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<ComponentId>,
    /// Where they are kept; the standard tier when left out.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub tier: SnapshotTier,
    /// Standard tier: how many snapshots of a volume are kept, or by which schedule; 7 when left out.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub kept: Kept,
    /// Standard tier: fast restore; none when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fast_restore: Option<FastRestore>,
}

impl Default for SnapshotConfig {
    fn default() -> SnapshotConfig {
        SnapshotConfig { of: None, tier: SnapshotTier::Standard, kept: Kept::default(), fast_restore: None }
    }
}

/// How many snapshots of a volume are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Kept {
    /// So many.
    Count(#[cfg_attr(feature = "schema", schemars(range(min = 1, max = 10_000)))] u64),
    /// Those that a schedule takes and has not deleted yet.
    Schedule(SnapshotSchedule),
}

impl Kept {
    /// How many there are once the schedule has run for as long as it keeps each.
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
    /// A week of daily ones.
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
    /// Days that each snapshot is kept.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 36_500)))]
    pub for_days: u64,
}

/// Fast snapshot restore: volumes made of these snapshots are fast from the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct FastRestore {
    /// Availability zones it is enabled in.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 10)))]
    pub zones: u64,
    /// Snapshots it is enabled for; one when left out.
    #[cfg_attr(feature = "schema", schemars(default = "FastRestore::default_snapshots", range(min = 1, max = 10_000)))]
    pub snapshots: u64,
}

impl FastRestore {
    /// How many snapshots are fast when nothing is said: the last one.
    #[must_use]
    pub const fn default_snapshots() -> u64 {
        1
    }
}

/// How snapshots are used. The figures of the tier count; those of the other one are kept aside.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct SnapshotUsage {
    /// Standard tier: GiB of the first snapshot, the written blocks and not the size of the volume;
    /// open when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub used_gib: Option<UsageValue>,
    /// Standard tier: GiB changed from one snapshot to the next; open when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changed_gib: Option<UsageValue>,
    /// Standard tier: hours a month that fast restore is enabled; all month when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fast_restore_hours: Option<UsageValue>,
    /// Standard tier: days each snapshot is kept. It costs nothing by itself, it is for advice.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 36_500)))]
    pub keep_days: Option<u64>,
    /// Both tiers: hours that a restore may take. It costs nothing by itself, it is for advice.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 8_760)))]
    pub restore_hours: Option<u64>,
    /// Archive tier: GiB of all archived snapshots, full copies; open when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub archived_gib: Option<UsageValue>,
    /// Archive tier: GiB that the same snapshots would hold in the standard tier. It costs nothing by
    /// itself, it is for advice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unique_gib: Option<UsageValue>,
    /// Archive tier: GiB restored a month for some days; none when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub restored_gib: Option<UsageValue>,
    /// Archive tier: days for which they are restored.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 365)))]
    pub restore_days: Option<u64>,
    /// Archive tier: GiB deleted from the archive a month; none when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deleted_gib: Option<UsageValue>,
    /// Archive tier: how long they were archived when they are deleted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deleted_after: Option<Age>,
}

impl SnapshotUsage {
    /// Every usage figure that is said.
    pub fn figures(&self) -> impl Iterator<Item = &UsageValue> {
        [
            &self.used_gib,
            &self.changed_gib,
            &self.fast_restore_hours,
            &self.archived_gib,
            &self.unique_gib,
            &self.restored_gib,
            &self.deleted_gib,
        ]
        .into_iter()
        .flatten()
    }
}

/// How old something is: the sum of its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Age {
    /// Days; none when left out.
    #[cfg_attr(feature = "schema", schemars(default, range(min = 0, max = 36_500)))]
    pub days: u64,
    /// Hours beyond the days; none when left out.
    #[serde(skip_serializing_if = "is_zero")]
    #[cfg_attr(feature = "schema", schemars(default, range(min = 0, max = 23)))]
    pub hours: u64,
    /// Minutes beyond the hours; none when left out.
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
