//! A reference to another object: its ID, or the object itself if the call asked for it with `expand=`.
//!
//! The documentation's schema says object and its example shows the bare UUID (page 10694103): both are read. Of an
//! embedded object only the ID is read at once: a list of payouts is readable even if one of its loans is not, and a
//! screen that needs no loan has no code to read one.

use crate::json::Json;
use serde::de::{self, DeserializeOwned};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::marker::PhantomData;

/// An object that others refer to by its ID.
pub trait Entity {
    /// Type of the ID.
    type Id: Copy + fmt::Debug + PartialEq + Serialize + DeserializeOwned;
}

/// The ID of an object, and the object if it is embedded.
#[derive(Clone, PartialEq)]
pub struct Ref<T: Entity> {
    id: T::Id,
    /// The embedded object's JSON.
    object: Option<Json>,
    of: PhantomData<fn() -> T>,
}

impl<T: Entity> Ref<T> {
    /// A reference by ID only.
    pub fn to(id: T::Id) -> Self {
        Self { id, object: None, of: PhantomData }
    }

    /// A reference with `object` embedded, whose ID is `id`.
    ///
    /// # Errors
    /// As [`Json::of`].
    pub fn embedding(id: T::Id, object: &T) -> serde_json::Result<Self>
    where
        T: Serialize,
    {
        Ok(Self { object: Some(Json::of(object)?), ..Self::to(id) })
    }

    /// ID of the object.
    pub fn id(&self) -> T::Id {
        self.id
    }

    /// The embedded object, parsed on each call; `None` if it is not embedded or not readable.
    pub fn full(&self) -> Option<T>
    where
        T: DeserializeOwned,
    {
        self.partial()
    }

    /// The keys of the embedded object that `P` has; `None` as in [`Ref::full`].
    pub fn partial<P: DeserializeOwned>(&self) -> Option<P> {
        self.object.as_ref().and_then(|object| serde_json::from_str(object.text()).ok())
    }
}

impl<T: Entity> Serialize for Ref<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.object {
            Some(object) => object.serialize(serializer),
            None => self.id.serialize(serializer),
        }
    }
}

impl<'de, T: Entity> Deserialize<'de> for Ref<T> {
    /// From JSON only.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Named<I> {
            id: I,
        }
        let json = Json::deserialize(deserializer)?;
        if !json.text().starts_with('{') {
            return serde_json::from_str(json.text()).map(Self::to).map_err(de::Error::custom);
        }
        let Named { id } = serde_json::from_str(json.text()).map_err(de::Error::custom)?;
        Ok(Self { object: Some(json), ..Self::to(id) })
    }
}

impl<T: Entity> fmt::Debug for Ref<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.object {
            Some(object) => formatter.write_str(object.text()),
            None => self.id.fmt(formatter),
        }
    }
}
