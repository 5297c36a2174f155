//! Rules of the workspace that no type can enforce, checked in the source text.

#![expect(clippy::unwrap_used, reason = "a test may assume")]

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// Path from the root and text of every Rust file below `folder`, without the unit tests.
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
    assert!(files.len() > 3, "{folder} has sources");
    files
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default().to_owned();
            (path.strip_prefix(root()).unwrap().to_string_lossy().into_owned(), code)
        })
        .collect()
}

/// The files below `folder` whose code (not comments) contains one of `words`.
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
fn money_is_never_a_float_except_at_the_json_boundary() {
    // In `lenient.rs` it is a rate.
    let edge =
        ["decimal.rs", "endpoint.rs", "lenient.rs", "money.rs", "time.rs"].map(|file| format!("crates/lms/src/{file}"));
    assert_eq!(files_with("crates/lms/src", &["f64", "f32"]), edge);
    // Milliseconds of the browser's clock.
    assert_eq!(files_with("src", &["f64", "f32"]), ["src/clock.rs"]);
}

/// Amounts and days are read from the text of their numbers, which these attributes of a derived `Deserialize` have
/// replaced by then: reading fails, and an optional part becomes `None`.
#[test]
fn no_amount_or_day_is_read_from_a_buffer() {
    let flattens = |item: &&str| {
        item.lines().map(str::trim_start).any(|line| line.starts_with("#[serde(") && line.contains("flatten"))
    };
    for (path, code) in sources("crates/lms/src").into_iter().chain(sources("src")) {
        for item in code.split("#[derive(").filter(flattens) {
            let derived = item.split(')').next().unwrap_or_default();
            assert!(!derived.contains("Deserialize"), "{path}: read it with json::read_parts: {item}");
        }
    }
    // These have texts, IDs and plain numbers only.
    let untagged = ["bank.rs", "bulk.rs", "loan_data/rate.rs"].map(|file| format!("crates/lms/src/{file}"));
    assert_eq!(files_with("crates/lms/src", &["serde(untagged", "serde(tag"]), untagged);
    assert_eq!(files_with("src", &["serde(untagged", "serde(tag"]), [""; 0]);
}

#[test]
fn only_one_file_uses_http() {
    assert_eq!(files_with("src", &["gloo_net", "fetch_with", "XmlHttpRequest", "WebSocket"]), ["src/http.rs"]);
}

#[test]
fn the_token_is_in_one_header_and_in_one_storage() {
    assert_eq!(files_with("src", &["Authorization"]), ["src/http.rs"]);
    assert_eq!(files_with("src", &["session_storage"]), ["src/storage/session.rs"]);
    assert_eq!(files_with("src", &["local_storage"]), ["src/storage/local.rs"]);
    // sessionStorage: drafts, the refresh token, and when the officer was last active.
    let of_session = ["src/components/forms/draft.rs", "src/session/idle.rs", "src/session/stored_tokens.rs"];
    assert_eq!(files_with("src", &["storage::session"]), of_session);
    // localStorage: uploads, calls without a response and recent ones, saved views, the theme, today's decisions and runs, and
    // a random mark of a sign-out. Of the session these files use the officer's name only.
    let users = files_with("src", &["local::save"]);
    let components = [
        "components/forms/submit/pending_call.rs",
        "components/forms/submit/recently_sent.rs",
        "components/lists/saved_views.rs",
    ];
    let screens = [
        "session.rs",
        "shell/theme.rs",
        "venus/eod/previous_runs.rs",
        "venus/payout/make_file.rs",
        "venus/reconcile/decisions.rs",
    ];
    let known = ["bulk_upload/upload_storage.rs"].into_iter().chain(components).chain(screens);
    assert_eq!(users, known.map(|file| format!("src/{file}")).collect::<Vec<_>>());
    for (path, code) in sources("src").into_iter().filter(|(path, _)| users.contains(path)) {
        match &*path {
            "src/session.rs" => {
                assert_eq!(code.matches("local::save").count(), 1);
                assert!(code.contains("local::save(SIGNED_OUT, &random_id());"));
            }
            _ => {
                let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
                let code: String = lines.collect::<Vec<_>>().join("\n");
                let names = ["use crate::session;", "session}", "session::username()", "session::officer::"];
                let code = names.iter().fold(code, |code, name| code.replace(name, ""));
                assert!(!code.contains("token") && !code.contains("session"), "{path}");
            }
        }
    }
}

#[test]
fn screens_components_and_links_have_no_circle() {
    let screens = ["app", "jupiter", "venus", "bulk_upload", "shell", "sign_in"];
    let below = |folder: &str, above: &[&str]| {
        let above: Vec<String> = above.iter().map(|layer| format!("crate::{layer}::")).collect();
        let above: Vec<&str> = above.iter().map(String::as_str).collect();
        let uses: Vec<_> = files_with("src", &above).into_iter().filter(|path| path.starts_with(folder)).collect();
        assert!(uses.is_empty(), "{folder} is below {above:?} and uses it: {uses:?}");
    };
    below("src/components/", &screens);
    below("src/pickers/", &screens);
    let parts = ["components", "pickers", "api", "session"];
    below("src/links", &[&screens[..], &parts[..]].concat());
}

#[test]
fn the_layers_below_the_components_have_no_circle() {
    // Each layer uses those after it only.
    let layers = ["api", "session", "http", "config", "storage", "clock"];
    for (at, layer) in layers.iter().enumerate() {
        let above: Vec<String> =
            layers[..at].iter().flat_map(|above| [format!("crate::{above}"), format!("{above}::")]).collect();
        let above: Vec<&str> = above.iter().map(String::as_str).collect();
        let own =
            |path: &String| path.starts_with(&format!("src/{layer}.rs")) || path.starts_with(&format!("src/{layer}/"));
        let circles: Vec<_> = files_with("src", &above).into_iter().filter(own).collect();
        assert!(circles.is_empty(), "{layer} is below {:?} and is used by it: {circles:?}", &layers[..at]);
    }
}

#[test]
fn nothing_from_the_api_becomes_markup() {
    // The page after a panic is a fixed text.
    assert_eq!(
        files_with("src", &["inner_html", "insert_adjacent_html", "document().write"]),
        ["src/components/feedback/crash.rs"]
    );
}

#[test]
fn only_reads_are_retried() {
    let users = files_with("src", &["retry::with_backoff"]);
    assert_eq!(users, ["src/api.rs"]);
    let api = fs::read_to_string(root().join("src/api.rs")).unwrap();
    assert_eq!(api.matches("retry::with_backoff").count(), 1);
    let repeated = api.lines().find(|line| line.contains("retry::with_backoff")).unwrap();
    assert!(repeated.contains("Effect::Reads =>"), "{repeated}");
}

#[test]
fn the_app_does_not_depend_on_the_sandbox() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let dependencies = manifest.split("[dependencies]").nth(1).and_then(|rest| rest.split("\n[").next()).unwrap();
    assert!(dependencies.contains("lms") && !dependencies.contains("sandbox"));
    let lms = fs::read_to_string(root().join("crates/lms/Cargo.toml")).unwrap();
    for io in ["sandbox", "tokio", "axum", "rusqlite", "web-sys", "gloo"] {
        assert!(!lms.contains(io), "crates/lms does no I/O: {io}");
    }
}

#[test]
fn every_class_of_the_style_sheets_is_used() {
    let mut used = fs::read_to_string(root().join("index.html")).unwrap();
    for (_, code) in sources("src") {
        // String literals, and names after `class:`.
        used.extend(code.lines().flat_map(|line| line.split('"').skip(1).step_by(2)).flat_map(|text| [text, " "]));
        used.extend(code.split("class:").skip(1).flat_map(|rest| [rest.split('=').next().unwrap_or_default(), " "]));
    }
    let mut words: Vec<&str> = used.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-').collect();
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
