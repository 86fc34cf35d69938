//! Plans over all services at once, after the reservations of each.

use proptest::prelude::*;

use super::model::{Allowances, Part, check, plans};
use super::{aurora, elasticache, others, tables};

fn part() -> impl Strategy<Value = Part> {
    prop_oneof![aurora::part(), elasticache::part(), tables::part(), others::any_part()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn services_share_plans_as_hour_by_hour(
        parts in prop::collection::vec(part(), 2..6),
        bought in prop::collection::vec(prop_oneof![aurora::reserved(), elasticache::reserved()], 0..4),
        plans in plans(4),
    ) {
        check(&parts, &bought, &plans, &Allowances::new())?;
    }
}
