//! `sitemap.xml` and `robots.txt`: what search engines are told of.
//!
//! In: the addresses of pages, one by one. Out: [`File`]s, each as soon as it is full, so that a million
//! pages need no more memory than 50,000. Labels that are not in force are not to be added: who does not
//! read a state would take them for certified.

use crate::{
    site::{Base, File},
    text::Lang,
};
use std::fmt::Write;

/// As many addresses as a sitemap may have (sitemaps.org). A page has one in each language.
const MOST: usize = 50_000;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const SPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// A site's maps, being written.
pub struct Sitemap<'a> {
    base: &'a Base,
    shard: String,
    /// The addresses in the shard.
    entries: usize,
    /// The shards that are full.
    full: usize,
    most: usize,
}

impl<'a> Sitemap<'a> {
    /// The maps of a site that will stand there.
    #[must_use]
    pub fn new(base: &'a Base) -> Self {
        Self { base, shard: String::new(), entries: 0, full: 0, most: MOST }
    }

    /// Adds a page by its path inside its language, `label/X/`, in every language. Gives a shard that is
    /// full by that.
    pub fn add(&mut self, path: &str) -> Option<File> {
        let full = (self.entries + Lang::ALL.len() > self.most).then(|| self.close());
        let alternates = Lang::ALL.iter().fold(String::new(), |mut out, lang| {
            // Writing to a String cannot fail, here and below.
            let _ = write!(
                out,
                "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}\"/>",
                lang.tag(),
                self.address(*lang, path)
            );
            out
        });
        for lang in Lang::ALL {
            let _ = writeln!(self.shard, "<url><loc>{}</loc>{alternates}</url>", self.address(*lang, path));
        }
        self.entries += Lang::ALL.len();
        full
    }

    /// The last shard, the index of all, and `robots.txt`, which names the index.
    #[must_use]
    pub fn files(mut self) -> Vec<File> {
        let last = (self.entries > 0).then(|| self.close());
        let mut index = format!("{HEAD}<sitemapindex xmlns=\"{SPACE}\">\n");
        for shard in 1..=self.full {
            let _ = writeln!(index, "<sitemap><loc>{}</loc></sitemap>", escaped(&self.base.to(&name(shard))));
        }
        index.push_str("</sitemapindex>\n");
        let robots = format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", self.base.to(INDEX));
        let file = |path: &str, text: String| File { path: path.to_owned(), bytes: text.into_bytes() };
        last.into_iter().chain([file(INDEX, index), file("robots.txt", robots)]).collect()
    }

    fn close(&mut self) -> File {
        self.full += 1;
        self.entries = 0;
        let space = "xmlns:xhtml=\"http://www.w3.org/1999/xhtml\"";
        let urls = std::mem::take(&mut self.shard);
        let text = format!("{HEAD}<urlset xmlns=\"{SPACE}\" {space}>\n{urls}</urlset>\n");
        File { path: name(self.full), bytes: text.into_bytes() }
    }

    fn address(&self, lang: Lang, path: &str) -> String {
        escaped(&self.base.to(&format!("{}{path}", lang.folder())))
    }
}

/// The index of the shards.
const INDEX: &str = "sitemap.xml";

fn name(shard: usize) -> String {
    format!("sitemap-{shard}.xml")
}

fn escaped(address: &str) -> String {
    maud::html! { (address) }.into_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base() -> Base {
        Base::for_trial("https://labels.example/a&b").unwrap()
    }

    fn text(file: &File) -> &str {
        std::str::from_utf8(&file.bytes).unwrap()
    }

    #[test]
    fn a_page_is_named_in_every_language_with_its_others() {
        let base = base();
        let mut map = Sitemap::new(&base);
        assert!(map.add("label/A/").is_none());
        let files = map.files();
        let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(paths, ["sitemap-1.xml", "sitemap.xml", "robots.txt"]);
        let (zh, en) = ("https://labels.example/a&amp;b/label/A/", "https://labels.example/a&amp;b/en/label/A/");
        for address in [zh, en] {
            let entry = format!(
                "<url><loc>{address}</loc><xhtml:link rel=\"alternate\" hreflang=\"zh-CN\" href=\"{zh}\"/>\
                 <xhtml:link rel=\"alternate\" hreflang=\"en\" href=\"{en}\"/></url>"
            );
            assert!(text(&files[0]).contains(&entry), "{}", text(&files[0]));
        }
        assert!(text(&files[1]).contains("<sitemap><loc>https://labels.example/a&amp;b/sitemap-1.xml</loc></sitemap>"));
        assert!(text(&files[2]).contains("\nSitemap: https://labels.example/a&b/sitemap.xml\n"));
    }

    #[test]
    fn a_shard_is_given_when_it_is_full_and_the_index_names_them_all() {
        let base = base();
        let mut map = Sitemap { most: 4, ..Sitemap::new(&base) };
        let mut files: Vec<File> = (0..5).filter_map(|page| map.add(&format!("label/{page}/"))).collect();
        assert_eq!(files.len(), 2);
        files.extend(map.files());
        let entries: Vec<usize> = files.iter().map(|file| text(file).matches("<loc>").count()).collect();
        assert_eq!(entries, [4, 4, 2, 3, 0]);
    }

    #[test]
    fn a_site_without_pages_has_an_index_of_none() {
        let base = base();
        let files = Sitemap::new(&base).files();
        assert_eq!(files.len(), 2);
        assert!(text(&files[0]).ends_with("sitemap/0.9\">\n</sitemapindex>\n"));
    }
}
