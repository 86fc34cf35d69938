//! [`OperatingSystem`]: the operating system in the price of an instance.

use crate::words::words;

words! {
    /// The operating system that the price of an instance includes.
    #[derive(Default)]
    OperatingSystem {
        /// Amazon Linux, Ubuntu and other Linux distributions without a licence fee.
        #[default]
        Linux = "linux", "Linux";
        /// Ubuntu Pro.
        UbuntuPro = "ubuntu-pro", "Ubuntu Pro";
        /// Windows Server, licence included.
        Windows = "windows", "Windows Server";
        /// Windows Server and SQL Server Web, licences included.
        WindowsSqlWeb = "windows-sql-web", "SQL Server Web on Windows";
        /// Windows Server and SQL Server Standard, licences included.
        WindowsSqlStandard = "windows-sql-standard", "SQL Server Standard on Windows";
        /// Windows Server and SQL Server Enterprise, licences included.
        WindowsSqlEnterprise = "windows-sql-enterprise", "SQL Server Enterprise on Windows";
        /// Red Hat Enterprise Linux.
        Rhel = "rhel", "Red Hat Enterprise Linux";
        /// Red Hat Enterprise Linux with High Availability.
        RhelHa = "rhel-ha", "Red Hat Enterprise Linux with HA";
        /// SUSE Linux Enterprise Server.
        Suse = "suse", "SUSE Linux Enterprise Server";
    }
}

impl OperatingSystem {
    /// The same system without the database that its price includes.
    #[must_use]
    pub const fn without_database(self) -> OperatingSystem {
        match self {
            OperatingSystem::WindowsSqlWeb
            | OperatingSystem::WindowsSqlStandard
            | OperatingSystem::WindowsSqlEnterprise => OperatingSystem::Windows,
            other => other,
        }
    }

    /// Whether it is a Windows Server.
    #[must_use]
    pub fn is_windows(self) -> bool {
        self.without_database() == OperatingSystem::Windows
    }
}
