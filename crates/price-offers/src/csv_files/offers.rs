//! The lines of an offer file.

use csv::StringRecord;
use units::Usd;

use super::RowReader;
use super::columns::{Column, Columns};
use crate::collected::short;
use crate::product::{Commitment, PriceLine, Product, Term};
use crate::reading::Reading;
use crate::targets::Target;

/// The columns that tell the products of EC2 apart.
const OF_EC2: &[&str] =
    &["Tenancy", "Operating System", "License Model", "CapacityStatus", "MarketOption", "Pre Installed S/W"];

struct Offers {
    sku: Column,
    rate_code: Column,
    term_type: Column,
    start: Column,
    end: Column,
    unit: Column,
    price: Column,
    currency: Column,
    lease: Column,
    payment: Column,
    class: Column,
    service_code: Column,
    region: Column,
    /// Where data comes from and where it goes, if it has no region.
    ends: [Column; 2],
    usage_type: Column,
    operation: Column,
    tenancy: Column,
    operating_system: Column,
    licence_model: Column,
    capacity_status: Column,
    market_option: Column,
    preinstalled_software: Column,
    /// The lines of a product follow each other, so what it stands for is found once.
    last: Option<(String, Option<Target>)>,
}

/// The reader of the lines below this header.
pub(super) fn reader(columns: &Columns, reading: &Reading<'_>) -> Result<RowReader, String> {
    let is_ec2 = reading.offer_code.as_deref() == Some("AmazonEC2");
    for name in OF_EC2.iter().filter(|_| is_ec2) {
        columns.required(name)?;
    }
    let region = columns.optional("Region Code");
    let ends = ["From Region Code", "To Region Code"].map(|name| columns.optional(name));
    if !columns.has("From Region Code") {
        columns.required("Region Code")?;
    }
    let mut offers = Offers {
        sku: columns.required("SKU")?,
        rate_code: columns.required("RateCode")?,
        term_type: columns.required("TermType")?,
        start: columns.required("StartingRange")?,
        end: columns.required("EndingRange")?,
        unit: columns.required("Unit")?,
        price: columns.required("PricePerUnit")?,
        currency: columns.required("Currency")?,
        lease: columns.optional("LeaseContractLength"),
        payment: columns.optional("PurchaseOption"),
        class: columns.optional("OfferingClass"),
        service_code: columns.required("serviceCode")?,
        region,
        ends,
        usage_type: columns.required("usageType")?,
        operation: columns.required("operation")?,
        tenancy: columns.optional("Tenancy"),
        operating_system: columns.optional("Operating System"),
        licence_model: columns.optional("License Model"),
        capacity_status: columns.optional("CapacityStatus"),
        market_option: columns.optional("MarketOption"),
        preinstalled_software: columns.optional("Pre Installed S/W"),
        last: None,
    };
    Ok(Box::new(move |row, reading| offers.read(row, reading)))
}

impl Offers {
    fn read(&mut self, row: &StringRecord, reading: &mut Reading<'_>) -> Result<(), String> {
        let sku = self.sku.of(row);
        let known = self.last.take().filter(|(last, _)| last == sku);
        let target = match known {
            Some((_, target)) => target,
            None => reading.product(&self.product(row))?,
        };
        if let Some(target) = &target {
            self.line(target, row, reading)?;
        }
        self.last = Some((sku.to_owned(), target));
        Ok(())
    }

    fn product<'a>(&self, row: &'a StringRecord) -> Product<'a> {
        let regions = [self.region, self.ends[0], self.ends[1]].map(|column| column.of(row));
        Product {
            service_code: self.service_code.of(row),
            region: regions.into_iter().find(|region| !region.is_empty()).unwrap_or_default(),
            usage_type: self.usage_type.of(row),
            operation: self.operation.of(row),
            tenancy: self.tenancy.of(row),
            operating_system: self.operating_system.of(row),
            licence_model: self.licence_model.of(row),
            preinstalled_software: self.preinstalled_software.of(row),
            capacity_status: self.capacity_status.of(row),
            market_option: self.market_option.of(row),
        }
    }

    fn line(&self, target: &Target, row: &StringRecord, reading: &mut Reading<'_>) -> Result<(), String> {
        if self.currency.of(row) != "USD" {
            return Err(format!("a price in {:?}, not in USD", short(self.currency.of(row))));
        }
        let term = match self.term_type.of(row) {
            "OnDemand" => Term::OnDemand,
            "Reserved" => {
                let [lease, payment, class] = [self.lease, self.payment, self.class].map(|column| column.of(row));
                Term::Reserved(Commitment::parse(lease, payment, class)?)
            }
            other => return Err(format!("unknown kind of term {:?}", short(other))),
        };
        let line = PriceLine {
            sku: self.sku.of(row),
            rate_code: self.rate_code.of(row),
            start: self.start.of(row),
            end: self.end.of(row),
            unit: self.unit.of(row),
            price: Usd::parse(self.price.of(row)).map_err(|error| error.to_string())?,
        };
        reading.line(target, term, &line)
    }
}
