//! What is known of a record, and notes on records that are unmatched or reverted.

use super::labels::{account_names, loan_names, mode_label};
use crate::components::detail_page::Fact;
use crate::components::feedback::note::Note;
use crate::components::feedback::severity::Severity;
use crate::components::lists::list_state::ListState;
use crate::components::widgets::copy::Copy;
use crate::links::{Link, LoanTab};
use crate::venus::reconcile;
use leptos::prelude::*;
use lms::Ref;
use lms::bidi::isolate;
use lms::records::{Record, SettlementOrder};

pub(super) fn record_facts(record: &Record) -> Vec<Fact> {
    let account = record.account.as_ref().map(|account| {
        let names = account_names(record).filter(|(_, borrower)| !borrower.is_empty());
        let name = names.map_or_else(|| "The account".to_owned(), |(_, borrower)| borrower);
        Fact::link("Borrower", name, &Link::account(Ref::id(account)))
    });
    let loan = record.loan.as_ref().map(|loan| {
        let reference = loan_names(record).map_or_else(|| "The loan".to_owned(), |(reference, _)| reference);
        Fact::link("Loan", reference, &Link::Loan { id: Ref::id(loan), tab: LoanTab::Payments })
    });
    let order = record.settlement_order.as_deref().map(|order| SettlementOrder::from(order).label().to_owned());
    let utr = record.utr.clone().map(|utr| view! { <Copy text=utr what="UTR" /> });
    let facts = [
        Fact::text("Received", record.received_amount),
        Fact::optional("TDS", Some(record.tds_amount).filter(|tds| tds.is_positive())),
        Fact::text("Type", record.r#type.label()),
        Fact::optional("Mode", record.payment_mode.as_deref().map(mode_label)),
        Fact::optional("Bank day", record.bank_date),
        Fact::view("UTR", utr),
        Fact::optional("Settlement order", order),
        Fact::optional("Component order", record.component_order.as_ref().map(|order| order.replace(',', ", "))),
        Fact::text("In the ledger", record.sent_to_gl.map_or("—", |sent| if sent { "Yes" } else { "Not yet" })),
        Fact::optional(
            "Back-dated",
            (record.back_date_found == Some(true)).then_some("It counts for a day that was closed already."),
        ),
        Fact::optional("Remark", record.remark.clone()),
    ];
    account.into_iter().chain(loan).chain(facts).collect()
}

/// Shown until it is known whose money it is.
pub(super) fn unmatched_note(record: &Record) -> impl IntoView + use<> {
    let list_state = ListState::of(&reconcile::FIELDS).with("search", record.utr.clone().unwrap_or_default());
    let href = Link::Reconcile { out: false, list: list_state.into() }.href();
    view! {
        <Note severity=Severity::Wait title="Nobody's yet">
            <p>
                "It is not known whose money this is. It can be applied once it is matched with an account or a loan: "
                <a href=href>"look for it in Reconcile"</a> "."
            </p>
        </Note>
    }
}

pub(super) fn reverted_note(record: &Record) -> Option<AnyView> {
    let title = format!("Taken back on {}", record.revert_date?.day());
    let why = record.remark.as_ref().map(|why| format!(" {}", isolate(why))).unwrap_or_default();
    let note = view! { <Note severity=Severity::Bad title>{format!("What it paid is owed again.{why}")}</Note> };
    Some(note.into_any())
}
