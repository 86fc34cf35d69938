//! Prices of RDS that no table has.

use super::{CLUSTER, DB2, EXPRESS, ORACLE, SQL_SERVER};
use crate::purchase_choices::plan_generation;
use crate::{Condition, Unpriced};

const RESERVED: Condition = Condition::Is(
    "purchase",
    &["1y-no-upfront", "1y-partial-upfront", "1y-all-upfront", "3y-partial-upfront", "3y-all-upfront"],
);
const PLAN: Condition = Condition::Is("purchase", &["database-savings-plan"]);
const OTHER_ENGINE: Condition = Condition::Any(&[Condition::Is("engine", &["mariadb"]), ORACLE, SQL_SERVER, DB2]);

const fn unpriced(code: &'static str, when: Condition, reason: &'static str) -> Unpriced {
    Unpriced { code, when, reason }
}

const RESERVED_OF_OTHERS: Condition = Condition::All(&[OTHER_ENGINE, RESERVED]);
const ALL_UPFRONT: Condition = Condition::Is("purchase", &["1y-all-upfront", "3y-all-upfront"]);
const RESERVED_CLUSTER: Condition = Condition::All(&[CLUSTER, RESERVED]);
const PLAN_OF_EXPRESS: Condition = Condition::All(&[EXPRESS, PLAN]);

const TWO_ENGINES: &str = "the table of reserved prices has MySQL and PostgreSQL";
const NO_ALL_UPFRONT: &str = "the table of reserved prices has no payment all upfront";
const NO_CLUSTERS: &str = "the table of reserved prices has no Multi-AZ clusters";
const NO_CLASS: &str = "no class of generation 7 is sold for SQL Server Express";

/// Of reservations that are bought apart.
pub(super) const RESERVED_APART: &[Unpriced] = &[
    unpriced("rds-reserved.", OTHER_ENGINE, TWO_ENGINES),
    unpriced("rds-reserved.", ALL_UPFRONT, NO_ALL_UPFRONT),
    unpriced("rds-reserved.", CLUSTER, NO_CLUSTERS),
];

pub(super) const ALL: &[Unpriced] = &[
    unpriced("rds.instance", RESERVED_OF_OTHERS, TWO_ENGINES),
    unpriced("rds.replicas", RESERVED_OF_OTHERS, TWO_ENGINES),
    unpriced("rds.upfront", RESERVED_OF_OTHERS, TWO_ENGINES),
    unpriced("rds.replicas", ALL_UPFRONT, NO_ALL_UPFRONT),
    unpriced("rds.upfront", ALL_UPFRONT, NO_ALL_UPFRONT),
    unpriced("rds.instance", RESERVED_CLUSTER, NO_CLUSTERS),
    unpriced("rds.upfront", RESERVED_CLUSTER, NO_CLUSTERS),
    plan_generation("rds.instance"),
    plan_generation("rds.replicas"),
    unpriced("rds.instance", PLAN_OF_EXPRESS, NO_CLASS),
    unpriced("rds.replicas", PLAN_OF_EXPRESS, NO_CLASS),
    unpriced(
        "rds.",
        Condition::All(&[CLUSTER, Condition::Not(&Condition::Is("engine", &["mysql", "postgresql"]))]),
        "AWS sells Multi-AZ clusters of MySQL and PostgreSQL",
    ),
    unpriced(
        "rds.",
        Condition::All(&[EXPRESS, Condition::Is("deployment", &["multi-az"])]),
        "AWS sells SQL Server Express as Single-AZ",
    ),
    unpriced("rds.", Condition::Is("storage_type", &["io2"]), "no table has io2 of RDS"),
    unpriced(
        "rds.",
        Condition::All(&[CLUSTER, Condition::Is("storage_type", &["gp2", "gp3", "magnetic"])]),
        "of the storage of Multi-AZ clusters the tables have io1 alone",
    ),
    unpriced("rds.extended-support", Condition::Is("extended_support", &["year-3"]), "no table has the third year"),
];
