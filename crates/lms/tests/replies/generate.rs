//! Bodies that a reply type reads, made by the type itself: it is deserialized from a [`Deserializer`] that answers each
//! question of the type (a text, a list, a struct with these fields) with a random value, and writes that down as JSON.

use crate::source::Source;
use serde::de::value::{Error, MapDeserializer};
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error as _, Expected, IntoDeserializer, MapAccess, SeqAccess,
    Visitor,
};
use serde::forward_to_deserialize_any;
use serde_json::json;
use std::fmt::Write;
use uuid::Uuid;

/// What serde_json calls the struct of a [`serde_json::value::RawValue`], and its only key.
const RAW_VALUE: &str = "$serde_json::private::RawValue";
/// Keys of which the text is read as a reference to another object; all others are numbers.
const REFERENCES: [&str; 9] =
    ["account", "bank", "demand", "group", "loan", "payout", "program", "record", "settlement"];

/// A body for `T`. Usually `T` reads it; a key is left out now and then, and some types check more than their form.
pub fn body<T: DeserializeOwned>(source: &mut Source) -> String {
    let mut text = String::new();
    // Also a body that the type refuses is good input.
    let _ = T::deserialize(Writer { source, text: &mut text, key: "" });
    text
}

struct Writer<'a> {
    source: &'a mut Source,
    text: &'a mut String,
    /// The key of this value; empty for others.
    key: &'a str,
}

/// Ends of the keys whose numbers are whole.
const COUNTS: [&str; 10] = [
    "count",
    "current_page",
    "demands_overdue",
    "demands_raised",
    "dpd",
    "dpd_after",
    "dpd_before",
    "index",
    "page_size",
    "status_code",
];

impl Writer<'_> {
    fn is_reference(&self) -> bool {
        REFERENCES.iter().any(|name| self.key == *name || self.key.ends_with(&format!("_{name}")))
    }

    /// Whether only whole numbers are read.
    fn is_count(&self) -> bool {
        COUNTS.iter().any(|name| self.key.ends_with(name))
    }

    fn uuid(&mut self) -> String {
        self.source.any::<Uuid>().to_string()
    }

    /// Writes `value` as JSON and returns it.
    fn write<V: serde::Serialize>(&mut self, value: V) -> V {
        self.text.push_str(&serde_json::to_string(&value).unwrap());
        value
    }

    fn number(&mut self) -> u32 {
        let number = self.source.below(1_000);
        self.write(number)
    }

    /// An amount, a rate, a day or a time: all are read from decimal numbers.
    fn decimal(&mut self) -> String {
        match self.source.below(3) {
            0 => self.source.below(100).to_string(),
            1 => format!("{}.{:02}", self.source.below(10_000_000), self.source.below(100)),
            _ => format!("{}.{:06}", 1_500_000_000 + self.source.below(500_000_000), self.source.below(1_000_000)),
        }
    }
}

macro_rules! numbers {
    ($($method:ident)+) => {$(
        fn $method<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Error> {
            visitor.visit_u32(self.number())
        }
    )+};
}

macro_rules! texts {
    ($($method:ident)+) => {$(
        fn $method<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Error> {
            let expected = (&visitor as &dyn Expected).to_string();
            let text = if expected.to_lowercase().contains("uuid") { self.uuid() } else { self.source.any() };
            visitor.visit_string(self.write(text))
        }
    )+};
}

impl<'de> Deserializer<'de> for Writer<'_> {
    type Error = Error;

    numbers! { deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_u8 deserialize_u16
    deserialize_u32 deserialize_u64 }
    texts! { deserialize_str deserialize_string deserialize_identifier }

    /// Types of several forms, and numbers as they were written.
    fn deserialize_any<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Error> {
        let expects_number = (&visitor as &dyn Expected).to_string().contains("number");
        let number = json!(self.source.below(1_000));
        let value = match self.source.below(if expects_number { 1 } else { 4 }) {
            0 => number,
            1 => json!(self.source.any::<String>()),
            2 => json!([{ "days": number, "value": 18 }]),
            _ => json!({ "row": number, "id": self.uuid(), "ref_id": "REC88NWC", "errors": { "amount": [""] } }),
        };
        self.write(value).deserialize_any(visitor).map_err(Error::custom)
    }

    fn deserialize_bool<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Error> {
        let value = self.source.any();
        visitor.visit_bool(self.write(value))
    }

    fn deserialize_option<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Error> {
        if self.source.any() {
            return visitor.visit_some(self);
        }
        self.write(());
        visitor.visit_none()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        mut self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        if name != RAW_VALUE {
            return visitor.visit_newtype_struct(self);
        }
        let json = match (self.is_reference(), self.source.any()) {
            (true, true) => format!("{:?}", self.uuid()),
            (true, false) => format!("{{\"id\":{:?}}}", self.uuid()),
            _ if self.is_count() => self.source.below(100).to_string(),
            _ => self.decimal(),
        };
        self.text.push_str(&json);
        visitor.visit_map(MapDeserializer::new([(RAW_VALUE, json)].into_iter()))
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let left = self.source.below(4);
        self.text.push('[');
        let list = visitor.visit_seq(Items { source: self.source, text: self.text, left, is_first: true })?;
        self.text.push(']');
        Ok(list)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let count = self.source.below(3) as usize;
        let names = &["first", "second", "third"][..count];
        self.deserialize_struct("", names, visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.text.push('{');
        let is_whole = self.source.below(8) > 0;
        let object = visitor.visit_map(Fields {
            source: self.source,
            text: self.text,
            rest: fields.iter(),
            key: "",
            is_whole,
            is_first: true,
        })?;
        self.text.push('}');
        Ok(object)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        mut self,
        _name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let at = self.source.below(u32::try_from(variants.len()).unwrap());
        visitor.visit_enum(self.write(variants[at as usize]).into_deserializer())
    }

    forward_to_deserialize_any! {
        f32 f64 i128 u128 char bytes byte_buf unit unit_struct tuple tuple_struct ignored_any
    }
}

struct Items<'a> {
    source: &'a mut Source,
    text: &'a mut String,
    left: u32,
    is_first: bool,
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        if !std::mem::take(&mut self.is_first) {
            self.text.push(',');
        }
        seed.deserialize(Writer { source: self.source, text: self.text, key: "" }).map(Some)
    }
}

struct Fields<'a> {
    source: &'a mut Source,
    text: &'a mut String,
    rest: std::slice::Iter<'static, &'static str>,
    key: &'static str,
    /// Whether no key is left out.
    is_whole: bool,
    is_first: bool,
}

impl<'de> MapAccess<'de> for Fields<'_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        for key in self.rest.by_ref() {
            if !self.is_whole && self.source.below(4) == 0 {
                continue;
            }
            self.key = key;
            let comma = if std::mem::take(&mut self.is_first) { "" } else { "," };
            write!(self.text, "{comma}{key:?}:").map_err(Error::custom)?;
            return seed.deserialize((*key).into_deserializer()).map(Some);
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        seed.deserialize(Writer { source: self.source, text: self.text, key: self.key })
    }
}
