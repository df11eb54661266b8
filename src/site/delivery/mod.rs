//! How a site's files are to be delivered: one table for every server.
//!
//! In: a path of the site. Out: its content type, how long it is kept, who may read and frame it. `serve`,
//! the files for hosts ([`files`]), the configurations for [`nginx`] and [`caddy`] and whatever uploads a
//! site are made from this table alone, so that they cannot disagree.

mod caddy;
mod hosts;
mod nginx;
mod pattern;
mod sitemap;
mod worker;

pub use caddy::caddy;
pub use hosts::files;
pub use nginx::nginx;
use pattern::Pattern;
pub use sitemap::Sitemap;
pub(super) use worker::WORKER;
pub use worker::worker;

/// Where a configured server finds the site, and how it is reached.
pub struct Place<'a> {
    /// The site's folder, from the file system's root.
    pub root: &'a str,
    /// The name it is asked for by.
    pub domain: &'a str,
    /// The port for plain HTTP, behind a proxy or for trying out; without one, HTTPS.
    pub plain: Option<u16>,
}

/// The page for what is not there.
pub const MISSING: &str = "404.html";

/// Files that may stand beside one, compressed: the content coding, and what the file's name ends with.
/// The first that a reader takes is sent.
pub const ENCODINGS: [(&str, &str); 2] = [("br", BROTLI), ("gzip", GZIP)];
pub(super) const BROTLI: &str = ".br";
pub(super) const GZIP: &str = ".gz";

/// What every answer carries.
pub const COMMON: [(&str, &str); 4] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Permissions-Policy", "camera=(self), geolocation=(), microphone=(), payment=(), usb=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
];

/// For addresses under TLS alone: the operator decides that there will be no others.
const STRICT_TRANSPORT: (&str, &str) = ("Strict-Transport-Security", "max-age=63072000");

/// How long a copy counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Life {
    /// Its name changes with its content.
    Forever,
    /// A label may be suspended any time: a minute, then whoever has a copy asks again.
    Minute,
    /// Every use asks first.
    Asked,
}

/// Who may use a file besides the site itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Readers {
    /// Nobody: it may be visited, not taken into other pages.
    Site,
    /// Other pages may show it: a picture.
    Shown,
    /// Other pages may frame it: a card, and the comparison, which has nothing that a click could give away.
    Framed,
    /// Other pages' scripts may read it: labels, and what verifies them.
    Read,
}

/// Files that are delivered alike.
struct Rule {
    paths: &'static [Pattern],
    life: Life,
    readers: Readers,
}

/// The first rule that fits counts. No two of them fit one file of a site, but for the last.
const RULES: &[Rule] = &[
    Rule { paths: &[Pattern::at("assets/**")], life: Life::Forever, readers: Readers::Site },
    Rule { paths: &[Pattern::at("catalogue/**")], life: Life::Forever, readers: Readers::Read },
    Rule { paths: &[Pattern::at("embed/*/**")], life: Life::Forever, readers: Readers::Read },
    Rule {
        paths: &[
            Pattern::at("catalogue.json"),
            Pattern::at("embed/carbon-label.js"),
            Pattern::at("embed/carbon-compare.js"),
            Pattern::at("embed/host.js"),
            Pattern::at("embed/programme.json"),
            Pattern::at("benchmarks/*.json"),
            Pattern::at("label/*.jwt"),
            Pattern::at("label/*.json"),
            Pattern::at("trust.jwt"),
            Pattern::at("status/**"),
            Pattern::at("schema/**"),
            Pattern::at("*/did.json"),
            Pattern::each_language("label/*/oembed.json"),
        ],
        life: Life::Minute,
        readers: Readers::Read,
    },
    Rule {
        paths: &[
            Pattern::each_language("label/*/card.html"),
            Pattern::each_language("compare/"),
            Pattern::each_language("compare/**"),
        ],
        life: Life::Minute,
        readers: Readers::Framed,
    },
    Rule {
        paths: &[Pattern::each_language("label/*.svg"), Pattern::each_language("label/*.png")],
        life: Life::Minute,
        readers: Readers::Shown,
    },
    Rule { paths: &[Pattern::at(WORKER), Pattern::at(MISSING)], life: Life::Asked, readers: Readers::Site },
    REST,
];

/// Pages, and all else.
const REST: Rule = Rule { paths: PAGES, life: Life::Minute, readers: Readers::Site };

/// Where pages are, for hosts that know no order of rules: whatever no other rule fits is delivered so.
const PAGES: &[Pattern] = &[
    Pattern::each_language(""),
    Pattern::each_language("label/*/"),
    Pattern::each_language("category/**"),
    Pattern::each_language("targets/"),
    Pattern::at("01/**"),
    Pattern::each_language("verify/**"),
    Pattern::each_language("studio/**"),
    Pattern::at("presented/**"),
];

/// The types of files, by the ends of their names, and whether they become smaller when compressed.
const TYPES: &[(&str, &str, bool)] = &[
    ("html", "text/html; charset=utf-8", true),
    ("js", "text/javascript; charset=utf-8", true),
    ("css", "text/css; charset=utf-8", true),
    ("json", "application/json", true),
    ("svg", "image/svg+xml", true),
    ("txt", "text/plain; charset=utf-8", true),
    ("wasm", "application/wasm", true),
    ("xml", "application/xml", true),
    ("jwt", "application/vc+jwt", true),
    ("jwe", "application/jose", false),
    ("png", "image/png", false),
];

/// For all others: nobody is to guess.
const UNKNOWN: &str = "application/octet-stream";

impl Life {
    /// As `Cache-Control` says it.
    #[must_use]
    pub const fn control(self) -> &'static str {
        match self {
            Self::Forever => "public, max-age=31536000, immutable",
            Self::Minute => "public, max-age=60, must-revalidate",
            Self::Asked => "no-cache",
        }
    }
}

impl Readers {
    /// The headers that say so.
    const fn headers(self) -> &'static [(&'static str, &'static str)] {
        const ALL: (&str, &str) = ("Access-Control-Allow-Origin", "*");
        const FRAME: (&str, &str) = ("Content-Security-Policy", "frame-ancestors 'self'");
        const OTHERS: (&str, &str) = ("Cross-Origin-Resource-Policy", "cross-origin");
        const SELF: (&str, &str) = ("Cross-Origin-Resource-Policy", "same-origin");
        match self {
            Self::Site => &[FRAME, SELF],
            Self::Shown => &[FRAME, OTHERS],
            Self::Framed => &[OTHERS],
            Self::Read => &[FRAME, OTHERS, ALL],
        }
    }

    /// The value of one of them, if it has it.
    fn header(self, name: &str) -> Option<&'static str> {
        self.headers().iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
    }
}

/// What a rule says in a header.
type Said = fn(&Rule) -> Option<&'static str>;

/// The headers that differ from rule to rule, with their values.
const DIFFERING: [(&str, Said); 4] = [
    ("Cache-Control", |rule| Some(rule.life.control())),
    ("Content-Security-Policy", |rule| rule.readers.header("Content-Security-Policy")),
    ("Cross-Origin-Resource-Policy", |rule| rule.readers.header("Cross-Origin-Resource-Policy")),
    ("Access-Control-Allow-Origin", |rule| rule.readers.header("Access-Control-Allow-Origin")),
];

/// What a product's identifier may be: GTIN-8, -12, -13, each written with zeros before it in 14 digits.
const SHORT_GTINS: [usize; 3] = [8, 12, 13];

/// Where a GS1 Digital Link leads: to its product's page, `01/<GTIN>/` in all 14 digits.
///
/// In: a path of the site. Out: the page's path for the address of a batch or a piece, or one of a GTIN
/// without its zeros; nothing where the path is that page itself, or no such link.
#[must_use]
pub fn product_page(path: &str) -> Option<String> {
    let link = path.strip_prefix("01/")?;
    let (gtin, piece) = link.split_once('/').unwrap_or((link, ""));
    let is_short = SHORT_GTINS.contains(&gtin.len());
    let leads_on = is_short || (gtin.len() == 14 && !matches!(piece, "" | "index.html"));
    (leads_on && gtin.bytes().all(|b| b.is_ascii_digit())).then(|| format!("01/{gtin:0>14}/"))
}

fn rule(path: &str) -> &'static Rule {
    let fits = |rule: &&Rule| rule.paths.iter().any(|pattern| pattern.fits(path));
    RULES.iter().find(fits).unwrap_or(&REST)
}

/// The headers of a path's answer, whatever its status, but for its type and `Cache-Control`.
pub fn headers(path: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    COMMON.into_iter().chain(rule(path).readers.headers().iter().copied())
}

/// How long a path's file is kept. What is refused or missing is [`Life::Asked`].
#[must_use]
pub fn life(path: &str) -> Life {
    rule(path).life
}

/// A file's content type, by its path.
#[must_use]
pub fn media_type(path: &str) -> &'static str {
    known(path).map_or(UNKNOWN, |(_, name, _)| *name)
}

/// Whether it is worth putting compressed files ([`ENCODINGS`]) beside a file.
#[must_use]
pub fn is_compressible(path: &str) -> bool {
    known(path).is_some_and(|(_, _, smaller)| *smaller)
}

fn known(path: &str) -> Option<&'static (&'static str, &'static str, bool)> {
    let (_, ending) = path.rsplit_once('.')?;
    TYPES.iter().find(|(known, _, _)| *known == ending)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn batches_pieces_and_short_gtins_lead_to_their_product() {
        let page = "01/09506000134352/";
        for link in ["01/9506000134352", "01/9506000134352/10/A", "01/09506000134352/10/A/21/1"] {
            assert_eq!(product_page(link).as_deref(), Some(page), "{link}");
        }
        assert_eq!(product_page("01/12345670/").as_deref(), Some("01/00000012345670/"));
        for path in [
            page,
            "01/09506000134352",
            "01/09506000134352/index.html",
            "01/950600013435x/10/A",
            "01/1/",
            "en/01/12345670/",
        ] {
            assert_eq!(product_page(path), None, "{path}");
        }
    }

    fn header(path: &str, name: &str) -> Option<&'static str> {
        headers(path).find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    #[test]
    fn other_origins_may_read_labels_and_what_verifies_them_and_no_page() {
        let shared = [
            "label/A.jwt",
            "trust.jwt",
            "status/body/revocation-1.jwt",
            "embed/carbon-label.js",
            "embed/0f/element_bg.wasm",
            "body-c/did.json",
            ".well-known/did.json",
            "en/label/A/oembed.json",
        ];
        for path in shared {
            assert_eq!(header(path, "Access-Control-Allow-Origin"), Some("*"), "{path}");
        }
        for path in ["", "index.html", "label/A/", "label/A.svg", "presented/bank.jwe", "verify/", "trust.jwt/x"] {
            assert_eq!(header(path, "Access-Control-Allow-Origin"), None, "{path}");
        }
    }

    #[test]
    fn a_card_and_the_comparison_may_be_framed_and_nothing_else() {
        for path in ["label/A/card.html", "en/label/A/card.html", "compare/", "en/compare/index.html"] {
            assert_eq!(header(path, "Content-Security-Policy"), None, "{path}");
        }
        for path in ["", "label/A/", "en/label/A/index.html", "verify/", "label/A.jwt", "x/card.html", "404.html"] {
            assert_eq!(header(path, "Content-Security-Policy"), Some("frame-ancestors 'self'"), "{path}");
        }
    }

    #[test]
    fn only_what_changes_its_name_is_kept() {
        for path in ["assets/app-0f/verify.js", "embed/0f/program.js"] {
            assert_eq!(life(path), Life::Forever, "{path}");
        }
        for path in ["", "label/A/index.html", "embed/carbon-label.js", "status/a/1.jwt", "trust.jwt", "label/A.svg"] {
            assert_eq!(life(path), Life::Minute, "{path}");
        }
        assert_eq!(life("sw.js"), Life::Asked);
    }

    #[test]
    fn types_go_by_the_ends_of_names() {
        assert_eq!(media_type("label/A.jwt"), "application/vc+jwt");
        assert_eq!(media_type("label/A@2x.png"), "image/png");
        assert_eq!(media_type("_headers"), "application/octet-stream");
        assert!(is_compressible("index.html") && !is_compressible("label/A.png") && !is_compressible("x"));
    }
}
