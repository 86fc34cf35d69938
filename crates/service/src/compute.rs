//! [`Compute`]: threads on which designs are computed, apart from those that answer requests.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use api::Failure;
use budget::{Budget, Flag};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::bounded::within;

/// Documents up to this size with up to so many components are small.
const SMALL_BYTES: usize = 64 << 10;
const SMALL_COMPONENTS: usize = 50;

/// How much is computed at a time, and for how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ComputeLimits {
    /// Threads that compute at the same time, at least two. One of them takes small documents only.
    pub threads: usize,
    /// Large documents that wait for a thread; further ones are answered with [`Failure::Busy`] at once.
    pub large_queue: usize,
    /// The same of small documents: up to 50 components in 64 KiB.
    pub small_queue: usize,
    /// Steps of work of one computation (see [`budget`]): a step takes about a fifth of a microsecond.
    pub steps: u64,
    /// Steps after which a small document counts as a large one.
    pub small_steps: u64,
    /// How long a computation may wait and run; then it is cancelled.
    pub deadline: Duration,
}

impl Default for ComputeLimits {
    fn default() -> ComputeLimits {
        ComputeLimits {
            threads: std::thread::available_parallelism().map_or(2, usize::from).max(2),
            large_queue: 8,
            small_queue: 256,
            steps: 10_000_000,
            small_steps: 2_000_000,
            deadline: Duration::from_secs(10),
        }
    }
}

/// What is computed: how much of the pool it may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// Up to 50 components in 64 KiB.
    Small,
    /// Anything else.
    Large,
}

impl Size {
    /// The size of a document. Its components are counted by the names of their kinds, not read.
    #[must_use]
    pub fn of(document: &str) -> Size {
        let is_small = document.len() <= SMALL_BYTES
            && document.matches("\"kind\"").take(SMALL_COMPONENTS + 1).count() <= SMALL_COMPONENTS;
        if is_small { Size::Small } else { Size::Large }
    }
}

/// Threads on which designs are computed. Clones share them.
#[derive(Clone, Debug)]
pub struct Compute(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    limits: ComputeLimits,
    /// One permit for each thread.
    all: Arc<Semaphore>,
    /// One permit for each thread that takes large documents.
    large: Arc<Semaphore>,
    waiting_small: AtomicUsize,
    waiting_large: AtomicUsize,
}

impl Default for Compute {
    fn default() -> Compute {
        Compute::new(ComputeLimits::default())
    }
}

impl Compute {
    /// A pool with these limits.
    #[must_use]
    pub fn new(limits: ComputeLimits) -> Compute {
        let threads = limits.threads.max(2);
        Compute(Arc::new(Inner {
            limits,
            all: Arc::new(Semaphore::new(threads)),
            large: Arc::new(Semaphore::new(threads - 1)),
            waiting_small: AtomicUsize::new(0),
            waiting_large: AtomicUsize::new(0),
        }))
    }

    /// Computes on a thread of the pool. The work is cancelled when the returned future is dropped, because its client
    /// is gone, and when its deadline is over. It may run a second time: what looks small and is not starts anew as a
    /// large one.
    ///
    /// # Errors
    /// Those of `work`; [`Failure::Busy`] when too much is waiting already or the deadline is over, and
    /// [`Failure::TooExpensive`].
    pub async fn run<T, W>(&self, size: Size, work: W) -> Result<T, Failure>
    where
        T: Send + 'static,
        W: Fn() -> Result<T, Failure> + Send + Sync + 'static,
    {
        let limits = self.0.limits;
        let work = Arc::new(work);
        let computed = async {
            if size == Size::Small {
                match self.once(Size::Small, limits.small_steps, Arc::clone(&work)).await {
                    Err(Failure::TooExpensive { .. }) => {}
                    done => return done,
                }
            }
            self.once(Size::Large, limits.steps, work).await
        };
        tokio::time::timeout(limits.deadline, computed).await.unwrap_or(Err(Failure::Busy))
    }

    async fn once<T, W>(&self, size: Size, steps: u64, work: Arc<W>) -> Result<T, Failure>
    where
        T: Send + 'static,
        W: Fn() -> Result<T, Failure> + Send + Sync + 'static,
    {
        /// Tells the computation when nobody waits for it any more.
        struct CancelOnDrop(Flag);
        impl Drop for CancelOnDrop {
            fn drop(&mut self) {
                self.0.cancel();
            }
        }
        let permits = self.permits(size).await?;
        let guard = CancelOnDrop(Flag::default());
        let budget = Budget::of(steps).cancelled_by(guard.0.clone());
        let computed = tokio::task::spawn_blocking(move || {
            // Given back when the work has ended, whether or not somebody still waits for it.
            let _permits = permits;
            within(budget, || work())
        });
        match computed.await {
            Ok(done) => done,
            Err(error) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
            Err(_) => Err(Failure::Unavailable),
        }
    }

    /// Waits for a thread; not if too many wait already.
    async fn permits(&self, size: Size) -> Result<(Option<OwnedSemaphorePermit>, OwnedSemaphorePermit), Failure> {
        /// Counts one that waits.
        struct Waiting<'a>(&'a AtomicUsize);
        impl Drop for Waiting<'_> {
            fn drop(&mut self) {
                self.0.fetch_sub(1, Ordering::Relaxed);
            }
        }
        let Inner { limits, all, large, waiting_small, waiting_large } = &*self.0;
        let (waiting, most) = match size {
            Size::Small => (waiting_small, limits.small_queue),
            Size::Large => (waiting_large, limits.large_queue),
        };
        let before = waiting.fetch_add(1, Ordering::Relaxed);
        let _waiting = Waiting(waiting);
        let is_free = match size {
            Size::Small => all.available_permits() > 0,
            Size::Large => large.available_permits() > 0,
        };
        if before >= most && !is_free {
            return Err(Failure::Busy);
        }
        let acquire = |semaphore: &Arc<Semaphore>| Arc::clone(semaphore).acquire_owned();
        // Semaphores of the pool are never closed.
        let of_large = match size {
            Size::Small => None,
            Size::Large => Some(acquire(large).await.map_err(|_| Failure::Unavailable)?),
        };
        Ok((of_large, acquire(all).await.map_err(|_| Failure::Unavailable)?))
    }
}

#[cfg(test)]
#[path = "compute_tests.rs"]
mod tests;
