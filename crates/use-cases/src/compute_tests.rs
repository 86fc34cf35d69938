use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};

use budget::Work;

use super::*;
use crate::bounded::bounded;

fn limits() -> ComputeLimits {
    ComputeLimits { threads: 2, large_queue: 1, small_queue: 1, ..ComputeLimits::default() }
}

/// Work that signals when it has started and ends when told to.
fn gate() -> (Sender<()>, Receiver<()>, impl Fn() -> Result<(), Failure> + Send + Sync + 'static) {
    let (release, wait) = channel::<()>();
    let (began, begun) = channel();
    let wait = Mutex::new(wait);
    let work = move || {
        let _ = began.send(());
        let _ = wait.lock().map(|wait| wait.recv());
        Ok(())
    };
    (release, begun, work)
}

#[tokio::test(flavor = "multi_thread")]
async fn one_thread_stays_free_for_small_documents() {
    let compute = Compute::new(limits());
    let (release, begun, work) = gate();
    let large = tokio::spawn({
        let compute = compute.clone();
        async move { compute.run(Size::Large, work).await }
    });
    begun.recv().unwrap();
    // A second large one waits, a third is refused, and a small one is computed in the meantime.
    let waiting = tokio::spawn({
        let compute = compute.clone();
        async move { compute.run(Size::Large, || Ok(2)).await }
    });
    while compute.0.waiting_large.now() == 0 {
        tokio::task::yield_now().await;
    }
    assert_eq!(compute.run(Size::Large, || Ok(3)).await, Err(Failure::Busy));
    assert_eq!(compute.run(Size::Small, || Ok(4)).await, Ok(4));
    release.send(()).unwrap();
    assert_eq!((large.await.unwrap(), waiting.await.unwrap()), (Ok(()), Ok(2)));
}

#[tokio::test(flavor = "multi_thread")]
async fn work_ends_when_nobody_waits_for_it() {
    let compute = Compute::new(limits());
    let (began, begun) = channel();
    let (ended, end) = channel();
    let endless = move || {
        let _ = began.send(());
        let done = bounded(|budget| {
            while budget.spend(Work::Paths, 1) {
                std::thread::yield_now();
            }
            Ok(())
        });
        let _ = ended.send(done.clone());
        done
    };
    let client = tokio::spawn({
        let compute = Compute::new(ComputeLimits { steps: u64::MAX - 1, ..limits() });
        async move { compute.run(Size::Large, endless).await }
    });
    begun.recv().unwrap();
    client.abort();
    assert_eq!(end.recv().unwrap(), Err(Failure::Busy));
    assert_eq!(compute.run(Size::Large, || Ok(1)).await, Ok(1));
}

#[tokio::test(flavor = "multi_thread")]
async fn work_ends_at_its_deadline() {
    let limits = ComputeLimits { steps: u64::MAX - 1, deadline: Duration::from_millis(20), ..limits() };
    let endless = || {
        bounded(|budget| {
            while budget.spend(Work::Paths, 1) {
                std::thread::yield_now();
            }
            Ok(())
        })
    };
    assert_eq!(Compute::new(limits).run(Size::Large, endless).await, Err(Failure::Busy));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_looks_small_and_is_not_is_computed_as_a_large_one() {
    let compute = Compute::new(ComputeLimits { small_steps: 10, steps: 100, ..limits() });
    let runs = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&runs);
    let work = move |steps: u64| {
        counted.fetch_add(1, Ordering::Relaxed);
        bounded(|budget| {
            let _ = budget.spend(Work::Prices, steps);
            Ok(())
        })
    };
    let many = work.clone();
    assert_eq!(compute.run(Size::Small, move || work(50)).await, Ok(()));
    assert_eq!(runs.load(Ordering::Relaxed), 2);
    let refused = compute.run(Size::Small, move || many(500)).await;
    assert!(matches!(refused, Err(Failure::TooExpensive { .. })), "{refused:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn small_documents_that_wait_are_counted() {
    let compute = Compute::new(limits());
    let (gates, running): (Vec<_>, Vec<_>) = (0..2)
        .map(|_| {
            let (release, begun, work) = gate();
            let compute = compute.clone();
            let running = tokio::spawn(async move { compute.run(Size::Small, work).await });
            begun.recv().unwrap();
            (release, running)
        })
        .unzip();
    let waiting = tokio::spawn({
        let compute = compute.clone();
        async move { compute.run(Size::Small, || Ok(1)).await }
    });
    while compute.0.waiting_small.now() == 0 {
        tokio::task::yield_now().await;
    }
    assert_eq!(compute.run(Size::Small, || Ok(2)).await, Err(Failure::Busy));
    gates.iter().for_each(|gate| gate.send(()).unwrap());
    for running in running {
        assert_eq!(running.await.unwrap(), Ok(()));
    }
    assert_eq!(waiting.await.unwrap(), Ok(1));
    assert_eq!((compute.0.taken.now(), compute.0.waiting_small.now()), (0, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_panic_of_the_work_reaches_its_caller() {
    let compute = Compute::new(limits());
    let panics = || -> Result<(), Failure> { panic!("at the disco") };
    let failed = tokio::spawn({
        let compute = compute.clone();
        async move { compute.run(Size::Small, panics).await }
    });
    assert!(failed.await.unwrap_err().is_panic());
    assert_eq!(compute.run(Size::Small, || Ok(1)).await, Ok(1));
}

#[test]
fn documents_are_small_up_to_fifty_components() {
    let of = |count: usize| format!("[{}]", vec![r#"{"kind": "s3"}"#; count].join(","));
    assert_eq!(Size::of(&of(50)), Size::Small);
    assert_eq!(Size::of(&of(51)), Size::Large);
    assert_eq!(Size::of(&" ".repeat(SMALL_BYTES + 1)), Size::Large);
}
