//! A configuration for nginx, 1.22 or later.
//!
//! In: the table, where the site is. Out: a file for `/etc/nginx/conf.d/`, or for `sites-enabled/`. What
//! differs from path to path is looked up in `map`s, since an `add_header` inside a `location` would undo
//! all of those outside.

use super::{COMMON, DIFFERING, ENCODINGS, MISSING, Place, REST, RULES, SHORT_GTINS, STRICT_TRANSPORT, TYPES, UNKNOWN};
use std::fmt::Write;

/// The configuration.
#[must_use]
pub fn nginx(place: &Place<'_>) -> String {
    let mut out =
        "# Made by `carbon-label serve-config nginx`, from the table `carbon-label serve` goes by.\n\n".to_owned();
    maps(&mut out);
    server(&mut out, place);
    out
}

/// The name of the variable that holds a header's value.
fn variable(header: &str) -> String {
    format!("$carbon_label_{}", header.to_ascii_lowercase().replace('-', "_"))
}

// Writing to a String cannot fail, here and below.
fn maps(out: &mut String) {
    for (header, value) in DIFFERING {
        let is_life = header == "Cache-Control";
        let key = if is_life { "$status:$carbon_label_path" } else { "$carbon_label_path" };
        let _ = writeln!(out, "map \"{key}\" {} {{", variable(header));
        if is_life {
            let _ = writeln!(out, "    \"~^[45]\" \"{}\";", super::Life::Asked.control());
        }
        for rule in RULES.iter().filter(|rule| value(rule) != value(&REST)) {
            for pattern in rule.paths {
                let expression = pattern.expression();
                let expression = if is_life { expression.replacen('^', "^[0-9]+:", 1) } else { expression };
                let _ = writeln!(out, "    \"~{expression}\" \"{}\";", value(rule).unwrap_or_default());
            }
        }
        let _ = writeln!(out, "    default \"{}\";\n}}\n", value(&REST).unwrap_or_default());
    }
    out.push_str("map $request_method $carbon_label_allow {\n    GET \"\";\n    HEAD \"\";\n");
    out.push_str("    default \"GET, HEAD\";\n}\n\n");
}

fn server(out: &mut String, place: &Place<'_>) {
    let Place { root, domain, plain } = place;
    match plain {
        Some(port) => {
            let _ = write!(out, "server {{\n    listen {port};\n    server_name {domain};\n");
        }
        None => {
            let _ = write!(
                out,
                "server {{\n    listen 80;\n    listen [::]:80;\n    server_name {domain};\n    \
                 return 301 https://{domain}$request_uri;\n}}\n\nserver {{\n    listen 443 ssl http2;\n    \
                 listen [::]:443 ssl http2;\n    server_name {domain};\n    \
                 ssl_certificate /etc/letsencrypt/live/{domain}/fullchain.pem;\n    \
                 ssl_certificate_key /etc/letsencrypt/live/{domain}/privkey.pem;\n    \
                 add_header {} \"{}\" always;\n",
                STRICT_TRANSPORT.0, STRICT_TRANSPORT.1
            );
        }
    }
    let _ = write!(
        out,
        "    root \"{root}\";\n    index index.html;\n    autoindex off;\n    server_tokens off;\n    \
         absolute_redirect off;\n\n    # Compressed files stand beside the plain ones.\n    gzip_static on;\n    \
         gzip_vary on;\n    # With the module ngx_brotli:\n    # brotli_static on;\n\n"
    );
    for (name, value) in COMMON {
        let _ = writeln!(out, "    add_header {name} \"{value}\" always;");
    }
    for (name, _) in DIFFERING {
        let _ = writeln!(out, "    add_header {name} {} always;", variable(name));
    }
    out.push_str("    add_header Allow $carbon_label_allow always;\n\n    types {\n");
    for (ending, name, _) in TYPES {
        let _ = writeln!(out, "        \"{name}\" {ending};");
    }
    let _ = write!(out, "    }}\n    default_type {UNKNOWN};\n\n");
    refusals(out);
    products(out);
    out.push_str("}\n");
}

fn refusals(out: &mut String) {
    let compressed = ENCODINGS.map(|(_, ending)| ending.trim_start_matches('.')).join("|");
    let _ = write!(
        out,
        "    # As it was asked: headers and kept copies go by it, also where the page for what is missing is sent.\n    \
         set $carbon_label_path $uri;\n    if ($carbon_label_allow) {{ return 405; }}\n    \
         # Slashes and backslashes in disguise.\n    \
         if ($request_uri ~* \"^[^?]*(?:%2f|%5c|\\\\\\\\)\") {{ return 404; }}\n    \
         # Nothing that begins with a dot, but for what standards put there; no compressed file by itself.\n    \
         location ~ \"/\\.(?!well-known/)\" {{ return 404; }}\n    location ~ \"\\.(?:{compressed})$\" {{ return 404; }}\n    \
         # No listings.\n    error_page 403 =404 @missing;\n    error_page 404 @missing;\n    \
         location @missing {{ try_files /{MISSING} =404; }}\n\n"
    );
}

fn products(out: &mut String) {
    out.push_str("    # GS1 Digital Link: batches and pieces lead to their product, GTINs are written in 14 digits.\n");
    for digits in SHORT_GTINS {
        let _ = writeln!(
            out,
            "    location ~ \"^/01/(?<gtin>[0-9]{{{digits}}})(?:/.*)?$\" {{ return 302 /01/{}${{gtin}}/; }}",
            "0".repeat(14 - digits)
        );
    }
    let _ = writeln!(
        out,
        "    location ~ \"^/01/(?<gtin>[0-9]{{14}})/(?!index\\.html$).+\" {{ return 302 /01/${{gtin}}/; }}"
    );
}
