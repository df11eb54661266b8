//! nginx and Caddy, run with the configurations we print for them: the same answers as our own server's.
//!
//! A server that is not on this machine is passed over; `cargo xtask test` sees to it that they are.
#![cfg(all(feature = "cli", unix))]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(clippy::print_stderr, reason = "what was passed over is said")]

mod served;
#[path = "served/table.rs"]
mod table;

use served::{Server, Site, free_port};
use std::{fs, path::Path, process::Command};

/// Where Debian has nginx's module for `.br` files.
const BROTLI: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";
const NGINX: &str = "/usr/sbin/nginx";
const CADDY: &str = "/usr/bin/caddy";

fn is_here(program: &str) -> bool {
    let is_here = Path::new(program).exists();
    if !is_here {
        eprintln!("{program} is not on this machine: passed over");
    }
    is_here
}

/// What we print for a server.
fn configuration(server: &str, site: &Site, plain: Option<u16>) -> String {
    let mut print = Command::new(env!("CARGO_BIN_EXE_carbon-label"));
    print.args(["serve-config", server, "--domain", "labels.example", "--root"]).arg(site.folder());
    if let Some(port) = plain {
        print.args(["--plain", &port.to_string()]);
    }
    let printed = print.output().unwrap();
    assert!(printed.status.success(), "{}", String::from_utf8_lossy(&printed.stderr));
    String::from_utf8(printed.stdout).unwrap()
}

/// nginx, its configuration within one that keeps everything in a folder of its own.
fn nginx(site: &Site, inside: &str) -> Command {
    let folder = site.beside("nginx");
    fs::create_dir_all(&folder).unwrap();
    let load = format!("load_module {BROTLI};\n");
    let folder = folder.display();
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .iter()
        .map(|kind| format!("    {kind}_temp_path {folder}/{kind};\n"))
        .collect();
    let whole = format!(
        "{load}daemon off;\nmaster_process off;\npid {folder}/pid;\nerror_log stderr warn;\nevents {{}}\nhttp {{\n    access_log off;\n{temporary}{}}}\n",
        inside.replace("# brotli_static on;", "brotli_static on;")
    );
    let file = site.beside("nginx.conf");
    fs::write(&file, whole).unwrap();
    let mut nginx = Command::new(NGINX);
    nginx.arg("-p").arg(site.beside("nginx")).arg("-e").arg("stderr").arg("-c").arg(file);
    nginx
}

#[test]
fn nginx_answers_as_the_table_says() {
    if !is_here(NGINX) || !is_here(BROTLI) {
        return;
    }
    let (site, port) = (Site::new(), free_port());
    let mut nginx = nginx(&site, &configuration("nginx", &site, Some(port)));
    let mut check = Command::new(NGINX);
    let checked = check.args(nginx.get_args()).arg("-t").output().unwrap();
    let said = String::from_utf8_lossy(&checked.stderr);
    assert!(checked.status.success() && !said.contains("[warn]"), "{said}");
    table::holds(&Server::other(&mut nginx, port));
}

#[test]
fn nginx_takes_the_configuration_for_https() {
    if !is_here(NGINX) || !is_here(BROTLI) || !is_here("/usr/bin/openssl") {
        return;
    }
    let site = Site::new();
    let (certificate, key) = (site.beside("fullchain.pem"), site.beside("privkey.pem"));
    let mut openssl = Command::new("openssl");
    openssl.args(["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]);
    openssl.args(["-subj", "/CN=labels.example", "-keyout"]).arg(&key).arg("-out").arg(&certificate);
    assert!(openssl.output().unwrap().status.success());
    let printed = configuration("nginx", &site, None);
    assert!(printed.contains("Strict-Transport-Security"));
    let beside = format!("{}/", site.beside("").display());
    let ours = printed.replace("/etc/letsencrypt/live/labels.example/", &beside.replace("//", "/"));
    let checked = nginx(&site, &ours).arg("-t").output().unwrap();
    let said = String::from_utf8_lossy(&checked.stderr);
    assert!(checked.status.success() && !said.contains("[warn]"), "{said}");
}

#[test]
fn caddy_answers_as_the_table_says() {
    if !is_here(CADDY) {
        return;
    }
    let (site, port) = (Site::new(), free_port());
    let file = site.beside("Caddyfile");
    let caddy = |verb: &str, configuration: &str| {
        fs::write(&file, configuration).unwrap();
        let mut caddy = Command::new(CADDY);
        caddy.args([verb, "--adapter", "caddyfile", "--config"]).arg(&file);
        caddy
            .env("HOME", site.beside(""))
            .env("XDG_DATA_HOME", site.beside(""))
            .env("XDG_CONFIG_HOME", site.beside(""));
        caddy
    };
    let https = caddy("validate", &configuration("caddy", &site, None)).output().unwrap();
    assert!(https.status.success(), "{}", String::from_utf8_lossy(&https.stderr));
    let plain = format!("{{\n\tadmin off\n}}\n{}", configuration("caddy", &site, Some(port)));
    let mut run = caddy("run", &plain);
    table::holds(&Server::other(run.stderr(std::process::Stdio::null()), port));
}
