//! Every operation of the contract that the sandbox answers has its `Endpoint`, and every `Endpoint` is an operation of the
//! contract. What stands on no screen yet is named here, so that it is not forgotten.

#![expect(clippy::unwrap_used, reason = "a test may assume")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Built, answered and tested, and waiting for their screens.
const WITHOUT_A_SCREEN: [&str; 2] = ["exchange_token", "payout_callback"];

#[derive(Debug, PartialEq, Eq)]
struct Operation {
    method: String,
    path: String,
    later: bool,
}

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)).unwrap()
}

/// All the code of a folder and the folders in it.
fn code(folder: &str) -> String {
    fn add(folder: &Path, text: &mut String) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                add(&path, text);
            } else {
                text.push_str(&fs::read_to_string(&path).unwrap_or_default());
            }
        }
    }
    let mut text = String::new();
    add(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder), &mut text);
    text
}

/// The operations of the contract by their ids.
fn contract() -> BTreeMap<String, Operation> {
    let text = read("contract/openapi.yaml");
    let mut operations = BTreeMap::new();
    let (mut path, mut method, mut id) = (String::new(), String::new(), String::new());
    for line in text.lines() {
        if let Some(key) = line.strip_prefix("  /") {
            path = format!("/{}", key.trim_end_matches(':'));
        } else if let Some(key) = line.strip_prefix("    ").filter(|key| !key.starts_with(' ')) {
            method = key.trim_end().trim_end_matches(':').to_uppercase();
        } else if let Some(found) = line.strip_prefix("      operationId: ") {
            id = found.trim().to_owned();
            operations.insert(id.clone(), Operation { method: method.clone(), path: path.clone(), later: false });
        } else if line.starts_with("      x-sandbox: later") {
            operations.get_mut(&id).unwrap().later = true;
        }
    }
    assert!(operations.len() > 80, "the contract was read");
    operations
}

/// The endpoints of `crates/lms` by their operation: struct, method.
fn endpoints() -> BTreeMap<String, (String, String)> {
    let mut endpoints = BTreeMap::new();
    for block in code("crates/lms/src").split("impl Endpoint for ").skip(1) {
        let name = block.split(' ').next().unwrap().to_owned();
        let (Some(operation), Some(method)) =
            (block.split("OPERATION: &'static str = \"").nth(1), block.split("METHOD: Method = Method::").nth(1))
        else {
            panic!("{name} names no operation or no method");
        };
        let (operation, method) = (operation.split('"').next().unwrap(), method.split(';').next().unwrap());
        endpoints.insert(operation.to_owned(), (name, method.to_uppercase()));
    }
    endpoints.retain(|operation, _| !operation.starts_with("sandbox_"));
    endpoints
}

#[test]
fn the_contract_and_the_endpoints_name_the_same_operations() {
    let (contract, endpoints) = (contract(), endpoints());
    for (operation, (name, method)) in &endpoints {
        let known =
            contract.get(operation).unwrap_or_else(|| panic!("{name}: no operation {operation} in the contract"));
        assert_eq!(&known.method, method, "{name}");
        assert!(!known.later, "{operation}: the sandbox answers it, take x-sandbox: later away");
        assert!(known.path.ends_with('/'), "{operation}");
    }
    for (operation, known) in contract.iter().filter(|(_, known)| !known.later) {
        assert!(endpoints.contains_key(operation), "{operation} {} has no Endpoint", known.path);
    }
}

#[test]
fn every_endpoint_has_its_place_on_a_screen() {
    let folders = ["src/bulk", "src/jupiter", "src/venus", "src/sign_in", "src/shell"].map(code);
    let screens = read("src/session.rs") + &folders.concat();
    let missing: Vec<_> = endpoints()
        .into_iter()
        .filter(|(_, (name, _))| !screens.contains(name))
        .map(|(operation, _)| operation)
        .collect();
    assert_eq!(missing, WITHOUT_A_SCREEN);
}
