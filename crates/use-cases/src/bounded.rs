//! The budget of the computation that runs on this thread.
//!
//! The engine takes its budget as an argument. The functions of this crate are called by pages, REST and the command
//! line alike, so the [`Compute`](crate::Compute) pool sets the budget for the thread; without one there is no limit.

use std::cell::RefCell;
use std::rc::Rc;

use api::Failure;
use budget::{Budget, Stop};

thread_local! {
    static CURRENT: RefCell<Option<Rc<Budget>>> = const { RefCell::new(None) };
}

/// Runs `work` with a budget.
pub(crate) fn within<T>(budget: Budget, work: impl FnOnce() -> T) -> T {
    /// Also removes the budget from a thread whose work panicked.
    struct Reset;
    impl Drop for Reset {
        fn drop(&mut self) {
            CURRENT.set(None);
        }
    }
    CURRENT.set(Some(Rc::new(budget)));
    let _reset = Reset;
    work()
}

/// Computes with the budget of this thread, and discards the result if the budget was exceeded.
///
/// # Errors
/// Those of `work`, [`Failure::TooExpensive`], and [`Failure::Busy`] when the computation was cancelled.
pub(crate) fn bounded<T>(work: impl FnOnce(&Budget) -> Result<T, Failure>) -> Result<T, Failure> {
    let budget = CURRENT.with_borrow(Clone::clone).unwrap_or_else(|| Rc::new(Budget::counting()));
    let result = work(&budget);
    match budget.check() {
        Ok(()) => result,
        Err(Stop::Cancelled) => Err(Failure::Busy),
        Err(Stop::Spent { most }) => {
            let (what, fix) = most.words();
            Err(Failure::TooExpensive { what: what.to_owned(), fix: fix.to_owned() })
        }
    }
}

/// Runs `work` with this many steps, and returns how many its last computation took; more than that if it exceeded
/// them.
///
/// For measurements: servers compute in a [`Compute`](crate::Compute) pool.
pub fn counted<T>(steps: u64, work: impl FnOnce() -> T) -> (T, u64) {
    within(Budget::of(steps), || {
        let result = work();
        let used = CURRENT.with_borrow(|budget| budget.as_ref().map_or(0, |budget| budget.used()));
        (result, used)
    })
}

#[cfg(test)]
mod tests {
    use budget::Work;

    use super::*;

    #[test]
    fn what_a_spent_budget_leaves_is_discarded() {
        let spend = || {
            bounded(|budget| {
                let _ = budget.spend(Work::Drawing, 5);
                Ok(())
            })
        };
        assert_eq!(within(Budget::of(5), spend), Ok(()));
        let Err(Failure::TooExpensive { what, .. }) = within(Budget::of(4), spend) else { panic!("it lasted") };
        assert_eq!(what, "drawing it");
        // The next computation on this thread has its own budget.
        assert_eq!(spend(), Ok(()));
    }
}
