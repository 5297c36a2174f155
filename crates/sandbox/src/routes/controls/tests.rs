use crate::Config;
use crate::testing::{Server, config, keys};
use lms::loans::LoanSummary;
use lms::{Instant, Money};
use serde_json::json;

const FAULTS: &str = "/sandbox/faults/";
const LOANS: &str = "/v1/lms/loans/";
const TRANCHE: &str = "/v1/lms/payouts/add_tranche/";

#[test]
fn applies_a_fault_to_the_given_number_of_requests() {
    let server = Server::start();
    let officer = server.officer();
    let fault = json!({ "path": LOANS, "times": 2, "status": 503, "body": "<h1>down</h1>", "content_type": "text/html", "retry_after": 2 });
    assert_eq!(server.post(FAULTS, &fault).status, 201);
    for _ in 0..2 {
        let reply = officer.get(LOANS);
        assert_eq!((reply.status, reply.text.as_str()), (503, "<h1>down</h1>"));
        assert_eq!((reply.header("content-type"), reply.header("retry-after")), ("text/html", "2"));
    }
    assert_eq!(officer.get(LOANS).status, 200);
    assert_eq!(server.send("GET", FAULTS, &[], "").text, "[]");
}

#[test]
fn matches_faults_by_method_and_path_and_clears_them() {
    let server = Server::start();
    let officer = server.officer();
    server.post(FAULTS, &json!({ "method": "POST", "path": LOANS, "status": 500 }));
    server.post(FAULTS, &json!({ "path": "/v1/lms/loans/*/summary/", "status": 500 }));
    let meera = officer.loan("LN0QX7T2");
    assert_eq!(officer.get(&format!("/v1/lms/loans/{meera}/")).status, 200);
    assert_eq!(officer.get(&format!("/v1/lms/loans/{meera}/summary/")).status, 500);
    assert_eq!(server.send("GET", FAULTS, &[], "").json().as_array().unwrap().len(), 1);
    assert_eq!(server.send("DELETE", FAULTS, &[], "").status, 204);
    assert_eq!(server.send("GET", FAULTS, &[], "").text, "[]");
    assert_eq!(server.post(FAULTS, &json!({ "path": LOANS, "tiems": 2 })).status, 400, "reports a mistyped field");
}

#[test]
fn drops_connections_before_or_after_the_commit() {
    let server = Server::start();
    let officer = server.officer();
    let meera = officer.loan("LN0QX7T2");
    let body = json!({ "loan_id": meera, "amount": 5_000 }).to_string();
    let requested = || {
        let summary: LoanSummary = officer.get(&format!("/v1/lms/loans/{meera}/summary/")).read();
        summary.requested_amount
    };
    for (when, expected) in [("before_commit", Money::ZERO), ("after_commit", Money::from_rupees(5_000))] {
        server.post(FAULTS, &json!({ "method": "POST", "path": TRANCHE, "drop": when }));
        let lost = server.try_send("POST", TRANCHE, &[("Authorization", &officer.access)], &body);
        assert!(lost.is_err(), "{when}: {lost:?}");
        assert_eq!(requested(), expected, "{when}");
    }
    server.post(FAULTS, &json!({ "path": TRANCHE, "status": 502, "commit": true }));
    assert_eq!(officer.send("POST", TRANCHE, &body).status, 502);
    assert_eq!(requested(), Money::from_rupees(10_000));
}

#[test]
fn delays_the_response() {
    let server = Server::start();
    let officer = server.officer();
    server.post(FAULTS, &json!({ "path": LOANS, "delay_ms": 300 }));
    let started = std::time::Instant::now();
    assert_eq!(officer.get(LOANS).status, 200);
    assert!(started.elapsed().as_millis() >= 300);
}

#[test]
fn logs_requests_that_arrive() {
    let server = Server::start();
    let officer = server.officer();
    let meera = officer.loan("LN0QX7T2");
    officer.request_tranche(meera, 5_000);
    server.post(FAULTS, &json!({ "path": TRANCHE, "drop": "before_commit" }));
    let _lost = server.try_send("POST", TRANCHE, &[("Authorization", &officer.access)], "{}");
    let counted = server.send("GET", &format!("/sandbox/requests/?method=POST&path={TRANCHE}"), &[], "").json();
    assert_eq!(counted["count"], 2);
    assert_eq!(counted["requests"][0]["status"], 200);
    assert_eq!(counted["requests"][1]["status"], json!(null), "dropped");
    assert_eq!(server.send("DELETE", "/sandbox/requests/", &[], "").status, 204);
    assert_eq!(server.send("GET", "/sandbox/requests/", &[], "").json()["count"], 0);
}

#[test]
fn sets_the_clock_and_sends_it_with_every_response() {
    let server = Server::start();
    let set = server.post("/sandbox/clock/", &json!({ "now": "2027-01-05T10:00:00+05:30", "frozen": true }));
    assert_eq!(set.json()["now"], "2027-01-05T04:30:00Z");
    assert_eq!(set.json()["today"], "2027-01-05");
    assert_eq!(set.header("date"), "Tue, 05 Jan 2027 04:30:00 GMT");
    server.post("/sandbox/clock/", &json!({ "advance_seconds": 86_400 }));
    let health = server.send("GET", "/sandbox/health/", &[], "");
    assert_eq!(health.json()["now"], "2027-01-06T04:30:00Z");
    assert_eq!(health.header("date"), "Wed, 06 Jan 2027 04:30:00 GMT");
    assert_eq!(health.header("x-request-id").len(), 36);
    assert_eq!(server.post("/sandbox/clock/", &json!({ "now": "tomorrow" })).status, 400);
    let officer = server.officer();
    let payout: lms::payouts::Payout = officer.request_tranche(officer.loan("LN0QX7T2"), 1).read();
    assert_eq!(payout.created_at, Instant::from_seconds(1_799_209_800));
}

#[test]
fn expires_sessions() {
    let server = Server::start();
    let officer = server.officer();
    assert_eq!(server.post("/sandbox/sessions/expire/", &json!({ "access": true })).status, 204);
    assert_eq!(officer.get(LOANS).status, 401);
    let refresh = json!({ "refresh": officer.refresh });
    assert_eq!(server.post("/v1/identity/auth/token/refresh/", &refresh).status, 200);
    let officer = server.officer();
    assert_eq!(server.post("/sandbox/sessions/expire/", &json!({ "refresh": true })).status, 204);
    assert_eq!(officer.get(LOANS).status, 200);
    let refresh = json!({ "refresh": officer.refresh });
    assert_eq!(server.post("/v1/identity/auth/token/refresh/", &refresh).status, 401);
}

#[test]
fn serves_no_controls_unless_enabled() {
    let server = Server::with(Config { controls: false, ..config() });
    for path in [FAULTS, "/sandbox/clock/", "/sandbox/requests/", "/sandbox/codes/", "/sandbox/sessions/expire/"] {
        assert_eq!(server.post(path, &json!({})).status, 404, "{path}");
    }
    assert_eq!(server.send("GET", "/sandbox/health/", &[], "").status, 200);
    let officer = server.officer();
    assert_eq!(officer.get(LOANS).status, 200, "signing in still works");
}

#[test]
fn responds_to_unknown_paths_with_json() {
    let server = Server::start();
    let reply = server.send("GET", "/v1/lms/nothing/", &[], "");
    assert_eq!((reply.status, keys(&reply.text)), (404, vec!["detail".to_owned()]));
    let reply = server.send("DELETE", LOANS, &[], "");
    assert_eq!((reply.status, keys(&reply.text)), (405, vec!["detail".to_owned()]));
}

#[test]
fn allows_cors_from_this_machine_only() {
    let server = Server::start();
    let asked = |origin: &str| {
        let headers = [
            ("Origin", origin),
            ("Access-Control-Request-Method", "POST"),
            ("Access-Control-Request-Headers", "authorization,content-type"),
        ];
        server.send("OPTIONS", TRANCHE, &headers, "")
    };
    assert_eq!(asked("http://localhost:8080").header("access-control-allow-origin"), "http://localhost:8080");
    assert_eq!(asked("http://example.com").header("access-control-allow-origin"), "");
    let answer = server.send("GET", "/sandbox/health/", &[("Origin", "http://127.0.0.1:8080")], "");
    for name in ["date", "retry-after", "content-disposition"] {
        assert!(answer.header("access-control-expose-headers").contains(name), "{name}");
    }
}

#[test]
fn finishes_requests_in_progress_at_shutdown() {
    let mut server = Server::start();
    let access = server.officer().access;
    server.post(FAULTS, &json!({ "path": LOANS, "delay_ms": 400 }));
    let slow = server.spawn_request("GET", LOANS, &access);
    while !server.send("GET", FAULTS, &[], "").json().as_array().unwrap().is_empty() {}
    server.stop();
    assert_eq!(slow.join().unwrap(), 200);
}

#[test]
fn truncates_a_response() {
    let server = Server::start();
    let officer = server.officer();
    server.post(FAULTS, &json!({ "path": LOANS, "truncate": true }));
    let cut = server.try_send("GET", LOANS, &[("Authorization", &officer.access)], "");
    assert!(cut.is_err(), "{cut:?}");
    assert_eq!(officer.get(LOANS).status, 200);
}

#[test]
fn sends_a_slow_response_completely() {
    let server = Server::start();
    let officer = server.officer();
    let usual = officer.get(LOANS).text;
    server.post(FAULTS, &json!({ "path": LOANS, "drip_ms": 5 }));
    let began = std::time::Instant::now();
    assert_eq!(officer.get(LOANS).text, usual);
    assert!(began.elapsed().as_millis() >= 16 * 5, "sixteen pauses of five milliseconds can't be shorter");
}

#[test]
fn responds_with_a_proxy_error_page() {
    let server = Server::start();
    let officer = server.officer();
    server.post(FAULTS, &json!({ "path": LOANS, "html": true }));
    let page = officer.get(LOANS);
    assert_eq!((page.status, page.header("content-type")), (502, "text/html"));
    assert!(page.text.contains("<h1>502 Bad Gateway</h1>"), "{}", page.text);
}

#[test]
fn fakes_an_expired_token_without_ending_the_session() {
    let server = Server::start();
    let officer = server.officer();
    server.post(FAULTS, &json!({ "path": LOANS, "expired_token": true }));
    let refused = officer.get(LOANS);
    assert_eq!((refused.status, keys(&refused.text)), (401, vec!["detail".to_owned()]));
    assert_eq!(officer.get(LOANS).status, 200);
}
