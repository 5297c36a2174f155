//! `docs/dependencies.md` has one line with a reason for each direct dependency, and none for anything else.

#![expect(clippy::unwrap_used, reason = "a test may assume")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

/// The name and the reason in the lines of one table of the document, by its heading.
fn documented() -> BTreeMap<String, BTreeMap<String, String>> {
    let text = read("docs/dependencies.md");
    let sections = text.split("\n## ").skip(1).map(|section| {
        let (heading, body) = section.split_once('\n').unwrap();
        // The first two lines of a table are its head.
        let rows = body.lines().filter(|line| line.starts_with('|')).skip(2);
        let cells = rows.map(|row| row.trim_matches('|').split_once('|').unwrap());
        let lines: Vec<_> = cells.map(|(name, why)| (name.trim().to_owned(), why.trim().to_owned())).collect();
        let by_name: BTreeMap<_, _> = lines.iter().cloned().collect();
        assert_eq!(by_name.len(), lines.len(), "{heading}: one line each");
        (heading.to_owned(), by_name)
    });
    sections.collect()
}

/// The direct dependencies of a package, without those of this workspace.
fn crates(manifest: &str) -> BTreeSet<String> {
    let text = read(manifest);
    let tables = text.split("\n[").filter(|table| {
        let name = table.split(']').next().unwrap_or_default();
        ["dependencies", "dev-dependencies", "build-dependencies"].contains(&name)
    });
    let keys = tables.flat_map(|table| table.lines().skip(1)).filter_map(|line| line.split_once(" = "));
    let names = keys.map(|(key, _)| key.split('.').next().unwrap_or_default().to_owned());
    names.filter(|name| name != "lms" && name.starts_with(|letter: char| letter.is_ascii_lowercase())).collect()
}

/// The texts in quotes of `source` between `start` and `end`, each time it occurs.
fn quoted(source: &str, start: &str, end: char) -> BTreeSet<String> {
    let parts = source.split(start).skip(1).map(|rest| rest.split(end).next().unwrap_or_default());
    parts.flat_map(|part| part.split('"').skip(1).step_by(2)).map(str::to_owned).collect()
}

fn sources_of_setup() -> String {
    let files = fs::read_dir(root().join("xtask/src/setup")).unwrap().map(|entry| entry.unwrap().path());
    let texts = files.map(|file| fs::read_to_string(file).unwrap());
    texts.chain([read("xtask/src/setup.rs")]).collect()
}

fn all(tables: &[&str]) -> BTreeSet<String> {
    let documented = documented();
    tables.iter().flat_map(|table| documented[*table].keys().cloned()).collect()
}

#[test]
fn every_crate_has_its_reason() {
    let manifests = ["", "crates/lms/", "crates/sandbox/", "xtask/", "xtask/wasm-parts/"];
    let used: BTreeSet<String> = manifests.iter().flat_map(|folder| crates(&format!("{folder}Cargo.toml"))).collect();
    assert!(used.contains("leptos") && used.contains("rusqlite"), "the manifests were read: {used:?}");
    assert_eq!(all(&["Crates of the app", "Crates of the sandbox", "Crates of the commands and tests"]), used);
    let app: BTreeSet<String> =
        ["", "crates/lms/"].iter().flat_map(|folder| crates(&format!("{folder}Cargo.toml"))).collect();
    assert!(all(&["Crates of the app"]).is_subset(&app));
}

#[test]
fn every_npm_package_has_its_reason() {
    let package: serde_json::Value = serde_json::from_str(&read("e2e/package.json")).unwrap();
    let groups = ["dependencies", "devDependencies", "optionalDependencies"];
    let used = groups.iter().filter_map(|group| package[group].as_object()).flat_map(|group| group.keys().cloned());
    assert_eq!(all(&["npm packages"]), used.collect());
}

#[test]
fn every_python_package_has_its_reason() {
    let requirements = read("contract/requirements.txt");
    let direct = requirements.split("# What those bring").next().unwrap();
    let used = direct.lines().filter_map(|line| line.split_once("==")).map(|(name, _)| name.to_owned());
    assert_eq!(all(&["Python packages"]), used.collect());
}

#[test]
fn every_tool_has_its_reason() {
    let setup = sources_of_setup();
    assert_eq!(all(&["Tools that cargo installs"]), quoted(&setup, "crate_name: ", ','));
    // The first argument says what the packages are.
    let mut used = BTreeSet::new();
    for call in setup.split("apt::install(").skip(1) {
        used.extend(quoted(call.split(")?;").next().unwrap_or_default(), "&[", ']'));
    }
    used.extend(quoted(&setup, "DEBIAN_PACKAGES: [&str; 4] = [", ']'));
    assert_eq!(all(&["Debian packages"]), used);
}

#[test]
fn every_line_has_a_reason() {
    for (table, lines) in documented() {
        assert!(!lines.is_empty(), "{table}");
        for (name, why) in lines {
            assert!(why.len() > 5, "{table}: {name}");
        }
    }
}
