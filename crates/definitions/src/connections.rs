//! How many connections a relational database accepts by default.

use units::{Decimal, Error};

use crate::amount::Amount;
use crate::cluster::{PROVISIONED, SERVERLESS};
use crate::condition::Condition;
use crate::field::{Field, Type};
use crate::reading::Reading;
use crate::rule::{Level, Rule, Test};
use crate::text::Text;

/// Bytes of memory for each connection of MySQL and MariaDB (Amazon RDS user guide, maximum number of database
/// connections: `DBInstanceClassMemory/12582880`).
const MYSQL_BYTES: u64 = 12_582_880;
/// The same of PostgreSQL, also of Aurora (`LEAST(DBInstanceClassMemory/9531392, 5000)`).
const POSTGRESQL_BYTES: u64 = 9_531_392;
/// The most connections of PostgreSQL.
const POSTGRESQL_MOST: u64 = 5_000;
/// The most connections of serverless PostgreSQL that scales down to less than 1 ACU (Amazon Aurora user guide, maximum
/// connections for Aurora Serverless v2).
const SMALL_SERVERLESS_MOST: u64 = 2_000;
const BYTES_PER_GIB: u64 = 1_024 * 1_024 * 1_024;
/// 1 ACU has about 2 GiB of memory (Amazon Aurora user guide, Aurora Serverless v2 capacity).
pub(crate) const GIB_PER_ACU: Decimal = Decimal::TWO;

/// Connections of Aurora MySQL, from this many GiB of memory on (Amazon Aurora user guide, maximum connections to an
/// Aurora MySQL DB instance).
const AURORA_MYSQL: [(u64, u64); 10] = [
    (2, 45),
    (4, 90),
    (8, 135),
    (16, 1_000),
    (32, 2_000),
    (64, 3_000),
    (128, 4_000),
    (256, 5_000),
    (384, 6_000),
    (768, 7_000),
];

/// The connections that a workload opens.
pub(crate) const PEAK_CONNECTIONS: Field = Field::new(
    "peak_connections",
    "Connections at peak",
    Type::Number { least: 0, most: 1_000_000, decimals: 0, unit: "" },
)
.hint("To one instance; compared with what it accepts by default");

/// More connections than the database accepts.
pub(crate) const TOO_MANY_CONNECTIONS: Rule = Rule {
    id: "db-connections",
    level: Level::Warning,
    place: "/config/peak_connections",
    test: Test::Above(
        Condition::Not(&Condition::On("proxy")),
        Amount::Field("peak_connections"),
        Amount::By(by_default),
    ),
    message: Text::Is("the database accepts fewer connections by default"),
    fix: "choose more memory, pool the connections with RDS Proxy, or raise max_connections",
};

fn by_default(reading: &Reading<'_>) -> Result<Option<Decimal>, Error> {
    Ok(accepted(reading))
}

/// The connections that an instance of an RDS database or an Aurora cluster accepts by default; `None` if the memory is
/// not known, and for engines whose limit is another one. For clusters with both kinds of instances, the smaller number.
#[must_use]
pub fn accepted(reading: &Reading<'_>) -> Option<Decimal> {
    let values = reading.values;
    let engine = values.code("engine");
    let memory = || values.text("instance_class").and_then(|class| reading.facts.memory_gib(class));
    if values.definition() == &crate::RDS {
        return of_memory(engine, memory()?);
    }
    let of_class = || of_aurora_memory(engine, memory()?);
    match (PROVISIONED.holds(reading), SERVERLESS.holds(reading)) {
        (true, true) => of_class().zip(of_capacity(engine, reading)).map(|(one, other)| one.min(other)),
        (true, false) => of_class(),
        (false, _) => of_capacity(engine, reading),
    }
}

/// Of a serverless instance of Aurora, by its maximum capacity.
fn of_capacity(engine: &str, reading: &Reading<'_>) -> Option<Decimal> {
    let number = |field: &str| reading.number(field).ok().flatten();
    let connections = of_aurora_memory(engine, number("max_capacity")?.checked_mul(GIB_PER_ACU)?)?;
    let is_capped = engine == "postgresql" && number("min_capacity")? < Decimal::ONE;
    Some(if is_capped { connections.min(SMALL_SERVERLESS_MOST.into()) } else { connections })
}

fn of_aurora_memory(engine: &str, memory_gib: Decimal) -> Option<Decimal> {
    if engine != "mysql" {
        return of_memory(engine, memory_gib);
    }
    let found = AURORA_MYSQL.iter().rev().find(|(least, _)| memory_gib >= Decimal::from(*least));
    found.map(|(_, connections)| Decimal::from(*connections))
}

fn of_memory(engine: &str, memory_gib: Decimal) -> Option<Decimal> {
    let of = |bytes: u64| {
        let memory = memory_gib.checked_mul(Decimal::from(BYTES_PER_GIB))?;
        Some(memory.checked_div(Decimal::from(bytes))?.floor())
    };
    match engine {
        "mysql" | "mariadb" => of(MYSQL_BYTES),
        "postgresql" => of(POSTGRESQL_BYTES).map(|connections| connections.min(Decimal::from(POSTGRESQL_MOST))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn connections_follow_the_memory() {
        let of = |engine, gib: u64| of_memory(engine, Decimal::from(gib)).map(|number| number.to_string());
        // 16 GiB ÷ 12,582,880 and ÷ 9,531,392.
        assert_eq!(of("mysql", 16).as_deref(), Some("1365"));
        assert_eq!(of("postgresql", 16).as_deref(), Some("1802"));
        assert_eq!(of("postgresql", 64).as_deref(), Some("5000"));
        assert_eq!(of("oracle-se2", 64), None);
        let of = |gib: u64| of_aurora_memory("mysql", Decimal::from(gib)).map(|number| number.to_string());
        // t3.small, r6g.large, r5.16xlarge and r5.24xlarge.
        let all: Vec<Option<String>> = [1, 2, 16, 512, 768].map(of).into();
        let expected = [None, Some("45"), Some("1000"), Some("6000"), Some("7000")];
        assert_eq!(all, expected.map(|text| text.map(str::to_owned)));
    }
}
