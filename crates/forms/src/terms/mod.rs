//! The form of what the whole design is billed by: private rates, the support plan and the tax.

mod change;
mod rate;

use design::{Design, Support, SupportPlan, Tax, limits};
use units::Unit;

pub(crate) use change::act;

use crate::form::{plain, words};
use crate::node::{Button, Control, Does, Field, Group, Node, Options};
use crate::reads::{self, Empty, Reads};

/// Selects the form of the terms in place of a component. No component has this id.
pub const TERMS: &str = "_terms";

/// The title of that form.
pub const TERMS_TITLE: &str = "Own rates, support and tax";

/// Id of the list of usage types that the form suggests.
pub const USAGE_TYPES: &str = "usage-types";

/// What the form offers, taken from the estimate of the design.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Offers {
    /// Every region with its label.
    pub regions: Options,
    /// The service codes on the lines.
    pub services: Vec<String>,
    /// The codes of the charges, with their labels.
    pub charges: Options,
    /// The units in which something is billed.
    pub units: Vec<Unit>,
    /// The charges that can get a unit price: a [`Priced`] as text, and what it is for people.
    pub prices: Options,
    /// What each rate does, in words.
    pub effects: Vec<String>,
}

/// A charge that gets a unit price, with its list price to start from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Priced {
    /// AWS's usage type, if it is known.
    pub usage_type: Option<String>,
    /// The code of the charge.
    pub charge: String,
    /// The unit.
    pub unit: Unit,
    /// The list price in US dollars, as exact text; empty if there is none.
    pub usd: String,
    /// Its label.
    pub label: String,
}

impl Priced {
    /// As text, for the value of an option.
    #[must_use]
    pub fn to_text(&self) -> String {
        let usage_type = self.usage_type.as_deref().unwrap_or_default();
        [usage_type, &self.charge, self.unit.code(), &self.usd, &self.label].join("|")
    }

    /// Reads what [`Priced::to_text`] writes.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Priced> {
        let mut parts = text.splitn(5, '|').map(str::to_owned);
        let usage_type = parts.next().filter(|usage_type| !usage_type.is_empty());
        let (charge, unit) = (parts.next()?, Unit::from_code(&parts.next()?)?);
        Some(Priced { usage_type, charge, unit, usd: parts.next()?, label: parts.next()? })
    }
}

/// Id of the choice of a charge that gets a unit price.
const PRICED: &str = "rate-priced";

/// The form of the terms.
#[must_use]
pub fn terms(design: &Design, offers: &Offers) -> Vec<Node> {
    let intro = "Your own rates change list prices. One applies to each charge, the narrowest that fits: a rate for a \
                 component before one for a usage type, a service, a region, and everything.";
    let mut nodes = vec![Node::Hint(intro.to_owned())];
    let rates = design.own_rates.iter().enumerate();
    nodes.extend(rates.map(|(index, rate)| rate::group(design, offers, index, rate)));
    nodes.push(Node::Actions(String::new(), vec![Button::act("+ Percentage off list", "rate-add", "percent_off")]));
    if !offers.prices.is_empty() {
        let control = Control::Choice { chosen: String::new(), options: offers.prices.clone(), act: None };
        nodes.push(field(PRICED, "Charge with its list price", "", control).into());
        let does = Does::Act("rate-add", "unit_price".to_owned(), vec![PRICED.to_owned()]);
        let button =
            Button { label: "+ Own price for this charge".to_owned(), name: String::new(), does, danger: false };
        nodes.push(Node::Actions(String::new(), vec![button]));
    }
    if design.own_rates.iter().any(|rate| rate.from.is_some()) || design.first_month.is_some() {
        let text = design.first_month.map(|month| month.to_string()).unwrap_or_default();
        let month = input("first-month", "First month of the design", "/first_month", text, Reads::Act("first-month"));
        nodes.push(month.empty("2027-01").hint("A rate with a date applies to the whole months after it").into());
    }
    nodes.push(below_the_total(design));
    nodes
}

/// Support plan and tax.
fn below_the_total(design: &Design) -> Node {
    let plans = std::iter::once((String::new(), "Basic, free".to_owned()));
    let plans: Options = plans.chain(words(SupportPlan::ALL, SupportPlan::label)).collect();
    let chosen = design.support.map(|support| support.plan.code()).unwrap_or_default();
    let plan = Control::Choice { chosen: chosen.to_owned(), options: plans, act: Some("support") };
    let mut support: Vec<Node> = vec![field("support-plan", "Support plan", "/support/plan", plan).into()];
    if let Some(Support { plan: SupportPlan::BusinessPlus, accounts }) = design.support {
        let reads = Reads::whole(1, limits::ACCOUNTS, reads::COUNTS, Empty::Removes);
        let text = accounts.map(|count| count.to_string()).unwrap_or_default();
        let accounts = input("support-accounts", "Accounts", "/support/accounts", text, reads);
        support.push(accounts.empty("1").hint("Each has the minimum").into());
    }
    let percent = design.tax.as_ref().map(|tax| plain(tax.percent.0)).unwrap_or_default();
    let reads = Reads::ActNumber {
        act: "tax",
        most: limits::PERCENT,
        decimals: limits::RATE_PERCENT_DECIMALS,
        units: reads::PERCENT,
        empty: Empty::Removes,
    };
    let mut tax: Vec<Node> =
        vec![input("tax-percent", "Tax", "/tax/percent", percent, reads).unit("%").empty("none").into()];
    if let Some(Tax { name, .. }) = &design.tax {
        let reads = Reads::Text(limits::NAME_CHARS);
        tax.push(input("tax-name", "Name of the tax", "/tax/name", name.clone(), reads).empty("Tax").into());
    }
    let nodes = vec![Node::Row(support), Node::Row(tax)];
    let legend = "Below the total".to_owned();
    Node::Group(Group { id: "below-the-total".to_owned(), class: "own-rate", legend, hidden: false, nodes })
}

fn field(id: &str, label: &str, at: &str, control: Control) -> Field {
    Field { id: id.to_owned(), label: label.to_owned(), at: at.to_owned(), control, unit: "", hint: String::new() }
}

fn input(id: &str, label: &str, at: &str, text: String, reads: Reads) -> Field {
    field(id, label, at, Control::Input { text, reads, empty: String::new(), list: String::new() })
}

/// The terms of a design in a few words; empty if it has none.
#[must_use]
pub fn terms_figure(design: &Design) -> String {
    let rates = match design.own_rates.as_slice() {
        [] => None,
        [one] => Some(one.name.clone()),
        more => Some(format!("{} own rates", more.len())),
    };
    let support = design.support.map(|support| support.plan.label().to_owned());
    let tax = design.tax.as_ref().map(|tax| format!("{} {} %", tax.title(), plain(tax.percent.0)));
    rates.into_iter().chain(support).chain(tax).collect::<Vec<_>>().join(" · ")
}
