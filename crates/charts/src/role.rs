//! [`Role`]: the role of a shape, passed through plotters as a colour and written as a class.

use plotters::style::RGBColor;

/// The role of a shape or text in the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// A line behind the curves.
    Grid,
    /// The baseline of the curves.
    Axis,
    /// A label at an axis.
    Label,
    /// A second, less important label below it.
    SubLabel,
    /// The title of an axis, or a text shown instead of curves.
    AxisTitle,
    /// The dot of a mark.
    Mark,
    /// The line from the dot to its number.
    MarkLine,
    /// The box around the number.
    MarkBadge,
    /// The number of a mark.
    MarkNumber,
    /// The curve of the series with this index.
    Series(u16),
}

/// The first byte of a curve's colour; the other two are its index.
const SERIES: u8 = 0x80;

/// All roles except curves. Their colours are `#01xxxx`, numbered by position.
const PLAIN: [(Role, &str); 9] = [
    (Role::Grid, "grid"),
    (Role::Axis, "axis"),
    (Role::Label, "label"),
    (Role::SubLabel, "sub-label"),
    (Role::AxisTitle, "axis-title"),
    (Role::Mark, "mark"),
    (Role::MarkLine, "mark-line"),
    (Role::MarkBadge, "mark-badge"),
    (Role::MarkNumber, "mark-number"),
];

impl Role {
    /// The colour that represents this role until the classes are written.
    pub(crate) fn color(self) -> RGBColor {
        if let Role::Series(index) = self {
            let [high, low] = index.to_be_bytes();
            return RGBColor(SERIES, high, low);
        }
        let place = PLAIN.iter().position(|(role, _)| *role == self).unwrap_or_default();
        RGBColor(u8::try_from(place + 1).unwrap_or(1), 0xfe, 0xdc)
    }

    /// The role represented by a colour as written in SVG, such as `#8000A1`.
    pub(crate) fn of_color(text: &str) -> Option<Role> {
        let number = u32::from_str_radix(text.strip_prefix('#')?, 16).ok()?;
        let [_, first, high, low] = number.to_be_bytes();
        if first == SERIES {
            return Some(Role::Series(u16::from_be_bytes([high, low])));
        }
        let place = usize::from(first).checked_sub(1)?;
        PLAIN.get(place).map(|(role, _)| *role)
    }

    /// The CSS class; a curve has those of its legend entry instead.
    pub(crate) fn class(self) -> &'static str {
        PLAIN.iter().find(|(role, _)| *role == self).map_or("", |(_, class)| class)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_survives_as_a_colour() {
        let roles = PLAIN.iter().map(|(role, _)| *role).chain([Role::Series(0), Role::Series(300)]);
        for role in roles {
            let RGBColor(red, green, blue) = role.color();
            assert_eq!(Role::of_color(&format!("#{red:02X}{green:02X}{blue:02X}")), Some(role));
        }
        assert_eq!(Role::of_color("none"), None);
        assert_eq!(Role::of_color("#000000"), None);
    }
}
