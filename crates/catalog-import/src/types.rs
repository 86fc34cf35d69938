//! Instance types.

use catalog::{Arch, EbsLimits, EbsSupport, InstanceFile, InstanceType, Network, Storage};

use crate::table::CsvRow;
use crate::{Job, dates, sources};

pub(crate) fn import(job: &Job<'_>) -> anyhow::Result<InstanceFile> {
    let rows = job.tables.read("ec2-instance-types.csv")?;
    let mut types = rows.iter().map(instance_type).collect::<anyhow::Result<Vec<_>>>()?;
    types.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(InstanceFile { provenance: dates::provenance(dates::INSTANCE_TYPES, sources::MOTO)?, types })
}

fn instance_type(row: &CsvRow) -> anyhow::Result<InstanceType> {
    let bare_metal = row.maybe_flag("bare_metal")?;
    let hypervisor = row.text("hypervisor")?.to_owned();
    // Bare metal has no hypervisor; all of it belongs to the Nitro generations.
    let nitro = bare_metal.map(|bare_metal| bare_metal || hypervisor == "nitro");
    Ok(InstanceType {
        name: row.text("instance_type")?.to_owned(),
        family: row.text("family")?.to_owned(),
        current_generation: row.maybe_flag("current_gen")?,
        vcpu: row.number("vcpu")?,
        cores: row.maybe("cores")?,
        threads_per_core: row.maybe("threads_per_core")?,
        memory_mib: row.number("memory_mib")?,
        arch: arch(row)?,
        cpu_vendor: row.text("cpu_vendor")?.to_owned(),
        clock_ghz: row.maybe_decimal("clock_ghz")?,
        hypervisor,
        nitro,
        bare_metal,
        burstable: row.maybe_flag("burstable")?,
        spot: row.maybe_flag("spot")?,
        dedicated_hosts: row.maybe_flag("dedicated_hosts")?,
        ebs: EbsLimits {
            support: ebs_support(row)?,
            base_mbps: row.maybe("ebs_base_mbps")?,
            max_mbps: row.maybe("ebs_max_mbps")?,
            base_mb_per_s: row.maybe_decimal("ebs_base_MBps")?,
            max_mb_per_s: row.maybe_decimal("ebs_max_MBps")?,
            base_iops: row.maybe("ebs_base_iops")?,
            max_iops: row.maybe("ebs_max_iops")?,
            max_attachments: row.maybe("ebs_max_attach")?,
            nvme: nvme(row)?,
        },
        network: Network {
            text: row.text("net_text")?.to_owned(),
            base_gbps: row.maybe_decimal("net_base_gbps")?,
            max_gbps: row.maybe_decimal("net_peak_gbps")?,
            cards: row.maybe("net_cards")?,
            max_enis: row.maybe("max_enis")?,
            ipv4_per_eni: row.maybe("ipv4_per_eni")?,
            efa: row.maybe_flag("efa")?,
        },
        gpu_count: row.maybe("gpu_count")?,
        gpu_model: row.text("gpu_model")?.to_owned(),
        gpu_memory_mib: row.maybe("gpu_mem_mib_total")?,
        accelerator: row.text("accelerator")?.to_owned(),
        local_storage: storage(row)?,
    })
}

fn arch(row: &CsvRow) -> anyhow::Result<Option<Arch>> {
    match row.text("arch")? {
        "" => Ok(None),
        "x86_64" => Ok(Some(Arch::X86_64)),
        "i386/x86_64" => Ok(Some(Arch::I386OrX86_64)),
        "arm64" => Ok(Some(Arch::Arm64)),
        "arm64_mac" => Ok(Some(Arch::Arm64Mac)),
        "x86_64_mac" => Ok(Some(Arch::X86_64Mac)),
        other => Err(row.fault(&format!("unknown architecture {other:?}"))),
    }
}

fn ebs_support(row: &CsvRow) -> anyhow::Result<Option<EbsSupport>> {
    match row.text("ebs_optimized")? {
        "" => Ok(None),
        "default" => Ok(Some(EbsSupport::Default)),
        "supported" => Ok(Some(EbsSupport::Supported)),
        "unsupported" => Ok(Some(EbsSupport::Unsupported)),
        other => Err(row.fault(&format!("unknown EBS support {other:?}"))),
    }
}

fn nvme(row: &CsvRow) -> anyhow::Result<Option<bool>> {
    match row.text("ebs_nvme")? {
        "" => Ok(None),
        "required" | "supported" => Ok(Some(true)),
        "unsupported" => Ok(Some(false)),
        other => Err(row.fault(&format!("unknown NVMe support {other:?}"))),
    }
}

fn storage(row: &CsvRow) -> anyhow::Result<Option<Storage>> {
    let (total, disks) = (row.maybe("store_gb_total")?, row.maybe("store_disks")?);
    let kind = row.text("store_type")?.to_owned();
    match (total, disks) {
        (Some(total_gb), Some(disks)) => Ok(Some(Storage { total_gb, disks, kind })),
        (None, None) => Ok(None),
        _ => Err(row.fault("size or number of local disks is missing")),
    }
}
