//! Path options of several flows together.

mod support;
mod tokyo;
