//! A sandbox killed during a bulk request restarts with every acknowledged row, and its books add up.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test may assume")]

use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Number of times it is killed.
const KILLS: u32 = 20;
/// Rows of the bulk request during which it is killed.
const ROWS: u32 = 10_000;
/// Rows of the smaller requests before it.
const FEW: u32 = 25;

/// A database file that is removed after the test.
struct File(PathBuf);

impl Drop for File {
    fn drop(&mut self) {
        for suffix in ["", "-wal", "-shm"] {
            let mut path = self.0.clone().into_os_string();
            path.push(suffix);
            let _ = std::fs::remove_file(path);
        }
    }
}

/// A child process that is killed with its test.
struct Running {
    child: Child,
    base: String,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn start(database: &Path) -> Running {
    let mut child = Command::new(env!("CARGO_BIN_EXE_sandbox"))
        .args(["--listen", "127.0.0.1:0", "--seed-loans", "3", "--controls", "--database"])
        .arg(database)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let base = line.trim_end().strip_prefix("listening on ").expect(&line).to_owned();
    Running { child, base }
}

fn call(base: &str, token: &str, method: &str, path: &str, body: &str) -> Result<Value, ureq::Error> {
    let request = ureq::http::Request::builder()
        .method(method)
        .uri(format!("{base}{path}"))
        .header("Authorization", format!("Bearer {token}"))
        .body(body.to_owned())
        .unwrap();
    let mut response = ureq::agent().run(request)?;
    let text = response.body_mut().with_config().limit(1 << 26).read_to_string()?;
    Ok(serde_json::from_str(&text).unwrap())
}

/// Signs in and returns an access token.
fn sign_in(base: &str) -> String {
    let who = json!({ "mode": "email", "username": "asha.kulkarni@lender.example" });
    call(base, "", "POST", "/v1/identity/auth/rego/otp/send/", &who.to_string()).unwrap();
    let code = {
        let path = "/sandbox/otp/?username=asha.kulkarni@lender.example";
        let mut response = ureq::agent().get(format!("{base}{path}")).call().unwrap();
        let text = response.body_mut().read_to_string().unwrap();
        serde_json::from_str::<Value>(&text).unwrap()["otp"].clone()
    };
    let mut verify = who;
    verify["otp"] = code;
    let tokens = call(base, "", "POST", "/v1/identity/auth/rego/otp/verify/", &verify.to_string()).unwrap();
    tokens["access"].as_str().unwrap().to_owned()
}

fn rows(prefix: &str, count: u32) -> String {
    let row = |at: u32| {
        json!({ "type": "repayment", "received_amount": 1, "payment_mode": "neft", "bank_date": 1_700_000_000,
            "utr": format!("{prefix}{at:06}") })
    };
    json!({ "rows": (0..count).map(row).collect::<Vec<_>>() }).to_string()
}

fn count(base: &str, token: &str, prefix: &str) -> u64 {
    let path = format!("/v1/lms/records/?search={prefix}&page_size=1");
    call_get(base, token, &path)["count"].as_u64().unwrap()
}

fn call_get(base: &str, token: &str, path: &str) -> Value {
    let mut response =
        ureq::agent().get(format!("{base}{path}")).header("Authorization", format!("Bearer {token}")).call().unwrap();
    serde_json::from_str(&response.body_mut().read_to_string().unwrap()).unwrap()
}

#[test]
fn keeps_acknowledged_rows_when_killed() {
    let file = File(std::env::temp_dir().join(format!("sandbox-durable-{}.sqlite", std::process::id())));
    // A whole request takes this long; kills happen before, during and after it.
    let mut whole = Duration::from_millis(400);
    let mut acknowledged: Vec<String> = Vec::new();
    let mut unfinished = 0;
    for kill in 0..KILLS {
        let mut running = start(&file.0);
        let token = sign_in(&running.base);
        let few = format!("FEW{kill:03}X");
        call(&running.base, &token, "POST", "/v1/lms/records/bulk_create/", &rows(&few, FEW)).unwrap();
        acknowledged.push(few);
        let many = format!("MANY{kill:03}X");
        let (base, sent) = (running.base.clone(), rows(&many, ROWS));
        let bulk = std::thread::spawn(move || {
            let began = Instant::now();
            call(&base, &token, "POST", "/v1/lms/records/bulk_create/", &sent).map(|_| began.elapsed())
        });
        // Spread over the request, from its start to just after its usual end.
        std::thread::sleep(whole * (kill % 8) / 6);
        running.child.kill().unwrap();
        running.child.wait().unwrap();
        match bulk.join().unwrap() {
            Ok(took) => {
                whole = took;
                acknowledged.push(many.clone());
            }
            Err(_) => unfinished += 1,
        }
        let again = start(&file.0);
        let token = sign_in(&again.base);
        for prefix in &acknowledged {
            let wanted = if prefix.starts_with("FEW") { FEW } else { ROWS };
            assert_eq!(count(&again.base, &token, prefix), u64::from(wanted), "{prefix} after kill {kill}");
        }
        let stored = count(&again.base, &token, &many);
        assert!(stored == 0 || stored == u64::from(ROWS), "all of a call or nothing: {stored} after kill {kill}");
        let audit = Command::new(env!("CARGO_BIN_EXE_sandbox")).arg("audit").arg(&file.0).output().unwrap();
        assert!(audit.status.success(), "{}", String::from_utf8_lossy(&audit.stdout));
    }
    assert!(unfinished >= KILLS / 4, "it was killed within calls, not only after them");
}
