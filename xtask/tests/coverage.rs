//! Every operation of the contract that the sandbox answers has its `Endpoint`, every `Endpoint` is an operation of the
//! contract, and the app uses all of them, except those in [`NOT_IN_THE_APP`].

#![expect(clippy::unwrap_used, reason = "a test may assume")]

use lms::endpoint::Operation;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Operations that the app never calls: another app of the host exchanges tokens, and the bank calls back.
const NOT_IN_THE_APP: [&str; 2] = ["exchange_token", "payout_callback"];

/// An operation as `contract/openapi.yaml` has it.
#[derive(Debug, PartialEq, Eq)]
struct ContractOperation {
    method: String,
    path: String,
    /// Marked `x-sandbox: later`: neither the sandbox nor the app has it yet.
    is_later: bool,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// The operations of the contract by `operationId`.
fn contract() -> BTreeMap<String, ContractOperation> {
    let text = fs::read_to_string(root().join("contract/openapi.yaml")).unwrap();
    let mut operations = BTreeMap::new();
    let (mut path, mut method, mut id) = (String::new(), String::new(), String::new());
    for line in text.lines() {
        if let Some(key) = line.strip_prefix("  /") {
            path = format!("/{}", key.trim_end_matches(':'));
        } else if let Some(key) = line.strip_prefix("    ").filter(|key| !key.starts_with(' ')) {
            method = key.trim_end().trim_end_matches(':').to_uppercase();
        } else if let Some(found) = line.strip_prefix("      operationId: ") {
            id = found.trim().to_owned();
            let operation = ContractOperation { method: method.clone(), path: path.clone(), is_later: false };
            assert_eq!(operations.insert(id.clone(), operation), None, "{id} occurs twice in the contract");
        } else if line.starts_with("      x-sandbox: later") {
            operations.get_mut(&id).unwrap().is_later = true;
        }
    }
    assert!(operations.len() > 80, "the contract was read");
    operations
}

/// The operations that `crates/lms` has an `Endpoint` for, by `operationId`, without those of the sandbox alone.
fn endpoints() -> BTreeMap<&'static str, &'static Operation> {
    let mut endpoints = BTreeMap::new();
    for operation in lms::operations::all().filter(|operation| !operation.id.starts_with("sandbox_")) {
        assert_eq!(endpoints.insert(operation.id, operation), None, "{} has two endpoints", operation.id);
    }
    endpoints
}

/// A path whose parameters have no names: `/v1/lms/loans/{}/`.
fn without_parameter_names(path: &str) -> String {
    let mut parts = path.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |start, part| start + "{}" + part.split_once('}').map_or("", |(_, rest)| rest))
}

/// The Rust files below `folder`, without files of tests.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("tests.rs") {
            files.push(path);
        }
    }
    files
}

/// The identifiers and keywords of Rust source text, without its comments and its test module.
fn identifiers(source: &str) -> BTreeSet<String> {
    let code = source.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    code.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| line.split(|character: char| !character.is_alphanumeric() && character != '_'))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_contract_and_the_endpoints_have_the_same_operations() {
    let (contract, endpoints) = (contract(), endpoints());
    for (id, endpoint) in &endpoints {
        let name = endpoint.endpoint;
        let known = contract.get(*id).unwrap_or_else(|| panic!("{name}: the contract has no operation {id}"));
        assert_eq!(known.method, endpoint.method.as_str(), "{name}");
        assert_eq!(without_parameter_names(&known.path), without_parameter_names(endpoint.path), "{name}");
        assert!(!known.is_later, "{id}: the sandbox answers it, remove x-sandbox: later");
        assert!(known.path.ends_with('/'), "{id}");
    }
    for (id, known) in contract.iter().filter(|(_, known)| !known.is_later) {
        assert!(endpoints.contains_key(id.as_str()), "{id} {} has no Endpoint", known.path);
    }
}

#[test]
fn the_app_uses_every_endpoint() {
    let used: BTreeSet<String> = rust_files(&root().join("src"))
        .iter()
        .flat_map(|path| identifiers(&fs::read_to_string(path).unwrap()))
        .collect();
    let unused: Vec<_> =
        endpoints().into_iter().filter(|(_, endpoint)| !used.contains(endpoint.endpoint)).map(|(id, _)| id).collect();
    assert_eq!(unused, NOT_IN_THE_APP);
}

#[test]
fn an_endpoint_is_not_found_in_a_longer_name() {
    let words = identifiers("let summary = api::query(move || GetLoanSummary { id });\n");
    assert!(words.contains("GetLoanSummary"));
    assert!(!words.contains("GetLoan"));
}

#[test]
fn an_endpoint_is_not_found_in_comments_and_tests() {
    let words = identifiers("// GetLoan\nsend(GetFee { id })\n#[cfg(test)]\nmod tests {\n    use GetPayout;\n}\n");
    assert!(words.contains("GetFee"));
    assert!(!words.contains("GetLoan") && !words.contains("GetPayout"));
}

#[test]
fn parameters_of_a_path_may_be_named_differently() {
    assert_eq!(without_parameter_names("/accounts/{account}/reset_rps/"), "/accounts/{}/reset_rps/");
    assert_eq!(without_parameter_names("/a/{b}/c/{d}/"), "/a/{}/c/{}/");
    assert_ne!(without_parameter_names("/accounts/{id}/"), without_parameter_names("/accounts/id/"));
}
