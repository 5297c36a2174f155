//! Listens, answers, and stops gracefully. The connections are hyper's, so that a fault can close one without an answer.

use crate::faults::Dropped;
use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use std::fmt;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tower::ServiceExt;

/// How long calls that are being answered may take once the server is told to stop.
const PATIENCE: Duration = Duration::from_secs(5);

/// A server that is listening.
#[derive(Debug)]
pub struct Running {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    done: JoinHandle<()>,
}

impl Running {
    /// Where it listens.
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Takes no more calls, lets those being answered finish, then returns.
    pub async fn stop(self) {
        // Nobody listens for it only if the server has stopped already.
        let _ = self.stop.send(());
        let _ = self.done.await;
    }
}

/// A socket, and the address it got.
#[derive(Debug)]
pub struct Listening {
    listener: TcpListener,
    address: SocketAddr,
}

/// Takes the address.
///
/// # Errors
/// Why it can't be had, in words.
pub async fn bind(address: SocketAddr) -> Result<Listening, String> {
    let listener = TcpListener::bind(address).await.map_err(|error| format!("can't listen on {address}: {error}"))?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    Ok(Listening { listener, address })
}

/// Answers until told to stop.
pub fn serve(listening: Listening, router: Router) -> Running {
    let (stop, stopped) = oneshot::channel();
    let address = listening.address;
    let done = tokio::spawn(accept(listening.listener, router, stopped));
    Running { address, stop, done }
}

/// The connection is closed without an answer.
#[derive(Debug)]
struct Hangup;

impl fmt::Display for Hangup {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a fault closed the connection")
    }
}

impl std::error::Error for Hangup {}

async fn accept(listener: TcpListener, router: Router, mut stopped: oneshot::Receiver<()>) {
    let connections = GracefulShutdown::new();
    loop {
        let stream = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => stream,
                Err(error) => {
                    tracing::warn!(%error, "a connection could not be taken");
                    continue;
                }
            },
            _ = &mut stopped => break,
        };
        let router = router.clone();
        let service = service_fn(move |request: Request<Incoming>| {
            let router = router.clone();
            async move {
                let Ok(response) = router.oneshot(request.map(Body::new)).await;
                if response.extensions().get::<Dropped>().is_some() { Err(Hangup) } else { Ok(response) }
            }
        });
        let connection = http1::Builder::new().timer(TokioTimer::new()).serve_connection(TokioIo::new(stream), service);
        let connection = connections.watch(connection);
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection ended");
            }
        });
    }
    drop(listener);
    tokio::select! {
        () = connections.shutdown() => {}
        () = tokio::time::sleep(PATIENCE) => tracing::warn!("some calls were cut off"),
    }
}
