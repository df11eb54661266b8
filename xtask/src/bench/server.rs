//! A server of a published folder, ours or nginx with the configuration we print: in comes a site, out
//! goes a port that answers for as long as the value lives.

use std::fs::{self, File};
use std::io::Read;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::paths;
use crate::run::{command, read};

/// A server that runs until it is dropped.
pub(super) struct Server {
    process: Child,
    pub(super) port: u16,
}

impl Server {
    pub(super) fn ours(site: &Path) -> Result<Self> {
        let port = free_port()?;
        let mut serve = command(paths::program("release", "carbon-label"), &["serve", "--port", &port.to_string()]);
        Self::start(serve.arg(site).stdout(Stdio::null()), port)
    }

    pub(super) fn nginx(site: &Path, work: &Path) -> Result<Self> {
        let port = free_port()?;
        let words = ["serve-config", "nginx", "--domain", "localhost", "--plain", &port.to_string(), "--root"];
        let inside = read(command(paths::program("release", "carbon-label"), &words).arg(site))?;
        let folder = work.display();
        let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .iter()
            .map(|kind| format!("{kind}_temp_path {folder}/{kind};\n"))
            .collect();
        let whole = format!(
            "daemon off;\npid {folder}/pid;\nerror_log stderr error;\nworker_processes auto;\n\
             worker_rlimit_nofile 20000;\nevents {{ worker_connections 16384; }}\n\
             http {{\naccess_log off;\nsendfile on;\ntcp_nopush on;\nopen_file_cache max=10000;\n{temporary}{inside}\n}}\n"
        );
        let file = work.join("nginx.conf");
        fs::write(&file, whole)?;
        Self::start(command("nginx", &["-e", "stderr", "-c"]).arg(file), port)
    }

    fn start(command: &mut Command, port: u16) -> Result<Self> {
        let process = command.spawn().with_context(|| format!("{command:?} could not be started"))?;
        let mut server = Self { process, port };
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if let Some(status) = server.process.try_wait()? {
                bail!("{command:?} ended ({status})");
            }
            sleep(Duration::from_millis(20));
        }
        Ok(server)
    }

    /// What it and its workers have in memory, in megabytes.
    pub(super) fn memory(&self) -> String {
        let id = self.process.id();
        let children = fs::read_to_string(format!("/proc/{id}/task/{id}/children")).unwrap_or_default();
        let all = children.split_whitespace().map(str::to_owned).chain([id.to_string()]);
        let kilobytes: u64 = all.filter_map(|id| resident(&id)).sum();
        format!("{}.{}", kilobytes / 1024, kilobytes % 1024 * 10 / 1024)
    }
}

fn resident(id: &str) -> Option<u64> {
    let mut status = String::new();
    File::open(format!("/proc/{id}/status")).ok()?.read_to_string(&mut status).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.split_whitespace().next()?.parse().ok()
}

impl Drop for Server {
    fn drop(&mut self) {
        // Told, not killed: nginx has workers that would be left.
        let _ = Command::new("kill").arg(self.process.id().to_string()).status();
        let _ = self.process.wait();
    }
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}
