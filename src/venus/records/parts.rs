//! Which components a settlement paid. The API tells how much of a demand was paid, not what of it: that follows from the
//! order in which a payment takes components.

use lms::Money;
use lms::demands::Demand;

/// What an amount is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Component {
    /// Services, with their GST.
    Fee,
    /// Being late.
    Penal,
    /// Lending.
    Interest,
    /// What was lent.
    Principal,
}

impl Component {
    /// In the usual order of payment.
    pub(super) const ALL: [Self; 4] = [Self::Fee, Self::Penal, Self::Interest, Self::Principal];

    /// Its name in the API and in style sheets.
    pub(super) const fn word(self) -> &'static str {
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

/// How much of each component, as [`Component::ALL`] orders them.
pub(super) type Parts = [Money; 4];

/// The order that a record's text names, or the usual one.
pub(super) fn order_of(text: Option<&str>) -> Vec<Component> {
    let named = |text: &str| {
        let words = text.split(',').map(str::trim);
        words.map(|word| Component::ALL.into_iter().find(|known| known.word() == word)).collect::<Option<Vec<_>>>()
    };
    let known = text.and_then(named).filter(|order| Component::ALL.iter().all(|one| order.contains(one)));
    known.unwrap_or_else(|| Component::ALL.to_vec())
}

/// What was paid of a demand that `amount` was applied to and that owed `left` afterwards.
pub(super) fn paid(demand: &Demand, order: &[Component], amount: Money, left: Money) -> Parts {
    let before = unpaid(demand, order, amount.checked_add(left).unwrap_or(amount));
    let after = unpaid(demand, order, left);
    std::array::from_fn(|at| before[at].less(after[at]).max(Money::ZERO))
}

/// What a debt of `owed` is made of: what is paid last is owed longest.
fn unpaid(demand: &Demand, order: &[Component], owed: Money) -> Parts {
    let mut parts = [Money::ZERO; 4];
    let mut rest = owed;
    for component in order.iter().rev() {
        let part = component.of(demand).min(rest);
        rest = rest.less(part);
        if let Some(slot) = slot(&mut parts, *component) {
            *slot = part;
        }
    }
    // Penal interest grows by the day: what the demand does not name any more was that.
    if let Some(penal) = slot(&mut parts, Component::Penal) {
        *penal = penal.checked_add(rest).unwrap_or(*penal);
    }
    parts
}

fn slot(parts: &mut Parts, component: Component) -> Option<&mut Money> {
    let at = Component::ALL.iter().position(|known| *known == component)?;
    parts.get_mut(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn rupees(parts: [i64; 4]) -> Parts {
        parts.map(Money::from_rupees)
    }

    fn demand() -> Demand {
        let text = r#"{"id":"f59b69c8-9e47-46a1-b2c9-83ae42666a30","created_at":1,"updated_at":1,
            "loan":"f59b69c8-9e47-46a1-b2c9-83ae42666a30","account":"f59b69c8-9e47-46a1-b2c9-83ae42666a30","index":1,
            "type":"emi","status":"due","due_date":1794000000,"principal":1000,"interest":200,"penal":30,"fee":0,
            "amount":1230,"settled_amount":0,"outstanding_amount":1230,"dpd":0,"peak_dpd":0,"closing_principal":0}"#;
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn a_part_payment_takes_components_in_their_order() {
        let (demand, usual) = (demand(), order_of(None));
        let pay = |amount, left| paid(&demand, &usual, Money::from_rupees(amount), Money::from_rupees(left));
        assert_eq!(pay(100, 1130), rupees([0, 30, 70, 0]));
        assert_eq!(pay(1130, 0), rupees([0, 0, 130, 1000]));
        assert_eq!(pay(1230, 0), rupees([0, 30, 200, 1000]));
        let other = order_of(Some("principal,interest,penal,fee"));
        assert_eq!(paid(&demand, &other, Money::from_rupees(100), Money::from_rupees(1130)), rupees([0, 0, 0, 100]));
    }

    #[test]
    fn an_order_that_is_none_is_the_usual_one() {
        assert_eq!(order_of(Some("fee,penal")), Component::ALL);
        assert_eq!(order_of(Some("interest,principal,fee,penal"))[0], Component::Interest);
    }
}
