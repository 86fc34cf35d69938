//! The form of EBS snapshots.

use design::{Age, Body, Component, FastRestore, SnapshotConfig, SnapshotTier, SnapshotUsage};
use leptos::prelude::*;

use super::form::{Figure, Form, Input, Options, block, optional, row, word, words};
use super::placement_fields::region_field;
use crate::fields::parse;

/// A first figure in GiB.
const FIRST_GIB: u64 = 10;
/// Most GiB of a figure, as the document takes it.
const MOST_GIB: u64 = 1_000_000_000;

/// A usage figure in GiB.
macro_rules! gib {
    ($form:expr, $label:literal, $field:ident, $empty:literal, $hint:literal) => {
        $form.figure(Figure {
            name: stringify!($field),
            label: $label,
            place: concat!("/usage/", stringify!($field)),
            unit: "GiB",
            empty: $empty,
            hint: $hint,
            most: MOST_GIB,
            first: FIRST_GIB,
            read: |c| of(c)?.1.$field,
            write: |c, value| change(c, |_, usage| usage.$field = value),
        })
    };
}

/// A whole number of the usage, empty when it is left out.
macro_rules! whole {
    ($form:expr, $label:literal, $field:ident, $least:literal, $most:literal, $unit:literal) => {
        $form.input(Input {
            unit: $unit,
            ..Input::new(
                stringify!($field),
                $label,
                concat!("/usage/", stringify!($field)),
                |c| optional(of(c).and_then(|(_, usage)| usage.$field)),
                |c, text| {
                    let value = parse::whole_or_empty(text, $least, $most)?;
                    change(c, |_, usage| usage.$field = value);
                    Ok(())
                },
            )
        })
    };
}

/// What the snapshots are of, where they are kept, how much they hold.
///
/// On the server: shows the design.
pub fn snapshot_form(form: Form) -> AnyView {
    let tiers = words(SnapshotTier::ALL, SnapshotTier::label);
    let tier = form.choice("tier", "Kept in", form.at("/config/tier"), tiers, tier_of, |c, code| {
        if let Some(tier) = word(SnapshotTier::ALL, code) {
            change(c, |config, _| config.tier = tier);
        }
    });
    let fields = vec![
        row(vec![volume_field(form), tier]),
        form.by(tier_of, |form, tier| if tier == "archive" { archive_fields(form) } else { standard_fields(form) }),
        region_field(form),
    ];
    block("fields", fields)
}

/// The volumes they are taken of.
fn volume_field(form: Form) -> AnyView {
    let options = Signal::derive(move || {
        let mut options: Options = vec![(String::new(), "No volume of this design".to_owned())];
        form.editor.design.with(|design| {
            for volume in design.components.iter().filter(|c| matches!(c.body, Body::Ebs { .. })) {
                let group = volume.attached_to().and_then(|id| design.component(id));
                let group = group.map_or_else(String::new, |group| format!(" of {}", group.title()));
                options.push((volume.id.to_string(), format!("{}{group}", volume.title())));
            }
        });
        options
    });
    let value = Signal::derive(move || {
        form.read(|c| of(c).and_then(|(config, _)| config.of.as_ref()).map(ToString::to_string).unwrap_or_default())
    });
    let set = Callback::new(move |code: String| {
        form.edit("", &|c| change(c, |config, _| config.of = design::ComponentId::parse(&code)));
    });
    form.select("of", "Snapshots of", form.at("/config/of"), options, value, set)
}

fn standard_fields(form: Form) -> AnyView {
    let kept = Input::new(
        "kept",
        "Snapshots kept",
        "/config/kept",
        |c| optional(of(c).map(|(config, _)| config.kept)),
        |c, text| {
            let kept = parse::whole(text, 1, 10_000)?;
            change(c, |config, _| config.kept = kept);
            Ok(())
        },
    );
    let zones = Input {
        unit: "zones",
        empty: "off",
        ..Input::new(
            "fast-zones",
            "Fast snapshot restore",
            "/config/fast_restore",
            |c| optional(of(c).and_then(|(config, _)| Some(config.fast_restore?.zones))),
            |c, text| {
                let zones = parse::whole_or_empty(text, 0, 10)?.filter(|zones| *zones > 0);
                change(c, |config, _| {
                    let snapshots =
                        config.fast_restore.map_or_else(FastRestore::default_snapshots, |fast| fast.snapshots);
                    config.fast_restore = zones.map(|zones| FastRestore { zones, snapshots });
                });
                Ok(())
            },
        )
    };
    let fields = vec![
        row(vec![
            gib!(form, "First snapshot", used_gib, "depends on usage", "Written blocks, not the size of the volume"),
            gib!(form, "Changed", changed_gib, "depends on usage", "From one snapshot to the next"),
        ]),
        row(vec![form.input(kept), whole!(form, "Each kept for", keep_days, 1, 36_500, "days")]),
        form.input(zones),
        form.when(|c| of(c).is_some_and(|(config, _)| config.fast_restore.is_some()), fast_fields),
    ];
    block("fields", fields)
}

fn fast_fields(form: Form) -> AnyView {
    let snapshots = Input::new(
        "fast-snapshots",
        "Fast snapshots of each volume",
        "/config/fast_restore/snapshots",
        |c| optional(of(c).and_then(|(config, _)| Some(config.fast_restore?.snapshots))),
        |c, text| {
            let snapshots = parse::whole(text, 1, 10_000)?;
            change(c, |config, _| {
                if let Some(fast) = &mut config.fast_restore {
                    fast.snapshots = snapshots;
                }
            });
            Ok(())
        },
    );
    let month = form.editor.month_hours();
    let hours = form.figure(Figure {
        name: "fast-hours",
        label: "Enabled",
        place: "/usage/fast_restore_hours",
        unit: "h per month",
        empty: "all month",
        hint: "",
        most: month,
        first: month,
        read: |c| of(c)?.1.fast_restore_hours,
        write: |c, value| change(c, |_, usage| usage.fast_restore_hours = value),
    });
    row(vec![form.input(snapshots), hours])
}

fn archive_fields(form: Form) -> AnyView {
    let days_old = Input {
        unit: "days",
        ..Input::new(
            "deleted-days",
            "Deleted after",
            "/usage/deleted_after",
            |c| optional(of(c).and_then(|(_, usage)| Some(usage.deleted_after?.days))),
            |c, text| {
                let days = parse::whole_or_empty(text, 0, 36_500)?;
                change(c, |_, usage| {
                    usage.deleted_after = days.map(|days| Age { days, ..usage.deleted_after.unwrap_or_default() })
                });
                Ok(())
            },
        )
    };
    let fields = vec![
        row(vec![
            gib!(form, "Archived", archived_gib, "depends on usage", "Full copies"),
            gib!(form, "In the standard tier", unique_gib, "not said", "What they would hold there, for advice"),
        ]),
        row(vec![
            gib!(form, "Restored per month", restored_gib, "none", "For a while, billed as standard"),
            whole!(form, "Restored for", restore_days, 1, 365, "days"),
        ]),
        row(vec![
            gib!(form, "Deleted per month", deleted_gib, "none", "Before 90 days the rest is billed"),
            form.input(days_old),
        ]),
    ];
    block("fields", fields)
}

fn tier_of(component: &Component) -> &'static str {
    of(component).map_or("standard", |(config, _)| config.tier.code())
}

fn of(component: &Component) -> Option<(&SnapshotConfig, &SnapshotUsage)> {
    match &component.body {
        Body::Snapshots { config, usage } => Some((config, usage)),
        _ => None,
    }
}

fn change(component: &mut Component, change: impl FnOnce(&mut SnapshotConfig, &mut SnapshotUsage)) {
    if let Body::Snapshots { config, usage } = &mut component.body {
        change(config, usage);
    }
}
