//! [`check`]: compares Abacus's results with the known answers.

use units::Decimal;
use units::format::fixed;

use crate::answer::{Answers, Fault};
use crate::case::{Case, Expected, Tolerance, Value};
use crate::ordered::Ordered;

/// The comparison for one answer of a case.
#[derive(Debug)]
pub struct Check<'a> {
    /// The name of the answer.
    pub name: &'a str,
    /// The known answer.
    pub expected: &'a Expected,
    /// Abacus's result; `None` if the case could not be asked at all.
    pub got: Option<Result<Value, Fault>>,
    /// The difference between the two, for numbers.
    pub difference: Option<Decimal>,
    /// The allowed difference, for numbers.
    pub tolerance: Option<Decimal>,
    /// Whether the result matches the known answer, rounds to the value that the source prints, and is not a known
    /// wrong answer.
    pub passed: bool,
}

/// A case with its answers compared.
#[derive(Debug)]
pub struct Checked<'a> {
    /// The case.
    pub case: &'a Case,
    /// Abacus's results, or why the case could not be asked.
    pub answers: Result<Answers, Fault>,
    /// One check per known answer, in the order of the case.
    pub checks: Vec<Check<'a>>,
    /// One check per answer that restates them.
    pub also: Vec<Check<'a>>,
}

impl Checked<'_> {
    /// Whether every answer passed.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.checks.iter().chain(&self.also).all(|check| check.passed)
    }
}

/// Compares every known answer of a case.
#[must_use]
pub fn check(case: &Case) -> Checked<'_> {
    let answers = Answers::of(case);
    let (checks, also) = (compared(case, &answers, &case.expect), compared(case, &answers, &case.also));
    Checked { case, answers, checks, also }
}

fn compared<'a>(case: &Case, answers: &Result<Answers, Fault>, known: &'a Ordered<Expected>) -> Vec<Check<'a>> {
    let compared = |(name, expected): &'a (String, Expected)| {
        let got = answers.as_ref().ok().map(|answers| answers.read(&expected.of));
        compare(&case.tolerance, name, expected, got)
    };
    known.0.iter().map(compared).collect()
}

fn compare<'a>(
    tolerance: &Tolerance,
    name: &'a str,
    expected: &'a Expected,
    got: Option<Result<Value, Fault>>,
) -> Check<'a> {
    let mut check = Check { name, expected, passed: false, difference: None, tolerance: None, got };
    let Some(Ok(got)) = &check.got else { return check };
    check.passed = *got == expected.is;
    if let (Value::Number(known), Value::Number(got)) = (&expected.is, got) {
        let tolerance = expected.within.map_or_else(|| tolerance.of(name), |within| within.0);
        let difference = got - known;
        let as_printed = expected.printed.as_ref().is_none_or(|printed| rounded_like(*got, printed) == *printed);
        let is_known_wrong = expected.not.is_some_and(|wrong| (got - wrong.0).abs() <= tolerance);
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

    /// Whether `got` passes for the answer `name` when the known answer is `expected`, with the default tolerance.
    fn passes(name: &str, expected: &str, got: Option<&str>) -> bool {
        let expected: Expected = serde_json::from_str(expected).unwrap();
        let got = got.map(|got| Ok(serde_json::from_str(got).unwrap()));
        compare(&Tolerance::default(), name, &expected, got).passed
    }

    #[test]
    fn figures_round_half_away_from_zero_to_the_printed_digits() {
        assert_eq!(rounded_like(Decimal::new(47_125, 3), "47.13"), "47.13");
        assert_eq!(rounded_like(Decimal::new(1_234_500, 3), "1235"), "1235");
    }

    #[test]
    fn an_answer_that_is_off_missing_or_printed_otherwise_does_not_pass() {
        let known = r#"{"is": 1, "of": {"total": "monthly"}}"#;
        assert!(passes("total_usd", known, Some("1.000001")));
        assert!(!passes("total_usd", known, Some("1.000002")));
        assert!(!passes("total_usd", known, Some("\"1\"")));
        assert!(!passes("total_usd", known, None));
        let printed = r#"{"is": 1, "of": {"total": "monthly"}, "printed": "0.00"}"#;
        assert!(!passes("total_usd", printed, Some("1")));
        let word = r#"{"is": "no_price", "of": {"status": "ec2.instance"}}"#;
        assert!(passes("status", word, Some("\"no_price\"")));
        assert!(!passes("status", word, Some("\"priced\"")));
        let flag = r#"{"is": false, "of": {"finding": "po-commit-unused"}}"#;
        assert!(!passes("unused", flag, Some("true")));
    }

    #[test]
    fn the_tolerance_of_money_is_its_own() {
        let tolerance: Tolerance = serde_json::from_str(r#"{"usd": 0.5}"#).unwrap();
        let expected: Expected = serde_json::from_str(r#"{"is": 1, "of": {"total": "monthly"}}"#).unwrap();
        let passes = |name| {
            let got = Some(Ok(Value::Number(Decimal::new(15, 1))));
            compare(&tolerance, name, &expected, got).passed
        };
        assert!(passes("total_usd"));
        assert!(!passes("hours"));
    }

    #[test]
    fn a_known_wrong_answer_does_not_pass() {
        let known = r#"{"is": 0.000001, "of": {"total": "monthly"}, "not": 0}"#;
        assert!(!passes("attached_address_usd", known, Some("0")));
    }
}
