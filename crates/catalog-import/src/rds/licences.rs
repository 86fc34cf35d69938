//! Engines that cost as much as MySQL, or as much more as their licence, where the tables have MySQL alone.

use catalog::Basis;
use units::{Unit, Usd};

use super::{MULTI, SINGLE, instance, list};
use crate::draft::{Draft, Evidence, PointKey};
use crate::{Job, sources};

/// The region whose price list has all engines.
const IRELAND: &str = "eu-west-1";

/// Licence parts that a price outside Ireland confirms exactly: us-east-1 lists 1.224 for db.m5.xlarge and 2.548 for
/// db.m5.2xlarge with SQL Server Standard, 0.300 for db.t3.large with Oracle Standard Edition 2. Others are up to 2 %
/// off there.
const CONFIRMED: &[(&str, &str)] = &[("sqlserver-standard", "db.m5."), ("oracle-se2/license-included", "db.t3.")];

const SAME_AS_MYSQL: &str = "the price of MySQL, as of every class that is listed for both";
const ORACLE: &str = "the price of MySQL, as of this class in eu-west-1 and of all classes of generation 7";
const LICENSED: &str = "the price of MySQL plus the licence part of this class in eu-west-1";

/// The engines that are priced from MySQL.
const ENGINES: &[&str] = &[
    "mariadb",
    "oracle-ee",
    "oracle-se2/bring-your-own-license",
    "oracle-se2/license-included",
    "sqlserver-enterprise",
    "sqlserver-express",
    "sqlserver-standard",
    "sqlserver-web",
];

/// Fees per vCPU-hour of SQL Server and Windows, apart from instances of generation 7 and newer.
const FEES: &[(&str, &str, &str)] = &[
    ("license/sqlserver-enterprise", "sql-server", "0.375"),
    ("license/sqlserver-enterprise", "windows", "0.046"),
    ("license/sqlserver-standard", "sql-server", "0.12"),
    ("license/sqlserver-standard", "windows", "0.046"),
    ("license/sqlserver-web", "sql-server", "0.017"),
    ("license/sqlserver-web", "windows", "0.046"),
];
/// Where AWS's list of the fees was seen; the price list of EC2 has the same ones in all regions.
const FEES_LISTED: &[&str] = &[IRELAND, "us-east-1"];
const FEES_AS_OF: &str = "2026-07";

/// Prices of classes that the tables list for MySQL alone.
pub(super) fn import(job: &Job<'_>, draft: &mut Draft) -> anyhow::Result<()> {
    let ireland = list::instances(job)?;
    for deployment in [SINGLE, MULTI] {
        for (place, mysql, evidence) in draft.listed(&format!("on-demand/mysql/{deployment}")) {
            for engine in ENGINES {
                let of = |engine| ireland.get(&(engine, deployment, place.item().to_owned())).copied();
                let Some((with, without)) = of(*engine).zip(of("mysql")) else { continue };
                let Some((price, basis)) = from_mysql(engine, place.item(), mysql, with, without) else { continue };
                let own = instance(place.region(), "on-demand", engine, deployment, place.item());
                if !draft.holds(&own) {
                    draft.add(own, Unit::InstanceHour, price, evidence.clone().with_basis(basis))?;
                }
            }
        }
    }
    for region in job.regions.codes() {
        for (dimension, item, fee) in FEES {
            let listed = Evidence::listed(FEES_AS_OF, sources::RDS_LICENCES)?;
            let evidence = if FEES_LISTED.contains(&region) {
                listed
            } else {
                listed.with_basis(Basis::derived("the fee of us-east-1 and eu-west-1, which is that of EC2 everywhere"))
            };
            draft.add(PointKey::new(region, dimension, item), Unit::VcpuHour, Usd::parse(fee)?, evidence)?;
        }
    }
    Ok(())
}

/// The price of an engine from that of MySQL in the same region, and the prices of both in Ireland; `None` where no rule
/// is known to hold.
fn from_mysql(engine: &str, class: &str, mysql: Usd, with: Usd, without: Usd) -> Option<(Usd, Basis)> {
    match engine {
        "mariadb" => (with == without).then(|| (mysql, Basis::derived(SAME_AS_MYSQL))),
        "oracle-ee" | "oracle-se2/bring-your-own-license" => (with == without).then(|| (mysql, Basis::derived(ORACLE))),
        _ => {
            let price = Usd::new(mysql.amount() + with.amount() - without.amount()).to_price();
            let is_confirmed = CONFIRMED.iter().any(|(of, family)| *of == engine && class.starts_with(family));
            let basis = if is_confirmed { Basis::derived(LICENSED) } else { Basis::approximate(LICENSED) };
            Some((price, basis))
        }
    }
}
