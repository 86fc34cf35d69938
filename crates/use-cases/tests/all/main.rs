//! The tests of what Abacus can do, in one program: linking one for each file takes longer than running them.

mod coverage;
mod drawings;
mod mutated;
