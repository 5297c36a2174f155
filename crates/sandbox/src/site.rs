//! Serves the built site from the sandbox's own origin: what a web server in front of the real API would do.
//!
//! A file beside which lie `.br` and `.gz` goes out compressed where the browser takes it. Names that carry a hash are
//! kept for a year, the rest are asked for again each time. A page of the app answers `index.html`: its router reads the path.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::path::{Component, Path, PathBuf};

/// Answers a file of `root`, or `None` where the path is none of its files nor a page of the app.
pub async fn serve(root: &Path, method: &Method, path: &str, headers: &HeaderMap) -> Option<Response> {
    if method != Method::GET && method != Method::HEAD {
        return None;
    }
    let relative = relative(path)?;
    let wants_page = accepts(headers, header::ACCEPT, "text/html");
    if !relative.as_os_str().is_empty()
        && let Some(response) = file(root, &relative, headers).await
    {
        return Some(response);
    }
    let is_page = relative.extension().is_none() && (wants_page || relative.as_os_str().is_empty());
    if is_page { file(root, Path::new("index.html"), headers).await } else { None }
}

/// The path inside the site, or `None` for one that would lead out of it.
fn relative(path: &str) -> Option<PathBuf> {
    let relative = PathBuf::from(path.trim_start_matches('/'));
    let inside = relative.components().all(|component| matches!(component, Component::Normal(_)));
    (inside && !path.contains(['\\', '\0', '%'])).then_some(relative)
}

async fn file(root: &Path, relative: &Path, headers: &HeaderMap) -> Option<Response> {
    let plain = root.join(relative);
    if !tokio::fs::metadata(&plain).await.ok()?.is_file() {
        return None;
    }
    let (bytes, encoding) = read(&plain, headers).await?;
    let name = relative.file_name()?.to_str()?;
    let mut response = (StatusCode::OK, Body::from(bytes)).into_response();
    let answered = response.headers_mut();
    answered.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type(name)));
    answered.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    answered.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache_control(name)));
    if let Some(encoding) = encoding {
        answered.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    Some(response)
}

async fn read(plain: &Path, headers: &HeaderMap) -> Option<(Vec<u8>, Option<&'static str>)> {
    for (encoding, suffix) in [("br", ".br"), ("gzip", ".gz")] {
        if accepts(headers, header::ACCEPT_ENCODING, encoding) {
            let mut compressed = plain.as_os_str().to_owned();
            compressed.push(suffix);
            if let Ok(bytes) = tokio::fs::read(compressed).await {
                return Some((bytes, Some(encoding)));
            }
        }
    }
    Some((tokio::fs::read(plain).await.ok()?, None))
}

/// Whether a comma-separated header names `wanted`, whatever its weight unless that is zero.
fn accepts(headers: &HeaderMap, name: header::HeaderName, wanted: &str) -> bool {
    headers.get_all(name).iter().filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(',')).any(
        |part| {
            let (kind, weight) = part.split_once(';').unwrap_or((part, ""));
            kind.trim().eq_ignore_ascii_case(wanted) && !matches!(weight.trim(), "q=0" | "q=0.0")
        },
    )
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// A year for names that carry their content's hash (`orrery-1a2b3c4d5e6f7a8b.js`), else ask each time.
fn cache_control(name: &str) -> &'static str {
    let hashed = name.split(['-', '.', '_']).any(|part| {
        part.len() >= 8
            && part.bytes().all(|byte| byte.is_ascii_hexdigit())
            && part.bytes().any(|byte| byte.is_ascii_digit())
    });
    if hashed { "public, max-age=31536000, immutable" } else { "no-cache" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Config;
    use crate::testing::{Server, config};

    #[test]
    fn only_hashed_names_are_kept() {
        assert!(cache_control("orrery-1a2b3c4d5e6f7a8b_bg.wasm").contains("immutable"));
        assert!(cache_control("style-0123456789abcdef.css").contains("immutable"));
        for name in ["index.html", "config.json", "favicon.svg", "deadbeef.js"] {
            assert_eq!(cache_control(name), "no-cache", "{name}");
        }
    }

    #[test]
    fn no_path_leads_out_of_the_site() {
        assert_eq!(relative("/a/b.js"), Some(PathBuf::from("a/b.js")));
        for path in ["/../secret", "/a/../../secret", "/%2e%2e/secret", "/a\\..\\b"] {
            assert_eq!(relative(path), None, "{path}");
        }
        assert_eq!(relative("//etc/passwd"), Some(PathBuf::from("etc/passwd")));
    }

    /// A built site that goes away with the test.
    struct Site(PathBuf);

    impl Site {
        fn build() -> Self {
            let root = std::env::temp_dir().join(format!("sandbox-site-{}", std::process::id()));
            std::fs::create_dir_all(&root).unwrap();
            for (name, text) in [
                ("index.html", "<title>Orrery</title>"),
                ("config.json", "{}"),
                ("orrery-1a2b3c4d5e6f7a8b_bg.wasm", "plain"),
                ("orrery-1a2b3c4d5e6f7a8b_bg.wasm.br", "brotli"),
                ("orrery-1a2b3c4d5e6f7a8b_bg.wasm.gz", "gzip"),
            ] {
                std::fs::write(root.join(name), text).unwrap();
            }
            Self(root)
        }
    }

    impl Drop for Site {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn the_site_comes_from_the_origin_of_the_api() {
        let site = Site::build();
        let server = Server::with(Config { site: Some(site.0.clone()), ..config() });
        let get = |path: &str, headers: &[(&str, &str)]| server.send("GET", path, headers, "");
        let wasm = "/orrery-1a2b3c4d5e6f7a8b_bg.wasm";
        for (accepted, text, encoding) in
            [("gzip, br", "brotli", "br"), ("br;q=0, gzip;q=0.8", "gzip", "gzip"), ("identity", "plain", "")]
        {
            let reply = get(wasm, &[("Accept-Encoding", accepted)]);
            assert_eq!((reply.text.as_str(), reply.header("content-encoding")), (text, encoding), "{accepted}");
            assert_eq!(reply.header("content-type"), "application/wasm");
            assert!(reply.header("cache-control").contains("immutable"));
        }
        for path in ["/", "/index.html", "/venus/payouts", "/jupiter/loans/7?tab=schedule"] {
            let page = get(path, &[("Accept", "text/html,*/*;q=0.8")]);
            assert_eq!((page.status, page.header("cache-control")), (200, "no-cache"), "{path}");
            assert_eq!(page.text, "<title>Orrery</title>", "{path}");
        }
        assert_eq!(get("/config.json", &[]).header("content-type"), "application/json");
        assert_eq!(get("/missing.js", &[("Accept", "text/html")]).status, 404);
        assert_eq!(get("/venus/payouts", &[("Accept", "application/json")]).status, 404, "no page was asked for");
        let api = get("/v1/lms/nothing/", &[("Accept", "text/html")]);
        assert_eq!((api.status, api.header("content-type")), (404, "application/json"), "an API path is never a page");
    }
}
