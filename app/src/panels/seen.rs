//! [`Seen`]: a monthly total as the browser sends it back, to be compared with the next one.

use std::hash::{DefaultHasher, Hash, Hasher};

use pricing::Estimate;
use units::{Decimal, Usd};

/// The mark between a total and what is missing from it.
const MISSING: char = '+';

/// A monthly total, with the charges that are missing from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seen {
    monthly: Usd,
    /// A hash of the charges whose cost is not known; `None` if the total is complete.
    missing: Option<u64>,
}

impl Seen {
    /// The total of an estimate.
    pub fn of(estimate: &Estimate) -> Seen {
        let mut hasher = DefaultHasher::new();
        for component in &estimate.components {
            for line in component.lines.iter().filter(|line| line.cost.known().is_none()) {
                (component.id.as_str(), &line.code).hash(&mut hasher);
            }
        }
        let missing = estimate.totals.at_least.then(|| hasher.finish());
        Seen { monthly: estimate.totals.monthly, missing }
    }

    /// Reads the text of [`Seen::text`]; `None` for anything else.
    pub fn read(text: &str) -> Option<Seen> {
        let (monthly, missing) = match text.split_once(MISSING) {
            Some((monthly, missing)) => (monthly, Some(u64::from_str_radix(missing, 16).ok()?)),
            None => (text, None),
        };
        Some(Seen { monthly: Usd::new(monthly.parse::<Decimal>().ok()?), missing })
    }

    /// The exact total, followed by what is missing from it.
    pub fn text(&self) -> String {
        let monthly = self.monthly.amount();
        match self.missing {
            Some(missing) => format!("{monthly}{MISSING}{missing:x}"),
            None => monthly.to_string(),
        }
    }

    /// The change since an earlier total; `None` without one, and where different charges are missing: then the
    /// difference says nothing about the cost.
    pub fn since(&self, before: &Seen) -> Option<Usd> {
        let change = self.monthly - before.monthly;
        (self.missing == before.missing && !change.is_zero()).then_some(change)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(document: &str) -> Seen {
        Seen::of(&use_cases::estimate(document).unwrap().1)
    }

    const SHOP: &str = include_str!("../../../docs/examples/three-tier-web.json");

    #[test]
    fn a_total_reads_back() {
        let elsewhere = SHOP.replace("us-east-1", "ap-southeast-6");
        for document in [SHOP, elsewhere.as_str()] {
            let seen = seen(document);
            assert_eq!(Seen::read(&seen.text()), Some(seen), "{}", seen.text());
        }
        assert_eq!(Seen::read("12.5").map(|seen| seen.text()), Some("12.5".to_owned()));
        assert!(["", "x", "1+", "1+xyz"].into_iter().all(|text| Seen::read(text).is_none()));
    }

    #[test]
    fn totals_are_compared_where_the_same_charges_are_missing() {
        let complete = seen(SHOP);
        let incomplete = seen(&SHOP.replace("us-east-1", "ap-southeast-6"));
        assert!(complete.missing.is_none() && incomplete.missing.is_some());
        assert_eq!(incomplete.since(&complete), None, "much has no price in Auckland");
        assert_eq!(complete.since(&complete), None, "nothing changed");
        let less = Seen { monthly: incomplete.monthly - Usd::new(Decimal::ONE), ..incomplete };
        assert_eq!(incomplete.since(&less), Some(Usd::new(Decimal::ONE)));
    }
}
