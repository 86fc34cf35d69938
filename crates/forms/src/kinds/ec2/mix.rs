//! Several instance types with weights, and the minimum and maximum size of a group.

use design::{Component, Ec2Config, GroupSize, InstanceMix, Running, TypeChoice, WeightedType, limits};

use super::{of, of_mut};
use crate::act::{Act, Done};
use crate::common;
use crate::form::{Form, words};
use crate::node::{Button, Cell, Grid, GridRow, More, Node, Sets};
use crate::reads::{COUNTS, Empty, Reads};

/// The sizes of instances, each with about twice the capacity of the one before.
const SIZES: &[&str] =
    &["nano", "micro", "small", "medium", "large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "16xlarge"];

/// The types and the size of a group, collapsed while it has one type and one size.
pub(super) fn fields(form: &Form<'_>, config: &Ec2Config, running: &Running) -> Node {
    let mut nodes = Vec::new();
    let add = Node::Actions(String::new(), vec![Button::act("+ Instance type", "add-type", "")]);
    if let Some(mix) = &config.mix {
        nodes.push(Node::Grid(types(form, config)));
        nodes.push(Node::Hint("Capacity is in units: an instance provides as many as its weight.".to_owned()));
        nodes.push(add);
        let options = words(TypeChoice::ALL, TypeChoice::label);
        let which = form.choice("estimate", "Estimate for", "/config/mix/estimate", options, mix.estimate.code());
        nodes.push(which.hint("The range of the cost is from the cheapest to the dearest type").into());
    } else {
        nodes.push(add);
    }
    // A profile has bounds of its own.
    if !matches!(running, Running::Profile(_)) {
        let (label, place) = ("Auto Scaling between a minimum and a maximum", "/config/group_size");
        nodes.push(form.check("group-size", label, place, config.group_size.is_some(), Sets::Act("group-size")).into());
        nodes.extend(config.group_size.map(|size| sizes(form, size)));
    }
    Node::More(More {
        id: form.id("types"),
        label: "Several types, minimum and maximum".to_owned(),
        about: "like a mixed instances policy of Auto Scaling".to_owned(),
        open: config.mix.is_some() || config.group_size.is_some(),
        nodes,
    })
}

fn sizes(form: &Form<'_>, size: GroupSize) -> Node {
    let bound = |name: &str, label: &str, value: u64| {
        let place = format!("/config/group_size/{name}");
        form.whole(&format!("size-{name}"), label, &place, value, (0, limits::COUNT), "").into()
    };
    Node::Row(vec![bound("min", "Minimum size", size.min), bound("max", "Maximum size", size.max)])
}

/// The types with their weights; the first one cannot be removed.
fn types(form: &Form<'_>, config: &Ec2Config) -> Grid {
    let weight = |place: &str, number: usize, value: u64| -> Cell {
        let reads = Reads::whole(1, limits::TYPE_WEIGHT, COUNTS, Empty::Refused);
        form.input("", &format!("Weight {number}"), place, value.to_string(), reads).into()
    };
    let row = |(position, (name, value)): (usize, (&str, u64))| {
        let number = position.saturating_add(1);
        let (place, other) = match position.checked_sub(1) {
            None => ("/config/mix".to_owned(), None),
            Some(other) => (format!("/config/mix/others/{other}"), Some(other)),
        };
        let at = ["/config/", &Ec2Config::type_place(position)].concat();
        let remove = |other: usize| {
            Button::act("Remove", "remove-type", other.to_string()).named(format!("Remove type {number}"))
        };
        GridRow {
            head: String::new(),
            cells: vec![
                common::type_input(form, "", &format!("Instance type {number}"), &at, name).into(),
                weight(&format!("{place}/weight"), number, value),
            ],
            remove: other.map(remove),
        }
    };
    Grid {
        id: form.id("type-weights"),
        class: "types cells",
        label: "Instance types with their weights".to_owned(),
        at: form.at("/config/mix/others"),
        head: ["Instance type", "Weight"].map(str::to_owned).into(),
        rows: config.types().enumerate().map(row).collect(),
        numbers: false,
    }
}

/// `add-type`: another instance type. `remove-type`: removes the one at an index of the others. `group-size`: whether
/// the group has a minimum and a maximum.
pub(super) fn act(component: &mut Component, act: &Act) -> Option<Result<Done, String>> {
    let count = component.count();
    let running_profile = matches!(of(component)?.1.running, Running::Profile(_));
    let (config, _) = of_mut(component)?;
    match act.name.as_str() {
        "add-type" => {
            if config.capacity_reservation > 0 {
                return Some(Err("Capacity is reserved for a single type: remove the reservation first".to_owned()));
            }
            if config.host.is_some() {
                return Some(Err("Hosts are of a single family: choose another tenancy first".to_owned()));
            }
            add_type(config);
        }
        "remove-type" => {
            let others = config.mix.as_mut().map(|mix| &mut mix.others)?;
            if let Some(index) = act.value.parse().ok().filter(|index| *index < others.len()) {
                others.remove(index);
            }
            if others.is_empty() {
                config.mix = None;
            }
        }
        "group-size" => {
            let is_on = act.value == "true" && !running_profile;
            let max = count.saturating_mul(2).clamp(1, limits::COUNT);
            config.group_size = is_on.then(|| GroupSize { min: count.min(1), max });
        }
        _ => return None,
    }
    Some(Ok(Done::default()))
}

/// Adds a type of the same family with about twice the capacity of the last one, or the next one that is missing.
fn add_type(config: &mut Ec2Config) {
    let all: Vec<(String, u64)> = config.types().map(|(name, weight)| (name.to_owned(), weight)).collect();
    let Some((last, weight)) = all.last() else { return };
    let (family, size) = last.split_once('.').unwrap_or((last, ""));
    let larger = SIZES.iter().skip_while(|known| **known != size).skip(1);
    let smaller = SIZES.iter().rev().skip_while(|known| **known != "large");
    let named = larger.map(|size| (size, weight.saturating_mul(2))).chain(smaller.map(|size| (size, 1)));
    let is_new = |(name, _): &(String, u64)| all.iter().all(|(known, _)| known != name);
    let Some((instance_type, weight)) = named.map(|(size, weight)| (format!("{family}.{size}"), weight)).find(is_new)
    else {
        return;
    };
    let weight = weight.min(limits::TYPE_WEIGHT);
    let mix = config.mix.get_or_insert_with(|| InstanceMix {
        weight: 1,
        others: Vec::new(),
        estimate: TypeChoice::default(),
    });
    if mix.others.len() < limits::OTHER_TYPES {
        mix.others.push(WeightedType { instance_type, weight });
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{change, group};
    use super::*;

    fn types_of(component: &Component) -> Vec<(String, u64)> {
        of(component).unwrap().0.types().map(|(name, weight)| (name.to_owned(), weight)).collect()
    }

    #[test]
    fn each_further_type_is_a_size_larger_with_twice_the_weight() {
        let mut component = group(4);
        for _ in 0..2 {
            act(&mut component, &change("add-type", "", &[])).unwrap().unwrap();
        }
        let expected = [("m5.large", 1), ("m5.xlarge", 2), ("m5.2xlarge", 4)].map(|(name, w)| (name.to_owned(), w));
        assert_eq!(types_of(&component), expected);
        for _ in 0..2 {
            act(&mut component, &change("remove-type", "0", &[])).unwrap().unwrap();
        }
        assert_eq!(of(&component).unwrap().0.mix, None);
    }

    #[test]
    fn types_are_added_until_the_sizes_run_out() {
        let mut component = group(4);
        for _ in 0..30 {
            act(&mut component, &change("add-type", "", &[])).unwrap().unwrap();
        }
        let mut names: Vec<String> = types_of(&component).into_iter().map(|(name, _)| name).collect();
        let added = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!((names.len(), added), (SIZES.len(), SIZES.len()));
    }

    #[test]
    fn a_reservation_is_for_one_type() {
        let mut component = group(4);
        of_mut(&mut component).unwrap().0.capacity_reservation = 1;
        assert!(act(&mut component, &change("add-type", "", &[])).unwrap().is_err());
        assert_eq!(of(&component).unwrap().0.mix, None);
    }

    #[test]
    fn the_size_goes_from_one_to_twice_the_count() {
        let mut component = group(4);
        act(&mut component, &change("group-size", "true", &[])).unwrap().unwrap();
        assert_eq!(of(&component).unwrap().0.group_size, Some(GroupSize { min: 1, max: 8 }));
        act(&mut component, &change("group-size", "false", &[])).unwrap().unwrap();
        assert_eq!(of(&component).unwrap().0.group_size, None);
    }
}
