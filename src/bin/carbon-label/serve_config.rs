//! `serve-config`: how nginx or Caddy is to deliver a site, from the table `serve` goes by.

use crate::{Outcome, error::Error};
use carbon_label::site::delivery::{Place, caddy, nginx};
use clap::{Args, ValueEnum};
use std::{path::PathBuf, process::ExitCode};

#[derive(Args)]
pub(crate) struct Arguments {
    /// The server.
    #[arg(value_enum)]
    server: Server,
    /// The site's folder.
    #[arg(long, value_name = "DIR")]
    root: PathBuf,
    /// The name the site is asked for by.
    #[arg(long, value_name = "NAME")]
    domain: String,
    /// Plain HTTP at this port, behind a proxy or for trying out; by default HTTPS.
    #[arg(long, value_name = "PORT")]
    plain: Option<u16>,
}

/// A server that can deliver a site.
#[derive(Clone, Copy, ValueEnum)]
enum Server {
    Nginx,
    Caddy,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let root = std::path::absolute(&arguments.root).map_err(|reason| Error::Read(arguments.root.clone(), reason))?;
    let root = root.display().to_string();
    let quoted = |c: char| c.is_control() || matches!(c, '"' | '\\' | '$' | '{' | '}' | '`');
    if root.contains(quoted) {
        return Err(Error::Unquotable(root));
    }
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    if arguments.domain.is_empty() || !arguments.domain.chars().all(is_name) {
        return Err(Error::Unquotable(arguments.domain.clone()));
    }
    let place = Place { root: &root, domain: &arguments.domain, plain: arguments.plain };
    let configuration = match arguments.server {
        Server::Nginx => nginx(&place),
        Server::Caddy => caddy(&place),
    };
    print!("{configuration}");
    Ok(ExitCode::SUCCESS)
}
