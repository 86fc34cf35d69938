//! Decimals as exact text in documents and responses: the same text that `Decimal` writes, but faster for up to 19
//! digits.

use rust_decimal::Decimal;
use serde::Serializer;

/// A sign, `0.` and 28 digits after it.
const LONGEST: usize = 31;

/// The zeros between the point and the first digit.
const ZEROS: [u8; 28] = [b'0'; 28];

/// Serialises a decimal as text, for `#[serde(serialize_with = "units::exact::text")]`.
///
/// # Errors
/// Those of the serializer.
pub fn text<S: Serializer>(value: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    let Ok(digits) = u64::try_from(value.mantissa().unsigned_abs()) else {
        return serializer.collect_str(value);
    };
    let mut whole = itoa::Buffer::new();
    let digits = whole.format(digits);
    if value.scale() == 0 && value.is_sign_positive() {
        return serializer.serialize_str(digits);
    }
    let mut buffer = [0; LONGEST];
    match with_point(value, digits, &mut buffer) {
        Some(text) => serializer.serialize_str(text),
        None => serializer.collect_str(value),
    }
}

/// The same for a number that may be missing, which becomes null.
///
/// # Errors
/// Those of the serializer.
pub fn text_or_null<S: Serializer>(value: &Option<Decimal>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => text(value, serializer),
        None => serializer.serialize_none(),
    }
}

/// The sign, the digits and the point between them, at the beginning of `buffer`.
fn with_point<'a>(value: &Decimal, digits: &str, buffer: &'a mut [u8; LONGEST]) -> Option<&'a str> {
    let digits = digits.as_bytes();
    let scale = usize::try_from(value.scale()).ok()?;
    let mut length = 0_usize;
    let mut put = |bytes: &[u8]| {
        let end = length.checked_add(bytes.len())?;
        buffer.get_mut(length..end)?.copy_from_slice(bytes);
        length = end;
        Some(())
    };
    if value.is_sign_negative() && !value.is_zero() {
        put(b"-")?;
    }
    match digits.len().checked_sub(scale) {
        Some(before) if before > 0 => {
            let (before, behind) = digits.split_at_checked(before)?;
            put(before)?;
            if scale > 0 {
                put(b".")?;
                put(behind)?;
            }
        }
        _ => {
            put(b"0.")?;
            put(ZEROS.get(..scale.checked_sub(digits.len())?)?)?;
            put(digits)?;
        }
    }
    std::str::from_utf8(buffer.get(..length)?).ok()
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
