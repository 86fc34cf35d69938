//! [`WorkloadCosts`]: the cost of the deployments over usage that some of them bill.

use definitions::{Amount, Deployed, Workload, limits};
use design::Problems;
use serde::{Deserialize, Serialize};
use units::{Decimal, Usd};

use super::super::row::RowBasis;
use super::crossing::{CostCrossing, Slope, meet};
use super::row::DeploymentRow;
use super::subject::Subject;

/// The cost of the deployments of a component over the usage of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkloadCosts {
    /// Its code, such as `io-requests`.
    pub code: String,
    /// What is counted, such as `I/O requests`.
    pub things: String,
    /// The usage of the component a month, if it is given.
    pub given: Option<Decimal>,
    /// The usage at the end of the lines.
    pub most: Decimal,
    /// The deployments whose cost is known at any usage.
    pub lines: Vec<CostLine>,
    /// Where two of them cost the same, by usage.
    pub crossings: Vec<CostCrossing>,
}

/// The cost of a deployment: straight lines between points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CostLine {
    /// The code of the deployment.
    pub code: String,
    /// Its name.
    pub label: String,
    /// Whether its prices only approximate the true rate.
    pub approximate: bool,
    /// Its points, from no usage to the end.
    pub points: Vec<CostPoint>,
}

/// A point of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CostPoint {
    /// The usage a month.
    pub at: Decimal,
    /// The effective monthly cost.
    pub monthly: Usd,
}

impl CostLine {
    /// The cost at a usage within the line; `None` outside.
    #[must_use]
    pub fn at(&self, usage: Decimal) -> Option<Usd> {
        let pair = self.points.windows(2).find(|pair| matches!(pair, [from, to] if from.at <= usage && usage <= to.at));
        let [from, to] = pair? else { return None };
        let (done, whole) = (usage.checked_sub(from.at)?, to.at.checked_sub(from.at)?);
        if whole.is_zero() {
            return Some(from.monthly);
        }
        let rise = (to.monthly - from.monthly).amount().checked_mul(done)?.checked_div(whole)?;
        Some(from.monthly + Usd::new(rise))
    }
}

/// A deployment with its line, before the end of the lines is known.
struct Sloped<'a> {
    code: &'a str,
    label: &'a str,
    approximate: bool,
    slope: Slope,
}

/// How far from the first point the second is that the slope is taken from: a round number, so that it is exact.
const STEP: u64 = 1_000_000;
/// The end of lines that nothing else determines.
const DEFAULT_END: u64 = 1_000_000_000;

/// What came of the costs over a workload.
enum Swept {
    Costs(WorkloadCosts),
    /// They are no straight lines: a commitment that is bought apart covers a part of the usage.
    NotStraight,
    /// No deployment that bills the workload has a known cost.
    Unknown,
}

/// One comparison for each workload that a deployment bills, and a note on each that is left out because its costs are no
/// straight lines.
pub(super) fn all(
    subject: &Subject<'_>,
    rows: &[DeploymentRow],
) -> Result<(Vec<WorkloadCosts>, Vec<String>), Problems> {
    let (mut all, mut notes) = (Vec::new(), Vec::new());
    for workload in subject.options.workloads {
        match costs(subject, rows, workload)? {
            Swept::Costs(costs) => all.push(costs),
            Swept::NotStraight => notes.push(format!(
                "There is no chart over {}: a commitment that is bought apart covers a part of the usage, so that costs \
                 do not rise evenly with it.",
                workload.things
            )),
            Swept::Unknown => {}
        }
    }
    Ok((all, notes))
}

fn costs(subject: &Subject<'_>, rows: &[DeploymentRow], workload: &Workload) -> Result<Swept, Problems> {
    let mut sloped = Vec::new();
    let mut limit: Option<Decimal> = None;
    for row in rows {
        let cost = if workload.billed_by.contains(&&*row.code) {
            let Deployed::As(values, _) = subject.deployed(&row.code)? else { continue };
            let amount = |amount: &Amount| subject.amount(&values, |reading| amount.of(reading));
            if let Some((most, _)) = &workload.most {
                limit = limit.max(amount(most)?);
            }
            match amount(&workload.least)? {
                Some(least) => billed(subject, &row.code, workload, least)?,
                None => None,
            }
        } else {
            row.known().map(|known| (flat(known), row.basis))
        };
        let Some((slope, basis)) = cost else { continue };
        let approximate = basis == RowBasis::Approximate;
        sloped.push(Sloped { code: &row.code, label: &row.label, approximate, slope });
    }
    if !sloped.iter().any(|line| workload.billed_by.contains(&line.code)) {
        return Ok(Swept::Unknown);
    }
    let given = given(subject, workload)?;
    let end = match workload.most {
        Some(_) => limit.filter(|limit| !limit.is_zero()),
        None => end(&sloped, given),
    };
    let Some(end) = end else { return Ok(Swept::Unknown) };
    for line in sloped.iter().filter(|line| workload.billed_by.contains(&line.code)) {
        let is_straight = |cost: Option<Usd>| match (cost, line.slope.at(end)) {
            (Some(cost), Some(expected)) => (cost - Usd::new(expected)).amount().abs() < Decimal::new(1, 9),
            _ => false,
        };
        let cost = subject.price_at(line.code, workload, end)?;
        if !is_straight(cost.and_then(|cost| cost.known())) {
            return Ok(Swept::NotStraight);
        }
    }
    let lines = sloped.iter().filter_map(|line| drawn(line, end)).collect();
    let crossings = crossings(&sloped, end);
    let (code, things) = (workload.code.to_owned(), workload.things.to_owned());
    Ok(Swept::Costs(WorkloadCosts { code, things, given, most: end, lines, crossings }))
}

fn flat(cost: Usd) -> Slope {
    Slope { fixed: cost.amount(), least: Decimal::ZERO, each: Decimal::ZERO }
}

/// The line of a deployment that bills the workload.
fn billed(
    subject: &Subject<'_>,
    code: &str,
    workload: &Workload,
    least: Decimal,
) -> Result<Option<(Slope, RowBasis)>, Problems> {
    let step = Decimal::from(STEP);
    let price = |usage: Decimal| subject.price_at(code, workload, usage);
    let (Some(from), Some(to)) = (price(least)?, price(least.saturating_add(step))?) else { return Ok(None) };
    let (Some(fixed), Some(later)) = (from.known(), to.known()) else { return Ok(None) };
    let each = (later - fixed).amount().checked_div(step);
    Ok(each.map(|each| (Slope { fixed: fixed.amount(), least, each }, to.basis.max(from.basis))))
}

/// The usage that the component has, if it is given.
fn given(subject: &Subject<'_>, workload: &Workload) -> Result<Option<Decimal>, Problems> {
    let Some(values) = subject.values() else { return Ok(None) };
    let field = (workload.field)(values);
    if !values.is_given(field) {
        return Ok(None);
    }
    subject.amount(values, |reading| reading.number(field))
}

/// Twice the usage of the component, or a quarter more than where the last two lines meet, whichever is more.
fn end(sloped: &[Sloped<'_>], given: Option<Decimal>) -> Option<Decimal> {
    let most = Decimal::from(limits::USAGE);
    let last = pairs(sloped).flat_map(|(a, b)| meet(&a.slope, &b.slope, most)).map(|(_, at)| at).max();
    let beyond = last.and_then(|at| at.checked_mul(Decimal::new(125, 2))).unwrap_or_default();
    let twice = given.and_then(|given| given.checked_mul(Decimal::TWO)).unwrap_or_default();
    let end = twice.max(beyond.ceil()).min(most);
    Some(if end.is_zero() { Decimal::from(DEFAULT_END) } else { end })
}

fn pairs<'a, 'b>(sloped: &'a [Sloped<'b>]) -> impl Iterator<Item = (&'a Sloped<'b>, &'a Sloped<'b>)> {
    sloped.iter().enumerate().flat_map(|(index, a)| sloped.iter().skip(index.saturating_add(1)).map(move |b| (a, b)))
}

fn crossings(sloped: &[Sloped<'_>], end: Decimal) -> Vec<CostCrossing> {
    let of_pair = |(a, b): (&Sloped<'_>, &Sloped<'_>)| {
        let found = meet(&a.slope, &b.slope, end).into_iter();
        let crossing = |(second, at): (bool, Decimal)| {
            let (below, above) = if second { (a, b) } else { (b, a) };
            let monthly = Usd::new(a.slope.at(at)?.normalize());
            Some(CostCrossing { at, monthly, below: below.code.to_owned(), above: above.code.to_owned() })
        };
        found.filter_map(crossing).collect::<Vec<_>>()
    };
    let mut all: Vec<CostCrossing> = pairs(sloped).flat_map(of_pair).collect();
    all.sort_by_key(|crossing| crossing.at);
    all
}

fn drawn(line: &Sloped<'_>, end: Decimal) -> Option<CostLine> {
    let mut knots = vec![Decimal::ZERO, line.slope.least.min(end), end];
    knots.dedup();
    let point = |at: Decimal| Some(CostPoint { at, monthly: Usd::new(line.slope.at(at)?) });
    let points = knots.into_iter().map(point).collect::<Option<_>>()?;
    Some(CostLine { code: line.code.to_owned(), label: line.label.to_owned(), approximate: line.approximate, points })
}
