//! What becomes of a payout. Every step is one `UPDATE` that names the state it starts from: of two at once, one wins.

use super::{Expand, one};
use crate::error::{Answer, Refusal};
use crate::store::events::{self, By, Event};
use crate::store::{banks, loans, refunds, rps};
use lms::bank::CreditBankChoice;
use lms::payout_actions::{ManualPayment, PayoutCallback};
use lms::payouts::{Payout, PayoutMethod, PayoutStatus, PayoutTo, PayoutType};
use lms::{Day, Instant, Money, PayoutId, can};
use rusqlite::{Connection, OptionalExtension, ToSql, params};
use serde_json::json;
use uuid::Uuid;

/// How long the simulated bank takes.
const BANK_TAKES_S: i64 = 20;
/// From this amount on a bank pays by RTGS.
const RTGS_FROM: i64 = 200_000;

/// Pays a pending payout: by hand, or, with `None`, by handing it to the bank.
pub fn process(connection: &Connection, id: PayoutId, by_hand: Option<&ManualPayment>, by: &By) -> Answer<Payout> {
    let payout = one(connection, id, Expand::default())?;
    can::process_payout(&payout.status)?;
    match by_hand {
        Some(paid) => {
            if paid.bank_date > by.at.day() {
                return Err(Refusal::field("bank_date", "The bank's day can't be in the future."));
            }
            found_paid(connection, &payout, paid, by.at)?;
        }
        None => {
            let method = match payout.method {
                PayoutMethod::Manual if payout.amount >= Money::from_rupees(RTGS_FROM) => PayoutMethod::Rtgs,
                PayoutMethod::Manual => PayoutMethod::Neft,
                ref chosen => chosen.clone(),
            };
            step(
                connection,
                &payout,
                "status = 'processing', method = ?, payout_service_id = ?, answer_at = ?",
                params![
                    method.as_str(),
                    format!("BNK{}", Uuid::new_v4().simple()),
                    by.at.add_seconds(BANK_TAKES_S).ticks()
                ],
                by.at,
            )?;
        }
    }
    note(connection, &payout, "payout_processed", json!({ "by_hand": by_hand.is_some() }), by)?;
    one(connection, id, Expand::default())
}

/// Makes a failed payout pending again. Why it failed goes to the log.
pub fn retry(connection: &Connection, id: PayoutId, by: &By) -> Answer<Payout> {
    let payout = one(connection, id, Expand::default())?;
    can::retry_payout(&payout.status)?;
    refuse_beyond_sanction(connection, &payout)?;
    step(
        connection,
        &payout,
        "status = 'pending', failed_remark = NULL, payout_service_id = NULL, answer_at = NULL, utr = NULL, bank_on = NULL, \
         counts_on = NULL, is_downloaded = 0",
        &[],
        by.at,
    )?;
    note(connection, &payout, "payout_retried", json!({ "failed_remark": payout.failed_remark }), by)?;
    one(connection, id, Expand::default())
}

/// What failed is not drawn any more: others may have been asked for in its place, or the loan may have ended.
pub fn refuse_beyond_sanction(connection: &Connection, payout: &Payout) -> Answer<()> {
    let (PayoutType::Disbursement, Some(loan)) = (&payout.r#type, &payout.loan) else { return Ok(()) };
    let loan = loans::one(connection, loan.id())?;
    can::change_schedule(&loan)?;
    let undisbursed = loans::undisbursed(connection, &loan, loans::numbers(connection, loan.id)?.loan)?;
    Ok(can::retry_tranche(payout.amount, undisbursed)?)
}

/// Corrects the account that a payout goes to.
pub fn change(connection: &Connection, id: PayoutId, to: &CreditBankChoice, by: &By) -> Answer<Payout> {
    let payout = one(connection, id, Expand::default())?;
    can::change_payout(&payout.status)?;
    let bank = banks::chosen(connection, to, by.at)?;
    step(connection, &payout, "bank_no = ?", params![bank], by.at)?;
    let before = payout.credit_bank.as_ref().map(|bank| bank.id);
    note(connection, &payout, "payout_changed", json!({ "credit_bank": before }), by)?;
    one(connection, id, Expand::default())
}

/// Sets how a payout that was just asked for is paid, and to whom.
pub fn set_way(
    connection: &Connection,
    payout: &Payout,
    method: &PayoutMethod,
    to: Option<&PayoutTo>,
    bank_no: Option<i64>,
) -> Answer<Payout> {
    let to = to.unwrap_or(&payout.payout_to).as_str();
    let set = "method = ?, payout_to = ?, bank_no = coalesce(?, bank_no)";
    step(connection, payout, set, params![method.as_str(), to, bank_no], payout.updated_at)?;
    one(connection, payout.id, Expand::default())
}

/// Marks a payout as paid that the bank's statement shows, whether it was asked to pay it or not.
pub fn found_paid(connection: &Connection, payout: &Payout, paid: &ManualPayment, now: Instant) -> Answer<()> {
    refuse_known_utr(connection, &paid.utr)?;
    let day = paid.bank_date.number();
    let set =
        "status = 'processed', processed_at = ?, bank_on = ?, counts_on = ?, utr = ?, debit_bank = ?, answer_at = NULL";
    step(connection, payout, set, params![now.ticks(), day, day, paid.utr, paid.debit_bank], now)?;
    money_left(connection, payout, now)
}

/// Makes a payout pending again that was thought to be paid.
pub fn found_unpaid(connection: &Connection, payout: &Payout, now: Instant) -> Answer<()> {
    let set = "status = 'pending', processed_at = NULL, bank_on = NULL, counts_on = NULL, utr = NULL, debit_bank = NULL, \
         payout_service_id = NULL";
    step(connection, payout, set, &[], now)
}

/// Withdraws a payout before any money of it left.
pub fn cancel(connection: &Connection, id: PayoutId, remark: &str, by: &By) -> Answer<Payout> {
    let payout = one(connection, id, Expand::default())?;
    can::change_payout(&payout.status)?;
    step(connection, &payout, "status = 'cancelled', failed_remark = ?", params![remark], by.at)?;
    refunds::give_back(connection, payout.index, by.at)?;
    note(connection, &payout, "payout_cancelled", json!({ "remark": remark }), by)?;
    one(connection, id, Expand::default())
}

/// Takes what the bank says of a payout. The same said again changes nothing.
pub fn hear(connection: &Connection, said: &PayoutCallback, now: Instant) -> Answer<()> {
    let id: Option<Uuid> = connection
        .prepare_cached("SELECT id FROM payouts WHERE payout_service_id = ?")?
        .query_row([&said.payout_service_id], |row| row.get(0))
        .optional()?;
    let id = id.ok_or(Refusal::NotFound("No payout has this bank reference."))?;
    let payout = one(connection, PayoutId(id), Expand::default())?;
    let is_known = payout.status == said.status
        && match said.status {
            PayoutStatus::Processed => payout.utr == said.utr,
            _ => true,
        };
    if is_known {
        return Ok(());
    }
    can::update_payout_status(&payout.status)?;
    match (&said.status, &said.utr) {
        (PayoutStatus::Processed, Some(utr)) => {
            refuse_known_utr(connection, utr)?;
            let today = now.day().number();
            let set = "status = 'processed', processed_at = ?, bank_on = ?, counts_on = ?, utr = ?, answer_at = NULL";
            step(connection, &payout, set, params![now.ticks(), today, today, utr], now)?;
            money_left(connection, &payout, now)
        }
        (PayoutStatus::Failed, _) => {
            let set = "status = 'failed', failed_remark = ?, answer_at = NULL";
            step(connection, &payout, set, params![said.failed_remark], now)
        }
        _ => Err(Refusal::field("utr", "This field is required.")),
    }
}

/// Notes that the payouts with these indexes are in a file for the bank.
pub fn mark_exported(connection: &Connection, indexes: &[i64], now: Instant) -> Answer<()> {
    let mut mark = connection
        .prepare_cached("UPDATE payouts SET is_downloaded = 1, updated_at = ? WHERE idx = ? AND is_downloaded = 0")?;
    indexes.iter().try_for_each(|index| mark.execute([now.ticks(), *index]).map(drop)).map_err(Into::into)
}

/// What the simulated bank has to say by now. It sends back amounts that end in 13 paise, and pays all others.
pub fn answers_due(connection: &Connection, now: Instant) -> Answer<Vec<PayoutCallback>> {
    let mut due = connection.prepare_cached(
        "SELECT payout_service_id, idx, amount FROM payouts WHERE answer_at <= ? AND status = 'processing' \
         AND payout_service_id IS NOT NULL ORDER BY answer_at",
    )?;
    let day = now.day();
    let answers = due.query_map([now.ticks()], |row| {
        let (idx, amount): (i64, i64) = (row.get(1)?, row.get(2)?);
        let fails = amount % 100 == 13;
        Ok(PayoutCallback {
            payout_service_id: row.get(0)?,
            status: if fails { PayoutStatus::Failed } else { PayoutStatus::Processed },
            utr: (!fails).then(|| utr(day, idx)),
            failed_remark: fails.then(|| "Account closed".to_owned()),
        })
    })?;
    Ok(answers.collect::<rusqlite::Result<_>>()?)
}

/// As a bank makes one: its code, the day, a running number.
fn utr(day: Day, idx: i64) -> String {
    format!("SNDB{}{idx:010}", day.number())
}

/// Sets columns of a payout that is still where it was found.
fn step(connection: &Connection, payout: &Payout, set: &str, values: &[&dyn ToSql], now: Instant) -> Answer<()> {
    let sql = format!("UPDATE payouts SET {set}, updated_at = ? WHERE idx = ? AND status = ?");
    let (ticks, status) = (now.ticks(), payout.status.as_str());
    let keys: [&dyn ToSql; 3] = [&ticks, &payout.index, &status];
    let values: Vec<&dyn ToSql> = values.iter().copied().chain(keys).collect();
    let changed = connection.prepare_cached(&sql)?.execute(values.as_slice())?;
    if changed == 1 { Ok(()) } else { Err(Refusal::broken("a payout changed within its own transaction")) }
}

/// Money is out of the house: a tranche begins to be owed.
fn money_left(connection: &Connection, payout: &Payout, now: Instant) -> Answer<()> {
    match (&payout.r#type, &payout.loan) {
        (PayoutType::Disbursement, Some(loan)) => {
            let numbers = loans::numbers(connection, loan.id())?;
            rps::rebuild(connection, numbers.loan, now).map(drop)
        }
        _ => Ok(()),
    }
}

/// One transfer pays one payout: a UTR that another one has is a mistake of whoever typed it, or of the bank.
fn refuse_known_utr(connection: &Connection, utr: &str) -> Answer<()> {
    let other: Option<String> = connection
        .prepare_cached("SELECT ref_id FROM payouts WHERE utr = ?")?
        .query_row([utr], |row| row.get(0))
        .optional()?;
    match other {
        None => Ok(()),
        Some(other) => Err(Refusal::Conflict { detail: format!("{other} was paid with this UTR."), code: "utr_used" }),
    }
}

fn note(
    connection: &Connection,
    payout: &Payout,
    what: &'static str,
    detail: serde_json::Value,
    by: &By,
) -> Answer<()> {
    let number = |table: &str, id: Option<Uuid>| -> Answer<Option<i64>> {
        let sql = format!("SELECT no FROM {table} WHERE id = ?");
        Ok(connection.prepare_cached(&sql)?.query_row([id], |row| row.get(0)).optional()?)
    };
    let mut detail = detail;
    detail["payout"] = json!(payout.ref_id);
    let account = number("accounts", Some(payout.account.id().0))?;
    let loan = number("loans", payout.loan.as_ref().map(|loan| loan.id().0))?;
    events::note(connection, &Event { at: by.at, by: &by.name, what, account, loan, detail })
}
