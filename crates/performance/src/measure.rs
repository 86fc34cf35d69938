//! Measures one piece of work.

use std::hint::black_box;
use std::time::{Duration, Instant};

use stats_alloc::{INSTRUMENTED_SYSTEM, Region};

/// How long a piece of work is repeated.
const ENOUGH: Duration = Duration::from_secs(2);

/// Warm-up runs that do not count.
const WARM_UP: usize = 3;

/// The cost of one run.
pub struct Measured {
    pub median: Duration,
    pub best: Duration,
    pub allocations: usize,
}

/// Measures repeated runs of `work`, including the release of its result.
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
