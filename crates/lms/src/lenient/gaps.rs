//! What is only shown: an amount that is missing, null or can't be read is [`Money::UNKNOWN`], a number that is missing or null is
//! `None`, a moment [`Instant::UNKNOWN`]. The key is noted.

use super::{instant, optional_integer};
use crate::{Instant, Money};
use serde::de::{Deserialize, Deserializer};
use serde_json::value::RawValue;
use std::cell::RefCell;

thread_local! {
    static LEFT_OUT: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

/// What `read` returns, and the keys in it that were left out, in order and each once: of amounts, numbers and moments that
/// every reply should have.
pub fn read_noting_gaps<T>(read: impl FnOnce() -> T) -> (T, Vec<&'static str>) {
    LEFT_OUT.take();
    let value = read();
    (value, LEFT_OUT.take())
}

fn note(key: &'static str) {
    LEFT_OUT.with_borrow_mut(|keys| {
        if let Err(at) = keys.binary_search(&key) {
            keys.insert(at, key);
        }
    });
}

fn amount<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Money, D::Error> {
    let json = Box::<RawValue>::deserialize(deserializer)?;
    Ok(serde_json::from_str(json.get()).unwrap_or(Money::UNKNOWN))
}

/// A module for each key: serde calls its functions without saying which field they are for.
macro_rules! keys {
    ($(#[$doc:meta])* mod $name:ident: $type:ty = $unknown:expr, $read:ident; $($key:ident)*) => {
        $(#[$doc])*
        pub(crate) mod $name {$(
            pub(crate) mod $key {
                use super::super::*;

                pub(crate) fn missing() -> $type {
                    note(stringify!($key));
                    $unknown
                }

                pub(crate) fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<$type, D::Error> {
                    Ok(Some($read(deserializer)?).filter(|value| *value != $unknown).unwrap_or_else(missing))
                }
            }
        )*}
    };
}

keys! {
    mod amounts: Money = Money::UNKNOWN, amount;
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

keys! {
    mod counts: Option<i64> = None, optional_integer;
    active_loan_count
    dpd
    emi_count
    emi_paid_count
    loan_count
    overdue_loan_count
    peak_dpd
    topup_count
}

keys! {
    mod instants: Instant = Instant::UNKNOWN, instant;
    created_at
    refreshed_at
    updated_at
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Deserialize)]
    struct Shown {
        #[serde(default = "amounts::due_amount::missing", deserialize_with = "amounts::due_amount::read")]
        due_amount: Money,
        #[serde(default = "amounts::total_amount::missing", deserialize_with = "amounts::total_amount::read")]
        total_amount: Money,
        #[serde(default = "counts::dpd::missing", deserialize_with = "counts::dpd::read")]
        dpd: Option<i64>,
        #[serde(default = "instants::created_at::missing", deserialize_with = "instants::created_at::read")]
        created_at: Instant,
    }

    /// The gaps of rows that have all these keys besides.
    fn gaps(rows: &[&str], rest: &str) -> Vec<&'static str> {
        let rows: Vec<_> = rows.iter().map(|row| format!("{{{row}{rest}}}")).collect();
        let json = format!("[{}]", rows.join(","));
        let (shown, gaps) = read_noting_gaps(|| serde_json::from_str::<Vec<Shown>>(&json).unwrap());
        assert_eq!(shown.iter().all(|row| row.due_amount.is_known()), !gaps.contains(&"due_amount"), "{json}");
        assert_eq!(shown.iter().all(|row| row.total_amount.is_known()), !gaps.contains(&"total_amount"), "{json}");
        assert_eq!(shown.iter().all(|row| row.dpd.is_some()), !gaps.contains(&"dpd"), "{json}");
        assert_eq!(shown.iter().all(|row| row.created_at != Instant::UNKNOWN), !gaps.contains(&"created_at"), "{json}");
        gaps
    }

    #[test]
    fn names_what_was_left_out_once() {
        let rest = r#""dpd": "0", "created_at": "2026-11-23""#;
        assert_eq!(gaps(&[r#""due_amount": 1, "total_amount": "2.50","#], rest), [""; 0]);
        assert_eq!(gaps(&[r#""total_amount": 2,"#, r#""total_amount": 3,"#], rest), ["due_amount"]);
        let both = ["due_amount", "total_amount"];
        assert_eq!(gaps(&[""], rest), both);
        assert_eq!(gaps(&[r#""total_amount": null, "due_amount": 12345678901234567,"#], rest), both);
    }

    #[test]
    fn names_numbers_and_moments_that_were_left_out() {
        let amounts = r#""due_amount": 1, "total_amount": 2"#;
        assert_eq!(gaps(&["", r#""dpd": null,"#], amounts), ["created_at", "dpd"]);
        assert_eq!(gaps(&[r#""dpd": 0, "created_at": null,"#], amounts), ["created_at"]);
    }
}
