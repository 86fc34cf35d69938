//! Unpacking the catalogue, and looking up a price and its name.

use catalog::{Catalogue, PriceList};

fn main() {
    divan::main();
}

#[divan::bench]
fn unpack() -> Catalogue {
    Catalogue::unpack()
}

#[divan::bench]
fn point() -> bool {
    let catalogue = Catalogue::embedded();
    let [region, dimension, item] = ["eu-central-1", "on-demand/linux", "m5.large"].map(divan::black_box);
    catalogue.point(PriceList::Ec2, region, dimension, item).is_some()
}

#[divan::bench]
fn aws_name() -> bool {
    let catalogue = Catalogue::embedded();
    let [region, dimension, item] = ["eu-central-1", "on-demand/linux", "m5.large"].map(divan::black_box);
    catalogue.aws_name(PriceList::Ec2, region, dimension, item).is_some()
}
