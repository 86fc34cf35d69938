//! What a design says of a workload becomes the values of the form.

use catalog::Catalogue;
use design::{ComponentId, Design};
use workloads::{Topic, Workload, of_component};

fn given(example: &str, id: &str) -> Option<(Topic, String)> {
    let path = format!("{}/../../docs/examples/{example}.json", env!("CARGO_MANIFEST_DIR"));
    let design = Design::parse(&std::fs::read_to_string(path).unwrap()).unwrap();
    let estimate = pricing::estimate(&design, Catalogue::embedded()).unwrap();
    let id = ComponentId::parse(id).unwrap();
    let component = design.component(&id).unwrap();
    let priced = estimate.components.iter().find(|one| one.id == id).unwrap();
    let (topic, given) = of_component(component, design.region_of(component), priced)?;
    Workload::of(topic, &given, Catalogue::embedded()).unwrap();
    Some((topic, given.into_iter().map(|(name, text)| format!("{name}={text}")).collect::<Vec<_>>().join(" ")))
}

#[test]
fn components_lead_to_their_comparison() {
    let all = |example, id| given(example, id).unwrap();
    assert_eq!(
        all("lambda", "backend"),
        (
            Topic::Compute,
            "region=us-east-1 requests_per_second=20 duration_ms=120 memory_mb=1536 architecture=x86".to_owned()
        )
    );
    // The requests are open.
    assert_eq!(
        all("lambda", "reports"),
        (Topic::Compute, "region=us-east-1 memory_mb=3008 architecture=arm".to_owned())
    );
    assert_eq!(
        all("ecs", "api"),
        (Topic::Compute, "region=us-east-1 architecture=arm task_vcpu=2 task_memory_gb=8".to_owned())
    );
    assert_eq!(all("three-tier", "web").1, "region=us-east-1 instance_type=m7g.large");
    assert_eq!(all("static-site-cloudfront", "cdn").0, Topic::Delivery);
    assert_eq!(all("static-site-cloudfront", "site"), (Topic::Delivery, "region=us-east-1".to_owned()));
    assert_eq!(all("serverless-api", "api").0, Topic::FrontDoor);
    assert_eq!(given("ecs", "legacy"), None, "tasks on Windows");
    assert_eq!(given("ecs", "plan"), None);
}
