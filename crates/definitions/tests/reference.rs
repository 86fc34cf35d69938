//! The pages in `docs/services` match the definitions.

use definitions::{ALL, reference};

#[test]
fn every_definition_has_its_page() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/services");
    for definition in ALL {
        let page = std::fs::read_to_string(format!("{folder}/{}.md", definition.kind)).unwrap_or_default();
        let fix = format!("abacus service {0} > docs/services/{0}.md", definition.kind);
        assert!(page == reference(definition), "{fix}");
    }
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), ALL.len(), "pages without a definition");
}
