//! The log at its most verbose level has no secret in it.

#![expect(clippy::unwrap_used, reason = "a test may assume")]

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::thread::JoinHandle;
use ureq::Agent;

const ACCOUNT_NUMBER: &str = "987650012345678";
const PAN: &str = "QZXPK4821M";

/// A running sandbox that logs everything, killed with its test.
struct Running {
    child: Child,
    /// Reads its log, since a full pipe would stop it.
    log: Option<JoinHandle<String>>,
    agent: Agent,
    base: String,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Running {
    fn start() -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_sandbox"))
            .args(["--listen", "127.0.0.1:0", "--seed-loans", "1", "--controls"])
            .env("RUST_LOG", "trace")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stderr = child.stderr.take().unwrap();
        let log = std::thread::spawn(move || {
            let mut log = String::new();
            stderr.read_to_string(&mut log).unwrap();
            log
        });
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let base = line.trim_end().strip_prefix("listening on ").unwrap().to_owned();
        let agent = Agent::config_builder().http_status_as_error(false).build().into();
        Self { child, log: Some(log), agent, base }
    }

    fn post(&self, path: &str, token: &str, body: &Value) -> Value {
        let request =
            self.agent.post(format!("{}{path}", self.base)).header("Authorization", format!("Bearer {token}"));
        let mut response = request.send_json(body).unwrap();
        serde_json::from_str(&response.body_mut().read_to_string().unwrap()).unwrap()
    }

    fn get(&self, path: &str) -> Value {
        let mut response = self.agent.get(format!("{}{path}", self.base)).call().unwrap();
        serde_json::from_str(&response.body_mut().read_to_string().unwrap()).unwrap()
    }

    /// Stops it and returns its log without the times, whose digits could look like a code.
    fn log(mut self) -> String {
        self.child.kill().unwrap();
        let log = self.log.take().unwrap().join().unwrap();
        let lines: Vec<&str> = log.lines().map(|line| line.split_once('Z').map_or(line, |(_, rest)| rest)).collect();
        lines.join("\n")
    }
}

#[test]
fn logs_requests_without_tokens_codes_or_account_numbers() {
    let sandbox = Running::start();
    let user = json!({ "mode": "sms", "username": "9876543210" });
    let sign_in = "/v1/identity/auth";
    sandbox.post(&format!("{sign_in}/rego/otp/send/"), "", &user);
    let otp = sandbox.get("/sandbox/otp/?username=9876543210")["otp"].clone();
    let mut wrong = user.clone();
    wrong["otp"] = json!("none");
    sandbox.post(&format!("{sign_in}/rego/otp/verify/"), "", &wrong);
    let mut verify = user;
    verify["otp"] = otp.clone();
    let tokens = sandbox.post(&format!("{sign_in}/rego/otp/verify/"), "", &verify);
    let renewed = sandbox.post(&format!("{sign_in}/token/refresh/"), "", &json!({ "refresh": tokens["refresh"] }));
    let code = sandbox.post("/sandbox/codes/", "", &json!({}))["code"].clone();
    let exchanged = sandbox.post("/token/exchange/", "", &json!({ "code": code }));
    let bank = json!({ "account_no": ACCOUNT_NUMBER, "ifsc": "HDFC0000042", "account_holder_name": "Asha" });
    let body = json!({ "credit_bank": bank, "account_no": ACCOUNT_NUMBER, "pan": PAN, "name": "Asha Traders" });
    let access = exchanged["access"].as_str().unwrap();
    for path in ["accounts", "topups", "records", "payouts/bulk", "payouts/add_tranche", "loans"] {
        sandbox.post(&format!("/v1/lms/{path}/"), access, &body);
    }
    let log = sandbox.log();
    assert!(log.contains("/v1/identity/auth/rego/otp/verify/"), "requests are logged: {log}");
    let secrets = [&otp, &code]
        .into_iter()
        .chain([&tokens, &renewed, &exchanged].into_iter().flat_map(|tokens| [&tokens["access"], &tokens["refresh"]]));
    for secret in secrets.map(|value| value.as_str().unwrap()).chain([ACCOUNT_NUMBER, PAN]) {
        // Of a token also its last part alone, which is the secret one.
        let part = secret.rsplit('.').next().unwrap();
        assert!(!log.contains(part), "the log contains {secret}");
    }
}
