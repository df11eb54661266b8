//! What every server of a site keeps to, ours and others: the table of deliveries, asked for over HTTP.

use crate::served::{Answer, FILES, SECRET, Server};
use carbon_label::site::delivery::{self, Life};

/// The headers that some paths have and others must not.
const TOLD: [&str; 3] = ["Content-Security-Policy", "Access-Control-Allow-Origin", "Cross-Origin-Resource-Policy"];

/// All of it.
pub(crate) fn holds(server: &Server) {
    files(server);
    what_is_missing(server);
    compressed(server);
    conditions_and_parts(server);
    methods(server);
    links(server);
    tricks(server);
}

#[track_caller]
fn has_headers_of(path: &str, life: Life, answer: &Answer) {
    for (name, value) in delivery::headers(path) {
        assert_eq!(answer.header(name), Some(value), "{path}: {name} in {answer:?}");
    }
    for name in TOLD.into_iter().filter(|told| !delivery::headers(path).any(|(name, _)| name == *told)) {
        assert_eq!(answer.header(name), None, "{path}: {name}");
    }
    assert_eq!(answer.header("Cache-Control"), Some(life.control()), "{path}: {answer:?}");
}

fn files(server: &Server) {
    for path in FILES {
        let asked = path.strip_suffix("index.html").unwrap_or(path);
        let answer = server.get(&format!("/{asked}"));
        assert_eq!((answer.status, answer.text()), (200, format!("this is {path}\n")), "{path}");
        assert_eq!(answer.header("Content-Type"), Some(delivery::media_type(path)), "{path}");
        has_headers_of(asked, delivery::life(asked), &answer);
    }
}

fn what_is_missing(server: &Server) {
    for path in ["none", "label/none/", "label/none.jwt", "assets/app-0f/none.js", "label/", "label/A/none/card.html"] {
        let answer = server.get(&format!("/{path}"));
        assert_eq!((answer.status, answer.text()), (404, "this is 404.html\n".to_owned()), "{path}");
        assert_eq!(answer.header("Content-Type"), Some(delivery::media_type("404.html")), "{path}");
        has_headers_of(path, Life::Asked, &answer);
    }
}

fn compressed(server: &Server) {
    for coding in ["gzip", "br"] {
        let answer = server.ask("GET", "/label/A/", &[("Accept-Encoding", coding)]);
        assert_eq!((answer.status, answer.text()), (200, format!("{coding} of label/A/index.html")), "{coding}");
        assert_eq!(answer.header("Content-Encoding"), Some(coding));
        assert_eq!(answer.header("Content-Type"), Some(delivery::media_type("index.html")));
        assert_eq!(answer.header("Vary"), Some("Accept-Encoding"));
        has_headers_of("label/A/", Life::Minute, &answer);
        let alone = server.ask("GET", "/trust.jwt", &[("Accept-Encoding", coding)]);
        assert_eq!((alone.header("Content-Encoding"), alone.text()), (None, "this is trust.jwt\n".to_owned()));
    }
    let both = server.ask("GET", "/", &[("Accept-Encoding", "gzip, deflate, br, zstd")]);
    assert_eq!(both.header("Content-Encoding"), Some("br"));
    let plain = server.get("/");
    assert_eq!((plain.header("Content-Encoding"), plain.text()), (None, "this is index.html\n".to_owned()));
}

fn conditions_and_parts(server: &Server) {
    let whole = server.get("/label/A.jwt");
    let (tag, modified) = (whole.header("ETag").unwrap(), whole.header("Last-Modified").unwrap());
    for condition in [("If-None-Match", tag), ("If-Modified-Since", modified)] {
        let answer = server.ask("GET", "/label/A.jwt", &[condition]);
        assert_eq!((answer.status, answer.body.len()), (304, 0), "{condition:?}");
        has_headers_of("label/A.jwt", Life::Minute, &answer);
    }
    for condition in [("If-None-Match", "\"other\""), ("If-Modified-Since", "Sun, 06 Nov 1994 08:49:37 GMT")] {
        assert_eq!(server.ask("GET", "/label/A.jwt", &[condition]).status, 200, "{condition:?}");
    }
    let tags = ["gzip", "br"].map(|coding| {
        let answer = server.ask("GET", "/label/A/", &[("Accept-Encoding", coding)]);
        answer.header("ETag").unwrap().to_owned()
    });
    assert_ne!(tags[0], tags[1], "two codings are two representations");
    for (range, expected) in [("bytes=5-6", "is"), ("bytes=8-", "label/A.jwt\n"), ("bytes=-4", "jwt\n")] {
        let part = server.ask("GET", "/label/A.jwt", &[("Range", range), ("If-Range", tag)]);
        assert_eq!((part.status, part.text()), (206, expected.to_owned()), "{range}");
        assert!(part.header("Content-Range").unwrap().ends_with("/20"), "{part:?}");
    }
    let beyond = server.ask("GET", "/label/A.jwt", &[("Range", "bytes=20-")]);
    assert_eq!((beyond.status, beyond.header("Content-Range")), (416, Some("bytes */20")));
    let other = server.ask("GET", "/label/A.jwt", &[("Range", "bytes=5-6"), ("If-Range", "\"other\"")]);
    assert_eq!(other.status, 200, "a part of another file is of no use");
    let part = server.ask("GET", "/large.png", &[("Range", "bytes=100000-299999")]);
    assert_eq!((part.status, part.body.len()), (206, 200_000));
    assert_eq!(server.get("/large.png").body.len(), 3 * 1024 * 1024);
}

fn methods(server: &Server) {
    for path in ["/", "/label/A.jwt", "/none", "/large.png"] {
        let (get, head) = (server.get(path), server.ask("HEAD", path, &[]));
        assert_eq!((head.status, head.body.len()), (get.status, 0), "{path}");
        for name in ["Content-Length", "Content-Type", "ETag", "Cache-Control"] {
            assert_eq!(head.header(name), get.header(name), "{path}: {name}");
        }
    }
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        let answer = server.ask(method, "/label/A.jwt", &[("Content-Length", "0")]);
        assert_eq!((answer.status, answer.header("Allow")), (405, Some("GET, HEAD")), "{method}");
    }
}

fn links(server: &Server) {
    let folder = server.get("/label/A");
    assert!(matches!(folder.status, 301 | 308) && folder.header("Location").unwrap().ends_with("A/"), "{folder:?}");
    for (link, page) in [
        ("/01/9506000134352", "/01/09506000134352/"),
        ("/01/9506000134352/10/A?linkType=all", "/01/09506000134352/"),
        ("/01/09506000134352/10/A%23/21/7", "/01/09506000134352/"),
        ("/01/012345678905/", "/01/00012345678905/"),
        ("/01/12345670/21/7", "/01/00000012345670/"),
    ] {
        let answer = server.get(link);
        assert_eq!((answer.status, answer.header("Location")), (302, Some(page)), "{link}");
    }
}

fn tricks(server: &Server) {
    for path in [
        "/../secret.txt",
        "/label/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/label%2FA/",
        "/label%5cA/",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "/%00",
        "/label/A.jwt%00.html",
        "/.carbon-label-site",
        "/%2ecarbon-label-site",
        "/label/.hidden",
        "/.well-known/../.carbon-label-site",
        "/index.html.br",
        "/label/A/index.html.gz",
        "/secret.txt",
    ] {
        let answer = server.get(path);
        assert!(matches!(answer.status, 400 | 404), "{path}: {answer:?}");
        assert!(!answer.text().contains(SECRET), "{path}");
    }
}
