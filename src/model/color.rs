//! Colours, and how well one can be read on another (WCAG 2.2).

use std::fmt;

/// A colour of the sRGB space.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Color {
    /// Red, green and blue, 0 to 255.
    channels: [u8; 3],
}

/// A colour for the light scheme, and one for the dark scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// In the light scheme.
    pub light: Color,
    /// In the dark scheme.
    pub dark: Color,
}

/// The least contrast of text (WCAG 2.2, success criterion 1.4.3).
pub const LEAST_CONTRAST: f64 = 4.5;

impl Color {
    /// Black.
    pub const BLACK: Self = Self { channels: [0; 3] };
    /// White.
    pub const WHITE: Self = Self { channels: [255; 3] };

    /// The colour of `#rgb` or `#rrggbb` (CSS Color 4, section 5.2); `None` if it is no such text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?.as_bytes();
        let digit = |at: usize| (*digits.get(at)? as char).to_digit(16);
        let channel = |at: usize| {
            let (high, low) = match digits.len() {
                3 => (digit(at)?, digit(at)?),
                6 => (digit(2 * at)?, digit(2 * at + 1)?),
                _ => return None,
            };
            u8::try_from(high * 16 + low).ok()
        };
        Some(Self { channels: [channel(0)?, channel(1)?, channel(2)?] })
    }

    /// How well one colour can be read on the other, from 1 to 21 (WCAG 2.2, "contrast ratio").
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// The first colour on the way from this one to black or white that has [`LEAST_CONTRAST`] on
    /// all of `grounds`; the end of the way if none has.
    #[must_use]
    pub fn readable_on(self, grounds: &[Self]) -> Self {
        let is_light = grounds.iter().all(|ground| ground.luminance() > 0.18);
        let end = if is_light { Self::BLACK } else { Self::WHITE };
        let steps = (0..=u8::MAX).map(|step| self.mixed(end, step));
        let fits = |color: &Self| grounds.iter().all(|on| color.contrast(*on) >= LEAST_CONTRAST);
        steps.into_iter().find(fits).unwrap_or(end)
    }

    /// This colour with `part` of 255 of another.
    fn mixed(self, other: Self, part: u8) -> Self {
        let [part, all] = [u32::from(part), u32::from(u8::MAX)];
        let mix = |at: usize| {
            let [own, its] = [self.channels[at], other.channels[at]].map(u32::from);
            u8::try_from((own * (all - part) + its * part) / all).unwrap_or(u8::MAX)
        };
        Self { channels: [mix(0), mix(1), mix(2)] }
    }

    /// From 0 to 1 (WCAG 2.2, "relative luminance").
    fn luminance(self) -> f64 {
        let linear = self.channels.map(|channel| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.channels;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::{Color, LEAST_CONTRAST};

    fn color(text: &str) -> Color {
        Color::parse(text).expect("a colour")
    }

    #[test]
    fn a_color_is_three_or_six_digits() {
        assert_eq!(color("#0bf").to_string(), "#00bbff");
        assert_eq!(color("#1D4fc4").to_string(), "#1d4fc4");
        for text in ["", "#", "0bf", "#0bfa", "#00bbffaa", "#ggg", "#1d4fcé", "blue", "#+1f"] {
            assert_eq!(Color::parse(text), None, "{text}");
        }
    }

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        assert_eq!(format!("{:.2}", Color::BLACK.contrast(Color::WHITE)), "21.00");
        assert_eq!(format!("{:.2}", color("#777").contrast(Color::WHITE)), "4.48");
        assert_eq!(format!("{:.2}", Color::WHITE.contrast(color("#767676"))), "4.54");
    }

    #[test]
    fn the_nearest_readable_color_is_on_the_way_to_black_or_white() {
        let paper = [color("#fdfdfe"), color("#f4f5f7")];
        assert_eq!(color("#1d4fc4").readable_on(&paper), color("#1d4fc4"));
        for (text, grounds) in [("#ff8800", paper), ("#0000aa", [color("#121317"); 2])] {
            let near = color(text).readable_on(&grounds);
            let worst = |it: Color| grounds.map(|on| it.contrast(on)).into_iter().reduce(f64::min);
            let worst = worst(near).expect("there are grounds");
            assert!((LEAST_CONTRAST..5.0).contains(&worst), "{text}: {near} has {worst}");
        }
    }
}
