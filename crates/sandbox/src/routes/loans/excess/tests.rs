use crate::testing::{Server, config};
use crate::{Config, SeedPlan};
use lms::excess::ExcessBalance;
use lms::{Money, Page};

const PATH: &str = "/v1/lms/loans/excess_balance/";

#[test]
fn lists_the_overpaid_scenario_with_its_record() {
    let server = Server::start();
    let officer = server.officer();
    let found: Page<ExcessBalance> = officer.list(&format!("{PATH}?search=LN0EXCE5"));
    assert_eq!(found.count, 1);
    let excess = &found.results[0];
    assert_eq!((excess.loan.id(), excess.excess_amount), (officer.loan("LN0EXCE5"), Money::from_rupees(5_000)));
    assert_eq!(excess.records.len(), 1);
    assert_eq!(excess.records[0].remaining_amount, Money::from_rupees(5_000));
    assert!(excess.records[0].bank_date.is_some());
}

#[test]
fn orders_and_filters_excess_balances() {
    let server = Server::with(Config { plan: SeedPlan { loans: 300, ..config().plan }, ..config() });
    server
        .with_database(|connection| {
            connection.execute(
                "UPDATE records SET remaining = min(idx * 100, received) WHERE status = 'processed' AND idx % 97 = 0",
                [],
            )
        })
        .unwrap();
    let officer = server.officer();
    let all: Page<ExcessBalance> = officer.list(&format!("{PATH}?page_size=500"));
    assert!(all.count > 5, "{}", all.count);
    assert!(all.results.is_sorted_by(|one, next| one.excess_amount >= next.excess_amount));
    for balance in &all.results {
        let sum: Money = balance.records.iter().map(|record| record.remaining_amount).sum();
        assert_eq!(sum, balance.excess_amount);
    }
    let middle = all.results[all.results.len() / 2].excess_amount;
    let few: Page<ExcessBalance> = officer.list(&format!("{PATH}?amount_min={}&page_size=500", middle.plain()));
    assert!(few.results.iter().all(|balance| balance.excess_amount >= middle));
    assert_eq!(few.count, all.results.iter().filter(|balance| balance.excess_amount >= middle).count() as u64);
    let account = all.results[1].account.id();
    let own: Page<ExcessBalance> = officer.list(&format!("{PATH}?account={account}"));
    assert!(own.count >= 1 && own.results.iter().all(|balance| balance.account.id() == account));
    assert_eq!(officer.get(&format!("{PATH}?ordering=colour")).status, 400);
}
