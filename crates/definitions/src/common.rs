//! Fields and charges shared by several services, mainly for network traffic.

use catalog::PriceList;
use units::{Decimal, Error, Unit};

use crate::amount::Amount;
use crate::charge::{Charge, Factor, Key, Pool, Price};
use crate::condition::Condition;
use crate::field::{Field, Type};
use crate::limits;
use crate::reading::Reading;
use crate::rule::{Level, Rule, Test};
use crate::text::Text;

/// Transfer to the internet, in tiers over the whole region (Amazon EC2 on-demand pricing, data transfer). Needs
/// factors.
pub const INTERNET_OUT: Charge = Charge {
    code: "transfer.internet-out",
    label: Text::Is("Data transfer to the internet"),
    unit: Unit::Gb,
    price: Price::Listed(Key::new(PriceList::DataTransfer, "out", "internet")),
    pool: Pool::Region,
    missing: "the GB to the internet",
    ..Charge::NEW
};

/// Transfer between availability zones, at each end that is billed (Amazon EC2 on-demand pricing, data transfer). Needs
/// a label and factors.
pub const CROSS_ZONE: Charge = Charge {
    code: "transfer.cross-zone",
    unit: Unit::Gb,
    price: Price::Listed(Key::new(PriceList::DataTransfer, "out", "intra-region")),
    missing: "the GB between availability zones",
    ..Charge::NEW
};

/// The assumption behind a charge at both ends.
pub const BOTH_ENDS: &str = "both ends are in this account: each pays for the GB";

/// Both ends of a transfer.
pub const TWO_ENDS: Factor = Factor::of(Amount::Of(2), "end", "ends");

/// The key of an hourly price of the VPC price list.
#[must_use]
pub const fn vpc_hourly(item: &'static str) -> Price {
    Price::Listed(Key::new(PriceList::Vpc, "hourly", item))
}

/// The key of a price per GB of the VPC price list.
#[must_use]
pub const fn vpc_per_gb(item: &'static str) -> Price {
    Price::Listed(Key::new(PriceList::Vpc, "data-processed", item))
}

/// The component itself, not the flows, says how much data passes.
pub const NOT_OF_FLOWS: Condition = Condition::Not(&Condition::FlowsTell);

/// The field for the networks at the other end of a link.
pub const REMOTE_CIDRS: Field = Field::new(
    "remote_cidrs",
    "Ranges of the other end",
    Type::Ranges { most: limits::REMOTE_CIDRS, example: "192.168.0.0/16" },
);

/// Warnings that fewer units are provisioned than the requests need on average. The pairs are the unit-hours that are
/// needed and provisioned, of reads and of writes.
pub(crate) const fn too_few_units(
    id: &'static str,
    (reads_need, read): (Amount, Amount),
    (writes_need, write): (Amount, Amount),
    when: Condition,
) -> [Rule; 2] {
    let rule = Rule {
        id,
        level: Level::Warning,
        place: "/config/read_units",
        test: Test::Above(when, reads_need, read),
        message: Text::Is("the reads need more units on average than are provisioned: requests are throttled"),
        fix: "provision more units, or leave them out",
    };
    let of_writes = Rule {
        place: "/config/write_units",
        test: Test::Above(when, writes_need, write),
        message: Text::Is("the writes need more units on average than are provisioned: requests are throttled"),
        ..rule
    };
    [rule, of_writes]
}

/// What a replica must be: in another region of the same partition. Needs the ids of both rules, the field, and the
/// condition of the field.
macro_rules! replica_region {
    ($own:literal, $partition:literal, $field:literal, $when:expr) => {
        $crate::common::other_region!(
            ($own, "a replica cannot be in the same Region", "choose another Region"),
            ($partition, "AWS does not replicate between GovCloud, China and the other Regions"),
            $field,
            $when
        )
    };
}
pub(crate) use replica_region;

/// The same of copies of backups or snapshots: in their own region these are backup storage.
macro_rules! copy_region {
    ($own:literal, $partition:literal, $field:literal, $when:expr) => {
        $crate::common::other_region!(
            (
                $own,
                "a copy in the same Region is backup storage",
                "enter it as backup storage, or choose another Region"
            ),
            ($partition, "AWS does not copy snapshots between GovCloud, China and the other Regions"),
            $field,
            $when
        )
    };
}
pub(crate) use copy_region;

/// Rules that a field names another region of the same partition. Needs id, message and fix of the one on the own region,
/// id and message of the one on the partition, the field, and its condition.
macro_rules! other_region {
    (
        ($own:literal, $own_message:literal, $own_fix:literal),
        ($partition:literal, $partition_message:literal),
        $field:literal,
        $when:expr
    ) => {
        [
            $crate::Rule {
                id: $own,
                level: $crate::Level::Error,
                place: concat!("/config/", $field),
                test: $crate::Test::When($crate::Condition::All(&[
                    $when,
                    $crate::Condition::Given($field),
                    $crate::Condition::Not(&$crate::Condition::Elsewhere($field)),
                ])),
                message: $crate::Text::Is($own_message),
                fix: $own_fix,
            },
            $crate::Rule {
                id: $partition,
                level: $crate::Level::Error,
                place: concat!("/config/", $field),
                test: $crate::Test::By(|reading| {
                    let to = reading.values.text($field).unwrap_or_default();
                    $when.holds(reading) && !to.is_empty() && $crate::common::crosses_partitions(reading.region, to)
                }),
                message: $crate::Text::Is($partition_message),
                fix: "choose a Region of the same partition",
            },
        ]
    };
}
pub(crate) use other_region;

/// Extended Support of an engine version.
pub(crate) const EXTENDED_SUPPORT: Rule = Rule {
    id: "db-extended-support",
    level: Level::Warning,
    place: "/config/extended_support",
    test: Test::When(Condition::Is("extended_support", &["year-1-2", "year-3"])),
    message: Text::Is("Extended Support is billed for every hour, and costs more in its third year"),
    fix: "upgrade to an engine version with standard support",
};

/// Whether two regions belong to different partitions of AWS.
pub(crate) fn crosses_partitions(one: &str, other: &str) -> bool {
    let partition = |region: &str| (region.starts_with("us-gov-"), region.starts_with("cn-"));
    partition(one) != partition(other)
}

/// Whether a name has the form of a node type, such as `dax.r5.large`.
pub(crate) fn is_node_type(name: &str, prefix: &str) -> bool {
    let parts: Vec<&str> = name.split('.').collect();
    matches!(parts[..], [first, family, size] if first == prefix && is_word(family) && is_word(size))
}

/// Whether this is a part of the name of an instance type: letters, digits and hyphens.
pub(crate) fn is_word(part: &str) -> bool {
    !part.is_empty() && part.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-')
}

/// The hours of capacity that the requests of a month need at the target utilization: whole units in every hour, at least
/// one.
pub(crate) fn unit_hours(requests: &Amount, reading: &Reading<'_>) -> Result<Option<Decimal>, Error> {
    let Some((requests, percent)) = requests.of(reading)?.zip(reading.number("utilization_percent")?) else {
        return Ok(None);
    };
    let month = reading.length.hours();
    let needed = requests.checked_mul(Decimal::ONE_HUNDRED);
    let of_one = month.checked_mul(Decimal::from(3_600)).and_then(|seconds| seconds.checked_mul(percent));
    let units = needed.zip(of_one).and_then(|(needed, of_one)| needed.checked_div(of_one));
    let hours = units.and_then(|units| units.ceil().max(Decimal::ONE).checked_mul(month));
    hours.map(Some).ok_or(Error::Overflow)
}

#[cfg(test)]
mod tests {
    use super::is_node_type;

    #[test]
    fn node_types_have_three_parts() {
        for name in ["db.r7g.large", "db.r6gd.16xlarge"] {
            assert!(is_node_type(name, "db"), "{name}");
        }
        for name in [
            "r7g.large",
            "cache.r7g.large",
            "db.r7g",
            "db..large",
            "db.r7g.large.search",
            "large",
            "",
            "db.r7g.large <b>",
        ] {
            assert!(!is_node_type(name, "db"), "{name}");
        }
    }
}
