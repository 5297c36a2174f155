//! Where demands and a loan stand on a day: status, days past due, penal interest, what is owed.

use super::{Parts, emi};
use lms::demands::DemandStatus;
use lms::{Day, Money};
use rust_decimal::Decimal;

/// Days after the due day before penal interest begins.
pub const PENAL_GRACE_DAYS: i64 = 10;
/// Penal interest, percent a year on what is unpaid of principal and interest.
const PENAL_YEARLY: i64 = 24;

/// A demand as the books need it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// When it falls due.
    pub day: Day,
    /// What is demanded; its penal interest is what was reckoned last.
    pub owed: Parts,
    /// What has been paid of it.
    pub settled: Parts,
    /// The most days past due so far.
    pub peak_dpd: i64,
}

/// Where a demand stands on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Upcoming, due, partly paid, paid or overdue.
    pub status: DemandStatus,
    /// Days past due.
    pub dpd: i64,
    /// The most they have been.
    pub peak_dpd: i64,
    /// Penal interest up to that day.
    pub penal: Money,
}

/// Where a demand stands on `today`.
///
/// An EMI of ₹29,954.46 unpaid 31 days after its day has ₹29,954.46 × 24% × 31 / 365 = ₹610.58 of penal interest.
pub fn of_demand(due: &Due, today: Day) -> Standing {
    let unpaid = due.owed.less(due.settled);
    let base: Money = [unpaid.principal, unpaid.interest].into_iter().sum();
    let late = today.days_since(due.day);
    let accrues = late > PENAL_GRACE_DAYS && base.is_positive();
    let penal = if accrues { penal_interest(base, late) } else { Money::ZERO }.max(due.settled.penal);
    let open = [base, unpaid.fee, penal.less(due.settled.penal)].into_iter().sum::<Money>().is_positive();
    let touched = due.settled.total().is_positive();
    let (status, dpd) = match (open, late) {
        (false, _) => (DemandStatus::Paid, 0),
        (true, 1..) => (DemandStatus::Overdue, late),
        (true, _) if touched => (DemandStatus::PartiallyPaid, 0),
        (true, 0) => (DemandStatus::Due, 0),
        (true, _) => (DemandStatus::Upcoming, 0),
    };
    Standing { status, dpd, peak_dpd: due.peak_dpd.max(dpd), penal }
}

fn penal_interest(base: Money, days: i64) -> Money {
    emi::paise(Decimal::from(base.paise()) * Decimal::from(PENAL_YEARLY * days) / Decimal::from(36_500))
}

/// A loan in figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Principal not paid back.
    pub principal_left: Money,
    /// Principal not paid back, and interest, penal interest and fees of demands that have fallen due.
    pub outstanding: Money,
    /// What is unpaid of demands past their day.
    pub overdue: Money,
    /// Days past due of the oldest of those.
    pub dpd: i64,
    /// The most there ever were.
    pub peak_dpd: i64,
    /// The next demand from today on that is not paid: its day, and what is unpaid of it.
    pub next: Option<(Day, Money)>,
}

/// What a loan with these demands, each with its standing, comes to on `today`.
pub fn of_loan<'a>(
    disbursed: Money,
    demands: impl IntoIterator<Item = (&'a Due, &'a Standing)>,
    today: Day,
) -> Figures {
    let mut figures = Figures { principal_left: disbursed, ..Figures::default() };
    let mut charges = Money::ZERO;
    for (due, standing) in demands {
        let owed = Parts { penal: standing.penal, ..due.owed };
        let unpaid = owed.less(due.settled);
        figures.principal_left = figures.principal_left.less(due.settled.principal);
        figures.dpd = figures.dpd.max(standing.dpd);
        figures.peak_dpd = figures.peak_dpd.max(standing.peak_dpd);
        if due.day <= today {
            charges = [charges, unpaid.interest, unpaid.penal, unpaid.fee].into_iter().sum();
        }
        if standing.status == DemandStatus::Overdue {
            figures.overdue = [figures.overdue, unpaid.total()].into_iter().sum();
        }
        let sooner = figures.next.is_none_or(|(day, _)| due.day < day);
        if due.day >= today && standing.status != DemandStatus::Paid && sooner {
            figures.next = Some((due.day, unpaid.total()));
        }
    }
    figures.outstanding = [figures.principal_left, charges].into_iter().sum();
    figures
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Day {
        Day::new(2026, 11, 22).unwrap()
    }

    fn emi(due_in: i64, paid: i64) -> Due {
        let owed =
            Parts { principal: Money::from_rupees(24_000), interest: Money::from_paise(595_446), ..Parts::default() };
        Due { day: today().add_days(due_in), owed, settled: owed.take(Money::from_rupees(paid)), peak_dpd: 0 }
    }

    #[test]
    fn a_demand_stands_where_its_day_and_its_payments_put_it() {
        for (due, status, dpd) in [
            (emi(1, 0), DemandStatus::Upcoming, 0),
            (emi(1, 5), DemandStatus::PartiallyPaid, 0),
            (emi(0, 0), DemandStatus::Due, 0),
            (emi(-1, 0), DemandStatus::Overdue, 1),
            (emi(-7, 29_000), DemandStatus::Overdue, 7),
            (emi(-7, 30_000), DemandStatus::Paid, 0),
        ] {
            let standing = of_demand(&due, today());
            assert_eq!((standing.status, standing.dpd), (status, dpd), "{due:?}");
        }
    }

    #[test]
    fn penal_interest_begins_after_the_grace_days_and_counts_from_the_due_day() {
        let penal = |days: i64| of_demand(&emi(-days, 0), today()).penal.grouped();
        assert_eq!(penal(10), "0.00");
        assert_eq!(penal(11), "216.66");
        assert_eq!(penal(31), "610.58");
    }

    #[test]
    fn the_most_days_late_are_remembered() {
        let mut due = emi(-3, 30_000);
        due.peak_dpd = 5;
        assert_eq!(of_demand(&due, today()).peak_dpd, 5);
    }

    #[test]
    fn a_loan_adds_up() {
        let demands = [emi(-37, 30_000), emi(-7, 0), emi(23, 0), emi(54, 0)];
        let standings = demands.map(|due| of_demand(&due, today()));
        let figures = of_loan(Money::from_rupees(96_000), demands.iter().zip(&standings), today());
        assert_eq!(figures.principal_left, Money::from_rupees(72_000));
        assert_eq!(figures.outstanding.grouped(), "77,954.46");
        assert_eq!(figures.overdue.grouped(), "29,954.46");
        assert_eq!(figures.dpd, 7);
        assert_eq!(figures.next, Some((today().add_days(23), Money::from_paise(2_995_446))));
    }
}
