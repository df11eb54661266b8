//! A label's picture: `label/<number>.svg`, and as dots beside it for places that take no SVG.
//!
//! In: an entry, a language, the fonts to lay its text out in. Out: the files, their addresses and sizes.
//! Dots depend on the fonts of the machine that draws them; everything else of a site does not.

use super::{Base, Entry, File};
use crate::{
    artwork::{Artwork, Density, Fonts, Undrawable},
    label::Number,
    text::Lang,
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
    /// A word to tell them apart by.
    pub(super) fn word(&self) -> &'static str {
        match self {
            Self::None => "none",
            Self::AsTheyAre => "taken",
            Self::Drawn(_) => "drawn",
        }
    }

    /// Whether pages may name them.
    pub(super) fn exist(&self) -> bool {
        !matches!(self, Self::None)
    }

    /// A label's pictures in a language, the SVG first.
    ///
    /// # Errors
    /// Why its dots cannot be drawn: a site has pictures of all its labels, or of none.
    pub(super) fn files(&self, entry: &Entry, lang: Lang) -> Result<Vec<File>, Undrawable> {
        let svg = entry.svg(lang);
        let mut files = vec![File { path: vector(&entry.number, lang), bytes: svg.into() }];
        if let Self::Drawn(fonts) = self {
            let artwork = Artwork::read(svg, fonts)?;
            for times in DENSITIES {
                files.push(File { path: path(&entry.number, lang, times), bytes: artwork.png(Density::times(times))? });
            }
        }
        Ok(files)
    }

    /// The paths of the same.
    pub(super) fn paths(&self, number: &Number, lang: Lang) -> Vec<String> {
        let dots = DENSITIES.iter().filter(|_| matches!(self, Self::Drawn(_))).map(|times| path(number, lang, *times));
        [vector(number, lang)].into_iter().chain(dots).collect()
    }
}

fn vector(number: &Number, lang: Lang) -> String {
    format!("{}label/{number}.svg", lang.folder())
}

/// A label's picture of dots.
pub(super) struct Dots {
    pub(super) address: String,
    pub(super) width: u32,
    pub(super) height: u32,
}

impl Dots {
    pub(super) fn of(base: &Base, entry: &Entry, lang: Lang, times: u8) -> Self {
        let svg = entry.svg(lang);
        let side = |name: &str| {
            let (_, rest) = svg.split_once(name)?;
            rest.split('"').next()?.parse::<f64>().ok()
        };
        let dots = |name| (side(name).unwrap_or_default() * f64::from(times)).round() as u32;
        Self {
            address: base.to(&path(&entry.number, lang, times)),
            width: dots(" width=\""),
            height: dots(" height=\""),
        }
    }
}

/// The paths of a label's pictures of dots.
pub(super) fn dots(number: &Number) -> impl Iterator<Item = String> + '_ {
    Lang::ALL.iter().flat_map(|lang| DENSITIES.map(|times| path(number, *lang, times)))
}

fn path(number: &Number, lang: Lang, times: u8) -> String {
    let density = if times == 1 { String::new() } else { format!("@{times}x") };
    format!("{}label/{number}{density}.png", lang.folder())
}
