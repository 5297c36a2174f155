//! The amounts of demands as the columns of a table.

use lms::Money;
use lms::demands::Demand;

#[derive(Clone, Copy, Debug)]
pub(super) struct AmountColumn {
    pub(super) heading: &'static str,
    pub(super) of: fn(&Demand) -> Money,
    has_total: bool,
    always: bool,
}

impl AmountColumn {
    const fn new(heading: &'static str, of: fn(&Demand) -> Money) -> Self {
        Self { heading, of, has_total: true, always: true }
    }

    /// Left out of tables where it is zero in every row.
    const fn unless_zero(self) -> Self {
        Self { always: false, ..self }
    }

    /// A balance, not an amount: its sum means nothing.
    const fn balance(self) -> Self {
        Self { has_total: false, ..self }
    }

    /// The sum of the rows; `None` for a balance.
    pub(super) fn total(&self, demands: &[Demand]) -> Option<Money> {
        self.has_total.then(|| demands.iter().map(self.of).sum())
    }
}

const PRINCIPAL: AmountColumn = AmountColumn::new("Principal ₹", |demand| demand.principal);
const INTEREST: AmountColumn = AmountColumn::new("Interest ₹", |demand| demand.interest);
const PENAL: AmountColumn = AmountColumn::new("Penal ₹", |demand| demand.penal).unless_zero();
const FEE: AmountColumn = AmountColumn::new("Fee ₹", |demand| demand.fee).unless_zero();
const EMI: AmountColumn = AmountColumn::new("EMI ₹", |demand| demand.amount);
const PAID: AmountColumn = AmountColumn::new("Paid ₹", |demand| demand.settled_amount);
const OUTSTANDING: AmountColumn = AmountColumn::new("Outstanding ₹", |demand| demand.outstanding_amount);
const CLOSING: AmountColumn = AmountColumn::new("Closing principal ₹", |demand| demand.closing_principal).balance();

pub(super) const ALL_COLUMNS: &[AmountColumn] = &[PRINCIPAL, INTEREST, PENAL, FEE, EMI, PAID, OUTSTANDING, CLOSING];
/// The columns that fit on the overview.
pub(super) const OVERVIEW_COLUMNS: &[AmountColumn] = &[PRINCIPAL, INTEREST, PENAL, FEE, EMI, OUTSTANDING];

/// The columns that are not left out for these demands.
pub(super) fn visible_columns(columns: &[AmountColumn], demands: &[Demand]) -> Vec<AmountColumn> {
    let is_visible =
        |column: &&AmountColumn| column.always || demands.iter().any(|demand| !(column.of)(demand).is_zero());
    columns.iter().filter(is_visible).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jupiter::loan::demands::tests::schedule;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn totals_agree_with_the_rows() {
        let demands = schedule(2, 1, 1);
        let total = |column: AmountColumn| column.total(&demands);
        assert_eq!(total(EMI), Some(Money::from_rupees(4_000)));
        assert_eq!(total(PAID), Some(Money::from_rupees(2_000)));
        assert_eq!(total(OUTSTANDING), Some(Money::from_rupees(2_000)));
        assert_eq!(total(PRINCIPAL).unwrap().checked_add(total(INTEREST).unwrap()), total(EMI));
        assert_eq!(total(CLOSING), None, "a balance is not summed");
    }

    #[test]
    fn shows_charge_columns_only_with_charges() {
        let headings = |demands: &[Demand]| {
            visible_columns(OVERVIEW_COLUMNS, demands).iter().map(|column| column.heading).collect::<Vec<_>>()
        };
        let mut demands = schedule(1, 1, 1);
        assert_eq!(headings(&demands), ["Principal ₹", "Interest ₹", "EMI ₹", "Outstanding ₹"]);
        demands[1].penal = Money::from_paise(1);
        assert_eq!(headings(&demands), ["Principal ₹", "Interest ₹", "Penal ₹", "EMI ₹", "Outstanding ₹"]);
    }
}
