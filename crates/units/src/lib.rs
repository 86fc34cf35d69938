//! Money, quantities, rates and tiers: exact decimals that carry their unit.
