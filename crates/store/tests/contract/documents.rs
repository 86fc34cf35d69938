//! What a document may contain.

use store::{Error, Revision};

use crate::TestDatabase;

pub async fn a_document_of_one_mebibyte_comes_back_whole(database: TestDatabase) {
    let store = database.open().await;
    // Text with little repetition and multi-byte characters.
    let text: String = (0..).map(|n| format!("{n}€")).take(150_000).collect();
    let document = format!(r#"{{"notes":"{text}"}}"#);
    assert!(document.len() > 1024 * 1024);

    let design = store.create(&document).await.unwrap();
    store.save(&design.id, &design.key, Revision::FIRST, &document).await.unwrap();
    assert!(store.latest(&design.id).await.unwrap().document == document);
}

pub async fn an_escaped_nul_is_stored(database: TestDatabase) {
    let store = database.open().await;
    let document = r#"{"name":"a\u0000b"}"#;
    assert_eq!(kept(&store, document).await, document);
}

pub async fn a_bare_nul_is_refused(database: TestDatabase) {
    let store = database.open().await;
    let error = store.create("ab\0").await.unwrap_err();
    assert!(matches!(error, Error::NulCharacter { at: 2 }));

    let design = store.create("{}").await.unwrap();
    let error = store.save(&design.id, &design.key, Revision::FIRST, "\0").await.unwrap_err();
    assert!(matches!(error, Error::NulCharacter { at: 0 }));
    let latest = store.latest(&design.id).await.unwrap();
    assert_eq!(latest.revision, Revision::FIRST);
}

pub async fn text_that_looks_like_sql_is_only_text(database: TestDatabase) {
    let store = database.open().await;
    let witness = store.create("witness").await.unwrap();
    for document in ["'); DROP TABLE revisions; --", "\"; DELETE FROM designs; /*", "$1 ?1 :name @name %s {} \\' '' \\"]
    {
        assert_eq!(kept(&store, document).await, document);
    }
    assert_eq!(store.latest(&witness.id).await.unwrap().document, "witness");
}

pub async fn any_unicode_and_the_empty_document_come_back_whole(database: TestDatabase) {
    let store = database.open().await;
    for document in ["", " ", "\r\n\t", "e\u{301} é 日本語 🧮 \u{202e}", "\u{1}\u{7f}\u{fffd}\u{10ffff}"] {
        assert_eq!(kept(&store, document).await, document);
    }
}

/// What is read after the document was stored, by creating and by saving.
async fn kept(store: &store::Store, document: &str) -> String {
    let design = store.create(document).await.unwrap();
    let created = store.latest(&design.id).await.unwrap().document;
    store.save(&design.id, &design.key, Revision::FIRST, document).await.unwrap();
    let saved = store.latest(&design.id).await.unwrap().document;
    assert_eq!(created, saved);
    saved
}
