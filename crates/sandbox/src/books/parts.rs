//! An amount by what it is for, and how a payment is spread over it.

use lms::Money;

/// An amount by component.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// Of what was lent.
    pub principal: Money,
    /// For lending it.
    pub interest: Money,
    /// For being late.
    pub penal: Money,
    /// For services.
    pub fee: Money,
}

impl Parts {
    /// All of it.
    pub fn total(self) -> Money {
        [self.principal, self.interest, self.penal, self.fee].into_iter().sum()
    }

    /// What is left after `settled`, each component by itself.
    #[must_use]
    pub fn less(self, settled: Self) -> Self {
        Self {
            principal: self.principal.less(settled.principal),
            interest: self.interest.less(settled.interest),
            penal: self.penal.less(settled.penal),
            fee: self.fee.less(settled.fee),
        }
    }

    /// The sum of both, each component by itself.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            principal: [self.principal, other.principal].into_iter().sum(),
            interest: [self.interest, other.interest].into_iter().sum(),
            penal: [self.penal, other.penal].into_iter().sum(),
            fee: [self.fee, other.fee].into_iter().sum(),
        }
    }

    /// Spreads `payment` over what is owed: fee, penal, interest, principal. Answers what went where.
    ///
    /// ₹10,000 on principal ₹8,000, interest ₹3,000 and a fee of ₹500: fee ₹500, interest ₹3,000, principal ₹6,500.
    #[must_use]
    pub fn take(self, payment: Money) -> Self {
        let mut left = payment;
        let mut pay = |owed: Money| {
            let paid = owed.min(left);
            left = left.less(paid);
            paid
        };
        let (fee, penal, interest, principal) =
            (pay(self.fee), pay(self.penal), pay(self.interest), pay(self.principal));
        Self { principal, interest, penal, fee }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rupees(principal: i64, interest: i64, penal: i64, fee: i64) -> Parts {
        let [principal, interest, penal, fee] = [principal, interest, penal, fee].map(Money::from_rupees);
        Parts { principal, interest, penal, fee }
    }

    #[test]
    fn a_payment_goes_to_fee_penal_interest_and_principal_in_this_order() {
        let owed = rupees(8_000, 3_000, 100, 500);
        assert_eq!(owed.take(Money::from_rupees(10_000)), rupees(6_400, 3_000, 100, 500));
        assert_eq!(owed.take(Money::from_rupees(550)), rupees(0, 0, 50, 500));
        assert_eq!(owed.take(Money::from_rupees(99_999)), owed);
        assert_eq!(owed.take(Money::ZERO), Parts::default());
    }
}
