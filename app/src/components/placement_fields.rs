//! Where a component stands, and how many there are.

use design::{ComponentId, Placement, limits};
use leptos::prelude::*;

use crate::editor::Editor;
use crate::fields::{InputField, SelectField, parse};
use crate::pages::regions;

/// How many, by count.
///
/// On the server: shows the design.
#[component]
pub fn CountField(
    /// The component.
    id: ComponentId,
    /// Label above the input.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let editor = Editor::current();
    let id = StoredValue::new(id);
    let path = Signal::derive(move || {
        format!("{}/placement/count", id.with_value(|id| editor.path_of(id)).unwrap_or_default())
    });
    let read = move |read: fn(&Placement) -> String| {
        id.with_value(|id| editor.design.with(|d| d.component(id).map(|c| read(&c.placement)).unwrap_or_default()))
    };
    let value = Signal::derive(move || read(|placement| placement.count().to_string()));
    let hint = Signal::derive(move || {
        read(|placement| {
            let zones: Vec<String> = placement.zones.iter().map(|(zone, count)| format!("{zone}: {count}")).collect();
            if zones.is_empty() { String::new() } else { format!("In zones {}", zones.join(", ")) }
        })
    });
    let set = move |text: String| {
        let count = parse::whole(&text, 0, limits::COUNT)?;
        id.with_value(|id| editor.edit_component(id, "count", |component| spread(&mut component.placement, count)));
        Ok(())
    };
    view! { <InputField id=id.with_value(|id| format!("{id}-count")) label path value set hint /> }.into_any()
}

/// Sets the count; where zones are named, spreads it over them as evenly as it goes.
fn spread(placement: &mut Placement, count: u64) {
    if placement.zones.is_empty() {
        placement.count = Some(count);
        return;
    }
    placement.count = None;
    let zones = u64::try_from(placement.zones.len()).unwrap_or(1);
    let rest = count % zones;
    for (index, in_zone) in (0_u64..).zip(placement.zones.values_mut()) {
        *in_zone = count / zones + u64::from(index < rest);
    }
}

/// The region of a component.
///
/// On the server: shows the design.
#[component]
pub fn RegionField(
    /// The component.
    id: ComponentId,
) -> impl IntoView {
    let editor = Editor::current();
    let id = StoredValue::new(id);
    let path = Signal::derive(move || {
        format!("{}/placement/region", id.with_value(|id| editor.path_of(id)).unwrap_or_default())
    });
    let value = Signal::derive(move || {
        id.with_value(|id| {
            editor.design.with(|d| d.component(id).and_then(|c| c.placement.region.clone()).unwrap_or_default())
        })
    });
    let options = Signal::derive(move || {
        let own = editor.design.with(|design| design.region.clone());
        let mut options = vec![(String::new(), format!("As the design ({own})"))];
        options.extend(
            regions().into_iter().map(|region| (region.code.clone(), format!("{} · {}", region.code, region.name))),
        );
        options
    });
    let set = move |code: String| {
        let region = Some(code).filter(|code| !code.is_empty());
        id.with_value(|id| editor.edit_component(id, "", |component| component.placement.region = region));
    };
    view! { <SelectField id=id.with_value(|id| format!("{id}-region")) label="Region" path options value set /> }
        .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn a_count_is_spread_evenly_over_the_zones() {
        let zones = BTreeMap::from([("a".to_owned(), 9), ("b".to_owned(), 0), ("c".to_owned(), 0)]);
        let mut placement = Placement { zones, ..Placement::default() };
        spread(&mut placement, 5);
        assert_eq!(placement.zones.values().copied().collect::<Vec<_>>(), [2, 2, 1]);
        assert_eq!(placement.count(), 5);
    }
}
