//! The notes below the key figures, as plain functions of the data.

use super::demands::is_late;
use super::labels::relative_day;
use lms::can::{self, Reason};
use lms::demands::Demand;
use lms::loans::{Loan, LoanSummary};
use lms::payouts::{Payout, PayoutStatus, PayoutType};
use lms::{Day, Money, Page};

/// The overdue demands: "EMI 10, due 15 Nov 2026", "EMI 6 and 3 more, since 20 Aug 2026". Without the demands only since
/// when.
pub(super) fn overdue(summary: &LoanSummary, demands: &[Demand]) -> String {
    match summary.overdue.total {
        unknown if !unknown.is_known() => return String::new(),
        none if !none.is_positive() => return "nothing overdue".to_owned(),
        _ => {}
    }
    let mut late = demands.iter().filter(|demand| is_late(demand));
    match (late.next(), late.count(), summary.oldest_due_date) {
        (Some(only), 0, _) => format!("{}, due {}", only.name(), only.due_date),
        (Some(first), more, _) => format!("{} and {more} more, since {}", first.name(), first.due_date),
        (None, _, Some(day)) => format!("since {day}"),
        (None, _, None) => String::new(),
    }
}

/// When the next EMI falls due, or why none does.
pub(super) fn next_emi(summary: &LoanSummary, today: Day) -> String {
    match summary.next_due_date {
        Some(day) => relative_day(day, today),
        None if !summary.disbursed_amount.is_known() => String::new(),
        None if summary.disbursed_amount.is_positive() => "nothing more falls due".to_owned(),
        None => "none before the first tranche is paid".to_owned(),
    }
}

/// How much of the sanctioned amount was disbursed, and in how many tranches, where all payouts were read.
pub(super) fn disbursed(summary: &LoanSummary, payouts: Option<&Page<Payout>>) -> String {
    match summary.disbursed_amount {
        unknown if !unknown.is_known() => return "— disbursed".to_owned(),
        none if !none.is_positive() => return "nothing disbursed yet".to_owned(),
        _ => {}
    }
    let paid = format!("{:#} disbursed", summary.disbursed_amount);
    match payouts.and_then(tranches_paid) {
        Some(1) => format!("{paid} in 1 tranche"),
        Some(count) if count > 0 => format!("{paid} in {count} tranches"),
        _ => paid,
    }
}

fn tranches_paid(payouts: &Page<Payout>) -> Option<usize> {
    let is_tranche =
        |payout: &&Payout| payout.r#type == PayoutType::Disbursement && payout.status == PayoutStatus::Processed;
    let whole = u64::try_from(payouts.results.len()) == Ok(payouts.count);
    whole.then(|| payouts.results.iter().filter(is_tranche).count())
}

/// What can still be drawn today and until when; zero and the reason where no tranche may be requested any more.
pub(super) fn drawable(summary: &LoanSummary, loan: &Loan, today: Day) -> (Money, String) {
    let left = summary.undisbursed_amount;
    let (amount, note) = match can::request_tranche(loan, left, today) {
        Ok(()) => (left, loan.available_until.map(|day| format!("until {day}"))),
        Err(_) if !left.is_known() => (left, None),
        Err(_) if !left.is_positive() => (Money::ZERO, Some("nothing left".to_owned())),
        Err(Reason::AvailabilityEnded(day)) => (Money::ZERO, Some(format!("{left:#} not drawn, ended {day}"))),
        Err(_) => (Money::ZERO, Some(format!("{left:#} not drawn"))),
    };
    let requested = summary.requested_amount;
    let requested = requested.is_positive().then(|| format!("{requested:#} requested"));
    (amount, note.into_iter().chain(requested).collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jupiter::loan::demands::tests::schedule;
    use lms::loans::LoanStatus;
    use serde_json::json;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn lakh(count: i64) -> Money {
        Money::from_rupees(count * 100_000)
    }

    fn today() -> Day {
        Day::new(2026, 11, 23).unwrap()
    }

    /// ₹10,00,000 sanctioned, ₹6,00,000 disbursed, nothing overdue.
    fn summary() -> LoanSummary {
        let nothing = json!({ "principal": 0, "interest": 0, "penal": 0, "fee": 0, "total": 0 });
        serde_json::from_value(json!({
            "sanctioned_amount": 1_000_000, "disbursed_amount": 600_000, "requested_amount": 0,
            "undisbursed_amount": 400_000, "outstanding": nothing, "overdue": nothing, "paid": nothing, "dpd": 0,
            "peak_dpd": 0, "oldest_due_date": null, "next_due_date": null, "next_due_amount": null,
            "emi_paid_count": 9, "emi_count": 24,
        }))
        .unwrap()
    }

    fn loan() -> Loan {
        serde_json::from_value(json!({
            "id": "f59b69c8-9e47-46a1-b2c9-83ae42666a30", "created_at": 1, "updated_at": 1, "ref_id": "LN1",
            "account": "d508dc8e-4cb7-4991-8065-13167c8d3fe9", "borrower_name": "A", "status": "active",
            "sanctioned_amount": 10, "disbursed_amount": 0, "outstanding_amount": 0, "overdue_amount": 0, "dpd": 0,
            "roi_value": 18, "roi_type": "reducing", "emi_count": 24,
        }))
        .unwrap()
    }

    #[test]
    fn names_the_overdue_demands() {
        let mut summary = summary();
        assert_eq!(overdue(&summary, &schedule(9, 0, 15)), "nothing overdue");
        summary.overdue.total = lakh(1);
        summary.oldest_due_date = Some(today());
        assert_eq!(overdue(&summary, &schedule(9, 1, 14)), "EMI 10, due 15 Nov 2026");
        assert_eq!(overdue(&summary, &schedule(6, 4, 14)), "EMI 7 and 3 more, since 15 Aug 2026");
        assert_eq!(overdue(&summary, &[]), "since 23 Nov 2026", "before the demands are there");
    }

    #[test]
    fn says_why_there_is_no_next_emi() {
        let paid_back = summary();
        let fresh = LoanSummary { disbursed_amount: Money::ZERO, ..summary() };
        let running = LoanSummary { next_due_date: Some(today().add_days(22)), ..summary() };
        assert_eq!(next_emi(&running, today()), "15 Dec 2026, in 22 days");
        assert_eq!(next_emi(&paid_back, today()), "nothing more falls due");
        assert_eq!(next_emi(&fresh, today()), "none before the first tranche is paid");
    }

    #[test]
    fn counts_tranches_only_if_all_payouts_were_read() {
        let sample = include_str!("../../../contract/samples/request_tranche.response.json");
        let pending: Payout = serde_json::from_str(sample).unwrap();
        let paid = Payout { status: PayoutStatus::Processed, ..pending.clone() };
        let cashback = Payout { r#type: PayoutType::Cashback, ..paid.clone() };
        let mut page =
            Page { count: 4, current_page: 1, page_size: 500, results: vec![pending, paid.clone(), cashback, paid] };
        assert_eq!(disbursed(&summary(), Some(&page)), "₹6,00,000 disbursed in 2 tranches");
        page.count = 5;
        assert_eq!(disbursed(&summary(), Some(&page)), "₹6,00,000 disbursed");
        assert_eq!(disbursed(&summary(), None), "₹6,00,000 disbursed");
        let fresh = LoanSummary { disbursed_amount: Money::ZERO, ..summary() };
        assert_eq!(disbursed(&fresh, Some(&page)), "nothing disbursed yet");
    }

    #[test]
    fn nothing_is_drawable_where_no_tranche_may_be_requested() {
        let day = |away: i64| Some(today().add_days(away));
        let open = Loan { available_until: day(8), ..loan() };
        let ended = Loan { available_until: day(-10), ..loan() };
        let closed = Loan { status: LoanStatus::Closed, ..loan() };
        let drawn = LoanSummary { undisbursed_amount: Money::ZERO, ..summary() };
        let requested = LoanSummary { requested_amount: lakh(1), undisbursed_amount: lakh(3), ..summary() };
        for (loan, summary, amount, note) in [
            (&open, summary(), lakh(4), "until 1 Dec 2026"),
            (&loan(), summary(), lakh(4), ""),
            (&open, requested, lakh(3), "until 1 Dec 2026, ₹1,00,000 requested"),
            (&open, drawn.clone(), Money::ZERO, "nothing left"),
            (&ended, summary(), Money::ZERO, "₹4,00,000 not drawn, ended 13 Nov 2026"),
            (&closed, summary(), Money::ZERO, "₹4,00,000 not drawn"),
            (&closed, drawn, Money::ZERO, "nothing left"),
        ] {
            assert_eq!(drawable(&summary, loan, today()), (amount, note.to_owned()));
        }
    }
}
