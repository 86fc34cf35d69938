//! Spot advice and the history of Spot prices.

use catalog::{InterruptionBand, SpotOs};

use crate::support::{file, prices, refusal};

const ADVICE: &str = r#"{"global_rate": "<10%", "instance_types": {"m5.large": {"emr": true, "cores": 2, "ram_gb": 8.0}},
"ranges": [{"index": 0, "label": "<5%", "dots": 0, "max": 5}],
"spot_advisor": {"eu-west-1": {
"Linux": {"m5.large": {"s": 57, "r": 1}, "m99.large": {"s": 1, "r": 1}, "c5.large": {"s": -3, "r": 0}},
"Windows": {"m5.large": {"s": 29, "r": 4}}}}}"#;

/// In zone a, 0.04 for an hour and 0.06 for the next three; in zone b, 0.05 throughout.
const HISTORY: &str = r#"{"SpotPriceHistory": [
{"AvailabilityZone": "eu-west-1a", "InstanceType": "m5.large", "ProductDescription": "Linux/UNIX",
 "SpotPrice": "0.060000", "Timestamp": "2026-11-20T01:00:00+00:00"},
{"AvailabilityZone": "eu-west-1b", "InstanceType": "m5.large", "ProductDescription": "Linux/UNIX",
 "SpotPrice": "0.050000", "Timestamp": "2026-11-20T00:00:00.000Z"},
{"AvailabilityZone": "eu-west-1a", "InstanceType": "m5.large", "ProductDescription": "Linux/UNIX",
 "SpotPrice": "0.040000", "Timestamp": "2026-11-20T00:00:00+00:00"},
{"AvailabilityZone": "eu-west-1a", "InstanceType": "m5.large", "ProductDescription": "Windows",
 "SpotPrice": "0.130000", "Timestamp": "2026-11-20T04:00:00+00:00"},
{"AvailabilityZone": "eu-west-1a", "InstanceType": "m99.large", "ProductDescription": "Windows",
 "SpotPrice": "0.130000", "Timestamp": "2026-11-20T04:00:00+00:00"}
]}"#;

#[test]
fn advice_has_savings_and_bands() {
    let read = file("spot-advisor-data.json", ADVICE).unwrap();
    let spot = read.spot.unwrap();
    let lines: Vec<_> = spot.lines.iter().map(|line| (line.os, line.family.as_str(), line.sizes.clone())).collect();
    assert_eq!(
        lines,
        [
            (SpotOs::Linux, "m5", vec![("large".to_owned(), 57, InterruptionBand::From5To10)]),
            (SpotOs::Windows, "m5", vec![("large".to_owned(), 29, InterruptionBand::Over20)]),
        ]
    );
    assert_eq!(spot.provenance.as_of.as_str(), "2026-11-28");
    assert_eq!(read.left_out.values().sum::<u64>(), 2);
}

#[test]
fn an_unknown_band_or_system_is_refused_with_its_line() {
    let bad = ADVICE.replace("\"r\": 4", "\"r\": 5");
    assert_eq!(refusal("a.json", &bad), "a.json:5: unknown band of interruptions 5");
    let bad = ADVICE.replace("\"Windows\"", "\"BeOS\"");
    assert_eq!(refusal("a.json", &bad), "a.json:5: unknown system \"BeOS\"");
}

#[test]
fn prices_are_averaged_over_time_and_zones() {
    // Zone a: (0.04 + 3 × 0.06) / 4 = 0.055; with zone b (0.055 + 0.05) / 2.
    assert_eq!(
        prices("history.json", HISTORY),
        "ec2 eu-west-1 spot/linux m5.large: 0.0525 per instance-hour derived\n\
         ec2 eu-west-1 spot/windows m5.large: 0.13 per instance-hour derived\n"
    );
}

#[test]
fn a_history_that_goes_on_is_refused() {
    let cut = HISTORY.replace("]}", "], \"NextToken\": \"abc\"}");
    assert!(refusal("a.json", &cut).ends_with("the Spot price history goes on: it has a next token"));
    assert_eq!(prices("a.json", &HISTORY.replace("]}", "], \"NextToken\": \"\"}")), prices("a.json", HISTORY));
}
