//! Adding revisions, alone and concurrently.

use store::{EditKey, Error, Revision};
use tokio::task::JoinSet;

use crate::TestDatabase;

pub async fn a_save_makes_the_next_revision_and_keeps_the_old_one(database: TestDatabase) {
    let store = database.open().await;
    let design = store.create("one").await.unwrap();
    let second = store.save(&design.id, &design.key, Revision::FIRST, "two").await.unwrap();
    assert_eq!(second.revision, number(2));
    let third = store.save(&design.id, &design.key, second.revision, "three").await.unwrap();

    let latest = store.latest(&design.id).await.unwrap();
    assert_eq!((latest.revision, latest.document.as_str()), (number(3), "three"));
    assert_eq!(latest.created_at, third.created_at);
    assert_eq!(latest.design_created_at, design.created_at);

    for (revision, document) in [(1, "one"), (2, "two"), (3, "three")] {
        let old = store.revision(&design.id, number(revision)).await.unwrap();
        assert_eq!(old.document, document);
    }
    let history = store.revisions(&design.id).await.unwrap();
    let numbers: Vec<_> = history.iter().map(|line| line.revision.get()).collect();
    assert_eq!(numbers, [3, 2, 1]);
    assert_eq!(history[1].created_at, second.created_at);
}

pub async fn a_wrong_key_saves_nothing(database: TestDatabase) {
    let store = database.open().await;
    let design = store.create("mine").await.unwrap();
    let other = store.create("other").await.unwrap();
    for key in [other.key, EditKey::parse(&"z".repeat(32)).unwrap()] {
        // The key is checked first: a client that may not save learns nothing about conflicts.
        for expected in [1, 7] {
            let error = store.save(&design.id, &key, number(expected), "stolen").await.unwrap_err();
            assert!(matches!(error, Error::WrongKey));
        }
    }
    let latest = store.latest(&design.id).await.unwrap();
    assert_eq!((latest.revision, latest.document.as_str()), (Revision::FIRST, "mine"));
}

pub async fn an_unexpected_revision_is_a_conflict(database: TestDatabase) {
    let store = database.open().await;
    let design = store.create("one").await.unwrap();
    store.save(&design.id, &design.key, Revision::FIRST, "two").await.unwrap();
    // Behind, ahead, and so far ahead that there is no next revision.
    for expected in [1, 3, i64::MAX] {
        let error = store.save(&design.id, &design.key, number(expected), "late").await.unwrap_err();
        assert!(matches!(error, Error::Conflict { current } if current == number(2)));
    }
    assert_eq!(store.revisions(&design.id).await.unwrap().len(), 2);
}

pub async fn of_eight_savers_exactly_one_wins(database: TestDatabase) {
    // Two stores, like two servers: nothing within one process may be decisive.
    let stores = [database.open().await, database.open().await];
    let design = stores[0].create("start").await.unwrap();
    for round in 1..=10 {
        let mut savers = JoinSet::new();
        for saver in 0..8 {
            let (store, design) = (stores[saver % 2].clone(), design.clone());
            savers.spawn(async move {
                let document = format!("round {round}, saver {saver}");
                let result = store.save(&design.id, &design.key, number(round), &document).await;
                (document, result)
            });
        }
        let (mut winners, mut losers) = (Vec::new(), 0);
        for (document, result) in savers.join_all().await {
            match result {
                Ok(saved) => winners.push((document, saved)),
                Err(Error::Conflict { current }) => {
                    assert_eq!(current, number(round + 1));
                    losers += 1;
                }
                Err(other) => panic!("{other:?}"),
            }
        }
        assert_eq!((winners.len(), losers), (1, 7));
        let (document, saved) = &winners[0];
        let latest = stores[1].latest(&design.id).await.unwrap();
        assert_eq!((&latest.document, latest.revision), (document, saved.revision));
    }
}

pub async fn savers_that_retry_lose_nothing(database: TestDatabase) {
    let store = database.open().await;
    let design = store.create("start").await.unwrap();
    let mut savers = JoinSet::new();
    for saver in 0..8 {
        let (store, design) = (store.clone(), design.clone());
        savers.spawn(async move {
            let mut expected = Revision::FIRST;
            loop {
                match store.save(&design.id, &design.key, expected, &format!("saver {saver}")).await {
                    Ok(_) => return,
                    Err(Error::Conflict { current }) => expected = current,
                    Err(other) => panic!("{other:?}"),
                }
            }
        });
    }
    savers.join_all().await;

    let history = store.revisions(&design.id).await.unwrap();
    let numbers: Vec<_> = history.iter().map(|line| line.revision.get()).collect();
    assert_eq!(numbers, [9, 8, 7, 6, 5, 4, 3, 2, 1]);
    let mut documents = Vec::new();
    for line in &history[..8] {
        let stored = store.revision(&design.id, line.revision).await.unwrap();
        documents.push(stored.document);
    }
    documents.sort();
    let all: Vec<_> = (0..8).map(|saver| format!("saver {saver}")).collect();
    assert_eq!(documents, all);
}

pub async fn many_designs_are_saved_at_once(database: TestDatabase) {
    let stores = [database.open().await, database.open().await];
    let mut tasks = JoinSet::new();
    for task in 0..16 {
        let store = stores[task % 2].clone();
        tasks.spawn(async move {
            let design = store.create("{}").await.unwrap();
            for revision in 1..=5 {
                let document = format!("{task}:{revision}");
                let saved = store.save(&design.id, &design.key, number(revision), &document).await.unwrap();
                assert_eq!(saved.revision, number(revision + 1));
            }
            let latest = store.latest(&design.id).await.unwrap();
            assert_eq!(latest.document, format!("{task}:5"));
        });
    }
    tasks.join_all().await;
}

pub async fn an_equal_save_makes_no_new_revision(database: TestDatabase) {
    let store = database.open().await;
    let design = store.create("one").await.unwrap();
    let same = store.save(&design.id, &design.key, Revision::FIRST, "one").await.unwrap();
    assert_eq!((same.revision, same.created_at), (Revision::FIRST, design.created_at));

    let second = store.save(&design.id, &design.key, Revision::FIRST, "two").await.unwrap();
    // The answer was lost, and the client sends the request again.
    let again = store.save(&design.id, &design.key, Revision::FIRST, "two").await.unwrap();
    assert_eq!(again, second);
    assert_eq!(store.revisions(&design.id).await.unwrap().len(), 2);

    // Going back to an old document is a change, and saving over an old revision is a conflict.
    let third = store.save(&design.id, &design.key, second.revision, "one").await.unwrap();
    assert_eq!(third.revision, number(3));
    let error = store.save(&design.id, &design.key, Revision::FIRST, "one").await.unwrap_err();
    assert!(matches!(error, Error::Conflict { current } if current == number(3)));
}

pub async fn equal_savers_agree(database: TestDatabase) {
    let stores = [database.open().await, database.open().await];
    let design = stores[0].create("start").await.unwrap();
    let mut savers = JoinSet::new();
    for saver in 0..8 {
        let (store, design) = (stores[saver % 2].clone(), design.clone());
        savers.spawn(async move { store.save(&design.id, &design.key, Revision::FIRST, "same").await.unwrap() });
    }
    let saved = savers.join_all().await;
    assert!(saved.iter().all(|one| *one == saved[0]), "{saved:?}");
    assert_eq!(stores[0].revisions(&design.id).await.unwrap().len(), 2);
}

fn number(revision: i64) -> Revision {
    Revision::new(revision).unwrap()
}
