//! [`Tiers`] in documents, and packed as digits and scales in formats that are not for people.

use rust_decimal::Decimal;
use serde::de::Error as _;
use serde::ser::{Error as _, SerializeSeq};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use smallvec::SmallVec;

use crate::tiers::Steps;
use crate::{Error, Tier, Tiers, Usd};

/// A number that is not negative, as digits and the number of those that are decimals.
type Packed = (u64, u8);

/// A packed tier: its upper bound and its price.
type PackedTier = (Option<Packed>, Packed);

impl Serialize for Tiers {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let steps = self.steps();
        if serializer.is_human_readable() {
            return steps.serialize(serializer);
        }
        let mut list = serializer.serialize_seq(Some(steps.len()))?;
        for tier in steps {
            let bound = tier.up_to.map(|bound| packed(bound).ok_or_else(|| S::Error::custom(TOO_LONG))).transpose()?;
            let price = packed(tier.price.amount()).ok_or_else(|| S::Error::custom(TOO_LONG))?;
            list.serialize_element::<PackedTier>(&(bound, price))?;
        }
        list.end()
    }
}

impl<'de> Deserialize<'de> for Tiers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Tiers, D::Error> {
        if deserializer.is_human_readable() {
            return Tiers::of(Steps::deserialize(deserializer)?).map_err(D::Error::custom);
        }
        let list = SmallVec::<[PackedTier; 1]>::deserialize(deserializer)?;
        let tier = |(bound, price): PackedTier| {
            Ok(Tier { up_to: bound.map(unpacked).transpose()?, price: Usd::new(unpacked(price)?) })
        };
        let steps = list.into_iter().map(tier).collect::<Result<_, Error>>();
        steps.and_then(Tiers::of).map_err(D::Error::custom)
    }
}

const TOO_LONG: &str = "the number has too many digits to be packed";

fn packed(value: Decimal) -> Option<Packed> {
    Some((u64::try_from(value.mantissa()).ok()?, u8::try_from(value.scale()).ok()?))
}

fn unpacked((digits, scale): Packed) -> Result<Decimal, Error> {
    let mut value = Decimal::from(digits);
    value.set_scale(scale.into()).map_err(|_| Error::Overflow)?;
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_unpacked_as_they_were() {
        for text in ["0", "0.0416", "0.0000000001", "7.30", "18446744073709551615"] {
            let value = Decimal::from_str_exact(text).unwrap();
            let again = unpacked(packed(value).unwrap()).unwrap();
            assert_eq!((again, again.scale()), (value, value.scale()), "{text}");
        }
        assert_eq!((packed(Decimal::MAX), packed(-Decimal::ONE)), (None, None));
        assert_eq!(unpacked((1, 29)), Err(Error::Overflow));
    }

    #[test]
    fn documents_have_the_text_of_numbers() {
        let price = |text| Usd::parse(text).unwrap();
        let first = Tier { up_to: Some(Decimal::from(32_000)), price: price("0.065") };
        let tiers = Tiers::new(vec![first, Tier { up_to: None, price: price("0.0455") }]).unwrap();
        let json = r#"[{"up_to":"32000","price":"0.065"},{"up_to":null,"price":"0.0455"}]"#;
        assert_eq!(serde_json::to_string(&tiers).unwrap(), json);
        assert_eq!(serde_json::from_str::<Tiers>(json).unwrap(), tiers);
        assert!(serde_json::from_str::<Tiers>("[]").is_err());
    }
}
