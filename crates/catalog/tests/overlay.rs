//! Prices laid over the embedded catalogue.
#![cfg(feature = "embedded")]

use catalog::{Catalogue, Lookup, Overlay, PriceList, SpotOs};

const SOURCES: &str = "id,title,licence,note\naws-price-list,AWS price list,figures only,\n";

const EC2: &str = "\
# abacus catalogue, schema 1
service ec2

[eu-west-1 on-demand/linux]
unit instance-hour
as-of 2026-11-20
source aws-price-list
basis listed
m5.large 0.1234

[eu-west-1 reserved/convertible/1y/partial-upfront]
unit instance-hour
as-of 2026-11-20
source aws-price-list
basis listed
m5.large 0.0625
";

const SPOT: &str = "# as-of 2026-11-20\n# source aws-price-list\nregion,os,family,size:saving/band\n\
                    eu-west-1,linux,m5,large:42/3\n";

fn overlaid(texts: &[(&str, &str)]) -> Result<Catalogue, String> {
    let overlay = Overlay::from_texts(texts.iter().copied()).map_err(|error| error.to_string())?;
    Catalogue::embedded().overlaid(&overlay).map_err(|error| error.to_string())
}

fn price(catalogue: &Catalogue, region: &str, dimension: &str, item: &str) -> Option<String> {
    let point = catalogue.point(PriceList::Ec2, region, dimension, item)?;
    Some(format!("{} {} {}", point.tiers.first_price().amount(), point.as_of, point.source.title))
}

#[test]
fn an_overlay_replaces_and_adds_prices_key_by_key() {
    let embedded = Catalogue::embedded();
    let laid = overlaid(&[("sources.csv", SOURCES), ("ec2.prices", EC2)]).unwrap();
    let own = |dimension| price(&laid, "eu-west-1", dimension, "m5.large").unwrap();
    assert_eq!(own("on-demand/linux"), "0.1234 2026-11-20 AWS price list");
    assert_eq!(own("reserved/convertible/1y/partial-upfront"), "0.0625 2026-11-20 AWS price list");
    let mut others = 0;
    for point in embedded.points() {
        if (point.region, point.dimension, point.item) != ("eu-west-1", "on-demand/linux", "m5.large") {
            assert_eq!(laid.lookup(point.list, point.region, point.dimension, point.item), Lookup::Found(point));
            others += 1;
        }
    }
    assert_eq!(others + 1, embedded.stats().points);
    assert_eq!(laid.stats().points, others + 2);
    assert_eq!(laid.stats().not_sold, embedded.stats().not_sold);
}

#[test]
fn spot_advice_is_replaced_as_a_whole() {
    let laid = overlaid(&[("sources.csv", SOURCES), ("ec2-spot.csv", SPOT)]).unwrap();
    assert_eq!(laid.spot("eu-west-1", SpotOs::Linux, "m5.large").unwrap().savings_percent, 42);
    assert!(Catalogue::embedded().spot("eu-west-1", SpotOs::Linux, "c5.large").is_some());
    assert_eq!(laid.spot("eu-west-1", SpotOs::Linux, "c5.large"), None);
    let info = laid.table_info(catalog::Table::Spot).unwrap();
    assert_eq!((info.as_of.as_str(), &*info.source.title), ("2026-11-20", "AWS price list"));
}

#[test]
fn an_empty_overlay_changes_nothing() {
    assert_eq!(&overlaid(&[]).unwrap(), Catalogue::embedded());
}

#[test]
fn an_overlay_is_written_as_it_was_read() {
    let texts = [("sources.csv", SOURCES), ("ec2-spot.csv", SPOT), ("ec2.prices", EC2)];
    let written = Overlay::from_texts(texts).unwrap().to_texts();
    assert_eq!(written, texts.map(|(name, text)| (name, text.to_owned())));
}

#[test]
fn what_the_catalogue_does_not_know_is_refused_with_its_place() {
    let refused = |texts: &[(&str, &str)]| overlaid(texts).unwrap_err();
    assert_eq!(refused(&[("ec2.prices", EC2)]), "ec2.prices:7: unknown source \"aws-price-list\"");
    let elsewhere = EC2.replace("eu-west-1 on", "eu-west-9 on");
    assert_eq!(
        refused(&[("sources.csv", SOURCES), ("ec2.prices", &elsewhere.replace("eu-west-1 r", "eu-west-9 r"))]),
        "ec2.prices:4: unknown region \"eu-west-9\""
    );
    assert_eq!(
        refused(&[("sources.csv", SOURCES), ("ec2.prices", &EC2.replace("m5.large", "m5.tiny"))]),
        "ec2.prices:9: unknown instance type \"m5.tiny\""
    );
    assert_eq!(refused(&[("s3.prices", EC2)]), "s3.prices:2: the file is of service ec2");
}
