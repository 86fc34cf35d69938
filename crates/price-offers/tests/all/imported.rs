//! Prices of files laid over the catalogue.

use catalog::{Catalogue, Overlay, PriceList};
use price_offers::{Extent, FilePrices, Import, Refusal, import};

use crate::support::{Row, file, offer};

const WINDOWS: Row =
    Row { sku: "WINDOWS", system: "Windows", operation: "RunInstances:0002", price: "0.209", ..Row::INSTANCE };
const RESERVED: Row =
    Row { term: "Reserved", commitment: ("1yr", "No Upfront", "convertible"), price: "0.09", ..Row::INSTANCE };

fn offers(rows: &[Row]) -> FilePrices {
    file("index.csv", &offer("AmazonEC2", rows)).expect("a good file")
}

fn excerpt(earlier: &Overlay, files: &[FilePrices]) -> Result<Import, Vec<Refusal>> {
    import(Catalogue::embedded(), earlier, files.to_vec(), Extent::Excerpt)
}

fn linux(overlay: &Overlay) -> String {
    let catalogue = Catalogue::embedded().overlaid(overlay).expect("a good overlay");
    let point = catalogue.point(PriceList::Ec2, "eu-west-1", "on-demand/linux", "m5.large").expect("a price");
    format!("{} of {} from {}", point.tiers.first_price().amount(), point.as_of, point.source.title)
}

#[test]
fn the_report_says_what_is_new_and_what_changed() {
    let new = Row { sku: "A", commitment: ("3yr", "No Upfront", "standard"), ..RESERVED };
    let windows = Row { sku: "WINDOWS", system: "Windows", operation: "RunInstances:0002", ..new };
    let done = excerpt(&Overlay::default(), &[offers(&[Row::INSTANCE, WINDOWS, RESERVED, windows])]).unwrap();
    let report = &done.report;
    assert_eq!(report.unchanged, 1);
    assert_eq!(report.new, ["ec2 eu-west-1 reserved/standard/3y/no-upfront/windows m5.large"]);
    assert_eq!(
        report.text(),
        "index.csv: AmazonEC2 of 2026-11-20, 1 regions, 4 prices\n\
         1 prices are the same as before\n\
         new: 1\n  ec2 eu-west-1 reserved/standard/3y/no-upfront/windows m5.large\n\
         changed: 2\n  ec2 eu-west-1 on-demand/windows m5.large: 0.199 to 0.209 (+5.03 %)\n  \
         ec2 eu-west-1 reserved/convertible/1y/no-upfront m5.large: 0.086 to 0.09 (+4.65 %)\n\
         gone: 0\nrefused: 0\nleft out: 0\nnot understood: 0\n"
    );
    assert_eq!(linux(&done.overlay), "0.107 of 2026-11-20 from AWS price list");
}

#[test]
fn later_files_replace_what_earlier_ones_had() {
    let first = excerpt(&Overlay::default(), &[offers(&[WINDOWS, RESERVED])]).unwrap().overlay;
    let second = excerpt(&first, &[offers(&[Row { price: "0.1", ..Row::INSTANCE }])]).unwrap().overlay;
    assert_eq!(linux(&second), "0.1 of 2026-11-20 from AWS price list");
    let dimensions = |overlay: &Overlay| overlay.prices[&PriceList::Ec2].sections.len();
    assert_eq!((dimensions(&first), dimensions(&second)), (2, 3));
    // The overlay is text, and nothing of it is lost on the way.
    let texts = second.to_texts();
    let again = Overlay::from_texts(texts.iter().map(|(name, text)| (*name, text.as_str()))).unwrap();
    assert_eq!(excerpt(&again, &[]).unwrap().overlay, second);
}

#[test]
fn a_file_that_lacks_most_of_the_catalogue_is_refused() {
    let complete = import(Catalogue::embedded(), &Overlay::default(), vec![offers(&[Row::INSTANCE])], Extent::Complete);
    let refusals = complete.unwrap_err();
    assert!(refusals[0].reason.starts_with("has only 1 of the "), "{refusals:?}");
}

const KMS: Row = Row { service: "awskms", operation: "", unit: "Requests", ..Row::OTHER };

/// Requests as the catalogue has them.
const REQUESTS: [Row; 3] = [
    Row { sku: "B", usage_type: "eu-west-1-KMS-Requests", price: "0.000003", ..KMS },
    Row { sku: "C", usage_type: "eu-west-1-KMS-Requests-Asymmetric", price: "0.000015", ..KMS },
    Row { sku: "D", usage_type: "eu-west-1-KMS-Requests-Asymmetric-RSA_2048", price: "0.000003", ..KMS },
];

/// The offer of KMS of a region, without one product.
fn keys(skipped: &str) -> FilePrices {
    let key = Row { sku: "A", usage_type: "eu-west-1-KMS-Keys", unit: "Keys", price: "1", ..KMS };
    let kept: Vec<Row> = [key].into_iter().chain(REQUESTS).filter(|row| row.sku != skipped).collect();
    file("kms.csv", &offer("awskms", &kept)).expect("a good file")
}

#[test]
fn what_a_complete_file_does_not_have_is_gone() {
    let complete =
        |earlier: &Overlay, file| import(Catalogue::embedded(), earlier, vec![file], Extent::Complete).unwrap();
    let first = complete(&Overlay::default(), keys(""));
    let pairs = ["kms eu-west-1 requests data-key-pair-ecc", "kms eu-west-1 requests data-key-pair-rsa"];
    assert_eq!(first.report.gone, pairs);
    let second = complete(&first.overlay, keys("C"));
    assert_eq!(second.report.gone[0], "kms eu-west-1 requests asymmetric");
    // Other services and regions keep what they have.
    let both = excerpt(&first.overlay, &[offers(&[Row::INSTANCE])]).unwrap().overlay;
    assert_eq!(linux(&complete(&both, keys("")).overlay), "0.107 of 2026-11-20 from AWS price list");
}

#[test]
fn a_refused_key_keeps_the_price_that_it_had() {
    let complete =
        |earlier: &Overlay, file| import(Catalogue::embedded(), earlier, vec![file], Extent::Complete).unwrap();
    let price = |overlay: &Overlay| {
        let catalogue = Catalogue::embedded().overlaid(overlay).unwrap();
        catalogue.point(PriceList::Kms, "eu-west-1", "keys", "key").unwrap().tiers.first_price().amount().to_string()
    };
    let key = |price| Row { sku: "A", usage_type: "eu-west-1-KMS-Keys", unit: "Keys", price, ..KMS };
    let other = |price| Row { sku: "Z", ..key(price) };
    let of = |rows: &[Row]| file("kms.csv", &offer("awskms", &[rows, &REQUESTS].concat())).unwrap();
    let first = complete(&Overlay::default(), of(&[key("1.5")]));
    assert_eq!(price(&first.overlay), "1.5");
    let second = complete(&first.overlay, of(&[key("1.6"), other("1.7")]));
    assert_eq!(price(&second.overlay), "1.5");
    assert_eq!(second.report.refused[0].1, "has two prices, 1.6 and 1.7");
    assert!(!second.report.gone.iter().any(|key| key.contains("keys")), "{:?}", second.report.gone);
}

#[test]
fn keys_that_share_a_name_are_not_gone() {
    let row =
        |sku, usage_type, unit| Row { sku, usage_type, unit, service: "AmazonEFS", operation: "Unknown", ..Row::OTHER };
    let rows = [row("A", "EU-TimedStorage-ByteHrs", "GB-Mo"), row("B", "EU-ETDataAccess-Bytes", "GB")];
    let read = file("efs.csv", &offer("AmazonEFS", &rows)).unwrap();
    let report = import(Catalogue::embedded(), &Overlay::default(), vec![read], Extent::Complete).unwrap().report;
    assert_eq!(report.refused[0].1, "may be any of elastic-throughput read, elastic-throughput write");
    assert!(report.gone.contains(&"efs eu-west-1 storage archive".to_owned()));
    assert!(!report.gone.iter().any(|key| key.contains("elastic-throughput")), "{:?}", report.gone);
}

#[test]
fn two_files_of_the_same_thing_are_refused() {
    let refusals = excerpt(&Overlay::default(), &[offers(&[Row::INSTANCE]), keys(""), offers(&[WINDOWS])]).unwrap_err();
    assert_eq!(refusals.len(), 1);
    assert_eq!(refusals[0].to_string(), "index.csv: has prices of AmazonEC2 of eu-west-1, which index.csv has as well");
}

#[test]
fn spot_advice_stays_until_there_is_newer() {
    let advice = |saving| {
        let text =
            format!(r#"{{"spot_advisor": {{"eu-west-1": {{"Linux": {{"m5.large": {{"s": {saving}, "r": 1}}}}}}}}}}"#);
        file("spot-advisor-data.json", &text).expect("a good file")
    };
    let first = excerpt(&Overlay::default(), &[advice(50)]).unwrap().overlay;
    let second = excerpt(&first, &[keys("")]).unwrap().overlay;
    assert_eq!(second.spot, first.spot);
    let third = excerpt(&second, &[advice(60)]).unwrap().overlay;
    assert_eq!(third.spot.unwrap().lines[0].sizes[0].1, 60);
}
