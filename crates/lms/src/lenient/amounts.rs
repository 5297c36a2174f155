//! Amounts that are only shown: one that is missing, null or can't be read is [`Money::UNKNOWN`], and its key is noted.

use crate::Money;
use serde::de::{Deserialize, Deserializer};
use serde_json::value::RawValue;
use std::cell::RefCell;

thread_local! {
    static LEFT_OUT: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

/// What `read` returns, and the keys of the amounts in it that were left out or can't be read, in order and each once.
pub fn read_noting_gaps<T>(read: impl FnOnce() -> T) -> (T, Vec<&'static str>) {
    LEFT_OUT.take();
    let value = read();
    (value, LEFT_OUT.take())
}

fn missing(key: &'static str) -> Money {
    LEFT_OUT.with_borrow_mut(|keys| {
        if let Err(at) = keys.binary_search(&key) {
            keys.insert(at, key);
        }
    });
    Money::UNKNOWN
}

fn read<'de, D: Deserializer<'de>>(deserializer: D, key: &'static str) -> Result<Money, D::Error> {
    let json = Box::<RawValue>::deserialize(deserializer)?;
    Ok(serde_json::from_str(json.get()).unwrap_or_else(|_| missing(key)))
}

/// A module for each key: serde calls its functions without saying which field they are for.
macro_rules! keys {
    ($($key:ident)*) => {$(
        pub(crate) mod $key {
            use crate::Money;
            use serde::de::Deserializer;

            pub(crate) fn missing() -> Money {
                super::missing(stringify!($key))
            }

            pub(crate) fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Money, D::Error> {
                super::read(deserializer, stringify!($key))
            }
        }
    )*};
}

keys! {
    accrued_interest
    approved_amount
    approved_line_amount
    available
    available_amount
    closing_principal
    demands_raised_amount
    difference
    disbursed_amount
    due_amount
    emi_amount
    fee
    foreclosure_amount
    foreclosure_charge
    gst_amount
    interest
    interest_accrued
    interest_per_day
    outstanding_amount
    overdue_amount
    penal
    penal_accrued
    principal
    received_amount
    remaining_amount
    requested_amount
    sanctioned_amount
    settled_amount
    shortfall
    tds_amount
    total
    total_amount
    total_interest
    unapplied_amount
    undisbursed_amount
    used_amount
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Deserialize)]
    struct Shown {
        #[serde(default = "due_amount::missing", deserialize_with = "due_amount::read")]
        due_amount: Money,
        #[serde(default = "total_amount::missing", deserialize_with = "total_amount::read")]
        total_amount: Money,
    }

    fn gaps(json: &str) -> Vec<&'static str> {
        let (shown, gaps) = read_noting_gaps(|| serde_json::from_str::<Vec<Shown>>(json).unwrap());
        for row in shown {
            assert_eq!(row.due_amount.is_known(), !gaps.contains(&"due_amount"), "{json}");
            assert_eq!(row.total_amount.is_known(), !gaps.contains(&"total_amount"), "{json}");
        }
        gaps
    }

    #[test]
    fn names_what_was_left_out_once() {
        assert_eq!(gaps(r#"[{"due_amount": 1, "total_amount": "2.50"}]"#), [""; 0]);
        assert_eq!(gaps(r#"[{"total_amount": 2}, {"total_amount": 3}]"#), ["due_amount"]);
        let both = ["due_amount", "total_amount"];
        assert_eq!(gaps("[{}]"), both);
        assert_eq!(gaps(r#"[{"total_amount": null, "due_amount": 12345678901234567}]"#), both);
    }
}
