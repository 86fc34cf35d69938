//! [`Scale`]: a money axis that includes zero, ends at a round number and has few ticks.

use std::ops::Range;

use units::{Decimal, Usd, format};

/// The maximum number of steps between the ends of the axis.
const MAX_STEPS: f64 = 7.0;

/// Spans below this count as zero: the smallest unit prices are a thousand times larger.
const SMALLEST: f64 = 1e-10;

/// First digits of a step, times ten.
const MANTISSAS: [i64; 4] = [10, 20, 25, 50];

/// Amounts from `10^n` on are abbreviated with a letter.
const LETTERS: [(i32, &str); 3] = [(12, "T"), (9, "B"), (6, "M")];

/// An axis whose ticks are whole multiples of a step, which is a round decimal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Scale {
    /// The step is `mantissa × 10^exponent` dollars.
    mantissa: i64,
    exponent: i32,
    /// The ends, in steps.
    low: i64,
    high: i64,
}

impl Scale {
    /// The scale for amounts from `lowest` to `highest`; zero is always on it.
    pub(crate) fn covering(lowest: f64, highest: f64) -> Scale {
        let lowest = lowest.min(0.0);
        let highest = highest.max(0.0);
        let span = highest - lowest;
        if span < SMALLEST {
            // Nothing costs anything: an axis up to one dollar shows that best.
            return Scale { mantissa: 10, exponent: -1, low: 0, high: 1 };
        }
        let first = (span / MAX_STEPS).log10().floor() as i32 - 1;
        let candidates = (first..first + 3).flat_map(|exponent| MANTISSAS.map(|mantissa| (mantissa, exponent)));
        let mut scale = Scale { mantissa: 10, exponent: first + 3, low: 0, high: 1 };
        for (mantissa, exponent) in candidates {
            let step = size(mantissa, exponent);
            // A value that is a multiple of the step except for binary rounding needs no further step.
            let (low, high) = ((lowest / step + 1e-9).floor(), (highest / step - 1e-9).ceil());
            if high - low <= MAX_STEPS {
                scale = Scale { mantissa, exponent, low: low as i64, high: high as i64 };
                break;
            }
        }
        scale
    }

    fn step(&self) -> f64 {
        size(self.mantissa, self.exponent)
    }

    /// The ends of the axis in dollars.
    pub(crate) fn range(&self) -> Range<f64> {
        self.low as f64 * self.step()..self.high as f64 * self.step()
    }

    /// The ticks in dollars, in ascending order.
    pub(crate) fn ticks(&self) -> Vec<f64> {
        (self.low..=self.high).map(|index| index as f64 * self.step()).collect()
    }

    /// The label of a tick that is not money: `0`, `1,200`, `2.50`.
    pub(crate) fn plain_label(&self, tick: f64) -> String {
        self.label(tick).replace('$', "")
    }

    /// The label of a tick: `$0`, `$1,200`, `$2.50`, `$0.0005`, `$1.5M`.
    pub(crate) fn label(&self, tick: f64) -> String {
        let index = (tick / self.step()).round() as i64;
        if index == 0 {
            return "$0".to_owned();
        }
        let sign = if index < 0 { "−" } else { "" };
        let far = self.high.unsigned_abs().max(self.low.unsigned_abs()) as f64 * self.step();
        let (power, letter) = LETTERS.into_iter().find(|(power, _)| far >= 10f64.powi(*power)).unwrap_or((0, ""));
        let exponent = self.exponent - power;
        let Some(value) = decimal(i128::from(index.unsigned_abs()) * i128::from(self.mantissa), exponent) else {
            return format!("{sign}${:e}", tick.abs());
        };
        let step = decimal(i128::from(self.mantissa), exponent).unwrap_or_default().normalize();
        match step.scale() {
            0 => format!("{sign}${}{letter}", format::quantity(value, 0)),
            _ if power > 0 => format!("{sign}${}{letter}", format::quantity(value, 3)),
            1 | 2 => format!("{sign}{}", format::money(Usd::new(value))),
            digits => format!("{sign}${value:.*}", usize::try_from(digits).unwrap_or(2)),
        }
    }
}

fn size(mantissa: i64, exponent: i32) -> f64 {
    let power = 10f64.powi(exponent.abs());
    // Dividing by a power of ten rounds once; multiplying by its inverse would round twice.
    if exponent < 0 { mantissa as f64 / power } else { mantissa as f64 * power }
}

/// `number × 10^exponent`, if it fits a decimal.
fn decimal(number: i128, exponent: i32) -> Option<Decimal> {
    if exponent < 0 {
        return Decimal::try_from_i128_with_scale(number, exponent.unsigned_abs()).ok();
    }
    let power = 10i128.checked_pow(exponent.unsigned_abs())?;
    Decimal::try_from_i128_with_scale(number.checked_mul(power)?, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(lowest: f64, highest: f64) -> String {
        let scale = Scale::covering(lowest, highest);
        scale.ticks().into_iter().map(|tick| scale.label(tick)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn ends_are_round_and_little_above_the_figures() {
        assert_eq!(labels(0.0, 30.368), "$0 $5 $10 $15 $20 $25 $30 $35");
        assert_eq!(labels(0.0, 1123.7), "$0 $200 $400 $600 $800 $1,000 $1,200");
        assert_eq!(labels(0.0, 100.0), "$0 $20 $40 $60 $80 $100");
        assert_eq!(labels(2.0, 11.2), "$0 $2 $4 $6 $8 $10 $12");
    }

    #[test]
    fn ticks_of_little_money_show_their_digits() {
        assert_eq!(labels(0.0, 1.4), "$0 $0.20 $0.40 $0.60 $0.80 $1.00 $1.20 $1.40");
        assert_eq!(labels(0.0, 0.001), "$0 $0.0002 $0.0004 $0.0006 $0.0008 $0.0010");
    }

    #[test]
    fn ticks_of_much_money_are_short() {
        assert_eq!(labels(0.0, 1e12), "$0 $0.2T $0.4T $0.6T $0.8T $1T");
        assert_eq!(labels(0.0, 7_400_000.0), "$0 $2M $4M $6M $8M");
        assert_eq!(labels(0.0, 900_000.0), "$0 $0.2M $0.4M $0.6M $0.8M $1M");
    }

    #[test]
    fn nothing_and_less_than_nothing_have_a_scale() {
        assert_eq!(labels(0.0, 0.0), "$0 $1");
        assert_eq!(labels(-5.0, 10.0), "−$5.00 −$2.50 $0 $2.50 $5.00 $7.50 $10.00");
    }

    #[test]
    fn the_ends_hold_every_figure() {
        for exponent in -9..29 {
            for first in [1.0, 1.7, 2.5, 3.3, 6.0, 9.99] {
                let highest = first * 10f64.powi(exponent);
                let range = Scale::covering(0.0, highest).range();
                assert!(range.end >= highest * 0.999_999 && range.end < highest * 2.1, "{highest}: {range:?}");
            }
        }
    }
}
