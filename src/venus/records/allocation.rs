//! Which components of a demand a settlement paid. The API returns how much of a demand was paid, not which components:
//! that follows from the order in which a payment is allocated to them.

use lms::Money;
use lms::demands::Demand;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Component {
    /// Includes GST.
    Fee,
    Penal,
    Interest,
    Principal,
}

impl Component {
    /// In the default order of allocation.
    pub(super) const ALL: [Self; 4] = [Self::Fee, Self::Penal, Self::Interest, Self::Principal];

    /// As the API writes it.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Fee => "fee",
            Self::Penal => "penal",
            Self::Interest => "interest",
            Self::Principal => "principal",
        }
    }

    const fn of(self, demand: &Demand) -> Money {
        match self {
            Self::Fee => demand.fee,
            Self::Penal => demand.penal,
            Self::Interest => demand.interest,
            Self::Principal => demand.principal,
        }
    }
}

/// An amount for each component, in the order of [`Component::ALL`].
pub(super) type ComponentAmounts = [Money; 4];

/// The order that a record names, `"principal,interest,penal,fee"`; the default order if it doesn't name them all.
pub(super) fn component_order(text: Option<&str>) -> Vec<Component> {
    let named = |text: &str| {
        let words = text.split(',').map(str::trim);
        words.map(|word| Component::ALL.into_iter().find(|known| known.as_str() == word)).collect::<Option<Vec<_>>>()
    };
    let known = text.and_then(named).filter(|order| Component::ALL.iter().all(|one| order.contains(one)));
    known.unwrap_or_else(|| Component::ALL.to_vec())
}

/// How `amount` was allocated to the components of a demand of which `left` was outstanding afterwards.
pub(super) fn allocate(demand: &Demand, order: &[Component], amount: Money, left: Money) -> ComponentAmounts {
    let before = outstanding(demand, order, amount.checked_add(left).unwrap_or(amount));
    let after = outstanding(demand, order, left);
    std::array::from_fn(|at| before[at].less(after[at]))
}

/// The components of an outstanding amount: those paid last are outstanding longest.
fn outstanding(demand: &Demand, order: &[Component], owed: Money) -> ComponentAmounts {
    let mut amounts = [Money::ZERO; 4];
    let mut rest = owed;
    for component in order.iter().rev() {
        let part = component.of(demand).min(rest);
        rest = rest.less(part);
        if let Some(slot) = slot(&mut amounts, *component) {
            *slot = part;
        }
    }
    // Penal interest accrues daily, so an amount beyond the demand's components was penal interest.
    if let Some(penal) = slot(&mut amounts, Component::Penal) {
        *penal = penal.checked_add(rest).unwrap_or(*penal);
    }
    amounts
}

fn slot(amounts: &mut ComponentAmounts, component: Component) -> Option<&mut Money> {
    let at = Component::ALL.iter().position(|known| *known == component)?;
    amounts.get_mut(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn rupees(amounts: [i64; 4]) -> ComponentAmounts {
        amounts.map(Money::from_rupees)
    }

    fn demand() -> Demand {
        let text = r#"{"id":"f59b69c8-9e47-46a1-b2c9-83ae42666a30","created_at":1,"updated_at":1,
            "loan":"f59b69c8-9e47-46a1-b2c9-83ae42666a30","account":"f59b69c8-9e47-46a1-b2c9-83ae42666a30","index":1,
            "type":"emi","status":"due","due_date":1794000000,"principal":1000,"interest":200,"penal":30,"fee":0,
            "amount":1230,"settled_amount":0,"outstanding_amount":1230,"dpd":0,"peak_dpd":0,"closing_principal":0}"#;
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn allocates_a_part_payment_in_component_order() {
        let (demand, default_order) = (demand(), component_order(None));
        let pay =
            |amount, left| allocate(&demand, &default_order, Money::from_rupees(amount), Money::from_rupees(left));
        assert_eq!(pay(100, 1130), rupees([0, 30, 70, 0]));
        assert_eq!(pay(1130, 0), rupees([0, 0, 130, 1000]));
        assert_eq!(pay(1230, 0), rupees([0, 30, 200, 1000]));
        let other = component_order(Some("principal,interest,penal,fee"));
        assert_eq!(
            allocate(&demand, &other, Money::from_rupees(100), Money::from_rupees(1130)),
            rupees([0, 0, 0, 100])
        );
    }

    #[test]
    fn uses_the_default_order_for_an_incomplete_one() {
        assert_eq!(component_order(Some("fee,penal")), Component::ALL);
        assert_eq!(component_order(Some("interest,principal,fee,penal"))[0], Component::Interest);
    }
}
