//! `repeat WORK TIMES`: runs a piece of work this many times, for counting tools, and prints the best time of a single
//! run in nanoseconds.

use std::error::Error;
use std::time::{Duration, Instant};

use performance::WORKS;

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [name, times] = words.as_slice() else { return Err("say what to do and how often: repeat WORK TIMES".into()) };
    let work = WORKS.iter().find(|work| work.name == name).ok_or("there is no such work")?;
    let (times, run): (usize, _) = (times.parse()?, (work.prepare)()?);
    let mut best = Duration::MAX;
    for before in 0..times {
        let start = Instant::now();
        run(before);
        best = best.min(start.elapsed());
    }
    println!("{}", best.as_nanos());
    Ok(())
}
