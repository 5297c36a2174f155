//! Random loans in the proportions of a real portfolio: most are regular, some are overdue, some have ended.

use super::names;
use super::plan::{BankPlan, LoanPlan, OtherPayout, PROGRAMS, PaymentPlan, TranchePlan};
use super::random::Random;
use lms::loans::LoanStatus;
use lms::{Day, Money};

/// Performance of a loan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Performance {
    Regular,
    /// Overdue for `least` to `most` days.
    Late {
        least: i64,
        most: i64,
    },
    /// Repaid.
    Closed,
    WrittenOff,
    /// Not disbursed yet.
    New,
}

const PERFORMANCES: &[(Performance, u64)] = &[
    (Performance::Regular, 58),
    (Performance::Late { least: 1, most: 30 }, 9),
    (Performance::Late { least: 31, most: 60 }, 4),
    (Performance::Late { least: 61, most: 90 }, 3),
    (Performance::Late { least: 91, most: 180 }, 3),
    (Performance::Closed, 14),
    (Performance::WrittenOff, 2),
    (Performance::New, 7),
];

const REMARKS: &[&str] = &[
    "Account closed",
    "Beneficiary name does not match",
    "Invalid IFSC",
    "Account frozen",
    "Daily limit of the debit account exceeded",
    "Beneficiary bank not available",
];

/// Returns a reason why a transfer failed.
pub(super) fn remark(random: &mut Random) -> &'static str {
    random.choose(REMARKS)
}

pub(super) fn loan(random: &mut Random, today: Day) -> LoanPlan {
    let performance = random.weighted(PERFORMANCES);
    let program = usize::try_from(random.below(PROGRAMS.len() as u64)).unwrap_or_default();
    let borrower = names::borrower(random);
    let mut plan = LoanPlan {
        code: None,
        bank: bank(random, &borrower),
        borrower,
        program,
        rate: random.choose(PROGRAMS[program].1),
        sanctioned: Money::from_rupees(random.between(4, 250) * 20_000),
        tranches: Vec::new(),
        made_on: today,
        due_dates: Vec::new(),
        paid: Vec::new(),
        available_until: None,
        status: match performance {
            Performance::Closed => Some(LoanStatus::Closed),
            Performance::WrittenOff => Some(LoanStatus::WrittenOff),
            _ => None,
        },
        others: Vec::new(),
    };
    schedule(&mut plan, random, today, performance);
    if performance != Performance::New {
        add_tranches(&mut plan, random, today, performance);
    }
    request_payouts(&mut plan, random, performance);
    plan
}

pub(super) fn bank(random: &mut Random, borrower: &str) -> BankPlan {
    let code = random.choose(&["HDFC", "ICIC", "SBIN", "UTIB", "KKBK", "PUNB", "BARB", "CNRB", "FDRL", "IDFB"]);
    BankPlan {
        holder: names::holder(borrower),
        account_no: random.digits(12).to_string(),
        ifsc: format!("{code}0{:06}", random.below(1_000_000)),
        is_verified: random.chance(85),
        is_current: random.chance(70),
    }
}

/// Sets due dates and payments.
fn schedule(plan: &mut LoanPlan, random: &mut Random, today: Day, performance: Performance) {
    let count = random.choose(&[6i64, 9, 12, 12, 18, 24, 24, 36]);
    // Index of the first unpaid instalment, and its due date.
    let (open, anchor) = match performance {
        Performance::Regular => (random.between(0, count - 1), today.add_days(random.between(0, 29))),
        Performance::Late { least, most } => {
            (random.between(1, count - 1), today.add_days(-random.between(least, most)))
        }
        Performance::WrittenOff => (random.between(1, count / 2), today.add_days(-random.between(200, 400))),
        Performance::Closed => (count, today.add_days(random.between(-300, 20))),
        Performance::New => {
            plan.made_on = today.add_days(-random.between(1, 20));
            plan.available_until = Some(plan.made_on.add_months(random.between(6, 12)));
            plan.paid = vec![PaymentPlan::Unpaid; usize::try_from(count).unwrap_or_default()];
            return;
        }
    };
    plan.due_dates = (0..count).map(|month| anchor.add_months(month - open)).collect();
    plan.made_on = anchor.add_months(-open - 1);
    plan.paid = (0..count).map(|at| if at < open { payment(random) } else { PaymentPlan::Unpaid }).collect();
    let is_late = matches!(performance, Performance::Late { .. });
    if is_late && random.chance(30) {
        plan.paid[usize::try_from(open).unwrap_or_default()] = PaymentPlan::InPart { percent: random.between(20, 80) };
    }
}

fn payment(random: &mut Random) -> PaymentPlan {
    match random.below(100) {
        0..80 => PaymentPlan::InFull { late: 0 },
        80..96 => PaymentPlan::InFull { late: random.between(1, 9) },
        96..98 => PaymentPlan::Overpaid { excess: Money::from_rupees(random.between(1, 900)) },
        _ => PaymentPlan::InFull { late: -random.between(1, 3) },
    }
}

/// Adds up to three disbursed tranches.
fn add_tranches(plan: &mut LoanPlan, random: &mut Random, today: Day, performance: Performance) {
    let whole = plan.sanctioned.paise();
    let in_one = random.chance(45) || matches!(performance, Performance::Closed | Performance::WrittenOff);
    let first = if in_one { whole } else { whole / 10 * random.between(3, 8) };
    let mut left = Money::from_paise(whole - first);
    plan.tranches.push(TranchePlan { day: plan.made_on, amount: Money::from_paise(first), ref_id: None });
    if in_one {
        return;
    }
    plan.available_until = Some(plan.made_on.add_months(random.between(6, 30)));
    let mut day = plan.made_on;
    for _ in 0..random.between(0, 2) {
        day = day.add_days(random.between(20, 120));
        let latest = plan.due_dates.last().map_or(today, |last| last.add_days(-1).min(today.add_days(-1)));
        let amount = Money::from_paise(left.paise() / 10 * random.between(3, 10));
        if day > latest || !amount.is_positive() {
            break;
        }
        left = left.less(amount);
        plan.tranches.push(TranchePlan { day, amount, ref_id: None });
    }
}

/// Adds requested tranches and payouts to the borrower.
fn request_payouts(plan: &mut LoanPlan, random: &mut Random, performance: Performance) {
    let drawn: Money = plan.tranches.iter().map(|tranche| tranche.amount).sum();
    let left = plan.sanctioned.less(drawn);
    let runs = matches!(performance, Performance::Regular | Performance::Late { .. } | Performance::New);
    if runs && left.is_positive() && (random.chance(35) || performance == Performance::New) {
        let amount = Money::from_paise(left.paise() / 10 * random.between(2, 10));
        let status = random.choose(&["pending", "pending", "pending", "processing"]);
        plan.others.push(other("disbursement", status, amount, random.between(0, 4)));
    }
    if left.is_positive() && random.chance(25) {
        let status = random.choose(&["failed", "failed", "cancelled"]);
        let amount = Money::from_paise(left.paise() / 2);
        let mut payout = other("disbursement", status, amount, random.between(1, 60));
        payout.failed_remark = (status == "failed").then(|| remark(random));
        plan.others.push(payout);
    }
    for _ in 0..random.between(0, 2) {
        let r#type = random.choose(&["refund", "cashback", "holdback_return"]);
        let status =
            random.weighted(&[("processed", 60), ("pending", 15), ("processing", 8), ("failed", 12), ("cancelled", 5)]);
        let amount = Money::from_paise(random.between(10_000, 5_000_000));
        let mut payout = other(r#type, status, amount, random.between(0, 120));
        payout.failed_remark = (status == "failed").then(|| remark(random));
        plan.others.push(payout);
    }
}

/// Returns a payout other than a disbursed tranche.
pub(super) fn other(r#type: &'static str, status: &'static str, amount: Money, days_ago: i64) -> OtherPayout {
    OtherPayout { r#type, status, amount, days_ago, ref_id: None, failed_remark: None }
}
