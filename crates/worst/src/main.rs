//! `worst`: searches for expensive documents, and reports the work of each at every endpoint.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use clap::{Parser, ValueEnum};
use fastrand::Rng;
use worst::climb::{By, climb, measure};
use worst::document;
use worst::endpoints::ENDPOINTS;

/// Searches for the documents that take Abacus the most work.
#[derive(Debug, Parser)]
struct Options {
    /// Seconds for each endpoint.
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// The seed for the first endpoint; the following ones use the seeds after it.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// What to maximise.
    #[arg(long, value_enum, default_value_t = Goal::Steps)]
    by: Goal,
    /// How many changes to try on a hill without improvement.
    #[arg(long, default_value_t = 60)]
    patience: usize,
    /// Names of the endpoints, separated by commas; all when left out.
    #[arg(long, value_delimiter = ',')]
    endpoints: Vec<String>,
    /// A directory to write the documents found to.
    #[arg(long)]
    save: Option<PathBuf>,
    /// Documents to measure at every endpoint instead.
    files: Vec<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Goal {
    Steps,
    Time,
}

fn main() -> std::io::Result<()> {
    let options = Options::parse();
    for file in &options.files {
        tell(&file.display().to_string(), &std::fs::read_to_string(file)?);
    }
    if !options.files.is_empty() {
        return Ok(());
    }
    let by = match options.by {
        Goal::Steps => By::Steps,
        Goal::Time => By::Time,
    };
    for (endpoint, (name, _)) in ENDPOINTS.iter().enumerate() {
        if !options.endpoints.is_empty() && !options.endpoints.iter().any(|asked| asked == name) {
            continue;
        }
        let end = Instant::now() + Duration::from_secs(options.seconds);
        let mut rng = Rng::with_seed(options.seed.wrapping_add(endpoint as u64));
        let more = || Instant::now() < end;
        let Some(climbed) = climb(endpoint, by, &mut rng, options.patience, more) else { continue };
        println!("{name}: {} documents", climbed.measured);
        for (what, found) in [("highest", &climbed.highest), ("slowest", &climbed.slowest)] {
            let text = document(&found.genes);
            tell(&format!("  {what}: {} bytes, {}", text.len(), found.genes.words()), &text);
            if let Some(folder) = &options.save {
                std::fs::create_dir_all(folder)?;
                std::fs::write(folder.join(format!("{}-{what}.json", name.replace(' ', "-"))), &text)?;
            }
        }
    }
    Ok(())
}

fn tell(what: &str, document: &str) {
    println!("{what}");
    for taken in (0..ENDPOINTS.len()).filter_map(|endpoint| measure(document, endpoint)) {
        let refused = taken.refused.map_or_else(String::new, |what| format!(", REFUSED: most of it for {what}"));
        println!("    {:<24} {:>10} steps {:>8.3} s{refused}", taken.endpoint, taken.steps, taken.time.as_secs_f64());
    }
}
