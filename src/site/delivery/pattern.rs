//! Which paths a rule is of: `*` stands for anything but `/`, a last `**` for everything that follows.
//!
//! In: a pattern. Out: whether a path fits it; the same as a regular expression, and as hosts write it.

use crate::text::Lang;

/// A pattern of paths, from the site's root.
pub(super) struct Pattern {
    glob: &'static str,
    /// Whether it stands for the same path below each language's folder.
    each_language: bool,
}

impl Pattern {
    pub(super) const fn at(glob: &'static str) -> Self {
        Self { glob, each_language: false }
    }

    pub(super) const fn each_language(glob: &'static str) -> Self {
        Self { glob, each_language: true }
    }

    fn folders(&self) -> impl Iterator<Item = &'static str> {
        Lang::ALL.iter().take(if self.each_language { Lang::ALL.len() } else { 1 }).map(|lang| lang.folder())
    }

    /// Whether a path fits.
    pub(super) fn fits(&self, path: &str) -> bool {
        let inside = |folder| path.strip_prefix(folder).is_some_and(|rest| fits(self.glob, rest));
        self.folders().any(inside)
    }

    /// As a regular expression over a path with its first `/`.
    pub(super) fn expression(&self) -> String {
        let folders: Vec<&str> = self.folders().filter(|folder| !folder.is_empty()).collect();
        let language = if folders.is_empty() { String::new() } else { format!("(?:{})?", folders.join("|")) };
        let glob = self.glob.replace('.', "\\.").replace("**", "\0").replace('*', "[^/]+").replace('\0', ".+");
        format!("^/{language}{glob}$")
    }

    /// As hosts write it. They know one `*` a pattern; one before it is a placeholder, `:part`.
    pub(super) fn host_paths(&self) -> impl Iterator<Item = String> {
        let glob = self.glob.replace("**", "*");
        let glob = if glob.matches('*').count() > 1 { glob.replacen('*', ":part", 1) } else { glob };
        self.folders().map(move |folder| format!("/{folder}{glob}"))
    }
}

fn fits(glob: &str, path: &str) -> bool {
    if glob == "**" {
        return !path.is_empty();
    }
    let Some((before, after)) = glob.split_once('*').filter(|(before, _)| path.starts_with(before)) else {
        return glob == path;
    };
    let rest = &path[before.len()..];
    if after == "*" {
        return !rest.is_empty();
    }
    let within = rest.find('/').unwrap_or(rest.len());
    // A star stands for something, and for as much as still lets the rest fit.
    rest.char_indices()
        .map(|(at, c)| at + c.len_utf8())
        .take_while(|end| *end <= within)
        .any(|end| fits(after, &rest[end..]))
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    #[test]
    fn a_star_stays_within_its_folder_and_two_do_not() {
        for (glob, path, expected) in [
            ("label/*.jwt", "label/A.B.jwt", true),
            ("label/*.jwt", "label/.jwt", false),
            ("label/*.jwt", "label/a/b.jwt", false),
            ("label/*/card.html", "label/A/card.html", true),
            ("label/*/card.html", "label/A/b/card.html", false),
            ("embed/*/**", "embed/0f/a/b.js", true),
            ("embed/*/**", "embed/b.js", false),
            ("status/**", "status/", false),
            ("", "", true),
            ("", "x", false),
        ] {
            assert_eq!(Pattern::at(glob).fits(path), expected, "{glob} {path}");
        }
    }

    #[test]
    fn each_language_has_its_folder() {
        let pattern = Pattern::each_language("label/*.svg");
        assert!(pattern.fits("label/A.svg") && pattern.fits("en/label/A.svg") && !pattern.fits("fr/label/A.svg"));
        assert_eq!(pattern.expression(), r"^/(?:en/)?label/[^/]+\.svg$");
        assert!(pattern.host_paths().eq(["/label/*.svg", "/en/label/*.svg"]));
        assert!(Pattern::at("embed/*/**").host_paths().eq(["/embed/:part/*"]));
        assert_eq!(Pattern::at("embed/*/**").expression(), "^/embed/[^/]+/.+$");
    }
}
