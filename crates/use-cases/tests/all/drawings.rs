//! The drawings in the documentation match what the program draws.

use std::path::Path;

const DRAWN: [&str; 5] = ["batch-on-spot", "data-lake", "hub-and-spoke", "static-site", "three-tier-web"];

#[test]
fn committed_drawings_are_those_of_their_examples() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs");
    for name in DRAWN {
        let document = std::fs::read_to_string(docs.join(format!("examples/{name}.json"))).unwrap();
        let committed = std::fs::read_to_string(docs.join(format!("drawings/{name}.svg"))).unwrap_or_default();
        let drawn = use_cases::draw_file(&document).unwrap();
        assert!(
            drawn == committed,
            "docs/drawings/{name}.svg is not what is drawn now: look at it, and run \
             `abacus draw docs/examples/{name}.json > docs/drawings/{name}.svg`"
        );
    }
}
