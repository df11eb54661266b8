//! A drawing as files for people who take no SVG: text laid out in fonts of this machine, then PNG
//! or PDF.
//!
//! In: a standalone SVG of [`crate::markup`] and the machine's [`Fonts`]. Out: [`Artwork`], whose every
//! character has a glyph, and its bytes: the same for the same drawing and fonts.

mod fonts;
mod pdf;
mod png;
mod style;

pub use fonts::Fonts;
pub use png::Density;

use resvg::usvg::{Group, Node, Options, Tree};

/// Why a drawing cannot become a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Undrawable {
    /// This machine has no font at all.
    NoFonts,
    /// No font of this machine has this character.
    NoGlyph(char),
    /// More dots than [`Artwork::DOTS`], or none.
    Size {
        /// Dots across.
        width: u32,
        /// Dots down.
        height: u32,
    },
    /// The drawing is no SVG, or its file could not be made.
    Broken(String),
}

/// A drawing whose text is laid out.
pub struct Artwork {
    tree: Tree,
}

impl Artwork {
    /// The most dots of a picture: 10,000 on each side.
    pub const DOTS: u64 = 100_000_000;

    /// Lays out a drawing, in its light colours.
    ///
    /// # Errors
    /// [`Undrawable`]; never a box in place of a character.
    pub fn read(svg: &str, fonts: &Fonts) -> Result<Self, Undrawable> {
        let (fontdb, font_resolver) = fonts.resolver()?;
        let options = Options { fontdb, font_resolver, ..Options::default() };
        let tree =
            Tree::from_str(&style::plain(svg), &options).map_err(|fault| Undrawable::Broken(fault.to_string()))?;
        match without_glyph(tree.root()) {
            Some(character) => Err(Undrawable::NoGlyph(character)),
            None => Ok(Self { tree }),
        }
    }
}

/// The first character drawn as the box that stands for a missing one.
fn without_glyph(group: &Group) -> Option<char> {
    group.children().iter().find_map(|node| match node {
        Node::Group(group) => without_glyph(group),
        Node::Text(text) => {
            let glyphs = text.layouted().iter().flat_map(|span| &span.positioned_glyphs);
            glyphs.filter(|glyph| glyph.id.0 == 0).find_map(|glyph| glyph.text.chars().find(|c| !c.is_whitespace()))
        }
        Node::Path(_) | Node::Image(_) => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(content: &str) -> String {
        format!(r#"<svg xmlns="http://www.w3.org/2000/svg" width="80" height="20"><text y="15">{content}</text></svg>"#)
    }

    #[test]
    fn a_character_without_a_glyph_is_refused_by_name() {
        // A private character of no font that a machine comes with.
        let fonts = Fonts::of_this_machine();
        assert_eq!(Artwork::read(&text("5 \u{10fff0}"), &fonts).err(), Some(Undrawable::NoGlyph('\u{10fff0}')));
        assert!(Artwork::read(&text("520"), &fonts).is_ok());
    }

    #[test]
    fn text_is_in_the_first_of_its_families_that_is_installed() {
        let fonts = Fonts::of_this_machine();
        let css = include_str!("../../style/picture.css").replace("svg {", "svg { --none: none;");
        let text = format!("<style>{css}</style><text>520</text><text class=\"number\">520</text>");
        let svg = format!(r#"<svg xmlns="http://www.w3.org/2000/svg" width="80" height="20">{text}</svg>"#);
        let artwork = Artwork::read(&svg, &fonts).unwrap();
        let faces = artwork.tree.root().children().iter().map(|node| {
            let Node::Text(text) = node else { panic!("not text: {node:?}") };
            artwork.tree.fontdb().face(text.layouted()[0].positioned_glyphs[0].font).unwrap()
        });
        let faces: Vec<(&str, u16)> = faces.map(|face| (face.families[0].0.as_str(), face.weight.0)).collect();
        let named = ["PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC"];
        assert!(named.contains(&faces[0].0) && faces[0].0 == faces[1].0 && faces[0].1 < faces[1].1, "{faces:?}");
    }

    #[test]
    fn nothing_is_drawn_without_fonts() {
        assert_eq!(Artwork::read(&text("520"), &Fonts::none()).err(), Some(Undrawable::NoFonts));
    }

    #[test]
    fn what_is_no_svg_is_refused() {
        let read = Artwork::read("<p>520</p>", &Fonts::of_this_machine());
        assert!(matches!(read.err(), Some(Undrawable::Broken(_))));
    }

    #[test]
    fn a_picture_has_its_dots_and_says_how_large_they_are() {
        let artwork = Artwork::read(&text("520"), &Fonts::of_this_machine()).unwrap();
        for times in 1..=3_u8 {
            let png = artwork.png(Density::times(times)).unwrap();
            let side = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
            assert_eq!((side(16), side(20)), (80 * u32::from(times), 20 * u32::from(times)));
            let unit = png.windows(4).position(|name| name == b"pHYs").unwrap() + 4;
            assert_eq!(side(unit), [3780, 7559, 11339][usize::from(times) - 1], "dots a metre");
        }
        assert_eq!(artwork.png(Density::times(2)), artwork.png(Density::times(2)));
    }

    #[test]
    fn a_picture_that_would_fill_the_memory_is_refused() {
        let artwork = Artwork::read(&text("520"), &Fonts::of_this_machine()).unwrap();
        let size = Undrawable::Size { width: 54613, height: 13653 };
        assert_eq!(artwork.png(Density::per_inch(65535)), Err(size));
        assert!(matches!(artwork.png(Density::per_inch(0)), Err(Undrawable::Size { width: 0, height: 0 })));
    }
}
