//! Requests, and transitions by lifecycle rules.

use design::{S3Usage, StorageClass};
use units::kinds::Request;

use super::listed;
use crate::service::charge::{ComponentCharge, Price};
use crate::service::{Amounts, Context};

/// Whether lifecycle rules can move objects into a class (Amazon S3 user guide, transitioning objects).
pub(crate) const fn takes_transitions(class: StorageClass) -> bool {
    !matches!(class, StorageClass::Standard | StorageClass::ExpressOneZone)
}

/// Charges of requests: LIST at the rate of S3 Standard, except in Express One Zone, which has its own rate; DELETE is
/// free (Amazon S3 pricing, requests and data retrievals).
pub(super) fn charges<'a>(context: &Context<'a>, class: StorageClass, usage: &S3Usage) -> Vec<ComponentCharge<'a>> {
    let region = context.region();
    let amounts = |figure, missing| Amounts::times(Vec::new(), context.figure(figure), "requests", missing);
    let put = amounts(usage.put_requests, "the PUT requests");
    let get = amounts(usage.get_requests, "the GET requests");
    let label = "PUT, COPY and POST requests";
    let mut charges = vec![listed::<Request>("s3.put", label, region, ("requests/put", class.code()), put)];
    if usage.list_requests.is_some() {
        let item = match class {
            StorageClass::ExpressOneZone => class,
            _ => StorageClass::Standard,
        };
        let amounts = amounts(usage.list_requests, "the LIST requests");
        charges.push(listed::<Request>("s3.list", "LIST requests", region, ("requests/put", item.code()), amounts));
    }
    let label = "GET and all other requests";
    charges.push(listed::<Request>("s3.get", label, region, ("requests/get", class.code()), get));
    if usage.delete_requests.is_some() {
        let amounts = amounts(usage.delete_requests, "the DELETE requests");
        charges.push(ComponentCharge::new::<Request>("s3.delete", "DELETE requests", region, Price::Free, amounts));
    }
    if usage.transitions_in.is_some() && takes_transitions(class) {
        let moved = context.figure(usage.transitions_in);
        let amounts = Amounts::times(Vec::new(), moved, "objects", "the objects moved into the class");
        let label = format!("Lifecycle transitions into {}", class.label());
        let price = ("requests/lifecycle-transition", class.code());
        charges.push(listed::<Request>("s3.transitions", label, region, price, amounts));
    }
    charges
}
