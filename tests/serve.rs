//! `carbon-label serve`, asked over real sockets.
#![cfg(all(feature = "cli", unix))]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod served;
#[path = "served/table.rs"]
mod table;

use served::{Server, Site};
use std::{
    io::{ErrorKind, Read, Write},
    net::TcpStream,
    process::Command,
    time::Duration,
};

const REQUEST: &[u8] = b"GET /label/A.jwt HTTP/1.1\r\nHost: labels.example\r\n\r\n";

fn started() -> (Site, Server) {
    let site = Site::new();
    let server = Server::ours(&site.folder());
    (site, server)
}

/// Reads from a connection that stays open until something ends as expected.
fn read_until(stream: &mut TcpStream, end: &str) -> String {
    let (mut said, mut buffer) = (String::new(), [0; 4096]);
    while !said.ends_with(end) {
        let read = stream.read(&mut buffer).unwrap();
        assert!(read > 0, "ended after {said}");
        said += &String::from_utf8_lossy(&buffer[..read]);
    }
    said
}

/// Whether the other side has closed a connection, once it has.
fn is_closed(stream: &mut TcpStream) -> bool {
    match stream.read(&mut [0; 16]) {
        Ok(read) => read == 0,
        Err(error) => error.kind() == ErrorKind::ConnectionReset,
    }
}

#[test]
fn what_is_served_is_what_the_table_says() {
    let (_site, server) = started();
    table::holds(&server);
}

#[test]
fn every_trick_is_answered_as_what_is_missing() {
    let (_site, server) = started();
    for path in ["//", "//evil.example/", "/label//A/", "/./", "/label/A/.", "/%ff", "/%4", "/label/A.jwt/"] {
        assert_eq!(server.get(path).status, 404, "{path}");
    }
}

#[test]
fn a_connection_answers_again_and_again() {
    let (_site, server) = started();
    let mut stream = server.connect();
    for _ in 0..3 {
        stream.write_all(REQUEST).unwrap();
        assert!(read_until(&mut stream, "label/A.jwt\n").starts_with("HTTP/1.1 200 "));
    }
}

#[test]
fn a_file_that_was_replaced_is_served_as_it_is() {
    let (site, server) = started();
    let before = server.get("/label/A.jwt");
    site.write("label/A.jwt", b"another one");
    site.write("label/B.jwt", b"a new one");
    // What is kept is looked at again after a second.
    std::thread::sleep(Duration::from_millis(1200));
    let tag = before.header("ETag").unwrap();
    let after = server.ask("GET", "/label/A.jwt", &[("If-None-Match", tag)]);
    assert_eq!((after.status, after.text()), (200, "another one".to_owned()));
    assert_eq!(server.get("/label/B.jwt").text(), "a new one");
    std::fs::remove_file(site.folder().join("label/A.jwt")).unwrap();
    std::thread::sleep(Duration::from_millis(1200));
    assert_eq!(server.get("/label/A.jwt").status, 404);
}

#[test]
fn connections_that_say_nothing_keep_nobody_out() {
    let (_site, server) = started();
    let mut silent: Vec<TcpStream> = (0..400).map(|_| server.connect()).collect();
    for slow in silent.iter_mut().take(100) {
        slow.write_all(b"GET / HTTP/1.1\r\nHo").unwrap();
    }
    assert_eq!(server.get("/label/A.jwt").status, 200);
    silent[0].write_all(b"st: labels.example\r\n\r\n").unwrap();
    assert!(read_until(&mut silent[0], "index.html\n").starts_with("HTTP/1.1 200 "));
}

#[test]
fn a_request_too_long_is_refused() {
    let (_site, server) = started();
    let long = "x".repeat(64 * 1024);
    let answer = server.ask("GET", "/", &[("X-Long", &long)]);
    assert!(matches!(answer.status, 400 | 431), "{answer:?}");
    assert_eq!(server.get("/").status, 200);
}

#[test]
fn a_stop_lets_answers_end_and_closes_what_waits() {
    for signal in ["-TERM", "-INT"] {
        let (_site, mut server) = started();
        let (mut silent, mut asked, mut reading) = (server.connect(), server.connect(), server.connect());
        asked.write_all(REQUEST).unwrap();
        read_until(&mut asked, "label/A.jwt\n");
        reading.write_all(b"GET /large.png HTTP/1.1\r\nHost: labels.example\r\n\r\n").unwrap();
        let mut begun = [0; 1000];
        reading.read_exact(&mut begun).unwrap();
        let told = Command::new("kill").args([signal, &server.process.id().to_string()]).status().unwrap();
        assert!(told.success());
        assert!(is_closed(&mut silent) && is_closed(&mut asked), "{signal}");
        let mut rest = Vec::new();
        reading.read_to_end(&mut rest).unwrap();
        assert!(rest.len() > 3 * 1024 * 1024 - begun.len(), "{signal}: {} bytes", rest.len());
        assert!(server.process.wait().unwrap().success(), "{signal}");
        assert!(TcpStream::connect(("127.0.0.1", server.port)).is_err());
    }
}

#[test]
fn a_port_in_use_is_said() {
    let (site, server) = started();
    let mut second = Command::new(env!("CARGO_BIN_EXE_carbon-label"));
    let port = server.port.to_string();
    let said = second.args(["serve", "--port", &port]).arg(site.folder()).env("LC_ALL", "C").output().unwrap();
    assert_eq!(said.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&said.stderr).contains(&port));
}
