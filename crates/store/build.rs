//! Rebuilds the crate when a migration is added: cargo does not notice new files on its own.

fn main() {
    println!("cargo:rerun-if-changed=../../migrations");
}
