//! Demands of a loan: which of them are shown.

use lms::demands::{Demand, DemandStatus, DemandType};

/// Whether it is past its due date and not paid in full.
pub(super) fn is_late(demand: &Demand) -> bool {
    demand.dpd > Some(0) && demand.status != DemandStatus::Paid
}

/// The EMIs among demands.
pub(super) fn emis(demands: &[Demand]) -> Vec<Demand> {
    demands.iter().filter(|demand| demand.r#type == DemandType::Emi).cloned().collect()
}

/// Paid and upcoming demands shown on either side of what is owed.
const AROUND: usize = 2;
/// The least rows of the overview's table, where the schedule is that long.
const MIN_ROWS: usize = 5;
/// The most rows of it: half a year of unpaid EMIs, and those around them.
const MAX_ROWS: usize = 10;

/// The demands around now: the last paid, the owed, and the next upcoming ones.
pub(super) fn around_now(demands: &[Demand]) -> &[Demand] {
    let all = demands.len();
    let paid = demands.iter().take_while(|demand| demand.status == DemandStatus::Paid).count();
    let next = demands.iter().position(|demand| demand.status == DemandStatus::Upcoming).unwrap_or(all);
    let start = paid.saturating_sub(AROUND).min(all.saturating_sub(MIN_ROWS));
    let end = (next + AROUND).max(start + MIN_ROWS).min(start + MAX_ROWS).min(all);
    demands.get(start..end).unwrap_or_default()
}

/// The chart of the schedule as a sentence.
pub(super) fn schedule_summary(emis: &[Demand]) -> String {
    let paid = emis.iter().filter(|demand| demand.status == DemandStatus::Paid).count();
    let overdue = emis.iter().filter(|demand| is_late(demand)).count();
    let parts = [(paid, "paid"), (overdue, "overdue"), (emis.len() - paid - overdue, "to come")];
    let parts: Vec<_> =
        parts.iter().filter(|(count, _)| *count > 0).map(|(count, label)| format!("{count} {label}")).collect();
    format!("{} EMIs: {}", emis.len(), parts.join(", "))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use lms::{AccountId, Day, DemandId, Instant, LoanId, Money};
    use wasm_bindgen_test::wasm_bindgen_test as test;

    /// An EMI of ₹1,000, of which ₹100 is interest.
    pub(crate) fn demand(index: i64, status: DemandStatus) -> Demand {
        let nil = uuid::Uuid::nil();
        let paid = status == DemandStatus::Paid;
        let amount = Money::from_rupees(1_000);
        Demand {
            id: DemandId(nil),
            created_at: Instant::from_seconds(0),
            updated_at: Instant::from_seconds(0),
            loan: LoanId(nil),
            account: AccountId(nil),
            index,
            r#type: DemandType::Emi,
            dpd: Some(i64::from(status == DemandStatus::Overdue)),
            status,
            due_date: Day::new(2026, 1, 15).unwrap().add_months(index),
            principal: Money::from_rupees(900),
            interest: Money::from_rupees(100),
            penal: Money::ZERO,
            fee: Money::ZERO,
            amount,
            settled_amount: if paid { amount } else { Money::ZERO },
            outstanding_amount: if paid { Money::ZERO } else { amount },
            peak_dpd: Some(0),
            closing_principal: Money::ZERO,
        }
    }

    /// EMIs in order, by status.
    pub(crate) fn schedule(paid: i64, overdue: i64, upcoming: i64) -> Vec<Demand> {
        let status = |index| match index {
            index if index <= paid => DemandStatus::Paid,
            index if index <= paid + overdue => DemandStatus::Overdue,
            _ => DemandStatus::Upcoming,
        };
        (1..=paid + overdue + upcoming).map(|index| demand(index, status(index))).collect()
    }

    fn rows(demands: &[Demand]) -> Vec<i64> {
        around_now(demands).iter().map(|demand| demand.index).collect()
    }

    #[test]
    fn picks_the_demands_around_now() {
        assert_eq!(rows(&schedule(9, 1, 14)), [8, 9, 10, 11, 12]);
        assert_eq!(rows(&schedule(5, 4, 9)), [4, 5, 6, 7, 8, 9, 10, 11], "all that is overdue, and the next two");
        assert_eq!(rows(&schedule(5, 12, 7)), [4, 5, 6, 7, 8, 9, 10, 11, 12, 13], "the oldest come first");
        assert_eq!(rows(&schedule(0, 0, 24)), [1, 2, 3, 4, 5]);
        assert_eq!(rows(&schedule(24, 0, 0)), [20, 21, 22, 23, 24]);
        assert_eq!(rows(&schedule(1, 0, 1)), [1, 2]);
        assert!(rows(&[]).is_empty());
    }

    #[test]
    fn summarises_the_schedule() {
        assert_eq!(schedule_summary(&schedule(9, 1, 14)), "24 EMIs: 9 paid, 1 overdue, 14 to come");
        assert_eq!(schedule_summary(&schedule(0, 0, 3)), "3 EMIs: 3 to come");
    }

    #[test]
    fn names_an_emi_by_its_number_and_a_fee_by_its_type() {
        let emi = demand(10, DemandStatus::Overdue);
        assert_eq!(emi.name(), "EMI 10");
        assert_eq!(Demand { r#type: DemandType::Fee, ..emi }.name(), "Fee");
    }
}
