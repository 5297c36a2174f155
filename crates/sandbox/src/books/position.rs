//! Position of demands and loans on a day: status, days past due, penal interest, amounts owed.
//!
//! Everything is derived from demands and dated payments, so that the result for a day does not depend on when it is
//! calculated.

use super::Breakdown;
use super::penal::{LatePart, PenalTerms};
use lms::demands::DemandStatus;
use lms::{Day, Money};

/// A demand with its payments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemandWithPayments {
    /// Due date.
    pub day: Day,
    /// Amount demanded. Penal interest is calculated and not read from here.
    pub owed: Breakdown,
    /// Payments in any order.
    pub paid: Vec<DemandPayment>,
}

/// A payment of a demand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DemandPayment {
    /// Value date of the payment.
    pub day: Day,
    /// Amount by component.
    pub amounts: Breakdown,
}

/// Position of a demand on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemandPosition {
    /// Status on that day.
    pub status: DemandStatus,
    /// Days past due; 0 unless overdue.
    pub dpd: i64,
    /// Highest days past due so far.
    pub peak_dpd: i64,
    /// Amount demanded, with penal interest up to that day.
    pub owed: Breakdown,
    /// Amount paid by that day.
    pub settled: Breakdown,
}

impl DemandPosition {
    /// Returns the unpaid amounts.
    pub fn unpaid(&self) -> Breakdown {
        self.owed.less(self.settled)
    }
}

/// Returns the position of a demand on `today`.
///
/// An EMI of ₹29,954.46 unpaid 31 days after its due date has ₹29,954.46 × 24% × 31 / 365 = ₹610.58 of penal
/// interest.
pub fn demand_position(due: &DemandWithPayments, penal: &PenalTerms, today: Day) -> DemandPosition {
    let paid = || due.paid.iter().filter(|paid| paid.day <= today);
    let settled: Breakdown = paid().map(|paid| paid.amounts).sum();
    let base = due.owed.principal_and_interest().less(settled.principal_and_interest());
    let mut late: Vec<LatePart> =
        paid().map(|paid| LatePart { until: paid.day, amount: paid.amounts.principal_and_interest() }).collect();
    late.push(LatePart { until: today, amount: base });
    // A back-dated payment cannot reduce penal interest below what was already paid.
    let owed = Breakdown { penal: penal.interest(due.day, &late).max(settled.penal), ..due.owed };
    let open = owed.less(settled).total().is_positive();
    let days = today.days_since(due.day);
    let (status, dpd) = match (open, days) {
        (false, _) => (DemandStatus::Paid, 0),
        (true, 1..) => (DemandStatus::Overdue, days),
        (true, _) if settled.total().is_positive() => (DemandStatus::PartiallyPaid, 0),
        (true, 0) => (DemandStatus::Due, 0),
        (true, _) => (DemandStatus::Upcoming, 0),
    };
    let until = if open { Some(today) } else { paid().map(|paid| paid.day).max() };
    let peak_dpd = until.map_or(0, |until| until.days_since(due.day).max(0));
    DemandPosition { status, dpd, peak_dpd, owed, settled }
}

/// Position of a loan on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LoanPosition {
    /// Outstanding principal.
    pub principal_left: Money,
    /// Outstanding principal, with unpaid interest, penal interest and fees of demands that have fallen due.
    pub outstanding: Money,
    /// Unpaid amount of demands past their due date.
    pub overdue: Money,
    /// Days past due of the oldest overdue demand.
    pub dpd: i64,
    /// Highest days past due so far.
    pub peak_dpd: i64,
    /// Due date and unpaid amount of the next unpaid demand from today on.
    pub next: Option<(Day, Money)>,
}

/// Returns the position of a loan with these demands, each with its due date and position, on `today`.
pub fn loan_position<'a>(
    disbursed: Money,
    demands: impl IntoIterator<Item = (Day, &'a DemandPosition)>,
    today: Day,
) -> LoanPosition {
    let mut figures = LoanPosition { principal_left: disbursed, ..LoanPosition::default() };
    let mut charges = Money::ZERO;
    for (day, position) in demands {
        let unpaid = position.unpaid();
        figures.principal_left = figures.principal_left.less(position.settled.principal);
        figures.dpd = figures.dpd.max(position.dpd);
        figures.peak_dpd = figures.peak_dpd.max(position.peak_dpd);
        if day <= today {
            charges = [charges, unpaid.interest, unpaid.penal, unpaid.fee].into_iter().sum();
        }
        if position.status == DemandStatus::Overdue {
            figures.overdue = [figures.overdue, unpaid.total()].into_iter().sum();
        }
        let sooner = figures.next.is_none_or(|(next, _)| day < next);
        if day >= today && position.status != DemandStatus::Paid && sooner {
            figures.next = Some((day, unpaid.total()));
        }
    }
    figures.outstanding = [figures.principal_left, charges].into_iter().sum();
    figures
}

#[cfg(test)]
mod tests {
    use super::super::component::ComponentOrder;
    use super::super::penal::tests::standard_terms;
    use super::*;

    fn today() -> Day {
        Day::new(2026, 11, 22).unwrap()
    }

    fn owed() -> Breakdown {
        Breakdown {
            principal: Money::from_rupees(24_000),
            interest: Money::from_paise(595_446),
            ..Breakdown::default()
        }
    }

    /// An EMI due in `due_in` days, of which `paid` was paid `late` days after its due date.
    fn emi(due_in: i64, paid: i64, late: i64) -> DemandWithPayments {
        let day = today().add_days(due_in);
        let amounts = owed().allocate(Money::from_rupees(paid), ComponentOrder::default());
        DemandWithPayments { day, owed: owed(), paid: vec![DemandPayment { day: day.add_days(late), amounts }] }
    }

    fn position_of(due: &DemandWithPayments) -> DemandPosition {
        demand_position(due, &standard_terms(), today())
    }

    #[test]
    fn derives_demand_status_from_due_date_and_payments() {
        for (due, status, dpd, peak) in [
            (emi(1, 0, 0), DemandStatus::Upcoming, 0, 0),
            (emi(1, 5, -2), DemandStatus::PartiallyPaid, 0, 0),
            (emi(0, 0, 0), DemandStatus::Due, 0, 0),
            (emi(-1, 0, 0), DemandStatus::Overdue, 1, 1),
            (emi(-7, 29_000, 2), DemandStatus::Overdue, 7, 7),
            (emi(-7, 30_000, 5), DemandStatus::Paid, 0, 5),
            (emi(-7, 30_000, -3), DemandStatus::Paid, 0, 0),
        ] {
            let position = position_of(&due);
            assert_eq!((position.status, position.dpd, position.peak_dpd), (status, dpd, peak), "{due:?}");
        }
    }

    #[test]
    fn late_payments_leave_penal_interest_owed() {
        let position = position_of(&emi(-40, 30_000, 31));
        assert_eq!(position.owed.penal.grouped(), "610.58");
        assert_eq!(
            (position.status.clone(), position.unpaid().total().grouped()),
            (DemandStatus::Overdue, "610.58".to_owned())
        );
    }

    #[test]
    fn ignores_payments_after_the_day() {
        let due = emi(-40, 30_000, 31);
        let position = demand_position(&due, &standard_terms(), due.day.add_days(11));
        assert_eq!((position.settled.total(), position.owed.penal.grouped()), (Money::ZERO, "216.66".to_owned()));
    }

    #[test]
    fn adds_demands_up_to_the_loan_position() {
        let demands = [emi(-37, 30_000, 0), emi(-7, 0, 0), emi(23, 0, 0), emi(54, 0, 0)];
        let positions = demands.each_ref().map(position_of);
        let days = demands.each_ref().map(|due| due.day);
        let figures = loan_position(Money::from_rupees(96_000), days.into_iter().zip(&positions), today());
        assert_eq!(figures.principal_left, Money::from_rupees(72_000));
        assert_eq!(figures.outstanding.grouped(), "77,954.46");
        assert_eq!(figures.overdue.grouped(), "29,954.46");
        assert_eq!(figures.dpd, 7);
        assert_eq!(figures.next, Some((today().add_days(23), Money::from_paise(2_995_446))));
    }
}
