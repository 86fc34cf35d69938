//! How long estimates and comparisons take, and how much they allocate.

#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on should stop")]

use catalog::Catalogue;
use design::Design;
use divan::{AllocProfiler, Bencher, black_box};
use performance::{EVERY_WAY, THREE_TIER, design_of};

#[global_allocator]
static ALLOCATIONS: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

#[divan::bench(args = [1, 9, 100, 1000])]
fn estimate(bencher: Bencher, components: usize) {
    let (design, catalogue) = (design_of(THREE_TIER, components).unwrap(), Catalogue::embedded());
    bencher.bench(|| pricing::estimate(black_box(&design), catalogue).unwrap());
}

/// All purchase options, profiles, hosts, and commitments shared by groups.
#[divan::bench(args = [20, 100, 1000])]
fn estimate_every_way(bencher: Bencher, components: usize) {
    let (design, catalogue) = (design_of(EVERY_WAY, components).unwrap(), Catalogue::embedded());
    bencher.bench(|| pricing::estimate(black_box(&design), catalogue).unwrap());
}

/// All groups of the design.
#[divan::bench(args = [9, 100, 1000])]
fn compare(bencher: Bencher, components: usize) {
    let (design, catalogue) = (design_of(THREE_TIER, components).unwrap(), Catalogue::embedded());
    bencher.bench(|| pricing::compare::compare(black_box(&design), &[], catalogue).unwrap());
}

#[divan::bench(args = [100])]
fn compare_every_way(bencher: Bencher, components: usize) {
    let (design, catalogue) = (design_of(EVERY_WAY, components).unwrap(), Catalogue::embedded());
    bencher.bench(|| pricing::compare::compare(black_box(&design), &[], catalogue).unwrap());
}

#[divan::bench]
fn compare_one_group(bencher: Bencher) {
    let (design, catalogue) = (design_of(THREE_TIER, 100).unwrap(), Catalogue::embedded());
    let group = [design.components[0].id.clone()];
    bencher.bench(|| pricing::compare::compare(black_box(&design), &group, catalogue).unwrap());
}

#[divan::bench(args = [9, 100, 1000])]
fn read(bencher: Bencher, components: usize) {
    let text = design_of(THREE_TIER, components).unwrap().to_compact_json();
    bencher.bench(|| Design::parse(black_box(&text)).unwrap());
}
