//! Decimals as exact text in documents and answers: what `Decimal` itself writes, faster for those of up to 19 digits.

use rust_decimal::Decimal;
use serde::Serializer;

/// A sign, `0.` and 28 digits behind it.
const LONGEST: usize = 31;

/// Serialises a decimal as text, for `#[serde(serialize_with = "units::exact::text")]`.
///
/// # Errors
/// Those of the serializer.
pub fn text<S: Serializer>(value: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    let mut buffer = [0; LONGEST];
    match written(value, &mut buffer) {
        Some(text) => serializer.serialize_str(text),
        None => serializer.collect_str(value),
    }
}

/// The same of a number that may be missing, which is null.
///
/// # Errors
/// Those of the serializer.
pub fn text_or_null<S: Serializer>(value: &Option<Decimal>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => text(value, serializer),
        None => serializer.serialize_none(),
    }
}

/// The text in the end of `buffer`; `None` of a number with more digits than 64 bits hold.
fn written<'a>(value: &Decimal, buffer: &'a mut [u8; LONGEST]) -> Option<&'a str> {
    let mut digits = u64::try_from(value.mantissa().unsigned_abs()).ok()?;
    let scale = value.scale();
    let mut free = LONGEST;
    let mut put = |byte: u8| {
        free = free.checked_sub(1)?;
        *buffer.get_mut(free)? = byte;
        Some(())
    };
    let mut place = 0;
    // At most 28 digits behind the point, and 20 in all before and behind it.
    while digits > 0 || place <= scale {
        put(b'0' + u8::try_from(digits % 10).ok()?)?;
        digits /= 10;
        place += 1;
        if place == scale {
            put(b'.')?;
        }
    }
    if value.is_sign_negative() && !value.is_zero() {
        put(b'-')?;
    }
    std::str::from_utf8(buffer.get(free..)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn json(value: Decimal) -> String {
        let mut out = Vec::new();
        let mut serializer = serde_json::Serializer::new(&mut out);
        text(&value, &mut serializer).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn zeros_and_signs_are_those_of_the_decimal() {
        for text in
            ["0", "0.00", "-0", "7.30", "-0.05", "1200", "0.0000000000000000000000000001", "18446744073709551615"]
        {
            let value = Decimal::from_str_exact(text).unwrap();
            assert_eq!(json(value), serde_json::to_string(&value).unwrap(), "{text}");
        }
        assert_eq!(json(Decimal::MAX), serde_json::to_string(&Decimal::MAX).unwrap());
    }

    proptest! {
        #[test]
        fn any_decimal_is_written_as_it_writes_itself(low: u32, mid: u32, high: u32, negative: bool, scale in 0_u32..=28, parts in 1..=3) {
            let value = Decimal::from_parts(low, if parts > 1 { mid } else { 0 }, if parts > 2 { high } else { 0 }, negative, scale);
            prop_assert_eq!(json(value), serde_json::to_string(&value).unwrap());
        }
    }
}
