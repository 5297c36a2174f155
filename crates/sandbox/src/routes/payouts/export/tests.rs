use crate::testing::{Officer, Server, keys};
use lms::Page;
use lms::page::MAX_PAGE_SIZE;
use lms::payouts::Payout;
use serde_json::json;

#[test]
fn exports_the_filtered_list_and_marks_each_payout() {
    let server = Server::start();
    let officer = server.officer();
    let loan = officer.loan("LN0QX7T2");
    let not_exported: Payout = officer.request_tranche(loan, 99).read();
    let filter = "status=pending&amount_min=100&ordering=-amount";
    let list: Page<Payout> = officer.list(&format!("/v1/lms/payouts/?{filter}&page_size=500"));
    assert!(list.count > 0 && list.results.iter().any(|payout| payout.is_downloaded == Some(false)));
    let reply = officer.send("PUT", &format!("/v1/lms/payouts/export/?{filter}"), "");
    assert_eq!((reply.status, reply.header("content-type")), (200, "text/csv; charset=utf-8"));
    assert_eq!(reply.header("content-disposition"), "attachment; filename=\"payouts-2026-11-23.csv\"");
    let lines: Vec<&str> = reply.text.split_terminator("\r\n").collect();
    assert_eq!(lines[0], "Reference,Beneficiary name,Account number,IFSC,Amount,Method,Requested on");
    let references: Vec<_> = lines[1..].iter().map(|line| line.split(',').next().unwrap().to_owned()).collect();
    assert_eq!(references, list.results.iter().map(|payout| payout.ref_id.clone()).collect::<Vec<_>>());
    let after: Page<Payout> = officer.list(&format!("/v1/lms/payouts/?{filter}&page_size=500"));
    assert!(after.results.iter().all(|payout| payout.is_downloaded == Some(true)));
    let not_exported: Payout = officer.get(&format!("/v1/lms/payouts/{}/", not_exported.id)).read();
    assert_eq!(not_exported.is_downloaded, Some(false), "only those of the filter");
}

#[test]
fn exports_all_payouts_not_yet_exported_across_pages() {
    let server = Server::start();
    let officer = server.officer();
    let loan = officer.loan("LN0QX7T2");
    (0..=MAX_PAGE_SIZE).for_each(|_| assert_eq!(officer.request_tranche(loan, 1).status, 200));
    let fresh: Page<Payout> = officer.list("/v1/lms/payouts/?is_downloaded=false&page_size=1");
    assert!(fresh.count > MAX_PAGE_SIZE);
    let reply = officer.send("PUT", "/v1/lms/payouts/export/?is_downloaded=false", "");
    assert_eq!(reply.text.split_terminator("\r\n").count() as u64, fresh.count + 1);
    let fresh: Page<Payout> = officer.list("/v1/lms/payouts/?is_downloaded=false&page_size=1");
    assert_eq!(fresh.count, 0);
    assert_eq!(officer.send("PUT", "/v1/lms/payouts/export/?is_downloaded=perhaps", "").status, 400);
}

#[test]
fn rejects_unknown_bank_formats() {
    let server = Server::start();
    let officer = server.officer();
    let reply = officer.send("PUT", "/v1/lms/payouts/export/?format=abacus", "");
    assert_eq!((reply.status, keys(&reply.text)), (400, vec!["format".to_owned()]));
    assert_eq!(officer.send("PUT", "/v1/lms/payouts/export/?status=lost", "").status, 400);
}

#[test]
fn two_files_of_new_payouts_at_the_same_time_have_no_common_row() {
    let server = Server::start();
    let officer = server.officer();
    let loan = officer.loan("LN0QX7T2");
    (0..40).for_each(|_| assert_eq!(officer.request_tranche(loan, 1).status, 200));
    let others = [server.officer(), server.officer()];
    let export = |officer: &Officer<'_>| {
        let reply = officer.send("PUT", "/v1/lms/payouts/export/?is_downloaded=false&status=pending", "");
        reply.text.split_terminator("\r\n").skip(1).map(str::to_owned).collect::<Vec<_>>()
    };
    let fresh: Page<Payout> = officer.list("/v1/lms/payouts/?is_downloaded=false&status=pending&page_size=1");
    let (one, other) = std::thread::scope(|scope| {
        let (one, other) = (scope.spawn(|| export(&others[0])), scope.spawn(|| export(&others[1])));
        (one.join().unwrap(), other.join().unwrap())
    });
    assert_eq!((one.len() + other.len()) as u64, fresh.count);
    assert!(one.iter().all(|row| !other.contains(row)));
    assert_eq!(export(&officer), Vec::<String>::new(), "all are in a file");
}

#[test]
fn a_refund_is_in_no_file_of_the_officer_who_requested_it() {
    let server = Server::start();
    let (asha, ravi) = (server.officer(), server.sign_in_as("ravi.iyer@lender.example"));
    let loan = asha.loan("LN0EXCE5");
    let refund: Payout = asha.post(&format!("/v1/lms/loans/{loan}/refund/"), &json!({ "amount": 100 })).read();
    let export = |officer: &Officer<'_>| {
        let path = "/v1/lms/payouts/export/?is_downloaded=false&type=refund&status=pending";
        let file = officer.send("PUT", path, "").text;
        let shown: Payout = officer.get(&format!("/v1/lms/payouts/{}/", refund.id)).read();
        (file.contains(&refund.ref_id), shown.is_downloaded)
    };
    assert_eq!(export(&asha), (false, Some(false)));
    assert_eq!(export(&ravi), (true, Some(true)));
}
