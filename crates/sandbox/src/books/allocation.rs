//! Settlement: allocation of a payment to demands.

use super::Breakdown;
use super::component::ComponentOrder;
use lms::Money;

/// Order in which demands are settled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AllocationOrder {
    /// One demand after the other, oldest first; within each, by component.
    #[default]
    OldestFirst,
    /// One component after the other across all demands; within each, oldest demand first.
    ByComponent,
}

/// Allocates `payment` to `owed` (oldest demand first) and returns the amounts per demand in the same order. Any
/// excess is not allocated.
pub fn allocate(payment: Money, owed: &[Breakdown], across: AllocationOrder, order: ComponentOrder) -> Vec<Breakdown> {
    let mut left = payment;
    match across {
        AllocationOrder::OldestFirst => owed
            .iter()
            .map(|parts| {
                let allocated = parts.allocate(left, order);
                left = left.less(allocated.total());
                allocated
            })
            .collect(),
        AllocationOrder::ByComponent => {
            let mut allocated = vec![Breakdown::default(); owed.len()];
            for component in order.components() {
                for (parts, allocated) in owed.iter().zip(&mut allocated) {
                    let paid = parts.get(component).min(left);
                    *allocated.get_mut(component) = paid;
                    left = left.less(paid);
                }
            }
            allocated
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn emi(principal: i64, interest: i64, penal: i64) -> Breakdown {
        let [principal, interest, penal] = [principal, interest, penal].map(Money::from_rupees);
        Breakdown { principal, interest, penal, fee: Money::ZERO }
    }

    #[test]
    fn pays_the_oldest_demand_in_full_first() {
        let owed = [emi(800, 200, 50), emi(900, 100, 0)];
        let paid = allocate(Money::from_rupees(1_100), &owed, AllocationOrder::OldestFirst, ComponentOrder::default());
        assert_eq!(paid, [emi(800, 200, 50), emi(0, 50, 0)]);
    }

    #[test]
    fn allocates_by_component_across_demands() {
        let owed = [emi(800, 200, 50), emi(900, 100, 0)];
        let paid = allocate(Money::from_rupees(400), &owed, AllocationOrder::ByComponent, ComponentOrder::default());
        assert_eq!(paid, [emi(50, 200, 50), emi(0, 100, 0)]);
    }

    fn parts() -> impl Strategy<Value = Breakdown> {
        [0..10_000_000i64, 0..1_000_000, 0..100_000, 0..100_000].prop_map(|paise| {
            let [principal, interest, penal, fee] = paise.map(Money::from_paise);
            Breakdown { principal, interest, penal, fee }
        })
    }

    proptest! {
        #[test]
        fn allocates_every_paisa_once(
            owed in proptest::collection::vec(parts(), 0..12), payment in 0..100_000_000i64, by_component: bool,
        ) {
            let across = if by_component { AllocationOrder::ByComponent } else { AllocationOrder::OldestFirst };
            let payment = Money::from_paise(payment);
            let paid = allocate(payment, &owed, across, ComponentOrder::default());
            let all: Breakdown = owed.iter().copied().sum();
            let allocated: Breakdown = paid.iter().copied().sum();
            prop_assert_eq!(allocated.total(), payment.min(all.total()));
            for (owed, paid) in owed.iter().zip(&paid) {
                for component in super::super::component::Component::ALL {
                    prop_assert!(paid.get(component) <= owed.get(component));
                }
            }
        }
    }
}
