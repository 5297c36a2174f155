//! JSON of undocumented form: stored and returned unchanged, never interpreted.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// One JSON value of unknown form.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Json(Box<RawValue>);

impl Json {
    /// Writes `value` as JSON.
    ///
    /// # Errors
    /// If `value` can't be JSON, for example a map whose keys are not text.
    pub fn of(value: &impl Serialize) -> serde_json::Result<Self> {
        serde_json::value::to_raw_value(value).map(Self)
    }

    /// The JSON text.
    pub fn text(&self) -> &str {
        self.0.get()
    }
}

impl PartialEq for Json {
    /// Compares the texts, so that a different order of keys is a difference.
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text()
    }
}
