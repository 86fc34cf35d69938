//! Reads the instance types and the size of an EC2 group.

use super::node::{Node, Object};
use crate::mix::{GroupSize, InstanceMix, TypeChoice, WeightedType};
use definitions::limits;

/// Other instance types of a group, of which `first` is not one.
pub(super) fn mix(node: Node<'_, '_>, first: Option<&str>) -> Option<InstanceMix> {
    let mut object = node.object()?;
    let weight = weight(&mut object);
    let others = object.required("others", |node| {
        let nodes = node.list(limits::OTHER_TYPES)?;
        if nodes.is_empty() {
            return node.refuse("there is no other type", "add an instance type, or remove mix");
        }
        let mut seen: Vec<String> = first.map(str::to_owned).into_iter().collect();
        let read: Vec<Option<WeightedType>> = nodes.into_iter().map(|node| weighted(node, &mut seen)).collect();
        read.into_iter().collect::<Option<Vec<_>>>()
    });
    let estimate = object.optional("estimate", |node| node.word(TypeChoice::ALL)).unwrap_or_default();
    object.finish();
    Some(InstanceMix { weight, others: others?, estimate })
}

fn weighted(node: Node<'_, '_>, seen: &mut Vec<String>) -> Option<WeightedType> {
    let mut object = node.object()?;
    let instance_type = object.required("instance_type", |node| {
        let name = node.name("an instance type such as m7g.xlarge")?;
        if seen.contains(&name) {
            return node.refuse(format!("{name} is there twice"), "list each type once");
        }
        seen.push(name.clone());
        Some(name)
    });
    let weight = weight(&mut object);
    object.finish();
    Some(WeightedType { instance_type: instance_type?, weight })
}

fn weight(object: &mut Object<'_, '_>) -> u64 {
    object.optional("weight", |node| node.whole(1, limits::TYPE_WEIGHT)).unwrap_or(1)
}

/// The minimum and maximum size of a group.
pub(super) fn size(node: Node<'_, '_>) -> Option<GroupSize> {
    let mut object = node.object()?;
    let min = object.required("min", |node| node.whole(0, limits::COUNT));
    let max = object.required("max", |node| node.whole(0, limits::COUNT));
    object.finish();
    let size = GroupSize { min: min?, max: max? };
    if size.min > size.max {
        let message = format!("the minimum {} is above the maximum {}", size.min, size.max);
        return node.refuse(message, "keep min at or below max");
    }
    Some(size)
}
