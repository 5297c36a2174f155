//! A reference to another object: a bare id, or the object itself where `expand=` asked for it.
//!
//! The documentation's schema says object and its example shows the bare uuid (page 10694103): both are read. Of an
//! embedded object only the id is read at once: a list of payouts stands even where one of its loans can't be read, and
//! a screen that asks for no loan has no code to read one.

use crate::json::Json;
use serde::de::{self, DeserializeOwned};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::marker::PhantomData;

/// A thing that others refer to by its id.
pub trait Entity {
    /// The type of its id.
    type Id: Copy + fmt::Debug + PartialEq + Serialize + DeserializeOwned;
}

/// A bare id or the embedded object.
#[derive(Clone, PartialEq)]
pub struct Ref<T: Entity> {
    id: T::Id,
    /// As it came.
    object: Option<Json>,
    of: PhantomData<fn() -> T>,
}

impl<T: Entity> Ref<T> {
    /// The bare id.
    pub fn to(id: T::Id) -> Self {
        Self { id, object: None, of: PhantomData }
    }

    /// `object` itself, whose id is `id`.
    ///
    /// # Errors
    /// As [`Json::of`].
    pub fn embedding(id: T::Id, object: &T) -> serde_json::Result<Self>
    where
        T: Serialize,
    {
        Ok(Self { object: Some(Json::of(object)?), ..Self::to(id) })
    }

    /// The id, which both forms have.
    pub fn id(&self) -> T::Id {
        self.id
    }

    /// The object, read anew by each call; `None` where it did not come or can't be read.
    pub fn full(&self) -> Option<T>
    where
        T: DeserializeOwned,
    {
        self.partial()
    }

    /// Only those keys of the object that `P` names; `None` as in [`Ref::full`].
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
