//! [`Choice`]: a purchase option for instances, with its code.

use design::{OfferingClass, Payment, PlanKind, Purchase, Reserved, SavingsPlan, Scope, Term};

/// A purchase option for instances.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The code, such as `standard-1y-no-upfront`.
    pub code: String,
    /// The name, such as `Standard RI, 1 year, no upfront`.
    pub label: String,
    /// How the groups are bought; `None` for dedicated hosts, which are separate components.
    pub purchase: Option<Purchase>,
}

impl Choice {
    /// The term of the commitment.
    #[must_use]
    pub const fn term(&self) -> Option<Term> {
        match self.purchase {
            Some(Purchase::Reserved(Reserved { term, .. }) | Purchase::SavingsPlan(SavingsPlan { term, .. })) => {
                Some(term)
            }
            _ => None,
        }
    }
}

/// All purchase options: on-demand, twelve kinds of Reserved Instances, twelve of Savings Plans, Spot and dedicated
/// hosts.
#[must_use]
pub fn choices() -> Vec<Choice> {
    let plain = |code: &str, label: &str, purchase| Choice { code: code.into(), label: label.into(), purchase };
    let mut all = vec![plain("on-demand", "On-demand", Some(Purchase::OnDemand))];
    let terms = || {
        let payments = |(_, term): &(&str, Term)| {
            Payment::ALL.iter().map({
                let term = *term;
                move |(_, payment)| (term, *payment)
            })
        };
        Term::ALL.iter().flat_map(payments)
    };
    for (_, class) in OfferingClass::ALL {
        for (term, payment) in terms() {
            let name = if *class == OfferingClass::Standard { "Standard RI" } else { "Convertible RI" };
            let bought = Reserved { class: *class, term, payment, scope: Scope::Regional };
            all.push(Choice {
                code: format!("{}-{}-{}", class.code(), term.code(), payment.code()),
                label: format!("{name}, {}, {}", term.label(), payment.label()),
                purchase: Some(Purchase::Reserved(bought)),
            });
        }
    }
    for (_, plan) in PlanKind::ALL {
        for (term, payment) in terms() {
            let (name, code) = match plan {
                PlanKind::Ec2Instance => ("EC2 Instance SP", "ec2-sp"),
                PlanKind::Compute => ("Compute SP", "compute-sp"),
            };
            let bought = SavingsPlan { plan: *plan, term, payment };
            all.push(Choice {
                code: format!("{code}-{}-{}", term.code(), payment.code()),
                label: format!("{name}, {}, {}", term.label(), payment.label()),
                purchase: Some(Purchase::SavingsPlan(bought)),
            });
        }
    }
    all.push(plain("spot", "Spot", Some(Purchase::Spot)));
    all.push(plain("dedicated-host", "Dedicated host, on-demand", None));
    all
}

/// What an option gives up, in a few words.
pub(super) fn gives_up(choice: &Choice) -> String {
    let text = match choice.purchase {
        Some(Purchase::OnDemand) => "nothing; no capacity is guaranteed",
        Some(Purchase::Reserved(Reserved { class: OfferingClass::Standard, term, .. })) => match term {
            Term::OneYear => "flexibility: family, region and system fixed for 1 year; can be sold",
            Term::ThreeYears => "flexibility: family, region and system fixed for 3 years; can be sold",
        },
        Some(Purchase::Reserved(Reserved { term, .. })) => match term {
            Term::OneYear => "1 year of spending; can be exchanged for other instances",
            Term::ThreeYears => "3 years of spending; can be exchanged for other instances",
        },
        Some(Purchase::SavingsPlan(SavingsPlan { plan: PlanKind::Ec2Instance, term, .. })) => match term {
            Term::OneYear => "family and region fixed for 1 year; any size and system",
            Term::ThreeYears => "family and region fixed for 3 years; any size and system",
        },
        Some(Purchase::SavingsPlan(SavingsPlan { term, .. })) => match term {
            Term::OneYear => "1 year of spending per hour; any family and region",
            Term::ThreeYears => "3 years of spending per hour; any family and region",
        },
        None => "sharing hardware; one family per host, paid whether full or not",
        Some(Purchase::Spot) => "capacity: may be taken back on two minutes' notice",
        Some(Purchase::Mixed(_)) => "",
    };
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_27_options_each_with_its_own_code() {
        let all = choices();
        let mut codes: Vec<_> = all.iter().map(|choice| choice.code.as_str()).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!((all.len(), codes.len()), (27, 27));
        assert!(codes.contains(&"standard-3y-partial-upfront") && codes.contains(&"compute-sp-1y-all-upfront"));
    }
}
