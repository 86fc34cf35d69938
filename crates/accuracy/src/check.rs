//! [`check`]: compares what Abacus says with what is known.

use units::Decimal;
use units::format::fixed;

use crate::case::Case;
use crate::figures::{Fault, Figures, Value, figures};

/// One figure of a case.
#[derive(Debug)]
pub struct Check {
    /// Its name.
    pub key: String,
    /// What is known.
    pub expected: Value,
    /// What Abacus says; none when it says nothing under this name.
    pub got: Option<Value>,
    /// How far they are apart, for numbers.
    pub difference: Option<Decimal>,
    /// How far they may be apart, for numbers.
    pub tolerance: Option<Decimal>,
    /// The figure as its source prints it.
    pub printed: Option<String>,
    /// Whether it comes out as known, and rounds to what its source prints, and is no
    /// known wrong answer.
    pub passed: bool,
}

/// A case with its figures compared.
#[derive(Debug)]
pub struct Checked<'a> {
    /// The case.
    pub case: &'a Case,
    /// What Abacus says, or why it was not asked.
    pub figures: Result<Figures, Fault>,
    /// One per known result, in the order of the case.
    pub checks: Vec<Check>,
}

impl Checked<'_> {
    /// Whether every figure comes out as known.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.checks.iter().all(|check| check.passed)
    }
}

/// Compares every known result of a case.
#[must_use]
pub fn check(case: &Case) -> Checked<'_> {
    let figures = figures(case);
    let compared = |(key, expected): &(String, Value)| {
        let got = figures.as_ref().ok().and_then(|figures| figures.values.get(key)).cloned();
        compare(case, key, expected, got)
    };
    let checks = case.expect.0.iter().map(compared).collect();
    Checked { case, figures, checks }
}

fn compare(case: &Case, key: &str, expected: &Value, got: Option<Value>) -> Check {
    let printed = case.printed_by_source.get(key).cloned();
    let mut check = Check {
        key: key.to_owned(),
        expected: expected.clone(),
        passed: got.as_ref() == Some(expected),
        difference: None,
        tolerance: None,
        printed,
        got,
    };
    if let (Value::Number(expected), Some(Value::Number(got))) = (expected, &check.got) {
        let (difference, tolerance) = (got - expected, case.tolerance.of(key));
        let as_printed = check.printed.as_ref().is_none_or(|printed| rounded_like(*got, printed) == *printed);
        let is_known_wrong = match case.must_not_be.get(key) {
            Some(Value::Number(wrong)) => (got - wrong).abs() <= tolerance,
            _ => false,
        };
        check.passed = difference.abs() <= tolerance && as_printed && !is_known_wrong;
        (check.difference, check.tolerance) = (Some(difference), Some(tolerance));
    }
    check
}

/// A number rounded, half away from zero, to as many digits as `printed` has.
fn rounded_like(number: Decimal, printed: &str) -> String {
    let digits = printed.split_once('.').map_or(0, |(_, digits)| digits.len());
    fixed(number, u32::try_from(digits).unwrap_or_default()).replace(',', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_round_half_away_from_zero_to_the_printed_digits() {
        assert_eq!(rounded_like(Decimal::new(47_125, 3), "47.13"), "47.13");
        assert_eq!(rounded_like(Decimal::new(1_234_500, 3), "1235"), "1235");
    }

    #[test]
    fn a_figure_that_is_off_missing_or_printed_otherwise_does_not_pass() {
        let cases = crate::cases().unwrap();
        let case = cases.iter().find(|case| case.id == "CSP-1y-no").unwrap();
        let expected = Value::Number(Decimal::ONE);
        let passed = |key: &str, got| compare(case, key, &expected, got).passed;
        assert!(passed("total_commitment_usd", Some(Value::Number(Decimal::new(1_000_001, 6)))));
        assert!(!passed("total_commitment_usd", Some(Value::Number(Decimal::new(1_000_002, 6)))));
        assert!(!passed("total_commitment_usd", None));
        let case = cases.iter().find(|case| case.id == "BADPEER-lcu-month").unwrap();
        let wrong = case.must_not_be.get("lcu_usd").unwrap();
        assert!(!compare(case, "lcu_usd", wrong, Some(wrong.clone())).passed, "known to be wrong");
        let case = cases.iter().find(|case| case.id == "CSP-1y-no").unwrap();
        let passed = |key: &str, got| compare(case, key, &expected, got).passed;
        assert!(!passed("upfront_usd", Some(Value::Number(Decimal::ONE))), "printed as 0.00");
    }

    #[test]
    fn a_known_wrong_answer_does_not_pass() {
        let cases = crate::cases().unwrap();
        let case = cases.iter().find(|case| case.id == "EIP-g").unwrap();
        let wrong = case.must_not_be.get("attached_address_usd").unwrap();
        assert!(!compare(case, "attached_address_usd", wrong, Some(wrong.clone())).passed);
    }
}
