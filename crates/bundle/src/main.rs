//! Turns the compiled wasm, the style sheets and the public files into the site folder.

fn main() {}
