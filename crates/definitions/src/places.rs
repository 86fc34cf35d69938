//! [`Places`]: where the fields of a definition are, by name.

use std::sync::LazyLock;

use foldhash::HashMap;

use crate::definition::Definition;
use crate::field::Field;
use crate::services::ALL;

/// Slots of the table: many times the number of fields of most definitions, so that few fields share one.
const SLOTS: usize = 256;

/// Marks a free slot.
const FREE: u8 = u8::MAX;

/// Factors among which one is chosen that gives the fields of a definition different slots.
const TRIES: usize = 64;

/// The places of the fields of a definition, by the addresses of their names. Names in conditions and amounts are
/// constants that mostly share their text with that of the field, so that comparing texts is rarely needed.
#[derive(Debug)]
pub(crate) struct Places {
    factor: usize,
    /// Fields of the configuration come first, then those of the usage.
    slots: [u8; SLOTS],
}

static PLACES: LazyLock<HashMap<&'static str, Places>> =
    LazyLock::new(|| ALL.iter().map(|definition| (definition.kind, Places::of(definition))).collect());

impl Places {
    /// The places for the definition of this kind.
    pub(crate) fn named(kind: &str) -> Option<&'static Places> {
        PLACES.get(kind)
    }

    fn of(definition: &Definition) -> Places {
        let (mut fewest, mut best) = Places::with(definition, FACTOR);
        for number in 1..TRIES {
            if fewest == 0 {
                break;
            }
            let (shared, places) = Places::with(definition, FACTOR.wrapping_mul(2 * number + 1));
            if shared < fewest {
                (fewest, best) = (shared, places);
            }
        }
        best
    }

    /// The places by this factor, and the number of fields that share a slot with another one and are not found in it.
    fn with(definition: &Definition, factor: usize) -> (usize, Places) {
        let (mut places, mut shared) = (Places { factor, slots: [FREE; SLOTS] }, 0);
        for (place, field) in (0..FREE).zip(definition.fields()) {
            match places.slots.get_mut(usize::from(slot(field.name, factor))) {
                Some(slot) if *slot == FREE => *slot = place,
                _ => shared += 1,
            }
        }
        (shared, places)
    }

    /// The place of the field with this name among these fields, and whether it is in the configuration; `None` if it is
    /// not found by its address.
    #[inline]
    pub(crate) fn find(&self, config: &[Field], usage: &[Field], name: &str) -> Option<(bool, usize)> {
        let place = usize::from(*self.slots.get(usize::from(slot(name, self.factor)))?);
        let (is_config, place, fields) =
            if place < config.len() { (true, place, config) } else { (false, place - config.len(), usage) };
        fields.get(place).filter(|field| std::ptr::eq(field.name, name)).map(|_| (is_config, place))
    }
}

/// The fractional part of the golden ratio: its products are spread evenly.
const FACTOR: usize = 0x9E37_79B9_7F4A_7C15_u64 as usize;

fn slot(name: &str, factor: usize) -> u8 {
    (name.as_ptr().addr().wrapping_mul(factor) >> (usize::BITS - 8)) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_found_is_the_field_of_that_name() {
        for definition in ALL {
            let places = Places::named(definition.kind).unwrap();
            let mut found = 0;
            for (fields, is_config) in [(definition.config, true), (definition.usage, false)] {
                for (place, field) in fields.iter().enumerate() {
                    let at = places.find(definition.config, definition.usage, field.name);
                    assert!(at.is_none_or(|at| at == (is_config, place)), "{} {}", definition.kind, field.name);
                    found += usize::from(at.is_some());
                }
            }
            let fields = definition.fields().count();
            assert!(found * 10 >= fields * 9, "{}: {found} of {fields} are found", definition.kind);
            assert_eq!(places.find(definition.config, definition.usage, "region"), None);
        }
    }

    #[test]
    fn the_places_of_another_definition_mislead_nobody() {
        let places = Places::of(ALL[0]);
        for definition in ALL {
            for field in definition.fields() {
                let found = places.find(definition.config, definition.usage, field.name);
                let name = |(is_config, place): (bool, usize)| {
                    if is_config { definition.config[place].name } else { definition.usage[place].name }
                };
                assert!(found.is_none_or(|at| name(at) == field.name), "{} {}", definition.kind, field.name);
            }
        }
    }
}
