//! The texts of a chart, and its output.

/// The title and description of a chart, for those who cannot see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartText {
    /// A short title.
    pub title: String,
    /// What can be read from the chart, in a sentence or two.
    pub description: String,
}

/// A chart and the texts that the page shows next to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// An `<svg>` element, safe to insert into a page.
    pub svg: String,
    /// The curves, in the order of the series.
    pub legend: Vec<LegendEntry>,
    /// What the numbered marks mean, in the order of their numbers.
    pub marks: Vec<MarkNote>,
    /// Width in pixels, as in the SVG.
    pub width: u32,
    /// Height in pixels, as in the SVG.
    pub height: u32,
}

/// How to tell one curve from the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegendEntry {
    /// Name of the series.
    pub name: String,
    /// CSS class of the colour: `series-1` to `series-8`.
    pub class: &'static str,
    /// Dash pattern of the line.
    pub dash: Dash,
    /// Whether the values are approximate; the line is then thinner.
    pub approximate: bool,
}

/// Colour classes; a ninth series starts again with the first colour and another dash pattern.
const COLOURS: [&str; 8] =
    ["series-1", "series-2", "series-3", "series-4", "series-5", "series-6", "series-7", "series-8"];

impl LegendEntry {
    /// The look of the series with this index.
    pub(crate) fn new(index: usize, name: &str, approximate: bool) -> LegendEntry {
        let round = index / COLOURS.len();
        LegendEntry {
            name: name.to_owned(),
            class: COLOURS[index % COLOURS.len()],
            dash: Dash::ALL[(index + round) % Dash::ALL.len()],
            approximate,
        }
    }

    /// The classes of the curve and of its sample in a legend: `series-2 dash-long`.
    #[must_use]
    pub fn line_class(&self) -> String {
        let thin = if self.approximate { " approximate" } else { "" };
        format!("{} {}{thin}", self.class, self.dash.class())
    }
}

/// The dash pattern of a line, so that colour is never the only difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dash {
    /// A solid line.
    Solid,
    /// Long dashes.
    Long,
    /// Short dashes.
    Short,
    /// Alternating dashes and dots.
    DashDot,
    /// Dots.
    Dot,
    /// Alternating long and short dashes.
    LongShort,
    /// Alternating dashes and pairs of dots.
    DashDotDot,
    /// Widely spaced dots.
    Sparse,
}

impl Dash {
    /// All dash patterns, in the order in which series use them.
    pub const ALL: [Dash; 8] = [
        Dash::Solid,
        Dash::Long,
        Dash::Short,
        Dash::DashDot,
        Dash::Dot,
        Dash::LongShort,
        Dash::DashDotDot,
        Dash::Sparse,
    ];

    /// Its CSS class.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Dash::Solid => "dash-solid",
            Dash::Long => "dash-long",
            Dash::Short => "dash-short",
            Dash::DashDot => "dash-dash-dot",
            Dash::Dot => "dash-dot",
            Dash::LongShort => "dash-long-short",
            Dash::DashDotDot => "dash-dash-dot-dot",
            Dash::Sparse => "dash-sparse",
        }
    }
}

/// The meaning of a numbered mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkNote {
    /// The number in the chart.
    pub number: u32,
    /// What happens there, as text.
    pub text: String,
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn sixteen_series_look_different() {
        let looks: HashSet<String> = (0..16).map(|index| LegendEntry::new(index, "", false).line_class()).collect();
        assert_eq!(looks.len(), 16);
    }

    #[test]
    fn an_approximate_series_has_its_own_class() {
        assert_eq!(LegendEntry::new(1, "", true).line_class(), "series-2 dash-long approximate");
    }
}
