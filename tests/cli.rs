//! What the command line says, word for word.
//!
//! `TRYCMD=overwrite cargo test --test cli` writes the transcripts anew.
#![cfg(feature = "cli")]

#[test]
fn the_command_line_says_what_its_transcripts_say() {
    trycmd::TestCases::new().env("LANG", "C").env("LC_ALL", "C").case("tests/cli/*.trycmd");
}
