//! JSON whose form nobody has documented: kept as it came, given back as it came, and never interpreted.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// One JSON value of unknown form.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Json(Box<RawValue>);

impl Json {
    /// The JSON of `value`.
    ///
    /// # Errors
    /// What `value` has to say against being JSON: a map whose keys are no text, say.
    pub fn of(value: &impl Serialize) -> serde_json::Result<Self> {
        serde_json::value::to_raw_value(value).map(Self)
    }

    /// Its text.
    pub fn text(&self) -> &str {
        self.0.get()
    }
}

impl PartialEq for Json {
    /// Whether the same text came.
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text()
    }
}
