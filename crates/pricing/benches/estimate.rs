//! How long one estimate takes: the example, and designs of 100 and 1,000 components.

#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on should stop")]

use catalog::Catalogue;
use design::Design;
use divan::{AllocProfiler, Bencher, black_box};

#[global_allocator]
static ALLOCATIONS: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

const EXAMPLE: &str = include_str!("../../../docs/examples/three-tier.json");

/// The example's components over and over, up to `count`.
fn design_of(count: usize) -> Design {
    let example = Design::parse(EXAMPLE).unwrap();
    let mut design = Design::empty("us-east-1");
    for component in example.components.iter().cycle().take(count) {
        let mut component = component.clone();
        component.id = design.fresh_id(component.id.as_str());
        design.components.push(component);
    }
    design
}

#[divan::bench(args = [1, 9, 100, 1000])]
fn estimate(bencher: Bencher, components: usize) {
    let (design, catalogue) = (design_of(components), Catalogue::embedded());
    bencher.bench(|| pricing::estimate(black_box(&design), catalogue).unwrap());
}

#[divan::bench(args = [9, 100, 1000])]
fn read(bencher: Bencher, components: usize) {
    let text = design_of(components).to_compact_json();
    bencher.bench(|| Design::parse(black_box(&text)).unwrap());
}
