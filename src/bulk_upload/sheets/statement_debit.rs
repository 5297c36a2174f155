//! A debit of the bank's statement: it pays the payout that it names, or waits in Reconcile.

use super::statement::StatementLine;
use crate::api;
use crate::bulk_upload::row_match::Item;
use crate::components::feedback::undocumented::answers;
use crate::components::forms::submit::Similar;
use lms::bank_lines::CreateBankLine;
use lms::page::PageRequest;
use lms::payout_actions::{ManualPayment, ProcessPayout};
use lms::payouts::{GetPayout, ListPayouts, Payout, PayoutFilter, PayoutStatus};
use lms::reconciliation::{BankLine, ListUnmatchedPayouts, UnmatchedFilter};
use lms::{ApiError, Money, can};
use uuid::Uuid;

/// The reference of a payout in a narration: `PAY0NEW1`.
fn payout_reference(narration: &str) -> Option<&str> {
    let mut words = narration.split(|letter: char| !letter.is_ascii_alphanumeric());
    words.find(|word| word.len() == 8 && word.starts_with("PAY"))
}

/// Processes the payout that a debit paid, or adds the debit to those that wait to be matched. The error says why neither
/// was done.
pub(super) async fn enter_debit(line: &StatementLine) -> Result<Uuid, String> {
    let (Some(amount), Some(utr)) = (line.debit, line.utr.clone()) else {
        return Err("Enter the UTR: a debit is known by it.".to_owned());
    };
    let search = payout_reference(&line.narration).unwrap_or(&utr).to_owned();
    let filter = PayoutFilter { search, amount_min: Some(amount), amount_max: Some(amount), ..PayoutFilter::default() };
    let list = ListPayouts { filter, ordering: String::new(), page: PageRequest::default() };
    let page = api::send(list).await.map_err(|error| format!("Not sent: {error}"))?;
    let Some(payout) = page.results.into_iter().find(|payout| payout.amount == amount) else {
        return add_debit(line, amount, utr).await;
    };
    let id = payout.id;
    let is_paid = |payout: &Payout| payout.status == PayoutStatus::Processed && payout.utr.as_ref() == Some(&utr);
    if is_paid(&payout) {
        return Ok(id.0);
    }
    if can::mark_payout_paid(&payout.status).is_err() {
        // Paid with another UTR, or not to be paid: Reconcile shows the debit as what it may be.
        return add_debit(line, amount, utr).await;
    }
    let by_hand = ManualPayment { utr: utr.clone(), bank_date: line.bank_date, debit_bank: line.debit_bank.clone() };
    match api::send(ProcessPayout { id, manual: Some(by_hand) }).await {
        Ok(_) => Ok(id.0),
        Err(ApiError::OutcomeUnknown { .. }) => match api::send(GetPayout { id }).await {
            Ok(payout) if is_paid(&payout) => Ok(id.0),
            _ => Err(format!("The answer was lost. Look at {} before you send this line again.", payout.ref_id)),
        },
        Err(error) => Err(error.to_string()),
    }
}

/// Adds a debit that pays no payout. One with this UTR that is there already is not added again.
async fn add_debit(line: &StatementLine, amount: Money, utr: String) -> Result<Uuid, String> {
    if !answers::<CreateBankLine>() {
        return Err("No payout has its reference or UTR and its amount: look for it in Reconcile.".to_owned());
    }
    if let Some(debit) = find_unmatched(&utr, amount).await.map_err(|error| format!("Not sent: {error}"))? {
        return Ok(debit.id.0);
    }
    let narration = if line.narration.is_empty() { "Debit".to_owned() } else { line.narration.clone() };
    let (bank_date, debit_bank) = (line.bank_date, line.debit_bank.clone());
    match api::send(CreateBankLine { bank_date, amount, utr: utr.clone(), narration, debit_bank }).await {
        Ok(debit) => Ok(debit.id.0),
        Err(error @ ApiError::OutcomeUnknown { .. }) => match find_unmatched(&utr, amount).await {
            Ok(Some(debit)) => Ok(debit.id.0),
            _ => Err(format!("{error} Look for the debit in Reconcile before you send this line again.")),
        },
        Err(error) => Err(error.to_string()),
    }
}

/// The payout with this UTR and amount, or the unmatched debit.
pub(super) async fn find_debit(utr: &str, amount: Money) -> Result<Option<Item>, ApiError> {
    let filter = PayoutFilter { search: utr.to_owned(), ..PayoutFilter::default() };
    let list = ListPayouts { filter, ordering: String::new(), page: PageRequest::default() };
    let is_paid = |payout: &Payout| payout.utr.as_deref() == Some(utr) && payout.amount == amount;
    if let Some(paid) = api::send(list).await?.results.into_iter().find(is_paid) {
        return Ok(Some(Item::of(&paid)));
    }
    Ok(find_unmatched(utr, amount).await?.map(|debit| {
        let key = debit.id.to_string();
        let shown = Similar { key, reference: utr.to_owned(), href: None, created_at: None, officer: None };
        Item { id: debit.id.0, shown }
    }))
}

/// One with this UTR and another amount is another debit; the server refuses the second.
async fn find_unmatched(utr: &str, amount: Money) -> Result<Option<BankLine>, ApiError> {
    let filter = UnmatchedFilter { search: utr.to_owned(), ..UnmatchedFilter::default() };
    let debits = api::send(ListUnmatchedPayouts(filter)).await?.results;
    Ok(debits.into_iter().find(|debit| debit.utr.as_deref() == Some(utr) && debit.amount == amount))
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn reads_the_payout_reference_from_a_narration() {
        assert_eq!(payout_reference("NEFT DR PAY0NEW1 HARPREET KAUR"), Some("PAY0NEW1"));
        assert_eq!(payout_reference("PAYMENT TO VENDOR"), None);
    }
}
