//! What the page says of a loan, as plain functions of its data.

use lms::demands::{Demand, DemandStatus};
use lms::loans::Loan;
use lms::{Day, Money};

/// "Term loan · 18% reducing · 24 EMIs · since 14 Mar 2026".
pub(super) fn facts(loan: &Loan) -> String {
    let since = loan.disbursement_date.map(|day| format!("since {day}"));
    [
        Some(loan.program_name.clone()).filter(|name| !name.is_empty()),
        Some(format!("{}% {}", loan.roi_value, loan.roi_type.label())),
        Some(format!("{} EMIs", loan.emi_count)),
        since,
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(" · ")
}

/// "15 Dec 2026, in 22 days", "today", "yesterday".
pub(super) fn when(day: Day, today: Day) -> String {
    let away = match day.days_since(today) {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        days if days > 0 => format!("in {days} days"),
        days => format!("{} days ago", -days),
    };
    format!("{day}, {away}")
}

/// How many rows the overview's table has.
const NEAR: usize = 5;

/// The demands around now: the last two that are paid, what is owed, and the next.
pub(super) fn near(demands: &[Demand]) -> &[Demand] {
    let paid = demands.iter().take_while(|demand| demand.status == DemandStatus::Paid).count();
    let start = paid.saturating_sub(2).min(demands.len().saturating_sub(NEAR));
    demands.get(start..demands.len().min(start + NEAR)).unwrap_or_default()
}

/// What the chart shows, in a sentence.
pub(super) fn in_a_sentence(demands: &[Demand]) -> String {
    let with = |status: DemandStatus| demands.iter().filter(|demand| demand.status == status).count();
    let paid = with(DemandStatus::Paid);
    let overdue = demands.iter().filter(|demand| demand.dpd > 0 && demand.status != DemandStatus::Paid).count();
    let parts = [(paid, "paid"), (overdue, "overdue"), (demands.len() - paid - overdue, "to come")];
    let parts: Vec<_> =
        parts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    format!("{} EMIs: {}", demands.len(), parts.join(", "))
}

/// The sums at the foot of the schedule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Totals {
    pub(super) principal: Money,
    pub(super) interest: Money,
    pub(super) charges: Money,
    pub(super) amount: Money,
    pub(super) settled: Money,
    pub(super) outstanding: Money,
}

impl Totals {
    pub(super) fn of(demands: &[Demand]) -> Self {
        let sum = |of: fn(&Demand) -> Money| demands.iter().map(of).sum();
        Self {
            principal: sum(|demand| demand.principal),
            interest: sum(|demand| demand.interest),
            charges: sum(charges),
            amount: sum(|demand| demand.amount),
            settled: sum(|demand| demand.settled_amount),
            outstanding: sum(|demand| demand.outstanding_amount),
        }
    }
}

/// Penal interest and fees of a demand.
pub(super) fn charges(demand: &Demand) -> Money {
    [demand.penal, demand.fee].into_iter().sum()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use lms::demands::DemandType;
    use lms::{AccountId, DemandId, Instant, LoanId};
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
            dpd: i64::from(status == DemandStatus::Overdue),
            status,
            due_date: Day::new(2026, 1, 15).unwrap().add_months(index),
            principal: Money::from_rupees(900),
            interest: Money::from_rupees(100),
            penal: Money::ZERO,
            fee: Money::ZERO,
            amount,
            settled_amount: if paid { amount } else { Money::ZERO },
            outstanding_amount: if paid { Money::ZERO } else { amount },
            peak_dpd: 0,
            closing_principal: Money::ZERO,
        }
    }

    fn schedule(paid: i64, overdue: i64, upcoming: i64) -> Vec<Demand> {
        let status = |index| match index {
            index if index <= paid => DemandStatus::Paid,
            index if index <= paid + overdue => DemandStatus::Overdue,
            _ => DemandStatus::Upcoming,
        };
        (1..=paid + overdue + upcoming).map(|index| demand(index, status(index))).collect()
    }

    fn shown(demands: &[Demand]) -> Vec<i64> {
        near(demands).iter().map(|demand| demand.index).collect()
    }

    #[test]
    fn the_table_shows_what_is_around_now() {
        assert_eq!(shown(&schedule(9, 1, 14)), [8, 9, 10, 11, 12]);
        assert_eq!(shown(&schedule(0, 0, 24)), [1, 2, 3, 4, 5]);
        assert_eq!(shown(&schedule(24, 0, 0)), [20, 21, 22, 23, 24]);
        assert_eq!(shown(&schedule(1, 0, 1)), [1, 2]);
        assert!(shown(&[]).is_empty());
    }

    #[test]
    fn the_chart_is_told_in_a_sentence() {
        assert_eq!(in_a_sentence(&schedule(9, 1, 14)), "24 EMIs: 9 paid, 1 overdue, 14 to come");
        assert_eq!(in_a_sentence(&schedule(0, 0, 3)), "3 EMIs: 3 to come");
    }

    #[test]
    fn the_sums_agree_with_the_rows() {
        let totals = Totals::of(&schedule(2, 1, 1));
        assert_eq!(totals.amount, Money::from_rupees(4_000));
        assert_eq!(totals.settled.checked_add(totals.outstanding), Some(totals.amount));
        assert_eq!(totals.principal.checked_add(totals.interest), Some(totals.amount));
    }

    #[test]
    fn days_are_told_from_today() {
        let today = Day::new(2026, 11, 23).unwrap();
        assert_eq!(when(today.add_days(22), today), "15 Dec 2026, in 22 days");
        assert_eq!(when(today, today), "23 Nov 2026, today");
        assert_eq!(when(today.add_days(-8), today), "15 Nov 2026, 8 days ago");
    }
}
