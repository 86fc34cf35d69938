//! Files that are refused, with the line and the reason.

use crate::support::{Row, head, offer, refusal};

fn good() -> String {
    let windows = Row { sku: "WINDOWS", system: "Windows", operation: "RunInstances:0002", ..Row::INSTANCE };
    offer("AmazonEC2", &[Row::INSTANCE, windows])
}

#[test]
fn files_that_are_cut_off_are_refused() {
    let good = good();
    let cut = |bytes: usize| refusal("a.csv", &good[..good.len() - bytes]);
    assert_eq!(cut(1), "a.csv:8: the last line does not end: the file is cut off");
    assert_eq!(cut(20), "a.csv:8: has 24 fields, but the header has 26: the file is cut off or mixed");
    assert_eq!(refusal("a.csv", &head("AmazonEC2")), "a.csv:6: has no line below its header");
    assert_eq!(refusal("a.csv", &good[..100]), "a.csv: has no header that begins with SKU");
    assert_eq!(refusal("a.csv", ""), "a.csv: is empty");
    assert_eq!(
        refusal("a.json", "{\"offerCode\": \"AmazonEC2\",\n\"products\": {"),
        "a.json:2: EOF while parsing an object"
    );
}

#[test]
fn files_under_another_name_are_refused() {
    assert_eq!(refusal("a.json", &good()), "a.json:1: is named .json but has CSV");
    assert_eq!(refusal("a.csv", "{}"), "a.csv:1: is named .csv but has JSON");
    assert_eq!(refusal("a.csv", "\u{1f}\u{8b}"), "a.csv:1: is neither CSV nor JSON as AWS publishes it");
}

#[test]
fn renamed_and_repeated_columns_are_refused() {
    let renamed = good().replace("\"usageType\"", "\"usage\"");
    assert_eq!(refusal("a.csv", &renamed), "a.csv:6: lacks the column \"usageType\"");
    let without_tenancy = good().replace("\"Tenancy\"", "\"Tenant\"");
    assert_eq!(refusal("a.csv", &without_tenancy), "a.csv:6: lacks the column \"Tenancy\"");
    let twice = good().replace("\"RelatedTo\"", "\"Unit\"");
    assert_eq!(refusal("a.csv", &twice), "a.csv:6: has the column \"Unit\" twice");
}

#[test]
fn lines_that_are_there_twice_are_refused() {
    let good = good();
    let last = good.lines().last().unwrap();
    assert_eq!(refusal("a.csv", &format!("{good}{last}\n")), "a.csv:9: the rate code \"WINDOWS.1\" is there twice");
}

#[test]
fn several_files_in_one_are_refused() {
    let good = good();
    assert_eq!(refusal("a.csv", &format!("{good}{good}")), "a.csv:9: a second file begins here");
    let plans = include_str!("../fixtures/savings-plans.csv").lines().last().unwrap();
    assert_eq!(
        refusal("a.csv", &format!("{good}{plans}\n")),
        "a.csv:9: has 24 fields, but the header has 26: the file is cut off or mixed"
    );
    assert_eq!(refusal("a.json", "{\"offerCode\": \"a\",\n\"offerCode\": \"b\"}").split(':').nth(1), Some("2"));
    assert_eq!(refusal("a.json", "{}\n{}"), "a.json:2: trailing characters");
}

#[test]
fn other_currencies_terms_and_numbers_are_refused() {
    let row = |row: Row| refusal("a.csv", &offer("AmazonEC2", &[row]));
    assert_eq!(row(Row { currency: "CNY", ..Row::INSTANCE }), "a.csv:7: a price in \"CNY\", not in USD");
    assert_eq!(row(Row { term: "Leased", ..Row::INSTANCE }), "a.csv:7: unknown kind of term \"Leased\"");
    assert_eq!(row(Row { price: "free", ..Row::INSTANCE }), "a.csv:7: not a decimal number: \"free\"");
    let commitment = ("5yr", "No Upfront", "standard");
    assert_eq!(row(Row { term: "Reserved", commitment, ..Row::INSTANCE }), "a.csv:7: unknown lease length \"5yr\"");
}

#[test]
fn a_line_without_end_is_refused() {
    let long = format!("{}\"{}", head("AmazonEC2"), "x".repeat(2 << 20));
    assert!(refusal("a.csv", &long).ends_with("a line is longer than 1 MiB"));
}

#[test]
fn a_file_without_a_date_is_refused() {
    let undated = good().replace("\"Publication Date\"", "\"Published\"");
    assert_eq!(refusal("a.csv", &undated), "a.csv: has no date of publication");
    let misdated = good().replace("2026-11-20T", "20 Nov 2026");
    assert!(refusal("a.csv", &misdated).starts_with("a.csv:3: not a publication date"));
}
