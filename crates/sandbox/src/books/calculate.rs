//! Cost of a loan before it is made: EMI, schedule, fee and APR.

use super::apr;
use super::fee::Fee;
use super::schedule::{self, Drawdown, Instalment};
use super::terms::ScheduleTerms;
use lms::{Day, Money};
use rust_decimal::Decimal;

/// The terms of a loan to be calculated.
#[derive(Clone, Debug)]
pub struct Offer {
    /// The amount lent, in one tranche.
    pub drawdown: Drawdown,
    /// Rate, method, day count and frequency.
    pub terms: ScheduleTerms,
    /// Number of instalments; for a bullet loan, its number of months.
    pub count: u32,
    /// First due date; `None` means one period after disbursement.
    pub first: Option<Day>,
    /// Processing fee deducted from the disbursement.
    pub fee: Fee,
}

/// Result of the calculation.
#[derive(Clone, Debug)]
pub struct LoanCost {
    /// The regular instalment.
    pub emi: Money,
    /// Total interest.
    pub interest: Money,
    /// Net disbursement: the amount less the fee.
    pub net: Money,
    /// Annual percentage rate.
    pub apr: Decimal,
    /// The repayment schedule.
    pub rows: Vec<Instalment>,
}

impl Offer {
    /// Returns the last due date.
    pub fn last_due_date(&self) -> Option<Day> {
        self.due_dates().last().copied()
    }

    fn due_dates(&self) -> Vec<Day> {
        self.terms.frequency.due_dates(self.drawdown.day, self.first, self.count)
    }

    /// Calculates the schedule and the totals.
    pub fn calculate(&self) -> LoanCost {
        let due_dates = self.due_dates();
        let rows = schedule::generate(&self.terms, &[self.drawdown], &due_dates);
        let amounts: Vec<Money> = rows.iter().map(Instalment::amount).collect();
        let net = self.drawdown.amount.less(self.fee.total());
        let periods = self.terms.periods(self.drawdown.day, Default::default(), &due_dates);
        // The last instalment absorbs rounding and the first may cover an odd period, so the last but one is the
        // regular EMI.
        let regular = amounts.len().saturating_sub(2);
        LoanCost {
            emi: amounts.get(regular).copied().unwrap_or_default(),
            interest: rows.iter().map(|row| row.interest).sum(),
            net,
            apr: apr::annual_rate(net, &amounts, &periods, self.terms.count),
            rows,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::emi;
    use super::super::rate::Rate;
    use super::super::terms::InterestMethod;
    use super::*;
    use proptest::prelude::*;

    fn offer(rupees: i64, rate: i64, count: u32, fee: Fee) -> Offer {
        let day = Day::parse_iso("2026-01-05").unwrap();
        Offer {
            drawdown: Drawdown { day, amount: Money::from_rupees(rupees) },
            terms: ScheduleTerms::monthly(Rate::flat(Decimal::from(rate))),
            count,
            first: None,
            fee,
        }
    }

    /// ₹97,640 is the present value of 12 instalments of ₹8,884.88 (the last ₹8,884.85) at 16.56%.
    #[test]
    fn includes_the_fee_in_the_apr() {
        let fee = Fee::with_gst(Money::from_rupees(2_000), Decimal::from(18));
        let cost = offer(100_000, 12, 12, fee).calculate();
        assert_eq!(cost.emi.to_string(), "₹8,884.88");
        assert_eq!(cost.net.to_string(), "₹97,640.00");
        assert_eq!(cost.apr.round_dp(2).to_string(), "16.56");
    }

    /// 12% flat over 12 months is 21.46% on the reducing balance: RATE(12, -9333.33, 100000) × 12.
    #[test]
    fn calculates_the_apr_of_a_flat_rate() {
        let mut offer = offer(100_000, 12, 12, Fee::default());
        offer.terms.method = InterestMethod::Flat;
        let cost = offer.calculate();
        assert_eq!(
            (cost.emi.to_string(), cost.interest.to_string()),
            ("₹9,333.33".to_owned(), "₹12,000.00".to_owned())
        );
        assert_eq!(cost.apr.round_dp(2).to_string(), "21.46");
    }

    #[test]
    fn zero_rate_has_zero_apr() {
        let cost = offer(1_200, 0, 12, Fee::default()).calculate();
        assert_eq!((cost.emi, cost.interest, cost.apr), (Money::from_rupees(100), Money::ZERO, Decimal::ZERO));
    }

    proptest! {
        #[test]
        fn apr_without_a_fee_equals_the_rate(rupees in 10_000i64..10_000_000, rate in 1i64..60, count in 2u32..60) {
            let cost = offer(rupees, rate, count, Fee::default()).calculate();
            let off = (cost.apr - Decimal::from(rate)).abs();
            prop_assert!(off < Decimal::new(1, 2), "{} for {rate}", cost.apr);
            prop_assert_eq!(cost.rows.iter().map(|row| row.principal).sum::<Money>(), Money::from_rupees(rupees));
            let paid: Money = cost.rows.iter().map(Instalment::amount).sum();
            prop_assert_eq!(emi::decimal_paise(paid), emi::decimal_paise(Money::from_rupees(rupees)) + emi::decimal_paise(cost.interest));
        }
    }
}
