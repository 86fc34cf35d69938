//! [`Row`]: one option of a comparison.

use pricing::compare::RowBasis;
use pricing::{PriceDates, Totals};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use units::format::{money, money_change, plain_cents};
use units::{Decimal, Usd};

use crate::crossing::Crossing;
use crate::documents::requests_per_month;
use crate::option::LoadOption;
use crate::priced::{Outcome, Pricer};
use crate::series::{Grid, Point};
use crate::topic::Topic;

/// An option at the load that is given, and over all loads.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Its code, such as `fargate`.
    pub code: String,
    /// Its name.
    pub label: String,
    /// Why it cannot serve the load; it then has no amounts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unavailable: Option<String>,
    /// What it runs as, such as `2 to 8 tasks of 1 vCPU and 2 GB`.
    pub runs_as: String,
    /// Its cost; "at least" where `missing` says what is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub totals: Option<Totals>,
    /// The usage or price that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<String>,
    /// The effective monthly cost for a million requests, or for a GB.
    pub each: Option<Usd>,
    /// What it costs more than the cheapest option.
    pub more: Option<Usd>,
    /// The basis of its prices; the weakest counts.
    pub basis: RowBasis,
    /// What it gives up, and what it saves work on.
    pub gives_up: String,
    /// Its design at the load, as a document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub design: Option<Value>,
    /// Its cost over the loads of the chart.
    pub series: Vec<Point>,
}

impl Row {
    /// The effective monthly cost, if everything is known.
    #[must_use]
    pub fn known(&self) -> Option<Usd> {
        self.totals.filter(|_| self.missing.is_none()).map(|totals| totals.effective_monthly)
    }

    /// Its name, marked if its prices are approximate.
    #[must_use]
    pub fn name(&self) -> String {
        if self.basis == RowBasis::Approximate { format!("≈ {}", self.label) } else { self.label.clone() }
    }
}

/// Every option, and the dates of the prices.
pub(crate) fn rows(
    pricer: Pricer<'_>,
    options: &[LoadOption],
    grid: &Grid,
    crossings: &[Crossing],
) -> (Vec<Row>, Option<PriceDates>) {
    let load = pricer.workload.load();
    let mut dates: Option<PriceDates> = None;
    let mut rows = Vec::with_capacity(options.len());
    for (index, option) in options.iter().enumerate() {
        let mut row = Row {
            code: option.code.to_owned(),
            label: option.label.to_owned(),
            unavailable: None,
            runs_as: String::new(),
            totals: None,
            missing: None,
            each: None,
            more: None,
            basis: RowBasis::Listed,
            gives_up: option.gives_up.to_owned(),
            design: None,
            series: series(pricer, option, index, grid, crossings),
        };
        match pricer.at(option, load) {
            Outcome::Not(reason) => row.unavailable = Some(reason),
            Outcome::Priced(priced) => {
                dates = merged(dates, priced.dates);
                (row.runs_as, row.totals, row.missing) = (priced.runs_as, Some(priced.totals), priced.missing);
                (row.basis, row.design) = (priced.basis, Some(priced.document));
                row.each = row.known().and_then(|cost| each(pricer.workload.topic(), cost, load));
            }
        }
        rows.push(row);
    }
    let least = rows.iter().filter_map(Row::known).min();
    for row in &mut rows {
        row.more = row.known().zip(least).map(|(cost, least)| cost - least);
    }
    (rows, dates)
}

/// The points of the grid, with the crossings of the option, so that marks lie on its line.
fn series(pricer: Pricer<'_>, option: &LoadOption, index: usize, grid: &Grid, crossings: &[Crossing]) -> Vec<Point> {
    let cost = |costs: &Vec<Option<Usd>>| costs.get(index).copied().flatten();
    let of_grid = grid.loads.iter().zip(&grid.costs).map(|(load, costs)| Point { load: *load, monthly: cost(costs) });
    let own = crossings.iter().filter(|one| one.below == option.code || one.above == option.code);
    let of_crossings = own.map(|one| Point { load: one.load, monthly: pricer.cost(option, one.load) });
    let mut points: Vec<Point> = of_grid.chain(of_crossings).collect();
    points.sort_by_key(|point| point.load);
    points.dedup_by_key(|point| point.load);
    points
}

fn merged(all: Option<PriceDates>, more: Option<PriceDates>) -> Option<PriceDates> {
    match (all, more) {
        (Some(all), Some(more)) => {
            Some(PriceDates { oldest: all.oldest.min(more.oldest), newest: all.newest.max(more.newest) })
        }
        (all, more) => all.or(more),
    }
}

/// What a million requests cost, or a GB.
fn each(topic: Topic, cost: Usd, load: Decimal) -> Option<Usd> {
    let millions = match topic {
        Topic::Compute | Topic::FrontDoor => requests_per_month(load)?.checked_div(Decimal::from(1_000_000))?,
        Topic::Delivery => load,
    };
    cost.amount().checked_div(millions).map(Usd::new)
}

/// A column of the comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The name of the option.
    Option,
    /// The effective monthly cost.
    Monthly,
    /// What it costs more than the cheapest option.
    More,
    /// The cost of a million requests, or of a GB.
    Each,
    /// What it runs as.
    RunsAs,
    /// What it gives up.
    GivesUp,
    /// The basis of its prices, or why there is no amount.
    Prices,
}

impl Column {
    /// All columns, in their order.
    pub const ALL: [Column; 7] =
        [Column::Option, Column::Monthly, Column::More, Column::Each, Column::RunsAs, Column::GivesUp, Column::Prices];

    /// Its heading.
    #[must_use]
    pub const fn label(self, topic: Topic) -> &'static str {
        match self {
            Column::Option => "Option",
            Column::Monthly => "Effective monthly",
            Column::More => "Above the cheapest",
            Column::Each if matches!(topic, Topic::Delivery) => "Per GB",
            Column::Each => "Per million requests",
            Column::RunsAs => "Runs as",
            Column::GivesUp => "Gains and gives up",
            Column::Prices => "Prices",
        }
    }

    /// Whether it is a column of numbers.
    #[must_use]
    pub const fn is_number(self) -> bool {
        matches!(self, Column::Monthly | Column::More | Column::Each)
    }

    /// An example of a filter for it.
    #[must_use]
    pub const fn example(self) -> &'static str {
        if self.is_number() { "<100" } else { "contains" }
    }

    /// The text of a row.
    #[must_use]
    pub fn text(self, row: &Row) -> String {
        match self {
            Column::Option => row.name(),
            Column::Monthly => match (row.known(), row.totals) {
                (Some(cost), _) => money(cost),
                (None, Some(totals)) if totals.effective_monthly.is_zero() => "no price".to_owned(),
                (None, Some(totals)) => format!("at least {}", money(totals.effective_monthly)),
                (None, None) => "–".to_owned(),
            },
            Column::More => match row.more {
                Some(more) if more.is_zero() => "cheapest".to_owned(),
                Some(more) => money_change(more),
                None => "–".to_owned(),
            },
            Column::Each => row.each.map_or_else(|| "–".to_owned(), |each| units::format::computed_price(each, 4)),
            Column::RunsAs => row.runs_as.clone(),
            Column::GivesUp => row.gives_up.clone(),
            Column::Prices => {
                let why = row.unavailable.as_ref().or(row.missing.as_ref());
                why.cloned().unwrap_or_else(|| row.basis.label().to_owned())
            }
        }
    }

    /// The text for machines; empty if unknown.
    #[must_use]
    pub fn plain(self, row: &Row) -> String {
        match self {
            Column::Monthly => row.known().map(plain_cents).unwrap_or_default(),
            Column::More => row.more.map(plain_cents).unwrap_or_default(),
            Column::Each => row.each.map(|each| each.amount().round_dp(6).normalize().to_string()).unwrap_or_default(),
            Column::Option => row.label.clone(),
            Column::RunsAs | Column::GivesUp | Column::Prices => self.text(row),
        }
    }

    /// The number to sort and filter by.
    #[must_use]
    pub fn number(self, row: &Row) -> Option<Decimal> {
        match self {
            Column::Monthly => row.known().map(Usd::amount),
            Column::More => row.more.map(Usd::amount),
            Column::Each => row.each.map(Usd::amount),
            Column::Option | Column::RunsAs | Column::GivesUp | Column::Prices => None,
        }
    }
}
