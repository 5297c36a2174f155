//! The list of payouts: filters, ordering, and pages that never lose or repeat a row.

use crate::testing::{Officer, Server, config};
use crate::{Config, SeedPlan};
use lms::accounts::Account;
use lms::payouts::Payout;
use lms::{AccountId, Money, Page, ProgramId};
use std::collections::HashSet;

/// Starts a sandbox with more than two blocks of payouts.
fn server_with_many_payouts() -> Server {
    Server::with(Config { plan: SeedPlan { seed: 3, loans: 12, payouts: 9_000 }, ..config() })
}

fn list(officer: &Officer<'_>, query: &str) -> Page<Payout> {
    officer.list(&format!("/v1/lms/payouts/?{query}"))
}

/// Returns every row of a list, fetched page by page.
fn fetch_all_pages(officer: &Officer<'_>, query: &str, page_size: u64) -> Vec<Payout> {
    let mut rows = Vec::new();
    for page in 1.. {
        let answer = list(officer, &format!("{query}&page={page}&page_size={page_size}"));
        assert_eq!((answer.current_page, answer.page_size), (page, page_size));
        rows.extend(answer.results);
        if page * page_size >= answer.count {
            assert_eq!(rows.len() as u64, answer.count, "{query}");
            return rows;
        }
    }
    rows
}

#[test]
fn seeds_the_requested_number_of_payouts() {
    let server = server_with_many_payouts();
    let officer = server.officer();
    let all = fetch_all_pages(&officer, "", 500);
    assert_eq!(all.len(), 9_000);
    assert!(all.is_sorted_by(|one, next| one.index == next.index + 1), "newest first, numbered without a gap");
    assert!(all.is_sorted_by(|one, next| one.created_at >= next.created_at));
}

#[test]
fn filters_return_exactly_the_matching_rows() {
    let server = server_with_many_payouts();
    let officer = server.officer();
    let all = fetch_all_pages(&officer, "", 500);
    let (from, to) = (all[6_000].created_at, all[1_500].created_at);
    let times = format!("created_at_from={}&created_at_to={}", from.epoch_text(), to.epoch_text());
    let meera = officer.loan("LN0QX7T2");
    let accounts: Page<Account> = officer.list("/v1/lms/accounts/?page_size=1");
    let program = accounts.results[0].program_id.unwrap();
    let of_program: Vec<_> = accounts_of(&officer, program);
    type RowFilter<'a> = Box<dyn Fn(&Payout) -> bool + 'a>;
    let cases: Vec<(String, RowFilter<'_>)> = vec![
        ("status=failed".into(), Box::new(|payout| payout.status.as_str() == "failed")),
        ("status=failed,cancelled".into(), Box::new(|payout| matches!(payout.status.as_str(), "failed" | "cancelled"))),
        (
            "type=refund&method=upi".into(),
            Box::new(|payout| payout.r#type.as_str() == "refund" && payout.method.as_str() == "upi"),
        ),
        ("payout_to=anchor".into(), Box::new(|payout| payout.payout_to.as_str() == "anchor")),
        (times.clone(), Box::new(move |payout| (from..=to).contains(&payout.created_at))),
        (
            format!("{times}&status=processed"),
            Box::new(move |payout| (from..=to).contains(&payout.created_at) && payout.status.as_str() == "processed"),
        ),
        (
            "amount_min=1000&amount_max=25000.5".into(),
            Box::new(|payout| (Money::from_rupees(1_000)..=Money::from_paise(2_500_050)).contains(&payout.amount)),
        ),
        (format!("loan={meera}"), Box::new(move |payout| payout.loan.as_ref().is_some_and(|loan| loan.id() == meera))),
        (
            format!("loan={meera}&type=disbursement&status=processed"),
            Box::new(move |payout| {
                payout.loan.as_ref().is_some_and(|loan| loan.id() == meera) && payout.type_is_paid_tranche()
            }),
        ),
        ("is_downloaded=true".into(), Box::new(|payout| payout.is_downloaded == Some(true))),
        ("is_downloaded=false&status=pending".into(), {
            Box::new(|payout| payout.is_downloaded == Some(false) && payout.status.as_str() == "pending")
        }),
        (format!("program={program}"), Box::new(move |payout| of_program.contains(&payout.account.id()))),
        ("status=".into(), Box::new(|_| true)),
        ("colour=red".into(), Box::new(|_| true)),
    ];
    for (query, expected) in &cases {
        let expected: Vec<i64> = all.iter().filter(|payout| expected(payout)).map(|payout| payout.index).collect();
        assert!(!expected.is_empty(), "{query} shows nothing, so it proves nothing");
        let shown: Vec<i64> = fetch_all_pages(&officer, query, 97).iter().map(|payout| payout.index).collect();
        assert_eq!(shown, expected, "{query}");
    }
}

fn accounts_of(officer: &Officer<'_>, program: ProgramId) -> Vec<AccountId> {
    let page = |page: u64| -> Page<Account> {
        officer.list(&format!("/v1/lms/accounts/?program={program}&page_size=500&page={page}"))
    };
    (1..)
        .map(page)
        .take_while(|page| !page.results.is_empty())
        .flat_map(|page| page.results)
        .map(|one| one.id)
        .collect()
}

trait PaidTranche {
    fn type_is_paid_tranche(&self) -> bool;
}

impl PaidTranche for Payout {
    fn type_is_paid_tranche(&self) -> bool {
        self.r#type.as_str() == "disbursement" && self.status.as_str() == "processed"
    }
}

#[test]
fn keeps_each_order_over_all_pages() {
    let server = server_with_many_payouts();
    let officer = server.officer();
    for query in ["", "status=processed", "search=a"] {
        for name in ["index", "created_at", "amount", "ref_id"] {
            let up = fetch_all_pages(&officer, &format!("{query}&ordering={name}"), 500);
            let sorted = match name {
                "amount" => up.is_sorted_by_key(|payout| (payout.amount, payout.index)),
                "ref_id" => up.is_sorted_by_key(|payout| payout.ref_id.clone()),
                _ => up.is_sorted_by_key(|payout| payout.index),
            };
            assert!(sorted, "{query} {name}");
            let mut down = fetch_all_pages(&officer, &format!("{query}&ordering=-{name}"), 500);
            down.reverse();
            assert!(up == down, "{query} {name}: descending is ascending turned round");
            let different: HashSet<i64> = up.iter().map(|payout| payout.index).collect();
            assert_eq!(different.len(), up.len(), "no row twice");
        }
    }
}

#[test]
fn searches_references_utrs_and_borrowers() {
    let server = server_with_many_payouts();
    let officer = server.officer();
    for typed in ["PAY04ZK1", "pay04zk1", "04ZK1", "4ZK1", "PAY04ZK"] {
        let found = list(&officer, &format!("search={typed}&expand=account,loan"));
        assert_eq!(found.results[0].ref_id, "PAY04ZK1", "{typed}");
        assert_eq!(found.results[0].borrower().as_deref(), Some("Meera Textiles Pvt Ltd"));
        assert_eq!(found.results[0].loan.as_ref().unwrap().full().unwrap().ref_id, "LN0QX7T2");
    }
    let utr = list(&officer, "search=PAY04ZK1").results[0].utr.clone().unwrap();
    assert_eq!(list(&officer, &format!("search={utr}")).count, 1);
    let of_meera = list(&officer, "search=meera&page_size=500&expand=account");
    assert!(
        of_meera.count > 2
            && of_meera.results.iter().all(|payout| payout.borrower().as_deref() == Some("Meera Textiles Pvt Ltd"))
    );
    let failed = list(&officer, "search=meera&status=failed");
    assert!(failed.count > 0 && failed.count < of_meera.count);
    assert_eq!(list(&officer, "search=100%25").count, 0, "a percent sign is no wildcard");
    assert_eq!(list(&officer, "search=PAY0").count, 9_000);
    assert!(list(&officer, "search=%E0%A4%97%E0%A4%A3%E0%A5%87%E0%A4%B6").count > 0, "Devanagari");
}

#[test]
fn counts_a_new_tranche_immediately() {
    let server = server_with_many_payouts();
    let officer = server.officer();
    let before = list(&officer, "status=pending&type=disbursement").count;
    assert_eq!(officer.request_tranche(officer.loan("LN0QX7T2"), 5_000).status, 200);
    let after = list(&officer, "status=pending&type=disbursement");
    assert_eq!(after.count, before + 1);
    assert_eq!(after.results[0].index, 9_001);
    assert_eq!(list(&officer, "page=601").results[0].index, 1, "the last page begins one row later");
}

#[test]
fn reports_invalid_parameters_by_name() {
    let server = Server::start();
    let officer = server.officer();
    for (query, field) in [
        ("page=0", "page"),
        ("page=two", "page"),
        ("page_size=501", "page_size"),
        ("page_size=-1", "page_size"),
        ("ordering=colour", "ordering"),
        ("status=lost", "status"),
        ("status=failed,lost", "status"),
        ("loan=LN0QX7T2", "loan"),
        ("amount_min=many", "amount_min"),
        ("created_at_from=yesterday", "created_at_from"),
    ] {
        let reply = officer.get(&format!("/v1/lms/payouts/?{query}"));
        assert_eq!(reply.status, 400, "{query}");
        assert_eq!(crate::testing::keys(&reply.text), [field], "{query}");
    }
    let beyond = list(&officer, "page=1000");
    assert!(beyond.results.is_empty() && beyond.count > 0, "a page beyond the last is empty");
    assert_eq!(officer.get("/v1/lms/payouts/none/").status, 404);
    assert_eq!(officer.get("/v1/lms/payouts/00000000-0000-4000-8000-000000000000/").status, 404);
}
