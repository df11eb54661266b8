//! What has to be installed: in comes this machine, out goes a machine that can build the app or
//! drive a browser, or one line saying what is missing. Nothing present is installed again.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use anyhow::{Context, Result, bail};

use crate::paths;
use crate::run::{command, read, run};

pub(crate) const WASM: &str = "wasm32-unknown-unknown";
pub(crate) const CHROMEDRIVER: &str = "/usr/bin/chromedriver";

/// What the steps with browsers and servers need: a file that shows it is there, and Debian's package.
const BROWSERS: [(&str, &str); 9] = [
    ("/usr/bin/chromium", "chromium"),
    (CHROMEDRIVER, "chromium-driver"),
    ("/usr/bin/firefox-esr", "firefox-esr"),
    ("/usr/bin/WebKitWebDriver", "webkit2gtk-driver"),
    ("/usr/bin/Xvfb", "xvfb"),
    ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", "fonts-noto-cjk"),
    ("/usr/sbin/nginx", "nginx"),
    ("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so", "libnginx-mod-http-brotli-static"),
    ("/usr/bin/caddy", "caddy"),
];

/// An S3 server that keeps everything in memory.
const MOTO: &str = "moto[s3,server]==5.2.5";

/// The wasm target, the standard library's sources and the npm packages.
pub(crate) fn build_tools() -> Result<()> {
    read(&mut command("node", &["--version"]))?;
    wasm_target()?;
    library_sources()?;
    npm_packages()
}

/// Chromium, Firefox, WebKit, what drives them, a font with Chinese, and the servers we configure.
pub(crate) fn browsers() -> Result<()> {
    let packages = missing();
    if packages.is_empty() {
        return Ok(());
    }
    let list = packages.join(" ");
    if !(cfg!(target_os = "linux") && read(&mut command("id", &["-u"]))? == "0") {
        bail!("the browsers and servers need {list}: run `apt-get install {list}` as root");
    }
    run(&mut apt_get(&["update"]))?;
    run(apt_get(&["install", "--yes", "--no-install-recommends"]).args(packages))?;
    match missing().as_slice() {
        [] => Ok(()),
        still => {
            bail!("apt-get installed {list}, but {} is not where Debian has it", still.join(", "))
        }
    }
}

/// Whether a font of this machine has Chinese: without one no dots of pictures are drawn.
pub(crate) fn draws_chinese() -> bool {
    let listed = Command::new("fc-list").arg(":lang=zh").output();
    // A machine that lists no fonts is left to the publisher's own search.
    listed.map_or(true, |fonts| !fonts.stdout.is_empty())
}

/// The packages whose file is not there.
fn missing() -> Vec<&'static str> {
    let absent = BROWSERS.iter().filter(|(file, _)| !Path::new(file).exists());
    absent.map(|(_, package)| *package).collect()
}

fn apt_get(words: &[&str]) -> Command {
    let mut apt_get = command("apt-get", &["--quiet=2"]);
    apt_get.args(words).env("DEBIAN_FRONTEND", "noninteractive");
    apt_get
}

fn wasm_target() -> Result<()> {
    let libraries = read(&mut command("rustc", &["--print", "target-libdir", "--target", WASM]))?;
    if Path::new(&libraries).exists() {
        return Ok(());
    }
    run(&mut command("rustup", &["target", "add", WASM]))
}

/// The app is built with a standard library of its own (`wasm::BUILD`).
fn library_sources() -> Result<()> {
    let sysroot = read(&mut command("rustc", &["--print", "sysroot"]))?;
    if Path::new(&sysroot).join("lib/rustlib/src/rust/library/Cargo.lock").exists() {
        return Ok(());
    }
    run(&mut command("rustup", &["component", "add", "rust-src"]))
}

fn npm_packages() -> Result<()> {
    // npm writes this file at the end of every install.
    let installed = modified(&paths::root().join("node_modules/.package-lock.json"));
    let locked = paths::root().join("package-lock.json");
    let locked = modified(&locked).context("package-lock.json is not there")?;
    if installed.is_some_and(|installed| installed >= locked) {
        return Ok(());
    }
    run(&mut command("npm", &["ci", "--no-audit", "--no-fund", "--loglevel=error"]))
}

/// The S3 server that a site is published into, in a place of its own. Gives its program.
pub(crate) fn object_store() -> Result<PathBuf> {
    let place = paths::target().join("moto");
    let server = place.join("bin/moto_server");
    if !server.exists() {
        run(command("python3", &["-m", "venv"]).arg(&place))?;
        run(command(place.join("bin/pip"), &["install", "--quiet", MOTO]).arg("--disable-pip-version-check"))?;
    }
    Ok(server)
}

fn modified(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).and_then(|data| data.modified()).ok()
}
