//! A label's picture: `label/<number>.svg`, and as dots beside it for places that take no SVG.
//!
//! In: an entry, a language, the fonts to lay its text out in. Out: the files, their addresses and sizes.
//! Dots depend on the fonts of the machine that draws them; everything else of a site does not.

use super::{Base, Entry, File};
use crate::{
    artwork::{Artwork, Density, Fonts, Undrawable},
    label::Number,
    markup,
    text::{CheckedBy, Lang},
};

/// The densities published: dots a pixel.
const DENSITIES: [u8; 3] = [1, 2, 3];

/// Whether a site's labels have pictures of dots, and who draws them.
#[derive(Default)]
pub enum Pictures {
    /// They have none.
    #[default]
    None,
    /// They have them, drawn elsewhere, in other fonts perhaps: pages name them, and they are no files of ours.
    AsTheyAre,
    /// They are drawn here.
    Drawn(Fonts),
}

impl Pictures {
    /// Pictures of these labels, in fonts in which every one of them can be drawn.
    ///
    /// # Errors
    /// The first label that cannot, and why.
    pub fn drawn(fonts: Fonts, entries: &[Entry], base: &Base) -> Result<Self, (Number, Undrawable)> {
        for entry in entries {
            for lang in Lang::ALL {
                let laid_out = Artwork::read(&svg(base, entry, *lang), &fonts);
                laid_out.map_err(|reason| (entry.number.clone(), reason))?;
            }
        }
        Ok(Self::Drawn(fonts))
    }

    /// Whether pages may name them.
    pub(super) fn exist(&self) -> bool {
        !matches!(self, Self::None)
    }

    /// A label's pictures in a language, the SVG first.
    pub(super) fn files(&self, base: &Base, entry: &Entry, lang: Lang) -> Vec<File> {
        let svg = svg(base, entry, lang);
        let artwork = match self {
            // Laid out before, when the fonts were chosen.
            Self::Drawn(fonts) => Artwork::read(&svg, fonts).ok(),
            _ => None,
        };
        let dots = artwork.iter().flat_map(|artwork| {
            let png =
                |times| Some(File { path: path(entry, lang, times), bytes: artwork.png(Density::times(times)).ok()? });
            DENSITIES.into_iter().filter_map(png)
        });
        let named = format!("{}label/{}.svg", lang.folder(), entry.number);
        [File { path: named, bytes: svg.clone().into_bytes() }].into_iter().chain(dots).collect()
    }
}

fn svg(base: &Base, entry: &Entry, lang: Lang) -> String {
    markup::picture(&entry.evidence, lang, CheckedBy::Publisher, Some(&base.label(&entry.number)))
}

/// A label's picture of dots.
pub(super) struct Dots {
    pub(super) address: String,
    pub(super) width: u32,
    pub(super) height: u32,
}

impl Dots {
    pub(super) fn of(base: &Base, entry: &Entry, lang: Lang, times: u8) -> Self {
        let svg = svg(base, entry, lang);
        let side = |name: &str| {
            let (_, rest) = svg.split_once(name)?;
            rest.split('"').next()?.parse::<f64>().ok()
        };
        let dots = |name| (side(name).unwrap_or_default() * f64::from(times)).round() as u32;
        Self { address: base.to(&path(entry, lang, times)), width: dots(" width=\""), height: dots(" height=\"") }
    }
}

/// The paths of a label's pictures of dots.
pub(super) fn paths(entry: &Entry) -> impl Iterator<Item = String> + '_ {
    Lang::ALL.iter().flat_map(|lang| DENSITIES.map(|times| path(entry, *lang, times)))
}

fn path(entry: &Entry, lang: Lang, times: u8) -> String {
    let density = if times == 1 { String::new() } else { format!("@{times}x") };
    format!("{}label/{}{density}.png", lang.folder(), entry.number)
}
