//! How work grows with the size of networks and commitments, and the work of the most expensive documents.

use std::error::Error;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

use fastrand::Rng;
use worst::climb::{By, STEPS, Taken, climb, measure};
use worst::document;
use worst::endpoints::ENDPOINTS;
use worst::genes::{Gene, Genes};

use performance::shown;

/// Sizes of each family, in hundredths of the largest.
const SIZES: [usize; 4] = [12, 25, 50, 100];
/// The number of runs; the fastest one counts.
const RUNS: usize = 5;
/// How long the search for expensive documents takes at each endpoint.
const SEARCH: Duration = Duration::from_secs(8);

/// The genes of the largest document of a family.
type Family = (&'static str, &'static [(Gene, usize)]);

const FAMILIES: [Family; 5] = [
    (
        "Flows of 20 groups in two VPCs, with 50 endpoints, past 2,000 routes",
        &[
            (Gene::Vpcs, 2),
            (Gene::Said, 3),
            (Gene::Subnets, 6),
            (Gene::Zones, 5),
            (Gene::Tables, 2),
            (Gene::Routes, 1_998),
            (Gene::Groups, 20),
            (Gene::Spread, 6),
            (Gene::Nats, 2),
            (Gene::InternetGateways, 1),
            (Gene::TransitGateways, 1),
            (Gene::Attached, 2),
            (Gene::InterfaceEndpoints, 50),
            (Gene::Services, 49),
            (Gene::To, 6),
            (Gene::Flows, 800),
        ],
    ),
    (
        "VPCs with subnets on four transit gateways, a group in each, and flows between them",
        &[
            (Gene::Vpcs, 300),
            (Gene::Said, 2),
            (Gene::Subnets, 4),
            (Gene::Zones, 1),
            (Gene::Groups, 300),
            (Gene::Spread, 2),
            (Gene::TransitGateways, 4),
            (Gene::Attached, 300),
            (Gene::Flows, 300),
        ],
    ),
    ("VPCs of which nothing is said", &[(Gene::Vpcs, 1_000)]),
    (
        "Groups with weekly profiles, and as many Savings Plans",
        &[(Gene::Groups, 500), (Gene::Running, 4), (Gene::Plans, 500), (Gene::PlanKind, 2), (Gene::Types, 9)],
    ),
    (
        "Buckets with lists of object sizes that grow, and load balancers with figures by the hour",
        &[
            (Gene::Buckets, 500),
            (Gene::Histogram, 40),
            (Gene::Growth, 2),
            (Gene::LoadBalancers, 400),
            (Gene::ByHour, 1),
        ],
    ),
];

/// Genes that stay constant while a family shrinks: those that say how things are, not how many there are.
const FIXED: [Gene; 17] = [
    Gene::Said,
    Gene::Subnets,
    Gene::Zones,
    Gene::Tables,
    Gene::Spread,
    Gene::To,
    Gene::Running,
    Gene::PlanKind,
    Gene::Types,
    Gene::Histogram,
    Gene::Growth,
    Gene::ByHour,
    Gene::Nats,
    Gene::InternetGateways,
    Gene::TransitGateways,
    Gene::Attached,
    Gene::Routes,
];

/// Writes the tables of all families.
pub(crate) fn report(text: &mut String) -> Result<(), Box<dyn Error>> {
    for (title, genes) in FAMILIES {
        write!(
            text,
            "\n## {title}\n\n| components | bytes | steps | estimate | per component | drawing | address plan |\n"
        )?;
        text.push_str("|---:|---:|---:|---:|---:|---:|---:|\n");
        for size in SIZES {
            let document = document(&family(genes, size));
            let count = design::Design::parse(&document)?.components.len();
            let [estimate, drawing, plan] =
                ["estimate", "drawing", "address plan"].map(|name| fastest(&document, name));
            let (Some(estimate), Some(drawing), Some(plan)) = (estimate, drawing, plan) else {
                return Err(format!("{title} is not a valid design").into());
            };
            let each = shown(estimate.time / u32::try_from(count.max(1))?);
            let (bytes, steps) = (document.len(), estimate.steps);
            let [estimate, drawing, plan] = [estimate, drawing, plan].map(|taken| shown(taken.time));
            writeln!(text, "| {count} | {bytes} | {steps} | {estimate} | {each} | {drawing} | {plan} |")?;
        }
    }
    search(text)
}

fn family(genes: &[(Gene, usize)], hundredths: usize) -> Genes {
    genes.iter().fold(Genes::none(), |all, (gene, most)| {
        let value = if FIXED.contains(gene) { *most } else { (most * hundredths).div_ceil(100) };
        all.with(*gene, value)
    })
}

fn fastest(document: &str, endpoint: &str) -> Option<Taken> {
    let endpoint = ENDPOINTS.iter().position(|(name, _)| *name == endpoint)?;
    (0..RUNS).filter_map(|_| measure(document, endpoint)).min_by_key(|taken| taken.time)
}

/// Searches for expensive documents at every endpoint.
fn search(text: &mut String) -> Result<(), Box<dyn Error>> {
    write!(
        text,
        "\n## The most expensive documents that a search finds\n\nWithin the limits of documents, 1 MiB and 1,000 \
         components. For each endpoint, random documents and their\nneighbours for {} s: the one with the most steps, \
         and the one that took longest. A request may take {STEPS}\nsteps. `cargo run --release -p worst -- --help` \
         searches longer.\n\n| endpoint | documents | most steps | in | longest | steps |\n|---|---:|---:|---:|---:|---:|\n",
        SEARCH.as_secs()
    )?;
    for (endpoint, (name, _)) in ENDPOINTS.iter().enumerate() {
        let end = Instant::now() + SEARCH;
        let mut rng = Rng::with_seed(1 + endpoint as u64);
        let Some(climbed) = climb(endpoint, By::Steps, &mut rng, 60, || Instant::now() < end) else { continue };
        let (highest, slowest) = (&climbed.highest.taken, &climbed.slowest.taken);
        writeln!(
            text,
            "| {name} | {} | {} | {} | {} | {} |",
            climbed.measured,
            highest.steps,
            shown(highest.time),
            shown(slowest.time),
            slowest.steps
        )?;
    }
    Ok(())
}
