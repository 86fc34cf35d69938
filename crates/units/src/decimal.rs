//! Exact arithmetic on decimals, and the limits that keep it exact.
//!
//! A [`Decimal`] holds 96 bits, a little over 28 digits. A quantity of at most
//! [`MAX_QUANTITY_DIGITS`] significant digits times a price of at most [`MAX_PRICE_DIGITS`] has at
//! most 28, so their product is exact.

use rust_decimal::Decimal;

/// Most significant digits of a quantity: eighteen, such as 10^14 with four decimals.
pub const MAX_QUANTITY_DIGITS: u32 = 18;

/// Most significant digits of a unit price. AWS lists up to ten decimals.
pub const MAX_PRICE_DIGITS: u32 = 10;

/// Errors of numbers.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The text is not a plain decimal number.
    #[error("not a decimal number: {0:?}")]
    NotANumber(String),
    /// The number is negative where that has no meaning.
    #[error("{0} is negative")]
    Negative(Decimal),
    /// The number has more digits than products can hold exactly.
    #[error("{value} has more than {max} significant digits")]
    TooManyDigits {
        /// The number as given.
        value: Decimal,
        /// The maximum number of digits.
        max: u32,
    },
    /// A sum or product left the range of exact decimals.
    #[error("the result is outside the range of exact decimals")]
    Overflow,
    /// A tier table is empty, unsorted, or closed at the top.
    #[error("tiers must rise, start above zero and end open")]
    BadTiers,
    /// A price was read in a unit other than the one it is listed in.
    #[error("priced per {listed}, read per {wanted}")]
    UnitMismatch {
        /// The unit of the listed price.
        listed: crate::Unit,
        /// The unit asked for.
        wanted: crate::Unit,
    },
}

/// Multiplies without losing a digit.
///
/// # Errors
/// [`Error::Overflow`] when the exact product does not fit.
pub fn exact_mul(a: Decimal, b: Decimal) -> Result<Decimal, Error> {
    if a.scale() == 0 {
        let mantissa = a.mantissa();
        if mantissa == 1 {
            return Ok(normal(b));
        }
        // Most factors are small whole numbers.
        if b.scale() == 0
            && let (Ok(a), Ok(b)) = (u64::try_from(mantissa), u64::try_from(b.mantissa()))
            && let Some(product) = a.checked_mul(b)
        {
            return Ok(product.into());
        }
    }
    let product = |a: Decimal, b: Decimal| {
        let mantissa = a.mantissa().checked_mul(b.mantissa()).ok_or(Error::Overflow)?;
        Decimal::try_from_i128_with_scale(mantissa, a.scale().saturating_add(b.scale())).map_err(|_| Error::Overflow)
    };
    // Trailing zeros may be what does not fit; most products fit even with them.
    let product = product(a, b).or_else(|_| product(a.normalize(), b.normalize()))?;
    Ok(normal(product))
}

/// The sum of numbers, each of which may have failed to be computed.
///
/// # Errors
/// The first error of a part, or [`Error::Overflow`] when the sum leaves the range of decimals.
pub fn sum(parts: impl IntoIterator<Item = Result<Decimal, Error>>) -> Result<Decimal, Error> {
    parts.into_iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part?).ok_or(Error::Overflow))
}

/// Whether a number is one, faster than by comparison for numbers without decimals.
#[must_use]
pub fn is_one(value: Decimal) -> bool {
    if value.scale() == 0 { value.mantissa() == 1 } else { value == Decimal::ONE }
}

/// The same number without trailing zeros after the decimal point, like [`Decimal::normalize`] but faster for most
/// numbers.
#[must_use]
pub fn normal(value: Decimal) -> Decimal {
    if value.is_zero() {
        return Decimal::ZERO;
    }
    let Ok(mut digits) = u64::try_from(value.mantissa().unsigned_abs()) else { return value.normalize() };
    let mut scale = value.scale();
    while let Some(shorter) = scale.checked_sub(1).filter(|_| digits.is_multiple_of(10)) {
        digits /= 10;
        scale = shorter;
    }
    if scale == value.scale() {
        return value;
    }
    let mut normal = Decimal::from(digits);
    match normal.set_scale(scale) {
        Ok(()) => normal.set_sign_negative(value.is_sign_negative()),
        Err(_) => normal = value.normalize(),
    }
    normal
}

/// A number rounded to at most `most` significant digits.
#[must_use]
pub fn fitting(value: Decimal, most: u32) -> Decimal {
    let is_short = 10_u64.checked_pow(most).is_some_and(|limit| value.mantissa().unsigned_abs() < u128::from(limit));
    normal(if is_short { value } else { value.round_sf(most).unwrap_or(value) })
}

/// Parses plain notation (`1234.5`) or scientific notation (`1e6`), without separators.
///
/// # Errors
/// [`Error::NotANumber`] if the text is anything else, or the number has more than 28 digits.
pub fn parse_plain(text: &str) -> Result<Decimal, Error> {
    let bad = || Error::NotANumber(text.chars().take(40).collect());
    let parsed = if text.contains(['e', 'E']) { Decimal::from_scientific(text) } else { Decimal::from_str_exact(text) };
    parsed.map(|n| n.normalize()).map_err(|_| bad())
}

/// Whether a number has at most `most` significant digits; `1200` and `0.065` have two.
pub(crate) fn has_digits(value: Decimal, most: u32) -> bool {
    let short = |limit: u128| value.mantissa().unsigned_abs() < limit;
    10_u128.checked_pow(most).is_some_and(short) || significant_digits(value) <= most
}

fn significant_digits(value: Decimal) -> u32 {
    let mut mantissa = value.normalize().mantissa().unsigned_abs();
    // `normalize` only strips zeros after the decimal point; 1200 keeps its own.
    if mantissa == 0 {
        return 1;
    }
    while mantissa.is_multiple_of(10) {
        mantissa /= 10;
    }
    mantissa.ilog10().saturating_add(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn dec(text: &str) -> Decimal {
        parse_plain(text).unwrap()
    }

    #[test]
    fn one_is_one_however_it_is_written() {
        assert!(is_one(Decimal::ONE) && is_one(Decimal::new(100, 2)));
        assert!(
            [Decimal::ZERO, -Decimal::ONE, dec("10"), dec("0.1"), dec("1.001")].iter().all(|value| !is_one(*value))
        );
    }

    #[test]
    fn exact_mul_keeps_every_digit() {
        assert_eq!(exact_mul(dec("1234567.8901"), dec("0.0000000002")), Ok(dec("0.00024691357802")));
        assert_eq!(exact_mul(dec("730"), dec("0.0225")), Ok(dec("16.425")));
    }

    #[test]
    fn exact_mul_refuses_what_does_not_fit() {
        let third = Decimal::ONE / Decimal::from(3);
        assert_eq!(exact_mul(third, third), Err(Error::Overflow));
    }

    #[test]
    fn a_sum_reports_what_does_not_fit_and_what_was_not_computed() {
        assert_eq!(sum([Ok(dec("0.5")), Ok(dec("2")), Ok(dec("-1"))]), Ok(dec("1.5")));
        assert_eq!(sum([]), Ok(Decimal::ZERO));
        assert_eq!(sum([Ok(Decimal::MAX), Ok(Decimal::ONE)]), Err(Error::Overflow));
        assert_eq!(sum([Ok(Decimal::MAX), Err(Error::BadTiers)]), Err(Error::BadTiers));
    }

    #[test]
    fn parse_plain_reads_scientific_notation_and_refuses_words() {
        assert_eq!(parse_plain("1e6"), Ok(Decimal::from(1_000_000)));
        assert!(parse_plain("ten").is_err());
        assert!(parse_plain("1e400").is_err());
        assert!(parse_plain("").is_err());
    }

    #[test]
    fn significant_digits_ignore_zeros_at_both_ends() {
        assert_eq!(significant_digits(dec("1200")), 2);
        assert_eq!(significant_digits(dec("0.0650")), 2);
        assert_eq!(significant_digits(Decimal::ZERO), 1);
    }

    proptest! {
        #[test]
        fn normal_is_what_normalize_gives(mantissa in any::<i128>(), zeros in 0u32..20, scale in 0u32..29) {
            let wide = mantissa % 10_i128.pow(28);
            for mantissa in [wide, wide / 10_i128.pow(zeros) * 10_i128.pow(zeros), wide % 1_000_000 * 1_000] {
                let value = Decimal::from_i128_with_scale(mantissa, scale);
                let normal = normal(value);
                prop_assert_eq!((normal, normal.scale()), (value, value.normalize().scale()));
                let rounded = value.round_sf(18).unwrap_or(value).normalize();
                prop_assert_eq!((fitting(value, 18), fitting(value, 18).scale()), (rounded, rounded.scale()));
            }
        }

        #[test]
        fn products_within_the_limits_are_exact(q in 0u64..1_000_000_000_000_000_000, qs in 0u32..5,
                                                p in 0u64..10_000_000_000, ps in 0u32..13) {
            let (q, p) = (Decimal::new(q as i64, qs), Decimal::new(p as i64, ps));
            let product = exact_mul(q, p).unwrap();
            let wide = q.mantissa() * p.mantissa();
            prop_assert_eq!(product, Decimal::from_i128_with_scale(wide, qs + ps));
        }
    }
}
