//! A write without its type, so that the code of a submission is compiled once for all endpoints.

use crate::http::Call;
use lms::Endpoint;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use std::any::Any;
use std::rc::Rc;

/// The reply of any endpoint.
pub(super) type Reply = Rc<dyn Any>;

/// An [`Endpoint`] value without its type.
pub(super) trait Write {
    fn call(&self) -> Call;
    /// Reads the body of a successful response.
    fn read_reply(&self, body: String) -> Option<Reply>;
    /// The endpoint as JSON, to be stored until its response arrives.
    fn to_json(&self) -> Option<Box<RawValue>>;
    /// The endpoint itself.
    fn endpoint(&self) -> &dyn Any;
}

impl<E> Write for E
where
    E: Endpoint + Serialize + 'static,
    E::Reply: 'static,
{
    fn call(&self) -> Call {
        Call::of(self)
    }

    fn read_reply(&self, body: String) -> Option<Reply> {
        Some(Rc::new(E::read(body)?))
    }

    fn to_json(&self) -> Option<Box<RawValue>> {
        serde_json::value::to_raw_value(self).ok()
    }

    fn endpoint(&self) -> &dyn Any {
        self
    }
}

/// Reads what [`Write::to_json`] wrote.
pub(super) fn from_json<E>(json: &RawValue) -> Option<Rc<dyn Write>>
where
    E: Endpoint + Serialize + DeserializeOwned + 'static,
    E::Reply: 'static,
{
    serde_json::from_str::<E>(json.get()).ok().map(|endpoint| Rc::new(endpoint) as Rc<dyn Write>)
}
