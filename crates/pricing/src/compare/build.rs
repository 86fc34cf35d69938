//! The rows of a comparison: the same components with one purchase option after the other.

use design::{Component, Design, Problem, Problems};
use units::{Decimal, Error, Usd};

use super::row::{OptionRow, PaysBack, RowBasis};
use super::series::paid_by;
use crate::commitment::{break_even, break_even_hours};
use crate::estimate::Totals;
use crate::known::basis_of;
use crate::line::{Cost, Line};

/// What is compared, priced with any of its purchase options.
pub(super) trait Subject {
    /// The options. The others are compared with the first.
    fn candidates(&self) -> Vec<Candidate>;

    /// Prices the components with the option at `index`.
    fn price(&mut self, index: usize, load: Load) -> Result<Priced, Problems>;
}

/// How much the components are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Load {
    /// As the design uses them.
    AsUsed,
    /// All month; with all requests of the design where options are compared over these.
    Always,
    /// Not at all.
    Never,
}

/// A purchase option before it is priced.
pub(super) struct Candidate {
    pub code: String,
    pub label: String,
    pub term_months: Option<u32>,
    /// Whether it costs the same at any load.
    pub is_paid_regardless: bool,
    pub gives_up: String,
}

/// The cost of the components with one purchase option.
pub(super) struct Priced {
    pub totals: Totals,
    basis: RowBasis,
    missing: Option<String>,
}

impl Priced {
    /// The sum of these charges.
    pub fn of(lines: &[Line]) -> Result<Priced, Problems> {
        let missing = lines.iter().find_map(|line| match &line.cost {
            Cost::DependsOnUsage { missing } => Some(format!("depends on {missing}")),
            _ => line.why_unpriced().map(str::to_owned),
        });
        let totals = Totals::of_lines(lines).map_err(too_large)?;
        Ok(Priced { totals, basis: basis_of(lines), missing })
    }

    /// The same, with the component that has no price.
    pub fn of_component(mut self, title: &str) -> Priced {
        self.missing = self.missing.map(|why| format!("{title}: {why}"));
        self
    }

    /// No charges.
    pub fn nothing() -> Priced {
        Priced { totals: Totals::default(), basis: RowBasis::Listed, missing: None }
    }

    /// An option without a price, and why.
    pub fn missing(why: impl Into<String>) -> Priced {
        Priced { missing: Some(why.into()), ..Priced::nothing() }
    }
}

/// The rows, and the monthly cost of the first option all month.
pub(super) fn rows(subject: &mut dyn Subject) -> Result<(Vec<OptionRow>, Option<Usd>), Problems> {
    let reference = Reference {
        as_used: subject.price(0, Load::AsUsed)?,
        always: subject.price(0, Load::Always)?,
        never: subject.price(0, Load::Never)?.totals.effective_monthly,
    };
    let mut rows = Vec::new();
    for (index, candidate) in subject.candidates().into_iter().enumerate() {
        rows.push(row(subject, index, candidate, &reference)?);
    }
    rank(&mut rows);
    let Priced { totals, missing, .. } = reference.always;
    Ok((rows, missing.is_none().then_some(totals.monthly)))
}

/// The first option, with which the others are compared.
struct Reference {
    as_used: Priced,
    always: Priced,
    never: Usd,
}

fn row(
    subject: &mut dyn Subject,
    index: usize,
    candidate: Candidate,
    reference: &Reference,
) -> Result<OptionRow, Problems> {
    let Priced { totals, basis, missing } = subject.price(index, Load::AsUsed)?;
    let (full, idle) = if candidate.is_paid_regardless || missing.is_some() {
        (totals.effective_monthly, totals.effective_monthly)
    } else {
        let full = subject.price(index, Load::Always)?.totals.effective_monthly;
        (full, subject.price(index, Load::Never)?.totals.effective_monthly)
    };
    let mut row = OptionRow {
        code: candidate.code,
        label: candidate.label,
        missing,
        totals,
        term_months: candidate.term_months,
        term_total: Usd::ZERO,
        three_years: Usd::ZERO,
        saving_percent: None,
        break_even_ratio: None,
        break_even_hours: None,
        pays_back: None,
        gives_up: candidate.gives_up,
        basis,
        rank: None,
        idle,
        full,
    };
    if row.missing.is_some() {
        row.totals = Totals { at_least: true, ..Totals::default() };
        (row.idle, row.full) = (Usd::ZERO, Usd::ZERO);
        return Ok(row);
    }
    row.term_total = paid_by(&row, row.term_months.unwrap_or(12)).map_err(too_large)?;
    row.three_years = paid_by(&row, 36).map_err(too_large)?;
    if reference.as_used.missing.is_none() && index > 0 {
        row.saving_percent = saving(&row.totals, &reference.as_used.totals);
        row.pays_back = pays_back(&row, reference.as_used.totals.monthly);
    }
    if index > 0 && row.idle == row.full {
        // Where the cost lines of the two options meet: at the ratio of their rates, unless the first option costs
        // something even while nothing runs.
        let all = reference.always.totals.monthly - reference.never;
        let meet = break_even(row.full - reference.never, all).map(|ratio| ratio.max(Decimal::ZERO));
        row.break_even_ratio = meet.filter(|_| reference.always.missing.is_none());
        row.break_even_hours = row.break_even_ratio.and_then(break_even_hours);
    }
    Ok(row)
}

/// A design with only these components, at the private rates of `design`.
///
/// Its months have 730 hours, whatever the months of `design` have: a term consists of such months, and options with
/// different terms can only be compared over them.
pub(super) fn part_of(design: &Design, components: Vec<Component>) -> Design {
    Design {
        components,
        own_rates: design.own_rates.clone(),
        first_month: design.first_month,
        ..Design::empty(&design.region)
    }
}

/// The effective saving of an option in percent.
pub(super) fn saving(option: &Totals, on_demand: &Totals) -> Option<Decimal> {
    let (cost, base) = (option.effective_monthly.amount(), on_demand.effective_monthly.amount());
    base.checked_sub(cost)?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(base)
}

/// The first month by the end of which the option has cost no more than on-demand would have.
fn pays_back(row: &OptionRow, on_demand: Usd) -> Option<PaysBack> {
    row.term_months.filter(|_| !on_demand.is_zero())?;
    let each_month = on_demand - row.totals.monthly;
    if each_month.amount() <= Decimal::ZERO {
        let even = each_month.is_zero() && row.totals.upfront.is_zero();
        return Some(if even { PaysBack::AtOnce } else { PaysBack::Never });
    }
    if row.totals.upfront.is_zero() {
        return Some(PaysBack::AtOnce);
    }
    let months = row.totals.upfront.amount().checked_div(each_month.amount())?.ceil();
    let month = u32::try_from(months).ok().filter(|month| Some(*month) <= row.term_months);
    Some(month.map_or(PaysBack::Never, PaysBack::Month))
}

/// Ranks rows by effective monthly cost; equal costs share a rank.
fn rank(rows: &mut [OptionRow]) {
    let ranked = |row: &OptionRow| row.missing.is_none() && row.basis != RowBasis::Approximate;
    let mut costs: Vec<Usd> = rows.iter().filter(|row| ranked(row)).map(|row| row.totals.effective_monthly).collect();
    costs.sort_unstable();
    for row in rows.iter_mut().filter(|row| ranked(row)) {
        let cheaper = costs.partition_point(|cost| *cost < row.totals.effective_monthly);
        row.rank = u32::try_from(cheaper.saturating_add(1)).ok();
    }
}

pub(super) fn too_large(_: Error) -> Problems {
    let fix = "use smaller counts";
    Problems::one(Problem::new("", Error::Overflow.to_string(), fix))
}
