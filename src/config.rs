//! `config.json` beside `index.html`: the environment that a site is deployed for. Read once, before the app starts.

use serde::Deserialize;
use std::cell::OnceCell;

#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub(crate) struct Config {
    /// Shown in the top bar: `sandbox`, `preprod` …
    pub(crate) environment: String,
    /// URL before every path of the API; empty for the site's own origin.
    #[serde(default)]
    pub(crate) api_base: String,
    /// The undocumented calls (`x-provenance: beyond` in the contract) that this server answers, by `operationId`; `*`
    /// for all.
    #[serde(default)]
    pub(crate) undocumented: Vec<String>,
}

impl Config {
    /// In the sandbox one-time passwords are shown, so no token has to be pasted.
    pub(crate) fn is_sandbox(&self) -> bool {
        self.environment == "sandbox"
    }

    /// Whether this server answers the undocumented call `operation`.
    pub(crate) fn answers(&self, operation: &str) -> bool {
        self.undocumented.iter().any(|name| name == "*" || name == operation)
    }
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
