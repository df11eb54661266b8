//! PNG: dots of a density, which the file states, so that it is as large on paper as it was meant.

use super::{Artwork, Undrawable};
use resvg::tiny_skia::{Pixmap, Transform};

/// Dots an inch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Density(u16);

/// CSS: an inch is 96 pixels.
const PIXELS: u16 = 96;

impl Density {
    /// So many dots a CSS pixel, on each side.
    #[must_use]
    pub const fn times(times: u8) -> Self {
        Self(PIXELS * times as u16)
    }

    /// So many dots an inch.
    #[must_use]
    pub const fn per_inch(dots: u16) -> Self {
        Self(dots)
    }

    fn dots(self, pixels: f32) -> u32 {
        // A float that is too large, or none, becomes the nearest whole number.
        (f64::from(pixels) * f64::from(self.0) / f64::from(PIXELS)).round() as u32
    }

    fn per_metre(self) -> u32 {
        (f64::from(self.0) / 0.0254).round() as u32
    }
}

impl Artwork {
    /// The drawing as a PNG: transparent where nothing is drawn, without a word of text or a date in it.
    ///
    /// # Errors
    /// [`Undrawable::Size`].
    pub fn png(&self, density: Density) -> Result<Vec<u8>, Undrawable> {
        let size = self.tree.size();
        let (width, height) = (density.dots(size.width()), density.dots(size.height()));
        let refused = || Undrawable::Size { width, height };
        let fits = u64::from(width) * u64::from(height) <= Self::DOTS;
        let mut dots = fits.then(|| Pixmap::new(width, height)).flatten().ok_or_else(refused)?;
        // Whole dots on both sides: nowhere is a drawing stretched by as much as one.
        let scale = Transform::from_scale(width as f32 / size.width(), height as f32 / size.height());
        resvg::render(&self.tree, scale, &mut dots.as_mut());
        encode(dots, density).map_err(|fault| Undrawable::Broken(fault.to_string()))
    }
}

fn encode(dots: Pixmap, density: Density) -> Result<Vec<u8>, png::EncodingError> {
    let (mut file, per_metre) = (Vec::new(), density.per_metre());
    let mut encoder = png::Encoder::new(&mut file, dots.width(), dots.height());
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::High);
    encoder.set_pixel_dims(Some(png::PixelDimensions { xppu: per_metre, yppu: per_metre, unit: png::Unit::Meter }));
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&dots.take_demultiplied())?;
    writer.finish()?;
    Ok(file)
}
