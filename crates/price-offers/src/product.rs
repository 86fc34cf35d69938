//! [`Product`]: what a price list says about what is sold.

use units::Usd;

/// A product of an offer file. Attributes that the file does not have are empty.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Product<'a> {
    pub(crate) service_code: &'a str,
    /// Code of the region; empty for what has none.
    pub(crate) region: &'a str,
    pub(crate) usage_type: &'a str,
    pub(crate) operation: &'a str,
    pub(crate) tenancy: &'a str,
    pub(crate) operating_system: &'a str,
    pub(crate) licence_model: &'a str,
    pub(crate) preinstalled_software: &'a str,
    pub(crate) capacity_status: &'a str,
    pub(crate) market_option: &'a str,
}

/// The term under which something is sold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Term {
    OnDemand,
    Reserved(Commitment),
}

/// What a Reserved Instance commits to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Commitment {
    pub(crate) class: &'static str,
    pub(crate) years: u8,
    pub(crate) payment: &'static str,
}

impl Commitment {
    /// Reads the attributes of a reserved term, such as `1yr`, `No Upfront`, `standard`.
    pub(crate) fn parse(lease: &str, payment: &str, class: &str) -> Result<Commitment, String> {
        let class = match class {
            "standard" => "standard",
            "convertible" => "convertible",
            // Services without classes leave it empty.
            "" => "",
            other => return Err(format!("unknown offering class {other:?}")),
        };
        Ok(Commitment { class, years: years(lease)?, payment: payment_code(payment)? })
    }
}

/// The years of a lease: `1yr`, `3yr`, or only the number.
pub(crate) fn years(lease: &str) -> Result<u8, String> {
    match lease.trim().trim_end_matches("yr").trim() {
        "1" => Ok(1),
        "3" => Ok(3),
        _ => Err(format!("unknown lease length {lease:?}")),
    }
}

/// The payment option as dimensions have it.
pub(crate) fn payment_code(text: &str) -> Result<&'static str, String> {
    match text {
        "No Upfront" => Ok("no-upfront"),
        "Partial Upfront" => Ok("partial-upfront"),
        "All Upfront" => Ok("all-upfront"),
        other => Err(format!("unknown purchase option {other:?}")),
    }
}

/// One line of a price.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PriceLine<'a> {
    pub(crate) sku: &'a str,
    pub(crate) rate_code: &'a str,
    pub(crate) start: &'a str,
    pub(crate) end: &'a str,
    pub(crate) unit: &'a str,
    pub(crate) price: Usd,
}
