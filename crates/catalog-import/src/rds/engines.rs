//! The engines of the tables and their names in the catalogue. Oracle Standard Edition 2 is sold with a licence and
//! without, which are different prices; the other engines are sold one way, or bill the licence apart.

/// Engine, edition and licence in AWS's price list, and the name in the catalogue.
const LISTED: &[([&str; 3], &str)] = &[
    (["MariaDB", "", "No license required"], "mariadb"),
    (["MySQL", "", "No license required"], "mysql"),
    (["PostgreSQL", "", "No license required"], "postgresql"),
    (["Oracle", "Enterprise", "Bring your own license"], "oracle-ee"),
    (["Oracle", "Standard Two", "Bring your own license"], "oracle-se2/bring-your-own-license"),
    (["Oracle", "Standard Two", "License included"], "oracle-se2/license-included"),
    (["SQL Server", "Enterprise", "License included"], "sqlserver-enterprise"),
    (["SQL Server", "Express", "License included"], "sqlserver-express"),
    (["SQL Server", "Standard", "License included"], "sqlserver-standard"),
    (["SQL Server", "Web", "License included"], "sqlserver-web"),
];

/// The name in the table of plan rates, and in the catalogue. The instances of Db2 cost the same with a licence from
/// AWS Marketplace, whose price is not in it.
const PLANNED: &[(&str, &str)] = &[
    ("db2-0034", "db2-standard"),
    ("db2-0035", "db2-advanced"),
    ("db2-ae", "db2-advanced"),
    ("db2-se", "db2-standard"),
    ("mariadb", "mariadb"),
    ("mysql", "mysql"),
    ("oracle-ee-byol", "oracle-ee"),
    ("oracle-se2", "oracle-se2/license-included"),
    ("oracle-se2-byol", "oracle-se2/bring-your-own-license"),
    ("postgresql", "postgresql"),
    ("sqlserver-ee", "sqlserver-enterprise"),
    ("sqlserver-se", "sqlserver-standard"),
    ("sqlserver-web", "sqlserver-web"),
];

/// The catalogue's name of an engine of AWS's price list; `None` for Aurora and RDS Custom.
pub(super) fn listed(engine: &str, edition: &str, licence: &str) -> Option<&'static str> {
    LISTED.iter().find(|(names, _)| *names == [engine, edition, licence]).map(|(_, name)| *name)
}

/// The catalogue's name of an engine of the table of plan rates; `None` for Aurora.
pub(super) fn planned(engine: &str) -> Option<&'static str> {
    PLANNED.iter().find(|(name, _)| *name == engine).map(|(_, name)| *name)
}
