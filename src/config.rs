//! `config.json` beside `index.html`: the environment that a site is deployed for. Read once, before the app starts.

use lms::ApiError;
use serde::Deserialize;
use std::cell::OnceCell;

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct Config {
    /// Shown in the top bar: `sandbox`, `preprod` …
    pub(crate) environment: String,
    /// URL before every path of the API, without a slash at its end; empty for the site's own origin.
    #[serde(default)]
    pub(crate) api_base: String,
    /// The undocumented calls (`x-provenance: beyond` in the contract) that this server answers, by `operationId`; `*`
    /// for all.
    #[serde(default)]
    pub(crate) undocumented: Vec<String>,
    /// Whether writes carry an `Idempotency-Key` header. Off where the API's CORS does not allow it: no write would arrive.
    #[serde(default = "default_idempotency_key")]
    pub(crate) idempotency_key: bool,
    /// Minutes without activity after which the page is locked; 0 for never.
    #[serde(default = "default_idle_lock_minutes")]
    pub(crate) idle_lock_minutes: u64,
}

const fn default_idempotency_key() -> bool {
    true
}

const fn default_idle_lock_minutes() -> u64 {
    15
}

impl Default for Config {
    fn default() -> Self {
        Self {
            environment: String::new(),
            api_base: String::new(),
            undocumented: Vec::new(),
            idempotency_key: default_idempotency_key(),
            idle_lock_minutes: default_idle_lock_minutes(),
        }
    }
}

impl Config {
    /// Reads `config.json`.
    ///
    /// # Errors
    /// Why it can't be used, in words.
    pub(crate) fn read(json: &str) -> Result<Self, String> {
        let mut config: Self = serde_json::from_str(json).map_err(|_| could_not_be_read(&ApiError::Unreadable))?;
        let base = config.api_base.trim().trim_end_matches('/');
        if !is_safe(base) {
            return Err(format!(
                "config.json has {base} as api_base: it must begin with https://, or all that is sent could be read on its way."
            ));
        }
        config.api_base = base.to_owned();
        Ok(config)
    }

    /// In the sandbox one-time passwords are shown, so no token has to be pasted.
    pub(crate) fn is_sandbox(&self) -> bool {
        self.environment == "sandbox"
    }

    /// Whether this server answers the undocumented call `operation`.
    pub(crate) fn answers(&self, operation: &str) -> bool {
        self.undocumented.iter().any(|name| name == "*" || name == operation)
    }
}

/// Why `config.json` could not be fetched or parsed, in words.
pub(crate) fn could_not_be_read(error: &ApiError) -> String {
    format!("Its configuration, config.json, could not be read. {error}")
}

/// Whether tokens may be sent to this URL: a path of the site, or another site, encrypted unless it is on this machine.
fn is_safe(base: &str) -> bool {
    let is_local = |rest: &str| {
        let after = ["localhost", "127.0.0.1", "[::1]"].iter().find_map(|host| rest.strip_prefix(host));
        after.is_some_and(|after| after.is_empty() || after.starts_with([':', '/']))
    };
    let is_path = base.is_empty() || (base.starts_with('/') && !base.starts_with("//"));
    is_path || base.starts_with("https://") || base.strip_prefix("http://").is_some_and(is_local)
}

thread_local! {
    static CONFIG: OnceCell<Config> = const { OnceCell::new() };
}

/// Sets the configuration of the page. Later calls have no effect.
pub(crate) fn set(config: Config) {
    CONFIG.with(|current| drop(current.set(config)));
}

/// The default before [`set`].
pub(crate) fn current() -> Config {
    CONFIG.with(|current| current.get().cloned().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::Config;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn read(base: &str) -> Result<String, String> {
        let config = Config::read(&format!(r#"{{"environment":"preprod","api_base":"{base}"}}"#));
        config.map(|config| config.api_base)
    }

    #[test]
    fn drops_the_slash_at_the_end_of_the_api_base() {
        for (written, base) in [
            ("https://api.lender.example/", "https://api.lender.example"),
            ("https://api.lender.example/lms//", "https://api.lender.example/lms"),
            ("/api/", "/api"),
            ("/", ""),
            ("", ""),
            ("http://127.0.0.1:8080/", "http://127.0.0.1:8080"),
            ("http://localhost", "http://localhost"),
        ] {
            assert_eq!(read(written), Ok(base.to_owned()), "{written}");
        }
    }

    #[test]
    fn refuses_an_api_base_that_is_not_encrypted() {
        for base in [
            "http://api.lender.example",
            "//api.lender.example",
            "api.lender.example",
            "http://localhost.evil.example",
            "ws://x",
        ] {
            assert!(read(base).unwrap_err().contains("https://"), "{base}");
        }
    }

    #[test]
    fn says_that_it_can_not_be_read() {
        for json in ["", "<html>", "{}", r#"{"environment":1}"#] {
            assert!(Config::read(json).unwrap_err().contains("could not be read"), "{json}");
        }
    }
}
