//! VPCs, zones, subnets and the placement of components.

use crate::*;

#[test]
fn single_instance_stands_in_the_first_zone() {
    let done = completed(&[&ec2("web", r#""count": 1"#)]);
    assert_eq!(subnets(&done, "web"), "private-a");
    assert_eq!(added(&done), ["vpc"]);
}

#[test]
fn zones_that_are_named_are_the_zones_of_the_vpc() {
    let done = completed(&[&ec2("web", r#""zones": {"b": 2, "d": 1}"#), &ec2("app", r#""count": 5"#)]);
    assert_eq!(subnets(&done, "web"), "private-b private-d");
    assert_eq!(subnets(&done, "app"), "private-b private-d");
    let done = completed(&[&ec2("web", r#""zones": {"c": 2}"#)]);
    assert_eq!(subnets(&done, "web"), "private-c");
    assert_eq!(vpc(&done, "vpc").subnets.len(), 2);
}

#[test]
fn load_balancer_in_three_zones_makes_three() {
    let alb = thing("alb", "load-balancer", r#""balancer_type": "network", "zones": 3"#);
    let done = completed(&[&alb, WEB]);
    assert_eq!(subnets(&done, "alb"), "public-a public-b public-c");
    assert_eq!(subnets(&done, "web"), "private-a private-b private-c");
}

#[test]
fn each_region_has_its_own_vpc_and_range() {
    let done = working(&[WEB, &ec2("far", r#""region": "eu-west-1""#), &flow("copies", "web", "far")]);
    assert_eq!(added(&done), ["vpc", "vpc-2", "peering"]);
    // The region of the design gets the plain names, whatever the codes of the other regions are.
    assert_eq!(vpc(&done, "vpc").cidrs, ["10.0.0.0/16"]);
    assert_eq!(component(&done, "vpc-2").placement.region.as_deref(), Some("eu-west-1"));
    assert_eq!(vpc(&done, "vpc-2").cidrs, ["10.1.0.0/16"]);
    assert_eq!(subnets(&done, "web"), "private-a private-b");
    assert_eq!(subnets(&done, "far"), "vpc-2-private-a");
}

#[test]
fn ranges_that_are_said_are_left_out() {
    let vpn = thing("office", "vpn-connection", r#""remote_cidrs": ["10.1.0.0/20"]"#);
    let one = thing("one", "vpc", r#""cidrs": ["10.0.0.0/16"]"#);
    let two = thing("two", "vpc", "");
    let done = completed(&[&vpn, &one, &two]);
    assert_eq!(vpc(&done, "one").cidrs, ["10.0.0.0/16"]);
    assert_eq!(vpc(&done, "two").cidrs, ["10.2.0.0/16"]);
}

#[test]
fn said_vpc_of_the_region_is_used() {
    let done = completed(&[WEB, &thing("mine", "vpc", r#""cidrs": ["172.20.0.0/24"]"#)]);
    assert_eq!(added(&done), Vec::<&str>::new());
    let ranges: Vec<&str> = vpc(&done, "mine").subnets.iter().map(|subnet| subnet.cidr.as_str()).collect();
    assert_eq!(ranges, ["172.20.0.0/28", "172.20.0.16/28"]);
    let said = r#""subnets": [{"name": "app-a", "zone": "a", "cidr": "10.5.1.0/24"}, {"name": "app-c", "zone": "c"}]"#;
    let done = completed(&[WEB, &thing("mine", "vpc", said)]);
    assert_eq!(vpc(&done, "mine").cidrs, ["10.5.0.0/16"]);
    assert_eq!(vpc(&done, "mine").subnets[1].cidr, "10.5.16.0/20");
    assert_eq!(subnets(&done, "web"), "app-a app-c");
}

#[test]
fn of_two_said_vpcs_the_one_with_subnets_is_meant() {
    let one = thing("one", "vpc", r#""subnets": [{"name": "app-a", "zone": "a"}]"#);
    let done = working(&[&ec2("web", r#""count": 1"#), &one, &thing("two", "vpc", ""), &flow("out", "web", "web")]);
    assert_eq!((added(&done), subnets(&done, "web")), (vec![], "app-a".to_owned()));
    let web = ec2("web", r#""subnets": ["web-a"]"#);
    let done = working(&[&web, &one, &thing("two", "vpc", ""), &flow("out", "web", "web")]);
    assert!(vpc(&done, "two").subnets.iter().any(|subnet| subnet.name == "web-a"));
}

#[test]
fn of_two_said_vpcs_that_could_be_meant_none_is_chosen() {
    let (one, two) = (thing("one", "vpc", ""), thing("two", "vpc", ""));
    let done = completed(&[WEB, &one, &two, &flow("out", "web", "@internet")]);
    assert_eq!((added(&done), subnets(&done, "web")), (vec![], String::new()));
    let problems = resolve(&Network::of(&done.design), component(&done, "out")).problems;
    let text = format!("{}; {}", problems[0].message, problems[0].fix).replace('.', "").to_lowercase();
    assert_eq!((problems.len(), text.as_str()), (1, "web names no subnet; name a subnet of one or two"));
}

#[test]
fn names_of_subnets_that_no_vpc_has_become_subnets() {
    let web = ec2("web", r#""count": 2, "subnets": ["web-a", "web-b"]"#);
    let done = completed(&[&web]);
    assert_eq!(subnets(&done, "web"), "web-a web-b");
    let zones: Vec<(&str, &str)> =
        vpc(&done, "vpc").subnets.iter().map(|subnet| (subnet.name.as_str(), subnet.zone.as_str())).collect();
    assert_eq!(zones, [("private-a", "a"), ("private-b", "b"), ("web-a", "a"), ("web-b", "b")]);
}

#[test]
fn instances_that_the_internet_talks_to_get_public_subnets_and_addresses() {
    let done = working(&[WEB, &flow("in", "@internet", "web")]);
    assert_eq!(subnets(&done, "web"), "public-a public-b");
    assert!(
        texts(&done).contains(&"Proposed: a public IPv4 address for each of web, because the internet talks to it.")
    );
}

#[test]
fn subnets_without_route_tables_get_them_by_name() {
    let said = r#""subnets": [{"name": "public-a", "zone": "a"}, {"name": "private-a", "zone": "a"},
        {"name": "data-a", "zone": "a"}, {"name": "other-a", "zone": "a", "route_table": "special"}]"#;
    let db = ec2("db", r#""subnets": ["data-a"]"#);
    let app = ec2("app", r#""subnets": ["private-a"]"#);
    let done =
        working(&[&thing("mine", "vpc", said), &db, &app, &flow("out", "app", "@internet"), &flow("sql", "app", "db")]);
    let tables: Vec<&str> = vpc(&done, "mine").subnets.iter().map(|subnet| subnet.route_table.as_str()).collect();
    assert_eq!(tables, ["public", "private", "isolated", "special"]);
    assert_eq!(routes(&done, "mine", "public"), ["0.0.0.0/0 igw"]);
    assert_eq!(routes(&done, "mine", "private"), ["0.0.0.0/0 nat"]);
    assert_eq!(routes(&done, "mine", "special"), ["0.0.0.0/0 nat"]);
    assert_eq!(routes(&done, "mine", "isolated"), Vec::<String>::new());
}

#[test]
fn vpc_with_route_tables_is_left_as_it_is() {
    let said = r#""cidrs": ["10.0.0.0/16"], "subnets": [{"name": "here-a", "zone": "a", "cidr": "10.0.0.0/24"}],
        "route_tables": [{"name": "main", "routes": []}]"#;
    let app = ec2("app", r#""subnets": ["here-a"]"#);
    let done = completed(&[
        &thing("mine", "vpc", said),
        &app,
        &flow("out", "app", "@internet"),
        &flow("office", "app", "@on-premises"),
    ]);
    assert_eq!(texts(&done), Vec::<&str>::new());
}

/// The prefix lengths of the subnets of a VPC.
fn prefixes(done: &Completed, id: &str) -> Vec<String> {
    let subnets = vpc(done, id).subnets.iter();
    subnets.map(|subnet| subnet.cidr.rsplit_once('/').unwrap().1.to_owned()).collect()
}

#[test]
fn subnets_are_as_large_as_what_stands_in_them() {
    let rules = |done: &Completed| -> Vec<_> {
        topology::check(&Network::of(&done.design)).into_iter().map(|problem| problem.rule).collect()
    };
    let done = completed(&[&ec2("web", r#""count": 8000"#), ALB, &flow("in", "@internet", "alb")]);
    // 4,000 in each zone leave half of a /19 free, but would nearly fill a /20.
    assert_eq!(prefixes(&done, "vpc"), ["20", "20", "19", "19"]);
    assert_eq!(rules(&done), Vec::<&str>::new());
    // A subnet that needs more room than the VPC has is as large as possible, and reported as full.
    let done = completed(&[&ec2("web", r#""count": 60000"#), ALB, &flow("in", "@internet", "alb")]);
    assert_eq!(prefixes(&done, "vpc"), ["20", "20", "18", "18"]);
    assert_eq!(rules(&done), ["vpc-subnet-full", "vpc-subnet-full"]);
}

#[test]
fn vpc_without_room_for_its_subnets_says_so() {
    let done = completed(&[WEB, &thing("mine", "vpc", r#""cidrs": ["172.20.0.0/28"]"#)]);
    let problems = topology::check(&Network::of(&done.design));
    let told: Vec<_> = problems.iter().map(|one| (one.rule, one.place.as_str(), one.message.as_str())).collect();
    assert_eq!(told, [("vpc-subnet-full", "/config/cidrs", "172.20.0.0/28 has no room for private-b")]);
}
