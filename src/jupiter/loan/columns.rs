//! The amounts of a demand as columns of a table, and which of them a table shows.

use lms::Money;
use lms::demands::Demand;

/// One amount of every demand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    /// What stands above it.
    pub(super) head: &'static str,
    /// The amount.
    pub(super) of: fn(&Demand) -> Money,
    sums: bool,
    always: bool,
}

impl Column {
    const fn new(head: &'static str, of: fn(&Demand) -> Money) -> Self {
        Self { head, of, sums: true, always: true }
    }

    /// Left out of tables where it would be zero in every row.
    const fn where_any(self) -> Self {
        Self { always: false, ..self }
    }

    /// A balance, not an amount: its sum means nothing.
    const fn balance(self) -> Self {
        Self { sums: false, ..self }
    }

    /// What stands at its foot: the sum of the rows, where there is one.
    pub(super) fn total(&self, demands: &[Demand]) -> Option<Money> {
        self.sums.then(|| demands.iter().map(self.of).sum())
    }
}

const PRINCIPAL: Column = Column::new("Principal ₹", |demand| demand.principal);
const INTEREST: Column = Column::new("Interest ₹", |demand| demand.interest);
const PENAL: Column = Column::new("Penal ₹", |demand| demand.penal).where_any();
const FEE: Column = Column::new("Fee ₹", |demand| demand.fee).where_any();
const EMI: Column = Column::new("EMI ₹", |demand| demand.amount);
const PAID: Column = Column::new("Paid ₹", |demand| demand.settled_amount);
const OUTSTANDING: Column = Column::new("Outstanding ₹", |demand| demand.outstanding_amount);
const CLOSING: Column = Column::new("Closing principal ₹", |demand| demand.closing_principal).balance();

/// Every amount.
pub(super) const WHOLE: &[Column] = &[PRINCIPAL, INTEREST, PENAL, FEE, EMI, PAID, OUTSTANDING, CLOSING];
/// Those that fit beside the overview's second column.
pub(super) const SHORT: &[Column] = &[PRINCIPAL, INTEREST, PENAL, FEE, EMI, OUTSTANDING];

/// Of `columns` those that have something to show.
pub(super) fn shown(columns: &[Column], demands: &[Demand]) -> Vec<Column> {
    let has_any = |column: &&Column| column.always || demands.iter().any(|demand| !(column.of)(demand).is_zero());
    columns.iter().filter(has_any).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jupiter::loan::facts::tests::schedule;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn the_sums_agree_with_the_rows() {
        let demands = schedule(2, 1, 1);
        let total = |column: Column| column.total(&demands);
        assert_eq!(total(EMI), Some(Money::from_rupees(4_000)));
        assert_eq!(total(PAID), Some(Money::from_rupees(2_000)));
        assert_eq!(total(OUTSTANDING), Some(Money::from_rupees(2_000)));
        assert_eq!(total(PRINCIPAL).unwrap().checked_add(total(INTEREST).unwrap()), total(EMI));
        assert_eq!(total(CLOSING), None, "a balance is not summed");
    }

    #[test]
    fn charges_have_a_column_where_there_are_any() {
        let heads = |demands: &[Demand]| shown(SHORT, demands).iter().map(|column| column.head).collect::<Vec<_>>();
        let mut demands = schedule(1, 1, 1);
        assert_eq!(heads(&demands), ["Principal ₹", "Interest ₹", "EMI ₹", "Outstanding ₹"]);
        demands[1].penal = Money::from_paise(1);
        assert_eq!(heads(&demands), ["Principal ₹", "Interest ₹", "Penal ₹", "EMI ₹", "Outstanding ₹"]);
    }
}
