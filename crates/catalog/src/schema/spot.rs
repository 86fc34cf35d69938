//! `ec2-spot.csv`: the savings of Spot, and how often it was interrupted. Not a price.

use serde::{Deserialize, Serialize};

use super::csv;
use super::place::{check_name, in_order};
use super::tables::Provenance;
use super::{Error, Problem};

const HEADER: &str = "region,os,family,size:saving/band";

/// Operating system that the Spot advice applies to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SpotOs {
    /// Linux.
    Linux,
    /// Windows.
    Windows,
}

impl SpotOs {
    /// The name used in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            SpotOs::Linux => "linux",
            SpotOs::Windows => "windows",
        }
    }

    fn from_code(code: &str) -> Result<SpotOs, Problem> {
        match code {
            "linux" => Ok(SpotOs::Linux),
            "windows" => Ok(SpotOs::Windows),
            _ => Err(Problem::BadWord(code.to_owned())),
        }
    }
}

/// How often Spot instances were interrupted in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InterruptionBand {
    /// Less than 5 %.
    Under5,
    /// 5 to 10 %.
    From5To10,
    /// 10 to 15 %.
    From10To15,
    /// 15 to 20 %.
    From15To20,
    /// More than 20 %.
    Over20,
}

impl InterruptionBand {
    /// All bands, rarest interruptions first.
    pub const ALL: &'static [InterruptionBand] = &[
        InterruptionBand::Under5,
        InterruptionBand::From5To10,
        InterruptionBand::From10To15,
        InterruptionBand::From15To20,
        InterruptionBand::Over20,
    ];

    /// The band as text, such as `5–10 %`.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            InterruptionBand::Under5 => "< 5 %",
            InterruptionBand::From5To10 => "5–10 %",
            InterruptionBand::From10To15 => "10–15 %",
            InterruptionBand::From15To20 => "15–20 %",
            InterruptionBand::Over20 => "> 20 %",
        }
    }
}

/// Advice for the sizes of one family.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpotLine {
    /// Line in the file; zero if not read from text.
    pub line: usize,
    /// Region code.
    pub region: String,
    /// Operating system.
    pub os: SpotOs,
    /// Family, the part of a type's name before the dot.
    pub family: String,
    /// Size, saving in percent of On-Demand, band.
    pub sizes: Vec<(String, u8, InterruptionBand)>,
}

/// `ec2-spot.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpotFile {
    /// The origin of the table.
    pub provenance: Provenance,
    /// Lines by region, operating system and family.
    pub lines: Vec<SpotLine>,
}

impl SpotFile {
    /// Reads the file.
    ///
    /// # Errors
    /// The first error, with its line.
    pub fn parse(file: &str, text: &str) -> Result<SpotFile, Error> {
        let table = csv::read(file, text, HEADER)?;
        let provenance = Provenance::parse(file, &table.comments)?;
        let mut lines: Vec<SpotLine> = Vec::new();
        for line in &table.lines {
            let [region, family] = [0, 2].map(|index| line.field(index).to_owned());
            check_name(&family).map_err(|p| line.err(p))?;
            let os = SpotOs::from_code(line.field(1)).map_err(|p| line.err(p))?;
            let mut sizes: Vec<(String, u8, InterruptionBand)> = Vec::new();
            for size in line.field(3).split(' ') {
                let parsed = parse_size(size).map_err(|p| line.err(p))?;
                in_order(sizes.last().map(|(name, ..)| name.as_str()), &parsed.0).map_err(|p| line.err(p))?;
                sizes.push(parsed);
            }
            if let Some(last) = lines.last()
                && (&last.region, last.os, &last.family) >= (&region, os, &family)
            {
                return Err(line.err(Problem::OutOfOrder(family)));
            }
            lines.push(SpotLine { line: line.number, region, os, family, sizes });
        }
        Ok(SpotFile { provenance, lines })
    }

    /// Formats the file.
    #[must_use]
    pub fn render(&self) -> String {
        let mut out = format!("{}{HEADER}\n", self.provenance.render());
        for line in &self.lines {
            let size = |(name, saving, band): &(String, u8, InterruptionBand)| {
                let band = InterruptionBand::ALL.iter().position(|known| known == band).unwrap_or_default();
                format!("{name}:{saving}/{band}")
            };
            let sizes: Vec<String> = line.sizes.iter().map(size).collect();
            csv::write(&mut out, &[&line.region, line.os.code(), &line.family, &sizes.join(" ")]);
        }
        out
    }
}

fn parse_size(text: &str) -> Result<(String, u8, InterruptionBand), Problem> {
    let parts = text.split_once(':').and_then(|(size, rest)| Some((size, rest.split_once('/')?)));
    let (size, (saving, band)) = parts.ok_or(Problem::Expected("size:saving/band"))?;
    let percent = saving.parse().ok().filter(|percent| *percent <= 100);
    let percent = percent.ok_or_else(|| Problem::BadNumber(saving.to_owned()))?;
    let band = band.parse().ok().and_then(|index: usize| InterruptionBand::ALL.get(index));
    let band = band.ok_or(Problem::Expected("an interruption band from 0 to 4"))?;
    Ok((size.to_owned(), percent, *band))
}
