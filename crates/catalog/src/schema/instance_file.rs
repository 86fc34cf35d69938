//! `ec2-instance-types.csv`.

use std::str::FromStr;

use super::csv::{self, CsvLine};
use super::place::in_order;
use super::tables::Provenance;
use super::{Arch, EbsLimits, EbsSupport, Error, InstanceType, Network, Problem, Storage};

const HEADER: &str = "name,family,current_generation,vcpu,cores,threads_per_core,memory_mib,arch,cpu_vendor,clock_ghz,\
hypervisor,nitro,bare_metal,burstable,spot,dedicated_hosts,ebs_support,ebs_base_mbps,ebs_max_mbps,ebs_base_mb_per_s,\
ebs_max_mb_per_s,ebs_base_iops,ebs_max_iops,ebs_max_attachments,ebs_nvme,network,network_base_gbps,network_max_gbps,\
network_cards,max_enis,ipv4_per_eni,efa,gpu_count,gpu_model,gpu_memory_mib,accelerator,store_total_gb,store_disks,\
store_kind";

/// `ec2-instance-types.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InstanceFile {
    /// The origin of the table.
    pub provenance: Provenance,
    /// The types, by name.
    pub types: Vec<InstanceType>,
}

impl InstanceFile {
    /// Reads the file.
    ///
    /// # Errors
    /// The first error, with its line.
    pub fn parse(file: &str, text: &str) -> Result<InstanceFile, Error> {
        let table = csv::read(file, text, HEADER)?;
        let provenance = Provenance::parse(file, &table.comments)?;
        let mut types: Vec<InstanceType> = Vec::new();
        for line in &table.lines {
            let name = line.field(0);
            in_order(types.last().map(|t| t.name.as_str()), name).map_err(|problem| line.err(problem))?;
            types.push(Fields { line, next: 0 }.instance_type()?);
        }
        Ok(InstanceFile { provenance, types })
    }

    /// Formats the file.
    #[must_use]
    pub fn render(&self) -> String {
        let mut out = format!("{}{HEADER}\n", self.provenance.render());
        for t in &self.types {
            csv::write(&mut out, &row(t));
        }
        out
    }
}

struct Fields<'a> {
    line: &'a CsvLine<'a>,
    next: usize,
}

impl Fields<'_> {
    fn text(&mut self) -> String {
        self.next += 1;
        self.line.field(self.next - 1).to_owned()
    }

    fn maybe<T: FromStr>(&mut self) -> Result<Option<T>, Error> {
        let text = self.text();
        if text.is_empty() {
            return Ok(None);
        }
        text.parse().map(Some).map_err(|_| self.line.err(Problem::BadNumber(text)))
    }

    fn number<T: FromStr>(&mut self) -> Result<T, Error> {
        self.maybe()?.ok_or_else(|| self.line.err(Problem::BadNumber(String::new())))
    }

    fn flag(&mut self) -> Result<Option<bool>, Error> {
        match self.text().as_str() {
            "" => Ok(None),
            "no" => Ok(Some(false)),
            "yes" => Ok(Some(true)),
            other => Err(self.line.err(Problem::BadWord(other.to_owned()))),
        }
    }

    fn word<T: Copy>(&mut self, codes: &[(T, &str)]) -> Result<Option<T>, Error> {
        let text = self.text();
        if text.is_empty() {
            return Ok(None);
        }
        let found = codes.iter().find(|(_, code)| *code == text).map(|(value, _)| *value);
        found.map(Some).ok_or_else(|| self.line.err(Problem::BadWord(text)))
    }

    // Struct fields are evaluated in source order, which is the order of the columns.
    fn instance_type(mut self) -> Result<InstanceType, Error> {
        Ok(InstanceType {
            name: self.text(),
            family: self.text(),
            current_generation: self.flag()?,
            vcpu: self.number()?,
            cores: self.maybe()?,
            threads_per_core: self.maybe()?,
            memory_mib: self.number()?,
            arch: self.word(Arch::CODES)?,
            cpu_vendor: self.text(),
            clock_ghz: self.maybe()?,
            hypervisor: self.text(),
            nitro: self.flag()?,
            bare_metal: self.flag()?,
            burstable: self.flag()?,
            spot: self.flag()?,
            dedicated_hosts: self.flag()?,
            ebs: EbsLimits {
                support: self.word(EbsSupport::CODES)?,
                base_mbps: self.maybe()?,
                max_mbps: self.maybe()?,
                base_mb_per_s: self.maybe()?,
                max_mb_per_s: self.maybe()?,
                base_iops: self.maybe()?,
                max_iops: self.maybe()?,
                max_attachments: self.maybe()?,
                nvme: self.flag()?,
            },
            network: Network {
                text: self.text(),
                base_gbps: self.maybe()?,
                max_gbps: self.maybe()?,
                cards: self.maybe()?,
                max_enis: self.maybe()?,
                ipv4_per_eni: self.maybe()?,
                efa: self.flag()?,
            },
            gpu_count: self.maybe()?,
            gpu_model: self.text(),
            gpu_memory_mib: self.maybe()?,
            accelerator: self.text(),
            local_storage: self.storage()?,
        })
    }

    fn storage(&mut self) -> Result<Option<Storage>, Error> {
        let (total, disks, kind) = (self.maybe()?, self.maybe()?, self.text());
        match (total, disks) {
            (Some(total_gb), Some(disks)) => Ok(Some(Storage { total_gb, disks, kind })),
            (None, None) => Ok(None),
            _ => Err(self.line.err(Problem::Expected("size and number of local disks, or neither"))),
        }
    }
}

fn row(t: &InstanceType) -> Vec<String> {
    let store = t.local_storage.as_ref();
    vec![
        t.name.clone(),
        t.family.clone(),
        flag(t.current_generation),
        t.vcpu.to_string(),
        text(t.cores),
        text(t.threads_per_core),
        t.memory_mib.to_string(),
        code(t.arch, Arch::CODES),
        t.cpu_vendor.clone(),
        text(t.clock_ghz),
        t.hypervisor.clone(),
        flag(t.nitro),
        flag(t.bare_metal),
        flag(t.burstable),
        flag(t.spot),
        flag(t.dedicated_hosts),
        code(t.ebs.support, EbsSupport::CODES),
        text(t.ebs.base_mbps),
        text(t.ebs.max_mbps),
        text(t.ebs.base_mb_per_s),
        text(t.ebs.max_mb_per_s),
        text(t.ebs.base_iops),
        text(t.ebs.max_iops),
        text(t.ebs.max_attachments),
        flag(t.ebs.nvme),
        t.network.text.clone(),
        text(t.network.base_gbps),
        text(t.network.max_gbps),
        text(t.network.cards),
        text(t.network.max_enis),
        text(t.network.ipv4_per_eni),
        flag(t.network.efa),
        text(t.gpu_count),
        t.gpu_model.clone(),
        text(t.gpu_memory_mib),
        t.accelerator.clone(),
        text(store.map(|store| store.total_gb)),
        text(store.map(|store| store.disks)),
        store.map_or_else(String::new, |store| store.kind.clone()),
    ]
}

fn text<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

fn flag(value: Option<bool>) -> String {
    value.map_or("", |value| if value { "yes" } else { "no" }).to_owned()
}

fn code<T: PartialEq>(value: Option<T>, codes: &[(T, &str)]) -> String {
    let found = value.and_then(|value| codes.iter().find(|(known, _)| *known == value));
    found.map_or_else(String::new, |(_, code)| (*code).to_owned())
}
