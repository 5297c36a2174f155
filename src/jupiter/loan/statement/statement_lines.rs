//! The lines of a statement, as plain functions of the loan's payouts, demands and settlements.

use crate::sorted::sorted;
use lms::demands::{Demand, DemandType};
use lms::payouts::{Payout, PayoutStatus, PayoutType};
use lms::settlements::Settlement;
use lms::{Day, Money};

#[derive(Clone, Copy)]
pub(super) struct StatementSources<'a> {
    pub(super) payouts: &'a [Payout],
    pub(super) demands: &'a [Demand],
    pub(super) settlements: &'a [Settlement],
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct StatementLine {
    pub(super) day: Day,
    pub(super) text: String,
    /// Adds to what the borrower owes.
    pub(super) charged: Money,
    /// Reduces what the borrower owes.
    pub(super) paid: Money,
    /// What is owed after it.
    pub(super) balance: Money,
}

impl StatementLine {
    fn charge(day: Day, text: String, charged: Money) -> Self {
        Self { day, text, charged, paid: Money::ZERO, balance: Money::ZERO }
    }

    fn pay(day: Day, text: String, paid: Money) -> Self {
        Self { day, text, charged: Money::ZERO, paid, balance: Money::ZERO }
    }
}

/// The lines from one day to another, in the order of their days, each with its balance.
///
/// The balances at both ends are the server's own. Amounts without a day, which are interest that is in no EMI yet and
/// penal interest, are the last line: the difference between the balances.
pub(super) fn statement_lines(
    (from, to): (Day, Day),
    opening: Money,
    closing: Money,
    sources: StatementSources<'_>,
) -> Vec<StatementLine> {
    let mut lines: Vec<StatementLine> = disbursements(sources.payouts).chain(charges(sources.demands)).collect();
    lines.extend(sources.settlements.iter().filter(|settlement| !settlement.to_be_deleted).map(|settlement| {
        let record = settlement.record.full();
        let from = record.map(|record| format!(", {}", record.ref_id)).unwrap_or_default();
        StatementLine::pay(settlement.date.day(), format!("Paid{from}"), settlement.amount)
    }));
    lines.retain(|line| (from..=to).contains(&line.day));
    lines = join_payments(sorted(lines, |line| line.day.number()));
    let sum = |of: fn(&StatementLine) -> Money| lines.iter().map(of).sum::<Money>();
    let (charged, paid) = (sum(|line| line.charged), sum(|line| line.paid));
    let expected = balance_after(opening, charged, paid);
    // Without one of the amounts the difference can't be known.
    let (more, less) = (closing.less(expected), expected.less(closing));
    if more.is_positive() {
        let text = "Interest in no EMI yet, and penal interest".to_owned();
        lines.push(StatementLine::charge(to, text, more));
    } else if less.is_positive() {
        let text = "Interest that was in the opening balance already".to_owned();
        lines.push(StatementLine::pay(to, text, less));
    }
    let mut balance = opening;
    for line in &mut lines {
        balance = balance_after(balance, line.charged, line.paid);
        line.balance = balance;
    }
    lines
}

/// Unknown if one of the amounts is.
fn balance_after(balance: Money, charged: Money, paid: Money) -> Money {
    balance.checked_add(charged).and_then(|sum| sum.checked_sub(paid)).unwrap_or(Money::UNKNOWN)
}

fn disbursements(payouts: &[Payout]) -> impl Iterator<Item = StatementLine> {
    let paid = |payout: &&Payout| payout.r#type == PayoutType::Disbursement && payout.status == PayoutStatus::Processed;
    payouts.iter().filter(paid).filter_map(|payout| {
        let day = payout.bank_date.or(payout.processed_at.map(lms::Instant::day))?;
        Some(StatementLine::charge(day, format!("Tranche {}", payout.ref_id), payout.amount))
    })
}

fn charges(demands: &[Demand]) -> impl Iterator<Item = StatementLine> {
    demands.iter().flat_map(|demand| {
        let name = demand.name();
        let interest = format!("Interest of {name}");
        let fee = if demand.r#type == DemandType::Fee { name } else { format!("Charges of {name}") };
        [
            StatementLine::charge(demand.due_date, interest, demand.interest),
            StatementLine::charge(demand.due_date, fee, demand.fee),
        ]
        .into_iter()
        .filter(|line| !line.charged.is_zero())
    })
}

/// Joins payments of one day from one record into one line, whatever they were applied to.
fn join_payments(lines: Vec<StatementLine>) -> Vec<StatementLine> {
    let mut joined: Vec<StatementLine> = Vec::with_capacity(lines.len());
    for line in lines {
        let same =
            |joined: &&mut StatementLine| joined.day == line.day && joined.text == line.text && line.paid.is_positive();
        match joined.iter_mut().find(same) {
            Some(known) => known.paid = [known.paid, line.paid].into_iter().sum(),
            None => joined.push(line),
        }
    }
    joined
}
