//! Which instance class a database has in another deployment.

use units::Decimal;

use crate::reading::Facts;

/// The families of Aurora, without those that it no longer sells.
const AURORA: &[&str] = &["r4", "r5", "r6g", "r6gd", "r6i", "r6id", "r7g", "r7i", "r8g", "r8gd", "x2g"];
/// The burstable families of Aurora, and their sizes.
const AURORA_BURSTABLE: (&[&str], &[&str]) = (&["t2", "t3", "t4g"], &["medium", "large"]);

/// The families of Multi-AZ clusters: those with local storage.
const CLUSTER: &[&str] =
    &["m5d", "m6gd", "m6id", "m6idn", "m8gd", "r5d", "r6gd", "r6id", "r6idn", "r8gd", "x2idn", "x2iedn", "c6gd"];

/// Sizes of the family for serverless capacity, which is sold in nearly all Regions and which plans cover.
const PROVISIONED: &[&str] = &[
    "db.r7g.large",
    "db.r7g.xlarge",
    "db.r7g.2xlarge",
    "db.r7g.4xlarge",
    "db.r7g.8xlarge",
    "db.r7g.12xlarge",
    "db.r7g.16xlarge",
];

/// Aurora has no general purpose classes.
const SMALLEST_OF_RDS: &str = "db.m7g.large";

const NOT_IN_AURORA: &str = "Aurora has no family like that of the class";
const NOT_IN_AURORA_SIZES: &str = "Aurora has burstable classes of the sizes medium and large only";
const NO_LOCAL_STORAGE: &str = "Multi-AZ clusters need local storage, which burstable classes do not have";
const NOT_IN_CLUSTERS: &str = "Multi-AZ clusters have no family like that of the class";

/// A family, such as `m6gd`: its letter, its generation, its processor.
struct Family<'a> {
    letter: &'a str,
    generation: &'a str,
    processor: &'static str,
}

impl Family<'_> {
    fn of(name: &str) -> Option<Family<'_>> {
        let start = name.find(|letter: char| letter.is_ascii_digit())?;
        let (letter, rest) = name.split_at(start);
        let end = rest.find(|digit: char| !digit.is_ascii_digit()).unwrap_or(rest.len());
        let (generation, suffix) = rest.split_at(end);
        // Letters of storage and network follow that of the processor, which is Intel's without a letter.
        let processor = match suffix.chars().next() {
            Some('g') => "g",
            Some('i') => "i",
            Some('a') => "a",
            _ => "",
        };
        Some(Family { letter, generation, processor })
    }
}

fn parts(class: &str) -> Option<(&str, &str)> {
    class.strip_prefix("db.")?.split_once('.')
}

/// The class of Aurora for a class of RDS: the same if Aurora has the family, otherwise the memory optimized one of the
/// same generation, processor and size.
pub(super) fn of_aurora(class: &str) -> Result<String, &'static str> {
    let (family, size) = parts(class).ok_or(NOT_IN_AURORA)?;
    if family.starts_with('t') {
        let (families, sizes) = AURORA_BURSTABLE;
        let is_sold = families.contains(&family) && sizes.contains(&size);
        return if is_sold { Ok(class.to_owned()) } else { Err(NOT_IN_AURORA_SIZES) };
    }
    if AURORA.contains(&family) {
        return Ok(class.to_owned());
    }
    let Family { letter, generation, processor } = Family::of(family).ok_or(NOT_IN_AURORA)?;
    let like = format!("r{generation}{processor}");
    let is_like = ["m", "c", "r"].contains(&letter) && AURORA.contains(&like.as_str());
    if is_like { Ok(format!("db.{like}.{size}")) } else { Err(NOT_IN_AURORA) }
}

/// The class of a Multi-AZ cluster for a class of RDS: that of the same letter, processor and size with local storage.
/// Generation 7 has none: of generation 6, or of generation 8 if only that has a price.
pub(super) fn of_cluster(class: &str, is_priced: impl Fn(&str) -> bool) -> Result<String, &'static str> {
    let (family, size) = parts(class).ok_or(NOT_IN_CLUSTERS)?;
    if CLUSTER.contains(&family) {
        return Ok(class.to_owned());
    }
    let Family { letter, generation, processor } = Family::of(family).ok_or(NOT_IN_CLUSTERS)?;
    let families: &[&str] = match (letter, generation, processor) {
        ("t", ..) => return Err(NO_LOCAL_STORAGE),
        ("m" | "r", "5", "") => &["5d"],
        ("m" | "r", "6", "g") => &["6gd"],
        ("m" | "r", "7", "g") => &["6gd", "8gd"],
        ("m" | "r", "6" | "7", "i") => &["6id"],
        ("m" | "r", "8", "g") => &["8gd"],
        _ => return Err(NOT_IN_CLUSTERS),
    };
    let classes: Vec<String> = families.iter().map(|family| format!("db.{letter}{family}.{size}")).collect();
    let priced = classes.iter().find(|class| is_priced(class));
    priced.or(classes.first()).cloned().ok_or(NOT_IN_CLUSTERS)
}

/// Whether the instances of a class have local storage, such as those of `db.m6gd.large`.
pub(in crate::services) fn has_local_storage(class: &str) -> bool {
    let family = parts(class).map_or("", |(family, _)| family);
    family.trim_start_matches(|letter: char| letter.is_ascii_lowercase()).contains('d')
}

/// The smallest class of Aurora or RDS with the memory of this much serverless capacity: an ACU has about 2 GiB.
pub(super) fn of_capacity(acu: Decimal, is_rds: bool, facts: &dyn Facts) -> Option<&'static str> {
    let needed = acu.checked_mul(super::GIB_PER_ACU)?;
    let only_rds = [SMALLEST_OF_RDS].into_iter().filter(|_| is_rds);
    only_rds
        .chain(PROVISIONED.iter().copied())
        .find(|class| facts.memory_gib(class).is_some_and(|memory| memory >= needed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aurora_has_memory_optimized_classes_of_the_same_generation_processor_and_size() {
        for (class, expected) in [
            ("db.r7g.large", "db.r7g.large"),
            ("db.r6gd.xlarge", "db.r6gd.xlarge"),
            ("db.x2g.4xlarge", "db.x2g.4xlarge"),
            ("db.t4g.medium", "db.t4g.medium"),
            ("db.t3.large", "db.t3.large"),
            ("db.m7g.large", "db.r7g.large"),
            ("db.m8g.2xlarge", "db.r8g.2xlarge"),
            ("db.m7i.48xlarge", "db.r7i.48xlarge"),
            ("db.m6gd.large", "db.r6g.large"),
            ("db.c6gd.large", "db.r6g.large"),
            ("db.m6id.4xlarge", "db.r6i.4xlarge"),
            ("db.m6idn.4xlarge", "db.r6i.4xlarge"),
            ("db.m5d.large", "db.r5.large"),
            ("db.r5b.large", "db.r5.large"),
            ("db.m4.10xlarge", "db.r4.10xlarge"),
        ] {
            assert_eq!(of_aurora(class).as_deref(), Ok(expected), "{class}");
        }
        for class in ["db.x2iedn.4xlarge", "db.z1d.large", "db.m3.large", "db.x1e.xlarge", "large"] {
            assert_eq!(of_aurora(class), Err(NOT_IN_AURORA), "{class}");
        }
        for class in ["db.t3.micro", "db.t3.2xlarge", "db.t4g.small"] {
            assert_eq!(of_aurora(class), Err(NOT_IN_AURORA_SIZES), "{class}");
        }
    }

    #[test]
    fn clusters_have_classes_with_local_storage() {
        for (class, expected) in [
            ("db.m5.large", "db.m5d.large"),
            ("db.r5b.large", "db.r5d.large"),
            ("db.m6g.xlarge", "db.m6gd.xlarge"),
            ("db.m7g.xlarge", "db.m6gd.xlarge"),
            ("db.r7i.large", "db.r6id.large"),
            ("db.m8g.large", "db.m8gd.large"),
            ("db.r6gd.large", "db.r6gd.large"),
            ("db.x2iedn.xlarge", "db.x2iedn.xlarge"),
        ] {
            assert_eq!(of_cluster(class, |_| true).as_deref(), Ok(expected), "{class}");
        }
        assert_eq!(of_cluster("db.m7g.large", |class| class == "db.m8gd.large").as_deref(), Ok("db.m8gd.large"));
        assert_eq!(of_cluster("db.m7g.large", |_| false).as_deref(), Ok("db.m6gd.large"));
        assert_eq!(of_cluster("db.t3.large", |_| true), Err(NO_LOCAL_STORAGE));
        for class in ["db.m4.large", "db.x2g.large", "db.c5.large"] {
            assert_eq!(of_cluster(class, |_| true), Err(NOT_IN_CLUSTERS), "{class}");
        }
    }
}
