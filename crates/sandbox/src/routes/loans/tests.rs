use crate::testing::{Officer, Server, keys};
use lms::loans::{Loan, LoanStatus, LoanSummary};
use lms::records::Record;
use lms::{Day, Money, Page};
use serde_json::json;

fn list(officer: &Officer<'_>, query: &str) -> Page<Loan> {
    officer.list(&format!("/v1/lms/loans/?page_size=500&{query}"))
}

fn one(officer: &Officer<'_>, reference: &str) -> Loan {
    officer.get(&format!("/v1/lms/loans/{}/", officer.loan(reference))).read()
}

#[test]
fn seeds_meera_textiles_as_in_the_design() {
    let server = Server::start();
    let officer = server.officer();
    let loan = one(&officer, "LN0QX7T2");
    assert_eq!(loan.borrower_name, "Meera Textiles Pvt Ltd");
    assert_eq!(loan.status, LoanStatus::Overdue);
    assert_eq!(loan.sanctioned_amount, Money::from_rupees(1_000_000));
    assert_eq!(loan.disbursed_amount, Money::from_rupees(600_000));
    assert_eq!((loan.dpd, loan.emi_count), (Some(7), Some(24)));
    assert_eq!(loan.roi_value.to_string(), "18");
    assert_eq!(loan.available_until, Day::new(2027, 3, 23));
    assert_eq!(loan.next_due_date, Day::new(2026, 12, 16));
    let bank = loan.credit_bank.unwrap();
    assert_eq!((bank.masked().as_str(), bank.ifsc.as_str(), bank.is_verified), ("•••• 3123", "HDFC0039993", false));
    let summary: LoanSummary = officer.get(&format!("/v1/lms/loans/{}/summary/", loan.id)).read();
    assert_eq!(summary.undisbursed_amount, Money::from_rupees(400_000));
    assert_eq!(summary.overdue.total, loan.overdue_amount);
    assert_eq!(summary.outstanding.total, loan.outstanding_amount);
    assert_eq!(summary.oldest_due_date, Day::new(2026, 11, 16));
    assert_eq!((summary.dpd, summary.emi_paid_count), (Some(7), Some(9)));
}

#[test]
fn lists_every_scenario_of_the_readme() {
    let server = Server::start();
    let officer = server.officer();
    for (reference, borrower, status, dpd) in [
        ("LN0C105D", "Sunrise Auto Parts", LoanStatus::Closed, 0),
        ("LN0WR0FF", "Om Logistics", LoanStatus::WrittenOff, 270),
        ("LN0FV11D", "Kaveri Foods LLP", LoanStatus::Active, 0),
        ("LN0HA1F5", "Lakshmi Stores", LoanStatus::Active, 0),
        ("LN0D31P0", "Nila Pharma", LoanStatus::Overdue, 31),
        ("LN0D61P0", "Zaveri Exports", LoanStatus::Overdue, 61),
        ("LN0D95P0", "Arjun Agro Traders", LoanStatus::Overdue, 95),
        ("LN0DEVA7", "श्री गणेश वस्त्र भंडार", LoanStatus::Active, 0),
        ("LN05CRPT", "<script>alert(1)</script>", LoanStatus::Active, 0),
        ("LN0NEW01", "Harpreet Kaur Dhillon", LoanStatus::Active, 0),
    ] {
        let loan = one(&officer, reference);
        assert_eq!(
            (loan.borrower_name.as_str(), &loan.status, loan.dpd),
            (borrower, &status, Some(dpd)),
            "{reference}"
        );
    }
    let untouched = one(&officer, "LN0NEW01");
    assert_eq!(
        (untouched.disbursed_amount, untouched.disbursement_date, untouched.next_due_date),
        (Money::ZERO, None, None)
    );
    assert_eq!(one(&officer, "LN0C105D").outstanding_amount, Money::ZERO);
    let payout =
        |reference: &str| officer.get(&format!("/v1/lms/payouts/?search={reference}")).json()["results"][0].clone();
    assert_eq!(payout("PAY00001")["amount"].to_string(), "0.01");
    assert_eq!(payout("PAY09999")["amount"].to_string(), "999999999.99");
    assert_eq!(payout("PAY0FA17")["failed_remark"], "Account closed");
    assert_eq!(payout("PAY0NEW1")["status"], "pending");
}

#[test]
fn filters_searches_and_orders_loans() {
    let server = Server::start();
    let officer = server.officer();
    let all = list(&officer, "").results;
    assert_eq!(all.len(), 21 + 12);
    let count = |expected: &dyn Fn(&Loan) -> bool| all.iter().filter(|loan| expected(loan)).count() as u64;
    assert_eq!(list(&officer, "status=overdue").count, count(&|loan| loan.status == LoanStatus::Overdue));
    assert_eq!(
        list(&officer, "status=closed,written_off").count,
        count(&|loan| matches!(loan.status, LoanStatus::Closed | LoanStatus::WrittenOff))
    );
    assert_eq!(list(&officer, "dpd_min=31&dpd_max=90").count, count(&|loan| (Some(31)..=Some(90)).contains(&loan.dpd)));
    assert_eq!(list(&officer, "search=meera%20tex").count, 1);
    assert_eq!(list(&officer, "search=ln0qx7").results[0].borrower_name, "Meera Textiles Pvt Ltd");
    assert_eq!(list(&officer, &format!("account={}", all[3].account.id())).results, [all[3].clone()]);
    let by_dpd = list(&officer, "ordering=-dpd").results;
    assert!(by_dpd.is_sorted_by(|one, next| one.dpd >= next.dpd));
    let by_name = list(&officer, "ordering=borrower_name").results;
    assert!(by_name.is_sorted_by_key(|loan| loan.borrower_name.clone()));
    let expanded = list(&officer, "search=LN0QX7T2&expand=account");
    assert_eq!(expanded.results[0].account.full().unwrap().ref_id, "AC0QX7T2");
    for (query, field) in [("dpd_min=old", "dpd_min"), ("status=lost", "status"), ("ordering=-colour", "ordering")] {
        assert_eq!(keys(&officer.get(&format!("/v1/lms/loans/?{query}")).text), [field]);
    }
    assert_eq!(officer.get("/v1/lms/loans/none/").status, 404);
    assert_eq!(officer.get("/v1/lms/loans/00000000-0000-4000-8000-000000000000/summary/").status, 404);
}

#[test]
fn responds_to_an_adjustment_with_its_record() {
    let server = Server::start();
    let officer = server.officer();
    let path = format!("/v1/lms/loans/{}/adjustments/", officer.loan("LN0QX7T2"));
    let reply =
        officer.send("POST", &path, include_str!("../../../../../contract/samples/initiate_adjustment.request.json"));
    assert_eq!(reply.status, 201);
    let documented = [
        "id",
        "created_at",
        "updated_at",
        "type",
        "ref_id",
        "index",
        "received_amount",
        "tds_amount",
        "amount",
        "remaining_amount",
        "payment_mode",
        "pg_service_id",
        "utr",
        "settlement_utr",
        "settlement_order",
        "component_order",
        "uploaded_by",
        "uploaded_by_id",
        "date",
        "settled_at",
        "revert_date",
        "revert_value_date",
        "revert_sent_to_gl",
        "bank_date",
        "remark",
        "status",
        "collection_bank",
        "back_date_found",
        "back_date_marked_on",
        "sent_to_gl",
    ];
    assert_eq!(keys(&reply.text)[..documented.len()], documented, "more keys may follow");
    let record: Record = reply.read();
    assert_eq!((record.amount, record.remaining_amount), (Money::from_rupees(1), Money::from_rupees(1)));
    for (body, field) in [
        (json!({ "amount": 0, "type": "cashback" }), "amount"),
        (json!({ "amount": 5, "type": "gift" }), "type"),
        (json!({ "amount": 5 }), "type"),
    ] {
        let refused = officer.post(&path, &body);
        assert_eq!((refused.status, keys(&refused.text)), (400, vec![field.to_owned()]), "{body}");
    }
    let path_of_summary = format!("/v1/lms/loans/{}/summary/", officer.loan("LN0QX7T2"));
    let limit = officer.get(&path_of_summary).read::<LoanSummary>().adjustable_cashback.unwrap();
    let above = Money::from_paise(limit.paise() + 1);
    assert_eq!(officer.post(&path, &json!({ "amount": above, "type": "cashback" })).status, 400);
    assert_eq!(officer.post(&path, &json!({ "amount": limit, "type": "cashback" })).status, 201);
    let written_off = format!("/v1/lms/loans/{}/adjustments/", officer.loan("LN0WR0FF"));
    assert_eq!(officer.post(&written_off, &json!({ "amount": 5, "type": "holdback" })).status, 409);
}
