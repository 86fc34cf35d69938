//! What AWS sells and at which price: services, regions, instance types, price points.
