use crate::testing::{Server, keys};
use lms::demands::Demand;
use lms::dues::EmiAmount;
use lms::loans::LoanSummary;
use lms::{Day, Money, Page};

#[test]
fn amount_due_grows_by_emis_and_penal_interest() {
    let server = Server::start();
    let officer = server.officer();
    let meera = officer.loan("LN0QX7T2");
    let path = format!("/v1/lms/loans/{meera}/emi_amount/");
    let on = |day: Day| -> EmiAmount { officer.get(&format!("{path}?date={}", day.end().epoch_text())).read() };
    let demands: Page<Demand> = officer.list(&format!("/v1/lms/demands/?loan={meera}&ordering=due_date&page_size=500"));
    let (tenth, eleventh) = (&demands.results[9], &demands.results[10]);

    let today: EmiAmount = officer.get(&path).read();
    assert_eq!(today, on(server.sandbox.clock.today()));
    assert_eq!(today.demands, [tenth.id]);
    assert_eq!((today.due.total, today.due.principal), (tenth.amount, tenth.principal));
    assert_eq!(today.emi_amount, eleventh.amount);
    assert_eq!((today.next_due_date, today.next_due_amount), (Some(eleventh.due_date), Some(eleventh.amount)));
    let summary: LoanSummary = officer.get(&format!("/v1/lms/loans/{meera}/summary/")).read();
    assert_eq!(today.due.total, summary.overdue.total);

    let before = on(tenth.due_date.add_days(-1));
    assert_eq!((before.due.total, before.demands.len()), (Money::ZERO, 0));
    assert_eq!(before.next_due_date, Some(tenth.due_date));
    let later = on(eleventh.due_date);
    assert_eq!(later.demands, [tenth.id, eleventh.id]);
    assert_eq!(later.due.principal, [tenth.principal, eleventh.principal].into_iter().sum());
    assert!(later.due.penal.is_positive(), "a month late");
    let end = on(demands.results[23].due_date.add_days(400));
    assert_eq!((end.next_due_date, end.next_due_amount), (None, None));
    assert_eq!(end.emi_amount, demands.results[23].amount, "the last one");
}

#[test]
fn rejects_an_invalid_date() {
    let server = Server::start();
    let officer = server.officer();
    let reply = officer.get(&format!("/v1/lms/loans/{}/emi_amount/?date=today", officer.loan("LN0QX7T2")));
    assert_eq!((reply.status, keys(&reply.text)), (400, vec!["date".to_owned()]));
    assert_eq!(officer.get("/v1/lms/loans/x/emi_amount/").status, 404);
}
