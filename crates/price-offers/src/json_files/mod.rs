//! Offer files and Savings Plan files in JSON, the feed of the Spot Instance Advisor, and the history of Spot prices.
//!
//! A document is visited while it is read; of the products, only those that stand for a price are held.

mod entries;
mod offers;
mod plans;
mod spot;

use std::collections::HashMap;
use std::fmt;
use std::io::Read;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use self::entries::{Entries, Entry};
use self::offers::{OfferTerms, Products};
use self::plans::{PlanProduct, PlanTerms};
use crate::reading::Reading;

/// Reads a file.
///
/// # Errors
/// The first line that cannot be read, or why the file as a whole cannot.
pub(crate) fn read(content: impl Read, reading: &mut Reading<'_>) -> Result<(), (u64, String)> {
    let mut document = Document { reading, products: None, terms: false };
    let mut json = serde_json::Deserializer::from_reader(content);
    let read = Entries(&mut document).deserialize(&mut json).and_then(|()| json.end());
    read.map_err(|error| {
        let line = u64::try_from(error.line()).unwrap_or_default();
        let place = format!(" at line {} column {}", error.line(), error.column());
        (line, error.to_string().replace(&place, ""))
    })?;
    if document.products.is_some() && !document.terms {
        return Err((0, "has products but no terms".to_owned()));
    }
    Ok(())
}

/// The products of a file that stand for something.
enum Known {
    /// Those of an offer, by SKU.
    Offer(offers::Known),
    /// Savings Plans, by SKU.
    Plans(HashMap<String, PlanProduct>),
}

/// The outermost object of a file.
struct Document<'r, 'c> {
    reading: &'r mut Reading<'c>,
    products: Option<Known>,
    terms: bool,
}

impl Entry for Document<'_, '_> {
    fn entry<'de, A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<(), A::Error> {
        match key {
            "offerCode" => {
                let code: String = map.next_value()?;
                self.reading.offer(&code).map_err(Error::custom)?;
            }
            "publicationDate" => {
                let date: String = map.next_value()?;
                self.reading.publish(&date).map_err(Error::custom)?;
            }
            "products" => {
                let products = map.next_value_seed(AnyProducts(self.reading))?;
                if self.products.replace(products).is_some() {
                    return Err(Error::custom("a second list of products: it is several files in one"));
                }
            }
            "terms" => {
                self.terms = true;
                match &self.products {
                    None => return Err(Error::custom("the products do not come before the terms")),
                    Some(Known::Offer(products)) => {
                        map.next_value_seed(Entries(&mut OfferTerms { reading: self.reading, products }))?;
                    }
                    Some(Known::Plans(plans)) => {
                        map.next_value_seed(Entries(&mut PlanTerms { reading: self.reading, plans }))?;
                    }
                }
            }
            "spot_advisor" => map.next_value_seed(Entries(&mut spot::Regions(self.reading)))?,
            "SpotPriceHistory" => map.next_value_seed(spot::History(self.reading))?,
            "NextToken" => {
                if map.next_value::<Option<String>>()?.is_some_and(|token| !token.is_empty()) {
                    return Err(Error::custom("the Spot price history goes on: it has a next token"));
                }
            }
            _ => {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

/// The products: an object in an offer file, a list in a Savings Plan file.
struct AnyProducts<'r, 'c>(&'r mut Reading<'c>);

impl<'de> DeserializeSeed<'de> for AnyProducts<'_, '_> {
    type Value = Known;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Known, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for AnyProducts<'_, '_> {
    type Value = Known;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("products")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Known, A::Error> {
        let mut products = Products::new(self.0);
        while let Some(key) = map.next_key::<String>()? {
            products.entry(&key, &mut map)?;
        }
        Ok(Known::Offer(products.known))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Known, A::Error> {
        let mut known = HashMap::new();
        while let Some(product) = list.next_element::<PlanProduct>()? {
            if let Some(other) = known.insert(product.sku.clone(), product) {
                return Err(Error::custom(format!("the product {:?} is there twice", other.sku)));
            }
        }
        Ok(Known::Plans(known))
    }
}
