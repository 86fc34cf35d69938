//! Numbers and words formatted for people. Rounding happens here and nowhere else: half away from zero.

use std::fmt::{self, Write};

use rust_decimal::{Decimal, RoundingStrategy};

use crate::Usd;

/// An amount of money: `$1,234.56`, `−$3.00`, and `< $0.01` or `> −$0.01` for an amount that would round to zero.
#[must_use]
pub fn money(amount: Usd) -> String {
    let value = amount.amount();
    let cents = cents(value);
    if cents.is_zero() && !value.is_zero() {
        return if value.is_sign_negative() { "> −$0.01".into() } else { "< $0.01".into() };
    }
    let sign = if cents < Decimal::ZERO { "−$" } else { "$" };
    grouped(sign, format_args!("{:.2}", cents.abs()))
}

/// A change of money with its sign: `+$12.41`, `−$3.00`, `±$0.00`.
#[must_use]
pub fn money_change(change: Usd) -> String {
    if change.amount() > Decimal::ZERO {
        format!("+{}", money(change))
    } else if change.is_zero() {
        format!("±{}", money(change))
    } else {
        money(change)
    }
}

/// A unit price with every published digit and at least two decimals: `$0.0416`, `$40.96`.
#[must_use]
pub fn unit_price(price: Usd) -> String {
    let value = price.amount().normalize();
    let digits = value.scale().max(2);
    grouped("$", format_args!("{value:.*}", usize::try_from(digits).unwrap_or(2)))
}

/// A computed unit price, with at least two and at most `decimals` decimals: `$0.0817`, and `< $0.0001` for a positive
/// price that would round to zero.
#[must_use]
pub fn computed_price(price: Usd, decimals: u32) -> String {
    let value = price.amount();
    let rounded = value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    if rounded.is_zero() && value > Decimal::ZERO {
        return format!("< {}", unit_price(Usd::new(Decimal::new(1, decimals))));
    }
    unit_price(Usd::new(rounded))
}

/// A quantity with separators and at most `decimals` decimals, without trailing zeros.
#[must_use]
pub fn quantity(value: Decimal, decimals: u32) -> String {
    let rounded = value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    let sign = if rounded < Decimal::ZERO { "−" } else { "" };
    grouped(sign, format_args!("{}", rounded.normalize().abs()))
}

/// A number with separators and exactly `decimals` decimals, for columns.
#[must_use]
pub fn fixed(value: Decimal, decimals: u32) -> String {
    let rounded = value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    let sign = if rounded < Decimal::ZERO { "−" } else { "" };
    let digits = usize::try_from(decimals).unwrap_or_default();
    grouped(sign, format_args!("{:.digits$}", rounded.abs()))
}

/// Money as a plain number of dollars and cents, for machine-readable files: `1234.56`.
#[must_use]
pub fn plain_cents(amount: Usd) -> String {
    format!("{:.2}", cents(amount.amount()))
}

/// Words as at the start of a sentence: with a capital letter.
#[must_use]
pub fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    let Some(first) = letters.next() else { return String::new() };
    let mut capitalised = String::with_capacity(words.len());
    capitalised.extend(first.to_uppercase());
    capitalised.push_str(letters.as_str());
    capitalised
}

fn cents(value: Decimal) -> Decimal {
    value.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

/// A plain positive number after its sign, with commas between thousands.
fn grouped(sign: &str, plain: fmt::Arguments<'_>) -> String {
    // Enough capacity for nearly every number, so that it is written without reallocation.
    let mut text = String::with_capacity(24);
    text.push_str(sign);
    // Writing to a string cannot fail.
    let _ = text.write_fmt(plain);
    let mut comma = text.find('.').unwrap_or(text.len());
    while let Some(before) = comma.checked_sub(3).filter(|before| *before > sign.len()) {
        comma = before;
        text.insert(comma, ',');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fixed_keeps_its_decimals() {
        assert_eq!(fixed(Decimal::from(37), 1), "37.0");
        assert_eq!(fixed(Decimal::new(-123_456, 2), 1), "−1,234.6");
    }

    fn usd(text: &str) -> Usd {
        Usd::parse(text).unwrap()
    }

    #[test]
    fn money_rounds_half_away_from_zero() {
        assert_eq!(money(usd("16.425")), "$16.43");
        assert_eq!(money(usd("-16.425")), "−$16.43");
        assert_eq!(money(usd("1234567.891")), "$1,234,567.89");
    }

    #[test]
    fn money_never_shows_zero_for_something() {
        assert_eq!(money(usd("0.004")), "< $0.01");
        assert_eq!(money(usd("0.005")), "$0.01");
        assert_eq!(money(Usd::ZERO), "$0.00");
    }

    #[test]
    fn money_change_carries_its_sign() {
        assert_eq!(money_change(usd("12.41")), "+$12.41");
        assert_eq!(money_change(usd("-3")), "−$3.00");
        assert_eq!(money_change(Usd::ZERO), "±$0.00");
    }

    #[test]
    fn unit_price_keeps_every_digit() {
        assert_eq!(unit_price(usd("0.0000004")), "$0.0000004");
        assert_eq!(unit_price(usd("40.960")), "$40.96");
        assert_eq!(unit_price(usd("3")), "$3.00");
    }

    #[test]
    fn quantity_groups_and_drops_idle_zeros() {
        assert_eq!(quantity(Decimal::new(217_261_904, 6), 2), "217.26");
        assert_eq!(quantity(Decimal::from(1_048_576), 2), "1,048,576");
        assert_eq!(quantity(Decimal::new(2500, 3), 2), "2.5");
    }
}
