//! How tests write down a price.

use catalog::{Catalogue, Lookup, PriceList};

/// All tiers of a price as `bound:price …`, or a word if there is none.
pub fn price(list: PriceList, region: &str, dimension: &str, item: &str) -> String {
    match Catalogue::embedded().lookup(list, region, dimension, item) {
        Lookup::Found(point) => {
            let steps = point.tiers.steps().iter();
            let step = |step: &units::Tier| match step.up_to {
                Some(bound) => format!("{} to {bound}", step.price.amount()),
                None => step.price.amount().to_string(),
            };
            steps.map(step).collect::<Vec<_>>().join(", ")
        }
        Lookup::NotSold => "not sold".to_owned(),
        Lookup::Missing => "missing".to_owned(),
    }
}
