//! Requests of the EBS direct APIs, which read and write snapshots without a volume.

use design::SnapshotUsage;
use units::Error;
use units::kinds::Request;

use super::snapshots::{SnapshotCharge, Snapshots};
use crate::line::{Factor, Line};

const LIST: SnapshotCharge = SnapshotCharge {
    code: "ebs.direct-api-list",
    label: "EBS direct APIs, list requests",
    dimension: "direct-api",
    item: "list-blocks",
};

const GET: SnapshotCharge = SnapshotCharge {
    code: "ebs.direct-api-get",
    label: "EBS direct APIs, GetSnapshotBlock requests",
    dimension: "direct-api",
    item: "get-snapshot-block",
};

const PUT: SnapshotCharge = SnapshotCharge {
    code: "ebs.direct-api-put",
    label: "EBS direct APIs, PutSnapshotBlock requests",
    dimension: "direct-api",
    item: "put-snapshot-block",
};

/// Charges of requests, each at its own rate (Amazon EBS pricing, EBS direct APIs for snapshots).
pub(super) fn lines(snapshots: &Snapshots<'_>, usage: &SnapshotUsage) -> Result<Vec<Line>, Error> {
    let all = [
        (LIST, usage.list_requests, "the list requests"),
        (GET, usage.get_requests, "the GetSnapshotBlock requests"),
        (PUT, usage.put_requests, "the PutSnapshotBlock requests"),
    ];
    let given = all.into_iter().filter(|(_, requests, _)| requests.is_some());
    let line = |(charge, requests, missing): (SnapshotCharge, _, &str)| {
        let amount = snapshots.figure(requests).map(|requests| vec![Factor::new(requests, "requests")]);
        snapshots.line::<Request>(&charge, amount.ok_or_else(|| missing.to_owned()), None)
    };
    given.map(line).collect()
}
