//! Values of an estimate.

use pricing::{CapacityUnits, ComponentEstimate, Cost, Estimate, Finding, Line, NoPrice, render};
use units::{Decimal, Error, Slice, Usd};

use crate::answer::{Fault, basis};
use crate::case::Value;
use crate::reading::{Codes, Measure, Reading, Total};

/// The code that selects every line.
const EVERY: &str = "*";

/// The value that a reading selects in an estimate.
pub(crate) fn measure(estimate: &Estimate, reading: &Reading) -> Result<Value, Fault> {
    let of = Of { estimate, component: reading.component.as_deref() };
    if let (Some(id), None) = (of.component, of.components().next()) {
        return Err(Fault::missing("component", id));
    }
    let text = |word: &str| Value::Text(word.to_owned());
    match &reading.measure {
        Measure::Cost(codes) => of.sum(codes, |line| match reading.tier {
            Some(tier) => slice(line, tier).map(|slice| slice.amount.amount()),
            None => line.cost.known().map(Usd::amount),
        }),
        Measure::Quantity(codes) => of.sum(codes, |line| match reading.tier {
            Some(tier) => slice(line, tier).map(|slice| slice.quantity),
            None => line.quantity,
        }),
        Measure::Billed(codes) => of.sum(codes, billed),
        Measure::SharePart(code) => of.known(code, |line| Some(Value::Number(line.share.as_ref()?.part))),
        Measure::Price(code) => of.known(code, |line| Some(Value::Number(line.price.as_ref()?.unit_price.amount()))),
        Measure::Basis(code) => of.known(code, |line| Some(text(basis(&line.price.as_ref()?.basis)))),
        Measure::Status(code) => of.known(code, |line| Some(text(status(line)))),
        Measure::Lines(codes) => {
            let count = codes.0.iter().map(|code| of.lines_of(code).count()).sum::<usize>();
            Ok(Value::Number(Decimal::from(count)))
        }
        Measure::NoneIsZero(codes) => {
            Ok(Value::Flag(of.lines(codes)?.iter().all(|line| line.cost.known() != Some(Usd::ZERO))))
        }
        Measure::Total(total) => Ok(of_totals(estimate, *total)),
        Measure::Capacity(name) => of.capacity(name),
        Measure::Finding(rule) => {
            let is_meant = |id: &str| of.component.is_none_or(|component| component == id);
            let found = |finding: &Finding| finding.rule == *rule && is_meant(finding.component.as_str());
            Ok(Value::Flag(estimate.findings.iter().any(found)))
        }
        Measure::Option(_) | Measure::Rule(_) => Err(Fault::Unasked("this of an estimate")),
    }
}

/// An estimate, or a component of it.
#[derive(Clone, Copy)]
struct Of<'a> {
    estimate: &'a Estimate,
    component: Option<&'a str>,
}

impl<'a> Of<'a> {
    /// The selected components.
    fn components(self) -> impl Iterator<Item = &'a ComponentEstimate> {
        let is_meant = move |known: &&ComponentEstimate| self.component.is_none_or(|id| known.id.as_str() == id);
        self.estimate.components.iter().filter(is_meant)
    }

    fn lines_of(self, code: &str) -> impl Iterator<Item = &'a Line> {
        let lines = self.components().flat_map(|component| &component.lines);
        lines.filter(move |line| code == EVERY || line.code == code)
    }

    /// The lines with these codes, at least one for each code.
    fn lines(self, codes: &Codes) -> Result<Vec<&'a Line>, Fault> {
        let mut found = Vec::new();
        for code in &codes.0 {
            let before = found.len();
            found.extend(self.lines_of(code));
            if found.len() == before {
                return Err(Fault::missing("line", code));
            }
        }
        Ok(found)
    }

    /// The sum over the lines with these codes.
    fn sum(self, codes: &Codes, part: impl Fn(&Line) -> Option<Decimal>) -> Result<Value, Fault> {
        let mut sum = Decimal::ZERO;
        for line in self.lines(codes)? {
            let part = part(line).ok_or_else(|| Fault::Unknown(line.code.to_string()))?;
            sum = sum.checked_add(part).ok_or(Error::Overflow)?;
        }
        Ok(Value::Number(sum))
    }

    /// The value that all lines with a code have in common.
    fn known(self, code: &str, of: impl Fn(&Line) -> Option<Value>) -> Result<Value, Fault> {
        let mut common = None;
        for line in self.lines(&Codes(vec![code.to_owned()]))? {
            let value = of(line).ok_or_else(|| Fault::Unknown(code.to_owned()))?;
            if common.as_ref().is_some_and(|known| *known != value) {
                return Err(Fault::Unasked("one figure of lines that differ"));
            }
            common = Some(value);
        }
        common.ok_or_else(|| Fault::missing("line", code))
    }

    /// Capacity units of the selected load balancer, or of the only one.
    fn capacity(self, name: &str) -> Result<Value, Fault> {
        let mut all = self.components().filter_map(|component| component.capacity.as_ref());
        match (all.next(), all.next()) {
            (Some(capacity), None) => units(capacity, name).map(Value::Number),
            (Some(_), Some(_)) => Err(Fault::Unasked("units of several load balancers")),
            (None, _) => Err(Fault::missing("capacity", name)),
        }
    }
}

/// Capacity units in one dimension, or billed.
fn units(capacity: &CapacityUnits, name: &str) -> Result<Decimal, Fault> {
    let steady = |units: &[Decimal]| match units {
        [units] => Ok(*units),
        _ => Err(Fault::Unasked("one number of units that differ by the hour")),
    };
    let billed = capacity.billed.as_slice();
    match name {
        "billed" => steady(billed),
        "peak" => billed.iter().max().copied().ok_or_else(|| Fault::Unknown(name.to_owned())),
        "average" => {
            let hours = Decimal::from(billed.len());
            billed.iter().sum::<Decimal>().checked_div(hours).ok_or_else(|| Fault::Unknown(name.to_owned()))
        }
        _ => {
            let dimension = capacity.dimensions.iter().find(|dimension| dimension.name == name);
            steady(&dimension.ok_or_else(|| Fault::missing("dimension", name))?.units)
        }
    }
}

/// The slice of a line in a tier of its price, counted from 1.
fn slice(line: &Line, tier: usize) -> Option<&Slice> {
    line.price.as_ref()?.slices.get(tier.checked_sub(1)?)
}

/// The quantity of a line whose price is above zero.
fn billed(line: &Line) -> Option<Decimal> {
    let Some(price) = &line.price else { return Some(Decimal::ZERO) };
    let paid: Decimal = price.slices.iter().filter(|slice| !slice.price.is_zero()).map(|slice| slice.quantity).sum();
    match price.pool {
        // The line pays its share of what the whole region pays.
        Some(pool) => paid.checked_mul(line.quantity?)?.checked_div(pool),
        None => Some(paid),
    }
}

const fn status(line: &Line) -> &'static str {
    match line.cost {
        Cost::Priced { .. } => "priced",
        Cost::Upfront { .. } => "upfront",
        Cost::Once { .. } => "once",
        Cost::Covered { .. } => "covered",
        Cost::DependsOnUsage { .. } => "depends_on_usage",
        Cost::NoPrice { why: NoPrice::PriceUnknown, .. } => "no_price",
        Cost::NotSold { .. } | Cost::NoPrice { why: NoPrice::NotOffered, .. } => "not_offered",
        Cost::NoPrice { why: NoPrice::AvailabilityUnknown, .. } => "availability_unknown",
        Cost::NoPrice { why: NoPrice::UnknownName, .. } => "unknown_name",
        Cost::NoPrice { why: NoPrice::NoPath, .. } => "no_path",
    }
}

fn of_totals(estimate: &Estimate, total: Total) -> Value {
    let totals = &estimate.totals;
    Value::Number(match total {
        Total::Monthly => totals.monthly.amount(),
        Total::Upfront => totals.upfront.amount(),
        Total::Once => totals.once.amount(),
        Total::EffectiveMonthly => totals.effective_monthly.amount(),
        Total::FirstYear => totals.first_year.amount(),
        Total::Wording => return Value::Text(wording(estimate)),
    })
}

/// The words before the monthly total in the table that a user sees.
fn wording(estimate: &Estimate) -> String {
    let table = render::table(estimate);
    let total = table.lines().find_map(|line| line.strip_prefix("Monthly ")).unwrap_or_default();
    total.split('$').next().unwrap_or_default().trim().to_owned()
}
