//! Offer files written line by line, and what is read from them.

use std::fmt::Write as _;

use catalog::{Catalogue, PriceDate};
use price_offers::{FilePrices, OfferFile, Refusal, read};

/// The columns of the offer of EC2 that its prices are found by, in AWS's order.
const HEADER: &str = "\"SKU\",\"OfferTermCode\",\"RateCode\",\"TermType\",\"PriceDescription\",\"EffectiveDate\",\
\"StartingRange\",\"EndingRange\",\"Unit\",\"PricePerUnit\",\"Currency\",\"RelatedTo\",\"LeaseContractLength\",\
\"PurchaseOption\",\"OfferingClass\",\"Product Family\",\"serviceCode\",\"Tenancy\",\"Operating System\",\
\"License Model\",\"usageType\",\"operation\",\"CapacityStatus\",\"MarketOption\",\"Pre Installed S/W\",\
\"Region Code\"\n";

/// A line of an offer file.
#[derive(Clone, Copy)]
pub struct Row {
    pub sku: &'static str,
    pub term: &'static str,
    pub range: (&'static str, &'static str),
    pub unit: &'static str,
    pub price: &'static str,
    pub currency: &'static str,
    /// Lease, payment, class.
    pub commitment: (&'static str, &'static str, &'static str),
    pub service: &'static str,
    pub tenancy: &'static str,
    pub system: &'static str,
    pub licence: &'static str,
    pub usage_type: &'static str,
    pub operation: &'static str,
    pub status: &'static str,
    pub market: &'static str,
    pub software: &'static str,
    pub region: &'static str,
}

impl Row {
    /// An m5.large with Linux in eu-west-1, on demand.
    pub const INSTANCE: Row = Row {
        sku: "LINUX",
        term: "OnDemand",
        range: ("0", "Inf"),
        unit: "Hrs",
        price: "0.1070000000",
        currency: "USD",
        commitment: ("", "", ""),
        service: "AmazonEC2",
        tenancy: "Shared",
        system: "Linux",
        licence: "No License required",
        usage_type: "EU-BoxUsage:m5.large",
        operation: "RunInstances",
        status: "Used",
        market: "OnDemand",
        software: "NA",
        region: "eu-west-1",
    };

    /// A product that is no instance.
    pub const OTHER: Row =
        Row { tenancy: "", system: "", licence: "", status: "", market: "", software: "", ..Row::INSTANCE };

    fn text(&self, number: usize) -> String {
        let (lease, payment, class) = self.commitment;
        let (start, end) = self.range;
        let rate_code = format!("{}.{number}", self.sku);
        let fields = [
            self.sku,
            "TERM",
            &rate_code,
            self.term,
            "of a test",
            "2026-11-01",
            start,
            end,
            self.unit,
            self.price,
            self.currency,
            "",
            lease,
            payment,
            class,
            "Compute Instance",
            self.service,
            self.tenancy,
            self.system,
            self.licence,
            self.usage_type,
            self.operation,
            self.status,
            self.market,
            self.software,
            self.region,
        ];
        fields.map(|field| format!("\"{field}\"")).join(",") + "\n"
    }
}

/// The beginning of an offer file.
pub fn head(code: &str) -> String {
    format!(
        "\"FormatVersion\",\"v1.0\"\n\"Disclaimer\",\"\"\n\"Publication Date\",\"2026-11-20T22:53:08Z\"\n\
         \"Version\",\"20261120225308\"\n\"OfferCode\",\"{code}\"\n{HEADER}"
    )
}

/// An offer file of these lines.
pub fn offer(code: &str, rows: &[Row]) -> String {
    let mut text = head(code);
    for (number, row) in rows.iter().enumerate() {
        text.push_str(&row.text(number));
    }
    text
}

/// Reads a text as a file.
pub fn file(name: &str, text: &str) -> Result<FilePrices, Refusal> {
    let modified = PriceDate::parse("2026-11-28").expect("a date");
    let content = Box::new(text.as_bytes());
    read(Catalogue::embedded(), OfferFile { name: name.to_owned(), modified, content })
}

/// Reads a text as an offer file, and returns its prices, one a line.
pub fn prices(name: &str, text: &str) -> String {
    let file = file(name, text).expect("a good file");
    let mut out = String::new();
    for (key, price) in &file.prices {
        let tiers = catalog::Amount::Price(price.tiers.clone());
        let _ = writeln!(out, "{key}: {tiers} per {} {}", price.unit.code(), price.basis.code());
    }
    out
}

/// Why a text is refused as a file.
pub fn refusal(name: &str, text: &str) -> String {
    file(name, text).expect_err("a broken file").to_string()
}

/// What of a text is refused as ambiguous.
pub fn refused(text: &str) -> Vec<String> {
    let file = file("offer.csv", text).expect("a good file");
    file.refused.iter().map(|(what, reason)| format!("{what} {reason}")).collect()
}
