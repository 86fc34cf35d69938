//! `before-and-after BEFORE AFTER NAME`: measures two builds of `repeat` in alternation and prints a table as Markdown;
//! NAME says what the first build is. Instructions are counted if valgrind is installed.

use std::error::Error;
use std::fmt::Write as _;
use std::process::Command;
use std::time::Duration;

use performance::{WORKS, instructions, machine, millions, ratio, shown};

/// The number of turns; the best one counts.
const TURNS: usize = 5;
/// The approximate duration of a turn.
const TURN: Duration = Duration::from_millis(400);

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [before, after, name] = words.as_slice() else {
        return Err("name both programs and say what the first one is: before-and-after BEFORE AFTER NAME".into());
    };
    let mut text = format!(
        "\n## Before and after\n\nBefore is {name}. Both were measured in turns on {}, one core in use: the best times, and \
         the instructions\nthat callgrind counts. `BEFORE={name} make performance` measures this anew.\n\n\
         | | time before | after | ratio | instructions before | after | ratio |\n|---|---:|---:|---:|---:|---:|---:|\n",
        machine()
    );
    for work in &WORKS {
        let [old, new] = times([before, after], work.name)?;
        let counts = [before, after].map(|program| instructions(program, work.name));
        let counted = match counts {
            [Some(old), Some(new)] => format!("{} | {} | {}", millions(old), millions(new), ratio(new, old)),
            _ => "not counted | not counted |".to_owned(),
        };
        let ratio = ratio(new.as_nanos(), old.as_nanos());
        writeln!(text, "| {} | {} | {} | {ratio} | {counted} |", work.about, shown(old), shown(new))?;
    }
    print!("{text}");
    Ok(())
}

/// The best time of each program, measured in alternation.
fn times(programs: [&String; 2], work: &str) -> Result<[Duration; 2], Box<dyn Error>> {
    let once = |program: &str, times: u128| -> Result<Duration, Box<dyn Error>> {
        let output = Command::new(program).args([work, &times.to_string()]).output()?;
        Ok(Duration::from_nanos(String::from_utf8(output.stdout)?.trim().parse()?))
    };
    let mut best = [Duration::MAX; 2];
    for _ in 0..TURNS {
        for (program, best) in programs.into_iter().zip(&mut best) {
            let about = once(program, 3)?.as_nanos().max(1);
            *best = once(program, (TURN.as_nanos() / about).max(3))?.min(*best);
        }
    }
    Ok(best)
}
