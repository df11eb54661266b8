//! A configuration for Caddy, 2.6 or later.
//!
//! In: the table, where the site is. Out: a Caddyfile. It stands in a `route`, which keeps the order of
//! its lines: Caddy would else put the more general ones last.

use super::{
    COMMON, DIFFERING, ENCODINGS, Life, MISSING, Place, REST, RULES, SHORT_GTINS, STRICT_TRANSPORT, Said, TYPES,
};
use std::fmt::Write;

/// The configuration.
#[must_use]
pub fn caddy(place: &Place<'_>) -> String {
    let mut out =
        "# Made by `carbon-label serve-config caddy`, from the table `carbon-label serve` goes by.\n\n".to_owned();
    let Place { root, domain, plain } = place;
    // Writing to a String cannot fail, here and below.
    let _ = match plain {
        Some(port) => writeln!(out, "http://{domain}:{port} {{"),
        None => writeln!(out, "{domain} {{"),
    };
    let _ = write!(out, "\troot * \"{root}\"\n\troute {{\n");
    if plain.is_none() {
        let _ = writeln!(out, "\t\theader {} \"{}\"", STRICT_TRANSPORT.0, STRICT_TRANSPORT.1);
    }
    for (name, value) in COMMON {
        let _ = writeln!(out, "\t\theader {name} \"{value}\"");
    }
    for (name, value) in DIFFERING {
        differing(&mut out, name, value);
    }
    for (ending, name, _) in TYPES {
        let _ = writeln!(out, "\t\t@{ending} path *.{ending}\n\t\theader @{ending} Content-Type \"{name}\"");
    }
    refusals(&mut out);
    products(&mut out);
    let codings = ENCODINGS.map(|(coding, _)| coding).join(" ");
    let _ = write!(
        out,
        "\t\tfile_server {{\n\t\t\tprecompressed {codings}\n\t\t}}\n\t}}\n\thandle_errors {{\n\t\t\
         header Cache-Control \"{}\"\n\t\t@missing expression `{{err.status_code}} in [403, 404]`\n\t\t\
         handle @missing {{\n\t\t\trewrite * /{MISSING}\n\t\t\theader Content-Type \"text/html; charset=utf-8\"\n\t\t\t\
         file_server {{\n\t\t\t\tstatus 404\n\t\t\t}}\n\t\t}}\n\t}}\n}}\n",
        Life::Asked.control()
    );
    out
}

/// A header whose value goes by the path: the rest's value, then those of the rules that say otherwise.
fn differing(out: &mut String, name: &str, value: Said) {
    let rest = value(&REST);
    let mut others: Vec<Option<&str>> = RULES.iter().map(value).filter(|one| *one != rest).collect();
    others.sort_unstable();
    others.dedup();
    let matcher = format!("@{}", name.to_ascii_lowercase().replace('-', "_"));
    let expression = |wanted: Option<&str>| {
        let rules = RULES.iter().filter(|rule| value(rule) == wanted);
        rules.flat_map(|rule| rule.paths).map(|pattern| pattern.expression()).collect::<Vec<_>>().join("|")
    };
    if let Some(rest) = rest {
        let without = if others.contains(&None) { format!("{matcher} ") } else { String::new() };
        if !without.is_empty() {
            let _ = writeln!(out, "\t\t{matcher} not path_regexp `{}`", expression(None));
        }
        let _ = writeln!(out, "\t\theader {without}{name} \"{rest}\"");
    }
    for (at, other) in others.into_iter().enumerate().filter_map(|(at, other)| Some((at, other?))) {
        let _ = writeln!(out, "\t\t{matcher}_{at} path_regexp `{}`", expression(Some(other)));
        let _ = writeln!(out, "\t\theader {matcher}_{at} {name} \"{other}\"");
    }
}

fn refusals(out: &mut String) {
    let compressed = ENCODINGS.map(|(_, ending)| format!("*{ending}")).join(" ");
    let _ = write!(
        out,
        "\t\t@method not method GET HEAD\n\t\theader @method Allow \"GET, HEAD\"\n\t\terror @method 405\n\t\t\
         # Slashes and backslashes in disguise, and what ends a text.\n\t\t\
         @disguised vars_regexp {{http.request.orig_uri}} `(?i)^[^?]*(?:%00|%2f|%5c|\\\\)`\n\t\terror @disguised 404\n\t\t\
         # Nothing that begins with a dot, but for what standards put there; no compressed file by itself.\n\t\t\
         @hidden {{\n\t\t\tpath_regexp `/\\.`\n\t\t\tnot path_regexp `^/\\.well-known(?:/[^./][^/]*)*/?$`\n\t\t}}\n\t\t\
         error @hidden 404\n\t\t@compressed path {compressed}\n\t\terror @compressed 404\n"
    );
}

fn products(out: &mut String) {
    out.push_str("\t\t# GS1 Digital Link: batches and pieces lead to their product, GTINs are written in 14 digits.\n");
    for digits in SHORT_GTINS {
        let zeros = "0".repeat(14 - digits);
        let _ = write!(
            out,
            "\t\t@gtin{digits} path_regexp gtin{digits} `^/01/([0-9]{{{digits}}})(?:/.*)?$`\n\t\t\
             redir @gtin{digits} /01/{zeros}{{re.gtin{digits}.1}}/ 302\n"
        );
    }
    let _ = write!(
        out,
        "\t\t@gtin14 {{\n\t\t\tpath_regexp gtin14 `^/01/([0-9]{{14}})/.+$`\n\t\t\tnot path */index.html\n\t\t}}\n\t\t\
         redir @gtin14 /01/{{re.gtin14.1}}/ 302\n"
    );
}
