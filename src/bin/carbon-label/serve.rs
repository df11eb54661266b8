//! `serve`: a published site from this machine, for trying out.

use crate::{
    Outcome,
    cli::Serve,
    error::{Error, shown},
};
use axum::{
    Router,
    extract::{Path, Request},
    http::{HeaderValue, header},
    middleware::{self, Next},
    response::{Redirect, Response},
    routing,
};
use carbon_label::text::Lang;
use std::{io, net::Ipv4Addr, process::ExitCode};
use tower_http::services::{ServeDir, ServeFile};

pub(crate) fn run(arguments: &Serve, lang: Lang) -> Outcome {
    if !arguments.site.join("index.html").exists() {
        return Err(Error::NoSite(arguments.site.clone()));
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(Error::Socket)?;
    runtime.block_on(serve(arguments, lang))
}

async fn serve(arguments: &Serve, lang: Lang) -> Outcome {
    let missing = ServeFile::new(arguments.site.join("404.html"));
    let files = ServeDir::new(&arguments.site).not_found_service(missing);
    let router = Router::new().route("/01/{gtin}/{*piece}", routing::get(product)).fallback_service(files);
    let router = router.layer(middleware::from_fn(headers));
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, arguments.port)).await;
    let listener = listener.map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => Error::Port(arguments.port),
        _ => Error::Socket(error),
    })?;
    let address = listener.local_addr().map_err(Error::Socket)?;
    println!("{}", (lang.cli().serving)(&format!("http://{address}/  {}", shown(&arguments.site))));
    let stopped = async {
        // Without a handler for Ctrl+C, the process simply ends by it.
        let _ = tokio::signal::ctrl_c().await;
    };
    axum::serve(listener, router).with_graceful_shutdown(stopped).await.map_err(Error::Socket)?;
    Ok(ExitCode::SUCCESS)
}

/// Batches and pieces of a product have addresses below its own (GS1 Digital Link), and its page.
async fn product(Path((gtin, _)): Path<(String, String)>) -> Redirect {
    let digits: String = gtin.chars().filter(char::is_ascii_digit).collect();
    Redirect::temporary(&format!("/01/{digits}/"))
}

/// What pages of other origins may read: labels, and what verifies them.
fn is_shared(path: &str) -> bool {
    let path = path.trim_start_matches('/');
    let is_label = path.strip_prefix("label/").is_some_and(|label| label.ends_with(".jwt"));
    is_label || path == "trust.jwt" || ["status/", "embed/"].iter().any(|folder| path.starts_with(folder))
}

/// What no page can say of itself in a `meta`, and the type of a label file.
async fn headers(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let (is_label, is_card, is_shared) = (path.ends_with(".jwt"), path.ends_with("/card.html"), is_shared(path));
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if is_shared {
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    }
    // A card stands in other people's pages; nothing else does.
    if !is_card {
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("frame-ancestors 'self'"));
    }
    if is_label && response.status().is_success() {
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/vc+jwt"));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::is_shared;

    #[test]
    fn other_origins_may_read_labels_and_what_verifies_them_and_nothing_else() {
        for path in ["/label/A.jwt", "/trust.jwt", "/status/body/revocation-1.jwt", "/embed/carbon-label.js"] {
            assert!(is_shared(path), "{path}");
        }
        for path in ["/", "/label/A/", "/label/A.svg", "/presented/bank.jwe", "/verify/", "/trust.jwt/x"] {
            assert!(!is_shared(path), "{path}");
        }
    }
}
