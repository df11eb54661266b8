//! The lines that put a label on somebody's page.
//!
//! In: where the site stands, which label, how it is to look, what is read where nothing is drawn.
//! Out: text to paste, every part escaped for the language it lands in: HTML, JSX, a Vue template,
//! WordPress. Nothing here says that a label is in force: what is pasted asks for itself.

use crate::{credential::Standing, label::Number, markup::Size, text::Lang};
use maud::html;

/// Which colours are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// As the reader's device has them.
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// Every theme.
    pub const ALL: &[Self] = &[Self::Auto, Self::Light, Self::Dark];

    /// Its word in attributes and addresses.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// How a label comes onto a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The element, in a plain page.
    Html,
    /// The element, in a React 19 component.
    React,
    /// The element, in a Vue 3 component.
    Vue,
    /// The element, in WordPress's block "Custom HTML".
    WordPress,
    /// A page in a frame: its script stays outside the host's page.
    Frame,
    /// A picture with a link: where no script is welcome.
    Picture,
    /// The label as it was when the site was published: no script, no request, and no news.
    Static,
}

impl Way {
    /// Every way, the richest first.
    pub const ALL: &[Self] =
        &[Self::Html, Self::React, Self::Vue, Self::WordPress, Self::Frame, Self::Picture, Self::Static];

    /// Its word in addresses.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::React => "react",
            Self::Vue => "vue",
            Self::WordPress => "wordpress",
            Self::Frame => "iframe",
            Self::Picture => "image",
            Self::Static => "static",
        }
    }

    /// Whether it is the element that draws, from what it verified itself.
    #[must_use]
    pub const fn is_element(self) -> bool {
        matches!(self, Self::Html | Self::React | Self::Vue | Self::WordPress)
    }

    /// Whether it comes in every size.
    #[must_use]
    pub const fn takes_size(self) -> bool {
        self.is_element()
    }

    /// Whether its theme can be told.
    #[must_use]
    pub const fn takes_theme(self) -> bool {
        self.is_element() || matches!(self, Self::Frame)
    }
}

/// What a snippet is about.
#[derive(Debug, Clone, Copy)]
pub struct Snippet<'a> {
    /// The site's address, with its last slash.
    pub base: &'a str,
    /// Which label.
    pub number: &'a Number,
    /// How much of it the element draws.
    pub size: Size,
    /// In which language.
    pub lang: Lang,
    /// In which colours.
    pub theme: Theme,
    /// The DID of the programme's operator, whose trust list counts.
    pub operator: Option<&'a str>,
    /// How high its card's frame is before a script fits it, in pixels: [`height`].
    pub height: u32,
    /// Whether the site has its pictures as PNG, too.
    pub png: bool,
    /// What it is, without its number: what a frame or a picture is called stays where it was pasted.
    pub title: &'a str,
    /// What is read in the element's place until it has drawn: without script, by search engines.
    pub fallback: &'a str,
}

impl Snippet<'_> {
    /// The text to paste; nothing for [`Way::Static`], which is a file of the site: [`Snippet::file`].
    #[must_use]
    pub fn write(&self, way: Way) -> Option<String> {
        Some(match way {
            Way::Html => format!("{}\n{}\n", self.script(), self.element(&[], &escaped(self.fallback))),
            Way::React => self.react(),
            Way::Vue => self.vue(),
            Way::WordPress => self.word_press(),
            Way::Frame => self.frame_with_script(),
            Way::Picture => self.picture(),
            Way::Static => return None,
        })
    }

    /// The path of the label drawn as markup, from the site's root.
    #[must_use]
    pub fn file(number: &Number, lang: Lang) -> String {
        format!("{}label/{number}/snippet.html", lang.folder())
    }

    /// The address of the label's page.
    fn page(&self) -> String {
        format!("{}{}label/{}/", self.base, self.lang.folder(), self.number)
    }

    fn program(&self) -> String {
        format!("{}embed/carbon-label.js", self.base)
    }

    fn script(&self) -> String {
        format!("<script type=\"module\"{}></script>", attribute("src", &self.program()))
    }

    /// The element around its fallback, a line each; `flags` are attributes without a value.
    fn element(&self, flags: &[&str], fallback: &str) -> String {
        let flags: String = flags.iter().map(|flag| format!(" {flag}")).collect();
        let source = attribute("src", &format!("{}label/{}.jwt", self.base, self.number));
        let looks = [("size", self.size.word()), ("lang", self.lang.tag()), ("theme", self.theme.word())];
        let looks: String = looks.iter().map(|(name, value)| attribute(name, value)).collect();
        let trust = self.operator.map_or(String::new(), |did| format!("\n {}", attribute("trust", did)));
        let link = attribute("href", &self.page());
        format!("<carbon-label{flags}\n {source}\n {looks}{trust}>\n  <a{link}>{fallback}</a>\n</carbon-label>")
    }

    /// React 19 puts an async script into the page once, however often it is drawn.
    fn react(&self) -> String {
        let script = format!("<script async type=\"module\"{} />", attribute("src", &self.program()));
        let element = self.element(&[], &format!("{{{}}}", quoted(self.fallback)));
        let inside = indented(&format!("{script}\n{element}"), "      ");
        format!("export function CarbonLabel() {{\n  return (\n    <>\n{inside}\n    </>\n  );\n}}\n")
    }

    /// `v-pre`: Vue takes neither the element for a component nor braces in a name for its own.
    fn vue(&self) -> String {
        let import = format!("onMounted(() => import(/* @vite-ignore */ {}));", quoted(&self.program()));
        let element = indented(&self.element(&["v-pre"], &escaped(self.fallback)), "  ");
        format!(
            "<script setup>\nimport {{ onMounted }} from \"vue\";\n\n{import}\n</script>\n\n\
             <template>\n{element}\n</template>\n"
        )
    }

    /// WordPress looks for shortcodes in what is pasted: a bracket in a name begins none.
    fn word_press(&self) -> String {
        let fallback = escaped(self.fallback).replace('[', "&#91;").replace(']', "&#93;");
        format!("<!-- wp:html -->\n{}\n{}\n<!-- /wp:html -->\n", self.script(), self.element(&[], &fallback))
    }

    fn frame_with_script(&self) -> String {
        format!("{}\n<script{} defer></script>\n", self.frame(), attribute("src", &format!("{}{HOST}", self.base)))
    }

    /// The frame alone: it holds without the script beside it, at its own height.
    ///
    /// `allow-popups-to-escape-sandbox` lets the label's page, in its own window, check the label again.
    #[must_use]
    pub fn frame(&self) -> String {
        let theme = (self.theme != Theme::Auto).then(|| self.theme.word());
        let fragment = theme.map_or(String::new(), |theme| format!("#theme={theme}"));
        let frame = html! {
            iframe data-carbon-label data-carbon-label-theme=[theme] src={ (self.page()) "card.html" (fragment) }
                title=(self.title) width=(WIDTH) height=(self.height)
                sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" loading="lazy"
                referrerpolicy="no-referrer" frameborder="0" {}
        };
        frame.into_string()
    }

    /// Dots are taken everywhere; where the site has none, its drawing.
    fn picture(&self) -> String {
        let page = self.page();
        let file = page.trim_end_matches('/');
        let (source, denser) = if self.png {
            (format!("{file}.png"), Some(format!("{file}@2x.png 2x, {file}@3x.png 3x")))
        } else {
            (format!("{file}.svg"), None)
        };
        let picture = html! {
            a href=(page) { img src=(source) srcset=[denser] width=(PICTURE) alt=(self.title) loading="lazy"; }
        };
        picture.into_string() + "\n"
    }
}

/// The path of the script that hosts may put beside frames.
pub const HOST: &str = "embed/host.js";

/// A card's greatest width, in pixels (`style/label.css`).
pub const WIDTH: u32 = 420;

/// A frame's height where no script of the host fits it: what most cards of that state take at [`WIDTH`],
/// in pixels. A taller one scrolls. A label that did not verify stands nowhere.
#[must_use]
pub fn height(standing: Option<&Standing>) -> u32 {
    match standing {
        Some(standing) if standing.shows_current() => 1080,
        Some(_) => 800,
        None => 240,
    }
}

/// A picture's width, in pixels.
const PICTURE: u32 = 400;

/// ` name="value"`, escaped as HTML and JSX both read it.
fn attribute(name: &str, value: &str) -> String {
    format!(" {name}=\"{}\"", escaped(value))
}

fn escaped(text: &str) -> String {
    html! { (text) }.into_string()
}

/// A text as JavaScript writes it, also inside a script element.
fn quoted(text: &str) -> String {
    let mut out = "\"".to_owned();
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            // Would end a script element, or a line of the script.
            '<' | '\u{2028}' | '\u{2029}' | '\0'..='\u{1f}' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            _ => out.push(c),
        }
    }
    out.push('"');
    out
}

fn indented(lines: &str, by: &str) -> String {
    let lines: Vec<String> = lines.lines().map(|line| format!("{by}{line}")).collect();
    lines.join("\n")
}
