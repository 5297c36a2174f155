//! Bulk top-ups as the app uploads them.

use super::*;
use lms::Endpoint;
use lms::topups::{BulkCreateTopups, CreateTopup, TopupDetails};

#[test]
fn accepts_rows_that_are_paid_out_later_and_draw_on_an_invoice() {
    let server = Server::start();
    let officer = server.officer();
    let account = account(&officer).id;
    let today = server.sandbox.clock.today();
    let row = |invoice_no: &str| CreateTopup {
        account,
        amount: Money::from_paise(1_234_550),
        group: None,
        details: TopupDetails {
            invoice_no: Some(invoice_no.to_owned()),
            invoice_date: Some(today.add_days(-3)),
            invoice_amount: Some(Money::from_paise(1_770_025)),
            scheduled_at: Some(today.add_days(7).start()),
            ..TopupDetails::default()
        },
    };
    let rows = ["LATER-1", "LATER-2"].map(row);
    // Rows are stored as JSON until they are sent.
    let stored = rows.each_ref().map(|row| serde_json::to_string(row).unwrap());
    let call = BulkCreateTopups { rows: stored.iter().map(|row| serde_json::from_str(row).unwrap()).collect() };
    let answer: BulkResponse = officer.send("POST", &call.path(), &call.body().unwrap()).read();
    assert_eq!((answer.accepted, answer.rejected), (2, 0), "{answer:?}");
    for row in rows {
        let invoice_no = row.details.invoice_no.clone().unwrap();
        let page = officer.list::<Topup>(&format!("{PATH}?search={invoice_no}"));
        let [topup] = page.results.as_slice() else { panic!("one top-up of {invoice_no}") };
        assert_eq!((&topup.status, topup.loan.is_none()), (&TopupStatus::Scheduled, true), "{:?}", topup.checks);
        assert_eq!((topup.amount, topup.invoice_amount), (row.amount, row.details.invoice_amount));
        let days = (topup.invoice_date, topup.scheduled_at);
        assert_eq!(days, (row.details.invoice_date, row.details.scheduled_at));
    }
    assert_eq!(audit(&server), Vec::<String>::new());
}
