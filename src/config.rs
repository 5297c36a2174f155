//! Which environment this is: `config.json` beside `index.html`, read once before the app starts.

use serde::Deserialize;
use std::cell::OnceCell;

/// The environment a site was deployed for.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct Config {
    /// Its name, shown in the badge: `sandbox`, `preprod` …
    pub(crate) environment: String,
    /// Where the API is; empty for the site's own origin.
    #[serde(default)]
    pub(crate) api_base: String,
    /// The calls in no documentation (`x-provenance: beyond`) that this deployment answers, by `operationId`; `*` for all.
    #[serde(default)]
    pub(crate) beyond: Vec<String>,
}

impl Config {
    /// Whether one-time passwords may be peeked at and tokens need not be pasted.
    pub(crate) fn is_sandbox(&self) -> bool {
        self.environment == "sandbox"
    }

    /// Whether this deployment answers the beyond call `operation`.
    pub(crate) fn answers(&self, operation: &str) -> bool {
        self.beyond.iter().any(|name| name == "*" || name == operation)
    }
}

thread_local! {
    static CONFIG: OnceCell<Config> = const { OnceCell::new() };
}

/// Keeps the configuration for the life of the page. The first one stays.
pub(crate) fn keep(config: Config) {
    CONFIG.with(|kept| {
        // A second one is a programming error without consequence: the page keeps talking to where it began.
        drop(kept.set(config));
    });
}

/// The configuration; a nameless same-origin one before [`keep`].
pub(crate) fn current() -> Config {
    CONFIG.with(|kept| {
        kept.get().cloned().unwrap_or_else(|| Config {
            environment: String::new(),
            api_base: String::new(),
            beyond: Vec::new(),
        })
    })
}
