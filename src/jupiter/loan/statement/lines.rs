//! The lines of a statement, as plain functions of the loan's books.

use crate::jupiter::loan::facts::name;
use lms::demands::{Demand, DemandType};
use lms::payouts::{Payout, PayoutStatus, PayoutType};
use lms::settlements::Settlement;
use lms::{Day, Money};

/// What the lines are made of.
#[derive(Clone, Copy)]
pub(super) struct Books<'a> {
    pub(super) payouts: &'a [Payout],
    pub(super) demands: &'a [Demand],
    pub(super) settlements: &'a [Settlement],
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) day: Day,
    pub(super) words: String,
    /// What the borrower owes more.
    pub(super) charged: Money,
    /// What the borrower owes less.
    pub(super) paid: Money,
    /// What is owed after it.
    pub(super) balance: Money,
}

impl Line {
    fn charge(day: Day, words: String, charged: Money) -> Self {
        Self { day, words, charged, paid: Money::ZERO, balance: Money::ZERO }
    }

    fn pay(day: Day, words: String, paid: Money) -> Self {
        Self { day, words, charged: Money::ZERO, paid, balance: Money::ZERO }
    }
}

/// The lines from one day to another, in the order of their days, each with its balance.
///
/// The balances at both ends are the server's own. What the books name no day for, interest that has run and stands in
/// no EMI yet and penal interest, is the last line: it is what remains between them.
pub(super) fn lines((from, to): (Day, Day), opening: Money, closing: Money, books: Books<'_>) -> Vec<Line> {
    let mut lines: Vec<Line> = drawn(books.payouts).chain(charged(books.demands)).collect();
    lines.extend(books.settlements.iter().filter(|settlement| !settlement.to_be_deleted).map(|settlement| {
        let record = settlement.record.full();
        let from = record.map(|record| format!(", {}", record.ref_id)).unwrap_or_default();
        Line::pay(settlement.date.day(), format!("Paid{from}"), settlement.amount)
    }));
    lines.retain(|line| (from..=to).contains(&line.day));
    lines.sort_by_key(|line| line.day);
    lines = together(lines);
    let sum = |of: fn(&Line) -> Money| lines.iter().map(of).sum::<Money>();
    let (charged, paid) = (sum(|line| line.charged), sum(|line| line.paid));
    let known = opening.paise() + charged.paise() - paid.paise();
    let rest = closing.paise() - known;
    let words = "Interest in no EMI yet, and penal interest".to_owned();
    if rest > 0 {
        lines.push(Line::charge(to, words, Money::from_paise(rest)));
    } else if rest < 0 {
        let words = "Interest that was in the opening balance already".to_owned();
        lines.push(Line::pay(to, words, Money::from_paise(-rest)));
    }
    let mut balance = opening.paise();
    for line in &mut lines {
        balance += line.charged.paise() - line.paid.paise();
        line.balance = Money::from_paise(balance);
    }
    lines
}

fn drawn(payouts: &[Payout]) -> impl Iterator<Item = Line> {
    let paid = |payout: &&Payout| payout.r#type == PayoutType::Disbursement && payout.status == PayoutStatus::Processed;
    payouts.iter().filter(paid).filter_map(|payout| {
        let day = payout.bank_date.or(payout.processed_at.map(lms::Instant::day))?;
        Some(Line::charge(day, format!("Tranche {}", payout.ref_id), payout.amount))
    })
}

fn charged(demands: &[Demand]) -> impl Iterator<Item = Line> {
    demands.iter().flat_map(|demand| {
        let of = name(demand);
        let interest = format!("Interest of {of}");
        let fee = if demand.r#type == DemandType::Fee { of } else { format!("Charges of {of}") };
        [Line::charge(demand.due_date, interest, demand.interest), Line::charge(demand.due_date, fee, demand.fee)]
            .into_iter()
            .filter(|line| line.charged.is_positive())
    })
}

/// Payments of one day from one record are one line, whatever they were spread over.
fn together(lines: Vec<Line>) -> Vec<Line> {
    let mut joined: Vec<Line> = Vec::with_capacity(lines.len());
    for line in lines {
        let same = |known: &&mut Line| known.day == line.day && known.words == line.words && line.paid.is_positive();
        match joined.iter_mut().find(same) {
            Some(known) => known.paid = [known.paid, line.paid].into_iter().sum(),
            None => joined.push(line),
        }
    }
    joined
}
