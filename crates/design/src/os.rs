//! [`OperatingSystem`]: what the price of an instance includes.

use serde::Serialize;

/// The operating system that the price of an instance includes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum OperatingSystem {
    /// Amazon Linux, Ubuntu and other Linux without a licence fee.
    #[default]
    Linux,
    /// Windows Server, licence included.
    Windows,
    /// Red Hat Enterprise Linux.
    Rhel,
    /// Red Hat Enterprise Linux with High Availability.
    RhelHa,
    /// SUSE Linux Enterprise Server.
    Suse,
}

impl OperatingSystem {
    /// Every operating system, with its name in the document.
    pub const ALL: &'static [(&'static str, OperatingSystem)] = &[
        ("linux", OperatingSystem::Linux),
        ("windows", OperatingSystem::Windows),
        ("rhel", OperatingSystem::Rhel),
        ("rhel-ha", OperatingSystem::RhelHa),
        ("suse", OperatingSystem::Suse),
    ];

    /// Its name in the document.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            OperatingSystem::Linux => "linux",
            OperatingSystem::Windows => "windows",
            OperatingSystem::Rhel => "rhel",
            OperatingSystem::RhelHa => "rhel-ha",
            OperatingSystem::Suse => "suse",
        }
    }

    /// Its name as AWS writes it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            OperatingSystem::Linux => "Linux",
            OperatingSystem::Windows => "Windows Server",
            OperatingSystem::Rhel => "Red Hat Enterprise Linux",
            OperatingSystem::RhelHa => "Red Hat Enterprise Linux with HA",
            OperatingSystem::Suse => "SUSE Linux Enterprise Server",
        }
    }
}
