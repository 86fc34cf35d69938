//! The form of a set of EBS volumes.

use design::{Body, ComponentId, EbsConfig, EbsUsage, Provisioned, UsageValue, VolumeType, limits};
use leptos::prelude::*;

use super::group_form::{FormActions, NameField};
use super::placement_fields::{CountField, RegionField};
use crate::editor::Editor;
use crate::fields::{FieldNotes, InputField, SelectField, UsageField, parse};

/// A first figure of I/O requests a month.
const FIRST_REQUESTS: u64 = 1_000_000;

/// Configuration and usage of volumes: attached ones inside their group's form, or free ones.
///
/// On the server: shows the design.
#[component]
pub fn VolumeForm(
    /// The volumes.
    id: ComponentId,
) -> impl IntoView {
    let editor = Editor::current();
    let volume = StoredValue::new(id.clone());
    let state = Memo::new(move |_| {
        volume.with_value(|id| {
            editor.design.with(|design| match design.component(id).map(|component| &component.body) {
                Some(Body::Ebs { config, usage }) => Some((config.clone(), usage.clone())),
                _ => None,
            })
        })
    });
    let of = move |read: fn(&EbsConfig) -> String| {
        Signal::derive(move || state.with(|s| s.as_ref().map(|(config, _)| read(config)).unwrap_or_default()))
    };
    let at = move |place: &'static str| {
        Signal::derive(move || format!("{}{place}", volume.with_value(|id| editor.path_of(id)).unwrap_or_default()))
    };
    let edit = move |place: &str, change: &dyn Fn(&mut EbsConfig, &mut EbsUsage)| {
        volume.with_value(|id| {
            editor.edit_component(id, place, |component| {
                if let Body::Ebs { config, usage } = &mut component.body {
                    change(config, usage);
                }
            });
        });
    };

    let types: Vec<_> = VolumeType::ALL
        .iter()
        .map(|(code, kind)| {
            ((*code).to_owned(), format!("{code} · {}", kind.label().split(" (").next().unwrap_or_default()))
        })
        .collect();
    let set_type = move |code: String| {
        let Some((_, chosen)) = VolumeType::ALL.iter().find(|(name, _)| *name == code) else { return };
        edit("", &|config, usage| {
            config.volume_type = *chosen;
            // What the new type does not take would only be refused; undo brings it back.
            if !chosen.takes_iops() {
                config.iops = None;
            }
            if !chosen.takes_throughput() {
                config.throughput_mibps = None;
            }
            if *chosen != VolumeType::Standard {
                usage.io_requests_per_month = None;
            }
        });
    };
    let set_size = move |text: String| {
        let size = parse::whole(&text, 1, limits::VOLUME_GIB)?;
        edit("size", &|config, _| config.size_gib = size);
        Ok(())
    };
    let set_iops = move |text: String| {
        let iops = parse::whole_or_empty(&text, 0, limits::IOPS)?;
        edit("iops", &|config, _| config.iops = iops);
        Ok(())
    };
    let set_throughput = move |text: String| {
        let throughput = parse::whole_or_empty(&text, 0, limits::THROUGHPUT_MIBPS)?;
        edit("throughput", &|config, _| config.throughput_mibps = throughput);
        Ok(())
    };
    let optional = |value: Option<u64>| value.map(|value| value.to_string()).unwrap_or_default();
    let shows = Memo::new(move |_| {
        state.with(|state| {
            let Some((config, _)) = state else { return (false, false, false, false) };
            let iops = config.volume_type.takes_iops() || config.iops.is_some();
            let throughput = config.volume_type.takes_throughput() || config.throughput_mibps.is_some();
            (iops, throughput, config.volume_type == VolumeType::Standard, config.attached_to.is_some())
        })
    });
    let included = Signal::derive(move || {
        if of(|c| c.volume_type.code().to_owned()).get() == "gp3" { "3000 included" } else { "" }.to_owned()
    });
    let root = move || state.with(|s| s.as_ref().is_some_and(|(config, _)| config.root));
    let requests = Signal::derive(move || {
        state.with(|s| s.as_ref().and_then(|(_, usage)| usage.io_requests_per_month).unwrap_or(UsageValue::Open))
    });
    let set_requests = move |value| edit("requests", &|_, usage| usage.io_requests_per_month = Some(value));
    let attached = shows.get_untracked().3;
    let head = if attached {
        view! {
            <legend>
                {move || volume.with_value(|id| editor.design.with(|d| d.component(id).map(|c| c.title().to_owned()).unwrap_or_default()))}
            </legend>
        }
        .into_any()
    } else {
        view! { <legend class="hidden">"Volume"</legend> <NameField id=id.clone() /> }.into_any()
    };
    view! {
        <fieldset class="volume" class:free=!attached>
            {head}
            <div class="field-row">
                <SelectField id=volume.with_value(|id| format!("{id}-type")) label="Volume type" path=at("/config/volume_type") options=types value=of(|c| c.volume_type.code().to_owned()) set=set_type />
                <InputField id=volume.with_value(|id| format!("{id}-size")) label="Size" unit="GiB" path=at("/config/size_gib") value=of(|c| c.size_gib.to_string()) set=set_size />
            </div>
            <div class="field-row">
                {move || shows.get().0.then(|| view! {
                    <InputField id=volume.with_value(|id| format!("{id}-iops")) label="IOPS" unit="IOPS" placeholder=included path=at("/config/iops") value=Signal::derive(move || state.with(|s| optional(s.as_ref().and_then(|(c, _)| c.iops)))) set=set_iops />
                })}
                {move || shows.get().1.then(|| view! {
                    <InputField id=volume.with_value(|id| format!("{id}-throughput")) label="Throughput" unit="MiB/s" placeholder=Signal::stored("125 included".to_owned()) path=at("/config/throughput_mibps") value=Signal::derive(move || state.with(|s| optional(s.as_ref().and_then(|(c, _)| c.throughput_mibps)))) set=set_throughput />
                })}
                <CountField id=id.clone() label=if attached { "Per instance" } else { "Volumes" } />
            </div>
            {move || shows.get().2.then(|| view! {
                <UsageField id=volume.with_value(|id| format!("{id}-requests")) label="I/O requests per month" unit="per volume" path=at("/usage/io_requests_per_month") most=limits::USAGE first=FIRST_REQUESTS value=requests set=set_requests />
            })}
            <ExistsFields volume usage=Signal::derive(move || state.with(|s| s.as_ref().map(|(_, usage)| usage.provisioned).unwrap_or_default())) />
            {(!attached).then(|| view! { <RegionField id=id.clone() /> })}
            {attached.then(|| view! {
                <label class="check">
                    <input type="checkbox" checked=untrack(root) prop:checked=root on:change=move |_| {
                        let next = !untrack(root);
                        edit("", &|config, _| config.root = next);
                    } />
                    "Instances boot from it"
                </label>
            })}
            {attached.then(|| view! { <FieldNotes id=format!("{id}-notes") error=RwSignal::new(None) path=at("/placement/region") /> })}
            <FormActions noun="volume" id what=Signal::derive(move || volume.with_value(|id| editor.design.with(|d| d.component(id).map(|c| c.title().to_owned()).unwrap_or_default()))) />
        </fieldset>
    }
    .into_any()
}

/// How long the volumes exist.
#[component]
fn ExistsFields(volume: StoredValue<ComponentId>, usage: Signal<Provisioned>) -> impl IntoView {
    let editor = Editor::current();
    let path = Signal::derive(move || {
        format!("{}/usage/provisioned", volume.with_value(|id| editor.path_of(id)).unwrap_or_default())
    });
    let set = move |place: &str, next: Provisioned| {
        volume.with_value(|id| {
            editor.edit_component(id, place, |component| {
                if let Body::Ebs { usage, .. } = &mut component.body {
                    usage.provisioned = next;
                }
            });
        });
    };
    let mode = Memo::new(move |_| match usage.get() {
        Provisioned::Always => "always",
        Provisioned::HoursPerMonth(_) => "hours",
    });
    let options =
        vec![("always".to_owned(), "All month".to_owned()), ("hours".to_owned(), "Hours per month".to_owned())];
    let set_mode = move |mode: String| {
        let hours = Provisioned::HoursPerMonth(UsageValue::known(editor.month_hours()));
        set("", if mode == "hours" { hours } else { Provisioned::Always });
    };
    let hours = Signal::derive(move || match usage.get() {
        Provisioned::HoursPerMonth(hours) => hours,
        Provisioned::Always => UsageValue::known(editor.month_hours()),
    });
    let set_hours = move |hours| set("hours", Provisioned::HoursPerMonth(hours));
    let hours_path = Signal::derive(move || format!("{}/hours_per_month", path.get()));
    view! {
        <SelectField id=volume.with_value(|id| format!("{id}-exists")) label="Exists" path options value=Signal::derive(move || mode.get().to_owned()) set=set_mode />
        {move || (mode.get() == "hours").then(|| view! {
            <UsageField id=volume.with_value(|id| format!("{id}-hours")) label="Hours per month" unit="h" path=hours_path most=editor.month_hours() first=editor.month_hours() value=hours set=set_hours />
        })}
    }
    .into_any()
}
