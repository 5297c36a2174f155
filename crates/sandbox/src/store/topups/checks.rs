//! Checks before a top-up becomes a loan.

use super::super::lending;
use crate::books::incentives;
use crate::error::{ApiError, ApiResult};
use crate::store::{accounts, loan_data};
use lms::loan_data::LoanTerms;
use lms::topups::{Topup, TopupCheck, TopupStatus};
use lms::{Money, can};
use rusqlite::{Connection, params};

/// Runs all checks of a top-up.
pub(super) fn run(connection: &Connection, topup: &Topup, account_no: i64) -> ApiResult<Vec<TopupCheck>> {
    let account = accounts::get(connection, topup.account.id())?;
    let active = can::draw_on_account(&account.status);
    // The amount of a scheduled top-up is not available to others, but to itself.
    let own = if topup.status == TopupStatus::Scheduled { topup.amount } else { Money::ZERO };
    let available = [account.available_amount, own].into_iter().sum::<Money>().max(Money::ZERO);
    let over = topup.amount.less(available);
    let agreed = loan_data::of_account(connection, account_no)?;
    let terms = lending::rate_and_emi_count(&agreed);
    let has_bank = topup.credit_bank.is_some() || account.credit_bank.is_some();
    Ok(vec![
        check("account_active", active.is_ok(), "The account is active.", || {
            active.as_ref().err().map(ToString::to_string).unwrap_or_default()
        }),
        check("line_available", !over.is_positive(), &format!("{:#} is available.", available), || {
            format!("{over:#} more than the {:#} available.", available)
        }),
        invoice_covers(topup, &agreed),
        invoice_unique(connection, topup, account_no)?,
        check("terms_complete", terms.is_ok(), "The terms name a rate and a number of EMIs.", || {
            missing_terms_message(terms)
        }),
        check("bank_account", has_bank, "There is an account to pay into.", || {
            "Neither the top-up nor the account has a bank account to pay into.".to_owned()
        }),
    ])
}

/// Returns a message that names the missing terms.
fn missing_terms_message<T>(terms: ApiResult<T>) -> String {
    terms.err().map(ApiError::into_field_errors).into_iter().flatten().flat_map(|(_, words)| words).collect()
}

fn check(name: &str, passed: bool, passed_message: &str, failed_message: impl FnOnce() -> String) -> TopupCheck {
    TopupCheck {
        name: name.to_owned(),
        passed,
        message: if passed { passed_message.to_owned() } else { failed_message() },
    }
}

fn invoice_covers(topup: &Topup, terms: &LoanTerms) -> TopupCheck {
    let Some(invoice) = topup.invoice_amount else {
        return check("invoice_amount", true, "Not for an invoice.", String::new);
    };
    let margin = incentives::margin(terms, invoice);
    let financed = invoice.less(margin);
    check("invoice_amount", topup.amount <= financed, "Within the invoice's amount.", || {
        let over = topup.amount.less(financed);
        if margin.is_zero() {
            format!("{over:#} more than the invoice's {invoice:#}.")
        } else {
            format!("{over:#} more than the invoice's {invoice:#} less the margin of {margin:#}.")
        }
    })
}

fn invoice_unique(connection: &Connection, topup: &Topup, account_no: i64) -> ApiResult<TopupCheck> {
    let Some(number) = &topup.invoice_no else {
        return Ok(check("invoice_unique", true, "Not for an invoice.", String::new));
    };
    let others: Vec<String> = connection
        .prepare_cached(
            "SELECT ref_id FROM topups WHERE account_no = ?1 AND invoice_no = ?2 AND id <> ?3 \
             AND status IN ('scheduled', 'pending') AND NOT EXISTS (SELECT 1 FROM payouts p WHERE p.idx = payout_idx \
             AND p.status = 'cancelled') ORDER BY no LIMIT 1",
        )?
        .query_map(params![account_no, number, topup.id.0], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(check("invoice_unique", others.is_empty(), "No other top-up draws on this invoice.", || {
        format!("{} draws on this invoice already.", others.join(", "))
    }))
}
