//! [`treemap`]: shares of a whole as rectangles, as close to squares as possible.
//!
//! The layout is that of Bruls, Huizing and van Wijk: rectangles fill rows along the shorter side of what is left, and a row
//! ends where another rectangle would make its worst aspect ratio larger.

use markup::escaped;

use crate::drawn::ChartText;

/// Width and height of the drawing in pixels.
pub const TREEMAP_SIZE: (u32, u32) = (720, 360);

/// The number of colours.
const COLOURS: usize = 8;

/// Rectangles smaller than this in pixels have no text of their own.
const TEXT_SIZE: (f64, f64) = (64.0, 34.0);

/// The typical width of a character in pixels.
const CHARACTER: f64 = 7.2;

/// A part of the whole.
#[derive(Debug, Clone, PartialEq)]
pub struct TreemapPart {
    /// Its name.
    pub name: String,
    /// Its amount in words, such as `$12.50, 40.0 %`.
    pub text: String,
    /// Its size. Parts that are not above zero are left out.
    pub size: f64,
}

/// A rectangle in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rectangle {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// The parts as an SVG, or nothing if no part is above zero. Bounded by the number of parts.
#[must_use]
pub fn treemap(parts: &[TreemapPart], text: &ChartText) -> Option<String> {
    let (width, height) = TREEMAP_SIZE;
    let parts: Vec<&TreemapPart> = parts.iter().filter(|part| part.size > 0.0 && part.size.is_finite()).collect();
    if parts.is_empty() {
        return None;
    }
    let sizes: Vec<f64> = parts.iter().map(|part| part.size).collect();
    let room = Rectangle { x: 0.0, y: 0.0, width: f64::from(width), height: f64::from(height) };
    let (title, description) = (escaped(&text.title), escaped(&text.description));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{title}\">\n\
         <title>{title}</title>\n<desc>{description}</desc>\n"
    );
    for (index, (part, place)) in parts.iter().zip(squarified(&sizes, room)).enumerate() {
        svg.push_str(&drawn(part, place, index % COLOURS + 1));
    }
    svg.push_str("</svg>");
    Some(svg)
}

/// A rectangle with its text if there is room, and a title in any case.
fn drawn(part: &TreemapPart, place: Rectangle, colour: usize) -> String {
    let Rectangle { x, y, width, height } = place;
    let mut svg = format!(
        "<g class=\"part part-{colour}\"><title>{}: {}</title><rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\"/>",
        escaped(&part.name),
        escaped(&part.text)
    );
    if width >= TEXT_SIZE.0 && height >= TEXT_SIZE.1 {
        let texts = [(&part.name, 16.0, "name"), (&part.text, 31.0, "amount")];
        for (text, below, class) in texts {
            let (left, baseline) = (x + 7.0, y + below);
            let fitted = escaped(&fitted(text, width - 12.0)).to_string();
            svg.push_str(&format!("<text class=\"{class}\" x=\"{left:.1}\" y=\"{baseline:.1}\">{fitted}</text>"));
        }
    }
    svg.push_str("</g>\n");
    svg
}

/// The text, shortened to about this width in pixels.
fn fitted(text: &str, width: f64) -> String {
    let fits = |count: usize| u32::try_from(count).is_ok_and(|count| f64::from(count) * CHARACTER <= width);
    if fits(text.chars().count()) {
        return text.to_owned();
    }
    let kept: String = text.chars().enumerate().take_while(|(index, _)| fits(index + 2)).map(|(_, c)| c).collect();
    format!("{}…", kept.trim_end())
}

/// Places sizes above zero, the largest first, in a room: each gets its share of the area.
#[must_use]
pub fn squarified(sizes: &[f64], room: Rectangle) -> Vec<Rectangle> {
    let whole: f64 = sizes.iter().sum();
    let scale = room.width * room.height / whole;
    let areas: Vec<f64> = sizes.iter().map(|size| size * scale).collect();
    let mut places = Vec::with_capacity(areas.len());
    let (mut left, mut rest) = (room, areas.as_slice());
    // Every row takes at least one area.
    while !rest.is_empty() {
        let side = left.width.min(left.height);
        let mut count = 1;
        while count < rest.len() {
            let (now, next) = (rest.get(..count), rest.get(..=count));
            if worst(next.unwrap_or_default(), side) > worst(now.unwrap_or_default(), side) {
                break;
            }
            count += 1;
        }
        let (row, others) = rest.split_at(count);
        left = place_row(row, left, &mut places);
        rest = others;
    }
    places
}

/// The largest aspect ratio of areas in a row along a side.
fn worst(row: &[f64], side: f64) -> f64 {
    let depth = row.iter().sum::<f64>() / side;
    let ratio = |area: &f64| {
        let length = area / depth;
        (length / depth).max(depth / length)
    };
    row.iter().map(ratio).fold(0.0, f64::max)
}

/// Places a row along the shorter side, and returns the room that is left.
fn place_row(row: &[f64], room: Rectangle, places: &mut Vec<Rectangle>) -> Rectangle {
    let area: f64 = row.iter().sum();
    let is_column = room.width >= room.height;
    let depth = area / if is_column { room.height } else { room.width };
    let mut along = 0.0;
    for part in row {
        let length = part / depth;
        places.push(match is_column {
            true => Rectangle { x: room.x, y: room.y + along, width: depth, height: length },
            false => Rectangle { x: room.x + along, y: room.y, width: length, height: depth },
        });
        along += length;
    }
    match is_column {
        true => Rectangle { x: room.x + depth, width: (room.width - depth).max(0.0), ..room },
        false => Rectangle { y: room.y + depth, height: (room.height - depth).max(0.0), ..room },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(name: &str, size: f64) -> TreemapPart {
        TreemapPart { name: name.to_owned(), text: format!("${size}"), size }
    }

    /// The example of the paper: areas 6, 6, 4, 3, 2, 2, 1 in a room of 6 by 4.
    #[test]
    fn the_example_of_the_paper_is_laid_out_as_there() {
        let room = Rectangle { x: 0.0, y: 0.0, width: 6.0, height: 4.0 };
        let places = squarified(&[6.0, 6.0, 4.0, 3.0, 2.0, 2.0, 1.0], room);
        let near = |place: Rectangle, (x, y, width, height): (f64, f64, f64, f64)| {
            let pairs = [(place.x, x), (place.y, y), (place.width, width), (place.height, height)];
            assert!(pairs.iter().all(|(one, other)| (one - other).abs() < 0.01), "{place:?}");
        };
        // The first column is 12 ÷ 4 = 3 wide; the row above the rest is 7 ÷ 3 = 2.33 high.
        near(places[0], (0.0, 0.0, 3.0, 2.0));
        near(places[1], (0.0, 2.0, 3.0, 2.0));
        near(places[2], (3.0, 0.0, 12.0 / 7.0, 7.0 / 3.0));
        near(places[3], (3.0 + 12.0 / 7.0, 0.0, 9.0 / 7.0, 7.0 / 3.0));
    }

    #[test]
    fn rectangles_have_their_share_of_the_area_and_stay_in_the_room() {
        let room = Rectangle { x: 0.0, y: 0.0, width: 720.0, height: 360.0 };
        for count in [1_u32, 2, 7, 60] {
            let sizes: Vec<f64> = (1..=count).rev().map(|size| f64::from(size * size)).collect();
            let whole: f64 = sizes.iter().sum();
            for (size, place) in sizes.iter().zip(squarified(&sizes, room)) {
                let share = place.width * place.height / (720.0 * 360.0);
                assert!((share - size / whole).abs() < 1e-9, "{size} of {whole}: {place:?}");
                assert!(place.x + place.width < 720.01 && place.y + place.height < 360.01, "{place:?}");
            }
        }
    }

    #[test]
    fn every_part_has_a_title_and_texts_are_escaped() {
        let text = ChartText { title: "Costs".to_owned(), description: "Shares".to_owned() };
        let svg = treemap(&[part("<a>", 900.0), part("b", 1.0), part("free", 0.0)], &text).unwrap();
        assert!(svg.contains("<title>&lt;a&gt;: $900</title>") && svg.contains("<title>b: $1</title>"), "{svg}");
        assert!(!svg.contains("free") && svg.matches("<text").count() == 2, "{svg}");
        assert_eq!(treemap(&[part("free", 0.0)], &text), None);
        assert_eq!(fitted("a long name", 40.0), "a lo…");
    }
}
