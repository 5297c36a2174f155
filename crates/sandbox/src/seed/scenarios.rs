//! Named loans with fixed references, as listed in the crate's README.

use super::plan::{BankPlan, LoanPlan, OtherPayout, PaymentPlan, TranchePlan};
use super::portfolio::other;
use lms::loans::LoanStatus;
use lms::{Day, Money};

/// Gives a payout a fixed reference.
fn with_reference(ref_id: &'static str, payout: OtherPayout) -> OtherPayout {
    OtherPayout { ref_id: Some(ref_id), ..payout }
}

/// Returns a loan with one tranche, whose instalment number `open` (from 1) falls due on `day` and is the first
/// unpaid one.
fn running(code: &'static str, borrower: &str, rupees: (i64, i64), count: i64, open: i64, day: Day) -> LoanPlan {
    let made_on = day.add_months(-open);
    let (sanctioned, drawn) = rupees;
    LoanPlan {
        code: Some(code),
        borrower: borrower.to_owned(),
        program: 0,
        rate: "18",
        bank: BankPlan {
            holder: borrower.chars().take(40).collect(),
            account_no: format!(
                "91{:010}",
                code.bytes().fold(7u64, |sum, byte| (sum * 31 + u64::from(byte)) % 10_000_000_000)
            ),
            ifsc: "ICIC0000421".to_owned(),
            is_verified: true,
            is_current: true,
        },
        sanctioned: Money::from_rupees(sanctioned),
        tranches: vec![TranchePlan { day: made_on, amount: Money::from_rupees(drawn), ref_id: None }],
        made_on,
        due_dates: (1..=count).map(|number| day.add_months(number - open)).collect(),
        paid: (1..=count)
            .map(|number| if number < open { PaymentPlan::InFull { late: 0 } } else { PaymentPlan::Unpaid })
            .collect(),
        available_until: Some(made_on.add_months(36)),
        status: None,
        others: Vec::new(),
    }
}

/// Returns the scenarios, as of `today`.
pub(super) fn all(today: Day) -> Vec<LoanPlan> {
    vec![
        meera_textiles(today),
        without_further_drawdowns(LoanPlan {
            status: Some(LoanStatus::Closed),
            ..running("C105D", "Sunrise Auto Parts", (500_000, 500_000), 12, 13, today.add_days(9))
        }),
        without_further_drawdowns(LoanPlan {
            status: Some(LoanStatus::WrittenOff),
            ..running("WR0FF", "Om Logistics", (750_000, 750_000), 18, 5, today.add_days(-270))
        }),
        without_further_drawdowns(running(
            "FV11D",
            "Kaveri Foods LLP",
            (1_200_000, 1_200_000),
            24,
            8,
            today.add_days(12),
        )),
        running("HA1F5", "Lakshmi Stores", (800_000, 400_000), 12, 4, today.add_days(18)),
        running("D31P0", "Nila Pharma", (900_000, 600_000), 24, 7, today.add_days(-31)),
        running("D61P0", "Zaveri Exports", (2_500_000, 2_000_000), 36, 9, today.add_days(-61)),
        running("D95P0", "Arjun Agro Traders", (600_000, 450_000), 18, 6, today.add_days(-95)),
        running("16NAM", LONG_NAME, (1_500_000, 900_000), 24, 3, today.add_days(5)),
        running("DEVA7", "श्री गणेश वस्त्र भंडार", (300_000, 200_000), 12, 3, today.add_days(21)),
        running("5CRPT", "<script>alert(1)</script>", (100_000, 50_000), 12, 2, today.add_days(10)),
        paisa_payout(today),
        crore_payout(today),
        failed_tranche(today),
        not_disbursed(today),
        LoanPlan {
            available_until: Some(today.add_days(-10)),
            ..running("ENDED", "Coromandel Dairy", (1_000_000, 650_000), 24, 11, today.add_days(14))
        },
        overpaid(today),
    ]
}

/// Returns the scenarios with events that a plan cannot express; [`super::late_events`] applies them. They are
/// written after the random loans, so that adding one does not change those.
pub(super) fn late(today: Day) -> Vec<LoanPlan> {
    vec![
        running("D06P0", "Tulsi Handlooms", (400_000, 300_000), 18, 5, today.add_days(-6)),
        without_further_drawdowns(running("F0REC", "Hill View Dairy", (700_000, 700_000), 24, 7, today.add_days(9))),
        without_further_drawdowns(running(
            "REST0",
            "Gulmohar Cold Chain",
            (1_800_000, 1_800_000),
            24,
            9,
            today.add_days(9),
        )),
        running("B0UNC", "Pallavi Garments", (350_000, 250_000), 12, 4, today.add_days(-5)),
    ]
}

const LONG_NAME: &str = "Sri Venkateswara Agricultural Produce & Cold Storage Pvt Ltd";

/// Returns the loan without further drawdowns.
fn without_further_drawdowns(plan: LoanPlan) -> LoanPlan {
    LoanPlan { available_until: None, ..plan }
}

/// The loan used in the design: EMI 10 is overdue by a week, ₹4,00,000 are still undisbursed.
fn meera_textiles(today: Day) -> LoanPlan {
    let mut plan = running("QX7T2", "Meera Textiles Pvt Ltd", (1_000_000, 400_000), 24, 10, today.add_days(-7));
    plan.bank = BankPlan {
        holder: "Meera Textiles".to_owned(),
        account_no: "501004563123".to_owned(),
        ifsc: "HDFC0039993".to_owned(),
        is_verified: false,
        is_current: true,
    };
    plan.tranches[0].ref_id = Some("PAY01MT7");
    let second = plan.due_dates[6].add_days(18);
    plan.tranches.push(TranchePlan { day: second, amount: Money::from_rupees(200_000), ref_id: Some("PAY04ZK1") });
    plan.paid[8] = PaymentPlan::InFull { late: 2 };
    plan.available_until = Some(today.add_months(4));
    plan
}

/// A payout of one paisa.
fn paisa_payout(today: Day) -> LoanPlan {
    let mut plan = running("PA15A", "Nandini Iyer", (200_000, 100_000), 12, 5, today.add_days(3));
    plan.others = vec![with_reference("PAY00001", other("cashback", "processed", Money::from_paise(1), 3))];
    plan
}

/// A payout of ₹99,99,99,999.99.
fn crore_payout(today: Day) -> LoanPlan {
    let mut plan = running("CR0RE", "Godavari Infrastructure (India) Ltd", (0, 0), 36, 2, today.add_days(16));
    plan.rate = "9.25";
    plan.sanctioned = Money::from_rupees(2_000_000_000);
    plan.tranches[0].amount = Money::from_paise(99_999_999_999);
    plan.tranches[0].ref_id = Some("PAY09999");
    plan
}

/// A tranche that the bank rejected.
fn failed_tranche(today: Day) -> LoanPlan {
    let mut plan = running("FA17D", "Bharat Steel Works", (5_000_000, 2_000_000), 24, 6, today.add_days(8));
    let payout = other("disbursement", "failed", Money::from_rupees(2_500_000), 1);
    plan.others = vec![with_reference("PAY0FA17", OtherPayout { failed_remark: Some("Account closed"), ..payout })];
    plan
}

/// Sanctioned, first tranche requested, nothing disbursed.
fn not_disbursed(today: Day) -> LoanPlan {
    let mut plan = running("NEW01", "Harpreet Kaur Dhillon", (600_000, 0), 12, 1, today.add_months(1));
    plan.tranches.clear();
    plan.due_dates.clear();
    plan.made_on = today.add_days(-2);
    plan.available_until = Some(today.add_months(9));
    plan.others = vec![with_reference("PAY0NEW1", other("disbursement", "pending", Money::from_rupees(250_000), 1))];
    plan
}

/// The last EMI was overpaid by ₹5,000.
fn overpaid(today: Day) -> LoanPlan {
    let mut plan = running("EXCE5", "Ganga Provision Stores", (400_000, 300_000), 12, 5, today.add_days(11));
    plan.paid[3] = PaymentPlan::Overpaid { excess: Money::from_rupees(5_000) };
    plan
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn scenario_names_match_the_readme() {
        assert_eq!(LONG_NAME.chars().count(), 60);
        let today = Day::new(2026, 11, 23).unwrap();
        let all: Vec<_> = all(today).into_iter().chain(late(today)).collect();
        let codes: HashSet<_> = all.iter().map(|plan| plan.code).collect();
        assert_eq!(codes.len(), all.len(), "each scenario has its own code");
        assert!(codes.iter().all(|code| code.is_some_and(|code| code.len() == 5)));
        let readme = include_str!("../../README.md");
        for plan in &all {
            let reference = format!("LN0{}", plan.code.unwrap_or_default());
            assert!(readme.contains(&reference), "{reference} is not in the README");
        }
    }
}
