//! Pictures: in come the demonstration site and the gallery (one page a state, size and language),
//! out go screenshots in `target/shots`.

use anyhow::Result;

use crate::demo::{self, Place};
use crate::folder::fresh;
use crate::progress::Progress;
use crate::run::{command, run};
use crate::{paths, setup};

/// `cargo xtask shots`.
pub(crate) fn shots() -> Result<()> {
    let place = Place::of("shots");
    let out = paths::target().join("shots");
    let gallery = out.join("gallery");
    let mut progress = Progress::of(demo::STEPS + 3);
    progress.step("browser: Chromium and a Chinese font");
    setup::browsers()?;
    demo::build(&place, &mut progress)?;
    progress.step("gallery: every state");
    fresh(&gallery)?;
    run(command("cargo", &["run", "--quiet", "--example", "gallery", "--"]).arg(&gallery))?;
    progress.step("pictures");
    run(command("node", &["tests/browser/shots.mjs"])
        .env("SITE", place.site())
        .env("GALLERY", &gallery)
        .env("OUT", &out))?;
    println!("The pictures are in {} ({:.1} s).", out.display(), progress.seconds());
    Ok(())
}
