//! A small site on the disk, servers that deliver it, and one request at a time over a real socket.

#![allow(dead_code, unreachable_pub, reason = "two tests share it, and each uses its part")]

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

/// What lies beside the site's folder and is nobody's to read.
pub const SECRET: &str = "SECRET";

/// Files of every rule, by their paths.
pub const FILES: &[&str] = &[
    "index.html",
    "404.html",
    "en/index.html",
    "label/A/index.html",
    "label/A/card.html",
    "en/label/A/card.html",
    "label/A/oembed.json",
    "label/A.jwt",
    "label/A.svg",
    "label/A@2x.png",
    "trust.jwt",
    "status/body/revocation-1.jwt",
    "embed/carbon-label.js",
    "embed/0f/element_bg.wasm",
    "assets/app-0f/verify.js",
    "schema/label-v1.json",
    "01/09506000134352/index.html",
    "01/00000012345670/index.html",
    "body-c/did.json",
    ".well-known/did.json",
    "presented/bank.jwe",
    "sw.js",
    "sitemap.xml",
    "robots.txt",
];

/// A site in a folder of its own.
pub struct Site(tempfile::TempDir);

impl Site {
    pub fn new() -> Self {
        let site = Self(tempfile::tempdir().unwrap());
        // Whatever the umask: the servers may be other users.
        fs::set_permissions(site.0.path(), fs::Permissions::from_mode(0o755)).unwrap();
        for path in FILES {
            site.write(path, format!("this is {path}\n").as_bytes());
        }
        for path in ["index.html", "404.html", "label/A/index.html"] {
            site.write(&format!("{path}.br"), format!("br of {path}").as_bytes());
            site.write(&format!("{path}.gz"), format!("gzip of {path}").as_bytes());
        }
        site.write("large.png", &vec![7; 3 * 1024 * 1024]);
        for hidden in [".carbon-label-site", "label/.hidden", "../secret.txt"] {
            site.write(hidden, SECRET.as_bytes());
        }
        site
    }

    pub fn folder(&self) -> PathBuf {
        self.0.path().join("site")
    }

    pub fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.folder().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub fn beside(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
}

/// A server that runs until it is dropped.
pub struct Server {
    pub process: Child,
    pub port: u16,
}

impl Server {
    /// `carbon-label serve`, at a port it chose.
    pub fn ours(folder: &Path) -> Self {
        let mut serve = Command::new(env!("CARGO_BIN_EXE_carbon-label"));
        serve.args(["serve", "--port", "0"]).arg(folder).env("LC_ALL", "C").stdout(Stdio::piped());
        let mut process = serve.spawn().unwrap();
        let mut said = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut said).unwrap();
        let port = said.split_once("127.0.0.1:").unwrap().1.split_once('/').unwrap().0.parse().unwrap();
        Self { process, port }
    }

    /// Another server, once it answers at a port.
    pub fn other(command: &mut Command, port: u16) -> Self {
        let mut server = Self { process: command.spawn().unwrap(), port };
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(server.process.try_wait().unwrap().is_none(), "the server ended");
            std::thread::sleep(Duration::from_millis(20));
        }
        server
    }

    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        // A server that never answers is to fail a test, not to keep it.
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        stream
    }

    /// One request, on a connection of its own.
    pub fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut stream = self.connect();
        let mut head = format!("{method} {path} HTTP/1.1\r\nHost: labels.example\r\nConnection: close\r\n");
        for (name, value) in headers {
            head += &format!("{name}: {value}\r\n");
        }
        stream.write_all(format!("{head}\r\n").as_bytes()).unwrap();
        let mut bytes = Vec::new();
        // A server may reset what it refused; what it said before is what counts.
        let _ = stream.read_to_end(&mut bytes);
        Answer::read(&bytes)
    }

    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[])
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A port nobody listens at.
pub fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port()
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    fn read(bytes: &[u8]) -> Self {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("an answer has a head");
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let header = |line: &str| {
            let (name, value) = line.split_once(':').unwrap();
            (name.to_ascii_lowercase(), value.trim().to_owned())
        };
        Self { status, headers: lines.map(header).collect(), body: bytes[end + 4..].to_vec() }
    }

    /// A header's value; nothing where it is missing. Said twice is a fault.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.iter().filter(|(known, _)| known.eq_ignore_ascii_case(name));
        let value = values.next().map(|(_, value)| value.as_str());
        assert!(values.next().is_none(), "{name} twice: {self:?}");
        value
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}
