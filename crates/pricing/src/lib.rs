//! Design and catalogue in, explained estimate out. Pure: no I/O, no clock, no float in money.
