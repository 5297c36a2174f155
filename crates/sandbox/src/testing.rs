//! Test support: a sandbox of its own on a free port, and a client that uses HTTP only.

use crate::clock::parse_rfc3339;
use crate::{Config, Running, Sandbox, SeedPlan, routes, server};
use lms::{LoanId, Page};
use rusqlite::Connection;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::sync::Arc;
use std::thread::JoinHandle;
use tokio::runtime::Runtime;
use ureq::http::Request;
use ureq::{Agent, Error};

/// Start of the clock: Monday evening, as in the design.
pub(crate) const NOW: &str = "2026-11-23T18:35:00+05:30";

/// A running sandbox.
pub(crate) struct Server {
    runtime: Runtime,
    running: Option<Running>,
    pub(crate) sandbox: Arc<Sandbox>,
    agent: Agent,
    base: String,
}

/// A response.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: ureq::http::HeaderMap,
    pub(crate) text: String,
}

impl Reply {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    pub(crate) fn read<T: DeserializeOwned>(&self) -> T {
        assert!(self.status < 300, "{} {}", self.status, self.text);
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

/// Returns the default configuration: few loans, all controls, a fixed time.
pub(crate) fn config() -> Config {
    Config {
        listen: SocketAddr::from(([127, 0, 0, 1], 0)),
        plan: SeedPlan { seed: 1, loans: 12, payouts: 0 },
        now: parse_rfc3339(NOW),
        controls: true,
        ..Config::default()
    }
}

/// Prints the log of a failing test.
fn log() {
    let _ = tracing_subscriber::fmt().with_env_filter("sandbox=error").with_test_writer().try_init();
}

impl Server {
    pub(crate) fn start() -> Self {
        Self::with(config())
    }

    pub(crate) fn with(config: Config) -> Self {
        log();
        let runtime = Runtime::new().unwrap();
        let (sandbox, running) = runtime.block_on(async {
            let listening = server::bind(config.listen).await.unwrap();
            let sandbox = Sandbox::open(config).await.unwrap();
            (Arc::clone(&sandbox), server::serve(listening, routes::router(sandbox)))
        });
        let agent = Agent::config_builder().http_status_as_error(false).max_idle_connections(0).build().into();
        let base = format!("http://{}", running.address());
        Self { runtime, running: Some(running), sandbox, agent, base }
    }

    /// Sends a request; an error if there is no response.
    pub(crate) fn try_send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Result<Reply, Error> {
        let mut request = Request::builder().method(method).uri(format!("{}{path}", self.base));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut response = if body.is_empty() && matches!(method, "GET" | "HEAD" | "DELETE" | "OPTIONS") {
            self.agent.run(request.body(()).unwrap())?
        } else {
            self.agent.run(request.body(body.to_owned()).unwrap())?
        };
        let text = response.body_mut().with_config().limit(1 << 26).read_to_string()?;
        Ok(Reply { status: response.status().as_u16(), headers: response.headers().clone(), text })
    }

    pub(crate) fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Reply {
        self.try_send(method, path, headers, body).unwrap_or_else(|error| panic!("{method} {path}: {error}"))
    }

    /// Sends a request without a token.
    pub(crate) fn post(&self, path: &str, body: &Value) -> Reply {
        self.send("POST", path, &[], &body.to_string())
    }

    pub(crate) fn officer(&self) -> Officer<'_> {
        self.sign_in_as("asha.kulkarni@lender.example")
    }

    /// Signs in with this e-mail address.
    pub(crate) fn sign_in_as(&self, username: &str) -> Officer<'_> {
        let who = json!({ "mode": "email", "username": username });
        self.post("/v1/identity/auth/rego/otp/send/", &who);
        let peeked = self.send("GET", &format!("/sandbox/otp/?username={username}"), &[], "").json();
        let mut verify = who;
        verify["otp"] = peeked["otp"].clone();
        let tokens = self.post("/v1/identity/auth/rego/otp/verify/", &verify).json();
        let token = |name: &str| tokens[name].as_str().unwrap().to_owned();
        Officer { server: self, access: format!("Bearer {}", token("access")), refresh: token("refresh") }
    }

    /// Sends a request on another thread; joining it returns the status.
    pub(crate) fn spawn_request(&self, method: &'static str, path: &str, access: &str) -> JoinHandle<u16> {
        let request =
            Request::builder().method(method).uri(format!("{}{path}", self.base)).header("Authorization", access);
        let (request, agent) = (request.body(()).unwrap(), self.agent.clone());
        std::thread::spawn(move || agent.run(request).unwrap().status().as_u16())
    }

    /// Runs a job on the database directly.
    pub(crate) fn with_database<T: Send + 'static>(&self, job: impl FnOnce(&Connection) -> T + Send + 'static) -> T {
        self.runtime.block_on(self.sandbox.store.write(move |connection| Ok(job(connection)))).unwrap()
    }

    /// Shuts the server down as Ctrl-C does.
    pub(crate) fn stop(&mut self) {
        if let Some(running) = self.running.take() {
            self.runtime.block_on(running.stop());
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

/// A signed-in officer.
pub(crate) struct Officer<'s> {
    pub(crate) server: &'s Server,
    pub(crate) access: String,
    pub(crate) refresh: String,
}

impl Officer<'_> {
    pub(crate) fn send(&self, method: &str, path: &str, body: &str) -> Reply {
        self.server.send(method, path, &[("Authorization", &self.access)], body)
    }

    pub(crate) fn get(&self, path: &str) -> Reply {
        self.send("GET", path, "")
    }

    pub(crate) fn post(&self, path: &str, body: &Value) -> Reply {
        self.send("POST", path, &body.to_string())
    }

    pub(crate) fn list<T: DeserializeOwned>(&self, path: &str) -> Page<T> {
        self.get(path).read()
    }

    /// Returns the id of the loan with this reference.
    pub(crate) fn loan(&self, reference: &str) -> LoanId {
        let found: Page<lms::loans::Loan> = self.list(&format!("/v1/lms/loans/?search={reference}"));
        assert_eq!(found.count, 1, "{reference}");
        found.results[0].id
    }

    pub(crate) fn request_tranche(&self, loan: LoanId, amount: impl Into<Value>) -> Reply {
        self.post("/v1/lms/payouts/add_tranche/", &json!({ "loan_id": loan, "amount": amount.into() }))
    }
}

/// Returns the keys of a JSON object in the order of the text.
pub(crate) fn keys(text: &str) -> Vec<String> {
    let (mut keys, mut depth, mut characters) = (Vec::new(), 0, text.chars());
    while let Some(character) = characters.next() {
        match character {
            '{' | '[' => depth += 1,
            '}' | ']' => depth -= 1,
            '"' => {
                let mut word = String::new();
                while let Some(letter) = characters.next().filter(|letter| *letter != '"') {
                    word.push(letter);
                    if letter == '\\' {
                        characters.next();
                    }
                }
                if depth == 1 && characters.clone().next() == Some(':') {
                    keys.push(word);
                }
            }
            _ => {}
        }
    }
    keys
}
