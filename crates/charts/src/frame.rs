//! [`Frame`]: axes, curves and marks, drawn with plotters.

use std::ops::Range;

use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use crate::axis::Axis;
use crate::backend::{FixedText, text_width};
use crate::document::document;
use crate::drawn::{ChartText, Drawn, LegendEntry, MarkNote};
use crate::marks::{NUMBER_SIZE, marks};
use crate::place::{HALF_HEIGHT, Pixel};
use crate::role::Role;
use crate::scale::Scale;

/// Width and height of every chart in pixels.
const SIZE: (u32, u32) = (640, 380);

/// Font size in pixels; must match the style sheet.
const TEXT_SIZE: f64 = 12.0;

/// Space above the plot for the title of the vertical axis, and for numbers of marks.
const TOP: u32 = 34;

/// Space on the right for half of the last label.
const RIGHT: u32 = 28;

/// Space below for two rows of labels and the axis title.
const BOTTOM: u32 = 64;

/// Distance from an axis to its labels.
const LABEL_GAP: i32 = 10;

/// Radius of the dots.
const DOT: i32 = 4;

/// A tick of the horizontal axis.
pub(crate) struct Tick {
    /// Its position.
    pub(crate) at: f64,
    /// Its label.
    pub(crate) label: String,
    /// The label in the second row.
    pub(crate) below: Option<String>,
}

/// The vertical axis.
pub(crate) struct Upright<'a> {
    /// Its title.
    pub(crate) title: &'a str,
    /// Whether its values are US dollars.
    pub(crate) is_money: bool,
}

/// The points of a curve, as horizontal and vertical values.
pub(crate) type Curve = Vec<(f64, f64)>;

/// A chart before it is drawn.
pub(crate) struct Frame<'a> {
    /// The range of the horizontal axis.
    pub(crate) level: Range<f64>,
    /// Its ticks.
    pub(crate) ticks: Vec<Tick>,
    /// The title of the horizontal axis.
    pub(crate) level_title: String,
    /// The vertical axis.
    pub(crate) upright: Upright<'a>,
    /// One curve for each entry of the legend.
    pub(crate) curves: Vec<Curve>,
    /// The marks with their numbers.
    pub(crate) marks: Vec<(u32, (f64, f64))>,
}

/// The drawing area for the parts of a chart.
type Area<'a> = DrawingArea<FixedText<'a>, Shift>;

/// Why a chart could not be drawn.
type Failure<'a> = DrawingAreaErrorKind<<FixedText<'a> as DrawingBackend>::ErrorType>;

impl Frame<'_> {
    /// Draws the chart. Writing to a string cannot fail; if plotters reports a failure anyway, the chart is left out
    /// and its title, its description and the legend remain.
    pub(crate) fn draw(self, text: &ChartText, legend: Vec<LegendEntry>, notes: Vec<MarkNote>) -> Drawn {
        let mut raw = String::new();
        let complete = {
            let area = FixedText::new(&mut raw, SIZE).into_drawing_area();
            self.draw_on(&area).is_ok()
        };
        if !complete {
            raw.clear();
        }
        let svg = document(text, SIZE, &raw, &legend);
        Drawn { svg, legend, marks: notes, width: SIZE.0, height: SIZE.1 }
    }

    fn draw_on<'a>(&self, area: &Area<'a>) -> Result<(), Failure<'a>> {
        let figures = || self.curves.iter().flatten().map(|(_, upright)| *upright);
        let scale = Scale::covering(figures().fold(0.0, f64::min), figures().fold(0.0, f64::max));
        let amounts: Vec<(f64, String)> = scale
            .ticks()
            .into_iter()
            .map(|tick| (tick, if self.upright.is_money { scale.label(tick) } else { scale.plain_label(tick) }))
            .collect();
        let widest = amounts.iter().map(|(_, label)| text_width(label, TEXT_SIZE)).max().unwrap_or_default();
        let upright = Axis::new(scale.range(), amounts);
        let level =
            Axis::new(self.level.clone(), self.ticks.iter().map(|tick| (tick.at, tick.label.clone())).collect());
        let mut chart = ChartBuilder::on(area)
            .margin_top(TOP)
            .margin_right(RIGHT)
            .x_label_area_size(BOTTOM)
            .y_label_area_size(widest + LABEL_GAP.unsigned_abs() + 4)
            .build_cartesian_2d(level, upright)?;
        // Two passes, because only the horizontal axis has a line.
        chart
            .configure_mesh()
            .disable_x_mesh()
            .disable_x_axis()
            .bold_line_style(Role::Grid.color())
            .axis_style(TRANSPARENT)
            .set_all_tick_mark_size(LABEL_GAP / 2)
            .label_style(style(Role::Label, HPos::Right, VPos::Center))
            .draw()?;
        chart
            .configure_mesh()
            .disable_mesh()
            .disable_y_axis()
            .axis_style(Role::Axis.color())
            .set_all_tick_mark_size(LABEL_GAP / 2)
            .label_style(style(Role::Label, HPos::Center, VPos::Top))
            .axis_desc_style(style(Role::AxisTitle, HPos::Center, VPos::Bottom))
            .x_desc(self.level_title.as_str())
            .draw()?;

        let plot = chart.plotting_area();
        let bottom = scale.range().start;
        let pixel = |(level, upright): (f64, f64)| plot.map_coordinate(&(level, upright));
        for tick in &self.ticks {
            if let Some(below) = &tick.below {
                let (x, y) = pixel((tick.at, bottom));
                let at = (x, y + LABEL_GAP + 15);
                area.draw(&Text::new(below.as_str(), at, style(Role::SubLabel, HPos::Center, VPos::Top)))?;
            }
        }
        area.draw(&Text::new(self.upright.title, (4, 6), style(Role::AxisTitle, HPos::Left, VPos::Top)))?;

        let curves: Vec<Vec<Pixel>> =
            self.curves.iter().map(|curve| curve.iter().copied().map(pixel).collect()).collect();
        for (index, curve) in curves.iter().enumerate().filter(|(_, curve)| !curve.is_empty()) {
            let role = Role::Series(u16::try_from(index).unwrap_or(u16::MAX));
            area.draw(&PathElement::new(curve.clone(), role.color()))?;
        }
        if curves.is_empty() {
            let middle = (self.level.start + self.level.end) / 2.0;
            let (x, y) = pixel((middle, (bottom + scale.range().end) / 2.0));
            area.draw(&Text::new(
                "Nothing to compare yet",
                (x, y),
                style(Role::AxisTitle, HPos::Center, VPos::Center),
            ))?;
        }
        let (left, lowest) = pixel((self.level.start, bottom));
        let (right, _) = pixel((self.level.end, bottom));
        let points: Vec<(u32, Pixel)> = self.marks.iter().map(|(number, at)| (*number, pixel(*at))).collect();
        draw_marks(area, &points, &curves, ((left + 2, 22), (right + 20, lowest - 2)))?;
        area.present()
    }
}

fn draw_marks<'a>(
    area: &Area<'a>,
    points: &[(u32, Pixel)],
    curves: &[Vec<Pixel>],
    corners: (Pixel, Pixel),
) -> Result<(), Failure<'a>> {
    let marks = marks(points, curves, corners);
    for mark in &marks {
        area.draw(&PathElement::new(vec![mark.dot, mark.badge.centre], Role::MarkLine.color()))?;
    }
    for mark in &marks {
        area.draw(&Circle::new(mark.dot, DOT, Role::Mark.color().filled()))?;
    }
    for mark in &marks {
        let (x, y) = mark.badge.centre;
        let corners = [(x - mark.badge.half_width, y - HALF_HEIGHT), (x + mark.badge.half_width, y + HALF_HEIGHT)];
        area.draw(&Rectangle::new(corners, Role::MarkBadge.color().filled()))?;
        let style = TextStyle {
            font: ("sans-serif", NUMBER_SIZE).into_font(),
            ..style(Role::MarkNumber, HPos::Center, VPos::Center)
        };
        area.draw(&Text::new(mark.label.as_str(), (x, y), style))?;
    }
    Ok(())
}

fn style(role: Role, across: HPos, down: VPos) -> TextStyle<'static> {
    let font = ("sans-serif", TEXT_SIZE).into_font();
    TextStyle { font, color: role.color().to_backend_color(), pos: Pos::new(across, down) }
}

/// An amount as a number of dollars for positioning; zero if it cannot be converted.
pub(crate) fn dollars(amount: units::Usd) -> f64 {
    f64::try_from(amount.amount()).unwrap_or(0.0)
}
