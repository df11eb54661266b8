//! What every page has: head, policy, header, footer.

use super::{File, Publication, app::AppPage, data, delivery::WORKER};
use crate::{
    evidence::Evidence,
    markup::{self, Drawing, footprint_glyph},
    programme::Programme,
    text::{Lang, SiteWords},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

/// Where a page stands, and in which language.
#[derive(Clone, Copy)]
pub(super) struct Page<'a> {
    pub(super) programme: &'a Programme,
    pub(super) lang: Lang,
    /// The page's path inside its language, `""` or `label/X/`.
    pub(super) path: &'a str,
    /// The app's pages that the site has.
    pub(super) tools: &'static [AppPage],
    /// The site's address.
    base: &'a str,
    /// Whether it can be met at any address: then its links are absolute.
    anywhere: bool,
    /// Whether it is a label's own, which lists nothing.
    of_label: bool,
}

/// A stylesheet of pages, and the policy that lets them have it.
struct Look {
    style: String,
    policy: String,
}

impl Look {
    fn new(sheets: &[&str]) -> Self {
        let style = own(sheets);
        // Its script asks for nothing; who marks pages asks for robots.txt from within them.
        let policy = format!(
            "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; worker-src 'self'; connect-src 'self'; \
             img-src 'self' data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'",
            content_hash(&style),
            content_hash(&SCRIPT)
        );
        Self { style, policy }
    }
}

const COMMON: [&str; 2] = [markup::STYLESHEET, include_str!("../../style/site.css")];
static LABELS: LazyLock<Look> = LazyLock::new(|| Look::new(&COMMON));
static LISTS: LazyLock<Look> =
    LazyLock::new(|| Look::new(&[COMMON[0], COMMON[1], include_str!("../../style/lists.css")]));
static SCRIPT: LazyLock<String> = LazyLock::new(|| spare(include_str!("copy.js")));

/// The footprint as the page's icon; without one, browsers ask for a file that is not there.
pub(super) const ICON: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='%23168a58'%3E%3Cpath d='M9.4 22c-2.4 0-3.8-2-3.3-4.3.4-1.8 1.1-2.6.9-4.8C6.8 10.2 8.3 8 11.1 8c3.2 0 4.9 2.6 4.5 5.7-.3 2.4-2.1 3.3-2.7 5.200C12.4 20.9 11.4 22 9.4 22z'/%3E%3Ccircle cx='8' cy='5' r='2'/%3E%3Ccircle cx='12.5' cy='4' r='1.7'/%3E%3Ccircle cx='16.5' cy='5.5' r='1.5'/%3E%3C/svg%3E";

impl<'a> Page<'a> {
    pub(super) fn new(publication: &'a Publication<'_>, lang: Lang, path: &'a str) -> Self {
        Self {
            programme: publication.programme,
            lang,
            path,
            tools: publication.tools(),
            base: &publication.base.0,
            anywhere: false,
            of_label: false,
        }
    }

    /// A label's own page.
    pub(super) fn of_label(publication: &'a Publication<'_>, lang: Lang, path: &'a str) -> Self {
        Self { of_label: true, ..Self::new(publication, lang, path) }
    }

    fn look(&self) -> &'static Look {
        if self.of_label { &LABELS } else { &LISTS }
    }

    /// A page that can be met anywhere: its links are absolute.
    pub(super) fn anywhere(publication: &'a Publication<'_>, lang: Lang, path: &'a str) -> Self {
        Self { anywhere: true, ..Self::new(publication, lang, path) }
    }

    pub(super) fn words(&self) -> &'static SiteWords {
        self.lang.language().site()
    }

    /// The way up to the site's root: `../../`.
    pub(super) fn root(&self) -> String {
        if self.anywhere {
            return self.base.to_owned();
        }
        "../".repeat(self.lang.folder().matches('/').count() + self.path.matches('/').count())
    }

    /// The way to the service worker, for pages that are always met on their site.
    fn worker(&self) -> Option<String> {
        (!self.anywhere).then(|| format!("{}{WORKER}", self.root()))
    }

    /// The way to a path of the same language.
    pub(super) fn to(&self, path: &str) -> String {
        let way = format!("{}{}{path}", self.root(), self.lang.folder());
        if way.is_empty() { "./".to_owned() } else { way }
    }

    pub(super) fn file_path(&self) -> String {
        self.file_named("index.html")
    }

    /// The path of a file in the page's folder.
    pub(super) fn file_named(&self, name: &str) -> String {
        format!("{}{}{name}", self.lang.folder(), self.path)
    }

    /// The whole page as a file.
    pub(super) fn file(&self, title: &str, description: &str, content: &Markup) -> File {
        self.file_with(title, description, &html! {}, content)
    }

    /// The whole page as a file, with more in its head.
    pub(super) fn file_with(&self, title: &str, description: &str, more: &Markup, content: &Markup) -> File {
        let page = html! {
            (DOCTYPE)
            html lang=(self.lang.tag()) {
                (self.head(title, description, more))
                body {
                    (self.header())
                    main #main { (content) }
                    (self.footer())
                    script data-worker=[self.worker()] { (PreEscaped(SCRIPT.as_str())) }
                }
            }
        };
        File { path: self.file_path(), bytes: page.into_string().into_bytes() }
    }

    /// What every page has comes first, up to the stylesheet: so much of all pages is compressed once.
    fn head(&self, title: &str, description: &str, more: &Markup) -> Markup {
        html! {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(self.look().policy);
                meta name="viewport" content="width=device-width,initial-scale=1";
                meta name="referrer" content="no-referrer";
                link rel="icon" href=(ICON);
                style { (PreEscaped(&self.look().style)) }
                title { (title) }
                meta name="description" content=(description);
                (self.alternates())
                (more)
            }
        }
    }

    /// The page in every language: by whole addresses, as search engines want them.
    fn alternates(&self) -> Markup {
        html! {
            @for lang in Lang::ALL {
                link rel="alternate" hreflang=(lang.tag()) href={ (self.base) (lang.folder()) (self.path) };
            }
        }
    }

    /// A file of the page's folder in every language, for a script that leads there, wherever the site stands.
    pub(super) fn in_languages(&self, name: &str) -> Markup {
        html! {
            @for lang in Lang::ALL {
                @let way = Page { lang: *lang, ..*self }.here_from(self);
                link rel="alternate" hreflang=(lang.tag()) href={ (way) (name) };
            }
        }
    }

    /// The way to this page from `other`, which is the same page in another language.
    fn here_from(&self, other: &Page<'_>) -> String {
        let way = format!("{}{}{}", other.root(), self.lang.folder(), self.path);
        if way.is_empty() { "./".to_owned() } else { way }
    }

    pub(super) fn header(&self) -> Markup {
        let (words, lang) = (self.words(), self.lang);
        let others = Lang::ALL.iter().filter(|other| **other != lang);
        let current = |path: &str| (self.path == path && !self.anywhere).then_some("page");
        let demonstration = self.programme.about.demonstration;
        html! {
            a.site-skip href="#main" { (words.skip) }
            header.site-header {
                a.site-name href=(self.to("")) { (footprint_glyph()) (self.programme.about.name.in_language(lang.code()).1) }
                nav aria-label=(words.navigation) {
                    a href=(self.to("")) aria-current=[current("")] { (words.home) }
                    @for tool in self.tools.iter().filter(|tool| tool.is_in_header()) {
                        a href=(self.to(tool.path())) aria-current=[current(tool.path())] { (tool.called(lang)) }
                    }
                    @for other in others {
                        a href=(Page { lang: *other, ..*self }.here_from(self)) lang=(other.tag()) hreflang=(other.tag()) {
                            (words.other_language)
                        }
                    }
                }
            }
            @if demonstration { aside.site-demo { (words.demonstration_banner) } }
        }
    }

    pub(super) fn footer(&self) -> Markup {
        let about = &self.programme.about;
        html! {
            footer.site-footer {
                p { (about.operator.in_language(self.lang.code()).1) }
                p { (self.words().footer) " " a href=(self.to(data::PATH)) { (self.lang.data().title) } }
            }
        }
    }
}

/// A page with nothing on it but a label.
#[must_use]
pub fn standalone(evidence: &Evidence, drawing: &Drawing<'_>) -> String {
    alone(drawing.lang, drawing.lang.words().label, &LABELS.style, &markup::draw(evidence, drawing))
}

/// A page that stands outside any site: one file, without script.
pub(super) fn alone(lang: Lang, title: &str, style: &str, content: &Markup) -> String {
    let policy = format!("default-src 'none'; style-src 'sha256-{}'; img-src data:", content_hash(style));
    bare(lang, title, &policy, style, &html! { link rel="icon" href=(ICON); }, &html! { main { (content) } })
}

/// A page without the site's header and footer: its policy, its one stylesheet, and what else its head has.
pub(super) fn bare(lang: Lang, title: &str, policy: &str, style: &str, head: &Markup, body: &Markup) -> String {
    let page = html! {
        (DOCTYPE)
        html lang=(lang.tag()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width,initial-scale=1";
                meta name="referrer" content="no-referrer";
                style { (PreEscaped(style)) }
                title { (title) }
                (head)
            }
            body { (body) }
        }
    };
    page.into_string()
}

/// The page a server gives for what is not there. Its links are absolute: it can stand anywhere.
pub(super) fn not_found(publication: &Publication<'_>) -> File {
    let page = Page::anywhere(publication, Lang::ALL[0], "");
    let content = html! {
        div.site-lead {
            h1 { "404" }
            @for lang in Lang::ALL {
                @let page = Page { lang: *lang, ..page };
                p lang=(lang.tag()) { (page.words().nothing_here) }
                p lang=(lang.tag()) {
                    a href=(page.to("")) { (page.words().home) }
                    @for tool in page.tools.iter().filter(|tool| tool.is_in_header()) {
                        (lang.words().separator) a href=(page.to(tool.path())) { (tool.called(*lang)) }
                    }
                }
            }
        }
    };
    File { path: "404.html".to_owned(), ..page.file("404", "404", &content) }
}

/// JSON that cannot end the script element it stands in.
pub(super) fn in_script(json: &str) -> String {
    json.replace('<', "\\u003c")
}

/// The hash a content-security policy names inline content by.
pub(super) fn content_hash(content: &str) -> String {
    STANDARD.encode(Sha256::digest(content))
}

/// A stylesheet without its comments and the blanks that only people need.
pub(super) fn compact(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        out.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    let words = out.split_whitespace().collect::<Vec<_>>().join(" ");
    let blanks = [" {", "{ ", " }", "; ", ": ", ", ", "} ", " > "];
    blanks.iter().fold(words, |css, blank| css.replace(blank, blank.trim())).replace(";}", "}")
}

/// The stylesheet of a page that nobody styles from outside: the names of the theming contract are short in it.
pub(super) fn own(sheets: &[&str]) -> String {
    compact(&sheets.concat()).replace("--carbon-label-", "--")
}

/// A script without the lines that only people need: comments on lines of their own, and indents.
pub(super) fn spare(script: &str) -> String {
    let lines = script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::{compact, in_script, spare};

    #[test]
    fn a_script_loses_comments_and_indents_only() {
        let script = "// Why.\nif (told) {\n  // How.\n  tell(\"//x\");\n\n}\n";
        assert_eq!(spare(script), "if (told) {\ntell(\"//x\");\n}");
    }

    #[test]
    fn json_cannot_end_its_script() {
        assert_eq!(in_script(r#"{"a":"</script>"}"#), r#"{"a":"\u003c/script>"}"#);
    }

    #[test]
    fn a_stylesheet_loses_comments_and_blanks_only() {
        let css = "/* a */\n.x :is(a, b) {\n  color: red;\n  margin: 0 auto;\n}\n.y > p { top: 0 }";
        assert_eq!(compact(css), ".x :is(a,b){color:red;margin:0 auto}.y>p{top:0}");
    }
}
