//! What AWS refuses of Keyspaces, and what would be cheaper. The limits are those of the developer guide, quotas and
//! multi-Region replication.

use super::charges::{READ_CAPACITY, READS, WRITE_CAPACITY, WRITES};
use super::{MULTI_REGION, ON_DEMAND, PROVISIONED, REQUESTS, SAVINGS_PLAN};
use crate::common::{replica_region, too_few_units};
use crate::purchase_choices::plan_is_cheaper;
use crate::{Amount, Condition, Level, Rule, Test, Text};

/// The units per second that a table takes by default, outside GovCloud.
const QUOTA: u64 = 40_000;
/// The units that a table takes by default in a month.
const DEFAULT_QUOTA: Amount = Amount::Times(&[Amount::Month, Amount::Of(3_600), Amount::Of(QUOTA)]);

const fn cheaper(
    id: &'static str,
    place: &'static str,
    when: Condition,
    with: &'static [(&'static str, &'static str)],
    message: &'static str,
    fix: &'static str,
) -> Rule {
    Rule { id, level: Level::Advice, place, test: Test::CheaperWith(when, with), message: Text::Is(message), fix }
}

const REPLICA: [Rule; 2] =
    replica_region!("keyspaces-own-region", "keyspaces-partition", "replicated_to", MULTI_REGION);

const READS_NEED: Amount = Amount::Over(&READS, 3_600);
const WRITES_NEED: Amount = Amount::Over(&WRITES, 3_600);
const TOO_FEW: [Rule; 2] =
    too_few_units("keyspaces-units-too-few", (READS_NEED, READ_CAPACITY), (WRITES_NEED, WRITE_CAPACITY), PROVISIONED);
/// The requests are known at least in part.
const USED: Condition = Condition::AnyGiven(REQUESTS);

pub(super) const ALL: &[Rule] = &[
    REPLICA[0],
    REPLICA[1],
    TOO_FEW[0],
    TOO_FEW[1],
    Rule {
        id: "keyspaces-row-size",
        level: Level::Error,
        place: "/config/row_kb",
        test: Test::When(Condition::Equals("row_kb", 0)),
        message: Text::Is("a row has a primary key, so it is larger than 0 KB"),
        fix: "enter the average size of a row, such as 0.1",
    },
    Rule {
        id: "keyspaces-multi-region-capacity",
        level: Level::Error,
        place: "/config/write_units",
        test: Test::When(Condition::All(&[MULTI_REGION, PROVISIONED, Condition::Given("write_units")])),
        message: Text::Is("a multi-Region table with provisioned capacity needs auto scaling for its writes"),
        fix: "leave out the write capacity units, or use on-demand capacity",
    },
    Rule {
        id: "keyspaces-multi-region-govcloud",
        level: Level::Error,
        place: "/config/multi_region",
        test: Test::By(|reading| reading.region.starts_with("us-gov-") && reading.values.flag("multi_region")),
        message: Text::Is("GovCloud has no multi-Region replication of Keyspaces"),
        fix: "leave it out, or choose other Regions",
    },
    Rule {
        id: "keyspaces-quota",
        level: Level::Warning,
        place: "/usage/writes",
        test: Test::Above(ON_DEMAND, WRITES, DEFAULT_QUOTA),
        message: Text::Is("a table takes 40,000 write units a second by default, less than the average"),
        fix: "raise the quota of the table",
    },
    Rule {
        id: "keyspaces-quota",
        level: Level::Warning,
        place: "/usage/local_quorum_reads",
        test: Test::Above(ON_DEMAND, READS, DEFAULT_QUOTA),
        message: Text::Is("a table takes 40,000 read units a second by default, less than the average"),
        fix: "raise the quota of the table",
    },
    cheaper(
        "keyspaces-provisioned",
        "/config/capacity",
        ON_DEMAND,
        &[("capacity", "provisioned")],
        "if the load is steady, provisioned capacity with auto scaling is cheaper",
        "compare the capacity over a day: peaks need more units than the average",
    ),
    cheaper(
        "keyspaces-on-demand",
        "/config/capacity",
        Condition::All(&[PROVISIONED, USED]),
        &[("capacity", "on-demand")],
        "the provisioned units are hardly used: on-demand capacity is cheaper",
        "change the capacity mode, or provision fewer units",
    ),
    plan_is_cheaper("keyspaces-savings-plan", Condition::Not(&SAVINGS_PLAN)),
];

const _: () = assert!(QUOTA == 40_000, "the messages say 40,000");
