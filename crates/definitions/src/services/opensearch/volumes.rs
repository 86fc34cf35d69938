//! Which volumes the instance types of data nodes can have (Amazon OpenSearch Service developer guide, EBS volume size
//! quotas).

use units::Decimal;

use crate::Values;
use crate::common::is_word;

/// Instance types without `.search`, with the least and the most GiB of a volume: the most of gp2, then of gp3. 0 is a
/// volume type that they cannot have. Types that are not listed have no known quotas.
const SIZES: &[(&str, u64, u64, u64)] = &[
    ("t2.micro", 10, 35, 0),
    ("t2.small", 10, 35, 0),
    ("t2.medium", 10, 35, 0),
    ("t3.small", 10, 100, 100),
    ("t3.medium", 10, 200, 200),
    ("m3.medium", 10, 100, 0),
    ("m3.large", 10, 512, 0),
    ("m3.xlarge", 10, 512, 0),
    ("m3.2xlarge", 10, 512, 0),
    ("m4.large", 10, 512, 0),
    ("m4.xlarge", 10, 1_024, 0),
    ("m4.2xlarge", 10, 1_536, 0),
    ("m4.4xlarge", 10, 1_536, 0),
    ("m4.10xlarge", 10, 1_536, 0),
    ("m5.large", 10, 512, 1_024),
    ("m5.xlarge", 10, 1_024, 2_048),
    ("m5.2xlarge", 10, 1_536, 3_072),
    ("m5.4xlarge", 10, 3_072, 6_144),
    ("m5.12xlarge", 10, 9_216, 18_432),
    ("m6g.large", 10, 512, 1_024),
    ("m6g.xlarge", 10, 1_024, 2_048),
    ("m6g.2xlarge", 10, 1_536, 3_072),
    ("m6g.4xlarge", 10, 3_072, 6_144),
    ("m6g.8xlarge", 10, 6_144, 12_288),
    ("m6g.12xlarge", 10, 9_216, 18_432),
    ("c4.large", 10, 100, 0),
    ("c4.xlarge", 10, 512, 0),
    ("c4.2xlarge", 10, 1_024, 0),
    ("c4.4xlarge", 10, 1_536, 0),
    ("c4.8xlarge", 10, 1_536, 0),
    ("c5.large", 10, 256, 256),
    ("c5.xlarge", 10, 512, 512),
    ("c5.2xlarge", 10, 1_024, 1_024),
    ("c5.4xlarge", 10, 1_536, 1_536),
    ("c5.9xlarge", 10, 3_584, 3_584),
    ("c5.18xlarge", 10, 7_168, 7_168),
    ("c6g.large", 10, 256, 256),
    ("c6g.xlarge", 10, 512, 512),
    ("c6g.2xlarge", 10, 1_024, 1_024),
    ("c6g.4xlarge", 10, 1_536, 1_536),
    ("c6g.8xlarge", 10, 3_072, 3_072),
    ("c6g.12xlarge", 10, 4_608, 4_608),
    ("r3.large", 10, 512, 0),
    ("r3.xlarge", 10, 512, 0),
    ("r3.2xlarge", 10, 512, 0),
    ("r3.4xlarge", 10, 512, 0),
    ("r3.8xlarge", 10, 512, 0),
    ("r4.large", 10, 1_024, 0),
    ("r4.xlarge", 10, 1_536, 0),
    ("r4.2xlarge", 10, 1_536, 0),
    ("r4.4xlarge", 10, 1_536, 0),
    ("r4.8xlarge", 10, 1_536, 0),
    ("r4.16xlarge", 10, 1_536, 0),
    ("r5.large", 10, 1_024, 2_048),
    ("r5.xlarge", 10, 1_536, 3_072),
    ("r5.2xlarge", 10, 3_072, 6_144),
    ("r5.4xlarge", 10, 6_144, 12_288),
    ("r5.12xlarge", 10, 12_288, 24_576),
    ("r6g.large", 10, 1_024, 2_048),
    ("r6g.xlarge", 10, 1_536, 3_072),
    ("r6g.2xlarge", 10, 3_072, 6_144),
    ("r6g.4xlarge", 10, 6_144, 12_288),
    ("r6g.8xlarge", 10, 8_192, 16_384),
    ("r6g.12xlarge", 10, 12_288, 24_576),
    ("i2.xlarge", 10, 512, 0),
    ("i2.2xlarge", 10, 512, 0),
    ("or1.medium", 20, 0, 768),
    ("or1.large", 20, 0, 1_532),
    ("or1.xlarge", 20, 0, 3_072),
    ("or1.2xlarge", 20, 0, 6_144),
    ("or1.4xlarge", 20, 0, 12_288),
    ("or1.8xlarge", 20, 0, 16_384),
    ("or1.12xlarge", 20, 0, 24_576),
    ("or1.16xlarge", 20, 0, 36_864),
    ("or2.medium", 20, 0, 768),
    ("or2.large", 20, 0, 1_532),
    ("or2.xlarge", 20, 0, 3_072),
    ("or2.2xlarge", 20, 0, 6_144),
    ("or2.4xlarge", 20, 0, 12_288),
    ("or2.8xlarge", 20, 0, 16_384),
    ("or2.12xlarge", 20, 0, 24_576),
    ("or2.16xlarge", 20, 0, 36_864),
    ("om2.large", 20, 0, 768),
    ("om2.xlarge", 20, 0, 2_048),
    ("om2.2xlarge", 20, 0, 3_072),
    ("om2.4xlarge", 20, 0, 6_144),
    ("om2.8xlarge", 20, 0, 12_288),
    ("om2.12xlarge", 20, 0, 18_432),
    ("om2.16xlarge", 20, 0, 24_576),
    ("c7g.large", 10, 0, 256),
    ("c7g.xlarge", 10, 0, 512),
    ("c7g.2xlarge", 10, 0, 1_024),
    ("c7g.4xlarge", 10, 0, 1_536),
    ("c7g.8xlarge", 10, 0, 3_072),
    ("c7g.12xlarge", 10, 0, 4_608),
    ("c7g.16xlarge", 10, 0, 6_144),
    ("m7g.medium", 10, 0, 512),
    ("m7g.large", 10, 0, 768),
    ("m7g.xlarge", 10, 0, 2_048),
    ("m7g.2xlarge", 10, 0, 3_072),
    ("m7g.4xlarge", 10, 0, 6_144),
    ("m7g.8xlarge", 10, 0, 12_288),
    ("m7g.12xlarge", 10, 0, 18_432),
    ("m7g.16xlarge", 10, 0, 24_576),
    ("r7g.medium", 10, 0, 768),
    ("r7g.large", 10, 0, 1_536),
    ("r7g.xlarge", 10, 0, 3_072),
    ("r7g.2xlarge", 10, 0, 6_144),
    ("r7g.4xlarge", 10, 0, 12_288),
    ("r7g.8xlarge", 10, 0, 16_384),
    ("r7g.12xlarge", 10, 0, 24_576),
    ("r7g.16xlarge", 10, 0, 36_864),
];

/// Families that have an instance store and no volumes.
const INSTANCE_STORE: &[&str] = &["i3", "i4g", "i4i", "i7i", "i8g", "im4gn", "r6gd", "r7gd"];

/// Families that have an instance store, and can have volumes instead.
const BOTH: &[&str] = &["m3", "r3", "i2"];

/// Families of Graviton processors that have no magnetic volumes, and T2 as well.
const NOT_MAGNETIC: &[&str] = &["c6g", "m6g", "r6g", "t2"];
/// The most GiB of a magnetic volume.
const MAGNETIC_GIB: u64 = 100;

/// The instance type of the data nodes in lower case, without `.search`.
fn instance_type(values: &Values) -> String {
    let name = values.text("instance_type").unwrap_or_default().to_lowercase();
    name.strip_suffix(".search").unwrap_or(&name).to_owned()
}

fn family(name: &str) -> &str {
    name.split('.').next().unwrap_or_default()
}

/// Whether a name has the form of an instance type, such as `r7g.large.search`.
pub(super) fn is_instance_type(name: &str) -> bool {
    let parts: Vec<&str> = name.split('.').collect();
    matches!(parts[..], [family, size, "search"] if is_word(family) && is_word(size))
}

/// Whether the data nodes are of a family that has an instance store only.
pub(super) fn has_instance_store_only(values: &Values) -> bool {
    INSTANCE_STORE.contains(&family(&instance_type(values)))
}

/// Whether the data nodes have no instance store.
pub(super) fn needs_volumes(values: &Values) -> bool {
    let name = instance_type(values);
    SIZES.iter().any(|(of, ..)| *of == name) && !BOTH.contains(&family(&name))
}

/// The least and the most GiB of the volumes, 0 for a volume type that the data nodes cannot have; `None` if they are not
/// known.
fn range(values: &Values) -> Option<(u64, u64)> {
    let name = instance_type(values);
    let (_, least, gp2, gp3) = SIZES.iter().find(|(of, ..)| *of == name)?;
    let has_gp3_only = *gp2 == 0;
    match values.code("volume_type") {
        "gp3" => Some((*least, *gp3)),
        "gp2" => Some((*least, *gp2)),
        "magnetic" if has_gp3_only || NOT_MAGNETIC.contains(&family(&name)) => Some((*least, 0)),
        "magnetic" => Some((*least, MAGNETIC_GIB)),
        "io1" if has_gp3_only => Some((*least, 0)),
        _ => None,
    }
}

/// Whether the data nodes cannot have volumes of this type.
pub(super) fn is_wrong_volume_type(values: &Values) -> bool {
    range(values).is_some_and(|(_, most)| most == 0)
}

/// Whether the volumes are smaller or larger than the data nodes can have.
pub(super) fn is_wrong_size(values: &Values) -> bool {
    let size = values.number("volume_gib").map(|size| size.0);
    let range = range(values).filter(|(_, most)| *most > 0);
    size.zip(range).is_some_and(|(size, (least, most))| size < Decimal::from(least) || size > Decimal::from(most))
}
