//! Whom payouts pay: how many accounts, and the ones that get most.

use super::selected_payout::{Beneficiary, NO_ACCOUNT, SelectedPayout};
use lms::Money;
use lms::money::group_indian;

/// Accounts that are named; the rest is counted.
const NAMED: usize = 3;

/// "3 payouts, ₹51,003.00, to Meera Textiles •••• 3123".
pub(super) fn payouts_summary<'a>(payouts: impl Iterator<Item = &'a SelectedPayout> + Clone) -> String {
    let (count, amount) = (payouts.clone().count(), payouts.clone().map(|payout| payout.amount).sum::<Money>());
    let noun = if count == 1 { "payout" } else { "payouts" };
    format!("{} {noun}, {amount}, {}", group_indian(&count.to_string()), beneficiaries(payouts))
}

/// "to Meera Textiles •••• 3123" or "to 43 beneficiaries: Meera Textiles •••• 3123, …", the largest amounts first.
pub(super) fn beneficiaries<'a>(payouts: impl Iterator<Item = &'a SelectedPayout>) -> String {
    let mut totals: Vec<(Option<&Beneficiary>, Money)> = Vec::new();
    for payout in payouts {
        let beneficiary = payout.beneficiary.as_ref();
        match totals.iter_mut().find(|(known, _)| *known == beneficiary) {
            Some((_, total)) => *total = [*total, payout.amount].into_iter().sum(),
            None => totals.push((beneficiary, payout.amount)),
        }
    }
    let count = totals.len();
    let mut names = Vec::new();
    while names.len() < NAMED
        && let Some((at, _)) = totals.iter().enumerate().rev().max_by_key(|(_, (_, total))| *total)
    {
        let (beneficiary, _) = totals.remove(at);
        names.push(beneficiary.map_or_else(|| NO_ACCOUNT.to_owned(), Beneficiary::label));
    }
    let names = names.join(", ");
    match (count, totals.len()) {
        (0, _) => "to no beneficiary".to_owned(),
        (1, _) => format!("to {names}"),
        (_, 0) => format!("to {count} beneficiaries: {names}"),
        (_, more) => format!("to {} beneficiaries: {names} and {more} more", group_indian(&count.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::super::selected_payout::tests::payout;
    use super::*;
    use lms::bank::BankAccount;
    use lms::payouts::Payout;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn to(account: &str, rupees: i64) -> SelectedPayout {
        let bank = payout().credit_bank.unwrap();
        let bank = BankAccount { account_no: account.to_owned(), account_holder_name: format!("H{account}"), ..bank };
        SelectedPayout::of(&Payout { amount: Money::from_rupees(rupees), credit_bank: Some(bank), ..payout() })
    }

    #[test]
    fn names_the_beneficiaries_of_most_money() {
        let mut payouts = vec![to("100001", 10), to("100001", 5)];
        assert_eq!(payouts_summary(payouts.iter()), "2 payouts, ₹15.00, to H100001 •••• 0001");
        payouts.push(to("100002", 20));
        assert_eq!(
            payouts_summary(payouts.iter()),
            "3 payouts, ₹35.00, to 2 beneficiaries: H100002 •••• 0002, H100001 •••• 0001"
        );
        payouts.extend([to("100003", 1), to("100004", 2)]);
        assert_eq!(
            beneficiaries(payouts.iter()),
            "to 4 beneficiaries: H100002 •••• 0002, H100001 •••• 0001, H100004 •••• 0004 and 1 more"
        );
    }

    #[test]
    fn names_a_missing_account() {
        let none = SelectedPayout::of(&Payout { credit_bank: None, ..payout() });
        assert_eq!(beneficiaries([none].iter()), "to no beneficiary account");
        assert_eq!(beneficiaries([].iter()), "to no beneficiary");
    }
}
