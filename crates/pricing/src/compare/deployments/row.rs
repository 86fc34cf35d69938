//! [`DeploymentRow`]: one deployment of a comparison.

use definitions::{Deployed, DeploymentOption};
use design::Problems;
use serde::{Deserialize, Serialize};
use units::{Decimal, Usd};

use super::super::build::saving;
use super::super::row::RowBasis;
use super::subject::Subject;
use crate::estimate::Totals;

/// A component in one deployment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeploymentRow {
    /// Code of the deployment, such as `aurora-standard`.
    pub code: String,
    /// Its name.
    pub label: String,
    /// Why it is not possible; it then has no amounts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unavailable: Option<String>,
    /// What it runs as, such as `2 × db.r7g.large, Aurora PostgreSQL, 100 GB-months`.
    pub runs_as: String,
    /// What changes besides the deployment, such as the class.
    pub changes: Vec<String>,
    /// Its cost; "at least" where `missing` says what is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub totals: Option<Totals>,
    /// The usage or price that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<String>,
    /// Effective saving against the present deployment in percent; negative when it costs more.
    pub saving_percent: Option<Decimal>,
    /// Its rank by effective monthly cost; `None` if that is not known, or is approximate.
    pub rank: Option<u32>,
    /// The basis of its prices; the weakest counts.
    pub basis: RowBasis,
    /// What it gains and gives up.
    pub trade_off: String,
}

impl DeploymentRow {
    /// The effective monthly cost, if everything is known.
    #[must_use]
    pub fn known(&self) -> Option<Usd> {
        self.totals.filter(|_| self.missing.is_none()).map(|totals| totals.effective_monthly)
    }
}

pub(super) fn rows(subject: &Subject<'_>) -> Result<Vec<DeploymentRow>, Problems> {
    let mut rows = Vec::with_capacity(subject.options.all.len());
    for option in subject.options.all {
        rows.push(row(subject, option)?);
    }
    let present = rows.iter().find(|row| row.code == subject.present()).cloned();
    let now = present.filter(|row| row.known().is_some()).and_then(|row| row.totals);
    for row in rows.iter_mut().filter(|row| row.code != subject.present() && row.known().is_some()) {
        row.saving_percent = now.zip(row.totals).and_then(|(now, totals)| saving(&totals, &now));
    }
    rank(&mut rows);
    Ok(rows)
}

fn row(subject: &Subject<'_>, option: &DeploymentOption) -> Result<DeploymentRow, Problems> {
    let mut row = DeploymentRow {
        code: option.code.to_owned(),
        label: option.label.to_owned(),
        unavailable: None,
        runs_as: String::new(),
        changes: Vec::new(),
        totals: None,
        missing: None,
        saving_percent: None,
        rank: None,
        basis: RowBasis::Listed,
        trade_off: option.trade_off.to_owned(),
    };
    match subject.deployed(option.code)? {
        Deployed::As(values, changes) => {
            (row.runs_as, row.changes) = (values.definition().summary.of(&values).into_owned(), changes);
            let cost = subject.price(values)?;
            (row.totals, row.missing, row.basis) = (Some(cost.totals), cost.missing, cost.basis);
        }
        Deployed::Not(reason) => row.unavailable = Some(reason.to_owned()),
    }
    Ok(row)
}

/// Ranks rows by effective monthly cost; equal costs share a rank.
fn rank(rows: &mut [DeploymentRow]) {
    let ranked = |row: &DeploymentRow| row.known().filter(|_| row.basis != RowBasis::Approximate);
    let mut costs: Vec<Usd> = rows.iter().filter_map(ranked).collect();
    costs.sort_unstable();
    for row in rows.iter_mut() {
        let Some(cost) = ranked(row) else { continue };
        let cheaper = costs.partition_point(|other| *other < cost);
        row.rank = u32::try_from(cheaper.saturating_add(1)).ok();
    }
}
