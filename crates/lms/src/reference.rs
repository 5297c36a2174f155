//! A reference to another object: a bare id, or the object itself where `expand=` asked for it.
//!
//! The documentation's schema says object and its example shows the bare uuid (page 10694103): both are read.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A thing that others refer to by its id.
pub trait Entity {
    /// The type of its id.
    type Id: Copy + fmt::Debug + PartialEq + Serialize + for<'de> Deserialize<'de>;

    /// Its id.
    fn id(&self) -> Self::Id;
}

/// A bare id or the embedded object.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Ref<T: Entity> {
    /// Only the id came.
    Id(T::Id),
    /// The object came with it.
    Full(Box<T>),
}

impl<T: Entity> Ref<T> {
    /// The id, which both forms have.
    pub fn id(&self) -> T::Id {
        match self {
            Self::Id(id) => *id,
            Self::Full(object) => object.id(),
        }
    }

    /// The object, where it came.
    pub fn full(&self) -> Option<&T> {
        match self {
            Self::Id(_) => None,
            Self::Full(object) => Some(object),
        }
    }
}

impl<T: Entity> From<T> for Ref<T> {
    fn from(object: T) -> Self {
        Self::Full(Box::new(object))
    }
}
