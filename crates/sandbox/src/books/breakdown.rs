//! Amounts by component.

use super::component::{Component, ComponentOrder};
use lms::Money;

/// An amount broken down by component.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Breakdown {
    /// Principal.
    pub principal: Money,
    /// Contractual interest.
    pub interest: Money,
    /// Penal interest for late payment.
    pub penal: Money,
    /// Fees and charges, GST included.
    pub fee: Money,
}

impl Breakdown {
    /// Returns the sum of all components.
    pub fn total(self) -> Money {
        [self.principal, self.interest, self.penal, self.fee].into_iter().sum()
    }

    /// Returns principal and interest, the part that bears penal interest when late.
    pub fn principal_and_interest(self) -> Money {
        [self.principal, self.interest].into_iter().sum()
    }

    /// Returns one component.
    pub const fn get(self, component: Component) -> Money {
        match component {
            Component::Fee => self.fee,
            Component::Penal => self.penal,
            Component::Interest => self.interest,
            Component::Principal => self.principal,
        }
    }

    /// Returns a mutable reference to one component.
    pub const fn get_mut(&mut self, component: Component) -> &mut Money {
        match component {
            Component::Fee => &mut self.fee,
            Component::Penal => &mut self.penal,
            Component::Interest => &mut self.interest,
            Component::Principal => &mut self.principal,
        }
    }

    /// Subtracts `settled` component by component.
    #[must_use]
    pub fn less(self, settled: Self) -> Self {
        Self {
            principal: self.principal.less(settled.principal),
            interest: self.interest.less(settled.interest),
            penal: self.penal.less(settled.penal),
            fee: self.fee.less(settled.fee),
        }
    }

    /// Adds `other` component by component.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            principal: [self.principal, other.principal].into_iter().sum(),
            interest: [self.interest, other.interest].into_iter().sum(),
            penal: [self.penal, other.penal].into_iter().sum(),
            fee: [self.fee, other.fee].into_iter().sum(),
        }
    }

    /// Allocates `payment` to the components in the given order and returns the amount allocated to each.
    ///
    /// ₹10,000 on principal ₹8,000, interest ₹3,000 and a fee of ₹500, the fee first and principal last: fee ₹500,
    /// interest ₹3,000, principal ₹6,500.
    #[must_use]
    pub fn allocate(self, payment: Money, order: ComponentOrder) -> Self {
        let (mut left, mut allocated) = (payment, Self::default());
        for component in order.components() {
            let paid = self.get(component).min(left);
            *allocated.get_mut(component) = paid;
            left = left.less(paid);
        }
        allocated
    }
}

impl std::iter::Sum for Breakdown {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        parts.fold(Self::default(), Self::plus)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rupees(principal: i64, interest: i64, penal: i64, fee: i64) -> Breakdown {
        let [principal, interest, penal, fee] = [principal, interest, penal, fee].map(Money::from_rupees);
        Breakdown { principal, interest, penal, fee }
    }

    #[test]
    fn allocates_a_payment_in_the_default_order() {
        let owed = rupees(8_000, 3_000, 100, 500);
        let take = |rupees: i64| owed.allocate(Money::from_rupees(rupees), ComponentOrder::default());
        assert_eq!(take(10_000), rupees(6_400, 3_000, 100, 500));
        assert_eq!(take(550), rupees(0, 0, 50, 500));
        assert_eq!(take(99_999), owed);
        assert_eq!(take(0), Breakdown::default());
    }

    #[test]
    fn allocates_a_payment_in_the_agreed_order() {
        let owed = rupees(8_000, 3_000, 100, 500);
        let order = ComponentOrder::parse("principal, interest,penal,fee").unwrap();
        assert_eq!(owed.allocate(Money::from_rupees(9_000), order), rupees(8_000, 1_000, 0, 0));
    }
}
