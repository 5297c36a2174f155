//! Calls every operation of `contract/openapi.yaml` without a valid access token: all but those of signing in refuse it.

use crate::testing::Server;
use serde_json::json;

const CONTRACT: &str = include_str!("../../../contract/openapi.yaml");
/// `operationId`s of the operations that need no token: they are how one gets it.
const PUBLIC: [&str; 4] = ["send_otp", "verify_otp", "exchange_token", "refresh_token"];
const METHODS: [&str; 6] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

struct Operation {
    id: &'static str,
    method: String,
    path: &'static str,
    /// Marked `security: []`.
    is_public: bool,
}

/// The operations of the contract. The file has one key a line, indented by two spaces.
fn operations() -> Vec<Operation> {
    let (mut path, mut method, mut operations) = ("", String::new(), Vec::<Operation>::new());
    for line in CONTRACT.lines() {
        if line.starts_with("  /") {
            path = line.trim().trim_end_matches(':');
        } else if let Some(key) = line.strip_prefix("    ").filter(|key| !key.starts_with(' ')) {
            method = key.trim_end().trim_end_matches(':').to_uppercase();
        } else if let Some(id) = line.strip_prefix("      operationId: ") {
            operations.push(Operation { id: id.trim(), method: method.clone(), path, is_public: false });
        } else if line == "      security: []" {
            operations.last_mut().unwrap().is_public = true;
        }
    }
    operations
}

/// The path with `value` for each of its parameters.
fn filled(path: &str, value: &str) -> String {
    let mut parts = path.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |start, part| start + value + part.split_once('}').map_or("", |(_, rest)| rest))
}

#[test]
fn only_signing_in_needs_no_token() {
    let public: Vec<_> = operations().iter().filter(|known| known.is_public).map(|known| known.id).collect();
    assert_eq!(public, PUBLIC);
}

#[test]
fn refuses_every_operation_without_a_valid_token() {
    let server = Server::start();
    let officer = server.officer();
    let loan = officer.loan("LN0QX7T2").to_string();
    server.post("/sandbox/clock/", &json!({ "advance_seconds": 16 * 60 }));
    let refresh_token = format!("Bearer {}", officer.refresh);
    let unsigned = format!("{}.", officer.access.rsplit_once('.').unwrap().0);
    let tokens =
        ["", "Bearer ", "Bearer made.up.token", "Basic YXNoYTphc2hh", &officer.access, &refresh_token, &unsigned];
    let bodies = ["", "{}", "[1", &format!(r#"{{"loan_id":"{loan}","amount":5000,"ids":["{loan}"]}}"#)];
    let operations = operations();
    assert!(operations.len() > 80, "the contract was read");
    for operation in operations.iter().filter(|operation| !PUBLIC.contains(&operation.id)) {
        let path = filled(operation.path, &loan);
        for (token, body) in tokens.iter().flat_map(|token| bodies.map(|body| (*token, body))) {
            let headers = [("Authorization", token)];
            let headers = if token.is_empty() { &[][..] } else { &headers[..] };
            let body = if operation.method == "GET" { "" } else { body };
            let reply = server.send(&operation.method, &path, headers, body);
            let expected = (401, r#"{"detail":"#);
            let found = (reply.status, reply.text.get(..10).unwrap_or_default());
            assert_eq!(found, expected, "{} {} {token:?} {body:?}", operation.id, operation.path);
        }
    }
}

#[test]
fn no_other_method_reaches_an_operation_without_a_token() {
    let server = Server::start();
    let loan = server.officer().loan("LN0QX7T2").to_string();
    for operation in operations().iter().filter(|operation| !PUBLIC.contains(&operation.id)) {
        for path in [filled(operation.path, &loan), filled(operation.path, &loan) + "?page_size=1"] {
            for method in METHODS {
                let status = server.send(method, &path, &[], "").status;
                assert!([401, 405].contains(&status), "{method} {path}: {status}");
            }
        }
    }
}
