//! JSON of undocumented form, stored and returned unchanged, and helpers to read JSON.

use serde::de::{self, DeserializeOwned};
use serde::{Deserialize, Deserializer, Serialize};
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

/// Reads one JSON object as two structs, each of which ignores the keys of the other.
///
/// For a struct that writes another as a part of itself with `#[serde(flatten)]`. Its derived `Deserialize` would buffer
/// the object in a form that amounts and days can't be read from: they need the text of their numbers.
pub(crate) fn read_parts<'de, D, A, B>(deserializer: D) -> Result<(A, B), D::Error>
where
    D: Deserializer<'de>,
    A: DeserializeOwned,
    B: DeserializeOwned,
{
    let object = Box::<RawValue>::deserialize(deserializer)?;
    let text = object.get();
    match (serde_json::from_str(text), serde_json::from_str(text)) {
        (Ok(first), Ok(second)) => Ok((first, second)),
        (Err(error), _) | (_, Err(error)) => Err(de::Error::custom(error)),
    }
}

/// Reads a key that is present as `Some`: `null` is an error, or `Some(None)` if `T` is an `Option`. For
/// `deserialize_with`, together with `default`.
pub(crate) fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}
