//! Measures one piece of work.

use std::hint::black_box;
use std::time::{Duration, Instant};

use stats_alloc::{INSTRUMENTED_SYSTEM, Region};

/// For how long a piece of work is repeated.
const ENOUGH: Duration = Duration::from_secs(2);

/// Runs before the first that counts.
const WARM_UP: usize = 3;

/// What one run takes.
pub struct Measured {
    pub median: Duration,
    pub best: Duration,
    pub allocations: usize,
}

/// Repeats `work`, result and its release included.
pub fn measure<T>(work: impl Fn() -> T) -> Measured {
    for _ in 0..WARM_UP {
        black_box(work());
    }
    let region = Region::new(&INSTRUMENTED_SYSTEM);
    black_box(work());
    let change = region.change();
    let mut times = Vec::new();
    let start = Instant::now();
    while start.elapsed() < ENOUGH {
        let run = Instant::now();
        drop(black_box(work()));
        times.push(run.elapsed());
    }
    times.sort_unstable();
    Measured {
        median: times.get(times.len() / 2).copied().unwrap_or_default(),
        best: times.first().copied().unwrap_or_default(),
        allocations: change.allocations,
    }
}
