use crate::testing::{Officer, Server};
use lms::account_summary::{AccountLimits, AccountSummary};
use lms::accounts::Account;
use lms::loans::{Loan, LoanStatus, LoanSummary};
use lms::{AccountId, Money, Page};

fn account(officer: &Officer<'_>, search: &str) -> AccountId {
    let found: Page<Account> = officer.list(&format!("/v1/lms/accounts/?search={search}"));
    assert_eq!(found.count, 1, "{search}");
    found.results[0].id
}

#[test]
fn account_summary_of_one_loan_equals_the_loan_summary() {
    let server = Server::start();
    let officer = server.officer();
    let id = account(&officer, "AC0QX7T2");
    let summary: AccountSummary = officer.get(&format!("/v1/lms/accounts/{id}/summary/")).read();
    let loan: Loan = officer.get(&format!("/v1/lms/loans/{}/", officer.loan("LN0QX7T2"))).read();
    let of_loan: LoanSummary = officer.get(&format!("/v1/lms/loans/{}/summary/", loan.id)).read();
    assert_eq!(
        (summary.loan_count, summary.active_loan_count, summary.overdue_loan_count),
        (Some(1), Some(1), Some(1))
    );
    assert_eq!((summary.outstanding, summary.overdue), (of_loan.outstanding, of_loan.overdue));
    assert_eq!((summary.dpd, summary.peak_dpd), (Some(7), Some(7)));
    assert_eq!(summary.oldest_due_date, of_loan.oldest_due_date);
    assert_eq!((summary.next_due_date, summary.next_due_amount), (of_loan.next_due_date, of_loan.next_due_amount));
    assert_eq!(summary.loans[0].outstanding_amount, loan.outstanding_amount);
    assert_eq!(summary.available_amount, summary.approved_amount.less(summary.used_amount));
}

#[test]
fn totals_several_loans_and_lists_running_ones_first() {
    let server = Server::start();
    let officer = server.officer();
    let id = account(&officer, "AC0D31P0");
    // Move two more loans to the account: a closed one and the one with excess money.
    server.with_database(|connection| {
        connection
            .execute(
                "UPDATE loans SET account_no = (SELECT no FROM accounts WHERE ref_id = 'AC0D31P0') \
                 WHERE ref_id IN ('LN0C105D', 'LN0EXCE5')",
                [],
            )
            .unwrap();
        connection
            .execute(
                "UPDATE records SET account_no = (SELECT account_no FROM loans WHERE no = loan_no) WHERE loan_no IS NOT NULL",
                [],
            )
            .unwrap();
    });
    let summary: AccountSummary = officer.get(&format!("/v1/lms/accounts/{id}/summary/")).read();
    assert_eq!(
        (summary.loan_count, summary.active_loan_count, summary.overdue_loan_count),
        (Some(3), Some(2), Some(1))
    );
    assert_eq!(summary.loans[2].status, LoanStatus::Closed, "{:?}", summary.loans);
    let outstanding: Money = summary.loans.iter().map(|loan| loan.outstanding_amount).sum();
    assert_eq!(summary.outstanding.total, outstanding);
    assert_eq!(summary.unapplied_amount, Money::from_rupees(5_000));
    assert_eq!(summary.dpd, Some(31));
}

#[test]
fn refreshes_limits_by_type() {
    let server = Server::start();
    let officer = server.officer();
    let id = account(&officer, "AC0QX7T2");
    let right: Account = officer.get(&format!("/v1/lms/accounts/{id}/")).read();
    server.with_database(|connection| {
        connection.execute("UPDATE loans SET principal_left = 1 WHERE ref_id = 'LN0QX7T2'", []).unwrap()
    });
    let limits: AccountLimits = officer.get(&format!("/v1/lms/accounts/{id}/refresh_limit/")).read();
    assert_eq!((limits.used_amount, limits.available_amount), (right.used_amount, right.available_amount));
    assert_eq!(limits.lines.len(), 1);
    assert_eq!(limits.lines[0].used_amount, right.used_amount);
    let stored: Account = officer.get(&format!("/v1/lms/accounts/{id}/")).read();
    assert_eq!(stored.used_amount, right.used_amount);
    assert_eq!(stored.updated_at, limits.refreshed_at);
    let nobody = "/v1/lms/accounts/00000000-0000-4000-8000-000000000000";
    assert_eq!(officer.get(&format!("{nobody}/refresh_limit/")).status, 404);
    assert_eq!(officer.get(&format!("{nobody}/summary/")).status, 404);
}
