//! [`OperatingSystem`]: the operating system in the price of an instance.

use crate::words::words;

words! {
    /// The operating system that the price of an instance includes.
    #[derive(Default)]
    OperatingSystem {
        /// Amazon Linux, Ubuntu and other Linux distributions without a licence fee.
        #[default]
        Linux = "linux", "Linux";
        /// Windows Server, licence included.
        Windows = "windows", "Windows Server";
        /// Red Hat Enterprise Linux.
        Rhel = "rhel", "Red Hat Enterprise Linux";
        /// Red Hat Enterprise Linux with High Availability.
        RhelHa = "rhel-ha", "Red Hat Enterprise Linux with HA";
        /// SUSE Linux Enterprise Server.
        Suse = "suse", "SUSE Linux Enterprise Server";
    }
}
