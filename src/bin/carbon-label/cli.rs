//! The arguments: which subcommands there are, and what several of them take. What one takes stands with it.

use crate::{
    audit, check, evaluate, export, import, issue, keygen, present, programme, publish, register, render, serve,
    serve_config, status, synth, verify,
};
use carbon_label::{label::Part, text::Lang};
use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

/// Product carbon footprint labels: issue, verify, draw and publish them.
#[derive(Parser)]
#[command(version, max_term_width = 100)]
pub(crate) struct Cli {
    /// Language of messages: zh or en. By default, that of the environment.
    #[arg(long, global = true, value_name = "LANG", value_parser = language)]
    pub(crate) messages: Option<Lang>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Make a signing key and say its DID and fingerprint.
    Keygen(keygen::Arguments),
    /// Say what a draft still needs before the application for certification.
    Check(check::Arguments),
    /// Sign drafts into a programme's labels/ folder.
    Issue(issue::Arguments),
    /// Make a file for one reader from a whole label.
    Present(present::Arguments),
    /// Look after a programme's folder.
    Programme(programme::Arguments),
    /// Sign a programme's trust list as its operator, into trust.jwt.
    Trust(Signing),
    /// Say what a body decided about a certificate, and sign its status lists.
    Status(status::Arguments),
    /// List a body's certificates: where each stands, and what is due next.
    ///
    /// States are those of the verified credentials and the signed lists in the programme's folder; nothing is fetched.
    Register(register::Arguments),
    /// Check a label, step by step.
    Verify(verify::Arguments),
    /// Read somebody's own footprints: PACT, Catena-X PCF, ILCD+EPD, openEPD, UNTP, CSV, XLSX.
    ///
    /// Says what was read, assumed and left out, and what contradicts itself; nothing of it is certified.
    #[command(after_help = "Exit status: 0 all read, 1 some of a list not.")]
    Import(import::Arguments),
    /// Write labels, or somebody's footprints, in another format: dcc, pact, catena-x, ilcd, csv, xlsx, json.
    ///
    /// Says what that format cannot carry, and what it asks for beyond what is stated; nothing is made up.
    Export(export::Arguments),
    /// Draw a label, or an imported declaration.
    Render(render::Arguments),
    /// Work out of an enterprise's labels what a lender asks for, and hold it against the lender's policy.
    Evaluate(evaluate::Arguments),
    /// Publish a programme as static files.
    Publish(publish::Arguments),
    /// Serve a published site.
    Serve(serve::Arguments),
    /// Print a configuration of nginx or Caddy that delivers a site as serve does.
    ServeConfig(serve_config::Arguments),
    /// Make up a programme of any size, for measuring and for trying out.
    Synth(synth::Arguments),
    /// Check a whole programme again, as a supervisor would.
    #[command(after_help = "Exit status: 0 nothing found but observations, 1 findings, 2 not carried out.")]
    Audit(audit::Arguments),
}

#[derive(Args)]
pub(crate) struct Signing {
    /// The private key: the issuer's for lists, the operator's for the trust list.
    #[arg(long, value_name = "FILE")]
    pub(crate) key: PathBuf,
    /// The programme's folder.
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(crate) programme: PathBuf,
    /// As of this day or instant instead of now.
    #[arg(long, value_name = "DATE")]
    pub(crate) at: Option<String>,
}

/// Where trust comes from, and when it is asked.
#[derive(Args)]
pub(crate) struct Trust {
    /// The programme's folder; by default the nearest above the current folder.
    #[arg(long, value_name = "DIR")]
    pub(crate) programme: Option<PathBuf>,
    /// Check as of this day or instant instead of now.
    #[arg(long, value_name = "DATE")]
    pub(crate) at: Option<String>,
}

/// A part by the last name of its path.
pub(crate) fn part(text: &str) -> Result<Part, String> {
    let short = |part: &Part| part.word().rsplit('.').next().unwrap_or_default();
    let known = || Part::ALL.iter().map(short).collect::<Vec<_>>().join(", ");
    Part::ALL.iter().copied().find(|part| short(part) == text).ok_or_else(|| format!("known: {}", known()))
}

pub(crate) fn language(text: &str) -> Result<Lang, String> {
    let known = || Lang::ALL.iter().map(|lang| lang.code()).collect::<Vec<_>>().join(", ");
    Lang::of(text).ok_or_else(|| format!("known: {}", known()))
}
