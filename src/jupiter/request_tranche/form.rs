//! What is typed, and the tranche it asks for.

use lms::{FieldError, Money};

/// The form as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct TrancheForm {
    /// The amount, in whatever grouping.
    pub(super) amount: String,
}

impl TrancheForm {
    /// The amount to ask for, when `left` can still be drawn.
    ///
    /// # Errors
    /// Everything that is wrong with what is typed, in words for the field it concerns.
    pub(super) fn check(&self, left: Money) -> Result<Money, Vec<FieldError>> {
        let at_amount = |message: String| Err(vec![FieldError::new("amount", message)]);
        let amount = match Money::parse(&self.amount) {
            Ok(amount) => amount,
            Err(error) => return at_amount(error.to_string()),
        };
        if !amount.is_positive() {
            return at_amount("Enter an amount above zero.".to_owned());
        }
        if amount > left {
            let over = amount.less(left);
            return at_amount(format!("That is {over:#} more than the {left:#} that can still be drawn."));
        }
        Ok(amount)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn check(typed: &str) -> Result<Money, String> {
        let form = TrancheForm { amount: typed.to_owned() };
        form.check(Money::from_rupees(400_000)).map_err(|errors| errors[0].message.clone())
    }

    #[test]
    fn an_amount_within_the_limit_is_taken() {
        assert_eq!(check("1,50,000"), Ok(Money::from_rupees(150_000)));
        assert_eq!(check("4,00,000.00"), Ok(Money::from_rupees(400_000)));
    }

    #[test]
    fn too_much_says_by_how_much() {
        let error = "That is ₹0.01 more than the ₹4,00,000 that can still be drawn.";
        assert_eq!(check("400000.01"), Err(error.to_owned()));
    }

    #[test]
    fn what_is_no_amount_says_why() {
        for typed in ["", "0", "-5", "five", "1.234"] {
            assert!(check(typed).is_err(), "{typed}");
        }
    }
}
