//! [`Compute`]: threads on which designs are computed, separate from those that answer requests.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use api::Failure;
use budget::{Budget, Flag};
use memchr::memmem::find_iter;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::bounded::within;

/// Documents up to this size with up to 50 components are small.
const SMALL_BYTES: usize = 64 << 10;
const SMALL_COMPONENTS: usize = 50;

/// How long an idle thread of the pool waits for its next computation before it ends.
const KEEP_ALIVE: Duration = Duration::from_secs(600);

/// How many computations run at the same time, and for how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ComputeLimits {
    /// Threads that compute at the same time, at least two. One of them takes only small documents.
    pub threads: usize,
    /// Large documents that may wait for a thread; further ones are answered with [`Failure::Busy`] at once.
    pub large_queue: usize,
    /// The same for small documents: up to 50 components in 64 KiB.
    pub small_queue: usize,
    /// Steps that one computation may take (see [`budget`]); a step takes about a fifth of a microsecond.
    pub steps: u64,
    /// Steps after which a small document is treated as a large one.
    pub small_steps: u64,
    /// How long a computation may wait and run before it is cancelled.
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

/// The size of a computation: how much of the pool it may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// Up to 50 components in 64 KiB.
    Small,
    /// Anything else.
    Large,
}

impl Size {
    /// The size of a document. Its components are counted by occurrences of `kind`, without parsing.
    #[must_use]
    pub fn of(document: &str) -> Size {
        let is_small = document.len() <= SMALL_BYTES
            && find_iter(document.as_bytes(), b"\"kind\"").take(SMALL_COMPONENTS + 1).count() <= SMALL_COMPONENTS;
        if is_small { Size::Small } else { Size::Large }
    }
}

/// Threads on which designs are computed. Clones share the threads.
#[derive(Clone, Debug)]
pub struct Compute(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    limits: ComputeLimits,
    /// Has exactly the computing threads, which take one computation after another, so that each finds its caches and
    /// its part of the heap as it left them. `None` after the last use.
    pool: Option<Runtime>,
    /// One permit for each thread that takes large documents.
    large: Arc<Semaphore>,
    /// Computations that were submitted to the pool and have not ended.
    taken: Count,
    waiting_small: Count,
    waiting_large: Count,
}

impl Drop for Inner {
    fn drop(&mut self) {
        // Dropping the runtime would block until its threads end, which is not allowed in asynchronous code.
        if let Some(pool) = self.pool.take() {
            pool.shutdown_background();
        }
    }
}

/// A counter of what currently exists.
#[derive(Debug, Clone, Default)]
struct Count(Arc<AtomicUsize>);

impl Count {
    fn now(&self) -> usize {
        self.0.load(Ordering::Relaxed)
    }

    /// Adds one until the guard is dropped, and returns how many there were before.
    fn enter(&self) -> (usize, Entered) {
        (self.0.fetch_add(1, Ordering::Relaxed), Entered(self.clone()))
    }
}

/// One entry in a [`Count`].
struct Entered(Count);

impl Drop for Entered {
    fn drop(&mut self) {
        self.0.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Signals a computation when nobody waits for it any more.
struct CancelOnDrop(Flag);

impl Drop for CancelOnDrop {
    fn drop(&mut self) {
        self.0.cancel();
    }
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
        let limits = ComputeLimits { threads, ..limits };
        let pool = Builder::new_current_thread()
            .max_blocking_threads(threads)
            .thread_keep_alive(KEEP_ALIVE)
            .thread_name("compute")
            .build();
        if let Err(error) = &pool {
            tracing::warn!("designs are computed on threads of the server: {error}");
        }
        Compute(Arc::new(Inner {
            limits,
            pool: pool.ok(),
            large: Arc::new(Semaphore::new(threads - 1)),
            taken: Count::default(),
            waiting_small: Count::default(),
            waiting_large: Count::default(),
        }))
    }

    /// Computes on a thread of the pool. The work is cancelled when the returned future is dropped because the client
    /// disconnected, and when its deadline has passed. It may run a second time: a document that looks small but is not
    /// starts again as a large one.
    ///
    /// # Errors
    /// Those of `work`; [`Failure::Busy`] when too many computations are waiting or the deadline has passed, and
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
        let (permit, waiting) = match size {
            Size::Small => (None, Some(self.queued()?)),
            Size::Large => (Some(self.permit().await?), None),
        };
        let (_, taken) = self.0.taken.enter();
        let guard = CancelOnDrop(Flag::default());
        let flag = guard.0.clone();
        let computation = move || {
            // Released when the work has ended, whether or not anybody still waits for it.
            let _given = (permit, taken);
            drop(waiting);
            if flag.is_cancelled() {
                return Err(Failure::Busy);
            }
            within(Budget::of(steps).cancelled_by(flag), || work())
        };
        let computed = match &self.0.pool {
            Some(pool) => pool.spawn_blocking(computation),
            None => tokio::task::spawn_blocking(computation),
        };
        match computed.await {
            Ok(done) => done,
            Err(error) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
            Err(_) => Err(Failure::Unavailable),
        }
    }

    /// A place among the waiting small documents; fails if too many wait already.
    fn queued(&self) -> Result<Entered, Failure> {
        let Inner { limits, taken, waiting_small, .. } = &*self.0;
        let is_free = taken.now() < limits.threads;
        let (before, entered) = waiting_small.enter();
        if before >= limits.small_queue && !is_free { Err(Failure::Busy) } else { Ok(entered) }
    }

    /// Waits until a thread may take a large document; fails if too many wait already.
    async fn permit(&self) -> Result<OwnedSemaphorePermit, Failure> {
        let Inner { limits, large, waiting_large, .. } = &*self.0;
        let is_free = large.available_permits() > 0;
        let (before, _waiting) = waiting_large.enter();
        if before >= limits.large_queue && !is_free {
            return Err(Failure::Busy);
        }
        // The semaphore is never closed.
        Arc::clone(large).acquire_owned().await.map_err(|_| Failure::Unavailable)
    }
}

#[cfg(test)]
#[path = "compute_tests.rs"]
mod tests;
