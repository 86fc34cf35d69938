//! CPU credits of burstable types (T2, T3, T3a, T4g).

use catalog::{InstanceType, PriceList};
use design::{CreditMode, Tenancy};
use units::kinds::VcpuHour;
use units::{Decimal, Error, UnitKind};

use super::ec2::Group;
use super::{line, unpriced};
use crate::finding::Severity;
use crate::line::{Factor, Line, NoPrice};

/// Minutes per hour: one credit is one vCPU at 100 % for one minute.
const MINUTES: Decimal = Decimal::from_parts(60, 0, 0, false, 0);

/// The baseline utilisation of each vCPU, in percent, which earned credits sustain indefinitely (AWS EC2 user guide,
/// "Burstable performance instances"). `None` for other types.
#[must_use]
pub(super) fn baseline_percent(known: &InstanceType) -> Option<Decimal> {
    let tenths: u32 = match (known.family.as_str(), known.size()) {
        ("t2", "nano") => 30,
        ("t2", "micro") | ("t3" | "t3a" | "t4g", "nano") => 60,
        ("t2", "small") | ("t3" | "t3a" | "t4g", "micro") => 120,
        ("t2", "medium") | ("t3" | "t3a" | "t4g", "small" | "medium") => 240,
        ("t2", "large") | ("t3" | "t3a" | "t4g", "large") => 360,
        ("t2", "xlarge") => 540,
        ("t2", "2xlarge") => 816,
        ("t3" | "t3a" | "t4g", "xlarge") => 960,
        ("t3" | "t3a" | "t4g", "2xlarge") => 1920,
        _ => return None,
    };
    let credits = Decimal::new(tenths.into(), 1);
    credits.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(MINUTES.checked_mul(known.vcpu.into())?)
}

/// The credit mode of a group: by default, T2 uses standard mode and the other types unlimited mode; on dedicated
/// hosts, all use standard mode.
fn mode(group: &Group<'_>, known: &InstanceType) -> CreditMode {
    let default = if known.family == "t2" { CreditMode::Standard } else { CreditMode::Unlimited };
    match group.config.tenancy {
        Tenancy::Host => CreditMode::Standard,
        _ => group.config.credits.unwrap_or(default),
    }
}

/// Surplus credits of every burstable type of a group.
pub(super) fn add(group: &mut Group<'_>) -> Result<(), Error> {
    let (catalogue, config) = (group.context.catalogue, group.config);
    let types = config.types().enumerate().filter_map(|(at, (name, _))| Some((at, catalogue.instance_type(name)?)));
    let types: Vec<(usize, &InstanceType)> = types.collect();
    let is_burstable = |(_, known): &(usize, &InstanceType)| baseline_percent(known).is_some();
    if !types.iter().any(is_burstable)
        && let Some((_, known)) = types.first()
    {
        not_burstable(group, known);
    }
    for (position, known) in types {
        if let Some(baseline) = baseline_percent(known)
            && (config.mix.is_none() || group.types.instances_of(position, group.count) > 0)
        {
            add_type(group, position, known, baseline)?;
        }
    }
    Ok(())
}

/// Surplus credits of a type: the part of the mean utilisation above the baseline, in unlimited mode.
fn add_type(group: &mut Group<'_>, position: usize, known: &InstanceType, baseline: Decimal) -> Result<(), Error> {
    let unlimited = mode(group, known) == CreditMode::Unlimited;
    let shown = units::format::quantity(baseline, 2);
    let Some(given) = group.usage.cpu_percent else {
        let own = format!("the CPU averages at most the baseline of {shown} %");
        let is_mixed = group.config.mix.is_some();
        let of_type = |line: &&mut Line| !is_mixed || line.label.starts_with(&format!("{}, ", known.name));
        if let Some(line) = group.lines.iter_mut().find(of_type).filter(|_| unlimited) {
            line.assumption = match line.assumption.take() {
                Some(other) if is_mixed => Some(format!("{other}; {own}").into()),
                other => other.or_else(|| Some(own.into())),
            };
        }
        return Ok(());
    };
    let average = given.value(group.context.scenario);
    if average.is_some_and(|average| average > baseline) {
        above_baseline(group, known, unlimited, &shown, average.unwrap_or_default());
    }
    if !unlimited {
        return Ok(());
    }
    let item = match (known.family.as_str(), group.config.os) {
        ("t4g", _) => "t4g",
        (_, os) if os.is_windows() => "t-windows",
        _ => "t-linux",
    };
    let (context, code) = (group.context, group.code("ec2.credits", &known.name));
    let label = match group.config.mix {
        None => "CPU credits above the baseline".to_owned(),
        Some(_) => format!("{}, CPU credits above the baseline", known.name),
    };
    let mut amounts = group.running_of(position)?;
    match average {
        None => amounts.open("average CPU utilisation"),
        Some(average) => {
            let above = average.checked_sub(baseline).ok_or(Error::Overflow)?.max(Decimal::ZERO);
            let how = format!("% above the baseline of {shown} % ({} % on average)", average.normalize());
            amounts.push(Factor::new(known.vcpu, "vCPU"));
            amounts.push(Factor::new(above, how));
            amounts.divide(Decimal::ONE_HUNDRED, "100 %")?;
        }
    }
    let Some(point) = context.catalogue.point(PriceList::Ec2, context.region(), "cpu-credits", item) else {
        let finding = context.price_missing("CPU credits", NoPrice::PriceUnknown);
        let line = unpriced(code, label, VcpuHour::UNIT, amounts, (NoPrice::PriceUnknown, Vec::new()))?;
        group.without_price(line, finding);
        return Ok(());
    };
    group.lines.push(line::<VcpuHour>(code, label, &point, amounts)?);
    Ok(())
}

fn above_baseline(group: &mut Group<'_>, known: &InstanceType, unlimited: bool, baseline: &str, average: Decimal) {
    let (name, average) = (&known.name, average.normalize());
    let (rule, message, fix) = if unlimited {
        let message =
            format!("{name} averages {average} % against a {baseline} % baseline and pays for surplus credits");
        ("ec2-burst-surplus", message, "choose a larger size, or a type that is not burstable")
    } else {
        let message = format!("{name} will exhaust its credits and be held at {baseline} %");
        ("ec2-burst-throttled", message, "choose a larger size, unlimited credits, or a type that is not burstable")
    };
    group.findings.push(group.context.finding(Severity::Warning, rule, "/usage/cpu_percent", message, fix));
}

/// Rule `ec2-credits-unsupported`: AWS rejects a credit specification on other types.
fn not_burstable(group: &mut Group<'_>, known: &InstanceType) {
    if group.config.credits.is_some() {
        let message = format!("{} has no CPU credits", known.name);
        let fix = "leave credits out, or choose a T type";
        group.findings.push(group.context.finding(
            Severity::Error,
            "ec2-credits-unsupported",
            "/config/credits",
            message,
            fix,
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn baselines_are_those_of_aws() {
        let catalogue = catalog::Catalogue::embedded();
        let of = |name| baseline_percent(catalogue.instance_type(name).unwrap()).map(|b| b.normalize().to_string());
        let all = ["t2.nano", "t2.xlarge", "t3.nano", "t3.medium", "t3a.large", "t4g.xlarge", "t4g.2xlarge"];
        let expected = ["5", "22.5", "5", "20", "30", "40", "40"].map(|b| Some(b.to_owned()));
        assert_eq!(all.map(of), expected);
        assert_eq!(of("m5.large"), None);
    }
}
