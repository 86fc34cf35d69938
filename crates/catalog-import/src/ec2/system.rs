//! Surcharges of operating systems over Linux and of SQL Server over Windows, and the fee of dedicated instances. All are
//! the same in every region.

use catalog::{ANYWHERE, Amount, Arch, Basis, InstanceFile};
use units::{Unit, Usd};

use crate::draft::{Draft, Evidence, PointKey};
use crate::report::Report;
use crate::{Job, dates, sources};

/// For types missing from the table: dimension, item, price of one vCPU-hour, rule.
const RULES: &[[&str; 4]] = &[
    ["windows", "standard", "0.046", "0.046 per vCPU-hour; t2, t3 and t3a cost less"],
    ["windows", "flex", "0.0437", "0.0437 per vCPU-hour on c7i-flex and m7i-flex"],
    ["ubuntu-pro", "any", "0.00175", "0.00175 per vCPU-hour"],
    ["sql-server", "web", "0.0169", "0.0169 per vCPU-hour on top of Windows, for at least 4 vCPU"],
    ["sql-server", "standard", "0.12", "0.12 per vCPU-hour on top of Windows, for at least 4 vCPU"],
    ["sql-server", "enterprise", "0.375", "0.375 per vCPU-hour on top of Windows, for at least 4 vCPU"],
    ["rhel", "up-to-8-vcpu", "0.0144", "0.0144 per vCPU-hour up to 8 vCPU"],
    ["rhel", "12-to-96-vcpu", "0.0108", "0.0108 per vCPU-hour from 12 to 96 vCPU"],
    ["rhel", "from-128-vcpu", "0.0096", "0.0096 per vCPU-hour from 128 vCPU"],
    ["rhel-ha", "up-to-8-vcpu", "0.0319", "0.0319 per vCPU-hour up to 8 vCPU"],
    ["rhel-ha", "12-to-96-vcpu", "0.0248", "0.0248 per vCPU-hour from 12 to 96 vCPU"],
    ["rhel-ha", "from-128-vcpu", "0.0201", "0.0201 per vCPU-hour from 128 vCPU"],
];

pub(super) fn import(
    job: &Job<'_>,
    types: &InstanceFile,
    draft: &mut Draft,
    report: &mut Report,
) -> anyhow::Result<()> {
    for row in job.tables.read("ec2-os-surcharge.csv")? {
        let name = row.text("instance_type")?;
        let dimension = match row.text("os")? {
            "windows" => "os-surcharge/windows",
            "rhel" => "os-surcharge/rhel",
            "rhel_ha" => "os-surcharge/rhel-ha",
            "suse" => "os-surcharge/suse",
            other => return Err(row.fault(&format!("unknown system {other:?}"))),
        };
        let instance_type = types.types.iter().find(|known| known.name == name);
        if dimension == "os-surcharge/windows" && instance_type.is_some_and(is_arm) {
            report.leave_out(row.file(), "Windows on Arm, which is not sold");
            continue;
        }
        let evidence = Evidence::listed(dates::OS_SURCHARGE, sources::PRICE_TABLES)?;
        draft.add(
            PointKey::new(ANYWHERE, dimension, name),
            Unit::InstanceHour,
            row.price("surcharge_usd_h")?,
            evidence,
        )?;
    }
    for instance_type in types.types.iter().filter(|known| is_arm(known)) {
        let evidence = rule("Windows is not sold on Arm")?;
        let place = PointKey::new(ANYWHERE, "os-surcharge/windows", &instance_type.name);
        draft.put(place, Unit::InstanceHour, Amount::NotSold, evidence)?;
    }
    for [system, item, price, text] in RULES {
        let place = PointKey::new(ANYWHERE, &format!("os-surcharge-rule/{system}"), item);
        draft.add(place, Unit::VcpuHour, Usd::parse(price)?, rule(text)?)?;
    }
    let fee = Evidence::listed(dates::DEDICATED_FEE, sources::TERRACOST)?;
    draft.add(PointKey::new(ANYWHERE, "dedicated-instances", "region"), Unit::Hour, Usd::parse("2")?, fee)?;
    Ok(())
}

fn is_arm(instance_type: &catalog::InstanceType) -> bool {
    instance_type.arch.is_some_and(Arch::is_arm)
}

fn rule(text: &str) -> anyhow::Result<Evidence> {
    Ok(Evidence::listed(dates::OS_RULES, sources::RULES)?.with_basis(Basis::derived(text)))
}
