//! Produces the committed catalogue from a folder of price tables.

fn main() {}
