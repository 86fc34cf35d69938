//! [`Budget`]: a limit on the work of a computation, counted in steps.
//!
//! Every loop that can grow with a user's document takes a step for each iteration, and ends when the budget is spent
//! or the computation is cancelled. The result is then unusable: the caller that created the budget calls
//! [`Budget::check`] at the end and discards the result if it fails.
//!
//! A step is the work of comparing one route or adding up one line: roughly ten nanoseconds to a microsecond. The
//! engine has no clock, so the same document always takes the same number of steps.

mod pass;
mod stop;
mod work;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

pub use pass::Pass;
pub use stop::Stop;
pub use work::Work;

/// A limit on the work of a computation. Each computation has its own budget and runs on one thread; another thread may
/// cancel it by its [`Flag`].
#[derive(Debug)]
pub struct Budget {
    limit: u64,
    total: AtomicU64,
    by_work: [AtomicU64; Work::ALL.len()],
    passes: [AtomicU64; Pass::COUNT],
    cancelled: Option<Flag>,
}

/// Cancels a computation whose result nobody waits for any more.
#[derive(Debug, Clone, Default)]
pub struct Flag(Arc<AtomicBool>);

impl Flag {
    /// Cancels every computation whose budget has this flag.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it was cancelled.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

static UNLIMITED: Budget = Budget::of(u64::MAX);

impl Budget {
    /// A budget of this many steps.
    #[must_use]
    pub const fn of(steps: u64) -> Budget {
        let by_work = [const { AtomicU64::new(0) }; Work::ALL.len()];
        let passes = [const { AtomicU64::new(0) }; Pass::COUNT];
        Budget { limit: steps, total: AtomicU64::new(0), by_work, passes, cancelled: None }
    }

    /// For trusted documents, on the command line and in tests. Counts nothing.
    #[must_use]
    pub fn unlimited() -> &'static Budget {
        &UNLIMITED
    }

    /// Counts steps, without a limit.
    #[must_use]
    pub const fn counting() -> Budget {
        Budget::of(u64::MAX - 1)
    }

    /// The same budget, which can also be cancelled by a flag.
    #[must_use]
    pub fn cancelled_by(self, flag: Flag) -> Budget {
        Budget { cancelled: Some(flag), ..self }
    }

    /// Takes steps, and returns whether to continue. A loop that gets `false` ends at once.
    #[must_use]
    pub fn spend(&self, work: Work, steps: u64) -> bool {
        if self.limit == u64::MAX {
            return true;
        }
        // Only one thread writes, so no atomic read-modify-write is needed.
        let total = self.total.load(Ordering::Relaxed).saturating_add(steps);
        self.total.store(total, Ordering::Relaxed);
        if let Some(used) = self.by_work.get(work.index()) {
            used.store(used.load(Ordering::Relaxed).saturating_add(steps), Ordering::Relaxed);
        }
        total <= self.limit && !self.is_cancelled()
    }

    /// Takes one step for each of a number of items; for loops that count with `usize`.
    #[must_use]
    pub fn spend_each(&self, work: Work, things: usize) -> bool {
        self.spend(work, u64::try_from(things).unwrap_or(u64::MAX))
    }

    /// Whether to stop: the budget is spent, or the computation was cancelled.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.used() > self.limit || self.is_cancelled()
    }

    /// Counts a pass over the whole design.
    pub fn pass(&self, pass: Pass) {
        if let (Some(passes), true) = (self.passes.get(pass.index()), self.limit != u64::MAX) {
            passes.store(passes.load(Ordering::Relaxed).saturating_add(1), Ordering::Relaxed);
        }
    }

    /// The number of passes of a kind so far.
    #[must_use]
    pub fn passes(&self, pass: Pass) -> u64 {
        self.passes.get(pass.index()).map_or(0, |passes| passes.load(Ordering::Relaxed))
    }

    /// Steps taken so far.
    #[must_use]
    pub fn used(&self) -> u64 {
        self.total.load(Ordering::Relaxed)
    }

    /// Steps taken so far for one kind of work.
    #[must_use]
    pub fn used_for(&self, work: Work) -> u64 {
        self.by_work.get(work.index()).map_or(0, |used| used.load(Ordering::Relaxed))
    }

    /// Checks whether a result may be used.
    ///
    /// # Errors
    /// [`Stop`] if the computation ended early, so that its result must be discarded.
    pub fn check(&self) -> Result<(), Stop> {
        if self.is_cancelled() {
            return Err(Stop::Cancelled);
        }
        if self.used() <= self.limit {
            return Ok(());
        }
        let most = Work::ALL.into_iter().max_by_key(|work| self.used_for(*work)).unwrap_or(Work::Paths);
        Err(Stop::Spent { most })
    }

    fn is_cancelled(&self) -> bool {
        self.cancelled.as_ref().is_some_and(Flag::is_cancelled)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_lasts_exactly_its_steps() {
        let budget = Budget::of(3);
        assert!(budget.spend(Work::Paths, 2) && budget.spend(Work::Drawing, 1));
        assert_eq!(budget.check(), Ok(()));
        assert!(!budget.spend(Work::Drawing, 2));
        assert!(budget.is_over());
        assert_eq!(budget.check(), Err(Stop::Spent { most: Work::Drawing }));
    }

    #[test]
    fn a_cancelled_computation_ends_whatever_is_left() {
        let flag = Flag::default();
        let budget = Budget::of(10).cancelled_by(flag.clone());
        assert!(budget.spend(Work::Prices, 1));
        flag.cancel();
        assert!(!budget.spend(Work::Prices, 1));
        assert_eq!(budget.check(), Err(Stop::Cancelled));
    }

    #[test]
    fn the_unlimited_budget_never_ends() {
        assert!(Budget::unlimited().spend(Work::Paths, u64::MAX));
        assert!(Budget::unlimited().spend(Work::Paths, u64::MAX));
        assert_eq!(Budget::unlimited().check(), Ok(()));
    }
}
