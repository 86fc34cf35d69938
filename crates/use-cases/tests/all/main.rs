//! The tests of what Abacus can do, in one program: linking one for each file takes longer than running them.

mod drawings;
mod mutated;
