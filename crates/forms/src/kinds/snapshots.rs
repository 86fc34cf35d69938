//! EBS snapshots.

use design::{
    Age, Body, Component, Design, FastRestore, Kept, SnapshotConfig, SnapshotSchedule, SnapshotTier, SnapshotUsage,
    UsageValue, limits,
};

use super::KindForm;
use crate::act::{Act, Done};
use crate::add;
use crate::form::{Form, OPEN, pairs, words};
use crate::node::{Node, Options};
use crate::placement;
use crate::reads::{self, Empty, Reads};
use crate::usage;

/// An initial number of GiB.
const FIRST_GIB: u64 = 10;
/// Most availability zones of fast snapshot restore.
const MOST_ZONES: u64 = 10;

/// EBS snapshots.
pub(super) struct SnapshotsForm;

impl KindForm for SnapshotsForm {
    /// Which volumes the snapshots are of, how they are kept, how much they hold.
    fn fields(&self, form: &Form<'_>) -> Vec<Node> {
        let Body::Snapshots { config, usage } = &form.component.body else { return Vec::new() };
        let tiers = words(SnapshotTier::ALL, SnapshotTier::label);
        let tier = form.choice("tier", "Kept in", "/config/tier", tiers, config.tier.code());
        let of_tier = match config.tier {
            SnapshotTier::Standard => standard_fields(form, config, usage),
            SnapshotTier::Archive => archive_fields(form, usage),
        };
        vec![
            Node::Row(vec![volume_field(form, config), tier.into()]),
            Node::Fields(of_tier),
            placement::region(form).into(),
        ]
    }

    fn noun(&self) -> &'static str {
        "snapshots"
    }

    /// `kept-by`: a number of snapshots, or a schedule. `fast-zones`: the number of zones with fast restore, off when
    /// there are none. `deleted-days`: after how many days archived snapshots are deleted; the hours and minutes of
    /// that age stay.
    fn act(&self, design: &mut Design, index: usize, act: &Act) -> Option<Result<Done, String>> {
        let Body::Snapshots { config, usage } = &mut design.components.get_mut(index)?.body else { return None };
        let done = match act.name.as_str() {
            "kept-by" => {
                set_kept(config, &act.value);
                Ok(())
            }
            "fast-zones" => set_zones(config, &act.value),
            "deleted-days" => set_days(usage, &act.value),
            _ => return None,
        };
        Some(done.map(|()| Done::default()))
    }

    fn key_figure(&self, component: &Component, design: &Design) -> String {
        let Body::Snapshots { config, .. } = &component.body else { return String::new() };
        let kept = match config.tier {
            SnapshotTier::Standard => format!("{} kept", config.kept.count()),
            SnapshotTier::Archive => config.tier.label().to_owned(),
        };
        match config.of.as_ref().and_then(|id| design.component(id)) {
            Some(volume) => format!("{kept} of {}", volume.title()),
            None => format!("{} × {kept}", component.count()),
        }
    }

    /// Daily snapshots of the first volume without snapshots.
    fn new_components(&self, design: &Design, _selected: Option<&Component>) -> Vec<Component> {
        let of = without_snapshots(design).map(|volume| volume.id.clone());
        let config = SnapshotConfig { of, ..SnapshotConfig::default() };
        let body = Body::Snapshots { config, usage: Box::default() };
        vec![add::counted(design.fresh_id("snapshots"), "Daily snapshots", 1, body)]
    }
}

/// The first volume without snapshots.
fn without_snapshots(design: &Design) -> Option<&Component> {
    let taken = |volume: &Component| {
        let of =
            |c: &Component| matches!(&c.body, Body::Snapshots { config, .. } if config.of.as_ref() == Some(&volume.id));
        design.components.iter().any(of)
    };
    let mut volumes = design.components.iter().filter(|c| matches!(c.body, Body::Ebs { .. }));
    volumes.find(|volume| !taken(volume))
}

/// The volumes that the snapshots are taken of.
fn volume_field(form: &Form<'_>, config: &SnapshotConfig) -> Node {
    let volume = |volume: &Component| {
        let group = volume.attached_to().and_then(|id| form.design.component(id));
        let group = group.map_or_else(String::new, |group| format!(" of {}", group.title()));
        (volume.id.to_string(), format!("{}{group}", volume.title()))
    };
    let volumes = form.design.components.iter().filter(|c| matches!(c.body, Body::Ebs { .. })).map(volume);
    let none = (String::new(), "No volume of this design".to_owned());
    let options: Options = std::iter::once(none).chain(volumes).collect();
    let chosen = config.of.as_ref().map(ToString::to_string).unwrap_or_default();
    form.choice("of", "Snapshots of", "/config/of", options, chosen).into()
}

/// A usage value in GiB; its name is its pointer.
fn gib(form: &Form<'_>, name: &str, label: &str, value: Option<UsageValue>, empty: &str, hint: &str) -> Node {
    let usage = form.usage(name, label, &format!("/usage/{name}"), value, "GiB");
    usage.most(limits::SNAPSHOT_GIB).first(FIRST_GIB).empty(empty).hint(hint).into()
}

/// An optional number of days; its name is its pointer.
fn days(form: &Form<'_>, name: &str, label: &str, value: Option<u64>, most: u64) -> Node {
    form.optional(name, label, &format!("/usage/{name}"), value, (1, most), "days").into()
}

fn standard_fields(form: &Form<'_>, config: &SnapshotConfig, usage: &SnapshotUsage) -> Vec<Node> {
    let written = "Written blocks, not the size of the volume";
    let zones = config.fast_restore.map(|fast| fast.zones.to_string()).unwrap_or_default();
    let (units, empty) = (reads::COUNTS, Empty::Removes);
    let reads = Reads::ActNumber { act: "fast-zones", most: MOST_ZONES, decimals: 0, units, empty };
    let zones = form.input("fast-zones", "Fast snapshot restore", "/config/fast_restore", zones, reads);
    let mut fields = vec![
        Node::Row(vec![
            gib(form, "used_gib", "First snapshot", usage.used_gib, OPEN, written),
            gib(form, "changed_gib", "Changed", usage.changed_gib, OPEN, "From one snapshot to the next"),
        ]),
        kept_fields(form, config, usage),
        zones.unit("zones").empty("off").into(),
    ];
    if let Some(fast) = config.fast_restore {
        fields.push(fast_fields(form, fast, usage));
    }
    fields.push(copies(form, config, usage));
    fields.push(direct_apis(form, usage));
    fields
}

/// The region that snapshots are copied to, and what is copied and stored there.
fn copies(form: &Form<'_>, config: &SnapshotConfig, usage: &SnapshotUsage) -> Node {
    let region = config.copy_to.clone().unwrap_or_default();
    let mut nodes =
        vec![form.choice("copy-to", "Copied to", "/config/copy_to", form.regions("Not copied"), region).into()];
    if config.copy_to.is_some() || usage.copied_gib.is_some() || usage.copy_storage_gib.is_some() {
        let sent = "First a whole snapshot, then changes";
        nodes.push(Node::Row(vec![
            gib(form, "copied_gib", "Copied per month", usage.copied_gib, OPEN, sent),
            gib(form, "copy_storage_gib", "Stored there", usage.copy_storage_gib, "as here", ""),
        ]));
    }
    form.more_usage("copies", "Copies in another region", "", nodes, Vec::new(), config.copy_to.is_some())
}

/// Requests of the EBS direct APIs.
fn direct_apis(form: &Form<'_>, usage: &SnapshotUsage) -> Node {
    let requests = |name: &str, label: &str, value| {
        form.usage(name, label, &format!("/usage/{name}"), value, "requests per month").empty("none")
    };
    let block = "One for each block of 512 KiB";
    let values = vec![
        requests("list_requests", "List requests", usage.list_requests).hint("Of all or changed blocks"),
        requests("get_requests", "Blocks read", usage.get_requests).hint(block),
        requests("put_requests", "Blocks written", usage.put_requests).hint(block),
    ];
    form.more_usage("direct-apis", "EBS direct APIs", "", Vec::new(), values, false)
}

/// How many are kept, or the schedule that says so.
fn kept_fields(form: &Form<'_>, config: &SnapshotConfig, usage: &SnapshotUsage) -> Node {
    let options = pairs(&[("count", "A number of them"), ("schedule", "By a schedule")]);
    let chosen = if matches!(config.kept, Kept::Schedule(_)) { "schedule" } else { "count" };
    let which = form.chooses("kept-by", "kept-by", "Snapshots kept", "/config/kept#by", options, chosen);
    let fields = match config.kept {
        Kept::Count(count) => vec![
            form.whole("kept", "How many", "/config/kept", count, (1, limits::SNAPSHOTS), "").into(),
            days(form, "keep_days", "Each kept for", usage.keep_days, limits::KEEP_DAYS),
        ],
        Kept::Schedule(SnapshotSchedule { every_hours, for_days }) => {
            let (every, days) = ((1, limits::SNAPSHOT_HOURS), (1, limits::KEEP_DAYS));
            vec![
                form.whole("every", "One every", "/config/kept/every_hours", every_hours, every, "hours").into(),
                form.whole("for-days", "Each kept for", "/config/kept/for_days", for_days, days, "days").into(),
            ]
        }
    };
    Node::Fields(vec![which.into(), Node::Row(fields)])
}

fn fast_fields(form: &Form<'_>, fast: FastRestore, usage: &SnapshotUsage) -> Node {
    let (label, place) = ("Fast snapshots of each volume", "/config/fast_restore/snapshots");
    let snapshots = form.whole("fast-snapshots", label, place, fast.snapshots, (1, limits::SNAPSHOTS), "");
    let place = "/usage/fast_restore_hours";
    let hours = form.usage("fast-hours", "Enabled", place, usage.fast_restore_hours, "h per month");
    Node::Row(vec![snapshots.into(), hours.empty("all month").into()])
}

fn archive_fields(form: &Form<'_>, usage: &SnapshotUsage) -> Vec<Node> {
    let there = "What they would hold there, for advice";
    let rest = "Before 90 days the rest is billed";
    let days_old = usage.deleted_after.map(|age| age.days.to_string()).unwrap_or_default();
    let (units, empty) = (reads::DAYS, Empty::Removes);
    let reads = Reads::ActNumber { act: "deleted-days", most: limits::KEEP_DAYS, decimals: 0, units, empty };
    let days_old = form.input("deleted-days", "Deleted after", "/usage/deleted_after", days_old, reads).unit("days");
    vec![
        Node::Row(vec![
            gib(form, "archived_gib", "Archived", usage.archived_gib, OPEN, "Full copies"),
            gib(form, "unique_gib", "In the standard tier", usage.unique_gib, "not said", there),
        ]),
        Node::Row(vec![
            gib(
                form,
                "restored_gib",
                "Restored per month",
                usage.restored_gib,
                "none",
                "For a while, billed as standard",
            ),
            days(form, "restore_days", "Restored for", usage.restore_days, limits::RESTORE_DAYS),
        ]),
        Node::Row(vec![
            gib(form, "deleted_gib", "Deleted per month", usage.deleted_gib, "none", rest),
            days_old.into(),
        ]),
    ]
}

/// A schedule that keeps about as many as are kept, or as many as the schedule keeps.
fn set_kept(config: &mut SnapshotConfig, by: &str) {
    config.kept = match (config.kept, by) {
        (Kept::Count(count), "schedule") => {
            Kept::Schedule(SnapshotSchedule { every_hours: 24, for_days: count.min(limits::KEEP_DAYS) })
        }
        (Kept::Schedule(_), "count") => Kept::Count(config.kept.count()),
        (kept, _) => kept,
    };
}

fn set_zones(config: &mut SnapshotConfig, text: &str) -> Result<(), String> {
    let zones = whole_or_empty(text, MOST_ZONES)?.filter(|zones| *zones > 0);
    let snapshots = config.fast_restore.map_or_else(FastRestore::default_snapshots, |fast| fast.snapshots);
    config.fast_restore = zones.map(|zones| FastRestore { zones, snapshots });
    Ok(())
}

fn set_days(usage: &mut SnapshotUsage, text: &str) -> Result<(), String> {
    let days = whole_or_empty(text, limits::KEEP_DAYS)?;
    usage.deleted_after = days.map(|days| Age { days, ..usage.deleted_after.unwrap_or_default() });
    Ok(())
}

/// A whole number, or `None` if the text is empty.
fn whole_or_empty(text: &str, most: u64) -> Result<Option<u64>, String> {
    if text.trim().is_empty() { Ok(None) } else { usage::whole(text, most).map(Some) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::check;

    #[test]
    fn copies_and_requests_are_asked_for_in_the_standard_tier() {
        let names = |config: &str| {
            let design = check::design(&format!(r#"{{"id": "s", "kind": "snapshots", "config": {config}}}"#));
            check::usage_names(&check::nodes(&design))
        };
        let has = |config: &str, name: &str| names(config).iter().any(|own| own == name);
        for name in ["list_requests", "get_requests", "put_requests"] {
            assert!(has("{}", name) && !has(r#"{"tier": "archive"}"#, name), "{name}");
        }
        for name in ["copied_gib", "copy_storage_gib"] {
            assert!(has(r#"{"copy_to": "eu-west-1"}"#, name) && !has("{}", name), "{name}");
        }
    }

    #[test]
    fn a_schedule_keeps_as_many_as_were_kept() {
        let mut config = SnapshotConfig::default();
        set_kept(&mut config, "schedule");
        assert_eq!(config.kept, Kept::Schedule(SnapshotSchedule { every_hours: 24, for_days: 7 }));
        config.kept = Kept::Schedule(SnapshotSchedule { every_hours: 12, for_days: 30 });
        set_kept(&mut config, "schedule");
        assert_eq!(config.kept.count(), 60);
        set_kept(&mut config, "count");
        assert_eq!(config.kept, Kept::Count(60));
    }

    #[test]
    fn fast_restore_goes_with_its_last_zone() {
        let mut config = SnapshotConfig::default();
        set_zones(&mut config, "3").unwrap();
        assert_eq!(config.fast_restore, Some(FastRestore { zones: 3, snapshots: 1 }));
        config.fast_restore = Some(FastRestore { zones: 3, snapshots: 5 });
        set_zones(&mut config, "2").unwrap();
        assert_eq!(config.fast_restore, Some(FastRestore { zones: 2, snapshots: 5 }));
        assert_eq!(set_zones(&mut config, "11"), Err("Use 0 to 10".to_owned()));
        for text in ["0", " "] {
            let mut config = config.clone();
            set_zones(&mut config, text).unwrap();
            assert_eq!(config.fast_restore, None, "{text:?}");
        }
    }

    #[test]
    fn an_age_keeps_its_hours_while_days_are_given() {
        let mut usage =
            SnapshotUsage { deleted_after: Some(Age { days: 1, hours: 11, minutes: 5 }), ..Default::default() };
        set_days(&mut usage, "70").unwrap();
        assert_eq!(usage.deleted_after, Some(Age { days: 70, hours: 11, minutes: 5 }));
        assert!(set_days(&mut usage, "long").is_err());
        set_days(&mut usage, "").unwrap();
        assert_eq!(usage.deleted_after, None);
    }
}
