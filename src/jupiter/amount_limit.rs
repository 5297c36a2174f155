//! An amount with an upper limit.

use crate::components::forms::check;
use lms::Money;

/// An amount above zero and at most `limit`; `limit_name` says in the error what the limit is: "available".
///
/// # Errors
/// The error for the field.
pub(super) fn amount_within(typed: &str, limit: Money, limit_name: &str) -> Result<Money, String> {
    let amount = check::amount(typed)?;
    if amount <= limit {
        return Ok(amount);
    }
    Err(format!("That is {:#} more than the {limit:#} {limit_name}.", amount.less(limit)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn within_4_lakh(typed: &str) -> Result<Money, String> {
        amount_within(typed, Money::from_rupees(400_000), "available")
    }

    #[test]
    fn accepts_an_amount_up_to_the_limit() {
        assert_eq!(within_4_lakh("1,50,000"), Ok(Money::from_rupees(150_000)));
        assert_eq!(within_4_lakh("4,00,000.00"), Ok(Money::from_rupees(400_000)));
    }

    #[test]
    fn an_amount_over_the_limit_says_by_how_much() {
        let error = "That is ₹0.01 more than the ₹4,00,000 available.";
        assert_eq!(within_4_lakh("400000.01"), Err(error.to_owned()));
    }

    #[test]
    fn rejects_what_is_not_an_amount_above_zero() {
        for typed in ["", "0", "-5", "five", "1.234"] {
            assert!(within_4_lakh(typed).is_err(), "{typed}");
        }
    }
}
