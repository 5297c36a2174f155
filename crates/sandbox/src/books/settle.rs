//! Settlement: allocation of a payment to demands.

use super::Parts;
use super::component::ComponentOrder;
use lms::Money;

/// Order in which demands are settled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Across {
    /// One demand after the other, oldest first; within each, by component.
    #[default]
    OldestFirst,
    /// One component after the other across all demands; within each, oldest demand first.
    ByComponent,
}

/// Allocates `payment` to `owed` (oldest demand first) and returns the amounts per demand in the same order. Any
/// excess is not allocated.
pub fn spread(payment: Money, owed: &[Parts], across: Across, order: ComponentOrder) -> Vec<Parts> {
    let mut left = payment;
    match across {
        Across::OldestFirst => owed
            .iter()
            .map(|parts| {
                let taken = parts.take(left, order);
                left = left.less(taken.total());
                taken
            })
            .collect(),
        Across::ByComponent => {
            let mut taken = vec![Parts::default(); owed.len()];
            for component in order.components() {
                for (parts, taken) in owed.iter().zip(&mut taken) {
                    let paid = parts.of(component).min(left);
                    *taken.of_mut(component) = paid;
                    left = left.less(paid);
                }
            }
            taken
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn emi(principal: i64, interest: i64, penal: i64) -> Parts {
        let [principal, interest, penal] = [principal, interest, penal].map(Money::from_rupees);
        Parts { principal, interest, penal, fee: Money::ZERO }
    }

    #[test]
    fn the_oldest_demand_is_paid_whole_before_the_next_gets_anything() {
        let owed = [emi(800, 200, 50), emi(900, 100, 0)];
        let paid = spread(Money::from_rupees(1_100), &owed, Across::OldestFirst, ComponentOrder::default());
        assert_eq!(paid, [emi(800, 200, 50), emi(0, 50, 0)]);
    }

    #[test]
    fn by_component_all_penal_and_interest_come_before_any_principal() {
        let owed = [emi(800, 200, 50), emi(900, 100, 0)];
        let paid = spread(Money::from_rupees(400), &owed, Across::ByComponent, ComponentOrder::default());
        assert_eq!(paid, [emi(50, 200, 50), emi(0, 100, 0)]);
    }

    fn parts() -> impl Strategy<Value = Parts> {
        [0..10_000_000i64, 0..1_000_000, 0..100_000, 0..100_000].prop_map(|paise| {
            let [principal, interest, penal, fee] = paise.map(Money::from_paise);
            Parts { principal, interest, penal, fee }
        })
    }

    proptest! {
        #[test]
        fn no_paisa_is_lost_or_taken_twice(
            owed in proptest::collection::vec(parts(), 0..12), payment in 0..100_000_000i64, by_component: bool,
        ) {
            let across = if by_component { Across::ByComponent } else { Across::OldestFirst };
            let payment = Money::from_paise(payment);
            let paid = spread(payment, &owed, across, ComponentOrder::default());
            let all: Parts = owed.iter().copied().sum();
            let taken: Parts = paid.iter().copied().sum();
            prop_assert_eq!(taken.total(), payment.min(all.total()));
            for (owed, paid) in owed.iter().zip(&paid) {
                for component in super::super::component::Component::ALL {
                    prop_assert!(paid.of(component) <= owed.of(component));
                }
            }
        }
    }
}
