//! Operating systems as price lists name them, and the products of EC2 that must not be taken for others.

use crate::product::Product;

/// The code of an operating system and the database that comes with it, as dimensions have it; `None` for what the
/// catalogue does not have.
pub(crate) fn system(product: &Product<'_>) -> Option<&'static str> {
    Some(match (product.operating_system, product.preinstalled_software) {
        ("Windows", "SQL Web") => "windows-sql-web",
        ("Windows", "SQL Std") => "windows-sql-standard",
        ("Windows", "SQL Ent") => "windows-sql-enterprise",
        (name, "" | "NA") => match name {
            "Linux" => "linux",
            "Windows" => "windows",
            "RHEL" => "rhel",
            "Red Hat Enterprise Linux with HA" => "rhel-ha",
            "SUSE" => "suse",
            "Ubuntu Pro" => "ubuntu-pro",
            _ => return None,
        },
        _ => return None,
    })
}

/// Why a product of EC2 is not an instance on shared hardware with software that the catalogue has.
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
    if !empty(product.preinstalled_software) && system(product).is_none() {
        return Some("preinstalled software that the catalogue does not have");
    }
    None
}
