//! Fields and charges shared by several services, mainly for network traffic.

use catalog::PriceList;
use units::{Decimal, Error, Unit};

use crate::amount::Amount;
use crate::charge::{Charge, Factor, Key, Pool, Price};
use crate::condition::Condition;
use crate::field::{Field, Type};
use crate::limits;
use crate::reading::Reading;

/// Transfer to the internet, in tiers over the whole region (Amazon EC2 on-demand pricing, data transfer). Needs
/// factors.
pub const INTERNET_OUT: Charge = Charge {
    code: "transfer.internet-out",
    label: crate::Text::Is("Data transfer to the internet"),
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
