//! The abacus binary: serves the app and the REST API, and prices designs from the command line.

fn main() {}
