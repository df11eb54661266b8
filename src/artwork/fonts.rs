//! The fonts of this machine.

use super::Undrawable;
use resvg::usvg::{
    Font, FontFamily, FontResolver,
    fontdb::{Database, Family, ID, Query, Weight},
};
use std::sync::Arc;

/// The fonts of this machine, looked up once.
pub struct Fonts(Arc<Database>);

impl Fonts {
    /// Looks up what is installed.
    #[must_use]
    pub fn of_this_machine() -> Self {
        let mut fonts = Database::new();
        fonts.load_system_fonts();
        Self(Arc::new(fonts))
    }

    /// None at all.
    #[cfg(test)]
    pub(super) fn none() -> Self {
        Self(Arc::new(Database::new()))
    }

    /// The fonts, and how one is chosen: by the drawing's names, else any, so that no text is left out.
    pub(super) fn resolver(&self) -> Result<(Arc<Database>, FontResolver<'static>), Undrawable> {
        let plain = self.0.query(&Query { families: &[Family::SansSerif], ..Query::default() });
        let any: ID = plain.or_else(|| Some(self.0.faces().next()?.id)).ok_or(Undrawable::NoFonts)?;
        // The default takes a serif where none of the names is installed.
        let select_font =
            Box::new(move |font: &Font, fonts: &mut Arc<Database>| Some(named(font, fonts).unwrap_or(any)));
        Ok((self.0.clone(), FontResolver { select_font, ..FontResolver::default() }))
    }
}

/// The face nearest in weight of the first of the drawing's families that is installed; all its text is upright.
fn named(font: &Font, fonts: &Database) -> Option<ID> {
    let families = font.families().iter().filter_map(|family| match family {
        FontFamily::Named(name) => Some(Family::Name(name)),
        _ => None,
    });
    let families: Vec<Family<'_>> = families.collect();
    fonts.query(&Query { families: &families, weight: Weight(font.weight()), ..Query::default() })
}
