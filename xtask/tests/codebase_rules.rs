//! The rules of the workspace that no type can hold, read off the source.

#![expect(clippy::unwrap_used, reason = "a test may assume")]

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// Every Rust file below `folder`, by its path from the root, without its tests.
fn sources(folder: &str) -> Vec<(String, String)> {
    fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, files);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    let mut files = Vec::new();
    collect(&root().join(folder), &mut files);
    assert!(files.len() > 3, "{folder} has its sources");
    files
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default().to_owned();
            (path.strip_prefix(root()).unwrap().to_string_lossy().into_owned(), code)
        })
        .collect()
}

/// The files below `folder` whose code (not its comments) has one of `words`.
fn files_with(folder: &str, words: &[&str]) -> Vec<String> {
    let has = |code: &str| {
        let lines = code.lines().map(str::trim_start).filter(|line| !line.starts_with("//"));
        lines.into_iter().any(|line| words.iter().any(|word| line.contains(word)))
    };
    let mut found: Vec<_> = sources(folder).into_iter().filter(|(_, code)| has(code)).map(|(path, _)| path).collect();
    found.sort();
    found
}

#[test]
fn money_never_is_a_float_beyond_the_edge_of_json() {
    let edge = ["decimal.rs", "endpoint.rs", "money.rs", "time.rs"].map(|file| format!("crates/lms/src/{file}"));
    assert_eq!(files_with("crates/lms/src", &["f64", "f32"]), edge);
    // The browser's milliseconds.
    assert_eq!(files_with("src", &["f64", "f32"]), ["src/clock.rs"]);
}

#[test]
fn only_one_file_speaks_http() {
    assert_eq!(files_with("src", &["gloo_net", "fetch_with", "XmlHttpRequest", "WebSocket"]), ["src/api/wire.rs"]);
}

#[test]
fn the_token_goes_into_one_header_and_is_kept_in_one_place() {
    assert_eq!(files_with("src", &["Authorization"]), ["src/api/wire.rs"]);
    assert_eq!(files_with("src", &["session_storage"]), ["src/session/keep.rs", "src/ui/draft.rs"]);
    assert_eq!(files_with("src", &["local_storage"]), ["src/device.rs"]);
    // The theme, saved views, today's decisions and runs, and what is on its way to the server; none knows more of the
    // session than the officer's name.
    let users = files_with("src", &["device::"]);
    let screens = ["bulk/keep.rs", "shell/theme.rs"];
    let parts = ["ui/submit/sent.rs", "ui/views.rs"];
    let desk = ["venus/eod/earlier.rs", "venus/payout/export.rs", "venus/reconcile/decided.rs"];
    let known: Vec<_> = screens.into_iter().chain(parts).chain(desk).map(|file| format!("src/{file}")).collect();
    assert_eq!(users, known);
    for (path, code) in sources("src").into_iter().filter(|(path, _)| users.contains(path)) {
        let code = code.replace("device, session}", "").replace("session::username()", "");
        assert!(!code.contains("token") && !code.contains("session"), "{path}");
    }
}

#[test]
fn what_the_api_sends_is_never_markup() {
    // The page that stands when the app itself broke holds fixed words only.
    assert_eq!(files_with("src", &["inner_html", "insert_adjacent_html", "document().write"]), ["src/ui/crash.rs"]);
}

#[test]
fn nothing_but_a_read_is_repeated() {
    let users = files_with("src", &["retry::while_passing"]);
    assert_eq!(users, ["src/api.rs"]);
    let api = fs::read_to_string(root().join("src/api.rs")).unwrap();
    assert_eq!(api.matches("retry::while_passing").count(), 1);
    let repeated = api.lines().find(|line| line.contains("retry::while_passing")).unwrap();
    assert!(repeated.contains("Effect::Reads =>"), "{repeated}");
}

#[test]
fn the_app_knows_nothing_of_the_sandbox() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let dependencies = manifest.split("[dependencies]").nth(1).and_then(|rest| rest.split("\n[").next()).unwrap();
    assert!(dependencies.contains("lms") && !dependencies.contains("sandbox"));
    let lms = fs::read_to_string(root().join("crates/lms/Cargo.toml")).unwrap();
    for io in ["sandbox", "tokio", "axum", "rusqlite", "web-sys", "gloo"] {
        assert!(!lms.contains(io), "crates/lms does no I/O: {io}");
    }
}

#[test]
fn every_class_of_the_style_sheets_is_worn() {
    let mut worn = fs::read_to_string(root().join("index.html")).unwrap();
    for (_, code) in sources("src") {
        // What stands between quotation marks, and what is turned on by `class:`.
        worn.extend(code.lines().flat_map(|line| line.split('"').skip(1).step_by(2)).flat_map(|text| [text, " "]));
        worn.extend(code.split("class:").skip(1).flat_map(|rest| [rest.split('=').next().unwrap_or_default(), " "]));
    }
    let mut words: Vec<&str> = worn.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-').collect();
    words.sort_unstable();
    for entry in fs::read_dir(root().join("style")).unwrap() {
        let path = entry.unwrap().path();
        let sheet = fs::read_to_string(&path).unwrap();
        let rules = sheet.split("/*").flat_map(|part| part.split("*/").last());
        for class in rules.flat_map(|rules| rules.split('.').skip(1)) {
            let end =
                class.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-').unwrap_or(class.len());
            let class = &class[..end];
            let is_name = class.starts_with(|letter: char| letter.is_ascii_lowercase());
            assert!(!is_name || words.binary_search(&class).is_ok(), ".{class} of {}", path.display());
        }
    }
}
