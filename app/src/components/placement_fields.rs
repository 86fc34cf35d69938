//! Where a component stands, and how many there are.

use design::{Body, Component, Design, Placement, limits};
use leptos::prelude::*;

use super::form::{Form, Input, Options, more};
use super::picks::Picks;
use super::zone_bar::zone_bar;
use crate::editor::profile;
use crate::fields::parse;
use crate::pages::regions;

/// How many, by count. The count of an Auto Scaling group is that of its profile.
///
/// On the server: shows the design.
pub fn count_field(form: Form, label: &'static str) -> AnyView {
    let in_profile = Memo::new(move |_| form.read(|c| profile::of(c).is_some()));
    let field = move || {
        if in_profile.get() {
            return view! {
                <div class="field">
                    <span class="label">{label}</span>
                    <p class="fixed">{form.text(|c| format!("{} at peak", c.count()))}</p>
                </div>
            }
            .into_any();
        }
        form.input(Input {
            hint: |c| in_zones(&c.placement),
            ..Input::new(
                "count",
                label,
                "/placement/count",
                |c| c.placement.count().to_string(),
                |c, text| {
                    spread(&mut c.placement, parse::whole(text, 0, limits::COUNT)?);
                    Ok(())
                },
            )
        })
    };
    field.into_any()
}

fn in_zones(placement: &Placement) -> String {
    let zones: Vec<String> = placement.zones.iter().map(|(zone, count)| format!("{zone}: {count}")).collect();
    if zones.is_empty() { String::new() } else { format!("In zones {}", zones.join(", ")) }
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

/// Puts a component into the zones that a text names by their letters, or into none.
///
/// # Errors
/// What is wrong, in words for the field.
pub fn set_zones(component: &mut Component, text: &str) -> Result<(), String> {
    let letters: Vec<&str> = text.split([',', ' ']).filter(|letter| !letter.is_empty()).collect();
    let is_zone = |letter: &&str| letter.len() == 1 && letter.chars().all(|c| c.is_ascii_lowercase());
    if letters.is_empty() || letters.len() > limits::ZONES || !letters.iter().all(is_zone) {
        return Err("Enter the letter of a zone, such as a".to_owned());
    }
    let count = component.placement.count();
    component.placement.zones.clear();
    for letter in letters {
        component.placement.zones.insert(letter.to_owned(), 0);
    }
    spread(&mut component.placement, count);
    Ok(())
}

/// The subnets that a component stands in, one for each zone.
///
/// On the server: shows the design.
pub fn subnets_field(form: Form) -> AnyView {
    form.picks(Picks {
        name: "subnets",
        label: "Subnets",
        place: "/placement/subnets",
        empty: "Proposed by Abacus",
        most: limits::ZONES,
        options: subnets,
        read: |c| c.placement.subnets.clone(),
        write: |c, subnets| c.placement.subnets = subnets,
    })
}

/// The subnets of the VPCs of a component's region.
fn subnets(design: &Design, own: &Component) -> Options {
    let region = design.region_of(own);
    let mut all = Options::new();
    for vpc in design.components.iter().filter(|c| design.region_of(c) == region) {
        if let Body::Vpc { config } = &vpc.body {
            all.extend(config.subnets.iter().map(|s| (s.name.clone(), format!("{}, zone {}", s.name, s.zone))));
        }
    }
    all
}

/// Subnets and the number in each zone, folded away while nothing is said about them.
///
/// On the server: shows the design.
pub fn where_fields(form: Form) -> AnyView {
    let said = form.read(|c| !c.placement.subnets.is_empty() || !c.placement.zones.is_empty());
    let zones = zone_bar(form.editor, form.id());
    more("Where they stand", "subnets, availability zones", said, vec![subnets_field(form), zones])
}

/// The region of a component.
///
/// On the server: shows the design.
pub fn region_field(form: Form) -> AnyView {
    let none = move || {
        form.editor.design.with(|design| {
            let own = design.component(&form.id());
            match own.and_then(|own| own.hangs_on()).and_then(|id| design.component(id)) {
                Some(other) => format!("As {} ({})", other.title(), design.region_of(other)),
                None => format!("As the design ({})", design.region),
            }
        })
    };
    let set = |c: &mut Component, region: Option<String>| c.placement.region = region;
    let options = Signal::derive(move || with_regions(none()));
    region_select(form, "region", "Region", "/placement/region", options, |c| c.placement.region.clone(), set)
}

/// A choice of none or one of the regions.
///
/// On the server: shows the design.
pub fn region_select(
    form: Form,
    name: &'static str,
    label: &'static str,
    place: &'static str,
    options: Signal<Options>,
    read: fn(&Component) -> Option<String>,
    write: fn(&mut Component, Option<String>),
) -> AnyView {
    let value = Signal::derive(move || form.read(read).unwrap_or_default());
    let set = Callback::new(move |code: String| {
        form.edit("", &|c| write(c, Some(code.clone()).filter(|code| !code.is_empty())));
    });
    form.select(name, label, form.at(place), options, value, set)
}

/// The regions of AWS, after a choice that stands for none of them; without one when `none` is empty.
#[must_use]
pub fn with_regions(none: String) -> Options {
    let none = (!none.is_empty()).then_some((String::new(), none));
    let all = regions().into_iter().map(|region| (region.code.clone(), format!("{} · {}", region.code, region.name)));
    none.into_iter().chain(all).collect()
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

    #[test]
    fn zones_are_named_by_letters_and_keep_the_count() {
        let config = design::ReservedConfig {
            instance_type: "m5.large".into(),
            os: design::OperatingSystem::Linux,
            class: design::OfferingClass::Standard,
            term: design::Term::OneYear,
            payment: design::Payment::NoUpfront,
        };
        let mut component = Component {
            id: design::ComponentId::parse("reserved").unwrap(),
            name: String::new(),
            placement: Placement { count: Some(5), ..Placement::default() },
            body: Body::ReservedInstances { config },
        };
        set_zones(&mut component, "b, a").unwrap();
        assert_eq!(component.placement.zones, BTreeMap::from([("a".into(), 3), ("b".into(), 2)]));
        assert!(set_zones(&mut component, "us-east-1a").is_err() && set_zones(&mut component, " ").is_err());
        assert_eq!(component.placement.count(), 5);
    }
}
