use crate::clock;
use crate::testing::{NOW, Server};
use lms::loans::{Loan, LoanSummary};
use lms::outstanding::OutstandingData;
use lms::{Day, LoanId, Money};

fn today() -> Day {
    clock::parse_rfc3339(NOW).unwrap().day()
}

fn path(loan: LoanId, day: Day) -> String {
    format!("/v1/lms/demands/outstanding/?loan={loan}&date={}", day.end().epoch_text())
}

#[test]
fn equals_the_summary_plus_accrued_interest_today() {
    let server = Server::start();
    let officer = server.officer();
    let loan = officer.loan("LN0QX7T2");
    let summary: LoanSummary = officer.get(&format!("/v1/lms/loans/{loan}/summary/")).read();
    let data: OutstandingData = officer.get(&format!("/v1/lms/demands/outstanding/?loan={loan}")).read();
    assert_eq!((data.date, data.overdue.total), (today(), summary.overdue.total));
    assert_eq!(data.outstanding.principal, summary.outstanding.principal);
    assert_eq!(data.outstanding.interest.less(data.accrued_interest), summary.outstanding.interest);
    assert!(data.accrued_interest.is_positive() && data.interest_per_day.is_positive());
    let sum: Money = [data.outstanding.total, data.foreclosure_charge].into_iter().sum();
    assert_eq!(data.foreclosure_amount, sum.less(data.unapplied_amount));
}

#[test]
fn grows_by_the_interest_per_day() {
    let server = Server::start();
    let officer = server.officer();
    let loan = officer.loan("LN0EXCE5");
    let next = officer.get(&format!("/v1/lms/loans/{loan}/")).read::<Loan>().next_due_date.unwrap();
    let on = |day: Day| officer.get(&path(loan, day)).read::<OutstandingData>();
    let (one, other) = (on(next.add_days(-3)), on(next.add_days(-2)));
    let grew = other.accrued_interest.less(one.accrued_interest);
    assert!(grew.less(one.interest_per_day).paise().abs() <= 2, "{grew} {}", one.interest_per_day);
    let due = on(next);
    assert_eq!(due.accrued_interest, Money::ZERO, "interest that has fallen due is demanded");
    assert!(due.outstanding.interest >= other.outstanding.interest);
}

#[test]
fn ignores_later_payments_for_a_past_day() {
    let server = Server::start();
    let officer = server.officer();
    let loan = officer.loan("LN0QX7T2");
    let detail: Loan = officer.get(&format!("/v1/lms/loans/{loan}/")).read();
    let first = detail.disbursement_date.unwrap();
    let data: OutstandingData = officer.get(&path(loan, first)).read();
    assert!(
        data.outstanding.principal.is_positive() && data.overdue.total.is_zero() && data.accrued_interest.is_zero()
    );
    let refused = officer.get(&path(loan, first.add_days(-1)));
    assert_eq!((refused.status, refused.json()["date"].is_array()), (400, true));
    assert_eq!(officer.get("/v1/lms/demands/outstanding/").json()["loan"][0], "This field is required.");
    assert_eq!(officer.get(&path(LoanId(uuid::Uuid::new_v4()), today())).status, 404);
}
