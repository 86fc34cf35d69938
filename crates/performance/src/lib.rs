//! The designs used to measure speed, in the benchmarks and the programs.

mod counted;
mod shown;
mod works;

use std::error::Error;

use design::{Body, Component, ComponentId, Design};

pub use counted::{instructions, millions, ratio};
pub use shown::shown;
pub use works::{Run, WORKS, Work};

/// Web, application, batch and database servers, all on-demand, with their volumes.
pub const THREE_TIER: &str = include_str!("../../../docs/examples/three-tier.json");

/// Two zones, load balancer, servers, a Multi-AZ database, a cache, a bucket, and the flows between all of them.
pub const WEB_SHOP: &str = include_str!("../../../docs/examples/three-tier-web.json");

/// Every purchase option, an Auto Scaling profile, EBS, hosts, and commitments shared by groups.
pub const EVERY_WAY: &str = include_str!("../designs/every-way.json");

/// The components of a document repeated up to `count`. Each copy refers to its own components, as in a real design of
/// that size.
///
/// # Errors
/// If the document cannot be read, which is a bug in this crate.
pub fn design_of(document: &str, count: usize) -> Result<Design, Box<dyn Error>> {
    let example = Design::parse(document)?;
    let mut design = Design::empty(&example.region);
    for (index, component) in example.components.iter().cycle().take(count).enumerate() {
        let copy = index / example.components.len();
        design.components.push(renamed(component, &|id| copied(id, copy)));
    }
    Ok(design)
}

fn copied(id: &ComponentId, copy: usize) -> ComponentId {
    ComponentId::parse(&format!("{id}-{copy}")).unwrap_or_else(|| id.clone())
}

fn renamed(component: &Component, name: &dyn Fn(&ComponentId) -> ComponentId) -> Component {
    let mut component = Component { id: name(&component.id), ..component.clone() };
    let other = match &mut component.body {
        Body::Ec2 { config, .. } => &mut config.host,
        Body::Ebs { config, .. } => &mut config.attached_to,
        Body::Snapshots { config, .. } => &mut config.of,
        Body::Defined(values) => {
            values.rename(name);
            return component;
        }
        _ => return component,
    };
    *other = other.as_ref().map(name);
    component
}

/// A description of the machine: its processor, if the system reveals it, and how many of them a program may use. No
/// names of hosts or people.
#[must_use]
pub fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let cores = format!("{cores} {}", if cores == 1 { "core" } else { "cores" });
    let about = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = about.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    model.map_or_else(|| cores.clone(), |(_, model)| format!("{}, {cores}", model.trim()))
}
