//! Unpacking the catalogue, and looking a price up.

use catalog::{Catalogue, Service};

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
    catalogue.point(Service::Ec2, region, dimension, item).is_some()
}
