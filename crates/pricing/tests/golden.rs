//! Golden estimates: every example of the documentation as the table a user sees, with the working
//! of every line.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::fmt::Write;
use std::path::Path;

use catalog::Catalogue;
use design::Design;
use pricing::{estimate, render, working};

fn golden(name: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/examples").join(format!("{name}.json"));
    let design = Design::parse(&std::fs::read_to_string(path).unwrap()).unwrap();
    assert_eq!(pricing::unknown_names(&design, Catalogue::embedded()), []);
    let estimate = estimate(&design, Catalogue::embedded()).unwrap();
    let mut text = render::table(&estimate);
    for component in &estimate.components {
        for line in &component.lines {
            write!(text, "\n{} / {}\n{}\n", component.name, line.label, working(line)).unwrap();
        }
    }
    insta::assert_snapshot!(name, text);
}

macro_rules! golden {
    ($($test:ident = $name:literal;)*) => {
        $(#[test] fn $test() { golden($name); })*

        #[test]
        fn every_example_has_a_golden_estimate() {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/examples");
            let mut names: Vec<String> = std::fs::read_dir(folder)
                .unwrap()
                .map(|entry| entry.unwrap().path())
                .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
                .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
                .collect();
            names.sort();
            assert_eq!(names, [$($name),*]);
        }
    };
}

golden! {
    attached_volumes = "attached-volumes";
    missing_prices = "missing-prices";
    schedules = "schedules";
    snapshots = "snapshots";
    three_tier = "three-tier";
    volume_types = "volume-types";
}

#[test]
fn csv_has_exact_numbers_and_no_zero_for_the_unknown() {
    let text = include_str!("../../../docs/examples/missing-prices.json");
    let estimate = estimate(&Design::parse(text).unwrap(), Catalogue::embedded()).unwrap();
    insta::assert_snapshot!("missing-prices-csv", render::csv(&estimate));
}
