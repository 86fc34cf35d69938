//! The text format: what is written can be read back, and errors are reported with their line.

use std::collections::BTreeMap;

use catalog::{Availability, Basis, Catalogue, Error, Lookup, PriceFile, PriceList, Problem};

const EC2: &str = "\
# abacus catalogue, schema 1
service ec2

[* cpu-credits]
unit vcpu-hour
as-of 2024
source a
basis listed
t-linux 0.05

[eu-a-1 on-demand/linux]
unit instance-hour
as-of 2025-11-04
source a
basis listed
m5.large 0.1

[eu-a-1 on-demand/linux]
unit instance-hour
as-of 2025-11-04
source a
basis stale: too low
m5.metal 4.2

[eu-a-1 reserved/standard/1y/no-upfront]
unit instance-hour
as-of 2025-04
source b
basis derived: half of on-demand
m5.large 0.05
m5.metal not-sold
";

const EBS: &str = "\
# abacus catalogue, schema 1
service ebs

[eu-a-1 iops]
unit iops-month
as-of 2024-07
source a
basis listed
io1 0.065
io2 0:0.065 32000:0.0455 64000:0.03185
";

const TYPES: &str = "\
# as-of 2026-10
# source a
name,family,current_generation,vcpu,cores,threads_per_core,memory_mib,arch,cpu_vendor,clock_ghz,hypervisor,nitro,\
bare_metal,burstable,spot,dedicated_hosts,ebs_support,ebs_base_mbps,ebs_max_mbps,ebs_base_mb_per_s,ebs_max_mb_per_s,\
ebs_base_iops,ebs_max_iops,ebs_max_attachments,ebs_nvme,network,network_base_gbps,network_max_gbps,network_cards,\
max_enis,ipv4_per_eni,efa,gpu_count,gpu_model,gpu_memory_mib,accelerator,store_total_gb,store_disks,store_kind
m5.large,m5,yes,2,1,2,8192,x86_64,Intel,3.1,nitro,yes,no,no,yes,yes,default,650,4750,81.25,593.75,3600,18750,27,yes,\
Up to 10 Gigabit,0.75,10,1,3,10,no,,,,,,,
m5.metal,m5,,96,,,393216,,,,,,,,,,,,,,,,,,,25 Gigabit,,,,,,,,,,,,,
m5.nano,m5,,1,,,512,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
";

const NAMES: &str = "\
# as-of 2026-11
# source a
service,dimension,item,service_code,usage_type,operation,us_east_1,note
ec2,on-demand/linux,*,AmazonEC2,BoxUsage:{item},RunInstances,none,
ec2,on-demand/linux,m5.nano,AmazonEC2,,,,not known
ec2,out,pairs,AWSDataTransfer,{to}-AWS-Out-Bytes,,USE1,
ec2,plan,*,ComputeSavingsPlans,ComputeSP:1yrNoUpfront,none,global,
rds,on-demand,*,AmazonRDS,InstanceUsage:{class},,none,not sold yet
";

fn texts() -> BTreeMap<&'static str, String> {
    let table = |header: &str| format!("# as-of 2026-10\n# source a\n{header}\n");
    let empty = |service: &str| format!("# abacus catalogue, schema 1\nservice {service}\n");
    let mut texts: BTreeMap<_, _> =
        PriceList::ALL.iter().map(|service| (service.file(), empty(service.code()))).collect();
    texts.extend([
        (
            "regions.csv",
            "code,name,continent,usage_prefix\neu-a-1,Europe (A),Europe,EUA1\nxx-b-1,Nowhere (B),Nowhere,\n".to_owned(),
        ),
        ("sources.csv", "id,title,licence,note\na,A,MIT,\nb,\"B, really\",MIT,\n".to_owned()),
        ("ec2-instance-types.csv", TYPES.to_owned()),
        ("ec2-offerings.csv", table("instance_type,regions_and_zones") + "m5.large,eu-a-1:1/3\n"),
        ("ec2-spot.csv", table("region,os,family,size:saving/band") + "eu-a-1,linux,m5,large:60/1\n"),
        (
            "ec2-families.csv",
            table("family,predecessors,ec2_instance_1y,ec2_instance_3y,compute_1y,compute_3y,dedicated")
                + "m5,m4 m3,0.6,,0.7,0.5,1.07\n",
        ),
        ("s3-class-rules.csv", table("class,min_storage_days,min_object_kb,overhead_kb,retrieval_fee,note")),
        ("elb-capacity-units.csv", table("load_balancer,dimension,unit,amount,metered_as,note")),
        ("aws-names.csv", NAMES.to_owned()),
        ("ec2.prices", EC2.to_owned()),
        ("ebs.prices", EBS.to_owned()),
    ]);
    texts
}

fn load(texts: &BTreeMap<&'static str, String>) -> Result<Catalogue, Error> {
    Catalogue::from_texts(texts.iter().map(|(name, text)| (*name, text.as_str())))
}

/// The error after `from` has been replaced by `to` in one file.
fn fault(file: &'static str, from: &str, to: &str) -> String {
    let mut texts = texts();
    if let Some(text) = texts.get_mut(file) {
        assert!(text.contains(from), "{file} has no {from:?}");
        *text = text.replacen(from, to, 1);
    }
    load(&texts).map_or_else(|error| error.to_string(), |_| "no fault".to_owned())
}

#[test]
fn price_file_reads_back_as_written() {
    for text in [EC2, EBS] {
        assert_eq!(PriceFile::parse("x.prices", text).unwrap().to_string(), text);
    }
}

#[test]
fn lookup_tells_three_answers_from_a_price() {
    let catalogue = load(&texts()).unwrap();
    let lookup = |region, dimension, item| catalogue.lookup(PriceList::Ec2, region, dimension, item);
    assert!(matches!(lookup("eu-a-1", "on-demand/linux", "m5.large"), Lookup::Found(_)));
    assert_eq!(lookup("eu-a-1", "reserved/standard/1y/no-upfront", "m5.metal"), Lookup::NotSold);
    assert_eq!(lookup("eu-a-1", "on-demand/linux", "m5.nano"), Lookup::NotSold);
    assert_eq!(lookup("xx-b-1", "on-demand/linux", "m5.nano"), Lookup::Missing);
    assert_eq!(lookup("nowhere", "cpu-credits", "t-linux"), Lookup::Missing);
}

#[test]
fn availability_follows_offerings_and_prices() {
    let catalogue = load(&texts()).unwrap();
    assert_eq!(catalogue.availability("eu-a-1", "m5.large"), Availability::Sold { zones: &[1, 3] });
    assert_eq!(catalogue.availability("eu-a-1", "m5.metal"), Availability::Sold { zones: &[] });
    assert_eq!(catalogue.availability("eu-a-1", "m5.nano"), Availability::NotSold);
    assert_eq!(catalogue.availability("xx-b-1", "m5.nano"), Availability::Unknown);
    assert_eq!(catalogue.availability("eu-a-1", "m5.huge"), Availability::Unknown);
}

#[test]
fn point_falls_back_to_the_price_that_holds_everywhere() {
    let catalogue = load(&texts()).unwrap();
    let point = catalogue.point(PriceList::Ec2, "xx-b-1", "cpu-credits", "t-linux").unwrap();
    assert_eq!((point.region, point.source.id.as_str(), point.as_of.as_str()), ("*", "a", "2024"));
    assert_eq!(catalogue.items(PriceList::Ec2, "xx-b-1", "cpu-credits").collect::<Vec<_>>(), ["t-linux"]);
    assert_eq!(catalogue.regions_with(PriceList::Ec2, "cpu-credits", "t-linux").len(), 2);
    assert_eq!(catalogue.regions_with(PriceList::Ec2, "on-demand/linux", "m5.large").len(), 1);
}

#[test]
fn items_leave_out_what_is_not_sold() {
    let catalogue = load(&texts()).unwrap();
    let items = catalogue.items(PriceList::Ec2, "eu-a-1", "reserved/standard/1y/no-upfront");
    assert_eq!(items.collect::<Vec<_>>(), ["m5.large"]);
}

#[test]
fn basis_keeps_its_explanation() {
    let catalogue = load(&texts()).unwrap();
    let basis = |dimension, item| catalogue.point(PriceList::Ec2, "eu-a-1", dimension, item).map(|point| point.basis);
    assert_eq!(basis("on-demand/linux", "m5.metal"), Some(&Basis::stale("too low")));
    assert_eq!(basis("reserved/standard/1y/no-upfront", "m5.large"), Some(&Basis::derived("half of on-demand")));
}

#[test]
fn price_lines_are_refused_with_file_and_line() {
    for (from, to, expected) in [
        ("unit vcpu-hour", "unit fortnight", "ec2.prices:5: unknown unit \"fortnight\""),
        ("as-of 2024", "as-of 2024-13", "ec2.prices:6: not a date: \"2024-13\""),
        ("source a", "source z", "ec2.prices:7: unknown source \"z\""),
        ("basis listed", "basis guessed", "ec2.prices:8: \"guessed\" is none of the words allowed here"),
        ("basis stale: too low", "basis stale:", "ec2.prices:22: expected an explanation after the basis"),
        ("t-linux 0.05", "t-linux 5 cents", "ec2.prices:9: not a decimal number: \"5 cents\""),
        ("t-linux 0.05", "t-linux -1", "ec2.prices:9: -1 is negative"),
        ("t-linux 0.05", "t-linux", "ec2.prices:9: expected item and price"),
        ("t-linux 0.05", "T-Linux 0.05", "ec2.prices:9: not a name: \"T-Linux\""),
        ("t-linux 0.05\n", "", "ec2.prices:8: expected at least one item"),
        ("[eu-a-1 reserved", "[zz-z-9 reserved", "ec2.prices:25: unknown region \"zz-z-9\""),
        ("m5.large 0.1\n", "m5.huge 0.1\n", "ec2.prices:16: unknown instance type \"m5.huge\""),
        (
            "m5.metal 4.2",
            "m5.large 4.2",
            "ec2.prices:23: m5.large has a price for eu-a-1 on-demand/linux in an earlier section",
        ),
        ("m5.metal not-sold", "m5.large not-sold", "ec2.prices:31: \"m5.large\" is out of order or stands twice"),
        ("m5.metal not-sold", "c5.metal not-sold", "ec2.prices:31: \"c5.metal\" is out of order or stands twice"),
        (
            "[* cpu-credits]",
            "[xx-b-1 cpu-credits]",
            "ec2.prices:11: \"[eu-a-1 on-demand/linux]\" is out of order or stands twice",
        ),
        ("[* cpu-credits]", "* cpu-credits", "ec2.prices:4: expected [region dimension]"),
        ("service ec2", "service ebs", "ec2.prices:2: the file is of service ec2"),
        ("schema 1", "schema 2", "ec2.prices:1: expected the line \"# abacus catalogue, schema 1\""),
    ] {
        assert_eq!(fault("ec2.prices", from, to), expected, "{from} -> {to}");
    }
}

#[test]
fn tiers_are_refused_unless_they_rise_from_zero() {
    for (to, expected) in [
        ("io2 0:0.065 32000:0.0455 32000:0.03", "ebs.prices:10: tiers must rise, start above zero and end open"),
        ("io2 0:0.065 64000:0.0455 32000:0.03", "ebs.prices:10: tiers must rise, start above zero and end open"),
        ("io2 100:0.065 32000:0.0455", "ebs.prices:10: tiers must rise, start above zero and end open"),
        ("io2 0:0.065 0.0455", "ebs.prices:10: expected lower-bound:price"),
    ] {
        assert_eq!(fault("ebs.prices", "io2 0:0.065 32000:0.0455 64000:0.03185", to), expected, "{to}");
    }
}

#[test]
fn names_are_put_together_from_prefix_and_item() {
    let catalogue = load(&texts()).unwrap();
    let name = |region, dimension, item, to| {
        let name = catalogue.aws_name_to(PriceList::Ec2, region, dimension, item, to)?;
        Some((name.usage_type, name.operation.map(|operation| operation.to_string())))
    };
    let known = |usage_type: &str, operation: Option<&str>| Some((usage_type.to_owned(), operation.map(str::to_owned)));
    let linux = "on-demand/linux";
    assert_eq!(name("eu-a-1", linux, "m5.large", None), known("EUA1-BoxUsage:m5.large", Some("RunInstances")));
    assert_eq!(name("xx-b-1", linux, "m5.large", None), None, "the prefix is not known");
    assert_eq!(name("eu-a-1", linux, "m5.nano", None), None, "the item's own line goes first");
    assert_eq!(name("eu-a-1", "on-demand/beos", "m5.large", None), None);
    assert_eq!(name("eu-a-1", "out", "pairs", Some("eu-a-1")), known("EUA1-EUA1-AWS-Out-Bytes", None));
    assert_eq!(name("eu-a-1", "out", "pairs", None), None, "the other region is not named");
    assert_eq!(name("eu-a-1", "out", "pairs", Some("xx-b-1")), None, "the prefix of the other region is not known");
    assert_eq!(name("xx-b-1", "plan", "any", None), known("ComputeSP:1yrNoUpfront", Some("")));
}

#[test]
fn lines_of_names_are_refused_with_file_and_line() {
    for (from, to, expected) in [
        ("{item}", "{type}", "aws-names.csv:4: not a name: \"BoxUsage:{type}\""),
        ("RunInstances", "Run Instances", "aws-names.csv:4: not a name: \"Run Instances\""),
        (",USE1,", ",use one,", "aws-names.csv:6: not a name: \"use one\""),
        ("m5.nano", "*", "aws-names.csv:5: \"ec2 on-demand/linux *\" is out of order or stands twice"),
        ("ec2,out,", "ebs,out,", "aws-names.csv:6: \"ebs out pairs\" is out of order or stands twice"),
        ("AmazonRDS", "", "aws-names.csv:8: not a name: \"\""),
        ("# source a", "# source z", "aws-names.csv:2: unknown source \"z\""),
    ] {
        assert_eq!(fault("aws-names.csv", from, to), expected, "{from} -> {to}");
    }
    assert_eq!(fault("regions.csv", "EUA1", "EU-A"), "regions.csv:2: not a name: \"EU-A\"");
}

#[test]
fn other_tables_are_refused_with_file_and_line() {
    for (file, from, to, expected) in [
        ("regions.csv", "xx-b-1", "eu-a-1", "regions.csv:3: \"eu-a-1\" is out of order or stands twice"),
        ("sources.csv", "\"B, really\"", "B, really", "sources.csv:3: expected as many fields as the header has"),
        ("ec2-offerings.csv", "m5.large", "m5.huge", "ec2-offerings.csv:4: unknown instance type \"m5.huge\""),
        ("ec2-offerings.csv", "eu-a-1", "zz-z-9", "ec2-offerings.csv:4: unknown region \"zz-z-9\""),
        ("ec2-spot.csv", "large:60/1", "large:60/9", "ec2-spot.csv:4: expected an interruption band from 0 to 4"),
        ("ec2-spot.csv", "large:60/1", "large:160/1", "ec2-spot.csv:4: not a number: \"160\""),
        ("ec2-spot.csv", "# source a", "# source z", "ec2-spot.csv:2: unknown source \"z\""),
        ("ec2-instance-types.csv", ",8192,", ",lots,", "ec2-instance-types.csv:4: not a number: \"lots\""),
        (
            "ec2-instance-types.csv",
            "x86_64",
            "sparc",
            "ec2-instance-types.csv:4: \"sparc\" is none of the words allowed here",
        ),
    ] {
        assert_eq!(fault(file, from, to), expected, "{file}: {from} -> {to}");
    }
}

#[test]
fn missing_and_unknown_files_are_refused() {
    let mut without = texts();
    without.remove("elb.prices");
    assert_eq!(load(&without).unwrap_err().problem, Problem::MissingFile);
    let mut more = texts();
    more.insert("nothing.prices", String::new());
    assert_eq!(load(&more).unwrap_err().problem, Problem::UnknownFile);
}
