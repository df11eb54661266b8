//! PDF: one page as large as the drawing, its text as outlines, so that no press need have the fonts.
//!
//! Greys, black and white are written as grey alone: a press prints them with one ink, not four. Drawings
//! for print have plain fills and strokes; what is clipped or half transparent is not for this format.

use super::{Artwork, Undrawable};
use pdf_writer::{Content, Filter, Finish, Pdf, Rect, Ref, TextStr};
use resvg::{
    tiny_skia::{Path, PathSegment, Point, Transform},
    usvg::{self, Color, FillRule, Group, Node, Paint},
};

/// CSS: 96 pixels are an inch, and so are 72 points.
const POINTS: f32 = 72.0 / 96.0;

impl Artwork {
    /// The drawing as a PDF.
    ///
    /// # Errors
    /// [`Undrawable::Broken`] for a drawing that needs more than plain fills and strokes.
    pub fn pdf(&self) -> Result<Vec<u8>, Undrawable> {
        let size = self.tree.size();
        let mut content = Content::new();
        // PDF counts upwards from the lower edge.
        let page = Transform::from_row(POINTS, 0.0, 0.0, -POINTS, 0.0, size.height() * POINTS);
        draw(self.tree.root(), page, &mut content)?;
        Ok(file(&deflated(&content.finish()), size.width() * POINTS, size.height() * POINTS))
    }
}

fn deflated(content: &[u8]) -> Vec<u8> {
    let mut deflated = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    // Writing to memory does not fail.
    let _ = std::io::Write::write_all(&mut deflated, content);
    deflated.finish().unwrap_or_default()
}

fn file(content: &[u8], width: f32, height: f32) -> Vec<u8> {
    let [catalogue, pages, page, stream, about] = [1, 2, 3, 4, 5].map(Ref::new);
    let mut pdf = Pdf::new();
    pdf.catalog(catalogue).pages(pages);
    pdf.pages(pages).kids([page]).count(1);
    let mut sheet = pdf.page(page);
    sheet.media_box(Rect::new(0.0, 0.0, width, height)).parent(pages).contents(stream);
    sheet.resources();
    sheet.finish();
    pdf.stream(stream, content).filter(Filter::FlateDecode);
    pdf.document_info(about).producer(TextStr("carbon-label"));
    pdf.finish()
}

fn draw(group: &Group, page: Transform, content: &mut Content) -> Result<(), Undrawable> {
    if group.opacity().get() < 1.0 || group.mask().is_some() || !group.filters().is_empty() {
        return Err(beyond("a group that is half transparent"));
    }
    for node in group.children() {
        match node {
            Node::Group(group) => draw(group, page, content)?,
            Node::Text(text) => draw(text.flattened(), page, content)?,
            Node::Path(path) if path.is_visible() => paint(path, page, content)?,
            Node::Path(_) => {}
            Node::Image(_) => return Err(beyond("an image")),
        }
    }
    Ok(())
}

fn beyond(what: &str) -> Undrawable {
    Undrawable::Broken(what.to_owned())
}

fn paint(path: &usvg::Path, page: Transform, content: &mut Content) -> Result<(), Undrawable> {
    let to_page = path.abs_transform().post_concat(page);
    if let Some(fill) = path.fill() {
        match solid(fill.paint(), fill.opacity().get())? {
            Shade::Grey(grey) => content.set_fill_gray(grey),
            Shade::Colour([red, green, blue]) => content.set_fill_rgb(red, green, blue),
        };
        trace(path.data(), to_page, content);
        if fill.rule() == FillRule::EvenOdd {
            content.fill_even_odd()
        } else {
            content.fill_nonzero()
        };
    }
    if let Some(stroke) = path.stroke() {
        if stroke.dasharray().is_some() {
            return Err(beyond("a dashed line"));
        }
        match solid(stroke.paint(), stroke.opacity().get())? {
            Shade::Grey(grey) => content.set_stroke_gray(grey),
            Shade::Colour([red, green, blue]) => content.set_stroke_rgb(red, green, blue),
        };
        let (across, up) = to_page.get_scale();
        content.set_line_width(stroke.width().get() * (across * up).sqrt());
        trace(path.data(), to_page, content);
        content.stroke();
    }
    Ok(())
}

/// A colour in parts of one.
enum Shade {
    Grey(f32),
    Colour([f32; 3]),
}

fn solid(paint: &Paint, opacity: f32) -> Result<Shade, Undrawable> {
    let part = |byte: u8| f32::from(byte) / 255.0;
    match paint {
        Paint::Color(Color { red, green, blue }) if opacity >= 1.0 => Ok(if red == green && green == blue {
            Shade::Grey(part(*red))
        } else {
            Shade::Colour([*red, *green, *blue].map(part))
        }),
        _ => Err(beyond("a colour that is no plain one")),
    }
}

fn trace(path: &Path, to_page: Transform, content: &mut Content) {
    let on_page = |mut point: Point| {
        to_page.map_point(&mut point);
        (point.x, point.y)
    };
    let mut last = Point::zero();
    for segment in path.segments() {
        match segment {
            PathSegment::MoveTo(to) => {
                let (x, y) = on_page(to);
                content.move_to(x, y);
                last = to;
            }
            PathSegment::LineTo(to) => {
                let (x, y) = on_page(to);
                content.line_to(x, y);
                last = to;
            }
            PathSegment::QuadTo(control, to) => {
                // A quadratic curve is the cubic whose controls lie two thirds of the way to its one.
                let toward = |end: Point| {
                    Point::from_xy(end.x + (control.x - end.x) * 2.0 / 3.0, end.y + (control.y - end.y) * 2.0 / 3.0)
                };
                curve(on_page(toward(last)), on_page(toward(to)), on_page(to), content);
                last = to;
            }
            PathSegment::CubicTo(first, second, to) => {
                curve(on_page(first), on_page(second), on_page(to), content);
                last = to;
            }
            PathSegment::Close => {
                content.close_path();
            }
        }
    }
}

fn curve(first: (f32, f32), second: (f32, f32), to: (f32, f32), content: &mut Content) {
    content.cubic_to(first.0, first.1, second.0, second.1, to.0, to.1);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::artwork::Fonts;
    use std::io::Read;

    fn pdf(parts: &str) -> Result<Vec<u8>, Undrawable> {
        let svg = format!(r#"<svg xmlns="http://www.w3.org/2000/svg" width="25.4mm" height="12.7mm">{parts}</svg>"#);
        Artwork::read(&svg, &Fonts::of_this_machine()).and_then(|artwork| artwork.pdf())
    }

    /// What the page draws.
    fn content(pdf: &[u8]) -> String {
        let start = pdf.windows(7).position(|part| part == b"stream\n").unwrap() + 7;
        let mut content = String::new();
        flate2::read::ZlibDecoder::new(&pdf[start..]).read_to_string(&mut content).unwrap();
        content
    }

    #[test]
    fn a_page_is_as_large_as_its_drawing_and_the_same_each_time() {
        let made = pdf("<text y=\"20\">520</text>").unwrap();
        assert!(String::from_utf8_lossy(&made).contains("/MediaBox [0 0 72 36]"));
        assert_eq!(pdf("<text y=\"20\">520</text>").unwrap(), made);
    }

    #[test]
    fn black_is_one_ink_and_a_colour_is_a_colour() {
        let drawn =
            r##"<text y="20">520</text><path stroke="#000" d="M0 0h9"/><rect width="9" height="9" fill="#fff"/>"##;
        let black = content(&pdf(drawn).unwrap());
        assert!(black.contains("0 g") && black.contains("0 G") && black.contains("1 g"), "{black}");
        assert!(!black.to_lowercase().contains("rg") && !black.contains("Tf"), "{black}");
        assert!(content(&pdf(r#"<rect width="9" height="9" fill="green"/>"#).unwrap()).contains(" rg"));
    }

    #[test]
    fn what_it_cannot_say_is_refused() {
        for parts in [
            r#"<g opacity=".5"><rect width="9" height="9"/></g>"#,
            r#"<rect width="9" height="9" fill-opacity=".5"/>"#,
            r#"<path stroke="red" stroke-dasharray="2" d="M0 0h9"/>"#,
        ] {
            assert!(matches!(pdf(parts), Err(Undrawable::Broken(_))), "{parts}");
        }
    }
}
