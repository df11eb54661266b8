//! `serve`: a published site over HTTP.
//!
//! In: the site's folder, an address. Out: its files, compressed where the reader takes that and they lie
//! there so, with the headers of [`carbon_label::site::delivery`]. Whoever sends or reads too slowly is let
//! go; a signal to stop lets every answer that was begun end, and closes the rest.

mod address;
mod answer;
mod asked;
mod body;
mod limits;
mod patience;
mod shelf;

use crate::{
    Outcome,
    error::{Error, shown},
};
use answer::Site;
use carbon_label::text::Lang;
use clap::Args;
use hyper::{server::conn::http1, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
};
use patience::Patient;
use std::{
    io,
    net::{IpAddr, SocketAddr},
    path::PathBuf,
    process::ExitCode,
    sync::Arc,
    time::Duration,
};
use tokio::{
    net::{TcpListener, TcpSocket, TcpStream},
    sync::Semaphore,
    time::{sleep, timeout},
};

/// For a request's head, and between requests: who waits longer is let go.
const HEAD: Duration = Duration::from_secs(30);
/// Without a byte taken of an answer.
const WRITE: Duration = Duration::from_secs(30);
/// For answers that were begun, once told to stop.
const LAST: Duration = Duration::from_secs(10);
/// The longest head of a request, in bytes.
const HEAD_BYTES: usize = 16 * 1024;
/// Connections the system holds ready for us.
const BACKLOG: u32 = 4096;

#[derive(Args)]
pub(crate) struct Arguments {
    /// The site's folder.
    site: PathBuf,
    /// The address to listen at: by default this machine alone; 0.0.0.0 for all that can reach it.
    #[arg(long, value_name = "IP", default_value = "127.0.0.1")]
    host: IpAddr,
    /// The port; 0 for any that is free.
    #[arg(long, default_value_t = 8787)]
    port: u16,
}

pub(crate) fn run(arguments: &Arguments, lang: Lang) -> Outcome {
    if !arguments.site.join("index.html").exists() {
        return Err(Error::NoSite(arguments.site.clone()));
    }
    let connections = limits::connections();
    if connections < limits::WANTED {
        eprintln!("{}: {}", lang.cli().note, (lang.cli().few_connections)(connections));
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(Error::Socket)?;
    runtime.block_on(serve(arguments, connections, lang))
}

async fn serve(arguments: &Arguments, connections: usize, lang: Lang) -> Outcome {
    let listener = listen(arguments.host, arguments.port)?;
    let address = listener.local_addr().map_err(Error::Socket)?;
    let stopped = stopped().map_err(Error::Socket)?;
    println!("{}", (lang.cli().serving)(&format!("http://{address}/  {}", shown(&arguments.site))));
    let site = Arc::new(Site::new(&arguments.site));
    let open = GracefulShutdown::new();
    tokio::select! {
        () = accept(&listener, &site, connections, &open) => {}
        () = stopped => {}
    }
    drop(listener);
    // Who has not taken its answer by then will not.
    let _ = timeout(LAST, open.shutdown()).await;
    Ok(ExitCode::SUCCESS)
}

fn listen(host: IpAddr, port: u16) -> Result<TcpListener, Error> {
    let address = SocketAddr::new(host, port);
    let socket = || {
        let socket = if host.is_ipv6() { TcpSocket::new_v6() } else { TcpSocket::new_v4() }?;
        // Else a port could not be had again for a minute after a stop; elsewhere that means another thing.
        #[cfg(unix)]
        socket.set_reuseaddr(true)?;
        socket.bind(address)?;
        socket.listen(BACKLOG)
    };
    socket().map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => Error::Port(port),
        _ => Error::Socket(error),
    })
}

/// Takes connections, as many at a time as there may be; the rest wait in the system's queue.
async fn accept(listener: &TcpListener, site: &Arc<Site>, connections: usize, open: &GracefulShutdown) {
    let places = Arc::new(Semaphore::new(connections));
    loop {
        // The semaphore is never closed.
        let Ok(place) = Arc::clone(&places).acquire_owned().await else { return };
        let Ok((stream, _)) = listener.accept().await else {
            // Out of memory or files: some connection ends meanwhile.
            sleep(Duration::from_millis(50)).await;
            continue;
        };
        let connection = open.watch(connection(stream, Arc::clone(site)));
        tokio::spawn(async move {
            // A connection that breaks off is its reader's affair.
            let _ = connection.await;
            drop(place);
        });
    }
}

fn connection(
    stream: TcpStream,
    site: Arc<Site>,
) -> impl hyper_util::server::graceful::GracefulConnection<Error = hyper::Error> {
    // Only slower without.
    let _ = stream.set_nodelay(true);
    let answer = service_fn(move |request| {
        let site = Arc::clone(&site);
        async move { Ok::<_, std::convert::Infallible>(site.answer(&request).await) }
    });
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD).max_buf_size(HEAD_BYTES);
    http.serve_connection(TokioIo::new(Patient::new(stream, WRITE)), answer)
}

/// Ends when the process is told to stop.
fn stopped() -> io::Result<impl Future<Output = ()>> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
        Ok(async move {
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
            }
        })
    }
    #[cfg(not(unix))]
    Ok(async {
        // Without a handler for Ctrl+C, the process simply ends by it.
        let _ = tokio::signal::ctrl_c().await;
    })
}
