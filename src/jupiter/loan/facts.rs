//! What the page says of a loan, as plain functions of its data.

use crate::components::widgets::chip::days;
use lms::Day;
use lms::demands::{Demand, DemandStatus, DemandType};
use lms::loans::Loan;

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
        away if away > 0 => format!("in {}", days(away)),
        away => format!("{} ago", days(-away)),
    };
    format!("{day}, {away}")
}

/// What people call a demand: "EMI 10"; a fee has no number that anybody knows.
pub(super) fn name(demand: &Demand) -> String {
    match demand.r#type {
        DemandType::Emi => format!("EMI {}", demand.index),
        _ => demand.r#type.label().to_owned(),
    }
}

/// Past its day and not paid in full.
pub(super) fn is_late(demand: &Demand) -> bool {
    demand.dpd > 0 && demand.status != DemandStatus::Paid
}

/// The EMIs among demands: the picture and its sentence are of those.
pub(super) fn emis(demands: &[Demand]) -> Vec<Demand> {
    demands.iter().filter(|demand| demand.r#type == DemandType::Emi).cloned().collect()
}

/// How many paid and how many coming demands stand around what is owed.
const AROUND: usize = 2;
/// How many rows the overview's table has at least, where the schedule is that long.
const LEAST: usize = 5;
/// How many it has at most: half a year of EMIs that were not paid, and those around them.
const MOST: usize = 10;

/// The demands around now: the last that are paid, what is owed, and the next.
pub(super) fn near(demands: &[Demand]) -> &[Demand] {
    let all = demands.len();
    let paid = demands.iter().take_while(|demand| demand.status == DemandStatus::Paid).count();
    let next = demands.iter().position(|demand| demand.status == DemandStatus::Upcoming).unwrap_or(all);
    let start = paid.saturating_sub(AROUND).min(all.saturating_sub(LEAST));
    let end = (next + AROUND).max(start + LEAST).min(start + MOST).min(all);
    demands.get(start..end).unwrap_or_default()
}

/// What the chart shows, in a sentence.
pub(super) fn in_a_sentence(emis: &[Demand]) -> String {
    let paid = emis.iter().filter(|demand| demand.status == DemandStatus::Paid).count();
    let overdue = emis.iter().filter(|demand| is_late(demand)).count();
    let parts = [(paid, "paid"), (overdue, "overdue"), (emis.len() - paid - overdue, "to come")];
    let parts: Vec<_> =
        parts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    format!("{} EMIs: {}", emis.len(), parts.join(", "))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use lms::{AccountId, DemandId, Instant, LoanId, Money};
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

    /// EMIs in order: so many paid, so many overdue, so many upcoming.
    pub(crate) fn schedule(paid: i64, overdue: i64, upcoming: i64) -> Vec<Demand> {
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
        assert_eq!(shown(&schedule(5, 4, 9)), [4, 5, 6, 7, 8, 9, 10, 11], "all that is overdue, and the next two");
        assert_eq!(shown(&schedule(5, 12, 7)), [4, 5, 6, 7, 8, 9, 10, 11, 12, 13], "the oldest come first");
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
    fn days_are_told_from_today() {
        let today = Day::new(2026, 11, 23).unwrap();
        assert_eq!(when(today.add_days(22), today), "15 Dec 2026, in 22 days");
        assert_eq!(when(today, today), "23 Nov 2026, today");
        assert_eq!(when(today.add_days(1), today), "24 Nov 2026, tomorrow");
        assert_eq!(when(today.add_days(-1), today), "22 Nov 2026, yesterday");
        assert_eq!(when(today.add_days(-8), today), "15 Nov 2026, 8 days ago");
    }

    #[test]
    fn a_fee_goes_by_its_kind_and_an_emi_by_its_number() {
        let emi = demand(10, DemandStatus::Overdue);
        assert_eq!(name(&emi), "EMI 10");
        assert_eq!(name(&Demand { r#type: DemandType::Fee, ..emi }), "Fee");
    }
}
