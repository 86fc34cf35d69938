//! Side costs: what components cause elsewhere, and accepting it.

use api::Failure;
use budget::Budget;
use design::{ComponentId, Design, Problem, Problems};
use pricing::{Accept, Estimate, SideCosts};
use serde::{Deserialize, Serialize};

use crate::bounded::bounded;
use crate::prices::prices;

/// Stands for all side costs, in place of ids.
const ALL: &str = "all";

/// An estimate, and what the components cause elsewhere, which is not in its totals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WithSideCosts {
    /// The estimate.
    #[serde(flatten)]
    pub estimate: Estimate,
    /// What its components cause elsewhere.
    pub side_costs: SideCosts,
}

/// Reads a document and prices it, and what its components cause elsewhere.
///
/// # Errors
/// As [`crate::estimate`].
pub fn estimate_with_side_costs(document: &str) -> Result<WithSideCosts, Failure> {
    bounded(|budget| {
        let analysis = crate::analysed(document, budget)?;
        let side_costs = analysis.side_costs(&prices(), budget)?;
        Ok(WithSideCosts { estimate: analysis.into_parts().1, side_costs })
    })
}

/// Reads a document and returns what its components cause elsewhere.
///
/// # Errors
/// As [`crate::estimate`].
pub fn side_costs(document: &str) -> Result<SideCosts, Failure> {
    Ok(estimate_with_side_costs(document)?.side_costs)
}

/// The document with side costs accepted, which are named by ids separated by commas, or by `all`.
///
/// # Errors
/// As [`crate::estimate`], and when the design has no such side cost.
pub fn accept_side_costs(document: &str, which: &str) -> Result<Design, Failure> {
    bounded(|budget| accepted(&crate::read(document)?, which, budget))
}

/// The design with side costs accepted.
pub(crate) fn accepted(design: &Design, which: &str, budget: &Budget) -> Result<Design, Failure> {
    if which == ALL {
        return Ok(pricing::accept(design, Accept::All, budget)?);
    }
    let ids = which.split(',').map(str::trim).filter(|id| !id.is_empty());
    let ids: Vec<ComponentId> =
        ids.map(|id| ComponentId::parse(id).ok_or_else(|| no_id(id))).collect::<Result<_, _>>()?;
    Ok(pricing::accept(design, Accept::These(&ids), budget)?)
}

fn no_id(text: &str) -> Failure {
    let shown: String = text.chars().take(60).collect();
    Problems::one(Problem::new("", format!("{shown:?} is not an id"), "name side costs by their ids, or say all"))
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENT: &str = include_str!("../../../docs/examples/serverless-api.json");

    #[test]
    fn all_or_some_are_accepted_by_name() {
        let kinds = |which: &str| {
            let design = accept_side_costs(DOCUMENT, which).unwrap();
            design.components.iter().filter(|one| one.body.kind().code() == "cloudwatch").count()
        };
        assert_eq!(
            (kinds("all"), kinds("handler-logs"), kinds("api-access-logs, handler-logs"), kinds("")),
            (2, 1, 2, 0)
        );
        for (which, message) in [("Nothing", "\"Nothing\" is not an id"), ("a-logs", "no side cost a-logs")] {
            let Err(Failure::Invalid { problems }) = accept_side_costs(DOCUMENT, which) else { panic!("{which}") };
            assert!(problems[0].to_string().contains(message), "{}", problems[0]);
        }
    }

    #[test]
    fn the_estimate_is_the_same_with_and_without_side_costs() {
        let with = estimate_with_side_costs(DOCUMENT).unwrap();
        assert_eq!(with.estimate, crate::estimate(DOCUMENT).unwrap().1);
        assert_eq!(with.side_costs, side_costs(DOCUMENT).unwrap());
        let json = serde_json::to_value(&with).unwrap();
        assert_eq!(json["side_costs"]["items"][0]["id"], "api-access-logs");
        assert!(json["side_costs"]["all"]["monthly"].is_string() && json["totals"]["monthly"].is_string());
    }
}
