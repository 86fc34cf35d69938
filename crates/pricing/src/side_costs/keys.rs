//! KMS keys and requests of volumes and buckets that a customer managed key encrypts.

use design::{Body, S3Config, S3Usage};
use units::Decimal;

use super::candidate::{Candidate, Change, Thing, defined};
use super::sizes::{BUCKET_KEY_SHARE, VOLUME_KEY_REQUESTS};
use super::span::Span;
use super::subject::{Cause, Subject, number, typical};

pub(super) fn find(subject: &Subject<'_>, cause: Cause<'_>, all: &mut Vec<Candidate>) {
    match &cause.component.body {
        Body::Ebs { config, .. } if config.kms_key => {
            let group = config.attached_to.as_ref().filter(|_| !config.multi_attach);
            let instances = group.and_then(|id| subject.relations.component(id)).map_or(1, |group| group.count());
            let volumes = cause.count().saturating_mul(instances);
            let requests = Span::of(volumes).times(VOLUME_KEY_REQUESTS);
            let text = format!(
                "{} volumes × {VOLUME_KEY_REQUESTS} requests to create and attach each once a month",
                number(volumes)
            );
            all.push(key(cause, requests, text));
        }
        Body::S3 { config, usage } if config.kms_key => {
            let (requests, text) = of_objects(config, usage);
            all.push(key(cause, requests, text));
        }
        _ => {}
    }
}

/// The requests that those of a bucket cause, and why.
fn of_objects(config: &S3Config, usage: &S3Usage) -> (Option<Span>, String) {
    let of = |value: Option<design::UsageValue>| value.and_then(Span::of_value);
    let uses = of(usage.put_requests).zip(of(usage.get_requests)).and_then(|(puts, gets)| puts.plus(gets));
    let count = uses.map_or_else(
        || "each PUT and GET request".to_owned(),
        |uses| format!("{} PUT and GET requests, each", typical(uses)),
    );
    if config.bucket_key {
        let requests = uses.and_then(|uses| uses.divided(BUCKET_KEY_SHARE));
        return (requests, format!("{count} with one request to KMS, of which the S3 Bucket Key saves 99 %"));
    }
    (uses, format!("{count} with one request to KMS"))
}

/// What a bucket without an S3 Bucket Key could save.
fn without_bucket_key(cause: Cause<'_>) -> &'static str {
    match &cause.component.body {
        Body::S3 { config, .. } if !config.bucket_key => "; an S3 Bucket Key would save up to 99 % of them",
        _ => "",
    }
}

fn key(cause: Cause<'_>, requests: Option<Span>, text: String) -> Candidate {
    let (id, title) = (cause.id("kms"), format!("KMS key of {}", cause.name()));
    let sum = requests.map(|requests| format!(" = {} requests", typical(requests))).unwrap_or_default();
    let added = defined(cause, &id, (&title, &definitions::KMS), &[("requests", requests)]);
    Candidate {
        change: Change::Add(Box::new(added)),
        id,
        cause: cause.index,
        title,
        assumption: format!("a customer managed key of its own; {text}{sum}{}", without_bucket_key(cause)),
        depends_on: requests.is_none().then_some("the requests of the bucket"),
        thing: Thing::Key,
        // A million requests cost as much as six GB of logs.
        weight: requests.and_then(|requests| requests.divided(160_000)).map_or(Decimal::ONE, Span::typical),
    }
}
