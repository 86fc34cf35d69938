//! Operating systems as price lists name them, and the products of EC2 that must not be taken for others.

use crate::product::Product;

/// The code of an operating system, as dimensions have it; `None` for one that the catalogue does not have.
pub(crate) fn system(name: &str) -> Option<&'static str> {
    Some(match name {
        "Linux" => "linux",
        "Windows" => "windows",
        "RHEL" => "rhel",
        "Red Hat Enterprise Linux with HA" => "rhel-ha",
        "SUSE" => "suse",
        "Ubuntu Pro" => "ubuntu-pro",
        _ => return None,
    })
}

/// Why a product of EC2 is not an instance on shared hardware with the software that its system includes.
pub(crate) fn is_apart(product: &Product<'_>) -> Option<&'static str> {
    let empty = |text: &str| matches!(text, "" | "NA");
    if !empty(product.market_option) && product.market_option != "OnDemand" {
        return Some("capacity blocks and other market options");
    }
    match product.capacity_status {
        "UnusedCapacityReservation" => return Some("unused capacity reservations"),
        "AllocatedCapacityReservation" => return Some("capacity reservations in use, which are free"),
        _ => {}
    }
    match product.tenancy {
        "Dedicated" => return Some("dedicated instances"),
        "Host" => return Some("instances on dedicated hosts"),
        "Reserved" => return Some("reservations of dedicated hosts"),
        _ => {}
    }
    if product.licence_model == "Bring your own license" {
        return Some("licences brought by the customer");
    }
    if !empty(product.preinstalled_software) {
        return Some("preinstalled software, such as SQL Server");
    }
    None
}
