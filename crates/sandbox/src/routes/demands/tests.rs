use crate::testing::Server;
use lms::demands::{Demand, DemandStatus};
use lms::{Money, Page};
use serde_json::json;

#[test]
fn lists_paid_then_overdue_then_upcoming_demands() {
    let server = Server::start();
    let officer = server.officer();
    let meera = officer.loan("LN0QX7T2");
    let page: Page<Demand> = officer.list(&format!("/v1/lms/demands/?loan={meera}&page_size=500"));
    assert_eq!(page.count, 24);
    for demand in &page.results {
        let expected = match demand.index {
            1..=9 => DemandStatus::Paid,
            10 => DemandStatus::Overdue,
            _ => DemandStatus::Upcoming,
        };
        assert_eq!(demand.status, expected, "EMI {}", demand.index);
        assert_eq!(
            [demand.principal, demand.interest, demand.penal, demand.fee].into_iter().sum::<Money>(),
            demand.amount
        );
        assert_eq!(demand.outstanding_amount, demand.amount.less(demand.settled_amount));
    }
    assert!(page.results.is_sorted_by_key(|demand| demand.due_date));
    assert_eq!(page.results[8].peak_dpd, Some(2), "EMI 9 was paid two days late");
    assert_eq!(
        (page.results[9].dpd, page.results[9].penal),
        (Some(7), Money::ZERO),
        "no penal interest within the days of grace"
    );
    assert_eq!(page.results.iter().map(|demand| demand.principal).sum::<Money>(), Money::from_rupees(600_000));
    assert_eq!(page.results[23].closing_principal, Money::ZERO);
}

#[test]
fn filters_demands_by_status_and_due_date() {
    let server = Server::start();
    let officer = server.officer();
    let overdue: Page<Demand> = officer.list("/v1/lms/demands/?status=overdue&page_size=500");
    assert!(overdue.count >= 4 && overdue.results.iter().all(|demand| demand.dpd > Some(0)));
    let today = server.sandbox.clock.today();
    let (from, to) = (today.start().epoch_text(), today.add_days(30).end().epoch_text());
    let soon: Page<Demand> =
        officer.list(&format!("/v1/lms/demands/?due_date_from={from}&due_date_to={to}&page_size=500"));
    assert!(
        soon.count > 0 && soon.results.iter().all(|demand| (today..=today.add_days(30)).contains(&demand.due_date))
    );
    assert_eq!(officer.get("/v1/lms/demands/?status=lost").status, 400);
}

#[test]
fn ages_demands_with_the_clock() {
    let server = Server::start();
    let officer = server.officer();
    let meera = officer.loan("LN0QX7T2");
    server.post("/sandbox/clock/", &json!({ "advance_seconds": 30 * 86_400 }));
    let officer = server.officer();
    let page: Page<Demand> = officer.list(&format!("/v1/lms/demands/?loan={meera}&status=overdue"));
    let late: Vec<_> = page.results.iter().map(|demand| (demand.index, demand.dpd)).collect();
    assert_eq!(late, [(10, Some(37)), (11, Some(7))]);
    assert!(page.results[0].penal.is_positive(), "penal interest after the days of grace");
    let loan: lms::loans::Loan = officer.get(&format!("/v1/lms/loans/{meera}/")).read();
    assert_eq!(loan.dpd, Some(37));
    assert_eq!(loan.overdue_amount, page.results.iter().map(|demand| demand.outstanding_amount).sum());
}
