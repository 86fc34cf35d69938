//! The memory for a file does not grow with it.
#![cfg(target_os = "linux")]

use std::io::Read;

use catalog::{Catalogue, PriceDate};
use price_offers::{OfferFile, read};

use crate::support::{Row, head, offer};

/// Size of the generated file in bytes.
const SIZE: usize = 50 << 20;

/// Most memory that reading it may add, in KiB.
const MOST_KIB: u64 = 16 << 10;

/// An offer file of many products, made up while it is read.
struct Generated {
    line: String,
    number: usize,
    made: usize,
    buffer: Vec<u8>,
    taken: usize,
}

impl Generated {
    fn new() -> Generated {
        let text = offer("AmazonEC2", &[Row { sku: "SKU", ..Row::INSTANCE }]);
        let line = text.lines().last().unwrap_or_default().to_owned();
        Generated { line, number: 0, made: 0, buffer: head("AmazonEC2").into_bytes(), taken: 0 }
    }
}

impl Read for Generated {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.taken == self.buffer.len() && self.made < SIZE {
            // Every fourth product is an instance, the others are of no use to the catalogue.
            let sku = format!("SKU{}", self.number);
            let line = self.line.replace("SKU", &sku);
            let line = if self.number.is_multiple_of(4) {
                line
            } else {
                line.replace("BoxUsage", "UnusedBox").replace("Used\"", "UnusedCapacityReservation\"")
            };
            self.buffer = format!("{line}\n").into_bytes();
            (self.number, self.made, self.taken) = (self.number + 1, self.made + self.buffer.len(), 0);
        }
        let rest = &self.buffer[self.taken..];
        let length = rest.len().min(buffer.len());
        buffer[..length].copy_from_slice(&rest[..length]);
        self.taken += length;
        Ok(length)
    }
}

/// The most memory that this process has had, in KiB.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("the status of the process");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("the peak");
    line.trim().trim_end_matches(" kB").parse().expect("a number")
}

#[test]
fn a_large_file_is_read_in_bounded_memory() {
    let modified = PriceDate::parse("2026-11-28").unwrap();
    let small = OfferFile {
        name: "a.csv".to_owned(),
        modified: modified.clone(),
        content: Box::new(Generated::new().take(100_000)),
    };
    // Cut off, but it warms everything up that a file of any size needs.
    assert!(read(Catalogue::embedded(), small).is_err());
    let before = peak();
    let file = OfferFile { name: "a.csv".to_owned(), modified, content: Box::new(Generated::new()) };
    let prices = read(Catalogue::embedded(), file).unwrap();
    assert_eq!(prices.prices.len(), 1);
    assert!(prices.left_out["unused capacity reservations"] > 80_000);
    let added = peak() - before;
    assert!(added < MOST_KIB, "{added} KiB");
}
