//! Loans: list (assumed), details (undocumented), summary (assumed), adjustments (page 10694079).

mod cashback;
mod emi_amount;
mod excess;
mod restructure;
#[cfg(test)]
mod tests;

use crate::Sandbox;
use crate::auth::Officer;
use crate::body::Body;
use crate::error::{ApiError, ApiResult};
use crate::params::Params;
use crate::routes::records::adjustment;
use crate::store::list::{Filter, Order, like_pattern};
use crate::store::{accounts, loans, records};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use bytes::Bytes;
use lms::loans::{AdjustmentType, InitiateAdjustment, Loan, LoanStatus, LoanSummary};
use lms::records::Record;
use lms::{LoanId, Money, Page, Ref};
use rusqlite::Connection;
use rusqlite::types::Value;
use std::sync::Arc;

pub fn routes() -> Router<Arc<Sandbox>> {
    Router::new()
        .route("/v1/lms/loans/", get(list))
        .route("/v1/lms/loans/excess_balance/", get(excess::list))
        .route("/v1/lms/loans/export_cashback/", get(cashback::export))
        .route("/v1/lms/loans/{id}/", get(retrieve))
        .route("/v1/lms/loans/{id}/summary/", get(summary))
        .route("/v1/lms/loans/{id}/emi_amount/", get(emi_amount::emi_amount))
        .route("/v1/lms/loans/{id}/adjustments/", post(adjust))
        .route("/v1/lms/loans/{id}/restructure/", post(restructure::restructure))
}

const ORDERS: &[(&str, &str)] = &[
    ("created_at", "l.created_at"),
    ("ref_id", "l.ref_id"),
    ("borrower_name", "a.borrower_name"),
    ("program_name", "p.name"),
    ("status", "l.status"),
    ("sanctioned_amount", "l.sanctioned"),
    ("disbursed_amount", "l.disbursed"),
    ("outstanding_amount", "l.outstanding"),
    ("overdue_amount", "l.overdue"),
    ("dpd", "l.dpd"),
    ("disbursement_date", "l.disbursed_on"),
    ("next_due_date", "l.next_due_on"),
    ("next_due_amount", "l.next_due_amount"),
];

pub(super) fn parse_id(text: &str) -> ApiResult<LoanId> {
    text.parse().map_err(|_| ApiError::NotFound("There is no such loan."))
}

fn expand(connection: &Connection, loan: &mut Loan) -> ApiResult<()> {
    let account = accounts::get(connection, loan.account.id())?;
    loan.account = Ref::embedding(account.id, &account)?;
    Ok(())
}

async fn list(State(sandbox): State<Arc<Sandbox>>, _: Officer, mut params: Params) -> ApiResult<Json<Page<Loan>>> {
    let page = params.page();
    let order = params.order(ORDERS, Order { column: "l.created_at", descending: true });
    let mut filter = Filter::default();
    filter.one_of("l.status", &params.choices("status", LoanStatus::KNOWN.iter().map(LoanStatus::as_str)));
    for (name, column) in [("account", "a.id"), ("program", "p.id")] {
        if let Some(id) = params.id(name) {
            filter.and_where(format!("{column} = ?"), [Value::from(id.as_bytes().to_vec())]);
        }
    }
    let (least, most) = (params.integer("dpd_min"), params.integer("dpd_max"));
    filter.between("l.dpd", least, most);
    let (least, most) = (params.money("amount_min"), params.money("amount_max"));
    filter.between("l.sanctioned", least.map(Money::paise), most.map(Money::paise));
    let (from, to) = (params.instant("created_at_from"), params.instant("created_at_to"));
    filter.between("l.created_at", from.map(|at| at.ticks()), to.map(|at| at.ticks()));
    for (name, column) in [("disbursement_date", "l.disbursed_on"), ("next_due_date", "l.next_due_on")] {
        let (from, to) = (params.instant(&format!("{name}_from")), params.instant(&format!("{name}_to")));
        filter.between(column, from.map(|at| at.day().number()), to.map(|at| at.day().number()));
    }
    if let Some(text) = params.text("search") {
        let pattern = like_pattern(text);
        filter
            .and_where("a.borrower_name LIKE ? ESCAPE '\\' OR l.ref_id LIKE ? ESCAPE '\\'", [pattern.clone(), pattern]);
    }
    let with_account = params.expands("account");
    params.check()?;
    let job = move |connection: &Connection| {
        let mut page = loans::page(connection, &filter, order, page)?;
        if with_account {
            page.results.iter_mut().try_for_each(|loan| expand(connection, loan))?;
        }
        Ok(page)
    };
    sandbox.store.read(job).await.map(Json)
}

async fn retrieve(
    State(sandbox): State<Arc<Sandbox>>,
    _: Officer,
    Path(loan): Path<String>,
    params: Params,
) -> ApiResult<Json<Loan>> {
    let (id, with_account) = (parse_id(&loan)?, params.expands("account"));
    let job = move |connection: &Connection| {
        let mut loan = loans::get(connection, id)?;
        if with_account {
            expand(connection, &mut loan)?;
        }
        Ok(loan)
    };
    sandbox.store.read(job).await.map(Json)
}

async fn summary(
    State(sandbox): State<Arc<Sandbox>>,
    _: Officer,
    Path(loan): Path<String>,
) -> ApiResult<Json<LoanSummary>> {
    let (id, today) = (parse_id(&loan)?, sandbox.clock.today());
    let job = move |connection: &_| {
        let keys = loans::keys(connection, id)?;
        let adjustable = |r#type| records::adjustable(connection, (keys.account, keys.loan), &r#type, today).map(Some);
        Ok(LoanSummary {
            adjustable_cashback: adjustable(AdjustmentType::Cashback)?,
            adjustable_holdback: adjustable(AdjustmentType::Holdback)?,
            ..loans::summary(connection, id, today)?
        })
    };
    sandbox.store.read(job).await.map(Json)
}

async fn adjust(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    Path(loan): Path<String>,
    bytes: Bytes,
) -> ApiResult<(StatusCode, Json<Record>)> {
    let id = parse_id(&loan)?;
    let mut body = Body::parse(&bytes)?;
    let (amount, r#type) = adjustment(&mut body);
    body.check()?;
    let (Some(amount), Some(r#type)) = (amount, r#type) else {
        return Err(ApiError::BadRequest("Say how much, and of which type."));
    };
    let now = sandbox.clock.now();
    let adjustment = InitiateAdjustment { id, amount, r#type };
    let record =
        sandbox.store.write(move |connection| records::adjust(connection, &adjustment, &officer.name, now)).await?;
    Ok((StatusCode::CREATED, Json(record)))
}
