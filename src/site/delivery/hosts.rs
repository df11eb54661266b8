//! `_headers` and `_redirects`, as Netlify and Cloudflare Pages read them from a site.
//!
//! In: the table. Out: two files. These hosts apply every rule that fits and join what several say, so
//! only what all answers carry is under `/*`; types are the hosts' own, but for the one they do not know.

use super::{COMMON, Life, RULES, media_type};
use crate::site::File;
use std::fmt::Write;

/// The files that tell hosts of static sites how to deliver one.
#[must_use]
pub fn files() -> [File; 2] {
    let file = |path: &str, text: String| File { path: path.to_owned(), bytes: text.into_bytes() };
    [file("_headers", headers()), file("_redirects", redirects())]
}

// Writing to a String cannot fail, here and below.
fn headers() -> String {
    let mut out = "# For Netlify and Cloudflare Pages, which compress by themselves.\n".to_owned();
    block(&mut out, "/*", COMMON);
    for rule in RULES {
        let life = ("Cache-Control", rule.life.control());
        // A minute is less than such hosts count on their own: they ask every time.
        let life = (rule.life != Life::Minute).then_some(life);
        let paths: Vec<String> = rule.paths.iter().flat_map(|pattern| pattern.host_paths()).collect();
        for path in paths.iter().filter(|path| !is_covered(path, &paths)) {
            let label = path.ends_with(".jwt").then(|| ("Content-Type", media_type(path)));
            block(&mut out, path, life.into_iter().chain(rule.readers.headers().iter().copied()).chain(label));
        }
    }
    out
}

/// Whether another of the paths fits wherever this one does: to hosts a star is any text, and a header said
/// twice is another header.
fn is_covered(path: &str, paths: &[String]) -> bool {
    let covers = |(before, after): (&str, &str)| path.starts_with(before) && path.ends_with(after);
    paths.iter().any(|other| other != path && other.split_once('*').is_some_and(covers))
}

fn block<'a>(out: &mut String, path: &str, headers: impl IntoIterator<Item = (&'a str, &'a str)>) {
    let _ = writeln!(out, "{path}");
    for (name, value) in headers {
        let _ = writeln!(out, "  {name}: {value}");
    }
}

/// Batches and pieces of a product lead to its page. Padding a GTIN is more than such rules can say.
fn redirects() -> String {
    "# GS1 Digital Links of batches and pieces; GTINs in all 14 digits.\n/01/:gtin/:key/* /01/:gtin/ 302\n".to_owned()
}

#[cfg(test)]
mod tests {
    use super::headers;
    use crate::site::delivery;

    /// What a host says of a path: of every block that fits, as such hosts do it.
    fn host(path: &str) -> Vec<(String, String)> {
        let (mut fits, mut found) = (false, Vec::new());
        let text = headers();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            match line.strip_prefix("  ").and_then(|header| header.split_once(": ")) {
                Some((name, value)) if fits => found.push((name.to_owned(), value.to_owned())),
                Some(_) => {}
                None => fits = is_of(line, path),
            }
        }
        found.sort();
        found
    }

    fn is_of(pattern: &str, path: &str) -> bool {
        let Some((before, after)) = pattern.split_once([':', '*']) else { return pattern == path };
        let Some(rest) = path.strip_prefix(before) else { return false };
        match after.strip_prefix("part") {
            Some(after) => rest.split_once('/').is_some_and(|(_, rest)| is_of(after, &format!("/{rest}"))),
            None => rest.ends_with(after),
        }
    }

    #[test]
    fn hosts_say_of_a_file_what_the_table_says_and_nothing_twice() {
        let paths = [
            "",
            "en/",
            "label/A/",
            "en/label/A/",
            "label/A/card.html",
            "en/label/A/card.html",
            "label/A.jwt",
            "label/A.json",
            "label/A.svg",
            "en/label/A@2x.png",
            "label/A/oembed.json",
            "trust.jwt",
            "status/b/revocation-1.jwt",
            "embed/carbon-label.js",
            "embed/0f/program.js",
            "assets/app-0f/verify.js",
            "sw.js",
            "404.html",
            "category/x/",
            "01/1/",
            "verify/",
            "studio/labels.json",
            "schema/label-v1.json",
            ".well-known/did.json",
            "body-c/did.json",
        ];
        for path in paths {
            let mut table: Vec<(String, String)> =
                delivery::headers(path).map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
            table.sort();
            let mut host = host(&format!("/{path}"));
            host.retain(|(name, _)| name != "Cache-Control" && name != "Content-Type");
            assert_eq!(host, table, "{path}");
        }
        let life =
            |path: &str| host(path).into_iter().find(|(name, _)| name == "Cache-Control").map(|(_, value)| value);
        assert_eq!(life("/assets/app-0f/a.js").as_deref(), Some(delivery::life("assets/app-0f/a.js").control()));
        assert_eq!(life("/sw.js").as_deref(), Some("no-cache"));
        let kind = host("/label/A.jwt").into_iter().find(|(name, _)| name == "Content-Type");
        assert_eq!(kind.map(|(_, value)| value).as_deref(), Some("application/vc+jwt"));
    }
}
