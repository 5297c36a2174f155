//! Position of demands and loans on a day: status, days past due, penal interest, amounts owed.
//!
//! Everything is derived from demands and dated payments, so that the result for a day does not depend on when it is
//! calculated.

use super::Parts;
use super::penal::{Late, PenalTerms};
use lms::demands::DemandStatus;
use lms::{Day, Money};

/// A demand with its payments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    pub day: Day,
    /// Amount demanded. Penal interest is calculated and not read from here.
    pub owed: Parts,
    /// Payments in any order.
    pub paid: Vec<Paid>,
}

/// A payment of a demand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paid {
    pub day: Day,
    /// Amount by component.
    pub parts: Parts,
}

/// Position of a demand on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub status: DemandStatus,
    pub dpd: i64,
    /// Highest days past due so far.
    pub peak_dpd: i64,
    /// Amount demanded, with penal interest up to that day.
    pub owed: Parts,
    /// Amount paid by that day.
    pub settled: Parts,
}

impl Standing {
    pub fn unpaid(&self) -> Parts {
        self.owed.less(self.settled)
    }
}

/// Returns the position of a demand on `today`.
///
/// An EMI of ₹29,954.46 unpaid 31 days after its due date has ₹29,954.46 × 24% × 31 / 365 = ₹610.58 of penal
/// interest.
pub fn of_demand(due: &Due, penal: &PenalTerms, today: Day) -> Standing {
    let paid = || due.paid.iter().filter(|paid| paid.day <= today);
    let settled: Parts = paid().map(|paid| paid.parts).sum();
    let base = due.owed.base().less(settled.base());
    let mut late: Vec<Late> = paid().map(|paid| Late { until: paid.day, amount: paid.parts.base() }).collect();
    late.push(Late { until: today, amount: base });
    // A back-dated payment cannot reduce penal interest below what was already paid.
    let owed = Parts { penal: penal.interest(due.day, &late).max(settled.penal), ..due.owed };
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
    Standing { status, dpd, peak_dpd, owed, settled }
}

/// Position of a loan on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
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
pub fn of_loan<'a>(disbursed: Money, demands: impl IntoIterator<Item = (Day, &'a Standing)>, today: Day) -> Figures {
    let mut figures = Figures { principal_left: disbursed, ..Figures::default() };
    let mut charges = Money::ZERO;
    for (day, standing) in demands {
        let unpaid = standing.unpaid();
        figures.principal_left = figures.principal_left.less(standing.settled.principal);
        figures.dpd = figures.dpd.max(standing.dpd);
        figures.peak_dpd = figures.peak_dpd.max(standing.peak_dpd);
        if day <= today {
            charges = [charges, unpaid.interest, unpaid.penal, unpaid.fee].into_iter().sum();
        }
        if standing.status == DemandStatus::Overdue {
            figures.overdue = [figures.overdue, unpaid.total()].into_iter().sum();
        }
        let sooner = figures.next.is_none_or(|(next, _)| day < next);
        if day >= today && standing.status != DemandStatus::Paid && sooner {
            figures.next = Some((day, unpaid.total()));
        }
    }
    figures.outstanding = [figures.principal_left, charges].into_iter().sum();
    figures
}

#[cfg(test)]
mod tests {
    use super::super::component::ComponentOrder;
    use super::super::penal::tests::usual;
    use super::*;

    fn today() -> Day {
        Day::new(2026, 11, 22).unwrap()
    }

    fn owed() -> Parts {
        Parts { principal: Money::from_rupees(24_000), interest: Money::from_paise(595_446), ..Parts::default() }
    }

    /// An EMI due in `due_in` days, of which `paid` was paid `late` days after its due date.
    fn emi(due_in: i64, paid: i64, late: i64) -> Due {
        let day = today().add_days(due_in);
        let parts = owed().take(Money::from_rupees(paid), ComponentOrder::default());
        Due { day, owed: owed(), paid: vec![Paid { day: day.add_days(late), parts }] }
    }

    fn stands(due: &Due) -> Standing {
        of_demand(due, &usual(), today())
    }

    #[test]
    fn a_demand_stands_where_its_day_and_its_payments_put_it() {
        for (due, status, dpd, peak) in [
            (emi(1, 0, 0), DemandStatus::Upcoming, 0, 0),
            (emi(1, 5, -2), DemandStatus::PartiallyPaid, 0, 0),
            (emi(0, 0, 0), DemandStatus::Due, 0, 0),
            (emi(-1, 0, 0), DemandStatus::Overdue, 1, 1),
            (emi(-7, 29_000, 2), DemandStatus::Overdue, 7, 7),
            (emi(-7, 30_000, 5), DemandStatus::Paid, 0, 5),
            (emi(-7, 30_000, -3), DemandStatus::Paid, 0, 0),
        ] {
            let standing = stands(&due);
            assert_eq!((standing.status, standing.dpd, standing.peak_dpd), (status, dpd, peak), "{due:?}");
        }
    }

    #[test]
    fn what_was_paid_late_has_borne_penal_interest_and_goes_on_owing_it() {
        let standing = stands(&emi(-40, 30_000, 31));
        assert_eq!(standing.owed.penal.grouped(), "610.58");
        assert_eq!(
            (standing.status.clone(), standing.unpaid().total().grouped()),
            (DemandStatus::Overdue, "610.58".to_owned())
        );
    }

    #[test]
    fn a_day_in_the_past_sees_only_what_had_been_paid() {
        let due = emi(-40, 30_000, 31);
        let standing = of_demand(&due, &usual(), due.day.add_days(11));
        assert_eq!((standing.settled.total(), standing.owed.penal.grouped()), (Money::ZERO, "216.66".to_owned()));
    }

    #[test]
    fn a_loan_adds_up() {
        let demands = [emi(-37, 30_000, 0), emi(-7, 0, 0), emi(23, 0, 0), emi(54, 0, 0)];
        let standings = demands.each_ref().map(stands);
        let days = demands.each_ref().map(|due| due.day);
        let figures = of_loan(Money::from_rupees(96_000), days.into_iter().zip(&standings), today());
        assert_eq!(figures.principal_left, Money::from_rupees(72_000));
        assert_eq!(figures.outstanding.grouped(), "77,954.46");
        assert_eq!(figures.overdue.grouped(), "29,954.46");
        assert_eq!(figures.dpd, 7);
        assert_eq!(figures.next, Some((today().add_days(23), Money::from_paise(2_995_446))));
    }
}
