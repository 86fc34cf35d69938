//! The design document: components, placement, configuration and usage, with validation.
