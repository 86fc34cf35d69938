//! What AWS refuses of DynamoDB, and what would be cheaper.

use super::capacity::{
    READ_CAPACITY, READS, RESERVABLE_WRITES, RESERVED_READS, RESERVED_WRITES, WRITE_CAPACITY, WRITES,
};
use super::{GLOBAL, GLOBAL_INDEXES, INDEXED, ON_DEMAND, PROVISIONED, REQUESTS, RESERVES, SAVINGS_PLAN, STANDARD};
use crate::common::{replica_region, too_few_units};
use crate::purchase_choices::plan_is_cheaper;
use crate::{Amount, Condition, Level, Rule, Test, Text};

const READ: Amount = Amount::Field("reserved_read_units");
const WRITE: Amount = Amount::Field("reserved_write_units");
/// Reserved capacity is sold in blocks of 100 units.
const READ_BLOCKS: Amount = Amount::Times(&[Amount::Of(100), Amount::Started(&READ, 100)]);
const WRITE_BLOCKS: Amount = Amount::Times(&[Amount::Of(100), Amount::Started(&WRITE, 100)]);

const NOT_RESERVED: Condition = Condition::Not(&RESERVES);
/// The requests are known at least in part.
const USED: Condition = Condition::AnyGiven(REQUESTS);

const READS_NEED: Amount = Amount::Over(&READS, 3_600);
const WRITES_NEED: Amount = Amount::Over(&WRITES, 3_600);

const fn blocks(place: &'static str, blocks: Amount, units: Amount) -> Rule {
    Rule {
        id: "dynamodb-reserved-blocks",
        level: Level::Error,
        place,
        test: Test::Above(RESERVES, blocks, units),
        message: Text::Is("reserved capacity is sold in blocks of 100 units"),
        fix: "enter a multiple of 100",
    }
}

/// Warns of more reserved units than the table provisions on average.
const fn unused(place: &'static str, when: Condition, reserved: Amount, provisioned: Amount) -> Rule {
    Rule {
        id: "dynamodb-reserved-unused",
        level: Level::Warning,
        place,
        test: Test::Above(when, reserved, provisioned),
        message: Text::Is("more units are reserved than the table provisions on average: the rest is paid for unused"),
        fix: "reserve fewer units, or buy reserved capacity for all tables of the Region as a component of its own",
    }
}

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

const REPLICA: [Rule; 2] = replica_region!("dynamodb-own-region", "dynamodb-partition", "replicated_to", GLOBAL);

const TOO_FEW: [Rule; 2] =
    too_few_units("dynamodb-units-too-few", (READS_NEED, READ_CAPACITY), (WRITES_NEED, WRITE_CAPACITY), PROVISIONED);

pub(super) const ALL: &[Rule] = &[
    REPLICA[0],
    REPLICA[1],
    blocks("/config/reserved_read_units", READ_BLOCKS, READ),
    blocks("/config/reserved_write_units", WRITE_BLOCKS, WRITE),
    Rule {
        id: "dynamodb-reserved-replicated",
        level: Level::Warning,
        place: "/config/reserved_write_units",
        test: Test::When(Condition::All(&[
            RESERVES,
            GLOBAL,
            Condition::Not(&GLOBAL_INDEXES),
            Condition::AtLeast("reserved_write_units", 1),
        ])),
        message: Text::Is("reserved write capacity does not apply to the replicated writes of a global table"),
        fix: "reserve read capacity only",
    },
    unused("/config/reserved_read_units", RESERVES, RESERVED_READS, READ_CAPACITY),
    unused(
        "/config/reserved_write_units",
        Condition::All(&[RESERVES, Condition::Any(&[Condition::Not(&GLOBAL), GLOBAL_INDEXES])]),
        RESERVED_WRITES,
        RESERVABLE_WRITES,
    ),
    Rule {
        id: "dynamodb-reserved-nothing",
        level: Level::Warning,
        place: "/config/reserved",
        test: Test::When(Condition::All(&[
            RESERVES,
            Condition::Not(&Condition::AtLeast("reserved_read_units", 1)),
            Condition::Not(&Condition::AtLeast("reserved_write_units", 1)),
        ])),
        message: Text::Is("no units are reserved"),
        fix: "enter the units, or choose no reserved capacity",
    },
    TOO_FEW[0],
    TOO_FEW[1],
    Rule {
        id: "dynamodb-item-size",
        level: Level::Error,
        place: "/config/item_kb",
        test: Test::When(Condition::Equals("item_kb", 0)),
        message: Text::Is("an item has a primary key, so it is larger than 0 KB"),
        fix: "enter the average size of an item, such as 0.1",
    },
    Rule {
        id: "dynamodb-item-size",
        level: Level::Error,
        place: "/config/index_item_kb",
        test: Test::When(Condition::All(&[INDEXED, Condition::Equals("index_item_kb", 0)])),
        message: Text::Is("an index entry has a key, so it is larger than 0 KB"),
        fix: "enter the average size of an entry, such as 0.1",
    },
    Rule {
        id: "dynamodb-global-capacity",
        level: Level::Error,
        place: "/config/write_units",
        test: Test::When(Condition::All(&[GLOBAL, PROVISIONED, Condition::Given("write_units")])),
        message: Text::Is("a global table with provisioned capacity needs auto scaling for its writes"),
        fix: "leave out the write units, or use on-demand capacity",
    },
    Rule {
        id: "dynamodb-quota",
        level: Level::Warning,
        place: "/usage/writes",
        test: Test::Above(ON_DEMAND, WRITES, Amount::Times(&[Amount::Month, Amount::Of(3_600), Amount::Of(40_000)])),
        message: Text::Is("an on-demand table takes 40,000 write units a second by default, less than the average"),
        fix: "raise the quota of the table",
    },
    Rule {
        id: "dynamodb-quota",
        level: Level::Warning,
        place: "/usage/eventual_reads",
        test: Test::Above(ON_DEMAND, READS, Amount::Times(&[Amount::Month, Amount::Of(3_600), Amount::Of(40_000)])),
        message: Text::Is("an on-demand table takes 40,000 read units a second by default, less than the average"),
        fix: "raise the quota of the table, or put an accelerator (DAX) before it",
    },
    cheaper(
        "dynamodb-infrequent-access",
        "/config/table_class",
        Condition::All(&[STANDARD, NOT_RESERVED]),
        &[("table_class", "standard-ia")],
        "storage outweighs requests: the class Standard-Infrequent Access is cheaper",
        "change the table class, which can be done twice in 30 days",
    ),
    cheaper(
        "dynamodb-standard",
        "/config/table_class",
        Condition::Not(&STANDARD),
        &[("table_class", "standard")],
        "requests outweigh storage: the Standard class is cheaper",
        "change the table class, which can be done twice in 30 days",
    ),
    cheaper(
        "dynamodb-provisioned",
        "/config/capacity",
        ON_DEMAND,
        &[("capacity", "provisioned")],
        "if the load is steady, provisioned capacity with auto scaling is cheaper",
        "compare the capacity over a day: peaks need more units than the average",
    ),
    cheaper(
        "dynamodb-on-demand",
        "/config/capacity",
        Condition::All(&[PROVISIONED, NOT_RESERVED, USED]),
        &[("capacity", "on-demand")],
        "the provisioned units are hardly used: on-demand capacity is cheaper",
        "change the capacity mode, or provision fewer units",
    ),
    plan_is_cheaper("dynamodb-savings-plan", Condition::All(&[Condition::Not(&SAVINGS_PLAN), NOT_RESERVED])),
    Rule {
        id: "dynamodb-strong-reads",
        level: Level::Advice,
        place: "/usage/strong_reads",
        test: Test::Above(Condition::Always, Amount::Field("strong_reads"), Amount::Of(0)),
        message: Text::Is("strongly consistent reads take twice the read units of eventually consistent ones"),
        fix: "keep them where a read must see the last write, and use eventually consistent reads elsewhere",
    },
];
