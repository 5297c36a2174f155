//! Serves the built site from the sandbox's own origin, as a web server in front of the real API would.
//!
//! A precompressed file (`.br`, `.gz`) is sent where the browser accepts it. Files named by their content's hash may be
//! cached for a year, all others are revalidated. A path without an extension that names no file is a page of the app
//! and gets `index.html`: its router reads the path.

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::Response;
use std::path::Path;
use tower_http::services::{ServeDir, ServeFile};

const IMMUTABLE: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const NO_CACHE: HeaderValue = HeaderValue::from_static("no-cache");
const ACCEPT_ENCODING: HeaderValue = HeaderValue::from_static("accept-encoding");

/// Returns a file of `root` or a page of the app, or `None` if the path is neither.
pub async fn serve(root: &Path, request: Request) -> Option<Response> {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return None;
    }
    let file_name = request.uri().path().rsplit('/').next().unwrap_or_default().to_owned();
    let mut files = ServeDir::new(root).precompressed_br().precompressed_gzip();
    let response = if file_name.contains('.') {
        files.try_call(request).await.ok()?.map(Body::new)
    } else {
        let index = ServeFile::new(root.join("index.html")).precompressed_br().precompressed_gzip();
        files.fallback(index).try_call(request).await.ok()?.map(Body::new)
    };
    if response.status() == StatusCode::NOT_FOUND {
        return None;
    }
    let (mut parts, body) = response.into_parts();
    parts.headers.insert(header::CACHE_CONTROL, if has_hash(&file_name) { IMMUTABLE } else { NO_CACHE });
    parts.headers.insert(header::VARY, ACCEPT_ENCODING);
    Some(Response::from_parts(parts, body))
}

/// Whether a file is named by its content: `shared-1a2b3c4d5e6f7a8b.wasm`, as `cargo xtask build` names it, or
/// `orrery-1a2b3c4d5e6f7a8b_bg.wasm`, as Trunk does. Trunk drops leading zeros of the hash.
fn has_hash(file_name: &str) -> bool {
    let Some((stem, _extension)) = file_name.rsplit_once('.') else { return false };
    let Some((_name, hash)) = stem.trim_end_matches("_bg").rsplit_once('-') else { return false };
    (12..=16).contains(&hash.len()) && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Config;
    use crate::testing::{Server, config};
    use std::path::PathBuf;

    #[test]
    fn recognizes_names_with_a_hash() {
        for name in [
            "orrery-1a2b3c4d5e6f7a8b.wasm",
            "shared-0123456789abcdef.wasm",
            "orrery-99aabbccddeeff00.js",
            "orrery-1a2b3c4d5e6f7a8b_bg.wasm",
            "sign-in-b3c4d5e6f7a8b.css",
        ] {
            assert!(has_hash(name), "{name}");
        }
        for name in ["index.html", "config.json", "favicon.svg", "sign-in.css", "loan-added.css", "deadbeefdeadbeef.js"]
        {
            assert!(!has_hash(name), "{name}");
        }
    }

    /// A built site that is removed after the test.
    struct Site(PathBuf);

    impl Site {
        fn build() -> Self {
            let root = std::env::temp_dir().join(format!("sandbox-site-{}", std::process::id()));
            std::fs::create_dir_all(root.join("site")).unwrap();
            for (name, text) in [
                ("secret.txt", "secret"),
                ("site/index.html", "<title>Orrery</title>"),
                ("site/index.html.br", "brotli page"),
                ("site/config.json", "{}"),
                ("site/shared-1a2b3c4d5e6f7a8b.wasm", "plain"),
                ("site/shared-1a2b3c4d5e6f7a8b.wasm.br", "brotli"),
                ("site/shared-1a2b3c4d5e6f7a8b.wasm.gz", "gzip"),
            ] {
                std::fs::write(root.join(name), text).unwrap();
            }
            Self(root)
        }

        fn server(&self) -> Server {
            Server::with(Config { site: Some(self.0.join("site")), ..config() })
        }
    }

    impl Drop for Site {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn serves_the_site_from_the_origin_of_the_api() {
        let site = Site::build();
        let server = site.server();
        let get = |path: &str, headers: &[(&str, &str)]| server.send("GET", path, headers, "");
        for (accepted, text, encoding) in
            [("gzip, br", "brotli", "br"), ("br;q=0, gzip;q=0.8", "gzip", "gzip"), ("identity", "plain", "")]
        {
            let reply = get("/shared-1a2b3c4d5e6f7a8b.wasm", &[("Accept-Encoding", accepted)]);
            assert_eq!((reply.text.as_str(), reply.header("content-encoding")), (text, encoding), "{accepted}");
            assert_eq!(reply.header("content-type"), "application/wasm");
            assert_eq!(reply.header("vary"), "accept-encoding");
            assert!(reply.header("cache-control").contains("immutable"));
        }
        for path in ["/", "/index.html", "/venus/payouts", "/jupiter/loans/7?tab=schedule"] {
            let page = get(path, &[("Accept-Encoding", "identity")]);
            assert_eq!((page.status, page.header("cache-control")), (200, "no-cache"), "{path}");
            assert_eq!(
                (page.text.as_str(), page.header("content-type")),
                ("<title>Orrery</title>", "text/html"),
                "{path}"
            );
            assert_eq!(get(path, &[("Accept-Encoding", "br")]).text, "brotli page", "{path}");
        }
        let config = get("/config.json", &[]);
        assert_eq!((config.header("content-type"), config.header("cache-control")), ("application/json", "no-cache"));
        assert_eq!(get("/missing.js", &[]).status, 404);
        for path in ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt"] {
            assert_ne!(get(path, &[]).text, "secret", "{path}");
        }
        assert_eq!(server.send("POST", "/venus/payouts", &[], "{}").status, 404, "a page is only read");
        let api = get("/v1/lms/nothing/", &[("Accept", "text/html")]);
        assert_eq!((api.status, api.header("content-type")), (404, "application/json"), "an API path is never a page");
    }
}
