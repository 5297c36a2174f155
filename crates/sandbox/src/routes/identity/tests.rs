use crate::Config;
use crate::testing::{Server, config, keys};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

const SEND: &str = "/v1/identity/auth/rego/otp/send/";
const VERIFY: &str = "/v1/identity/auth/rego/otp/verify/";
const REFRESH: &str = "/v1/identity/auth/token/refresh/";
const LOANS: &str = "/v1/lms/loans/";

fn mobile() -> Value {
    json!({ "mode": "sms", "username": "+91 98765 43210" })
}

fn with(mut body: Value, key: &str, value: &str) -> Value {
    body[key] = Value::from(value);
    body
}

#[test]
fn signs_in_with_the_code_sent() {
    let server = Server::start();
    let sent = server.post(SEND, &mobile());
    assert_eq!(sent.status, 200);
    assert_eq!(keys(&sent.text), ["status", "message"]);
    assert_eq!(keys(&sent.json()["message"].to_string()).len(), 3);
    assert_eq!(sent.json()["message"]["status_code"], 202);
    let otp = server.send("GET", "/sandbox/otp/?username=9876543210", &[], "").json();
    let verified = server.post(VERIFY, &with(mobile(), "otp", otp["otp"].as_str().unwrap()));
    assert_eq!(verified.status, 200);
    assert_eq!(keys(&verified.text), ["access", "refresh"]);
    let bearer = format!("Bearer {}", verified.json()["access"].as_str().unwrap());
    assert_eq!(server.send("GET", LOANS, &[("Authorization", &bearer)], "").status, 200);
    assert_eq!(server.send("GET", "/sandbox/otp/?username=9876543210", &[], "").status, 404, "the code is spent");
}

#[test]
fn access_token_is_a_jwt_with_expiry() {
    let server = Server::start();
    let officer = server.officer();
    let parts: Vec<&str> = officer.access.trim_start_matches("Bearer ").split('.').collect();
    assert_eq!(parts.len(), 3);
    let claims: Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(parts[1]).unwrap()).unwrap();
    assert_eq!(claims["exp"].as_i64().unwrap() - claims["iat"].as_i64().unwrap(), 15 * 60);
    assert_eq!(claims["name"], "Asha Kulkarni");
    assert_eq!(claims["sub"], "asha.kulkarni@lender.example");
}

#[test]
fn reports_errors_by_field() {
    let server = Server::start();
    for (path, body, field) in [
        (SEND, json!({ "mode": "sms", "username": "12345" }), "username"),
        (SEND, json!({ "mode": "email", "username": "9876543210" }), "username"),
        (SEND, json!({ "mode": "fax", "username": "9876543210" }), "mode"),
        (SEND, json!({ "mode": "sms" }), "username"),
        (VERIFY, mobile(), "otp"),
        (VERIFY, with(mobile(), "otp", "000000"), "otp"),
        (REFRESH, json!({}), "refresh"),
        ("/token/exchange/", json!({ "code": 5 }), "code"),
    ] {
        let reply = server.post(path, &body);
        assert_eq!(reply.status, 400, "{path} {body}");
        assert_eq!(keys(&reply.text), [field], "{path} {body}");
    }
    assert_eq!(server.send("POST", SEND, &[], "{").json()["detail"], "The body is not valid JSON.");
}

#[test]
fn asking_for_a_new_code_gives_no_more_attempts() {
    let server = Server::start();
    let otp = || {
        server.post(SEND, &mobile());
        let sent = server.send("GET", "/sandbox/otp/?username=9876543210", &[], "").json();
        sent["otp"].as_str().unwrap().to_owned()
    };
    for _ in 0..5 {
        let wrong = if otp() == "000000" { "111111" } else { "000000" };
        assert_eq!(server.post(VERIFY, &with(mobile(), "otp", wrong)).status, 400);
    }
    server.post(SEND, &mobile());
    for guess in 0..100 {
        let refused = server.post(VERIFY, &with(mobile(), "otp", &format!("{guess:06}")));
        assert_eq!(refused.json()["otp"][0], "Too many wrong codes. Try again in 15 minutes.");
    }
    assert_eq!(server.send("GET", "/sandbox/otp/?username=9876543210", &[], "").status, 404);
    server.post("/sandbox/clock/", &json!({ "advance_seconds": 15 * 60 }));
    assert_eq!(server.post(VERIFY, &with(mobile(), "otp", &otp())).status, 200);
}

#[test]
fn requires_a_valid_token() {
    let server = Server::start();
    for headers in [vec![], vec![("Authorization", "Bearer made.up.token")], vec![("Authorization", "Basic abc")]] {
        for (method, path) in [("GET", LOANS), ("GET", "/v1/lms/payouts/"), ("POST", "/v1/lms/payouts/add_tranche/")] {
            let reply = server.send(method, path, &headers, "");
            assert_eq!(reply.status, 401, "{method} {path}");
            assert_eq!(keys(&reply.text), ["detail"]);
        }
    }
}

#[test]
fn expires_access_tokens_and_rotates_refresh_tokens() {
    let server = Server::with(Config { access_minutes: 15, refresh_hours: 12, ..config() });
    let officer = server.officer();
    server.post("/sandbox/clock/", &json!({ "advance_seconds": 14 * 60 }));
    assert_eq!(officer.get(LOANS).status, 200);
    server.post("/sandbox/clock/", &json!({ "advance_seconds": 61 }));
    assert_eq!(officer.get(LOANS).status, 401);
    let first = server.post(REFRESH, &json!({ "refresh": officer.refresh }));
    assert_eq!(first.status, 200);
    assert_eq!(keys(&first.text), ["access", "refresh"]);
    let bearer = format!("Bearer {}", first.json()["access"].as_str().unwrap());
    assert_eq!(server.send("GET", LOANS, &[("Authorization", &bearer)], "").status, 200);
    let spent = server.post(REFRESH, &json!({ "refresh": officer.refresh }));
    assert_eq!((spent.status, keys(&spent.text)), (401, vec!["detail".to_owned()]));
    assert_eq!(
        server.post(REFRESH, &json!({ "refresh": officer.access })).status,
        401,
        "an access token refreshes nothing"
    );
    server.post("/sandbox/clock/", &json!({ "advance_seconds": 12 * 3600 }));
    assert_eq!(
        server.post(REFRESH, &json!({ "refresh": first.json()["refresh"] })).status,
        401,
        "the refresh token has expired"
    );
}

#[test]
fn exchanges_a_hand_over_code_once() {
    let server = Server::start();
    let code = server.post("/sandbox/codes/", &json!({})).json();
    let exchanged = server.post("/token/exchange/", &code);
    assert_eq!(exchanged.status, 200);
    assert_eq!(keys(&exchanged.text), ["access", "refresh", "expires_in"]);
    let bearer = format!("Bearer {}", exchanged.json()["access"].as_str().unwrap());
    assert_eq!(server.send("GET", LOANS, &[("Authorization", &bearer)], "").status, 200);
    assert_eq!(server.post("/token/exchange/", &code).status, 401);
}
