//! The page about coverage matches the catalogue.

use std::path::Path;

#[test]
fn the_committed_page_is_what_the_program_prints() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/coverage.md");
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    let printed = use_cases::coverage(catalog::Catalogue::embedded());
    assert!(committed == printed, "run `abacus coverage > docs/coverage.md`");
}
