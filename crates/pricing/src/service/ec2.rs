//! EC2 instances, on-demand.

use design::{Ec2Config, Ec2Usage};
use units::kinds::InstanceHour;
use units::{Error, Rate, Unit};

pub use super::ec2_hours::billed_seconds;
use super::{Context, ec2_hours, ec2_price, line_at, unpriced};
use crate::finding::{Finding, Severity};
use crate::line::{Line, NoPrice};

/// Charges and findings of one EC2 group.
///
/// # Errors
/// [`Error`] when figures leave the range of exact decimals.
pub fn price(context: &Context<'_>, config: &Ec2Config, usage: &Ec2Usage) -> Result<(Vec<Line>, Vec<Finding>), Error> {
    let label = format!("{}, {}, on-demand", config.instance_type, config.os.label());
    let code = "ec2.instance";
    let mut findings = Vec::new();
    let line = match ec2_price::on_demand(context, &config.instance_type, config.os)? {
        Ok(hourly) => {
            let rate = Rate::<InstanceHour>::new(&hourly.tiers, Unit::InstanceHour)?;
            let amounts = ec2_hours::amounts(context, config.os, &usage.running);
            line_at(code, label, hourly.price, &rate, amounts)?
        }
        Err((why, priced_in)) => {
            findings.push(no_price(context, config, why, &priced_in));
            unpriced(code, label, Unit::InstanceHour, why, priced_in)
        }
    };
    Ok((vec![line], findings))
}

fn no_price(context: &Context<'_>, config: &Ec2Config, why: NoPrice, priced_in: &[String]) -> Finding {
    let name = &config.instance_type;
    let known = context.catalogue.instance_type(name);
    if known.is_some_and(|known| ec2_price::is_windows_on_arm(known, config.os)) {
        let message = format!("Windows cannot run on {name}, which has an Arm processor");
        let fix = "choose a type with an x86 processor, or Linux";
        return context.finding(Severity::Error, "ec2-arch-mismatch", "/config/os", message, fix);
    }
    if why == NoPrice::NotOffered {
        let message = format!("{name} is not offered in {}", context.region());
        let fix = match priced_in {
            [] => "choose another type or region".to_owned(),
            regions => format!("choose another type, or a region that has it: {}", shown(regions)),
        };
        return context.finding(Severity::Error, "ec2-type-not-offered", "/config/instance_type", message, fix);
    }
    context.price_missing(&format!("{name} with {}", config.os.label()), why)
}

/// The first few of a list of regions.
fn shown(regions: &[String]) -> String {
    const MOST: usize = 6;
    let first = regions.iter().take(MOST).map(String::as_str).collect::<Vec<_>>().join(", ");
    if regions.len() > MOST { format!("{first} and {} more", regions.len() - MOST) } else { first }
}
