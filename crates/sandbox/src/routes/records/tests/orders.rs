use super::{audit, loan, maker_and_checker, outstanding, pay, principal, put, schedule, third_officer, today};
use crate::testing::Server;
use lms::Money;
use lms::demands::DemandType;
use lms::records::Record;
use serde_json::json;

#[test]
fn settles_by_component_across_emis() {
    let server = Server::start();
    let officer = server.officer();
    let id = officer.loan("LN0D61P0");
    let before = outstanding(&officer, id).overdue;
    assert!(before.penal.is_positive() && before.interest.is_positive(), "{before:?}");
    let charges = [before.penal, before.interest, before.fee].into_iter().sum::<Money>();
    pay(&server, json!({ "loan": id, "received_amount": charges, "settlement_order": "by_component" }));
    let after = outstanding(&officer, id).overdue;
    assert_eq!((after.penal, after.interest, after.principal), (Money::ZERO, Money::ZERO, before.principal));
    assert_eq!(audit(&server), Vec::<String>::new());
}

#[test]
fn settles_components_in_the_agreed_order() {
    let server = Server::start();
    let officer = server.officer();
    let id = officer.loan("LN0D61P0");
    let before = outstanding(&officer, id).overdue;
    let order = json!({ "loan": id, "received_amount": 100, "component_order": "principal,interest,penal,fee" });
    pay(&server, order);
    let after = outstanding(&officer, id).overdue;
    assert_eq!(after.principal, before.principal.less(Money::from_rupees(100)));
}

#[test]
fn prepayment_lowers_the_principal_and_later_emis() {
    let server = Server::start();
    let (asha, _) = maker_and_checker(&server);
    let id = asha.loan("LN0EXCE5");
    let before = schedule(&asha, id);
    let next = |demands: &[lms::demands::Demand]| {
        demands.iter().find(|d| d.r#type == DemandType::Emi && d.due_date > today().add_days(40)).unwrap().amount
    };
    let record = pay(&server, json!({ "loan": id, "received_amount": 10_000, "settlement_order": "prepayment" }));
    assert_eq!(record.remaining_amount, Money::ZERO);
    let after = schedule(&asha, id);
    let prepayments: Vec<_> = after.iter().filter(|demand| demand.r#type == DemandType::Prepayment).collect();
    assert_eq!(
        (prepayments.len(), prepayments[0].principal, prepayments[0].due_date),
        (1, Money::from_rupees(10_000), today())
    );
    assert_eq!(principal(&after), principal(&before), "the principal to repay is unchanged");
    assert!(next(&after) < next(&before));
    assert_eq!(after.last().unwrap().closing_principal, Money::ZERO);
    assert_eq!(audit(&server), Vec::<String>::new());
    put(&third_officer(&server), &record, "revert", json!({ "remark": "Returned" })).read::<Record>();
    let again = schedule(&asha, id);
    assert_eq!(again.len(), before.len());
    assert!(
        again
            .iter()
            .zip(&before)
            .all(|(one, other)| (one.principal, one.interest) == (other.principal, other.interest))
    );
    assert_eq!(audit(&server), Vec::<String>::new());
}

#[test]
fn forecloses_a_loan_exactly_and_reverts_it() {
    let server = Server::start();
    let (asha, ravi) = maker_and_checker(&server);
    let id = asha.loan("LN0EXCE5");
    let before = (loan(&asha, id), schedule(&asha, id));
    let closes = outstanding(&asha, id).foreclosure_amount;
    let short = super::enter(
        &asha,
        json!({ "loan": id, "received_amount": closes.less(Money::from_paise(1)), "settlement_order": "foreclosure" }),
    );
    put(&asha, &short, "request_approval", json!({})).read::<Record>();
    put(&ravi, &short, "approve", json!({})).read::<Record>();
    let refused = put(&asha, &short, "mark_processed", json!({}));
    assert_eq!(refused.json()["code"], "not_enough_to_foreclose");
    assert!(refused.text.contains("₹0.01 is missing"), "{}", refused.text);
    let record = pay(&server, json!({ "loan": id, "received_amount": closes, "settlement_order": "foreclosure" }));
    let after = loan(&asha, id);
    assert_eq!(
        (after.status.as_str(), after.outstanding_amount, record.remaining_amount),
        ("closed", Money::ZERO, Money::ZERO)
    );
    let demands = schedule(&asha, id);
    assert_eq!(principal(&demands), principal(&before.1));
    let closing = demands.last().unwrap();
    assert_eq!(
        (closing.r#type.clone(), closing.due_date, closing.outstanding_amount),
        (DemandType::Foreclosure, today(), Money::ZERO)
    );
    assert!(closing.fee.is_positive() && closing.interest.is_positive());
    assert_eq!(outstanding(&asha, id).outstanding.total, Money::ZERO);
    assert_eq!(audit(&server), Vec::<String>::new());
    put(&third_officer(&server), &record, "revert", json!({ "remark": "Cheque returned" })).read::<Record>();
    let again = loan(&asha, id);
    assert_eq!((again.status, again.outstanding_amount), (before.0.status, before.0.outstanding_amount));
    let back = schedule(&asha, id);
    assert!(
        back.iter().zip(&before.1).all(|(one, other)| (one.due_date, one.principal, one.interest)
            == (other.due_date, other.principal, other.interest)),
        "{back:#?}"
    );
    assert_eq!(back.len(), before.1.len());
    assert_eq!(audit(&server), Vec::<String>::new());
}

#[test]
fn rejects_a_prepayment_of_all_principal() {
    let server = Server::start();
    let (asha, ravi) = maker_and_checker(&server);
    let id = asha.loan("LN0EXCE5");
    let all = outstanding(&asha, id).outstanding.total;
    let record = super::enter(&asha, json!({ "loan": id, "received_amount": all, "settlement_order": "prepayment" }));
    put(&asha, &record, "request_approval", json!({})).read::<Record>();
    put(&ravi, &record, "approve", json!({})).read::<Record>();
    assert_eq!(put(&asha, &record, "mark_processed", json!({})).json()["code"], "is_foreclosure");
    assert_eq!(audit(&server), Vec::<String>::new());
}

#[test]
fn foreclosure_collects_later_fees_and_its_reversal_restores_them() {
    let server = Server::start();
    let (asha, _) = maker_and_checker(&server);
    let id = asha.loan("LN0EXCE5");
    let later = today().add_days(20);
    let fee = json!({ "loan": id, "type": "legal", "name": "Notice", "amount": 100, "due_date": later });
    assert_eq!(asha.post("/v1/lms/fees/", &fee).status, 201);
    let before = outstanding(&asha, id);
    assert_eq!(before.outstanding.fee, Money::ZERO, "it is not due");
    let closes = before.foreclosure_amount;
    let record = pay(&server, json!({ "loan": id, "received_amount": closes, "settlement_order": "foreclosure" }));
    assert_eq!((record.remaining_amount, loan(&asha, id).status.as_str()), (Money::ZERO, "closed"));
    assert!(schedule(&asha, id).iter().all(|demand| demand.outstanding_amount.is_zero()));
    assert_eq!(audit(&server), Vec::<String>::new());
    put(&third_officer(&server), &record, "revert", json!({ "remark": "Returned" })).read::<Record>();
    let back: Vec<_> = schedule(&asha, id).into_iter().filter(|demand| demand.r#type == DemandType::Fee).collect();
    assert_eq!((back.len(), back[0].due_date, back[0].outstanding_amount), (1, later, Money::from_rupees(118)));
    assert_eq!(audit(&server), Vec::<String>::new());
}
