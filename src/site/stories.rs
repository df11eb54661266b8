//! Success stories, `stories/`: an operator's own texts in Markdown, each in every language, with the labels they
//! are about.
//!
//! In: `cases/<name>.<language>.md`. Out: a page each and one that lists them; programmes without stories have none.
//! HTML in a text is text, and a link leads to the web or within the site and nowhere else.

use super::{File, Page, Publication};
use crate::{
    label::{Date, Number},
    text::Lang,
};
use maud::{PreEscaped, html};
use pulldown_cmark::{Alignment, CowStr, Event, Options, Parser, Tag, TagEnd};

/// Its path inside a language.
pub(super) const PATH: &str = "stories/";
/// Most bytes of a story in a language.
pub const MAX_BYTES: usize = 256 * 1024;

/// A story in every language.
#[derive(Debug, Clone)]
pub struct Story {
    /// Stands for it in addresses.
    pub name: Number,
    /// In the order of [`Lang::ALL`].
    pub texts: Vec<Text>,
}

/// A story in a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    title: String,
    summary: String,
    date: Date,
    labels: Vec<Number>,
    /// The line that names them, from 1.
    labels_at: usize,
    body: String,
}

/// Why a text is no story: the line, from 1, and what belongs there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoStory {
    /// The line.
    pub line: usize,
    /// What belongs there.
    pub expected: &'static str,
}

impl Text {
    /// Reads a story: lines between two `---` that say `title`, `summary`, `date` and perhaps `labels`, then Markdown.
    ///
    /// # Errors
    /// [`NoStory`] at the first line that does not read.
    pub fn read(text: &str) -> Result<Self, NoStory> {
        let expected = |line, expected| NoStory { line, expected };
        let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
        let rest = text.strip_prefix("---\n").ok_or(expected(1, "---"))?;
        let (head, body) = rest.split_once("\n---\n").ok_or(expected(1, "--- … ---"))?;
        let (mut title, mut summary, mut date, mut labels) = (None, None, None, (Vec::new(), 0));
        for (line, number) in head.lines().zip(2..) {
            let (name, value) = line.split_once(':').ok_or(expected(number, "name: value"))?;
            let value = value.trim();
            match name.trim() {
                "title" => title = Some(value.to_owned()),
                "summary" => summary = Some(value.to_owned()),
                "date" => date = Some(value.parse().map_err(|_| expected(number, "2026-11-27"))?),
                "labels" => {
                    let read = value.split(',').map(|label| label.trim().parse::<Number>());
                    let read = read.collect::<Result<_, _>>();
                    labels = (read.map_err(|_| expected(number, "TJ-2026-000001, …"))?, number);
                }
                _ => return Err(expected(number, "title, summary, date, labels")),
            }
        }
        let last = head.lines().count() + 2;
        Ok(Self {
            title: title.filter(|title| !title.is_empty()).ok_or(expected(last, "title:"))?,
            summary: summary.filter(|summary| !summary.is_empty()).ok_or(expected(last, "summary:"))?,
            date: date.ok_or(expected(last, "date:"))?,
            labels: labels.0,
            labels_at: labels.1,
            body: body.to_owned(),
        })
    }

    /// Whether the programme has every label the story names.
    ///
    /// # Errors
    /// [`NoStory`] at the line that names one it has not.
    pub fn knows(&self, is_label: impl Fn(&Number) -> bool) -> Result<(), NoStory> {
        let expected = "labels/<number>.jwt";
        if self.labels.iter().all(is_label) { Ok(()) } else { Err(NoStory { line: self.labels_at, expected }) }
    }
}

/// Whether there is anything to tell.
pub(super) fn exist(publication: &Publication<'_>) -> bool {
    !publication.stories.is_empty()
}

/// The paths of the stories inside a language.
pub(super) fn paths(publication: &Publication<'_>) -> Vec<String> {
    let each = publication.stories.iter().map(|story| path(&story.name));
    if exist(publication) { std::iter::once(PATH.to_owned()).chain(each).collect() } else { Vec::new() }
}

fn path(name: &Number) -> String {
    format!("{PATH}{name}/")
}

/// The list and the stories, newest first.
pub(super) fn pages(publication: &Publication<'_>, lang: Lang) -> Vec<File> {
    let Some(at) = Lang::ALL.iter().position(|known| *known == lang).filter(|_| exist(publication)) else {
        return Vec::new();
    };
    let mut told: Vec<(&Number, &Text)> =
        publication.stories.iter().filter_map(|story| Some((&story.name, story.texts.get(at)?))).collect();
    told.sort_by(|(one, first), (other, second)| second.date.cmp(&first.date).then_with(|| one.cmp(other)));
    let mut files = vec![list(publication, &told, lang)];
    files.extend(told.iter().map(|(name, text)| page(publication, name, text, lang)));
    files
}

fn list(publication: &Publication<'_>, told: &[(&Number, &Text)], lang: Lang) -> File {
    let page = Page::new(publication, lang, PATH);
    let words = page.words();
    let content = html! {
        div.site-lead {
            h1 { (words.stories) }
            p { (words.stories_lead) }
        }
        ul.site-targets {
            @for (name, text) in told {
                li {
                    h2.site-story-title { a href=(page.to(&path(name))) { (text.title) } }
                    p { (text.summary) }
                    p.site-note { time datetime=(text.date) { (text.date) } }
                }
            }
        }
    };
    let name = publication.programme.about.name.in_language(lang.code()).1;
    page.file(&format!("{} – {name}", words.stories), words.stories_lead, &content)
}

fn page(publication: &Publication<'_>, name: &Number, text: &Text, lang: Lang) -> File {
    let own = path(name);
    let page = Page::new(publication, lang, &own);
    let words = page.words();
    let content = html! {
        nav.site-breadcrumb aria-label=(words.stories) { a href=(page.to(PATH)) { (words.stories) } }
        article.site-story {
            h1 { (text.title) }
            p.site-note { time datetime=(text.date) { (text.date) } }
            (PreEscaped(drawn(&text.body)))
            @if !text.labels.is_empty() {
                h2 { (words.story_labels) }
                ul {
                    @for label in &text.labels { li { a href=(page.to(&format!("label/{label}/"))) { (label) } } }
                }
            }
        }
    };
    let programme = publication.programme.about.name.in_language(lang.code()).1;
    page.file(&format!("{} – {programme}", text.title), &text.summary, &content)
}

/// Markdown as HTML. What stands in it as HTML is shown as it is written; pictures, which our pages' policy does not
/// load, are their descriptions; the page's own heading stays its only first one.
fn drawn(markdown: &str) -> String {
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, Parser::new_ext(markdown, Options::ENABLE_TABLES).filter_map(safe));
    html
}

fn safe(event: Event<'_>) -> Option<Event<'_>> {
    Some(match event {
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        Event::Start(Tag::HtmlBlock | Tag::Image { .. }) | Event::End(TagEnd::HtmlBlock | TagEnd::Image) => {
            return None;
        }
        // Aligned cells would bring styles of their own, which no page of ours allows.
        Event::Start(Tag::Table(columns)) => Event::Start(Tag::Table(vec![Alignment::None; columns.len()])),
        Event::Start(Tag::Heading { level, id, classes, attrs }) => {
            Event::Start(Tag::Heading { level: below(level), id, classes, attrs })
        }
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(below(level))),
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let dest_url = if leads_on(&dest_url) { dest_url } else { CowStr::Borrowed("#") };
            Event::Start(Tag::Link { link_type, dest_url, title, id })
        }
        other => other,
    })
}

fn below(level: pulldown_cmark::HeadingLevel) -> pulldown_cmark::HeadingLevel {
    level.max(pulldown_cmark::HeadingLevel::H2)
}

/// Whether a link is to the web, or within the site.
fn leads_on(link: &str) -> bool {
    let scheme = link.split(['/', '?', '#']).next().is_some_and(|first| first.contains(':'));
    link.starts_with("https://") || link.starts_with("http://") || !scheme
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_brings_no_markup_of_its_own() {
        let html = drawn(
            "# A\n\n<script>alert(1)</script>\n\nb <img src=x onerror=y> [c](javascript:d) [e](../f/) ![g](h.png)\n\n|a|b|\n|:-|-:|\n|c|d|\n",
        );
        assert!(html.contains("<h2>A</h2>") && html.contains("&lt;script&gt;"), "{html}");
        assert!(!html.contains("<script") && !html.contains("<img") && !html.contains("javascript:"), "{html}");
        assert!(html.contains("<td>c</td>") && !html.contains("style"), "{html}");
        assert!(html.contains("href=\"../f/\"") && html.contains('g'), "{html}");
        for (link, leads) in [
            ("https://a.example/", true),
            ("a/b:c", true),
            ("data:text/html,x", false),
            ("JAVASCRIPT:x", false),
            (" javascript:x", false),
        ] {
            assert_eq!(leads_on(link), leads, "{link}");
        }
    }

    #[test]
    fn a_story_says_what_it_is_before_it_begins() {
        let whole = "---\ntitle: T\nsummary: S\ndate: 2026-11-27\nlabels: A-1, B-2\n---\nText\n";
        let read = Text::read(whole).unwrap();
        assert_eq!((read.title.as_str(), read.labels.len(), read.body.as_str()), ("T", 2, "Text\n"));
        assert_eq!(Text::read(&whole.replace('\n', "\r\n")).unwrap(), read);
        let line = |text: &str| Text::read(text).unwrap_err().line;
        assert_eq!(line("Text"), 1);
        assert_eq!(line(&whole.replace("2026-11-27", "soon")), 4);
        assert_eq!(line(&whole.replace("summary", "sumary")), 3);
        assert_eq!(line(&whole.replace("A-1", "a/b")), 5);
        assert_eq!(Text::read(&whole.replace("title: T\n", "")).unwrap_err().expected, "title:");
    }
}
