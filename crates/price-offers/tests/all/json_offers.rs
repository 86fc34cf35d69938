//! Offer files in JSON.

use crate::support::{file, prices, refusal};

const JSON: &str = include_str!("../fixtures/ec2.json");

#[test]
fn json_has_the_prices_of_products_that_are_understood() {
    assert_eq!(
        prices("index.json", JSON),
        "ec2 eu-west-1 on-demand/linux m5.large: 0.107 per instance-hour listed\n\
         ec2 eu-west-1 reserved/standard/1y/all-upfront m5.large: 0.06289954338 per instance-hour derived\n"
    );
    let read = file("index.json", JSON).unwrap();
    assert_eq!(read.left_out.into_iter().collect::<Vec<_>>(), [("unused capacity reservations", 1)]);
    // The file has no operation for this volume, and the names of volumes without one are not known.
    assert_eq!(read.not_understood.into_keys().collect::<Vec<_>>(), ["AmazonEC2 EBS:VolumeUsage.gp3"]);
}

#[test]
fn broken_documents_are_refused_with_their_line() {
    let changed = |from: &str, to: &str| {
        assert!(JSON.contains(from), "{from}");
        refusal("a.json", &JSON.replacen(from, to, 1))
    };
    assert_eq!(
        changed("\"pricePerUnit\": {\"USD\"", "\"pricePerUnit\": {\"CNY\""),
        "a.json:50: a price that is not in USD"
    );
    assert!(changed("\"Reserved\": {", "\"Leased\": {").ends_with("unknown kind of term \"Leased\""));
    assert!(changed("\"All Upfront\"", "\"Some Upfront\"").ends_with("unknown purchase option \"Some Upfront\""));
    assert!(
        changed("\"LINUX.6QCMYABX3D.2TG2D8R56U\", \"d", "\"LINUX.JRTCKXETXF.6YS6EN2CT7\", \"d")
            .ends_with("the rate code \"LINUX.JRTCKXETXF.6YS6EN2CT7\" is there twice")
    );
    assert_eq!(changed("\"terms\"", "\"conditions\""), "a.json: has products but no terms");
    let twice = JSON.replace("UnusedBox", "BoxUsage").replace("UnusedCapacityReservation", "Used");
    let twice = twice.replacen("\"UNUSED\": {", "\"LINUX\": {", 1);
    assert_eq!(refusal("a.json", &twice), "a.json:27: the product \"LINUX\" is there twice");
    let products = JSON.find("  \"products\"").unwrap();
    let terms = JSON.find("  \"terms\"").unwrap();
    let swapped = format!("{}{}", &JSON[..products], &JSON[terms..]);
    assert!(refusal("a.json", &swapped).contains("the products do not come before the terms"));
    assert!(refusal("a.json", &JSON[..JSON.len() / 2]).contains("EOF while parsing"));
}
