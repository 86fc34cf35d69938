//! [`DeploymentColumn`]: the information that a comparison shows about each deployment.

use serde::{Deserialize, Serialize};
use units::format::{fixed, money, plain_cents};
use units::{Decimal, Usd};

use super::row::DeploymentRow;
use crate::estimate::Totals;
use crate::total::Total;

/// A column of a comparison of deployments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeploymentColumn {
    /// Name of the deployment.
    Deployment,
    /// Paid at the start.
    Upfront,
    /// Paid every month.
    Monthly,
    /// Monthly with the upfront payment spread over its term.
    Effective,
    /// Saving against the present deployment in percent.
    Saving,
    /// Rank by effective monthly cost.
    Rank,
    /// The basis of the prices, or why the cost is not known.
    Prices,
    /// What it runs as, and what else changes.
    RunsAs,
    /// What it gains and gives up.
    TradeOff,
}

impl DeploymentColumn {
    /// Every column, in order.
    pub const ALL: [DeploymentColumn; 9] = [
        DeploymentColumn::Deployment,
        DeploymentColumn::Upfront,
        DeploymentColumn::Monthly,
        DeploymentColumn::Effective,
        DeploymentColumn::Saving,
        DeploymentColumn::Rank,
        DeploymentColumn::Prices,
        DeploymentColumn::RunsAs,
        DeploymentColumn::TradeOff,
    ];

    /// The heading of the column.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            DeploymentColumn::Deployment => "Deployment",
            DeploymentColumn::Upfront => Total::Upfront.label(),
            DeploymentColumn::Monthly => Total::Monthly.label(),
            DeploymentColumn::Effective => Total::EffectiveMonthly.label(),
            DeploymentColumn::Saving => "Saving",
            DeploymentColumn::Rank => "Rank",
            DeploymentColumn::Prices => "Prices",
            DeploymentColumn::RunsAs => "Runs as",
            DeploymentColumn::TradeOff => "Trade-off",
        }
    }

    /// Whether the column holds numbers, which are right-aligned.
    #[must_use]
    pub const fn is_number(self) -> bool {
        matches!(
            self,
            DeploymentColumn::Upfront
                | DeploymentColumn::Monthly
                | DeploymentColumn::Effective
                | DeploymentColumn::Saving
                | DeploymentColumn::Rank
        )
    }

    /// An example of a filter on this column.
    #[must_use]
    pub const fn example(self) -> &'static str {
        match self {
            DeploymentColumn::Deployment => "Aurora",
            DeploymentColumn::Saving => ">10",
            DeploymentColumn::Rank => "<4",
            DeploymentColumn::Prices => "listed",
            DeploymentColumn::RunsAs => "r7g",
            DeploymentColumn::TradeOff => "failover",
            DeploymentColumn::Upfront | DeploymentColumn::Monthly | DeploymentColumn::Effective => "<200",
        }
    }

    /// The text of a row in this column, for people.
    #[must_use]
    pub fn text(self, row: &DeploymentRow) -> String {
        // Without any known charge, "at least $0.00" would tell nothing.
        let is_empty = |totals: &Totals| totals.at_least && totals.monthly.is_zero() && totals.upfront.is_zero();
        let totals = row.totals.filter(|totals| !is_empty(totals));
        let amount = |total: Total| {
            totals.map_or_else(dash, |totals| format!("{}{}", total.least(&totals), money(total.amount(&totals))))
        };
        match self {
            DeploymentColumn::Deployment => format!("{}{}", row.basis.mark(), row.label),
            DeploymentColumn::Upfront => amount(Total::Upfront),
            DeploymentColumn::Monthly => amount(Total::Monthly),
            DeploymentColumn::Effective => amount(Total::EffectiveMonthly),
            DeploymentColumn::Saving => {
                row.saving_percent.map_or_else(dash, |percent| format!("{} %", fixed(percent, 1)))
            }
            DeploymentColumn::Rank => match row.rank {
                Some(rank) => rank.to_string(),
                None if row.known().is_some() => "not ranked".to_owned(),
                None => dash(),
            },
            DeploymentColumn::Prices => {
                let told = row.unavailable.as_ref().or(row.missing.as_ref());
                told.cloned().unwrap_or_else(|| row.basis.label().to_owned())
            }
            DeploymentColumn::RunsAs => {
                let parts = [&row.runs_as].into_iter().chain(&row.changes).filter(|part| !part.is_empty());
                let told: Vec<&str> = parts.map(String::as_str).collect();
                if told.is_empty() { dash() } else { told.join("; ") }
            }
            DeploymentColumn::TradeOff => row.trade_off.clone(),
        }
    }

    /// The number behind the text, for sorting and filtering; `None` for words and for amounts that are not known.
    #[must_use]
    pub fn number(self, row: &DeploymentRow) -> Option<Decimal> {
        let amount = |total: Total| row.totals.filter(|_| row.missing.is_none()).map(|all| total.amount(&all).amount());
        match self {
            DeploymentColumn::Upfront => amount(Total::Upfront),
            DeploymentColumn::Monthly => amount(Total::Monthly),
            DeploymentColumn::Effective => amount(Total::EffectiveMonthly),
            DeploymentColumn::Saving => row.saving_percent,
            DeploymentColumn::Rank => row.rank.map(Decimal::from),
            DeploymentColumn::Deployment
            | DeploymentColumn::Prices
            | DeploymentColumn::RunsAs
            | DeploymentColumn::TradeOff => None,
        }
    }

    /// The machine-readable value of a row in this column: exact amounts, empty where unknown.
    #[must_use]
    pub fn plain(self, row: &DeploymentRow) -> String {
        match self {
            DeploymentColumn::Deployment => row.code.clone(),
            DeploymentColumn::Upfront | DeploymentColumn::Monthly | DeploymentColumn::Effective => {
                self.number(row).map(|amount| plain_cents(Usd::new(amount))).unwrap_or_default()
            }
            DeploymentColumn::Saving | DeploymentColumn::Rank => {
                self.number(row).map(|number| number.round_dp(6).normalize().to_string()).unwrap_or_default()
            }
            DeploymentColumn::Prices | DeploymentColumn::RunsAs | DeploymentColumn::TradeOff => self.text(row),
        }
    }
}

fn dash() -> String {
    "—".to_owned()
}
