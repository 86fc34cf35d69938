//! The feed of the Spot Instance Advisor, and the output of `describe-spot-price-history`.

use catalog::{InterruptionBand, SpotOs};
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess};
use units::Usd;

use super::entries::{Element, Elements, Entries, Entry};
use crate::collected::short;
use crate::covered::Cover;
use crate::dates;
use crate::reading::Reading;
use crate::spot_history::{SpotChange, SpotHistory};

/// The regions of the advice.
pub(super) struct Regions<'r, 'c>(pub(super) &'r mut Reading<'c>);

impl Entry for Regions<'_, '_> {
    fn entry<'de, A: MapAccess<'de>>(&mut self, region: &str, map: &mut A) -> Result<(), A::Error> {
        if self.0.catalogue.region(region).is_none() {
            self.0.leave_out("zones and regions that the catalogue does not have");
            return map.next_value::<IgnoredAny>().map(|_| ());
        }
        self.0.cover(Cover::SpotAdvice, region);
        map.next_value_seed(Entries(&mut Systems { reading: self.0, region }))
    }
}

/// The systems of a region.
struct Systems<'r, 'c> {
    reading: &'r mut Reading<'c>,
    region: &'r str,
}

impl Entry for Systems<'_, '_> {
    fn entry<'de, A: MapAccess<'de>>(&mut self, system: &str, map: &mut A) -> Result<(), A::Error> {
        let os = match system {
            "Linux" => SpotOs::Linux,
            "Windows" => SpotOs::Windows,
            other => return Err(Error::custom(format!("unknown system {:?}", short(other)))),
        };
        map.next_value_seed(Entries(&mut Types { reading: self.reading, region: self.region, os }))
    }
}

/// The instance types of a system.
struct Types<'r, 'c> {
    reading: &'r mut Reading<'c>,
    region: &'r str,
    os: SpotOs,
}

/// The saving in percent, and the number of the band of interruptions.
#[derive(Deserialize)]
struct Advice {
    s: i16,
    r: usize,
}

impl Entry for Types<'_, '_> {
    fn entry<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        let Advice { s, r } = map.next_value()?;
        let band = InterruptionBand::ALL.get(r).copied();
        let band = band.ok_or_else(|| Error::custom(format!("unknown band of interruptions {r}")))?;
        let advice = self.reading.advice.get_or_insert_default();
        let known = self.reading.catalogue.instance_type(name).and_then(|_| name.split_once('.'));
        let saving = u8::try_from(s).ok().filter(|percent| *percent <= 100);
        match (known, saving) {
            (Some((family, size)), Some(saving)) => {
                let sizes = advice.entry((self.region.to_owned(), self.os, family.to_owned())).or_default();
                if sizes.iter().any(|(known, ..)| known == size) {
                    return Err(Error::custom(format!("{:?} is there twice", short(name))));
                }
                sizes.push((size.to_owned(), saving, band));
            }
            (None, _) => self.reading.leave_out("instance types that the catalogue does not have"),
            (_, None) => self.reading.leave_out("savings below zero"),
        }
        Ok(())
    }
}

/// The changes of Spot prices.
pub(super) struct History<'r, 'c>(pub(super) &'r mut Reading<'c>);

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct ListedChange {
    availability_zone: String,
    instance_type: String,
    product_description: String,
    spot_price: String,
    timestamp: String,
}

impl<'de> DeserializeSeed<'de> for History<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(mut self, deserializer: D) -> Result<(), D::Error> {
        self.0.history.get_or_insert_with(SpotHistory::default);
        Elements(&mut self).deserialize(deserializer)
    }
}

impl Element for History<'_, '_> {
    fn element<'de, A: SeqAccess<'de>>(&mut self, list: &mut A) -> Result<bool, A::Error> {
        let Some(listed) = list.next_element::<ListedChange>()? else { return Ok(false) };
        let change = SpotChange {
            zone: &listed.availability_zone,
            instance_type: &listed.instance_type,
            description: &listed.product_description,
            price: Usd::parse(&listed.spot_price).map_err(Error::custom)?,
            seconds: dates::seconds(&listed.timestamp).map_err(Error::custom)?,
        };
        let Some(history) = &mut self.0.history else { return Ok(true) };
        match history.add(self.0.catalogue, &change) {
            Ok(region) => self.0.cover(Cover::SpotPrices, &region),
            Err(reason) => self.0.leave_out(reason),
        }
        Ok(true)
    }
}
