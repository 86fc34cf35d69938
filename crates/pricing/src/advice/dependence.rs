//! Which charges of a definition depend on the choices that its rules compare: all others cost the same with them.

use std::sync::LazyLock;

use definitions::{Absent, Amount, Billed, Charge, Definition, Pool, Price, Test};
use foldhash::HashMap;

/// By the kind of a definition and the position of a rule: for each charge, whether it depends on the choices.
static DEPENDENCE: LazyLock<HashMap<(&'static str, usize), Vec<bool>>> = LazyLock::new(|| {
    let of = |definition: &'static &'static Definition| {
        let rules = definition.rules.iter().enumerate();
        rules.filter_map(|(position, rule)| {
            let Test::CheaperWith(_, choices) = rule.test else { return None };
            Some(((definition.kind, position), dependence(definition, choices)))
        })
    };
    definitions::ALL.iter().flat_map(of).collect()
});

/// For each charge of a definition, whether its cost can depend on the choices of the rule at a position; `None` if
/// that is not known.
pub(super) fn of_rule(definition: &Definition, position: usize) -> Option<&'static [bool]> {
    DEPENDENCE.get(&(definition.kind, position)).map(Vec::as_slice).filter(|all| all.len() == definition.charges.len())
}

fn dependence(definition: &Definition, choices: &[(&str, &str)]) -> Vec<bool> {
    let depends = |charge: &Charge| {
        let Some(named) = fields(definition, charge) else { return true };
        choices.iter().any(|(field, _)| named.contains(field))
    };
    let all: Vec<(&str, bool)> = definition.charges.iter().map(|charge| (charge.code, depends(charge))).collect();
    // Charges with the same code exclude each other: one may apply instead of another.
    all.iter().map(|(code, _)| all.iter().any(|(other, depends)| other == code && *depends)).collect()
}

/// The fields that the cost of a charge depends on; `None` if a function determines it.
fn fields(definition: &Definition, charge: &Charge) -> Option<Vec<&'static str>> {
    let mut named = Vec::new();
    charge.when.fields(&mut named);
    let included = match &charge.pool {
        Pool::Above(amount, _) => Some(amount),
        Pool::None | Pool::Region => None,
    };
    for amount in charge.factors.iter().map(|factor| &factor.amount).chain(included) {
        if has_function(amount) {
            return None;
        }
        amount.fields(&mut named);
    }
    match charge.price {
        Price::Listed(key) => {
            key.dimension.fields(&mut named);
            key.item.fields(&mut named);
        }
        Price::Entered(field) | Price::ToRegion(field) => named.push(field),
        Price::Free | Price::Unlisted(_) | Price::ToOwnRegion | Price::Open(_) => {}
    }
    if let Billed::In(field) = charge.billed {
        named.push(field);
    }
    // What applies when a field is left out may depend on others, and so does whether the field applies at all. The list
    // grows to the number of fields at most.
    let mut next = named.clone();
    while let Some(name) = next.pop() {
        let Some(field) = definition.field(name) else { continue };
        let mut others = Vec::new();
        field.when.fields(&mut others);
        field.may_save.fields(&mut others);
        if let Absent::OpenUnless(group) = field.absent {
            others.extend(group);
        }
        others.retain(|other| !named.contains(other));
        next.extend(&others);
        named.extend(others);
    }
    Some(named)
}

fn has_function(amount: &Amount) -> bool {
    match amount {
        Amount::By(_) => true,
        Amount::Sum(all) | Amount::Times(all) => all.iter().any(has_function),
        Amount::Above(one, other)
        | Amount::AtLeast(one, other)
        | Amount::AtMost(one, other)
        | Amount::If(_, one, other) => has_function(one) || has_function(other),
        Amount::Over(one, _)
        | Amount::Started(one, _)
        | Amount::Parts(one, _)
        | Amount::OfAll(one)
        | Amount::Months(one)
        | Amount::EachHour(one) => has_function(one),
        Amount::Of(_)
        | Amount::Placed
        | Amount::Subnets
        | Amount::Field(_)
        | Amount::Needed(_)
        | Amount::Hours(_)
        | Amount::StartedHours(_)
        | Amount::Month
        | Amount::PartOfMonth(_)
        | Amount::Vcpus(_)
        | Amount::ByChoice(..) => false,
    }
}
